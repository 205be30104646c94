"""Draws the kept pictures of paper again: ``python -m tests.core.paper.golden``. Look at each before keeping it."""

from __future__ import annotations

import json
from pathlib import Path

from core.paper.raster import render, to_png
from tests.core.paper.samples import golden_pages

FOLDER = Path(__file__).resolve().parents[2] / "golden" / "paper"
SUMS = FOLDER / "sha256.json"


def main() -> None:
    """Write every picture and the checksums of their dots."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    rasters = {name: render(page, width) for name, (page, width) in golden_pages().items()}
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for name, raster in rasters.items():
        (FOLDER / f"{name}.png").write_bytes(to_png(raster))
    SUMS.write_text(json.dumps({name: raster.sha256() for name, raster in rasters.items()}, indent=1) + "\n")
    print(f"wrote {len(rasters)} pictures to {FOLDER.name}/")


if __name__ == "__main__":
    main()
