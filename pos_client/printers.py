"""What a screen says of the printers: one word for the status bar, and what needs a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PrinterWord = Literal["none", "looking", "ready", "printing", "paper_out", "cover_open", "not_found", "unknown"]


@dataclass(frozen=True, slots=True)
class PrinterView:
    """The receipt printer as the status bar shows it; ``waiting`` jobs are not on paper yet."""

    word: PrinterWord
    name: str = ""
    waiting: int = 0

    @classmethod
    def none(cls) -> PrinterView:
        """No printer was set up: receipts are shown on the screen."""
        return cls("none")

    @property
    def warns(self) -> bool:
        """Whether somebody has to do something."""
        return self.word in ("paper_out", "cover_open", "not_found", "unknown")
