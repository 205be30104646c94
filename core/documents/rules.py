"""What a sales document adds up to: lines, discounts, tax once per tax code, and what is paid of it in cash.

Amounts are satang, quantities thousandths, rates basis points. One rounding per named step, half away from zero.
Lines are never negative: what comes back is a credit note of its own. Records and commands do not belong here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from core.money import allocate, round_half_away

_BP = 10_000
_CASH_STEP_SATANG = 25


class PriceMode(StrEnum):
    """Whether prices are before tax (fleets, insurers) or contain it (the counter); a document keeps its mode."""

    EXCL = "EXCL"
    INCL = "INCL"


class DiscountType(StrEnum):
    """How a discount is written: not at all, in basis points, or as an amount in satang."""

    NONE = "NONE"
    BP = "BP"
    FIXED = "FIXED"


class CashRounding(StrEnum):
    """How a cash total is rounded; what is not paid in cash is never rounded."""

    NONE = "NONE"
    FLOOR_25 = "FLOOR_25"


@dataclass(frozen=True, slots=True)
class Discount:
    """A discount; ``value`` is basis points for ``BP``, satang for ``FIXED``, and not negative."""

    type: DiscountType = DiscountType.NONE
    value: int = 0

    def of(self, amount_satang: int) -> int:
        """What it takes off an amount, in satang; never more than the amount."""
        assert self.value >= 0, "a discount is not negative"
        match self.type:
            case DiscountType.NONE:
                return 0
            case DiscountType.BP:
                return min(amount_satang, round_half_away(amount_satang * self.value, _BP))
            case DiscountType.FIXED:
                return min(amount_satang, self.value)


NO_DISCOUNT = Discount()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as it was entered.

    ``takes_document_discount`` is false for lines that a discount on the whole document leaves alone: core charges,
    disbursements, deposits.
    """

    unit_price_satang: int
    qty_milli: int
    tax_code: str
    discount: Discount = NO_DISCOUNT
    takes_document_discount: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LineAmounts:
    """What one line comes to, in satang: ``net = gross - line_discount - document_discount``.

    ``net`` contains the tax where prices do. ``vat`` is the line's part of the document's tax; credit notes need it.
    """

    gross_satang: int
    line_discount_satang: int
    net_satang: int
    document_discount_satang: int = 0
    vat_satang: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxTotal:
    """One tax code of a document: ``base`` is always without the tax."""

    tax_code: str
    rate_bp: int
    base_satang: int
    vat_satang: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What a document comes to; ``lines`` in the order given, ``by_tax`` in the order the codes first occur.

    ``net_satang`` is the sum of the lines' nets, ``grand_total_satang`` what is to be paid.
    """

    lines: tuple[LineAmounts, ...]
    net_satang: int
    by_tax: tuple[TaxTotal, ...]
    vat_satang: int
    grand_total_satang: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VatComparison:
    """Tax worked out once for the document, which counts, beside the sum of taxes worked out line by line."""

    document_satang: int
    sum_of_lines_satang: int

    @property
    def difference_satang(self) -> int:
        """How far the document's tax lies above the sum of the lines'."""
        return self.document_satang - self.sum_of_lines_satang


@dataclass(frozen=True, slots=True, kw_only=True)
class CashAmount:
    """What is paid in cash, and what rounding added to get there (never above 0: the customer is favoured)."""

    payable_satang: int
    rounding_satang: int


def vat_of(amount_satang: int, price_mode: PriceMode, rate_bp: int) -> int:
    """The tax on an amount that excludes it, or in an amount that contains it (7 % contained is 7/107)."""
    per = _BP if price_mode is PriceMode.EXCL else _BP + rate_bp
    return round_half_away(amount_satang * rate_bp, per)


def line_amounts(unit_price_satang: int, qty_milli: int, discount: Discount = NO_DISCOUNT) -> LineAmounts:
    """What one line comes to before any discount on the whole document and without its tax."""
    assert unit_price_satang >= 0, "a price is not negative"
    assert qty_milli >= 0, "a quantity is not negative"
    gross = round_half_away(unit_price_satang * qty_milli, 1000)
    taken = discount.of(gross)
    return LineAmounts(gross_satang=gross, line_discount_satang=taken, net_satang=gross - taken)


def document_totals(
    lines: Sequence[Line],
    price_mode: PriceMode,
    rates_bp: Mapping[str, int],
    discount: Discount = NO_DISCOUNT,
) -> Totals:
    """What a document comes to, tax worked out once per tax code and then allocated to the lines.

    ``rates_bp`` has the rate of every tax code that a line names, taken at the tax point's date; codes without tax
    have 0. ``discount`` is the one on the whole document, spread over the lines that take it by what they come to.
    """
    amounts = _spread_discount(lines, discount)
    codes = dict.fromkeys(line.tax_code for line in lines)
    by_tax: list[TaxTotal] = []
    for code in codes:
        members = [i for i, line in enumerate(lines) if line.tax_code == code]
        nets = [amounts[i].net_satang for i in members]
        vat = vat_of(sum(nets), price_mode, rates_bp[code])
        base = sum(nets) - (vat if price_mode is PriceMode.INCL else 0)
        by_tax.append(TaxTotal(tax_code=code, rate_bp=rates_bp[code], base_satang=base, vat_satang=vat))
        for i, part in zip(members, allocate(vat, nets), strict=True):
            amounts[i] = replace(amounts[i], vat_satang=part)
    return Totals(
        lines=tuple(amounts),
        net_satang=sum(a.net_satang for a in amounts),
        by_tax=tuple(by_tax),
        vat_satang=sum(t.vat_satang for t in by_tax),
        grand_total_satang=sum(t.base_satang + t.vat_satang for t in by_tax),
    )


def _spread_discount(lines: Sequence[Line], discount: Discount) -> list[LineAmounts]:
    """The lines' amounts with the document's discount allocated to those that take it."""
    amounts = [line_amounts(line.unit_price_satang, line.qty_milli, line.discount) for line in lines]
    eligible = [a.net_satang if line.takes_document_discount else 0 for a, line in zip(amounts, lines, strict=True)]
    parts = allocate(discount.of(sum(eligible)), eligible)
    return [
        replace(a, document_discount_satang=part, net_satang=a.net_satang - part)
        for a, part in zip(amounts, parts, strict=True)
    ]


def vat_rounding_compare(nets_satang: Sequence[int], price_mode: PriceMode, rate_bp: int) -> VatComparison:
    """The document's tax beside the sum of its lines' taxes, to explain a satang between two programs."""
    return VatComparison(
        document_satang=vat_of(sum(nets_satang), price_mode, rate_bp),
        sum_of_lines_satang=sum(vat_of(net, price_mode, rate_bp) for net in nets_satang),
    )


def cash_rounding(amount_satang: int, mode: CashRounding) -> CashAmount:
    """What is paid of an amount in cash: down to 25 satang, the smallest coin; the tax document is unchanged."""
    assert amount_satang >= 0, "cash is received, not given"
    over = amount_satang % _CASH_STEP_SATANG if mode is CashRounding.FLOOR_25 else 0
    return CashAmount(payable_satang=amount_satang - over, rounding_satang=-over)
