"""The spool over days: what waits, what is held, what stands in, what it says, and that it ends when it is told to."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from core.commands import Command
from core.engine import Engine
from core.errors import Rejected
from core.paper import faces, shaping
from core.paper.errors import PaperFontMissing
from core.paper.raster import render
from core.paper.sheets import printer_test_page
from core.ports import Actor
from core.printing.commands import (
    HOLD_AFTER_MS,
    STOPPED,
    ClaimJob,
    DropJob,
    FinishJob,
    PrintPage,
    ReleaseJob,
    Reprint,
    RetryNow,
)
from core.printing.pages import backup_page
from core.registry import COMMANDS
from pos_client.config import DeviceConfig, Routes
from pos_client.devices import papers as papers_module
from pos_client.devices.failures import Trouble
from pos_client.devices.spool import Spool
from pos_client.devices.status import PrinterStatus
from pos_client.devices.worker import WRITTEN_TRIES
from tests.fakeprinter import FakePrinter
from tests.pos_client.devices.counter import CALM, HASTY, Counter, dots, free_port, one_printer, printer_at, wait_until


def front(printer: FakePrinter, **more: Any) -> DeviceConfig:
    return one_printer(printer_at(printer.port, **more))


def all_done(counter: Counter) -> bool:
    return all(state in {"DONE", "EXPIRED"} for state in (job["state"] for job in counter.jobs()))


# -- an ordinary day


def test_a_sale_opens_the_drawer_once_and_then_prints_its_receipt(counter: Counter) -> None:
    with FakePrinter() as printer, counter.printing(front(printer, drawer=True)):
        issue = counter.sell()
        wait_until(lambda: all_done(counter))
        assert counter.on_paper(printer, issue) == 1
        assert [(kick.at_once, kick.rows) for kick in printer.kicks] == [(False, 0)]
        assert {(job["kind"], job["state"], job["result"]) for job in counter.jobs()} == {
            ("DRAWER", "DONE", "confirmed"),
            ("ORIGINAL", "DONE", "confirmed"),
        }


def test_papers_come_out_in_the_order_of_the_sales(counter: Counter) -> None:
    issues = [counter.sell() for _ in range(4)]
    with FakePrinter() as printer, counter.printing(front(printer)):
        wait_until(lambda: len(printer.tickets) == len(issues))
        assert printer.tickets == [counter.expected(issue) for issue in issues]


@pytest.mark.parametrize("width", [576, 384])
def test_a_reprint_is_a_counted_copy_at_the_printer_s_width(counter: Counter, width: int) -> None:
    issue = counter.sell()
    with FakePrinter(width=width) as printer, counter.printing(front(printer, width_dots=width)):
        for number in (1, 2):
            counter.shop.wait()
            counter.shop.do(Reprint(issue=issue, reason="customer"))
            wait_until(lambda number=number: len(printer.tickets) == number + 1)
        assert printer.tickets == [counter.expected(issue, copy_no, width) for copy_no in (0, 1, 2)]


def test_a_page_that_is_no_document_is_printed(counter: Counter) -> None:
    page = printer_test_page("หน้าร้าน", "21/11/2569 10:44")
    with FakePrinter() as printer, counter.printing(front(printer)):
        counter.shop.do(PrintPage(route="receipt", page=page.to_json()))
        wait_until(lambda: all_done(counter))
        assert printer.tickets == [dots(render(page, 576))]


def test_sales_of_two_tills_at_once_all_come_out_whole_and_once(counter: Counter) -> None:
    """The spool, and two threads that sell: every receipt exactly once, none into another."""
    issues: list[str] = []
    turn = threading.Lock()

    def till() -> None:
        for _ in range(6):
            with turn:  # one cart
                issues.append(counter.sell())

    with FakePrinter() as printer, counter.printing(front(printer)):
        tills = [threading.Thread(target=till) for _ in range(2)]
        for thread in tills:
            thread.start()
        for thread in tills:
            thread.join()
        wait_until(lambda: all_done(counter))
        assert sorted(printer.tickets) == sorted(counter.expected(issue) for issue in issues)


def test_two_spools_over_one_queue_print_a_receipt_once(counter: Counter) -> None:
    with FakePrinter() as printer:
        config = front(printer)
        other = counter.spool(config)
        other.start()
        try:
            issue = counter.sell()
            with_both = counter.spool(config)
            with_both.start()
            wait_until(lambda: all_done(counter))
            assert with_both.stop()
        finally:
            assert other.stop()
        assert counter.on_paper(printer, issue) == 1


# -- without a printer, without paper, without a font


def test_without_a_printer_papers_wait_quietly_and_come_out_when_there_is_one(counter: Counter) -> None:
    issue = counter.sell()
    done: list[str] = []
    stop = counter.shop.engine.listen(lambda changes: done.append(changes.command))
    with counter.printing(DeviceConfig()):
        wait_until(lambda: counter.states("DRAWER") == ["EXPIRED"])
    stop()
    [paper] = counter.jobs("ORIGINAL")
    assert (paper["state"], paper["error"]) == ("QUEUED", "print.no_printer")
    assert done == ["printing.tidy"]
    with FakePrinter() as printer, counter.printing(front(printer)):
        wait_until(lambda: counter.states("ORIGINAL") == ["DONE"])
        assert counter.on_paper(printer, issue) == 1


def test_what_nobody_printed_for_an_hour_does_not_flood_out_of_a_new_printer(counter: Counter) -> None:
    old = [counter.sell() for _ in range(3)]
    counter.shop.wait(HOLD_AFTER_MS)
    new = counter.sell()
    with FakePrinter() as printer, counter.printing(front(printer)):
        wait_until(lambda: counter.states("ORIGINAL") == ["HELD", "HELD", "HELD", "DONE"])
        assert printer.tickets == [counter.expected(new)]
        held = counter.jobs("ORIGINAL")
        counter.shop.do(ReleaseJob(job=held[1]["id"]))
        counter.shop.do(DropJob(job=held[0]["id"]))
        wait_until(lambda: counter.states("ORIGINAL") == ["DROPPED", "DONE", "HELD", "DONE"])
        assert printer.tickets == [counter.expected(new), counter.expected(old[1])]


def test_without_a_font_the_job_fails_in_words_and_the_next_try_succeeds(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object, **__: object) -> None:
        raise PaperFontMissing("font.ttf")

    issue = counter.sell()
    with FakePrinter() as printer:
        with monkeypatch.context() as broken, counter.printing(front(printer)):
            broken.setattr(papers_module, "render", missing)
            wait_until(lambda: counter.states("ORIGINAL") == ["FAILED"])
        [job] = counter.jobs("ORIGINAL")
        assert job["error"] == "paper.font_missing"
        assert printer.papers() == []
        with counter.printing(front(printer)):
            counter.shop.do(ReleaseJob(job=job["id"]))
            wait_until(lambda: counter.states("ORIGINAL") == ["DONE"])
            assert counter.on_paper(printer, issue) == 1


def test_a_font_file_that_is_not_there_is_that_failure(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    counter.sell()
    monkeypatch.setattr(faces, "load_fonts", partial(shaping.load_fonts, tmp_path))
    faces.paper_faces.cache_clear()
    try:
        with FakePrinter() as printer, counter.printing(front(printer)):
            wait_until(lambda: counter.states("ORIGINAL") == ["FAILED"])
        [job] = counter.jobs("ORIGINAL")
        assert job["error"] == "paper.font_missing"
    finally:
        faces.paper_faces.cache_clear()


def test_a_page_that_cannot_be_read_does_not_hold_up_the_next_one(counter: Counter) -> None:
    counter.shop.do(PrintPage(route="receipt", page={"format": 99}))
    issue = counter.sell()
    with FakePrinter() as printer, counter.printing(front(printer)):
        wait_until(lambda: counter.states("ORIGINAL") == ["DONE"])
        [bad] = counter.jobs("TEST")
        assert (bad["state"], bad["error"]) == ("FAILED", "paper.page_unreadable")
        assert printer.tickets == [counter.expected(issue)]


def test_a_fault_of_ours_ends_the_job_and_not_the_printing(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = papers_module.issue_page, []

    def once_wrong(*given: Any, **named: Any) -> Any:
        calls.append(1)
        if len(calls) == 1:
            raise ZeroDivisionError
        return real(*given, **named)

    monkeypatch.setattr(papers_module, "issue_page", once_wrong)
    _, second = counter.sell(), counter.sell()
    with FakePrinter() as printer, counter.printing(front(printer)):
        wait_until(lambda: counter.states("ORIGINAL") == ["FAILED", "DONE"])
        assert counter.jobs("ORIGINAL")[0]["error"] == Trouble.FAILED
        assert printer.tickets == [counter.expected(second)]


# -- a printer that is away


def test_one_that_waits_for_a_roll_all_night_costs_few_writes(counter: Counter) -> None:
    counter.sell()
    with FakePrinter(paper="out") as printer, counter.printing(front(printer)):
        wait_until(lambda: printer.calls > 3 * WRITTEN_TRIES)
        [job] = counter.jobs("ORIGINAL")
        assert (job["attempts"], job["error"]) == (WRITTEN_TRIES, Trouble.PAPER_OUT)


def test_a_new_sale_tries_at_once_and_with_it_comes_everything_that_waits(counter: Counter) -> None:
    first = counter.sell()
    port = free_port()
    with counter.printing(one_printer(printer_at(port)), replace(CALM, backoff_s=(3600.0,))):
        wait_until(lambda: counter.jobs("ORIGINAL")[0]["attempts"] == 1)
        assert counter.jobs("ORIGINAL")[0]["error"] == Trouble.NOT_FOUND
        assert counter.word() == "not_found"
        wait_until(lambda: counter.seen[-1].waiting == 1)
        with FakePrinter(port=port) as printer:
            second = counter.sell()
            wait_until(lambda: counter.states("ORIGINAL") == ["DONE", "DONE"])
            assert printer.tickets == [counter.expected(first), counter.expected(second)]
            wait_until(lambda: counter.word() == "ready")


def test_who_says_try_now_does_not_wait(counter: Counter) -> None:
    counter.sell()
    port = free_port()
    with counter.printing(one_printer(printer_at(port)), replace(CALM, backoff_s=(3600.0,))):
        wait_until(lambda: counter.jobs("ORIGINAL")[0]["attempts"] == 1)
        with FakePrinter(port=port) as printer:
            counter.shop.do(RetryNow())
            wait_until(lambda: counter.states("ORIGINAL") == ["DONE"])
            assert len(printer.tickets) == 1


def test_it_is_seen_to_be_back_although_nothing_waits(counter: Counter) -> None:
    port = free_port()
    with counter.printing(one_printer(printer_at(port))) as spool:
        wait_until(lambda: counter.word() == "not_found")
        with FakePrinter(port=port, paper="low") as printer:
            wait_until(lambda: counter.word() == "ready")
            assert spool.statuses() == (PrinterStatus(printer="front", name="หน้าร้าน", known=True, paper_low=True),)
            wait_until(lambda: printer.idle)
            assert printer.papers() == []


def test_papers_that_never_began_go_to_the_printer_that_stands_in(counter: Counter) -> None:
    issue = counter.sell()
    port = free_port()
    with FakePrinter(width=384) as other:
        away = printer_at(port, backup="back")
        back = printer_at(other.port, "back", name="หลังร้าน", width_dots=384)
        config = DeviceConfig(printers=(away, back), routes=Routes(receipt="front"))
        with counter.printing(config):
            wait_until(lambda: counter.states("ORIGINAL") == ["DONE"])
            [job] = counter.jobs("ORIGINAL")
            assert job["printer"] == "back"
            page = backup_page(counter.page(issue), "หน้าร้าน")
            assert other.tickets == [dots(render(page, 384))]
            with FakePrinter(port=port) as printer:
                wait_until(lambda: any(s.printer == "front" and s.trouble is None for s in counter.seen[-3:]))
                mine = counter.sell()
                wait_until(lambda: counter.states("ORIGINAL") == ["DONE", "DONE"])
                assert printer.tickets == [counter.expected(mine)]


def test_a_paper_that_may_have_begun_never_goes_to_another_printer(counter: Counter) -> None:
    counter.sell()
    with FakePrinter(rst_after=20_000) as printer, FakePrinter() as other:
        config = DeviceConfig(
            printers=(printer_at(printer.port, backup="back"), printer_at(other.port, "back")),
            routes=Routes(receipt="front"),
        )
        with counter.printing(config):
            wait_until(lambda: counter.states("ORIGINAL") == ["UNKNOWN"])
            wait_until(lambda: counter.word() == "unknown")
        assert other.papers() == []


# -- after something broke


def test_a_receipt_after_a_torn_one_stands_on_a_paper_of_its_own(counter: Counter) -> None:
    counter.sell()
    with FakePrinter(rst_after=20_000, keep_parser=True) as printer, counter.printing(front(printer)):
        wait_until(lambda: counter.states("ORIGINAL") == ["UNKNOWN"])
        second = counter.sell()
        wait_until(lambda: counter.states("ORIGINAL") == ["UNKNOWN", "DONE"])
        assert printer.tickets[-1] == counter.expected(second)
        assert len(printer.tickets) == 2


def test_a_receipt_that_somebody_found_whole_is_not_followed_by_an_empty_slip(counter: Counter) -> None:
    with FakePrinter(no_process_id=True) as printer, counter.printing(front(printer), HASTY):
        first = counter.sell()
        wait_until(lambda: counter.states("ORIGINAL") == ["UNKNOWN"])
        counter.look_at_unknown(printer)
        printer.set(no_process_id=False)
        second = counter.sell()
        wait_until(lambda: counter.states("ORIGINAL") == ["DONE", "DONE"])
        assert printer.tickets == [counter.expected(first), counter.expected(second)]


def test_a_drawer_opens_although_a_torn_picture_is_still_in_the_printer(counter: Counter) -> None:
    with FakePrinter(rst_after=20_000, keep_parser=True) as printer, counter.printing(front(printer, drawer=True)):
        counter.sell()
        wait_until(lambda: counter.states("ORIGINAL") == ["UNKNOWN"])
        wait_until(lambda: printer.idle, "the printer is still")
        assert [len(printer.kicks), counter.states("DRAWER")] == [1, ["DONE"]]
        counter.sell()
        wait_until(lambda: counter.states("DRAWER") == ["DONE", "DONE"])
        assert len(printer.kicks) == 2


class Refusing(Engine):
    """An engine whose disk is full for some commands."""

    def __init__(self, counter: Counter, refuses: Callable[[Command], bool]) -> None:
        super().__init__(counter.shop.store, COMMANDS)
        self.refuses = refuses
        self.refused: list[str] = []

    def do(self, command: Command, actor: Actor, command_id: str, *, approval: str | None = None) -> str:
        if self.refuses(command):
            self.refused.append(command.name)
            raise Rejected("disk.full")
        return super().do(command, actor, command_id, approval=approval)


@pytest.mark.parametrize("kind", [ClaimJob, FinishJob])
def test_a_full_disk_prints_nothing_twice_and_nothing_that_is_not_held(counter: Counter, kind: type[Command]) -> None:
    issue = counter.sell()
    full = threading.Event()
    full.set()
    engine = Refusing(counter, lambda command: full.is_set() and isinstance(command, kind))
    with FakePrinter() as printer:
        spool = Spool(counter.shop.store, engine, front(printer), pace=CALM)
        spool.start()
        try:
            wait_until(lambda: len(engine.refused) >= 3)
            assert len(printer.papers()) == (0 if kind is ClaimJob else 1)
            full.clear()
            wait_until(lambda: counter.states("ORIGINAL") == ["DONE"])
        finally:
            assert spool.stop()
        assert counter.on_paper(printer, issue) == 1


# -- stopping


def test_it_ends_at_once_whatever_the_printer_does(counter: Counter) -> None:
    counter.sell()
    with FakePrinter(hang=True) as printer, counter.printing(front(printer), replace(CALM, grace_s=600)):
        wait_until(lambda: printer.calls)
    assert counter.states("ORIGINAL") == ["QUEUED"]


def test_a_paper_on_its_way_comes_out_before_the_program_ends(counter: Counter) -> None:
    issue = counter.sell()
    with FakePrinter(speed=200_000) as printer:
        with counter.printing(front(printer)):
            wait_until(lambda: printer.received > 5_000)
        assert counter.states("ORIGINAL") == ["DONE"]
        assert counter.on_paper(printer, issue) == 1


def test_a_paper_that_waits_for_a_new_roll_is_unknown_when_the_program_ends(counter: Counter) -> None:
    issue = counter.sell()
    with FakePrinter(paper_out_after_rows=100) as printer:
        with counter.printing(front(printer), replace(CALM, grace_s=0.1)):
            wait_until(lambda: counter.word() == "paper_out")
        [job] = counter.jobs("ORIGINAL")
        assert (job["state"], job["error"]) == ("UNKNOWN", STOPPED)
        printer.set(paper="ok")
        wait_until(lambda: printer.idle)
        assert counter.on_paper(printer, issue) == 0


def test_stopping_twice_and_without_a_start_does_no_harm(counter: Counter) -> None:
    spool = counter.spool(DeviceConfig())
    assert spool.stop()
    started = counter.spool(DeviceConfig())
    started.start()
    assert started.stop()
    assert started.stop()


def test_who_looks_at_a_printer_cannot_stop_it(counter: Counter) -> None:
    def broken(_: PrinterStatus) -> None:
        raise ZeroDivisionError

    issue = counter.sell()
    with FakePrinter() as printer:
        spool = Spool(counter.shop.store, counter.shop.engine, front(printer), pace=CALM, on_status=broken)
        spool.start()
        try:
            wait_until(lambda: counter.states("ORIGINAL") == ["DONE"])
        finally:
            assert spool.stop()
        assert counter.on_paper(printer, issue) == 1


def test_what_it_says_of_the_printer_follows_what_happens(counter: Counter) -> None:
    with FakePrinter(paper_out_after_rows=300, speed=400_000) as printer, counter.printing(front(printer)):
        counter.sell()
        wait_until(lambda: counter.word() == "paper_out")
        assert counter.seen[-1].waiting == 1
        printer.set(paper="ok")
        wait_until(lambda: counter.word() == "ready" and counter.seen[-1].waiting == 0)
    words = [status.word for status in counter.seen]
    told = [word for at, word in enumerate(words) if at == 0 or words[at - 1] != word]
    assert told == ["ready", "printing", "paper_out", "printing", "ready"]
