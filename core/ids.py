"""Ids that sort by time and are made on the device, without asking anybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

_RANDOM_BITS = 74


class Clock(Protocol):
    """Where the time comes from: UTC milliseconds since 1970."""

    def __call__(self) -> int: ...


def uuid7(ms: int, random_bits: int) -> str:
    """Lower-case UUIDv7 text (RFC 9562) of an instant and 74 random bits.

    Ids of one device grow with time, so that indexes grow at their end.
    """
    assert 0 <= ms < 1 << 48
    assert 0 <= random_bits < 1 << _RANDOM_BITS
    value = (ms << 80) | (0x7 << 76) | ((random_bits >> 62) << 64) | (0x2 << 62) | (random_bits & ((1 << 62) - 1))
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


class IdSource:
    """Makes ids from a given clock and a given source of randomness; both can be replayed in tests.

    Ids of one source always grow: within a millisecond, or while the clock stands or goes back, the random part goes up
    by a random step (RFC 9562, 6.2, method 2), so that what was made later sorts later.
    """

    def __init__(self, clock: Clock, random_bytes: Callable[[int], bytes]) -> None:
        self._clock = clock
        self._random_bytes = random_bytes
        self._last = (0, 0)

    def grow_above(self, ms: int) -> None:
        """Let the next ids sort after all of this instant: a program that starts while the clock is behind."""
        self._last = max(self._last, (ms + 1, 0))

    def new_id(self) -> str:
        """A new UUIDv7 of this instant."""
        ms, last = self._clock(), self._last
        if ms > last[0]:
            bits = int.from_bytes(self._random_bytes(10)) >> 6
        else:
            ms, bits = last[0], last[1] + 1 + int.from_bytes(self._random_bytes(4))
            if bits >> _RANDOM_BITS:
                ms, bits = ms + 1, int.from_bytes(self._random_bytes(10)) >> 6
        self._last = (ms, bits)
        return uuid7(ms, bits)
