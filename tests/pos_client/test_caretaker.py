"""The caretaker: copies that are made in time, failures that are said and stop nothing, old rows out, a check."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.printing.commands import RecoverJobs
from core.sales.carts import AddLine
from core.users.commands import SetProfile
from pos_client import caretaker
from pos_client.app import living
from pos_client.caretaker import Caretaker
from pos_client.house import House
from storage.backup import copies
from storage.device_state import write_value
from storage.housekeeping import prune, put_notice_away
from tests.inside import inside, program
from tests.shop import Shop, given, places
from tests.ui import run

DAY_MS = 86_400_000
HOUR_MS = 3_600_000
TODAY, LATER = date(2026, 11, 21), date(2026, 11, 25)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte."""
    place = tmp_path / "small"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", place], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("this user cannot mount a small disk")
    yield place
    subprocess.run(["umount", place], check=True)


def second(house: House, place: Path) -> None:
    house.settings.change(lambda c: replace(c, second_folder=str(place)))


def days(folder: Path) -> list[date]:
    return [day for day, _ in copies(folder)]


def days_there(place: Path) -> list[date]:
    return sorted(day for folder in place.glob("olpos-*") for day in days(folder))


def files_in(place: Path) -> list[str]:
    return sorted(path.name for path in place.rglob("*") if path.is_file())


