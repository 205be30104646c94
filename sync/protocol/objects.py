"""Signed objects as they are read from JSON: certificates, revocations, erasures and signed heads.

Reading checks the type of every known member and keeps unknown ones, which are signed too. Signatures, and what an
object is worth, are looked at elsewhere: ``trust``, ``verdict``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self, TypeVar

from sync.protocol.canonical import NotCanonical, canonical, sha256_hex
from sync.protocol.header import is_hash, is_stream, is_whole
from sync.protocol.limits import ENTRY_BYTES_MAX
from sync.protocol.series import BLOCKS, DEMO_BLOCK, series_ok

CLASSES = ("replica", "technician", "counter", "office", "owner")
"""What a stream may be certified as, from least to most."""
OWNER = "owner"
RECOVERY = "recovery"
"""The issuer of a certificate that the shop's printed recovery key signed."""


class Malformed(ValueError):
    """Members that are no such object; ``member`` names the first that is missing or not of its type."""

    def __init__(self, member: str) -> None:
        super().__init__(member)
        self.member = member


@dataclass(frozen=True, slots=True)
class Signed:
    """One signed object; ``members`` is all of it but the signature, members of later versions included.

    ``id`` is the sha256 of ``unsigned``, the canonical bytes of ``members``; the signature is over these bytes after
    the kind's prefix.
    """

    PREFIX: ClassVar[bytes] = b""

    id: str
    unsigned: bytes
    signature: str
    members: Mapping[str, Any] = field(compare=False)
    shop: str

    @property
    def message(self) -> bytes:
        """The bytes that are signed."""
        return self.PREFIX + self.unsigned

    def wire(self) -> dict[str, Any]:
        """The object as it is handed over."""
        return {**self.members, "signature": self.signature}


SignedT = TypeVar("SignedT", bound=Signed)


