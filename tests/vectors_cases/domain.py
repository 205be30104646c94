"""The operations of ``domain_examples.json``: plain JSON in, the core's own function, plain JSON out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from core.documents.numbers import document_number
from core.documents.rules import (
    CashRounding,
    Discount,
    DiscountType,
    Line,
    PriceMode,
    cash_rounding,
    document_totals,
    line_amounts,
    vat_rounding_compare,
)
from core.money import allocate
from core.shifts.rules import CashMovementType, counted_cash, expected_cash, reconcile
from core.stock import rules as stock
from core.thai.baht import baht_text
from core.thai.tax_id import is_tax_id, tax_id_check_digit
from tests.vectors_cases.case import Case, equal

RATES_BP = {"VAT7": 700, "NONE": 0}

Given = Mapping[str, Any]


def cases(doc: Given) -> list[Case]:
    """One case an example; operations that the table below does not name are not built."""
    return [_case(example) for example in doc["examples"]]


def _case(example: Given) -> Case:
    name, op = f"{example['id']} {example['op']}", OPS.get(example["op"])
    if op is None:
        return Case(name, None)
    return equal(name, lambda: op(example["given"]), example["expected"])


def _discount(given: Given | None) -> Discount:
    return Discount(DiscountType(given["type"]), given["value"]) if given else Discount()


def _line_amounts(given: Given) -> object:
    amounts = line_amounts(given["unit_price"], given["qty_milli"], _discount(given["discount"]))
    return {"gross": amounts.gross_satang, "discount": amounts.line_discount_satang, "net": amounts.net_satang}


def _document_totals(given: Given) -> object:
    lines = [
        Line(
            unit_price_satang=line["unit_price"],
            qty_milli=line["qty_milli"],
            tax_code=line["tax_code"],
            discount=_discount(line["discount"]),
            takes_document_discount=line.get("doc_discountable", True),
        )
        for line in given["lines"]
    ]
    totals = document_totals(lines, PriceMode(given["price_mode"]), RATES_BP, _discount(given.get("doc_discount")))
    return {
        "lines": [
            {
                "id": line["id"],
                "gross": amounts.gross_satang,
                "line_discount": amounts.line_discount_satang,
                "doc_discount": amounts.document_discount_satang,
                "net": amounts.net_satang,
            }
            for line, amounts in zip(given["lines"], totals.lines, strict=True)
        ],
        "net_total": totals.net_satang,
        "by_tax": [{"tax_code": t.tax_code, "base": t.base_satang, "vat": t.vat_satang} for t in totals.by_tax],
        "vat_total": totals.vat_satang,
        "grand_total": totals.grand_total_satang,
    }


def _vat_rounding_compare(given: Given) -> object:
    compared = vat_rounding_compare(given["nets"], PriceMode(given["price_mode"]), RATES_BP["VAT7"])
    return {
        "vat_document": compared.document_satang,
        "vat_sum_of_lines": compared.sum_of_lines_satang,
        "difference": compared.difference_satang,
        "used": compared.document_satang,
    }


def _shift_reconcile(given: Given) -> object:
    expected = expected_cash((CashMovementType(m["type"]), m["amount"]) for m in given["movements"])
    counted = counted_cash({int(face): pieces for face, pieces in given["count"].items()})
    told = reconcile(expected, counted, given["tolerance"])
    return {
        "expected_cash": told.expected_satang,
        "counted_cash": told.counted_satang,
        "over_short": told.over_short_satang,
        "result": told.result.value,
        "needs_manager_signoff": told.needs_manager,
    }


def _cash_rounding(given: Given) -> object:
    rounded = cash_rounding(given["amount"], CashRounding(given["mode"]))
    return {"cash_payable": rounded.payable_satang, "rounding": rounded.rounding_satang}


def _thai_tax_id(given: Given) -> object:
    check = tax_id_check_digit(given["first12"])
    full = given["first12"] + check
    assert is_tax_id(full)
    return {"check_digit": int(check), "full": full}


def _doc_number(given: Given) -> object:
    parts = ("doc_code", "branch_code", "series", "year_ce", "month", "seq")
    return {"number": document_number(*(given[part] for part in parts))}


def _moving_average(given: Given) -> object:
    """Every move through the rule of its type, as commands would call it one after the other."""
    state = stock.CostState(0, 0, given.get("standard_cost_u", 0))
    issued: dict[str, tuple[int, int]] = {}
    states, adjustments, price_variances = [], 0, 0
    for move in given["moves"]:
        kind, qty = move["type"], move["qty_milli"]
        if kind == "RECEIPT":
            moved = stock.receive(state, qty, move["total_cost"])
        elif kind == "ADJUST_IN":
            moved = stock.count_in(state, qty)
        elif kind in {"CUSTOMER_RETURN", "JOB_RETURN"}:
            moved = stock.take_back(state, qty, stock.returned_value(*issued[move["of"]], 0, qty))
        else:
            moved = stock.issue(state, qty)
            issued[move.get("id", "")] = (qty, moved.value_satang)
        variance = moved.adjustment_satang
        if kind == "SUPPLIER_RETURN":
            variance = stock.purchase_price_variance(moved.value_satang, move["credit_total"])
            price_variances += variance
        adjustments += moved.adjustment_satang
        state = moved.after
        states.append(
            {
                "type": kind,
                "move_cost": moved.value_satang,
                "variance": variance,
                "qty_milli": state.qty_milli,
                "value": state.value_satang,
                "avg_u": state.average_u,
            }
        )
    return {"states": states, "cogs_adjustment": adjustments, "purchase_price_variance": price_variances}


OPS: Mapping[str, Callable[[Given], object]] = {
    "allocate": lambda given: {"parts": allocate(given["amount"], given["weights"])},
    "baht_text": lambda given: {"text": baht_text(given["amount"])},
    "cash_rounding": _cash_rounding,
    "doc_number": _doc_number,
    "document_totals": _document_totals,
    "line_amounts": _line_amounts,
    "moving_average": _moving_average,
    "shift_reconcile": _shift_reconcile,
    "thai_tax_id": _thai_tax_id,
    "vat_rounding_compare": _vat_rounding_compare,
}
