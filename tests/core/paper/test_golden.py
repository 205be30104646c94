"""Paper looks exactly as it did when somebody last looked at it, on every machine and with every Pillow."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from PIL import Image

from core.paper.raster import render
from tests.core.paper.golden import FOLDER, SUMS
from tests.core.paper.samples import LONG_LINES, ODD_LINE, golden_pages, plain_lines

ROOT = Path(__file__).resolve().parents[3]
PAGES = golden_pages()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_the_dots_that_were_looked_at(name):
    page, width = PAGES[name]
    kept = json.loads(SUMS.read_text())[name]
    assert render(page, width).sha256() == kept, "look at the page, then: python -m tests.core.paper.golden"


@pytest.mark.parametrize("name", PAGES)
def test_the_kept_picture_shows_those_dots(name):
    page, width = PAGES[name]
    raster = render(page, width)
    with Image.open(FOLDER / f"{name}.png") as picture:
        assert (picture.mode, picture.size) == ("1", (raster.width, raster.height))
        assert picture.tobytes("raw", "1;I") == raster.rows


@pytest.mark.parametrize("line", (*LONG_LINES, ODD_LINE, *plain_lines(40)), ids=lambda line: line.code or line.name_en)
def test_a_line_that_is_kept_as_a_picture_multiplies_right(line):
    qty = Decimal(line.qty.split()[0])
    assert line.amount_satang == (qty * line.unit_price_satang).quantize(Decimal(1), ROUND_HALF_UP)


def test_nothing_is_kept_that_no_page_makes():
    assert {path.stem for path in FOLDER.glob("*.png")} == set(PAGES) == set(json.loads(SUMS.read_text()))


def test_drawing_twice_gives_the_same_dots():
    page, width = PAGES["receipt_576"]
    assert render(page, width) == render(page, width)


def test_the_fonts_and_tables_are_what_the_build_program_writes():
    done = subprocess.run(
        [sys.executable, "build/paper_font.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
