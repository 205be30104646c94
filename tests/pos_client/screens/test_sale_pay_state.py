"""From the bill to money without a screen: once, whole, and in words where it does not go."""

from __future__ import annotations

import pytest

from core.errors import Rejected
from core.sales.carts import HoldCart, SetQuantity
from pos_client.i18n import words
from pos_client.screens.sale.after_state import change_satang, received_satang
from tests.inside import close_shift, end_shift
from tests.selling import approve, sales, tills, value
from tests.shop import Shop
from tests.ui import run

EAN, OTHER = "8851117101010", "8852104101013"
SAID = words("en")


@pytest.fixture
def counter(shop: Shop) -> Shop:
    """A shop with two parts that scan, and an open shift."""
    shop.part("FILTER", price=48_500, qty=14, barcode=EAN)
    shop.part("BULB", price=12_000, qty=1, barcode=OTHER)
    shop.open_shift()
    return shop


def test_exact_cash_is_one_tap_from_the_scan(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            await till.state.exact()
            await till.rest()
            assert till.state.phase == "after"
            shown = till.state.after.receipt
            assert shown is not None
            assert (shown.number, received_satang(shown), change_satang(shown)) == ("RC00AA-6911-00001", 48_500, 0)
            assert till.lines == []

    run(scenario())


def test_a_note_opens_the_sheet_filled_in_and_gives_its_change(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            await till.state.start_paying(50_000)
            assert till.state.phase == "paying"
            assert till.state.pay.change_satang(48_500) == 1_500
            await till.state.confirm()
            assert till.state.phase == "after"
            assert till.state.after.receipt is not None
            assert change_satang(till.state.after.receipt) == 1_500

    run(scenario())


def test_the_money_is_not_taken_until_it_is_enough(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            await till.state.start_paying()
            assert till.state.pay.missing_satang(48_500) == 48_500
            await till.state.confirm()
            for key in ("4", "00"):
                till.state.press_pay(key)
            assert till.state.pay.missing_satang(48_500) == 8_500
            await till.state.confirm()
            assert (till.state.phase, sales(till)) == ("paying", 0)
            till.state.put_exact()
            await till.state.confirm()
            assert sales(till) == 1

    run(scenario())


def test_nobody_hands_out_a_fortune_because_a_code_was_typed_into_the_amount(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            await till.state.start_paying()
            for key in EAN:
                till.state.press_pay(key)
            assert till.state.pay.too_much(48_500)
            await till.state.confirm()
            assert sales(till) == 0

    run(scenario())


def test_a_scan_while_money_is_taken_adds_nothing_and_says_so(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            await till.state.start_paying()
            till.state.press_pay("5")
            till.state.refuse_scan(OTHER)
            assert (till.state.pay.refused, till.state.pay.received_satang) == (OTHER, 500)
            assert (till.lines, till.sounds[-1]) == ([("FILTER", 1000)], "refused")
            till.state.press_pay("0")
            assert till.state.pay.refused == ""

    run(scenario())


def test_a_double_tap_is_one_sale(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            till.spawn(till.state.exact)
            till.spawn(till.state.exact)
            await till.rest()
            assert (sales(till), till.state.phase) == (1, "after")
            await till.state.exact()
            till.state.next_sale()
            assert (sales(till), till.state.phase) == (1, "after")

    run(scenario())


def test_the_change_stays_for_a_moment_although_enter_came_twice(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            await till.state.exact()
            till.state.next_sale()
            assert till.state.phase == "after"
            counter.wait(700)
            till.state.next_sale()
            assert (till.state.phase, till.state.after.receipt) == ("selling", None)

    run(scenario())


def test_two_tabs_that_pay_the_same_bill_make_one_sale_and_show_it_both(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter, counter.owner, counter.owner) as [here, there]:
            await here.scan(EAN)
            await there.rest()
            await here.state.start_paying(50_000)
            await there.state.start_paying(100_000)
            here.spawn(here.state.confirm)
            here.spawn(there.state.confirm)
            await here.rest()
            await there.rest()
            assert sales(here) == 1
            shown = [till.state.after.receipt for till in (here, there)]
            # Their papers go on in the background, and each tab hears of it in its own turn.
            assert [receipt and receipt.number for receipt in shown] == ["RC00AA-6911-00001"] * 2

    run(scenario())


def test_a_tab_that_was_paying_shows_the_sale_that_another_tab_completed(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter, counter.owner, counter.owner) as [here, there]:
            await here.scan(EAN)
            await there.rest()
            await there.state.start_paying()
            await here.state.exact()
            await there.rest()
            assert (there.state.phase, there.error) == ("after", None)

    run(scenario())


def test_a_bill_that_was_held_elsewhere_while_it_was_paid_says_so(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter, counter.owner, counter.owner) as [here, there]:
            await here.scan(EAN)
            await there.rest()
            await there.state.start_paying()
            await here.session.attempt(HoldCart())
            await there.rest()
            assert (there.state.phase, there.error) == ("selling", "sale.cart_gone")

    run(scenario())


def test_a_total_that_changed_under_the_sheet_is_shown_before_it_is_taken(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter, counter.owner, counter.owner) as [here, there]:
            await here.scan(EAN)
            await there.rest()
            await here.state.start_paying(100_000)
            line = there.state.cart.lines[0].id
            here.state.stop()  # what the other tab does is not heard in time
            await there.session.attempt(SetQuantity(line=line, qty_milli=2000))
            await here.state.confirm()
            assert (here.state.phase, here.error, sales(here)) == ("paying", "sale.total_changed", 0)
            assert here.state.cart.sums.total_satang == 97_000
            await here.state.confirm()
            assert sales(here) == 1

    run(scenario())


def test_after_a_failure_the_same_tap_is_the_same_sale(counter: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            store = till.session.house.store
            guard, calls = store.guard, []

            def fails_once() -> None:
                calls.append(1)
                if len(calls) == 1:
                    raise Rejected("disk.tripwire")
                guard()

            monkeypatch.setattr(store, "guard", fails_once)
            await till.state.exact()
            await till.rest()
            # The commit was done although the answer was a failure: trying again finds it.
            assert till.error == "disk.tripwire"
            assert sales(till) == 1
            await till.state.reload()
            assert till.state.phase == "after"
            assert sales(till) == 1

    run(scenario())


def test_without_a_shift_a_scan_shows_price_and_stock_and_money_waits(shop: Shop) -> None:
    shop.part("FILTER", price=48_500, qty=14, barcode=EAN)

    async def scenario() -> None:
        async with tills(shop) as [till]:
            await till.scan(EAN)
            assert till.lines == []
            assert till.state.search.results is not None
            [row] = till.state.search.results.rows
            assert (row.price_satang, row.qty_milli) == (48_500, 14_000)
            await till.state.enter()
            assert till.lines == [("FILTER", 1000)]
            await till.state.start_paying()
            assert (till.state.phase, till.error) == ("selling", "shift.not_open")
            await till.state.exact()
            assert (till.error, sales(till)) == ("shift.not_open", 0)
            assert till.lines == [("FILTER", 1000)]

    run(scenario())


def test_a_shift_that_closes_is_noticed_at_once(counter: Shop) -> None:
    shift = counter.value("SELECT id FROM shift")

    async def scenario() -> None:
        async with tills(counter) as [till]:
            assert till.state.cart.shift is not None

    run(scenario())
    again = counter.reopen()
    close_shift(again, shift)

    async def closed() -> None:
        async with tills(again) as [till]:
            assert till.state.cart.shift is None

    run(closed())


def test_selling_what_the_book_does_not_have_asks_a_manager_with_the_cart_in_sight(counter: Shop) -> None:
    cashier = counter.user("CA", pin="730194")

    async def scenario() -> None:
        async with tills(counter, cashier) as [till]:
            await till.scan(OTHER, OTHER)
            await till.state.exact()
            question = till.state.question
            assert question is not None
            assert (question.permission, question.asked[0].before, question.asked[0].after) == (
                "stock.negative",
                1000,
                -1000,
            )
            assert till.lines == [("BULB", 2000)]
            await approve(till)
            assert (till.state.question, till.state.phase, sales(till)) == (None, "after", 1)
            assert value(till, "SELECT count(*) FROM override") == 1

    run(scenario())


def test_a_question_that_is_put_away_leaves_the_bill_as_it_was(counter: Shop) -> None:
    cashier = counter.user("CA", pin="730194")

    async def scenario() -> None:
        async with tills(counter, cashier) as [till]:
            await till.scan(OTHER, OTHER)
            await till.state.exact()
            till.state.approving.cancel()
            assert (till.state.question, till.lines, sales(till)) == (None, [("BULB", 2000)], 0)
            await till.state.exact()
            assert till.state.question is not None
            await approve(till, "111111")
            assert till.state.question is not None
            assert till.state.question.error is not None
            await approve(till)
            assert till.state.phase == "after"

    run(scenario())


def test_the_minute_for_the_pin_begins_once_reason_and_person_are_chosen(counter: Shop) -> None:
    cashier, _ = counter.user("CA", pin="730194"), counter.user("MG", pin="620183")

    async def scenario() -> None:
        async with tills(counter, cashier) as [till]:
            await till.scan(OTHER, OTHER)
            await till.state.exact()
            approving = till.state.approving

            def left_s() -> int | None:
                approving.expire()
                return till.state.question.left_s(counter.clock()) if till.state.question else -1

            counter.wait(300_000)
            assert till.state.question is not None
            assert left_s() is None
            approving.choose_reason(till.state.question.reasons[0])
            assert left_s() is None
            counter.wait(300_000)
            approving.choose_approver(till.state.question.approvers[0].id)
            assert left_s() == 60
            counter.wait(59_000)
            assert left_s() == 1
            counter.wait(1_000)
            assert (left_s(), till.lines) == (-1, [("BULB", 2000)])

    run(scenario())


def test_a_clock_that_is_doubted_asks_a_person_and_their_word_finishes_the_sale(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            counter.clock.now_ms += 40 * 86_400_000
            await till.state.start_paying(50_000)
            await till.state.confirm()
            assert (till.error, sales(till), till.state.phase) == ("clock.far_ahead", 0, "paying")
            assert till.lines == [("FILTER", 1000)]
            await till.state.clock_is_right()
            await till.rest()
            assert (till.error, sales(till), till.state.phase) == (None, 1, "after")
            shown = till.state.after.receipt
            assert shown is not None
            assert change_satang(shown) == 1_500

    run(scenario())


def test_a_shift_that_another_tab_closed_refuses_the_money_in_words_and_keeps_the_bill(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            await till.state.start_paying(50_000)
            await till.session.house.in_turn(lambda: end_shift(till.session.house.store, counter.owner))
            await till.rest()
            assert till.state.cart.shift is None
            await till.state.confirm()
            assert (till.error, sales(till)) == ("shift.not_open", 0)
            assert till.lines == [("FILTER", 1000)]

    run(scenario())
