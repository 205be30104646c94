"""The pay sheet: cash that is handed over, and whether it is enough."""

from __future__ import annotations

from typing import Final

from core.shifts.rules import quick_notes
from pos_client.screens.sale.keyed import CASH, Keyed, preset

CHANGE_MAX_SATANG: Final = 10_000_000
"""Nobody hands out 100,000 baht of change: a code was typed into the amount, or a 0 too many."""


class PayState:
    """``keyed`` is what was received so far; ``refused`` is a code that was scanned meanwhile and not taken."""

    def __init__(self) -> None:
        self.keyed = Keyed(CASH)
        self.refused = ""

    def open(self, received_satang: int | None) -> None:
        """Begin to take money, filled in with a note that was tapped before."""
        self.keyed = Keyed(CASH) if received_satang is None else preset(CASH, received_satang)
        self.refused = ""

    def press(self, key: str) -> None:
        """A key of the keypad or the number block."""
        self.keyed, self.refused = self.keyed.press(key), ""

    def put(self, satang: int) -> None:
        """A note, or exactly what is due."""
        self.keyed, self.refused = preset(CASH, satang), ""

    def refuse(self, code: str) -> None:
        """A scan came while money is taken: say so."""
        self.refused = code

    @property
    def received_satang(self) -> int:
        """What was received."""
        return self.keyed.value

    def missing_satang(self, due_satang: int) -> int:
        """What is still missing; 0 where it is enough."""
        return max(0, due_satang - self.received_satang)

    def change_satang(self, due_satang: int) -> int:
        """What goes back; 0 where it is not enough."""
        return max(0, self.received_satang - due_satang)

    def too_much(self, due_satang: int) -> bool:
        """Whether nobody would hand over that much."""
        return self.change_satang(due_satang) >= CHANGE_MAX_SATANG

    def enough(self, due_satang: int) -> bool:
        """Whether the sale can be completed with it."""
        return not self.keyed.empty and not self.missing_satang(due_satang) and not self.too_much(due_satang)


def offered(due_satang: int) -> tuple[int, ...]:
    """The amounts beside "exact", rising, none twice."""
    return tuple(quick_notes(due_satang))
