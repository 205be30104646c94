"""The counter sale: three lines, cash, committed to disk with number, entry, projections and print job.

The floor is the sale's own SQL, captured while it ran, replayed by bare ``sqlite3`` on a copy of the file from before
the sales. The tripwire (a second small file, written and synced after the commit) is timed apart.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from storage.database import connect
from storage.store import Store
from tests.bench.counter import Counter
from tests.bench.measure import Figure, median, no_garbage_collection, p95, timed
from tests.bench.recording import recording, replay
from tests.bench.worlds import copy_of, world

SALES = 300
WARM = 30
TARGET = 4.0


def run() -> list[Figure]:
    """Sell and replay in turns."""
    with tempfile.TemporaryDirectory() as scratch, copy_of(world(2_000, 10_000), Path(scratch) / "shop") as opened:
        store = opened.store
        counter = Counter(store)
        store.database.writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        copy = Path(scratch) / "copy.db"
        shutil.copyfile(store.database.path, copy)
        bare = connect(copy, writes=True)
        try:
            return [_figure(counter, store, bare.cursor())]
        finally:
            bare.close()


def _figure(counter: Counter, store: Store, bare: object) -> Figure:
    sales, floors, guards, statements = [], [], [], 0
    for n in range(SALES + WARM):
        with recording(store) as carted:
            sale, command_id = counter.fill()
        guard_ms: list[float] = []
        write = store.tripwire.write

        def timed_write(mark: object, write: object = write, guard_ms: list[float] = guard_ms) -> None:
            guard_ms.append(timed(lambda: write(mark)))  # type: ignore[operator]

        store.tripwire.write = timed_write  # type: ignore[method-assign, assignment]
        with recording(store) as said, no_garbage_collection():
            sale_ms = timed(lambda: counter.pay(sale, command_id))  # noqa: B023 - called at once
        store.tripwire.write = write  # type: ignore[method-assign]
        replay(bare, carted)  # type: ignore[arg-type]
        with no_garbage_collection():
            floor_ms = timed(lambda: replay(bare, said))  # type: ignore[arg-type]
        if n >= WARM:
            sales.append(sale_ms - sum(guard_ms))
            floors.append(floor_ms)
            guards.append(sum(guard_ms))
            statements = len(said)
    ratio = median(sales) / median(floors)
    return Figure(
        name="sale",
        what="counter sale, 3 lines, cash, durable",
        value=median(sales),
        floor=median(floors),
        unit="ms",
        ratio=ratio,
        target=f"≤ {TARGET:g} × its own SQL",
        ok=ratio <= TARGET,
        detail={
            "sales": SALES,
            "p95_ms": p95(sales),
            "floor_p95_ms": p95(floors),
            "tripwire_ms": median(guards),
            "tripwire_p95_ms": p95(guards),
            "statements": statements,
        },
    )
