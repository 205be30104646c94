"""Entries of other devices: checked as they came, chained, closed by a signed head, then applied like one's own.

Nothing is refused for what is inside an entry. What does not fit bytes, chain or signature is dropped and asked for
again; runs of a stream whose certificate is not here yet wait, within a bound. The order of runs makes no difference
in the end.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from core.ports import Changes
from storage import journal
from storage.store import Store
from storage.trust_store import TrustObject, read_object
from sync.protocol.entry import CheckedEntry, Dropped, WireEntry, check_entry, order_key
from sync.protocol.limits import BATCH_ENTRIES_MAX, WAITING_BYTES_MAX, WAITING_RUNS_MAX
from sync.protocol.trust import Malformed, SignedHead


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive entries of one stream, oldest first, and the signed head of the last one."""

    entries: tuple[WireEntry, ...]
    head: Mapping[str, Any]


@dataclass(slots=True)
class Received:
    """What became of what was handed over, for the sender and for the log."""

    applied: int = 0
    known: int = 0
    waiting: int = 0
    quarantined: int = 0
    dropped: list[tuple[str, str]] = field(default_factory=list)
    """Stream (or nothing, where not even that could be read) and why; asked for again."""
    gaps: list[tuple[str, int]] = field(default_factory=list)
    """Stream and the seq from which entries are missing."""
    touched: set[str] = field(default_factory=set)


def receive(store: Store, runs: Sequence[Run], trust_objects: Iterable[tuple[str, Mapping[str, Any]]] = ()) -> Received:
    """Take in runs of entries and trust objects (``(kind, members)``), in one transaction.

    At most 500 entries. Raises ``Rejected`` where the disk refuses; then nothing was taken in.
    """
    assert sum(len(run.entries) for run in runs) <= BATCH_ENTRIES_MAX, "handed over in batches"
    out = Received()
    objects = [signed for kind, members in trust_objects if (signed := read_object(kind, members)) is not None]
    with store.writing() as cur:
        work = _Receiving(store, cur, out)
        work.learn(objects)
        for run in runs:
            work.take(run)
        work.retry_waiting()
        work.flush()
    store.publish(Changes("store.receive", frozenset(out.touched)))
    return out


