"""Whether a sale gets dearer as the shop gets older: the same sale over 1,000,000 movements and over 10,000.

Time says little on a noisy machine, so the sale's captured SQL is run again by apsw, which counts what SQLite does:
steps of its virtual machine, and pages asked of its cache.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import apsw

from tests.bench.counter import Counter
from tests.bench.measure import Figure, median
from tests.bench.recording import Statement, recording
from tests.bench.worlds import copy_of, world

SALES = 60
PARTS = 2_000
YOUNG, OLD = 10_000, 1_000_000
TARGET = 1.2


def run() -> list[Figure]:
    """Count both and compare."""
    young, old = _counted(YOUNG), _counted(OLD)
    out = []
    for name, unit in (("steps", "steps"), ("pages", "pages")):
        ratio = old[name] / young[name]
        out.append(
            Figure(
                name=f"history-{name}",
                what=f"the same sale on {OLD:,} movements against {YOUNG:,}: {unit}",
                value=old[name],
                floor=young[name],
                unit=unit,
                ratio=ratio,
                target=f"≤ {TARGET:g} ×",
                ok=ratio <= TARGET,
                detail={"sales": SALES},
            )
        )
    return out


def _counted(movements: int) -> dict[str, float]:
    """Median steps and pages of one sale."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        with copy_of(world(PARTS, movements), folder / "shop") as opened:
            counter = Counter(opened.store)
            opened.store.database.writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            shutil.copyfile(opened.store.database.path, folder / "copy.db")
            said = []
            for _ in range(SALES):
                with recording(opened.store) as carted:
                    sale, command_id = counter.fill()
                with recording(opened.store) as sold:
                    counter.pay(sale, command_id)
                said.append((carted, sold))
        return _replayed(folder / "copy.db", said)


def _replayed(file: Path, said: list[tuple[list[Statement], list[Statement]]]) -> dict[str, float]:
    connection = apsw.Connection(str(file))
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-16384", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    steps = [0]

    def step() -> bool:
        steps[0] += 1
        return False

    counted: dict[str, list[float]] = {"steps": [], "pages": []}
    for carted, sold in said:
        _run(connection, carted)
        before = _pages(connection)
        steps[0] = 0
        connection.set_progress_handler(step, 1)
        _run(connection, sold)
        connection.set_progress_handler(None)
        counted["steps"].append(steps[0])
        counted["pages"].append(_pages(connection) - before)
    connection.close()
    return {name: median(samples) for name, samples in counted.items()}


def _run(connection: apsw.Connection, said: Iterable[Statement]) -> None:
    cursor = connection.cursor()
    for sql, parameters, many in said:
        sets: list[Any] = parameters if many else [parameters]
        for one in sets:
            cursor.execute(sql, one).fetchall()


def _pages(connection: apsw.Connection) -> int:
    """Pages that were asked for since the connection was opened, found in the cache or not."""
    hit, _ = connection.status(apsw.SQLITE_DBSTATUS_CACHE_HIT)
    miss, _ = connection.status(apsw.SQLITE_DBSTATUS_CACHE_MISS)
    return hit + miss
