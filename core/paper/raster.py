"""A page as the one-bit picture that a printer gets, and as a PNG for the screen."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass

from PIL import Image

from core.paper.faces import FaceSet
from core.paper.layout import Layout, layout
from core.paper.page import Page


@dataclass(frozen=True, slots=True)
class Raster:
    """``height`` rows of ``width`` dots, packed: 1 is black, a row's first dot is the highest bit of its first byte.

    A row takes ``stride`` bytes; bits beyond the width are 0.
    """

    width: int
    height: int
    rows: bytes

    @property
    def stride(self) -> int:
        """Bytes of a row."""
        return (self.width + 7) // 8

    def sha256(self) -> str:
        """A checksum of size and dots, the same on every machine: what tests compare with."""
        return hashlib.sha256(b"%d %d " % (self.width, self.height) + self.rows).hexdigest()


def render(page: Page, width_dots: int, faces: FaceSet | None = None) -> Raster:
    """Draw a page for a paper ``width_dots`` wide (320 to 832; 576 are 80 mm, 384 are 58 mm).

    Raises:
        PaperFontMissing: a font file is missing or damaged.
    """
    return draw(layout(page, width_dots, faces))


def draw(placed: Layout) -> Raster:
    """Draw what ``layout`` placed."""
    stride = (placed.width + 7) // 8
    canvas = bytearray(stride * placed.height)
    for dots in placed.dots:
        _mix(canvas, dots.top * stride, int.from_bytes(dots.rows, "big"), len(dots.rows), inverted=False)
    for text in placed.texts:
        if not text.run.pieces:
            continue
        face = text.face
        ink = face.strip(text.text, stride) >> text.x
        top, rows = text.baseline - face.above, face.above + face.below
        if top < 0:  # the rows above the paper are white: no line has ink there
            rows, top = rows + top, 0
        surplus = max(0, top + rows - placed.height)
        _mix(canvas, top * stride, ink >> (surplus * stride * 8), (rows - surplus) * stride, inverted=text.inverted)
    return Raster(placed.width, placed.height, bytes(canvas))


def _mix(canvas: bytearray, at: int, ink: int, count: int, *, inverted: bool) -> None:
    """Put ink onto ``count`` bytes of the canvas, or take it out of the black ground there."""
    ground = int.from_bytes(canvas[at : at + count], "big")
    mixed = ground ^ ink if inverted else ground | ink
    canvas[at : at + count] = mixed.to_bytes(count, "big")


def to_png(raster: Raster) -> bytes:
    """The picture as a one-bit PNG, black on white."""
    return _saved(_picture(raster))


def to_screen_png(raster: Raster, width_px: int) -> bytes:
    """The picture ``width_px`` wide, in greys: a stroke between two pixels is grey in both and never lost."""
    height_px = max(1, (raster.height * width_px + raster.width // 2) // raster.width)
    return _saved(_picture(raster).convert("L").resize((width_px, height_px), Image.Resampling.LANCZOS))


def _picture(raster: Raster) -> Image.Image:
    return Image.frombytes("1", (raster.width, raster.height), raster.rows, "raw", "1;I")


def _saved(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
