"""The cart: its lines, what they come to, and the ways to money. It is never covered."""

from __future__ import annotations

from functools import partial

import flet as ft

from core.shifts.rules import likeliest_note
from pos_client.screens.sale.cart_state import CartState
from pos_client.screens.sale.keeping import Kept, Row, memo
from pos_client.screens.sale.live import LiveFoot, LiveMark, behind
from pos_client.screens.sale.state import SaleState
from pos_client.screens.sale.sums import Sums
from pos_client.ui import kit
from pos_client.ui.hooks import use_once
from pos_client.ui.kit import Handler
from pos_client.ui.theme import Glyph, Size, Space
from storage.queries.carts import CartLineRow

ROWS_UNSCROLLED = 5
"""A cart that is no longer than this shows all of its lines at once, everywhere."""
NOTE_CHARS = 6
"""Characters of an amount that fit the button of the likeliest note; a longer one gets more room, smaller figures."""


@memo
@ft.component
def CartPane(k: kit.Look, state: SaleState, locked: bool) -> ft.Control:  # noqa: FBT001
    """Lines, totals and the next step; ``locked`` while money is taken: then it only shows.

    ``Lines`` and ``Foot`` follow the cart, each for itself; this only holds them, so it is not given the cart: a part
    is drawn again for every change of what it is given.
    """
    parts: list[ft.Control] = [] if k.phone else [_head(k, locked=locked), kit.line(k)]
    parts.append(Lines(k, state.cart, state, locked))
    parts.append(Foot(k, behind(state.cart), state, locked))
    column = ft.Column(parts, spacing=0, expand=True)
    return ft.Container(column, bgcolor=k.p.sheet, expand=True) if k.phone else kit.sheet(k, column, expand=True)


@memo
@ft.component
def Foot(k: kit.Look, _: LiveFoot, state: SaleState, locked: bool) -> ft.Control:  # noqa: FBT001
    """What was removed last, what the lines come to, and the steps to money."""
    cart = state.cart
    parts: list[ft.Control] = []
    if cart.undo is not None and not locked:
        undo = kit.UndoBar(
            k,
            k.w("sale.removed", name=cart.undo.name(k.language)),
            state.undo,
            cart.forget_removed,
            key=f"undo-{cart.undo.line.id}",  # type: ignore[call-arg]
        )
        parts.append(ft.Container(undo, padding=ft.Padding.only(left=Space.M, right=Space.M, bottom=Space.S)))
    parts.append(kit.line(k))
    if locked:
        parts.append(Locked(k, cart.sums, len(cart.lines), state))
    else:
        can_pay = not cart.empty and cart.shift is not None
        note = likeliest_note(cart.sums.due_satang) if can_pay else None
        rows: list[ft.Control] = [Totals(k, cart.sums, len(cart.lines), "total")]
        rows.append(Steps(k, state, can_pay, not cart.empty, bool(cart.held), note))
        padding = ft.Padding.only(left=Space.L, right=Space.L, top=Space.M, bottom=Space.L if not k.phone else Space.S)
        parts.append(ft.Container(kit.stack(rows, Space.M), padding=padding))
    return kit.stack(parts, Space.NONE)


def _head(k: kit.Look, *, locked: bool) -> ft.Control:
    who = kit.text(k, k.w("sale.walk_in"), "strong")
    what = kit.text(k, k.w("sale.locked") if locked else k.w("sale.plain_receipt"), "small", k.p.muted)
    row: list[ft.Control] = [
        kit.icon(k, ft.Icons.PERSON_OUTLINE, Glyph.BASE, k.p.muted),
        ft.Column([who, what], spacing=Space.SNUG, tight=True, expand=True),
    ]
    if locked:
        row.append(kit.icon(k, ft.Icons.LOCK, Glyph.BASE, k.p.muted))
    return ft.Container(kit.beside(row), height=Size.CART_HEAD, bgcolor=k.p.sunken, padding=kit.pad(Space.L))


