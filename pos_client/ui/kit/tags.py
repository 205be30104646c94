"""Small things that say something: status chips, tags, keys, counts, people."""

from __future__ import annotations

from typing import Final

import flet as ft

from pos_client.ui.kit.look import Look
from pos_client.ui.kit.surface import border, pad
from pos_client.ui.kit.text import icon, text
from pos_client.ui.palettes import ToneName
from pos_client.ui.theme import Glyph, Radius, Size, Space, Stroke

TONE_GLYPH: Final[dict[ToneName, ft.IconData]] = {
    "planned": ft.Icons.EVENT,
    "working": ft.Icons.BUILD_CIRCLE,
    "ours": ft.Icons.HOURGLASS_BOTTOM,
    "theirs": ft.Icons.PHONE_IN_TALK,
    "late": ft.Icons.ALARM,
    "ready": ft.Icons.CHECK_CIRCLE,
}


def chip(k: Look, tone: ToneName, word: str, glyph: ft.IconData | None = None, *, small: bool = False) -> ft.Container:
    """A status: icon and word on a tint. Colour alone never says anything."""
    colors = k.p.tone(tone)
    mark = icon(k, glyph or TONE_GLYPH[tone], Glyph.TINY if small else Glyph.SMALL, colors.text)
    return ft.Container(
        content=ft.Row([mark, text(k, word, "label", colors.text)], spacing=Space.CHIP, tight=True),
        padding=pad(Space.S, Space.HAIR) if small else pad(Space.KEYS, Space.XS),
        border_radius=Radius.CHIP,
        bgcolor=colors.tint,
    )


def state_word(k: Look, tone: ToneName, word: str, glyph: ft.IconData | None = None) -> ft.Row:
    """A status without its tint, for lines that would be too loud with one."""
    color = k.p.mark(tone)
    return ft.Row(
        [icon(k, glyph or TONE_GLYPH[tone], Glyph.BADGE, color), text(k, word, "label", color)],
        spacing=Space.CHIP,
        tight=True,
    )


def tag(k: Look, word: str) -> ft.Container:
    """A neutral word in an outline: a kind, a unit, a place."""
    return ft.Container(
        content=text(k, word, "small", k.p.muted),
        padding=pad(Space.S, Space.HAIR),
        border_radius=Radius.CHIP,
        border=border(k, k.p.edge, 1),
    )


def key_hint(k: Look, key: str, color: str | None = None) -> ft.Container:
    """The key that does the same, as it is printed on the keyboard."""
    ink = color or k.p.muted
    return ft.Container(
        content=text(k, key, "small", ink),
        padding=pad(Space.CHIP),
        border_radius=Radius.MARK,
        border=ft.Border.all(1, ink),
    )


def count(k: Look, number: int, color: str | None = None, ink: str | None = None) -> ft.Container:
    """How many, in a small box."""
    return ft.Container(
        content=text(k, f"{number:,}", "label", ink or k.p.on_solid),
        padding=pad(Space.S),
        border_radius=Radius.MARK,
        bgcolor=color or k.p.solid,
    )


def avatar(
    k: Look, initials: str, size: int = Size.AVATAR, fill: str | None = None, ink: str | None = None
) -> ft.Container:
    """A person's initials in a disc."""
    return ft.Container(
        content=text(k, initials, "h2" if size >= Size.AVATAR_TILE else "label", ink or k.p.on_solid),
        width=size,
        height=size,
        shape=ft.BoxShape.CIRCLE,
        bgcolor=fill or k.p.solid,
        alignment=ft.Alignment.CENTER,
    )


def dots(k: Look, filled: int, of: int, *, on_frame: bool = False, wrong: bool = False) -> ft.Control:
    """How many digits of a PIN are in; ``wrong`` shows the edge of a refusal."""
    full = k.p.action if on_frame else k.p.ink
    empty = k.p.frame_muted if on_frame else k.p.edge
    late = k.p.late.bar
    side = Size.DOT_WIDE if on_frame else Size.DOT
    marks: list[ft.Control] = []
    for i in range(of):
        on = i < filled
        edge = late if wrong else full if on else empty
        marks.append(
            ft.Container(
                width=side,
                height=side,
                shape=ft.BoxShape.CIRCLE,
                bgcolor=full if on else None,
                border=ft.Border.all(Stroke.FIELD, edge),
            )
        )
    spacing = Space.L if on_frame else Space.M
    return ft.Row(marks, spacing=spacing, tight=True, alignment=ft.MainAxisAlignment.CENTER)
