"""The one thread of a printer: takes its jobs in turn, and knows what may be on paper when something breaks.

Before the first byte of a job the queue holds that it is being sent; until then it can be tried again, or go to another
printer. After it, only the printer's own word makes it done. Else it is unknown, and a person looks.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from core.commands import Command
from core.errors import NotFound, PosError
from core.paper.errors import PageUnreadable, PaperFontMissing
from core.printing.commands import DONE, DRAWER, FAILED, UNKNOWN, ClaimJob, FinishJob, PostponeJob
from core.printing.records import PrintJob
from pos_client.config import PRINTER_ROUTE, DeviceConfig, PrinterConfig
from pos_client.devices.failures import PrinterFailed, Trouble
from pos_client.devices.pace import Pace
from pos_client.devices.papers import Papers
from pos_client.devices.press import Press
from pos_client.devices.queue import JobQueue
from pos_client.devices.replies import Condition
from pos_client.devices.stand_ins import StandIns
from pos_client.devices.status import PrinterStatus, trouble_of

WRITTEN_TRIES: Final = 6
"""A job's first tries are written down; one that waits a night for its printer does not fill the disk."""
BACKUP_AFTER_TRIES: Final = 2
"""So often a printer is tried before its papers go to the one that stands in for it."""

_log = logging.getLogger("olpos.printing")


@dataclass(frozen=True, slots=True)
class Desk:
    """What the printers of a device share; ``call`` wakes the thread of a printer, by its id."""

    queue: JobQueue
    papers: Papers
    config: DeviceConfig
    pace: Pace
    stand_ins: StandIns
    tell: Callable[[PrinterStatus], None]
    call: Callable[[str], None]


