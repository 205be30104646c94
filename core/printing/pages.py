"""What a print job puts on paper: from an issued document, word for word as it was kept, to a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from core.money import format_quantity
from core.paper.errors import PageUnreadable
from core.paper.page import Band, Page
from core.paper.receipt import ReceiptData, receipt_page
from core.paper.words import Words
from core.thai.dates import bangkok_time

RECEIPT = "RC"
_BACKUP = Words("พิมพ์แทนเครื่อง", "BACKUP FROM")
_TENDERS = {"CASH": Words("เงินสด", "Cash")}
Row = Mapping[str, Any]


def issue_page(
    number: str, date: str, header: Row, lines: Sequence[Row], *, cashier: str = "", copy_no: int = 0
) -> Page:
    """The page of an issued document; ``header`` and ``lines`` as the row ``issue`` keeps them.

    ``cashier`` is the name for the person whose id the header holds; ``copy_no`` 0 is the original.

    Raises:
        PageUnreadable: a kind of document that this version does not know, or a row that is none.
    """
    return receipt_page(receipt_data(number, date, header, lines, cashier=cashier, copy_no=copy_no))


def receipt_data(
    number: str, date: str, header: Row, lines: Sequence[Row], *, cashier: str = "", copy_no: int = 0
) -> ReceiptData:
    """What the receipt of a counter sale says; nothing is worked out anew.

    Raises:
        PageUnreadable: another kind of document, or something that a receipt needs is missing.
    """
    try:
        if header["kind"] != RECEIPT:
            raise PageUnreadable("kind")
        said = _receipt(header, lines)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise PageUnreadable(f"{number}: {error}") from error
    return ReceiptData.from_json({**said, "number": number, "date": date, "cashier": cashier, "copy_no": copy_no})


def backup_page(page: Page, printer: str) -> Page:
    """The page with a band that tells for which printer it came out here."""
    return Page((Band(f"{_BACKUP.th} / {_BACKUP.en} {printer}"), *page.blocks))


def _receipt(header: Row, lines: Sequence[Row]) -> dict[str, Any]:
    shop: Row = header.get("shop") or {}
    [payment] = header["payments"]
    tender = _TENDERS[payment["tender"]]
    tax_id = shop.get("tax_id") or ""
    return {
        "shop_th": shop.get("name_th") or shop.get("name_en") or "",
        "shop_en": (shop.get("name_en") or "") if shop.get("name_th") else "",
        "address": shop.get("address_th") or shop.get("address_en") or "",
        "phone": shop.get("phone") or "",
        "tax_id": tax_id,
        "branch": (shop.get("code") or "") if tax_id else "",
        "time": f"{bangkok_time(header['at_ms']):%H:%M}",
        "lines": [_line(line) for line in lines],
        "gross_satang": header["gross_satang"],
        "discount_satang": header.get("discount_satang", 0),
        "total_satang": header["total_satang"],
        "taxes": _taxes(header),
        "rounding_satang": payment["rounding_satang"],
        "tender_th": tender.th,
        "tender_en": tender.en,
        "received_satang": payment["tendered_satang"],
        "change_satang": payment["change_satang"],
        "footer": _footer(header.get("footer") or {}),
        "demo": header.get("demo", False),
    }


def _line(line: Row) -> dict[str, Any]:
    unit = line.get("unit_th") or line.get("unit_en") or ""
    return {
        "name_th": line["name_th"] or line["name_en"],
        "name_en": (line.get("name_en") or "") if line["name_th"] else "",
        "code": line.get("code") or "",
        "qty": f"{format_quantity(line['qty_milli'])} {unit}".rstrip(),
        "unit_price_satang": line["unit_price_satang"],
        "amount_satang": line["net_satang"],
    }


def _taxes(header: Row) -> list[dict[str, Any]]:
    """The VAT inside the total, rate by rate; a shop that is not registered has none."""
    if not header["vat_registered"]:
        return []
    names = ("rate_bp", "base_satang", "vat_satang")
    return [{name: tax[name] for name in names} for tax in header["by_tax"] if tax["rate_bp"]]


def _footer(said: Row) -> list[str]:
    return [said[language] for language in ("th", "en") if said.get(language)]
