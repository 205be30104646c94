"""Calendar dates in Bangkok and the Buddhist era: which day an instant is, how a day is written, what was typed.

Dates are kept as ISO dates of the common era. A year is shown and printed with four digits, always; a typed year may
have two. BE = CE + 543 holds for every date from 1941 on.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum

from core.errors import Rejected
from core.thai.digits import arabic_digits

BANGKOK = timezone(timedelta(hours=7), "Asia/Bangkok")
"""Thai time: seven hours ahead, no summer time, whatever zone the device believes it is in."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ERA_OFFSET = 543
_TYPED_MAX_CHARS = 40
_BUDDHIST_YEARS = range(2400, 2701)
_COMMON_YEARS = range(1900, 2101)
_TWO_DIGIT_CENTURY = 2500

_MONTHS_TH = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
_ABBR_TH = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
_DAYS_TH = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
_MONTHS_EN = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMED = {
    name.lower().removesuffix("."): month
    for names in (_MONTHS_TH, _ABBR_TH, _MONTHS_EN, [name[:3] for name in _MONTHS_EN])
    for month, name in enumerate(names, start=1)
}
_DAY_FIRST = re.compile(r"(?P<d>[0-9]{1,2}) *[/. -] *(?P<m>[0-9]{1,2}) *[/. -] *(?P<y>[0-9]{4}|[0-9]{2})")
_TOGETHER = re.compile(r"(?P<d>[0-9]{2})(?P<m>[0-9]{2})(?P<y>[0-9]{4})")
_YEAR_FIRST = re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})")
_WITH_NAME = re.compile(r"(?P<d>[0-9]{1,2}) *(?P<m>[^0-9 ]+) *(?:พ\.ศ\. *)?(?P<y>[0-9]{4}|[0-9]{2})")


class DateForm(StrEnum):
    """How a date is written, from short to full."""

    SHORT = "short"  # 21/11/2569 · 21/11/2026
    ABBR = "abbr"  # 21 พ.ย. 2569 · 21 Nov 2026
    LONG = "long"  # 21 พฤศจิกายน 2569 · 21 November 2026
    LONG_ERA = "long_era"  # 21 พฤศจิกายน พ.ศ. 2569 · 21 November 2026 CE
    FULL = "full"  # วันเสาร์ที่ 21 พฤศจิกายน พ.ศ. 2569 · Saturday 21 November 2026


def bangkok_time(utc_ms: int) -> datetime:
    """The date and time of day in Bangkok at an instant in UTC milliseconds since 1970."""
    return (_EPOCH + timedelta(milliseconds=utc_ms)).astimezone(BANGKOK)


def bangkok_date(utc_ms: int) -> date:
    """The calendar day in Bangkok at an instant in UTC milliseconds since 1970."""
    return bangkok_time(utc_ms).date()


def buddhist_year(year_ce: int) -> int:
    """The Buddhist year of a common one."""
    return year_ce + _ERA_OFFSET


def date_text(day: date, form: DateForm, language: str) -> str:
    """A date as a screen or a document shows it: Buddhist for ``th``, of the common era for any other language."""
    return _thai_text(day, form) if language == "th" else _english_text(day, form)


def _thai_text(day: date, form: DateForm) -> str:
    year, month = buddhist_year(day.year), day.month - 1
    match form:
        case DateForm.SHORT:
            return f"{day:%d/%m}/{year}"
        case DateForm.ABBR:
            return f"{day.day} {_ABBR_TH[month]} {year}"
        case DateForm.LONG:
            return f"{day.day} {_MONTHS_TH[month]} {year}"
        case DateForm.LONG_ERA:
            return f"{day.day} {_MONTHS_TH[month]} พ.ศ. {year}"
        case DateForm.FULL:
            return f"วัน{_DAYS_TH[day.weekday()]}ที่ {_thai_text(day, DateForm.LONG_ERA)}"


def _english_text(day: date, form: DateForm) -> str:
    month = _MONTHS_EN[day.month - 1]
    match form:
        case DateForm.SHORT:
            return f"{day:%d/%m}/{day.year:04d}"
        case DateForm.ABBR:
            return f"{day.day} {month[:3]} {day.year}"
        case DateForm.LONG:
            return f"{day.day} {month} {day.year}"
        case DateForm.LONG_ERA:
            return f"{day.day} {month} {day.year} CE"
        case DateForm.FULL:
            return f"{_DAYS_EN[day.weekday()]} {_english_text(day, DateForm.LONG)}"


def parse_date(text: str, *, field: str | None = None) -> date:
    """The day that a person typed: ``25/11/69``, ``25112569``, ``25 พ.ย. 2569``, ``25 Nov 2026``, ``2026-11-25``.

    A year of 2400 to 2700 is Buddhist, one of 1900 to 2100 common, two digits are 25xx; the 29th of February is looked
    up in the common year. ``field`` names the form field that an error belongs beside.

    Raises:
        Rejected: ``date.empty``, ``date.unreadable``, ``date.year`` (neither era has it), ``date.no_such_day``.
    """
    bare = arabic_digits(text).strip().lower()
    if not bare:
        raise Rejected("date.empty", field=field)
    found = _YEAR_FIRST.fullmatch(bare) or _TOGETHER.fullmatch(bare) or _DAY_FIRST.fullmatch(bare)
    found = found or _WITH_NAME.fullmatch(bare)
    if found is None or len(bare) > _TYPED_MAX_CHARS:
        raise Rejected("date.unreadable", field=field)
    named = found["m"].removesuffix(".")
    month = int(named) if named.isascii() and named.isdigit() else _NAMED.get(named)
    if month is None:
        raise Rejected("date.unreadable", field=field)
    year = _common_year(found["y"])
    if year is None:
        raise Rejected("date.year", field=field)
    try:
        return date(year, month, int(found["d"]))
    except ValueError:
        raise Rejected("date.no_such_day", field=field) from None


def _common_year(typed: str) -> int | None:
    """The year of the common era that a typed one means, or ``None`` where neither era has it."""
    year = int(typed) + (_TWO_DIGIT_CENTURY if len(typed) < len("2569") else 0)
    if year in _BUDDHIST_YEARS:
        return year - _ERA_OFFSET
    return year if year in _COMMON_YEARS else None
