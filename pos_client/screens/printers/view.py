"""The printers screen: a list with its routes on the left, one printer or the search for one on the right."""

from __future__ import annotations

from functools import partial

import flet as ft

from pos_client.screens.hooks import use_screen
from pos_client.screens.override import ApprovalCard
from pos_client.screens.printers.add_view import add_sheet
from pos_client.screens.printers.detail_view import detail_sheets
from pos_client.screens.printers.list_view import list_sheet, routes_sheet
from pos_client.screens.printers.setup_state import ADD
from pos_client.screens.printers.state import PrintersState
from pos_client.shell_state import ShellState
from pos_client.ui import kit
from pos_client.ui.hooks import use_keys
from pos_client.ui.keys import Layer
from pos_client.ui.theme import Size, Space

ROUTE = "more"


class LivePrinters(ft.Observable, PrintersState):
    """The state of the printers screen, announcing every change."""


@ft.component
def PrintersScreen(k: kit.Look, around: kit.Frame, shell: ShellState) -> ft.Control:
    """The printers of this device."""
    state = use_screen(lambda: LivePrinters(shell.session))

    def back() -> None:
        if not state.back(phone=k.phone):
            shell.go("more")

    use_keys(
        k.keys,
        Layer(
            keys={
                "Esc": back,
                "Up": partial(state.move, -1),
                "Down": partial(state.move, 1),
                "F4": state.search,
                "Ctrl+P": state.try_page,
            }
        ),
    )
    words = [
        kit.KeyWord("↑ ↓", k.w("printers.key.move")),
        kit.KeyWord("F4", k.w("printers.search")),
        kit.KeyWord("Ctrl+P", k.w("printers.test")),
        kit.KeyWord("Esc", k.w("kit.frame.back")),
    ]
    return kit.frame(k, around, here=ROUTE, title=k.w("nav.printers"), body=_body(k, state), back=back, keys=words)


def _body(k: kit.Look, state: PrintersState) -> ft.Control:
    above = _above(k, state)
    if not state.config.printers and state.current != ADD:
        return _nothing(k, state, above)
    form = [add_sheet(k, state)] if state.current == ADD else detail_sheets(k, state)
    left = [list_sheet(k, state), routes_sheet(k, state)]
    question = state.approving.question
    if question is not None:
        form = [ApprovalCard(k, state.approving, question, state.session.now_ms)]
    if k.phone:
        shown = form if state.opened or question else left
        return kit.scrolling([*above, *shown], Space.M, padding=k.touch.pad)
    if not state.config.printers:
        column = ft.Container(kit.scrolling([*above, *form], Space.M), width=Size.FORM)
        return ft.Row([column], alignment=ft.MainAxisAlignment.CENTER, expand=True)
    return ft.Row(
        [kit.scrolling([*above, *left], Space.M), kit.scrolling(form, Space.M)],
        spacing=Space.L,
        expand=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _above(k: kit.Look, state: PrintersState) -> list[ft.Control]:
    """What stands over everything: why nothing can be changed, what went wrong, what was just taken away."""
    rows: list[ft.Control] = []
    if not state.may:
        rows.append(kit.notice(k, "planned", k.w("printers.not_you"), identifier="not-you", glyph=ft.Icons.LOCK))
    if state.fault is not None:
        rows.append(kit.notice(k, "late", k.w.error(state.fault), identifier="settings-fault"))
    if state.error is not None:
        rows.append(kit.notice(k, "late", k.w.error(state.error), identifier="printers-error"))
    if state.removed is not None:
        gone = state.removed.printer
        sentence = k.w("printers.removed", name=gone.name)
        rows.append(kit.UndoBar(k, sentence, state.undo, state.forget_removed, key=f"undo-{gone.id}"))  # type: ignore[call-arg]
    return rows


def _nothing(k: kit.Look, state: PrintersState, above: list[ft.Control]) -> ft.Control:
    """No printer yet: what happens without one, and the ways to one."""
    ways = (
        kit.Way("search", k.w("printers.search"), state.search, ft.Icons.SEARCH),
        kit.Way("add-typed", k.w("printers.type_place"), state.add),
    )
    empty = kit.empty_state(
        k,
        ft.Icons.PRINT,
        k.w("printers.none"),
        k.w("printers.none.how"),
        ways[0] if state.may else None,
        ways[1] if state.may else None,
        identifier="no-printers",
    )
    middle = ft.Container(empty, expand=True, alignment=ft.Alignment.CENTER)
    return ft.Container(
        ft.Column([*above, middle], spacing=Space.M, expand=True), expand=True, padding=k.touch.pad if k.phone else None
    )
