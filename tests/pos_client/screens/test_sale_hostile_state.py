"""What nobody means to do at a counter, and somebody does: each is answered in words, and nothing is lost."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.catalog.records import PartPrice, price_key
from core.ports import Actor, Tx
from core.sales.carts import SetQuantity
from pos_client.i18n import words
from pos_client.screens.sale.search_state import CODE_SHOWN_MAX, TYPED_MAX
from tests.selling import Till, sales, tills
from tests.shop import Shop
from tests.ui import run

EAN = "8851117101010"
PASTED = [
    "=SUM(A1:A9)+cmd|'/c calc'!A1",
    "🚚🔧👨‍👩‍👧‍👦",
    "'; DROP TABLE part; --",
    "NEAR(\"a\" 'b'",
    "* OR *",
    '"',
    "%_\\",
    "\x00\x07\u202e\ufeff\u200b",
    "ก็" * 20,
    "\n\n\tFILTER\r\n",
]


@pytest.fixture
def counter(shop: Shop) -> Shop:
    """A shop with a part that scans, and an open shift."""
    shop.part("FILTER", price=48_500, qty=14, barcode=EAN)
    shop.open_shift()
    return shop


@pytest.mark.parametrize("pasted", PASTED)
def test_whatever_is_pasted_is_searched_for_and_scanned_without_harm(counter: Shop, pasted: str) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            await till.state.search_for(pasted)
            assert till.state.search.error is None
            await till.state.enter()
            await till.scan(pasted)
            assert till.error is None
            assert [code for code, _ in till.lines] == ["FILTER"]
            await till.scan(EAN)
            assert till.lines[0][1] >= 2000

    run(scenario())


def test_five_thousand_characters_are_refused_in_words_and_cleared_by_the_next_scan(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.state.search_for("ก" * 5000)
            error = till.state.search.error
            assert error is not None
            assert str(TYPED_MAX) in words("en").error(error)
            await till.state.enter()
            assert till.lines == []
            await till.scan("9" * 5000)
            assert till.state.search.sign == "unknown"
            assert len(till.state.search.code) <= CODE_SHOWN_MAX + 1
            await till.scan(EAN)
            assert (till.lines, till.state.search.error, till.state.search.sign) == ([("FILTER", 1000)], None, "found")

    run(scenario())


@pytest.mark.parametrize(
    ("typed", "gets"),
    [("-5 x", 1000), ("1.5 x", 1500), ("abc x", 1000), ("0.0001 x", 1000)],
)
def test_only_a_quantity_that_there_is_counts_before_a_scan(counter: Shop, typed: str, gets: int) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.state.search_for(typed)
            await till.scan(EAN)
            assert (till.lines, till.error) == ([("FILTER", gets)], None)

    run(scenario())


@pytest.mark.parametrize("qty_milli", [-1, -(10**12), 10**12, 10**18])
def test_a_quantity_that_no_keypad_gives_is_refused_and_the_line_stays(counter: Shop, qty_milli: int) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            line = till.state.cart.lines[0]
            error = await till.state.cart.set_quantity(line.id, qty_milli)
            assert error is not None
            assert words("th").error(error)
            assert till.lines == [("FILTER", 1000)]

    run(scenario())


def test_a_removal_that_cannot_be_taken_back_says_so_and_can_be_tried_again(counter: Shop) -> None:
    part = counter.value("SELECT id FROM part")

    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            await till.state.remove_line()
            store = till.session.house.store
            with pytest.MonkeyPatch.context() as broken:
                broken.setattr("core.sales.carts.LINES_MAX", 0)
                await till.state.undo()
            assert (till.error, till.lines) == ("sale.too_many_lines", [])
            assert till.state.cart.undo is not None
            assert store.may_write
            await till.state.undo()
            assert (till.error, till.lines, till.state.cart.undo) == (None, [("FILTER", 1000)], None)
            assert till.state.cart.lines[0].part == part

    run(scenario())


def test_a_double_tap_on_undo_brings_the_line_back_once(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            await till.state.remove_line()
            await asyncio.gather(till.state.undo(), till.state.undo())
            await till.rest()
            assert till.lines == [("FILTER", 1000)]

    run(scenario())


def test_a_price_that_changes_while_money_is_taken_does_not_change_the_bill(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            await till.state.start_paying(50_000)
            await new_price(till, counter, 60_000)
            assert till.state.cart.sums.due_satang == 48_500
            await till.state.confirm()
            await till.rest()
            assert (till.error, sales(till), till.state.phase) == (None, 1, "after")

    run(scenario())


async def new_price(till: Till, shop: Shop, price_satang: int) -> None:
    """The shelf gets another price while the program runs."""
    store = till.session.house.store
    part = till.state.cart.lines[0].part
    price = PartPrice(id=f"{price_key(part)}@{shop.clock() + 1}", price_satang=price_satang)

    def put(tx: Tx) -> str:
        tx.put(price)
        return price.id

    actor = Actor(till.session.user_id)
    await till.session.house.in_turn(lambda: store.transact("test.price", actor, store.ids.new_id(), put))
    shop.wait()
    till.state.cart.outdated()
    await till.state.reload()
    await till.rest()


def test_two_tabs_that_change_one_line_at_once_agree_in_the_end(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter, counter.owner, counter.owner) as [one, two]:
            await one.scan(EAN)
            await two.rest()
            line = two.state.cart.lines[0].id
            await asyncio.gather(
                one.state.cart.set_quantity(line, 3000),
                two.session.attempt(SetQuantity(line=line, qty_milli=0)),
                one.state.scanned(EAN),
            )
            await one.rest()
            await two.rest()
            assert one.lines == two.lines
            assert one.state.cart.sums == two.state.cart.sums

    run(scenario())


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=90), max_size=6))
def test_no_text_at_all_breaks_the_search(counter: Shop, texts: list[str]) -> None:
    async def scenario() -> None:
        async with tills(again) as [till]:
            for text in texts:
                await till.state.search_for(text)
                assert (till.state.search.error is not None) == (len(till.state.search.words) > TYPED_MAX)
                await till.state.scanned(text)
                assert till.error is None

    again = counter.reopen()
    run(scenario())
