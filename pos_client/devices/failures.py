"""Why a paper or a pulse did not get through, as keys of the catalogue, and whether anything of it may have."""

from __future__ import annotations

from enum import StrEnum


class Trouble(StrEnum):
    """What stands in a print job's ``error``."""

    NOT_FOUND = "print.not_found"  # words
    """Nothing answers at its address: off, unplugged, another network."""
    NO_ANSWER = "print.no_answer"  # words
    """It takes the call and says nothing: it prints for another device, or hangs."""
    PAPER_OUT = "print.paper_out"  # words
    COVER_OPEN = "print.cover_open"  # words
    FAULT = "print.fault"  # words
    """It reports an error of its own: the cutter is stuck, the head is too hot."""
    BROKEN = "print.broken"  # words
    """The line broke."""
    STALLED = "print.stalled"  # words
    """It took some of it and then no more."""
    NOT_CONFIRMED = "print.not_confirmed"  # words
    """It took everything and never said that it is done."""
    STOPPED = "print.stopped"  # words
    """The program was stopped meanwhile."""
    DRAWER_SHUT = "print.drawer_shut"  # words
    """The printer is not ready, and it cannot be told to open the drawer at once and not later."""
    DISK = "print.disk"  # words
    """The disk refused to hold that it is being sent; nothing was."""
    FAILED = "print.failed"  # words
    """A fault of the program; the log says more."""


class PrinterFailed(Exception):
    """A printer did not do what it was asked.

    ``started`` says that something of it may be on paper: then only a person can know, and it is never sent again
    unmarked. ``torn`` says that it certainly did not get all of it.
    """

    def __init__(self, trouble: Trouble, *, started: bool = False, torn: bool = False, detail: str = "") -> None:
        super().__init__(f"{trouble}{' started' if started else ''}{' torn' if torn else ''} {detail}".rstrip())
        self.trouble = trouble
        self.started = started
        self.torn = torn
