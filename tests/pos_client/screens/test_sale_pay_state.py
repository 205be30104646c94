"""From the bill to money without a screen: once, whole, and in words where it does not go."""

from __future__ import annotations

import pytest

from core.errors import Rejected
from core.printing.commands import UNKNOWN, ClaimJob, FinishJob
from core.sales.carts import HoldCart, SetQuantity
from pos_client.i18n import words
from pos_client.screens.sale.after_state import change_satang, received_satang
from pos_client.session import Done
from tests.inside import at_once, close_shift
from tests.selling import Till, sales, tills, value
from tests.shop import OWNER_PIN, Shop
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


async def approve(till: Till, pin: str = OWNER_PIN) -> None:
    """The manager taps a reason and the PIN."""
    approving = till.state.approving
    assert approving.question is not None
    approving.choose_reason(approving.question.reasons[0])
    if not approving.question.approver:
        approving.choose_approver(approving.question.approvers[0].id)
    for digit in pin:
        await approving.press(digit, at_once, SAID)
    await till.rest()


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
            assert here.state.after.receipt == there.state.after.receipt is not None

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


def test_after_a_power_cut_the_screen_opens_on_the_change_of_the_last_sale_once(counter: Shop) -> None:
    counter.part("SPARE", price=100, qty=5)
    issue = counter.sell(counter.part("NUT", price=4_200, qty=9))  # committed, and then the power went

    async def scenario() -> None:
        async with tills(counter) as [till]:
            assert till.state.phase == "after"
            assert till.state.after.receipt is not None
            assert till.state.after.receipt.id == issue
            counter.wait(1000)
            await till.scan(EAN)
            assert (till.state.phase, till.lines) == ("selling", [("FILTER", 1000)])
            await till.state.remove_line()
            again = await Till(till.session.house).enter(counter.owner)
            assert again.state.phase == "selling"
            again.leave()

    run(scenario())


def test_a_sale_of_this_morning_is_not_brought_up_again(counter: Shop) -> None:
    counter.sell(counter.part("NUT", price=4_200, qty=9))
    counter.wait(3_600_000)

    async def scenario() -> None:
        async with tills(counter) as [till]:
            assert till.state.phase == "selling"

    run(scenario())


def test_the_sale_of_somebody_else_is_not_mine(counter: Shop) -> None:
    cashier = counter.user("CA")
    counter.sell(counter.part("NUT", price=4_200, qty=9))

    async def scenario() -> None:
        async with tills(counter, cashier) as [till]:
            assert till.state.phase == "selling"

    run(scenario())


def test_the_next_scan_begins_the_next_bill(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            await till.state.exact()
            await till.scan(EAN)
            assert (till.state.phase, till.lines) == ("selling", [("FILTER", 1000)])
            await till.state.exact()
            counter.wait(1000)
            await till.state.type("f")
            assert (till.state.phase, till.state.search.typed) == ("selling", "f")

    run(scenario())


def test_a_paper_that_nobody_is_sure_of_is_settled_by_a_person(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            await till.state.exact()
            paper = till.state.after.paper
            assert paper is not None
            assert paper.state == "QUEUED"
            await till.session.attempt(ClaimJob(job=paper.id, printer="front"))
            await till.rest()
            assert till.state.after.paper is not None
            assert till.state.after.paper.state == "SENDING"
            await till.session.attempt(FinishJob(job=paper.id, state=UNKNOWN))
            await till.rest()
            await till.state.resolve(paper.id, printed=False)
            await till.rest()
            assert (till.state.after.paper.kind, till.state.after.paper.copy_no) == ("COPY", 1)
            await till.state.resolve(paper.id, printed=True)
            assert till.error == "print.settled"

    run(scenario())


def test_a_second_copy_asks_a_manager(counter: Shop) -> None:
    cashier = counter.user("CA", pin="730194")

    async def scenario() -> None:
        async with tills(counter, cashier) as [till]:
            await till.scan(EAN)
            await till.state.exact()
            assert till.state.after.receipt is not None
            await till.state.reprint(till.state.after.receipt.id)
            assert till.state.question is None
            await till.state.reprint(till.state.after.receipt.id)
            assert till.state.question is not None
            assert till.state.question.permission == "document.reprint"
            await approve(till)
            assert value(till, "SELECT count(*) FROM print_event") == 2

    run(scenario())


def test_the_receipt_is_drawn_beside_the_change(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            await till.state.exact()
            await till.rest()
            assert till.state.after.drawn
            assert (till.state.after.page or b"").startswith(b"\x89PNG")

    run(scenario())


def test_a_scanned_receipt_offers_a_copy(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            await till.state.exact()
            counter.wait(1000)
            await till.scan("RC00AA691100001")
            found = till.state.search.receipt
            assert found is not None
            assert (found.number, found.total_satang, till.lines) == ("RC00AA-6911-00001", 48_500, [])
            await till.state.reprint(found.id)
            assert till.state.search.receipt is None
            assert value(till, "SELECT count(*) FROM print_job WHERE kind = 'COPY'") == 1

    run(scenario())


def test_a_sale_can_be_made_over_and_over(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            for no in range(1, 4):
                await till.scan(EAN)
                result = till.state.cart.view
                assert result is not None
                await till.state.exact()
                assert till.state.after.receipt is not None
                assert till.state.after.receipt.number.endswith(f"0000{no}")
                assert isinstance(await till.session.attempt(HoldCart()), Done)

    run(scenario())
