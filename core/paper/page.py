"""A printed page as data: blocks from top to bottom, their text final, their places not yet known.

A page knows neither the paper's width nor a font, so one stored page prints on 80 mm and on 58 mm. Texts are already
translated and formatted. ``to_json`` is what a print job keeps; ``from_json`` reads it back strictly.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from core.paper.codec import decode, encode
from core.paper.errors import PageUnreadable

FORMAT = 1
BARCODE_MAX_CHARS = 48
IMAGE_MAX_DOTS = 832
SPACE_MAX_DOTS = 400


class Size(StrEnum):
    """How large a text is; what that means in dots depends on the paper's width."""

    SMALL = "small"
    BODY = "body"
    HEAD = "head"
    TOTAL = "total"


class Align(StrEnum):
    """Where the lines of a text stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class RuleStyle(StrEnum):
    """The line across: dashes between parts, solid above a total, scissors' dots where paper is cut."""

    DASHED = "dashed"
    SOLID = "solid"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph that wraps; a line feed begins a new line. ``inverted`` is white on black across the paper."""

    text: str
    size: Size = Size.BODY
    bold: bool = False
    align: Align = Align.LEFT
    inverted: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A label at the left and an amount at the right edge, never cut and never over each other.

    ``sub`` is the label in the other language, small beside or below it; ``mid`` stands right-aligned before the column
    of amounts. ``right_size`` makes the amount larger than its label. What does not fit beside the amount goes above.
    """

    left: str
    right: str
    mid: str = ""
    sub: str = ""
    size: Size = Size.BODY
    right_size: Size | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper."""

    style: RuleStyle = RuleStyle.DASHED


@dataclass(frozen=True, slots=True)
class Space:
    """White rows, ``dots`` of 1/8 mm."""

    dots: int = 8

    def __post_init__(self) -> None:
        if not 0 <= self.dots <= SPACE_MAX_DOTS:
            raise ValueError(self.dots)


@dataclass(frozen=True, slots=True)
class Image:
    """A one-bit picture in the middle, shrunk where the paper is narrower.

    ``bits`` is base64 of the rows from the top, each padded to whole bytes, first dot in the highest bit, black 1.
    """

    width: int
    height: int
    bits: str

    def __post_init__(self) -> None:
        if not (0 < self.width <= IMAGE_MAX_DOTS and 0 < self.height <= IMAGE_MAX_DOTS):
            raise ValueError((self.width, self.height))
        if len(self.rows()) != (self.width + 7) // 8 * self.height:
            raise ValueError(self.bits)

    def rows(self) -> bytes:
        """The packed rows. Raises ``ValueError`` where ``bits`` is not base64."""
        try:
            return base64.b64decode(self.bits, validate=True)
        except binascii.Error as error:
            raise ValueError(self.bits) from error


@dataclass(frozen=True, slots=True)
class Barcode128:
    """A Code 128 bar code of printable ASCII, ``caption`` in small letters below it.

    Where it does not fit at two dots a module the caption stands alone: half a bar code reads as nothing.
    """

    text: str
    caption: str = ""

    def __post_init__(self) -> None:
        if not 0 < len(self.text) <= BARCODE_MAX_CHARS or not all(" " <= char <= "~" for char in self.text):
            raise ValueError(self.text)


@dataclass(frozen=True, slots=True)
class Band:
    """White words on a black band from edge to edge: COPY, VOID, DEMO."""

    text: str


@dataclass(frozen=True, slots=True)
class Ruler:
    """The paper's full width in millimetres with a line at each outermost dot: shows what a printer cuts off."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Numbered groups of characters in a grid, as large as fits: a code that a person copies by hand."""

    groups: tuple[str, ...]


Block: TypeAlias = TextBlock | Row | Rule | Space | Image | Barcode128 | Band | Ruler | Groups

KINDS: dict[str, type] = {
    "text": TextBlock,
    "row": Row,
    "rule": Rule,
    "space": Space,
    "image": Image,
    "barcode": Barcode128,
    "band": Band,
    "ruler": Ruler,
    "groups": Groups,
}


@dataclass(frozen=True, slots=True)
class Page:
    """What one paper says, from top to bottom."""

    blocks: tuple[Block, ...]

    def to_json(self) -> dict[str, Any]:
        """The page as plain JSON values."""
        return {"format": FORMAT, **encode(self, KINDS)}

    @classmethod
    def from_json(cls, raw: Any) -> Page:
        """The page that ``to_json`` wrote.

        Raises:
            PageUnreadable: another format, or anything that ``to_json`` does not write.
        """
        if not isinstance(raw, dict) or type(raw.get("format")) is not int or raw["format"] != FORMAT:
            raise PageUnreadable("Page.format")
        return decode(cls, {name: value for name, value in raw.items() if name != "format"}, KINDS)
