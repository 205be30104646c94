"""The machine screen: backups and the check on the left, figures on the right."""

from __future__ import annotations

from functools import partial

import flet as ft

from pos_client.screens.hooks import use_screen
from pos_client.screens.machine.backup_view import backup_sheet, restore_sheet
from pos_client.screens.machine.check_view import check_sheet
from pos_client.screens.machine.figures_view import figure_sheets
from pos_client.screens.machine.state import MachineState
from pos_client.shell_state import ShellState
from pos_client.ui import kit
from pos_client.ui.hooks import use_keys
from pos_client.ui.keys import Layer
from pos_client.ui.theme import Space

ROUTE = "more"
WAITING_ROWS = 4
NOTICE_WORDS = {
    ("new_stream", "restored"): "notice.restored",
    ("new_stream", "copied"): "notice.copied",
    ("new_stream", "recovered"): "notice.recovered",
    ("new_stream", "future_date"): "notice.future_date",
    ("read_only", "restored"): "notice.read_only",
    ("read_only", "copied"): "notice.read_only",
    ("read_only", "future_date"): "notice.read_only",
}
OTHER_NOTICE_WORDS = "notice.other"


class LiveMachine(ft.Observable, MachineState):
    """The state of the machine screen, announcing every change."""


@ft.component
def MachineScreen(k: kit.Look, around: kit.Frame, shell: ShellState) -> ft.Control:
    """How this machine is."""
    state = use_screen(lambda: LiveMachine(shell.session))
    back = partial(shell.go, "more")
    use_keys(k.keys, Layer(keys={"Esc": back}))
    above = _above(k, state, shell)
    if state.figures is None:
        body: ft.Control = ft.Column([*above, kit.Waiting(k, WAITING_ROWS)], spacing=Space.M)
        if k.phone:
            body = ft.Container(body, padding=k.touch.pad)
    elif k.phone:
        sheets = [backup_sheet(k, state), check_sheet(k, state), *figure_sheets(k, state.figures)]
        body = kit.scrolling([*above, *sheets, restore_sheet(k, state.figures)], Space.M, padding=k.touch.pad)
    else:
        left = [*above, backup_sheet(k, state), check_sheet(k, state), restore_sheet(k, state.figures)]
        body = ft.Row(
            [kit.scrolling(left, Space.M), kit.scrolling(figure_sheets(k, state.figures), Space.M)],
            spacing=Space.L,
            expand=True,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    return kit.frame(
        k,
        around,
        here=ROUTE,
        title=k.w("nav.machine"),
        body=body,
        back=back,
        keys=[kit.KeyWord("Tab", k.w("machine.key.tab")), kit.KeyWord("Esc", k.w("kit.frame.back"))],
    )


def _above(k: kit.Look, state: MachineState, shell: ShellState) -> list[ft.Control]:
    """What happened to the data since the last start, and what went wrong here."""
    rows: list[ft.Control] = []
    if shell.notice is not None:
        said = shell.notice.get("kind", ""), shell.notice.get("reason", "")
        sentence = k.w(NOTICE_WORDS.get(said, OTHER_NOTICE_WORDS))
        # That a machine cannot sell is no news to be put away: it holds until the owner's code ends it.
        lasts = shell.notice.get("kind") == "read_only"
        ways = [] if lasts else [kit.Way("notice-away", k.w("shell.understood"), state.understood)]
        rows.append(kit.notice(k, "ours", sentence, ways, identifier="machine-notice", glyph=ft.Icons.INFO))
    if state.error:
        rows.append(kit.notice(k, "late", k.w.error(state.error), identifier="machine-error"))
    return rows
