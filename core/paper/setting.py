"""Setting lines of text and rows of dots one below the other on a paper of a given width.

Lines follow each other at the pitch of their size; where a tone would touch a vowel below the line above, they part as
far as needed. So Latin lines stand close and Thai stays legible, without wasting paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.paper.faces import Face, FaceSet, Run
from core.paper.page import Align, Size
from core.paper.shaping import printable

WIDTH_MIN_DOTS, WIDTH_MAX_DOTS = 320, 832
"""40 mm to 104 mm of print; 384 dots are a 58 mm paper, 576 an 80 mm one."""
MARGIN = 4
GAP = 2
"""Least rows of white between the ink of two lines."""

_WIDE_FROM_DOTS = 480
# Sizes at which the consonants' height falls on whole dots, so that they come out even.
_WIDE = {Size.SMALL: 20, Size.BODY: 24, Size.HEAD: 29, Size.TOTAL: 41}
_NARROW = {Size.SMALL: 20, Size.BODY: 24, Size.HEAD: 27, Size.TOTAL: 34}
_PITCH_PERCENT = 128
_ASCENT_PERCENT = 74
_SMALLER = {Size.TOTAL: Size.HEAD, Size.HEAD: Size.BODY, Size.BODY: Size.SMALL, Size.SMALL: Size.SMALL}


class Cell(NamedTuple):
    """A text on a line: which part of its block it is, how it is drawn, where its pen starts."""

    slot: str
    text: str
    face: Face
    x: int


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text of block number ``block`` at its place; ``slot`` is text, left, sub, mid, right, caption, index or group.

    ``x`` is where its ink begins or its pen, whichever is further left; ``inverted`` is white on black.
    """

    block: int
    slot: str
    text: str
    face: Face
    x: int
    baseline: int
    run: Run
    inverted: bool

    @property
    def box(self) -> tuple[int, int, int, int]:
        """The ink: left, top, right, bottom, the last two being the first dots without."""
        return (
            self.x,
            self.baseline + self.run.top,
            self.x + self.run.right - self.run.left,
            self.baseline + self.run.bottom,
        )


class _Ink(NamedTuple):
    """A text at its place across the paper."""

    x: int
    face: Face
    run: Run


@dataclass(frozen=True, slots=True)
class PlacedDots:
    """Rows of packed dots across the whole paper from row ``top`` on."""

    block: int
    top: int
    rows: bytes


class Setting:
    """A paper being set, from the top down."""

    def __init__(self, width: int, faces: FaceSet) -> None:
        assert WIDTH_MIN_DOTS <= width <= WIDTH_MAX_DOTS, f"no paper is {width} dots wide"
        self.width = width
        self.stride = (width + 7) // 8
        self.left, self.right = MARGIN, width - MARGIN
        self.texts: list[PlacedText] = []
        self.dots: list[PlacedDots] = []
        self._faces = faces
        self._sizes = _WIDE if width >= _WIDE_FROM_DOTS else _NARROW
        self._floor = 0  # the first row without ink
        self._baseline: int | None = None  # of the line above, if a line is above
        self._above: list[_Ink] = []

    @property
    def inner(self) -> int:
        """Dots between the margins."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Rows so far."""
        return self._floor

    def face(self, size: Size, *, bold: bool = False) -> Face:
        """The face of a size on this paper."""
        return self._faces.face(self._sizes[size], bold=bold)

    def fitting(self, text: str, size: Size, width: int, *, bold: bool = False) -> Face:
        """The face of a size, or of the largest smaller one in which ``text`` is at most ``width`` dots wide."""
        while self.face(size, bold=bold).width(text) > width and size is not Size.SMALL:
            size = _SMALLER[size]
        return self.face(size, bold=bold)

    def line(self, block: int, cells: Sequence[Cell], *, inverted: bool = False) -> None:
        """Set texts on the next line, at one baseline."""
        runs = [cell.face.measure(cell.text) for cell in cells]
        size = max(cell.face.size for cell in cells)
        if self._baseline is None:
            least = self._floor + size * _ASCENT_PERCENT // 100
        else:
            least = self._baseline + size * _PITCH_PERCENT // 100
        inks = []
        for cell, run in zip(cells, runs, strict=True):
            x = max(0, min(cell.x + run.left, self.width - (run.right - run.left)))
            inks.append(_Ink(x, cell.face, run))
        clear = self._floor + GAP - min(run.top for run in runs)
        if clear > least and self._baseline is not None:
            clear = self._baseline + _parted(self._above, inks, least - self._baseline)
        baseline = max(least, clear)
        for cell, ink in zip(cells, inks, strict=True):
            placed = PlacedText(block, cell.slot, cell.text, cell.face, ink.x, baseline, ink.run, inverted)
            self.texts.append(placed)
        self._above = inks
        self._baseline = baseline
        self._floor = max(self._floor, baseline + max(run.bottom for run in runs))

    def paragraph(
        self, block: int, text: str, face: Face, align: Align, slot: str = "text", *, inverted: bool = False
    ) -> None:
        """Set a text on as many lines as it needs."""
        for line in face.lines(printable(text), self.inner, balanced=align is Align.CENTER):
            free = self.inner - face.width(line)
            shift = {Align.LEFT: 0, Align.CENTER: free // 2, Align.RIGHT: free}[align]
            self.line(block, [Cell(slot, line, face, self.left + shift)], inverted=inverted)

    def space(self, rows: int) -> None:
        """Leave rows white below whatever comes last."""
        self._floor += rows
        if self._baseline is not None:
            self._baseline += rows

    def stamp(self, block: int, rows: bytes) -> None:
        """Set rows of dots across the paper, directly below the last ink."""
        assert len(rows) % self.stride == 0, "whole rows"
        self.dots.append(PlacedDots(block, self._floor, rows))
        self._floor += len(rows) // self.stride
        self._baseline = None

    def open_ground(self, padding: int) -> int:
        """Begin black ground for inverted text ``padding`` rows below; its first row, for ``blacken``."""
        top = self._floor
        self._floor += padding
        self._baseline = None
        return top

    def blacken(self, block: int, top: int, padding: int) -> None:
        """Blacken everything from row ``top`` to ``padding`` rows below the last ink: the ground of inverted text."""
        self._floor += padding
        black = ((1 << self.width) - 1) << (8 * self.stride - self.width)
        self.dots.append(PlacedDots(block, top, black.to_bytes(self.stride, "big") * (self._floor - top)))
        self._baseline = None


def _parted(above: Sequence[_Ink], below: Sequence[_Ink], least: int) -> int:
    """How far apart two baselines must be, ``least`` or more, so that no ink of one line touches the other's."""
    lowest, highest = max(text.run.bottom for text in above), min(text.run.top for text in below)
    deep = [box for text in above for box in _stack_boxes(text) if box.bottom - highest + GAP > least]
    tall = [box for text in below for box in _stack_boxes(text) if lowest - box.top + GAP > least]
    for low in deep:
        for high in tall:
            if low.left < high.right + GAP and high.left < low.right + GAP:
                least = max(least, low.bottom - high.top + GAP)
    return least


class _Box(NamedTuple):
    """The ink of a stack; top and bottom from the baseline."""

    left: int
    right: int
    top: int
    bottom: int


def _stack_boxes(text: _Ink) -> Iterator[_Box]:
    """The ink of each stack of a line."""
    pen = text.x - text.run.left
    for piece in text.run.pieces:
        tile = text.face.tile(piece)
        if tile.rows:
            left = pen + tile.left
            yield _Box(left, left + tile.width, tile.top, tile.top + len(tile.rows))
        pen += tile.advance
