"""The search index over parts on this device: folded words and numbers, and codes that a scanner finds.

Kept in the same transaction as the records that it comes from; a replay rebuilds it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from core.thai.text import fold_identifier, normalise
from storage.codec import RowCodec
from storage.masters import MergedRow
from storage.statements import ids_parameter

_CODE = (
    "INSERT INTO part_code (source, folded, part) VALUES (?, ?, ?) "
    "ON CONFLICT (source) DO UPDATE SET folded = excluded.folded, part = excluded.part"
)
"""``source`` is the identifier, or the part itself for its own code."""


class SearchIndex:
    """Renews the index rows of parts that changed."""

    def __init__(self, codecs: Mapping[str, RowCodec]) -> None:
        part, identifier = codecs.get("part"), codecs.get("part_identifier")
        self._part = {name: i for i, name in enumerate(part.names)} if part else {}
        self._identifier = {name: i for i, name in enumerate(identifier.names)} if identifier else {}

    def changed(self, cur: sqlite3.Cursor, name: str, rows: Mapping[str, MergedRow]) -> None:
        """Renew what depends on these rows of a record type."""
        if name == "part":
            at = self._part
            codes = [(i, fold_identifier(r.values[at["code"]] or ""), i) for i, r in rows.items()]
            cur.executemany(_CODE, codes)
            self._renew_text(cur, rows)
        elif name == "part_identifier":
            at = self._identifier
            moved_from = cur.execute(
                "SELECT part FROM part_code WHERE source IN (SELECT value FROM json_each(?))", (ids_parameter(rows),)
            ).fetchall()
            numbers = [
                (i, r.values[at["value"]], r.values[at["part"]], r.values[at["active"]]) for i, r in rows.items()
            ]
            cur.executemany(
                _CODE, [(i, fold_identifier(v), part) for i, v, part, active in numbers if active and v and part]
            )
            cur.executemany(
                "DELETE FROM part_code WHERE source = ?",
                [(i,) for i, v, part, active in numbers if not (active and v and part)],
            )
            named = {part for _, _, part, _ in numbers if part}
            self._renew_text(cur, named | {part for (part,) in moved_from})

    def _renew_text(self, cur: sqlite3.Cursor, parts: Iterable[str]) -> None:
        """One folded text a part: names, brand, fits, code and numbers."""
        wanted = ids_parameter(parts)
        rows = cur.execute(
            "SELECT id, code, name_th, name_en, brand, fits_th, fits_en FROM part "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (wanted,),
        ).fetchall()
        numbers: dict[str, list[str]] = {}
        for part, value in cur.execute(
            "SELECT part, value FROM part_identifier WHERE part IN (SELECT value FROM json_each(?)) AND active "
            "AND value IS NOT NULL ORDER BY id",
            (wanted,),
        ):
            numbers.setdefault(part, []).append(value)
        cur.executemany(
            "INSERT INTO part_search (part, text) VALUES (?, ?) ON CONFLICT (part) DO UPDATE SET text = excluded.text",
            [(row[0], search_text([t for t in row[1:] if t], numbers.get(row[0], ()))) for row in rows],
        )


def search_text(words: Iterable[str], numbers: Iterable[str]) -> str:
    """What a part is searched by: normalised words, and numbers both as printed and folded, parted by line ends."""
    words, numbers = list(words), list(numbers)
    folded = [fold_identifier(n).lower() for n in (*numbers, *words[:1])]
    return "\n".join([*(normalise(w) for w in words), *(normalise(n) for n in numbers), *folded])
