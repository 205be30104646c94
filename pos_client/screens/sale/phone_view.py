"""The phone: the cart is the screen; keypad and money come over it, results take its place while one types."""

from __future__ import annotations

import flet as ft

from pos_client.screens.sale.after_view import AfterPane
from pos_client.screens.sale.cart_state import CartState
from pos_client.screens.sale.cart_view import CartPane
from pos_client.screens.sale.find_view import Results, ScanPart, Wanting
from pos_client.screens.sale.held_view import HeldPane
from pos_client.screens.sale.keeping import memo
from pos_client.screens.sale.line_view import LinePane
from pos_client.screens.sale.live import behind
from pos_client.screens.sale.pay_view import PayPane
from pos_client.screens.sale.search_state import SearchState
from pos_client.screens.sale.state import SaleState
from pos_client.screens.sale.trouble_view import trouble
from pos_client.shell_state import ShellState
from pos_client.ui import kit
from pos_client.ui.theme import Space


def PhonePane(k: kit.Look, state: SaleState, shell: ShellState, box: kit.TextBox) -> ft.Control:
    """What the phone shows between its two bars."""
    if state.phase == "after":
        return AfterPane(k, state.after, state, shell)
    if state.phase == "paying":
        return PayPane(k, state.pay, state.cart, state, shell)
    whole = PhoneSale(k, state, shell, box)
    if state.pane == "line":
        return kit.lower_sheet(k, whole, LinePane(k, state.line, state.cart, state))
    return whole


@memo
@ft.component
def PhoneSale(k: kit.Look, state: SaleState, shell: ShellState, box: kit.TextBox) -> ft.Control:
    """Scan field, hold, then the cart or what was found."""
    head: list[ft.Control] = [ScanPart(k, state.search, state, box)]
    head += [*trouble(k, state, shell), Wanting(k, behind(state.cart), state, shell, False)]  # noqa: FBT003
    top = ft.Container(kit.stack(head, Space.S), padding=ft.Padding.only(left=Space.M, right=Space.M, top=Space.M))
    body = ft.Container(PhoneBody(k, state.search, state.cart, state), expand=True)
    return ft.Column([top, body], spacing=Space.S, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


@memo
@ft.component
def PhoneBody(k: kit.Look, search: SearchState, cart: CartState, state: SaleState) -> ft.Control:
    """The cart with its total pinned; results, and held bills, in its place while one looks for something."""
    if search.results is not None:
        found = Results(k, search, state, key=f"found-{search.results.turn}")  # type: ignore[call-arg]
        return ft.Container(found, padding=Space.S)
    if state.pane == "held":
        return ft.Container(HeldPane(k, cart, state), padding=Space.S)
    bar = _hold(k, cart, state)
    column: list[ft.Control] = [ft.Container(bar, padding=kit.pad(Space.M))] if bar else []
    column.append(ft.Container(CartPane(k, state, state.question is not None), expand=True))
    return ft.Column(column, spacing=Space.S, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _hold(k: kit.Look, cart: CartState, state: SaleState) -> ft.Control | None:
    """Put the bill aside, and the way to those that were; nothing where there is neither."""
    cells: list[ft.Control] = []
    if not cart.empty:
        cells.append(
            kit.button(
                k,
                k.w("sale.hold"),
                state.hold,
                identifier="hold",
                glyph=ft.Icons.PAUSE_CIRCLE,
                style="strong",
                expand=True,
            )
        )
    if cart.held:
        cells.append(
            kit.button(
                k,
                k.w("sale.held"),
                state.show_held,
                identifier="held",
                style="strong",
                trailing=kit.count(k, len(cart.held)),
                expand=True,
            )
        )
    return ft.Row(cells, spacing=Space.S) if cells else None
