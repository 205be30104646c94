"""Trying a printer out: the test page and the drawer, and the question what came of it."""

from __future__ import annotations

from functools import partial
from typing import Final

import flet as ft

from pos_client.config import PrinterConfig
from pos_client.screens.printers.state import PrintersState
from pos_client.screens.printers.trial import Trial
from pos_client.ui import kit
from pos_client.ui.palettes import ToneName
from pos_client.ui.theme import Space

PAGE_WORDS: Final = {
    "printing": "printers.test.printing",
    "seen": "printers.test.good",
    "not_seen": "printers.test.check",
    "given_up": "printers.test.dropped",
}
_PAGE_LOOKS: Final[dict[str, tuple[ToneName, ft.IconData | None]]] = {
    "printing": ("working", ft.Icons.PRINT),
    "seen": ("ready", None),
    "not_seen": ("late", None),
    "given_up": ("planned", ft.Icons.CANCEL),
}


def trial_rows(k: kit.Look, state: PrintersState, held: PrinterConfig) -> list[ft.Control]:
    """Where the trial stands, then the buttons for the next one."""
    rows: list[ft.Control] = []
    trial = state.trial_here
    if trial is not None:
        rows.append(_page(k, state, trial) if trial.kind == "page" else _drawer(k, state, trial))
    asked = trial is not None and trial.step == "ask"
    buttons: list[ft.Control] = [
        kit.form_button(
            k,
            k.w("printers.test"),
            state.try_page,
            identifier="test",
            kind="plain" if asked else "action",
            glyph=ft.Icons.RECEIPT_LONG,
            off=state.trying or not state.may,
            expand=True,
        )
    ]
    if held.drawer:
        buttons.append(
            kit.form_button(
                k,
                k.w("printers.open_drawer"),
                state.try_drawer,
                identifier="open-drawer",
                glyph=ft.Icons.POINT_OF_SALE,
                off=state.trying,
                expand=True,
            )
        )
    rows.append(kit.stack(buttons, Space.S) if k.phone else kit.beside(buttons, Space.S))
    return rows


def _page(k: kit.Look, state: PrintersState, trial: Trial) -> ft.Control:
    if trial.step == "ask":
        return kit.notice(
            k,
            "ours",
            k.w("printers.test.ask"),
            [
                kit.Way("test-came", k.w("printers.test.came"), partial(state.saw, came=True), ft.Icons.CHECK),
                kit.Way("test-not", k.w("printers.test.not"), partial(state.saw, came=False), ft.Icons.CLOSE),
            ],
            identifier="test-ask",
        )
    if trial.step == "waiting":
        sentence = k.w(trial.error) if trial.error else k.w("printers.test.waiting")
        ways = []
        if trial.error:
            ways.append(kit.Way("try-now", k.w("printers.try_now"), state.try_now))
            ways.append(kit.Way("test-drop", k.w("printers.test.drop"), state.give_up))
        return kit.notice(k, "ours" if trial.error else "planned", sentence, ways, identifier="test-waiting")
    if trial.step == "failed":
        return kit.notice(k, "late", k.w(trial.error or "print.failed"), identifier="test-failed")
    tone, glyph = _PAGE_LOOKS[trial.step]
    return kit.notice(k, tone, k.w(PAGE_WORDS[trial.step]), identifier=f"test-{trial.step}", glyph=glyph)


def _drawer(k: kit.Look, state: PrintersState, trial: Trial) -> ft.Control:
    if trial.step == "ask":
        return kit.notice(
            k,
            "ours",
            k.w("printers.drawer.ask"),
            [
                kit.Way("drawer-came", k.w("printers.drawer.came"), partial(state.saw, came=True), ft.Icons.CHECK),
                kit.Way("drawer-not", k.w("printers.drawer.not"), partial(state.saw, came=False), ft.Icons.CLOSE),
            ],
            identifier="drawer-ask",
        )
    if trial.open:
        return kit.notice(k, "planned", k.w("printers.drawer.opening"), identifier="drawer-opening")
    if trial.step == "seen":
        return kit.notice(k, "ready", k.w("printers.drawer.good"), identifier="drawer-good")
    if trial.step == "not_seen":
        return kit.notice(k, "late", k.w("printers.drawer.check"), identifier="drawer-check")
    return kit.notice(k, "late", k.w(trial.error or "printers.drawer.late"), identifier="drawer-failed")
