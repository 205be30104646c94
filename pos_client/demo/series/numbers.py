"""Part numbers in each truck maker's form, unique per maker, the same for the same part every time.

The forms are the makers' own (Hino 15607-2190, Isuzu 1-14215-217-0 and 8-98159693-0, Fuso ME056280, UD 15208-Z9005,
eight digits at Volvo and seven at Scania); the digits are not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

LOCAL_LIMIT: Final = 16
"""Positions times variants of one type never exceed this."""

_MILLION: Final = 1_000_000


def _spread(number: int) -> int:
    """Six digits, each number below a million once: 611,953 shares no factor with a million."""
    return (number * 611_953 + 120_011) % _MILLION


def _hino(prefix: str, type_no: int, vehicle: int, local: int, year: int) -> str:
    number = vehicle * LOCAL_LIMIT + local
    if year >= 2004:  # noqa: PLR2004 - the year the E numbers came
        return f"{prefix}-E0{(number * 37 + type_no * 11) % 1_000:03d}"
    return f"{prefix}-{1_000 + (number * 37 + type_no * 101) % 9_000}"


def _isuzu(prefix: str, type_no: int, vehicle: int, local: int, year: int) -> str:
    number = vehicle * LOCAL_LIMIT + local
    if year >= 2008:  # noqa: PLR2004 - the generation that carries light-truck numbers throughout
        return f"8-98{_spread(type_no * 400 + number):06d}-{number % 3}"
    return f"1-{prefix}-{(number * 37 + type_no) % 1_000:03d}-0"


def _diesel(prefix: str, type_no: int, vehicle: int, local: int, year: int) -> str:
    number = vehicle * LOCAL_LIMIT + local
    return f"{prefix}-Z{(number * 37 + type_no * 13) % 10_000:04d}"


def _plain(form: str) -> Callable[[str, int, int, int, int], str]:
    """Makers whose numbers tell nothing: six spread digits inside a form."""

    def made(_prefix: str, type_no: int, vehicle: int, local: int, _year: int) -> str:
        six = _spread(type_no * 400 + vehicle * LOCAL_LIMIT + local)
        return form.format(six=six, high=six // 1_000, low=six % 1_000, mid=six % 1_000 // 10, last=six % 10)

    return made


_FORMS: Final = {
    "Hino": _hino,
    "Isuzu": _isuzu,
    "Nissan Diesel": _diesel,
    "UD": _plain("22{six:06d}"),
    "Scania": _plain("2{six:06d}"),
    "Volvo": _plain("21{six:06d}"),
    "Mercedes": _plain("A 9{high:03d} {low:03d} 0{last}"),
    "MAN": _plain("81.36{high:03d}-6{low:03d}"),
    "Sinotruk": _plain("WG97{six:06d}"),
    "Foton": _plain("H4{six:06d}01A0"),
    "FAW": _plain("3{high:03d}{low:03d}-Q810"),
    "BPW": _plain("02.{high:03d}.{mid:02d}.1{last}.0"),
    "FUWA": _plain("FW{six:06d}"),
    "SAF": _plain("4 {high:03d} {low:03d} 00"),
    "York": _plain("YK{six:06d}"),
}


def maker_number(make: str, category: str, prefix: str, type_no: int, vehicle: int, local: int, year: int) -> str:
    """The truck maker's number of a part.

    ``prefix`` is the maker's group for this type of part, ``vehicle`` the position of the model within its make,
    ``local`` that of position and variant (below ``LOCAL_LIMIT``), ``year`` the model's first.
    """
    if make == "Fuso":
        letters = "ME" if category.startswith(("engine", "filters", "cooling", "elec")) else "MC"
        letters = "MK" if category.startswith("cab") else letters
        return f"{letters}{_spread(type_no * 400 + vehicle * LOCAL_LIMIT + local):06d}"
    return _FORMS[make](prefix, type_no, vehicle, local, year)
