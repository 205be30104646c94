"""A test page or a pulse for the drawer on its way to one printer, and what a person saw of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.printing import commands as jobs
from core.printing.records import PrintJob

TrialKind = Literal["page", "drawer"]
TrialStep = Literal["waiting", "printing", "ask", "failed", "seen", "not_seen", "given_up"]
_STEPS: dict[str, TrialStep] = {
    jobs.QUEUED: "waiting",
    jobs.HELD: "waiting",
    jobs.SENDING: "printing",
    jobs.DONE: "ask",
    jobs.UNKNOWN: "ask",
    jobs.FAILED: "failed",
    jobs.EXPIRED: "failed",
    jobs.DROPPED: "given_up",
    jobs.SPOILED: "given_up",
}


@dataclass(frozen=True, slots=True)
class Trial:
    """``job`` is its job in the queue; ``state`` and ``error`` are that job's, ``seen`` is what the person said."""

    printer: str
    kind: TrialKind
    job: str
    state: str = jobs.QUEUED
    error: str | None = None
    seen: bool | None = None

    @property
    def step(self) -> TrialStep:
        """Where it stands."""
        if self.seen is not None:
            return "seen" if self.seen else "not_seen"
        return _STEPS.get(self.state, "given_up")

    @property
    def open(self) -> bool:
        """Whether it may still come out."""
        return self.step in ("waiting", "printing")

    def after(self, job: PrintJob | None) -> Trial:
        """The same once its job has moved on."""
        state, error = (job.state, job.error) if job is not None else (jobs.DROPPED, None)
        return Trial(self.printer, self.kind, self.job, state, error, self.seen)
