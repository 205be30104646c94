"""The pay sheet: what is due, what was received, what goes back, and the one step that completes the sale."""

from __future__ import annotations

from functools import partial

import flet as ft

from pos_client.screens.sale.cart_state import CartState
from pos_client.screens.sale.keeping import memo
from pos_client.screens.sale.keyed import CASH, Keyed
from pos_client.screens.sale.pay_state import PayState, offered
from pos_client.screens.sale.state import SaleState
from pos_client.screens.sale.trouble_view import trouble
from pos_client.shell_state import ShellState
from pos_client.ui import kit
from pos_client.ui.hooks import use_keys
from pos_client.ui.keys import Layer, Restore
from pos_client.ui.kit import Handler
from pos_client.ui.theme import Glyph, Radius, Size, Space, Stroke, StyleName


@memo
@ft.component
def PayPane(k: kit.Look, pay: PayState, cart: CartState, state: SaleState, shell: ShellState) -> ft.Control:
    """Cash; the only tender that there is yet."""
    _use_pay_keys(k, pay, state)
    due = cart.sums.due_satang
    notices = [*trouble(k, state, shell), *_refused(k, pay)]
    body = _phone(k, pay, due, notices, state) if k.phone else _wide(k, pay, due, notices, state)
    return kit.named("pay-pane", body, expand=True)


def _use_pay_keys(k: kit.Look, pay: PayState, state: SaleState) -> None:
    """The whole keyboard is for the money; a scan is refused in words and leaves the amount as it was."""

    def digits(characters: str) -> None:
        for character in characters:
            state.press_pay(character)

    def snapshot() -> Restore:
        before = pay.keyed

        def restore() -> None:
            pay.keyed = before

        return restore

    keys: dict[str, Handler] = {
        "Enter": state.confirm,
        "Esc": state.escape,
        "=": state.put_exact,
        "Backspace": partial(state.press_pay, kit.DELETE),
        "F1": state.show_help,
    }
    use_keys(k.keys, Layer(keys=keys, text=digits, scan=state.refuse_scan, snapshot=snapshot, modal=True, rank=1))


def _refused(k: kit.Look, pay: PayState) -> list[ft.Control]:
    if not pay.refused:
        return []
    return [kit.notice(k, "ours", k.w("sale.scan_refused"), identifier="scan-refused", glyph=ft.Icons.LOCK)]


def _wide(k: kit.Look, pay: PayState, due: int, notices: list[ft.Control], state: SaleState) -> ft.Control:
    stretch = ft.CrossAxisAlignment.STRETCH
    left: list[ft.Control] = [_well(k, pay), _outcome(k, pay, due), *notices]
    left.append(ft.Container(_notes(k, due, state), expand=True))
    keypad = ft.Container(
        kit.keypad(k, state.press_pay, identifier="pay-key", extra="00", fill=True), width=Size.KEYPAD
    )
    middle = ft.Row(
        [ft.Column(left, spacing=Space.FIELD, expand=True, horizontal_alignment=stretch), keypad],
        spacing=Space.XL,
        expand=True,
        vertical_alignment=stretch,
    )
    parts = [_due(k, due), middle, _confirm(k, pay, due, state)]
    return kit.sheet(
        k, ft.Column(parts, spacing=Space.FIELD, expand=True, horizontal_alignment=stretch), Space.XL, expand=True
    )


