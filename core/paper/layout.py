"""Where everything of a page stands on a paper of a given width, in dots of 1/8 mm, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from core.paper.faces import FaceSet, paper_faces
from core.paper.graphics import set_barcode, set_groups, set_image, set_rule, set_ruler
from core.paper.page import (
    Align,
    Band,
    Barcode128,
    Block,
    Groups,
    Image,
    Page,
    Row,
    Rule,
    Ruler,
    Size,
    Space,
    TextBlock,
)
from core.paper.rows import amount_column, set_row
from core.paper.setting import PlacedDots, PlacedText, Setting

_BAND_PADDING = 5
_FOOT = 8


@dataclass(frozen=True, slots=True)
class Layout:
    """A page on a paper: texts and rows of dots at their places; inverted texts lie on black dots."""

    width: int
    height: int
    texts: tuple[PlacedText, ...]
    dots: tuple[PlacedDots, ...]


def layout(page: Page, width: int, faces: FaceSet | None = None) -> Layout:
    """Place a page on a paper ``width`` dots wide (320 to 832), in the installed fonts unless others are given.

    Raises:
        PaperFontMissing: a font file is missing or damaged.
    """
    setting = Setting(width, faces or paper_faces())
    column = amount_column(setting, (block for block in page.blocks if isinstance(block, Row)))
    for number, block in enumerate(page.blocks):
        _set(setting, number, block, column)
    return Layout(width, setting.height + _FOOT, tuple(setting.texts), tuple(setting.dots))


def _set(setting: Setting, number: int, block: Block, column: int) -> None:
    match block:
        case TextBlock():
            _set_text(setting, number, block)
        case Band():
            words = TextBlock(block.text, size=Size.HEAD, bold=True, align=Align.CENTER, inverted=True)
            _set_text(setting, number, words)
        case Row():
            set_row(setting, number, block, column)
        case Rule():
            set_rule(setting, number, block)
        case Space():
            setting.space(block.dots)
        case Image():
            set_image(setting, number, block)
        case Barcode128():
            set_barcode(setting, number, block)
        case Ruler():
            set_ruler(setting, number)
        case Groups():
            set_groups(setting, number, block)
        case _:
            assert_never(block)


def _set_text(setting: Setting, number: int, block: TextBlock) -> None:
    face = setting.face(block.size, bold=block.bold)
    if not block.inverted:
        setting.paragraph(number, block.text, face, block.align)
        return
    setting.space(_BAND_PADDING)
    top = setting.open_ground(_BAND_PADDING)
    setting.paragraph(number, block.text, face, block.align, inverted=True)
    setting.blacken(number, top, _BAND_PADDING)
    setting.space(_BAND_PADDING)
