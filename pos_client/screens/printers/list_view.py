"""The left side: every printer with how it is, and which paper goes where."""

from __future__ import annotations

from functools import partial
from typing import Final, Literal

import flet as ft

from pos_client.config import PrinterConfig
from pos_client.devices.status import PrinterStatus
from pos_client.devices.typed import shown_place
from pos_client.printers import PrinterWord
from pos_client.screens.printers.setup_state import NONE
from pos_client.screens.printers.state import PrintersState
from pos_client.ui import kit
from pos_client.ui.palettes import ToneName
from pos_client.ui.theme import Space

WIDTH_WORDS: Final = {576: "printers.width.80", 384: "printers.width.58"}
STATUS_WORDS: Final[dict[PrinterWord, str]] = {
    "looking": "printers.status.looking",
    "ready": "printers.status.ready",
    "printing": "printers.status.printing",
    "paper_out": "printers.status.paper_out",
    "cover_open": "printers.status.cover_open",
    "not_found": "printers.status.not_found",
    "unknown": "printers.status.unknown",
}
LOOKS: Final[dict[PrinterWord, tuple[ToneName, ft.IconData]]] = {
    "looking": ("planned", ft.Icons.MORE_HORIZ),
    "ready": ("ready", ft.Icons.PRINT),
    "printing": ("working", ft.Icons.PRINT),
    "paper_out": ("ours", ft.Icons.PRINT_DISABLED),
    "cover_open": ("ours", ft.Icons.PRINT_DISABLED),
    "not_found": ("late", ft.Icons.PRINT_DISABLED),
    "unknown": ("ours", ft.Icons.HELP),
}


def status_chip(k: kit.Look, status: PrinterStatus | None) -> ft.Control:
    """How a printer is, as a chip."""
    word: PrinterWord = status.word if status is not None else "looking"
    tone, glyph = LOOKS[word]
    return kit.chip(k, tone, k.w(STATUS_WORDS[word]), glyph)


def facts(k: kit.Look, printer: PrinterConfig) -> str:
    """Paper, drawer and address in one quiet line."""
    parts = [k.w(WIDTH_WORDS[printer.width_dots])]
    if printer.drawer:
        parts.append(k.w("printers.with_drawer"))
    return " · ".join([*parts, shown_place(printer.host, printer.port)])


def list_sheet(k: kit.Look, state: PrintersState) -> ft.Control:
    """All printers of this device; at most twenty."""
    rows: list[ft.Control] = [_row(k, state, printer) for printer in state.config.printers]
    if state.may:
        button = kit.form_button(
            k,
            k.w("printers.search"),
            state.search,
            identifier="search",
            glyph=ft.Icons.SEARCH,
            off=not state.can_add or bool(state.busy),
            expand=True,
        )
        typed = kit.form_button(
            k,
            k.w("printers.type_place"),
            state.add,
            identifier="add-typed",
            off=not state.can_add or bool(state.busy),
            expand=True,
        )
        foot = kit.stack([button, typed], Space.S) if k.phone else kit.beside([button, typed], Space.S)
        rows.append(ft.Container(foot, padding=Space.L))
        if not state.can_add:
            full = kit.text(k, k.w("printers.full"), "small", k.p.muted, lines=None)
            rows.append(ft.Container(full, padding=kit.pad(Space.L, Space.S)))
    return kit.sheet(k, kit.stack([kit.sheet_head(k, k.w("printers.list")), *rows], Space.NONE))


def _row(k: kit.Look, state: PrintersState, printer: PrinterConfig) -> ft.Control:
    status = state.status(printer.id)
    lines: list[ft.Control] = [
        kit.text(k, printer.name, "strong"),
        kit.text(k, facts(k, printer), "small", k.p.muted),
    ]
    waiting = status.waiting if status is not None else 0
    if waiting:
        lines.append(kit.text(k, k.w.n("printers.waiting", waiting), "small", k.p.muted))
    words = ft.Column(lines, spacing=0, tight=True, expand=True)
    here = printer.id == state.current and not k.phone
    chip = kit.named(f"status-{printer.id}", status_chip(k, status))
    content = kit.marked(
        k,
        ft.Row([words, chip], spacing=Space.M),
        here=here,
        padding=kit.pad(Space.M, Space.S),
        height=k.touch.row + (Space.XXL if waiting else Space.NONE),
    )
    return kit.tap(
        k,
        content,
        partial(state.choose, printer.id),
        identifier=f"printer-{printer.id}",
        face=kit.Face(press=k.p.here, radius=0),
        chosen=here,
        key=printer.id,
    )


def routes_sheet(k: kit.Look, state: PrintersState) -> ft.Control:
    """Which paper goes where; without a printer a receipt stays on the screen."""
    parts = [
        *_route(k, state, "receipt", k.w("printers.route.receipt"), k.w("printers.route.screen")),
        *_route(k, state, "drawer", k.w("printers.route.drawer"), k.w("printers.route.no_drawer")),
    ]
    head = kit.sheet_head(k, k.w("printers.routes"))
    return kit.sheet(k, kit.stack([head, ft.Container(kit.stack(parts, Space.S), padding=Space.L)], Space.NONE))


def _route(
    k: kit.Look, state: PrintersState, route: Literal["receipt", "drawer"], title: str, nobody: str
) -> list[ft.Control]:
    able = [p for p in state.config.printers if route == "receipt" or p.drawer]
    options = [kit.Option(p.id, p.name, off=not state.may) for p in able]
    options.append(kit.Option(NONE, nobody, off=not state.may))
    chosen = state.config.routes.of(route) or NONE
    rows: list[ft.Control] = [
        kit.text(k, title, "label", k.p.muted),
        kit.choices(k, options, chosen, partial(state.choose_route, route), identifier=f"route-{route}"),
    ]
    if route == "drawer" and not able:
        rows.append(kit.text(k, k.w("printers.route.drawer_how"), "small", k.p.muted, lines=None))
    return rows
