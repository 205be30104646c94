"""Counting the float: the faces on the left, the number block and the next step on the right."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, cast

import flet as ft

from core.shifts.rules import FACES_SATANG
from pos_client.screens.shift.pieces import face_text, pieces_row, row_height
from pos_client.screens.shift.state import COIN_BELOW_SATANG, ShiftState
from pos_client.ui import kit
from pos_client.ui.hooks import use_once
from pos_client.ui.keys import Handler
from pos_client.ui.theme import Size, Space

ROWS_ABOVE = 1
"""Of the rows before the current one so many stay in sight when the list scrolls to it."""


@ft.component
def CountPane(k: kit.Look, state: ShiftState, to_sale: Handler) -> ft.Control:
    """The count; the current face is always in sight."""
    rows = use_once(ft.Ref[ft.ListView])
    at = state.count.at

    async def show_current() -> None:
        if rows.current is not None:
            top = max(0, at - ROWS_ABOVE) * row_height(k)
            await cast("Any", rows.current).scroll_to(offset=top, duration=0)

    ft.use_effect(cast("Callable[[], Awaitable[None]]", show_current), [at], _nothing)
    faces = [_face(k, state, face) for face in FACES_SATANG]
    scrolled = kit.scrolling(faces, ref=rows)
    total = kit.named("shift-total", kit.money(k, state.count.total_satang, "h1" if k.phone else "total"))
    foot = ft.Container(
        kit.apart(kit.text(k, k.w("shift.total"), "h2"), total),
        padding=kit.pad(Space.L, Space.XS if k.phone else Space.M),
        border=ft.Border.only(top=ft.BorderSide(k.p.stroke, k.p.ink)),
    )
    warnings = held_notice(k, state, to_sale)
    if state.error:
        warnings.append(kit.notice(k, "late", k.w.error(state.error), identifier="shift-error"))
    if k.phone:
        padded = [ft.Container(kit.stack(warnings), padding=Space.M)] if warnings else []
        keys = ft.Container(kit.stack([kit.keypad(k, state.press, extra=None), _steps(k, state)]), padding=Space.M)
        return ft.Container(
            ft.Column([*padded, scrolled, foot, keys], spacing=0, expand=True), bgcolor=k.p.sheet, expand=True
        )
    head = kit.sheet_head(k, k.w("shift.count"), kit.text(k, k.w("shift.count.note"), "small", k.p.muted))
    table = kit.sheet(k, ft.Column([head, scrolled, foot], spacing=0, expand=True), expand=True)
    right = ft.Column(
        [*warnings, _block(k, state), open_button(k, state)],
        spacing=Space.M,
        width=Size.CART_DESKTOP if k.desktop else Size.CART_TABLET,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return ft.Row([table, right], spacing=Space.L, expand=True, vertical_alignment=ft.CrossAxisAlignment.STRETCH)


def _nothing() -> None:
    """A cleanup: Flet cancels a running effect only where there is one."""


def _face(k: kit.Look, state: ShiftState, face_satang: int) -> ft.Control:
    here = face_satang == state.count.face_satang
    number = state.count.pieces.get(face_satang, 0)
    return kit.tap(
        k,
        pieces_row(k, face_satang, number, here=here, counting=True),
        partial(state.choose, face_satang),
        identifier=f"face-{face_satang}",
        face=kit.Face(radius=0),
        chosen=here,
        key=f"face-{face_satang}",
    )


def _block(k: kit.Look, state: ShiftState) -> ft.Control:
    """The question, what is typed, the keys, and the way up and down."""
    count = state.count
    note = count.face_satang >= COIN_BELOW_SATANG
    asked = k.w("shift.ask.note" if note else "shift.ask.coin", face=face_text(k, count.face_satang))
    number = kit.figure(k, f"{count.pieces.get(count.face_satang, 0):,}", "total")
    head = kit.apart(kit.text(k, asked, "h2"), kit.named("pieces", number))
    column = ft.Column(
        [head, kit.keypad(k, state.press, extra=None, fill=True), _steps(k, state)],
        spacing=Space.M,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return kit.sheet(k, column, Space.L, expand=True)


def _steps(k: kit.Look, state: ShiftState) -> ft.Control:
    """The face before and the next one, by name."""
    at = state.count.at
    after = FACES_SATANG[at + 1 : at + 2]
    on = k.w("shift.next", face=face_text(k, after[0])) if after else k.w("shift.next.none")
    return ft.Row(
        [
            kit.button(
                k,
                k.w("shift.previous"),
                partial(state.move, -1),
                identifier="shift-previous",
                glyph=ft.Icons.ARROW_UPWARD,
                style="strong",
                off=at == 0,
                height=max(k.touch.least, Size.UNDO),
                expand=True,
            ),
            kit.button(
                k,
                on,
                partial(state.move, 1),
                identifier="shift-next",
                kind="solid",
                glyph=ft.Icons.ARROW_DOWNWARD,
                hint="Enter",
                style="strong",
                off=not after,
                height=max(k.touch.least, Size.UNDO),
                expand=True,
            ),
        ],
        spacing=Space.M,
    )


def open_button(k: kit.Look, state: ShiftState) -> ft.Control:
    """The next step of the count."""
    return kit.button(
        k,
        k.w("shift.opening") if state.busy else k.w("shift.open"),
        state.open,
        identifier="shift-open",
        kind="action",
        glyph=ft.Icons.LOCK_OPEN,
        hint="Ctrl+Enter",
        off=state.busy,
        style="h2",
        height=k.touch.action,
    )


def held_notice(k: kit.Look, state: ShiftState, to_sale: Handler) -> list[ft.Control]:
    """Held bills are told and never stand in the way."""
    if not state.held:
        return []
    # A phone needs its height for the count, and has an arrow back to the bills.
    ways = [] if k.phone else [kit.Way("shift-held", k.w("shift.held.look"), to_sale)]
    return [kit.notice(k, "planned", k.w.n("shift.held", state.held), ways, identifier="held")]
