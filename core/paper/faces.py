"""A font at one size, as rows of bits: every stack is drawn once and kept, a line of text is put together from those.

Bits are held in whole numbers, a row after the other from the top, the leftmost dot in a row's highest bit. Moving a
picture to the right is one shift, putting two together one OR; that makes a line of text cost microseconds. Stacks
advance by whole dots, so widths add up and figures stand exactly below each other.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from core.paper.errors import PaperFontMissing
from core.paper.shaping import BOLD, BOX, MEDIUM, PaperFont, load_fonts, stacks
from core.paper.wrapping import wrap

_FINE = 4
"""Stacks are drawn four times as large, then averaged: marks land on a quarter of a dot, hinting cannot move them."""
_BLACK_FROM = 112
"""A dot is black from this much ink on, of 255: Thai strokes stay two dots thick."""
_BLACKENED = bytes(255 if ink >= _BLACK_FROM else 0 for ink in range(256))
_GREY = bytes(min(ink, 255 - ink) for ink in range(256))


@dataclass(frozen=True, slots=True)
class Tile:
    """The ink of one stack: ``left`` and ``top`` from the pen (``top`` negative above the baseline), rows of bytes."""

    advance: int
    left: int = 0
    top: int = 0
    width: int = 0
    rows: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A text that fits on one line, measured in dots: advance, and where its ink is, from pen and baseline.

    ``bottom`` and ``right`` are the first dots without ink.
    """

    pieces: tuple[str, ...]
    advance: int
    left: int
    right: int
    top: int
    bottom: int


