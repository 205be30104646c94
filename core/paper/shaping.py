"""From text to glyphs and their places: the shape of every Thai stack comes from a table made at build time.

A *stack* is what is drawn as one: a consonant with its vowels and tone, or any other single character. (Where a line
may break is another matter, see ``core.thai.breaks``.) The tables and fonts of ``assets/paper`` are written by
``build/paper_font.py``; they are checked by checksum before anything is drawn with them.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from core.paper.errors import PaperFontMissing

FONT_FOLDER = Path(__file__).resolve().parents[2] / "assets" / "paper"
MEDIUM, BOLD = 500, 700
CARRIER = "\u00a0"
BOX = ""
"""In a shape: draw a box here, the font has no such character."""

_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_STACK = re.compile(f"[ก-ฮ][{_MARKS}]*(?:ำ[{_MARKS}]*)?|[{_MARKS}]+(?:ำ[{_MARKS}]*)?|.", re.DOTALL)
_ORDER = dict.fromkeys("ัิีึืฺุู็ํ", 0) | dict.fromkeys("่้๊๋์๎", 1)
"""Where a mark stands in its stack: vowels, then tones; sara am is last."""
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co"})
_LINE_ENDS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_VARIATION_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


@dataclass(frozen=True, slots=True)
class Shape:
    """How far the pen moves and which characters are drawn where, in font units from the pen, y upwards."""

    advance: int
    glyphs: tuple[tuple[str, int, int], ...]


@lru_cache(maxsize=2048)
def printable(text: str) -> str:
    r"""The text as it can be drawn: line ends are ``\n``, tabs and odd spaces are spaces, what has no ink is dropped.

    Control characters, direction marks, joiners, variation selectors and private characters have none (private
    characters name glyphs of our own fonts). Letters with loose accents become the composed letter.
    """
    if text.isascii() and text.isprintable():
        return text
    plain = _VARIATION_SELECTORS.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))
    plain = unicodedata.normalize("NFC", plain)
    kept = []
    for char in plain:
        category = unicodedata.category(char)
        if category == "Zs" and char != CARRIER:
            kept.append(" ")
        elif char == "\n" or category not in _DROPPED:
            kept.append(char)
    return "".join(kept)


def stacks(text: str) -> list[str]:
    """The pieces of a printable text that are drawn as one each; put together they are the text again."""
    pieces = _STACK.findall(text)
    for at in range(len(pieces) - 1, 0, -1):
        if pieces[at] == "ๅ" and pieces[at - 1] in {"ฤ", "ฦ"}:  # one ligature: ฤๅษี
            pieces[at - 1 : at + 1] = [pieces[at - 1] + "ๅ"]
    return pieces


def _drawn(stack: str) -> str:
    """The stack as the table spells it: vowel before tone before sara am, a mark typed twice once, a base below."""
    if len(stack) == 1 and not re.match(f"[{_MARKS}]", stack):
        return stack
    base, marks = (stack[0], stack[1:]) if stack[0] not in _ORDER else (CARRIER, stack)
    return base + "".join(sorted(dict.fromkeys(marks), key=lambda mark: _ORDER.get(mark, 2)))


class PaperFont:
    """One weight of the paper font: its file's bytes, and the shape of every stack."""

    def __init__(self, font_file: bytes, table: Mapping[str, Any]) -> None:
        self.font_file = font_file
        self.units: int = table["units"]
        self.high: int = table["high"]
        self.low: int = table["low"]
        self._clusters: Mapping[str, str] = table["clusters"]
        self._advances: Mapping[str, int] = table["advances"]
        self.shape = lru_cache(maxsize=2048)(self._shape)

    def _shape(self, stack: str) -> Shape:
        """The shape of a stack that ``stacks`` cut; what no table knows is drawn mark beside mark, never left out."""
        drawn = _drawn(stack)
        if drawn in self._clusters:
            return self._from_table(drawn)
        if len(drawn) == 1:
            return self._single(drawn)
        known = next((at for at in range(len(drawn) - 1, 1, -1) if drawn[:at] in self._clusters), 1)
        parts = [drawn[:known], *(_drawn(char) for char in drawn[known:])]
        return self._beside([self._from_table(p) if p in self._clusters else self._single(p) for p in parts])

    def _from_table(self, cluster: str) -> Shape:
        advance, *numbers = map(int, self._clusters[cluster].split(" "))
        glyphs = zip(map(chr, numbers[0::3]), numbers[1::3], numbers[2::3], strict=True)
        return Shape(advance, tuple(glyphs))

    def _single(self, char: str) -> Shape:
        """A character that stands for itself."""
        if char in self._advances:
            return Shape(self._advances[char], ((char, 0, 0),))
        return Shape(self.units * 3 // 5, ((BOX, 0, 0),))

    @staticmethod
    def _beside(shapes: list[Shape]) -> Shape:
        pen, glyphs = 0, []
        for shape in shapes:
            glyphs += [(char, pen + x, y) for char, x, y in shape.glyphs]
            pen += shape.advance
        return Shape(pen, tuple(glyphs))


def load_fonts(folder: Path = FONT_FOLDER) -> Mapping[int, PaperFont]:
    """The paper fonts by weight (``MEDIUM`` and ``BOLD``).

    Raises:
        PaperFontMissing: a file is not there, cannot be read, or is not the one that was installed.
    """
    name = "faces.json"
    try:
        listed = json.loads((folder / name).read_bytes())
        fonts = {}
        for weight, parts in listed["faces"].items():
            files = {}
            for part, entry in parts.items():
                name = str(entry["file"])
                files[part] = (folder / name).read_bytes()
                if hashlib.sha256(files[part]).hexdigest() != entry["sha256"]:
                    raise PaperFontMissing(name)
            fonts[int(weight)] = PaperFont(files["font"], json.loads(files["table"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise PaperFontMissing(name) from error
    if not {MEDIUM, BOLD} <= fonts.keys():
        raise PaperFontMissing(name)
    return fonts
