"""From the start of the program to a screen that can be used, over 200,000 parts and 300,000 movements.

In browser mode with a warm browser cache: the clock runs from the start of the server's process to the moment when
Chromium has the screen's own parts in its tree for screen readers, which is what a person can press. The floor is an
empty Flet page served by the same browser mode, taken in turns. ``sign-in`` is ``main.py`` as it is; ``sale`` is the
same with somebody inside already, since six digits take a person longer than any of this.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.bench.measure import Figure, median, p95
from tests.bench.worlds import places, world
from tests.e2e import driver

PARTS, MOVEMENTS = 200_000, 300_000
RUNS = 7
TARGET = 1.5
ADDRESS = re.compile(rb"http://127\.0\.0\.1:\d+/\?token=\S+")
START_LIMIT_S = 60
NO_KEYRING = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}


@dataclass
class Racer:
    """One of those compared; always on the same port, or the browser's cache would not be its own."""

    name: str
    command: Sequence[str]
    parts: Sequence[str]
    """All of these must be there; the last one is what comes last."""
    port: int
    context: BrowserContext
    served_ms: list[float] = field(default_factory=list)
    shown_ms: list[float] = field(default_factory=list)
    worked_ms: list[float] = field(default_factory=list)
    """Processor time of the server, which a busy machine does not stretch."""

    def forget(self) -> None:
        """Begin to count anew."""
        for samples in (self.served_ms, self.shown_ms, self.worked_ms):
            samples.clear()

    def run(self) -> None:
        """One start, measured."""
        page = self.context.new_page()
        page.add_init_script(driver.READER_ON)
        worked_s = _children_s()
        began = time.perf_counter()
        command = [sys.executable, *self.command, "--port", str(self.port)]
        process = subprocess.Popen(
            command,
            cwd=driver.ROOT,
            env={**os.environ, **NO_KEYRING},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        try:
            address = _address(process, began)
            served = time.perf_counter()
            self.context.request.get(address, max_redirects=0)
            page.goto(f"http://127.0.0.1:{self.port}/", wait_until="commit")
            for part in self.parts:
                page.get_by_test_id(part).first.wait_for(state="attached", timeout=START_LIMIT_S * 1000)
            shown = time.perf_counter()
        finally:
            page.close()
            process.terminate()
            process.wait(driver.STOP_WITHIN_S)
            if process.stdout:
                process.stdout.close()
        self.served_ms.append((served - began) * 1000)
        self.shown_ms.append((shown - began) * 1000)
        self.worked_ms.append((_children_s() - worked_s) * 1000)


def _children_s() -> float:
    """Processor seconds of all children that have ended (0 on Windows)."""
    times = os.times()
    return times.children_user + times.children_system


def _address(process: subprocess.Popen[bytes], began: float) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        found = ADDRESS.search(line)
        if found:
            return found[0].decode()
        assert time.perf_counter() - began < START_LIMIT_S, "the program does not start"
    raise AssertionError("the program ended before it answered")


def free_port() -> int:
    """A port that nobody has just now."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def run() -> list[Figure]:
    """Start all three in turns."""
    made = world(PARTS, MOVEMENTS)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        where = places(Path(scratch) / "shop")
        shutil.copytree(made, Path(scratch) / "shop")
        playwright.selectors.set_test_id_attribute("flt-semantics-identifier")
        browser = playwright.chromium.launch(executable_path=driver.CHROMIUM, args=driver.CHROMIUM_ARGUMENTS)
        try:
            racers = _racers(browser, ("--data", str(where.data), "--state", str(where.state)))
            for racer in racers:  # fills the caches of the disk, of Python and of the browser
                racer.run()
                racer.forget()
            for n in range(RUNS):
                for racer in racers[n % len(racers) :] + racers[: n % len(racers)]:
                    racer.run()
        finally:
            browser.close()
    empty, *others = racers
    return [_figure(racer, empty) for racer in others]


def _racers(browser: Browser, data: Sequence[str]) -> list[Racer]:
    def racer(name: str, command: Sequence[str], *parts: str) -> Racer:
        return Racer(name, command, parts, free_port(), driver.new_context(browser, "tablet"))

    program = ("main.py", "--web", "--no-browser", *data)
    return [
        racer("empty", ("-m", "tests.bench.start_app", "empty"), "empty"),
        racer("start-sign-in", program, "pin-dots", "person-0"),
        racer("start-sale", ("-m", "tests.bench.start_app", "inside", *data), "scan", "tiles", "pay"),
    ]


def _figure(racer: Racer, empty: Racer) -> Figure:
    ratio = median(racer.shown_ms) / median(empty.shown_ms)
    screen = racer.name.removeprefix("start-").replace("-", " ")
    return Figure(
        name=racer.name,
        what=f"start to the {screen} screen, {PARTS:,} parts, {MOVEMENTS:,} movements",
        value=median(racer.shown_ms),
        floor=median(empty.shown_ms),
        unit="ms",
        ratio=ratio,
        target=f"≤ {TARGET:g} × an empty page",
        ok=ratio <= TARGET,
        detail={
            "runs": len(racer.shown_ms),
            "p95_ms": p95(racer.shown_ms),
            "floor_p95_ms": p95(empty.shown_ms),
            "server_ms": median(racer.served_ms),
            "floor_server_ms": median(empty.served_ms),
            "cpu_ms": median(racer.worked_ms),
            "floor_cpu_ms": median(empty.worked_ms),
        },
    )
