"""A scan at the sale: from the scanner's last key to the frame that shows the new line, sent to the browser.

The whole program without a browser: its shell, keyboard, session and store on a shop of 2,000 parts, with Flet's own
session packing every frame. In between lie the look-up of the code, the durable commit of the line, and the reading of
the cart. The floor is an empty page that is scanned: the same look-up, commit and reading, and one changed word sent.
``word_ms`` is that word alone, with nothing looked up or kept.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import flet as ft
from flet.controls.context import _context_page
from flet.messaging.protocol import Message

from core.ports import Actor
from core.sales.carts import AddLine, HoldCart
from core.shifts.open import OpenShift
from pos_client import guard
from pos_client.house import House
from pos_client.screens.sale.cart_state import counter
from pos_client.screens.sale.search_state import look_up
from pos_client.session import Session
from pos_client.shell import LiveShell, Shell
from pos_client.ui.hooks import use_value
from storage.queries.parts import by_code
from storage.store import Store
from tests.bench.measure import Figure, median, p95
from tests.bench.worlds import given, places, world
from tests.ui import Listening, Till

PARTS, MOVEMENTS = 2_000, 10_000
SCANS = 240
WARM = 24
LINES = 12
"""Lines of a bill, after which it is held and the next one begins."""
TARGET_MS = 50.0
TARGET = 3.0
FULL = 200
FULL_SCANS = 40
FRAME_WITHIN_S = 10.0
FLOAT = {10_000: 20}


@dataclass
class Frames(Listening):
    """A connection that says when a frame with certain bytes in it was sent."""

    wanted: bytes = b""
    seen: asyncio.Event = field(default_factory=asyncio.Event)
    at: float = 0.0

    def __post_init__(self) -> None:
        super().__init__()

    def send_message(self, message: Message) -> None:
        """Pack it, as for a browser, and look at it."""
        super().send_message(message)
        _, body = self.sent.pop()
        if self.wanted and self.wanted in body:
            self.at, self.wanted = time.perf_counter(), b""
            self.seen.set()

    async def until(self, wanted: bytes, act: Callable[[], Awaitable[object]]) -> float:
        """Milliseconds from the beginning of ``act`` to the frame that has ``wanted`` in it."""
        self.seen.clear()
        self.wanted = wanted
        began = time.perf_counter()
        await act()
        await asyncio.wait_for(self.seen.wait(), FRAME_WITHIN_S)
        return (self.at - began) * 1000


def page() -> tuple[Till, Frames]:
    """A page with a connection that is watched."""
    frames = Frames()
    return Till(frames), frames


@ft.component
def Empty(hear: list[Callable[[str], None]]) -> ft.Control:
    """A word."""
    word, put = use_value("0")
    hear[:] = [put]
    return ft.Text(word)


class Floor:
    """A page with a word on it, in the same program: a scan is looked up, kept and read, and the word changes."""

    def __init__(self, house: House, user: str) -> None:
        self._house, self._user = house, user
        self._put: list[Callable[[str], None]] = []
        self._turn = 0
        self._part = ""
        self._session: Session
        self.till, self.frames = page()

    async def open(self) -> None:
        """Show it, signed in like the sale."""
        self._session = Session(self._house)
        await self._session.enter(self._user)
        await self.till.show(Empty, self._put)
        self.till.page.on_keyboard_event = self._pressed

    async def _pressed(self, _: object) -> None:
        session, machine = self._session, self._house.store.machine
        if self._part:
            [part] = (await session.read(look_up, self._part, machine.branch, session.now_ms())).parts
            await session.attempt(AddLine(part=part.id))
            await session.read(counter, self._user, machine.branch, machine.device, session.now_ms())
        self._put[0](f"word {self._turn}")

    async def update(self, code: str = "") -> float:
        """One key, the end of a scan of this code."""
        self._turn += 1
        self._part = code
        return await self.frames.until(f"word {self._turn}".encode(), lambda: press(self.till, "Enter"))


async def press(till: Till, key: str) -> None:
    """A key as the browser tells it."""
    data = {"key": key, "shift": False, "ctrl": False, "alt": False, "meta": False}
    await till.session.dispatch_event(till.page._i, "keyboard_event", data)


class Sale:
    """The program with the sale open."""

    def __init__(self, house: House, user: str) -> None:
        self.house, self.user = house, user
        self._session: Session
        self.till, self.frames = page()
        with house.store.database.reading() as conn:
            found = conn.execute("SELECT code FROM part WHERE length(code) >= 6 ORDER BY id LIMIT 600").fetchall()
            branch, now_ms = house.store.machine.branch, house.given.clock()
            self._codes = [code for (code,) in found if len(by_code(conn, code, branch, now_ms)) == 1]
        assert len(self._codes) > FULL + LINES, "there is enough to scan"
        self._at = 0

    async def open(self) -> None:
        """Sign in and draw the screen."""
        self._session = session = Session(self.house, language="th")
        session.begin()
        await session.enter(self.user)
        shell = LiveShell(session)
        shell.phase, shell.width, shell.height = "inside", 1440, 900
        session.watch(shell.announce)
        shell.start(guard.spawner(self.till.page))
        await self.till.show(lambda: Shell(shell, self.till.keys))
        await self.rest()

    @contextmanager
    def asleep(self) -> Iterator[None]:
        """It hears of no commit."""
        self._session.end()
        yield
        _context_page.set(self.till.page)  # a tab listens in the context of its page
        self._session.begin()

    async def rest(self) -> None:
        """Let everything come to its end that a scan set going."""
        for _ in range(4):
            await asyncio.sleep(0.01)
            await self.till.settle()

    def next(self) -> str:
        """A code that is not on the bill."""
        self._at += 1
        return self._codes[self._at % len(self._codes)]

    async def scan(self) -> float:
        """Scan the next part: milliseconds from the last key to the frame with its line."""
        code = self.next()
        self.till.clock_ms += 2000
        for character in code:
            self.till.clock_ms += 8
            await press(self.till, character)
        self.till.clock_ms += 8
        took = await self.frames.until(f"line-{code}".encode(), lambda: press(self.till, "Enter"))
        await self.rest()
        return took

    async def hold(self) -> None:
        """Put the bill aside, and forget it: the next one is short again."""
        await self.house.do(HoldCart(), self.user, self.house.store.ids.new_id())
        await self.house.in_turn(lambda: forget_held(self.house.store))
        await self.rest()


def forget_held(store: Store) -> None:
    """Held bills pile up otherwise."""
    with store.writing() as cur:
        cur.execute("DELETE FROM cart_line WHERE cart IN (SELECT id FROM cart WHERE state = 'HELD')")
        cur.execute("DELETE FROM cart WHERE state = 'HELD'")


def run() -> list[Figure]:
    """Scan and update an empty page in turns."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "shop"
        shutil.copytree(world(PARTS, MOVEMENTS), folder)
        return [asyncio.run(_measured(folder))]


