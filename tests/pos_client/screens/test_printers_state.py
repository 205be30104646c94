"""The printers screen without a screen: finding, naming, trying out, what goes where; bad input writes nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as given_text
from hypothesis import strategies as st

from core.errors import Rejected
from pos_client.config import RAW_PORT, DeviceConfig, PrinterConfig, Routes
from pos_client.devices.finding import Identified, identify
from pos_client.devices.typed import free_name, printer_name, printer_place, shown_place
from pos_client.house import House
from pos_client.screens.printers.setup_state import ADD
from pos_client.screens.printers.state import PrintersState
from tests.fakeprinter import FakePrinter
from tests.pos_client.devices.counter import HASTY, free_port, printer_at
from tests.pos_client.devices.running import running, tab, until
from tests.shop import Shop
from tests.ui import run

QUICK = HASTY.patience
FRONT = printer_at(9, "front", host="127.0.0.9", drawer=True)
BACK = printer_at(9, "back", name="หลังร้าน", host="127.0.0.8", backup="front")
BOTH = DeviceConfig(printers=(FRONT, BACK), routes=Routes(receipt="front", drawer="front"))


def ask(host: str, port: int) -> Identified:
    return identify(host, port, patience=QUICK)


@asynccontextmanager
async def screen(
    shop: Shop, config: DeviceConfig | None = None, *, user: str | None = None, found: tuple[str, ...] = ()
) -> AsyncIterator[PrintersState]:
    """The screen of a running program, the owner in front of it."""
    who = user or shop.owner
    shop.close()
    async with running(shop.folder, config, shop.clock) as house, tab(house) as shell:
        await shell.entered(who)
        state = PrintersState(shell.session, lambda: found, ask)
        tasks: list[asyncio.Future[None]] = []
        state.start(lambda work: tasks.append(asyncio.ensure_future(work())))
        await state.reload()
        yield state
        state.stop()
        await asyncio.gather(*tasks)


def house_of(state: PrintersState) -> House:
    return state.session.house


def file_of(state: PrintersState) -> bytes:
    path: Path = house_of(state).settings.path
    return path.read_bytes() if path.exists() else b""


async def trial_step(state: PrintersState, step: str) -> None:
    """Wait until the trial is there."""
    await until(lambda: state.trial is not None and state.trial.step == step, step)


# -- typed


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("192.168.1.50", ("192.168.1.50", 9100)),
        (" 192.168.001.050 ", ("192.168.1.50", 9100)),
        ("10.0.0.7:9101", ("10.0.0.7", 9101)),
        ("fe80::1", ("fe80::1", 9100)),
        ("[fe80::1]:515", ("fe80::1", 515)),
        ("[fe80::1]", ("fe80::1", 9100)),
    ],
)
def test_an_address_is_understood_as_people_type_it(typed: str, place: tuple[str, int]) -> None:
    assert printer_place(typed) == place
    assert printer_place(shown_place(*place)) == place


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "field.required"),
        ("printer.local", "printers.place_wrong"),
        ("192.168.1", "printers.place_wrong"),
        ("192.168.1.256", "printers.place_wrong"),
        ("0.0.0.0", "printers.place_wrong"),
        ("255.255.255.255", "printers.place_wrong"),
        ("224.0.0.1", "printers.place_wrong"),
        ("-1", "printers.place_wrong"),
        ("1000000000000", "printers.place_wrong"),
        ("๑๙๒.๑๖๘.๑.๕๐", "printers.place_wrong"),
        ("192.168.1.50:", "printers.port_wrong"),
        ("192.168.1.50:0", "printers.port_wrong"),
        ("192.168.1.50:-9100", "printers.port_wrong"),
        ("192.168.1.50:65536", "printers.port_wrong"),
        ("192.168.1.50:1000000000000", "printers.port_wrong"),
        ("192.168.1.50:๙๑๐๐", "printers.port_wrong"),
        ("192.168.1.50:9100:9100", "printers.place_wrong"),
        ("192.168.1.50\x00", "field.control"),
        ("192.168.1.50 🖨️", "field.control"),
        ("=192.168.1.50", "field.formula"),
        ("1" * 100, "field.too_long"),
    ],
)
def test_an_address_that_is_none_is_refused_beside_its_field(typed: str, key: str) -> None:
    with pytest.raises(Rejected) as refused:
        printer_place(typed)
    assert (refused.value.key, refused.value.field) == (key, "place")


@given_text(st.text(max_size=70))
def test_whatever_is_typed_as_an_address_is_one_or_a_sentence(typed: str) -> None:
    try:
        host, port = printer_place(typed)
    except Rejected as refused:
        assert refused.field == "place"
    else:
        assert printer_place(shown_place(host, port)) == (host, port)
        assert 0 < port <= 65_535


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        (" ", "field.required"),
        ("ก" * 41, "field.too_long"),
        ("หน้าร้าน\n", "field.control"),
        ("หน้าร้าน 🖨️", "field.control"),
        ("=HYPERLINK(1)", "field.formula"),
        ("หลังร้าน", "printers.name_twice"),
    ],
)
def test_a_name_that_will_not_do_is_refused_beside_its_field(typed: str, key: str) -> None:
    with pytest.raises(Rejected) as refused:
        printer_name(typed, BOTH, "front")
    assert (refused.value.key, refused.value.field) == (key, "name")


def test_a_new_printer_is_called_as_it_calls_itself_and_never_like_another() -> None:
    assert free_name("TM-T82III", "Counter", DeviceConfig()) == "TM-T82III"
    assert free_name("", "Counter", DeviceConfig()) == "Counter"
    assert free_name("\x1b[31m", "Counter", DeviceConfig()) == "Counter"
    assert free_name("หน้าร้าน", "Counter", BOTH) == "หน้าร้าน 2"


# -- adding


def test_found_picked_tested_is_three_taps(shop: Shop) -> None:
    async def scenario(printer: FakePrinter) -> None:
        async with screen(shop, found=("127.0.0.1",)) as state:
            assert not state.config.printers
            await state.search()
            assert state.found == ("127.0.0.1",)
            assert (state.current, state.looking, printer.received) == (ADD, False, 0)
            state.put("place", f"127.0.0.1:{printer.port}")
            await state.use_typed()
            [held] = state.config.printers
            assert (state.current, state.faults, held.answers) == (held.id, {}, "pid")
            assert state.config.routes == Routes(receipt=held.id)
            assert state.owner_of("127.0.0.1") == held
            await state.try_page()
            await trial_step(state, "ask")
            await state.saw(came=True)
            assert state.trial is not None
            assert state.trial.step == "seen"
            assert len(printer.tickets) == 1
            assert not printer.kicks

    with FakePrinter() as printer:
        run(scenario(printer))


@pytest.mark.parametrize(
    ("faults", "answers"), [({}, "pid"), ({"no_process_id": True}, "gsr"), ({"mute": True}, "none")]
)
def test_it_is_kept_as_what_it_was_found_to_be(shop: Shop, faults: dict[str, Any], answers: str) -> None:
    async def scenario(printer: FakePrinter) -> None:
        async with screen(shop) as state:
            state.add()
            state.put("place", f"127.0.0.1:{printer.port}")
            await state.use_typed()
            [held] = state.config.printers
            assert held.answers == answers
            assert printer.papers() == []

    with FakePrinter(**faults) as printer:
        run(scenario(printer))


@pytest.mark.parametrize(
    ("faults", "key"), [(None, "print.not_found"), ({"paper": "out"}, "print.paper_out"), ({"cover_open": True}, "print.cover_open")]
)  # fmt: skip
def test_one_that_cannot_answer_now_is_not_kept(shop: Shop, faults: dict[str, Any] | None, key: str) -> None:
    async def scenario(port: int) -> None:
        async with screen(shop) as state:
            state.add()
            state.put("place", f"127.0.0.1:{port}")
            await state.use_typed()
            assert (state.faults["place"].key, state.current, state.busy) == (key, ADD, "")
            assert (state.config.printers, file_of(state)) == ((), b"")

    if faults is None:
        run(scenario(free_port()))
    else:
        with FakePrinter(**faults) as printer:
            run(scenario(printer.port))


def test_the_same_printer_is_not_set_up_twice(shop: Shop) -> None:
    async def scenario() -> None:
        async with screen(shop, BOTH) as state:
            before = file_of(state)
            state.add()
            state.put("place", "127.0.0.9:9")
            await state.use_typed()
            assert state.faults["place"].key == "printers.place_twice"
            assert state.faults["place"].params == {"name": FRONT.name}
            assert file_of(state) == before

    run(scenario())


def test_who_may_not_set_up_the_device_changes_nothing(shop: Shop) -> None:
    auditor = shop.user("AU")

    async def scenario() -> None:
        async with screen(shop, BOTH, user=auditor, found=("127.0.0.1",)) as state:
            before = file_of(state)
            assert not state.may
            state.put("name", "ใหม่")
            for act in (state.keep, state.remove, state.search, state.use_typed, state.try_page):
                await act()
            await state.choose_width("384")
            await state.choose_drawer(drawer=False)
            await state.choose_route("receipt", "")
            assert file_of(state) == before
            assert state.trial is None

    run(scenario())


# -- changing


@pytest.mark.parametrize(
    ("name", "typed", "key"),
    [
        ("name", "ก" * 41, "field.too_long"),
        ("name", "🖨️", "field.control"),
        ("name", "หลังร้าน", "printers.name_twice"),
        ("place", "127.0.0.8:9", "printers.place_twice"),
        ("place", "127.0.0.9:-1", "printers.port_wrong"),
        ("place", "127.0.0.9:1000000000000", "printers.port_wrong"),
        ("place", "\x07", "field.control"),
    ],
)
def test_what_will_not_do_is_said_beside_the_field_and_nothing_is_written(
    shop: Shop, name: str, typed: str, key: str
) -> None:
    async def scenario() -> None:
        async with screen(shop, BOTH) as state:
            before = file_of(state)
            state.put(name, typed)
            assert state.changed
            await state.keep()
            assert {field: error.key for field, error in state.faults.items()} == {name: key}
            assert file_of(state) == before
            assert state.typed[name] == typed
            state.put(name, "x")
            assert state.faults == {}

    run(scenario())


def test_a_name_is_kept_without_asking_the_printer(shop: Shop) -> None:
    async def scenario() -> None:
        async with screen(shop, BOTH) as state:
            assert state.current == "front"
            state.put("name", "  เคาน์เตอร์  1 ")
            await state.keep()
            assert state.config.printers[0].name == "เคาน์เตอร์ 1"
            assert (state.typed["name"], state.changed, state.error) == ("เคาน์เตอร์ 1", False, None)

    run(scenario())


def test_width_drawer_and_who_stands_in_count_at_once(shop: Shop) -> None:
    async def scenario() -> None:
        async with screen(shop, BOTH) as state:
            await state.choose_width("384")
            await state.choose_backup("back")
            await state.choose_drawer(drawer=False)
            held = house_of(state).settings.config.printer("front")
            assert held is not None
            assert (held.width_dots, held.backup, held.drawer) == (384, "back", False)
            assert state.config.routes == Routes(receipt="front")
            await state.choose_drawer(drawer=True)
            assert state.config.routes.drawer == "front"
            await state.choose_route("receipt", "back")
            await state.choose_route("drawer", "")
            assert state.config.routes == Routes(receipt="back")
            await state.choose_route("receipt", "")
            assert state.config.routes == Routes()

    run(scenario())


def test_one_that_was_taken_away_can_be_had_back_with_all_that_led_to_it(shop: Shop) -> None:
    async def scenario() -> None:
        async with screen(shop, BOTH) as state:
            await state.remove()
            assert [p.id for p in state.config.printers] == ["back"]
            assert state.config.routes == Routes()
            assert state.current == "back"
            await state.undo()
            assert {p.id: (p.backup, p.drawer) for p in state.config.printers} == {
                "back": ("front", False),
                "front": (None, True),
            }
            assert state.config.routes == BOTH.routes
            assert (state.current, state.removed) == ("front", None)

    run(scenario())


def test_settings_that_cannot_be_read_are_not_overwritten(shop: Shop) -> None:
    state_folder = shop.folder / "state"
    state_folder.mkdir(parents=True, exist_ok=True)
    (state_folder / "device.toml").write_text("printers = 7\n")

    async def scenario() -> None:
        async with screen(shop) as state:
            assert state.fault is not None
            assert state.fault.key == "config.unreadable"
            assert await house_of(state).in_turn(lambda: file_of(state)) == b"printers = 7\n"

    run(scenario())


# -- trying out


def test_a_test_goes_to_this_printer_and_to_no_other(shop: Shop) -> None:
    async def scenario(first: FakePrinter, second: FakePrinter) -> None:
        config = DeviceConfig(
            printers=(printer_at(first.port, "front"), printer_at(second.port, "back", name="หลังร้าน", width_dots=384)),
            routes=Routes(receipt="front"),
        )
        async with screen(shop, config) as state:
            state.choose("back")
            await state.try_page()
            await trial_step(state, "ask")
            assert (len(first.tickets), len(second.tickets)) == (0, 1)
            await state.saw(came=False)
            assert state.trial_here is not None
            assert state.trial_here.step == "not_seen"
            state.choose("front")
            assert state.trial_here is None

    with FakePrinter() as first, FakePrinter(width=384) as second:
        run(scenario(first, second))


def test_a_test_without_a_printer_says_why_and_can_be_given_up(shop: Shop) -> None:
    port = free_port()

    async def scenario() -> None:
        config = DeviceConfig(printers=(printer_at(port),), routes=Routes(receipt="front"))
        async with screen(shop, config) as state:
            await state.try_page()

            await until(lambda: state.trial is not None and state.trial.error, "it is missed")
            assert state.trial is not None
            assert state.trial.error == "print.not_found"
            await state.give_up()
            await trial_step(state, "given_up")
            with FakePrinter(port=port) as printer:
                await until(lambda: [status.word for status in state.statuses] == ["ready"])
                assert printer.papers() == []

    run(scenario())


def test_one_that_did_not_confirm_but_printed_is_asked_again_how_it_confirms(shop: Shop) -> None:
    async def scenario(printer: FakePrinter) -> None:
        config = DeviceConfig(printers=(printer_at(printer.port),), routes=Routes(receipt="front"))
        async with screen(shop, config) as state:
            await state.try_page()
            await trial_step(state, "ask")
            await state.saw(came=True)
            assert state.config.printers[0].answers == "gsr"
            assert state.error is None
            await state.try_page()
            await trial_step(state, "ask")
            assert state.trial is not None
            assert state.trial.state == "DONE"

    with FakePrinter(no_process_id=True) as printer:
        run(scenario(printer))


def test_the_drawer_opens_for_the_owner_and_not_for_a_cashier_alone(shop: Shop) -> None:
    cashier = shop.user("CA")

    async def scenario(printer: FakePrinter) -> None:
        config = DeviceConfig(
            printers=(printer_at(printer.port, drawer=True),), routes=Routes(receipt="front", drawer="front")
        )
        async with screen(shop, config) as state:
            await state.try_drawer()
            await trial_step(state, "ask")
            assert len(printer.kicks) == 1
            await state.saw(came=True)
            await state.session.leave()
            await state.session.enter(cashier)
            await state.try_drawer()
            assert state.approving.question is not None
            state.approving.cancel()
            assert len(printer.kicks) == 1

    with FakePrinter() as printer:
        run(scenario(printer))


def test_another_window_s_change_is_seen(shop: Shop) -> None:
    async def scenario() -> None:
        async with screen(shop, BOTH) as state:
            other = PrintersState(state.session, tuple, ask)
            await other.reload()
            other.choose("front")
            await other.remove()
            await until(lambda: len(state.config.printers) == 1)
            assert (state.current, len(state.statuses)) == ("back", 1)

    run(scenario())


def test_the_list_of_a_device_is_full_at_twenty(shop: Shop) -> None:
    printers = tuple(
        PrinterConfig(id=f"p{no}", name=f"เครื่อง {no}", host=f"127.0.1.{no + 1}", port=RAW_PORT) for no in range(20)
    )

    async def scenario() -> None:
        async with screen(shop, DeviceConfig(printers=printers), found=("127.0.0.1",)) as state:
            assert not state.can_add
            await state.search()
            assert state.found is None
            state.move(1)
            state.move(-5)
            assert state.current == "p0"

    run(scenario())
