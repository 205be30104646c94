"""Amounts in words, as Thai tax documents and receipts print them, and their English counterpart.

The words are part of the document's form, like its title, so they stand here and not in the catalogues.
"""

from __future__ import annotations

_DIGITS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_MILLION = 10**6

_ONES = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_THOUSANDS = ("", " thousand", " million", " billion", " trillion", " quadrillion")
_ENGLISH_LIMIT = 10 ** (3 * len(_THOUSANDS))


def baht_text(satang: int) -> str:
    """An amount in Thai words: ``หนึ่งร้อยเอ็ดบาทห้าสิบสตางค์``, ``หนึ่งบาทถ้วน``, ``ห้าสิบสตางค์``.

    A last 1 behind any higher digit is เอ็ด, after ล้าน too (Royal Institute Dictionary; Excel's BAHTTEXT); groups of six
    digits are chained by ล้าน. Below one baht only the satang are said. A negative amount begins with ลบ.
    """
    baht, rest = divmod(abs(satang), 100)
    words = "ลบ" if satang < 0 else ""
    if baht or not rest:
        words += f"{_thai_number(baht)}บาท"
    return words + (f"{_thai_number(rest)}สตางค์" if rest else "ถ้วน")


def _thai_number(number: int) -> str:
    """A whole number, not negative, in Thai words."""
    if number == 0:
        return "ศูนย์"
    millions, group = divmod(number, _MILLION)
    words = f"{_thai_number(millions)}ล้าน" if millions else ""
    for place in range(len(_PLACES) - 1, -1, -1):
        digit = group // 10**place % 10
        words += _thai_digit(digit, place, leads=not words)
    return words


def _thai_digit(digit: int, place: int, *, leads: bool) -> str:
    """One digit at its place; ``leads`` says that no digit stands before it in the whole number."""
    if digit == 0:
        return ""
    if place == 0 and digit == 1 and not leads:
        return "เอ็ด"
    if place == 1 and digit == 1:
        return "สิบ"
    if place == 1 and digit == 2:  # noqa: PLR2004
        return "ยี่สิบ"
    return _DIGITS[digit] + _PLACES[place]


def baht_text_en(satang: int) -> str:
    """An amount in English words: ``One hundred one baht and fifty satang``, ``One baht only``, ``Fifty satang``."""
    baht, rest = divmod(abs(satang), 100)
    words = "minus " if satang < 0 else ""
    if baht or not rest:
        words += f"{_english_number(baht)} baht" + (" and " if rest else "")
    words += f"{_english_number(rest)} satang" if rest else " only"
    return words[0].upper() + words[1:]


def _english_number(number: int) -> str:
    """A whole number, not negative, in English words."""
    assert number < _ENGLISH_LIMIT, "no English word for so many"
    if number == 0:
        return _ONES[0]
    groups = []
    for scale in _THOUSANDS:
        number, group = divmod(number, 1000)
        if group:
            groups.append(_below_thousand(group) + scale)
    return " ".join(reversed(groups))


def _below_thousand(number: int) -> str:
    """1 to 999 in English words, without "and": that word parts baht from satang."""
    hundreds, rest = divmod(number, 100)
    words = [f"{_ONES[hundreds]} hundred"] if hundreds else []
    if rest >= len(_ONES):
        tens, ones = divmod(rest, 10)
        words.append(_TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else ""))
    elif rest:
        words.append(_ONES[rest])
    return " ".join(words)
