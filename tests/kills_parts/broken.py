"""Stores that are broken on purpose: each loses something that the kills must find, or the kills prove nothing.

Only the process that dies is broken; who looks at the folder afterwards works as it should.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

from core.ports import SeriesState
from storage import journal
from storage.store import Store
from storage.tx import SqliteTx
from tests.kills_parts.mortal import Evidence


def _commit_here(cur: sqlite3.Cursor) -> None:
    cur.execute("COMMIT")
    cur.execute("BEGIN IMMEDIATE")


def _after_sealing(then: Callable[[Store, sqlite3.Cursor], None]) -> None:
    """Do something when the entry stands and the transaction is still open."""
    sound = Store._seal

    def seal(self: Store, cur: sqlite3.Cursor, command: str, tx: Any) -> int:
        seq = sound(self, cur, command, tx)
        if command == "sales.complete" and tx.pending.ops:
            then(self, cur)
        return seq

    Store._seal = seal  # type: ignore[method-assign]


def number_apart() -> None:
    """The number is counted up in a transaction of its own, before the sale."""
    sound = SqliteTx.series

    def series(self: SqliteTx, code: str, period: str) -> SeriesState:
        state = sound(self, code, period)
        machine = self.machine
        _commit_here(self._cur)
        self._cur.execute(
            "INSERT INTO series_state VALUES (?, ?, ?, ?, ?, '') ON CONFLICT DO UPDATE SET last_no = excluded.last_no",
            (machine.series, code, machine.branch[-2:], period, state.last_no + 1),
        )
        _commit_here(self._cur)
        return state

    SqliteTx.series = series  # type: ignore[method-assign]


def journal_apart() -> None:
    """The entry is committed before its rows."""
    sound = journal.insert

    def insert(cur: sqlite3.Cursor, *more: Any) -> None:
        sound(cur, *more)
        _commit_here(cur)

    journal.insert = insert


def answer_apart() -> None:
    """What the command id came to is committed after the sale."""
    _after_sealing(lambda _store, cur: _commit_here(cur))


def paper_first() -> None:
    """The printer gets the number before the commit."""

    def out(store: Store, _cur: sqlite3.Cursor) -> None:
        seen = Evidence(store.database.folder.parent / "evidence")
        for number in store.numbers.values():
            seen.note(f"paper {number} 0")

    _after_sealing(out)


def tripwire_first() -> None:
    """The tripwire knows the head before the database does."""
    _after_sealing(lambda store, _cur: store.guard())


BROKEN: Mapping[str, tuple[Callable[[], None], str]] = {
    "number_apart": (number_apart, "skipped"),
    "journal_apart": (journal_apart, "half"),
    "answer_apart": (answer_apart, "lost"),
    "paper_first": (paper_first, "printed_missing"),
    "tripwire_first": (tripwire_first, "skipped"),
}
"""How to break the process, and what must be found then."""
