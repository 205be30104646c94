"""The sale as it is drawn: each of its phases in every size, language and theme, without a browser."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import product

import flet as ft
import pytest

from pos_client import guard
from pos_client.i18n import LANGUAGES, Language
from pos_client.session import THEMES, ThemeChoice
from pos_client.shell import LiveShell, Shell
from tests.inside import end_shift, inside
from tests.shop import Shop
from tests.ui import Till, run

EAN, OTHER = "8851117101010", "8852104101013"
SIZES = {
    "phone": (390, 844),
    "small": (390, 700),
    "upright": (800, 1280),
    "tablet": (1280, 800),
    "desktop": (1440, 900),
}
QUIET_ROUNDS = 6


@pytest.fixture
def counter(shop: Shop) -> Shop:
    """A shop with two parts that scan, one of them with a name as long as they come, and an open shift."""
    long = "น้ำมันเครื่องดีเซลสังเคราะห์แท้ 15W-40 CI-4 ถัง 18 ลิตร (แถมกรอง)"
    shop.part("FILTER", price=123_456_700, qty=14, barcode=EAN, name_th=long, name_en="x" * 60)
    shop.part("BULB", price=12_000, qty=1, barcode=OTHER)
    shop.open_shift()
    return shop


async def rest(till: Till) -> None:
    """Let the threads answer and the screen be drawn."""
    for _ in range(QUIET_ROUNDS):
        await asyncio.sleep(0.02)
        await till.settle()


@asynccontextmanager
async def at_the_till(
    shop: Shop, size: str = "tablet", language: Language = "en", theme: ThemeChoice = "light"
) -> AsyncIterator[tuple[Till, LiveShell]]:
    """The whole program's page with the sale on it."""
    async with inside(shop, shop.owner, language) as session:
        session.language, session.theme = language, theme
        till = Till()
        session.end()
        session.begin()  # a tab listens in the context of its page
        state = LiveShell(session)
        (state.width, state.height), state.phase = SIZES[size], "inside"
        session.watch(state.announce)
        state.start(guard.spawner(till.page))
        await till.show(lambda: Shell(state, till.keys))
        await rest(till)
        yield till, state
        await rest(till)
        assert till.failures == []


async def until(till: Till, identifier: str) -> None:
    """Wait for a part, at most some seconds."""
    for _ in range(1000):
        if identifier in till.identifiers():
            return
        await asyncio.sleep(0.01)
        await till.settle()
    raise AssertionError(f"no {identifier} among {sorted(till.identifiers())}")


async def scan(till: Till, code: str, shows: str) -> None:
    """A scan, and what it brings."""
    await till.scan(code)
    await until(till, shows)


@pytest.mark.parametrize("size", SIZES)
def test_every_phase_is_drawn_in_all_sizes_languages_and_themes(counter: Shop, size: str) -> None:
    looks = [("th", "light"), ("en", "dark"), ("th", "contrast")]
    assert {language for language, _ in looks} == set(LANGUAGES)
    assert {theme for _, theme in looks} | {"auto"} == set(THEMES)

    async def scenario() -> None:
        async with at_the_till(counter, size) as (till, shell):
            for language, theme in looks:
                await shell.session.choose(language=language, theme=theme)
                await through_all(counter, till)

    run(scenario())


async def through_all(shop: Shop, till: Till) -> None:
    """From an empty bill through its phases to the next empty one."""
    await until(till, "cart-empty")
    await scan(till, "4006381333931", "scan-unknown")
    await scan(till, EAN, "line-FILTER")
    await scan(till, OTHER, "line-BULB")
    await till.tap("line-BULB")
    await until(till, "line-done")
    await till.tap("line-key-2")
    await until(till, "stock-short")
    await till.tap("line-remove")
    await until(till, "undo")
    await till.tap("pay")
    await until(till, "confirm")
    await till.scan(OTHER)
    await until(till, "scan-refused")
    await till.tap("pay-exact")
    await rest(till)
    await till.tap("confirm")
    await until(till, "next-sale")
    shop.wait()  # the change stays for a moment, whatever is pressed
    assert "1,234,567.00" in till.words()
    await till.key("Escape")
    await rest(till)


def test_without_a_shift_the_way_to_open_one_is_shown_and_goes_once_one_is_open(shop: Shop) -> None:
    shop.part("BULB", price=12_000, qty=1, barcode=OTHER)

    async def scenario() -> None:
        async with at_the_till(shop) as (till, shell):
            await until(till, "sale-no-shift")
            await scan(till, OTHER, "found-BULB")
            assert {"sale-no-shift", "open-shift"} <= till.identifiers()
            await till.tap("open-shift")
            await until(till, "shift-open")
            assert shell.route == "shift"
            await till.tap("shift-open")
            await rest(till)
            shell.go("sale")
            await until(till, "cart-empty")
            assert "sale-no-shift" not in till.identifiers()

    run(scenario())


@pytest.mark.parametrize("size", ["phone", "tablet"])
def test_a_shift_closed_in_another_tab_is_told_at_once_and_nothing_can_be_paid(counter: Shop, size: str) -> None:
    async def scenario() -> None:
        async with at_the_till(counter, size) as (till, shell):
            await scan(till, EAN, "line-FILTER")
            assert "sale-no-shift" not in till.identifiers()
            store = shell.session.house.store
            await shell.session.house.in_turn(lambda: end_shift(store, counter.owner))
            await until(till, "sale-no-shift")
            assert till.part("pay").disabled
            assert till.part("exact").disabled

    run(scenario())


def test_a_doubted_clock_asks_beside_the_money_and_one_tap_goes_on(counter: Shop) -> None:
    async def scenario() -> None:
        async with at_the_till(counter) as (till, _):
            await scan(till, EAN, "line-FILTER")
            counter.clock.now_ms += 40 * 86_400_000
            await till.tap("exact")
            await until(till, "sale-clock")
            assert "31" in till.words("sale-clock")
            await till.tap("clock-right")
            await until(till, "next-sale")

    run(scenario())


def test_the_screen_of_a_full_bill_has_one_yellow_button(counter: Shop) -> None:
    async def scenario() -> None:
        async with at_the_till(counter, "desktop") as (till, _):
            await scan(till, EAN, "line-FILTER")
            for identifier in ("pay", "exact", "hold", "note"):
                till.part(identifier)
            shown = [c for c in till.controls() if isinstance(c, ft.Semantics) and c.button]
            assert len(shown) < 60
            held = {c.identifier for c in shown if c.identifier in ("pay", "exact")}
            assert held == {"pay", "exact"}

    run(scenario())


@pytest.mark.parametrize(("size", "language"), list(product(["phone", "desktop"], ["th", "en"])))
def test_help_and_held_bills_are_drawn_and_closed_by_escape(counter: Shop, size: str, language: Language) -> None:
    async def scenario() -> None:
        async with at_the_till(counter, size, language) as (till, _):
            await till.key("F1")
            await until(till, "help")
            await till.key("Escape")
            await rest(till)
            assert "help" not in till.identifiers()
            await scan(till, OTHER, "line-BULB")
            await till.key("F8")
            await until(till, "cart-empty")
            await till.key("F8")
            await until(till, "held-list")
            await till.key("Enter")
            await until(till, "line-BULB")

    run(scenario())
