"""What the papers screen knows: print jobs on one leaf, receipts on the other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar, Literal

from core.printing.commands import NO_PRINTER
from pos_client.screens.papers.receipt_state import ReceiptsState
from pos_client.session import Session
from storage.queries.issued import issued
from storage.queries.receipts import JobRow

Leaf = Literal["jobs", "receipts"]


class PapersState(ReceiptsState):
    """Jobs and receipts."""

    READS: ClassVar[frozenset[str]] = frozenset({"print_job", "print_event", "issue"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.leaf: Leaf = "receipts"
        self.read = False

    async def load(self) -> None:
        """Read both leaves; the screen begins with the jobs where one of them waits."""
        await self.load_jobs()
        await self.load_receipts()
        if not self.read:
            self.leaf = "jobs" if any(job.error != NO_PRINTER for job in self.jobs) else "receipts"
            self.read = True

    def choose(self, leaf: str) -> None:
        """Turn to the other leaf."""
        self.leaf = "jobs" if leaf == "jobs" else "receipts"
        self.error = None

    def move(self, by: int) -> None:
        """The row below or above."""
        if self.leaf == "jobs":
            self.job_at = min(max(self.job_at + by, 0), max(0, len(self.jobs) - 1))
        else:
            self.row_at = min(max(self.row_at + by, 0), max(0, len(self.shown) - 1))

    async def enter(self) -> None:
        """Open the current receipt."""
        if self.leaf == "receipts" and self.row is not None:
            await self.open(self.row)

    async def show_of(self, job: JobRow) -> None:
        """The receipt that a job was to print."""
        row = await self.session.read(issued, job.document) if job.document else None
        if row is not None:
            self.leaf = "receipts"
            await self.open(row)

    def back(self) -> bool:
        """One step back: the question, the month, the receipt, the search; ``False`` where nothing was open."""
        if self.approving.question is not None:
            self.approving.cancel()
        elif self.month is not None:
            self.month = None
        elif self.opened is not None:
            self.close()
        elif self.found is not None or self.unknown is not None:
            self.clear_search()
        else:
            return False
        return True

    async def write(self, characters: str, quiet: Callable[[], Awaitable[None]]) -> None:
        """Typing without a field: an answer on the leaf of the jobs, a number to look for on that of the receipts."""
        if self.leaf == "jobs":
            await self.answer(characters, quiet)
        else:
            await self.search(self.typed + characters)

    async def erase(self) -> None:
        """Take back the last character of what is looked for."""
        if self.leaf == "receipts" and self.typed:
            await self.search(self.typed[:-1])

    def snapshot(self) -> Callable[[], Awaitable[None]]:
        """What was typed until now; calling the result brings it back (a scan had looked like typing)."""
        before = self.typed

        async def restore() -> None:
            self.take_back()
            if self.leaf == "receipts":
                await self.search(before)

        return restore

    async def heard(self, code: str) -> None:
        """A scan on this screen looks for a receipt."""
        self.take_back()
        if await self.scanned(code):
            self.leaf = "receipts"
