"""Looking over a data folder from outside: every hash, link and signature, and whether the tables fit the journal.

Reads only; a fault is named by stream and number.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from core.lifecycles import lifecycles
from core.records import Registry
from core.registry import RECORDS
from storage import forms, journal
from storage.apply import Applier
from storage.database import FILE_NAME, connect, told_in_words
from storage.device_state import read_identity
from storage.statements import statements_of
from storage.tripwire import Mark
from storage.trust_store import TrustStore
from storage.upgrade import integrity_fault
from storage.verdicts import load_standing
from sync.protocol.canonical import sha256_hex
from sync.protocol.entry import ZERO_HASH, Dropped, Fault, WireEntry, check_entry, order_key, stamp_quarantine
from sync.protocol.lifecycle import load_machines
from sync.protocol.trust import Malformed, SignedHead

FAULTS_NAMED = 50
SENTENCES = {  # words
    "file": "verify.file",
    "missing": "verify.missing",
    "tail": "verify.tail",
    "bytes": "verify.bytes",
    "body": "verify.body",
    "hash": "verify.hash",
    "link": "verify.link",
    "annex": "verify.annex",
    "set_aside": "verify.set_aside",
    "head": "verify.head",
    "head_alone": "verify.head_alone",
    "cut": "verify.cut",
    "table": "verify.table",
}
"""The sentence of each kind of fault; its blank ``where`` is a stream and number, or a table and row."""


@dataclass(slots=True)
class Report:
    """What was looked at and what was found; ``faults`` are ``(kind of SENTENCES, where)``, at most 50."""

    entries: int = 0
    streams: int = 0
    rows: int = 0
    faults: list[tuple[str, str]] = field(default_factory=list)

    def fault(self, what: str, where: str) -> None:
        """Note a fault."""
        assert what in SENTENCES
        if len(self.faults) < FAULTS_NAMED:
            self.faults.append((what, where))


def verify(folder: Path, mark: Mark | None, registry: Registry = RECORDS) -> Report:
    """Check a data folder; ``mark`` is its tripwire, where this device has it.

    Raises:
        Rejected: the file cannot be opened at all.
    """
    report = Report()
    connection = connect(folder / FILE_NAME, writes=False)
    try:
        with told_in_words():
            broken = integrity_fault(connection)
            if broken is not None:
                report.fault("file", broken)
                return report
            cur = connection.cursor()
            _check_chains(cur, report)
            _check_heads(cur, report)
            _check_tripwire(cur, mark, report)
            if not report.faults:
                _check_tables(connection, registry, report)
    finally:
        connection.close()
    return report


class _Held(NamedTuple):
    """An entry as the file has it."""

    seq: int
    hash: str
    header: bytes
    body: bytes
    quarantine: str | None


_Ends = Mapping[str, tuple[int, int] | None]
"""The entries of one seq by hash, with the greatest stamp on their branch so far."""


def _entries(cur: sqlite3.Cursor, stream: str) -> Iterator[_Held]:
    """All entries of a stream by seq, a page at a time."""
    seq, no = -1, 0
    while True:
        rows = cur.execute(
            "SELECT no, seq, hash, header, body, quarantine FROM entry WHERE stream = ? AND (seq, no) > (?, ?) "
            "ORDER BY seq, no LIMIT 500",
            (stream, seq, no),
        ).fetchall()
        if not rows:
            return
        yield from (_Held(*row[1:]) for row in rows)
        no, seq = rows[-1][:2]


def _check_chains(cur: sqlite3.Cursor, report: Report) -> None:
    """Bytes, hashes and links of every entry, annexes against their commitments, and tips against what is there."""
    streams = {row[0] for row in cur.execute("SELECT stream FROM entry UNION SELECT stream FROM stream_tip").fetchall()}
    for stream in sorted(streams):
        report.streams += 1
        before: _Ends | None = {ZERO_HASH: None}
        last = 0
        for seq, together in groupby(_entries(cur, stream), key=lambda held: held.seq):
            if seq != last + 1:
                report.fault("missing", f"{stream} {last + 1}")
                before = None
            here: dict[str, tuple[int, int] | None] = {}
            for held in together:
                report.entries += 1
                fault, here[held.hash] = _entry_fault(cur, stream, held, before)
                if fault is not None:
                    report.fault(fault, f"{stream} {seq}")
            before, last = here, seq
        tips = journal.tips(cur, stream)
        for tip in tips:
            if not journal.has(cur, stream, tip.seq, tip.hash):
                report.fault("tail", f"{stream} {tip.seq}")
        if tips and max(tip.seq for tip in tips) != last:
            report.fault("tail", f"{stream} {last}")


def _entry_fault(
    cur: sqlite3.Cursor, stream: str, held: _Held, before: _Ends | None
) -> tuple[str | None, tuple[int, int] | None]:
    """What is wrong with an entry, and the greatest stamp of its branch up to it.

    ``before`` is ``None`` after a gap; then nothing is said of what hangs on the entry before.
    """
    try:
        entry = check_entry(WireEntry(held.header, held.body))
    except Dropped as why:
        return ("body" if why.reason is Fault.BODY_HASH else "bytes"), None
    header = entry.header
    if (header.stream, header.seq, entry.hash) != (stream, held.seq, held.hash):
        return "hash", None
    greatest = before.get(header.prev) if before is not None else None
    ground = entry.quarantine or stamp_quarantine(header, greatest)
    after = header.stamp if ground is None else greatest
    if before is not None and header.prev not in before:
        return "link", after
    if before is not None and ground != held.quarantine:
        return "set_aside", after
    for op, commitment in entry.commitments.items():
        key = order_key(*header.stamp, stream, header.seq, entry.hash, op)
        row = cur.execute("SELECT bytes FROM annex WHERE entry_key = ?", (key,)).fetchone()
        if row is not None and sha256_hex(row[0]) != commitment:
            return "annex", after
    return None, after


def _check_heads(cur: sqlite3.Cursor, report: Report) -> None:
    """Signed heads name entries that are here, and are signed by whom they say."""
    identity = read_identity(cur)
    if identity is None:
        return
    trust = TrustStore(identity.shop)
    trust.load(cur)
    rows = cur.execute("SELECT stream, seq, hash, signature FROM signed_head ORDER BY stream, seq").fetchall()
    for stream, seq, entry_hash, signature in rows:
        where = f"{stream} {seq}"
        if not journal.has(cur, stream, seq, entry_hash):
            report.fault("head_alone", where)
            continue
        try:
            head = SignedHead.read(
                {"shop": identity.shop, "stream": stream, "seq": seq, "hash": entry_hash, "signature": signature}
            )
        except Malformed:
            report.fault("head", where)
            continue
        if not trust.head_holds(head):
            report.fault("head", where)


def _check_tripwire(cur: sqlite3.Cursor, mark: Mark | None, report: Report) -> None:
    """What was shown last is in the chain; more may be there, less never."""
    identity = read_identity(cur)
    if identity is None or mark is None or mark.seq == 0:
        return
    if mark.stream == identity.stream and not journal.has(cur, mark.stream, mark.seq, mark.hash):
        report.fault("cut", f"{mark.stream} {mark.seq}")


def _check_tables(connection: sqlite3.Connection, registry: Registry, report: Report) -> None:
    """Compute every shared table again in a scratch file and compare row by row."""
    sql = statements_of(registry)
    applier = Applier(registry, sql, load_machines({"machines": lifecycles()}))
    source = connection.cursor()
    identity = read_identity(source)
    if identity is None:
        return
    with tempfile.TemporaryDirectory(prefix="olpos-verify-") as scratch:
        copy = connect(Path(scratch) / FILE_NAME, writes=True)
        try:
            copy.execute("PRAGMA synchronous=OFF")
            connection.backup(copy)
            cur = copy.cursor()
            standing = load_standing(cur, identity.shop, applier.rules)
            cur.execute("BEGIN")
            for name in (*forms.computed_tables(registry), *forms.INDEX_TABLES):
                cur.execute(sql[name].clear)
            for page in journal.pages(copy.cursor()):
                applier.apply(cur, [stored.entry for stored in page], standing)
            cur.execute("COMMIT")
            path = connection.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0]
            cur.execute("ATTACH ? AS looked_at", (f"{Path(path).as_uri()}?mode=ro",))
            for name in forms.computed_tables(registry):
                _compare(cur, name, report)
        finally:
            copy.close()


def _compare(cur: sqlite3.Cursor, name: str, report: Report) -> None:
    """Rows that one side has and the other has not."""
    report.rows += cur.execute(f'SELECT count(*) FROM main."{name}"').fetchone()[0]  # noqa: S608
    for one, other in (("main", "looked_at"), ("looked_at", "main")):
        rows = cur.execute(f'SELECT * FROM {one}."{name}" EXCEPT SELECT * FROM {other}."{name}" LIMIT 3').fetchall()  # noqa: S608
        for row in rows:
            report.fault("table", f"{name} {row[0]}")


def faults_of(report: Report, write: Callable[[str], None], say: Callable[..., str]) -> int:
    """Write every fault in a sentence of its own, then the summary line; gives the exit status.

    ``say`` gives the sentence of a catalogue key with its blanks filled.
    """
    for what, where in report.faults:
        write(say(SENTENCES[what], where=where))
    write(
        f"verify: {report.streams} streams, {report.entries} entries, {report.rows} rows, {len(report.faults)} faults"
    )
    return 1 if report.faults else 0
