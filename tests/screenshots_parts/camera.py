"""Takes pictures of screens and keeps them small."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.e2e.driver import App

COLOURS = 256


@dataclass
class Camera:
    """Saves the pictures that are wanted as ``<screen>-<size>-<language>.png``; the others are not taken."""

    out: Path
    size: str
    language: str
    wanted: Collection[str]
    taken: list[Path] = field(default_factory=list)

    def wants(self, *screens: str) -> bool:
        """Whether any of these is wanted."""
        return any(screen in self.wanted for screen in screens)

    def take(self, app: App, screen: str, suffix: str = "") -> None:
        """A picture of the window as it is, once it stands still."""
        if not self.wants(screen):
            return
        file = self.out / f"{screen}-{self.size}-{self.language}{suffix}.png"
        app.screenshot(file, settle_ms=250)
        file.write_bytes(small(file.read_bytes()))
        self.taken.append(file)


def small(png: bytes) -> bytes:
    """The same picture in a palette: a third of the size, and no difference that one sees."""
    with Image.open(BytesIO(png)) as picture:
        flat = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = BytesIO()
    flat.save(out, "PNG", optimize=True)
    return out.getvalue()
