"""Makes what ``core.paper`` draws with: two small fonts and the shape of every Thai cluster in them.

Thai marks change form and place with their neighbours; a shaping engine knows how, and the Pillow of a phone has none.
So the engine runs here, once: each cluster (a consonant with its vowels and tone) becomes a list of glyphs with their
places, and glyphs that no character names get a private one. At run time plain drawing of single glyphs is enough.

    python build/paper_font.py           writes assets/paper/
    python build/paper_font.py --check   says whether assets/paper/ is what this program would write

The result depends on the sources in assets/fonts/ and on the versions of fonttools and uharfbuzz, on nothing else.
The fonts are derived from Sarabun under the Open Font License and carry a name of their own.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import uharfbuzz as hb
from fontTools import subset
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables.ttProgram import Program

ROOT = Path(__file__).resolve().parents[1]
SOURCES = {500: "Sarabun_500Medium.ttf", 700: "Sarabun_700Bold.ttf"}
FAMILY = "OLPOS Paper"
LICENCE = "Sarabun_OFL.txt"
FIRST_PRIVATE = 0xE100

CONSONANTS = [chr(code) for code in range(0x0E01, 0x0E2F)]
CARRIER = "\u00a0"  # a mark without a consonant stands over a blank
UPPER, LOWER, TONES, SARA_AM = "ัิีึื็ํ", "ฺุู", "่้๊๋์๎", "ำ"


def thai_clusters() -> Iterator[str]:
    """Every cluster that a Thai text can hold, in canonical order: base, vowel, tone, sara am."""
    for base in (*CONSONANTS, CARRIER):
        for vowel in ("", *UPPER, *LOWER):
            for tone in ("", *TONES):
                if vowel or tone:
                    yield base + vowel + tone
        for tone in ("", *TONES):
            yield base + tone + SARA_AM
    yield from ("ฤๅ", "ฦๅ")


class Shaper:
    """Shapes clusters with HarfBuzz and names glyphs by characters, private ones where the font has none."""

    def __init__(self, source: Path) -> None:
        self.font = TTFont(source, recalcTimestamp=False)
        self._shaper = hb.Font(hb.Face(source.read_bytes()))
        self._order = self.font.getGlyphOrder()
        self._names: dict[str, int] = {}
        for code, glyph in sorted(self.font.getBestCmap().items()):
            self._names.setdefault(glyph, code)
        self.private: dict[str, int] = {}

    def _code(self, glyph: str) -> int:
        if glyph not in self._names:
            self._names[glyph] = self.private[glyph] = FIRST_PRIVATE + len(self.private)
        return self._names[glyph]

    def shape(self, text: str) -> list[int]:
        """``[advance, code, x, y, code, x, y, …]`` in font units, y upwards, without kerning."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.script, buffer.language, buffer.direction = "Thai", "th", "ltr"
        hb.shape(self._shaper, buffer, {"kern": False})
        pen = 0
        glyphs: list[int] = []
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            glyphs += self._code(self._order[info.codepoint]), pen + place.x_offset, place.y_offset
            pen += place.x_advance
        return [pen, *glyphs]


def _extents(font: TTFont, codes: dict[int, str], shapes: dict[str, list[int]]) -> tuple[int, int]:
    """Highest and lowest ink of anything that can be drawn, in font units."""
    outlines = font["glyf"]
    high, low = 0, 0
    placed = {(code, 0) for code in codes}
    for numbers in shapes.values():
        placed.update(zip(numbers[1::3], numbers[3::3], strict=True))
    for code, y in placed:
        outline = outlines[codes[code]]
        if outline.numberOfContours:
            high, low = max(high, y + outline.yMax), min(low, y + outline.yMin)
    return high, low


