"""What a typed line becomes, and what is refused beside its field."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Rejected
from core.text import clean_line


def clean(text: str, *, most: int = 40, required: bool = False) -> str:
    return clean_line(text, field="name", most=most, required=required)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  ร้าน  โอ.แอล   เซอร์วิส ", "ร้าน โอ.แอล เซอร์วิส"),
        ("a\u00a0b\u2009c\u3000d", "a b c d"),
        ("กา\u200bแฟ\u200d\ufeff", "กาแฟ"),
        ("semi\u00adtrailer", "semitrailer"),
        ("cafe\u0301", "caf\u00e9"),
        ("ผู้จัดการ น้ำมัน ๙๙/๙", "ผู้จัดการ น้ำมัน ๙๙/๙"),
        ('Ø ⌀ 22.5" × 8.25 → ½ ฿ № ™ ©', 'Ø ⌀ 22.5" × 8.25 → ½ ฿ № ™ ©'),
        ("", ""),
        ("\u200b \u00a0", ""),
    ],
)
def test_a_line_is_trimmed_and_freed_of_what_nobody_sees(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize(
    "character",
    [
        "\x00", "\x07", "\x1b", "\n", "\r", "\t", "\x7f", "\x85",  # controls
        "\u2028", "\u2029",  # line ends that are no controls
        "\u200e", "\u200f", "\u202e", "\u2066", "\u2069",  # direction marks that turn a line around
        "\ud800", "\udfff",  # halves of a pair
        "\ue000", "\ufffe", "\u0378",  # private use, no character, not assigned
        "😀", "🚚", "⭐", "⌚", "☎", "✓", "1\ufe0f\u20e3", "🇹🇭", "𝔸",  # emoji in and above the basic plane
    ],
)  # fmt: skip
@pytest.mark.parametrize("around", ["{}", "ชื่อ{}", "{}ชื่อ", "ชื่อ {} ร้าน"])
def test_what_no_printer_has_is_refused_wherever_it_stands(character: str, around: str) -> None:
    with pytest.raises(Rejected) as refused:
        clean(around.format(character))
    assert (refused.value.key, refused.value.field) == ("field.control", "name")


@pytest.mark.parametrize(
    "formula",
    ["=CMD()", "=1+1", " =SUM(A1:A9)", "@SUM(1)", "+SUM(A1)", "-2+3+cmd|' /C calc'!A0", "\u200b=1", "+A1=B1", "-cmd|x"],
)
def test_a_pasted_formula_is_refused(formula: str) -> None:
    with pytest.raises(Rejected) as refused:
        clean(formula)
    assert (refused.value.key, refused.value.field) == ("field.formula", "name")


@pytest.mark.parametrize(
    "text", ["+66 (38) 123-456", "-", "- ไม่มี -", "-40 °C", "1=1", "a@b.co.th", "+12V", "5+5 (นอก)"]
)
def test_signs_that_start_no_formula_are_kept(text: str) -> None:
    assert clean(text) == text


def test_a_line_may_be_as_long_as_it_is_said_and_no_longer() -> None:
    assert clean("ก" * 40) == "ก" * 40
    assert clean("  " + "ก" * 40 + "\u200b  ") == "ก" * 40
    with pytest.raises(Rejected) as refused:
        clean("ก" * 41)
    assert (refused.value.key, refused.value.params) == ("field.too_long", {"most": 40})
    with pytest.raises(Rejected, match=r"field\.too_long"):
        clean("x" * 1_000_000)


@pytest.mark.parametrize("nothing", ["", "   ", "\u200b\ufeff", "\u00a0"])
def test_a_required_line_that_has_nothing_in_it_is_refused(nothing: str) -> None:
    with pytest.raises(Rejected) as refused:
        clean(nothing, required=True)
    assert (refused.value.key, refused.value.field) == ("field.required", "name")


@given(st.text(max_size=60) | st.text("=+-@ ()|!09ก\u200b\u00a0\n\ud800😀", max_size=12))
def test_a_line_is_refused_or_kept_as_something_that_can_be_kept_again(text: str) -> None:
    try:
        line = clean(text, most=60)
    except Rejected as refused:
        assert refused.field == "name"
        return
    assert clean(line, most=60) == line
    assert line.encode().decode() == line
    assert line == unicodedata.normalize("NFC", line).strip()
    assert "  " not in line
    assert not line.startswith(("=", "@"))
