"""The keys of shop settings, what each holds and what it is where nobody set it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.ports import Tx
from core.shop.records import Setting

VAT_REGISTERED = "vat.registered"
"""Whether the shop is registered for VAT; a receipt of one that is not shows none."""
CASH_ROUNDING = "cash.rounding"
"""``FLOOR_25`` or ``NONE`` (``core.documents.rules.CashRounding``)."""
RECEIPT_FOOTER = "receipt.footer"
"""``{"th": …, "en": …}``, the words at the end of a receipt."""

DEFAULTS: Mapping[str, Any] = {
    VAT_REGISTERED: True,
    CASH_ROUNDING: "FLOOR_25",
    RECEIPT_FOOTER: {"th": "ขอบคุณที่ใช้บริการ", "en": "Thank you"},
}


def settings(tx: Tx, *keys: str) -> dict[str, Any]:
    """Settings in force now."""
    rows = tx.configs(Setting, keys)
    return {key: rows[key].value if key in rows else DEFAULTS[key] for key in keys}
