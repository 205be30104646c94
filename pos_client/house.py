"""One running program: the open store, its engine, the threads that touch the disk, and the tabs that look at it.

Database work never runs on the event loop: one thread writes, a few read. Whatever a commit touched, here or from
another device, is told to every open tab on its own loop.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from core.commands import Command
from core.engine import Engine
from core.errors import PosError, Rejected
from core.ports import Actor, Changes
from core.registry import COMMANDS
from pos_client.caretaker import Caretaker
from pos_client.config import FILE_NAME as SETTINGS_NAME
from pos_client.devices.at_work import Printers
from pos_client.devices.pace import Pace
from pos_client.devices.queue import JobQueue
from pos_client.previews import Previews
from pos_client.settings import DeviceSettings
from pos_client.telling import Telling
from storage.database import READERS_MAX, Reading, disk_failure
from storage.in_use import InUse
from storage.places import Places
from storage.startup import Opened, open_store
from storage.store import Given, Store

P = ParamSpec("P")
T = TypeVar("T")
Listener = Callable[[Changes], None]

_log = logging.getLogger("olpos.house")


class House:
    """The program behind all tabs of a process."""

    def __init__(
        self, places: Places, given: Given, *, use_keyring: bool, demo: bool = False, pace: Pace | None = None
    ) -> None:
        self.places = places
        self.given = given
        self.demo = demo
        self._use_keyring = use_keyring
        self._writer = ThreadPoolExecutor(1, "writer")
        self._readers = ThreadPoolExecutor(READERS_MAX, "reader")
        self._opened: Opened | None = None
        self._engine: Engine | None = None
        self._previews: Previews | None = None
        self._telling = Telling[Changes]()
        self.trouble: PosError | None = None
        """Why the data could not be opened; a screen says it and offers the ways out."""
        self._opening: Future[None] | None = None
        self.settings = DeviceSettings(places.state / SETTINGS_NAME)
        self.printers = Printers(self, pace)
        self.caretaker = Caretaker(self, given.clock, self._second_place)

    def _second_place(self) -> Path | None:
        folder = self.settings.config.second_folder
        return Path(folder) if folder else None

    # -- opening and closing

    def open(self) -> Future[None]:
        """Begin to open the data on the writing thread; the first frame is shown meanwhile."""
        self._opening = self._writer.submit(self._open)
        return self._opening

    async def opened(self) -> None:
        """Wait until the data is open, or ``trouble`` says why not."""
        if self._opening is None:
            self.open()
        assert self._opening is not None
        await asyncio.wrap_future(self._opening)

    def _open(self) -> None:
        try:
            if self.demo:
                self._make_demo()
            self._opened = open_store(self.places, self.given, use_keyring=self._use_keyring)
        except PosError as error:
            _log.warning("not opened: %s", error.key)
            self.trouble = error
            return
        except Exception:  # noqa: BLE001 - whatever it is, a screen must say so
            _log.exception("not opened, and nobody knows why")
            self.trouble = Rejected("trouble.unexpected")
            return
        self.trouble = None
        self._engine = Engine(self._opened.store, COMMANDS)
        self._previews = Previews(JobQueue(self._opened.store, self._engine))
        self._opened.store.listen(self._tell)
        self.printers.opened(self._opened.store, self._engine)

    def _make_demo(self) -> None:
        """Make the demo shop where there is none yet; what the disk refuses is said in words."""
        from pos_client.demo.fresh import ensure_demo  # late: no shop needs the generator

        try:
            ensure_demo(self.places, self.given.clock(), self.given.app_version)
        except OSError as error:
            raise disk_failure(error) or Rejected("folder.not_writable", folder=str(self.places.data)) from error

    async def reopen(self) -> None:
        """Try again after trouble, or after the data was replaced."""
        await self.in_turn(self._close_store)
        self.open()
        await self.opened()

    async def while_closed(self, work: Callable[[], T]) -> T:
        """Close the data and run something that needs the folder to itself; ``reopen`` afterwards.

        Raises:
            Rejected: another program has the folder, or what ``work`` raises.
        """

        def alone() -> T:
            self._close_store()
            with InUse(self.places.data):
                return work()

        return await self.in_turn(alone)

    def _close_store(self) -> None:
        if self._opened is not None:
            self.printers.closing()
            self._opened.close()
            self._opened, self._engine = None, None

    def close(self) -> None:
        """Finish what is being written, then close the file."""
        self._writer.submit(self._close_store).result()
        self._writer.shutdown()
        self._readers.shutdown()

    @property
    def store(self) -> Store:
        """The open store."""
        assert self._opened is not None, "the data is open"
        return self._opened.store

    @property
    def engine(self) -> Engine:
        """The one door for writes."""
        assert self._engine is not None, "the data is open"
        return self._engine

    @property
    def ready(self) -> bool:
        """Whether the data is open."""
        return self._opened is not None

    @property
    def has_shop(self) -> bool:
        """Whether a shop lives in the data."""
        return self._opened is not None and self._opened.store.identity is not None

    @property
    def new_stream(self) -> str | None:
        """Why this start began a new stream (restored, copied), if it did."""
        return self._opened.new_stream if self._opened else None

    # -- work

    async def do(self, command: Command, user: str | None, command_id: str, *, approval: str | None = None) -> str:
        """Run a command on the writing thread. Raises what ``Engine.do`` raises."""
        engine = self.engine
        return await self.in_turn(lambda: engine.do(command, Actor(user), command_id, approval=approval))

    async def in_turn(self, work: Callable[[], T]) -> T:
        """Run something on the writing thread, after what is being written."""
        return await asyncio.wrap_future(self._writer.submit(work))

    async def read(self, query: Callable[Concatenate[Reading, P], T], *args: P.args, **named: P.kwargs) -> T:
        """Run a query on a reading thread with a connection of its own."""
        database = self.store.database

        def run() -> T:
            with database.reading() as connection:
                return query(connection, *args, **named)

        return await asyncio.wrap_future(self._readers.submit(run))

    async def aside(self, work: Callable[[], T]) -> T:
        """Run slow work that touches no table (drawing a paper, probing a printer) off the loop."""
        return await asyncio.wrap_future(self._readers.submit(work))

    async def preview(self, issue: str, copy_no: int = 0) -> bytes | None:
        """The picture of an issued document as the printer makes it (PNG); ``None`` where it cannot be drawn."""
        previews = self._previews
        assert previews is not None, "the data is open"
        return await self.aside(lambda: previews.draw(issue, copy_no))

    # -- telling tabs

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call a tab's listener on its own loop after every commit; returns the function that stops it."""
        return self._telling.listen(listener)

    def _tell(self, changes: Changes) -> None:
        self.printers.begin()  # this commit may have made the shop
        self._telling.tell(changes)

    @property
    def logs(self) -> Path:
        """Where the log files lie; no personal data is in them."""
        return self.places.state / "logs"
