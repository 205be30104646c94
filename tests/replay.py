"""Rebuild a shop from its journal, and on other devices from its entries in another order, and compare every table.

``python -m tests.replay --seed S --days D`` lets a shop of three real devices live through random days, beside streams
that write whatever they like. Then every device computes all tables again from its journal, and all devices and a blank
one receive everything in random order, pieces and batches, some of it twice. The last line tells how many entries, how
many rows were compared and how many differ; the status is 0 if none does.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from core.registry import RECORDS
from storage import forms
from storage.receive import Run, receive
from storage.store import Store
from sync.protocol.limits import BATCH_ENTRIES_MAX
from tests.kills import scratch_root
from tests.ledger import ledger
from tests.sim.days import Town
from tests.sim.receivers import Receiver, make_file

DEEP_DAYS = 365
SHOWN = 20
TRIES_PER_RUN = 60
"""How often a run is offered on average before the receiver counts as stuck."""

Tables = dict[str, list[tuple[Any, ...]]]
Objects = Sequence[tuple[str, dict[str, Any]]]


def tables_of(store: Store) -> Tables:
    """Every computed table, the search index too, in the order of its key."""
    writer = store.database.writer
    names = (*forms.computed_tables(store.registry), *forms.INDEX_TABLES)
    return {name: sorted(writer.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names}


class Comparison:
    """Rows compared so far, and those that differ."""

    def __init__(self) -> None:
        self.rows = 0
        self.differences = 0
        self.words: list[str] = []

    def compare(self, what: str, wanted: Tables, found: Tables) -> None:
        """Add two sets of tables; every row that one side has and the other has not counts."""
        for name, rows in wanted.items():
            self.rows += len(rows)
            missing, extra = Counter(rows), Counter(found[name])
            for words, apart in (("misses", missing - extra), ("has", extra - missing)):
                self.differences += apart.total()
                self.words += [f"{what}, {name} {words} {row!r}"[:400] for row in apart]


def deliver(store: Store, branches: Sequence[Sequence[Run]], objects: Objects, dice: random.Random) -> None:
    """Hand everything over: branches interleaved, runs out of order and twice, trust objects in between.

    Raises:
        AssertionError: something is still missing when everything was offered again and again.
    """
    left = dict.fromkeys(range(len(branches)), 0)
    late = list(objects)
    dice.shuffle(late)
    for _ in range(TRIES_PER_RUN * sum(map(len, branches)) + TRIES_PER_RUN):
        if not left:
            receive(store, [], late)
            return
        tried = []
        for _ in range(dice.choice((1, 1, 2, 5))):
            branch = dice.choice(sorted(left))
            ahead = dice.choice((0, 0, 0, 0, 1, -1))
            place = min(max(left[branch] + ahead, 0), len(branches[branch]) - 1)
            tried.append((branch, place))
        batch = [branches[branch][place] for branch, place in tried]
        while sum(len(run.entries) for run in batch) > BATCH_ENTRIES_MAX:
            batch.pop()
        some = [late.pop() for _ in range(min(len(late), dice.choice((0, 0, 1, 8))))]
        receive(store, batch, some or (late if dice.random() < 0.01 else ()))
        for branch in {branch for branch, _ in tried}:
            _advance(store, branches, left, branch)
    raise AssertionError(f"never settles: {left}")


def _advance(store: Store, branches: Sequence[Sequence[Run]], left: dict[int, int], branch: int) -> None:
    while branch in left:
        head = branches[branch][left[branch]].head
        held = store.database.writer.execute(
            "SELECT 1 FROM entry WHERE stream = ? AND seq = ? AND hash = ?", (head["stream"], head["seq"], head["hash"])
        ).fetchone()
        if held is None:
            return
        left[branch] += 1
        if left[branch] == len(branches[branch]):
            del left[branch]


def replay(
    folder: Path, seed: int, days: int, tell: Callable[[str], None] = lambda _words: None
) -> tuple[int, Comparison]:
    """Live, rebuild, hand over, compare; gives how many entries there are and what the comparison found."""
    out = Comparison()
    town = Town(folder, seed)
    try:
        for _ in range(days):
            town.day()
        sales = sum(device.sales for device in town.devices)
        refused = sum(device.refused for device in town.devices)
        tell(f"{days} days: {sales} sales, {refused} commands refused, {len(town.history.pens)} other streams")
        for device in town.devices:
            _rebuild(f"{device.cls} again", device.shop.store, out)
        branches, objects = town.everything()
        tell(f"handing over {sum(map(len, branches))} runs")
        wanted: Tables | None = None
        for number, device in enumerate(town.devices):
            store = device.shop.store
            deliver(store, branches, objects, random.Random(f"{seed} {number}"))
            if wanted is None:
                wanted = tables_of(store)
            else:
                out.compare(f"{device.cls} against owner", wanted, tables_of(store))
        assert wanted is not None
        owner = town.devices[0].shop.store
        make_file(folder / "blank" / "data", RECORDS)
        with Receiver(folder / "blank", RECORDS, owner.standing.trust.of(owner.machine.shop).certificate) as blank:
            deliver(blank.store, branches, objects, random.Random(f"{seed} blank"))
            out.compare("blank against owner", wanted, tables_of(blank.store))
            _rebuild("blank again", blank.store, out)
        entries = owner.database.writer.execute("SELECT count(*) FROM entry").fetchone()[0]
        _kinds(owner.database.writer, tell)
    finally:
        town.close()
    return entries, out


def _rebuild(what: str, store: Store, out: Comparison) -> None:
    before = tables_of(store)
    store.reproject()
    out.compare(what, before, tables_of(store))


def _kinds(writer: sqlite3.Connection, tell: Callable[[str], None]) -> None:
    """What the days came to: proof that they were days worth replaying."""
    for column, table in (("kind", "attention"), ("verdict", "held_row")):
        found = writer.execute(f"SELECT {column}, count(*) FROM {table} GROUP BY 1 ORDER BY 1").fetchall()
        tell(f"{table}: {', '.join(f'{kind} {count}' for kind, count in found)}")


def main(arguments: Sequence[str]) -> int:
    """Run the replay asked for and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.replay", description=__doc__)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10_000))
    parser.add_argument("--days", type=int, default=10)
    parser.add_argument("--deep", action="store_true", help=f"at least {DEEP_DAYS} days, written into the ledger")
    options = parser.parse_args(arguments)
    days = max(options.days, DEEP_DAYS) if options.deep else options.days
    with (
        ledger("tests.replay", f"--seed {options.seed} --days {days}", write=options.deep) as proof,
        tempfile.TemporaryDirectory(prefix="olpos-replay-", dir=scratch_root()) as folder,
    ):
        began = time.monotonic()
        entries, found = replay(Path(folder), options.seed, days, print)
        for words in found.words[:SHOWN]:
            print(words)
        print(f"seed {options.seed}, {time.monotonic() - began:.0f} s")
        last_line = f"entries {entries}, rows {found.rows}, differences {found.differences}"
        return proof.end(last_line, bad=found.differences > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
