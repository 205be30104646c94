"""The printers of a running program: at work while there is a shop, started anew when the settings are others."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from core.engine import Engine
from core.printing.records import PrintJob
from pos_client.config import DeviceConfig
from pos_client.devices.pace import Pace
from pos_client.devices.queue import JobQueue
from pos_client.devices.spool import Spool
from pos_client.devices.status import PrinterStatus
from pos_client.printers import PrinterView
from pos_client.settings import DeviceSettings
from pos_client.telling import Telling
from storage.store import Store

T = TypeVar("T")

_log = logging.getLogger("olpos.printing")


class Home(Protocol):
    """What the printers need of the house."""

    @property
    def settings(self) -> DeviceSettings: ...
    async def in_turn(self, work: Callable[[], T]) -> T: ...


class Printers:
    """The spool of a program and whoever looks at its printers; safe on several threads."""

    def __init__(self, home: Home, pace: Pace | None = None) -> None:
        self._home = home
        self._pace = pace
        self._turn = threading.Lock()
        self._data: tuple[Store, Engine] | None = None
        self._begun = True
        self._spool: Spool | None = None
        self._telling = Telling[Sequence[PrinterStatus]]()

    # -- with the data

    def opened(self, store: Store, engine: Engine) -> None:
        """The data is open: work as soon as there is a shop in it."""
        with self._turn:
            self._data, self._begun = (store, engine), False
        self.begin()

    def begin(self) -> None:
        """Work, if there is a shop and nobody works yet; cheap enough to be called after every commit."""
        # Whoever has the turn may be waiting for a printer's thread that waits for this very commit.
        if self._begun or not self._turn.acquire(blocking=False):
            return
        try:
            self._start()
        finally:
            self._turn.release()
        self._say()

    def closing(self) -> None:
        """The data is about to be closed: let the paper that is being printed come out, for some seconds, and end."""
        with self._turn:
            self._data, self._begun = None, True
            self._stop()

    def _start(self) -> None:
        if self._data is None:
            return
        store, engine = self._data
        if store.identity is None:
            return
        self._spool = Spool(store, engine, self._home.settings.config, pace=self._pace, on_status=self._heard)
        self._spool.start()
        self._begun = True

    def _stop(self) -> None:
        spool, self._spool = self._spool, None
        if spool is not None and not spool.stop():
            _log.error("a printer did not let go")

    # -- settings

    async def change(self, how: Callable[[DeviceConfig], DeviceConfig]) -> DeviceConfig:
        """Change the settings and print with the new ones; selling goes on meanwhile.

        Raises:
            Rejected: what ``how`` or ``DeviceSettings.change`` raises; then nothing changed.
        """
        settings = self._home.settings
        changed = await self._home.in_turn(lambda: settings.change(how))
        await asyncio.to_thread(self._again)
        return changed

    def _again(self) -> None:
        """Let the old threads end and new ones begin; what waits is in the queue."""
        with self._turn:
            self._stop()
            self._start()
        self._say()

    # -- looking

    def listen(self, listener: Callable[[Sequence[PrinterStatus]], None]) -> Callable[[], None]:
        """Call a tab's listener on its own loop with how all printers are, whenever one is another."""
        return self._telling.listen(listener)

    @property
    def statuses(self) -> Sequence[PrinterStatus]:
        """How every printer is, in the order of the settings."""
        spool = self._spool
        if spool is not None:
            return spool.statuses()
        return tuple(PrinterStatus(printer=p.id, name=p.name) for p in self._home.settings.config.printers)

    @property
    def receipt(self) -> PrinterView:
        """The printer of receipts, as the status bar shows it."""
        chosen = self._home.settings.config.for_route("receipt")
        status = next((s for s in self.statuses if chosen is not None and s.printer == chosen.id), None)
        return PrinterView(status.word, status.name, status.waiting) if status else PrinterView.none()

    def job(self, job_id: str) -> PrintJob | None:
        """A job of the queue as it stands now; not for the event loop. Raises ``Rejected``."""
        data = self._data
        return JobQueue(*data).job(job_id) if data else None

    def _heard(self, _: PrinterStatus) -> None:
        self._say()

    def _say(self) -> None:
        self._telling.tell(self.statuses)
