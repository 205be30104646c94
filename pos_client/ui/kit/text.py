"""Letters, figures and icons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import flet as ft

from pos_client.ui.kit.look import Look
from pos_client.ui.palettes import CLEAR
from pos_client.ui.theme import TYPE, Glyph, StyleName, text_style


def text(
    k: Look,
    value: str,
    style: StyleName = "body",
    color: str | None = None,
    *,
    lines: int | None = 1,
    align: ft.TextAlign = ft.TextAlign.START,
    **layout: Any,
) -> ft.Text:
    """Words in one of the styles; one line with an ellipsis unless ``lines`` allows more (``None``: any number).

    Only names may be cut: put sentences where they can wrap, and never amounts (``money``). No height is set on
    the box: Thai marks need the room that the line height gives them.
    """
    return ft.Text(
        value,
        max_lines=lines,
        overflow=ft.TextOverflow.ELLIPSIS if lines else ft.TextOverflow.CLIP,
        text_align=align,
        style=text_style(k.p, style, color),
        **layout,
    )


def figure(k: Look, value: str, style: StyleName = "money", color: str | None = None, **layout: Any) -> ft.Text:
    """A number, a part number, a plate, a time: on one line, right-aligned, never shortened."""
    return ft.Text(
        value,
        max_lines=1,
        no_wrap=True,
        overflow=ft.TextOverflow.VISIBLE,
        text_align=ft.TextAlign.RIGHT,
        style=text_style(k.p, style, color),
        **layout,
    )


def money(k: Look, satang: int, style: StyleName = "money", color: str | None = None, **layout: Any) -> ft.Text:
    """An amount with two decimals, ``1,234.50`` or ``−50.00``, without a currency sign. Money is ink, never red."""
    return figure(k, k.w.money(satang), style, color, **layout)


def icon(
    k: Look, glyph: ft.IconData, size: int = Glyph.BASE, color: str | None = None, label: str | None = None
) -> ft.Icon:
    """An icon; ``label`` is what a screen reader says where no word stands beside it."""
    return ft.Icon(glyph, size=size, color=color or k.p.ink, semantics_label=label)


def found(k: Look, value: str, marks: Sequence[tuple[int, int]], style: StyleName = "strong") -> ft.Control:
    """A name with the letters that matched the search tinted, so that the eye sees why it was found.

    ``marks`` are half-open ranges in order. A tint, no underline: a line would cut through Thai vowels.
    The tint lies in a layer of its own below the words: the client cuts a line of several styles without an ellipsis.
    """
    clear = text_style(k.p, style, CLEAR)
    marked = clear.copy(bgcolor=k.p.found)
    spans, at = [], 0
    for start, end in marks:
        spans += [ft.TextSpan(value[at:start], clear), ft.TextSpan(value[start:end], marked)]
        at = end
    # The line height of an empty base style would be Material's.
    tint = ft.Text(spans=[span for span in spans if span.text], max_lines=1, style=clear)
    return ft.Stack([ft.Semantics(content=tint, exclude_semantics=True), text(k, value, style)])


def line_height(style: StyleName) -> int:
    """Height in pixels of one line of a style, for parts that must know it."""
    return TYPE[style].line
