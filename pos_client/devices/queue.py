"""The print queue as the spool sees it: read on a reading connection, written by commands alone."""

from __future__ import annotations

from typing import TypeVar

from core.commands import Command
from core.documents.records import Issue
from core.engine import Engine
from core.ports import Actor
from core.printing.commands import DRAWER, QUEUED, SENDING, UNKNOWN
from core.printing.records import PrintJob
from core.records import Record
from core.users.records import User
from storage.database import Reading
from storage.store import Store

JOBS_MAX = 1000
"""More than wait at any time: what waits for an hour is held."""
NOBODY = Actor(None)
R = TypeVar("R", bound=Record)


class JobQueue:
    """What waits to be printed on this device; every method is one short look or one command."""

    def __init__(self, store: Store, engine: Engine) -> None:
        self._store = store
        self._engine = engine

    def now_ms(self) -> int:
        """The instant that it is, as jobs keep it."""
        return self._store.given.clock()

    @property
    def has_shop(self) -> bool:
        """Whether there is a shop yet; before it nothing can be written."""
        return self._store.identity is not None

    @property
    def demo(self) -> bool:
        """Whether this is a shop to play with."""
        identity = self._store.identity
        return identity is not None and identity.demo

    def do(self, command: Command) -> str:
        """Run one of the queue's commands. Raises what ``Engine.do`` raises."""
        return self._engine.do(command, NOBODY, self._store.ids.new_id())

    def waiting(self) -> list[PrintJob]:
        """Jobs that wait: drawer pulses first, then papers, the oldest of each first. Raises ``Rejected``."""
        with self._store.database.reading() as connection:
            found = self._find(connection, PrintJob, state=QUEUED)
        return sorted(found, key=lambda job: (job.kind != DRAWER, job.id))

    def begun(self) -> list[PrintJob]:
        """Jobs of which a byte may have gone out and nothing more is known. Raises ``Rejected``."""
        with self._store.database.reading() as connection:
            return self._find(connection, PrintJob, state=SENDING)

    def unknown_of(self, printer: str) -> int:
        """How many papers of a printer a person has to look at. Raises ``Rejected``."""
        with self._store.database.reading() as connection:
            return len(self._find(connection, PrintJob, state=UNKNOWN, printer=printer))

    def job(self, job_id: str) -> PrintJob | None:
        """One job as it stands now; ``None`` where it is gone. Raises ``Rejected``."""
        return self._one(PrintJob, job_id)

    def state_of(self, job: str) -> str:
        """Where a job stands now; empty where it is gone. Raises ``Rejected``."""
        found = self.job(job)
        return found.state if found else ""

    def issue(self, issue_id: str) -> Issue | None:
        """An issued document. Raises ``Rejected``."""
        return self._one(Issue, issue_id)

    def name_of(self, user: str) -> str:
        """What a person is called on paper; empty where nobody knows (any more). Raises ``Rejected``."""
        found = self._one(User, user)
        if found is None:
            return ""
        return (found.name_th or found.nickname or found.name_en or "").partition(" ")[0]

    def _one(self, kind: type[R], record_id: str) -> R | None:
        with self._store.database.reading() as connection:
            return next(iter(self._find(connection, kind, id=record_id)), None)

    def _find(self, connection: Reading, kind: type[R], **equals: str) -> list[R]:
        name = self._store.registry.of(kind).name
        codec = self._store.applier.codecs[name]
        rows = connection.execute(self._store.sql[name].find(tuple(equals)), (*equals.values(), JOBS_MAX))
        return [codec.record(row[: len(codec.names)]) for row in rows]
