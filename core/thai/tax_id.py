"""Thirteen-digit tax and citizen ids, and the five-digit branch that goes with a company's.

Whether a wrong id blocks a document is the document's rule: nothing here raises.
"""

from __future__ import annotations

import re
from enum import StrEnum

from core.thai.digits import arabic_digits

HEAD_OFFICE = "00000"
"""The branch code of a head office."""

_LENGTH = 13
_TAX_ID = re.compile(r"[0-9]{13}")
_BRANCH = re.compile(r"[0-9]{5}")
_DASHES = {"juristic": (1, 2, 1, 3, 5, 1), "person": (1, 4, 5, 2, 1)}


class TaxIdKind(StrEnum):
    """Whose id it is; the first digit says it."""

    JURISTIC = "juristic"  # 0: companies, partnerships, government and other taxpayers without a citizen id
    PERSON = "person"  # 1 to 8: the citizen id


def plain_tax_id(text: str) -> str:
    """What was typed or scanned without spaces and dashes, in Arabic digits."""
    return re.sub("[ -]", "", arabic_digits(text))


def tax_id_check_digit(first12: str) -> str:
    """The thirteenth digit to twelve: ``(11 - sum of digit x weight 13..2 mod 11) mod 10``."""
    assert re.fullmatch("[0-9]{12}", first12), "twelve digits"
    weighted = sum(int(digit) * (_LENGTH - i) for i, digit in enumerate(first12))
    return str((11 - weighted % 11) % 10)


def is_tax_id(text: str) -> bool:
    """Whether it has thirteen digits, a right check digit and a first digit that is given out."""
    digits = plain_tax_id(text)
    if not _TAX_ID.fullmatch(digits):
        return False
    return tax_id_kind(digits) is not None and tax_id_check_digit(digits[:-1]) == digits[-1]


def tax_id_kind(text: str) -> TaxIdKind | None:
    """Company or person, by the first digit alone; ``None`` for 9, which nobody has, and for no digit."""
    first = plain_tax_id(text)[:1]
    if first == "0":
        return TaxIdKind.JURISTIC
    return TaxIdKind.PERSON if first and first in "12345678" else None


def format_tax_id(text: str) -> str:
    """``0-10-5-555-02121-5`` or ``1-2345-67890-12-1``; what has not thirteen digits comes back as it was."""
    digits = plain_tax_id(text)
    kind = tax_id_kind(digits)
    if kind is None or not _TAX_ID.fullmatch(digits):
        return text
    groups, start = [], 0
    for length in _DASHES[kind]:
        groups.append(digits[start : start + length])
        start += length
    return "-".join(groups)


def is_branch_code(text: str) -> bool:
    """Whether it is five digits, as the revenue department writes a branch."""
    return _BRANCH.fullmatch(text) is not None


def branch_text(code: str, language: str) -> str:
    """How a tax document names a branch: ``สำนักงานใหญ่``, ``สาขาที่ 00001``; English for any language but ``th``.

    The wording is the one that the Director-General's notifications on tax invoices prescribe.
    """
    if language == "th":
        return "สำนักงานใหญ่" if code == HEAD_OFFICE else f"สาขาที่ {code}"
    return "Head Office" if code == HEAD_OFFICE else f"Branch No. {code}"


def electronic_tax_id(tax_id: str, branch_code: str) -> str:
    """The eighteen digits by which electronic tax invoices name a company's branch."""
    assert _TAX_ID.fullmatch(tax_id), "a plain tax id"
    assert _BRANCH.fullmatch(branch_code), "a branch has five digits"
    return tax_id + branch_code