@memo
@ft.component
def Lines(k: kit.Look, cart: CartState, state: SaleState, locked: bool) -> ft.Control:  # noqa: FBT001
    """The lines; the one that came last scrolls into view."""
    kept, marks = use_once(Kept), use_once(dict[str, LiveMark])
    list_ref = use_once(ft.Ref[ft.ListView])
    arrived = cart.arrived

    async def follow() -> None:
        await _scroll_to(list_ref, cart, arrived[0])

    ft.use_effect(follow, [arrived])
    if cart.empty:
        return ft.Container(_empty(k, cart), expand=True, alignment=ft.Alignment.CENTER)
    for gone in marks.keys() - {line.id for line in cart.lines}:
        del marks[gone]
    for line in cart.lines:
        here = line.id == cart.here and not locked
        marks.setdefault(line.id, LiveMark(here=here)).put(here=here)
    amounts = zip(cart.lines, cart.sums.lines, strict=True)
    rows = kept.rows(
        (
            line.id,
            (k, line, amount, locked),
            partial(
                _line,
                k,
                line,
                amount,
                marks[line.id],
                None if locked else partial(state.edit_line, line.id),
            ),
        )
        for line, amount in amounts
    )
    return kit.named("cart", ft.ListView(rows, ref=list_ref, spacing=0, expand=True), expand=True)


async def _scroll_to(list_ref: ft.Ref[ft.ListView], cart: CartState, line_id: str) -> None:
    """Bring a line into view: the last one to the end of the list, another one with two before it."""
    ids = [line.id for line in cart.lines]
    if list_ref.current is None or len(ids) <= ROWS_UNSCROLLED or line_id not in ids:
        return
    at = ids.index(line_id)
    await list_ref.current.scroll_to(offset=-1 if at == len(ids) - 1 else max(0, at - 2) * Size.CART_ROW)


def _empty(k: kit.Look, cart: CartState) -> ft.Control:
    if not cart.ready:
        return kit.Waiting(k, ROWS_UNSCROLLED)
    if cart.shift is None:
        return kit.empty_state(
            k, ft.Icons.PAYMENTS, k.w("sale.shift_first"), k.w("sale.shift_first_hint"), identifier="cart-empty"
        )
    return kit.empty_state(
        k, ft.Icons.QR_CODE_SCANNER, k.w("sale.first_scan"), k.w("sale.first_scan_hint"), identifier="cart-empty"
    )


def _line(k: kit.Look, line: CartLineRow, amount_satang: int, mark: LiveMark, on_tap: Handler | None) -> ft.Control:
    row = Marked(k, mark, line.qty_milli, _said(k, line, amount_satang))
    return kit.tap(k, row, on_tap, identifier=f"line-{line.code}", face=kit.Face(press=k.p.here, radius=0), key=line.id)


@memo
@ft.component
def Marked(k: kit.Look, mark: LiveMark, qty_milli: int, said: ft.Control) -> ft.Control:
    """A row with its quantity, marked where it is the current one; it follows its own mark, apart from the lines."""
    here = mark.here
    face = kit.Face(fill=k.p.sheet if here else k.p.sunken, edge=k.p.edge if here else k.p.line)
    box = ft.Container(
        width=Size.QTY_WIDTH,
        height=Size.QTY_HEIGHT,
        border_radius=face.radius,
        bgcolor=face.fill,
        border=kit.border(k, face.edge),
        alignment=ft.Alignment.CENTER,
        content=kit.figure(k, k.w.quantity(qty_milli), "strong" if qty_milli % 1000 else "h3"),
    )
    return kit.marked(k, kit.beside([box, said]), here=here, height=Size.CART_ROW)


def _said(k: kit.Look, line: CartLineRow, amount_satang: int) -> ft.Control:
    """Name, code and price of one, and the amount."""
    names = ft.Column(
        [
            kit.text(k, line.name(k.language), "strong"),
            kit.text(k, f"{line.code} · {k.w.money(line.unit_price_satang)}", "small", k.p.muted),
        ],
        spacing=Space.SNUG,
        tight=True,
        expand=True,
    )
    amount: ft.Control = kit.money(k, amount_satang)
    signs = _signs(k, line)
    if signs:
        amount = ft.Column(
            [amount, *signs], spacing=Space.HAIR, tight=True, horizontal_alignment=ft.CrossAxisAlignment.END
        )
    row = kit.beside([names, amount])
    row.expand = True
    return row


def _signs(k: kit.Look, line: CartLineRow) -> list[ft.Control]:
    """At most one chip below the amount: what is missing on the shelf, or another price than the shelf's."""
    if line.stock_milli is not None and line.qty_milli > max(line.stock_milli, 0):
        word = k.w("sale.stock.out") if line.stock_milli <= 0 else k.w("sale.stock.few", qty_milli=line.stock_milli)
        return [kit.chip(k, "late", word, ft.Icons.REMOVE_CIRCLE, small=True)]
    if line.shelf_satang is not None and line.shelf_satang != line.unit_price_satang:
        return [kit.chip(k, "ours", f"→ {k.w.money(line.shelf_satang)}", ft.Icons.SELL, small=True)]
    return []


