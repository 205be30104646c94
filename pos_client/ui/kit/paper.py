"""A printed page on the screen: the printer's own picture, white in every theme."""

from __future__ import annotations

import flet as ft
import flet.canvas as cv

from pos_client.ui.kit.look import Handler, Look
from pos_client.ui.kit.surface import pad
from pos_client.ui.kit.text import text
from pos_client.ui.palettes import LIGHT, PAPER, SHADOW_PAPER, ToneName
from pos_client.ui.theme import Radius, Size, Space, text_style


def paper(
    k: Look,
    png: bytes,
    *,
    label: str,
    width: int = Size.PAPER,
    band: str | None = None,
    band_tone: ToneName = "late",
    on_tap: Handler | None = None,
    identifier: str = "paper",
) -> ft.Control:
    """The receipt as the printer draws it: ``png`` is its raster, shown ``width`` wide in its true proportions.

    Torn below, with the soft shadow of paper. ``label`` is what readers hear instead of the picture. ``band`` lies
    across its head (COPY, VOID). A tap opens it large.
    """
    picture = ft.Image(
        src=png,
        width=width,
        fit=ft.BoxFit.FIT_WIDTH,
        gapless_playback=True,
        filter_quality=ft.FilterQuality.MEDIUM,
        semantics_label=label,
    )
    page = ft.Container(
        content=ft.Column([*([_band(band, band_tone, width)] if band else []), picture], spacing=0, tight=True),
        width=width,
        bgcolor=PAPER,
        padding=pad(vertical=Space.S),
        border_radius=ft.BorderRadius.only(top_left=Radius.PAPER, top_right=Radius.PAPER),
        shadow=ft.BoxShadow(
            blur_radius=Size.SHADOW_PAPER, color=SHADOW_PAPER, offset=ft.Offset(0, Size.SHADOW_PAPER_DROP)
        ),
    )
    whole: ft.Control = ft.Column([page, _torn(width)], spacing=0, tight=True)
    if on_tap:
        whole = ft.GestureDetector(content=whole, on_tap=on_tap, mouse_cursor=ft.MouseCursor.CLICK)
    return ft.Semantics(content=whole, identifier=identifier, container=True, button=bool(on_tap) or None)


def _torn(width: int) -> ft.Control:
    """The edge the cutter leaves."""
    steps: list[cv.Path.PathElement] = [cv.Path.MoveTo(0, 0)]
    for left in range(0, width - width % Size.TOOTH_WIDTH, Size.TOOTH_WIDTH):
        steps.append(cv.Path.LineTo(left + Size.TOOTH_WIDTH / 2, Size.TOOTH))
        steps.append(cv.Path.LineTo(left + Size.TOOTH_WIDTH, 0))
    steps.append(cv.Path.Close())
    fill = ft.Paint(color=PAPER, style=ft.PaintingStyle.FILL)
    return cv.Canvas(width=width, height=Size.TOOTH, shapes=[cv.Path(steps, paint=fill)])


def _band(word: str, tone: ToneName, width: int) -> ft.Control:
    """A word across the head of the page, where it hides nothing; in light colours, for the page is always light."""
    colors = LIGHT.tone(tone)
    return ft.Container(
        content=ft.Text(word, style=text_style(LIGHT, "h2", colors.text), text_align=ft.TextAlign.CENTER),
        width=width,
        bgcolor=colors.tint,
        padding=pad(vertical=Space.XS),
        alignment=ft.Alignment.CENTER,
    )


def paper_missing(k: Look, sentence: str, *, identifier: str = "paper") -> ft.Control:
    """The place of a page that cannot be drawn (a font is missing): it says so, in the same width."""
    return ft.Semantics(
        identifier=identifier,
        container=True,
        content=ft.Container(
            content=text(k, sentence, "body", LIGHT.muted, lines=None, align=ft.TextAlign.CENTER),
            width=Size.PAPER,
            padding=Space.XXL,
            bgcolor=PAPER,
            border_radius=Radius.PAPER,
        ),
    )
