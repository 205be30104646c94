"""The cash receipt ใบเสร็จรับเงิน, in Thai and English: from the figures of a sale to a page.

Nothing is worked out here but the words for the total: every amount comes from the document as it was issued. This is
a plain receipt; it never calls itself a tax invoice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from core.money import format_satang
from core.paper import words
from core.paper.codec import decode, encode
from core.paper.page import Align, Band, Barcode128, Block, Image, Page, Row, Rule, RuleStyle, Size, Space, TextBlock
from core.paper.words import Words
from core.thai.baht import baht_text
from core.thai.dates import DateForm, date_text
from core.thai.tax_id import branch_text, format_tax_id

_BARCODE = re.compile("([A-Z]{2}[0-9]{2}[A-Z2-9]{2})([0-9]{4})([0-9]{5,12})")
_HARD_SPACE = "\u00a0"
_HEAD_GAP, _LINE_GAP = 4, 7


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """One thing sold. ``qty`` is final text, its unit included if it has one.

    ``amount_satang`` is before ``discount_satang``, which is not negative and is printed below it with a minus.
    """

    name_th: str
    name_en: str = ""
    code: str = ""
    qty: str
    unit_price_satang: int
    amount_satang: int
    discount_satang: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptTax:
    """The VAT inside the total at one rate, in basis points."""

    rate_bp: int
    base_satang: int
    vat_satang: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptData:
    """What a receipt says.

    ``branch`` is the five-digit branch code, empty for a shop without tax id; ``date`` an ISO day and ``time`` HH:MM,
    both in Bangkok. ``gross_satang`` adds up the amounts of the lines, ``discount_satang`` all discounts, on lines and
    on the whole. ``taxes`` is empty for a shop without VAT. ``rounding_satang`` is what cash rounding changed (−14).
    ``copy_no`` 0 is the original. Line feeds in ``address`` begin a new line. At the foot stands ``number`` as a bar
    code (see ``barcode_text``).
    """

    shop_th: str
    shop_en: str = ""
    address: str = ""
    phone: str = ""
    tax_id: str = ""
    branch: str = ""
    logo: Image | None = None
    title_th: str = words.RECEIPT.th
    title_en: str = words.RECEIPT.en
    number: str
    date: str
    time: str
    cashier: str = ""
    lines: tuple[ReceiptLine, ...]
    gross_satang: int
    discount_satang: int = 0
    total_satang: int
    taxes: tuple[ReceiptTax, ...] = ()
    rounding_satang: int = 0
    tender_th: str = "เงินสด"
    tender_en: str = "Cash"
    received_satang: int
    change_satang: int = 0
    footer: tuple[str, ...] = ()
    copy_no: int = 0
    demo: bool = False

    def __post_init__(self) -> None:
        day, minute = date.fromisoformat(self.date).isoformat(), time.fromisoformat(self.time).isoformat("minutes")
        if (day, minute) != (self.date, self.time) or self.copy_no < 0:
            raise ValueError(self.date, self.time, self.copy_no)

    def to_json(self) -> dict[str, Any]:
        """The receipt as plain JSON values."""
        return dict(encode(self))

    @classmethod
    def from_json(cls, raw: Any) -> ReceiptData:
        """The receipt that ``to_json`` wrote.

        Raises:
            PageUnreadable: anything that ``to_json`` does not write.
        """
        return decode(cls, raw)


def receipt_page(receipt: ReceiptData) -> Page:
    """The receipt as a page: copies and demonstrations are marked from edge to edge."""
    demo = [Band(words.DEMO.both)] if receipt.demo else []
    copy = [Band(f"{words.COPY.th} {receipt.copy_no} / {words.COPY.en} {receipt.copy_no}")] if receipt.copy_no else []
    return Page(
        (
            *demo,
            *copy,
            *_head(receipt),
            Rule(),
            *_lines(receipt.lines),
            Rule(),
            *_totals(receipt),
            Rule(),
            *_foot(receipt),
            *demo,
        )
    )


def barcode_text(number: str) -> str:
    """What the bar code of a document number holds: the number without hyphens.

    The parts before the sequence have fixed lengths, so nothing is lost, and the bars fit on 58 mm only without them.
    """
    return number.replace("-", "")


def number_from_barcode(code: str) -> str | None:
    """The document number that a scanned ``barcode_text`` stands for, or ``None`` where it is no document's."""
    match = _BARCODE.fullmatch(code)
    return "-".join(match.groups()) if match else None


