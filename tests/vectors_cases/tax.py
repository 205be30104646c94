"""``vat_wht.json``: tax on amounts, and one figure a document. Withholding and what follows from it is not built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from core.documents.rules import Line, PriceMode, document_totals, vat_of, vat_rounding_compare
from core.money import format_satang, parse_baht
from tests.vectors_cases.case import Case, equal, not_built
from tests.vectors_cases.domain import RATES_BP

RATE_BP = RATES_BP["VAT7"]
NOT_BUILT = (
    "wht",
    "wht_multi_payment",
    "wht_gross_up",
    "partial_receipts",
    "deposit",
    "credit_note",
    "insurance_split",
    "tax_point",
    "journal",
)


def cases(doc: Mapping[str, Any]) -> list[Case]:
    """Every amount and every document; what is not built counts once a case."""
    found = [_exclusive(row) for row in doc.get("vat_exclusive", ())]
    found += [_inclusive(row) for row in doc.get("vat_inclusive", ())]
    for number, row in enumerate(doc.get("rounding_line_vs_document", ()), start=1):
        found.append(_document(f"rounding_line_vs_document {number}", row))
    return found + not_built(name for key in NOT_BUILT for name in _names(key, doc.get(key, [])))


def _names(key: str, rows: Any) -> Iterator[str]:
    for number, _ in enumerate(rows if isinstance(rows, list) else [rows], start=1):
        yield f"{key} {number}"


def _exclusive(row: Mapping[str, str]) -> Case:
    def actual() -> object:
        net = parse_baht(row["net"])
        vat = vat_of(net, PriceMode.EXCL, RATE_BP)
        return vat, net + vat

    return equal(f"vat_exclusive {row['net']}", actual, (parse_baht(row["vat"]), parse_baht(row["gross"])))


def _inclusive(row: Mapping[str, str]) -> Case:
    def actual() -> object:
        gross = parse_baht(row["gross"])
        vat = vat_of(gross, PriceMode.INCL, RATE_BP)
        return vat, gross - vat

    return equal(f"vat_inclusive {row['gross']}", actual, (parse_baht(row["vat"]), parse_baht(row["net"])))


def _document(name: str, row: Mapping[str, Any]) -> Case:
    def actual() -> object:
        lines = [
            Line(
                unit_price_satang=parse_baht(line["unit_price"]),
                qty_milli=line["qty"] * 1000,
                tax_code="VAT7",
            )
            for line in row["lines"]
        ]
        totals = document_totals(lines, PriceMode.EXCL, RATES_BP)
        nets = [line.net_satang for line in totals.lines]
        return {
            "nets": [_plain(net) for net in nets],
            "net": _plain(totals.net_satang),
            "vat_document_level": _plain(totals.vat_satang),
            "vat_line_level": _plain(vat_rounding_compare(nets, PriceMode.EXCL, RATE_BP).sum_of_lines_satang),
            "gross_document_level": _plain(totals.grand_total_satang),
            "line_vat_allocated_to_match_document": [_plain(line.vat_satang) for line in totals.lines],
        }

    keys = (
        "net",
        "vat_document_level",
        "vat_line_level",
        "gross_document_level",
        "line_vat_allocated_to_match_document",
    )
    return equal(name, actual, {"nets": [line["net"] for line in row["lines"]]} | {key: row[key] for key in keys})


def _plain(satang: int) -> str:
    """The way the file writes amounts: two decimals, no commas."""
    return format_satang(satang).replace(",", "")
