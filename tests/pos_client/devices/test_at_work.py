"""The printers of a running program: from a sale at the counter to paper, through new settings, to the status bar."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

from core.printing.commands import Reprint
from core.sales.carts import AddLine
from core.sales.complete import CompleteSale
from core.users.commands import SetProfile
from pos_client.session import Done, Session
from storage.ceremonies import open_shop
from tests.fakeprinter import FakePrinter
from tests.inside import value
from tests.pos_client.devices.counter import Counter, free_port, one_printer, printer_at
from tests.pos_client.devices.running import running, tab, until
from tests.shop import FORM
from tests.ui import run


async def sell(session: Session) -> str:
    """Take cash for one part, as the sale screen does."""
    await session.attempt(AddLine(part=str(value(session, "SELECT id FROM part"))))
    cart = str(value(session, "SELECT id FROM cart WHERE state = 'OPEN'"))
    done = await session.attempt(CompleteSale(cart=cart, total_satang=10_700))
    assert isinstance(done, Done), done
    return done.value


def states(session: Session) -> list[str]:
    with session.house.store.database.reading() as connection:
        return [row[0] for row in connection.execute("SELECT state FROM print_job WHERE kind <> 'DRAWER' ORDER BY id")]


def test_a_sale_at_the_counter_comes_out_of_the_printer(counter: Counter) -> None:
    counter.shop.close()

    async def scenario(printer: FakePrinter) -> None:
        config = one_printer(printer_at(printer.port, drawer=True))
        async with running(counter.shop.folder, config, counter.shop.clock) as house, tab(house) as shell:
            await until(lambda: shell.printer.word == "ready")
            await sell(shell.session)
            await until(lambda: states(shell.session) == ["DONE"])
            await until(lambda: (shell.printer.word, shell.printer.waiting) == ("ready", 0))
            assert (len(printer.tickets), len(printer.kicks)) == (1, 1)

    with FakePrinter() as printer:
        run(scenario(printer))


def test_every_tab_sees_at_once_that_the_printer_is_unplugged_out_of_paper_and_back(counter: Counter) -> None:
    counter.shop.close()
    port = free_port()

    async def scenario() -> None:
        config = one_printer(printer_at(port))
        async with (
            running(counter.shop.folder, config, counter.shop.clock) as house,
            tab(house) as one,
            tab(house) as two,
        ):
            await until(lambda: one.printer.word == two.printer.word == "not_found")
            await sell(one.session)
            await until(lambda: two.printer.waiting == 1)
            with FakePrinter(port=port, paper="out") as printer:
                await until(lambda: one.printer.word == two.printer.word == "paper_out")
                printer.set(paper="ok")
                await until(lambda: states(one.session) == ["DONE"])
                await until(lambda: one.printer == two.printer and one.printer.word == "ready")
                assert len(printer.tickets) == 1

    run(scenario())


def test_other_settings_take_effect_while_selling_goes_on(counter: Counter) -> None:
    counter.shop.close()

    async def scenario(old: FakePrinter, new: FakePrinter) -> None:
        async with (
            running(counter.shop.folder, one_printer(printer_at(old.port)), counter.shop.clock) as house,
            tab(house) as shell,
        ):
            await sell(shell.session)
            await until(lambda: states(shell.session) == ["DONE"])
            changing = asyncio.ensure_future(house.printers.change(lambda _: one_printer(printer_at(new.port, "back"))))
            await sell(shell.session)
            await changing
            await until(lambda: states(shell.session) == ["DONE", "DONE"])
            await house.printers.change(lambda config: config.without_printer("back"))
            await until(lambda: shell.printer.word == "none")
            assert len(old.tickets) + len(new.tickets) == 2
            assert new.calls

    with FakePrinter() as old, FakePrinter() as new:
        run(scenario(old, new))


def test_it_prints_on_after_the_data_was_closed_for_a_while(counter: Counter) -> None:
    counter.shop.close()

    async def scenario(printer: FakePrinter) -> None:
        async with (
            running(counter.shop.folder, one_printer(printer_at(printer.port)), counter.shop.clock) as house,
            tab(house) as shell,
        ):
            issue = await sell(shell.session)
            await until(lambda: states(shell.session) == ["DONE"])
            still = await house.while_closed(
                lambda: [t.name for t in threading.enumerate() if t.name.startswith(("printer-", "print-queue"))]
            )
            assert still == []
            await house.printers.change(lambda config: config)
            assert not house.ready
            await house.reopen()
            assert isinstance(await shell.session.attempt(Reprint(issue=issue)), Done)
            await until(lambda: states(shell.session) == ["DONE", "DONE"])

    with FakePrinter() as printer:
        run(scenario(printer))


def test_it_begins_as_soon_as_the_first_run_made_a_shop(tmp_path: Path) -> None:
    async def scenario(printer: FakePrinter) -> None:
        async with running(tmp_path / "new", one_printer(printer_at(printer.port))) as house, tab(house) as shell:
            assert shell.printer.word == "looking"
            assert printer.calls == 0
            await house.in_turn(lambda: open_shop(house.store, FORM))
            owner = str(value(shell.session, "SELECT id FROM user"))
            await house.do(SetProfile(language="en"), owner, house.store.ids.new_id())  # as the wizard does
            await until(lambda: shell.printer.word == "ready")

    with FakePrinter() as printer:
        run(scenario(printer))


def test_a_second_start_finds_what_the_first_one_left_waiting(counter: Counter) -> None:
    counter.shop.close()
    port = free_port()

    async def first() -> None:
        async with (
            running(counter.shop.folder, one_printer(printer_at(port)), counter.shop.clock) as house,
            tab(house) as shell,
        ):
            await sell(shell.session)
            await until(lambda: shell.printer.waiting == 1)

    async def second() -> None:
        async with running(counter.shop.folder, None, counter.shop.clock) as house, tab(house) as shell:
            await until(lambda: states(shell.session) == ["DONE"])

    run(first())
    with FakePrinter(port=port) as printer:
        run(second())
        assert len(printer.tickets) == 1
