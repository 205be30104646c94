"""After the money: the change that is shown again, papers and copies, the next bill; without a screen."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from core.printing.commands import UNKNOWN, ClaimJob, FinishJob
from core.sales.carts import HoldCart
from pos_client.config import PrinterConfig
from pos_client.session import Done
from tests.selling import Till, approve, tills, value
from tests.shop import Shop
from tests.ui import run

EAN, OTHER = "8851117101010", "8852104101013"


@pytest.fixture
def counter(shop: Shop) -> Shop:
    """A shop with two parts that scan, and an open shift."""
    shop.part("FILTER", price=48_500, qty=14, barcode=EAN)
    shop.part("BULB", price=12_000, qty=1, barcode=OTHER)
    shop.open_shift()
    return shop


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


def test_without_a_printer_the_receipt_is_on_the_screen_and_nothing_is_said_of_a_drawer(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            await till.state.exact()
            await till.rest()
            after = till.state.after
            assert after.drawer is not None
            assert (after.on_screen, after.no_drawer) == (True, True)
            settings = till.session.house.settings
            settings.config = settings.config.with_printer(
                PrinterConfig(id="front", name="Front", host="127.0.0.1", drawer=True)
            )
            settings.config = replace(settings.config, routes=replace(settings.config.routes, receipt="front"))
            assert (after.on_screen, after.no_drawer) == (False, False)

    run(scenario())


def test_what_becomes_of_a_paper_while_it_is_read_is_read_again(counter: Shop) -> None:
    async def scenario() -> None:
        async with tills(counter) as [till]:
            await till.scan(EAN)
            await till.state.exact()
            await till.rest()
            after = till.state.after
            paper = after.paper
            assert paper is not None
            after.outdated()
            first = asyncio.ensure_future(after.fresh())
            await asyncio.sleep(0)  # it is reading what was there before
            till.state.stop()
            await till.session.attempt(ClaimJob(job=paper.id, printer="front"))
            after.outdated()
            await asyncio.gather(first, after.fresh())
            assert after.paper is not None
            assert after.paper.state == "SENDING"

    run(scenario())
