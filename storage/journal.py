"""The journal: entries as they came, the tips of every stream, and where a new entry fits.

The chain is checked here: an entry follows the one whose hash it names, in its own stream. Two entries that follow the
same one are a fork; both branches are kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from core.documents.numbers import DocumentNumber
from core.stamps import COUNTER_FOLLOWED
from storage.statements import TableSql
from sync.protocol.canonical import sha256_hex
from sync.protocol.entry import (
    ZERO_HASH,
    CheckedEntry,
    Quarantine,
    WireEntry,
    check_entry,
    order_key,
    read_header,
    stamp_quarantine,
)
from sync.protocol.trust import SignedHead

READ_PAGE = 500
"""Entries read at a time when the journal is walked."""


class Tip(NamedTuple):
    """The newest entry of a branch, and the greatest ``(ms, counter)`` of its entries that are not quarantined."""

    stream: str
    hash: str
    seq: int
    ms: int
    counter: int

    @property
    def stamp(self) -> tuple[int, int]:
        """The stamp that the next entry must lie above."""
        return self.ms, self.counter


class Stored(NamedTuple):
    """An entry with its place in the file and the reason it is quarantined for, if any."""

    no: int
    entry: CheckedEntry


def insert(cur: sqlite3.Cursor, sql: Mapping[str, TableSql], entries: Sequence[CheckedEntry]) -> None:
    """Keep entries and the annexes that came with them; the caller checked that they are new and chained."""
    cur.executemany(
        "INSERT INTO entry (stream, seq, hash, header, body, quarantine) VALUES (?, ?, ?, ?, ?, ?)",
        [(e.header.stream, e.header.seq, e.hash, e.header_bytes, e.body_bytes, e.quarantine) for e in entries],
    )
    annexes = [
        (order_key(*e.header.stamp, e.header.stream, e.header.seq, e.hash, op), data)
        for e in entries
        for op, data in e.annexes.items()
    ]
    if annexes:
        cur.executemany(sql["annex"].insert_new, annexes)


def tips(cur: sqlite3.Cursor, stream: str) -> list[Tip]:
    """The tips of a stream: one, or several after a fork; none before its first entry."""
    rows = cur.execute("SELECT stream, hash, seq, ms, counter FROM stream_tip WHERE stream = ?", (stream,)).fetchall()
    return [Tip(*row) for row in rows]


def move_tip(cur: sqlite3.Cursor, before: Tip | None, after: Tip) -> None:
    """A branch grew, or (``before`` is ``None``) a new one began."""
    if before is None:
        cur.execute("INSERT INTO stream_tip (stream, hash, seq, ms, counter) VALUES (?, ?, ?, ?, ?)", after)
    else:
        cur.execute(
            "UPDATE stream_tip SET hash = ?, seq = ?, ms = ?, counter = ? WHERE stream = ? AND hash = ?",
            (after.hash, after.seq, after.ms, after.counter, before.stream, before.hash),
        )


def has(cur: sqlite3.Cursor, stream: str, seq: int, entry_hash: str) -> bool:
    """Whether an entry is held."""
    row = cur.execute(
        "SELECT 1 FROM entry WHERE stream = ? AND seq = ? AND hash = ?", (stream, seq, entry_hash)
    ).fetchone()
    return row is not None


def hashes(cur: sqlite3.Cursor, stream: str, first: int, last: int) -> set[str]:
    """The hashes of all entries of a stream from one seq to another, both in it."""
    rows = cur.execute("SELECT hash FROM entry WHERE stream = ? AND seq BETWEEN ? AND ?", (stream, first, last))
    return {entry_hash for (entry_hash,) in rows.fetchall()}


class Branch:
    """Where the next entries of a run hang: an existing tip, the middle of a branch (a fork begins), or nothing yet."""

    def __init__(self, stream: str, tip: Tip | None, start: tuple[str, int, tuple[int, int] | None]) -> None:
        self.stream = stream
        self.tip = tip
        self.hash, self.seq, self.greatest = start
        self.grew = False

    @classmethod
    def find(cls, cur: sqlite3.Cursor, stream: str, seq: int, prev: str) -> Branch | None:
        """The branch that an entry with this ``seq`` and ``prev`` follows; ``None`` where that is missing."""
        if seq == 1:
            return cls(stream, None, (ZERO_HASH, 0, None)) if prev == ZERO_HASH else None
        for tip in tips(cur, stream):
            if tip.seq == seq - 1 and tip.hash == prev:
                return cls(stream, tip, (tip.hash, tip.seq, tip.stamp))
        if not has(cur, stream, seq - 1, prev):
            return None
        return cls(stream, None, (prev, seq - 1, greatest_stamp(cur, stream, seq - 1, prev)))

    def follows(self, entry: CheckedEntry) -> bool:
        """Whether an entry is the next one of this branch."""
        header = entry.header
        return header.stream == self.stream and header.seq == self.seq + 1 and header.prev == self.hash

    def grow(self, entry: CheckedEntry) -> CheckedEntry:
        """The branch with this entry at its end; the entry comes back quarantined where its stamp does not grow."""
        header = entry.header
        ground = entry.quarantine or stamp_quarantine(header, self.greatest)
        if ground is None:
            self.greatest = header.stamp
        elif entry.quarantine is None:
            entry = entry._replace(quarantine=ground, ops=None)
        self.hash, self.seq, self.grew = entry.hash, header.seq, True
        return entry

    def save(self, cur: sqlite3.Cursor) -> None:
        """Write down the new tip."""
        if self.grew:
            ms, counter = self.greatest or (0, -1)
            move_tip(cur, self.tip, Tip(self.stream, self.hash, self.seq, ms, counter))


def greatest_stamp(cur: sqlite3.Cursor, stream: str, seq: int, entry_hash: str) -> tuple[int, int] | None:
    """The greatest stamp up to an entry in the middle of a branch, walked back along the chain; forks are rare."""
    greatest: tuple[int, int] | None = None
    while seq > 0:
        header, quarantine = cur.execute(
            "SELECT header, quarantine FROM entry WHERE stream = ? AND seq = ? AND hash = ?", (stream, seq, entry_hash)
        ).fetchone()
        read = read_header(header)
        if quarantine is None and (greatest is None or read.stamp > greatest):
            greatest = read.stamp
        seq, entry_hash = seq - 1, read.prev
    return greatest


def pages(cur: sqlite3.Cursor, *, after: int = 0) -> Iterator[list[Stored]]:
    """All entries in the order in which they came, a page at a time, each with the annexes that are held."""
    while True:
        rows = cur.execute(
            "SELECT no, header, body, quarantine FROM entry WHERE no > ? ORDER BY no LIMIT ?", (after, READ_PAGE)
        ).fetchall()
        if not rows:
            return
        yield [Stored(no, load(cur, header, body, quarantine)) for no, header, body, quarantine in rows]
        after = rows[-1][0]


def load(cur: sqlite3.Cursor, header: bytes, body: bytes, quarantine: str | None) -> CheckedEntry:
    """An entry of the journal as it was checked when it came."""
    entry = check_entry(WireEntry(header, body))
    if quarantine is not None:
        return entry._replace(quarantine=Quarantine(quarantine), ops=None)
    if not entry.commitments:
        return entry
    h = entry.header
    annexes: dict[int, bytes] = {}
    for op, commitment in entry.commitments.items():
        key = order_key(*h.stamp, h.stream, h.seq, entry.hash, op)
        row = cur.execute("SELECT bytes FROM annex WHERE entry_key = ?", (key,)).fetchone()
        if row is not None and sha256_hex(row[0]) == commitment:
            annexes[op] = row[0]
    return entry._replace(annexes=annexes)


def next_stamp_floor(cur: sqlite3.Cursor) -> tuple[int, int]:
    """The greatest stamp seen in any stream that is followed (``core.stamps.seen_tick``): own stamps lie above it."""
    row = cur.execute(
        "SELECT ms, counter FROM stream_tip WHERE counter < ? ORDER BY ms DESC, counter DESC LIMIT 1",
        (COUNTER_FOLLOWED,),
    ).fetchone()
    return (row[0], row[1]) if row else (0, -1)


def entry_at_ms(cur: sqlite3.Cursor, tip: Tip) -> int:
    """When the newest entry of a branch says it was made."""
    row = cur.execute(
        "SELECT header FROM entry WHERE stream = ? AND seq = ? AND hash = ?", (tip.stream, tip.seq, tip.hash)
    ).fetchone()
    return read_header(row[0]).at_ms


def last_numbers(cur: sqlite3.Cursor, series: str) -> dict[str, str]:
    """The last number of every document code in a series; months are few, so this does not grow with history."""
    rows = cur.execute(
        "SELECT code, branch, period, last_no FROM series_state WHERE series = ? ORDER BY period", (series,)
    ).fetchall()
    return {code: str(DocumentNumber(code, branch, series, period, no)) for code, branch, period, no in rows}


def keep_head(cur: sqlite3.Cursor, head: SignedHead) -> None:
    """Keep a signed head."""
    cur.execute(
        "INSERT INTO signed_head (stream, seq, hash, signature) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (head.stream, head.seq, head.hash, head.signature),
    )
