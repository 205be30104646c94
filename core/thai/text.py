"""How Thai text is compared: one spelling for what looks the same, an order for lists, a folding for codes.

What is stored and shown is never normalised; keys for search and sorting are.
"""

from __future__ import annotations

import re
import unicodedata

from core.thai.digits import arabic_digits

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
"""Zero-width spaces and joiners, soft hyphens, direction marks: pasted along, seen by nobody."""
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Letters and digits of full width, from Japanese parts lists."""
_FOLDED = _INVISIBLE | _WIDE

_MARKS = re.compile("[ัิ-ฺ็-๎]{2,}")
_NIKHAHIT_AA = re.compile("\u0e4d+([\u0e48-\u0e4b]*)[\u0e32\u0e33]")
_TONE_BEHIND_AM = re.compile("\u0e33[\u0e33\u0e48-\u0e4b]+")
_LEADING_VOWEL = re.compile("([\u0e40-\u0e44])([\u0e01-\u0e2e])")
_TONE_MARKS = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_SECONDARY = re.compile("[\u0e47-\u0e4c]")
_DASHES = re.compile(r"[\s\-\u2010-\u2015\u2212_]+")
_BEFORE_ALL = "\x01"


def normalise(text: str) -> str:
    """The text as search compares it: one spelling for what looks the same, lower case, Arabic digits, single spaces.

    A mark typed in the wrong order or twice is put right, ``ํ`` + ``า`` becomes ``ำ``, two ``เ`` become ``แ``,
    invisible characters go. Unicode's own NFC does none of that, and NFKC would take ``ำ`` apart.
    """
    plain = unicodedata.normalize("NFC", arabic_digits(text).translate(_FOLDED).lower())
    plain = " ".join(plain.split()).replace("เเ", "แ")
    plain = _MARKS.sub(_ordered_marks, plain)
    plain = _NIKHAHIT_AA.sub("\\1\u0e33", plain)
    plain = _TONE_BEHIND_AM.sub(lambda run: "".join(sorted(run[0], reverse=True)), plain)  # ำ sorts before all tones
    return _MARKS.sub(_ordered_marks, plain)


def _ordered_marks(run: re.Match[str]) -> str:
    """The marks on one consonant: vowels before tones, none twice; among vowels as NFC would have them."""
    marks = dict.fromkeys(run[0])
    return "".join(sorted(marks, key=lambda mark: 255 if mark in _TONE_MARKS else unicodedata.combining(mark)))


def sort_key(text: str) -> str:
    """A text that sorts, code point by code point, where a Thai dictionary puts ``text``.

    A vowel written before its consonant counts behind it; tone marks, ``็`` and ``์`` only decide between words that
    are otherwise the same. Digits come before Latin, Latin before Thai; case does not count.
    """
    swapped = _LEADING_VOWEL.sub(r"\2\1", normalise(text))
    return f"{_SECONDARY.sub('', swapped)}{_BEFORE_ALL}{swapped}"


def fold_identifier(text: str) -> str:
    """A part number, plate or serial as it is looked up: upper case, Arabic digits, without spaces and dashes.

    ``8-98159693-0`` and ``8981596930`` are one, so are ``๗๐-๑๒๓๔`` and ``70 1234``. Dots and slashes stay.
    """
    return normalise(_DASHES.sub("", text.translate(_FOLDED))).upper()
