"""Trust objects in the file: checked by signature before they are kept, also where they came as rows of entries."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from storage import signing
from sync.protocol.canonical import NotCanonical, canonical, parse_canonical
from sync.protocol.entry import APPEND, CheckedEntry
from sync.protocol.limits import WAITING_RUNS_MAX
from sync.protocol.trust import (
    RECOVERY,
    TRUST_TYPES,
    Certificate,
    Erasure,
    Keys,
    Malformed,
    Objection,
    Revocation,
    SignedHead,
    check_certificate,
    check_issued,
    check_signed_head,
    read_fact,
)

TrustObject = Certificate | Revocation | Erasure


def kind_of(signed: TrustObject) -> str:
    """The record type of a trust object."""
    return next(name for name, kind in TRUST_TYPES.items() if type(signed) is kind)


def read_object(kind: str, members: Mapping[str, Any]) -> TrustObject | None:
    """A trust object as it is handed over, or ``None`` where it is none."""
    try:
        return TRUST_TYPES[kind].read(members) if kind in TRUST_TYPES else None
    except Malformed:
        return None


class TrustStore:
    """Keeps what is genuine; what is signed by somebody who is not known yet waits for them, within a bound."""

    def __init__(self, shop: str) -> None:
        self._keys = Keys(shop)
        self._waiting: list[TrustObject] = []

    def load(self, cur: sqlite3.Cursor) -> None:
        """Learn the keys of the certificates in the file."""
        for (data,) in cur.execute("SELECT object FROM trust_object WHERE kind = 'certificate'").fetchall():
            self._keys.add(Certificate.read(parse_canonical(data)))

    def add(self, cur: sqlite3.Cursor, objects: Iterable[TrustObject]) -> bool:
        """Keep objects that are genuine and new; whether any was."""
        todo, added = [*self._waiting, *objects], False
        self._waiting = []
        progress = True
        while progress:
            progress, later = False, []
            for signed in todo:
                objection = self._check(signed)
                if objection is Objection.ISSUER_UNKNOWN:
                    later.append(signed)
                elif objection is None:
                    new = self._keep(cur, signed)
                    added, progress = added or new, progress or new
            todo = later
        self._waiting = todo[:WAITING_RUNS_MAX]
        return added

    def _check(self, signed: TrustObject) -> Objection | None:
        if isinstance(signed, Certificate):
            return check_certificate(signed, self._keys, signing.verify)
        return check_issued(signed, self._keys, signing.verify)

    def _keep(self, cur: sqlite3.Cursor, signed: TrustObject) -> bool:
        if isinstance(signed, Certificate):
            self._keys.add(signed)
        cur.execute(
            "INSERT INTO trust_object (id, kind, object) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
            (signed.id, kind_of(signed), canonical(signed.wire())),
        )
        return cur.rowcount == 1

    def knows(self, stream: str) -> bool:
        """Whether a genuine certificate of a stream is here, be it that it counts or not."""
        return bool(self._keys.of(stream))

    def head_holds(self, head: SignedHead) -> bool:
        """Whether a signed head is its stream's own word."""
        return check_signed_head(head, self._keys, signing.verify) is None

    def take_rows(self, cur: sqlite3.Cursor, entries: Sequence[CheckedEntry]) -> bool:
        """Note the trust objects and adoptions that entries hold as rows; whether any verdict may have changed.

        Rows of quarantined entries are none. A row counts as evidence that its entry made the object; the object itself
        is kept only where its signature holds.
        """
        objects: list[TrustObject] = []
        changed = False
        for entry in entries:
            for n, op in enumerate(entry.ops or ()):
                if op[1] not in _TRUST_ROWS or op[0] != APPEND:
                    continue
                if len(op) < _APPEND_LENGTH or not isinstance(op[2], dict):
                    continue
                noted = self._note(cur, entry, n, op[1], op[2], objects)
                changed = changed or noted
        return (self.add(cur, objects) if objects else False) or changed

    @staticmethod
    def _note(
        cur: sqlite3.Cursor,
        entry: CheckedEntry,
        n: int,
        record_type: str,
        row: Mapping[str, Any],
        objects: list[TrustObject],
    ) -> bool:
        header = entry.header
        if record_type == "adoption":
            target, op = row.get("entry"), row.get("op")
            if not isinstance(target, str) or not (op is None or type(op) is int):
                return False
            noted = (header.stream, header.seq, entry.hash, record_type, target, -1 if op is None else op)
        else:
            try:
                signed = read_fact(record_type, row)
            except (Malformed, NotCanonical):
                return False
            if signed.issuer == RECOVERY:  # needs no entry behind it: the recovery key has no stream
                objects.append(signed)
                return False
            if signed.issuer != header.stream or signed.issuer_seq != header.seq:
                return False
            objects.append(signed)
            noted = (header.stream, header.seq, entry.hash, record_type, signed.id, n)
        cur.execute("INSERT INTO trust_fact VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", noted)
        return cur.rowcount == 1


_TRUST_ROWS = frozenset({"certificate", "revocation", "erasure", "adoption"})
_APPEND_LENGTH = 3
