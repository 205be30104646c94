"""The print queue's steps, each kept before what it says can be seen.

At most one unmarked original, never a silent loss; every further paper is a counted copy.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from core.commands import Command, CommandType, needs, nothing_needed
from core.documents.records import Issue, PrintEvent
from core.errors import NotFound, Rejected
from core.permissions import Need
from core.ports import Tx
from core.printing.records import PrintJob

QUEUED, SENDING, DONE, UNKNOWN, HELD = "QUEUED", "SENDING", "DONE", "UNKNOWN", "HELD"
FAILED, EXPIRED, SPOILED, DROPPED = "FAILED", "EXPIRED", "SPOILED", "DROPPED"
ORIGINAL, COPY, TEST, DRAWER = "ORIGINAL", "COPY", "TEST", "DRAWER"
STOPPED = "print.stopped"  # words
"""Error of a job that was being sent when the program stopped."""
NO_PRINTER = "print.no_printer"  # words
"""Error of a job whose route has no printer on this device."""
BACKOFF_MS = (1_000, 2_000, 4_000, 8_000, 15_000, 30_000)
"""How long a job that never began waits for its next try; the last one again and again."""
DRAWER_LIFE_MS = 5_000
"""A pulse that did not go out by then never goes out: a drawer that opens later opens for nobody."""
HOLD_AFTER_MS = 3_600_000
"""A paper that nobody could print for an hour waits for a person: a printer that comes back after a weekend, or is set
up for the first time, does not throw out every receipt since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimJob(Command):
    """A printer is about to get the first byte; gives the job's id, or nothing where it is not waiting any more."""

    name: ClassVar[str] = "printing.claim"
    job: str
    printer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishJob(Command):
    """What became of a claimed job: ``DONE``, ``UNKNOWN`` (begun, never confirmed) or ``FAILED``."""

    name: ClassVar[str] = "printing.finish"
    job: str
    state: str
    result: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostponeJob(Command):
    """A job that never began waits and is tried again; a drawer pulse is not."""

    name: ClassVar[str] = "printing.postpone"
    job: str
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryNow(Command):
    """The printer is back: what waits is tried at once."""

    name: ClassVar[str] = "printing.retry_now"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverJobs(Command):
    """The program starts: what was being sent when it stopped is unknown, and drawer pulses are over."""

    name: ClassVar[str] = "printing.recover"


@dataclass(frozen=True, slots=True, kw_only=True)
class TidyJobs(Command):
    """Drawer pulses that are overdue are over, papers that waited too long are held for a person.

    ``routes`` are those that have a printer; jobs of others say so, and their drawer pulses are over at once.
    """

    name: ClassVar[str] = "printing.tidy"
    routes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseJob(Command):
    """A person still wants a held paper, or one that failed before its first byte: it is printed now."""

    name: ClassVar[str] = "printing.release"
    job: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveJob(Command):
    """A person looked at the paper of an unknown job: it is there, or a marked copy is printed.

    Gives the copy's job.
    """

    name: ClassVar[str] = "printing.resolve"
    job: str
    printed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprint(Command):
    """Print a document again, marked and counted as a copy; gives the job's id."""

    name: ClassVar[str] = "printing.reprint"
    issue: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintPage(Command):
    """Print a page that is no document: a test, a note."""

    name: ClassVar[str] = "printing.page"
    route: str
    page: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class TryDrawer(Command):
    """Open the drawer without a sale, to see that it does; gives the job's id."""

    name: ClassVar[str] = "printing.try_drawer"
    route: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DropJob(Command):
    """Give up a job that still waits, or a page of which nobody knows whether it came out."""

    name: ClassVar[str] = "printing.drop"
    job: str


