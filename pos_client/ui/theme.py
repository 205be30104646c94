"""Design tokens: every letter size, distance, radius and target size a screen may use.

Screens and parts take sizes from here and colours from a ``Palette``; a test looks for numbers and colour codes
written anywhere else in the client. Sizes are logical pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

import flet as ft

from pos_client.ui.palettes import Palette

FONT: Final = "IBM Plex Sans Thai Looped"
"""The one family on screen. Its default digits are tabular, which matters: Flet cannot switch font features."""

FONT_FILES: Final = {
    500: "IBMPlexSansThaiLooped_500Medium.ttf",
    600: "IBMPlexSansThaiLooped_600SemiBold.ttf",
    700: "IBMPlexSansThaiLooped_700Bold.ttf",
}
"""Weight to file below ``assets/fonts``. 400 is too thin through glare: 500 is the lightest."""

LayoutName = Literal["phone", "tablet", "desktop"]
StyleName = Literal["hero", "timer", "total", "h1", "h2", "h3", "money", "strong", "body", "label", "small"]

TABLET_FROM: Final = 600
DESKTOP_FROM: Final = 1366
PANEL_FROM: Final = 1180
"""Width from which a list keeps its detail panel beside it."""


@dataclass(frozen=True, slots=True)
class Letters:
    """One text style: size and line height in pixels, and weight."""

    size: int
    line: int
    weight: int

    @property
    def height(self) -> float:
        """Line height as the multiple of the size that Flutter wants."""
        return self.line / self.size


TYPE: Final[dict[StyleName, Letters]] = {
    # Thai marks stack above and below the line: 1.4 is the least for one line, 1.5 for anything that wraps.
    # Figures alone may go down to 1.2.
    "hero": Letters(104, 124, 700),
    "timer": Letters(60, 72, 700),
    "total": Letters(40, 52, 700),
    "h1": Letters(28, 40, 700),
    "h2": Letters(22, 33, 600),
    "h3": Letters(18, 28, 600),
    "money": Letters(18, 26, 600),
    "strong": Letters(16, 25, 600),
    "body": Letters(16, 25, 500),
    "label": Letters(14, 22, 600),
    "small": Letters(14, 22, 500),
}


class Space:
    """Distances between things, on a grid of four."""

    NONE: Final = 0
    HAIR: Final = 2
    XS: Final = 4
    CHIP: Final = 6
    S: Final = 8
    KEYS: Final = 10
    M: Final = 12
    FIELD: Final = 14
    L: Final = 16
    XL: Final = 20
    XXL: Final = 24
    WIDE: Final = 32
    GULF: Final = 48
    SNUG: Final = -2
    """Two lines that belong together: their line heights already hold them apart."""


class Radius:
    """Corners."""

    PAPER: Final = 2
    MARK: Final = 4
    CHIP: Final = 6
    BUTTON: Final = 8
    SHEET: Final = 12
    FLOOR: Final = 16


class Stroke:
    """Line widths that do not change with the theme (hairlines do: ``Palette.stroke``)."""

    FIELD: Final = 2
    FOCUS: Final = 3
    HERE: Final = 4
    """The yellow bar that says: you are here."""


class Glyph:
    """Icon sizes."""

    TINY: Final = 16
    SMALL: Final = 18
    BADGE: Final = 20
    NOTE: Final = 22
    BASE: Final = 24
    NAV: Final = 26
    EMPTY: Final = 44


class Size:
    """Heights and widths of the parts, where they do not follow from ``Touch``."""

    RAIL: Final = 96
    RAIL_ITEM: Final = 76
    BAR: Final = 56
    BADGE: Final = 48
    STRIP: Final = 40
    BOTTOM_NAV: Final = 72
    MARK_WIDTH: Final = 56
    MARK_HEIGHT: Final = 36
    MARK_BLOCK: Final = 68
    SCAN: Final = 60
    CAMERA: Final = 56
    WAY_OUT: Final = 44
    UNDO: Final = 56
    PROGRESS: Final = 12
    REASON: Final = 44
    DOT: Final = 16
    DOT_WIDE: Final = 20
    AVATAR_BAR: Final = 36
    AVATAR: Final = 40
    AVATAR_TILE: Final = 52
    QTY_WIDTH: Final = 52
    QTY_HEIGHT: Final = 48
    CART_ROW: Final = 70
    TABLE_HEAD: Final = 44
    CART_HEAD: Final = 64
    TILE_LEAST: Final = 104
    """Two lines of a name, its stock and its price."""
    COLUMN_PLACE: Final = 84
    COLUMN_STOCK: Final = 136
    COLUMN_PRICE: Final = 128
    TABLE_ROW: Final = 48
    TONE_BAR: Final = 5
    ANSWER: Final = 184
    FACE: Final = 84
    UNIT: Final = 56
    COUNT_WIDTH: Final = 84
    COUNT_HEIGHT: Final = 36
    DAY_WIDTH: Final = 44
    DAY_HEIGHT: Final = 40
    CART_TABLET: Final = 432
    CART_DESKTOP: Final = 472
    PANEL: Final = 408
    KEYPAD: Final = 288
    PIN_PANE: Final = 380
    OVERRIDE: Final = 480
    OVERRIDE_WIDE: Final = 688
    """With its keys beside the question: what a tablet's left pane has."""
    OVERRIDE_KEY: Final = 56
    WELL: Final = 104
    TENDER: Final = 84
    PAPER: Final = 340
    """576 printer dots, the width of 80 mm paper."""
    PAPER_58: Final = 227
    """384 printer dots at the same scale."""
    TOOTH: Final = 6
    TOOTH_WIDTH: Final = 10
    DIVIDER: Final = 28
    SHADOW_PAPER: Final = 18
    SHADOW_FLOAT: Final = 24
    SHADOW_PAPER_DROP: Final = 6
    SHADOW_FLOAT_DROP: Final = 8
    FORM: Final = 560
    LOWER_SHARE: Final = 0.6
    """How much of a phone's height a sheet from below takes."""


