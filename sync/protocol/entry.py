"""An entry: header, body and annexes, checked when they come from outside and sealed when they are made here.

Nothing here knows a shop's records, keys or clock: chain, certificate and signed head are checked by who holds them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from sync.protocol.body import (
    APPEND,
    PUT,
    PUT_BASE,
    Op,
    Quarantine,
    bare_length,
    check_ops,
    commitment_of,
    read_body,
    row_of,
    stamp_quarantine,
    type_of,
    verb_of,
)
from sync.protocol.canonical import NotCanonical, canonical, parse_canonical, sha256_hex
from sync.protocol.header import (
    ZERO_HASH,
    Dropped,
    Fault,
    Header,
    header_bytes,
    is_whole,
    read_header,
)
from sync.protocol.limits import ANNEX_BYTES_MAX, ENTRY_BYTES_MAX, OPS_MAX, PROTOCOL_VERSION, STAMP_LIMIT_MS
from sync.protocol.order import ORDER_KEY_BYTES, order_key, order_prefix, read_order_key

__all__ = [
    "APPEND",
    "ORDER_KEY_BYTES",
    "PUT",
    "PUT_BASE",
    "ZERO_HASH",
    "CheckedEntry",
    "Dropped",
    "Fault",
    "Header",
    "Op",
    "Quarantine",
    "Sealed",
    "TooLarge",
    "WireEntry",
    "annex_row",
    "bare_length",
    "check_entry",
    "commitment_of",
    "header_bytes",
    "is_parked",
    "issue_hash",
    "order_key",
    "order_prefix",
    "read_header",
    "read_order_key",
    "row_of",
    "seal",
    "stamp_quarantine",
    "type_of",
    "verb_of",
]

_NO_BYTES: Mapping[int, bytes] = MappingProxyType({})
_SALT = re.compile("[0-9a-f]{32}").fullmatch


class WireEntry(NamedTuple):
    """An entry as it is handed over: exact bytes, annexes in any order, any of them missing."""

    header: bytes
    body: bytes
    annexes: tuple[bytes, ...] = ()


class CheckedEntry(NamedTuple):
    """An entry whose bytes are sound; chain, signed head and certificate are not looked at yet.

    ``ops`` is ``None`` if the entry is quarantined or of a later version. ``annexes`` holds those handed over that
    fit their commitment, by operation index.
    """

    header: Header
    header_bytes: bytes
    body_bytes: bytes
    hash: str
    ops: list[Op] | None
    quarantine: Quarantine | None
    annexes: Mapping[int, bytes]
    commitments: Mapping[int, str]


class Sealed(NamedTuple):
    """An entry made here, and its hash."""

    wire: WireEntry
    hash: str


class TooLarge(ValueError):
    """An entry would lie over a limit; ``what`` names it: ``entry_bytes``, ``annex_bytes`` or ``op_count``."""

    def __init__(self, what: str, size: int, limit: int) -> None:
        super().__init__(what, size, limit)
        self.what = what
        self.size = size
        self.limit = limit


def check_entry(wire: WireEntry) -> CheckedEntry:
    """Check all that the bytes of one entry say by themselves.

    Raises:
        Dropped: the header is none, or does not commit to this body; such bytes are asked for again.
    """
    header_data, body, annexes = wire
    header = read_header(header_data)
    if sha256_hex(body) != header.body:
        raise Dropped(Fault.BODY_HASH, "body")
    ops, commitments, quarantine = read_body(header, len(header_data), body)
    return CheckedEntry(
        header,
        header_data,
        body,
        sha256_hex(header_data),
        ops,
        quarantine,
        _fitting(annexes, commitments) if annexes and commitments else _NO_BYTES,
        commitments,
    )


def is_parked(entry: CheckedEntry) -> bool:
    """Whether a whole entry waits for an upgrade, because its version is above the known one."""
    return entry.quarantine is None and entry.header.v > PROTOCOL_VERSION


def annex_row(data: bytes, op: int) -> Mapping[str, Any] | None:
    """The personal columns in an annex of operation ``op``; ``None`` if it is not exactly of the form it should have.

    Of this form is canonical ``{"op": op, "row": {...}, "salt": "<32 hex>"}`` of at most 16 KiB.
    """
    if len(data) > ANNEX_BYTES_MAX:
        return None
    try:
        annex = parse_canonical(data)
    except NotCanonical:
        return None
    if not isinstance(annex, dict) or annex.keys() != {"op", "row", "salt"}:
        return None
    row, salt = annex["row"], annex["salt"]
    if not is_whole(annex["op"]) or annex["op"] != op or not isinstance(row, dict) or not isinstance(salt, str):
        return None
    return row if _SALT(salt) else None


def _fitting(annexes: tuple[bytes, ...], commitments: Mapping[int, str]) -> Mapping[int, bytes]:
    by_hash = {sha256_hex(data): data for data in annexes if len(data) <= ANNEX_BYTES_MAX}
    return {
        op: by_hash[commitment]
        for op, commitment in commitments.items()
        if commitment in by_hash and annex_row(by_hash[commitment], op) is not None
    }


def seal(
    *,
    app: str,
    at_ms: int,
    branch: str,
    command: str,
    command_id: str,
    prev: str,
    seq: int,
    shop: str,
    stamp: tuple[int, int],
    stream: str,
    user: str | None,
    ops: Sequence[Sequence[Any]],
    annexes: Mapping[int, Mapping[str, Any]] | None = None,
    salts: Mapping[int, str] | None = None,
    extra: Mapping[str, Any] | None = None,
) -> Sealed:
    """Make an entry.

    ``ops`` come without commitments; ``annexes`` maps an operation's index to its personal columns and ``salts`` the
    same index to 32 random hex digits, which keep a phone number from being guessed from its hash. ``extra`` are
    further header members (``batch``).

    Raises:
        TooLarge: the entry or an annex lies over a limit.
        NotCanonical: a value has no canonical form (text with a lone surrogate, a number of 2**53 or more).
    """
    if len(ops) > OPS_MAX:
        raise TooLarge("op_count", len(ops), OPS_MAX)
    listed = [list(op) for op in ops]
    annex_bytes = _annexes(listed, annexes or {}, salts or {})
    body = canonical({"ops": listed})
    header = header_bytes(
        Header(
            app=app, at_ms=at_ms, body=sha256_hex(body), branch=branch, command=command, command_id=command_id,
            prev=prev, seq=seq, shop=shop, stamp=stamp, stream=stream, user=user, v=PROTOCOL_VERSION,
            extra=extra or {},
        )
    )  # fmt: skip
    if len(header) + len(body) > ENTRY_BYTES_MAX:
        raise TooLarge("entry_bytes", len(header) + len(body), ENTRY_BYTES_MAX)
    assert stamp[0] < STAMP_LIMIT_MS, "the own clock is clamped below 2100"
    read_header(header)  # what others would drop is a bug here, found before it is kept for ever
    _, ground = check_ops(listed)
    assert ground is None, ground
    return Sealed(WireEntry(header, body, annex_bytes), sha256_hex(header))


def _annexes(ops: list[Op], annexes: Mapping[int, Mapping[str, Any]], salts: Mapping[int, str]) -> tuple[bytes, ...]:
    """The annex bytes in the order of their operations; their hashes are added to these."""
    made = []
    for op in sorted(annexes):
        assert len(ops[op]) == bare_length(ops[op][0]), "an annex belongs to an append or a put without one"
        data = canonical({"op": op, "row": dict(annexes[op]), "salt": salts[op]})
        if len(data) > ANNEX_BYTES_MAX:
            raise TooLarge("annex_bytes", len(data), ANNEX_BYTES_MAX)
        assert annex_row(data, op) is not None
        ops[op].append(sha256_hex(data))
        made.append(data)
    return tuple(made)


def issue_hash(row: Mapping[str, Any], commitment: str | None = None) -> str:
    """The ``hash`` of an ``issue`` row: sha256 of the canonical row without it.

    Where the row owns an annex, the member ``annex`` stands for it with its commitment, so that the hash fixes the
    buyer's particulars too and still verifies when they are erased.
    """
    content = {name: value for name, value in row.items() if name != "hash"}
    assert "annex" not in content
    if commitment is not None:
        content["annex"] = commitment
    return sha256_hex(canonical(content))
