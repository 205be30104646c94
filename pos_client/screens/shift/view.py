"""The shift screen: counting a float coin by coin, or the open shift and the way to the sale."""

from __future__ import annotations

from functools import partial

import flet as ft

from core.thai.dates import bangkok_time
from pos_client.screens.hooks import use_screen
from pos_client.screens.shift.counting import CountPane, held_notice, open_button
from pos_client.screens.shift.pieces import face_words, pieces_row
from pos_client.screens.shift.state import ShiftState
from pos_client.shell_state import ShellState
from pos_client.ui import kit
from pos_client.ui.hooks import use_keys
from pos_client.ui.keys import Handler, Layer
from pos_client.ui.theme import Size, Space

ROUTE = "shift"
WAITING_ROWS = 6


class LiveShift(ft.Observable, ShiftState):
    """The state of the shift screen, announcing every change."""


@ft.component
def ShiftScreen(k: kit.Look, around: kit.Frame, shell: ShellState) -> ft.Control:
    """Open a shift, or see the one that is open."""
    state = use_screen(lambda: LiveShift(shell.session))
    to_sale = partial(shell.go, "sale")
    counting = state.phase == "count"
    keys: dict[str, Handler] = {"Esc": to_sale}
    if counting:
        keys |= {
            "Enter": partial(state.move, 1),
            "Down": partial(state.move, 1),
            "Up": partial(state.move, -1),
            "Backspace": partial(state.press, "Backspace"),
            "Del": state.clear,
            "Ctrl+Enter": state.open,
        }
    elif state.phase == "open":
        keys["Enter"] = to_sale
    use_keys(k.keys, Layer(keys=keys, text=state.write if counting else None, snapshot=state.snapshot))
    pinned: ft.Control | None = None
    if state.phase == "reading":
        body: ft.Control = _padded(k, kit.Waiting(k, WAITING_ROWS))
    elif counting:
        body = CountPane(k, state, to_sale)
        pinned = _pinned(k, open_button(k, state)) if k.phone else None
    elif state.phase == "open":
        body = _open(k, state, shell)
        pinned = _pinned(k, _to_sale(k, to_sale)) if k.phone else None
    else:
        body = _padded(k, kit.sheet(k, _not_yours(k, shell), expand=True))
    return kit.frame(
        k,
        around,
        here=ROUTE,
        title=k.w("shift.title.open") if counting else k.w("nav.shift"),
        body=body,
        pinned=pinned,
        back=to_sale if k.phone and counting else None,
        nav=not counting,
        keys=_strip(k) if counting else [kit.KeyWord("Enter", k.w("shift.to_sale"))],
    )


def _strip(k: kit.Look) -> list[kit.KeyWord]:
    return [
        kit.KeyWord("Enter", k.w("shift.key.next")),
        kit.KeyWord("↑ ↓", k.w("shift.key.move")),
        kit.KeyWord("Del", k.w("shift.key.clear")),
        kit.KeyWord("Ctrl+Enter", k.w("shift.open")),
        kit.KeyWord("Esc", k.w("shift.to_sale")),
    ]


def _padded(k: kit.Look, content: ft.Control) -> ft.Control:
    """On a phone the floor has no padding of its own."""
    return ft.Container(content, padding=k.touch.pad if k.phone else Space.NONE, expand=True)


def _pinned(k: kit.Look, content: ft.Control) -> ft.Control:
    return ft.Container(content, padding=k.touch.pad, bgcolor=k.p.sheet)


def _to_sale(k: kit.Look, to_sale: Handler) -> ft.Control:
    return kit.button(
        k,
        k.w("shift.to_sale"),
        to_sale,
        identifier="shift-to-sale",
        kind="action",
        glyph=ft.Icons.POINT_OF_SALE,
        hint="Enter",
        style="h2",
        height=k.touch.action,
    )


def _not_yours(k: kit.Look, shell: ShellState) -> ft.Control:
    """No shift is open, and this person opens none: who does."""
    return kit.empty_state(
        k,
        ft.Icons.PAYMENTS,
        k.w("shift.none"),
        k.w("shift.none.who"),
        kit.Way("shift-switch", k.w("shell.switch_user"), shell.switch_user, ft.Icons.SWITCH_ACCOUNT),
    )


