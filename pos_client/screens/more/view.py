"""Where else to go: every place that this person may see and that the rail has no room for."""

from __future__ import annotations

from functools import partial

import flet as ft

from pos_client.i18n import LANGUAGES, own_name
from pos_client.routes import ROUTES, Route, may_go
from pos_client.screens.hooks import use_screen
from pos_client.screens.more.state import MoreState
from pos_client.shell_state import ShellState
from pos_client.ui import kit
from pos_client.ui.hooks import use_keys
from pos_client.ui.keys import Handler, Layer
from pos_client.ui.theme import Size, Space

ROUTE = "more"
FOR_WORDS = {
    "printers": "more.printers",
    "profile": "more.profile",
    "machine": "more.machine",
}


class LiveMore(ft.Observable, MoreState):
    """The state of the list, announcing every change."""


@ft.component
def MoreScreen(k: kit.Look, around: kit.Frame, shell: ShellState) -> ft.Control:
    """Further places, then switching the language and the user."""
    state = use_screen(lambda: LiveMore(shell.session))
    places = [route for route in ROUTES if not route.rail and route.id != ROUTE and may_go(shell.session, route)]
    ways: list[tuple[str, Handler]] = [(route.id, partial(shell.go, route.id)) for route in places]
    ways.append(("switch", shell.switch_user))
    move = partial(state.move, rows=len(ways))
    use_keys(
        k.keys,
        Layer(
            keys={
                "Up": partial(move, -1),
                "Down": partial(move, 1),
                "Enter": ways[min(state.at, len(ways) - 1)][1],
                "Esc": partial(shell.go, "sale"),
            }
        ),
    )
    rows = [
        _place(k, route, here=k.desktop and at == state.at, go=ways[at][1], last=route is places[-1])
        for at, route in enumerate(places)
    ]
    switch = _row(
        k,
        ft.Icons.SWITCH_ACCOUNT,
        k.w("shell.switch_user"),
        k.w("more.switch"),
        shell.switch_user,
        identifier="more-switch",
        here=k.desktop and state.at == len(places),
        last=True,
    )
    column = kit.stack(
        [kit.sheet(k, kit.stack(rows, Space.NONE)), kit.sheet(k, _language(k, shell), Space.L), kit.sheet(k, switch)],
        Space.M,
    )
    list_ = kit.scrolling([column], padding=k.touch.pad if k.phone else Space.NONE)
    body = list_ if k.phone else ft.Row([ft.Container(list_, width=Size.FORM)])
    return kit.frame(
        k,
        around,
        here=ROUTE,
        title=k.w("nav.more"),
        body=body,
        keys=[kit.KeyWord("↑ ↓", k.w("papers.key.move")), kit.KeyWord("Enter", k.w("papers.key.open"))],
    )


def _place(k: kit.Look, route: Route, *, here: bool, go: Handler, last: bool) -> ft.Control:
    note = FOR_WORDS.get(route.id)
    return _row(
        k,
        route.glyph,
        k.w(route.words),
        k.w(note) if note else "",
        go,
        identifier=f"more-{route.id}",
        here=here,
        last=last,
    )


def _row(
    k: kit.Look, glyph: ft.IconData, title: str, note: str, go: Handler, *, identifier: str, here: bool, last: bool
) -> ft.Control:
    said = kit.stack(
        [kit.text(k, title, "h3"), *([kit.text(k, note, "small", k.p.muted, lines=2)] if note else [])],
        Space.NONE,
        expand=True,
    )
    said.tight = True
    row = ft.Row([kit.icon(k, glyph), said, kit.icon(k, ft.Icons.CHEVRON_RIGHT, color=k.p.muted)], spacing=Space.L)
    face = kit.Face(radius=0, press=k.p.here)
    return kit.tap(
        k, kit.marked(k, row, here=here, padding=kit.pad(Space.L), last=last), go, identifier=identifier, face=face
    )


def _language(k: kit.Look, shell: ShellState) -> ft.Control:
    """The other language is one tap away, for who cannot read this one."""
    options = [kit.Option(language, own_name(language)) for language in reversed(LANGUAGES)]

    async def pick(chosen: str) -> None:
        await shell.session.choose(language="en" if chosen == "en" else "th")

    picked = kit.segment(k, options, shell.session.language, pick, identifier="more-language")
    return kit.stack([kit.text(k, k.w("profile.language.head"), "h3"), picked], Space.M)
