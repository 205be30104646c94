"""Draws the receipt of the test sale, to be looked at: ``python -m tests.core.printing.draw FOLDER``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from core.paper.raster import render, to_png
from core.printing.pages import issue_page
from tests.core.printing.test_pages import issued
from tests.shop import Shop, template


def main(folder: Path) -> None:
    """Write both widths as PNG and print their checksums."""
    with tempfile.TemporaryDirectory() as scratch:
        shop = Shop(template(Path(scratch) / "shop"))
        number, date, header, lines = issued(shop)
        shop.close()
    for width in (576, 384):
        raster = render(issue_page(number, date, header, lines, cashier="รุณ"), width)
        (folder / f"sale_{width}.png").write_bytes(to_png(raster))
        print(width, raster.sha256())


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
