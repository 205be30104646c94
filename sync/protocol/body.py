"""The body of an entry: its operations, and the grounds on which an entry is quarantined without knowing the schema.

``["append", type, row]`` inserts a fact, ``["put", type, id, columns, base]`` writes columns of a record; ``base``
says for each column which stamp its writer saw. An operation that owns an annex ends with the annex's sha256. Other
verbs are kept for a version that knows them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeAlias

from sync.protocol.canonical import Flaw, NotCanonical, parse_canonical
from sync.protocol.header import Header, is_hash
from sync.protocol.limits import ENTRY_BYTES_MAX, OPS_MAX, PROTOCOL_VERSION, STAMP_LIMIT_MS

Op: TypeAlias = list[Any]
"""One operation as it stands in the body; the first two elements are its verb and its record type."""

APPEND = "append"
PUT = "put"
PUT_BASE = 4
"""Where the base of a ``put`` stands."""
_BARE_LENGTH: Mapping[str, int] = {APPEND: 3, PUT: 5}
_PUT_COLUMNS = 3


class Quarantine(StrEnum):
    """Why an entry is kept and passed on, but never applied; the first ground that holds is named."""

    ENTRY_BYTES = "entry_bytes"  # header and body above 256 KiB
    STAMP_LIMIT = "stamp_limit"  # stamped in 2100 or later
    BODY_DEPTH = "body_depth"  # nested deeper than 16
    BODY_NOT_CANONICAL = "body_not_canonical"
    BODY_SHAPE = "body_shape"  # not {"ops": [...]}
    OP_COUNT = "op_count"  # more than 1,000
    OP_SHAPE = "op_shape"  # not a list that starts with two strings
    COMMITMENT = "commitment"  # what stands where a commitment belongs is no sha256
    TWO_PUTS = "two_puts"  # of one record, sharing a column or both with an annex
    STAMP_ORDER = "stamp_order"  # not above an earlier entry of its branch; see stamp_quarantine


_NONE: Mapping[int, str] = MappingProxyType({})


def verb_of(op: Op) -> str:
    """The verb of an operation; one that is neither ``append`` nor ``put`` is parked."""
    verb: str = op[0]
    return verb


def type_of(op: Op) -> str:
    """The record type of an operation."""
    record_type: str = op[1]
    return record_type


def bare_length(verb: str) -> int | None:
    """Elements of an operation that owns no annex, and so where the commitment of one that does stands.

    3 for ``append``, 5 for ``put``, ``None`` for verbs that this version does not know.
    """
    return _BARE_LENGTH.get(verb)


def commitment_of(op: Op) -> str | None:
    """The sha256 of the annex that this operation owns, or ``None``."""
    place = _BARE_LENGTH.get(op[0])
    if place is None or len(op) != place + 1:
        return None
    commitment: str = op[place]
    return commitment


def row_of(op: Op) -> Mapping[str, Any] | None:
    """The columns that an operation writes in the body, ``id`` among them; ``None`` if it has no known form."""
    length = len(op) - _BARE_LENGTH.get(op[0], len(op) + 9)
    if length not in (0, 1):
        return None
    if op[0] == APPEND:
        row = op[2]
        return row if row.__class__ is dict else None
    columns = op[_PUT_COLUMNS]
    if op[2].__class__ is not str or columns.__class__ is not dict or op[PUT_BASE].__class__ is not dict:
        return None
    return {**columns, "id": op[2]}


def stamp_quarantine(header: Header, greatest_earlier: tuple[int, int] | None) -> Quarantine | None:
    """The ground that needs its branch: an entry's stamp has to be above all earlier ones.

    ``greatest_earlier`` is the greatest ``(ms, counter)`` among the earlier entries of the same branch that are not
    quarantined, ``None`` if there is none.
    """
    if greatest_earlier is not None and header.stamp <= greatest_earlier:
        return Quarantine.STAMP_ORDER
    return None


def read_body(
    header: Header, header_size: int, body: bytes
) -> tuple[list[Op] | None, Mapping[int, str], Quarantine | None]:
    """The operations of a body, the annex commitments by operation index, and the ground for a quarantine.

    Operations are ``None`` where the entry is quarantined, and where its version is above the known one: such an entry
    is parked and read after an upgrade.
    """
    ground: Quarantine | None = None
    if header_size + len(body) > ENTRY_BYTES_MAX:
        ground = Quarantine.ENTRY_BYTES
    elif header.stamp[0] >= STAMP_LIMIT_MS:
        ground = Quarantine.STAMP_LIMIT
    if ground is not None or header.v > PROTOCOL_VERSION:
        return None, _NONE, ground
    ops = _ops_in(body)
    if isinstance(ops, Quarantine):
        return None, _NONE, ops
    commitments, ground = check_ops(ops)
    return (None, _NONE, ground) if ground is not None else (ops, commitments, None)


def _ops_in(body: bytes) -> list[Op] | Quarantine:
    try:
        content = parse_canonical(body)
    except NotCanonical as flaw:
        deep = flaw.reason is Flaw.TOO_DEEP
        return Quarantine.BODY_DEPTH if deep else Quarantine.BODY_NOT_CANONICAL
    if content.__class__ is not dict or len(content) != 1:
        return Quarantine.BODY_SHAPE
    ops = content.get("ops")
    return ops if ops.__class__ is list else Quarantine.BODY_SHAPE


def check_ops(ops: list[Any]) -> tuple[Mapping[int, str], Quarantine | None]:
    """The commitments by operation index, and why a list of operations is quarantined, if it is."""
    if len(ops) > OPS_MAX:
        return _NONE, Quarantine.OP_COUNT
    commitments: dict[int, str] | None = None
    puts: list[Op] = []
    for index, op in enumerate(ops):
        if op.__class__ is not list or len(op) < 2 or op[0].__class__ is not str or op[1].__class__ is not str:  # noqa: PLR2004
            return _NONE, Quarantine.OP_SHAPE
        place = _BARE_LENGTH.get(op[0])
        if place is not None and len(op) == place + 1:
            if not is_hash(op[place]):
                return _NONE, Quarantine.COMMITMENT
            if commitments is None:
                commitments = {}
            commitments[index] = op[place]
        if place == _BARE_LENGTH[PUT]:
            puts.append(op)
    if len(puts) > 1 and _put_twice(puts):
        return _NONE, Quarantine.TWO_PUTS
    return (_NONE if commitments is None else commitments), None


def _put_twice(puts: list[Op]) -> bool:
    """Whether two puts of one record write the same column, or both own an annex.

    Needs an id and columns to compare, nothing more: what this says may not change when a version learns new forms.
    """
    columns_of: dict[tuple[str, str], set[str]] = {}
    with_annex: set[tuple[str, str]] = set()
    for op in puts:
        if len(op) <= _PUT_COLUMNS or op[2].__class__ is not str or op[_PUT_COLUMNS].__class__ is not dict:
            continue
        record = (op[1], op[2])
        columns = columns_of.setdefault(record, set())
        if not columns.isdisjoint(op[_PUT_COLUMNS]):
            return True
        columns.update(op[_PUT_COLUMNS])
        if commitment_of(op) is not None:
            if record in with_annex:
                return True
            with_annex.add(record)
    return False
