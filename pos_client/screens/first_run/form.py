"""What is typed in the first run: which page asks for it, what is wrong with it, and how it will look on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, Literal

from core.documents.numbers import document_number
from core.documents.rules import PriceMode, vat_of
from core.errors import PosError, Rejected
from core.paper.page import Page
from core.paper.receipt import ReceiptData, ReceiptLine, ReceiptTax, receipt_page
from core.shop.opening import HEAD_OFFICE, ShopForm, check_shop
from core.thai.tax_id import format_tax_id
from pos_client.i18n import words

Step = Literal["language", "shop", "you", "printer", "begin"]
STEPS: Final[tuple[Step, ...]] = ("language", "shop", "you", "printer", "begin")

FIELDS: Final[Mapping[Step, tuple[str, ...]]] = {
    "language": (),
    "shop": ("name_th", "name_en", "address_th", "phone", "tax_id", "branch_code"),
    "you": ("owner_name_th", "owner_name_en", "owner_nickname", "pin", "pin_again"),
    "printer": ("device_name",),
    "begin": (),
}
"""The fields of each page in reading order."""
REQUIRED: Final = frozenset(
    {"name_th", "address_th", "branch_code", "owner_name_th", "pin", "pin_again", "device_name"}
)

_FLAWLESS: Final = ShopForm(name_th="-", address_th="-", device_name="-", owner_name_th="-", pin="864209")
"""A form with nothing wrong in it: with one value exchanged, what is wrong is that one's fault."""
_SAMPLE_PRICE_SATANG: Final = 48_500
_SAMPLE_NOTE_SATANG: Final = 50_000
_SAMPLE_VAT_BP: Final = 700
_SAMPLE_SERIES: Final = "AA"


def fault(name: str, typed: Mapping[str, str]) -> PosError | None:
    """What is wrong with one field, or ``None``."""
    if name == "pin_again":
        same = typed["pin"] == typed["pin_again"]
        return None if same else Rejected("pin.mismatch", field=name)
    change: dict[str, Any] = {name: typed[name]}
    try:
        check_shop(replace(_FLAWLESS, **change))
    except Rejected as error:
        return error
    return None


def clean(name: str, typed: Mapping[str, str]) -> str:
    """A field's value as it will be kept; empty where something is wrong with it."""
    if name == "pin_again":
        return typed[name]
    change: dict[str, Any] = {name: typed[name]}
    try:
        return str(getattr(check_shop(replace(_FLAWLESS, **change)), name))
    except Rejected:
        return ""


def regrouped(name: str, typed: Mapping[str, str]) -> str:
    """A field as it is shown once it was left: a tax id in its groups."""
    return format_tax_id(clean(name, typed)) if name == "tax_id" and fault(name, typed) is None else typed[name]


def shop_form(typed: Mapping[str, str], *, head_office: bool, vat_registered: bool) -> ShopForm:
    """Everything typed, as the shop is made of it."""
    said: dict[str, Any] = {name: value for name, value in typed.items() if name != "pin_again"}
    said["branch_code"] = HEAD_OFFICE if head_office else said["branch_code"]
    return ShopForm(**said, vat_registered=vat_registered)


def sample_receipt(typed: Mapping[str, str], *, head_office: bool, vat_registered: bool, now: datetime) -> Page:
    """A receipt as the shop's customers will get it, with one part on it; what is wrong so far is left out."""
    branch = HEAD_OFFICE if head_office else clean("branch_code", typed) or HEAD_OFFICE
    tax_id = clean("tax_id", typed)
    vat = vat_of(_SAMPLE_PRICE_SATANG, PriceMode.INCL, _SAMPLE_VAT_BP)
    w, w_en = words("th"), words("en")
    part = ReceiptLine(
        name_th=w("first_run.sample_part"),
        name_en=w_en("first_run.sample_part"),
        qty="1",
        unit_price_satang=_SAMPLE_PRICE_SATANG,
        amount_satang=_SAMPLE_PRICE_SATANG,
    )
    return receipt_page(
        ReceiptData(
            shop_th=clean("name_th", typed) or w("first_run.sample_name"),
            shop_en=clean("name_en", typed),
            address=clean("address_th", typed),
            phone=clean("phone", typed),
            tax_id=tax_id,
            branch=branch if tax_id else "",
            number=document_number("RC", branch, _SAMPLE_SERIES, now.year, now.month, 1),
            date=now.date().isoformat(),
            time=f"{now:%H:%M}",
            cashier=clean("owner_nickname", typed) or clean("owner_name_th", typed),
            lines=(part,),
            gross_satang=_SAMPLE_PRICE_SATANG,
            total_satang=_SAMPLE_PRICE_SATANG,
            taxes=(ReceiptTax(rate_bp=_SAMPLE_VAT_BP, base_satang=_SAMPLE_PRICE_SATANG - vat, vat_satang=vat),)
            if vat_registered
            else (),
            received_satang=_SAMPLE_NOTE_SATANG,
            change_satang=_SAMPLE_NOTE_SATANG - _SAMPLE_PRICE_SATANG,
        )
    )