class Worker:
    """Prints the jobs of one printer, one after the other, on its own thread."""

    def __init__(self, printer: PrinterConfig, desk: Desk, *, interrupted: bool = False) -> None:
        self.printer = printer
        self._desk = desk
        self._queue = desk.queue
        self._press = Press(printer, desk.papers, desk.pace, self._given_up, self._heard)
        if interrupted:
            self._press.broke(None)
        self._status = PrinterStatus(printer=printer.id, name=printer.name)
        self._claimed: str | None = None
        self._owed: Command | None = None
        self._tries = 0
        self._rest_until_s = 0.0
        self._asked_s: float | None = None
        self._newest_tried = ""
        self._wake, self._retry = threading.Event(), threading.Event()
        self._stopping, self._abandoned = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"printer-{printer.id}", daemon=True)

    # -- from other threads

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def wake(self, *, retry: bool = False) -> None:
        """Something changed in the queue; with ``retry`` a person wants what waits to be tried at once."""
        if retry:
            self._retry.set()
        self._wake.set()

    def stop(self) -> None:
        """Take no more jobs, and give up whatever did not begin."""
        self._stopping.set()
        self._wake.set()

    def abandon(self) -> None:
        """Give up the paper that is being sent, too."""
        self._abandoned.set()

    def join(self, timeout_s: float) -> bool:
        """Wait for the thread to end; whether it did."""
        self._thread.join(max(0.0, timeout_s))
        return not self._thread.is_alive()

    @property
    def status(self) -> PrinterStatus:
        """How the printer is."""
        return self._status

    def _given_up(self) -> bool:
        return self._abandoned.is_set() or (self._stopping.is_set() and self._claimed is None)

    # -- the thread

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._wake.clear()
            rest_s = self._desk.pace.disk_s
            try:
                rest_s = self._turn()
            except PosError as error:
                _log.warning("%s: the queue is out of reach: %s", self.printer.id, error.key)
            except Exception:  # noqa: BLE001 - a fault of ours must not end all printing; it is logged with its trace
                _log.exception("%s: unexpected", self.printer.id)
            finally:
                self._press.hang_up()
            self._wake.wait(rest_s)

    def _turn(self) -> float:
        """Do everything that is due; how long to rest then."""
        papers: list[PrintJob] = []
        while not self._stopping.is_set():
            self._settle()
            jobs = self._mine()
            papers = [job for job in jobs if job.kind != DRAWER]
            self._show(waiting=len(papers), unknown=self._queue.unknown_of(self.printer.id))
            job = self._due(jobs, papers)
            if job is None:
                break
            self._serve(job, papers)
        self._press.hang_up()
        return self._look(papers)

    def _mine(self) -> list[PrintJob]:
        now_ms, own = self._queue.now_ms(), []
        for job in self._queue.waiting():
            if job.kind == DRAWER and job.expires_ms is not None and job.expires_ms < now_ms:
                continue
            given = self._desk.stand_ins.of(job)
            if (given.to if given else self._desk.config.routes.of(job.route)) == self.printer.id:
                own.append(job)
        return own

    def _due(self, jobs: Sequence[PrintJob], papers: Sequence[PrintJob]) -> PrintJob | None:
        """What goes next: a drawer pulse at once; papers in their order, after a failure only when it has rested.

        A paper that is new is a reason to try at once: somebody stands there.
        """
        if self._retry.is_set():
            self._retry.clear()
            self._rest_until_s = 0.0
        if jobs and jobs[0].kind == DRAWER:
            return jobs[0]
        if not papers:
            return None
        rested = time.monotonic() >= self._rest_until_s
        return papers[0] if rested or papers[-1].id > self._newest_tried else None

    def _look(self, papers: Sequence[PrintJob]) -> float:
        """Ask one that has nothing to do how it is, at the start and while it is not ready; how long to rest."""
        pace, now_s = self._desk.pace, time.monotonic()
        if papers:
            return max(0.0, min(self._rest_until_s - now_s, pace.idle_s))
        if self._asked_s is not None and self._status.trouble is None:
            return pace.idle_s
        if self._asked_s is not None and now_s < self._asked_s + pace.look_s:
            return self._asked_s + pace.look_s - now_s
        try:
            self._ask()
        except PrinterFailed as failed:
            self._show(trouble=failed.trouble)
        self._press.hang_up()
        return pace.idle_s if self._status.trouble is None else pace.look_s

    # -- one job

    def _serve(self, job: PrintJob, papers: Sequence[PrintJob]) -> None:
        try:
            if job.kind == DRAWER:
                self._open_drawer(job)
            else:
                self._newest_tried = papers[-1].id
                self._print(job)
        except PrinterFailed as failed:
            _log.info("%s: %s %s: %s", self.printer.id, job.kind, job.id, failed)
            self._failed(job, failed, papers)
        except PosError:
            raise
        except Exception:  # noqa: BLE001 - the job must not come again and again; it is logged with its trace
            _log.exception("%s: %s %s", self.printer.id, job.kind, job.id)
            self._spoilt(job)

    def _ask(self) -> Condition | None:
        self._asked_s = time.monotonic()
        condition = self._press.ask()
        if condition is None:
            self._show(trouble=None)
        else:
            self._heard(condition)
        if self._status.trouble is None:  # and nothing of what waits has to wait any longer
            self._tries, self._rest_until_s = 0, 0.0
            self._desk.stand_ins.take_back(self.printer.id)
        return condition

    def _print(self, job: PrintJob) -> None:
        condition = self._ask()
        trouble = trouble_of(condition) if condition is not None else None
        if trouble is not None:
            raise PrinterFailed(trouble)
        given = self._desk.stand_ins.of(job)
        whose = self._desk.config.printer(given.whose) if given else None
        try:
            ready = self._press.draw(job, instead_of=whose.name if whose else "")
        except (NotFound, PageUnreadable, PaperFontMissing) as error:
            _log.warning("%s: %s cannot be drawn: %s", self.printer.id, job.id, error)
            if self._claim(job):
                self._end(job, FAILED, error=error.key)
            return
        if self._claim(job):
            self._show(busy=True)
            self._end(job, DONE, result=self._press.print(ready))

    def _open_drawer(self, job: PrintJob) -> None:
        """Now or never: a pulse that waits for paper would open the drawer for nobody."""
        condition = self._ask()
        if not self._press.can_pulse(condition):
            raise PrinterFailed(Trouble.DRAWER_SHUT)
        if self._claim(job):
            self._end(job, DONE, result=self._press.pulse(condition))

    # -- what becomes of it

    def _claim(self, job: PrintJob) -> bool:
        """Have the queue hold that it is being sent; whether it is still to be printed."""
        try:
            claimed = self._queue.do(ClaimJob(job=job.id, printer=self.printer.id)) == job.id
        except PosError:  # it may hold it all the same
            self._owed = PostponeJob(job=job.id, error=Trouble.DISK)
            raise
        self._claimed = job.id if claimed else None
        return claimed

    def _end(self, job: PrintJob, state: str, *, result: str | None = None, error: str | None = None) -> None:
        self._owed = FinishJob(job=job.id, state=state, result=result, error=error)
        self._settle()

    def _settle(self) -> None:
        """Write what became of the last job; until the disk takes it nothing else is printed."""
        self._show(busy=False)
        if self._owed is not None:
            with contextlib.suppress(NotFound):  # somebody restored the data meanwhile
                self._queue.do(self._owed)
            self._owed = None
        self._claimed = None

    def _failed(self, job: PrintJob, failed: PrinterFailed, papers: Sequence[PrintJob]) -> None:
        if failed.started and job.kind == DRAWER:
            self._end(job, FAILED, error=failed.trouble)
        elif failed.started:  # something of it may be there: a person looks
            self._press.broke(job, torn=failed.torn)
            self._end(job, UNKNOWN, error=failed.trouble)
        elif failed.trouble is not Trouble.STOPPED or self._claimed is not None:
            self._postpone(job, failed.trouble, papers)

    def _postpone(self, job: PrintJob, trouble: Trouble, papers: Sequence[PrintJob]) -> None:
        """It never began: it waits, or goes to the printer that stands in; a drawer stays shut."""
        if trouble not in {Trouble.DRAWER_SHUT, Trouble.STOPPED}:
            self._show(trouble=trouble)
        if self._claimed is not None or job.error != trouble or job.attempts < WRITTEN_TRIES:
            self._owed = PostponeJob(job=job.id, error=trouble)
            self._settle()
        if job.kind == DRAWER:
            return
        pace = self._desk.pace
        hands = trouble in {Trouble.PAPER_OUT, Trouble.COVER_OPEN}
        rest_s = pace.hands_s if hands else pace.backoff_s[min(self._tries, len(pace.backoff_s) - 1)]
        self._rest_until_s = time.monotonic() + rest_s
        self._tries += 1
        if self.printer.backup is not None and self._tries >= BACKUP_AFTER_TRIES:
            own = [paper for paper in papers if not self._is_for_this_one(paper)]
            if self._desk.stand_ins.give(own, self.printer.id, self.printer.backup):
                _log.info("%s: %d papers go to %s", self.printer.id, len(own), self.printer.backup)
                self._desk.call(self.printer.backup)

    def _is_for_this_one(self, paper: PrintJob) -> bool:
        """Whether nobody else should print it: a test, or what was already given to this one."""
        return paper.route.startswith(PRINTER_ROUTE) or self._desk.stand_ins.of(paper) is not None

    def _spoilt(self, job: PrintJob) -> None:
        """A fault of ours: whatever was begun is for a person to look at."""
        begun = self._status.busy
        self._press.hang_up()
        if begun:
            self._press.broke(job)
        if self._claimed is not None or self._claim(job):
            self._end(job, UNKNOWN if begun else FAILED, error=Trouble.FAILED)

    def _heard(self, condition: Condition) -> None:
        self._show(trouble=trouble_of(condition), paper_low=condition.paper_low, drawer_open=condition.drawer_open)

    def _show(self, **changed: object) -> None:
        """Tell who looks at the printer, where it is another now."""
        known = self._status.known or "trouble" in changed
        status = replace(self._status, known=known, **changed)  # type: ignore[arg-type]
        if status != self._status:
            self._status = status
            self._desk.tell(status)
