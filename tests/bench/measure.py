"""What a bench gives, and how samples become figures.

The machine is noisy: a figure and its floor are taken in turns, in the same process, and compared by their medians.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: what was measured, its floor, and how far they may be apart.

    ``ratio`` is what the target speaks of; ``detail`` are further figures for the JSON and the curious.
    """

    name: str
    what: str
    value: float
    floor: float
    unit: str
    ratio: float
    target: str
    ok: bool
    detail: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """For the file."""
        return asdict(self)


def median(samples: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(samples)


def p95(samples: Sequence[float]) -> float:
    """What nineteen of twenty stay below."""
    return sorted(samples)[min(len(samples) - 1, len(samples) * 95 // 100)]


def timed(work: Callable[[], object]) -> float:
    """How long something took, in milliseconds."""
    began = time.perf_counter_ns()
    work()
    return (time.perf_counter_ns() - began) / 1e6


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """A collection in the middle of one of two samples would be compared, too."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