def _rename(font: TTFont, weight: int) -> None:
    """A derived font has its own name, and keeps the copyright and licence of its source."""
    style = {500: "Medium", 700: "Bold"}[weight]
    words = {1: FAMILY, 2: style, 3: f"{FAMILY} {style}", 4: f"{FAMILY} {style}", 6: f"OLPOSPaper-{style}"}
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in {0, 13, 14}]
    for name_id, text in words.items():
        table.setName(text, name_id, 3, 1, 0x409)


def never_hint(font: TTFont) -> None:
    """Give the font a program that does nothing.

    A font without any makes FreeType guess hints, and its guesses change from version to version: the same receipt
    would look different after an update. With a program the outlines are drawn as they are, on every machine.
    """
    program = newTable("fpgm")
    program.program = Program()
    program.program.fromBytecode(bytes([0xB0, 0x00, 0x21] * 8))  # push a zero, pop it
    font["fpgm"] = program
    font["maxp"].maxStackElements = max(1, font["maxp"].maxStackElements)


def derive(source: Path, weight: int) -> tuple[bytes, bytes]:
    """The derived font and its table of shapes, as the bytes of their files."""
    shaper = Shaper(source)
    shapes = {text: shaper.shape(text) for text in thai_clusters()}
    font = shaper.font
    advances = {chr(code): font["hmtx"][glyph][0] for code, glyph in sorted(font.getBestCmap().items())}
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format in {4, 12}:
            table.cmap.update({code: glyph for glyph, code in shaper.private.items()})
    options = subset.Options(
        layout_features=[], drop_tables=["GSUB", "GPOS", "GDEF", "DSIG"], notdef_outline=True, hinting=False
    )
    options.glyph_names = False
    options.name_IDs = ["*"]
    thinner = subset.Subsetter(options)
    thinner.populate(unicodes=[*map(ord, advances), *shaper.private.values()])
    thinner.subset(font)
    _rename(font, weight)
    never_hint(font)
    high, low = _extents(font, font.getBestCmap(), shapes)
    out = io.BytesIO()
    font.save(out)
    table = {
        "format": 1,
        "units": font["head"].unitsPerEm,
        "high": high,
        "low": low,
        "advances": advances,
        # Numbers in one string per cluster: read six times faster than lists, taken apart when first drawn.
        "clusters": {text: " ".join(map(str, numbers)) for text, numbers in shapes.items()},
    }
    # No line break anywhere: a checkout that turns line ends round must not change the checksum.
    return out.getvalue(), json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()


def write(folder: Path) -> None:
    """Write the fonts, their tables, the list of both with checksums, and the licence."""
    faces = {}
    for weight, source in SOURCES.items():
        names = {"font": f"olpos_paper_{weight}.ttf", "table": f"olpos_paper_{weight}.json"}
        files = dict(zip(names, derive(ROOT / "assets" / "fonts" / source, weight), strict=True))
        for part, content in files.items():
            (folder / names[part]).write_bytes(content)
        faces[str(weight)] = {
            part: {"file": names[part], "sha256": hashlib.sha256(content).hexdigest()}
            for part, content in files.items()
        }
    (folder / "faces.json").write_bytes(json.dumps({"format": 1, "faces": faces}, indent=1).encode() + b"\n")
    shutil.copyfile(ROOT / "assets" / "fonts" / LICENCE, folder / "OFL.txt")


def main() -> int:
    """Command line; with ``--check`` nothing is written and a difference is exit status 1."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    target = ROOT / "assets" / "paper"
    if not parser.parse_args().check:
        target.mkdir(parents=True, exist_ok=True)
        write(target)
        print(f"wrote {target.relative_to(ROOT).as_posix()}/")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        write(Path(scratch))
        made = {path.name: path.read_bytes() for path in Path(scratch).iterdir()}
    kept = {path.name: path.read_bytes() for path in target.glob("*")}
    stale = sorted(name for name in made.keys() | kept.keys() if made.get(name) != kept.get(name))
    print("differs: " + ", ".join(stale) if stale else "assets/paper is up to date")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
