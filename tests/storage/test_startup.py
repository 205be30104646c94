"""Opening a data folder: what is refused, in which words, and that a refusal leaves everything as it was."""

from __future__ import annotations

import itertools
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import PosError, Rejected
from storage.ceremonies import open_shop
from storage.database import FILE_NAME, Database
from storage.in_use import InUse, is_in_use
from storage.places import Places, default_roots, state_folder
from storage.startup import open_store
from storage.verify import verify
from tests.shop import FORM, NOON, Shop, Ticking, given, places
from tests.storage.breaking import change_bytes

SEEDS = itertools.count(100)
PAGE = 4096


@pytest.fixture(scope="module")
def sold(born: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed shop that sold a few times; copied by every test."""
    shop = Shop.copy_of(born, tmp_path_factory.mktemp("sold") / "shop")
    part = shop.part("SOLD", qty=99)
    shop.open_shift()
    for _ in range(3):
        shop.sell(part)
        shop.wait()
    shop.close()
    return shop.folder


def start(folder: Path) -> Shop:
    return Shop(folder, seed=next(SEEDS), now_ms=NOON + 60_000)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but what a look at the database leaves beside it."""
    beside = {"in-use.lock", "shop.db-shm", "shop.db-wal"}
    return {
        str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name not in beside
    }


def refused(folder: Path) -> PosError:
    before = contents(folder)
    with pytest.raises(PosError) as said:
        start(folder)
    assert contents(folder) == before
    assert not is_in_use(folder / "data"), "the folder is let go"
    return said.value


def sells_on(folder: Path, number: str = "RC00AA-6911-00004") -> None:
    shop = start(folder)
    try:
        assert shop.opened.new_stream is None
        issued = shop.sell(shop.value("SELECT id FROM part"))
        assert shop.value("SELECT number FROM issue WHERE id = ?", issued) == number
        assert verify(folder / "data", shop.store.tripwire.mark).faults == []
    finally:
        shop.close()


@pytest.fixture
def copy(sold: Path, tmp_path: Path) -> Path:
    shutil.copytree(sold, tmp_path / "shop")
    return tmp_path / "shop"


# -- one program at a time


def test_a_second_start_on_the_same_folder_is_refused_and_the_first_sells_on(copy: Path) -> None:
    first = start(copy)
    with pytest.raises(Rejected) as said:
        start(copy)
    assert (said.value.key, said.value.params) == ("folder.in_use", {"folder": str(copy / "data")})
    first.sell(first.value("SELECT id FROM part"))
    first.close()
    sells_on(copy, "RC00AA-6911-00005")


def test_another_process_holds_the_folder_until_it_dies_however_it_dies(copy: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from storage.in_use import InUse; "
        "lock = InUse(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", script, str(copy / "data")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"held"
        assert refused_in_use(copy)
        other.kill()
        other.wait(timeout=30)
    sells_on(copy)


def refused_in_use(folder: Path) -> bool:
    with pytest.raises(Rejected, match=r"folder\.in_use"):
        start(folder)
    return is_in_use(folder / "data")


def test_the_lock_is_let_go_once_and_again(tmp_path: Path) -> None:
    with InUse(tmp_path) as lock:
        assert is_in_use(tmp_path)
        lock.release()
        lock.release()
    assert not is_in_use(tmp_path)


# -- files that are no database of ours


def test_an_empty_folder_where_a_shop_was_is_a_drive_that_is_not_there_and_no_new_shop(copy: Path) -> None:
    (copy / "data").rename(copy / "elsewhere")
    for _ in range(2):
        said = refused(copy)
        assert (said.key, said.params) == ("database.missing", {"folder": str(copy / "data")})
    shutil.rmtree(copy / "data")
    (copy / "elsewhere").rename(copy / "data")
    sells_on(copy)


def test_a_file_cut_to_nothing_is_missing_too(copy: Path) -> None:
    for content in (b"", b"x"):
        (copy / "data" / FILE_NAME).write_bytes(content)
        assert refused(copy).key == "database.missing"


def test_a_folder_where_no_shop_ever_was_is_opened_for_a_new_one(tmp_path: Path) -> None:
    shop = start(tmp_path)
    assert shop.store.identity is None
    shop.close()
    again = open_store(places(tmp_path), given(Ticking()), use_keyring=False)
    open_shop(again.store, FORM)
    again.close()


@pytest.mark.parametrize("content", [b"not a database" * 1000, b"\x00" * 8192, b"SQLite format 3\x00" + b"\xff" * 9000])
def test_what_is_no_database_is_told(copy: Path, content: bytes) -> None:
    (copy / "data" / FILE_NAME).write_bytes(content)
    assert refused(copy).key == "database.damaged"


def test_somebody_else_s_database_is_told_and_left_alone(copy: Path) -> None:
    path = copy / "data" / FILE_NAME
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE photos (name TEXT)")
    other.close()
    assert refused(copy).key == "database.foreign"


def test_a_database_of_a_newer_program_is_told_and_left_alone(copy: Path) -> None:
    with sqlite3.connect(copy / "data" / FILE_NAME) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    other.close()
    said = refused(copy)
    assert (said.key, said.params) == ("database.newer", {"version": "9999"})


# -- damage


def test_a_truncated_database_is_told_or_named_and_its_repair_sells_on(copy: Path) -> None:
    path = copy / "data" / FILE_NAME
    whole = path.read_bytes()
    for pages in (1, 2, 5, len(whole) // PAGE // 2, len(whole) // PAGE - 1):
        path.write_bytes(whole[: pages * PAGE])
        assert damage_is_noticed(copy), pages
    path.write_bytes(whole[: len(whole) - 1000])
    assert damage_is_noticed(copy)
    path.write_bytes(whole)
    sells_on(copy)


HEADER = [0, 15, 16, 18, 20, 24, 28, 40, 44, 48, 56, 60, 92, 96, 100, 103, 105, 108, 112]


@pytest.mark.parametrize("at", HEADER)
@pytest.mark.parametrize("junk", [b"\xff", b"\x00\x00\x00\x00", b"\xff\xff\xff\xff"])
def test_damage_in_the_first_page_is_told_or_named_or_does_not_matter(copy: Path, at: int, junk: bytes) -> None:
    path = copy / "data" / FILE_NAME
    whole = path.read_bytes()
    change_bytes(path, at, junk)
    damage_is_noticed(copy)
    restore(path, whole)
    sells_on(copy)


@pytest.mark.parametrize("seed", range(12))
def test_damage_anywhere_is_told_in_words_or_named_by_verify_and_never_a_crash(copy: Path, seed: int) -> None:
    path = copy / "data" / FILE_NAME
    whole = path.read_bytes()
    rng = random.Random(seed)
    for _ in range(6):
        start_at = rng.randrange(PAGE, len(whole) - 64)
        change_bytes(path, start_at, rng.randbytes(rng.choice((1, 8, 64, 3000))))
    damage_is_noticed(copy)
    restore(path, whole)
    sells_on(copy)


def test_damage_in_every_table_that_is_read_first_is_told_in_words(copy: Path) -> None:
    """Identity, trust, tips and the newest entry: what a start reads before anybody looks with verify."""
    path = copy / "data" / FILE_NAME
    whole = path.read_bytes()
    changes = [
        "UPDATE device_state SET value = '{' WHERE id = 'identity'",
        "UPDATE device_state SET value = '{}' WHERE id = 'identity'",
        "UPDATE device_state SET value = '[]' WHERE id = 'identity'",
        "UPDATE device_state SET value = replace(value, 'owner', 'boss') WHERE id = 'identity'",
        "UPDATE device_state SET value = x'ff' WHERE id = 'identity'",
        "UPDATE trust_object SET object = x'7b'",
        "UPDATE trust_object SET object = x'7b7d'",
        "DELETE FROM trust_object",
        "UPDATE entry SET header = x'00'",
        "UPDATE stream_tip SET seq = 'x'",
        "UPDATE stream_tip SET hash = 'x'",
        "DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)",
        "DELETE FROM stream_tip",
        "UPDATE series_state SET last_no = 'x', period = 5",
        "DROP TABLE stream_tip",
        "DROP TABLE trust_object",
        "DROP TABLE device_state",
        "DROP TABLE entry",
    ]
    for change in changes:
        with sqlite3.connect(path) as other:
            other.execute(change)
        other.close()
        assert damage_is_noticed(copy), change
        restore(path, whole)
    sells_on(copy)


def restore(path: Path, whole: bytes) -> None:
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    path.write_bytes(whole)


def damage_is_noticed(folder: Path) -> bool:
    """Look with verify, start and sell on a copy: whether any of them says in words that something is wrong."""
    trial = folder.with_name("trial")
    shutil.copytree(folder, trial)
    try:
        return _work(trial) or _look(trial)
    finally:
        shutil.rmtree(trial)


def _look(folder: Path) -> bool:
    from storage.tripwire import Tripwire

    try:
        return bool(verify(folder / "data", Tripwire(folder / "state" / "tripwire").read()).faults)
    except PosError as error:
        assert error.key.startswith(("database.", "disk.")), error
        return True


def _work(folder: Path) -> bool:
    """Whether a start or a sale says it; a sale that is refused for what it read wrong says nothing yet."""
    try:
        shop = start(folder)
    except PosError as error:
        assert error.key.startswith(("database.", "disk.")), error
        return True
    try:
        shop.sell(shop.value("SELECT id FROM part"))
    except PosError as error:
        return error.key.startswith(("database.", "disk."))
    finally:
        shop.close()
    return False


# -- where things lie


def test_one_state_folder_for_each_data_folder(tmp_path: Path) -> None:
    one, other = state_folder(tmp_path, tmp_path / "a"), state_folder(tmp_path, tmp_path / "b")
    assert one != other
    (tmp_path / "a").mkdir()
    assert state_folder(tmp_path, tmp_path / "b" / ".." / "a") == one


@pytest.mark.skipif(sys.platform == "win32", reason="the folders of Linux")
@pytest.mark.parametrize(
    ("environment", "data", "state"),
    [
        ({"HOME": "/h"}, "/h/.local/share/olpos", "/h/.local/state/olpos"),
        ({"HOME": "/h", "XDG_DATA_HOME": "/d", "XDG_STATE_HOME": "/s"}, "/d/olpos", "/s/olpos"),
        ({"HOME": "/h", "FLET_APP_STORAGE_DATA": "/app"}, "/app/shop", "/app/state"),
    ],
)
def test_data_and_state_lie_where_the_system_keeps_such_things(
    environment: dict[str, str], data: str, state: str
) -> None:
    assert default_roots(environment) == (Path(data), Path(state))


def test_a_folder_in_the_place_of_the_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "data" / FILE_NAME / "x").mkdir(parents=True)
    with pytest.raises(Rejected, match=r"disk\."):
        start(tmp_path)


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for where, key in (
        (Places(tmp_path / "file", tmp_path / "s"), "folder"),
        (Places(tmp_path / "d", tmp_path / "file"), "state"),
    ):
        with pytest.raises(Rejected, match=rf"{key}\.not_writable"):
            open_store(where, given(Ticking()), use_keyring=False)


def test_a_disk_without_a_write_ahead_log_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What some network shares do: SQLite then keeps its old journal and says so."""
    from storage import database

    monkeypatch.setattr(database, "_WAL", "PRAGMA journal_mode=DELETE")
    monkeypatch.setattr(database, "_WRITER_PRAGMAS", ("PRAGMA journal_mode=DELETE", *database._WRITER_PRAGMAS[1:]))
    with pytest.raises(Rejected, match=r"folder\.unsuitable"):
        Database(tmp_path)
