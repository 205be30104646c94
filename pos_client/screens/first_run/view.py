"""The first run on the screen: steel, a sheet with one page of the form, the receipt beside it as it will be."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import cast

import flet as ft

from pos_client.screens.first_run.begin_page import begin_page
from pos_client.screens.first_run.form import STEPS, Step
from pos_client.screens.first_run.pages import Boxes, language_page, printer_page, shop_page, you_page
from pos_client.screens.first_run.printers import PrinterHooks, hooks_of
from pos_client.screens.first_run.state import FirstRunState
from pos_client.screens.hooks import use_screen
from pos_client.shell_state import ShellState
from pos_client.ui import kit
from pos_client.ui.hooks import use_keys, use_once
from pos_client.ui.keys import Handler, Layer
from pos_client.ui.theme import PANEL_FROM, Glyph, Size, Space, Stroke

STEP_WORDS: dict[Step, str] = {
    "language": "first_run.step.language",
    "shop": "first_run.step.shop",
    "you": "first_run.step.you",
    "printer": "first_run.step.printer",
    "begin": "first_run.step.begin",
}
PAGES: dict[Step, Callable[[kit.Look, FirstRunState, Boxes], list[ft.Control]]] = {
    "language": language_page,
    "shop": shop_page,
    "you": you_page,
    "printer": printer_page,
    "begin": begin_page,
}


class LiveFirstRun(ft.Observable, FirstRunState):
    """The wizard's state, announcing every change."""


