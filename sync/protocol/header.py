"""The header of an entry: who did what, when, after which entry of the same stream.

A header that is not exactly right is dropped and asked for again, whoever sent it: nothing can be chained to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from sync.protocol.canonical import NotCanonical, canonical, parse_canonical

ZERO_HASH = "0" * 64
"""``prev`` of a stream's first entry."""


class Fault(StrEnum):
    """Why an entry is dropped, where its bytes are canonical (else the ``Flaw`` is the reason)."""

    NO_OBJECT = "no_object"
    MISSING_MEMBER = "missing_member"
    WRONG_TYPE = "wrong_type"
    CHAIN_START = "chain_start"  # seq 1 without the zero hash before it, or the other way round
    BODY_HASH = "body_hash"  # the body is not the one that the header commits to


class Dropped(Exception):
    """Bytes that are no entry; ``reason`` is a ``Fault`` or a ``Flaw``, ``member`` the header member concerned."""

    def __init__(self, reason: StrEnum, member: str | None = None) -> None:
        super().__init__(reason, member)
        self.reason = reason
        self.member = member


class Header(NamedTuple):
    """A parsed header. A tuple, not a dataclass: making one costs a fifth, and there is one for each entry."""

    app: str
    at_ms: int  # the writer's wall clock, UTC; may be wrong, may be negative
    body: str  # sha256 of the body bytes
    branch: str
    command: str
    command_id: str
    prev: str  # sha256 of the previous header, or ZERO_HASH
    seq: int  # from 1
    shop: str
    stamp: tuple[int, int]  # milliseconds and counter; with the stream it is the logical time
    stream: str
    user: str | None  # nobody is signed in: None
    v: int
    extra: Mapping[str, Any]  # members that this version does not know, and ``batch``


_NO_EXTRA: Mapping[str, Any] = MappingProxyType({})


def read_header(data: bytes) -> Header:
    """The header in these bytes.

    Nearly every header has the known members, plain ASCII and no escapes: then one regular expression is at once the
    parser and the proof that the bytes are canonical. All others take the general way; a test holds the two equal.

    Raises:
        Dropped: they are not canonical, a member is missing or is not of its type.
    """
    match = _USUAL(data.decode()) if data.isascii() else None
    if match is None:
        return _read_any(data)
    app, at_ms, body, branch, command, command_id, prev, seq, shop, ms, counter, stream, user, v = match.groups()
    number = int(seq)
    if (number == 1) is not (prev == ZERO_HASH):
        raise Dropped(Fault.CHAIN_START, "prev")
    return Header(
        app, int(at_ms), body, branch, command, command_id, prev,
        number, shop, (int(ms), int(counter)), stream, user, int(v), _NO_EXTRA,
    )  # fmt: skip


def header_bytes(header: Header) -> bytes:
    """The canonical bytes of a header; the inverse of ``read_header``."""
    members = header._asdict()
    extra = members.pop("extra")
    assert not extra.keys() & members.keys()
    return canonical({**members, **extra})


def _usual() -> Callable[[str], re.Match[str] | None]:
    # Possessive: what follows a part can never be of it, so there is nothing to go back for.
    plain = r"([ !#-\[\]-~]*+)"  # printable ASCII but the quote and the backslash
    whole, count = "(0|[1-9][0-9]{0,14}+)", "([1-9][0-9]{0,14}+)"  # 15 digits are below 2**53
    stream, digest = "([0-9a-f]{32}+)", "([0-9a-f]{64}+)"
    members = {
        "app": f'"{plain}"', "at_ms": whole, "body": f'"{digest}"', "branch": f'"{plain}"', "command": f'"{plain}"',
        "command_id": f'"{plain}"', "prev": f'"{digest}"', "seq": count, "shop": f'"{stream}"',
        "stamp": rf"\[{whole},{whole}\]", "stream": f'"{stream}"', "user": f'(?:null|"{plain}")', "v": count,
    }  # fmt: skip
    return re.compile("{" + ",".join(f'"{k}":{form}' for k, form in members.items()) + "}").fullmatch


_USUAL = _usual()
_STREAM = re.compile("[0-9a-f]{32}").fullmatch
_HASH = re.compile("[0-9a-f]{64}").fullmatch


def is_hash(value: object) -> bool:
    """Whether a value is a sha256 in lower-case hex."""
    return isinstance(value, str) and _HASH(value) is not None


def is_stream(value: object) -> bool:
    """Whether a value is a stream or shop id: 32 lower-case hex digits."""
    return isinstance(value, str) and _STREAM(value) is not None


def is_whole(value: object, least: int | None = None) -> bool:
    """Whether a parsed value is a whole number (``true`` is none), at least ``least`` where given."""
    return value.__class__ is int and (least is None or value >= least)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_stamp(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(is_whole(part, 0) for part in value)  # noqa: PLR2004


def _is_count(value: object) -> bool:
    return is_whole(value, 1)


_TYPES: Mapping[str, Callable[[object], bool]] = {
    "app": _is_text,
    "at_ms": is_whole,
    "body": is_hash,
    "branch": _is_text,
    "command": _is_text,
    "command_id": _is_text,
    "prev": is_hash,
    "seq": _is_count,
    "shop": is_stream,
    "stamp": _is_stamp,
    "stream": is_stream,
    "user": lambda value: value is None or isinstance(value, str),
    "v": _is_count,
}


def _read_any(data: bytes) -> Header:
    try:
        members = parse_canonical(data)
    except NotCanonical as flaw:
        raise Dropped(flaw.reason) from None
    if not isinstance(members, dict):
        raise Dropped(Fault.NO_OBJECT)
    for name, fits in _TYPES.items():
        if name not in members:
            raise Dropped(Fault.MISSING_MEMBER, name)
        if not fits(members[name]):
            raise Dropped(Fault.WRONG_TYPE, name)
    if (members["seq"] == 1) is not (members["prev"] == ZERO_HASH):
        raise Dropped(Fault.CHAIN_START, "prev")
    known = {name: members.pop(name) for name in _TYPES}
    known["stamp"] = (known["stamp"][0], known["stamp"][1])
    return Header(**known, extra=members)
