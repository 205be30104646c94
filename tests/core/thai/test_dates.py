"""Days in Bangkok, how they are written and what may be typed."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Rejected
from core.thai.dates import DateForm, bangkok_date, bangkok_time, buddhist_year, date_text, parse_date

DAYS = st.dates(date(1941, 1, 1), date(2100, 12, 31))


def utc_ms(*parts: int) -> int:
    return int(datetime(*parts, tzinfo=UTC).timestamp()) * 1000


def test_the_day_changes_at_five_in_the_afternoon_utc() -> None:
    assert bangkok_date(utc_ms(2026, 11, 21, 16, 59, 59) + 999) == date(2026, 11, 21)
    assert bangkok_date(utc_ms(2026, 11, 21, 17)) == date(2026, 11, 22)
    assert bangkok_date(utc_ms(2025, 12, 31, 17)) == date(2026, 1, 1)
    assert bangkok_date(-1) == date(1970, 1, 1)


@given(st.integers(0, 4_102_444_800_000))
def test_bangkok_is_seven_hours_ahead_to_the_millisecond(ms: int) -> None:
    local = bangkok_time(ms)
    assert local.utcoffset().total_seconds() == 7 * 3600
    since = local - datetime(1970, 1, 1, tzinfo=UTC)
    assert (since.days * 86_400 + since.seconds) * 1000 + since.microseconds // 1000 == ms
    assert bangkok_date(ms) == local.date()


@pytest.mark.parametrize("zone", ["UTC", "Asia/Bangkok", "Pacific/Kiritimati", "America/Los_Angeles"])
def test_the_zone_of_the_device_changes_nothing(zone: str) -> None:
    code = "from core.thai.dates import bangkok_time; print(bangkok_time(1795280400000))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"TZ": zone},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert run.stdout.strip() == str(bangkok_time(1795280400000))


@given(DAYS, st.sampled_from(["th", "en"]), st.sampled_from([DateForm.SHORT, DateForm.ABBR, DateForm.LONG]))
def test_a_day_as_shown_reads_back_in_both_languages(day: date, language: str, form: DateForm) -> None:
    assert parse_date(date_text(day, form, language)) == day


@given(DAYS)
def test_all_typed_forms_mean_the_same_day(day: date) -> None:
    year = buddhist_year(day.year)
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day:%d%m}{year}") == day
    assert parse_date(f"{day.day}-{day.month}-{year}") == day
    assert parse_date(f"{day.day}.{day.month}.{day.year}") == day
    if 2500 <= year < 2600:
        assert parse_date(f"{day.day}/{day.month}/{year % 100:02d}") == day


@given(DAYS, st.sampled_from(["th", "en"]), st.sampled_from(DateForm))
def test_no_year_is_ever_written_with_two_digits(day: date, language: str, form: DateForm) -> None:
    year = buddhist_year(day.year) if language == "th" else day.year
    assert str(year) in date_text(day, form, language)


def test_english_dates_are_of_the_common_era() -> None:
    day = date(2026, 11, 21)
    assert [date_text(day, form, "en") for form in DateForm] == [
        "21/11/2026",
        "21 Nov 2026",
        "21 November 2026",
        "21 November 2026 CE",
        "Saturday 21 November 2026",
    ]


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("25/11/69", "2026-11-25"),
        ("25112569", "2026-11-25"),
        ("25112026", "2026-11-25"),
        ("2569-11-25", "2026-11-25"),
        (" ๒๕ พ.ย. ๒๕๖๙ ", "2026-11-25"),
        ("25พ.ย.69", "2026-11-25"),
        ("25 พย 2569", None),
        ("25 nov 2026", "2026-11-25"),
        ("25 พฤศจิกายน พ.ศ. 2569", "2026-11-25"),
        ("1/2/2567", "2024-02-01"),
    ],
)
def test_dates_are_read_as_people_type_them(typed: str, iso: str | None) -> None:
    if iso is None:
        with pytest.raises(Rejected):
            parse_date(typed)
    else:
        assert parse_date(typed).isoformat() == iso


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "date.empty"),
        ("พรุ่งนี้", "date.unreadable"),
        ("25/11", "date.unreadable"),
        ("25/11/569", "date.unreadable"),
        ("251169", "date.unreadable"),
        ("=TODAY()", "date.unreadable"),
        ("25 ² 2569", "date.unreadable"),
        ("25 Foo 2026", "date.unreadable"),
        ("25/11/2300", "date.year"),
        ("0000-01-01", "date.year"),
        ("29/2/2569", "date.no_such_day"),
        ("31/4/69", "date.no_such_day"),
        ("00/01/2569", "date.no_such_day"),
        ("25/13/2569", "date.no_such_day"),
        ("1" * 5000, "date.unreadable"),
    ],
)
def test_what_is_no_day_is_refused_beside_its_field(typed: str, key: str) -> None:
    with pytest.raises(Rejected) as refused:
        parse_date(typed, field="promised")
    assert (refused.value.key, refused.value.field) == (key, "promised")


@given(st.text(max_size=50))
def test_no_text_breaks_the_reader(typed: str) -> None:
    try:
        assert date(1857, 1, 1) <= parse_date(typed) <= date(2157, 12, 31)
    except Rejected as refused:
        assert refused.key.startswith("date.")
