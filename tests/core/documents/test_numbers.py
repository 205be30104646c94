"""The numbers that people read on documents."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.documents.numbers import document_number, parse_document_number, period_of

SERIES_FIRST, SERIES_SECOND = "ABCDEFGHIJKLMNOPQRSTUVWXYZ23456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ23456789"


def test_a_number_has_code_branch_series_period_and_count() -> None:
    assert document_number("RC", "00000", "AA", 2026, 11, 1) == "RC00AA-6911-00001"
    assert document_number("IV", "00012", "Z9", 2025, 1, 42) == "IV12Z9-6801-00042"


def test_the_count_grows_past_five_digits() -> None:
    numbers = [document_number("RC", "00000", "AA", 2026, 11, seq) for seq in (99_999, 100_000)]
    assert numbers == ["RC00AA-6911-99999", "RC00AA-6911-100000"]
    assert [parse_document_number(number).seq for number in numbers] == [99_999, 100_000]


@given(
    st.from_regex("[A-Z]{2}", fullmatch=True),
    st.integers(0, 99_999),
    st.sampled_from(SERIES_FIRST),
    st.sampled_from(SERIES_SECOND),
    st.dates(date(1957, 1, 1), date(2100, 1, 1)),
    st.integers(1, 10**9),
)
def test_a_printed_number_reads_back(code: str, branch: int, one: str, two: str, day: date, seq: int) -> None:
    text = document_number(code, f"{branch:05d}", one + two, day.year, day.month, seq)
    number = parse_document_number(text)
    assert str(number) == text
    assert (number.code, number.branch, number.series, number.seq) == (code, f"{branch % 100:02d}", one + two, seq)
    assert number.period == period_of(day)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "8850123456789",
        "RC00AA-6911-1",
        "RC00AA-6911-00000",
        "RC00AA-6911-012345",
        "RC00AA-6913-00001",
        "RC00AA-6900-00001",
        "RC00A1-6911-00001",
        "rc00aa-6911-00001",
        "RC00AA-6911-00001\n",
        "RC๐๐AA-6911-00001",
        "RC00AA-6911-" + "9" * 13,
    ],
)
def test_what_is_not_ours_is_no_number(text: str) -> None:
    assert parse_document_number(text) is None


def test_a_wrong_part_is_a_bug_and_not_a_number() -> None:
    for parts in (("RCX", "00000", "AA", 1), ("RC", "000", "AA", 1), ("RC", "00000", "A", 1), ("RC", "00000", "AA", 0)):
        code, branch, series, seq = parts
        with pytest.raises(AssertionError):
            document_number(code, branch, series, 2026, 11, seq)


def test_the_period_is_buddhist_year_and_month() -> None:
    assert period_of(date(2026, 11, 21)) == "6911"
    assert period_of(date(2057, 1, 1)) == "0001"
