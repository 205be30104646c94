"""Keeps the SQL that a store runs, with its parameters, so that it can be run again by bare ``sqlite3``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from storage.store import Store

Statement = tuple[str, Any, bool]
"""SQL, parameters, and whether they are many sets of parameters."""


class RecordingCursor(sqlite3.Cursor):
    """A cursor that remembers what it was asked."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self.said: list[Statement] = []

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """As ``sqlite3`` does it."""
        self.said.append((sql, parameters, False))
        return super().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        """As ``sqlite3`` does it."""
        sets = list(parameters)
        self.said.append((sql, sets, True))
        return super().executemany(sql, sets)


@contextmanager
def recording(store: Store) -> Iterator[list[Statement]]:
    """Collect the store's statements while this is open."""
    cursor, before = RecordingCursor(store.database.writer), store._cur
    store._cur = cursor
    try:
        yield cursor.said
    finally:
        store._cur = before


def replay(cursor: sqlite3.Cursor, said: list[Statement]) -> None:
    """Run statements again, reading all that they give."""
    for sql, parameters, many in said:
        if many:
            cursor.executemany(sql, parameters)
        else:
            cursor.execute(sql, parameters).fetchall()