@ft.component
def FirstRunScreen(k: kit.Look, shell: ShellState, hooks: PrinterHooks | None = None) -> ft.Control:
    """Makes the shop. ``hooks`` are other ways to printers than this machine's network."""
    state = use_screen(lambda: LiveFirstRun(shell.session, shell.born, hooks or hooks_of(shell.session)))
    boxes = use_once(Boxes)
    use_keys(k.keys, Layer(keys=_keys(state)))
    _use_wish(k, state, boxes)
    page = PAGES[state.step](k, state, boxes)
    content = ft.Column(page, spacing=Space.L, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    if k.phone:
        if state.step == "shop":
            content.controls.append(_paper(k, state))
        return _phone(k, state, content)
    sheet = kit.sheet(k, _sheet_body(k, state, content), width=Size.FORM)
    row: list[ft.Control] = [sheet]
    if k.width >= PANEL_FROM:
        side = ft.Column([_paper(k, state)], scroll=ft.ScrollMode.AUTO)
        row.append(ft.Container(side, width=Size.PAPER + Space.XXL))
    body = ft.Row(
        row,
        spacing=Space.GULF,
        expand=True,
        alignment=ft.MainAxisAlignment.CENTER,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    whole = ft.Column([_head(k, state), body], spacing=Space.XXL, expand=True)
    return ft.Container(
        ft.SafeArea(whole, expand=True),
        expand=True,
        padding=kit.pad(Space.GULF, Space.XXL),
        bgcolor=k.p.frame,
    )


def _keys(state: FirstRunState) -> dict[str, Handler]:
    """Enter and Esc everywhere; what else the page has to choose."""
    keys: dict[str, Handler] = {"Enter": state.enter, "Esc": state.back}
    if state.step == "language":
        other = "en" if state.session.language == "th" else "th"
        keys |= dict.fromkeys(
            ("Up", "Down", "Left", "Right"), lambda: state.choose_language("en" if other == "en" else "th")
        )
    elif state.step == "shop":
        keys["F2"] = lambda: state.choose_office("branch" if state.head_office else "head")
        keys["F3"] = lambda: state.choose_vat("no" if state.vat_registered else "yes")
    elif state.step == "begin":
        keys |= {" ": state.tick, "Ctrl+P": state.print_code}
    return keys


def _use_wish(k: kit.Look, state: FirstRunState, boxes: Boxes) -> None:
    """Put the keyboard where the state wants it; a phone's hides much, so there only where something is wrong."""

    async def focus() -> None:
        wanted, box = state.wants, boxes.get(state.wants or "")
        if box is not None and (not k.phone or wanted in state.faults):
            await box.focus()
        if state.wants == wanted:
            state.wants = None

    ft.use_effect(cast("Callable[[], Awaitable[None]]", focus), [state.wants, state.step])


def _head(k: kit.Look, state: FirstRunState) -> ft.Control:
    """The maker's mark, what this is, and how far it is."""
    lines = ft.Column(
        [
            kit.text(k, k.w("first_run.title"), "h3", k.p.frame_ink),
            kit.text(
                k,
                k.w("first_run.step_of", number=state.number, of=len(STEPS), name=k.w(STEP_WORDS[state.step])),
                "small",
                k.p.frame_muted,
            ),
        ],
        spacing=Space.SNUG,
        tight=True,
    )
    left = ft.Row(
        [kit.mark(k, k.w("shell.mark")), kit.named("step", lines, expand=k.phone or None)], spacing=Space.FIELD
    )
    if k.phone:
        return left
    steps = ft.Row([_step(k, state, step) for step in STEPS], spacing=Space.M, tight=True)
    return kit.apart(left, steps)


def _step(k: kit.Look, state: FirstRunState, step: Step) -> ft.Control:
    """One step's word; a yellow bar below the one that is here, a tick before those that are done."""
    here, done = step == state.step, STEPS.index(step) < STEPS.index(state.step)
    ink = k.p.frame_ink if here else k.p.frame_muted
    words: list[ft.Control] = [kit.text(k, k.w(STEP_WORDS[step]), "label", ink)]
    if done:
        words.insert(0, kit.icon(k, ft.Icons.CHECK, Glyph.SMALL, ink))
    else:
        words.insert(0, kit.text(k, str(STEPS.index(step) + 1), "label", ink))
    row = ft.Row(words, spacing=Space.CHIP, tight=True)
    bar = ft.Border.only(bottom=ft.BorderSide(Stroke.HERE, k.p.action if here else k.p.frame))
    return ft.Container(row, padding=kit.pad(Space.XS, Space.XS), border=bar)


def _phone(k: kit.Look, state: FirstRunState, content: ft.Control) -> ft.Control:
    head = ft.Container(_head(k, state), padding=kit.pad(Space.L, Space.S))
    body = ft.Container(
        kit.scrolling([content], padding=k.touch.pad),
        expand=True,
        bgcolor=k.p.sheet,
        border_radius=ft.BorderRadius.only(top_left=Space.L, top_right=Space.L),
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
    )
    foot = ft.Container(_ways(k, state), padding=Space.M, bgcolor=k.p.sheet)
    column = ft.Column([head, body, kit.line(k), foot], spacing=0, expand=True)
    return ft.Container(ft.SafeArea(column, expand=True), expand=True, bgcolor=k.p.frame)


def _sheet_body(k: kit.Look, state: FirstRunState, content: ft.Control) -> ft.Control:
    foot = ft.Container(_ways(k, state), padding=kit.pad(Space.XL, Space.M))
    return ft.Column(
        [kit.scrolling([content], padding=Space.XL), kit.line(k), foot],
        spacing=0,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _ways(k: kit.Look, state: FirstRunState) -> ft.Control:
    """Back and the one next step, always at the same place."""
    begin = state.step == "begin"
    waits = begin and not state.written
    label = k.w("first_run.begin") if begin else k.w("first_run.next")
    following = kit.button(
        k,
        label,
        state.forward,
        identifier="next",
        kind="action",
        off=state.busy or waits,
        hint="Enter",
        style="h2",
        height=k.touch.action,
        expand=2,
        glyph=ft.Icons.STOREFRONT if begin else None,
    )
    back = kit.button(
        k,
        k.w("first_run.back"),
        state.back,
        identifier="back",
        hint="Esc",
        height=k.touch.action,
        expand=1,
        off=state.busy,
    )
    row = ft.Row([back if state.number > 1 else ft.Container(expand=1), following], spacing=k.touch.gap)
    if not waits:
        return row
    why = kit.named("tick-first", kit.text(k, k.w("first_run.tick_first"), "small", k.p.muted, lines=2))
    return kit.stack([why, row], Space.XS)


def _paper(k: kit.Look, state: FirstRunState) -> ft.Control:
    """The receipt as customers will get it."""
    ink = k.p.muted if k.phone else k.p.frame_muted
    if state.preview_error is not None:
        paper = kit.paper_missing(k, k.w.error(state.preview_error), identifier="receipt")
    elif state.preview:
        paper = kit.paper(k, state.preview, label=k.w("first_run.receipt"), identifier="receipt")
    else:
        paper = ft.Container(width=Size.PAPER)
    rows = [kit.text(k, k.w("first_run.receipt"), "label", ink), paper]
    return ft.Column(rows, spacing=Space.S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.CENTER)
