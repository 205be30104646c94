"""The last page of the first run: the owner's recovery code, and the tick without which there is no shop."""

from __future__ import annotations

import flet as ft

from pos_client.screens.first_run.pages import Boxes
from pos_client.screens.first_run.state import FirstRunState
from pos_client.ui import kit
from pos_client.ui.theme import Radius, Space

GROUP_MARK = "-"
COLUMNS, PHONE_COLUMNS = 4, 2


def begin_page(k: kit.Look, state: FirstRunState, _: Boxes) -> list[ft.Control]:
    """The code in big groups, print and tick, and what is going on."""
    rows: list[ft.Control] = [
        kit.heading(k, k.w("first_run.code.title"), k.w("first_run.code.sentence")),
        _code(k, state.code),
        _print(k, state),
        kit.pick(
            k,
            k.w("first_run.written"),
            state.tick,
            identifier="written",
            chosen=state.written,
            tick=True,
            sub=k.w("first_run.written_sentence"),
            trailing=[kit.key_hint(k, "Space")] if k.desktop else (),
        ),
    ]
    if state.busy:
        rows.append(kit.LateProgress(k, k.w("first_run.making")))
    if state.error is not None:
        ways = []
        if state.error.key == "shop.exists":
            ways.append(kit.Way("go-in", k.w("first_run.go_in"), state.go_in))
        rows.append(kit.notice(k, "late", k.w.error(state.error), ways, identifier="page-error"))
    return rows


def _code(k: kit.Look, code: str) -> ft.Control:
    """Groups of four letters in columns, large enough to be copied by hand from a step away."""
    groups: list[ft.Control] = [
        ft.Container(
            kit.figure(k, group, "h1"),
            padding=kit.pad(vertical=Space.S),
            bgcolor=k.p.sunken,
            border=kit.border(k, k.p.edge),
            border_radius=Radius.BUTTON,
            alignment=ft.Alignment.CENTER,
            expand=True,
        )
        for group in code.split(GROUP_MARK)
    ]
    columns = PHONE_COLUMNS if k.phone else COLUMNS
    groups += [ft.Container(expand=True) for _ in range(-len(groups) % columns)]
    rows = [ft.Row(groups[at : at + columns], spacing=Space.S) for at in range(0, len(groups), columns)]
    table = kit.stack(rows, Space.S)
    return ft.Semantics(content=table, identifier="recovery-code", container=True, label=code, exclude_semantics=True)


def _print(k: kit.Look, state: FirstRunState) -> ft.Control:
    """The code on paper; where it cannot be printed, why not."""
    why = ""
    if state.printer is None:
        why = k.w("first_run.print_needs_printer")
    elif state.printed == "printing":
        why = k.w("first_run.printing")
    elif state.printed == "printed":
        why = k.w("first_run.printed")
    button = kit.button(
        k,
        k.w("first_run.print_code"),
        state.print_code,
        identifier="print-code",
        glyph=ft.Icons.PRINT,
        style="strong",
        hint="Ctrl+P",
        off=not state.can_print or state.printed == "printing",
    )
    said = ft.Container(kit.text(k, why, "small", k.p.muted, lines=None), expand=True)
    return ft.Row([button, said], spacing=Space.M)
