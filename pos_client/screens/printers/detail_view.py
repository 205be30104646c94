"""One printer: how it is, a trial of it, its settings, and the way to take it away."""

from __future__ import annotations

from functools import partial
from typing import Final

import flet as ft

from pos_client.config import PrinterConfig
from pos_client.screens.printers.list_view import LOOKS, status_chip
from pos_client.screens.printers.setup_state import NONE
from pos_client.screens.printers.state import PrintersState
from pos_client.screens.printers.trial_view import trial_rows
from pos_client.ui import kit
from pos_client.ui.theme import Space

ANSWER_WORDS: Final = {"pid": "printers.answers.yes", "gsr": "printers.answers.yes", "none": "printers.answers.no"}


def detail_sheets(k: kit.Look, state: PrintersState) -> list[ft.Control]:
    """The sheets of the printer in the form."""
    held = state.printer
    if held is None:
        return []
    return [_now(k, state, held), _settings(k, state, held)]


def _now(k: kit.Look, state: PrintersState, held: PrinterConfig) -> ft.Control:
    """How it is and what to do about it; the yellow button is the test."""
    status = state.status(held.id)
    rows: list[ft.Control] = []
    trial = state.trial_here
    said = trial is not None and trial.step == "waiting" and trial.error is not None
    if status is not None and status.trouble is not None:
        if not said:  # the trial says the same
            ways = [kit.Way("try-now", k.w("printers.try_now"), state.try_now)] if status.waiting else []
            tone, glyph = LOOKS[status.word]
            rows.append(kit.notice(k, tone, k.w(status.trouble), ways, identifier="trouble", glyph=glyph))
    elif status is not None and status.paper_low:
        rows.append(kit.notice(k, "ours", k.w("printers.paper_low"), identifier="paper-low"))
    rows += trial_rows(k, state, held)
    head = kit.sheet_head(k, held.name, kit.named("detail-status", status_chip(k, status)))
    return kit.sheet(k, kit.stack([head, ft.Container(kit.stack(rows, Space.M), padding=Space.L)], Space.NONE))


def _settings(k: kit.Look, state: PrintersState, held: PrinterConfig) -> ft.Control:
    off = not state.may or state.busy == "asking"
    rows: list[ft.Control] = [*_fields(k, state, held, off=off), kit.line(k), *_width(k, state, held, off=off)]
    rows.append(
        kit.pick(
            k,
            k.w("printers.drawer"),
            None if off else partial(state.choose_drawer, drawer=not held.drawer),
            identifier="drawer",
            chosen=held.drawer,
            tick=True,
        )
    )
    rows += _backup(k, state, held, off=off)
    rows.append(kit.line(k))
    rows.append(kit.text(k, k.w(ANSWER_WORDS[held.answers]), "small", k.p.muted, lines=None))
    if state.may:
        rows.append(
            kit.form_button(
                k,
                k.w("printers.remove"),
                state.remove,
                identifier="remove",
                glyph=ft.Icons.DELETE_OUTLINE,
                off=off,
                expand=True,
            )
        )
    head = kit.sheet_head(k, k.w("printers.settings"))
    return kit.sheet(k, kit.stack([head, ft.Container(kit.stack(rows, Space.M), padding=Space.L)], Space.NONE))


def _fields(k: kit.Look, state: PrintersState, held: PrinterConfig, *, off: bool) -> list[ft.Control]:
    """Name and address, kept together."""

    def field(name: str, label: str, hint: str | None = None) -> ft.Control:
        error = state.faults.get(name)
        return kit.Field(
            k,
            label,
            state.typed[name],
            partial(state.put, name),
            name,
            k.w.error(error) if error else None,
            hint,
            None,
            state.keep,
            not state.may,
            key=f"{name}-{held.id}",  # type: ignore[call-arg]
        )

    rows = [field("name", k.w("printers.name")), field("place", k.w("printers.place"), k.w("printers.place.hint"))]
    label = {"asking": k.w("printers.asking"), "keeping": k.w("printers.keeping")}.get(state.busy, k.w("printers.keep"))
    rows.append(
        kit.form_button(
            k,
            label,
            state.keep,
            identifier="keep",
            kind="solid" if state.changed else "plain",
            glyph=ft.Icons.CHECK,
            off=off,
            expand=True,
        )
    )
    return rows


def _width(k: kit.Look, state: PrintersState, held: PrinterConfig, *, off: bool) -> list[ft.Control]:
    options = [
        kit.Option("576", k.w("printers.width.80"), off=off),
        kit.Option("384", k.w("printers.width.58"), off=off),
    ]
    return [
        kit.text(k, k.w("printers.width"), "label", k.p.muted),
        kit.segment(k, options, str(held.width_dots), state.choose_width, identifier="width"),
    ]


def _backup(k: kit.Look, state: PrintersState, held: PrinterConfig, *, off: bool) -> list[ft.Control]:
    """Who stands in for it, where there is another one."""
    others = [other for other in state.config.printers if other.id != held.id]
    if not others:
        return []
    options = [kit.Option(other.id, other.name, off=off) for other in others]
    options.append(kit.Option(NONE, k.w("printers.backup.none"), off=off))
    return [
        kit.text(k, k.w("printers.backup"), "label", k.p.muted, lines=2),
        kit.choices(k, options, held.backup or NONE, state.choose_backup, identifier="backup"),
    ]
