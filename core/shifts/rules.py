"""Cash in the drawer: what should be there, what a count says, what customers hand over and get back.

Amounts are satang. Who may close a shift over its tolerance does not belong here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

FACES_SATANG = (100_000, 50_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 25)
"""Thai notes and coins in circulation, from 1,000 baht down to 25 satang."""

_NOTE_STEPS_SATANG = (10_000, 50_000, 100_000)
_SMALL_DUE_SATANG = 50_000


class CashMovementType(StrEnum):
    """Why cash moved."""

    FLOAT = "FLOAT"
    CASH_RECEIVED = "CASH_RECEIVED"
    CHANGE_GIVEN = "CHANGE_GIVEN"
    CASH_REFUND = "CASH_REFUND"
    PAY_IN = "PAY_IN"
    PAY_OUT = "PAY_OUT"
    DROP = "DROP"

    @property
    def sign(self) -> int:
        """1 for what comes into the drawer, -1 for what leaves it."""
        return 1 if self in _INTO_THE_DRAWER else -1


_INTO_THE_DRAWER = frozenset({CashMovementType.FLOAT, CashMovementType.CASH_RECEIVED, CashMovementType.PAY_IN})


class CountResult(StrEnum):
    """A count against what should be there."""

    EVEN = "EVEN"
    OVER = "OVER"
    SHORT = "SHORT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """A drawer's count beside what should be in it; ``over_short_satang`` is negative where cash is missing."""

    expected_satang: int
    counted_satang: int
    over_short_satang: int
    result: CountResult
    needs_manager: bool


def expected_cash(movements: Iterable[tuple[CashMovementType, int]]) -> int:
    """What should be in the drawer after movements; amounts are not negative, their type says the direction."""
    total = 0
    for kind, amount_satang in movements:
        assert amount_satang >= 0, "the type says the direction"
        total += kind.sign * amount_satang
    return total


def counted_cash(count: Mapping[int, int]) -> int:
    """What notes and coins come to; ``count`` has how many there are of each face in satang."""
    assert all(face in FACES_SATANG and pieces >= 0 for face, pieces in count.items()), "Thai notes and coins"
    return sum(face * pieces for face, pieces in count.items())


def reconcile(expected_satang: int, counted_satang: int, tolerance_satang: int) -> Reconciliation:
    """Over or short, and whether a manager has to sign: only beyond the tolerance, either way."""
    over_short = counted_satang - expected_satang
    result = CountResult.EVEN
    if over_short:
        result = CountResult.OVER if over_short > 0 else CountResult.SHORT
    return Reconciliation(
        expected_satang=expected_satang,
        counted_satang=counted_satang,
        over_short_satang=over_short,
        result=result,
        needs_manager=abs(over_short) > tolerance_satang,
    )


def quick_notes(due_satang: int) -> list[int]:
    """Round amounts that a customer is likely to hand over, rising: the next 100, 500 and 1,000 baht.

    Nothing twice, and nothing equal to the amount due, which has a button of its own; so there are none to three.
    """
    return _next_steps(due_satang, _NOTE_STEPS_SATANG)


def likeliest_note(due_satang: int) -> int | None:
    """The one amount offered beside "exact": below 500 baht the next 100, above it the next 500.

    Where that is the amount due itself the next larger step is taken; ``None`` for full thousands.
    """
    steps = _NOTE_STEPS_SATANG if due_satang < _SMALL_DUE_SATANG else _NOTE_STEPS_SATANG[1:]
    return next(iter(_next_steps(due_satang, steps)), None)


def _next_steps(due_satang: int, steps_satang: Iterable[int]) -> list[int]:
    rounded_up = (-(-due_satang // step) * step for step in steps_satang)
    return list(dict.fromkeys(amount for amount in rounded_up if amount > due_satang))


def change_notes(change_satang: int) -> list[tuple[int, int]]:
    """Notes and coins to hand out, largest first, as ``(face_satang, pieces)``; the fewest that make the change.

    What is below the smallest coin is not handed out: cash totals are rounded to 25 satang.
    """
    assert change_satang >= 0, "change is not negative"
    rest, notes = change_satang, []
    for face in FACES_SATANG:
        pieces, rest = divmod(rest, face)
        if pieces:
            notes.append((face, pieces))
    return notes
