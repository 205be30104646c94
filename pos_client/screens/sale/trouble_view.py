"""What the sale says beside the work: what went wrong or is missing, and the ways out of it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import flet as ft

from core.errors import PosError
from pos_client.screens.sale.state import SaleState
from pos_client.shell_state import ShellState
from pos_client.ui import kit
from storage.queries.receipts import ReceiptHead


def trouble(k: kit.Look, state: SaleState, shell: ShellState) -> list[ft.Control]:
    """The sentence of the last error with its ways out, or nothing."""
    error = state.error
    if error is None:
        return []
    if error.key.startswith("clock."):
        return [_clock(k, state, error)]
    tone = "ours" if error.key in ("shift.not_open", "sale.total_changed") else "late"
    ways = [kit.Way("sale-understood", k.w("shell.understood"), state.forget_error)]
    if error.key == "shift.not_open":
        ways = _open_shift(k, state, shell)
    return [kit.notice(k, "ours" if tone == "ours" else "late", k.w.error(error), ways, identifier="sale-error")]


def no_shift(k: kit.Look, state: SaleState, shell: ShellState) -> list[ft.Control]:
    """Without an open shift the screen shows prices and stock, and asks to open one."""
    if not state.cart.ready or state.cart.shift is not None or state.error is not None:
        return []
    return [kit.notice(k, "ours", k.w("sale.no_shift"), _open_shift(k, state, shell), identifier="sale-no-shift")]


def _open_shift(k: kit.Look, state: SaleState, shell: ShellState) -> list[kit.Way]:
    if not state.session.may("shift.open_close"):
        return []
    return [kit.Way("open-shift", k.w("sale.open_shift"), partial(shell.go, "shift"), ft.Icons.PAYMENTS)]


def _clock(k: kit.Look, state: SaleState, error: PosError) -> ft.Control:
    """Is it really this day? Either the sale goes on, or somebody sets the clock; the bill waits."""
    now = datetime.fromtimestamp(state.session.now_ms() / 1000, UTC)
    sentence = f"{k.w.error(error)} {k.w('sale.clock', now=now)}"
    ways = [
        kit.Way("clock-right", k.w("sale.clock_right"), state.clock_is_right, ft.Icons.CHECK),
        kit.Way("clock-wrong", k.w("sale.clock_wrong"), state.forget_error),
    ]
    return kit.notice(k, "ours", sentence, ways, identifier="sale-clock", glyph=ft.Icons.SCHEDULE)


def scanned_receipt(k: kit.Look, state: SaleState, receipt: ReceiptHead) -> ft.Control:
    """One of our receipts was scanned: it can be printed again."""
    made = datetime.fromtimestamp(receipt.at_ms / 1000, UTC)
    sentence = k.w("sale.receipt", number=receipt.number, made=made, total_satang=receipt.total_satang)
    ways = [
        kit.Way("receipt-copy", k.w("sale.copy"), partial(state.reprint, receipt.id), ft.Icons.CONTENT_COPY),
        kit.Way("receipt-away", k.w("sale.close"), state.clear_search),
    ]
    return kit.notice(k, "planned", sentence, ways, identifier="sale-receipt", glyph=ft.Icons.RECEIPT_LONG)
