"""A process that counts what it does to the outside, and kills itself before one of these steps."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from storage import tripwire

_CALLS = ("write", "pwrite", "fsync", "fdatasync", "replace", "rename")


class Steps:
    """Every SQL statement, every write and wait for the disk of small files, every byte for paper is a step.

    Death comes before step ``die_at``, counted from the start or (``in_sale``) from the first tap on "pay".
    """

    def __init__(self, die_at: int | None, *, in_sale: bool = False) -> None:
        self.count = 0
        self.tapped_at: int | None = None
        self._in_sale = in_sale
        self._die_at = die_at

    def tap(self) -> None:
        """The cashier is about to pay."""
        if self.tapped_at is None:
            self.tapped_at = self.count

    def step(self, _what: object = None) -> None:
        self.count += 1
        if self._die_at is None or (self._in_sale and self.tapped_at is None):
            return
        if self.count - (self.tapped_at or 0 if self._in_sale else 0) == self._die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self) -> None:
        """From now on; nothing is undone, the process dies anyway."""
        for name in _CALLS:
            if hasattr(os, name):
                setattr(os, name, self._counted(getattr(os, name)))
        connect = sqlite3.connect

        def traced(*args: Any, **options: Any) -> sqlite3.Connection:
            self.step()
            connection = connect(*args, **options)
            connection.set_trace_callback(self.step)
            return connection

        sqlite3.connect = traced  # type: ignore[assignment]
        tripwire._write_all = self._torn  # type: ignore[attr-defined]

    def _counted(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **options: Any) -> Any:
            self.step()
            return call(*args, **options)

        return counted

    def _torn(self, handle: Any, content: bytes) -> None:
        """The tripwire's slot in three pieces: a power cut may leave one or two of them."""
        third = len(content) // 3
        for piece in (content[:third], content[third : 2 * third], content[2 * third :]):
            self.step()
            assert handle.write(piece) == len(piece)


class Evidence:
    """What somebody saw: lines that the killed process can no longer take back."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def note(self, line: str) -> None:
        if self._file is None:
            self._file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.write(self._file, line.encode() + b"\n")

    def read(self) -> list[list[str]]:
        """All lines in words; a torn last one is none that anybody saw."""
        if not self._path.exists():
            return []
        return [line.split() for line in self._path.read_text().splitlines(keepends=True) if line.endswith("\n")]
