"""Where things stand: amounts below each other, nothing over anything else, nothing off the paper, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.money import format_satang
from core.paper import words
from core.paper.layout import Layout, layout
from core.paper.page import Align, Band, Groups, Page, Row, Size, TextBlock
from core.paper.receipt import ReceiptLine, receipt_page
from core.paper.shaping import printable
from tests.core.paper.samples import LONG_LINES, NARROW, WIDE, golden_pages, plain_lines, receipt

WIDTHS = [WIDE, NARROW]
MARGIN = 4
names = st.text(
    st.one_of(st.sampled_from("กขคงจชญฐดตถทนบปผฝพฟมยรลวสหอเาแโไำิีืุู่้๊์ั็ "), st.sampled_from("abcXYZ0189-/. ")),
    max_size=70,
)
wild = (
    st.text(max_size=30)
    | st.just("🚚👷‍♂️後輪 é")
    | st.just("ก" * 80)
    | st.just("W" * 90)
    | st.sampled_from(["เ" * 70, "\u0301\u0302a", "ำ", "่" * 9])
)
amounts = st.sampled_from([0, 25, 99_999, 123_456_700, 99_999_999_999, 10**18]) | st.integers(0, 10**9)


def _ink(placed: Layout) -> list[int]:
    """The ink of every text on a picture of its own, as one number of rows across the paper."""
    stride = (placed.width + 7) // 8
    pictures = []
    for text in placed.texts:
        if text.run.pieces:
            strip = text.face.strip(text.text, stride) >> text.x
            below = placed.height + 200 - (text.baseline + text.face.below)
            pictures.append(strip << (below * stride * 8))
    return pictures


def _assert_sound(placed: Layout) -> None:
    """All ink is on the paper, and no two texts share a dot."""
    together = shared = 0
    for picture in _ink(placed):
        shared |= together & picture
        together |= picture
    assert not shared, "two texts over each other"
    for text in placed.texts:
        left, top, right, bottom = text.box
        assert 0 <= left <= right <= placed.width, text.text
        assert 0 <= top <= bottom <= placed.height, text.text


@pytest.mark.parametrize("name", golden_pages())
def test_nothing_lies_over_anything_else(name):
    page, width = golden_pages()[name]
    _assert_sound(layout(page, width))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lines", [LONG_LINES, plain_lines(40)])
def test_all_amounts_of_a_receipt_end_at_the_right_edge(width, lines):
    data = receipt(lines)
    placed = layout(receipt_page(data), width)
    shown = {text.text: text for text in placed.texts if text.slot == "right"}
    for satang in (data.total_satang, data.received_satang, *(line.amount_satang for line in lines)):
        assert format_satang(satang) in shown
    ends = {text.x - text.run.left + text.run.advance for text in placed.texts if text.slot == "right"}
    assert ends == {width - MARGIN}


@pytest.mark.parametrize("width", WIDTHS)
def test_prices_stand_in_one_column_before_the_amounts(width):
    placed = layout(receipt_page(receipt(plain_lines(40))), width)
    ends = {text.x - text.run.left + text.run.advance for text in placed.texts if text.slot == "mid"}
    assert len(ends) == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_the_total_is_the_largest_figure(width):
    data = receipt(plain_lines(3))
    placed = layout(receipt_page(data), width)
    largest = max(placed.texts, key=lambda text: text.face.size)
    assert largest.text == format_satang(data.total_satang)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_long_name_wraps_and_a_part_number_does_not(width):
    placed = layout(receipt_page(receipt(LONG_LINES)), width)
    drawn = [text.text for text in placed.texts]
    for line in LONG_LINES:
        assert "".join(drawn).replace(" ", "").find(printable(line.name_th).replace(" ", "")) >= 0
        assert line.name_th not in drawn or width == WIDE
        if line.code:
            assert line.code in drawn


@settings(max_examples=60)
@given(
    st.lists(st.tuples(names | wild, names | wild, names | wild, amounts, amounts), min_size=1, max_size=4),
    st.sampled_from(WIDTHS),
)
def test_a_receipt_of_anything_is_sound_and_complete(rows, width):
    lines = tuple(
        ReceiptLine(
            name_th=name, name_en=name_en, code=code, qty="18.75", unit_price_satang=price, amount_satang=amount
        )
        for name, name_en, code, price, amount in rows
    )
    placed = layout(receipt_page(receipt(lines, received_satang=10**12, change_satang=0)), width)
    _assert_sound(placed)
    drawn = "".join(text.text for text in placed.texts).translate({32: None, 160: None})
    for line in lines:
        for text in (line.name_th, line.name_en, line.code):
            assert printable(text).translate({10: None, 32: None, 160: None}) in drawn
        assert format_satang(line.amount_satang) in drawn


@settings(max_examples=60)
@given(names | wild, names | wild, names | wild, names | wild, st.sampled_from(Size), st.sampled_from(WIDTHS))
def test_a_row_of_anything_is_sound_and_complete(left, right, mid, sub, size, width):
    for row in (Row(left, right, mid, sub, size), Row(left, "1,234,567.00", mid, sub, size, Size.TOTAL, bold=True)):
        placed = layout(Page((row,)), width)
        _assert_sound(placed)
        for slot, given_text in (("left", row.left), ("right", row.right), ("mid", row.mid), ("sub", row.sub)):
            drawn = "".join(text.text for text in placed.texts if text.slot == slot)
            assert drawn.replace(" ", "") == printable(given_text).replace("\n", "").replace(" ", "")


@settings(max_examples=60)
@given(names | wild, st.sampled_from(Size), st.sampled_from(Align), st.booleans(), st.sampled_from([*WIDTHS, 372, 320]))
def test_a_text_of_anything_is_sound_and_complete(text, size, align, inverted, width):
    placed = layout(Page((TextBlock(text, size=size, align=align, inverted=inverted),)), width)
    _assert_sound(placed)
    drawn = "".join(part.text for part in placed.texts)
    assert drawn.replace(" ", "") == printable(text).replace("\n", "").replace(" ", "")


@given(st.lists(st.text(max_size=12), max_size=9).map(tuple), st.sampled_from(WIDTHS))
def test_groups_of_anything_are_sound_and_in_order(groups, width):
    placed = layout(Page((Groups(groups),)), width)
    _assert_sound(placed)
    drawn = "".join(text.text for text in placed.texts if text.slot == "group")
    assert drawn.replace(" ", "") == "".join(printable(group) for group in groups).replace("\n", "").replace(" ", "")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_label_and_its_amount_share_a_line_where_they_fit(width):
    placed = layout(Page((Row("เงินทอน", "260.00", sub="Change"),)), width)
    assert [text.slot for text in placed.texts] == ["left", "sub", "right"]
    assert len({text.baseline for text in placed.texts}) == 1


def test_bands_reach_from_edge_to_edge():
    for width in (*WIDTHS, 372):
        (dots,) = layout(Page((Band("สำเนา 1 / COPY 1"),)), width).dots
        row = dots.rows[: (width + 7) // 8]
        assert int.from_bytes(row, "big").bit_count() == width


def _texts(data) -> list[str]:
    return [block.text for block in receipt_page(data).blocks if isinstance(block, TextBlock | Band)]


def test_a_receipt_says_what_it_is_and_never_calls_itself_a_tax_invoice():
    said = " ".join(_texts(receipt(plain_lines(1))))
    assert words.RECEIPT.both in said
    assert "ใบกำกับภาษี" not in said
    assert "tax invoice" not in said.lower()


def test_the_date_is_of_the_buddhist_era():
    rows = [block for block in receipt_page(receipt(plain_lines(1))).blocks if isinstance(block, Row)]
    assert [row.right for row in rows if row.left == words.DATE.th] == ["21/11/2569 10:44"]


def test_a_copy_says_which_copy_it_is_and_the_original_does_not():
    assert _texts(receipt(plain_lines(1), copy_no=3))[0] == "สำเนา 3 / COPY 3"
    assert not any("COPY" in text for text in _texts(receipt(plain_lines(1))))


def test_a_demonstration_is_marked_at_both_ends():
    blocks = receipt_page(receipt(plain_lines(1), demo=True)).blocks
    assert blocks[0] == blocks[-1] == Band("ทดลอง / DEMO")


def test_cash_rounding_is_named_only_where_there_is_some():
    rounded = receipt((*LONG_LINES, ReceiptLine(name_th="น็อต", qty="1", unit_price_satang=45, amount_satang=45)))
    assert rounded.rounding_satang == -14
    rows = {block.left: block.right for block in receipt_page(rounded).blocks if isinstance(block, Row)}
    assert rows[words.CASH_ROUNDING.th] == "−0.14"
    assert rows[words.TO_PAY.th] == format_satang(rounded.total_satang - 14)
    plain = {block.left for block in receipt_page(receipt(plain_lines(1))).blocks if isinstance(block, Row)}
    assert words.CASH_ROUNDING.th not in plain


def test_a_shop_without_vat_prints_none():
    page = receipt_page(receipt(plain_lines(1), taxes=(), tax_id="", branch=""))
    assert not any("ภาษี" in str(block) for block in page.blocks)


def test_two_hundred_lines_are_one_paper():
    placed = layout(receipt_page(receipt(plain_lines(200))), NARROW)
    assert sum(text.slot == "mid" for text in placed.texts) == 200
    _assert_sound(placed)
