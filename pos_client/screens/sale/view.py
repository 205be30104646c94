"""The selling screen: what stands where, on a phone, a tablet and a desktop, while selling, paying and afterwards."""

from __future__ import annotations

from functools import partial

import flet as ft

from pos_client.screens.hooks import use_screen
from pos_client.screens.override import ApprovalCard
from pos_client.screens.sale.after_view import AfterPane, next_sale
from pos_client.screens.sale.cart_view import CartPane, Lines, Totals
from pos_client.screens.sale.find_view import FIND_SHARE_UPRIGHT, FindPane
from pos_client.screens.sale.help_view import HelpSheet
from pos_client.screens.sale.live import KINDS, LiveSale
from pos_client.screens.sale.pay_view import PayPane
from pos_client.screens.sale.phone_view import PhonePane
from pos_client.screens.sale.selling_state import PAGE_STEP
from pos_client.screens.sale.state import SaleState
from pos_client.shell_state import ShellState
from pos_client.ui import kit
from pos_client.ui.hooks import use_keys, use_once
from pos_client.ui.keys import Layer, Restore
from pos_client.ui.kit import Handler
from pos_client.ui.theme import Size, Space

ASKING_SHARE_UPRIGHT = 72
"""Percent of the height of an upright tablet that a manager's question needs, PIN keys and all."""
CART_AND_CARD = 800
"""Height from which a phone has room for the bill's total above a manager's question."""
STRIP_WORDS = {
    "selling": {
        "F1": "sale.key.help",
        "F2": "sale.key.quantity",
        "F4": "sale.key.find",
        "F8": "sale.key.hold",
        "F9": "sale.key.pay",
        "Ctrl+Enter": "sale.key.exact",
        "Del": "sale.key.remove",
        "Ctrl+Z": "sale.key.undo",
    },
    "paying": {"Enter": "sale.key.confirm", "=": "sale.key.exact_amount", "Esc": "sale.key.back"},
    "after": {"Enter": "sale.key.next", "Ctrl+P": "sale.key.copy"},
}


@ft.component
def SaleScreen(k: kit.Look, around: kit.Frame, shell: ShellState) -> ft.Control:
    """Scan to money."""
    state = use_screen(lambda: LiveSale(shell.session, shell.play, kinds=KINDS))
    box = use_once(kit.TextBox)
    use_keys(k.keys, _layer(state, box))
    words = [kit.KeyWord(key, k.w(word)) for key, word in STRIP_WORDS[state.phase].items()]
    if k.phone:
        busy = state.phase == "paying" or state.question is not None
        return kit.frame(
            k,
            around,
            here="sale",
            title=_title(k, state),
            body=_over(k, state, PhonePane(k, state, shell, box)),
            pinned=_pinned(k, state) if state.phase == "after" else None,
            back=state.back if state.phase == "paying" else None,
            nav=not busy,
        )
    return kit.frame(k, around, here="sale", title=_title(k, state), body=_wide(k, state, shell, box), keys=words)


def _title(k: kit.Look, state: SaleState) -> str:
    if state.phase == "paying":
        return k.w("sale.title_paying")
    if state.phase == "after":
        return k.w("sale.title_after")
    return k.w("nav.sale") if k.phone else k.w("sale.title")


def _pinned(k: kit.Look, state: SaleState) -> ft.Control:
    return ft.Container(next_sale(k, state), padding=Space.M, bgcolor=k.p.floor)


def _wide(k: kit.Look, state: SaleState, shell: ShellState, box: kit.TextBox) -> ft.Control:
    """Two panes: what is being done, and the cart; upright the cart lies below."""
    if state.phase == "after":
        return _over(k, state, AfterPane(k, state.after, state, shell))
    left: ft.Control
    if state.phase == "paying":
        left = PayPane(k, state.pay, state.cart, state, shell)
    else:
        left = FindPane(k, state, shell, box)
    locked = state.phase == "paying" or state.question is not None
    cart = CartPane(k, state, locked)
    share = ASKING_SHARE_UPRIGHT if state.question is not None else FIND_SHARE_UPRIGHT
    pane = ft.Container(_over(k, state, left), expand=share if k.upright else True)
    if k.upright:
        below = ft.Container(cart, expand=100 - share)
        return ft.Column(
            [pane, below], spacing=Space.L, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
        )
    right = ft.Container(cart, width=Size.CART_DESKTOP if k.desktop else Size.CART_TABLET)
    return ft.Row([pane, right], spacing=Space.L, expand=True, vertical_alignment=ft.CrossAxisAlignment.STRETCH)


def _over(k: kit.Look, state: SaleState, pane: ft.Control) -> ft.Control:
    """What floats over the pane: a manager's question, the keys; the cart stays in sight."""
    above: ft.Control | None = None
    question = state.question
    if question is not None:
        wide = not k.phone and not k.desktop
        above = ApprovalCard(k, state.approving, question, state.session.now_ms, wide)
    elif state.help:
        above = HelpSheet(k, state)
    if above is None:
        return pane
    if k.phone:
        if question is not None and state.phase == "selling" and k.height >= CART_AND_CARD:
            return _cart_and_card(k, state, above)
        return kit.scrolling([above], padding=Space.M)
    card = ft.Column(
        [above],
        alignment=ft.MainAxisAlignment.CENTER,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        expand=True,
        scroll=ft.ScrollMode.AUTO,
    )
    whole = ft.Container(card, left=0, right=0, top=0, bottom=0, alignment=ft.Alignment.CENTER)
    behind = ft.Container(pane, left=0, right=0, top=0, bottom=0)
    return ft.Stack([behind, whole], expand=True)


def _cart_and_card(k: kit.Look, state: SaleState, card: ft.Control) -> ft.Control:
    """What is asked about stays in sight on a phone too: the lines that fit, the total, and the card below them."""
    total = ft.Container(Totals(k, state.cart.sums, len(state.cart.lines), "h2"), padding=kit.pad(Space.L, Space.XS))
    bill = ft.Column([Lines(k, state.cart, state, True), kit.line(k), total], spacing=0, expand=True)  # noqa: FBT003
    parts: list[ft.Control] = [ft.Container(bill, bgcolor=k.p.sheet, expand=True), ft.Container(card, padding=Space.S)]
    return ft.Column(parts, spacing=0, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _layer(state: SaleState, box: kit.TextBox) -> Layer:
    """The keyboard while nothing lies over the screen."""

    async def find() -> None:
        await state.find()
        await box.focus()

    def snapshot() -> Restore:
        return partial(state.search_for, state.search.typed)

    keys: dict[str, Handler] = {
        "F1": state.show_help,
        "F2": state.edit_line,
        "F4": find,
        "/": find,
        "F8": state.hold,
        "F9": state.start_paying,
        "Ctrl+Enter": state.exact,
        "Enter": state.enter,
        "Esc": state.escape,
        "Up": partial(state.move, -1),
        "Down": partial(state.move, 1),
        "PgUp": partial(state.move, -PAGE_STEP),
        "PgDn": partial(state.move, PAGE_STEP),
        "Del": state.remove_line,
        "Ctrl+Z": state.undo,
        "Backspace": state.rub_out,
    }
    return Layer(keys=keys, text=state.type, scan=state.scanned, snapshot=snapshot)
