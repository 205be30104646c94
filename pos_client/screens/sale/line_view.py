"""The pane of one line: its quantity by keypad, steps or number block, while the bill stays in sight."""

from __future__ import annotations

from functools import partial

import flet as ft

from pos_client.screens.sale.cart_state import CartState
from pos_client.screens.sale.keeping import memo
from pos_client.screens.sale.line_state import LineState
from pos_client.screens.sale.state import SaleState
from pos_client.ui import kit
from pos_client.ui.hooks import use_keys
from pos_client.ui.keys import Layer, Restore
from pos_client.ui.kit import Handler
from pos_client.ui.theme import Radius, Size, Space, Stroke
from storage.queries.carts import CartLineRow

STEPS = (-1, 1, 5, 10)
LOW_PHONE = 760
"""Below this height, or with something to say, a phone has no room for the steps beside keys that gloves can hit."""


@memo
@ft.component
def LinePane(k: kit.Look, editing: LineState, cart: CartState, state: SaleState) -> ft.Control:
    """Quantity of the current line; digits act at once, a scan closes the pane and adds."""
    _use_digits(k, editing, state)
    line = cart.line(editing.line)
    if line is None:  # it was removed in another tab, and the pane closes right now
        return ft.Container()
    body = _phone(k, line, editing, cart, state) if k.phone else _wide(k, line, editing, cart, state)
    return kit.named("line-pane", body, expand=True)


def _use_digits(k: kit.Look, editing: LineState, state: SaleState) -> None:
    """Have the digits; what a scan typed before it was known for one is taken back."""

    async def digits(characters: str) -> None:
        for character in characters:
            await state.press_line(character)

    def snapshot() -> Restore:
        before = editing.keyed

        def restore() -> None:
            editing.keyed = before

        return restore

    keys: dict[str, Handler] = {
        "Enter": state.close_line,
        "Esc": state.close_line,
        "F2": state.close_line,
        "Backspace": partial(state.press_line, kit.DELETE),
        "Del": state.remove_line,
    }
    use_keys(k.keys, Layer(keys=keys, text=digits, snapshot=snapshot))


