"""The shift screen without a screen: counting, opening, and what whom is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.sales.carts import HoldCart
from core.shifts.open import PIECES_MAX, OpenShift
from core.shifts.rules import FACES_SATANG
from pos_client.screens.shift.state import Count, ShiftState
from tests.inside import close_shift, inside, rows, value
from tests.shop import Shop
from tests.ui import run

KEYS = st.lists(st.sampled_from([*"0123456789", "Backspace", "next", "back"]), max_size=60)


def keyed(state: ShiftState, keys: str) -> None:
    """Digits, ``>`` for Enter, ``<`` for back."""
    for key in keys:
        if key in "<>":
            state.move(1 if key == ">" else -1)
        else:
            state.press("Backspace" if key == "-" else key)


def test_a_first_shift_begins_with_an_empty_count_and_opens_with_what_was_typed(shop: Shop) -> None:
    async def scenario() -> None:
        async with inside(shop, shop.owner) as session:
            state = ShiftState(session)
            await state.reload()
            assert (state.phase, state.count.total_satang) == ("count", 0)
            keyed(state, "2>4>>>>7")
            assert state.count.total_satang == 2 * 100_000 + 4 * 50_000 + 7 * 1_000
            await state.open()
            assert state.phase == "open"
            assert state.facts is not None
            assert state.facts.float_satang == 407_000
            assert state.float_pieces == {100_000: 2, 50_000: 4, 1_000: 7}
            assert rows(session, "SELECT kind, amount_satang FROM cash_movement") == [("FLOAT", 407_000)]

    run(scenario())


def test_the_last_float_is_filled_in_so_that_opening_takes_one_tap(shop: Shop) -> None:
    shift = shop.open_shift(float_baht=3000)
    close_shift(shop, shift)

    async def scenario() -> None:
        async with inside(shop, shop.owner) as session:
            state = ShiftState(session)
            await state.reload()
            assert dict(state.count.pieces) == {10_000: 30}
            await state.open()
            assert state.phase == "open"
            assert value(session, "SELECT count(*) FROM shift") == 2

    run(scenario())


def test_a_double_tap_opens_one_shift(shop: Shop) -> None:
    async def scenario() -> None:
        async with inside(shop, shop.owner) as session:
            state, other = ShiftState(session), ShiftState(session)
            await state.reload()
            await other.reload()
            keyed(state, "3")
            other.count = state.count
            await state.open()
            await other.open()
            assert value(session, "SELECT count(*) FROM shift") == 1
            assert other.phase == "open"

    run(scenario())


def test_a_shift_that_another_tab_opened_meanwhile_is_shown_instead_of_the_count(shop: Shop) -> None:
    async def scenario() -> None:
        async with inside(shop, shop.owner) as session:
            state = ShiftState(session)
            await state.reload()
            await session.attempt(OpenShift(denominations={10_000: 5}))
            await state.open()
            assert state.phase == "open"
            assert value(session, "SELECT count(*) FROM shift") == 1

    run(scenario())


def test_a_half_made_count_is_kept_for_its_person_and_not_for_the_next(shop: Shop) -> None:
    cashier = shop.user("CA")

    async def scenario() -> None:
        async with inside(shop, shop.owner) as session:
            state = ShiftState(session)
            await state.reload()
            keyed(state, "9>8")
            again = ShiftState(session)
            await again.reload()
            assert again.count == state.count
            await session.leave()
            await session.enter(cashier)
            fresh = ShiftState(session)
            await fresh.reload()
            assert fresh.count.total_satang == 0

    run(scenario())


def test_a_commit_elsewhere_does_not_disturb_the_count(shop: Shop) -> None:
    async def scenario() -> None:
        async with inside(shop, shop.owner) as session:
            state = ShiftState(session)
            await state.reload()
            keyed(state, "5")
            await state.reload()
            assert state.count.total_satang == 500_000

    run(scenario())


@given(KEYS)
def test_whatever_is_typed_the_total_is_that_of_pieces_a_drawer_can_hold(keys: list[str]) -> None:
    count = Count("u", "c")
    for key in keys:
        count = count.moved(1 if key == "next" else -1) if key in ("next", "back") else count.typed(key)
    assert count.total_satang == sum(face * pieces for face, pieces in count.pieces.items())
    assert all(0 <= pieces <= PIECES_MAX for pieces in count.pieces.values())
    assert count.face_satang in FACES_SATANG


def test_the_first_digit_replaces_and_the_next_ones_add() -> None:
    count = Count("u", "c", {100_000: 12})
    assert count.typed("3").typed("4").pieces[100_000] == 34
    assert count.typed("Backspace").pieces[100_000] == 1
    assert count.typed("3").moved(1).moved(-1).typed("5").pieces[100_000] == 5


@pytest.mark.parametrize("text", ["๑๒", "-5", "1e9", "²", " ", "สิบ", "=SUM(A1)"])
def test_only_plain_digits_count(shop: Shop, text: str) -> None:
    async def scenario() -> None:
        async with inside(shop, shop.owner) as session:
            state = ShiftState(session)
            await state.reload()
            state.write(text)
            digits = "".join(c for c in text if c in "0123456789")
            assert state.count.pieces.get(100_000, 0) == int(digits or 0)

    run(scenario())


def test_digits_of_a_scan_that_looked_like_typing_are_taken_back(shop: Shop) -> None:
    async def scenario() -> None:
        async with inside(shop, shop.owner) as session:
            state = ShiftState(session)
            await state.reload()
            keyed(state, "4")
            restore = state.snapshot()
            state.write("885")
            restore()
            assert state.count.pieces == {100_000: 4}

    run(scenario())


def test_held_bills_are_told(shop: Shop) -> None:
    shop.add(shop.part(qty=5))
    shop.do(HoldCart())

    async def scenario() -> None:
        async with inside(shop, shop.owner) as session:
            state = ShiftState(session)
            await state.reload()
            assert state.held == 1
            await state.open()
            assert state.phase == "open"

    run(scenario())


def test_who_may_not_open_a_shift_is_told_so(shop: Shop) -> None:
    technician = shop.user("TE")

    async def scenario() -> None:
        async with inside(shop, technician) as session:
            state = ShiftState(session)
            await state.reload()
            assert state.phase == "not_yours"
            await state.open()
            assert value(session, "SELECT count(*) FROM shift") == 0

    run(scenario())


@pytest.mark.parametrize(("role", "sees"), [("CA", False), ("MG", False), ("OW", True), ("AC", True), ("AU", True)])
def test_the_expected_sum_is_shown_only_to_who_may_see_it_before_the_count(
    shop: Shop, role: str, *, sees: bool
) -> None:
    person = shop.user(role, name="คนดู")
    part = shop.part(qty=5, price=10_000)
    shop.open_shift(float_baht=1000)
    shop.sell(part)

    async def scenario() -> None:
        async with inside(shop, person) as session:
            state = ShiftState(session)
            await state.reload()
            assert state.facts is not None
            assert state.sees_expected is sees
            shown = (state.facts.sales_satang, state.facts.expected_satang)
            assert shown == ((10_000, 110_000) if sees else (0, 0))
            assert (state.facts.float_satang, state.facts.bills) == (100_000, 1)
            assert state.others

    run(scenario())
