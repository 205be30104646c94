"""Scanner or person: tells a burst of keys from typing by its pace and its end.

The caller feeds every key with the time at which it was handled; what comes back is either a scan or text that somebody
types. Nothing here knows a clock or a screen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from core.barcodes import candidates, normalise_gtin

SCAN_MIN_CHARS = 5
MEDIAN_GAP_MAX_MS = 35
"""A scanner's usual pace is 2 to 25 ms a key, the fastest typist's 70."""
GAP_MAX_MS = 90
"""The longest pause inside a scan while the program keeps up."""
LATE_GAP_MAX_MS = 600
"""The longest pause inside a scan when the program was busy: keys are timed when they are handled, not when pressed."""
KNOWN_GAP_MAX_MS = 3_000
"""The same for a code that is known: a check digit alone may come about by chance, of a typed quantity and a code."""
ECHO_AFTER_MS = 60
"""How long a key waits before it is given out as typed; a scan that takes longer has it taken back."""
HELD_MAX_CHARS = 512

_ENDS = "\n\t"


@dataclass(frozen=True, slots=True)
class Typed:
    """Text that a person types, to be added to the field; Enter and Tab are in it as line feed and tab."""

    text: str


@dataclass(frozen=True, slots=True)
class Scan:
    """A scanned code as it arrived, without its Enter or Tab.

    Its first ``taken_back`` characters had been handed on as typed, before it was clear: take them out of the field.
    """

    code: str
    taken_back: int


Outcome: TypeAlias = Typed | Scan


class BurstDetector:
    """Keys in, scans and typed text out.

    A scan has five characters or more and ends with Enter or Tab; the middle one of its gaps is within 35 ms and all
    are within 90 ms. While the program is busy keys queue up and gaps say little: then a gap of up to 600 ms is let
    pass, but only for a code that proves itself by a check digit or by being known, and one of 3 s for a known code.
    """

    def __init__(self, is_known: Callable[[str], bool] = lambda _code: False) -> None:
        """``is_known`` says whether a part, a document or a badge has a code.

        It is asked at the end of a burst for each reading that the code may have, so it should answer from memory.
        """
        self._is_known = is_known
        self._keys: list[tuple[int, str]] = []  # those that may still turn out to be a scan: (ms, character)
        self._pauses_ms: list[int] = []  # before each of them, less what the program was late
        self._handed_on = 0  # how many of them were given out as typed
        self._lagged = False

    def feed(self, t_ms: int, character: str, *, lag_ms: int = 0) -> list[Outcome]:
        """Take one character handled at ``t_ms``; give typed text and scans in their order, often nothing yet.

        ``lag_ms`` is how late the event loop is running at this key, so how much earlier it may have been pressed.
        Times are of one clock; where it goes back the keys before count as typed.
        """
        outcomes: list[Outcome] = []
        since_ms = t_ms - self._keys[-1][0] if self._keys else 0
        if since_ms < 0 or since_ms - lag_ms > KNOWN_GAP_MAX_MS or len(self._keys) == HELD_MAX_CHARS:
            outcomes += self._give_up()
        self._lagged |= lag_ms > GAP_MAX_MS
        if character in _ENDS:
            return outcomes + self._end(t_ms, character, since_ms - lag_ms)
        outcomes += self.idle(t_ms)
        self._keys.append((t_ms, character))
        self._pauses_ms.append(since_ms - lag_ms)
        return outcomes

    def idle(self, t_ms: int) -> list[Outcome]:
        """Hand on what waits, if no key came for 60 ms; to be called by a timer, else a letter shows with the next."""
        if not self._keys or t_ms - self._keys[-1][0] < ECHO_AFTER_MS:
            return []
        return self._hand_on()

    def _hand_on(self) -> list[Outcome]:
        """What has not been handed on yet, as typed text; it is kept, for it may still be the head of a late scan."""
        text = self._text(self._handed_on)
        self._handed_on = len(self._keys)
        return [Typed(text)] if text else []

    def _give_up(self) -> list[Outcome]:
        """The keys so far are typing for good."""
        outcomes = self._hand_on()
        self._keys.clear()
        self._pauses_ms.clear()
        self._handed_on, self._lagged = 0, False
        return outcomes

    def _end(self, t_ms: int, character: str, pause_ms: int) -> list[Outcome]:
        """Enter or Tab: a scan, with what was typed before it, or else typed text to the end."""
        start = self._scan_start(t_ms, [*self._pauses_ms, pause_ms])
        if start is None:
            self._keys.append((t_ms, character))
            return self._give_up()
        code, taken_back = self._text(start), max(0, self._handed_on - start)
        del self._keys[start:]
        return [*self._give_up(), Scan(code, taken_back)]

    def _scan_start(self, end_ms: int, pauses_ms: list[int]) -> int | None:
        """Where in the keys a scan begins that ends now, or ``None``.

        The longest reading that proves itself wins, so that a scan with a pause in it is not taken for its tail.
        Without proof only the keys since the last pause count, and only where what stood before them was typed.
        """
        times = [t for t, _ in self._keys] + [end_ms]
        gaps = [later - earlier for earlier, later in pairwise(times)]
        starts = [0] + [i + 1 for i, gap in enumerate(gaps) if gap > GAP_MAX_MS]
        fast = [i for i in starts if len(gaps) - i >= SCAN_MIN_CHARS and _is_fast(gaps[i:])]
        for start in fast:
            if self._proves_itself(self._text(start), by_check_digit=max(pauses_ms[start + 1 :]) <= LATE_GAP_MAX_MS):
                return start
        tail, before = starts[-1], starts[-2] if len(starts) > 1 else 0
        broken = tail - before > 1 and _is_fast(gaps[before : tail - 1])
        return tail if tail in fast and not broken and not self._lagged else None

    def _proves_itself(self, raw: str, *, by_check_digit: bool) -> bool:
        return any(
            (by_check_digit and normalise_gtin(code) is not None) or self._is_known(code) for code, _ in candidates(raw)
        )

    def _text(self, start: int) -> str:
        return "".join(character for _, character in self._keys[start:])


def _is_fast(gaps_ms: list[int]) -> bool:
    """Whether the middle one of the gaps is a scanner's."""
    return sorted(gaps_ms)[len(gaps_ms) // 2] <= MEDIAN_GAP_MAX_MS