def _wide(k: kit.Look, line: CartLineRow, editing: LineState, cart: CartState, state: SaleState) -> ft.Control:
    stretch = ft.CrossAxisAlignment.STRETCH
    head = ft.Row(
        [
            ft.Column([kit.text(k, line.name(k.language), "h2"), _place(k, line)], spacing=0, tight=True, expand=True),
            kit.icon_button(k, ft.Icons.CLOSE, k.w("sale.close"), state.close_line, identifier="line-close"),
        ],
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    left: list[ft.Control] = [_well(k, line, editing, Size.WELL), _steps(k, state), *_notes(k, line, state)]
    left.append(ft.Container(expand=True))
    amount = kit.named("line-amount", kit.money(k, cart.amount(line.id), "h2"))
    left.append(kit.apart(kit.text(k, k.w("sale.line_amount"), "body", k.p.muted), amount))
    keys = ft.Container(kit.keypad(k, state.press_line, identifier="line-key", fill=True), width=Size.KEYPAD)
    middle = ft.Row(
        [ft.Column(left, spacing=Space.M, expand=True, horizontal_alignment=stretch), keys],
        spacing=Space.XL,
        expand=True,
        vertical_alignment=stretch,
    )
    whole = ft.Column([head, middle, _ways(k, line, state)], spacing=Space.L, expand=True, horizontal_alignment=stretch)
    return kit.sheet(k, whole, Space.XL, expand=True)


def _phone(k: kit.Look, line: CartLineRow, editing: LineState, cart: CartState, state: SaleState) -> ft.Control:
    keyed = editing.shown(line.qty_milli)
    name = ft.Column(
        [kit.text(k, line.name(k.language), "strong"), _place(k, line)], spacing=Space.SNUG, tight=True, expand=True
    )
    close = kit.icon_button(k, ft.Icons.CLOSE, k.w("sale.close"), state.close_line, identifier="line-close")
    quantity = kit.named("line-quantity", kit.figure(k, keyed.shown(), "total"))
    rows: list[ft.Control] = [ft.Row([name, quantity, close], spacing=Space.M)]
    notes = _notes(k, line, state)
    rows += notes
    if k.height >= LOW_PHONE and not notes:
        rows.append(_steps(k, state))
    rows.append(ft.Container(kit.keypad(k, state.press_line, identifier="line-key", fill=True), expand=True))
    rows.append(_ways(k, line, state))
    return ft.Column(rows, spacing=Space.S, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _place(k: kit.Look, line: CartLineRow) -> ft.Control:
    said = [line.code]
    if line.place and not k.phone:
        said.append(k.w("sale.place", place=line.place))
    if line.stock_milli is not None:
        said.append(k.w("sale.stock.units", qty_milli=line.stock_milli, unit=line.unit(k.language)))
    return kit.text(k, " · ".join(said), "small" if k.phone else "body", k.p.muted)


def _well(k: kit.Look, line: CartLineRow, editing: LineState, height: int) -> ft.Control:
    keyed = editing.shown(line.qty_milli)
    caption = kit.text(k, line.unit(k.language) or k.w("sale.quantity_word"), "h3", k.p.muted)
    return ft.Container(
        height=height,
        padding=kit.pad(Space.XL),
        border_radius=Radius.BUTTON,
        bgcolor=k.p.here,
        border=kit.border(k, k.p.ink, Stroke.FIELD),
        content=kit.apart(caption, kit.named("line-quantity", kit.figure(k, keyed.shown(), "timer"))),
    )


def _steps(k: kit.Look, state: SaleState) -> ft.Control:
    cells = [
        kit.button(
            k,
            f"{'−' if pieces < 0 else '+'}{abs(pieces)}",
            partial(state.step_line, pieces),
            identifier=f"step-{pieces}",
            height=max(k.touch.least, Size.BAR),
            expand=True,
        )
        for pieces in STEPS
    ]
    return ft.Row(cells, spacing=Space.KEYS)


def _notes(k: kit.Look, line: CartLineRow, state: SaleState) -> list[ft.Control]:
    """What changed since the line was scanned."""
    notes: list[ft.Control] = []
    if line.shelf_satang is not None and line.shelf_satang != line.unit_price_satang:
        sentence = k.w("sale.price_changed", was_satang=line.unit_price_satang, now_satang=line.shelf_satang)
        way = kit.Way("use-price", k.w("sale.use_price", now_satang=line.shelf_satang), state.use_shelf_price)
        notes.append(kit.notice(k, "ours", sentence, [way], identifier="price-changed", glyph=ft.Icons.SELL))
    if line.stock_milli is not None and line.qty_milli > max(line.stock_milli, 0):
        sentence = k.w("sale.stock_short", qty_milli=line.stock_milli)
        notes.append(kit.notice(k, "late", sentence, identifier="stock-short", glyph=ft.Icons.REMOVE_CIRCLE))
    return notes


def _ways(k: kit.Look, line: CartLineRow, state: SaleState) -> ft.Control:
    height = k.touch.least if k.phone else k.touch.action
    remove = kit.button(
        k,
        k.w("sale.remove"),
        partial(state.remove_line, line.id),
        identifier="line-remove",
        glyph=ft.Icons.DELETE_OUTLINE,
        hint="Del",
        height=height,
        expand=1 if k.phone else 2,
    )
    done = kit.button(
        k,
        k.w("sale.done"),
        state.close_line,
        identifier="line-done",
        kind="solid",
        glyph=ft.Icons.CHECK,
        hint="Enter",
        height=height,
        expand=1 if k.phone else 3,
    )
    return ft.Row([remove, done], spacing=Space.M)
