"""Trouble on the screen: one sentence, the ways out in the same sheet, and where everything lies."""

from __future__ import annotations

from functools import partial

import flet as ft

from core.errors import PosError, Rejected
from pos_client.screens.hooks import use_screen
from pos_client.screens.trouble.state import TroubleState
from pos_client.shell_state import ShellState
from pos_client.ui import kit
from pos_client.ui.hooks import use_keys
from pos_client.ui.keys import Layer
from pos_client.ui.theme import Radius, Size, Space
from pos_client.version import VERSION
from storage.backup import Copy


class LiveTrouble(ft.Observable, TroubleState):
    """The state of the screen of trouble, announcing every change."""


@ft.component
def TroubleScreen(k: kit.Look, shell: ShellState) -> ft.Control:
    """Why the data cannot be opened, and what to do."""
    trouble = shell.error if isinstance(shell.error, PosError) else Rejected("trouble.unexpected")
    state = use_screen(lambda: LiveTrouble(shell.session, trouble, shell.try_again))
    use_keys(k.keys, Layer(keys={"Enter": state.enter, "Esc": state.back}))
    rows = [
        kit.text(k, k.w("trouble.title"), "h1" if not k.phone else "h2", lines=None),
        kit.notice(k, "late", k.w.error(trouble), identifier="trouble"),
        *(_restoring(k, state) if state.restorable else []),
        *(_keys(k, state) if state.keys_lost else []),
        *([kit.LateProgress(k, k.w("trouble.working"))] if state.busy else []),
        *([kit.notice(k, "late", k.w.error(state.error), identifier="page-error")] if state.error else []),
        kit.line(k),
        _facts(k, state),
    ]
    content = ft.Column(rows, spacing=Space.L, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    foot = ft.Container(_again(k, state), padding=Space.M if k.phone else kit.pad(Space.XL, Space.M))
    body = ft.Column(
        [kit.scrolling([content], padding=k.touch.pad if k.phone else Space.XL), kit.line(k), foot],
        spacing=0,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    head = ft.Row(
        [kit.mark(k, k.w("shell.mark")), kit.text(k, k.w("trouble.head"), "h3", k.p.frame_ink)], spacing=Space.FIELD
    )
    sheet: ft.Control = (
        ft.Container(body, expand=True, bgcolor=k.p.sheet, border_radius=Radius.SHEET)
        if k.phone
        else ft.Row(
            [kit.sheet(k, body, width=Size.FORM)],
            alignment=ft.MainAxisAlignment.CENTER,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
            expand=True,
        )
    )
    edges = kit.pad(Space.L, Space.M) if k.phone else kit.pad(Space.GULF, Space.XXL)
    whole = ft.Column([head, sheet], spacing=Space.M if k.phone else Space.XXL, expand=True)
    return ft.Container(ft.SafeArea(whole, expand=True), expand=True, padding=edges, bgcolor=k.p.frame)


# -- a copy of the data


def _restoring(k: kit.Look, state: TroubleState) -> list[ft.Control]:
    """The copies that were found, the question about the chosen one, and another place to look."""
    if state.copies is None:
        return [kit.Waiting(k, 2)]
    rows: list[ft.Control] = [kit.text(k, k.w("trouble.copies"), "h3")]
    if state.copies:
        rows += [_copy(k, state, copy, no) for no, copy in enumerate(state.copies)]
    else:
        rows.append(kit.text(k, k.w("trouble.no_copies"), "body", k.p.muted, lines=None))
    if state.chosen is None:
        rows.append(_elsewhere(k, state))
    return [kit.stack(rows, Space.S)]


def _copy(k: kit.Look, state: TroubleState, copy: Copy, no: int) -> ft.Control:
    on = copy == state.chosen
    where = k.w("trouble.copy_elsewhere") if copy.elsewhere else k.w("trouble.copy_here")
    row = kit.pick(
        k,
        k.w.day(copy.day),
        partial(state.choose, None if on else copy),
        identifier=f"copy-{no}",
        chosen=on,
        sub=f"{where} · {copy.path.parent}",
        key=str(copy.path),
    )
    if not on:
        return row
    return kit.stack([row, _question(k, k.w("trouble.restore_ask", day=copy.day), "restore")], Space.S)


def _question(k: kit.Look, sentence: str, identifier: str) -> ft.Control:
    """What will happen, asked where it was chosen; the yellow button below does it."""
    return kit.notice(k, "ours", sentence, identifier=f"{identifier}-ask", glyph=ft.Icons.HELP)


def _elsewhere(k: kit.Look, state: TroubleState) -> ft.Control:
    field = kit.Field(
        k,
        k.w("trouble.folder"),
        state.folder,
        state.put_folder,
        "folder",
        error=k.w.error(state.folder_error) if state.folder_error else None,
        hint=k.w("trouble.folder_hint"),
        expand=True,
    )
    look = kit.button(
        k, k.w("trouble.look"), state.look_there, identifier="look", glyph=ft.Icons.SEARCH, style="strong",
        height=Size.QTY_HEIGHT if not k.phone else None,
    )  # fmt: skip
    if k.phone:
        return kit.stack([field, look], Space.S)
    return ft.Row([field, look], spacing=Space.M, vertical_alignment=ft.CrossAxisAlignment.END)


# -- the keys


def _keys(k: kit.Look, state: TroubleState) -> list[ft.Control]:
    """The way on without the machine's keys."""
    row = kit.pick(
        k,
        k.w("trouble.drop_keys"),
        partial(state.ask_keys, asked=not state.keys_asked),
        identifier="drop-keys",
        chosen=state.keys_asked,
        sub=k.w("trouble.drop_keys_sentence"),
    )
    return [row, _question(k, k.w("trouble.keys_ask"), "keys")] if state.keys_asked else [row]


# -- always there


def _facts(k: kit.Look, state: TroubleState) -> ft.Control:
    """For whoever helps on the telephone: where the data and the logs lie."""
    places = state.session.house.places
    facts = (
        (k.w("trouble.data_at"), str(places.data)),
        (k.w("trouble.logs_at"), str(state.session.house.logs)),
        (k.w("trouble.version"), VERSION),
    )
    rows: list[ft.Control] = [
        kit.stack([kit.text(k, name, "small", k.p.muted), kit.text(k, value, "small", lines=None, selectable=True)], 0)
        for name, value in facts
    ]
    # Text that can be marked is dumb to screen readers, so the whole says what it holds.
    said = ", ".join(f"{name} {value}" for name, value in facts)
    return ft.Semantics(
        content=kit.stack(rows, Space.S), identifier="facts", container=True, label=said, exclude_semantics=True
    )


def _again(k: kit.Look, state: TroubleState) -> ft.Control:
    """The yellow button: what was chosen, else one more try."""
    asked = state.chosen is not None or state.keys_asked
    step = kit.button(
        k,
        k.w("trouble.restore") if state.chosen else k.w("trouble.go_on") if state.keys_asked else k.w("trouble.again"),
        state.restore if state.chosen else state.drop_keys if state.keys_asked else state.try_again,
        identifier="restore" if state.chosen else "go-on" if state.keys_asked else "again",
        kind="action",
        hint="Enter",
        style="h2",
        height=k.touch.action,
        expand=2,
        off=state.busy,
        glyph=None if asked else ft.Icons.REFRESH,
    )
    if not asked:
        return ft.Row([step])
    back = kit.button(
        k, k.w("trouble.no"), state.back, identifier="no", hint="Esc", height=k.touch.action, expand=1, off=state.busy
    )
    return ft.Row([back, step], spacing=k.touch.gap)
