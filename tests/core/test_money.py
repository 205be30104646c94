"""Rounding, splitting, and what a person may type as an amount or a quantity."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Rejected
from core.money import (
    AMOUNT_MAX_SATANG,
    QUANTITY_MAX_MILLI,
    allocate,
    format_quantity,
    format_satang,
    parse_baht,
    parse_quantity,
    round_half_away,
)

WEIGHTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=20)


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**6))
def test_rounding_goes_to_the_nearest_and_halves_go_away_from_zero(numerator: int, denominator: int) -> None:
    exact = Fraction(numerator, denominator)
    rounded = round_half_away(numerator, denominator)
    assert abs(rounded - exact) <= Fraction(1, 2)
    if abs(rounded - exact) == Fraction(1, 2):
        assert abs(rounded) > abs(exact)


@given(st.integers(-(10**12), 10**12), WEIGHTS)
def test_parts_add_up_and_lie_within_one_of_their_share(amount: int, weights: list[int]) -> None:
    parts = allocate(amount, weights)
    assert sum(parts) == amount
    shares = weights if any(weights) else [1] * len(weights)
    for part, share in zip(parts, shares, strict=True):
        assert abs(part - Fraction(amount * share, sum(shares))) < 1
        assert part * amount >= 0
    assert parts == [-part for part in allocate(-amount, weights)]


@given(st.integers(0, 10**12), WEIGHTS)
def test_a_larger_weight_never_gets_less(amount: int, weights: list[int]) -> None:
    ranked = sorted(zip(weights, allocate(amount, weights), strict=True))
    assert all(part <= later for (w, part), (v, later) in pairwise(ranked) if w < v)


def test_what_is_left_over_goes_to_the_largest_fractions_and_among_equals_to_the_first() -> None:
    assert allocate(10000, [1, 1, 1]) == [3334, 3333, 3333]
    assert allocate(100, [1, 2, 3]) == [17, 33, 50]
    assert allocate(-10000, [1, 1, 1]) == [-3334, -3333, -3333]


def test_a_weight_of_zero_gets_nothing_unless_all_are_zero() -> None:
    assert allocate(5, [0, 3, 0]) == [0, 5, 0]
    assert allocate(5, [0, 0, 0]) == [2, 2, 1]
    assert allocate(0, []) == []


@pytest.mark.parametrize(
    ("typed", "satang"),
    [
        ("1250", 125_000),
        ("1,250.50", 125_050),
        ("1 250.5", 125_050),
        ("฿ 1,250", 125_000),
        ("1,250฿", 125_000),
        (" ๑,๒๕๐.๗๕ ", 125_075),
        (".5", 50),
        ("5.", 500),
        ("0", 0),
        ("007", 700),
        ("1\u00a0250,000"[:5], 125_000),
        ("10,000,000,000", AMOUNT_MAX_SATANG),
    ],
)
def test_amounts_are_read_as_people_type_them(typed: str, satang: int) -> None:
    assert parse_baht(typed) == satang


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "money.empty"),
        ("   ", "money.empty"),
        ("฿", "money.empty"),
        ("-5", "money.negative"),
        ("−5.00", "money.negative"),
        ("1.005", "money.decimals"),
        ("1000000000000", "money.too_large"),
        ("10,000,000,000.01", "money.too_large"),
        ("=1+1", "money.unreadable"),
        ("-1+1", "money.unreadable"),
        ("1e5", "money.unreadable"),
        ("0x10", "money.unreadable"),
        ("1_000", "money.unreadable"),
        ("1,25", "money.unreadable"),
        ("1,2500", "money.unreadable"),
        ("1,250 000", "money.unreadable"),
        ("1.250,00", "money.unreadable"),
        ("1.2.3", "money.unreadable"),
        (".", "money.unreadable"),
        ("nan", "money.unreadable"),
        ("٣", "money.unreadable"),
        ("²", "money.unreadable"),
        ("๑๒ บาท", "money.unreadable"),
        ("5\x00", "money.unreadable"),
        ("😀", "money.unreadable"),
        ("฿฿5", "money.unreadable"),
        ("5" + " " * 70 + "5", "money.unreadable"),
        ("9" * 5000, "money.unreadable"),
    ],
)
def test_what_is_no_plain_amount_is_refused_beside_its_field(typed: str, key: str) -> None:
    with pytest.raises(Rejected) as refused:
        parse_baht(typed, field="price")
    assert refused.value.key == key
    assert refused.value.field == "price"


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(typed: str) -> None:
    for parse, most in ((parse_baht, AMOUNT_MAX_SATANG), (parse_quantity, QUANTITY_MAX_MILLI)):
        try:
            assert 0 <= parse(typed) <= most
        except Rejected as refused:
            assert refused.key.partition(".")[2] in {"empty", "negative", "unreadable", "decimals", "too_large"}


@given(st.integers(0, AMOUNT_MAX_SATANG))
def test_an_amount_as_shown_reads_back(satang: int) -> None:
    assert parse_baht(format_satang(satang)) == satang


@given(st.integers(0, QUANTITY_MAX_MILLI))
def test_a_quantity_as_shown_reads_back(qty_milli: int) -> None:
    shown = format_quantity(qty_milli)
    assert parse_quantity(shown) == qty_milli
    assert not ("." in shown and shown.endswith(("0", ".")))


def test_figures_are_written_with_a_true_minus() -> None:
    assert [format_satang(s) for s in (0, 5, 123_450, -5_000)] == ["0.00", "0.05", "1,234.50", "\u221250.00"]
    assert [format_quantity(q) for q in (0, 12_000, 18_750, 1_234_500, -500)] == [
        "0",
        "12",
        "18.75",
        "1,234.5",
        "\u22120.5",
    ]


def test_quantities_have_three_decimals_and_words_of_their_own() -> None:
    assert [parse_quantity(t) for t in ("12", "0.125", "๑๘.๗๕", "1,000")] == [12_000, 125, 18_750, 1_000_000]
    for typed, key in (
        ("0.1255", "quantity.decimals"),
        ("1000000.001", "quantity.too_large"),
        ("", "quantity.empty"),
        ("12฿", "quantity.unreadable"),
        ("-1", "quantity.negative"),
    ):
        with pytest.raises(Rejected) as refused:
            parse_quantity(typed)
        assert refused.value.key == key


def test_the_largest_line_fits_the_database() -> None:
    assert round_half_away(AMOUNT_MAX_SATANG * QUANTITY_MAX_MILLI, 1000) < 2**63
