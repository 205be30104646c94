"""The keys of shop settings, what each holds and what it is where nobody set it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from core.documents.rules import CashRounding
from core.ports import Tx
from core.shop.records import Setting

VAT_REGISTERED = "vat.registered"
"""Whether the shop is registered for VAT; a receipt of one that is not shows none."""
CASH_ROUNDING = "cash.rounding"
"""``FLOOR_25`` or ``NONE`` (``core.documents.rules.CashRounding``)."""
FOOTER_CHARS_MAX = 400
RECEIPT_FOOTER = "receipt.footer"
"""``{"th": …, "en": …}``, the words at the end of a receipt."""

DEFAULTS: Mapping[str, Any] = {
    VAT_REGISTERED: True,
    CASH_ROUNDING: "FLOOR_25",
    RECEIPT_FOOTER: {"th": "ขอบคุณที่ใช้บริการ", "en": "Thank you"},
}


def settings(tx: Tx, *keys: str) -> dict[str, Any]:
    """Settings in force now; what this version cannot read is as if nobody had set it."""
    rows = tx.configs(Setting, keys)
    said = {key: rows[key].value if key in rows else None for key in keys}
    return {key: value if _READABLE[key](value) else DEFAULTS[key] for key, value in said.items()}


def _is_words(value: Any) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(words, str) and len(words) <= FOOTER_CHARS_MAX for words in value.values()
    )


_READABLE: Mapping[str, Callable[[Any], bool]] = {
    VAT_REGISTERED: lambda value: isinstance(value, bool),
    CASH_ROUNDING: lambda value: isinstance(value, str) and value in set(CashRounding),
    RECEIPT_FOOTER: _is_words,
}
