"""The drawer: what should be in it, what is handed over and what is handed back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.shifts.rules import (
    FACES_SATANG,
    CashMovementType,
    CountResult,
    change_notes,
    counted_cash,
    expected_cash,
    likeliest_note,
    quick_notes,
    reconcile,
)

BAHT = 100


@pytest.mark.parametrize(
    ("due", "notes", "likeliest"),
    [
        (4_240, [4_300, 4_500, 5_000], 4_500),
        (485, [500, 1_000], 500),
        (120, [200, 500, 1_000], 200),
        (100, [500, 1_000], 500),
        (400, [500, 1_000], 500),
        (500, [1_000], 1_000),
        (501, [600, 1_000], 1_000),
        (1_000, [], None),
        (1_500, [2_000], 2_000),
        (0, [], None),
    ],
)
def test_notes_are_the_next_round_amounts(due: int, notes: list[int], likeliest: int | None) -> None:
    assert quick_notes(due * BAHT) == [note * BAHT for note in notes]
    assert likeliest_note(due * BAHT) == (None if likeliest is None else likeliest * BAHT)


@given(st.integers(1, 10**9))
def test_notes_rise_cover_the_amount_and_never_repeat_it(due: int) -> None:
    notes = quick_notes(due)
    assert notes == sorted(set(notes))
    assert all(due < note < due + 1000 * BAHT and note % (100 * BAHT) == 0 for note in notes)
    assert likeliest_note(due) in [*notes, None]
    assert (likeliest_note(due) is None) == (due % (1000 * BAHT) == 0)


@given(st.integers(0, 10**7))
def test_change_is_handed_out_to_the_smallest_coin_largest_first(change: int) -> None:
    notes = change_notes(change)
    assert counted_cash(dict(notes)) == change - change % 25
    assert [face for face, _ in notes] == sorted({face for face, _ in notes}, reverse=True)


def test_change_takes_the_fewest_pieces() -> None:
    faces = [face for face in FACES_SATANG if face <= 10_000]
    fewest = [0] * (20_000 // 25 + 1)
    for amount in range(1, len(fewest)):
        fewest[amount] = 1 + min(fewest[amount - face // 25] for face in faces if face // 25 <= amount)
    for amount, pieces in enumerate(fewest):
        assert sum(n for face, n in change_notes(amount * 25) if face <= 10_000) <= pieces
    assert change_notes(76_000) == [(50_000, 1), (10_000, 2), (5_000, 1), (1_000, 1)]


@given(st.lists(st.tuples(st.sampled_from(CashMovementType), st.integers(0, 10**9))))
def test_the_drawer_should_hold_what_came_less_what_left(movements: list[tuple[CashMovementType, int]]) -> None:
    into = {"FLOAT", "CASH_RECEIVED", "PAY_IN"}
    came = sum(amount for kind, amount in movements if kind in into)
    left = sum(amount for kind, amount in movements if kind not in into)
    assert expected_cash(movements) == came - left


def test_a_manager_signs_only_beyond_the_tolerance() -> None:
    results = [reconcile(10_000, 10_000 + off, 2_000) for off in (0, 2_000, 2_001, -2_000, -2_001)]
    assert [r.result for r in results] == [CountResult.EVEN] + [CountResult.OVER] * 2 + [CountResult.SHORT] * 2
    assert [r.needs_manager for r in results] == [False, False, True, False, True]
    assert [r.over_short_satang for r in results] == [0, 2_000, 2_001, -2_000, -2_001]


def test_only_thai_money_is_counted() -> None:
    with pytest.raises(AssertionError):
        counted_cash({300: 1})
