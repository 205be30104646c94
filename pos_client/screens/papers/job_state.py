"""What the papers screen knows of print jobs: those that need somebody, those that wait, and those that are settled."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from core.errors import PosError
from core.printing.commands import FAILED, HELD, QUEUED, UNKNOWN, DropJob, ReleaseJob, ResolveJob, RetryNow
from pos_client.approving import Approving
from pos_client.screen_state import ScreenState
from pos_client.session import Done, Session
from storage.database import Reading
from storage.queries.receipts import JOBS_MAX, JobRow, open_jobs, settled_jobs

ANSWERS = {"1": True, "2": False}
"""The keys of the two answers: it came out, or print a copy."""


def _look(conn: Reading, before: str | None) -> tuple[list[JobRow], list[JobRow]]:
    return open_jobs(conn), settled_jobs(conn, before)


class JobsState(ScreenState):
    """The jobs of this device's printers and drawer."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.jobs: Sequence[JobRow] = ()
        """Jobs that are not settled: not sure first, then the oldest."""
        self.settled: Sequence[JobRow] = ()
        self.settled_before: str | None = None
        """The page of settled jobs begins before this one; the newest page has none."""
        self.job_at = 0
        self.busy_job = ""
        self.approving = Approving(session, self._asked)
        self.asked = 0
        """Counts the changes of the question to a manager, so that it is drawn again."""
        self._pending: tuple[str, bool] | None = None
        self._ids: dict[tuple[str, str], str] = {}

    def _asked(self) -> None:
        self.asked += 1

    async def load_jobs(self) -> None:
        """Read the jobs anew; the page of settled ones stays."""
        self.jobs, self.settled = await self.session.read(_look, self.settled_before)
        self.job_at = min(self.job_at, max(0, len(self.jobs) - 1))

    # -- looking

    @property
    def job(self) -> JobRow | None:
        """The current one of the open jobs."""
        return self.jobs[self.job_at] if self.job_at < len(self.jobs) else None

    @property
    def waiting(self) -> int:
        """How many jobs wait for their printer."""
        return sum(job.state == QUEUED for job in self.jobs)

    @property
    def more_jobs(self) -> bool:
        """Whether there are more open jobs than are shown."""
        return len(self.jobs) == JOBS_MAX

    @property
    def more_settled(self) -> bool:
        """Whether there is an older page of settled jobs."""
        return len(self.settled) == JOBS_MAX

    async def older(self) -> None:
        """The next page of settled jobs."""
        if self.settled:
            self.settled_before = self.settled[-1].id
            await self.load_jobs()

    async def newest(self) -> None:
        """Back to the first page of settled jobs."""
        self.settled_before = None
        await self.load_jobs()

    def printer_name(self, job: JobRow) -> str:
        """What people call the printer that a job went to; empty where it went to none or to one that is gone."""
        held = self.session.house.settings.config.printer(job.printer)
        return held.name if held else ""

    def may_drop(self, job: JobRow) -> bool:
        """Whether this person may give the job up."""
        return job.state in (QUEUED, HELD, FAILED) and self.session.may("settings.device")

    def choose_job(self, at: int) -> None:
        """Make a job the current one."""
        self.job_at = at

    # -- doing

    def command_id(self, what: str, subject: str) -> str:
        """One id for one tap and its retries."""
        return self._ids.setdefault((what, subject), self.session.new_id())

    async def settle(self, job: JobRow, *, printed: bool) -> None:
        """A person looked at the paper: it is there, or a copy is printed (which may need a manager)."""
        if job.state != UNKNOWN or self.busy_job:
            return
        self.error = None
        self.busy_job = job.id
        command = ResolveJob(job=job.id, printed=printed)
        try:
            await self.approving.attempt(command, self.command_id(f"resolve {printed}", job.id), self._done)
        finally:
            self.busy_job = ""

    async def _done(self, result: Done | PosError) -> None:
        if isinstance(result, PosError):
            self.error = result
        await self.reload()

    async def answer(self, characters: str, quiet: Callable[[], Awaitable[None]]) -> None:
        """``1`` or ``2`` for the current job; waits until it is clear that the key is no head of a late scan."""
        job = self.job
        if job is None or job.state != UNKNOWN or characters not in ANSWERS or self.approving.question:
            return
        self._pending = pending = (job.id, ANSWERS[characters])
        await quiet()
        if self._pending is pending:
            self._pending = None
            await self.settle(job, printed=pending[1])

    def take_back(self) -> None:
        """The key was part of a scan: it answered nothing."""
        self._pending = None

    async def try_now(self) -> None:
        """Somebody put paper in or switched the printer on: what waits is tried at once."""
        self.error = None
        await self._done(await self.session.attempt(RetryNow()))

    async def release(self, job: JobRow) -> None:
        """Somebody still wants a paper that was held, or that failed before its first byte."""
        if self.busy_job:
            return
        self.error, self.busy_job = None, job.id
        try:
            # No kept id: the same job may be held again, and be wanted again.
            result = await self.session.attempt(ReleaseJob(job=job.id))
        finally:
            self.busy_job = ""
        await self._done(result)

    async def drop(self, job: JobRow) -> None:
        """Give a job up that waits or failed."""
        self.error = None
        await self._done(await self.session.attempt(DropJob(job=job.id), self.command_id("drop", job.id)))
