"""How a printer is, in the words of the status bar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pos_client.devices.failures import Trouble
from pos_client.devices.replies import Condition
from pos_client.printers import PrinterWord

_WORD_OF: Final[Mapping[Trouble, PrinterWord]] = {
    Trouble.PAPER_OUT: "paper_out",
    Trouble.COVER_OPEN: "cover_open",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterStatus:
    """What is known of a printer: ``trouble`` is why nothing can be printed now, ``None`` where something can.

    Until ``known`` nobody has asked it yet. ``waiting`` papers are not out yet, the one being printed among them;
    ``unknown`` ones a person has to look at. ``drawer_open`` is the level of the drawer's switch when last heard.
    """

    printer: str
    name: str
    known: bool = False
    trouble: Trouble | None = None
    busy: bool = False
    waiting: int = 0
    unknown: int = 0
    paper_low: bool = False
    drawer_open: bool = False

    @property
    def word(self) -> PrinterWord:
        """The one word that stands in the status bar: what stops it, then what a person has to decide."""
        if not self.known:
            return "looking"
        if self.trouble is not None:
            return _WORD_OF.get(self.trouble, "not_found")
        if self.unknown:
            return "unknown"
        return "printing" if self.busy else "ready"


def trouble_of(condition: Condition) -> Trouble | None:
    """What in a printer's own words keeps it from printing."""
    if condition.paper_out:
        return Trouble.PAPER_OUT
    if condition.cover_open:
        return Trouble.COVER_OPEN
    if condition.fault or not condition.online:
        return Trouble.FAULT
    return None
