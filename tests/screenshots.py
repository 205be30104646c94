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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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
PATIENCE_MS = 20_000
"""Taking pictures is no test of speed: a busy machine only takes longer."""


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
                for size in self.options.size:
                    try:
                        self._walk(walk, demo, language, size)
                    except AssertionError as error:  # it did not start
                        self.failed.append(f"{walk.world}-{size}-{language}: {error}")

    def _walk(self, walk: Walk, demo: Path, language: str, size: str) -> None:
        """One walk in one window, on a world of its own: where one is stuck, the next one is not."""
        name = f"{walk.world}-{size}-{language}"
        folder = self.scratch / name
        where = worlds.copy(demo, folder, walk.world, language, self.printer)
        camera = Camera(self.options.out, size, language, self.options.only)
        with worlds.running(where, walk.world, language, self.scratch / f"{name}.log") as program:
            context = driver.new_context(self.browser, size, language=language)
            context.set_default_timeout(PATIENCE_MS)
            app = driver.App(context.new_page(), program)
            try:
                walk.go(Scene(app.open("/"), camera, self.printer, where.data))
            except (AssertionError, Error) as error:
                self._stuck(app, name, error)
            finally:
                context.close()
            words = program.words()
        self.taken += camera.taken
        self.outside.update(app.outside)
        if app.complaints or app.failed:
            self.failed.append(f"{name}: {[*app.complaints, *app.failed][:3]}")
        if "Traceback" in words:
            self.failed.append(f"{name}: the program wrote\n{words[-3000:]}")
        shutil.rmtree(folder, ignore_errors=True)

    def _stuck(self, app: driver.App, name: str, error: Exception) -> None:
        """Keep what the window shows where the walk went no further."""
        shot = Path(tempfile.gettempdir()) / f"stuck-{name}.png"
        app.page.screenshot(path=shot)
        self.failed.append(f"{name}: {str(error).splitlines()[0]} (see {shot})")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, with nothing outside this computer in its reach."""
    with sync_playwright() as playwright:
        playwright.selectors.set_test_id_attribute("flt-semantics-identifier")
        browser = playwright.chromium.launch(executable_path=driver.CHROMIUM, args=driver.CHROMIUM_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", nargs="+", metavar="SCREEN", choices=SCREENS, help=", ".join(SCREENS))
    parser.add_argument("--size", nargs="+", choices=SIZES, default=SIZES)
    parser.add_argument("--language", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--out", type=Path, default=OUT, metavar="DIR")
    options = parser.parse_args(arguments)
    options.only = set(options.only or SCREENS)
    began = time.monotonic()
    with (
        tempfile.TemporaryDirectory(prefix="olpos-screens-") as scratch,
        FakePrinter() as printer,
        chromium() as browser,
    ):
        tour = Tour(options, Path(scratch), browser, printer)
        tour.go()
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
