"""What documents add up to, beyond the worked examples: the laws that every document keeps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.documents.rules import (
    CashRounding,
    Discount,
    DiscountType,
    Line,
    PriceMode,
    Totals,
    cash_rounding,
    document_totals,
    line_amounts,
    vat_of,
    vat_rounding_compare,
)

RATES_BP = {"VAT7": 700, "VAT10": 1000, "NONE": 0}
DISCOUNTS = st.one_of(
    st.just(Discount()),
    st.builds(Discount, st.just(DiscountType.BP), st.integers(0, 12_000)),
    st.builds(Discount, st.just(DiscountType.FIXED), st.integers(0, 10**8)),
)
LINES = st.lists(
    st.builds(
        Line,
        unit_price_satang=st.integers(0, 10**7),
        qty_milli=st.integers(0, 10**5),
        tax_code=st.sampled_from(sorted(RATES_BP)),
        discount=DISCOUNTS,
        takes_document_discount=st.booleans(),
    ),
    max_size=8,
)
MODES = st.sampled_from(PriceMode)


def totals_of(lines: list[Line], mode: PriceMode, discount: Discount) -> Totals:
    return document_totals(lines, mode, RATES_BP, discount)


@given(LINES, MODES, DISCOUNTS)
def test_every_sum_of_a_document_agrees_with_its_lines(lines: list[Line], mode: PriceMode, discount: Discount) -> None:
    totals = totals_of(lines, mode, discount)
    for line in totals.lines:
        assert line.net_satang == line.gross_satang - line.line_discount_satang - line.document_discount_satang
        assert line.net_satang >= 0
    assert totals.net_satang == sum(line.net_satang for line in totals.lines)
    assert totals.vat_satang == sum(line.vat_satang for line in totals.lines)
    assert totals.vat_satang == sum(tax.vat_satang for tax in totals.by_tax)
    added = totals.vat_satang if mode is PriceMode.EXCL else 0
    assert totals.grand_total_satang == totals.net_satang + added
    assert totals.grand_total_satang == sum(tax.base_satang + tax.vat_satang for tax in totals.by_tax)


@given(LINES, MODES, DISCOUNTS)
def test_tax_is_worked_out_once_per_code(lines: list[Line], mode: PriceMode, discount: Discount) -> None:
    totals = totals_of(lines, mode, discount)
    assert [tax.tax_code for tax in totals.by_tax] == list(dict.fromkeys(line.tax_code for line in lines))
    for tax in totals.by_tax:
        members = [a for line, a in zip(lines, totals.lines, strict=True) if line.tax_code == tax.tax_code]
        nets = [a.net_satang for a in members]
        assert tax.vat_satang == vat_of(sum(nets), mode, tax.rate_bp)
        assert sum(a.vat_satang for a in members) == tax.vat_satang
        compared = vat_rounding_compare(nets, mode, tax.rate_bp)
        assert compared.document_satang == tax.vat_satang
        assert abs(compared.difference_satang) <= (len(nets) + 1) // 2


@given(LINES, MODES, DISCOUNTS)
def test_the_document_discount_is_spread_whole_over_the_lines_that_take_it(
    lines: list[Line], mode: PriceMode, discount: Discount
) -> None:
    totals = totals_of(lines, mode, discount)
    before = [line_amounts(line.unit_price_satang, line.qty_milli, line.discount).net_satang for line in lines]
    eligible = sum(net for net, line in zip(before, lines, strict=True) if line.takes_document_discount)
    assert sum(a.document_discount_satang for a in totals.lines) == discount.of(eligible)
    for line, amounts in zip(lines, totals.lines, strict=True):
        assert line.takes_document_discount or amounts.document_discount_satang == 0


@given(LINES, MODES, st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_no_sum(lines: list[Line], mode: PriceMode, random: object) -> None:
    shuffled = list(lines)
    random.shuffle(shuffled)
    one, other = totals_of(lines, mode, Discount()), totals_of(shuffled, mode, Discount())
    assert (one.net_satang, one.vat_satang, one.grand_total_satang) == (
        other.net_satang,
        other.vat_satang,
        other.grand_total_satang,
    )


@given(st.integers(0, 10**10))
def test_seven_percent_is_the_formula_of_the_revenue_department(amount: int) -> None:
    assert vat_of(amount, PriceMode.EXCL, 700) == (amount * 7 * 2 + 100) // 200
    assert vat_of(amount, PriceMode.INCL, 700) == (amount * 7 * 2 + 107) // 214


def test_a_discount_never_takes_more_than_there_is() -> None:
    assert Discount(DiscountType.FIXED, 50_000).of(12_345) == 12_345
    assert Discount(DiscountType.BP, 20_000).of(12_345) == 12_345
    totals = totals_of(
        [Line(unit_price_satang=100, qty_milli=1000, tax_code="VAT7")],
        PriceMode.INCL,
        Discount(DiscountType.FIXED, 500),
    )
    assert totals.grand_total_satang == 0


def test_a_document_without_lines_comes_to_nothing() -> None:
    totals = totals_of([], PriceMode.INCL, Discount(DiscountType.FIXED, 500))
    assert (totals.lines, totals.by_tax, totals.grand_total_satang) == ((), (), 0)


def test_a_line_is_never_negative() -> None:
    for price, quantity in ((-1, 1000), (1, -1000)):
        with pytest.raises(AssertionError):
            line_amounts(price, quantity)


@given(st.integers(0, 10**12))
def test_cash_is_rounded_down_to_a_coin_and_the_rest_is_named(amount: int) -> None:
    rounded = cash_rounding(amount, CashRounding.FLOOR_25)
    assert rounded.payable_satang % 25 == 0
    assert -25 < rounded.rounding_satang <= 0
    assert rounded.payable_satang - rounded.rounding_satang == amount
    assert cash_rounding(amount, CashRounding.NONE).payable_satang == amount
