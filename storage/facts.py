"""Facts: inserted once by id. Of several rows with one id the lowest in the total order counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from storage.codec import RowCodec
from storage.statements import TableSql, ids_parameter

FactRow = list[Any]
"""A fact as its table keeps it: columns in their permanent order, then the key of the operation that made it."""


@dataclass(slots=True)
class WrittenFacts:
    """What inserting a batch of facts of one type came to.

    ``added`` count from now on, ``replaced`` no longer do (a lower row of the same id came late), ``differing`` are the
    ids of which rows with different contents are known.
    """

    added: list[FactRow] = field(default_factory=list)
    replaced: list[FactRow] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)


def write_facts(cur: sqlite3.Cursor, sql: TableSql, codec: RowCodec, rows: Sequence[FactRow]) -> WrittenFacts:
    """Insert facts of one type; the order of rows and batches makes no difference to the table."""
    cur.executemany(sql.insert_new, rows)
    if cur.rowcount == len(rows):  # nearly always: every id is new
        return WrittenFacts(added=list(rows))
    rivals: dict[str, list[FactRow]] = {}
    for row in rows:
        rivals.setdefault(row[0], []).append(row)
    out = WrittenFacts()
    for stands in cur.execute(sql.by_ids, (ids_parameter(rivals),)).fetchall():
        came = rivals[stands[0]]
        before = None if any(row[-1] == stands[-1] for row in came) else list(stands)
        candidates = came if before is None else [*came, before]
        winner = min(candidates, key=lambda row: bytes(row[-1]))
        if any(not _same(codec, winner, row) for row in candidates):
            out.differing.append(winner[0])
        if winner is before:
            continue
        if winner[-1] != stands[-1]:
            cur.execute(sql.upsert, winner)
        out.added.append(winner)
        if before is not None:
            out.replaced.append(before)
    return out


def _same(codec: RowCodec, one: FactRow, other: FactRow) -> bool:
    """Whether two rows of one id say the same; personal columns are left out, they may have been erased."""
    columns = codec.type.columns
    return all(a == b for a, b, c in zip(one, other, columns, strict=False) if not c.personal)
