"""What a scanned code means: symbology prefixes, check digits, and the readings that a code may have.

How keys become a code is ``core.bursts``; which part or document has the code is a query of storage.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from core.errors import Rejected
from core.keyboards import ThaiLayout, other_level, read_back
from core.money import parse_quantity
from core.thai.digits import arabic_digits

_USUAL_LAYOUTS = (ThaiLayout.KEDMANEE, ThaiLayout.TIS)
_RARE_LAYOUTS = (ThaiLayout.PATTACHOTE,)
_GTIN = re.compile("[0-9]{8}|[0-9]{12,14}")
_GTIN_DIGITS = 14
_UPC_E = re.compile("[01][0-9]{7}")
_AIM = re.compile(r"\](?P<symbology>[A-Za-z])(?P<modifier>[0-9A-Za-z])")
_SYMBOLOGIES = {
    "A": "Code 39",
    "C": "Code 128",
    "E": "EAN/UPC",
    "F": "Codabar",
    "G": "Code 93",
    "I": "Interleaved 2 of 5",
    "L": "PDF417",
    "Q": "QR",
    "d": "Data Matrix",
    "e": "GS1 DataBar",
    "z": "Aztec",
}
_PREFIX = re.compile(
    r"\s*(?P<quantity>[0-9][0-9.,]*)(?P<before>\s*)(?P<sign>[xX*×])(?P<behind>\s*)(?P<rest>.*)", re.DOTALL
)


class AimId(NamedTuple):
    """The symbology identifier that a scanner can be set to send first (ISO/IEC 15424): ``]E0``, ``]C1``, ``]Q3``."""

    symbology: str
    modifier: str

    @property
    def name(self) -> str:
        """The symbology's name, or its letter where we have none."""
        return _SYMBOLOGIES.get(self.symbology, self.symbology)


class Candidate(NamedTuple):
    """One reading of a scan; ``how`` is ``as-is``, or what was repaired: a Thai layout, ``capslock``, both with a +."""

    code: str
    how: str


def split_aim_id(text: str) -> tuple[AimId | None, str]:
    """The symbology identifier in front of a scan, if there is one, and the code without it."""
    match = _AIM.match(text)
    if match is None:
        return None, text
    return AimId(match["symbology"], match["modifier"]), text[match.end() :]


def gtin_check_digit(digits: str) -> str:
    """The last digit of an EAN, UPC or GTIN to the ones before it: weights 3, 1, 3 … from the right, modulo 10."""
    assert re.fullmatch("[0-9]+", digits), "digits"
    weighted = sum(int(digit) * (1 if i % 2 else 3) for i, digit in enumerate(reversed(digits)))
    return str(-weighted % 10)


def is_gtin(code: str) -> bool:
    """Whether it is an EAN-8, UPC-A, EAN-13 or GTIN-14 with its right check digit."""
    return _GTIN.fullmatch(code) is not None and gtin_check_digit(code[:-1]) == code[-1]


def expand_upc_e(code: str) -> str | None:
    """The UPC-A of eight digits of a zero-suppressed UPC-E, or ``None`` where they are none (check digit included).

    GS1 General Specifications 5.2.2.4.2: the sixth digit says where which zeros stood.
    """
    if not _UPC_E.fullmatch(code):
        return None
    system, body, check = code[0], code[1:7], code[7]
    last = body[5]
    if last in "012":
        body = f"{body[:2]}{last}0000{body[2:5]}"
    elif last == "3":
        body = f"{body[:3]}00000{body[3:5]}"
    elif last == "4":
        body = f"{body[:4]}00000{body[4]}"
    else:
        body = f"{body[:5]}0000{last}"
    full = f"{system}{body}{check}"
    return full if is_gtin(full) else None


def normalise_gtin(code: str) -> str | None:
    """The fourteen digits under which all forms of one article number are the same, or ``None`` for another code.

    An EAN-13 that begins with 0 is a UPC-A. Eight digits can be right both as an EAN-8 and as a UPC-E: those that begin
    with 0 are then a UPC-E, for no manufacturer has such an EAN-8, those with 1 an EAN-8.
    """
    expanded = expand_upc_e(code)
    if expanded is not None and (code[0] == "0" or not is_gtin(code)):
        return expanded.zfill(_GTIN_DIGITS)
    return code.zfill(_GTIN_DIGITS) if is_gtin(code) else None


def candidates(raw: str) -> list[Candidate]:
    """All readings of a scan, the likeliest first, none twice and each without its symbology identifier.

    As it arrived; as if typed on a Thai keyboard; with CapsLock on; both. The layout that hardly anybody has comes
    last: the digits 2 to 7 typed on Pattachote are what Kedmanee gives for other digits with CapsLock on. A reading
    of a Thai layout is one only if that layout could have typed every character.
    """
    found: dict[str, Candidate] = {}
    for how, reading in _readings(raw):
        code = split_aim_id(reading)[1]
        found.setdefault(code, Candidate(code, how))
    return list(found.values())


def _readings(raw: str) -> Iterator[tuple[str, str]]:
    """Pairs of what was repaired and the text that results."""
    yield "as-is", raw
    yield from _read_back(raw, _USUAL_LAYOUTS)
    if raw.isascii():
        yield "capslock", raw.swapcase()
    yield from _read_back(raw, _USUAL_LAYOUTS, "+capslock", other_level)
    yield from _read_back(raw, _RARE_LAYOUTS)
    yield from _read_back(raw, _RARE_LAYOUTS, "+capslock", other_level)


def _read_back(
    raw: str, layouts: Iterable[ThaiLayout], also: str = "", repair: Callable[[str], str] = str
) -> Iterator[tuple[str, str]]:
    for layout in layouts:
        text = read_back(layout, raw)
        if text is not None:
            yield layout.value + also, repair(text)


def resolve(raw: str, is_known: Callable[[str], bool]) -> Candidate:
    """The reading to go by: the first that is known, else the first with a right check digit, else as it arrived.

    ``is_known`` asks whether a part, a document or a badge has the code.
    """
    readings = candidates(raw)
    for reading in readings:
        if is_known(reading.code):
            return reading
    return next((reading for reading in readings if normalise_gtin(reading.code)), readings[0])


def parse_quantity_prefix(text: str) -> tuple[int, str] | None:
    """``12 x`` or ``12 *`` before a code: the quantity in thousandths and the rest, or ``None`` without a prefix.

    ``12x`` alone is a prefix too, ``10x50 bolt`` is not: in front of a text the sign stands apart. Typed on a Thai
    keyboard it is read back first.

    Raises:
        Rejected: ``quantity.too_large``; whether a line may have the quantity, such as 0, is for who uses it.
    """
    match = _PREFIX.fullmatch(arabic_digits(text))
    if match is None:
        typed = read_back(ThaiLayout.KEDMANEE, text)
        match = _PREFIX.fullmatch(typed) if typed else None
    if match is None or (match["rest"] and match["sign"] != "*" and not match["before"] + match["behind"]):
        return None
    try:
        quantity = parse_quantity(match["quantity"])
    except Rejected as error:
        if error.key == "quantity.too_large":
            raise
        return None
    return quantity, match["rest"]
