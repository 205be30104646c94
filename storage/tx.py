"""One open transaction on the device's file: what handlers read, and how their writes become one entry.

Reads see the database as it was when the transaction began. Journalled writes are collected and become visible when
the transaction is sealed: then they take the same way into the tables as entries of other devices. Local rows are
written at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

from core.errors import Denied, NotFound, Rejected
from core.ids import IdSource
from core.lifecycles import initial_state
from core.ports import Actor, ClockFacts, LifeState, Machine, SeriesState, StockLevel
from core.records import DeviceClass, Kind, Record, RecordType, Registry
from core.thai.dates import bangkok_date
from storage.cells import base_of, unpack
from storage.codec import NUL, RowCodec
from storage.statements import TableSql, ids_parameter
from sync.protocol.order import read_order_key

R = TypeVar("R", bound=Record)
ASKED_MAX = 1000
"""Records asked for at once."""


class Pending(NamedTuple):
    """The operations of a transaction so far, and the personal columns of each by its index."""

    ops: list[list[Any]]
    annexes: dict[int, dict[str, Any]]


def _texts(said: object) -> Iterator[str]:
    """The plain texts in a part of an operation."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, dict):
        yield from (value for value in said.values() if isinstance(value, str))


class SqliteTx:
    """The ``core.ports.Tx`` of the device's file."""

    def __init__(
        self,
        cur: sqlite3.Cursor,
        *,
        registry: Registry,
        sql: Mapping[str, TableSql],
        codecs: Mapping[str, RowCodec],
        now_ms: int,
        actor: Actor,
        command_id: str,
        machine: Machine,
        ids: IdSource,
        random_bytes: Callable[[int], bytes],
        pepper: Callable[[str | None], tuple[str, bytes] | None],
        clock: ClockFacts,
        class_of: Callable[[str], str | None],
    ) -> None:
        self._cur = cur
        self._registry = registry
        self._sql = sql
        self._codecs = codecs
        self._ids = ids
        self._random_bytes = random_bytes
        self._pepper = pepper
        self._clock = clock
        self._class_of = class_of
        self.memo: dict[str, object] = {}
        self.now_ms = now_ms
        self.actor = actor
        self.command_id = command_id
        self.machine = machine
        self.pending = Pending([], {})
        self.touched: set[str] = set()

    @property
    def today(self) -> date:
        """The calendar day in Bangkok, whatever the device's zone."""
        return bangkok_date(self.now_ms)

    def new_id(self) -> str:
        """A new UUIDv7."""
        return self._ids.new_id()

    def random_bytes(self, count: int) -> bytes:
        """Secret randomness."""
        return self._random_bytes(count)

    def pepper(self, pepper_id: str | None = None) -> tuple[str, bytes] | None:
        """The shop's secret for PIN verifiers, by its id or the newest."""
        return self._pepper(pepper_id)

    # -- reads

    def _read(self, query: str, parameters: Sequence[Any] | Mapping[str, Any]) -> list[tuple[Any, ...]]:
        assert not self.pending.ops, "a handler reads before it writes"
        return self._cur.execute(query, parameters).fetchall()

    def _record(self, kind: type[R], row: Sequence[Any]) -> R:
        codec = self._codecs[self._registry.of(kind).name]
        record: R = codec.record(row[: len(codec.names)])
        return record

    def peek(self, kind: type[R], record_id: str) -> R | None:
        """One record, or ``None``."""
        rows = self._read(self._sql[self._registry.of(kind).name].by_key, (record_id,))
        return self._record(kind, rows[0]) if rows else None

    def get(self, kind: type[R], record_id: str) -> R:
        """One record. Raises ``NotFound``."""
        found = self.peek(kind, record_id)
        if found is None:
            raise NotFound("record.not_found", kind=self._registry.of(kind).name, id=record_id)
        return found

    def many(self, kind: type[R], ids: Iterable[str]) -> dict[str, R]:
        """Records by id; missing ones are left out."""
        wanted = set(ids)
        assert len(wanted) <= ASKED_MAX, "ask in pages"
        rows = self._read(self._sql[self._registry.of(kind).name].by_ids, (ids_parameter(wanted),))
        return {row[0]: self._record(kind, row) for row in rows}

    def find(self, kind: type[R], *, limit: int = ASKED_MAX, **equals: str | int | None) -> list[R]:
        """Records whose columns equal the given values, by id."""
        query = self._sql[self._registry.of(kind).name].find(tuple(equals))
        return [self._record(kind, row) for row in self._read(query, (*equals.values(), limit))]

    def last(self, kind: type[R], **equals: str | int | None) -> R | None:
        """The newest record (by its id) whose columns equal the given values."""
        rows = self._read(self._sql[self._registry.of(kind).name].newest(tuple(equals)), tuple(equals.values()))
        return self._record(kind, rows[0]) if rows else None

    def config(self, kind: type[R], key: str) -> R | None:
        """The row of a dated setting in force now."""
        return self.configs(kind, (key,)).get(key)

    def configs(self, kind: type[R], keys: Iterable[str]) -> dict[str, R]:
        """Rows in force now, by key."""
        wanted = set(keys)
        assert len(wanted) <= ASKED_MAX, "ask in pages"
        record_type = self._registry.of(kind)
        assert record_type.kind is Kind.CONFIG
        table = record_type.name
        columns = ", ".join(f'c."{name}"' for name in self._codecs[table].names)
        rows = self._read(
            f"SELECT {columns} FROM json_each(?) AS wanted JOIN {table} AS c ON c.id = (SELECT id FROM {table} "  # noqa: S608
            "WHERE config_key = wanted.value AND effective_from <= ? ORDER BY effective_from DESC LIMIT 1)",
            (ids_parameter(wanted), self.now_ms),
        )
        return {row[0].rpartition("@")[0]: self._record(kind, row) for row in rows}

    def stock(self, parts: Iterable[str], branch: str) -> dict[str, StockLevel]:
        """What is on hand of parts at a branch, and its value; every part asked for is in the answer."""
        wanted = set(parts)
        rows = self._read(
            "SELECT part, qty_milli, value_satang FROM stock_level "
            "WHERE part IN (SELECT value FROM json_each(?)) AND branch = ?",
            (ids_parameter(wanted), branch),
        )
        return {part: StockLevel() for part in wanted} | {row[0]: StockLevel(row[1], row[2]) for row in rows}

    def series(self, code: str, period: str) -> SeriesState:
        """How far this stream's series of a document got in a month, and its last date of all months."""
        machine = self.machine
        rows = self._read(
            "SELECT period, last_no, last_date FROM series_state WHERE series = ? AND code = ? AND branch = ?",
            (machine.series, code, machine.branch[-2:]),
        )
        last_no = next((no for p, no, _ in rows if p == period), 0)
        return SeriesState(last_no, max((day for _, _, day in rows), default=None))

    def life(self, machine: str, subject: str) -> LifeState:
        """Where a subject stands; the machine's initial state where nobody moved it."""
        rows = self._read("SELECT state, tip FROM life WHERE machine = ? AND subject = ?", (machine, subject))
        return LifeState(*rows[0]) if rows else LifeState(initial_state(machine))

    def drawer(self, shift: str) -> int:
        """Expected cash of a shift, in satang."""
        rows = self._read("SELECT expected_satang FROM drawer_total WHERE shift = ?", (shift,))
        return int(rows[0][0]) if rows else 0

    def clock(self) -> ClockFacts:
        """What speaks for or against this device's clock."""
        return self._clock

    def verifiers(self, user: str, kind: str) -> list[tuple[Record, DeviceClass]]:
        """A person's verifiers of one kind, newest first, each with the class of the stream that wrote it."""
        codec = self._codecs["verifier"]
        columns = ", ".join(f'"{name}"' for name in codec.names)
        rows = self._read(
            f"SELECT {columns}, entry_key FROM verifier WHERE user = ? AND kind = ? "  # noqa: S608
            "ORDER BY entry_key DESC LIMIT 100",
            (user, kind),
        )
        out: list[tuple[Record, DeviceClass]] = []
        for row in rows:
            device_class = self._class_of(read_order_key(row[-1]).stream)
            if device_class is not None:
                out.append((codec.record(row[: len(codec.names)]), DeviceClass(device_class)))
        return out

    # -- writes

    def _may_write(self, record_type: RecordType, members: Mapping[str, Any]) -> None:
        if not record_type.writers(self.machine.device_class, members, self.actor.user):
            raise Denied("denied.device_class", permission=f"class:{record_type.name}")

    def _add(self, op: list[Any], personal: dict[str, Any]) -> None:
        if any(NUL in value for said in (*op, personal) for value in _texts(said)):
            raise Rejected("text.unreadable")
        if personal:
            self.pending.annexes[len(self.pending.ops)] = personal
        self.pending.ops.append(op)
        self.touched.add(op[1])

    def append(self, fact: Record) -> None:
        """Write a fact; columns without a value are left out of the entry."""
        record_type = self._registry.of(type(fact))
        assert record_type.kind is Kind.FACT, f"{record_type.name} is no fact"
        members = {k: v for k, v in self._codecs[record_type.name].members(fact).items() if v is not None}
        self._may_write(record_type, members)
        personal = {k: members.pop(k) for k in record_type.personal & members.keys()}
        self._add(["append", record_type.name, members], personal)

    def put(self, record: Record) -> None:
        """Write the columns of a record that differ from what stands, with the stamps of the values seen."""
        record_type = self._registry.of(type(record))
        assert record_type.kind not in (Kind.FACT, Kind.LOCAL), f"{record_type.name} is not put"
        codec = self._codecs[record_type.name]
        members = codec.members(record)
        record_id = members.pop("id")
        width = len(codec.names)
        found = self._cur.execute(self._sql[record_type.name].by_key, (record_id,)).fetchone()
        cells = unpack(found[width], width - 1) if found else [None] * (width - 1)
        before = codec.members(codec.record(found[:width])) if found else {}
        changed: dict[str, Any] = {}
        base: dict[str, Any] = {}
        for name, cell in zip(codec.names[1:], cells, strict=True):
            value = members[name]
            if cell is None and value == record_type.by_name[name].default and not record_type.by_name[name].required:
                continue
            if cell is not None and value == before[name]:
                continue
            changed[name] = value
            if cell is not None:
                base[name] = base_of(cell)
        if not changed:
            return
        self._may_write(record_type, {**changed, "id": record_id})
        assert not any(op[0] == "put" and op[1:3] == [record_type.name, record_id] for op in self.pending.ops), (
            "a record is put once in a transaction"
        )
        personal = {k: changed.pop(k) for k in record_type.personal & changed.keys()}
        self._add(["put", record_type.name, record_id, changed, base], personal)

    def local(self, record: Record) -> None:
        """Write a row that is this device's alone."""
        record_type = self._registry.of(type(record))
        assert record_type.kind is Kind.LOCAL, f"{record_type.name} is journalled"
        self._cur.execute(self._sql[record_type.name].upsert, self._codecs[record_type.name].values(record))
        self.touched.add(record_type.name)

    def forget(self, kind: type[Record], record_id: str) -> None:
        """Delete a row that is this device's alone."""
        record_type = self._registry.of(kind)
        assert record_type.kind is Kind.LOCAL, f"{record_type.name} is never deleted"
        self._cur.execute(self._sql[record_type.name].delete, (record_id,))
        self.touched.add(record_type.name)

    def numbers(self) -> dict[str, str]:
        """The numbers that this transaction gave, by document code: what the tripwire remembers."""
        issued = [op[2]["number"] for op in self.pending.ops if op[1] == "issue"]
        return {number[:2]: number for number in issued}
