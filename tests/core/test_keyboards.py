"""Keys to characters, and Thai layouts there and back."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.keyboards import ThaiLayout, key_character, other_level, read_back, typed_on

PRINTABLE = "".join(chr(code) for code in range(0x20, 0x7F))
CODES = st.text(alphabet=PRINTABLE, max_size=40)
ONE_TO_ONE = [ThaiLayout.KEDMANEE, ThaiLayout.TIS]


@pytest.mark.parametrize("layout", ONE_TO_ONE)
def test_a_layout_types_every_printable_character_and_no_two_alike(layout: ThaiLayout) -> None:
    assert len(set(typed_on(layout, PRINTABLE))) == len(PRINTABLE)


@given(st.sampled_from(ONE_TO_ONE), CODES)
def test_what_was_typed_on_a_thai_layout_is_had_back(layout: ThaiLayout, code: str) -> None:
    assert read_back(layout, typed_on(layout, code)) == code


@given(CODES.filter(lambda code: "`" not in code))
def test_pattachote_is_had_back_but_for_its_back_tick(code: str) -> None:
    assert read_back(ThaiLayout.PATTACHOTE, typed_on(ThaiLayout.PATTACHOTE, code)) == code


def test_nothing_is_read_back_that_the_layout_cannot_type() -> None:
    assert read_back(ThaiLayout.KEDMANEE, "8850") is None
    assert read_back(ThaiLayout.KEDMANEE, "น้ำA") is None


def test_sara_am_stays_one_key() -> None:
    """น้ำ is three keys; putting the circle and the long vowel together would turn ``Yk`` into ``e``."""
    assert read_back(ThaiLayout.KEDMANEE, "ํา") == "Yk"
    assert read_back(ThaiLayout.KEDMANEE, "ำ") == "e"


@given(CODES)
def test_the_other_level_of_the_other_level_is_the_first(code: str) -> None:
    assert other_level(other_level(code)) == code
    assert all(one != other or one == " " for one, other in zip(code, other_level(code), strict=True))


@pytest.mark.parametrize(
    ("label", "shift", "character"),
    [
        ("A", False, "a"),
        ("A", True, "A"),
        ("1", True, "!"),
        ("5", False, "5"),
        ("%", True, "%"),
        ("%", False, "%"),
        ("-", True, "_"),
        ("'", True, '"'),
        ("\\", True, "|"),
        ("Numpad 8", False, "8"),
        ("Numpad 8", True, "8"),
        ("Numpad Decimal", False, "."),
        ("Numpad Multiply", False, "*"),
        ("Numpad Enter", False, "\n"),
        ("Enter", True, "\n"),
        ("Tab", False, "\t"),
        ("Space", False, " "),
        (" ", False, " "),
        ("จ", False, "จ"),
        ("F4", False, None),
        ("Shift Left", True, None),
        ("Arrow Up", False, None),
        ("Numpad Home", False, None),
        ("", False, None),
        ("\x1b", False, None),
    ],
)
def test_a_key_event_is_the_character_that_was_typed(label: str, shift: bool, character: str | None) -> None:
    assert key_character(label, shift=shift) == character


def test_every_printable_character_can_be_typed_by_some_key() -> None:
    labels = [*string.ascii_uppercase, *string.digits, *"`-=[];'\\,./", "Space"]
    typed = {key_character(label, shift=shift) for label in labels for shift in (False, True)}
    assert typed == set(PRINTABLE)
