"""Buttons: the one next step, other strong ones, plain and quiet ones; segments and choices."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

import flet as ft

from pos_client.ui.kit.look import Handler, Look
from pos_client.ui.kit.press import Face, tap
from pos_client.ui.kit.surface import border, pad
from pos_client.ui.kit.tags import key_hint
from pos_client.ui.kit.text import icon, text
from pos_client.ui.palettes import CLEAR
from pos_client.ui.theme import Glyph, Radius, Size, Space, Stroke, StyleName, text_style

Kind = Literal["action", "solid", "plain", "quiet"]
"""``action`` is the one yellow button of a screen, always the next step; ``solid`` is another strong one."""


def _ink(k: Look, kind: Kind, *, off: bool) -> str:
    if off:
        return k.p.off
    return {"action": k.p.on_action, "solid": k.p.on_solid}.get(kind, k.p.ink)


def _face(k: Look, kind: Kind, *, off: bool) -> Face:
    if off:
        return Face(fill=k.p.sunken, edge=k.p.line if kind != "quiet" else None)
    if kind == "action":
        # Yellow on a white sheet has no edge of its own; in sunlight it needs one.
        return Face(fill=k.p.action, veil=k.p.veil_action, edge=k.p.ink if k.p.name == "contrast" else None)
    if kind == "solid":
        return Face(fill=k.p.solid, veil=k.p.veil_solid)
    if kind == "plain":
        return Face(fill=k.p.sheet, press=k.p.here, edge=k.p.edge)
    return Face(press=k.p.here)


def button(
    k: Look,
    label: str,
    on_tap: Handler | None,
    *,
    identifier: str,
    kind: Kind = "plain",
    glyph: ft.IconData | None = None,
    hint: str | None = None,
    sub: str | None = None,
    off: bool = False,
    style: StyleName = "h3",
    height: int | None = None,
    expand: bool | int | None = None,
    trailing: ft.Control | None = None,
    key: str | None = None,
) -> ft.Control:
    """A button of the counter: never takes the keyboard focus.

    ``hint`` is its key, shown on the desktop. ``sub`` is a second, small line. ``off`` greys it: the reason stands
    near it. ``height`` is the least target by default, ``FILL`` takes the height there is. In a row give it
    ``expand`` where its words may be longer than its place: then they end in an ellipsis instead of being cut.
    """
    ink = _ink(k, kind, off=off)
    middle: ft.Control = text(k, label, style, ink, align=ft.TextAlign.CENTER)
    if sub:
        below = text(k, sub, "small", ink, align=ft.TextAlign.CENTER)
        middle = ft.Column([middle, below], spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.CENTER)
    row = [middle]
    if glyph:
        row.insert(0, icon(k, glyph, Glyph.BADGE if style in ("label", "small") else Glyph.BASE, ink))
    if hint and k.desktop:
        row.append(key_hint(k, hint, ink))
    if trailing:
        row.append(trailing)
    if expand and row[1:]:
        middle.expand, middle.expand_loose = True, True
    return tap(
        k,
        ft.Row(row, spacing=Space.KEYS, tight=True, alignment=ft.MainAxisAlignment.CENTER) if row[1:] else middle,
        None if off else on_tap,
        identifier=identifier,
        face=_face(k, kind, off=off),
        expand=expand,
        key=key,
        height=k.touch.least if height is None else height or None,
        padding=pad(Space.FIELD if not k.phone else Space.KEYS),
        alignment=ft.Alignment.CENTER,
    )


def icon_button(
    k: Look,
    glyph: ft.IconData,
    label: str,
    on_tap: Handler | None,
    *,
    identifier: str,
    color: str | None = None,
    size: int | None = None,
    face: Face | None = None,
) -> ft.Control:
    """A square button with an icon only; ``label`` is said by readers and shown as a tooltip."""
    side = size or k.touch.least
    ink = color or (k.p.ink if on_tap else k.p.off)
    return tap(
        k,
        ft.Container(icon(k, glyph, Glyph.BASE, ink), tooltip=label, alignment=ft.Alignment.CENTER),
        on_tap,
        identifier=identifier,
        face=face,
        label=label,
        width=side,
        height=side,
        alignment=ft.Alignment.CENTER,
    )


def form_button(
    k: Look,
    label: str,
    on_click: Handler | None,
    *,
    identifier: str,
    kind: Kind = "plain",
    glyph: ft.IconData | None = None,
    off: bool = False,
    height: int | None = None,
    expand: bool | int | None = None,
    autofocus: bool = False,
) -> ft.Control:
    """A button of forms and dialogs: Tab reaches it, a 3 px ring shows it, Enter and Space press it.

    Never on a screen where a scanner is hot: its Enter would press the focused button.
    """
    ink, state = _ink(k, kind, off=off), ft.ControlState
    face = _face(k, kind, off=off)
    side = ft.BorderSide(face.stroke or k.p.stroke, face.edge or CLEAR)
    style = ft.ButtonStyle(
        bgcolor=face.fill,
        overlay_color={state.PRESSED: face.veil or face.press or CLEAR, state.DEFAULT: CLEAR},
        text_style=text_style(k.p, "strong", ink),
        padding=pad(Space.L),
        shape=ft.RoundedRectangleBorder(radius=Radius.BUTTON),
        side={state.FOCUSED: ft.BorderSide(Stroke.FOCUS, k.p.focus), state.DEFAULT: side},
        elevation=0,
        animation_duration=0,
    )
    stock = ft.Button(
        content=text(k, label, "strong", ink),
        icon=icon(k, glyph, Glyph.NOTE, ink) if glyph else None,
        on_click=_awaited(on_click) if on_click and not off else None,
        disabled=off,
        autofocus=autofocus,
        height=height or max(k.touch.least, Size.BADGE),
        expand=expand,
        style=style,
    )
    holder: ft.Control = ft.Row([stock]) if expand else stock
    return ft.Semantics(content=holder, identifier=identifier, expand=expand)


def _awaited(handler: Handler) -> Callable[[], object]:
    """Flet awaits a handler only if it is declared async; ours may be a lambda that gives an awaitable."""

    async def run() -> None:
        result = handler()
        if inspect.isawaitable(result):
            await result

    return run


@dataclass(frozen=True, slots=True)
class Option:
    """One of several to choose from."""

    id: str
    label: str
    glyph: ft.IconData | None = None
    off: bool = False


def segment(
    k: Look,
    options: Sequence[Option],
    chosen: str,
    on_pick: Callable[[str], object],
    *,
    identifier: str,
    height: int | None = None,
    fill: bool = True,
) -> ft.Control:
    """Two to five views of which one is shown; with ``fill`` they share the width. Tests find ``<identifier>-<id>``."""
    cells = []
    for option in options:
        on = option.id == chosen
        ink = k.p.on_solid if on else k.p.off if option.off else k.p.ink
        face = Face(fill=k.p.solid, veil=k.p.veil_solid) if on else Face(press=k.p.here)
        words = text(k, option.label, "strong", ink, align=ft.TextAlign.CENTER)
        # A container with an alignment would take all the width there is: a column centers in height alone.
        middle = words if fill else ft.Column([words], spacing=0, alignment=ft.MainAxisAlignment.CENTER)
        cells.append(
            tap(
                k,
                middle,
                None if option.off else partial(on_pick, option.id),
                identifier=f"{identifier}-{option.id}",
                face=face,
                chosen=on,
                expand=fill or None,
                height=height or k.touch.least,
                padding=pad(Space.S if k.phone else Space.FIELD),
                alignment=ft.Alignment.CENTER if fill else None,
            )
        )
    return ft.Container(
        content=ft.Row(cells, spacing=Space.XS, tight=not fill),
        padding=Space.XS,
        border_radius=Radius.SHEET,
        bgcolor=k.p.sunken,
        border=border(k),
    )


def choices(
    k: Look,
    options: Sequence[Option],
    chosen: str | None,
    on_pick: Callable[[str], object],
    *,
    identifier: str,
) -> ft.Row:
    """Chips to pick one of: reasons, tags. The chosen one is solid with a tick. They wrap."""
    chips = []
    for option in options:
        on = option.id == chosen
        ink = k.p.on_solid if on else k.p.ink
        words: list[ft.Control] = [text(k, option.label, "strong", ink)]
        if on:
            words.insert(0, icon(k, ft.Icons.CHECK, Glyph.SMALL, ink))
        face = (
            Face(fill=k.p.solid, veil=k.p.veil_solid, edge=k.p.solid)
            if on
            else Face(fill=k.p.sheet, press=k.p.here, edge=k.p.edge)
        )
        chips.append(
            tap(
                k,
                ft.Row(words, spacing=Space.CHIP, tight=True),
                None if option.off else partial(on_pick, option.id),
                identifier=f"{identifier}-{option.id}",
                face=face,
                chosen=on,
                height=max(Size.REASON, k.touch.least),
                padding=pad(Space.M),
            )
        )
    return ft.Row(chips, spacing=Space.S, run_spacing=Space.S, wrap=True)


def switch(
    k: Look,
    label: str,
    on_change: Callable[[bool], object],
    *,
    value: bool,
    identifier: str,
    off: bool = False,
) -> ft.Control:
    """A setting that acts at once; the words stand left of it and press it too."""

    async def changed(e: ft.Event[ft.Switch]) -> None:
        result = on_change(bool(e.control.value))
        if inspect.isawaitable(result):
            await result

    stock = ft.Switch(
        value=value,
        disabled=off,
        focus_color=k.p.here,
        hover_color=CLEAR,
        on_change=changed,
    )
    return ft.Semantics(
        identifier=identifier,
        content=ft.Row(
            [ft.Container(text(k, label, "body", k.p.off if off else None, lines=2), expand=True), stock],
            spacing=Space.M,
        ),
    )
