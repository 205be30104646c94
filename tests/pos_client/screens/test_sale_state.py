"""The bill without a screen: scanning, quantities, removing and holding, in one tab and in two."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.sales.carts import QTY_MILLI_MAX
from pos_client.screens.sale.keyed import CASH, QUANTITY, Keyed, preset
from tests.selling import tills
from tests.shop import Shop
from tests.ui import run

EAN, OTHER = "8851117101010", "8852104101013"


@pytest.fixture
def counter(shop: Shop) -> Shop:
    """A shop with two parts that scan, and an open shift."""
    shop.part("FILTER", price=48_500, qty=14, barcode=EAN)
    shop.part("BULB", price=12_000, qty=42, barcode=OTHER)
    shop.open_shift()
    return shop


def test_a_scan_adds_and_the_same_part_counts_up(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN, OTHER, EAN)
            assert till.lines == [("FILTER", 2000), ("BULB", 1000)]
            assert till.state.cart.sums.total_satang == 109_000
            assert till.state.cart.line(till.state.cart.here).code == "FILTER"
            assert till.sounds == ["added"] * 3

    run(scenario())


def test_an_article_number_and_a_thai_keyboard_layout_find_the_part_too(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan("filter", "คคถ/ๅๅๅึๅจๅจๅจ")
            assert till.lines[0] == ("FILTER", 1000)

    run(scenario())


def test_the_total_is_what_completing_the_sale_will_ask(counter: Shop) -> None:
    odd = counter.part("ODD", price=1_001, qty=9)

    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.state.take(odd)
            assert (till.state.cart.sums.total_satang, till.state.cart.sums.due_satang) == (1_001, 1_000)
            assert till.state.cart.sums.rounding_satang == -1
            assert till.state.cart.sums.vat == ((700, 65),)
            await till.state.exact()
            assert till.state.phase == "after"

    run(scenario())


def test_twelve_x_before_a_scan_sets_the_quantity_once(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.state.search_for("12 x")
            await till.scan(EAN, EAN)
            assert till.lines == [("FILTER", 13_000)]
            await till.state.search_for("1.5*")
            await till.scan(OTHER)
            assert till.lines[1] == ("BULB", 1_500)

    run(scenario())


def test_a_digit_acts_at_once_and_the_first_one_replaces(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            till.state.edit_line()
            await till.state.press_line("1")
            await till.state.press_line("2")
            assert till.lines == [("FILTER", 12_000)]
            await till.state.step_line(5)
            assert till.lines == [("FILTER", 17_000)]
            await till.scan(OTHER)
            assert till.state.pane == "find"
            assert till.lines == [("FILTER", 17_000), ("BULB", 1000)]

    run(scenario())


def test_a_nought_removes_only_when_the_line_is_left(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN, OTHER)
            till.state.edit_line(till.state.cart.lines[0].id)
            await till.state.press_line("0")
            assert till.lines[0] == ("FILTER", 1000)
            await till.state.press_line(".")
            await till.state.press_line("5")
            assert till.lines[0] == ("FILTER", 500)
            await till.state.press_line("Backspace")
            await till.state.close_line()
            assert till.lines == [("BULB", 1000)]
            assert till.state.cart.undo is not None

    run(scenario())


def test_what_was_removed_comes_back_where_it_stood(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN, OTHER)
            await till.state.remove_line(till.state.cart.lines[0].id)
            await till.rest()
            assert till.lines == [("BULB", 1000)]
            await till.state.undo()
            assert till.lines == [("FILTER", 1000), ("BULB", 1000)]
            assert till.state.cart.undo is None
            await till.state.undo()
            assert len(till.lines) == 2

    run(scenario())


def test_removing_the_last_line_leaves_an_empty_bill_that_can_be_had_back(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            till.state.edit_line()
            await till.state.step_line(-1)
            assert (till.lines, till.state.pane) == ([], "find")
            await till.state.undo()
            assert till.lines == [("FILTER", 1000)]

    run(scenario())


def test_a_price_that_changed_since_the_scan_is_taken_on_demand(counter: Shop) -> None:
    from core.catalog.records import PartPrice, price_key

    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            part = till.state.cart.lines[0].part
            counter.wait(1)
            store = till.session.house.store
            with store.writing() as cur:
                tx = store._tx(cur, _owner(counter), store.ids.new_id())
                tx.put(PartPrice(id=f"{price_key(part)}@{counter.clock() + 1}", price_satang=52_000))
                store._seal(cur, "test.price", tx)
            counter.wait(10)
            till.state.cart.outdated()
            await till.state.cart.fresh()
            line = till.state.cart.lines[0]
            assert (line.unit_price_satang, line.shelf_satang) == (48_500, 52_000)
            till.state.edit_line()
            await till.state.use_shelf_price()
            assert till.state.cart.sums.total_satang == 52_000

    run(scenario())


def _owner(shop: Shop) -> object:
    from core.ports import Actor

    return Actor(None)


def test_a_held_bill_waits_and_is_taken_up_again(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            await till.state.hold()
            assert till.lines == []
            [held] = till.state.cart.held
            assert (held.lines, held.total_satang, held.first("en"), held.who("th")) == (
                1,
                48_500,
                "Part FILTER",
                "อรุณ",
            )
            await till.state.hold()
            assert till.state.pane == "held"
            await till.state.enter()
            assert (till.lines, till.state.pane, till.state.cart.held) == ([("FILTER", 1000)], "find", ())

    run(scenario())


def test_recalling_a_bill_holds_the_one_that_is_open(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            await till.state.hold()
            await till.scan(OTHER)
            await till.state.recall(till.state.cart.held[0].id)
            assert till.lines == [("FILTER", 1000)]
            assert [held.first("en") for held in till.state.cart.held] == ["Part BULB"]

    run(scenario())


def test_a_second_tab_of_the_person_sees_every_change_at_once(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter, counter.owner, counter.owner) as [here, there]:
            await here.scan(EAN)
            await there.rest()
            assert there.lines == here.lines == [("FILTER", 1000)]
            there.state.edit_line()
            await here.state.remove_line()
            await there.rest()
            assert (there.lines, there.state.pane) == ([], "find")

    run(scenario())


def test_another_person_has_another_bill(counter: Shop) -> None:
    cashier = counter.user("CA")

    async def scenario() -> None:
        async with tills(counter, counter.owner, cashier) as [owner, other]:
            await owner.scan(EAN)
            await other.rest()
            assert other.lines == []

    run(scenario())


def test_the_bill_survives_a_restart_of_the_program(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN, EAN)
        again = counter.reopen()
        async with tills(again) as [till]:
            assert till.lines == [("FILTER", 2000)]
            await till.state.exact()
            assert till.state.phase == "after"

    run(scenario())


def test_scans_that_come_faster_than_the_disk_are_all_counted(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            for _ in range(7):
                till.spawn(lambda: till.state.scanned(EAN))
            await till.rest()
            await till.state.cart.settled()
            assert till.lines == [("FILTER", 7000)]

    run(scenario())


def test_quantities_that_no_line_has_are_refused_in_words(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            till.state.edit_line()
            for key in "99999.9999":
                await till.state.press_line(key)
            assert till.lines == [("FILTER", QTY_MILLI_MAX)]
            assert till.error is None
            await till.state.step_line(10)
            assert till.error == "sale.quantity_most"
            assert till.lines == [("FILTER", QTY_MILLI_MAX)]

    run(scenario())


@pytest.mark.parametrize(
    ("typed", "key"),
    [("99999 x", "sale.quantity_most"), ("1000000000000 x", "sale.quantity_most"), ("0 x", "sale.quantity")],
)
def test_a_quantity_in_front_that_no_line_has_is_said_at_once_and_one_is_not_sold_instead(
    counter: Shop, typed: str, key: str
) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.state.search_for(typed)
            search = till.state.search
            assert search.error is not None
            assert (search.error.key, search.results, search.quantity_milli) == (key, None, None)
            await till.scan(OTHER)
            await till.state.take(till.state.tiles.tiles[0].id)
            await till.state.enter()
            assert (till.lines, till.sounds, search.typed) == ([], ["refused", "refused"], typed)
            await till.state.escape()
            assert search.error is None
            await till.scan(OTHER)
            assert till.lines == [("BULB", 1000)]

    run(scenario())


def test_a_part_without_a_price_is_not_sold_and_says_so(shop: Shop) -> None:
    shop.open_shift()
    part = shop.part("NOPRICE", price=10**12 + 1)

    async def scenario() -> None:
        async with tills(shop) as [till]:
            await till.state.take(part)
            assert (till.error, till.lines, till.sounds) == ("sale.no_price", [], ["refused"])
            till.state.forget_error()
            assert till.error is None

    run(scenario())


def test_a_bill_of_two_hundred_lines_takes_no_more(shop: Shop) -> None:
    shop.open_shift()
    parts = [shop.part(f"P-{i}", price=100) for i in range(3)]

    async def scenario(monkey: pytest.MonkeyPatch) -> None:
        monkey.setattr("core.sales.carts.LINES_MAX", 2)
        async with tills(shop) as [till]:
            for part in parts:
                await till.state.take(part)
            assert (till.error, len(till.lines)) == ("sale.too_many_lines", 2)

    with pytest.MonkeyPatch.context() as monkey:
        run(scenario(monkey))


@given(st.lists(st.sampled_from([*"0123456789", "00", ".", "Backspace", "x", "-", "๑"]), max_size=30))
def test_whatever_is_keyed_is_a_number_that_fits(keys: list[str]) -> None:
    for shape in (QUANTITY, CASH):
        keyed = preset(shape, 1234)
        for key in keys:
            keyed = keyed.press(key)
            assert 0 <= keyed.value < 10 ** (shape.whole + shape.decimals)
            assert keyed.text.count(".") <= 1
        assert Keyed(shape, keyed.text).shown().replace(",", "") == (keyed.text or "0")


def test_a_preset_number_is_replaced_by_the_first_digit_and_emptied_by_backspace() -> None:
    assert preset(CASH, 450_000).press("1").value == 100
    assert preset(CASH, 450_050).shown() == "4,500.5"
    assert preset(CASH, 450_000).press("Backspace").empty
    assert preset(QUANTITY, 1000).press("x") == preset(QUANTITY, 1000)
    assert Keyed(QUANTITY).press(".").press("5").value == 500


def test_enter_right_behind_the_last_letter_takes_what_the_whole_text_finds(shop: Shop) -> None:
    shop.part("AA-1", name_en="Bulb, small")
    shop.part("BB-2", name_en="Bulb, headlight")
    shop.open_shift()

    async def scenario() -> None:
        async with tills(shop) as [till]:
            await till.state.search_for("bul")
            await asyncio.gather(till.state.search_for("bulb"), till.state.search_for("bulb head"), till.state.enter())
            await till.rest()
            assert till.lines == [("BB-2", 1000)]

    run(scenario())
