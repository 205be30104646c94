"""One Chromium for the run; the program started once for each test that asks, and stopped behind it."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from pos_client.demo.fresh import ensure_demo
from pos_client.version import VERSION
from storage.places import Places
from tests.e2e import driver

PROGRAM = ("main.py", "--web", "--port", "0", "--no-browser")
GALLERY = ("-m", "tests.gallery_app", "--web", "--port", "0", "--no-browser")

NO_KEYRING = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
"""Tests leave nothing in the key store of whoever runs them."""

StartApp = Callable[..., driver.Running]
OpenApp = Callable[..., driver.App]


@dataclass(frozen=True)
class Program:
    """The program on data of its own: ``start`` it, kill what it gave, ``start`` it again on the same data."""

    folder: Path
    start_app: StartApp
    options: tuple[str, ...] = ()

    @property
    def places(self) -> Places:
        """Where this program keeps what; copies must take both folders, or the data is known for a copy."""
        return Places(self.folder / "data", self.folder / "state")

    def start(self, *more: str) -> driver.Running:
        """Start it; it speaks the device's language unless ``--language`` is among ``more``."""
        where = ("--data", str(self.places.data), "--state", str(self.places.state))
        return self.start_app(*where, *self.options, *more, env=NO_KEYRING)


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


@pytest.fixture
def fresh_program(start_app: StartApp, tmp_path: Path) -> Program:
    """The program on a machine where it never ran."""
    return Program(tmp_path / "machine", start_app)


@pytest.fixture
def born_program(start_app: StartApp, tmp_path: Path, born: Path) -> Program:
    """The program with a shop that was just born; its owner and PIN are those of ``tests.shop``."""
    return Program(Path(shutil.copytree(born, tmp_path / "machine")), start_app)


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo shop, made once a run."""
    folder = tmp_path_factory.mktemp("demo")
    ensure_demo(Places(folder / "data", folder / "state"), time.time_ns() // 1_000_000, VERSION)
    return folder


@pytest.fixture
def demo_program(start_app: StartApp, tmp_path: Path, demo_folder: Path) -> Program:
    """The program with a demo shop of its own."""
    return Program(Path(shutil.copytree(demo_folder, tmp_path / "machine")), start_app, ("--demo",))


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
