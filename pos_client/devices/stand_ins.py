"""Papers that a printer took over from another one that cannot print."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import NamedTuple

from core.printing.records import PrintJob


class Given(NamedTuple):
    """Whose paper it is, and who prints it instead; ids of printers."""

    whose: str
    to: str


class StandIns:
    """Which waiting papers were given to whom; forgotten at a restart, and when the printer works again.

    Only the queue decides who prints a paper: a job is claimed once.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._given: dict[str, Given] = {}

    def give(self, jobs: Sequence[PrintJob], whose: str, to: str) -> int:
        """Let another printer print these; how many of them were not given before."""
        with self._lock:
            fresh = [job.id for job in jobs if job.id not in self._given]
            self._given.update((job, Given(whose, to)) for job in fresh)
            return len(fresh)

    def take_back(self, whose: str) -> None:
        """The printer works again: what is still waiting is its own."""
        with self._lock:
            self._given = {job: given for job, given in self._given.items() if given.whose != whose}

    def of(self, job: PrintJob) -> Given | None:
        """From and to whom a job was given."""
        with self._lock:
            return self._given.get(job.id)
