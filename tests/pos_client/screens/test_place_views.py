"""Shift, papers, profile, machine and more as they are drawn: without a browser, in every size, language and theme."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import flet as ft
import pytest

from core.printing.commands import UNKNOWN, ClaimJob, FinishJob
from core.sales.carts import HoldCart
from pos_client import guard
from pos_client.config import FILE_NAME
from pos_client.i18n import Language
from pos_client.routes import ROUTES, may_go
from pos_client.session import ThemeChoice
from pos_client.shell import LiveShell, Shell
from storage.device_state import write_value
from tests.inside import close_shift, inside
from tests.shop import Shop, places
from tests.ui import Till, run

PLACES = ["shift", "papers", "profile", "machine", "more"]
QUIET_ROUNDS = 40


async def rest(till: Till) -> None:
    """Let reading threads answer and the screen be drawn."""
    for _ in range(QUIET_ROUNDS):
        await asyncio.sleep(0.005)
        await till.settle()


@asynccontextmanager
async def shown(
    shop: Shop,
    user: str,
    route: str,
    *,
    width: float = 1280,
    language: Language = "en",
    theme: ThemeChoice = "light",
) -> AsyncIterator[tuple[Till, LiveShell]]:
    """The whole program's page on one route."""
    async with inside(shop, user, language) as session:
        session.language, session.theme = language, theme
        till = Till()
        session.end()
        session.begin()  # a tab listens in the context of its page
        state = LiveShell(session)
        state.width, state.height, state.route, state.phase = width, 844 if width < 600 else 800, route, "inside"
        session.watch(state.announce)
        state.start(guard.spawner(till.page))
        await till.show(lambda: Shell(state, till.keys))
        await rest(till)
        yield till, state
        await rest(till)
        assert till.failures == []


def busy_day(shop: Shop) -> str:
    """Sixty sales, a paper that nobody is sure of, a held bill, an open shift; gives the owner."""
    part = shop.part(qty=100, price=123_456_700)
    shop.open_shift()
    for _ in range(60):
        issue = shop.sell(part)
    job = shop.value("SELECT id FROM print_job WHERE document = ? AND kind = 'ORIGINAL'", issue)
    shop.do(ClaimJob(job=job, printer="front"))
    shop.do(FinishJob(job=job, state=UNKNOWN, error="print.not_confirmed"))
    shop.add(part)
    shop.do(HoldCart())
    return shop.owner


@pytest.mark.parametrize("route", PLACES)
def test_every_place_is_drawn_in_all_sizes_languages_and_themes(shop: Shop, route: str) -> None:
    owner = busy_day(shop)

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            till = Till()
            state = LiveShell(session)
            state.route, state.phase = route, "inside"
            state.start(guard.spawner(till.page))
            await till.show(lambda: Shell(state, till.keys))
            for width in (390, 800, 1280, 1440):
                for language, theme in (("th", "light"), ("en", "dark"), ("en", "contrast")):
                    session.language, session.theme, state.width = language, theme, width  # type: ignore[assignment]
                    state.announce()
                    await rest(till)
                    assert till.failures == [], (route, width, language)
                    assert "." not in "".join(w for w in till.words().split() if w.startswith(("shift.", "papers.")))
            missing = [c for c in till.controls() if isinstance(c, ft.GestureDetector) and c.on_tap is None]
            assert missing == []

    run(scenario())


def test_a_shift_is_opened_with_the_keyboard_alone(shop: Shop) -> None:
    owner = shop.owner

    async def scenario() -> None:
        async with shown(shop, owner, "shift", width=1440) as (till, state):
            await till.write("2")
            await till.key("Enter")
            await till.write("5")
            await till.key("Arrow Down")
            await till.write("30")
            await till.key("Backspace")
            await rest(till)
            assert "4,800.00" in till.words("shift-total")
            await till.scan("8850000000010")
            assert till.refused == ["8850000000010"]
            assert "4,800.00" in till.words("shift-total")
            await till.key("Enter", ctrl=True)
            await rest(till)
            assert "4,800.00" in till.words("float-total")
            assert till.part("shift-to-sale")
            await till.key("Enter")
            assert state.route == "sale"

    run(scenario())


def test_a_shift_is_opened_with_taps(shop: Shop) -> None:
    cashier = shop.user("CA")

    async def scenario() -> None:
        async with shown(shop, cashier, "shift", width=390) as (till, _):
            await till.tap("face-10000")
            for key in ("key-1", "key-2", "key-Backspace", "key-5"):
                await till.tap(key)
            await till.tap("shift-next")
            await till.tap("key-4")
            assert "1,700.00" in till.words("shift-total")
            await till.tap("shift-open")
            await rest(till)
            assert "1,700.00" in till.words("float-total")
            assert "expected" not in till.identifiers(), "who counts it must not know it"

    run(scenario())