@memo
@ft.component
def Totals(k: kit.Look, sums: Sums, lines: int, style: str) -> ft.Control:
    """How many lines, the VAT in them, what cash rounding takes off, and the total."""
    gross = sum(sums.lines)
    facts: list[ft.Control] = [kit.fact(k, k.w.n("sale.lines", lines), k.w.money(gross), "small")]
    facts += [
        kit.fact(k, k.w("sale.vat", rate=_percent(rate_bp)), k.w.money(vat_satang), "small")
        for rate_bp, vat_satang in sums.vat
    ]
    if sums.rounding_satang:
        facts.append(kit.fact(k, k.w("sale.rounding"), k.w.money(sums.rounding_satang), "small"))
    total = kit.figure(k, k.w.money(sums.total_satang), "total" if style == "total" else "h2", k.p.ink)
    row = kit.apart(kit.text(k, k.w("sale.total"), "h2"), kit.named("total", total))
    return kit.stack([kit.stack(facts, 0), row], Space.NONE)


def _percent(rate_bp: int) -> str:
    whole, rest = divmod(rate_bp, 100)
    return f"{whole}.{rest:02d}".rstrip("0") if rest else str(whole)


@memo
@ft.component
def Steps(
    k: kit.Look,
    state: SaleState,
    can_pay: bool,  # noqa: FBT001
    filled: bool,  # noqa: FBT001
    any_held: bool,  # noqa: FBT001
    note_satang: int | None,
) -> ft.Control:
    """Hold (a phone has it above the cart), exact cash, the likeliest note, pay; off with an empty cart or no shift."""
    kept = use_once(Kept)
    wanted: list[Row] = [
        ("exact", (k, can_pay), partial(_exact, k, state, can_pay=can_pay)),
        ("pay", (k, can_pay), partial(_pay, k, state, can_pay=can_pay)),
    ]
    if note_satang is not None:
        wanted.insert(1, ("note", (k, note_satang), partial(_note, k, state, note_satang)))
    if not k.phone:
        wanted.append(("hold", (k, filled, any_held), partial(_hold, k, state, filled=filled, any_held=any_held)))
    made = kept.rows(wanted)
    steps = ft.Row(made if k.phone else made[:-1], spacing=Space.KEYS)
    return steps if k.phone else kit.stack([made[-1], steps], Space.M)


def _hold(k: kit.Look, state: SaleState, *, filled: bool, any_held: bool) -> ft.Control:
    word = k.w("sale.hold") if filled or not any_held else k.w("sale.held")
    return kit.button(
        k,
        word,
        state.hold,
        identifier="hold",
        glyph=ft.Icons.PAUSE_CIRCLE,
        hint="F8",
        off=not filled and not any_held,
        style="strong",
        key="hold",
    )


def _exact(k: kit.Look, state: SaleState, *, can_pay: bool) -> ft.Control:
    return kit.button(
        k,
        k.w("sale.exact"),
        state.exact,
        identifier="exact",
        kind="solid",
        sub=k.w("sale.cash"),
        off=not can_pay,
        height=k.touch.action,
        expand=2,
        key="exact",
    )


def _note(k: kit.Look, state: SaleState, note_satang: int) -> ft.Control:
    amount = f"{note_satang // 100:,}"
    long = len(amount) > NOTE_CHARS
    return kit.button(
        k,
        amount,
        partial(state.start_paying, note_satang),
        identifier="note",
        sub=k.w("sale.cash"),
        height=k.touch.action,
        style="strong" if long else "h3",
        expand=3 if long else 2,
        key="note",
    )


def _pay(k: kit.Look, state: SaleState, *, can_pay: bool) -> ft.Control:
    return kit.button(
        k,
        k.w("sale.pay"),
        state.start_paying,
        identifier="pay",
        kind="action",
        glyph=ft.Icons.PAYMENTS,
        hint="F9",
        style="h2",
        off=not can_pay,
        height=k.touch.action,
        expand=4,
        key="pay",
    )


@memo
@ft.component
def Locked(k: kit.Look, sums: Sums, lines: int, state: SaleState) -> ft.Control:
    """The foot while money is taken: what it comes to, and the way back."""
    back = kit.button(
        k,
        k.w("sale.back_to_cart"),
        state.back,
        identifier="pay-back",
        glyph=ft.Icons.ARROW_BACK,
        hint="Esc",
        style="strong",
    )
    return ft.Container(kit.stack([Totals(k, sums, lines, "h2"), back], Space.M), padding=Space.L)
