"""Sheets, lines and rows: what the work lies on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import flet as ft

from pos_client.ui.kit.look import Look
from pos_client.ui.kit.text import figure, text
from pos_client.ui.palettes import SHADOW_FLOAT
from pos_client.ui.theme import Radius, Size, Space, Stroke, StyleName


def pad(horizontal: float = 0, vertical: float = 0) -> ft.Padding:
    """The same distance left and right, and the same above and below."""
    return ft.Padding.symmetric(horizontal=horizontal, vertical=vertical)


def line(k: Look, color: str | None = None) -> ft.Container:
    """A hairline between things."""
    return ft.Container(height=k.p.stroke, bgcolor=color or k.p.line)


def border(k: Look, color: str | None = None, width: int | None = None) -> ft.Border:
    """A border of the theme's stroke (two pixels in high contrast) unless ``width`` says otherwise."""
    return ft.Border.all(width or k.p.stroke, color or k.p.line)


def sheet(k: Look, content: ft.Control, padding: ft.PaddingValue = Space.NONE, **layout: Any) -> ft.Container:
    """A sheet of work on the floor: a hairline around it, no shadow."""
    return ft.Container(
        content=content,
        padding=padding,
        bgcolor=k.p.sheet,
        border_radius=Radius.SHEET,
        border=border(k),
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
        **layout,
    )


def sheet_head(k: Look, title: str, *right: ft.Control) -> ft.Container:
    """The head of a sheet: what lies on it, and a note or a small button at the other end."""
    words = text(k, title, "h3", expand=True)
    return ft.Container(
        content=ft.Row([words, *right], spacing=Space.S),
        height=max(Size.TABLE_HEAD, k.touch.least if right else 0),
        padding=pad(Space.L),
        bgcolor=k.p.sunken,
        border=ft.Border.only(bottom=ft.BorderSide(k.p.stroke, k.p.line)),
    )


def stack(controls: Sequence[ft.Control], spacing: float = Space.M, **layout: Any) -> ft.Column:
    """Things below each other, as wide as the space, as high as they are (unless ``expand``)."""
    return ft.Column(
        list(controls),
        spacing=spacing,
        tight=not layout.get("expand"),
        horizontal_alignment=layout.pop("horizontal", ft.CrossAxisAlignment.STRETCH),
        **layout,
    )


def beside(controls: Sequence[ft.Control], spacing: float = Space.M, **layout: Any) -> ft.Row:
    """Things beside each other; one of them should have ``expand``, or what does not fit is cut."""
    return ft.Row(list(controls), spacing=spacing, **layout)


def apart(left: ft.Control, right: ft.Control, **layout: Any) -> ft.Row:
    """One thing at each end of a line; the left one gives way, the right one (an amount) does not."""
    left.expand = True
    return ft.Row([left, right], spacing=Space.M, **layout)


def marked(
    k: Look,
    content: ft.Control,
    *,
    here: bool,
    height: int | None = None,
    padding: ft.PaddingValue | None = None,
    last: bool = False,
) -> ft.Container:
    """A row of a list: yellow bar and tint where ``here``, a hairline below unless ``last``.

    The bar is a box of its own: a border of two colours would get slanted corners.
    """
    bar = ft.Container(width=Stroke.HERE, bgcolor=k.p.action if here else None)
    body = ft.Container(
        content=content,
        expand=True,
        alignment=ft.Alignment.CENTER_LEFT,
        padding=padding if padding is not None else ft.Padding.only(left=Space.S, right=Space.L),
    )
    return ft.Container(
        content=ft.Row([bar, body], spacing=0, vertical_alignment=ft.CrossAxisAlignment.STRETCH),
        height=height or k.touch.row,
        bgcolor=k.p.here if here else None,
        border=None if last else ft.Border.only(bottom=ft.BorderSide(k.p.stroke, k.p.line)),
    )


def fact(k: Look, label: str, value: str, style: StyleName = "body", color: str | None = None) -> ft.Row:
    """A caption and its figure at the two ends of a line."""
    return apart(text(k, label, style, k.p.muted), figure(k, value, style, color or k.p.muted))


def scrolling(controls: Sequence[ft.Control], spacing: float = Space.NONE, **layout: Any) -> ft.ListView:
    """A list that scrolls; give it a page of at most some 50 rows, never everything."""
    return ft.ListView(list(controls), spacing=spacing, expand=layout.pop("expand", True), **layout)


def floating(k: Look, content: ft.Control, **layout: Any) -> ft.Container:
    """What really floats over the work (an override, a bottom sheet): an ink edge and the one shadow."""
    return ft.Container(
        content=content,
        padding=Space.L if k.phone else Space.XL,
        bgcolor=k.p.sheet,
        border_radius=Radius.FLOOR,
        border=border(k, k.p.ink, Stroke.FIELD),
        shadow=ft.BoxShadow(
            blur_radius=Size.SHADOW_FLOAT, color=SHADOW_FLOAT, offset=ft.Offset(0, Size.SHADOW_FLOAT_DROP)
        ),
        **layout,
    )


def lower_sheet(k: Look, behind: ft.Control, content: ft.Control) -> ft.Control:
    """A phone's keypad or picker over the lower part of the screen; what it is about stays in sight above it."""
    floor = ft.Container(
        content=content,
        left=0,
        right=0,
        bottom=0,
        height=k.height * Size.LOWER_SHARE,
        padding=k.touch.pad,
        bgcolor=k.p.sheet,
        border_radius=ft.BorderRadius.only(top_left=Radius.FLOOR, top_right=Radius.FLOOR),
        border=border(k, k.p.ink, Stroke.FIELD),
        shadow=ft.BoxShadow(blur_radius=Size.SHADOW_FLOAT, color=SHADOW_FLOAT),
    )
    return ft.Stack([behind, floor], expand=True)


def named(identifier: str, content: ft.Control, **layout: Any) -> ft.Semantics:
    """A handle for tests and tools on something that cannot be pressed: a total, a message, a list."""
    return ft.Semantics(content=content, identifier=identifier, container=True, **layout)


def heading(k: Look, words: str, sentence: str) -> ft.Control:
    """What a page asks and why."""
    return stack([text(k, words, "h2", lines=2), text(k, sentence, "body", k.p.muted, lines=None)], Space.XS)


def pair(k: Look, left: ft.Control, right: ft.Control, shares: tuple[int, int] = (1, 1)) -> ft.Control:
    """Two things beside each other where there is room (by their shares of it), else below each other."""
    if k.phone:
        return stack([left, right], Space.L)
    left.expand, right.expand = shares
    return ft.Row([left, right], spacing=Space.M, vertical_alignment=ft.CrossAxisAlignment.START)
