"""Rows to choose by: one of several, or a tick."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from pos_client.ui.kit.look import Handler, Look
from pos_client.ui.kit.press import Face, tap
from pos_client.ui.kit.surface import pad
from pos_client.ui.kit.text import icon, text
from pos_client.ui.theme import Glyph, Space, Stroke


def pick(
    k: Look,
    label: str,
    on_tap: Handler | None,
    *,
    identifier: str,
    chosen: bool,
    sub: str | None = None,
    tick: bool = False,
    trailing: Sequence[ft.Control] = (),
    key: str | None = None,
) -> ft.Control:
    """One of several to choose from, as a row of its own; with ``tick`` a box that is ticked or not.

    The chosen one has a tint and a thick edge, and its mark says so without colour. ``sub`` is a second, small line
    that may wrap. ``on_tap=None`` is a row that cannot be chosen now: ``sub`` says why.
    """
    glyphs = (
        (ft.Icons.CHECK_BOX, ft.Icons.CHECK_BOX_OUTLINE_BLANK)
        if tick
        else (ft.Icons.RADIO_BUTTON_CHECKED, ft.Icons.RADIO_BUTTON_UNCHECKED)
    )
    off = on_tap is None
    ink = k.p.off if off else k.p.ink
    lines: list[ft.Control] = [text(k, label, "strong", ink, lines=None)]
    if sub:
        lines.append(text(k, sub, "small", k.p.muted, lines=None))
    row: list[ft.Control] = [
        icon(k, glyphs[0] if chosen else glyphs[1], Glyph.NAV, ink),
        ft.Column(lines, spacing=0, tight=True, expand=True),
        *trailing,
    ]
    face = (
        Face(fill=k.p.here, press=k.p.here, edge=k.p.ink, stroke=Stroke.FIELD)
        if chosen
        else Face(fill=k.p.sunken if off else k.p.sheet, press=k.p.here, edge=k.p.line if off else k.p.edge)
    )
    return tap(
        k,
        ft.Row(row, spacing=Space.M),
        on_tap,
        identifier=identifier,
        face=face,
        chosen=chosen,
        key=key,
        padding=pad(Space.L, k.touch.field_pad),
    )
