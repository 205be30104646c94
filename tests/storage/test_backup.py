"""Copies: what is kept, what is told, and power cuts between any two steps."""

from __future__ import annotations

import itertools
import os
import shutil
import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Rejected
from storage.backup import (
    DAILY_KEPT,
    BackupState,
    _thin,
    back_up,
    backup_state,
    copies,
    make_backup,
    offered,
    restore_backup,
)
from storage.ceremonies import open_shop
from storage.database import FILE_NAME, connect
from storage.in_use import InUse
from storage.startup import open_store
from storage.tripwire import Tripwire
from storage.verify import verify
from tests.shop import FORM, NOON, OWNER_PIN, Shop, Ticking, places
from tests.shop import given as given_world
from tests.storage.breaking import change_bytes, cut_at, fill, needs_fork, needs_mounts, read_only, small_disk

DAY = timedelta(days=1)
TODAY = date(2026, 11, 21)
SEEDS = itertools.count(500)


def start(folder: Path) -> Shop:
    return Shop(folder, seed=next(SEEDS), now_ms=NOON + 60_000)


def selling(shop: Shop) -> Shop:
    """The shop with a part, an open shift and a first sale."""
    shop.part(qty=99)
    shop.open_shift()
    sell(shop)
    return shop


def sell(shop: Shop) -> str:
    """Sell once more; gives the number."""
    issued = shop.sell(shop.value("SELECT id FROM part"))
    shop.wait()
    return str(shop.value("SELECT number FROM issue WHERE id = ?", issued))


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def restore(copy: Path, data: Path) -> Path:
    with InUse(data):
        return restore_backup(copy, data)


def faults(shop: Shop) -> list[tuple[str, str]]:
    return verify(shop.folder / "data", shop.store.tripwire.mark).faults


# -- copies


def test_a_copy_is_whole_proves_itself_and_is_made_beside_selling(shop: Shop) -> None:
    selling(shop)
    copy = back_up(shop.store, TODAY, None)
    assert copy == shop.folder / "data" / "backups" / "shop-2026-11-21.db"
    head = rows(copy, "SELECT stream, seq, hash FROM signed_head ORDER BY seq DESC LIMIT 1")
    assert head == rows(copy, "SELECT stream, seq, hash FROM stream_tip")
    assert head == shop.rows("SELECT stream, seq, hash FROM stream_tip")
    whole = shop.tables()
    assert sorted(rows(copy, "SELECT * FROM sale"), key=repr) == whole["sale"]
    assert {p.name for p in copy.parent.iterdir()} == {copy.name}
    sell(shop)
    assert faults(shop) == []


def test_a_copy_holds_what_stands_in_the_write_ahead_log(shop: Shop) -> None:
    selling(shop)
    assert (shop.folder / "data" / "shop.db-wal").stat().st_size > 0
    copy = make_backup(shop.folder / "data", TODAY, None)
    assert rows(copy, "SELECT count(*) FROM sale") == [(1,)]


def test_a_second_copy_of_a_day_takes_the_place_of_the_first(shop: Shop) -> None:
    selling(shop)
    first = make_backup(shop.folder / "data", TODAY, None)
    sell(shop)
    assert make_backup(shop.folder / "data", TODAY, None) == first
    assert rows(first, "SELECT count(*) FROM sale") == [(2,)]


def test_a_device_that_can_only_read_is_copied_too(shop: Shop) -> None:
    selling(shop).close()
    shutil.rmtree(shop.folder / "state")
    alone = start(shop.folder)
    assert not alone.store.may_write
    back_up(alone.store, TODAY, None)
    alone.close()


def test_before_there_is_a_shop_there_is_nothing_to_copy(tmp_path: Path) -> None:
    empty = start(tmp_path)
    with pytest.raises(Rejected, match=r"database\.foreign"):
        make_backup(tmp_path / "data", TODAY, None)
    assert list((tmp_path / "data" / "backups").iterdir()) == []
    empty.close()


