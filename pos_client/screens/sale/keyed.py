"""A number while it is keyed in, digit by digit: a quantity, or the cash that was handed over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

BACKSPACE: Final = "Backspace"
POINT: Final = "."
KEYS: Final = frozenset("0123456789.")


@dataclass(frozen=True, slots=True)
class Shape:
    """How much of a number can be keyed: digits before the point and behind it."""

    whole: int
    decimals: int


QUANTITY: Final = Shape(whole=4, decimals=3)
CASH: Final = Shape(whole=9, decimals=2)


@dataclass(frozen=True, slots=True)
class Keyed:
    """What stands in the well; a ``preset`` number is replaced by the first digit that is pressed."""

    shape: Shape
    text: str = ""
    preset: bool = False

    def press(self, key: str) -> Keyed:
        """The number after a key: digits, ``00``, ``.`` or ``Backspace``; what does not fit is ignored."""
        if key == BACKSPACE:
            return replace(self, text="" if self.preset else self.text[:-1], preset=False)
        if not key or any(character not in KEYS for character in key):
            return self
        now = replace(self, text="", preset=False) if self.preset else self
        for character in key:
            now = now.grown(character)
        return now

    def grown(self, character: str) -> Keyed:
        """The number with one more digit or its point, or as it is where that does not fit."""
        whole, point, behind = self.text.partition(POINT)
        if character == POINT:
            fits = not point and self.shape.decimals > 0
            return replace(self, text=f"{whole or '0'}.") if fits else self
        if point:
            return replace(self, text=self.text + character) if len(behind) < self.shape.decimals else self
        whole = (whole + character).lstrip("0") or "0"
        return replace(self, text=whole) if len(whole) <= self.shape.whole else self

    @property
    def empty(self) -> bool:
        """Whether nothing was keyed."""
        return not self.text

    @property
    def value(self) -> int:
        """The number in its smallest unit: thousandths of a quantity, satang; 0 where nothing was keyed."""
        whole, _, behind = self.text.partition(POINT)
        return int((whole or "0") + behind.ljust(self.shape.decimals, "0"))

    def shown(self) -> str:
        """What was keyed, the thousands parted: ``4,500``, ``12.``, ``0.25``."""
        whole, point, behind = self.text.partition(POINT)
        return f"{int(whole or 0):,}{point}{behind}"


def preset(shape: Shape, value: int) -> Keyed:
    """A number that stands there until a digit is pressed."""
    whole, behind = divmod(value, 10**shape.decimals)
    decimals = f"{behind:0{shape.decimals}d}".rstrip("0") if shape.decimals else ""
    return Keyed(shape, f"{whole}.{decimals}" if decimals else str(whole), preset=True)
