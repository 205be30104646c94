"""Hybrid logical time: the order between devices, never shown to a person as a time."""

from __future__ import annotations

from typing import NamedTuple

STAMP_LIMIT_MS = 4_102_444_800_000
"""The year 2100. An own stamp never reaches it, a foreign one that does is quarantined."""

COUNTER_FOLLOWED = 2**52
"""Foreign counters below this are followed; an entry's whole numbers end at 2**53."""


class Stamp(NamedTuple):
    """Milliseconds, then a counter within them, then the stream id; compared in that order."""

    ms: int
    counter: int
    stream: str


def next_tick(last: tuple[int, int], now_ms: int) -> tuple[int, int]:
    """The ``(ms, counter)`` after ``last`` at the wall clock ``now_ms``.

    Grows by the clock where that is ahead, else by the counter; the clock is clamped below 2100.
    """
    wall = min(now_ms, STAMP_LIMIT_MS - 1)
    return (wall, 0) if wall > last[0] else (last[0], last[1] + 1)


def seen_tick(last: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    """The own ``(ms, counter)`` after receiving ``other``; stamps past 2100, or near the end of counting, move nothing.

    Nobody counts to 2**52 within a millisecond; who says so would leave the others no number to go on with.
    """
    return other if other > last and other[0] < STAMP_LIMIT_MS and other[1] < COUNTER_FOLLOWED else last
