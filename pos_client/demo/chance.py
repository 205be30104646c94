"""Chance from a seed, the same on every Python version."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Draws that depend on nothing but a seed and a label.

    Only ``Random.random`` is used: of all methods it alone is promised to give the same sequence for ever; ``choice``
    and ``shuffle`` have changed between Python versions.
    """

    __slots__ = ("_draw",)

    def __init__(self, seed: int, label: str) -> None:
        self._draw = Random(f"{seed}/{label}").random  # noqa: S311 - a demo shop, not a secret

    def below(self, limit: int) -> int:
        """A whole number from 0 to ``limit`` - 1."""
        return int(self._draw() * limit)

    def between(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return low + int(self._draw() * (high - low + 1))

    def one_in(self, times: int) -> bool:
        """True once in ``times`` draws on average."""
        return self._draw() * times < 1

    def pick(self, options: Sequence[T]) -> T:
        """One of the options, each equally likely."""
        return options[int(self._draw() * len(options))]

    def unit(self) -> float:
        """A fraction from 0 up to but not 1; for weights, never for money."""
        return self._draw()