class _Receiving:
    """One batch on its way in: entries are gathered and applied together."""

    def __init__(self, store: Store, cur: sqlite3.Cursor, out: Received) -> None:
        assert store.trust is not None, "a shop is there before anything is received"
        self._store = store
        self._cur = cur
        self._out = out
        self._trust = store.trust
        self._entries: list[CheckedEntry] = []
        self._branches: dict[tuple[str, str], journal.Branch] = {}

    def learn(self, objects: Sequence[TrustObject]) -> None:
        """Keep trust objects that hold; where verdicts on held entries change, the tables are computed again."""
        if objects and self._trust.add(self._cur, objects):
            self._out.touched |= self._store.trust_came(self._cur)

    def take(self, run: Run) -> None:
        """One run: into the batch, waiting, or dropped."""
        try:
            head = SignedHead.read(run.head)
        except Malformed as why:
            self._out.dropped.append(("", f"head {why.member}"))
            return
        try:
            entries = [check_entry(wire) for wire in run.entries]
        except Dropped as why:
            self._out.dropped.append((head.stream, str(why.reason)))
            return
        fault = self._fault(entries, head)
        if fault is not None:
            self._out.dropped.append((head.stream, fault))
        elif not self._trust.knows(head.stream):
            self._wait(run, head.stream)
        elif not self._trust.head_holds(head):
            self._out.dropped.append((head.stream, "head_signature"))
        else:
            self._chain(entries, head)

    def _fault(self, entries: Sequence[CheckedEntry], head: SignedHead) -> str | None:
        """What makes a run no run of this shop."""
        if not entries:
            return "empty"
        last = entries[-1]
        if {head.shop, *(e.header.shop for e in entries)} != {self._store.machine.shop}:
            return "shop"
        if {e.header.stream for e in entries} != {head.stream}:
            return "stream"
        if (head.seq, head.hash) != (last.header.seq, last.hash):
            return "head"
        if any(b.header.seq != a.header.seq + 1 or b.header.prev != a.hash for a, b in pairwise(entries)):
            return "chain"
        return None

    def _wait(self, run: Run, stream: str) -> None:
        """Keep a run until its stream is certified; over the bound it is forgotten and asked for again."""
        packed = json.dumps(
            {
                "entries": [[e.header.hex(), e.body.hex(), [a.hex() for a in e.annexes]] for e in run.entries],
                "head": dict(run.head),
            }
        ).encode()
        twice = self._cur.execute("SELECT 1 FROM waiting_run WHERE stream = ? AND run = ?", (stream, packed)).fetchone()
        if twice is not None:
            self._out.waiting += len(run.entries)
            return
        held = self._cur.execute("SELECT count(*), coalesce(sum(length(run)), 0) FROM waiting_run").fetchone()
        if held[0] >= WAITING_RUNS_MAX or held[1] + len(packed) > WAITING_BYTES_MAX:
            self._out.dropped.append((stream, "waiting_full"))
            return
        self._cur.execute("INSERT INTO waiting_run (stream, run) VALUES (?, ?)", (stream, packed))
        self._out.waiting += len(run.entries)

    def retry_waiting(self) -> None:
        """Take runs whose stream is known by now; what they hold may be the certificate that others wait for."""
        self.flush()
        while found := self._known_by_now():
            for no in found:
                (packed,) = self._cur.execute("SELECT run FROM waiting_run WHERE no = ?", (no,)).fetchone()
                self._cur.execute("DELETE FROM waiting_run WHERE no = ?", (no,))
                said = json.loads(packed)
                entries = tuple(
                    WireEntry(bytes.fromhex(h), bytes.fromhex(b), tuple(bytes.fromhex(a) for a in annexes))
                    for h, b, annexes in said["entries"]
                )
                self.take(Run(entries, said["head"]))
                self.flush()

    def _known_by_now(self) -> list[int]:
        """Numbers of the waiting runs that can be taken."""
        rows = self._cur.execute("SELECT no, stream FROM waiting_run ORDER BY no").fetchall()
        return [no for no, stream in rows if self._trust.knows(stream)]

    def _chain(self, entries: Sequence[CheckedEntry], head: SignedHead) -> None:
        """Hang the new entries of a run where they belong."""
        new = self._unknown(entries)
        if new:
            first = new[0]
            branch = self._branch(first)
            if branch is None:
                self._out.gaps.append((head.stream, first.header.seq))
                return
            for entry in new:
                grown = branch.grow(entry)
                self._out.quarantined += grown.quarantine is not None
                self._entries.append(grown)
            self._branches[head.stream, branch.hash] = branch
            self._out.applied += len(new)
        journal.keep_head(self._cur, head)

    def _unknown(self, entries: Sequence[CheckedEntry]) -> list[CheckedEntry]:
        """The entries that are not held; annexes that come late for held ones are kept."""
        first, last = entries[0].header, entries[-1].header
        held = {e.hash for e in self._entries}
        held |= journal.hashes(self._cur, first.stream, first.seq, last.seq)
        new: list[CheckedEntry] = []
        for entry in entries:
            if entry.hash in held:
                self._out.known += 1
                if entry.annexes:
                    self._late_annexes(entry)
            else:
                new.append(entry)
        return new

    def _late_annexes(self, entry: CheckedEntry) -> None:
        """Keep annexes that were missing, and compute their records again."""
        self.flush()
        header = entry.header
        for op, data in entry.annexes.items():
            key = order_key(*header.stamp, header.stream, header.seq, entry.hash, op)
            self._cur.execute(self._store.sql["annex"].insert_new, (key, data))
            if self._cur.rowcount and entry.ops is not None:
                self._out.touched |= self._store.applier.annex_came(self._cur, entry, op)

    def _branch(self, first: CheckedEntry) -> journal.Branch | None:
        """The branch that a run continues: one gathered in this batch, or one in the journal."""
        header = first.header
        gathered = self._branches.pop((header.stream, header.prev), None)
        if gathered is not None:
            return gathered
        if any(stream == header.stream for stream, _ in self._branches):
            self.flush()  # a second branch of a stream in one batch hangs on what is in the journal
        return journal.Branch.find(self._cur, header.stream, header.seq, header.prev)

    def flush(self) -> None:
        """Journal and apply what was gathered."""
        if not self._entries:
            return
        self._out.touched |= self._store.bring_in(self._cur, self._entries, list(self._branches.values()))
        self._store.advance_clock(e.header.stamp for e in self._entries if e.quarantine is None)
        self._entries, self._branches = [], {}
