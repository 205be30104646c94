"""Takes a picture of every screen in both languages and three sizes: ``python -m tests.screenshots [--only SCREEN…]``.

Starts the real program on a demo shop (and on an empty machine for the first run) with a stand-in printer, walks
through it in one Chromium, and writes ``docs/screenshots/<screen>-<size>-<language>.png``. Takes some minutes. The last
line says how many pictures there are; the status is 1 where a walk could not be finished.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Error, sync_playwright

from tests.e2e import driver
from tests.fakeprinter import FakePrinter
from tests.screenshots_parts import worlds
from tests.screenshots_parts.camera import Camera
from tests.screenshots_parts.walks import SCREENS, WALKS, Scene, Walk

OUT = driver.ROOT / "docs" / "screenshots"
SIZES = ("phone", "tablet", "desktop")
LANGUAGES = ("th", "en")


class Tour:
    """All walks that lead to what is wanted, one after the other."""

    def __init__(self, options: argparse.Namespace, scratch: Path, browser: Browser, printer: FakePrinter) -> None:
        self.options, self.scratch, self.browser, self.printer = options, scratch, browser, printer
        self.taken: list[Path] = []
        self.failed: list[str] = []
        self.outside: set[str] = set()

    def go(self) -> None:
        """Make the demo shop and walk."""
        demo = self.scratch / "demo"
        for walk in WALKS:
            if not set(walk.screens) & self.options.only:
                continue
            if walk.world != "fresh" and not demo.exists():
                worlds.demo(demo)
            for language in self.options.language:
                self._walk(walk, demo, language)

    def _walk(self, walk: Walk, demo: Path, language: str) -> None:
        folder = self.scratch / f"{walk.world}-{language}"
        where = worlds.copy(demo, folder, walk.world, language, self.printer)
        with worlds.running(where, walk.world, language, self.scratch / f"{folder.name}.log") as program:
            for size in self.options.size:
                camera = Camera(self.options.out, size, language, self.options.only)
                context = driver.new_context(self.browser, size, language=language)
                app = driver.App(context.new_page(), program)
                try:
                    walk.go(Scene(app.open("/"), camera, self.printer, where.data))
                except (AssertionError, Error) as error:
                    self._stuck(app, f"{walk.world}-{size}-{language}", error)
                finally:
                    context.close()
                self.taken += camera.taken
                self.outside.update(app.outside)
                if app.complaints or app.failed:
                    self.failed.append(f"{walk.world}-{size}-{language}: {[*app.complaints, *app.failed][:3]}")
            words = program.words()
            if "Traceback" in words:
                self.failed.append(f"{walk.world}-{language}: the program wrote\n{words[-3000:]}")
        shutil.rmtree(folder, ignore_errors=True)

    def _stuck(self, app: driver.App, name: str, error: Exception) -> None:
        """Keep what the window shows where the walk went no further."""
        shot = Path(tempfile.gettempdir()) / f"stuck-{name}.png"
        app.page.screenshot(path=shot)
        self.failed.append(f"{name}: {str(error).splitlines()[0]} (see {shot})")


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", nargs="+", metavar="SCREEN", choices=SCREENS, help=", ".join(SCREENS))
    parser.add_argument("--size", nargs="+", choices=SIZES, default=SIZES)
    parser.add_argument("--language", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--out", type=Path, default=OUT, metavar="DIR")
    options = parser.parse_args(arguments)
    options.only = set(options.only or SCREENS)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="olpos-screens-") as scratch, FakePrinter() as printer:
        with sync_playwright() as playwright:
            playwright.selectors.set_test_id_attribute("flt-semantics-identifier")
            browser = playwright.chromium.launch(executable_path=driver.CHROMIUM, args=driver.CHROMIUM_ARGUMENTS)
            tour = Tour(options, Path(scratch), browser, printer)
            try:
                tour.go()
            finally:
                browser.close()
    for line in [*tour.failed, *(f"asked another computer: {url}" for url in sorted(tour.outside))]:
        print(line, file=sys.stderr)
    taken = len(tour.taken)
    megabytes = sum(file.stat().st_size for file in tour.taken) / 1e6
    print(
        f"screenshots: {taken} taken in {time.monotonic() - began:.0f} s, {megabytes:.1f} MB, "
        f"{len(tour.failed) + len(tour.outside)} troubles"
    )
    return 1 if tour.failed or tour.outside else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
