"""A printer at work: on the line while there is something to do, put in order after a paper that broke."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from core.printing.commands import DONE
from core.printing.records import PrintJob
from pos_client.config import PrinterConfig
from pos_client.devices import escpos
from pos_client.devices.failures import PrinterFailed, Trouble
from pos_client.devices.pace import Pace
from pos_client.devices.papers import Papers, job_bytes
from pos_client.devices.replies import Condition
from pos_client.devices.status import trouble_of
from pos_client.devices.tcp import Connection, Result

_TAG_LETTERS: Final = 90
_TAG_FIRST: Final = ord("!")


@dataclass(frozen=True, slots=True)
class Repair:
    """What must happen before the next paper: ``job`` came out torn for certain, or perhaps whole, or not at all.

    ``fill`` says that the printer may still take what comes for the rest of a picture.
    """

    job: PrintJob | None = None
    torn: bool = False
    fill: bool = True


@dataclass(frozen=True, slots=True)
class Ready:
    """A job as bytes, and what goes before it."""

    content: bytes
    before: bytes


class Press:
    """One printer, used by one thread; everything it is asked raises ``PrinterFailed`` and then has hung up."""

    def __init__(
        self,
        printer: PrinterConfig,
        papers: Papers,
        pace: Pace,
        given_up: Callable[[], bool],
        heard: Callable[[Condition], None],
    ) -> None:
        self.printer = printer
        self._papers = papers
        self._pace = pace
        self._given_up = given_up
        self._heard = heard
        self._line: Connection | None = None
        self._repair: Repair | None = None
        self._tags = count()

    # -- the line

    def ask(self) -> Condition | None:
        """Have the printer on the line and ask how it is; ``None`` for a mute one. Nothing is printed.

        Raises:
            PrinterFailed: it is not there, or says nothing.
        """
        if self._line is not None:
            try:
                return self._line.ask()
            except PrinterFailed as failed:
                self.hang_up()
                if failed.trouble is not Trouble.BROKEN:  # some hang up after every job
                    raise
        line = Connection(self.printer, self._pace.patience, self._given_up, self._heard)
        line.open()
        self._line = line
        return self._or_hang_up(line.ask)

    def hang_up(self) -> None:
        """Leave the printer to others."""
        line, self._line = self._line, None
        if line is not None:
            line.close()

    def _or_hang_up(self, step: Callable[[], Condition | None]) -> Condition | None:
        try:
            return step()
        except PrinterFailed:
            self.hang_up()
            raise

    def _send(self, content: bytes, before: bytes, within_s: float | None = None) -> Result:
        assert self._line is not None, "it was asked before"
        try:
            result = self._line.send(content, self._tag(), before=before, within_s=within_s)
        except PrinterFailed:
            self.hang_up()
            raise
        if result == "delivered":  # a mute one: only hanging up showed that it took everything
            self.hang_up()
        return result

    def _tag(self) -> bytes:
        """Four characters that the last jobs did not have."""
        turn = next(self._tags)
        return bytes(_TAG_FIRST + turn // _TAG_LETTERS**place % _TAG_LETTERS for place in range(escpos.TAG_CHARS))

    # -- papers

    def draw(self, job: PrintJob, *, instead_of: str = "") -> Ready:
        """A job as the printer gets it. Raises ``PosError`` where it cannot be drawn."""
        raster = self._papers.draw(job, self.printer.width_dots, instead_of=instead_of)
        return Ready(job_bytes(raster, reports=self.printer.answers != "none"), self._before_paper())

    def print(self, ready: Ready) -> Result:
        """Print what was drawn, and wait until it is done. Raises ``PrinterFailed``."""
        result = self._send(ready.content, ready.before)
        self._repair = None
        return result

    def _before_paper(self) -> bytes:
        """What sets a broken paper apart: white to its end, a note that it is void, a cut."""
        repair = self._repair
        if repair is None or self._came_out(repair):
            return b""
        start = self._fill() or escpos.INIT
        if repair.job is None or not repair.torn:
            return start + escpos.CUT
        return start + escpos.picture(self._papers.void_note(repair.job, self.printer.width_dots)) + escpos.CUT

    def _came_out(self, repair: Repair) -> bool:
        """Whether somebody looked meanwhile and found the paper whole."""
        return repair.job is not None and not repair.torn and self._papers.state_of(repair.job) == DONE

    def _fill(self) -> bytes:
        fills = self._repair is not None and self._repair.fill
        return escpos.fill(self.printer.width_dots // 8) if fills else b""

    def broke(self, job: PrintJob | None, *, torn: bool = False) -> None:
        """Remember that a paper was begun and not finished, here or (``None``) before the program started."""
        self._repair = Repair(job, torn=torn)

    # -- drawer

    def can_pulse(self, condition: Condition | None) -> bool:
        """Whether a pulse would open the drawer now and never later."""
        return condition is None or trouble_of(condition) is None or self.printer.answers == "pid"

    def pulse(self, condition: Condition | None) -> Result:
        """Open the drawer. Raises ``PrinterFailed``, always started."""
        assert self._line is not None, "it was asked before"
        if condition is not None and trouble_of(condition) is not None:
            return self._pulse_now(self._line)
        result = self._send(escpos.PULSE, self._fill(), self._pace.drawer_s)
        if self._repair is not None:
            self._repair = replace(self._repair, fill=False)
        return result

    def _pulse_now(self, line: Connection) -> Result:
        try:
            return line.pulse_now()
        except PrinterFailed:
            self.hang_up()
            raise
