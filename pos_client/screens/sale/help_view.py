"""The keys of the sale, as they are on the keyboard."""

from __future__ import annotations

import flet as ft

from pos_client.routes import ROUTES, may_go
from pos_client.screens.sale.state import SaleState
from pos_client.ui import kit
from pos_client.ui.hooks import use_keys
from pos_client.ui.keys import Layer
from pos_client.ui.theme import Size, Space

FRAME_WORDS = {"1–{places}": "sale.key.places", "U": "sale.key.switch_user"}
"""Keys of the frame, with Ctrl or Alt in front."""
KEY_WORDS = {
    "F4": "sale.key.find",
    "12 x": "sale.key.quantity_first",
    "↑ ↓": "sale.key.rows",
    "Enter": "sale.key.enter",
    "F2": "sale.key.quantity",
    "Del": "sale.key.remove",
    "Ctrl+Z": "sale.key.undo",
    "F8": "sale.key.hold",
    "F9": "sale.key.pay",
    "Ctrl+Enter": "sale.key.exact",
    "=": "sale.key.exact_amount",
    "Ctrl+P": "sale.key.copy",
    "Esc": "sale.key.back",
}


@ft.component
def HelpSheet(k: kit.Look, state: SaleState) -> ft.Control:
    """A sheet over the left pane; a scan, Esc or F1 puts it away."""
    use_keys(k.keys, Layer(keys={"Enter": state.show_help, "Esc": state.show_help, "F1": state.show_help}))
    # A browser keeps Ctrl with a digit for its own tabs.
    mark = "Alt" if ft.context.page.web else "Ctrl"
    places = sum(route.rail and may_go(state.session, route) for route in ROUTES)
    frame = {f"{mark}+{key.format(places=places)}": word for key, word in FRAME_WORDS.items()}
    rows: list[ft.Control] = [
        kit.beside(
            [
                ft.Container(ft.Row([kit.key_hint(k, key, k.p.ink)], tight=True), width=Size.COLUMN_PRICE),
                kit.text(k, k.w(word), "body", expand=True, lines=2),
            ]
        )
        for key, word in {**KEY_WORDS, **frame}.items()
    ]
    head = kit.beside(
        [
            kit.text(k, k.w("sale.keys_title"), "h2", expand=True),
            kit.icon_button(k, ft.Icons.CLOSE, k.w("sale.close"), state.show_help, identifier="help-close"),
        ]
    )
    sheet = kit.floating(k, kit.stack([head, *rows], Space.S), width=None if k.phone else Size.OVERRIDE)
    return kit.named("help", sheet)