def test_a_round_makes_todays_copy_once_and_tomorrows_the_day_after(shop: Shop, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()

    async def scenario() -> None:
        async with program(shop) as house:
            second(house, stick)
            keeper = house.caretaker
            assert keeper.due(shop.clock())
            await keeper.round()
            assert days(house.places.data / "backups") == days_there(stick) == [TODAY]
            assert not keeper.due(shop.clock())
            shop.wait(2 * HOUR_MS)
            assert not keeper.due(shop.clock()), "today has its copies"
            shop.wait(DAY_MS)
            await keeper.round()
            assert len(days_there(stick)) == 2
            status = await keeper.status()
            assert (status.newest, status.newest_elsewhere, status.stale) == (date(2026, 11, 22),) * 2 + (False,)
            assert status.failure is None

    run(scenario())


def test_another_start_on_the_same_day_makes_no_second_copy(shop: Shop, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()

    async def scenario() -> None:
        async with program(shop) as house:
            second(house, stick)
            await house.caretaker.round()
            again = Caretaker(house, shop.clock, lambda: stick)
            assert not again.due(shop.clock())
            elsewhere = Caretaker(house, shop.clock, lambda: tmp_path / "another")
            assert elsewhere.due(shop.clock()), "another second place has no copy yet"

    run(scenario())


def test_a_stick_that_is_not_there_is_said_and_tried_again_after_an_hour(shop: Shop, tmp_path: Path) -> None:
    stick = tmp_path / "stick"

    async def scenario() -> None:
        async with program(shop) as house:
            second(house, stick)
            keeper = house.caretaker
            await keeper.round()
            assert keeper.failure is not None
            assert keeper.failure.key == "backup.second_missing"
            assert days(house.places.data / "backups") == [TODAY], "the copy here is made all the same"
            shop.wait(HOUR_MS // 2)
            assert not keeper.due(shop.clock())
            shop.wait(HOUR_MS)
            stick.mkdir()
            await keeper.round()
            assert keeper.failure is None
            assert days_there(stick) == [TODAY]

    run(scenario())


def test_a_second_copy_older_than_two_days_is_stale_also_while_the_stick_is_away(shop: Shop, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()

    async def scenario() -> None:
        async with program(shop) as house:
            second(house, stick)
            keeper = house.caretaker
            await keeper.round()
            shutil.move(stick, tmp_path / "pocket")
            shop.wait(2 * DAY_MS)
            await keeper.round()
            status = await keeper.status()
            assert (status.newest_elsewhere, status.stale) == (TODAY, False)
            shop.wait(DAY_MS)
            await keeper.round()
            status = await keeper.status()
            assert (status.newest, status.newest_elsewhere, status.stale) == (date(2026, 11, 24), TODAY, True)
            assert status.failure is not None

    run(scenario())


def test_a_full_stick_is_named_and_leaves_no_half_file(shop: Shop, small_disk: Path) -> None:
    async def scenario() -> None:
        async with program(shop) as house:
            second(house, small_disk)
            (small_disk / "holiday.jpg").write_bytes(bytes(400_000))
            result = await house.caretaker.back_up()
            assert result.error is None
            assert result.second_error is not None
            assert result.second_error.key == "backup.second_full"
            assert days(house.places.data / "backups") == [TODAY]
            assert files_in(small_disk) == ["holiday.jpg"]

    run(scenario())


def test_a_full_disk_is_said_and_the_next_copy_is_made_when_there_is_room(shop: Shop, small_disk: Path) -> None:
    async def scenario() -> None:
        async with program(shop) as house:
            backups = house.places.data / "backups"
            shutil.rmtree(backups, ignore_errors=True)
            backups.symlink_to(small_disk, target_is_directory=True)
            filler = small_disk / "filler"
            filler.write_bytes(bytes(450_000))
            await house.caretaker.round()
            assert house.caretaker.failure is not None
            assert house.caretaker.failure.key == "disk.full"
            assert files_in(small_disk) == ["filler"]
            assert house.store.may_write

    run(scenario())


def test_a_share_that_hangs_holds_nobody(shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hung = threading.Event()

    def hang(*_: object) -> Path:
        hung.wait(30)
        return tmp_path

    async def scenario() -> None:
        async with program(shop) as house:
            second(house, tmp_path / "share")
            monkeypatch.setattr(caretaker, "make_backup", hang)
            monkeypatch.setattr(caretaker, "backup_state", lambda *a: hang() if a[2] else backup_state(*a))
            monkeypatch.setattr(caretaker, "COPY_WITHIN_S", 0.05)
            monkeypatch.setattr(caretaker, "LOOK_WITHIN_S", 0.05)
            result = await house.caretaker.back_up()
            assert result.second_error is not None
            assert result.second_error.key == "backup.second_silent"
            again = await house.caretaker.back_up()
            assert again.error is not None
            assert again.error.key == "backup.running"
            status = await house.caretaker.status()
            assert not status.answered
            hung.set()

    from storage.backup import backup_state

    run(scenario())


@pytest.mark.parametrize("place", ["nothing", "file", "data", "data/backups"])
def test_a_folder_that_cannot_be_the_second_place_is_refused(shop: Shop, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("x")
    keys = {"nothing": "backup.second_missing", "file": "backup.second_missing"}

    async def scenario() -> None:
        async with program(shop) as house:
            (house.places.data / "backups").mkdir(exist_ok=True)
            tried = house.places.data.parent / place if place.startswith("data") else tmp_path / place
            with pytest.raises(caretaker.PosError) as refused:
                await house.caretaker.try_second(tried)
            assert refused.value.key == keys.get(place, "backup.second_inside")
            await house.caretaker.try_second(tmp_path)
            assert not (tmp_path / "olpos-check.tmp").exists()

    run(scenario())


def test_the_copy_carries_a_signed_head_of_the_log(shop: Shop) -> None:
    owner = shop.owner

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            await session.attempt(SetProfile(language="en"))
            store = session.house.store
            await session.house.caretaker.back_up()
            with store.database.reading() as conn:
                [newest] = conn.execute("SELECT max(seq) FROM signed_head WHERE stream = ?", (store.machine.stream,))
            assert newest == (store.own.seq,)

    run(scenario())


# -- old rows


def old_rows(shop: Shop, retries: int = 3) -> tuple[str, str]:
    """A sale long ago with its paper settled, a retry of which is kept; one job that nobody knows; some small commands."""
    part = shop.part(qty=10)
    shop.open_shift()
    issue = shop.sell(part)
    shop.sell(part)
    with shop.store.writing() as cur:
        cur.execute("UPDATE print_job SET state = 'DONE' WHERE document = ?", (issue,))
        cur.execute("UPDATE print_job SET state = 'UNKNOWN' WHERE document <> ?", (issue,))
    for _ in range(retries):
        shop.do(RecoverJobs())
    return issue, part


def test_what_is_old_goes_and_what_somebody_may_ask_for_stays(shop: Shop) -> None:
    _, part = old_rows(shop)
    shop.wait(25 * DAY_MS)
    shop.do(AddLine(part=part))  # the clock is trusted while something is written now and then
    shop.wait(25 * DAY_MS)
    shop.do(SetProfile(language="th"))
    assert prune(shop.store, shop.clock()) == 0
    shop.wait(25 * DAY_MS)
    shop.do(SetProfile(language="en"))
    before = shop.count("done_command")
    gone = prune(shop.store, shop.clock())
    assert gone > 0
    assert shop.count("done_command") == before - gone
    assert shop.count("print_job") == 4, "jobs are kept for ninety days"
    shop.wait(20 * DAY_MS)
    assert prune(shop.store, shop.clock()) > 0
    assert {row[0] for row in shop.rows("SELECT state FROM print_job")} == {"UNKNOWN"}
    assert prune(shop.store, shop.clock()) == 0


def test_a_clock_that_jumped_a_year_makes_nothing_old(shop: Shop) -> None:
    old_rows(shop)
    kept = shop.count("done_command")
    shop.wait(365 * DAY_MS)
    assert prune(shop.store, shop.clock()) == 0
    shop.wait(-730 * DAY_MS)
    assert prune(shop.store, shop.clock()) == 0
    assert shop.count("done_command") == kept


def test_many_old_rows_go_a_little_at_a_time(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.housekeeping.AT_ONCE", 20)
    monkeypatch.setattr(caretaker, "PRUNE_PAUSE_S", 0)
    owner = shop.owner
    for n in range(70):
        shop.do(SetProfile(language="en" if n % 2 else "th"))
    for _ in range(3):
        shop.wait(25 * DAY_MS)
        shop.do(SetProfile(theme="dark"))
        shop.do(SetProfile(theme="light"))

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            assert await session.house.caretaker.tidy() >= 70
            assert await session.house.caretaker.tidy() == 0

    run(scenario())


# -- is it whole


def test_a_check_finds_a_healthy_shop_whole_while_it_sells(shop: Shop) -> None:
    owner = shop.owner
    part = shop.part(qty=50)
    shop.open_shift()
    shop.sell(part)

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            steps: list[tuple[int, int]] = []
            checking = asyncio.create_task(session.house.caretaker.check(lambda done, of: steps.append((done, of))))
            for _ in range(30):
                await session.attempt(AddLine(part=part))
                await session.attempt(SetProfile(theme="dark"))
                await session.attempt(SetProfile(theme="light"))
            report = await checking
            assert report.faults == []
            assert report.entries > 3
            assert steps[-1] == (0, 0)
            assert steps[0][1] > 0

    run(scenario())


def test_a_check_names_an_entry_that_was_changed(shop: Shop) -> None:
    owner = shop.owner
    part = shop.part(qty=5)
    shop.open_shift()
    shop.sell(part)

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            store = session.house.store

            def tamper() -> None:
                with store.writing() as cur:
                    cur.execute("UPDATE sale SET total_satang = 1")

            await session.house.in_turn(tamper)
            report = await session.house.caretaker.check(lambda *_: None)
            assert [what for what, _ in report.faults] == ["table", "table"]
            assert report.faults[0][1].startswith("sale ")

    run(scenario())


def test_one_check_at_a_time(shop: Shop) -> None:
    async def scenario() -> None:
        async with program(shop) as house:
            first = asyncio.create_task(house.caretaker.check(lambda *_: None))
            await asyncio.sleep(0)
            with pytest.raises(caretaker.PosError, match=r"check\.running"):
                await house.caretaker.check(lambda *_: None)
            assert (await first).faults == []

    run(scenario())


# -- what happened since the last start


def test_a_notice_that_was_read_is_gone_and_every_tab_hears_of_it(shop: Shop) -> None:
    with shop.store.writing() as cur:
        write_value(cur, "notice", {"kind": "new_stream", "reason": "restored"})
    heard: list[frozenset[str]] = []
    shop.store.listen(lambda changes: heard.append(changes.tables))
    put_notice_away(shop.store)
    assert shop.rows("SELECT 1 FROM device_state WHERE id = 'notice'") == []
    assert heard == [frozenset({"device_state"})]


def test_keeping_on_is_one_for_all_tabs_and_ends_when_it_is_told(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caretaker, "FIRST_AFTER_S", 0)
    made = asyncio.Event()

    async def scenario() -> None:
        async with program(shop) as house:
            house.store.listen(lambda changes: made.set() if "backup" in changes.tables else None)
            keeping = asyncio.create_task(house.caretaker.keep_on())
            await asyncio.sleep(0)
            await asyncio.wait_for(house.caretaker.keep_on(), 1)
            await asyncio.wait_for(made.wait(), 20)
            assert days(house.places.data / "backups") == [TODAY]
            keeping.cancel()
            await asyncio.gather(keeping, return_exceptions=True)

    run(scenario())


def test_the_living_program_looks_after_its_data_and_ends_without_a_trace(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caretaker, "FIRST_AFTER_S", 0)
    monkeypatch.setattr(caretaker, "EVERY_S", 0.01)  # the first round may come before the data is open
    shop.close()

    async def scenario() -> None:
        house = House(places(shop.folder), given(shop.clock, 77), use_keyring=False)
        made = asyncio.Event()
        async with living(house):
            await house.opened()
            house.listen(lambda changes: made.set() if "backup" in changes.tables else None)
            await asyncio.wait_for(made.wait(), 20)
        assert days(house.places.data / "backups") == [TODAY]
        assert not house.ready
        assert asyncio.all_tasks() == {asyncio.current_task()}

    run(scenario())


def test_a_round_that_fails_unforeseen_is_said_and_the_next_one_comes(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caretaker, "FIRST_AFTER_S", 0)
    monkeypatch.setattr(caretaker, "EVERY_S", 0.01)
    told: list[str] = []

    async def scenario() -> None:
        async with program(shop) as house:
            keeper, again = house.caretaker, asyncio.Event()
            rounds = iter([RuntimeError("on purpose"), None])

            async def round_() -> None:
                error = next(rounds, None)
                if error is not None:
                    raise error
                again.set()

            monkeypatch.setattr(keeper, "round", round_)
            house.store.listen(lambda changes: told.append(changes.command))
            keeping = asyncio.create_task(keeper.keep_on())
            await asyncio.wait_for(again.wait(), 5)
            keeping.cancel()
            await asyncio.gather(keeping, return_exceptions=True)
            assert keeper.failure is not None
            assert keeper.failure.key == "backup.unexpected"

    run(scenario())
    assert told == ["caretaker.round"]
