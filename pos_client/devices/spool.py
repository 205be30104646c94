"""The printers of this device at work: one thread each, and one that looks after the queue.

What was being sent when the program stopped is unknown before anything else is printed; papers wait for their printer
for an hour and then for a person; drawer pulses never come late.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Final

from core.engine import Engine
from core.errors import PosError
from core.paper.errors import PaperFontMissing
from core.ports import Changes
from core.printing.commands import DRAWER, HOLD_AFTER_MS, RecoverJobs, ReleaseJob, RetryNow, TidyJobs, tidied
from core.printing.records import PrintJob
from pos_client.config import DeviceConfig
from pos_client.devices.pace import Pace
from pos_client.devices.papers import Papers, warm_up
from pos_client.devices.queue import JobQueue
from pos_client.devices.stand_ins import StandIns
from pos_client.devices.status import PrinterStatus
from pos_client.devices.worker import Desk, Worker
from storage.store import Store

_TABLE: Final = "print_job"
_AT_ONCE: Final = frozenset({RetryNow.name, ReleaseJob.name})
_LET_GO_S: Final = 2.0
_log = logging.getLogger("olpos.printing")


class Spool:
    """Prints what the queue holds, from ``start`` to ``stop``; then it is used up.

    Settings are taken as they are: for others, stop it and start a new one. ``on_status`` is called on a printer's
    thread whenever its status is another, and must be quick.
    """

    def __init__(
        self,
        store: Store,
        engine: Engine,
        config: DeviceConfig,
        *,
        pace: Pace | None = None,
        on_status: Callable[[PrinterStatus], None] = lambda _: None,
    ) -> None:
        self._engine = engine
        self._config = config
        self._pace = pace or Pace()
        self._on_status = on_status
        self._queue = JobQueue(store, engine)
        papers, stand_ins = Papers(self._queue), StandIns()
        self._desk = Desk(self._queue, papers, config, self._pace, stand_ins, self._tell, self._call)
        self._workers: dict[str, Worker] = {}
        self._wake, self._stopping = threading.Event(), threading.Event()
        self._keeper = threading.Thread(target=self._keep, name="print-queue", daemon=True)
        self._deafen: Callable[[], None] | None = None

    # -- from the program

    def start(self) -> None:
        """Begin to print; what stood in the middle of a paper when the program stopped is settled first."""
        self._deafen = self._engine.listen(self._changed)
        self._keeper.start()

    def stop(self) -> bool:
        """Let the paper that is being printed come out, for some seconds, and end; whether every thread did."""
        if self._deafen is not None:
            self._deafen()
            self._deafen = None
        self._stopping.set()
        self._wake.set()
        if self._keeper.ident is not None:
            self._keeper.join(self._pace.grace_s + _LET_GO_S)
        workers = tuple(self._workers.values())
        for worker in workers:
            worker.stop()
        end_s = time.monotonic() + self._pace.grace_s
        late = [worker for worker in workers if not worker.join(end_s - time.monotonic())]
        for worker in late:
            worker.abandon()
        end_s = time.monotonic() + _LET_GO_S
        stuck = [worker.printer.id for worker in late if not worker.join(end_s - time.monotonic())]
        if stuck or self._keeper.is_alive():
            _log.error("still at work after the end: %s", stuck or "the queue")
        return not stuck and not self._keeper.is_alive()

    def statuses(self) -> tuple[PrinterStatus, ...]:
        """How every printer is, in the order of the settings."""
        return tuple(
            worker.status
            if (worker := self._workers.get(printer.id))
            else PrinterStatus(printer=printer.id, name=printer.name)
            for printer in self._config.printers
        )

    # -- told by others

    def _changed(self, changes: Changes) -> None:
        """A commit touched the queue; on the thread that made it."""
        if _TABLE in changes.tables:
            self._wake.set()
            for worker in tuple(self._workers.values()):
                worker.wake(retry=changes.command in _AT_ONCE)

    def _call(self, printer: str) -> None:
        worker = self._workers.get(printer)
        if worker is not None:
            worker.wake()

    def _tell(self, status: PrinterStatus) -> None:
        try:
            self._on_status(status)
        except Exception:  # noqa: BLE001 - who looks at a printer must not stop it; it is logged with its trace
            _log.exception("telling the status of %s", status.printer)

    # -- the queue's own thread

    def _keep(self) -> None:
        ready = False
        while not self._stopping.is_set():
            self._wake.clear()
            rest_s = self._pace.disk_s
            try:
                if not ready:
                    self._begin()
                    ready = True
                rest_s = self._tidy()
            except PosError as error:
                _log.warning("the queue is out of reach: %s", error.key)
            except Exception:  # noqa: BLE001 - a fault of ours must not end all printing; it is logged with its trace
                _log.exception("looking after the queue")
            self._wake.wait(rest_s)

    def _begin(self) -> None:
        """Settle what was being sent when the program stopped, then let the printers begin."""
        begun = self._queue.begun() if self._queue.has_shop else []
        if begun:
            self._queue.do(RecoverJobs())
        papers = {job.printer for job in begun if job.kind != DRAWER}
        workers = [Worker(p, self._desk, interrupted=p.id in papers) for p in self._config.printers]
        self._workers = {worker.printer.id: worker for worker in workers}
        for worker in workers:
            worker.start()
        for width_dots in sorted({printer.width_dots for printer in self._config.printers}):
            try:
                warm_up(width_dots)
            except PaperFontMissing as error:  # said again by every paper that needs it
                _log.warning("%s", error)

    def _tidy(self) -> float:
        """End what is overdue and hold what is old; how long until something else may be."""
        jobs = self._queue.waiting() if self._queue.has_shop else []
        now_ms, routes = self._queue.now_ms(), self._config.served
        if any(tidied(job, now_ms, routes) != job for job in jobs):
            self._queue.do(TidyJobs(routes=routes))
            return 0.0
        ends_ms = [_ends_ms(job) - now_ms + 1 for job in jobs]
        return min(
            self._pace.idle_s, *(max(ms, 0) / 1000 for ms in ends_ms), self._pace.idle_s
        )  # a clock may be set meanwhile


def _ends_ms(job: PrintJob) -> int:
    """When a job stops waiting for its printer."""
    if job.kind == DRAWER and job.expires_ms is not None:
        return job.expires_ms
    return job.created_ms + HOLD_AFTER_MS