@dataclass(frozen=True, slots=True)
class Certificate(Signed):
    """Names a stream, its key, device, class and series.

    Signed by an owner-class stream, by the shop's first stream for itself, or by the recovery key.
    """

    PREFIX: ClassVar[bytes] = b"olpos certificate 1\n"

    stream: str
    public_key: str
    device: str
    cls: str
    series: str
    issuer: str
    issuer_seq: int
    at_ms: int
    blocks: str
    spare_of: str | None
    recovery_key: str | None

    @classmethod
    def read(cls, members: Mapping[str, Any]) -> Self:
        """The certificate of these members.

        Raises:
            Malformed: a member is missing or is not of its type.
        """
        by_recovery = members.get("issuer") == RECOVERY
        _require(
            members,
            {
                "stream": is_stream,
                "public_key": is_hash,
                "device": _is_name,
                "class": lambda value: isinstance(value, str) and value in CLASSES,
                "series": series_ok,
                "issuer": lambda value: by_recovery or is_stream(value),
                "issuer_seq": lambda value: is_whole(value, 0 if by_recovery else 1) and not (by_recovery and value),
                "at_ms": is_whole,
            },
            {"blocks": _is_blocks, "spare_of": is_stream, "recovery_key": is_hash},
        )
        m = members
        return cls(
            **_signed_part(members), stream=m["stream"], public_key=m["public_key"], device=m["device"],
            cls=m["class"], series=m["series"], issuer=m["issuer"], issuer_seq=m["issuer_seq"], at_ms=m["at_ms"],
            blocks=m.get("blocks", ""), spare_of=m.get("spare_of"), recovery_key=m.get("recovery_key"),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Revocation(Signed):
    """Closes all streams of a device: those in ``last`` after ``(seq, hash)``, any other at 0.

    ``last`` holds ``(stream, last_seq, last_hash)``; the hash is 64 zeros where nothing of the stream stands.
    """

    PREFIX: ClassVar[bytes] = b"olpos revocation 1\n"

    device: str
    last: tuple[tuple[str, int, str], ...]
    issuer: str
    issuer_seq: int
    at_ms: int

    @classmethod
    def read(cls, members: Mapping[str, Any]) -> Self:
        """The revocation of these members.

        Raises:
            Malformed: a member is missing or is not of its type.
        """
        _require(members, {"device": _is_name, "streams": _is_last_list, **_ISSUED})
        last = tuple((item["stream"], item["last_seq"], item["last_hash"]) for item in members["streams"])
        return cls(
            **_signed_part(members), device=members["device"], last=last, issuer=members["issuer"],
            issuer_seq=members["issuer_seq"], at_ms=members["at_ms"],
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Erasure(Signed):
    """Names a record and the annexes of it, ``(entry hash, op)``, that every holder deletes and refuses."""

    PREFIX: ClassVar[bytes] = b"olpos erasure 1\n"

    record_type: str
    record_id: str
    annexes: tuple[tuple[str, int], ...]
    issuer: str
    issuer_seq: int
    at_ms: int

    @classmethod
    def read(cls, members: Mapping[str, Any]) -> Self:
        """The erasure of these members.

        Raises:
            Malformed: a member is missing or is not of its type.
        """
        _require(members, {"record_type": _is_name, "record_id": _is_name, "annexes": _is_annex_list, **_ISSUED})
        return cls(
            **_signed_part(members), record_type=members["record_type"], record_id=members["record_id"],
            annexes=tuple((entry_hash, op) for entry_hash, op in members["annexes"]), issuer=members["issuer"],
            issuer_seq=members["issuer_seq"], at_ms=members["at_ms"],
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class SignedHead(Signed):
    """A stream's own word for its chain up to ``(seq, hash)``."""

    PREFIX: ClassVar[bytes] = b"olpos head 1\n"

    stream: str
    seq: int
    hash: str

    @classmethod
    def read(cls, members: Mapping[str, Any]) -> Self:
        """The signed head of these members.

        Raises:
            Malformed: a member is missing or is not of its type.
        """
        _require(members, {"stream": is_stream, "seq": lambda value: is_whole(value, 1), "hash": is_hash})
        return cls(
            **_signed_part(members), stream=members["stream"], seq=members["seq"], hash=members["hash"]
        )  # fmt: skip


TRUST_TYPES: Mapping[str, type[Certificate | Revocation | Erasure]] = {
    "certificate": Certificate,
    "revocation": Revocation,
    "erasure": Erasure,
}
"""Record types whose rows are signed objects."""


_SIGNATURE = re.compile("[0-9a-f]{128}").fullmatch


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _is_blocks(value: object) -> bool:
    return isinstance(value, str) and len(set(value)) == len(value) and all(c in BLOCKS + DEMO_BLOCK for c in value)


def _is_last(value: object) -> bool:
    return (
        isinstance(value, dict)
        and is_stream(value.get("stream"))
        and is_whole(value.get("last_seq"), 0)
        and is_hash(value.get("last_hash"))
    )


def _is_last_list(value: object) -> bool:
    return isinstance(value, list) and all(_is_last(item) for item in value)


def _is_annex(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and is_hash(value[0]) and is_whole(value[1], 0)  # noqa: PLR2004


def _is_annex_list(value: object) -> bool:
    return isinstance(value, list) and all(_is_annex(item) for item in value)


_Check = Callable[[object], bool]
_ISSUED: Mapping[str, _Check] = {
    "issuer": is_stream,
    "issuer_seq": lambda value: is_whole(value, 1),
    "at_ms": is_whole,
}


def _require(
    members: Mapping[str, Any], types: Mapping[str, _Check], optional: Mapping[str, _Check] | None = None
) -> None:
    for name, fits in {"shop": is_stream, **types}.items():
        if name not in members or not fits(members[name]):
            raise Malformed(name)
    for name, fits in (optional or {}).items():
        if name in members and not fits(members[name]):
            raise Malformed(name)
    if not isinstance(members.get("signature"), str) or not _SIGNATURE(members["signature"]):
        raise Malformed("signature")


def _signed_part(members: Mapping[str, Any]) -> dict[str, Any]:
    unsigned = {name: value for name, value in members.items() if name != "signature"}
    try:
        data = canonical(unsigned)
    except NotCanonical:
        raise Malformed("unsigned") from None
    if len(data) > ENTRY_BYTES_MAX:
        raise Malformed("size")  # it has to fit into its maker's entry
    return {
        "id": sha256_hex(data),
        "unsigned": data,
        "signature": members["signature"],
        "members": unsigned,
        "shop": members["shop"],
    }