def _phone(k: kit.Look, pay: PayState, due: int, notices: list[ft.Control], state: SaleState) -> ft.Control:
    keypad = ft.Container(kit.keypad(k, state.press_pay, identifier="pay-key", extra="00", fill=True), expand=True)
    parts = [_due(k, due), _well(k, pay), *notices, _notes(k, due, state), keypad]
    parts += [_outcome(k, pay, due), _confirm(k, pay, due, state)]
    column = ft.Column(parts, spacing=Space.S, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return ft.Container(column, padding=Space.M, expand=True)


def _due(k: kit.Look, due: int) -> ft.Control:
    said: list[ft.Control] = [kit.text(k, k.w("sale.due"), "h3", k.p.muted)]
    if not k.phone:  # an amount of seven digits leaves no room for it
        said.append(kit.chip(k, "planned", k.w("sale.tender_cash"), ft.Icons.PAYMENTS))
    return kit.apart(kit.beside(said, Space.M), kit.named("due", kit.money(k, due, "total")))


def shown_amount(keyed: Keyed) -> str:
    """``4,500.00`` for a whole amount, what was keyed once there is a point in it."""
    return (
        keyed.shown() if "." in keyed.text and not keyed.preset else f"{keyed.value // 100:,}.{keyed.value % 100:02d}"
    )


def _well(k: kit.Look, pay: PayState) -> ft.Control:
    amount = shown_amount(pay.keyed)
    ink = k.p.muted if pay.keyed.empty else k.p.ink
    return ft.Container(
        height=Size.TENDER if not k.phone else None,
        padding=kit.pad(Space.L, Space.XS),
        border_radius=Radius.BUTTON,
        bgcolor=k.p.here,
        border=kit.border(k, k.p.ink, Stroke.FIELD),
        content=kit.apart(
            kit.text(k, k.w("sale.received"), "h3", k.p.muted),
            kit.named("received", kit.figure(k, amount, "total" if len(amount) <= _WIDE else "h1", ink)),
        ),
    )


_WIDE = 10
"""Characters of an amount that still fit the well in the largest figures."""
assert CASH.whole + CASH.decimals > _WIDE


def _outcome(k: kit.Look, pay: PayState, due: int) -> ft.Control:
    """What goes back, or what is still missing: the reason why the sale cannot be completed yet."""
    missing, change = pay.missing_satang(due), pay.change_satang(due)
    if pay.too_much(due):
        tone, glyph, word, amount = k.p.late, ft.Icons.ERROR, k.w("sale.too_much"), None
    elif missing or pay.keyed.empty:
        tone, glyph, word, amount = k.p.ours, ft.Icons.HOURGLASS_BOTTOM, k.w("sale.missing"), k.w.money(missing)
    else:
        tone, glyph, word, amount = k.p.ready, ft.Icons.CHECK_CIRCLE, k.w("sale.change"), k.w.money(change)
    row: list[ft.Control] = [
        kit.icon(k, glyph, Glyph.BASE, tone.text),
        kit.text(k, word, "h3", tone.text, expand=True, lines=2),
    ]
    if amount is not None:
        row.append(kit.figure(k, amount, "h1", tone.text))
    box = ft.Container(
        kit.beside(row),
        padding=kit.pad(Space.L, Space.S if not k.phone else Space.XS),
        border_radius=Radius.BUTTON,
        bgcolor=tone.tint,
    )
    return kit.named("outcome", box, live_region=True)


def _notes(k: kit.Look, due: int, state: SaleState) -> ft.Control:
    """Exact, and the amounts that a customer is likely to hand over."""
    height = k.touch.least if k.phone else kit.FILL

    def cell(word: str, on_tap: Handler, name: str) -> ft.Control:
        style: StyleName = "strong" if k.phone else "h2"
        return kit.button(k, word, on_tap, identifier=name, style=style, height=height, expand=True)

    cells = [cell(k.w("sale.exact"), state.put_exact, "pay-exact")]
    cells += [
        cell(f"{amount // 100:,}", partial(state.put_amount, amount), f"pay-note-{amount // 100}")
        for amount in offered(due)
    ]
    if k.phone:
        return ft.Row(cells, spacing=k.touch.gap)
    stretch = ft.CrossAxisAlignment.STRETCH
    rows: list[ft.Control] = [
        ft.Row(cells[i : i + 2], spacing=k.touch.gap, expand=True, vertical_alignment=stretch)
        for i in range(0, len(cells), 2)
    ]
    return ft.Column(rows, spacing=k.touch.gap, expand=True)


def _confirm(k: kit.Look, pay: PayState, due: int, state: SaleState) -> ft.Control:
    return kit.button(
        k,
        k.w("sale.confirm"),
        state.confirm,
        identifier="confirm",
        kind="action",
        glyph=ft.Icons.CHECK,
        hint="Enter",
        style="h2",
        off=not pay.enough(due),
        height=k.touch.action,
    )