def _open(k: kit.Look, state: ShiftState, shell: ShellState) -> ft.Control:
    to_sale = partial(shell.go, "sale")
    parts: list[ft.Control] = [_who(k, state)]
    if state.others:
        ways = [kit.Way("shift-switch", k.w("shell.switch_user"), shell.switch_user)]
        name = state.cashier.short_name(k.language) if state.cashier else ""
        parts.append(kit.notice(k, "ours", k.w("shift.others", name=name), ways, identifier="others"))
    parts += held_notice(k, state, to_sale)
    facts = _facts(k, state)
    table = kit.sheet(k, _float_table(k, state), expand=None if k.phone else True)
    if k.phone:
        return kit.scrolling([*parts, facts, table], Space.M, padding=k.touch.pad)
    right = ft.Column(
        [
            kit.scrolling([*parts, facts], Space.M),
            _to_sale(k, to_sale),
        ],
        spacing=Space.M,
        width=Size.CART_DESKTOP if k.desktop else Size.CART_TABLET,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return ft.Row([table, right], spacing=Space.L, expand=True, vertical_alignment=ft.CrossAxisAlignment.STRETCH)


def _who(k: kit.Look, state: ShiftState) -> ft.Control:
    """Whose shift it is and since when."""
    assert state.shift is not None, "a shift is open"
    name = state.cashier.name(k.language) if state.cashier else k.w("shift.somebody")
    since = k.w.moment(bangkok_time(state.shift.at_ms))
    words = kit.stack(
        [kit.text(k, name, "h2", lines=2), kit.text(k, k.w("shift.since", moment=since), "body", k.p.muted)],
        Space.NONE,
    )
    chip = kit.beside([kit.chip(k, "ready", k.w("shift.state.open"))], tight=True)
    return kit.named("shift-who", kit.sheet(k, kit.stack([chip, words], Space.S), Space.L))


def _facts(k: kit.Look, state: ShiftState) -> ft.Control:
    """What went through the drawer; the expected sum only for who may know it before the count."""
    facts = state.facts
    assert facts is not None, "a shift is open"
    rows: list[ft.Control] = [
        kit.fact(k, k.w("shift.fact.bills"), f"{facts.bills:,}"),
        kit.fact(k, k.w("shift.fact.float"), k.w.money(facts.float_satang), color=k.p.ink),
    ]
    if facts.pay_in_satang or facts.pay_out_satang:
        rows.append(kit.fact(k, k.w("shift.fact.pay_in"), k.w.money(facts.pay_in_satang), color=k.p.ink))
        rows.append(kit.fact(k, k.w("shift.fact.pay_out"), k.w.money(-facts.pay_out_satang), color=k.p.ink))
    if state.sees_expected:
        rows.append(kit.fact(k, k.w("shift.fact.sales"), k.w.money(facts.sales_satang), color=k.p.ink))
        rows.append(kit.line(k))
        label = kit.text(k, k.w("shift.fact.expected"), "h3", lines=2)
        rows.append(kit.apart(label, kit.named("expected", kit.money(k, facts.expected_satang, "h1"))))
    else:
        rows.append(kit.text(k, k.w("shift.blind"), "small", k.p.muted, lines=None))
    later = kit.text(k, k.w("shift.close_later"), "small", k.p.muted, lines=None)
    rows += [kit.line(k), kit.named("shift-close-later", later)]
    return kit.named("shift-facts", kit.sheet(k, kit.stack(rows, Space.S), Space.L))


def _float_table(k: kit.Look, state: ShiftState) -> ft.Control:
    """What the drawer began with, piece by piece."""
    assert state.facts is not None, "a shift is open"
    pieces = {face: number for face, number in sorted(state.float_pieces.items(), reverse=True) if number}
    rows = [pieces_row(k, face, number) for face, number in pieces.items()]
    total = kit.named("float-total", kit.money(k, state.facts.float_satang, "h2" if k.phone else "total"))
    note = [] if k.phone else [kit.text(k, face_words(k, pieces), "small", k.p.muted)]
    head = kit.sheet_head(k, k.w("shift.float"), *note)
    foot = ft.Container(
        kit.apart(kit.text(k, k.w("shift.total"), "h2"), total),
        padding=kit.pad(Space.L, Space.M),
        border=ft.Border.only(top=ft.BorderSide(k.p.stroke, k.p.ink)),
    )
    if k.phone:
        return kit.stack([head, *rows, foot], Space.NONE)
    return ft.Column([head, kit.scrolling(rows), foot], spacing=0, expand=True)
