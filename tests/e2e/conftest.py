"""One Chromium for the run; the program started once for each test that asks, and stopped behind it."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.e2e import driver

PROGRAM = ("main.py", "--web", "--port", "0", "--no-browser")
GALLERY = ("-m", "tests.gallery_app", "--web", "--port", "0", "--no-browser")

StartApp = Callable[..., driver.Running]
OpenApp = Callable[..., driver.App]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, with nothing outside this computer in its reach."""
    with sync_playwright() as playwright:
        playwright.selectors.set_test_id_attribute("flt-semantics-identifier")
        browser = playwright.chromium.launch(executable_path=driver.CHROMIUM, args=driver.CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@contextlib.contextmanager
def programs(log_folder: Path) -> Iterator[StartApp]:
    """Starts programs and stops all of them at the end; a traceback in a log that was not expected is a failure."""
    started: list[driver.Running] = []

    def start(*more: str, command: Sequence[str] = PROGRAM, env: Mapping[str, str] | None = None) -> driver.Running:
        log = log_folder / f"program-{len(started)}.log"
        running = driver.start([*command, *more], env=env, log=log)
        started.append(running)
        return running

    try:
        yield start
    finally:
        for running in started:
            running.stop()
    for running in started:
        words = running.words()
        assert "Traceback" not in words or "on purpose" in words, words[-4000:]


@pytest.fixture
def start_app(tmp_path: Path) -> Iterator[StartApp]:
    """``start_app("--demo", …, env=…)`` starts the program in browser mode; ``command=`` starts another one."""
    with programs(tmp_path) as start:
        yield start


@pytest.fixture(scope="session")
def gallery_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[driver.Running]:
    """The gallery of the kit's parts."""
    with programs(tmp_path_factory.mktemp("gallery")) as start:
        yield start(command=GALLERY)


@pytest.fixture
def open_app(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[OpenApp]:
    """``open_app(running, "/route", layout="phone")`` opens a tab; every call is a browser of its own.

    More arguments go to Playwright's ``new_context`` (``reduced_motion="reduce"``, ``user_agent=``).

    At the end of a test a picture of each tab is kept in the folder ``$SHOTS``, if that is set.
    """
    contexts = []
    tabs: list[driver.App] = []

    def open_(
        running: driver.Running, route: str = "/", *, layout: str = "desktop", language: str = "th", **more: object
    ) -> driver.App:
        context = driver.new_context(chromium, layout, language=language, **more)
        contexts.append(context)
        tabs.append(driver.App(context.new_page(), running))
        return tabs[-1].open(route)

    yield open_
    folder = Path(os.environ.get("SHOTS", tempfile.gettempdir()))
    for i, tab in enumerate(tabs):
        if os.environ.get("SHOTS"):
            with contextlib.suppress(Exception):
                tab.screenshot(folder / f"{request.node.name}-{i}.png", settle_ms=0)
    for context in contexts:
        context.close()
    outside = [url for tab in tabs for url in tab.outside]
    assert outside == [], "nothing may be asked of any other computer"