class Face:
    """A paper font at ``size`` dots per em. Safe to use from several threads.

    Raises:
        PaperFontMissing: Pillow cannot read the font.
    """

    def __init__(self, font: PaperFont, size: int) -> None:
        self._font = font
        self.size = size
        self.above = -(-font.high * size // font.units) + 1
        self.below = -(font.low * size // font.units) + 1
        try:
            self._pillow = ImageFont.truetype(
                io.BytesIO(font.font_file), size * _FINE, layout_engine=ImageFont.Layout.BASIC
            )
        except (ImportError, OSError) as error:  # a Pillow without FreeType, a file that it cannot read
            raise PaperFontMissing("FreeType") from error
        self._lock = threading.Lock()  # FreeType draws with one pen a font
        self.tile = lru_cache(maxsize=1024)(self._tile)
        self.measure = lru_cache(maxsize=2048)(self._measure)
        self.width = lru_cache(maxsize=4096)(self._width)
        self.lines = lru_cache(maxsize=1024)(self._lines)
        self.strip = lru_cache(maxsize=256)(self._strip)
        self._spread = lru_cache(maxsize=1024)(self._spread_tile)

    def _advance(self, units: int) -> int:
        return (2 * units * self.size + self._font.units) // (2 * self._font.units)

    def _width(self, text: str) -> int:
        """How far a printable text without line ends moves the pen, in dots."""
        return sum(self._advance(self._font.shape(piece).advance) for piece in stacks(text))

    def _lines(self, text: str, width: int, *, balanced: bool = False) -> tuple[str, ...]:
        """The lines of a printable text, none of them wider than ``width`` dots; see ``core.paper.wrapping``."""
        return tuple(wrap(text, width, self.width, balanced=balanced))

    def _measure(self, text: str) -> Run:
        """The run of a printable text without line ends."""
        pieces = tuple(stacks(text))
        pen = left = right = top = bottom = 0
        for piece in pieces:
            tile = self.tile(piece)
            if tile.rows:
                left = min(left, pen + tile.left)
                right = max(right, pen + tile.left + tile.width)
                top = min(top, tile.top)
                bottom = max(bottom, tile.top + len(tile.rows))
            pen += tile.advance
        return Run(pieces, pen, left, right, top, bottom)

    def _tile(self, stack: str) -> Tile:
        """The ink of a stack that ``stacks`` cut."""
        shape = self._font.shape(stack)
        advance = self._advance(shape.advance)
        reach = self.size  # ink further than an em outside the advance does not exist
        canvas = Image.new("L", ((advance + 2 * reach) * _FINE, (self.above + self.below) * _FINE))
        pen = ImageDraw.Draw(canvas)
        scale = self.size * _FINE
        # The 1 puts the shifts that are tried on both sides of the true place.
        with self._lock:
            for char, x, y in shape.glyphs:
                at_x = reach * _FINE + 1 + (2 * x * scale + self._font.units) // (2 * self._font.units)
                at_y = self.above * _FINE - (2 * y * scale + self._font.units) // (2 * self._font.units)
                if char == BOX:
                    self._box(pen, at_x, at_y, advance)
                else:
                    pen.text((at_x, at_y), char, font=self._pillow, fill=255, anchor="ls")
        frame = canvas.getbbox()
        sharpest = _sharpest(canvas, frame) if frame else None
        if sharpest is None:
            return Tile(advance)
        dots, left, top = sharpest
        packed, stride = dots.tobytes(), (dots.width + 7) // 8
        rows = tuple(packed[at : at + stride] for at in range(0, len(packed), stride))
        return Tile(advance, left - reach, top - self.above, dots.width, rows)

    def _box(self, pen: ImageDraw.ImageDraw, x: int, baseline: int, advance: int) -> None:
        """A box as high as a capital: here stands a character that the font has not."""
        edge = max(1, self.size // 14) * _FINE
        high = self.size * 7 // 10 * _FINE
        place = (x + _FINE, baseline - high, x + (advance - 1) * _FINE - 1, baseline - 1)
        pen.rectangle(place, outline=255, width=edge)

    def _strip(self, text: str, stride: int) -> int:
        """The ink of a measured text, ``above + below`` rows of ``8 * stride`` bits, its leftmost ink in column 0.

        The text's ink is at most ``8 * stride`` dots wide.
        """
        run = self.measure(text)
        assert run.right - run.left <= 8 * stride, "a line wider than the paper"
        bits, pen = 0, -run.left
        for piece in run.pieces:
            ink, left, advance = self._spread(piece, stride)
            bits |= ink >> (pen + left)
            pen += advance
        return bits

    def _spread_tile(self, stack: str, stride: int) -> tuple[int, int, int]:
        """A tile's ink in rows of ``8 * stride`` bits from column 0 on, its left edge, its advance."""
        tile = self.tile(stack)
        packed = b"".join(row.ljust(stride, b"\0") for row in tile.rows)
        rows_below = self.below - tile.top - len(tile.rows)
        return int.from_bytes(packed, "big") << (rows_below * stride * 8), tile.left, tile.advance


def _sharpest(canvas: Image.Image, frame: tuple[int, int, int, int]) -> tuple[Image.Image, int, int] | None:
    """The ink inside ``frame`` as black dots, with their left and top on the canvas in dots; ``None`` if all is white.

    It is shifted by up to half a dot to where its stems meet the dots best, that is where least is grey: stems that
    straddle dots come out thick in one letter and thin in the next. No letter moves more against its neighbours than by
    the rounding of advances.
    """
    left, top = frame[0] // _FINE - 1, frame[1] // _FINE
    right, bottom = -(-frame[2] // _FINE), -(-frame[3] // _FINE)
    best, least = canvas, -1
    for shift in range(_FINE):
        box = (left * _FINE + shift, top * _FINE, right * _FINE + shift, bottom * _FINE)
        dots = canvas.reduce(_FINE, box)
        grey = sum(dots.tobytes().translate(_GREY))
        if least < 0 or grey < least:
            best, least = dots, grey
    black = Image.frombytes("L", best.size, best.tobytes().translate(_BLACKENED))
    inked = black.getbbox()
    if inked is None:
        return None
    return black.crop(inked).convert("1", dither=Image.Dither.NONE), left + inked[0], top + inked[1]


class FaceSet:
    """The faces of the paper fonts, made when first asked for."""

    def __init__(self, fonts: Mapping[int, PaperFont]) -> None:
        self._fonts = fonts
        self.face = lru_cache(maxsize=16)(self._face)

    def _face(self, size: int, *, bold: bool) -> Face:
        """The face at ``size`` dots per em."""
        return Face(self._fonts[BOLD if bold else MEDIUM], size)


@lru_cache(maxsize=1)
def paper_faces() -> FaceSet:
    """The faces that the program was installed with. Raises ``PaperFontMissing``; asking again looks again."""
    return FaceSet(load_fonts())
