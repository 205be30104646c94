"""Whole satang and whole thousandths: rounding, splitting, reading what was typed, writing what is shown.

No float and no ``Decimal`` comes near money. What a document adds up to stands in ``core.documents.rules``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from core.errors import Rejected
from core.thai.digits import arabic_digits

AMOUNT_MAX_SATANG = 10**12
"""The largest amount that can be typed: 10,000 million baht.

The largest quantity at the largest price still comes to 10^18 satang, which fits the database's 64-bit integer.
"""

QUANTITY_MAX_MILLI = 10**9
"""The largest quantity that can be typed: one million pieces."""

MINUS = "\u2212"
"""The minus sign before a figure; a hyphen is shorter than a digit is wide and breaks off at a line's end."""


class _Reading(NamedTuple):
    """How many decimals a kind of number has, how large it gets, and what is said of a wrong one."""

    places: int
    most: int
    empty: str
    negative: str
    unreadable: str
    decimals: str
    too_large: str


_MONEY = _Reading(  # words
    places=2,
    most=AMOUNT_MAX_SATANG,
    empty="money.empty",
    negative="money.negative",
    unreadable="money.unreadable",
    decimals="money.decimals",
    too_large="money.too_large",
)
_QUANTITY = _Reading(  # words
    places=3,
    most=QUANTITY_MAX_MILLI,
    empty="quantity.empty",
    negative="quantity.negative",
    unreadable="quantity.unreadable",
    decimals="quantity.decimals",
    too_large="quantity.too_large",
)
_TYPED_MAX_CHARS = 64
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f\t\r\n", " "))
_NUMBER = re.compile(
    r"(?P<sign>[-\u2212\u2013] *)?"
    r"(?P<whole>[0-9]+|[0-9]{1,3}(?P<sep>[, ])[0-9]{3}(?:(?P=sep)[0-9]{3})*)?"
    r"(?:\.(?P<part>[0-9]*))?"
)


def round_half_away(numerator: int, denominator: int) -> int:
    """``numerator / denominator`` as a whole number, halves away from zero; ``denominator`` is positive."""
    assert denominator > 0, "a positive denominator"
    rounded = (2 * abs(numerator) + denominator) // (2 * denominator)
    return rounded if numerator >= 0 else -rounded


def allocate(amount: int, weights: Sequence[int]) -> list[int]:
    """Split an amount by weights so that the parts add up to it exactly.

    Largest remainder: every part is floored, what is left over goes one by one to the largest fractions, ties to the
    lower index; the amount's sign is carried. Weights are not negative; where all are zero the parts are as equal as
    they can be. No weights at all split nothing, so the amount must then be 0.
    """
    assert all(weight >= 0 for weight in weights), "weights are not negative"
    if not weights:
        assert amount == 0, "an amount with nowhere to go"
        return []
    shares = weights if any(weights) else [1] * len(weights)
    whole, total = abs(amount), sum(shares)
    parts = [whole * share // total for share in shares]
    by_fraction = sorted(range(len(shares)), key=lambda i: (-(whole * shares[i] % total), i))
    for index in by_fraction[: whole - sum(parts)]:
        parts[index] += 1
    return parts if amount >= 0 else [-part for part in parts]


def parse_baht(text: str, *, field: str | None = None) -> int:
    """Satang of an amount that a person typed: ``1250``, ``1,250.50``, ``฿ 1 250.5``, ``๑๒๕๐``, ``.50``.

    Thousands may be parted by commas or by spaces, in threes; at most two decimals; at most ``AMOUNT_MAX_SATANG``.
    ``field`` names the form field that an error belongs beside.

    Raises:
        Rejected: ``money.empty``, ``money.negative``, ``money.unreadable`` (words, formulas, exponents),
            ``money.decimals``, ``money.too_large``.
    """
    bare = _bare(text)
    bare = bare.removeprefix("฿") if bare.startswith("฿") else bare.removesuffix("฿")
    return _fixed_point(bare, _MONEY, field)


def format_satang(satang: int) -> str:
    """``1,234.50`` or ``−50.00``: always two decimals, no currency sign."""
    baht, rest = divmod(abs(satang), 100)
    return f"{MINUS if satang < 0 else ''}{baht:,}.{rest:02d}"


def parse_quantity(text: str, *, field: str | None = None) -> int:
    """Thousandths of a quantity that a person typed: ``12``, ``18.75``, ``0.5``, ``๑๒``.

    At most three decimals and ``QUANTITY_MAX_MILLI``. ``field`` names the form field that an error belongs beside.

    Raises:
        Rejected: ``quantity.empty``, ``quantity.negative``, ``quantity.unreadable``, ``quantity.decimals``,
            ``quantity.too_large``.
    """
    return _fixed_point(_bare(text), _QUANTITY, field)


def format_quantity(qty_milli: int) -> str:
    """``12``, ``18.75`` or ``−1,234.5``: no zeros behind the last decimal that counts."""
    whole, rest = divmod(abs(qty_milli), 1000)
    decimals = f".{rest:03d}".rstrip("0") if rest else ""
    return f"{MINUS if qty_milli < 0 else ''}{whole:,}{decimals}"


def _bare(text: str) -> str:
    """The text in Arabic digits and plain spaces, none of them at its ends."""
    return arabic_digits(text).translate(_SPACES).strip(" ")


def _fixed_point(text: str, reading: _Reading, field: str | None) -> int:
    """A plain decimal number as a whole number of its last place."""
    bare = text.strip(" ")
    if not bare:
        raise Rejected(reading.empty, field=field)
    match = _NUMBER.fullmatch(bare) if len(bare) <= _TYPED_MAX_CHARS else None
    whole = re.sub("[, ]", "", match["whole"] or "") if match else ""
    part = (match["part"] or "") if match else ""
    if match is None or not whole + part:
        raise Rejected(reading.unreadable, field=field)
    if match["sign"]:
        raise Rejected(reading.negative, field=field)
    if len(part) > reading.places:
        raise Rejected(reading.decimals, field=field, places=reading.places)
    value: int = int(whole or "0") * 10**reading.places + int(part.ljust(reading.places, "0"))
    if value > reading.most:
        raise Rejected(reading.too_large, field=field)
    return value
