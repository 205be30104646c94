"""Masters, drafts and dated settings: per column the greatest write wins, and no edit is lost without a word.

Nearly every put follows the write that it saw; then the row is simply advanced. Where it does not (two devices edited
at once, an older write arrives late, a draft was issued), the row is computed again from all of its puts, which are
found through ``put_ref``. Both ways give the same row: a function of the set of puts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.records import Kind
from storage.cells import pack, stamp_part, unpack
from storage.codec import RowCodec
from storage.statements import TableSql, ids_parameter
from storage.verdicts import config_parts


@dataclass(frozen=True, slots=True)
class Put:
    """One put that counts: ``values`` by column position, ``bases`` the stamp seen by column position."""

    record_id: str
    key: bytes
    values: Mapping[int, Any]
    bases: Mapping[int, bytes]


@dataclass(frozen=True, slots=True)
class LostWrite:
    """A write that nobody who wrote later had seen, and that does not stand: somebody's edit."""

    record_id: str
    column: int
    key: bytes
    after_issue: bool = False


@dataclass(slots=True)
class MergedRow:
    """A row in the making: values in table order, and the key that wrote each column after ``id``."""

    values: list[Any]
    cells: list[bytes | None]


SeenByIssues = Callable[[str], Sequence[Mapping[int, bytes]]]
"""Per issue of a draft, the stamp that it saw of each column; empty where it was not issued."""

LoadPuts = Callable[[str], Iterable[Put]]
"""All puts of a record that count."""


def advance(row: MergedRow | None, put: Put, blank: list[Any]) -> MergedRow | None:
    """The row after a put that saw exactly what stands; ``None`` where it did not."""
    if row is None:
        if put.bases:
            return None
        row = MergedRow(blank, [None] * (len(blank) - 1))
    for position in put.values:
        cell, base = row.cells[position - 1], put.bases.get(position)
        if cell is None or base is None:
            if cell is not base:
                return None
        elif stamp_part(cell) != base or put.key <= cell:
            return None
    for position, value in put.values.items():
        row.values[position] = value
        row.cells[position - 1] = put.key
    return row


def compute(
    blank: list[Any], puts: Iterable[Put], seen: Sequence[Mapping[int, bytes]]
) -> tuple[MergedRow, list[LostWrite]]:
    """The row of a record from all of its puts in any order, and the edits that do not stand in it.

    A write whose value no other write saw is a *leaf*; each leaf but the winner is somebody's lost edit. Once a draft
    is issued, puts that no issue saw are not applied.
    """
    row = MergedRow(blank, [None] * (len(blank) - 1))
    writes: dict[int, list[tuple[bytes, Any]]] = {}
    based: dict[int, set[bytes]] = {}
    for put in puts:
        for position, value in put.values.items():
            writes.setdefault(position, []).append((put.key, value))
        for position, base in put.bases.items():
            based.setdefault(position, set()).add(base)
    lost: list[LostWrite] = []
    for position, column in sorted(writes.items()):
        late = {key for key, _ in column if seen and all(stamp_part(key) > s.get(position, b"") for s in seen)}
        standing = [w for w in column if w[0] not in late]
        winner = max(standing, key=lambda w: w[0], default=None)
        if winner is not None:
            row.cells[position - 1], row.values[position] = winner
        for key, _ in column:
            is_leaf = stamp_part(key) not in based.get(position, ())
            if is_leaf and (winner is None or key != winner[0]):
                lost.append(LostWrite(blank[0], position, key, after_issue=key in late))
    return row, lost


class MasterTable:
    """Merges puts into the table of one record type."""

    def __init__(self, sql: TableSql, codec: RowCodec) -> None:
        self.sql = sql
        self.codec = codec
        self._width = len(codec.names)

    def load(self, cur: sqlite3.Cursor, ids: Iterable[str]) -> dict[str, MergedRow]:
        """Rows as they stand, by id."""
        rows = cur.execute(self.sql.by_ids, (ids_parameter(ids),)).fetchall()
        width = self._width
        return {r[0]: MergedRow(list(r[:width]), unpack(r[width], width - 1)) for r in rows}

    def merge(
        self,
        cur: sqlite3.Cursor,
        puts: Sequence[Put],
        load_puts: LoadPuts,
        seen: SeenByIssues | None,
        contested: Collection[str],
    ) -> tuple[dict[str, MergedRow], dict[str, list[LostWrite]]]:
        """Bring puts into the table.

        ``contested`` are ids of which some edit does not stand: a put may settle that without touching what stands
        (on a forked stream two writes have one stamp), so they are computed from all of their puts.

        Returns the rows that changed and, for those computed from all of their puts, the edits that do not stand.
        """
        rows = self.load(cur, {p.record_id for p in puts})
        changed: dict[str, MergedRow] = {}
        slow: dict[str, list[LostWrite]] = {}
        for put in puts:
            record_id = put.record_id
            if record_id in slow:
                continue
            issued = seen is not None and bool(seen(record_id))
            slowly = issued or record_id in contested
            row = None if slowly else advance(rows.get(record_id), put, self.codec.empty(record_id))
            if row is None:
                slow[record_id] = []
            else:
                rows[record_id] = changed[record_id] = row
        for record_id in slow:
            changed[record_id], slow[record_id] = self.recompute(record_id, load_puts, seen)
        self.write(cur, changed)
        return changed, slow

    def recompute(
        self, record_id: str, load_puts: LoadPuts, seen: SeenByIssues | None
    ) -> tuple[MergedRow, list[LostWrite]]:
        """A record from all of its puts."""
        return compute(self.codec.empty(record_id), load_puts(record_id), seen(record_id) if seen else ())

    def write(self, cur: sqlite3.Cursor, rows: Mapping[str, MergedRow]) -> None:
        """Write rows whole."""
        dated = self.codec.type.kind is Kind.CONFIG
        cur.executemany(
            self.sql.upsert,
            [(*row.values, pack(row.cells), *(config_parts(row.values[0]) if dated else ())) for row in rows.values()],
        )