class Motion:
    """Durations in milliseconds; all of them are 0 where the system asks for reduced motion."""

    SHEET_MS: Final = 120
    UNDO_MS: Final = 150
    WAIT_MS: Final = 300
    """Nothing says "loading" before this."""
    UNDO_STAYS_S: Final = 6
    SEARCH_MS: Final = 80
    """A search begins when no letter has followed for this long."""


@dataclass(frozen=True, slots=True)
class Touch:
    """Target sizes of one layout: phones are used with gloves, tablets with fingers, desktops with a mouse."""

    least: int
    row: int
    key: int
    action: int
    gap: int
    pad: int
    field_pad: int


TOUCH: Final[dict[LayoutName, Touch]] = {
    "phone": Touch(least=56, row=76, key=58, action=68, gap=12, pad=12, field_pad=18),
    "tablet": Touch(least=48, row=70, key=80, action=72, gap=12, pad=16, field_pad=14),
    "desktop": Touch(least=40, row=58, key=56, action=64, gap=12, pad=16, field_pad=14),
}


def layout_for(width: float) -> LayoutName:
    """Which layout a window of this width gets."""
    if width < TABLET_FROM:
        return "phone"
    return "tablet" if width < DESKTOP_FROM else "desktop"


def text_style(p: Palette, style: StyleName, color: str | None = None) -> ft.TextStyle:
    """A style for stock controls, with its family said again.

    A style inside ``ButtonStyle`` or a field loses the theme's family: Thai would become boxes.
    """
    return _text_style(style, max(TYPE[style].weight, p.weight_least), color or p.ink)


@cache
def _text_style(style: StyleName, weight: int, color: str) -> ft.TextStyle:
    """One object a style: a style that is the same object is not compared again. Copy it before you change it."""
    letters = TYPE[style]
    return ft.TextStyle(
        size=letters.size,
        height=letters.height,
        weight=ft.FontWeight(f"w{weight}"),
        color=color,
        font_family=FONT,
        # Material spaces some of its styles; Thai must not be.
        letter_spacing=0,
    )
