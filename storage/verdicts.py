"""What the registry says to the protocol's judge, and the state of trust as the file holds it.

Reading an operation (are verb, type, columns and values known?) and turning it into a row is one piece of work:
``known`` does it once and keeps the row for ``apply``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from core.records import DeviceClass, Kind, RecordType, Registry
from storage.cells import base_stamp
from storage.codec import NUL, RowCodec, Unfit
from sync.protocol.canonical import parse_canonical
from sync.protocol.entry import APPEND, PUT, CheckedEntry, bare_length
from sync.protocol.objects import Certificate, Revocation
from sync.protocol.verdict import Adoption, Judge, Trust, TrustFact, adopted

_DATE_CHARS = 15
_BARE_FACT = 3
"""Elements of an ``append`` without a commitment."""
_NOTHING: Mapping[int, Any] = MappingProxyType({})
_CLASSES = {cls.value: cls for cls in DeviceClass}
CONFIG_LATE = "config_late"
"""A dated setting written when its date had come already: kept, never in force."""


class ReadOp(NamedTuple):
    """An operation as this version reads it.

    A fact has ``row`` in table order; a put has the values and the stamps seen by column position.
    """

    type: RecordType
    record_id: str
    row: list[Any] | None
    values: Mapping[int, Any]
    bases: Mapping[int, bytes]


class Rules:
    """The protocol's ``RowRules`` for one registry."""

    def __init__(
        self,
        registry: Registry,
        codecs: Mapping[str, RowCodec],
        fits: Mapping[str, Callable[[list[Any]], bool]],
    ) -> None:
        self._types = {t.name: t for t in registry.journalled()}
        self._codecs = codecs
        self._fits = fits
        self._facts = {
            t.name: (t, codecs[t.name], fits.get(t.name)) for t in registry.journalled() if t.kind is Kind.FACT
        }
        self.read: ReadOp | None = None

    def known(self, op: list[Any]) -> bool:
        """Whether this version can read all of an operation; what it read is in ``read``."""
        try:
            self.read = self._bare_fact(op) or self.read_op(op)
        except Unfit:
            self.read = None
            return False
        return True

    def _bare_fact(self, op: list[Any]) -> ReadOp | None:
        """The commonest operation, a fact without an annex; ``None`` for all others. Raises ``Unfit``."""
        if len(op) != _BARE_FACT or op[0] != APPEND:
            return None
        fact, row = self._facts.get(op[1]), op[2]
        if fact is None or row.__class__ is not dict:
            return None
        record_type, codec, fits = fact
        values = codec.fact_values(row)
        if fits is not None and not fits(values):
            raise Unfit(record_type.name)
        return ReadOp(record_type, values[0], values, _NOTHING, _NOTHING)

    def read_op(self, op: list[Any], annex: bytes | None = None) -> ReadOp:
        """Read an operation, with the personal columns of its annex where it is here. Raises ``Unfit``."""
        record_type = self._types.get(op[1])
        if record_type is None or op[0] != (APPEND if record_type.kind is Kind.FACT else PUT):
            raise Unfit(op[1])
        spare = len(op) - (bare_length(op[0]) or 0)
        if spare not in (0, 1) or (spare and not isinstance(op[-1], str)):
            raise Unfit("arity")
        codec = self._codecs[op[1]]
        personal = parse_canonical(annex)["row"] if annex is not None else {}
        if record_type.kind is Kind.FACT:
            return self._read_fact(record_type, codec, op[2], personal)
        return self._read_put(record_type, codec, op, personal)

    def _read_fact(self, record_type: RecordType, codec: RowCodec, row: Any, personal: Mapping[str, Any]) -> ReadOp:
        if not isinstance(row, dict):
            raise Unfit("columns")
        values = codec.fact_values({**row, **codec.personal_values(personal)} if personal else row)
        fits = self._fits.get(record_type.name)
        if fits is not None and not fits(values):
            raise Unfit(record_type.name)
        return ReadOp(record_type, values[0], values, {}, {})

    @staticmethod
    def _read_put(record_type: RecordType, codec: RowCodec, op: list[Any], personal: Mapping[str, Any]) -> ReadOp:
        record_id, columns, base = op[2], op[3], op[4]
        if not (isinstance(record_id, str) and isinstance(columns, dict) and isinstance(base, dict)):
            raise Unfit("put")
        if NUL in record_id:
            raise Unfit("id")
        if codec.unknown(columns) or codec.unknown(base) or "id" in columns:
            raise Unfit("columns")
        if record_type.kind is Kind.CONFIG:
            config_parts(record_id)
        bases: dict[int, bytes] = {}
        for position, name in enumerate(codec.names):
            if name in base:
                stamp = base_stamp(base[name]) if isinstance(base[name], list) else None
                if stamp is None:
                    raise Unfit(name)
                bases[position] = stamp
        values = codec.put_values({**columns, **codec.personal_values(personal)} if personal else columns)
        return ReadOp(record_type, record_id, None, values, bases)

    def may_write(self, record_type: str, cls: str, row: Mapping[str, Any], user: str | None) -> bool:
        """Whether a stream of this class may write this row."""
        return self._types[record_type].writers(_CLASSES[cls], row, user)

    def series_of(self, record_type: str, row: Mapping[str, Any]) -> str | None:
        """The series code that a numbered row carries."""
        column = self._types[record_type].series_column
        return str(row[column]) if column is not None else None


def config_parts(record_id: str) -> tuple[str, int]:
    """Key and date (UTC ms) of a dated setting's id ``<key>@<effective_from>``. Raises ``Unfit``."""
    key, at, text = record_id.rpartition("@")
    if (
        not key
        or not at
        or not text.isascii()
        or not text.isdigit()
        or len(text) > _DATE_CHARS
        or str(int(text)) != text
    ):
        raise Unfit("id")
    return key, int(text)


def in_time(entry: CheckedEntry, root: str, effective_from_ms: int) -> bool:
    """Whether a dated setting was written before its date, or with the shop itself."""
    header = entry.header
    return header.at_ms < effective_from_ms or (header.stream == root and header.seq == 1)


class Standing(NamedTuple):
    """The state of trust of a shop, the judge by it, and what changes when any verdict may."""

    root: str
    trust: Trust
    judge: Judge
    fingerprint: tuple[str, frozenset[tuple[str, int | None]]]


def load_standing(cur: sqlite3.Cursor, root: str, rules: Rules) -> Standing:
    """What the certificates, revocations and adoptions in the file say together."""
    certificates: list[Certificate] = []
    revocations: list[Revocation] = []
    for kind, data in cur.execute("SELECT kind, object FROM trust_object"):
        if kind == "certificate":
            certificates.append(Certificate.read(parse_canonical(data)))
        elif kind == "revocation":
            revocations.append(Revocation.read(parse_canonical(data)))
    facts: list[TrustFact] = []
    adoptions: list[Adoption] = []
    rows = cur.execute("SELECT stream, seq, entry_hash, record_type, object, op FROM trust_fact").fetchall()
    for stream, seq, entry_hash, record_type, obj, op in rows:
        if record_type == "adoption":
            adoptions.append(Adoption(stream, seq, entry_hash, obj, None if op < 0 else op))
        else:
            facts.append(TrustFact(stream, seq, obj, entry_hash))
    trust = Trust.build(root, certificates, revocations, facts)
    adopted_rows = adopted(trust, adoptions)
    return Standing(root, trust, Judge(trust, rules, adopted_rows), (trust.fingerprint, adopted_rows))
