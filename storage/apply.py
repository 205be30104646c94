"""The one way into the shared tables, for entries made here and for entries that came.

Given are entries that the journal holds already. Each operation gets its verdict; rows that count go to their tables,
grouped by table and with deltas added up, the others are kept as held rows with the reason. The result depends on the
set of entries alone, not on their order or on how they were cut into batches.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.records import Kind, Registry
from storage.attention import AFTER_ISSUE, EDITED_TWICE, HELD_KINDS, SAME_ID, Attention
from storage.cells import base_stamp
from storage.codec import RowCodec, Unfit, codecs_of
from storage.facts import FactRow, write_facts
from storage.lives import Lives, Subject
from storage.masters import LostWrite, MasterTable, MergedRow, Put
from storage.projections import Projections, Sums
from storage.search_index import SearchIndex
from storage.statements import TableSql
from storage.verdicts import CONFIG_LATE, ReadOp, Rules, Standing, config_parts, in_time
from sync.protocol.entry import CheckedEntry, order_key, order_prefix, read_order_key
from sync.protocol.lifecycle import Machine
from sync.protocol.verdict import Verdict

WHOLE_ENTRY = 0xFFFF
"""The op number of a held row that stands for all of an entry."""
_FIRST_OP = b"\0\0"
_MS_MAX = 2**48 - 1
_COUNTER_MAX = 2**53 - 1


@dataclass(slots=True)
class Batch:
    """What a batch of entries brings, sorted by table."""

    facts: dict[str, list[FactRow]] = field(default_factory=dict)
    puts: dict[str, list[Put]] = field(default_factory=dict)
    held: list[tuple[bytes, str, str | None]] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)


class Applier:
    """Brings entries into the tables of one registry."""

    def __init__(self, registry: Registry, sql: Mapping[str, TableSql], machines: Mapping[str, Machine]) -> None:
        self.sql = sql
        self.codecs = codecs_of(registry)
        self._masters = {
            t.name: MasterTable(sql[t.name], self.codecs[t.name])
            for t in registry.journalled()
            if t.kind is not Kind.FACT
        }
        self._attention = Attention(sql["attention"])
        self._projections = Projections(registry, self._attention)
        at = {c.name: i for i, c in enumerate(registry.by_name["transition"].columns)}
        self._lives = Lives(sql["life"], machines, self._attention, at)
        self._index = SearchIndex(self.codecs)
        self.rules = Rules(registry, self.codecs, {"transition": self._lives.fits})

    def apply(self, cur: sqlite3.Cursor, entries: Sequence[CheckedEntry], standing: Standing) -> set[str]:
        """Bring entries into the tables; returns the names of the tables that changed."""
        batch = Batch()
        for entry in entries:
            self._sort(batch, entry, standing)
        return self._write(cur, batch)

    # -- from operations to rows

    def _sort(self, batch: Batch, entry: CheckedEntry, standing: Standing) -> None:
        header, ops = entry.header, entry.ops
        ms, counter = header.stamp
        if ops is None:  # may be quarantined for a stamp that no key has room for
            ms, counter = min(ms, _MS_MAX), min(counter, _COUNTER_MAX)
        prefix = order_prefix(ms, counter, header.stream, header.seq, entry.hash)
        judge = standing.judge
        whole = judge.entry(header, entry.hash, entry.quarantine)
        if ops is None:
            batch.held.append((prefix + WHOLE_ENTRY.to_bytes(2), whole, None))
            return
        for n, op in enumerate(ops):
            key = prefix + (_FIRST_OP if n == 0 else n.to_bytes(2))
            verdict: str = judge.row(header, entry.hash, n, op, whole)
            if verdict is Verdict.OK:
                read = self.rules.read
                assert read is not None, "a row that counts was read"
                if n in entry.annexes:
                    read = self.rules.read_op(op, entry.annexes[n])
                if read.type.kind is not Kind.CONFIG or in_time(entry, standing.root, config_parts(read.record_id)[1]):
                    self._take(batch, read, key)
                    continue
                verdict = CONFIG_LATE
            batch.held.append((key, verdict, op[1]))

    @staticmethod
    def _take(batch: Batch, read: ReadOp, key: bytes) -> None:
        name = read.type.name
        if read.row is not None:
            read.row.append(key)
            batch.facts.setdefault(name, []).append(read.row)
        else:
            batch.puts.setdefault(name, []).append(Put(read.record_id, key, read.values, read.bases))

    # -- from rows to tables

    def _write(self, cur: sqlite3.Cursor, batch: Batch) -> set[str]:
        sums, moved, taken_back = Sums(), set[Subject](), False
        for name, rows in batch.facts.items():
            written = write_facts(cur, self.sql[name], self.codecs[name], rows)
            self._projections.collect(sums, name, written.added, written.replaced)
            taken_back = taken_back or bool(written.replaced)
            for record_id in written.differing:
                self._attention.add(cur, SAME_ID, f"{name}:{record_id}", [record_id])
            if name == "transition":
                moved |= self._lives.subjects([*written.added, *written.replaced])
            batch.touched.add(name)
        self._projections.write(cur, sums, taken_back=taken_back)
        moved |= {("sales_document", document) for document in sums.documents}
        if sums.level:
            batch.touched |= {"stock_level", "stock_place"}
        if moved:
            self._lives.refold(cur, moved)
        self._merge(cur, batch, sums.documents)
        self._hold(cur, batch)
        return batch.touched

    def _hold(self, cur: sqlite3.Cursor, batch: Batch) -> None:
        if not batch.held:
            return
        cur.executemany(self.sql["held_row"].upsert, batch.held)
        for key, verdict, _ in batch.held:
            if verdict in HELD_KINDS:
                self._attention.add(cur, verdict, key.hex(), [_operation_id(key)])
        batch.touched.add("held_row")

    def _merge(self, cur: sqlite3.Cursor, batch: Batch, issued: Iterable[str]) -> None:
        for name, puts in batch.puts.items():
            cur.executemany(self.sql["put_ref"].insert_new, [(name, p.record_id, p.key) for p in puts])
            table = self._masters[name]
            contested = self._contested(cur, name, puts)
            changed, slow = table.merge(cur, puts, self._loader(cur, name), self._seen(cur, table.codec), contested)
            self._merged(cur, name, changed, slow)
            batch.touched.add(name)
        documents = set(issued)
        for name, table in self._masters.items():
            if documents and table.codec.type.kind is Kind.DOCUMENT:
                self._recompute(cur, name, table.load(cur, documents))

    def _contested(self, cur: sqlite3.Cursor, name: str, puts: Sequence[Put]) -> set[str]:
        """Records among these of which some edit does not stand."""
        subjects = {f"{name}:{put.record_id}": put.record_id for put in puts}
        return {subjects[subject] for subject in self._attention.among(cur, EDITED_TWICE, subjects)}

    def _recompute(self, cur: sqlite3.Cursor, name: str, ids: Iterable[str]) -> None:
        """Compute records again from all of their puts."""
        table = self._masters[name]
        load, seen = self._loader(cur, name), self._seen(cur, table.codec)
        made = {record_id: table.recompute(record_id, load, seen) for record_id in ids}
        rows = {record_id: row for record_id, (row, _) in made.items()}
        table.write(cur, rows)
        self._merged(cur, name, rows, {record_id: lost for record_id, (_, lost) in made.items()})

    def _merged(
        self, cur: sqlite3.Cursor, name: str, changed: Mapping[str, MergedRow], slow: Mapping[str, list[LostWrite]]
    ) -> None:
        """What follows from changed rows: the search index, and items for edits that do not stand."""
        self._index.changed(cur, name, changed)
        if not slow:
            return
        names = self.codecs[name].names
        for kind, after_issue in ((EDITED_TWICE, False), (AFTER_ISSUE, True)):
            wanted = {
                f"{name}:{record_id}": [
                    [_operation_id(w.key), names[w.column]] for w in lost if w.after_issue is after_issue
                ]
                for record_id, lost in slow.items()
            }
            self._attention.replace(cur, kind, wanted)

    @staticmethod
    def _seen(cur: sqlite3.Cursor, codec: RowCodec) -> Callable[[str], list[dict[int, bytes]]] | None:
        """Per issue of a draft, the stamps that it saw by column position; what is no stamp was not seen."""
        if codec.type.kind is not Kind.DOCUMENT:
            return None

        def of(document: str) -> list[dict[int, bytes]]:
            rows = cur.execute("SELECT seen FROM issue WHERE document = ?", (document,)).fetchall()
            read = [json.loads(seen) for (seen,) in rows]
            return [
                {
                    position: stamp
                    for position, name in enumerate(codec.names)
                    if isinstance(seen, dict)
                    and isinstance(seen.get(name), list)
                    and (stamp := base_stamp(seen[name])) is not None
                }
                for seen in read
            ]

        return of

    def _loader(self, cur: sqlite3.Cursor, name: str) -> Callable[[str], Iterator[Put]]:
        """Loads all puts of a record that count, from the journal."""

        def load(record_id: str) -> Iterator[Put]:
            keys = cur.execute(
                "SELECT entry_key FROM put_ref WHERE record_type = ? AND record_id = ?", (name, record_id)
            ).fetchall()
            for (key,) in keys:
                op, annex = self.operation(cur, key)
                read = self.rules.read_op(op, annex)
                yield Put(record_id, key, read.values, read.bases)

        return load

    def annex_came(self, cur: sqlite3.Cursor, entry: CheckedEntry, op: int) -> set[str]:
        """An annex arrived after its entry: compute the record again; gives the table that changed."""
        assert entry.ops is not None
        try:
            read = self.rules.read_op(entry.ops[op], entry.annexes[op])
        except Unfit:  # the row is parked; its annex is kept for the version that knows it
            return set()
        name, header = read.type.name, entry.header
        key = order_key(*header.stamp, header.stream, header.seq, entry.hash, op)
        if read.row is None:
            counts = cur.execute(
                "SELECT 1 FROM put_ref WHERE record_type = ? AND record_id = ? AND entry_key = ?",
                (name, read.record_id, key),
            ).fetchone()
            if counts is not None:
                self._recompute(cur, name, [read.record_id])
            return {name}
        held = cur.execute(self.sql[name].by_key, (read.record_id,)).fetchone()
        if held is not None and held[-1] == key:
            cur.execute(self.sql[name].upsert, [*read.row, key])
        return {name}

    @staticmethod
    def held_of(cur: sqlite3.Cursor, entry: CheckedEntry) -> list[tuple[str, str | None]]:
        """Verdict and record type of the rows of an entry that do not count."""
        h = entry.header
        prefix = order_prefix(*h.stamp, h.stream, h.seq, entry.hash)
        return cur.execute(
            "SELECT verdict, record_type FROM held_row WHERE entry_key BETWEEN ? AND ?",
            (prefix + b"\0\0", prefix + b"\xff\xff"),
        ).fetchall()

    def operation(self, cur: sqlite3.Cursor, key: bytes) -> tuple[list[Any], bytes | None]:
        """An operation of a held entry by its key, and its annex where this device has it."""
        place = read_order_key(key)
        found = cur.execute(
            "SELECT body FROM entry WHERE stream = ? AND seq = ? AND hash = ?",
            (place.stream, place.seq, place.hash),
        ).fetchone()
        assert found is not None, "an operation that counts stands in the journal"
        annex = cur.execute("SELECT bytes FROM annex WHERE entry_key = ?", (key,)).fetchone()
        op: list[Any] = json.loads(found[0])["ops"][place.op]
        return op, annex[0] if annex else None


def _operation_id(key: bytes) -> str:
    """What an attention item calls an operation, or (op 65535) all of an entry."""
    place = read_order_key(key)
    return f"{place.hash}:{place.op}"