def test_damaged_data_push_no_good_copy_out(shop: Shop) -> None:
    selling(shop)
    data = shop.folder / "data"
    good = make_backup(data, TODAY - DAY, None).read_bytes()
    shop.close()
    size = (data / FILE_NAME).stat().st_size
    for at in range(8192, size, 4096):
        change_bytes(data / FILE_NAME, at, b"\xff" * 64)
    with pytest.raises(Rejected, match=r"database\.damaged"):
        make_backup(data, TODAY, None)
    assert [p.name for p in (data / "backups").iterdir()] == ["shop-2026-11-20.db"]
    assert (data / "backups" / "shop-2026-11-20.db").read_bytes() == good


# -- rotation


def made_on(folder: Path, *days: date) -> None:
    folder.mkdir(exist_ok=True, parents=True)
    for day in days:
        (folder / f"shop-{day.isoformat()}.db").write_text("x")


def test_a_fortnight_of_days_and_a_year_of_firsts_are_kept(tmp_path: Path) -> None:
    day = date(2025, 1, 3)
    while day <= TODAY:
        made_on(tmp_path, day)
        _thin(tmp_path, day)
        day += DAY
    kept = [day for day, _ in copies(tmp_path)]
    assert kept[:DAILY_KEPT] == [TODAY - n * DAY for n in range(DAILY_KEPT)]
    assert kept[DAILY_KEPT:] == [date(2026, m, 1) for m in range(11, 0, -1)] + [date(2025, 12, 1)]


@given(st.sets(st.integers(-400, 800), min_size=1, max_size=60), st.integers(0, 400))
def test_today_s_copy_is_never_thinned_out(
    tmp_path_factory: pytest.TempPathFactory, offsets: set[int], ahead: int
) -> None:
    """Not even where a clock that was ahead left dozens of copies dated in the future."""
    folder = tmp_path_factory.mktemp("copies")
    made_on(folder, TODAY, *(TODAY + (n if n < 0 else n + ahead) * DAY for n in offsets))
    _thin(folder, TODAY)
    kept = [day for day, _ in copies(folder)]
    assert TODAY in kept
    assert 1 <= len(kept) <= DAILY_KEPT + 12


def test_files_that_are_no_copies_are_left_alone(tmp_path: Path) -> None:
    made_on(tmp_path, *(TODAY - n * DAY for n in range(40)))
    for name in ("shop-holiday.db", "before-0001.db", "photo.jpg", "shop-2026-11-01.db.txt"):
        (tmp_path / name).write_text("x")
    _thin(tmp_path, TODAY)
    assert {"shop-holiday.db", "before-0001.db", "photo.jpg", "shop-2026-11-01.db.txt"} <= {
        p.name for p in tmp_path.iterdir()
    }


# -- the second place


def test_each_device_has_its_own_folder_on_the_second_place(shop: Shop, born: Path, tmp_path: Path) -> None:
    second = tmp_path / "usb"
    second.mkdir()
    copy = back_up(selling(shop).store, TODAY, second)
    [folder] = second.iterdir()
    assert folder.name == f"olpos-{shop.store.machine.device[-8:]}"
    assert (folder / copy.name).read_bytes() == copy.read_bytes()
    other = open_store(places(tmp_path / "other"), given_world(Ticking(), 99), use_keyring=False)
    open_shop(other.store, FORM)
    back_up(other.store, TODAY, second)
    assert len(list(second.glob("*/shop-2026-11-21.db"))) == 2
    other.close()
    assert {(c.day, c.elsewhere) for c in offered(shop.folder / "data", second)} == {(TODAY, False), (TODAY, True)}
    assert len(offered(shop.folder / "data", second)) == 3


def test_a_second_place_that_is_not_there_is_told_and_the_first_copy_stands(shop: Shop, tmp_path: Path) -> None:
    selling(shop)
    data = shop.folder / "data"
    with pytest.raises(Rejected) as said:
        make_backup(data, TODAY, tmp_path / "usb")
    assert (said.value.key, said.value.params) == ("backup.second_missing", {"folder": str(tmp_path / "usb")})
    assert copies(data / "backups")[0][0] == TODAY
    state = backup_state(data, TODAY, tmp_path / "usb")
    assert state == BackupState(TODAY, None, tmp_path / "usb", stale=True)


