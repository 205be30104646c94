"""Draws the program's icons into assets: the mark, a yellow plate with two bolts, on steel.

    python build/icons.py

The sizes and names are those that browsers, Flet's packager and Windows look for.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ASSETS = Path(__file__).resolve().parents[1] / "assets"
FONT = ASSETS / "fonts/IBMPlexSansThaiLooped_700Bold.ttf"
STEEL, PLATE, INK = "#1B2228", "#FFC21A", "#14191D"
LETTERS = "O.L"
# Everything is drawn this much larger and scaled down: Pillow's edges are not smooth.
OVER = 4
BOLTS_FROM = 64


def mark(side: int, *, plate: float, corner: float) -> Image.Image:
    """The mark, ``side`` pixels square.

    The plate takes the share ``plate`` of the width; ``corner`` rounds the steel.
    """
    big = side * OVER
    picture = Image.new("RGBA", (big, big), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((0, 0, big - 1, big - 1), radius=big * corner, fill=STEEL)
    wide, high = big * plate, big * plate * 0.64
    left, top = (big - wide) / 2, (big - high) / 2
    pen.rounded_rectangle((left, top, left + wide, top + high), radius=wide * 0.08, fill=PLATE)
    font = ImageFont.truetype(str(FONT), round(high * 0.72))
    # Centred by what is drawn: the font's own middle leaves room for marks above and below.
    x0, y0, x1, y1 = font.getbbox(LETTERS)
    pen.text(((big - x0 - x1) / 2, (big - y0 - y1) / 2), LETTERS, font=font, fill=INK)
    if side >= BOLTS_FROM:
        bolt = wide * 0.028
        for x in (left + wide * 0.07, left + wide * 0.93):
            pen.ellipse((x - bolt, big / 2 - bolt, x + bolt, big / 2 + bolt), fill=STEEL)
    return picture.resize((side, side), Image.Resampling.LANCZOS)


def write(assets: Path) -> list[Path]:
    """All icons; the paths that were written."""
    icons = assets / "icons"
    icons.mkdir(parents=True, exist_ok=True)
    rounded = {"plate": 0.78, "corner": 0.18}
    # Phones cut their own shape out of the middle four fifths.
    whole = {"plate": 0.58, "corner": 0.0}
    files = {
        assets / "favicon.png": mark(48, plate=0.96, corner=0.12),
        assets / "icon.png": mark(1024, **rounded),
        icons / "icon-192.png": mark(192, **rounded),
        icons / "icon-512.png": mark(512, **rounded),
        icons / "icon-maskable-192.png": mark(192, **whole),
        icons / "icon-maskable-512.png": mark(512, **whole),
        icons / "apple-touch-icon-192.png": mark(192, plate=0.7, corner=0.0),
    }
    for path, picture in files.items():
        picture.save(path, optimize=True)
    windows = mark(256, **rounded)
    windows.save(assets / "icon.ico", sizes=[(s, s) for s in (16, 24, 32, 48, 64, 128, 256)])
    return [*files, assets / "icon.ico"]


if __name__ == "__main__":
    print(f"icons: {len(write(ASSETS))} files")
