"""Numbers with a check digit, made so that they are valid and yet belong to nobody."""

from __future__ import annotations

from typing import Final

from core.barcodes import gtin_check_digit
from core.thai.tax_id import tax_id_check_digit

FUTURE_YEAR: Final = "599"
"""A company's id carries its year of registration; nobody registers before Buddhist year 2599."""


def ean13(twelve: str) -> str:
    """The barcode of twelve digits: they and their check digit."""
    return twelve + gtin_check_digit(twelve)


def tax_id(twelve: str) -> str:
    """The tax or citizen id of twelve digits: they and their check digit."""
    return twelve + tax_id_check_digit(twelve)


def company_tax_id(province: str, serial: int, *, partnership: bool = False) -> str:
    """The id of an invented company (type 5) or partnership (type 3) in a province by its two-digit code."""
    return tax_id(f"0{province}{3 if partnership else 5}{FUTURE_YEAR}{serial:05d}")


def government_tax_id(serial: int) -> str:
    """The id of an invented office, in the 0994 range that government bodies have."""
    return tax_id(f"0994999{serial:05d}")


def citizen_id(serial: int) -> str:
    """The id of an invented person: no district 99 99 exists, so no real card carries it."""
    return tax_id(f"19999{serial:07d}")


def mobile_phone(serial: int) -> str:
    """An E.164 mobile number whose middle is all zeroes, so that every eye sees it is invented; below 10,000."""
    return f"+6680000{serial:04d}"


def landline_phone(serial: int) -> str:
    """An E.164 number of the Chon Buri area (038), its middle all zeroes; below 10,000."""
    return f"+663800{serial:04d}"
