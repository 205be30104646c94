"""The machine screen without a screen: figures, backups, the second place, the check."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from pos_client.screens.machine.state import MachineState, second_place
from storage.device_state import write_value
from tests.inside import inside, rows
from tests.shop import Shop
from tests.ui import run


def test_the_figures_are_those_of_this_machine(shop: Shop) -> None:
    owner = shop.owner
    part = shop.part(qty=5)
    shop.open_shift()
    shop.sell(part)

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            state = MachineState(session)
            await state.reload()
            figures = state.figures
            assert figures is not None
            assert figures.held.sqlite_version == sqlite3.sqlite_version
            assert figures.held.sqlite_is_old is (sqlite3.sqlite_version_info < (3, 51, 3))
            assert (figures.held.parts, figures.held.sales, figures.series) == (1, 1, "AA")
            assert figures.unsent == figures.held.entries == session.house.store.own.seq
            assert figures.keys == "file"
            assert (figures.data, figures.logs) == (session.house.places.data, session.house.places.state / "logs")
            assert state.backup is not None
            assert (state.backup.newest, state.backup.stale) == (None, True)

    run(scenario())


def test_a_backup_now_is_made_by_who_may_and_shown_at_once(shop: Shop) -> None:
    owner, technician = shop.owner, shop.user("TE")

    async def scenario() -> None:
        async with inside(shop, technician) as session:
            state = MachineState(session)
            await state.reload()
            assert not state.may_copy
            await state.back_up()
            assert state.copied is None
            await session.enter(owner)
            await state.back_up()
            assert state.copied is not None
            assert state.copied.file == session.house.places.data / "backups" / "shop-2026-11-21.db"
            assert state.backup is not None
            assert not state.backup.stale

    run(scenario())


def test_a_second_place_is_seen_to_take_files_then_kept_and_copied_to(shop: Shop, tmp_path: Path) -> None:
    owner = shop.owner
    stick = tmp_path / "stick"

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            state = MachineState(session)
            await state.reload()
            state.type_second(str(stick))
            await state.keep_second()
            assert state.second_error is not None
            assert state.second_error.key == "backup.second_missing"
            assert session.house.settings.config.second_folder is None
            stick.mkdir()
            await state.keep_second()
            assert state.second_error is None
            assert session.house.settings.config.second_folder == str(stick)
            assert state.backup is not None
            assert state.backup.newest_elsewhere == state.backup.newest == state.today
            assert len(list(stick.rglob("shop-*.db"))) == 1
            state.type_second("")
            await state.keep_second()
            assert session.house.settings.config.second_folder is None
            assert state.backup.second_place is None

    run(scenario())


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("backup", "backup.second_absolute"),
        ("=cmd|' /C calc'!A0", "backup.second_absolute"),
        ("/a" * 101, "field.too_long"),
        ("/me\x00dia", "field.control"),
        ("/me\ndia", "field.control"),
        ("/media/\u202eusb", "field.control"),
        ("😀", "backup.second_absolute"),
        ("-1000000000000", "backup.second_absolute"),
    ],
)
def test_what_is_no_folder_is_refused_beside_the_field(typed: str, key: str) -> None:
    with pytest.raises(Exception, match=key.replace(".", r"\.")) as refused:
        second_place(typed)
    assert refused.value.field == "second"  # type: ignore[attr-defined]


def test_quotes_and_blanks_around_a_path_are_no_part_of_it() -> None:
    assert second_place('  "/media/My Stick"  ') == "/media/My Stick"
    assert second_place("   ") is None


def test_the_check_says_how_it_goes_and_what_it_found(shop: Shop) -> None:
    owner = shop.owner

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            state = MachineState(session)
            await state.reload()
            await state.check()
            assert state.checking is None
            assert state.checked is not None
            assert (state.checked.faults, state.checked.entries > 0) == ((), True)

            def tamper() -> None:
                with session.house.store.writing() as cur:
                    cur.execute("UPDATE user SET nickname = 'x'")

            await session.house.in_turn(tamper)
            await state.check()
            assert {what for what, _ in state.checked.faults} == {"table"}

    run(scenario())


def test_understood_puts_the_notice_away(shop: Shop) -> None:
    owner = shop.owner
    with shop.store.writing() as cur:
        write_value(cur, "notice", {"kind": "new_stream", "reason": "copied"})

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            state = MachineState(session)
            await state.understood()
            assert rows(session, "SELECT 1 FROM device_state WHERE id = 'notice'") == []

    run(scenario())
