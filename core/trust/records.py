"""Records of the protocol itself; their members are fixed by ``sync/protocol/PROTOCOL.md``."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.records import DeviceClass, Json, Kind, Record, RecordType, at_least
from core.trust.rules import may_move


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate(Record):
    """A stream may write: its key, device, class and series; signed by an owner-class stream."""

    id: str
    shop: str
    stream: str
    public_key: str
    device: str
    device_class: str = field(metadata={"wire": "class"})
    series: str
    issuer: str
    issuer_seq: int
    at_ms: int
    signature: str
    blocks: str | None = None
    recovery_key: str | None = None
    spare_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation(Record):
    """A device's streams end: ``streams`` lists ``{stream, last_seq, last_hash}``."""

    id: str
    shop: str
    device: str
    streams: Json
    issuer: str
    issuer_seq: int
    at_ms: int
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure(Record):
    """Annexes to be forgotten: ``annexes`` lists ``[entry hash, op]``."""

    id: str
    shop: str
    record_type: str
    record_id: str
    annexes: Json
    issuer: str
    issuer_seq: int
    at_ms: int
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption(Record):
    """An owner lets a refused row, or (``op`` null) a cut-off entry, count."""

    id: str
    entry: str
    op: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition(Record):
    """One move of a life cycle; ``after`` is the move that its maker saw last."""

    id: str
    machine: str
    subject: str
    event: str
    from_state: str | None = field(default=None, metadata={"wire": "from"})
    to_state: str = field(metadata={"wire": "to"})
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamClose(Record):
    """The successor says that an older stream of this device writes no more, and why."""

    id: str
    stream: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement(Record):
    """A person answered an attention item."""

    id: str
    item: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Override(Record):
    """A manager let one payload pass, once: what, for whom, why, and which command used it."""

    id: str
    permission: str
    subject: str
    payload_hash: str
    before: int | None = None
    after: int | None = None
    requested_by: str
    granted_by: str
    reason: str
    expires_ms: int
    used_by: str


TYPES = (
    RecordType("certificate", Certificate, Kind.FACT, indexes=(("stream",),)),
    RecordType("revocation", Revocation, Kind.FACT),
    RecordType("erasure", Erasure, Kind.FACT),
    RecordType("adoption", Adoption, Kind.FACT),
    RecordType("transition", Transition, Kind.FACT, writers=may_move, indexes=(("machine", "subject"),)),
    RecordType("stream_close", StreamClose, Kind.FACT, writers=at_least(DeviceClass.TECHNICIAN)),
    RecordType("settlement", Settlement, Kind.FACT, writers=at_least(DeviceClass.COUNTER), indexes=(("item",),)),
    RecordType("override", Override, Kind.FACT, writers=at_least(DeviceClass.COUNTER)),
)
