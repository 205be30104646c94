"""The picture that a printer gets: packed rows, black 1, nothing beyond the width; shrunken pictures, rules, bands."""

from __future__ import annotations

import base64
import io
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow

from core.paper.layout import layout
from core.paper.page import Band, Image, Page, Row, Rule, Ruler, RuleStyle, Space, TextBlock
from core.paper.raster import Raster, draw, render, to_png, to_screen_png
from tests.core.paper.samples import NARROW, WIDE, golden_pages


def _picture(raster) -> Pillow.Image:
    return Pillow.frombytes("1", (raster.width, raster.height), raster.rows)


@pytest.mark.parametrize("width", [320, 372, 384, 432, 576, 577, 832])
def test_rows_are_whole_bytes_and_white_beyond_the_width(width):
    raster = render(Page((Band("VOID"), TextBlock("ที่นี่ " * 30), Rule(), Ruler())), width)
    assert len(raster.rows) == raster.stride * raster.height
    beyond = (1 << (8 * raster.stride - width)) - 1
    for at in range(0, len(raster.rows), raster.stride):
        assert int.from_bytes(raster.rows[at : at + raster.stride], "big") & beyond == 0


@pytest.mark.parametrize("width", [319, 833, 0, -8])
def test_no_printer_has_another_width(width):
    with pytest.raises(AssertionError):
        render(Page(()), width)


def test_an_empty_page_is_a_little_white():
    raster = render(Page(()), WIDE)
    assert 0 < raster.height < 20
    assert not any(raster.rows)


def test_the_png_shows_the_dots_black_on_white():
    page, width = golden_pages()["void_note_384"]
    raster = render(page, width)
    with Pillow.open(io.BytesIO(to_png(raster))) as picture:
        assert picture.size == (raster.width, raster.height)
        assert picture.tobytes("raw", "1;I") == raster.rows
        assert picture.convert("L").getpixel((0, raster.height - 1)) == 255


def test_on_a_screen_no_stroke_is_lost_although_the_picture_is_smaller():
    width, height = 576, 40
    row = bytearray(width // 8)
    row[width // 16] = 0b1000_0000  # one dot wide, all the way down
    with Pillow.open(io.BytesIO(to_screen_png(Raster(width, height, bytes(row) * height), 340))) as picture:
        assert (picture.mode, picture.size) == ("L", (340, 24))
        assert min(picture.getpixel((x, 12)) for x in range(340)) < 128


def test_a_band_is_white_words_on_black():
    placed = layout(Page((Band("COPY"),)), WIDE)
    (dots,) = placed.dots
    (text,) = placed.texts
    picture = _picture(draw(placed))
    left, top, right, bottom = text.box
    rows = len(dots.rows) // 72
    assert dots.top < top < bottom < dots.top + rows
    words, band = picture.crop((left, top, right, bottom)), picture.crop((0, dots.top, WIDE, dots.top + rows))
    white_in_words = words.histogram()[0]
    assert white_in_words == band.histogram()[0] > 0


def test_all_ink_of_the_layout_is_on_the_paper():
    page, width = golden_pages()["receipt_long_384"]
    placed = layout(page, width)
    ink = sum(text.face.strip(text.text, width // 8).bit_count() for text in placed.texts)
    ink += sum(int.from_bytes(dots.rows, "big").bit_count() for dots in placed.dots)
    assert int.from_bytes(draw(placed).rows, "big").bit_count() == ink


@given(st.integers(1, 832), st.integers(1, 40), st.sampled_from([WIDE, NARROW, 373]))
def test_a_picture_of_any_size_stands_in_the_middle_of_the_paper(width, height, paper):
    black = Pillow.new("1", (width, height), 1).tobytes()
    raster = render(Page((Image(width, height, base64.b64encode(black).decode()),)), paper)
    left, top, right, bottom = _picture(raster).getbbox()
    assert right - left == min(width, paper - 8)
    assert abs(left - (paper - right)) <= 1
    assert bottom - top == (height if width <= paper - 8 else max(1, height * (paper - 8) // width))


def test_a_picture_keeps_its_dots_where_it_fits():
    rows = bytes([0b10110000, 0b00000000, 0b01000000, 0b10000000])  # 9 dots wide, 2 high
    raster = render(Page((Image(9, 2, base64.b64encode(rows).decode()),)), WIDE)
    left = (WIDE - 9) // 2
    picture = _picture(raster)
    drawn = ["".join("1" if picture.getpixel((left + x, y)) else "0" for x in range(9)) for y in range(2)]
    assert drawn == ["101100000", "010000001"]


def test_rules_differ_and_leave_the_margins_white():
    rules = {style: render(Page((Rule(style),)), NARROW) for style in RuleStyle}
    assert len({raster.rows for raster in rules.values()}) == len(RuleStyle)
    for raster in rules.values():
        left, _top, right, _bottom = _picture(raster).getbbox()
        assert left == 4
        assert right <= NARROW - 4


def test_the_ruler_marks_the_outermost_dots():
    for width in (WIDE, NARROW, 372):
        picture = _picture(render(Page((Ruler(),)), width))
        assert picture.getpixel((0, 20))
        assert picture.getpixel((width - 1, 20))
        assert not picture.getpixel((1, 20))


def test_space_is_white_rows():
    short, long = (render(Page((Row("a", "b"), Space(dots), Row("c", "d"))), WIDE) for dots in (0, 40))
    assert long.height - short.height == 40


def test_several_threads_draw_the_same_dots():
    page, width = golden_pages()["receipt_long_576"]
    alone = render(page, width)
    drawn = []

    def work() -> None:
        drawn.append(render(page, width))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert drawn == [alone] * 4
