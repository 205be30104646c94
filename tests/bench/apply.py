"""Entries of other devices, each with one stock movement, in batches of 500: from bytes to committed tables.

That is: header and body checked, chain, signed head (one signature a batch), verdict, journal, movement, sums of stock
and value, attention. The floor does what cannot be left out by any means: parse header and body, hash both, write the
entry and the movement into the same tables with ``executemany``, commit; on a copy of the same file, in turns.
"""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.ids import IdSource
from core.records import DeviceClass
from storage.ceremonies import certify
from storage.database import connect
from storage.receive import Run, receive
from storage.store import Store
from sync.protocol.entry import WireEntry
from sync.protocol.limits import BATCH_ENTRIES_MAX
from tests.bench.measure import Figure, median, no_garbage_collection, timed
from tests.bench.worlds import NOW_MS, Clock, copy_of, world
from tests.sim.authors import Author
from tests.sync.protocol.signing import Key

BATCHES = 40
WARM = 4
"""The delivery."""
TARGET = 0.6

_ENTRY = "INSERT INTO entry (stream, seq, hash, header, body, quarantine) VALUES (?, ?, ?, ?, ?, NULL)"
_MOVEMENT = "INSERT INTO stock_movement ({}) VALUES ({})"


def run() -> list[Figure]:
    """Apply and write barely, in turns."""
    with tempfile.TemporaryDirectory() as scratch, copy_of(world(2_000, 10_000), Path(scratch) / "shop") as opened:
        store = opened.store
        author = Author(store.machine.shop, Key("bench"))
        certify(store, author.key.public, device="bench", device_class=DeviceClass.COUNTER)
        batches = _batches(store, author)
        store.database.writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        copy = Path(scratch) / "copy.db"
        shutil.copyfile(store.database.path, copy)
        bare = connect(copy, writes=True)
        try:
            return [_figure(store, batches, Bare(bare))]
        finally:
            bare.close()


def _batches(store: Store, author: Author) -> list[Run]:
    """Runs of 500 entries of a stream: first a delivery of every part, then sales of one or two of a random part."""
    dice = random.Random(7)
    ids = IdSource(Clock(), dice.randbytes)
    with store.database.reading() as connection:
        parts = [row[0] for row in connection.execute("SELECT part FROM stock_level ORDER BY part").fetchall()]
        [user] = connection.execute("SELECT id FROM user LIMIT 1").fetchone()
    runs: list[Run] = []
    author.ms = NOW_MS
    sold = [(dice.choice(parts), dice.choice((-1000, -1000, -2000))) for _ in range(BATCHES * BATCH_ENTRIES_MAX)]
    todo = [(part, 1_000_000) for part in parts[: WARM * BATCH_ENTRIES_MAX]] + sold
    for at in range(0, len(todo), BATCH_ENTRIES_MAX):
        start = author.seq + 1
        for part, qty in todo[at : at + BATCH_ENTRIES_MAX]:
            movement = {
                "id": ids.new_id(), "part": part, "branch": "00000", "kind": "SALE" if qty < 0 else "RECEIPT",
                "qty_milli": qty, "value_satang": qty * 7, "date": "2026-11-21", "source_type": "sale_line",
                "source": ids.new_id(),
            }  # fmt: skip
            author.write([["append", "stock_movement", movement]], user=user, command_id=ids.new_id())
        runs.append(author.run(start))
    return runs


class Bare:
    """What cannot be left out."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._cur = connection.cursor()
        self._columns = [row[1] for row in self._cur.execute("PRAGMA table_info(stock_movement)").fetchall()]
        marks = ", ".join("?" * len(self._columns))
        self._insert = _MOVEMENT.format(", ".join(self._columns), marks)

    def write(self, wires: Sequence[WireEntry]) -> None:
        """One batch, one transaction."""
        entries: list[tuple[Any, ...]] = []
        rows: list[list[Any]] = []
        for wire in wires:
            header, body = json.loads(wire.header), json.loads(wire.body)
            entry_hash = hashlib.sha256(wire.header).hexdigest()
            assert hashlib.sha256(wire.body).hexdigest() == header["body"]
            entries.append((header["stream"], header["seq"], entry_hash, wire.header, wire.body))
            for op in body["ops"]:
                row = [op[2].get(name) for name in self._columns]
                row[-1] = header["stamp"][0].to_bytes(6) + bytes.fromhex(f"{header['stream']:0<64}{entry_hash}")
                rows.append(row)
        self._cur.execute("BEGIN IMMEDIATE")
        self._cur.executemany(_ENTRY, entries)
        self._cur.executemany(self._insert, rows)
        self._cur.execute("COMMIT")


def _figure(store: Store, runs: Sequence[Run], bare: Bare) -> Figure:
    applied, floors = [], []
    for n, each in enumerate(runs):
        with no_garbage_collection():
            took_ms = timed(lambda: receive(store, [each]))  # noqa: B023 - called at once
        with no_garbage_collection():
            floor_ms = timed(lambda: bare.write(each.entries))  # noqa: B023 - called at once
        if n >= WARM:
            applied.append(took_ms)
            floors.append(floor_ms)
    held = store.database.writer.execute("SELECT count(*) FROM held_row").fetchone()[0]
    tip = store.database.writer.execute("SELECT max(seq) FROM entry WHERE stream = ?", (runs[0].head["stream"],))
    assert (held, tip.fetchone()[0]) == (0, sum(len(each.entries) for each in runs)), "every entry counts"
    value, floor = BATCH_ENTRIES_MAX / median(applied) * 1000, BATCH_ENTRIES_MAX / median(floors) * 1000
    return Figure(
        name="apply",
        what=f"entries of others applied, batches of {BATCH_ENTRIES_MAX}",
        value=value,
        floor=floor,
        unit="/s",
        ratio=value / floor,
        target=f"≥ {TARGET:g} × bare writing",
        ok=value / floor >= TARGET,
        detail={"batches": len(applied), "batch_ms": median(applied), "floor_batch_ms": median(floors)},
    )
