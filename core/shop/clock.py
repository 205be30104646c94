"""When this device's clock is doubted before a numbered document: a person is asked, nothing is guessed."""

from __future__ import annotations

from core.ports import ClockFacts

_DAY_MS = 86_400_000
BEHIND_MS = _DAY_MS
AHEAD_MS = 30 * _DAY_MS


def doubt(facts: ClockFacts, now_ms: int) -> str | None:
    """The catalogue key of what is odd about the clock, or ``None`` (``PROTOCOL.md``, wrong clock).

    More than 24 hours before the last own entry or before the program was built, or more than 30 days after the last
    entry. A person's word stands as long as the last entry is the one it was given after, and for 30 days.
    """
    confirmed = facts.confirmed_ms
    trusted = confirmed is not None and confirmed - BEHIND_MS <= now_ms <= confirmed + AHEAD_MS
    last = facts.last_entry_ms
    if last is not None and not (trusted and facts.confirmed_after_ms == last):
        if now_ms < last - BEHIND_MS:
            return "clock.behind_last"  # words
        if now_ms > last + AHEAD_MS:
            return "clock.far_ahead"  # words
    if now_ms < facts.build_ms - BEHIND_MS and not trusted:
        return "clock.behind_build"  # words
    return None
