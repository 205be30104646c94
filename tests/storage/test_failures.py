"""What breaks around the program, and what is left of it: every sale once, the journal whole, the next number next.

Every test ends with the condition repaired: the program starts, ``verify`` finds nothing, and the next sale has the
number after the last one.
"""

from __future__ import annotations

import itertools
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import PosError, Rejected
from core.sales.complete import CompleteSale
from core.users.commands import AddUser
from storage.ceremonies import open_shop
from storage.startup import open_store
from storage.verify import verify
from tests.shop import FORM, NOON, Shop, Ticking, given, places
from tests.storage.breaking import as_nobody, fill, needs_fork, needs_mounts, read_only, small_disk

SEEDS = itertools.count(900)


@pytest.fixture(scope="module")
def counter(born: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed shop with an open shift and one sale, number 1."""
    shop = Shop.copy_of(born, tmp_path_factory.mktemp("counter") / "shop")
    part = shop.part("SOLD", qty=99)
    shop.open_shift()
    shop.sell(part)
    shop.close()
    return shop.folder


def start(folder: Path, now_ms: int = NOON + 60_000) -> Shop:
    return Shop(folder, seed=next(SEEDS), now_ms=now_ms)


@pytest.fixture
def shop(counter: Path, tmp_path: Path) -> Iterator[Shop]:
    shutil.copytree(counter, tmp_path / "shop")
    made = start(tmp_path / "shop")
    yield made
    made.close()


def fill_cart(shop: Shop) -> tuple[CompleteSale, str]:
    """A cart of one part, and the command and its id that will pay it."""
    shop.add(shop.value("SELECT id FROM part"))
    cart, command_id, total = shop.cart()
    return CompleteSale(cart=cart, total_satang=total), command_id


def number(shop: Shop, issued: str) -> str:
    return str(shop.value("SELECT number FROM issue WHERE id = ?", issued))


def everything(shop: Shop) -> dict[str, list[tuple[object, ...]]]:
    local = ("cart", "cart_line", "print_job", "done_command", "pin_lock", "device_state")
    return {**shop.tables(), **{name: sorted(shop.rows(f"SELECT * FROM {name}"), key=repr) for name in local}}


def is_whole(folder: Path, *numbers: str, now_ms: int = NOON + 120_000) -> None:
    """These and no other numbers were given, the journal is whole, and the next sale gets the next number."""
    shop = start(folder, now_ms)
    try:
        assert sorted(r[0] for r in shop.rows("SELECT number FROM issue")) == sorted(numbers)
        assert shop.count("sale") == shop.count("payment") == len(numbers)
        for cart in shop.rows("SELECT id FROM cart WHERE state = 'OPEN'"):
            assert shop.rows("SELECT 1 FROM cart_line WHERE cart = ?", *cart)
        command, command_id = fill_cart(shop)
        last = max(numbers, key=lambda n: (n.split("-")[0] == f"RC00{shop.store.machine.series}", n))
        head, count = last.rsplit("-", 1)
        assert number(shop, shop.do(command, command_id=command_id)) == f"{head}-{int(count) + 1:05d}"
        assert verify(folder / "data", shop.store.tripwire.mark).faults == []
    finally:
        shop.close()


FIRST, SECOND, THIRD = (f"RC00AA-6911-{n:05d}" for n in (1, 2, 3))


# -- a full disk


def test_a_database_that_cannot_grow_refuses_the_sale_and_keeps_the_cart(shop: Shop) -> None:
    """SQLite's own limit of pages: the same failure as a full disk, on every system."""
    writer = shop.store.database.writer
    command, command_id = fill_cart(shop)
    pages = writer.execute("PRAGMA page_count").fetchone()[0]
    writer.execute(f"PRAGMA max_page_count={pages}").fetchall()
    use_up(shop)
    told = refused(shop, command, command_id)
    writer.execute("PRAGMA max_page_count=4294967294").fetchall()
    if told is not None:
        assert number(shop, shop.do(command, command_id=command_id)) == SECOND
    shop.close()
    is_whole(shop.folder, FIRST, SECOND)


def use_up(shop: Shop) -> None:
    """Write until the disk is full, and see that what did not fit left nothing."""
    with pytest.raises(Rejected, match=r"disk\.full"):
        for n in range(3_000):
            shop.do(AddUser(name_th=f"คน {n} " + "ก" * 70, name_en="x" * 80, nickname="", roles={}))
    for _ in range(2):
        before = everything(shop)
        with pytest.raises(Rejected, match=r"disk\.full"):
            shop.do(AddUser(name_th="ก" * 80, name_en="x" * 80, nickname="", roles={}))
        assert everything(shop) == before


def refused(shop: Shop, command: CompleteSale, command_id: str) -> str | None:
    """The key of a refusal that wrote nothing; ``None`` where there was just room enough."""
    before = everything(shop)
    try:
        shop.do(command, command_id=command_id)
    except Rejected as error:
        assert everything(shop) == before
        return error.key
    return None


@needs_mounts
@pytest.mark.parametrize("leave_kib", [0, 4, 16, 64])
def test_a_disk_that_is_full_refuses_the_sale_in_words_and_the_retry_sells_once(
    counter: Path, tmp_path: Path, leave_kib: int
) -> None:
    with small_disk(tmp_path / "disk", kib=8192) as disk:
        shutil.copytree(counter, disk / "shop")
        shop = start(disk / "shop")
        command, command_id = fill_cart(shop)
        ballast = fill(disk, leave_kib=leave_kib)
        use_up(shop)
        sold = 1
        if refused(shop, command, command_id) is None:
            sold += 1
            command, command_id = None, ""
        use_up(shop)
        assert shop.count("sale") == sold, "reading goes on"
        ballast.unlink()
        if command is not None:
            assert number(shop, shop.do(command, command_id=command_id)) == SECOND
            sold += 1
            shop.do(command, command_id=command_id)
        shop.close()
        is_whole(disk / "shop", *(FIRST, SECOND)[:sold])


@needs_mounts
def test_a_start_on_a_full_disk_is_refused_or_reads_and_loses_nothing(counter: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", kib=8192) as disk:
        shutil.copytree(counter, disk / "shop")
        ballast = fill(disk)
        try:
            shop = start(disk / "shop")
        except PosError as error:
            assert error.key == "disk.full"
        else:
            with pytest.raises(Rejected, match=r"disk\.full"):
                fill_cart(shop)
            shop.close()
        ballast.unlink()
        is_whole(disk / "shop", FIRST)


@needs_mounts
@pytest.mark.parametrize("kib", [16, 64, 256, 512, 768, 1024, 1536, 2048])
def test_a_disk_too_small_for_a_shop_says_so_and_a_larger_one_takes_it(tmp_path: Path, kib: int) -> None:
    with small_disk(tmp_path / "disk", kib=kib) as disk:
        made = False
        try:
            opened = open_store(places(disk / "shop"), given(Ticking(), 7), use_keyring=False)
            try:
                open_shop(opened.store, FORM)
                made = True
            finally:
                opened.close()
        except PosError as error:
            assert error.key == "disk.full", error
        (disk / "shop").mkdir(exist_ok=True)
        shutil.copytree(disk / "shop", tmp_path / "larger")
    shop = start(tmp_path / "larger")
    if not made:
        assert shop.store.identity is None
        open_shop(shop.store, FORM)
    shop.open_shift()
    shop.sell(shop.part(qty=1))
    assert verify(shop.folder / "data", shop.store.tripwire.mark).faults == []
    shop.close()
    assert made or kib < 2048
    assert not made or kib > 512


# -- the state folder: the sale is written, its number is shown only once the tripwire holds it


@needs_mounts
def test_where_the_tripwire_cannot_be_written_the_sale_stands_and_its_number_waits(shop: Shop) -> None:
    shop.close()
    state = shop.folder / "state"
    with read_only(state):
        held = start(shop.folder)
        command, command_id = fill_cart(held)
        for _ in range(3):
            with pytest.raises(Rejected, match=r"disk\.tripwire"):
                held.do(command, command_id=command_id)
        assert held.count("sale") == 2, "the sale is committed, once"
        assert held.store.tripwire.mark is not None
        assert held.store.tripwire.mark.numbers == {"RC": FIRST}
        held.close()
        with pytest.raises(Rejected, match=r"disk\.tripwire"):
            start(shop.folder)
    again = start(shop.folder)
    assert again.store.tripwire.mark is not None
    assert again.store.tripwire.mark.numbers == {"RC": SECOND}
    assert number(again, again.do(command, command_id=command_id)) == SECOND
    again.close()
    is_whole(shop.folder, FIRST, SECOND)


@needs_mounts
def test_once_the_tripwire_can_be_written_again_the_retry_shows_the_number(shop: Shop) -> None:
    command, command_id = fill_cart(shop)
    shop.store.tripwire.close()
    with read_only(shop.folder / "state"), pytest.raises(Rejected, match=r"disk\.tripwire"):
        shop.do(command, command_id=command_id)
    issued = shop.do(command, command_id=command_id)
    assert number(shop, issued) == SECOND
    assert shop.store.tripwire.read() is not None
    assert shop.count("sale") == 2
    shop.close()
    is_whole(shop.folder, FIRST, SECOND)


@needs_mounts
def test_a_full_disk_under_the_state_folder_takes_every_further_mark(counter: Path, tmp_path: Path) -> None:
    """The tripwire has its full size from the start: it is the last thing that a full disk stops."""
    shutil.copytree(counter / "data", tmp_path / "shop" / "data")
    with small_disk(tmp_path / "shop" / "state", kib=64) as disk:
        shutil.copytree(counter / "state", disk, dirs_exist_ok=True)
        fill(disk)
        shop = start(tmp_path / "shop")
        for expected in (SECOND, THIRD):
            command, command_id = fill_cart(shop)
            assert number(shop, shop.do(command, command_id=command_id)) == expected
        shop.close()
        is_whole(tmp_path / "shop", FIRST, SECOND, THIRD)


def test_a_tripwire_that_was_deleted_opens_the_spare_and_loses_nothing(shop: Shop) -> None:
    """Nobody knows any more what was shown: the numbers go on in a series that was never used."""
    shop.close()
    (shop.folder / "state" / "tripwire").unlink()
    again = start(shop.folder)
    assert again.opened.new_stream == "restored"
    command, command_id = fill_cart(again)
    assert number(again, again.do(command, command_id=command_id)) == f"RC00{again.store.machine.series}-6911-00001"
    assert again.store.machine.series != "AA"
    assert verify(again.folder / "data", again.store.tripwire.mark).faults == []
    again.close()


# -- read-only


@needs_mounts
@pytest.mark.parametrize(
    ("folder", "keys"), [("data", ("disk.read_only",)), ("state", ("disk.read_only", "disk.tripwire", None))]
)
def test_a_read_only_folder_is_told_at_the_start_and_nothing_changes(
    shop: Shop, folder: str, keys: tuple[str | None, ...]
) -> None:
    shop.close()
    key = None
    with read_only(shop.folder / folder):
        try:
            start(shop.folder).close()
        except PosError as error:
            key = error.key
    assert key in keys
    is_whole(shop.folder, FIRST)


@needs_fork
def test_a_folder_without_the_right_to_write_is_told(counter: Path) -> None:
    """An unprivileged child: whoever runs the tests, root included, may not count on modes alone."""
    root = Path(tempfile.mkdtemp())
    try:
        shutil.copytree(counter, root / "shop")
        root.chmod(0o755)
        for path in root.rglob("*"):
            path.chmod(0o555 if path.is_dir() else 0o444)

        def try_to_start() -> int:
            try:
                start(root / "shop")
            except Rejected as error:
                return {"folder.not_writable": 7}.get(error.key, 1)
            return 0

        assert as_nobody(try_to_start) == 7
        for path in root.rglob("*"):
            path.chmod(0o700 if path.is_dir() else 0o600)
        is_whole(root / "shop", FIRST)
    finally:
        shutil.rmtree(root)


@needs_fork
def test_a_state_folder_without_the_right_to_read_is_told(counter: Path) -> None:
    root = Path(tempfile.mkdtemp())
    try:
        shutil.copytree(counter, root / "shop")
        root.chmod(0o755)
        (root / "shop").chmod(0o755)
        (root / "shop" / "data").chmod(0o777)
        for path in (root / "shop" / "data").rglob("*"):
            path.chmod(0o666)
        (root / "shop" / "state").chmod(0o700 if os.geteuid() == 0 else 0o000)

        def try_to_start() -> int:
            try:
                start(root / "shop")
            except Rejected as error:
                return {"state.not_writable": 7}.get(error.key, 1)
            return 0

        assert as_nobody(try_to_start) == 7
        (root / "shop" / "state").chmod(0o700)
        is_whole(root / "shop", FIRST)
    finally:
        shutil.rmtree(root)


# -- somebody else writes


def test_a_busy_file_is_waited_for_and_then_told(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    command, command_id = fill_cart(shop)
    shop.store.database.writer.execute("PRAGMA busy_timeout=50").fetchall()
    other = sqlite3.connect(shop.store.database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert refused(shop, command, command_id) == "database.busy"
    other.execute("ROLLBACK")
    other.close()
    shop.do(command, command_id=command_id)
    shop.close()
    is_whole(shop.folder, FIRST, SECOND)