def test_the_first_answer_is_the_only_yellow_one(shop: Shop) -> None:
    owner = busy_day(shop)

    async def scenario() -> None:
        async with shown(shop, owner, "papers") as (till, state):
            yellow = {
                c.bgcolor for c in till.controls() if isinstance(c, ft.Container) and c.bgcolor and c.height == 52
            }
            assert len([c for c in yellow if c == "#FFC21A"]) == 1
            [came_out] = [name for name in till.identifiers() if name.startswith("came-out-")]
            await till.tap(came_out)
            await rest(till)
            assert not any(name.startswith("came-out-") for name in till.identifiers())
            assert state.status is not None
            assert state.status.unsettled_jobs == 0

    run(scenario())


def test_fifty_receipts_are_few_enough_parts(shop: Shop) -> None:
    owner = busy_day(shop)

    async def scenario() -> None:
        async with shown(shop, owner, "papers", width=390) as (till, _):
            await till.tap("leaf-receipts")
            await rest(till)
            assert {f"receipt-{n}" for n in range(50)} <= till.identifiers()
            assert "receipt-50" not in till.identifiers()
            await till.tap("receipts-older")
            await rest(till)
            assert "receipt-9" in till.identifiers()
            assert "receipt-10" not in till.identifiers()

    run(scenario())


def test_typing_a_number_without_touching_the_field_finds_the_receipt(shop: Shop) -> None:
    owner = busy_day(shop)

    async def scenario() -> None:
        async with shown(shop, owner, "papers", width=1440) as (till, _):
            await till.tap("leaf-receipts")
            await till.write("7")
            await rest(till)
            assert "RC00AA-6911-00007" in till.words("receipts")
            await till.key("Enter")
            await rest(till)
            assert "RC00AA-6911-00007" in till.words("detail")
            await till.key("Escape")
            await rest(till)
            assert "none-open" in till.identifiers()
            await till.scan("RC00AA691100042")
            await rest(till)
            assert "RC00AA-6911-00042" in till.words("detail")

    run(scenario())


def test_the_rail_shows_what_a_person_may_see(shop: Shop) -> None:
    owner = shop.owner
    people = {role: shop.user(role, name=role) for role in ("CA", "TE", "SA", "AU")}
    expected = {
        "CA": ["sale", "shift", "papers"],
        "TE": [],
        "SA": ["sale", "papers"],
        "AU": ["shift", "papers"],
    }

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            for role, person in people.items():
                await session.leave()
                await session.enter(person)
                rail = [route.id for route in ROUTES if route.rail and may_go(session, route)]
                assert rail == expected[role], role

    run(scenario())


def test_a_person_without_the_sale_begins_where_there_is_something(shop: Shop) -> None:
    technician = shop.user("TE")

    async def scenario() -> None:
        async with shown(shop, technician, "sale") as (till, _):
            assert {"more-profile", "more-machine"} <= till.identifiers()
            assert "nav-sale" not in till.identifiers()

    run(scenario())


def test_the_machine_says_that_the_data_was_restored_until_it_was_read(shop: Shop) -> None:
    owner = shop.owner
    with shop.store.writing() as cur:
        write_value(cur, "notice", {"kind": "new_stream", "reason": "restored"})

    async def scenario() -> None:
        async with shown(shop, owner, "machine") as (till, _):
            assert "restored from a backup" in till.words("machine-notice")
            assert "badge-notice" in till.identifiers()
            await till.tap("notice-away")
            await rest(till)
            assert not {"machine-notice", "badge-notice"} & till.identifiers()

    run(scenario())


def test_settings_that_cannot_be_read_are_told_above_every_screen_and_lead_to_the_printers(shop: Shop) -> None:
    file = places(shop.folder).state / FILE_NAME
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("printers = [", encoding="utf-8")

    async def scenario() -> None:
        async with shown(shop, shop.owner, "more") as (till, state):
            assert "badge-settings" in till.identifiers()
            assert "Settings not read" in till.words("badge-settings")
            await till.tap("badge-settings")
            await rest(till)
            assert state.route == "printers"
            assert "settings-fault" in till.identifiers()

    run(scenario())


def test_that_a_machine_cannot_sell_is_no_news_to_be_put_away(shop: Shop) -> None:
    owner = shop.owner
    with shop.store.writing() as cur:
        write_value(cur, "notice", {"kind": "read_only", "reason": "copied"})

    async def scenario() -> None:
        async with shown(shop, owner, "machine") as (till, _):
            assert "cannot sell" in till.words("machine-notice")
            assert "notice-away" not in till.identifiers()

    run(scenario())


def test_a_demo_shop_says_so_beside_every_title(shop: Shop) -> None:
    owner = shop.owner

    async def scenario() -> None:
        async with shown(shop, owner, "machine") as (till, state):
            assert "band" not in till.identifiers()
            state.session.house.demo = True
            for route in PLACES:
                state.go(route)
                await rest(till)
                assert till.words("band") == "DEMO", route

    run(scenario())


def test_the_closed_shift_of_yesterday_fills_in_its_float(shop: Shop) -> None:
    owner = shop.owner
    close_shift(shop, shop.open_shift(float_baht=2500))

    async def scenario() -> None:
        async with shown(shop, owner, "shift") as (till, _):
            assert "2,500.00" in till.words("shift-total")
            await till.tap("shift-open")
            await rest(till)
            assert "2,500.00" in till.words("float-total")

    run(scenario())
