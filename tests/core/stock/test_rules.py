"""The laws of the moving average over any history of one part."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.stock.rules import (
    CostState,
    cost_at,
    cost_state,
    count_in,
    issue,
    purchase_price_variance,
    receive,
    returned_value,
    take_back,
    unit_cost_u,
)

QUANTITY = st.integers(1, 50_000)
MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("receive"), QUANTITY, st.integers(0, 10**8)),
        st.tuples(st.just("issue"), QUANTITY, st.just(0)),
        st.tuples(st.just("count_in"), QUANTITY, st.just(0)),
        st.tuples(st.just("take_back"), QUANTITY, st.integers(0, 10**8)),
    ),
    max_size=30,
)


@dataclass
class History:
    """A part's movements one after the other, and the sums that projections would keep."""

    state: CostState = field(default_factory=lambda: CostState(0, 0, 45_000_000))
    inbound: int = 0
    outbound: int = 0
    adjustments: int = 0

    def move(self, kind: str, qty: int, cost: int) -> None:
        if kind == "issue":
            moved = issue(self.state, qty)
            self.outbound += moved.value_satang
        else:
            moved = count_in(self.state, qty) if kind == "count_in" else globals()[kind](self.state, qty, cost)
            self.inbound += moved.value_satang
            self.adjustments += moved.adjustment_satang
        self.state = moved.after


@given(MOVES)
def test_what_came_in_less_what_went_out_less_adjustments_is_what_is_there(moves: list[tuple[str, int, int]]) -> None:
    history = History()
    for kind, qty, cost in moves:
        history.move(kind, qty, cost)
        assert history.inbound - history.outbound - history.adjustments == history.state.value_satang


@given(MOVES)
def test_no_value_stays_where_nothing_is_and_value_has_the_sign_of_quantity(moves: list[tuple[str, int, int]]) -> None:
    history = History()
    for kind, qty, cost in moves:
        history.move(kind, qty, cost)
        state = history.state
        assert state.qty_milli != 0 or state.value_satang == 0
        assert state.qty_milli * state.value_satang >= 0


PARTS = st.lists(QUANTITY, min_size=1, max_size=12)


@given(PARTS, st.integers(0, 10**9))
def test_issuing_piece_by_piece_leaks_nothing(parts: list[int], value: int) -> None:
    state, total = cost_state(sum(parts), value, 0), 0
    for part in parts:
        moved = issue(state, part)
        assert not moved.is_provisional
        total, state = total + moved.value_satang, moved.after
    assert (total, state.value_satang) == (value, 0)


@given(PARTS, st.integers(0, 10**9))
def test_returns_in_parts_add_up_to_what_was_issued(parts: list[int], value: int) -> None:
    back = [returned_value(sum(parts), value, sum(parts[:i]), part) for i, part in enumerate(parts)]
    assert sum(back) == value
    assert min(back) >= 0


@given(st.integers(2, 10**5), st.integers(0, 10**9), st.integers(0, 10**9), st.data())
def test_a_part_of_what_is_there_goes_out_at_its_own_value(
    qty: int, value: int, last: int, data: st.DataObject
) -> None:
    part = data.draw(st.integers(1, qty - 1))
    assert issue(CostState(qty, value, last), part).value_satang == (2 * value * part + qty) // (2 * qty)


def test_no_more_comes_back_than_went_out() -> None:
    with pytest.raises(AssertionError):
        returned_value(1000, 500, 600, 401)


def test_going_below_zero_is_provisional_and_a_receipt_settles_it() -> None:
    sold = issue(CostState(2000, 100_000, 50_000_000), 5000)
    assert (sold.value_satang, sold.is_provisional) == (250_000, True)
    received = receive(sold.after, 10_000, 560_000)
    assert received.adjustment_satang == 18_000
    assert received.after == CostState(7000, 392_000, 56_000_000)


def test_a_part_nobody_knows_the_cost_of_leaves_for_nothing_and_is_marked() -> None:
    sold = issue(CostState(0, 0, 0), 1000)
    assert (sold.value_satang, sold.is_provisional) == (0, True)


def test_a_merge_may_leave_value_without_quantity_and_issues_do_not_carry_it_off() -> None:
    sold = issue(CostState(0, 700, 5_000_000), 1000)
    assert (sold.value_satang, sold.after.value_satang) == (5000, -4300)


def test_a_return_while_nothing_is_there_does_not_change_the_last_known_price() -> None:
    back = take_back(CostState(-2000, -100_000, 50_000_000), 1000, 70_000)
    assert back.after.average_u == 50_000_000
    assert receive(CostState(-2000, -100_000, 50_000_000), 1000, 70_000).after.average_u == 70_000_000


def test_what_is_there_prices_itself_and_what_is_not_keeps_its_last_price() -> None:
    assert cost_state(3000, 10_000, 1).average_u == 3_333_333
    assert cost_state(-1000, -500, 4_000_000).average_u == 4_000_000
    assert unit_cost_u(50_000, 1000) == 50_000_000
    assert cost_at(50_000_000, 1500) == 75_000


def test_a_supplier_return_costs_what_the_credit_does_not_cover() -> None:
    left = issue(CostState(2000, 240_000, 120_000_000), 1000)
    assert purchase_price_variance(left.value_satang, 100_000) == 20_000
    assert purchase_price_variance(left.value_satang, 125_000) == -5_000
