"""Whether a journal holds together: who wrote it, every hash, link and signature, and what others say of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias

from core.records import Kind, Registry
from storage import journal, signing
from storage.device_state import Identity, read_identity
from storage.tripwire import Mark
from storage.verify_report import Report
from sync.protocol.canonical import NotCanonical, parse_canonical, sha256_hex
from sync.protocol.entry import (
    ORDER_KEY_BYTES,
    ZERO_HASH,
    CheckedEntry,
    Dropped,
    Fault,
    WireEntry,
    check_entry,
    order_key,
    read_order_key,
    stamp_quarantine,
)
from sync.protocol.trust import (
    TRUST_TYPES,
    Certificate,
    Erasure,
    Keys,
    Malformed,
    Revocation,
    SignedHead,
    check_certificate,
    check_issued,
    check_signed_head,
)

_Stamp: TypeAlias = tuple[int, int]


class Known(NamedTuple):
    """Who this device says it is, and whose keys are known."""

    identity: Identity
    keys: Keys
    certificates: Mapping[str, Certificate]


# -- who wrote it


def check_identity(cur: sqlite3.Cursor, report: Report) -> Known | None:
    """Whether this device is who the certificates say, and every trust object signed by whom it says.

    A file without an identity is whole only while it has no entries either.
    """
    identity = _identity(cur, report)
    if identity is None:
        return None
    keys, certificates = _check_trust(cur, identity.shop, report)
    known = Known(identity, keys, certificates)
    if identity.shop not in certificates:
        report.fault("identity", identity.shop)
    held = certificates.get(identity.stream)
    has_entries = cur.execute("SELECT 1 FROM entry WHERE stream = ? LIMIT 1", (identity.stream,)).fetchone() is not None
    if held is None:
        fits = identity.closed and not has_entries
    else:
        fits = has_entries and (held.device, held.series) == (identity.device, identity.series)
    if not fits:
        report.fault("identity", identity.stream)
    return known


def _identity(cur: sqlite3.Cursor, report: Report) -> Identity | None:
    try:
        identity = read_identity(cur)
    except (ValueError, TypeError, KeyError, AttributeError):
        report.fault("identity", "device_state")
        return None
    if identity is None:
        tables = ("entry", "stream_tip", "trust_object", "signed_head")
        if any(cur.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone() for name in tables):  # noqa: S608
            report.fault("identity", "device_state")
        return None
    if not all(isinstance(said, str) for said in (identity.shop, identity.stream, identity.device, identity.series)):
        report.fault("identity", "device_state")
        return None
    return identity


def _check_trust(cur: sqlite3.Cursor, shop: str, report: Report) -> tuple[Keys, dict[str, Certificate]]:
    """The keys of all certificates that hold; whatever does not hold is a fault."""
    certificates: list[Certificate] = []
    issued: list[Revocation | Erasure] = []
    for object_id, kind, data in cur.execute("SELECT id, kind, object FROM trust_object ORDER BY id").fetchall():
        signed = _trust_object(kind, data)
        if signed is None or signed.id != object_id:
            report.fault("trust", object_id)
        elif isinstance(signed, Certificate):
            certificates.append(signed)
        else:
            issued.append(signed)
    keys, held = Keys(shop), dict[str, Certificate]()
    while genuine := [c for c in certificates if check_certificate(c, keys, signing.verify) is None]:
        for certificate in genuine:  # each may be what the next is signed with
            keys.add(certificate)
            held.setdefault(certificate.stream, certificate)
        certificates = [c for c in certificates if c not in genuine]
    for unfounded in (*certificates, *(o for o in issued if check_issued(o, keys, signing.verify) is not None)):
        report.fault("trust", unfounded.id)
    return keys, held


def _trust_object(kind: Any, data: Any) -> Certificate | Revocation | Erasure | None:
    if not isinstance(data, bytes) or kind not in TRUST_TYPES:
        return None
    try:
        members = parse_canonical(data)
        return TRUST_TYPES[kind].read(members) if isinstance(members, dict) else None
    except (Malformed, NotCanonical):
        return None


# -- what was written


class _Held(NamedTuple):
    """An entry as the file has it."""

    no: int
    stream: str
    seq: int
    hash: str
    header: bytes
    body: bytes
    quarantine: str | None

    @property
    def is_sound(self) -> bool:
        """Whether every cell is of its kind: SQLite keeps anything in any column."""
        *cells, quarantine = (type(value) for value in self)
        return cells == [int, str, int, str, bytes, bytes] and quarantine in (str, type(None))


class _After(NamedTuple):
    """Where an entry stands in the file, and the greatest stamp on its branch up to it."""

    no: int
    stamp: _Stamp | None


_Ends: TypeAlias = Mapping[str, _After]
"""The entries of one seq by hash."""
_START: _Ends = {ZERO_HASH: _After(0, None)}
_Leaves: TypeAlias = dict[str, tuple[int, _Stamp | None]]
"""Entries that none follows, by hash: what the tips of a stream must be."""


@dataclass(slots=True)
class _Walk:
    """What is gathered on the way through all entries.

    ``annexes`` are the keys that entries commit to, 70 bytes each; ``commands`` are the results of commands that are
    kept for retries, by id; ``proven`` says of those whose entry is here whether it has the result in it.
    """

    annexes: set[bytes] = field(default_factory=set)
    commands: dict[str, tuple[str, int]] = field(default_factory=dict)
    proven: dict[str, bool] = field(default_factory=dict)


def check_chains(cur: sqlite3.Cursor, known: Known | None, registry: Registry, report: Report) -> None:
    """Bytes, hashes and links of every entry, annexes against their commitments, and tips against what is there.

    Then, where that is whole, what only hangs on entries: annexes that none commits to, and results of commands.
    """
    before = report.found
    tips: dict[Any, set[tuple[Any, ...]]] = {}
    for stream, *tip in cur.execute("SELECT stream, hash, seq, ms, counter FROM stream_tip").fetchall():
        tips.setdefault(stream, set()).add(tuple(tip))
    walk = _Walk()
    done = cur.execute("SELECT id, result, seq FROM done_command WHERE seq <> 0").fetchall()
    walk.commands = {command: (result, seq) for command, result, seq in done}
    side = cur.connection.cursor()
    rows = side.execute("SELECT no, stream, seq, hash, header, body, quarantine FROM entry ORDER BY stream, seq, no")
    for stream, entries in groupby(map(_Held._make, rows), key=lambda held: held.stream):
        report.streams += 1
        if known is not None and not known.keys.of(stream):
            report.fault("trust", stream)
        _check_stream(cur, stream, entries, tips.pop(stream, set()), walk, report)
    for stream, ends in tips.items():
        report.streams += 1
        for tip in ends:
            report.fault("tail", stream, tip[1])
    count, first, end = cur.execute("SELECT count(*), min(no), max(no) FROM entry").fetchone()
    if count != report.entries:
        report.fault("unread", "entry")
    if report.found == before:
        if count and (first, end) != (1, count):  # numbered as they came, and none is ever taken out
            report.fault("place", "entry", end)
        _check_annexes(cur, walk, report)
        _check_commands(cur, walk, registry, report)


def _check_stream(
    cur: sqlite3.Cursor, stream: str, entries: Iterator[_Held], tips: set[tuple[Any, ...]], walk: _Walk, report: Report
) -> None:
    """One stream from its first entry on; both branches of a fork are looked at."""
    found = report.found
    before: _Ends | None = _START
    last = 0
    leaves: _Leaves = {}
    for seq, together in groupby(entries, key=lambda held: held.seq):
        if isinstance(seq, int):
            if seq != last + 1:
                report.fault("missing", stream, last + 1)
                before = None
            last = seq
        before = _check_seq(cur, list(together), before, leaves, walk, report)
    if report.found == found:
        made = {(entry_hash, seq, *(stamp or (0, -1))) for entry_hash, (seq, stamp) in leaves.items()}
        for _, seq, *_ in made ^ tips:
            report.fault("tail", stream, seq)
    elif last not in {tip[1] for tip in tips}:
        report.fault("tail", stream, last)


def _check_seq(
    cur: sqlite3.Cursor, together: list[_Held], before: _Ends | None, leaves: _Leaves, walk: _Walk, report: Report
) -> _Ends | None:
    """The entries of one seq, more than one where a stream forked; what the next may hang on, if that is known."""
    here: dict[str, _After] | None = {}
    for held in together:
        report.entries += 1
        if not held.is_sound:
            report.fault("cell", "entry", held.stream, held.seq)
            here = None
            continue
        fault, after, entry = _entry_fault(cur, held, before, walk)
        if fault is not None:
            report.fault(fault, held.stream, held.seq)
        if here is not None:
            here[held.hash] = _After(held.no, after)
        leaves[held.hash] = (held.seq, after)
        if entry is not None:
            leaves.pop(entry.header.prev, None)
    return here


def _entry_fault(
    cur: sqlite3.Cursor, held: _Held, before: _Ends | None, walk: _Walk
) -> tuple[str | None, _Stamp | None, CheckedEntry | None]:
    """What is wrong with an entry, the greatest stamp of its branch up to it, and what its bytes say.

    ``before`` is ``None`` after a gap; then nothing is said of what hangs on the entry before.
    """
    try:
        entry = check_entry(WireEntry(held.header, held.body))
    except Dropped as why:
        return ("body" if why.reason is Fault.BODY_HASH else "bytes"), None, None
    header = entry.header
    if (header.stream, header.seq, entry.hash) != (held.stream, held.seq, held.hash):
        return "hash", None, entry
    behind = before.get(header.prev) if before is not None else None
    greatest = behind.stamp if behind is not None else None
    ground = entry.quarantine or stamp_quarantine(header, greatest)
    after = header.stamp if ground is None else greatest
    fault: str | None = None
    if before is not None:
        if behind is None:
            fault = "link"
        elif ground != held.quarantine:
            fault = "set_aside"
        elif held.no <= behind.no:
            fault = "place"
    said = walk.commands.get(header.command_id)
    if said is not None and said[1] == header.seq:
        walk.proven[header.command_id] = said[0].encode() in held.body
    if entry.commitments and not _annexes_hold(cur, entry, walk):
        fault = fault or "annex"
    return fault, after, entry


def _annexes_hold(cur: sqlite3.Cursor, entry: CheckedEntry, walk: _Walk) -> bool:
    """Whether the annexes that are here are those that an entry commits to; others may come later, or were erased."""
    header, hold = entry.header, True
    for op, commitment in entry.commitments.items():
        key = order_key(*header.stamp, header.stream, header.seq, entry.hash, op)
        walk.annexes.add(key)
        row = cur.execute("SELECT bytes FROM annex WHERE entry_key = ?", (key,)).fetchone()
        if row is not None and (not isinstance(row[0], bytes) or sha256_hex(row[0]) != commitment):
            hold = False
    return hold


def _check_annexes(cur: sqlite3.Cursor, walk: _Walk, report: Report) -> None:
    for (key,) in cur.execute("SELECT entry_key FROM annex").fetchall():
        if key in walk.annexes:
            continue
        if isinstance(key, bytes) and len(key) == ORDER_KEY_BYTES:
            said = read_order_key(key)
            report.fault("annex", said.stream, said.seq)
        else:
            report.fault("annex", key)


def _check_commands(cur: sqlite3.Cursor, walk: _Walk, registry: Registry, report: Report) -> None:
    """A result that is kept is an id in the command's entry, or that of a row of this device's alone (a print job)."""
    local = [t.name for t in registry.types if t.kind is Kind.LOCAL]
    for command, (result, _) in sorted(walk.commands.items()):
        in_entry = walk.proven.get(command)
        if in_entry is None or not (
            in_entry or any(cur.execute(f'SELECT 1 FROM "{name}" WHERE id = ?', (result,)).fetchone() for name in local)  # noqa: S608
        ):
            report.fault("command", command)


# -- what others say of it


def check_heads(cur: sqlite3.Cursor, known: Known | None, report: Report) -> None:
    """Signed heads name entries that are here, are signed by whom they say, and close what other devices wrote.

    Nothing of another device's comes in without a head. Of the own log none is demanded: it is signed at a backup and
    a shift's close, after the commit, and the power may go in between.
    """
    if known is None:
        return
    shop = known.identity.shop
    heads: set[tuple[Any, ...]] = set()
    rows = cur.execute("SELECT stream, seq, hash, signature FROM signed_head ORDER BY stream, seq").fetchall()
    for stream, seq, entry_hash, signature in rows:
        heads.add((stream, seq, entry_hash))
        if not journal.has(cur, stream, seq, entry_hash):
            report.fault("head_alone", stream, seq)
            continue
        try:
            head = SignedHead.read(
                {"shop": shop, "stream": stream, "seq": seq, "hash": entry_hash, "signature": signature}
            )
        except Malformed:
            report.fault("head", stream, seq)
            continue
        if check_signed_head(head, known.keys, signing.verify) is not None:
            report.fault("head", stream, seq)
    for tip in cur.execute("SELECT stream, seq, hash FROM stream_tip ORDER BY stream, seq").fetchall():
        held = known.certificates.get(tip[0])
        if held is not None and held.device != known.identity.device and tip not in heads:
            report.fault("head_missing", *tip[:2])


def check_tripwire(cur: sqlite3.Cursor, known: Known | None, mark: Mark | None, report: Report) -> None:
    """What was shown last is in the chain; more may be there, less never."""
    if mark is None or mark.seq == 0:
        return
    ours = known is None or mark.stream == known.identity.stream
    if ours and not journal.has(cur, mark.stream, mark.seq, mark.hash):
        report.fault("cut", mark.stream, mark.seq)