async def _measured(folder: Path) -> Figure:
    house = House(places(folder), given(3), use_keyring=False)
    try:
        await house.opened()
        assert house.trouble is None, house.trouble
        with house.store.database.reading() as conn:
            owner = str(conn.execute("SELECT id FROM user ORDER BY id LIMIT 1").fetchone()[0])
        opening = OpenShift(denominations=FLOAT)
        await house.in_turn(lambda: house.engine.do(opening, Actor(owner), house.store.ids.new_id()))
        floor = Floor(house, owner)
        await floor.open()  # what is drawn belongs to the page that was made last
        sale = Sale(house, owner)
        scans, floors, words = [], [], []
        await sale.open()
        for bill in range((WARM + SCANS) // LINES):
            with sale.asleep():  # it would read and draw what the empty page does
                least = [await floor.update(sale.next()) for _ in range(LINES)]
                word = [await floor.update() for _ in range(LINES)]
                await sale.hold()
            took = [await sale.scan() for _ in range(LINES)]
            await sale.hold()
            if bill * LINES >= WARM:
                scans, floors, words = scans + took, floors + least, words + word
        full = [await sale.scan() for _ in range(FULL)][-FULL_SCANS:]
        return _figure(scans, floors, words, full)
    finally:
        house.close()


def _figure(scans: list[float], floors: list[float], words: list[float], full: list[float]) -> Figure:
    ratio = median(scans) / median(floors)
    return Figure(
        name="screen",
        what=f"scan to frame sent, bills of up to {LINES} lines, p95",
        value=p95(scans),
        floor=p95(floors),
        unit="ms",
        ratio=ratio,
        target=f"< {TARGET_MS:g} ms, ≤ {TARGET:g} × empty",
        ok=p95(scans) < TARGET_MS and ratio <= TARGET,
        detail={
            "scans": len(scans),
            "median_ms": median(scans),
            "floor_median_ms": median(floors),
            "word_ms": median(words),
            "full_bill_median_ms": median(full),
            "full_bill_p95_ms": p95(full),
        },
    )
