"""How far the bytes of a job got, and for how long nothing has moved."""

from __future__ import annotations

import time
from typing import Final

from pos_client.devices.failures import Trouble
from pos_client.devices.pace import Patience
from pos_client.devices.replies import Condition

PIECE_BYTES: Final = 4096


class Sending:
    """Bytes on their way: something before the job, the job, and the question after it; the system took ``sent``."""

    def __init__(self, before: bytes, job: bytes, question: bytes) -> None:
        self._stream = memoryview(before + job + question)
        self._lead = len(before)
        self.job_bytes = len(job)
        self.sent = 0

    @property
    def started(self) -> bool:
        """Whether any of the job itself went out."""
        return self.sent > self._lead

    @property
    def torn(self) -> bool:
        """Whether some of the job itself certainly did not arrive, and some may have."""
        return self.started and self.sent < self._lead + self.job_bytes

    @property
    def complete(self) -> bool:
        """Whether all of it went out."""
        return self.sent == len(self._stream)

    def next_piece(self) -> memoryview:
        """What goes next; the job itself begins a piece of its own."""
        end = self._lead if self.sent < self._lead else len(self._stream)
        return self._stream[self.sent : min(self.sent + PIECE_BYTES, end)]


class Waiting:
    """When to give a printer up, and when to ask how it is.

    ``longer_s`` comes on top of the usual time, ``within_s`` ends the waiting whatever it says.
    """

    def __init__(self, patience: Patience, *, longer_s: float = 0, within_s: float | None = None) -> None:
        self._patience = patience
        self._stall_s = patience.stall_s + longer_s
        self._moved_s = self._began_s = self._asked_s = time.monotonic()
        self._end_s = None if within_s is None else self._began_s + within_s

    def moved(self) -> None:
        """Something moved."""
        self._moved_s = self._began_s = time.monotonic()

    def asked(self) -> None:
        """It was asked how it is."""
        self._asked_s = time.monotonic()

    @property
    def should_ask(self) -> bool:
        """Whether it has been silent for long enough to be asked."""
        return time.monotonic() - max(self._began_s, self._asked_s) > self._patience.ask_again_s

    def trouble(self, condition: Condition | None, silent: Trouble) -> Trouble | None:
        """Why to give up, if it is time to, ``silent`` where it does not say; for hands it may wait longer."""
        now_s = time.monotonic()
        if self._end_s is not None and now_s > self._end_s:
            return silent
        if condition is not None and condition.waits_for_hands:
            self._moved_s = now_s
            if now_s - self._began_s <= self._patience.hands_s:
                return None
            return Trouble.PAPER_OUT if condition.paper_out else Trouble.COVER_OPEN
        if now_s - self._moved_s <= self._stall_s:
            return None
        return Trouble.FAULT if condition is not None and condition.fault else silent