@needs_mounts
def test_a_second_place_that_is_full_is_told_and_what_lay_there_stays(shop: Shop, tmp_path: Path) -> None:
    data = selling(shop).folder / "data"
    with small_disk(tmp_path / "usb", kib=4096) as usb:
        make_backup(data, TODAY - DAY, usb)
        before = {p: p.read_bytes() for p in usb.rglob("*.db")}
        ballast = fill(usb)
        with pytest.raises(Rejected) as said:
            make_backup(data, TODAY, usb)
        assert (said.value.key, said.value.params) == ("backup.second_full", {"folder": str(usb)})
        assert {p: p.read_bytes() for p in usb.rglob("*") if p.is_file() and p != ballast} == before
        ballast.unlink()
        make_backup(data, TODAY, usb)
        assert backup_state(data, TODAY, usb) == BackupState(TODAY, TODAY, usb, stale=False)


@needs_mounts
def test_a_second_place_that_is_read_only_is_told(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    with read_only(tmp_path / "usb"), pytest.raises(Rejected, match=r"backup\.second_failed"):
        make_backup(selling(shop).folder / "data", TODAY, tmp_path / "usb")


def test_a_file_in_the_second_place_s_place_is_told(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "usb").write_text("x")
    with pytest.raises(Rejected, match=r"backup\.second_missing"):
        make_backup(selling(shop).folder / "data", TODAY, tmp_path / "usb")


@pytest.mark.parametrize(
    ("here", "there", "stale"),
    [
        ([], [], True), ([0], [], True), ([0], [0], False), ([0], [2], False), ([0], [3], True), ([2], [0], False),
        ([3], [0], True), ([-5], [0], True), ([0, -400], [-400], True), ([-400, 2], [1, -1], False),
    ],
)  # fmt: skip
def test_copies_older_than_two_days_on_any_place_are_stale(
    shop: Shop, tmp_path: Path, here: list[int], there: list[int], stale: bool
) -> None:
    """Days ago; copies dated in the future count for nothing, nor do those of other devices on the same share."""
    data = shop.folder / "data"
    made_on(data / "backups", *(TODAY - n * DAY for n in here))
    made_on(tmp_path / "usb" / f"olpos-{shop.store.machine.device[-8:]}", *(TODAY - n * DAY for n in there))
    made_on(tmp_path / "usb" / "olpos-12345678", TODAY)
    assert backup_state(data, TODAY, tmp_path / "usb").stale == stale
    if not there:
        assert backup_state(data, TODAY, None).stale == (not any(0 <= n <= 2 for n in here))


# -- power cuts


@needs_fork
def test_a_copy_cut_off_anywhere_leaves_the_copies_before_it_and_the_next_one_is_made(
    shop: Shop, tmp_path: Path
) -> None:
    selling(shop)
    make_backup(shop.folder / "data", TODAY - DAY, None)
    sell(shop)
    shop.close()
    (tmp_path / "usb").mkdir()
    shutil.copytree(tmp_path / "usb", shop.folder / "usb")
    for step in itertools.count(1):
        folder = tmp_path / f"s{step}"
        shutil.copytree(shop.folder, folder)
        data, usb = folder / "data", folder / "usb"
        cut = cut_at(step, folder, lambda d=data, u=usb: make_backup(d, TODAY, u))
        for copy in offered(data, usb):
            sales = rows(copy.path, "SELECT count(*) FROM sale")
            assert sales == [(1 if copy.day < TODAY else 2,)], "what has its name is whole"
        assert any(c.day == TODAY - DAY for c in offered(data, usb))
        make_backup(data, TODAY, usb)
        assert [(c.day, c.elsewhere) for c in offered(data, usb)][:2] == [(TODAY, False), (TODAY, True)]
        leftovers = {p.name for p in (*(data / "backups").iterdir(), *usb.rglob("*.*")) if p.suffix != ".db"}
        assert leftovers == set()
        if not cut:
            break
    assert step > 12


def test_a_copy_is_no_tripwire_and_holds_no_key(shop: Shop) -> None:
    copy = back_up(selling(shop).store, TODAY, None)
    content = copy.read_bytes()
    seed = shop.store.keys.seed(shop.store.machine.stream)
    assert seed is not None
    assert seed not in content
    assert OWNER_PIN.encode() not in content
    assert Tripwire(copy).read() is None
    assert os.path.commonpath([copy, shop.folder / "state"]) == str(shop.folder)
    connection = connect(copy, writes=False)
    connection.close()
