"""Everybody of the shop, with a search, where the tiles do not hold them all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import flet as ft

from pos_client.screens.sign_in.state import SignInState
from pos_client.ui import kit
from pos_client.ui.theme import Size, Space
from storage.queries.people import PersonRow


def others_pane(k: kit.Look, state: SignInState, role: Callable[[kit.Look, PersonRow], str]) -> ft.Container:
    """A sheet with the search and who it finds; Enter takes the first one."""
    search = kit.Field(
        k,
        k.w("sign_in.search"),
        state.search,
        state.put_search,
        "people-search",
        autofocus=not k.phone,
    )
    found = state.found
    rows: list[ft.Control] = [
        _row(k, state, person, role(k, person), f"found-{no}", last=no == len(found) - 1)
        for no, person in enumerate(found)
    ]
    if not rows:
        rows = [
            kit.empty_state(
                k,
                ft.Icons.PERSON_SEARCH,
                k.w("sign_in.nobody", text=state.search),
                k.w("sign_in.nobody_sentence"),
                identifier="nobody",
            )
        ]
    back = kit.button(
        k, k.w("sign_in.back"), state.back, identifier="back", hint="Esc", height=k.touch.action, expand=True
    )
    column = ft.Column(
        [
            ft.Container(search, padding=Space.L),
            kit.line(k),
            kit.scrolling(rows),
            kit.line(k),
            ft.Container(ft.Row([back]), padding=Space.M),
        ],
        spacing=0,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return kit.sheet(k, column)


def _row(k: kit.Look, state: SignInState, person: PersonRow, role: str, identifier: str, *, last: bool) -> ft.Control:
    name = person.name(k.language)
    second = " · ".join(part for part in (person.nickname, role) if part)
    lines = ft.Column(
        [kit.text(k, name, "strong"), kit.text(k, second, "small", k.p.muted)], spacing=0, tight=True, expand=True
    )
    content = ft.Row([kit.avatar(k, kit.initials(name), Size.AVATAR), lines], spacing=Space.M)
    return kit.tap(
        k,
        kit.marked(k, content, here=person.id == state.chosen, last=last),
        partial(state.choose, person.id),
        identifier=identifier,
        face=kit.Face(press=k.p.here, radius=0),
        key=person.id,
    )
