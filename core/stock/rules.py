"""What stock costs: the moving average of one part in one branch, as whole numbers.

A movement carries the value its maker worked out here; what a later receipt corrects is a cost adjustment beside it. So
quantity and value are sums that come out the same in whatever order devices learn of them.
Quantities are thousandths, values satang, unit costs ("u") thousandths of a satang for one whole unit. Which movements
exist and who may write them does not belong here.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.money import round_half_away

_U_PER_SATANG_UNIT = 10**6
"""Thousandths of a satang per whole unit, times thousandths of a unit, to satang."""


@dataclass(frozen=True, slots=True)
class CostState:
    """What is there of a part and what it cost.

    ``average_u`` is the last unit cost that was known. It prices what goes out while nothing is there: before the
    first receipt it is the supplier's price or the standard cost, 0 if neither is known.
    """

    qty_milli: int
    value_satang: int
    average_u: int


@dataclass(frozen=True, slots=True)
class Costed:
    """One movement with its cost.

    ``value_satang`` is what came in or went out, always as a positive figure where costs are. ``adjustment_satang``
    is what had gone out below zero too cheaply: it is taken off the stock's value and added to the cost of goods sold.
    ``is_provisional`` says that part of an outgoing value rests on ``average_u``; a receipt will settle it.
    """

    value_satang: int
    after: CostState
    adjustment_satang: int = 0
    is_provisional: bool = False


def cost_state(qty_milli: int, value_satang: int, last_average_u: int) -> CostState:
    """The state that summed movements leave; what is there has the average of its own value."""
    average = last_average_u if qty_milli <= 0 else unit_cost_u(value_satang, qty_milli)
    return CostState(qty_milli, value_satang, average)


def unit_cost_u(value_satang: int, qty_milli: int) -> int:
    """The cost of one whole unit, in thousandths of a satang; ``qty_milli`` is above 0."""
    return round_half_away(value_satang * _U_PER_SATANG_UNIT, qty_milli)


def cost_at(average_u: int, qty_milli: int) -> int:
    """What a quantity costs at a unit cost, in satang."""
    return round_half_away(average_u * qty_milli, _U_PER_SATANG_UNIT)


def issue(state: CostState, qty_milli: int) -> Costed:
    """Sale, issue to a job, scrap or a count's shortage.

    Goes out at a proportional part of the value, the last of it with all that is left, so that nothing stays behind;
    what goes below zero leaves at the last known average.
    """
    assert qty_milli > 0, "something goes out"
    there = max(state.qty_milli, 0)
    if qty_milli < there:
        value = round_half_away(state.value_satang * qty_milli, there)
    else:
        value = (state.value_satang if there else 0) + cost_at(state.average_u, qty_milli - there)
    after = CostState(state.qty_milli - qty_milli, state.value_satang - value, state.average_u)
    return Costed(value, after, is_provisional=qty_milli > there)


def receive(state: CostState, qty_milli: int, cost_satang: int) -> Costed:
    """A receipt at what it cost; while stock stays at or below zero its price becomes the last known one."""
    moved = _come_in(state, qty_milli, cost_satang)
    after = moved.after
    if after.qty_milli > 0:
        return moved
    last = CostState(after.qty_milli, after.value_satang, unit_cost_u(cost_satang, qty_milli))
    return Costed(moved.value_satang, last, moved.adjustment_satang)


def take_back(state: CostState, qty_milli: int, value_satang: int) -> Costed:
    """A return by a customer or a job, at what it had gone out at (``returned_value``), not at today's average."""
    return _come_in(state, qty_milli, value_satang)


def count_in(state: CostState, qty_milli: int) -> Costed:
    """What a count found too much, at the last known average."""
    return _come_in(state, qty_milli, cost_at(state.average_u, qty_milli))


def returned_value(issued_qty_milli: int, issued_value_satang: int, before_milli: int, qty_milli: int) -> int:
    """What ``qty_milli`` of an issue comes back at, ``before_milli`` of it having come back earlier.

    In proportion; returns of the whole issue, in however many parts, add up to its value.
    """
    assert 0 <= before_milli < before_milli + qty_milli <= issued_qty_milli, "no more comes back than went out"
    before = round_half_away(issued_value_satang * before_milli, issued_qty_milli)
    return round_half_away(issued_value_satang * (before_milli + qty_milli), issued_qty_milli) - before


def purchase_price_variance(left_at_satang: int, supplier_credit_satang: int) -> int:
    """What a return to the supplier cost the shop: it leaves as an issue, at average, and is credited otherwise."""
    return left_at_satang - supplier_credit_satang


def _come_in(state: CostState, qty_milli: int, value_satang: int) -> Costed:
    """Anything that comes in first covers what had gone out below zero, at its own cost; the rest joins the average.

    The adjustment is the actual cost of what it covers less the provisional value that had left with it.
    """
    assert qty_milli > 0, "something comes in"
    covered = min(qty_milli, max(-state.qty_milli, 0))
    adjustment = 0
    if covered:
        actual = round_half_away(value_satang * covered, qty_milli)
        adjustment = actual - round_half_away(-state.value_satang * covered, -state.qty_milli)
    qty, value = state.qty_milli + qty_milli, state.value_satang + value_satang - adjustment
    return Costed(value_satang, cost_state(qty, value, state.average_u), adjustment)
