"""Drives the program in a real Chromium: finds parts by their identifier, taps, types, scans, presses keys.

Flutter paints on a canvas; what a test holds on to is the tree it makes for screen readers, which therefore is
tested along. ``identifier`` of the kit's parts is the DOM attribute ``flt-semantics-identifier``.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
from PIL import Image
from playwright.sync_api import BrowserContext, Locator, Page, Request, expect

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CHROMIUM_ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    # Nothing outside this computer can be reached, whatever the page asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
SIZES = {
    "phone": (390, 844),
    "tablet": (1280, 800),
    "desktop": (1440, 900),
    "upright": (800, 1280),
    "small": (390, 700),
}
START_WITHIN_S = 30
STOP_WITHIN_S = 10
SETTLED_WITHIN_S = 10
SHOWN_WITHIN_MS = 25_000
PATIENCE_MS = 20_000
"""What a busy machine may take for one step; nothing waits for it that is there already."""
_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/\?token=\S+")

# Flutter makes the tree for screen readers only after a click on a hidden place-holder. That must happen before a
# field takes the focus by itself, or the field stays deaf. The middle of it also satisfies the enabler for phones.
READER_ON = """(() => { const timer = setInterval(() => {
    const place = document.querySelector('flt-semantics-placeholder'); if (!place) return;
    const box = place.getBoundingClientRect();
    const at = {bubbles: true, clientX: box.left + box.width / 2, clientY: box.top + box.height / 2};
    place.dispatchEvent(new MouseEvent('click', at));
    if (!document.querySelector('flt-semantics-placeholder')) clearInterval(timer); }, 15); })()"""
TYPING_HERE = "document.activeElement && document.activeElement.classList.contains('flt-text-editing')"
SCANNER = """async ([characters, gap, end]) => {
    const shifted = '~!@#$%^&*()_+{}|:"<>?';
    const fire = (type, key, code, keyCode, shiftKey) => (document.activeElement || document.body).dispatchEvent(
        new KeyboardEvent(type, {key, code, keyCode, which: keyCode, shiftKey, bubbles: true, cancelable: true}));
    // Nobody scans while the screen still stands still from the last step, as it does for long on a busy machine.
    const since = performance.now();
    for (let calm = 0, last = since; calm < 3 && last < since + 3000;) {
        const now = await new Promise(requestAnimationFrame);
        calm = now - last < 60 ? calm + 1 : 0; last = now;
    }
    for (const character of [...characters, end]) {
        const named = character.length > 1, upper = character.toUpperCase();
        const code = named ? character : /[a-z]/i.test(character) ? 'Key' + upper
            : /[0-9]/.test(character) ? 'Digit' + character : character === '-' ? 'Minus' : '';
        const shift = !named && (/[A-Z]/.test(character) || shifted.includes(character));
        const number = named ? {Enter: 13, Tab: 9}[character] : upper.charCodeAt(0);
        if (shift) fire('keydown', 'Shift', 'ShiftLeft', 16, true);
        const typed = fire('keydown', character, code, number, shift);
        const field = document.activeElement;
        if (typed && !named && field && ['INPUT', 'TEXTAREA'].includes(field.tagName))
            document.execCommand('insertText', false, character);
        fire('keyup', character, code, number, shift);
        if (shift) fire('keyup', 'Shift', 'ShiftLeft', 16, false);
        if (gap) await new Promise(done => setTimeout(done, gap));
    }
}"""


@dataclass
class Running:
    """The program, started by a test."""

    command: Sequence[str]
    env: Mapping[str, str]
    log: Path
    process: subprocess.Popen[bytes]
    address: str = ""
    port: int = 0

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def words(self) -> str:
        """Everything the program has printed."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait(STOP_WITHIN_S)

    def stop(self) -> None:
        """End it as a person would."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(STOP_WITHIN_S)
            except subprocess.TimeoutExpired:
                self.kill()


def start(command: Sequence[str], *, env: Mapping[str, str] | None = None, log: Path | None = None) -> Running:
    """Start the program and wait until it answers; its first printed address is the way in.

    ``command`` are the arguments behind the interpreter: ``["main.py", "--web", "--port", "0", "--no-browser"]``.
    """
    file = log or Path(tempfile.mkstemp(suffix=".log")[1])
    full = [sys.executable, *command]
    all_env = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONWARNINGS": "default", **(env or {})}
    with file.open("ab") as out:
        process = subprocess.Popen(full, cwd=ROOT, env=all_env, stdout=out, stderr=subprocess.STDOUT)
    running = Running(full, all_env, file, process)
    until = time.monotonic() + START_WITHIN_S
    while time.monotonic() < until and process.poll() is None:
        found = _ADDRESS.search(running.words())
        if found:
            running.address, running.port = found[0], int(found[1])
            if _answers(running.origin):
                return running
        time.sleep(0.02)
    running.stop()
    raise AssertionError(f"the program did not start:\n{running.words()}")


def _answers(origin: str) -> bool:
    try:
        return httpx.get(f"{origin}/api/health", timeout=1).text == "ok"
    except httpx.TransportError:
        return False


@dataclass
class App:
    """One browser tab with the program in it."""

    page: Page
    running: Running
    outside: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(READER_ON)
        self.page.on("request", self._asked)
        self.page.on("response", lambda r: self.failed.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _asked(self, request: Request) -> None:
        ours = (self.running.origin, f"ws://127.0.0.1:{self.running.port}", "blob:", "data:")
        if not request.url.startswith(ours):
            self.outside.append(request.url)

    def open(self, route: str = "/") -> App:
        """Go to a screen, with the token on the way, and wait for its first parts."""
        # The token's cookie comes from a request outside the page, else the client would be loaded twice.
        self.page.context.request.get(self.running.address, max_redirects=0)
        self.page.goto(self.running.origin + route, wait_until="commit")
        return self.wait()

    def reload(self) -> App:
        """Load the page again, as F5 does."""
        self.page.reload(wait_until="commit")
        return self.wait()

    def wait(self) -> App:
        """Wait for the first parts of a screen."""
        first = self.page.locator("flt-semantics-host [flt-semantics-identifier]").first
        first.wait_for(state="attached", timeout=SHOWN_WITHIN_MS)
        return self

    def part(self, identifier: str) -> Locator:
        """The part with this identifier."""
        return self.page.get_by_test_id(identifier)

    def _target(self, identifier: str) -> Locator:
        part = self.part(identifier)
        part.first.wait_for(state="attached")
        inner = part.locator("[role=button],[role=switch],[role=checkbox],[role=radio],[role=tab]")
        return inner.first if inner.count() else part.first

    def tap(self, identifier: str) -> App:
        """Press a part."""
        # Floating parts (tooltips, bars that slide) are laid over others in the tree, though not on the screen.
        self._target(identifier).click(force=True)
        return self

    def type(self, identifier: str, text: str) -> App:
        """Put a text into a field, whatever was in it; waits until the field has it.

        Flutter lends its one hidden input to the field that has the focus, and takes a moment to do so.
        """
        box = self.part(identifier).locator("input,textarea").first
        for attempt in range(6):
            box.click(force=True)
            self.page.wait_for_timeout(60 + 60 * attempt)
            if self.page.evaluate(TYPING_HERE) or attempt % 2:
                self.page.keyboard.press("Control+A")
                self.page.keyboard.press("Delete")
                self.page.keyboard.insert_text(text)
            else:
                box.fill(text)
            self.page.wait_for_timeout(80)
            if box.input_value() == text:
                return self
        expect(box).to_have_value(text)
        return self

    def scan(self, code: str, *, gap_ms: int = 4, end: str = "Enter") -> App:
        """Send a code as a wedge scanner does: keys at its pace, then Enter.

        The keys are made inside the page: sent one by one from here they would come at a person's pace on a busy
        machine. What has the focus gets them as it would from a keyboard.
        """
        self.page.evaluate(SCANNER, [list(code), gap_ms, end])
        return self

    def write(self, text: str, *, delay_ms: int = 110) -> App:
        """Type as a person does, without touching a field first."""
        self.page.keyboard.type(text, delay=delay_ms)
        return self

    def press(self, *keys: str) -> App:
        """Press keys, as Playwright names them: ``F9``, ``Control+Enter``, ``Alt+1``."""
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def expect(self, identifier: str, text: str | re.Pattern[str], *, timeout_ms: int | None = None) -> App:
        """Wait until a part says something (in its words or in its label)."""
        pattern = text if isinstance(text, re.Pattern) else re.compile(re.escape(text))
        until = time.monotonic() + (timeout_ms or PATIENCE_MS) / 1000
        said = ""
        while time.monotonic() < until:
            said = self.says(identifier)
            if pattern.search(said):
                return self
            self.page.wait_for_timeout(25)
        raise AssertionError(f"{identifier} says {said!r}, not {pattern.pattern!r}")

    def says(self, identifier: str) -> str:
        """All words and labels in a part; empty where it is not there.

        Of a field without the focus Flutter keeps what was typed last, not what the program put there since.
        """
        script = """parts => parts.map(part => [part, ...part.querySelectorAll('*')].map(node =>
            [node.getAttribute('aria-label') || '', node.value || '',
             ...[...node.childNodes].filter(n => n.nodeType === 3).map(n => n.textContent)]
            .join(' ')).join(' ')).join('\\n')"""
        return str(self.part(identifier).evaluate_all(script))

    def shown(self, identifier: str, *, timeout_ms: float | None = None) -> App:
        """Wait until a part is there."""
        self.part(identifier).first.wait_for(state="attached", timeout=timeout_ms)
        return self

    def gone(self, identifier: str) -> App:
        """Wait until a part is no longer there."""
        expect(self.part(identifier)).to_have_count(0, timeout=PATIENCE_MS)
        return self

    def size(self, identifier: str) -> tuple[float, float]:
        """Width and height of a part in pixels."""
        box = self._target(identifier).bounding_box()
        assert box is not None, f"{identifier} has no place on the screen"
        return box["width"], box["height"]

    def screenshot(self, path: Path | str, *, settle_ms: int = 300) -> Path:
        """A picture of the window, once nothing in it changes any more (or after ten seconds)."""
        file = Path(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        expect(self.page.locator("#cover")).to_have_count(0)
        last, until = b"", time.monotonic() + SETTLED_WITHIN_S
        while time.monotonic() < until:
            self.page.wait_for_timeout(settle_ms)
            shot = self.page.screenshot()
            if shot == last and not _is_start_screen(shot):
                break
            last = shot
        file.write_bytes(last)
        return file


def _is_start_screen(png: bytes) -> bool:
    """Whether the renderer, running behind on a busy machine, still shows the client's own start screen."""
    with Image.open(BytesIO(png)) as picture:
        return picture.convert("RGB").getpixel((2, 2)) == (248, 249, 255)


def new_context(browser: Any, layout: str, *, language: str = "th", **more: Any) -> BrowserContext:
    """A browser window of its own (no cookies, no cache) in one of the sizes."""
    width, height = SIZES[layout]
    context: BrowserContext = browser.new_context(
        viewport={"width": width, "height": height},
        timezone_id="Asia/Bangkok",
        locale="th-TH" if language == "th" else "en-GB",
        **more,
    )
    context.set_default_timeout(PATIENCE_MS)
    return context
