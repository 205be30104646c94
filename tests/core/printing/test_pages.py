"""From an issued document to its page: every word and amount is the one that was kept."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalog.records import Part, PartPrice, price_key
from core.money import format_satang
from core.paper.errors import PageUnreadable
from core.paper.page import Band, Page, Row, TextBlock
from core.paper.raster import render
from core.printing.pages import backup_page, issue_page, receipt_data
from tests.shop import Shop

LOOKED_AT = {
    576: "6cff88951c6fe721540aecca52635bcfc5c4d13ab8b7acbea375f0fdfd17c742",
    384: "b2e427c031cfa1e1501cb3123f2d7e893ed92fc12a15932af4c86b41c222df74",
}
"""What the pictures were when somebody last looked at them: python -m tests.core.printing.draw"""


def part(shop: Shop, code: str, price: int, name_th: str, name_en: str, unit: tuple[str, str]) -> str:
    """A part of which enough lies on the shelf."""
    held = Part(
        id=shop.store.ids.new_id(), code=code, name_th=name_th, name_en=name_en, unit_th=unit[0], unit_en=unit[1],
        stocked=False,
    )  # fmt: skip
    shop.write([held, PartPrice(id=f"{price_key(held.id)}@{shop.clock() + 1}", price_satang=price)])
    shop.wait()
    return held.id


def issued(shop: Shop) -> tuple[str, str, dict[str, Any], list[dict[str, Any]]]:
    """A sale of two parts with satang that cash rounds, and a part of a piece; change is given."""
    filters = part(shop, "15607-2190", 48_520, "กรองน้ำมันเครื่อง ฮีโน่ 500", "Oil filter, Hino 500", ("ชิ้น", "pc"))
    oil = part(shop, "LUB-15W40", 26_511, "น้ำมันเครื่องดีเซล", "", ("ลิตร", "L"))
    shop.open_shift()
    shop.add(filters, 2000)
    shop.add(oil, 18_750)
    shop.pay(700_000)
    number, date, header, lines = shop.row("SELECT number, date, header, lines FROM issue")
    return number, date, json.loads(header), json.loads(lines)


def texts(page: Page) -> list[str]:
    out = []
    for block in page.blocks:
        if isinstance(block, TextBlock | Band):
            out.append(block.text)
        elif isinstance(block, Row):
            out += [block.left, block.sub, block.mid, block.right]
    return [text.replace("\u00a0", " ") for text in out if text]


def test_the_amounts_on_paper_are_those_of_the_document(shop: Shop) -> None:
    number, date, header, lines = issued(shop)
    said = texts(issue_page(number, date, header, lines, cashier="รุณ"))
    [payment] = header["payments"]
    [tax] = header["by_tax"]
    amounts = [
        *(line["net_satang"] for line in lines),
        header["total_satang"],
        tax["base_satang"],
        tax["vat_satang"],
        payment["rounding_satang"],
        header["total_satang"] + payment["rounding_satang"],
        payment["tendered_satang"],
        payment["change_satang"],
    ]
    shown = [text for text in said if text in {format_satang(amount) for amount in amounts}]
    assert shown == [format_satang(amount) for amount in amounts]
    assert payment["rounding_satang"] != 0
    assert "2 ชิ้น × 485.20" in said
    assert "18.75 ลิตร × 265.11" in said
    assert number in said
    assert "21/11/2569 09:15" in said
    assert "ผู้รับเงิน / Cashier: รุณ" in said
    assert said[-2:] == ["ขอบคุณที่ใช้บริการ", "Thank you"]


@pytest.mark.parametrize("width", [576, 384])
def test_the_picture_is_the_one_that_was_looked_at(shop: Shop, width: int) -> None:
    number, date, header, lines = issued(shop)
    raster = render(issue_page(number, date, header, lines, cashier="รุณ"), width)
    assert raster.sha256() == LOOKED_AT[width], "look at it: python -m tests.core.printing.draw"


def test_copies_and_demonstrations_are_marked(shop: Shop) -> None:
    number, date, header, lines = issued(shop)
    page = issue_page(number, date, {**header, "demo": True}, lines, copy_no=2)
    assert [block.text for block in page.blocks if isinstance(block, Band)] == [
        "ทดลอง / DEMO", "สำเนา 2 / COPY 2", "ทดลอง / DEMO",
    ]  # fmt: skip
    first = backup_page(page, "หน้าร้าน").blocks[0]
    assert first == Band("พิมพ์แทนเครื่อง / BACKUP FROM หน้าร้าน")


def test_a_shop_without_vat_prints_none(shop: Shop) -> None:
    number, date, header, lines = issued(shop)
    plain = {**header, "vat_registered": False, "shop": {**header["shop"], "tax_id": ""}}
    said = " ".join(texts(issue_page(number, date, plain, lines)))
    assert "ภาษี" not in said
    assert "VAT" not in said


@pytest.mark.parametrize("broken", ["kind", "payments", "by_tax", "at_ms", "total_satang"])
def test_a_document_that_is_none_is_refused_and_not_printed_wrong(shop: Shop, broken: str) -> None:
    number, date, header, lines = issued(shop)
    for value in (None, "x", [{}]):
        with pytest.raises(PageUnreadable):
            receipt_data(number, date, {**header, broken: value}, lines)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.text(max_size=20), st.text(max_size=12), JSON, JSON)
def test_any_row_is_a_page_or_is_refused_in_words(number: str, date: str, header: Any, lines: Any) -> None:
    given_header = {"kind": "RC", **header} if isinstance(header, dict) else header
    with pytest.raises(PageUnreadable):
        issue_page(number, date, given_header, lines)
