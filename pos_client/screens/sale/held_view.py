"""Held bills: the strip above the tiles, and the list."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import flet as ft

from pos_client.screens.sale.cart_state import CartState
from pos_client.screens.sale.keeping import memo
from pos_client.screens.sale.state import SaleState
from pos_client.ui import kit
from pos_client.ui.hooks import use_keys
from pos_client.ui.keys import Layer
from pos_client.ui.theme import Glyph, Size, Space
from storage.queries.carts import HeldCart

IN_STRIP = 2


def held_strip(k: kit.Look, cart: CartState, state: SaleState) -> list[ft.Control]:
    """The newest held bills, a tap each to take them up again, and the way to the list; nothing where none is held."""
    if not cart.held:
        return []
    newest = list(reversed(cart.held))[:IN_STRIP]
    cards = [_card(k, held, state) for held in newest]
    cards.append(
        kit.tap(
            k,
            kit.beside(
                [
                    kit.icon(k, ft.Icons.PAUSE_CIRCLE, Glyph.BASE, k.p.muted),
                    kit.text(k, k.w("sale.held"), "strong"),
                    kit.count(k, len(cart.held)),
                ],
                Space.KEYS,
                tight=True,
            ),
            state.show_held,
            identifier="held",
            face=kit.sheet_face(k, edge=k.p.line),
            height=Size.SCAN,
            padding=kit.pad(Space.L),
            alignment=ft.Alignment.CENTER,
        )
    )
    return [ft.Row(cards, spacing=k.touch.gap)]


def _card(k: kit.Look, held: HeldCart, state: SaleState) -> ft.Control:
    at = k.w.clock(datetime.fromtimestamp(held.changed_ms / 1000, UTC))
    name = kit.text(k, held.first(k.language), "strong", expand=True)
    below = kit.text(k, f"{held.who(k.language)} · {at} · {k.w.n('sale.lines', held.lines)}", "small", k.p.muted)
    column = ft.Column(
        [ft.Row([name, kit.money(k, held.total_satang)], spacing=Space.S), below],
        spacing=Space.SNUG,
        tight=True,
        expand=True,
    )
    return kit.tap(
        k,
        kit.beside([kit.icon(k, ft.Icons.PAUSE_CIRCLE, Glyph.BASE, k.p.muted), column], Space.KEYS),
        partial(state.recall, held.id),
        identifier=f"recall-{held.id}",
        face=kit.sheet_face(k, edge=k.p.line),
        height=Size.SCAN,
        padding=kit.pad(Space.FIELD),
        expand=True,
        key=held.id,
    )


@memo
@ft.component
def HeldPane(k: kit.Look, cart: CartState, state: SaleState) -> ft.Control:
    """All held bills: what, who, since when, how much."""
    use_keys(k.keys, Layer(keys={"Enter": state.enter, "Esc": state.escape}))
    rows = [_row(k, held, state, here=i == state.held_here) for i, held in enumerate(cart.held)]
    head = kit.beside(
        [
            kit.text(k, k.w("sale.held_title"), "h3", expand=True),
            kit.icon_button(k, ft.Icons.CLOSE, k.w("sale.close"), state.show_held, identifier="held-close"),
        ]
    )
    top = ft.Container(head, bgcolor=k.p.sunken, padding=ft.Padding.only(left=Space.L, right=Space.S), height=Size.BAR)
    body: ft.Control = kit.scrolling(rows)
    if not rows:
        body = kit.empty_state(k, ft.Icons.PAUSE_CIRCLE, k.w("sale.held_none"), k.w("sale.held_none_hint"))
    whole = kit.sheet(k, ft.Column([top, kit.line(k), body], spacing=0, expand=True), expand=True)
    return kit.named("held-list", whole, expand=True)


def _row(k: kit.Look, held: HeldCart, state: SaleState, *, here: bool) -> ft.Control:
    at = k.w.moment(datetime.fromtimestamp(held.changed_ms / 1000, UTC))
    names = ft.Column(
        [
            kit.text(k, held.first(k.language), "strong"),
            kit.text(k, f"{held.who(k.language)} · {at} · {k.w.n('sale.lines', held.lines)}", "small", k.p.muted),
        ],
        spacing=Space.SNUG,
        tight=True,
        expand=True,
        alignment=ft.MainAxisAlignment.CENTER,
    )
    content = kit.marked(k, kit.beside([names, kit.money(k, held.total_satang)]), here=here)
    face = kit.Face(press=k.p.here, radius=0)
    return kit.tap(k, content, partial(state.recall, held.id), identifier=f"held-{held.id}", face=face, key=held.id)
