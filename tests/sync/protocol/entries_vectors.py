"""The cases of ``entries.json``: a name, and a check that raises ``AssertionError`` where the protocol differs."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from sync.protocol.canonical import Flaw, canonical
from sync.protocol.entry import (
    CheckedEntry,
    Dropped,
    Fault,
    Quarantine,
    Sealed,
    WireEntry,
    bare_length,
    check_entry,
    commitment_of,
    seal,
)
from sync.protocol.trust import (
    Certificate,
    Erasure,
    Keys,
    Objection,
    Revocation,
    Signed,
    SignedHead,
    check_certificate,
    check_issued,
    check_signed_head,
    fact_row,
    read_fact,
    stream_id,
)
from tests.sync.protocol.signing import Key, verify

Doc = Mapping[str, Any]
Check = Callable[[], None]

QUARANTINED = {
    "space in the body": Quarantine.BODY_NOT_CANONICAL,
    "float in the body": Quarantine.BODY_NOT_CANONICAL,
    "ops missing": Quarantine.BODY_SHAPE,
    "ops is no list": Quarantine.BODY_SHAPE,
    "operation is no list": Quarantine.OP_SHAPE,
    "operation does not start with two strings": Quarantine.OP_SHAPE,
    "nested deeper than 16": Quarantine.BODY_DEPTH,
    "annex commitment is no hash": Quarantine.COMMITMENT,
    "one column of one record twice": Quarantine.TWO_PUTS,
    "more than 1,000 operations": Quarantine.OP_COUNT,
}
REFUSED = {
    "space after a colon": Flaw.WHITE_SPACE,
    "keys not sorted": Flaw.KEY_ORDER,
    "duplicate key": Flaw.DUPLICATE_KEY,
    "float": Flaw.FLOAT,
    "exponent": Flaw.FLOAT,
    "integer 2^53": Flaw.INTEGER_TOO_LARGE,
    "escaped ASCII": Flaw.ESCAPE,
    "escaped slash": Flaw.ESCAPE,
    "upper-case hex escape": Flaw.ESCAPE,
    "lone surrogate": Flaw.LONE_SURROGATE,
    "not UTF-8": Flaw.NOT_UTF8,
    "byte order mark": Flaw.BYTE_ORDER_MARK,
    "trailing newline": Flaw.WHITE_SPACE,
    "NaN": Flaw.NOT_A_NUMBER,
    "non-ASCII key": Flaw.KEY_NOT_ASCII,
    "boolean where an integer belongs": Fault.WRONG_TYPE,
    "missing member": Fault.MISSING_MEMBER,
    "sequence zero": Fault.WRONG_TYPE,
    "upper-case hash": Fault.WRONG_TYPE,
}


def vector_cases(doc: Doc) -> Iterator[tuple[str, Check]]:
    """All cases of the file, in its order."""
    for name, held in doc["keys"].items():
        yield f"key {name}", partial(_key, held)
    keys = Keys(doc["shop"], map(Certificate.read, doc["certificates"]))
    yield "recovery public key", partial(_recovery_key, doc, keys)
    for number, members in enumerate([*doc["certificates"], doc["recovery"]["certificate"]]):
        check = partial(check_certificate, keys=keys, verify=verify)
        yield f"certificate {number}", partial(_signed, Certificate.read(members), members, check)
    for kind, read in (("revocation", Revocation.read), ("erasure", Erasure.read)):
        for number, members in enumerate(doc[f"{kind}s"]):
            check = partial(check_issued, keys=keys, verify=verify)
            yield f"{kind} {number}", partial(_signed, read(members), members, check)
    for number, members in enumerate([*doc["signed_heads"], doc["fork"]["signed_head"]]):
        check = partial(check_signed_head, keys=keys, verify=verify)
        yield f"signed head {number}", partial(_signed, SignedHead.read(members), members, check)
    for number, vector in enumerate([*doc["entries"], *doc["fork"]["entries"]]):
        yield f"entry {number}: {vector['title']}", partial(_entry, vector, doc)
    yield "every certificate, revocation and erasure is a fact", partial(_facts, doc)
    yield "signed heads name the newest entries", partial(_heads, doc)
    yield "fork", partial(_fork, doc)
    for vector in doc["quarantined"]:
        yield f"quarantined: {vector['why']}", partial(_quarantined, vector)
    for vector in doc["refused"]:
        yield f"refused: {vector['why']}", partial(_refused, vector)


def wire_of(vector: Mapping[str, Any]) -> WireEntry:
    """The entry of a vector as it is handed over."""
    body = bytes.fromhex(vector["body_hex"]) if "body_hex" in vector else vector["body"].encode()
    return WireEntry(vector["header"].encode(), body, tuple(a.encode() for a in vector.get("annexes", ())))


def sealed_again(entry: CheckedEntry) -> Sealed:
    """The entry made anew from its contents."""
    assert entry.ops is not None
    ops = copy.deepcopy(entry.ops)
    annexes, salts = {}, {}
    for index, data in entry.annexes.items():
        annex = json.loads(data)
        annexes[index], salts[index] = annex["row"], annex["salt"]
        del ops[index][bare_length(ops[index][0]) :]
    header = entry.header._asdict()
    for made_by_seal in ("body", "v"):
        del header[made_by_seal]
    return seal(**header, ops=ops, annexes=annexes, salts=salts)


def _key(held: Mapping[str, str]) -> None:
    key = Key(seed=held["seed"])
    assert key.public == held["public"]
    assert stream_id(held["public"]) == held["stream"]


def _recovery_key(doc: Doc, keys: Keys) -> None:
    assert keys.of("recovery") == {doc["recovery"]["public"]}
    assert keys.shop == doc["keys"]["root"]["stream"] == doc["shop"]


def _signed(signed: Signed, members: Mapping[str, Any], check: Callable[[Any], Objection | None]) -> None:
    assert signed.wire() == members
    assert check(signed) is None
    read = type(signed).read
    for name, value in members.items():
        if name in ("class", "shop", "issuer", "public_key", "stream"):
            continue  # another objection comes first, or a different key
        for other in _others(value):
            changed = read({**members, name: other})
            assert check(changed) is Objection.SIGNATURE, f"{name} changed to {other!r} was not noticed"
    assert check(read({**members, "added": 1})) is Objection.SIGNATURE
    assert check(read({**members, "shop": "0" * 32})) is Objection.WRONG_SHOP


def _others(value: Any) -> list[Any]:
    """Values of the same form that differ a little."""
    if isinstance(value, int):
        return [value + 1] if value else []  # the recovery key's issuer_seq is always 0
    if isinstance(value, list):
        return [value[:-1], value + value]
    last = {"0": "1"}.get(value[-1], "0")
    return [value[:-1] + last] if len(value) >= 32 else [value[:-1] + chr(ord(value[-1]) + 1)]


def _entry(vector: Mapping[str, Any], doc: Doc) -> None:
    wire = wire_of(vector)
    entry = check_entry(wire)
    assert entry.quarantine is None
    assert entry.hash == vector["hash"]
    assert tuple(entry.annexes[op] for op in sorted(entry.annexes)) == wire.annexes
    assert entry.commitments.keys() == entry.annexes.keys()
    assert sealed_again(entry) == Sealed(wire, vector["hash"])
    assert entry.header.shop == doc["shop"]
    hashes = {"0" * 64: 0} | {v["hash"]: json.loads(v["header"])["seq"] for v in doc["entries"]}
    assert hashes[entry.header.prev] == entry.header.seq - 1
    swapped = WireEntry(wire.header, wire.body + b" ", wire.annexes)
    try:
        check_entry(swapped)
    except Dropped as dropped:
        assert dropped.reason is Fault.BODY_HASH
    else:
        raise AssertionError("another body was not noticed")


def _facts(doc: Doc) -> None:
    found = []
    for vector in doc["entries"]:
        entry = check_entry(wire_of(vector))
        for op in entry.ops or ():
            if op[1] in ("certificate", "revocation", "erasure"):
                signed = read_fact(op[1], op[2])
                assert fact_row(signed) == op[2]
                if op[1] == "certificate":
                    assert (signed.issuer, signed.issuer_seq) == (entry.header.stream, entry.header.seq)
                found.append(signed.wire())
    assert found == [*doc["certificates"], *doc["revocations"], *doc["erasures"]]


def _heads(doc: Doc) -> None:
    newest: dict[str, list[Any]] = {}
    for vector in doc["entries"]:
        header = json.loads(vector["header"])
        newest[header["stream"]] = [header["seq"], vector["hash"]]
    assert {h["stream"]: [h["seq"], h["hash"]] for h in doc["signed_heads"]} == newest


def _fork(doc: Doc) -> None:
    branch = check_entry(wire_of(doc["fork"]["entries"][0]))
    twins = [
        vector
        for vector in doc["entries"]
        if (header := json.loads(vector["header"]))["stream"] == branch.header.stream
        and header["seq"] == branch.header.seq
    ]
    assert len(twins) == 1
    assert twins[0]["hash"] != branch.hash
    assert json.loads(twins[0]["header"])["prev"] == branch.header.prev
    assert commitment_of(branch.ops[0] if branch.ops else []) is None
    assert doc["fork"]["signed_head"]["hash"] == branch.hash


def _quarantined(vector: Mapping[str, Any]) -> None:
    wire = wire_of(vector)
    entry = check_entry(wire)
    expected = QUARANTINED[vector["why"]]
    assert entry.quarantine is expected, f"expected {expected}, got {entry.quarantine}"
    assert entry.hash == vector["hash"]
    assert entry.ops is None
    assert (entry.header_bytes, entry.body_bytes) == wire[:2]
    assert canonical(json.loads(wire.header)) == wire.header


def _refused(vector: Mapping[str, Any]) -> None:
    expected = REFUSED[vector["why"]]
    try:
        check_entry(WireEntry(bytes.fromhex(vector["header_hex"]), b"{}"))
    except Dropped as dropped:
        assert dropped.reason is expected, f"expected {expected}, got {dropped.reason}"
    else:
        raise AssertionError("these bytes were taken for a header")
