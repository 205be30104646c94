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
    """Makes ids from a given clock and a given source of randomness; both can be replayed in tests."""

    def __init__(self, clock: Clock, random_bytes: Callable[[int], bytes]) -> None:
        self._clock = clock
        self._random_bytes = random_bytes

    def new_id(self) -> str:
        """A new UUIDv7 of this instant."""
        return uuid7(self._clock(), int.from_bytes(self._random_bytes(10)) >> 6)
