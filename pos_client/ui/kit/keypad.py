"""Number keys, 7-8-9 on top like the number block beside them."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from pos_client.ui.kit.look import Look
from pos_client.ui.kit.press import Face, tap
from pos_client.ui.kit.text import icon, text
from pos_client.ui.theme import Glyph, Space

DELETE = "Backspace"


def keypad(
    k: Look,
    on_key: Callable[[str], object],
    *,
    identifier: str = "key",
    extra: str | None = ".",
    fill: bool = False,
    on_frame: bool = False,
    height: int | None = None,
    off: bool = False,
) -> ft.Control:
    """Twelve keys: the digits, one more (``.``, ``00`` or ``None`` for a gap) and delete, given as ``Backspace``.

    ``fill`` lets the keys grow to the space there is; else they are ``height`` high, by default as high as the
    layout wants. ``on_frame`` is the variant on steel (PIN). Tests find ``<identifier>-7`` and so on.
    """
    key_height = None if fill else height or k.touch.key
    rows: list[ft.Control] = []
    for faces in (("7", "8", "9"), ("4", "5", "6"), ("1", "2", "3"), (extra, "0", DELETE)):
        cells = [
            _key(k, face, on_key, identifier=identifier, on_frame=on_frame, height=key_height, off=off)
            for face in faces
        ]
        rows.append(
            ft.Row(
                cells,
                spacing=Space.KEYS,
                expand=fill or None,
                vertical_alignment=ft.CrossAxisAlignment.STRETCH if fill else ft.CrossAxisAlignment.CENTER,
            )
        )
    return ft.Column(rows, spacing=Space.KEYS, tight=not fill, expand=fill or None)


def _key(
    k: Look,
    face: str | None,
    on_key: Callable[[str], object],
    *,
    identifier: str,
    on_frame: bool,
    height: int | None,
    off: bool,
) -> ft.Control:
    if face is None:
        return ft.Container(expand=True, height=height)
    ink = k.p.frame_ink if on_frame else k.p.ink
    if off:
        ink = k.p.frame_muted if on_frame else k.p.off
    content: ft.Control = text(k, face, "h1", ink)
    label = None
    if face == DELETE:
        label = k.w("kit.keypad.delete")
        content = icon(k, ft.Icons.BACKSPACE, Glyph.NAV, ink)
    look = (
        Face(fill=k.p.frame_press, veil=k.p.veil_solid)
        if on_frame
        else Face(fill=k.p.sunken if off else k.p.sheet, press=k.p.here, edge=k.p.line if off else k.p.edge)
    )
    return tap(
        k,
        content,
        None if off else lambda: on_key(face),
        identifier=f"{identifier}-{face}",
        face=look,
        label=label,
        expand=True,
        height=height,
        alignment=ft.Alignment.CENTER,
    )
