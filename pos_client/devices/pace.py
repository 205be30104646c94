"""How long printers are waited for; tests wait less."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.printing.commands import BACKOFF_MS


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long one connection waits for what, in seconds."""

    connect_s: float = 3.0
    answer_s: float = 1.5
    """For an answer to a real-time question."""
    stall_s: float = 10.0
    """Without the smallest progress, from a printer that does not say why."""
    hands_s: float = 1800.0
    """For somebody to put paper in or to shut the cover in the middle of a paper."""
    ask_again_s: float = 1.0
    """Between questions to one that has everything and is silent."""
    drain_s: float = 2.0
    """For the other side to hang up."""
    slowest_bytes_s: int = 20_000
    """What the slowest printer prints (35 mm/s on 80 mm): one with a large memory takes a metre of paper at once."""
    look_s: float = 0.05
    """Between looks whether to give up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How long a printer's thread waits and rests, in seconds."""

    patience: Patience = field(default_factory=Patience)
    backoff_s: tuple[float, ...] = tuple(ms / 1000 for ms in BACKOFF_MS)
    """After each failure in a row; the last one again and again."""
    hands_s: float = 2.0
    """Between looks at one that waits for paper: it goes on as soon as there is some."""
    look_s: float = 15.0
    """Between looks at one that was not ready and has nothing to do."""
    drawer_s: float = 3.0
    """For a drawer pulse to be confirmed."""
    disk_s: float = 10.0
    """Until the queue is tried again after the disk refused."""
    idle_s: float = 60.0
    grace_s: float = 3.0
    """For a paper to come out to its end when the program stops."""
