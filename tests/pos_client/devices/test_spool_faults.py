"""Whatever happens to the printer: at most one unmarked original, never a silent loss. The oracle is the paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from core.paper.raster import render
from core.paper.sheets import void_note_page
from pos_client.devices import escpos
from pos_client.devices.pace import Pace
from tests.fakeprinter import FakePrinter
from tests.pos_client.devices.counter import CALM, HASTY, Counter, dots, free_port, one_printer, printer_at, wait_until


@dataclass(frozen=True)
class Scenario:
    """A printer with something wrong, what somebody does about it, and how the receipt must end."""

    faults: dict[str, Any] = field(default_factory=dict)
    answers: str = "pid"
    pace: Pace = CALM
    mend: dict[str, Any] | None = None
    """What a person mends as soon as the status bar says it."""
    first: str = "DONE"
    """State of the original's job at the end: SPOILED where a copy had to follow."""


OUT = {"paper": "ok"}
SCENARIOS = {
    "healthy": Scenario(),
    "a clone that never answers": Scenario({"mute": True}, answers="none"),
    "one that only answers GS r": Scenario({"no_process_id": True}, answers="gsr"),
    "paper out at the start, then a new roll": Scenario({"paper": "out"}, mend=OUT),
    "cover open at the start, then shut": Scenario({"cover_open": True}, mend={"cover_open": False}),
    "paper out in the middle, then a new roll": Scenario({"paper_out_after_rows": 200}, mend=OUT),
    "reset after 10 kB": Scenario({"rst_after": 10_000}, first="SPOILED"),
    "reset after 40 kB": Scenario({"rst_after": 40_000}, first="SPOILED"),
    "reset just before the end": Scenario({"rst_after": -5}),
    "hang-up after 30 kB": Scenario({"fin_after": 30_000}, first="SPOILED"),
    "cable out after 30 kB": Scenario({"stall_after": 30_000, "stall_s": 1.0}, pace=HASTY, first="SPOILED"),
    "power cycle after 30 kB": Scenario({"power_cycle_after": 30_000}, first="SPOILED"),
    "reset, and the parser keeps the torn command": Scenario(
        {"rst_after": 30_000, "keep_parser": True}, first="SPOILED"
    ),
    "the confirmation is lost": Scenario({"no_process_id": True}, pace=HASTY),
    "noise in the answers": Scenario({"garbage": True}),
    "switched off, then on": Scenario({"late": True}),
    "answers come late": Scenario({"answer_delay_s": 0.2}),
    "it lies about its paper": Scenario({"lie": True, "paper_out_after_rows": 200}, pace=HASTY, first="SPOILED"),
    "it hangs, then wakes": Scenario({"hang": True}, pace=HASTY, mend={"hang": False}),
}


@contextmanager
def switched_on(counter: Counter, port: int, faults: dict[str, Any]) -> Iterator[Callable[[], FakePrinter]]:
    """The printer, at once or when the status bar says that it is not there."""
    with ExitStack() as stack:
        box: list[FakePrinter] = []

        def on() -> FakePrinter:
            if not box:
                box.append(stack.enter_context(FakePrinter(port=port, **faults)))
            return box[0]

        if not faults.pop("late", False):
            on()
        yield on


@pytest.mark.parametrize("name", SCENARIOS)
def test_one_original_at_most_and_no_silent_loss(counter: Counter, name: str) -> None:
    scenario = SCENARIOS[name]
    issue = counter.sell()
    faults, port = dict(scenario.faults), free_port()
    config = one_printer(printer_at(port, answers=scenario.answers))
    if faults.get("rst_after") == -5:
        faults["rst_after"] = len(escpos.ASK_ALL) + job_length(counter, issue) - 5
    with switched_on(counter, port, faults) as on, counter.printing(config, scenario.pace):
        if scenario.faults.get("late"):
            wait_until(lambda: counter.word() == "not_found", "it is missed")
        printer = on()
        if scenario.mend is not None:
            wait_until(lambda: counter.word() in {"paper_out", "cover_open", "not_found"}, "the trouble is seen")
            printer.set(**scenario.mend)
        if "lie" in scenario.faults:
            wait_until(lambda: "UNKNOWN" in counter.states("ORIGINAL"), "it is noticed")
            printer.set(paper="ok")
        counter.settle(printer)
        wait_until(lambda: printer.idle, "the printer is still")
        originals = counter.on_paper(printer, issue)
        copies = counter.on_paper(printer, issue, copy_no=1)
        assert (originals, copies) == ((1, 0) if scenario.first == "DONE" else (0, 1)), counter.jobs()
        assert counter.states("ORIGINAL") == [scenario.first]
        if copies:
            assert_the_torn_paper_is_void(counter, printer, issue)
    assert counter.states("DRAWER") == ["EXPIRED"]


def job_length(counter: Counter, issue: str) -> int:
    rows = counter.expected(issue)
    bands = -(-len(rows) // (72 * escpos.BAND_ROWS))
    return len(escpos.INIT + escpos.STATUS_ON) + len(rows) + 8 * bands + len(escpos.CUT) + len(escpos.ask_done(b"abcd"))


def assert_the_torn_paper_is_void(counter: Counter, printer: FakePrinter, issue: str) -> None:
    """The note stands below what is torn, on the same piece of paper, before the copy."""
    number = counter.shop.value("SELECT number FROM issue WHERE id = ?", issue)
    note = dots(render(void_note_page(number, "21/11/2569 12:16"), 576))
    torn = [paper for paper in printer.papers() if note[: 72 * 60] in paper]
    whole = counter.expected(issue, copy_no=1)
    assert len(torn) == 1
    assert not any(whole in paper for paper in torn)
