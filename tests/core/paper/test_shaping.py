"""Every Thai stack looks as a shaping engine draws it; nothing that a person can type is lost or stops the paper."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, features

from core.paper.faces import Face, _sharpest, paper_faces
from core.paper.shaping import BOLD, BOX, FONT_FOLDER, MEDIUM, load_fonts, printable, stacks

ROOT = Path(__file__).resolve().parents[3]
FONTS = load_fonts()
SOURCES = {MEDIUM: "Sarabun_500Medium.ttf", BOLD: "Sarabun_700Bold.ttf"}
CLUSTERS = [
    text for text in json.loads((FONT_FOLDER / "olpos_paper_500.json").read_bytes())["clusters"] if text[0] != "\u00a0"
]
TYPED = "".join(chr(code) for code in range(0x0E01, 0x0E5C) if code not in range(0x0E3B, 0x0E3F))
any_text = st.text(st.one_of(st.sampled_from(TYPED), st.sampled_from("่้๊๋์ิีึืุูัำ็ํฺ"), st.characters()), max_size=60)


def _picture(face: Face, stack: str) -> Image.Image:
    tile = face.tile(stack)
    picture = Image.new("L", (tile.advance + 2 * face.size, face.above + face.below))
    if tile.rows:
        ink = Image.frombytes("1", (tile.width, len(tile.rows)), b"".join(tile.rows))
        picture.paste(ink.convert("L"), (face.size + tile.left, face.above + tile.top))
    return picture


@pytest.fixture(scope="module")
def unhinted(tmp_path_factory):
    """The fonts that ours are derived from, with all their shaping, and like ours without hints."""
    spec = importlib.util.spec_from_file_location("paper_font", ROOT / "build" / "paper_font.py")
    assert spec is not None
    assert spec.loader is not None
    builder = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(builder)
    paths = {}
    for weight, name in SOURCES.items():
        font = builder.TTFont(ROOT / "assets" / "fonts" / name, recalcTimestamp=False)
        builder.never_hint(font)
        paths[weight] = tmp_path_factory.mktemp("fonts") / name
        font.save(paths[weight])
    return paths


@pytest.mark.skipif(not features.check("raqm"), reason="this Pillow has no shaping engine to compare with")
@pytest.mark.parametrize(("weight", "size"), [(MEDIUM, 20), (MEDIUM, 24), (BOLD, 41)])
def test_every_thai_cluster_looks_as_a_shaping_engine_draws_it(unhinted, weight, size):
    face = Face(FONTS[weight], size)
    engine = ImageFont.truetype(str(unhinted[weight]), size * 4, layout_engine=ImageFont.Layout.RAQM)
    same = 0
    for text in CLUSTERS:
        ours = _picture(face, text)
        drawn = Image.new("L", (ours.width * 4, ours.height * 4))
        at = (face.size * 4 + 1, face.above * 4)
        ImageDraw.Draw(drawn).text(at, text, font=engine, fill=255, anchor="ls", features=["-kern"])
        theirs = _dots(drawn)
        if ours.tobytes() == theirs.tobytes():
            same += 1
            continue
        for some, other in ((ours, theirs), (theirs, ours)):
            grown = other.filter(ImageFilter.MaxFilter(3))
            assert ImageChops.subtract(some, grown).getbbox() is None, f"{text} is more than a dot off"
    assert same >= 0.99 * len(CLUSTERS)


def _dots(drawn: Image.Image) -> Image.Image:
    """What our own way from ink to dots makes of a picture four times as large."""
    frame = drawn.getbbox()
    dots, left, top = _sharpest(drawn, frame)
    picture = Image.new("L", (drawn.width // 4, drawn.height // 4))
    picture.paste(dots.convert("L"), (left, top))
    return picture


@pytest.mark.parametrize("weight", [MEDIUM, BOLD])
def test_no_ink_is_cut_off_at_the_edge_of_its_tile(weight):
    face = Face(FONTS[weight], 24)
    table = json.loads((FONT_FOLDER / f"olpos_paper_{weight}.json").read_bytes())
    for text in [*table["clusters"], *table["advances"]]:
        tile = face.tile(text)
        assert -face.size + 1 < tile.left, text
        assert tile.left + tile.width < tile.advance + face.size - 1, text
        assert -face.above <= tile.top, text
        assert tile.top + len(tile.rows) <= face.below, text


@given(any_text)
def test_stacks_are_the_text_again(text):
    assert "".join(stacks(printable(text))) == printable(text)


@given(any_text)
def test_a_printable_text_stays_as_it_is(text):
    assert printable(printable(text)) == printable(text)


@given(any_text)
def test_everything_with_ink_is_drawn_and_nothing_stops_the_paper(text):
    for stack in stacks(printable(text).replace("\n", " ")):
        shape = FONTS[MEDIUM].shape(stack)
        marks = len(dict.fromkeys(stack[1:]))
        assert len(shape.glyphs) >= 1
        assert marks == 0 or len(stack) == 1 or shape.advance >= 0
        if stack.strip() and stack not in {"\u00ad", "\u034f"}:
            assert any(char == BOX or char.strip() for char, _x, _y in shape.glyphs)


@pytest.mark.parametrize(
    ("typed", "stack"),
    [
        ("ท่ี", "ที่"),  # tone before vowel
        ("น้ํา", "นํ้า"),
        ("นำ้", "น้ำ"),  # tone behind sara am
        ("กี่่", "กี่"),  # a tone twice lands on itself
    ],
)
def test_marks_in_the_wrong_order_are_drawn_in_the_right_one(typed, stack):
    font = FONTS[MEDIUM]
    assert [font.shape(piece) for piece in stacks(typed)] == [font.shape(piece) for piece in stacks(stack)]


def test_a_stack_that_no_font_knows_is_drawn_mark_beside_mark():
    shape = FONTS[MEDIUM].shape("ก่้")
    known = FONTS[MEDIUM].shape("ก่")
    assert shape.glyphs[: len(known.glyphs)] == known.glyphs
    assert len(shape.glyphs) > len(known.glyphs)
    assert shape.advance > known.advance


def test_a_mark_without_a_consonant_is_seen():
    face = paper_faces().face(24, bold=False)
    for mark in "ัิ่้์ุู":
        assert face.tile(mark).rows, mark
        assert face.tile(mark).advance > 0


@pytest.mark.parametrize("missing", ["🚚", "後", "ا", "\U0001f1f9", "\u25a1"])
def test_what_the_font_has_not_is_a_box(missing):
    (stack,) = stacks(printable(missing))
    assert FONTS[MEDIUM].shape(stack).glyphs == ((BOX, 0, 0),)
    assert paper_faces().face(24, bold=False).tile(stack).rows


@pytest.mark.parametrize("private", ["\ue100", "\ue110", "\uf8ff"])
def test_private_characters_cannot_reach_our_own_glyphs(private):
    assert printable(f"a{private}b") == "ab"


def test_what_has_no_ink_is_dropped_and_every_line_end_is_one():
    assert printable("a\x00b\x1b\u200b\u202e\ufe0fc\ud800") == "abc"
    assert printable("a\r\nb\rc\u2028d\x85e") == "a\nb\nc\nd\ne"
    assert printable("a\tb\u3000c\u2009d") == "a b c d"
    assert printable("cafe\u0301") == "café"


def test_widths_add_up():
    face = paper_faces().face(24, bold=False)
    for text in ("น้ำมันเครื่อง", "1,234,567.00", "Oil filter"):
        assert face.width(text) == sum(face.width(piece) for piece in stacks(text))


def test_all_digits_are_equally_wide():
    for size in (20, 24, 27, 29, 34, 41):
        for bold in (False, True):
            face = paper_faces().face(size, bold=bold)
            assert len({face.width(digit) for digit in "0123456789"}) == 1
