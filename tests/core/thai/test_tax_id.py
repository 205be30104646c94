"""Tax ids as people type them, beyond the vectors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.thai.tax_id import (
    HEAD_OFFICE,
    TaxIdKind,
    branch_text,
    electronic_tax_id,
    format_tax_id,
    is_branch_code,
    is_tax_id,
    plain_tax_id,
    tax_id_check_digit,
    tax_id_kind,
)

FIRST_TWELVE = st.from_regex("[0-8][0-9]{11}", fullmatch=True)


@given(FIRST_TWELVE)
def test_an_id_is_right_however_it_is_written(first12: str) -> None:
    full = first12 + tax_id_check_digit(first12)
    formatted = format_tax_id(full)
    assert is_tax_id(full)
    assert is_tax_id(formatted)
    assert plain_tax_id(formatted) == full
    assert tax_id_kind(full) is (TaxIdKind.JURISTIC if full[0] == "0" else TaxIdKind.PERSON)


@given(FIRST_TWELVE, st.integers(0, 12), st.integers(1, 9))
def test_a_wrong_digit_is_found_unless_the_check_digit_cannot_see_it(first12: str, place: int, by: int) -> None:
    """(11 − sum mod 11) mod 10 gives 0 and 1 twice, so a few wrong digits before the last pass; the last never does."""
    full = first12 + tax_id_check_digit(first12)
    wrong = full[:place] + str((int(full[place]) + by) % 10) + full[place + 1 :]
    passes = wrong[0] != "9" and tax_id_check_digit(wrong[:12]) == wrong[12]
    assert is_tax_id(wrong) is passes
    assert place != 12 or not passes


@given(st.text(max_size=20))
def test_nothing_typed_breaks_it(text: str) -> None:
    if not is_tax_id(text):
        assert format_tax_id(text) == text or len(plain_tax_id(text)) == 13
    tax_id_kind(text)


def test_thai_digits_and_spaces_are_read() -> None:
    assert is_tax_id("๐ ๑๐๕๕ ๕๕๐๒๑ ๒๑ ๕")


def test_a_first_digit_of_nine_is_nobodys() -> None:
    full = "900000000000" + tax_id_check_digit("900000000000")
    assert tax_id_kind(full) is None
    assert not is_tax_id(full)
    assert tax_id_kind("") is None


def test_a_branch_is_five_digits() -> None:
    assert [is_branch_code(code) for code in (HEAD_OFFICE, "00012", "0001", "0001x", "๐๐๐๐๑")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert (branch_text("00012", "th"), branch_text(HEAD_OFFICE, "en")) == ("สาขาที่ 00012", "Head Office")
    with pytest.raises(AssertionError):
        electronic_tax_id("0105555021215", "1")
