"""Is the data whole: a check while selling goes on, and its result in words."""

from __future__ import annotations

import flet as ft

from pos_client.screens.machine.state import FAULTS_SHOWN, Checked, Checking, MachineState
from pos_client.ui import kit
from pos_client.ui.theme import Space


def check_sheet(k: kit.Look, state: MachineState) -> ft.Control:
    """The check, running or done."""
    rows: list[ft.Control] = [kit.text(k, k.w("check.what"), "body", k.p.muted, lines=None)]
    if state.checking is not None:
        rows.append(_running(k, state.checking))
    else:
        if state.check_error:
            rows.append(kit.notice(k, "late", k.w.error(state.check_error), identifier="check-error"))
        if state.checked:
            rows += _result(k, state.checked)
        rows.append(
            kit.form_button(
                k, k.w("check.now"), state.check, identifier="check-now", glyph=ft.Icons.FACT_CHECK, expand=True
            )
        )
    head = kit.sheet_head(k, k.w("check.head"))
    return kit.sheet(k, kit.stack([head, ft.Container(kit.stack(rows, Space.M), padding=Space.L)], Space.NONE))


def _running(k: kit.Look, checking: Checking) -> ft.Control:
    if checking.step == "copying":
        title = k.w("check.copying", done=f"{checking.done:,}", of=f"{checking.of:,}")
    else:
        title = k.w("check.looking")
    return kit.progress(k, title, checking.done, checking.of, note=k.w("machine.meanwhile"), identifier="checking")


def _result(k: kit.Look, checked: Checked) -> list[ft.Control]:
    """In words first; what exactly and where stands below, for whoever repairs it."""
    if not checked.faults:
        sentence = k.w("check.whole", entries=f"{checked.entries:,}", rows=f"{checked.rows:,}")
        return [kit.notice(k, "ready", sentence, identifier="check-whole")]
    details = [
        kit.text(k, f"{what}: {where}", "small", k.p.muted, lines=None, selectable=True)
        for what, where in checked.faults[:FAULTS_SHOWN]
    ]
    sentence = k.w.n("check.faults", len(checked.faults))
    return [
        kit.notice(k, "late", sentence, identifier="check-faults"),
        kit.stack(details, Space.XS),
    ]
