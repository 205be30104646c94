"""The papers screen: a scan field, the two leaves, and the open receipt."""

from __future__ import annotations

from functools import partial

import flet as ft

from pos_client.screens.hooks import use_screen
from pos_client.screens.override import ApprovalCard
from pos_client.screens.papers.detail_view import copy_step, detail_panel, detail_parts
from pos_client.screens.papers.jobs_view import jobs_leaf
from pos_client.screens.papers.receipts_view import receipts_leaf
from pos_client.screens.papers.state import PapersState
from pos_client.shell_state import ShellState
from pos_client.ui import kit
from pos_client.ui.hooks import use_keys, use_once
from pos_client.ui.keys import Layer
from pos_client.ui.theme import Space

ROUTE = "papers"
WAITING_ROWS = 6


class LivePapers(ft.Observable, PapersState):
    """The state of the papers screen, announcing every change."""


@ft.component
def PapersScreen(k: kit.Look, around: kit.Frame, shell: ShellState) -> ft.Control:
    """Print jobs and receipts."""
    state = use_screen(lambda: LivePapers(shell.session))
    field = use_once(kit.TextBox)
    use_keys(k.keys, _layer(k, state, field, shell))
    question = state.approving.question
    page = state.opened if state.opened is not None and not k.roomy else None
    if question is not None and (k.phone or page is not None):
        card = ApprovalCard(k, state.approving, question, state.session.now_ms, not k.phone and not k.desktop)
        body: ft.Control = kit.scrolling([card], padding=k.touch.pad)
    elif page is not None:
        body = kit.scrolling(detail_parts(k, state, page), Space.M, padding=k.touch.pad)
    else:
        body = _list_page(k, state, field)
    pinned = None
    if page is not None and question is None:
        pinned = ft.Container(copy_step(k, state), padding=k.touch.pad, bgcolor=k.p.sheet)
        if not k.phone:  # the frame pins on phones only
            body, pinned = ft.Column([kit.sheet(k, body, expand=True), pinned], spacing=Space.M, expand=True), None
    return kit.frame(
        k,
        around,
        here=ROUTE,
        # A phone's bar would cut a long number; there it stands in the page.
        title=page.number if page is not None and not k.phone else k.w("nav.papers"),
        body=body,
        pinned=pinned,
        back=state.close if page is not None and question is None else None,
        nav=page is None and question is None,
        keys=_strip(k, state),
    )


def _layer(k: kit.Look, state: PapersState, field: kit.TextBox, shell: ShellState) -> Layer:
    def back() -> None:
        if not state.back():
            shell.go("sale")

    async def typed(characters: str) -> None:
        await state.write(characters, k.keys.quiet if k.keys else _at_once)

    return Layer(
        keys={
            "F4": field.focus,
            "/": field.focus,
            "Up": partial(state.move, -1),
            "Down": partial(state.move, 1),
            "Left": partial(state.turn, -1),
            "Right": partial(state.turn, 1),
            "Enter": state.enter,
            "Backspace": state.erase,
            "Ctrl+P": state.reprint,
            "Esc": back,
        },
        text=typed,
        scan=state.heard,
        snapshot=state.snapshot,
    )


async def _at_once() -> None:
    """Where there is no keyboard no scan can be under way."""


def _strip(k: kit.Look, state: PapersState) -> list[kit.KeyWord]:
    words = [kit.KeyWord("F4", k.w("papers.key.search")), kit.KeyWord("↑ ↓", k.w("papers.key.move"))]
    if state.leaf == "jobs":
        words.append(kit.KeyWord("1 2", k.w("papers.key.answer")))
    else:
        words += [
            kit.KeyWord("Enter", k.w("papers.key.open")),
            kit.KeyWord("← →", k.w("papers.key.day")),
            kit.KeyWord("Ctrl+P", k.w("papers.copy")),
        ]
    return [*words, kit.KeyWord("Esc", k.w("papers.key.back"))]


def _list_page(k: kit.Look, state: PapersState, field: kit.TextBox) -> ft.Control:
    """The scan field and the leaves above, the chosen leaf below; the open receipt at its side where there is room."""
    scan = kit.Scan(
        "unknown" if state.unknown else "typing" if state.typed else "ready",
        state.typed,
        k.w("papers.unknown", code=state.unknown) if state.unknown else None,
    )
    waiting = f"{len(state.jobs)}{'+' if state.more_jobs else ''}" if state.jobs else ""
    leaves = kit.segment(
        k,
        [
            kit.Option("receipts", k.w("papers.leaf.receipts")),
            kit.Option("jobs", k.w("papers.leaf.jobs_n", n=waiting) if waiting else k.w("papers.leaf.jobs")),
        ],
        state.leaf,
        state.choose,
        identifier="leaf",
        fill=k.phone,
    )
    search = kit.ScanField(k, scan, k.w("papers.scan_hint"), partial(_search, state), state.clear_search, field)
    if k.phone:
        head: ft.Control = ft.Container(kit.stack([search, leaves], Space.S), padding=Space.M)
    else:
        head = ft.Row(
            [ft.Container(search, expand=True), leaves], spacing=Space.M, vertical_alignment=ft.CrossAxisAlignment.START
        )
    if not state.read:
        leaf: ft.Control = kit.Waiting(k, WAITING_ROWS)
    else:
        leaf = jobs_leaf(k, state) if state.leaf == "jobs" else receipts_leaf(k, state)
    left: ft.Control = ft.Column([head, leaf], spacing=Space.NONE if k.phone else Space.M, expand=True)
    question = state.approving.question
    if question is not None:
        card = ApprovalCard(k, state.approving, question, state.session.now_ms, not k.phone and not k.desktop)
        over = ft.Container(card, alignment=ft.Alignment.CENTER, left=0, right=0, top=0, bottom=0)
        left = ft.Stack([ft.Container(left, left=0, right=0, top=0, bottom=0), over], expand=True)
    if k.roomy and state.leaf == "receipts" and state.read:
        stretch = ft.CrossAxisAlignment.STRETCH
        return ft.Row([left, detail_panel(k, state)], spacing=Space.L, expand=True, vertical_alignment=stretch)
    return left


async def _search(state: PapersState, typed: str) -> None:
    """Typing in the field looks among the receipts, whatever leaf is shown."""
    state.leaf = "receipts"
    await state.search(typed)
