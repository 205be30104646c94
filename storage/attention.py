"""Attention items: what a person must settle, computed from what is held, with the same ids on every device."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from storage.codec import json_text
from storage.statements import TableSql, ids_parameter
from sync.protocol.attention import item_id

SAME_ID = "same_id"
EDITED_TWICE = "edited_twice"
AFTER_ISSUE = "after_issue"
ISSUED_TWICE = "issued_twice"
NUMBER_TWICE = "number_twice"
MOVE_LOST = "move_lost"
DONE_TWICE = "done_twice"
NEGATIVE_STOCK = "negative_stock"
STOCK_RESIDUE = "stock_residue"
HELD_KINDS = ("forbidden", "off_series", "config_late", "quarantined", "revoked")
"""Kinds of the rows and entries that are kept and not applied; ``parked`` ones wait for an upgrade, not for a
person."""


class Attention:
    """Writes the ``attention`` table; an item is there as long as what causes it is."""

    def __init__(self, sql: TableSql) -> None:
        self._sql = sql

    def add(self, cur: sqlite3.Cursor, kind: str, subject: str, causes: Sequence[str]) -> None:
        """One item; adding it again changes nothing."""
        ordered = sorted(causes)
        cur.execute(self._sql.insert_new, (item_id(kind, ordered), kind, subject, json_text(ordered)))

    @staticmethod
    def among(cur: sqlite3.Cursor, kind: str, subjects: Iterable[str]) -> list[str]:
        """Those of the subjects that have an item of this kind."""
        found = cur.execute(
            "SELECT DISTINCT subject FROM attention WHERE kind = ? AND subject IN (SELECT value FROM json_each(?))",
            (kind, ids_parameter(subjects)),
        ).fetchall()
        return [subject for (subject,) in found]

    @staticmethod
    def any_of(cur: sqlite3.Cursor, kinds: Iterable[str]) -> bool:
        """Whether there is any item of these kinds."""
        found = cur.execute(
            "SELECT 1 FROM attention WHERE kind IN (SELECT value FROM json_each(?)) LIMIT 1", (ids_parameter(kinds),)
        ).fetchone()
        return found is not None

    def replace_all(self, cur: sqlite3.Cursor, wanted: Mapping[str, Mapping[str, Iterable[Sequence[str]]]]) -> None:
        """``replace`` for several kinds that look at the same subjects: they are looked up once."""
        [subjects, *others] = wanted.values()
        assert all(other.keys() == subjects.keys() for other in others)
        found = cur.execute(
            "SELECT DISTINCT kind, subject FROM attention WHERE kind IN (SELECT value FROM json_each(?)) "
            "AND subject IN (SELECT value FROM json_each(?))",
            (ids_parameter(wanted), ids_parameter(subjects)),
        ).fetchall()
        cur.executemany("DELETE FROM attention WHERE kind = ? AND subject = ?", found)
        for kind, about in wanted.items():
            for subject, causes in about.items():
                for each in causes:
                    self.add(cur, kind, subject, each)

    def replace(self, cur: sqlite3.Cursor, kind: str, wanted: Mapping[str, Iterable[Sequence[str]]]) -> None:
        """The items of one kind about these subjects are exactly those of these causes.

        ``wanted`` names every subject looked at; without causes it has no item (any more).
        """
        for subject in self.among(cur, kind, wanted):
            cur.execute("DELETE FROM attention WHERE kind = ? AND subject = ?", (kind, subject))
        for subject, causes in wanted.items():
            for each in causes:
                self.add(cur, kind, subject, each)