def _label(text: Words, right: str, **how: Any) -> Row:
    return Row(text.th, right, sub=text.en, **how)


def _hard(text: str) -> str:
    """The text with spaces at which no line breaks."""
    return text.replace(" ", _HARD_SPACE)


def _centred(text: str, size: Size = Size.SMALL, *, bold: bool = False) -> list[Block]:
    return [TextBlock(text, size=size, bold=bold, align=Align.CENTER)] if text else []


def _head(receipt: ReceiptData) -> Iterator[Block]:
    if receipt.logo:
        yield receipt.logo
        yield Space(_HEAD_GAP)
    yield from _centred(receipt.shop_th, Size.HEAD, bold=True)
    yield from _centred(receipt.shop_en)
    yield from _centred(receipt.address)
    yield from _centred(_hard(f"{words.PHONE.th} {receipt.phone}") if receipt.phone else "")
    if receipt.tax_id:
        yield from _centred(f"{_hard(words.TAX_ID.both)} {format_tax_id(receipt.tax_id)}")
    if receipt.branch:
        yield from _centred(f"{branch_text(receipt.branch, 'th')} / {branch_text(receipt.branch, 'en')}")
    yield Space(_HEAD_GAP)
    title = Words(receipt.title_th, receipt.title_en)
    yield from _centred(title.both, Size.HEAD, bold=True)
    yield Space(_HEAD_GAP)
    yield _label(words.NUMBER, receipt.number, bold=True)
    day = date_text(date.fromisoformat(receipt.date), DateForm.SHORT, "th")
    yield _label(words.DATE, f"{day} {receipt.time}")


def _lines(lines: tuple[ReceiptLine, ...]) -> Iterator[Block]:
    for no, line in enumerate(lines):
        if no:
            yield Space(_LINE_GAP)
        yield TextBlock(line.name_th)
        if line.name_en:
            yield TextBlock(line.name_en, size=Size.SMALL)
        each = _hard(f"{line.qty} × {format_satang(line.unit_price_satang)}")
        yield Row("", format_satang(line.amount_satang), sub=_hard(line.code), mid=each)
        if line.discount_satang:
            yield _label(
                words.LINE_DISCOUNT, format_satang(-line.discount_satang), size=Size.SMALL, right_size=Size.BODY
            )


def _totals(receipt: ReceiptData) -> Iterator[Block]:
    if receipt.discount_satang:
        yield _label(words.GROSS, format_satang(receipt.gross_satang))
        yield _label(words.DISCOUNT, format_satang(-receipt.discount_satang))
    yield _label(words.TOTAL, format_satang(receipt.total_satang), size=Size.HEAD, right_size=Size.TOTAL, bold=True)
    yield from _centred(f"({baht_text(receipt.total_satang)})", Size.BODY)
    if receipt.taxes:
        yield Space(_HEAD_GAP)
        yield from _centred(words.VAT_INCLUDED.both)
    for tax in receipt.taxes:
        rate = f"{tax.rate_bp // 100}" + (f".{tax.rate_bp % 100:02d}".rstrip("0") if tax.rate_bp % 100 else "")
        yield _label(words.VAT_BASE, format_satang(tax.base_satang), size=Size.SMALL)
        yield Row(
            f"{words.VAT.th} {rate}%", format_satang(tax.vat_satang), sub=f"{words.VAT.en} {rate}%", size=Size.SMALL
        )
    yield Rule(RuleStyle.DASHED)
    if receipt.rounding_satang:
        yield _label(words.CASH_ROUNDING, format_satang(receipt.rounding_satang))
        yield _label(words.TO_PAY, format_satang(receipt.total_satang + receipt.rounding_satang), bold=True)
    yield _label(Words(receipt.tender_th, receipt.tender_en), format_satang(receipt.received_satang))
    yield _label(words.CHANGE, format_satang(receipt.change_satang), bold=True)


def _foot(receipt: ReceiptData) -> Iterator[Block]:
    if receipt.cashier:
        yield from _centred(f"{words.RECEIVED_BY.both}: {receipt.cashier}")
    for text in receipt.footer:
        yield from _centred(text)
    yield Space(_HEAD_GAP)
    yield Barcode128(barcode_text(receipt.number), receipt.number)