def claim(tx: Tx, cmd: ClaimJob) -> str:
    """Write down that bytes may go out, before they do."""
    job = tx.peek(PrintJob, cmd.job)
    if job is None or job.state != QUEUED:
        return ""
    if job.expires_ms is not None and job.expires_ms < tx.now_ms:
        tx.local(replace(job, state=EXPIRED))
        return ""
    tx.local(replace(job, state=SENDING, printer=cmd.printer, attempts=job.attempts + 1, error=None))
    return job.id


def finish(tx: Tx, cmd: FinishJob) -> str:
    """Write down what became of it."""
    assert cmd.state in (DONE, UNKNOWN, FAILED)
    job = tx.get(PrintJob, cmd.job)
    if job.state == SENDING:
        tx.local(replace(job, state=cmd.state, result=cmd.result, error=cmd.error))
    return job.id


def postpone(tx: Tx, cmd: PostponeJob) -> str:
    """Let it wait longer after every try; the wait is local and survives a restart."""
    job = tx.get(PrintJob, cmd.job)
    if job.state not in (QUEUED, SENDING):
        return job.id
    if job.kind == DRAWER:
        tx.local(replace(job, state=FAILED, error=cmd.error))
        return job.id
    wait = BACKOFF_MS[min(job.attempts, len(BACKOFF_MS) - 1)]
    tx.local(replace(job, state=QUEUED, attempts=job.attempts + 1, next_try_ms=tx.now_ms + wait, error=cmd.error))
    return job.id


def retry_now(tx: Tx, cmd: RetryNow) -> str:
    """Take the waiting away."""
    for job in tx.find(PrintJob, state=QUEUED):
        if job.next_try_ms:
            tx.local(replace(job, next_try_ms=0))
    return ""


def recover_jobs(tx: Tx, cmd: RecoverJobs) -> str:
    """Nobody knows what came out of the printer when the program stopped: a person says."""
    for job in tx.find(PrintJob, state=SENDING):
        tx.local(replace(job, state=EXPIRED if job.kind == DRAWER else UNKNOWN, error=STOPPED))
    for job in tx.find(PrintJob, state=QUEUED):
        if job.expires_ms is not None and job.expires_ms < tx.now_ms:
            tx.local(replace(job, state=EXPIRED))
    return ""


def tidied(job: PrintJob, now_ms: int, routes: Collection[str]) -> PrintJob:
    """What a waiting job becomes with time and without a printer; the same job where nothing changes."""
    routed = job.route in routes
    if job.kind == DRAWER:
        overdue = job.expires_ms is not None and job.expires_ms < now_ms
        if routed and not overdue:
            return job
        return replace(job, state=EXPIRED, error=job.error if routed else NO_PRINTER)
    error = job.error if routed else NO_PRINTER
    state = HELD if job.created_ms + HOLD_AFTER_MS < now_ms else job.state
    return job if (error, state) == (job.error, job.state) else replace(job, error=error, state=state)


def tidy_jobs(tx: Tx, cmd: TidyJobs) -> str:
    """Look after what waits: after an hour it is held, so there are never many."""
    for job in tx.find(PrintJob, state=QUEUED):
        after = tidied(job, tx.now_ms, cmd.routes)
        if after != job:
            tx.local(after)
    return ""


def release(tx: Tx, cmd: ReleaseJob) -> str:
    """Let a paper wait for its printer again, as if it had been asked for now."""
    job = tx.get(PrintJob, cmd.job)
    if job.state not in (HELD, FAILED) or job.kind == DRAWER:
        raise Rejected("print.not_waiting")
    tx.local(
        replace(
            job, state=QUEUED, created_ms=tx.now_ms, attempts=0, next_try_ms=0, printer=None, result=None, error=None
        )
    )
    return job.id


def next_copy_no(tx: Tx, issue: str) -> int:
    """The number of the next copy of a document, counted over all devices' print events."""
    made = [event.copy_no for event in tx.find(PrintEvent, document=issue)]
    return 1 + max(made, default=0)


