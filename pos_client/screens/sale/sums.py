"""What the cart on the screen comes to, by the same rules by which the sale is completed."""

from __future__ import annotations

from dataclasses import dataclass

from core.documents.rules import CashRounding, Line, PriceMode, cash_rounding, document_totals
from storage.queries.carts import CartView, TaxView

NO_TAX = "NONE"


@dataclass(frozen=True, slots=True)
class Sums:
    """Amounts in satang: of each line, of all, the VAT in them as ``(rate_bp, vat)``, and what is due in cash."""

    lines: tuple[int, ...] = ()
    total_satang: int = 0
    vat: tuple[tuple[int, int], ...] = ()
    due_satang: int = 0
    rounding_satang: int = 0


NOTHING = Sums()


def sums(cart: CartView | None, tax: TaxView) -> Sums:
    """Add a cart up.

    A tax code without a rate shows no tax; completing the sale refuses it with a sentence.
    """
    if cart is None or not cart.lines:
        return NOTHING
    codes = [line.tax_code if tax.vat_registered else NO_TAX for line in cart.lines]
    rates_bp = {code: tax.rates_bp.get(code, 0) if code != NO_TAX else 0 for code in codes}
    lines = [
        Line(unit_price_satang=line.unit_price_satang, qty_milli=line.qty_milli, tax_code=code)
        for line, code in zip(cart.lines, codes, strict=True)
    ]
    totals = document_totals(lines, PriceMode.INCL, rates_bp)
    cash = cash_rounding(totals.grand_total_satang, CashRounding(tax.cash_rounding))
    return Sums(
        lines=tuple(line.net_satang for line in totals.lines),
        total_satang=totals.grand_total_satang,
        vat=tuple((t.rate_bp, t.vat_satang) for t in totals.by_tax if t.rate_bp),
        due_satang=cash.payable_satang,
        rounding_satang=cash.rounding_satang,
    )
