"""Thai digits and Arabic digits, one for one."""

from __future__ import annotations

_THAI = "๐๑๒๓๔๕๖๗๘๙"
_TO_ARABIC = str.maketrans(_THAI, "0123456789")
_TO_THAI = str.maketrans("0123456789", _THAI)


def arabic_digits(text: str) -> str:
    """The text with ๐–๙ written 0–9; everything else stays."""
    return text.translate(_TO_ARABIC)


def thai_digits(text: str) -> str:
    """The text with 0–9 written ๐–๙; everything else stays."""
    return text.translate(_TO_THAI)
