"""The way back: a copy takes the place of the data, or nothing happens, whenever the power goes."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.errors import PosError, Rejected
from core.users.commands import SignIn
from storage.backup import (
    back_up,
    finish_restore,
    make_backup,
    restore_backup,
)
from storage.ceremonies import open_shop, recover
from storage.database import FILE_NAME
from storage.in_use import InUse
from storage.startup import open_store
from storage.verify import verify
from tests.shop import FORM, NOON, Shop, Ticking, places
from tests.shop import given as given_world
from tests.storage.breaking import cut_at, fill, needs_fork, needs_mounts, read_only, small_disk

DAY = timedelta(days=1)
TODAY = date(2026, 11, 21)
SEEDS = itertools.count(700)


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


# -- the way back


def test_a_restored_copy_goes_on_in_the_spare_stream_and_says_so(shop: Shop) -> None:
    selling(shop)
    data = shop.folder / "data"
    copy = back_up(shop.store, TODAY, None)
    lost = sell(shop)
    shop.close()
    aside = restore(copy, data)
    assert rows(aside / FILE_NAME, "SELECT count(*) FROM sale") == [(2,)]
    again = start(shop.folder)
    assert again.opened.new_stream == "restored"
    assert again.rows("SELECT reason FROM stream_close") == [("restored",)]
    assert again.count("sale") == 1
    number = sell(again)
    assert number != lost
    assert number == f"RC00{again.store.machine.series}-6911-00001"
    assert faults(again) == []
    last = again.reopen()
    assert last.opened.new_stream is None
    last.close()


def test_one_copy_after_another_can_be_tried_older_ones_too(shop: Shop) -> None:
    """The owner looks for the right day: every copy goes on, each in a series of its own."""
    selling(shop)
    data, series = shop.folder / "data", [shop.store.machine.series]
    made = []
    for n in range(3):
        made.append(back_up(shop.store, TODAY - (3 - n) * DAY, None))
        sell(shop)
    shop.close()
    for copy in reversed(made):
        restore(copy, data)
        again = start(shop.folder)
        assert again.opened.new_stream == "restored"
        assert again.store.may_write, copy
        series.append(again.store.machine.series)
        sell(again)
        assert faults(again) == []
        again.close()
    assert len(set(series)) == len(series)


def test_what_was_put_aside_can_be_restored_with_its_write_ahead_log(shop: Shop) -> None:
    selling(shop)
    data = shop.folder / "data"
    copy = back_up(shop.store, TODAY, None)
    sell(shop)
    crashed = shop.folder.with_name("crashed")
    shutil.copytree(shop.folder, crashed)  # as after a power cut: the last sale stands in the log alone
    shop.close()
    assert (crashed / "data" / "shop.db-wal").stat().st_size > 0
    data = crashed / "data"
    aside = restore(copy, data)
    restore(aside / FILE_NAME, data)
    again = start(crashed)
    assert again.count("sale") == 2
    assert again.opened.new_stream is None, "it is what was shown last after all"
    assert sell(again) == "RC00AA-6911-00003"
    assert faults(again) == []
    again.close()


def test_on_a_new_machine_a_copy_is_read_and_the_owner_s_code_lets_it_write(shop: Shop, tmp_path: Path) -> None:
    copy = back_up(selling(shop).store, TODAY, None)
    new = tmp_path / "new"
    (new / "data").mkdir(parents=True)
    restore(copy, new / "data")
    machine = start(new)
    assert (machine.opened.new_stream, machine.store.may_write) == ("copied", False)
    recover(machine.store, shop.code, machine.owner, "406173")
    assert machine.do(SignIn(user=machine.owner, pin="406173")) == machine.owner
    machine.close()
    again = start(new)
    assert again.opened.new_stream is None
    assert sell(again).startswith(f"RC00{again.store.machine.series}-")
    assert again.store.machine.series != shop.store.machine.series
    again.close()


def test_a_damaged_database_is_replaced_by_its_copy(shop: Shop) -> None:
    copy = back_up(selling(shop).store, TODAY, None)
    shop.close()
    for content in (b"", b"no database", (shop.folder / "data" / FILE_NAME).read_bytes()[:20_000]):
        (shop.folder / "data" / FILE_NAME).write_bytes(content)
        restore(copy, shop.folder / "data")
    (shop.folder / "data" / FILE_NAME).unlink()
    restore(copy, shop.folder / "data")
    again = start(shop.folder)
    assert again.opened.new_stream is None, "nothing was sold since the copy was made: it is what was shown last"
    assert sell(again) == "RC00AA-6911-00002"
    again.close()


def untouched(data: Path) -> dict[str, bytes]:
    """All files but the lock and what a look at a database leaves: the index of its log, and a log with nothing in it."""
    found = {str(p.relative_to(data)): p.read_bytes() for p in data.rglob("*") if p.is_file()}
    return {n: c for n, c in found.items() if not (n.endswith((".lock", "-shm")) or (n.endswith("-wal") and not c))}


def refused(copy: Path, data: Path) -> PosError:
    before = untouched(data)
    with pytest.raises(PosError) as said:
        restore(copy, data)
    assert untouched(data) == before
    return said.value


def test_copies_that_are_none_are_refused_and_nothing_is_touched(shop: Shop, tmp_path: Path) -> None:
    selling(shop)
    data = shop.folder / "data"
    good = back_up(shop.store, TODAY, None)
    shop.close()
    assert refused(tmp_path / "not there.db", data).key == "restore.not_found"
    assert refused(data / "backups", data).key == "restore.not_found"
    bad = tmp_path / "bad.db"
    whole = good.read_bytes()
    for content in (b"", b"x", b"no database" * 999):
        bad.write_bytes(content)
        said = refused(bad, data)
        assert (said.key, said.params) == ("restore.no_copy", {"file": str(bad)})
    for at in range(4096, len(whole), 4096 * 7):
        bad.write_bytes(whole[:at] + b"\xff" * 64 + whole[at + 64 :])
        try:
            assert refused(bad, data).key == "restore.no_copy"
        except pytest.fail.Exception:  # bytes that no page uses: SQLite finds nothing wrong, nor does verify
            (data / FILE_NAME).unlink()
            next(data.glob("replaced-*/shop.db")).rename(data / FILE_NAME)
            shutil.rmtree(next(data.glob("replaced-*")))
    bad.write_bytes(whole[: len(whole) // 2])
    assert refused(bad, data).key == "restore.no_copy"
    again = start(shop.folder)
    assert sell(again) == "RC00AA-6911-00002"
    again.close()


def test_a_copy_of_a_newer_program_another_shop_or_no_shop_is_refused(shop: Shop, tmp_path: Path) -> None:
    selling(shop)
    data = shop.folder / "data"
    newer = tmp_path / "newer.db"
    shutil.copyfile(back_up(shop.store, TODAY, None), newer)
    shop.close()
    with sqlite3.connect(newer) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.close()
    said = refused(newer, data)
    assert (said.key, said.params) == ("database.newer", {"version": "9999"})
    foreign = tmp_path / "foreign.db"
    with sqlite3.connect(foreign) as other:
        other.execute("CREATE TABLE photos (name TEXT)")
    other.close()
    assert refused(foreign, data).key == "restore.no_copy"
    open_store(places(tmp_path / "empty"), given_world(Ticking(), 98), use_keyring=False).close()
    assert refused(tmp_path / "empty" / "data" / FILE_NAME, data).key == "restore.no_copy"
    neighbour = open_store(places(tmp_path / "other"), given_world(Ticking(), 99), use_keyring=False)
    open_shop(neighbour.store, FORM)
    neighbour.close()
    assert refused(tmp_path / "other" / "data" / FILE_NAME, data).key == "restore.other_shop"


def test_restoring_under_an_open_program_is_a_bug(shop: Shop) -> None:
    copy = back_up(selling(shop).store, TODAY, None)
    with pytest.raises(Rejected, match=r"folder\.in_use"):
        restore(copy, shop.folder / "data")
    shop.close()
    with pytest.raises(AssertionError):
        restore_backup(copy, shop.folder / "data")


@needs_mounts
def test_a_full_disk_refuses_copy_and_restore_and_leaves_what_was_there(shop: Shop, tmp_path: Path) -> None:
    selling(shop)
    shop.close()
    with small_disk(tmp_path / "disk", kib=8192) as disk:
        shutil.copytree(shop.folder, disk / "shop")
        data = disk / "shop" / "data"
        copy = make_backup(data, TODAY - DAY, None)
        before = untouched(data)
        ballast = fill(disk, leave_kib=300)
        for act in (lambda: make_backup(data, TODAY, None), lambda: restore(copy, data)):
            with pytest.raises(Rejected, match=r"disk\.full"):
                act()
            assert untouched(data) == before
        ballast.unlink()
        restore(copy, data)
        again = start(disk / "shop")
        assert sell(again) == "RC00AA-6911-00002"
        again.close()


@needs_mounts
def test_a_read_only_folder_refuses_copy_and_restore(shop: Shop) -> None:
    copy = back_up(selling(shop).store, TODAY, None)
    shop.close()
    data = shop.folder / "data"
    with read_only(data):
        with pytest.raises(Rejected, match=r"disk\."):
            make_backup(data, TODAY + DAY, None)
        with pytest.raises(Rejected, match=r"disk\.read_only"):
            InUse(data)
    restore(copy, data)


# -- power cuts


@needs_fork
def test_a_restore_cut_off_anywhere_leaves_the_old_data_or_the_new_and_never_none(shop: Shop, tmp_path: Path) -> None:
    selling(shop)
    copy = back_up(shop.store, TODAY, None)
    sell(shop)
    shop.close()
    seen = {"old": 0, "new": 0}
    for step in itertools.count(1):
        folder = tmp_path / f"s{step}"
        shutil.copytree(shop.folder, folder)
        data = folder / "data"
        cut = cut_at(step, folder, lambda d=data: restore(d / "backups" / copy.name, d))
        again = start(folder)
        sales = again.count("sale")
        assert again.opened.new_stream == (None if sales == 2 else "restored")
        assert sell(again) == ("RC00AA-6911-00003" if sales == 2 else f"RC00{again.store.machine.series}-6911-00001")
        assert (again.store.machine.series == "AA") == (sales == 2)
        seen["old" if sales == 2 else "new"] += 1
        if seen["old"] == 1 or sales == 1:
            assert faults(again) == []
        again.close()
        assert not list(data.glob("looked-at*"))
        assert not list(data.glob("restoring*"))
        if sales == 1:
            [aside] = data.glob("replaced-*")
            assert rows(aside / FILE_NAME, "SELECT count(*) FROM sale") == [(2,)]
        if not cut:
            break
    assert seen["old"] > 5
    assert seen["new"] > 5


@needs_fork
def test_the_start_after_a_restore_cut_off_anywhere_is_made_good_by_the_next(shop: Shop, tmp_path: Path) -> None:
    selling(shop)
    copy = back_up(shop.store, TODAY, None)
    sell(shop)
    shop.close()
    restore(copy, shop.folder / "data")
    for step in itertools.count(1):
        folder = tmp_path / f"s{step}"
        shutil.copytree(shop.folder, folder)
        cut = cut_at(step, folder, lambda f=folder: start(f))
        again = start(folder)
        assert again.store.may_write, step
        assert again.store.machine.series != "AA"
        assert again.count("stream_close") == 1
        assert sell(again) == f"RC00{again.store.machine.series}-6911-00001"
        if step % 8 == 1 or not cut:
            assert faults(again) == []
        again.close()
        if not cut:
            break
    assert step > 15


def test_finishing_where_nothing_was_begun_does_nothing(shop: Shop) -> None:
    selling(shop).close()
    before = untouched(shop.folder / "data")
    assert not finish_restore(shop.folder / "data")
    assert untouched(shop.folder / "data") == before
