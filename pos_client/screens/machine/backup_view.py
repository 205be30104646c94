"""Copies of the data: how fresh they are, a second place, a copy now, and the way back."""

from __future__ import annotations

from datetime import date

import flet as ft

from pos_client.screens.machine.state import Figures, MachineState
from pos_client.ui import kit
from pos_client.ui.theme import Space


def backup_sheet(k: kit.Look, state: MachineState) -> ft.Control:
    """How the copies stand, and what can be done."""
    rows = [*_state(k, state), *_result(k, state)]
    if state.copying:
        rows.append(kit.progress(k, k.w("backup.copying"), 0, 0, note=k.w("machine.meanwhile"), identifier="copying"))
    elif state.may_copy:
        rows.append(
            kit.form_button(
                k,
                k.w("backup.now"),
                state.back_up,
                identifier="backup-now",
                kind="solid",
                glyph=ft.Icons.SAVE,
                expand=True,
            )
        )
    rows.append(kit.line(k))
    rows += _second(k, state)
    head = kit.sheet_head(k, k.w("backup.head"))
    return kit.sheet(k, kit.stack([head, ft.Container(kit.stack(rows, Space.M), padding=Space.L)], Space.NONE))


def _day(k: kit.Look, day: date | None, today: date) -> str:
    """When, as a day; today and never have words."""
    if day is None:
        return k.w("backup.never")
    return k.w("backup.today") if day == today else k.w.day(day)


def _state(k: kit.Look, state: MachineState) -> list[ft.Control]:
    """The newest copy here and on the second place, and a warning where one is old."""
    held = state.backup
    if held is None:
        return [kit.Waiting(k, 2)]
    today = state.today
    rows: list[ft.Control] = [
        kit.named("backup-here", kit.fact(k, k.w("backup.here"), _day(k, held.newest, today), color=k.p.ink))
    ]
    if held.second_place is not None:
        elsewhere = kit.fact(k, k.w("backup.elsewhere"), _day(k, held.newest_elsewhere, today), color=k.p.ink)
        rows.append(kit.named("backup-elsewhere", elsewhere))
        if not held.answered:
            rows.append(kit.notice(k, "ours", k.w("backup.not_answering"), identifier="backup-silent"))
    if held.failure is not None:
        rows.append(kit.notice(k, "late", k.w.error(held.failure), identifier="backup-failed"))
    elif held.newest is None:
        rows.append(kit.notice(k, "ours", k.w("backup.none_yet"), identifier="backup-none"))
    elif held.stale:
        rows.append(kit.notice(k, "ours", k.w("backup.stale"), identifier="backup-stale"))
    elif held.second_place is None:
        info = ft.Icons.INFO
        rows.append(kit.notice(k, "planned", k.w("backup.only_here"), identifier="backup-only-here", glyph=info))
    return rows


def _result(k: kit.Look, state: MachineState) -> list[ft.Control]:
    """What the copy that was asked for came to."""
    made = state.copied
    if made is None or made.failure is not None or made.file is None:
        return []
    sentence = k.w("backup.made", file=str(made.file))
    return [kit.notice(k, "ready", sentence, identifier="backup-made")]


def _second(k: kit.Look, state: MachineState) -> list[ft.Control]:
    """The second place: a folder on a stick or a share."""
    title = kit.text(k, k.w("backup.second.head"), "h3")
    if not state.may_choose_second:
        shown = state.second_shown or k.w("backup.second.none")
        return [title, kit.text(k, shown, "body", lines=None)]
    error = k.w.error(state.second_error) if state.second_error else None
    changed = state.second_typed is not None
    return [
        title,
        kit.Field(
            k,
            k.w("backup.second.label"),
            state.second_shown,
            state.type_second,
            "second",
            error,
            k.w("backup.second.hint"),
            None,
            state.keep_second,
        ),
        kit.form_button(
            k,
            k.w("backup.second.looking") if state.second_busy else k.w("backup.second.keep"),
            state.keep_second,
            identifier="second-keep",
            glyph=ft.Icons.USB,
            off=state.second_busy or not changed,
            expand=True,
        ),
    ]


def restore_sheet(k: kit.Look, figures: Figures) -> ft.Control:
    """How a copy is brought back; it is done with the program closed."""
    steps = [k.w("restore.step.close"), k.w("restore.step.run"), k.w("restore.step.start")]
    rows: list[ft.Control] = [kit.text(k, k.w("restore.when"), "body", lines=None)]
    rows += [
        kit.beside(
            [
                kit.tag(k, str(no)),
                ft.Container(kit.text(k, step, "body", lines=None), expand=True),
            ],
            Space.M,
        )
        for no, step in enumerate(steps, 1)
    ]
    command = f'python main.py restore "{figures.data / "backups"}/…"'
    rows.insert(3, ft.Container(kit.text(k, command, "strong", lines=None, selectable=True), padding=Space.S))
    rows.append(kit.text(k, k.w("restore.after"), "small", k.p.muted, lines=None))
    head = kit.sheet_head(k, k.w("restore.head"))
    return kit.sheet(k, kit.stack([head, ft.Container(kit.stack(rows, Space.S), padding=Space.L)], Space.NONE))
