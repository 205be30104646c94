"""When a clock is doubted, and how far a person's word goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ports import ClockFacts
from core.shop.clock import AHEAD_MS, BEHIND_MS, doubt

DAY = 86_400_000
BUILT = 1_790_000_000_000
LAST = BUILT + 50 * DAY


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (LAST, None), (LAST + 1, None), (LAST - BEHIND_MS, None), (LAST - BEHIND_MS - 1, "clock.behind_last"),
        (LAST + AHEAD_MS, None), (LAST + AHEAD_MS + 1, "clock.far_ahead"),
        (LAST - 365 * DAY, "clock.behind_last"), (LAST + 365 * DAY, "clock.far_ahead"), (0, "clock.behind_last"),
        (2**48 - 1, "clock.far_ahead"),
    ],
)  # fmt: skip
def test_a_clock_is_doubted_a_day_behind_and_a_month_ahead_of_the_last_entry(now: int, said: str | None) -> None:
    assert doubt(ClockFacts(BUILT, LAST), now) == said


@pytest.mark.parametrize(
    ("now", "said"),
    [(BUILT - BEHIND_MS, None), (BUILT - BEHIND_MS - 1, "clock.behind_build"), (BUILT + 900 * DAY, None)],
)
def test_before_the_first_entry_the_day_of_the_build_counts(now: int, said: str | None) -> None:
    assert doubt(ClockFacts(BUILT), now) == said


@given(st.integers(0, 2 * LAST), st.integers(0, 2 * LAST), st.integers(-AHEAD_MS, AHEAD_MS))
def test_what_a_person_confirmed_is_not_asked_again_before_the_next_entry(
    last: int, confirmed: int, later: int
) -> None:
    facts = ClockFacts(BUILT, last, confirmed, last)
    now = max(0, confirmed + later)
    if now - confirmed >= -BEHIND_MS:
        assert doubt(facts, now) is None
    assert doubt(ClockFacts(BUILT, last, confirmed, last - 1), now) in (
        doubt(ClockFacts(BUILT, last), now), doubt(ClockFacts(0, last), now),
    )  # fmt: skip


def test_a_word_given_before_another_entry_counts_only_against_the_day_of_the_build() -> None:
    early = BUILT - 100 * DAY
    assert doubt(ClockFacts(BUILT, early, early, early - 5), early) is None
    assert doubt(ClockFacts(BUILT, LAST, early, early), early) == "clock.behind_last"
    assert doubt(ClockFacts(BUILT, LAST, LAST, LAST), LAST + AHEAD_MS + 1) == "clock.far_ahead"