def _copy(tx: Tx, issue: str, reason: str) -> PrintJob:
    number = next_copy_no(tx, issue)
    job = PrintJob(
        id=tx.new_id(),
        kind=COPY,
        route="receipt",
        document=issue,
        copy_no=number,
        created_ms=tx.now_ms,
        asked_by=tx.actor.user,
    )
    tx.local(job)
    tx.append(PrintEvent(id=tx.new_id(), document=issue, copy_no=number, reason=reason))
    return job


def resolve_needs(tx: Tx, cmd: ResolveJob) -> tuple[Need, ...]:
    """Saying that the paper is there needs no right; another paper does."""
    job = tx.peek(PrintJob, cmd.job)
    if cmd.printed or job is None or job.document is None:
        return ()
    return (Need("document.reprint", amount=next_copy_no(tx, job.document)),)


def resolve(tx: Tx, cmd: ResolveJob) -> str:
    """Settle an unknown job."""
    job = tx.get(PrintJob, cmd.job)
    if job.state != UNKNOWN:
        raise Rejected("print.settled")
    tx.local(replace(job, state=DONE if cmd.printed else SPOILED, asked_by=tx.actor.user))
    if cmd.printed:
        return job.id
    if job.document is None:
        again = replace(job, id=tx.new_id(), state=QUEUED, attempts=0, next_try_ms=0, error=None, created_ms=tx.now_ms)
        tx.local(again)
        return again.id
    return _copy(tx, job.document, "original incomplete").id


def reprint_needs(tx: Tx, cmd: Reprint) -> tuple[Need, ...]:
    """Copies are counted."""
    return (Need("document.reprint", amount=next_copy_no(tx, cmd.issue)),)


def reprint(tx: Tx, cmd: Reprint) -> str:
    """Write the copy's job and the fact that it was made."""
    if tx.peek(Issue, cmd.issue) is None:
        raise NotFound("document.not_found")
    return _copy(tx, cmd.issue, cmd.reason).id


def print_page(tx: Tx, cmd: PrintPage) -> str:
    """Queue a page."""
    job = PrintJob(
        id=tx.new_id(), kind=TEST, route=cmd.route, page=cmd.page, created_ms=tx.now_ms, asked_by=tx.actor.user
    )
    tx.local(job)
    return job.id


def try_drawer(tx: Tx, cmd: TryDrawer) -> str:
    """Queue a pulse that goes out now or never."""
    now = tx.now_ms
    job = PrintJob(
        id=tx.new_id(),
        kind=DRAWER,
        route=cmd.route,
        created_ms=now,
        expires_ms=now + DRAWER_LIFE_MS,
        asked_by=tx.actor.user,
    )
    tx.local(job)
    return job.id


def drop(tx: Tx, cmd: DropJob) -> str:
    """Give a waiting job up; one that is being sent is not stopped. A page that may be there needs no copy."""
    job = tx.get(PrintJob, cmd.job)
    page = job.state == UNKNOWN and job.document is None
    if job.state not in (QUEUED, HELD, FAILED) and not page:
        raise Rejected("print.not_waiting")
    tx.local(replace(job, state=DROPPED, asked_by=tx.actor.user))
    return job.id


COMMANDS = (
    CommandType(ClaimJob, nothing_needed, claim),
    CommandType(FinishJob, nothing_needed, finish),
    CommandType(PostponeJob, nothing_needed, postpone),
    CommandType(RetryNow, nothing_needed, retry_now),
    CommandType(RecoverJobs, nothing_needed, recover_jobs),
    CommandType(TidyJobs, nothing_needed, tidy_jobs),
    CommandType(ReleaseJob, nothing_needed, release),
    CommandType(ResolveJob, resolve_needs, resolve),
    CommandType(Reprint, reprint_needs, reprint),
    CommandType(PrintPage, needs("settings.device"), print_page),
    CommandType(TryDrawer, needs("drawer.open_no_sale"), try_drawer),
    CommandType(DropJob, needs("settings.device"), drop),
)
