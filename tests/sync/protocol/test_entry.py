"""Whole entries: annexes, and what is sealed here."""

from __future__ import annotations

from typing import Any

import pytest

from sync.protocol.canonical import canonical, parse_canonical, sha256_hex
from sync.protocol.entry import (
    Dropped,
    TooLarge,
    annex_row,
    check_entry,
    issue_hash,
)
from sync.protocol.limits import ANNEX_BYTES_MAX, ENTRY_BYTES_MAX, STAMP_LIMIT_MS
from tests.sync.protocol.making import GOOD, HASH, SALT, sealed, wire

OPS = [
    ["append", "photo", {"id": "p"}],
    ["put", "customer", "c", {"credit_days": 30}, {}],
    ["append", "note", {"id": "n"}],
]
PERSONAL = {1: {"phone": "081"}, 0: {"caption": "คนขับ"}}


def test_annexes_are_found_by_their_commitment_in_any_order_and_others_are_ignored() -> None:
    made = sealed(OPS, annexes=PERSONAL, salts={0: SALT, 1: SALT})
    first, second = made.wire.annexes
    entry = check_entry(made.wire._replace(annexes=(second, b"else", first)))
    assert entry.hash == made.hash
    assert entry.annexes == {0: first, 1: second}
    assert entry.commitments == {0: sha256_hex(first), 1: sha256_hex(second)}
    assert annex_row(second, 1) == {"phone": "081"}
    assert check_entry(made.wire._replace(annexes=(second,))).annexes == {1: second}
    assert check_entry(made.wire._replace(annexes=())).annexes == {}


@pytest.mark.parametrize(
    "annex",
    [
        {"op": 0, "row": {}},
        {"op": 1, "row": {}, "salt": SALT},
        {"op": False, "row": {}, "salt": SALT},
        {"op": 0, "row": [], "salt": SALT},
        {"op": 0, "row": {}, "salt": SALT.upper()},
        {"op": 0, "row": {}, "salt": 7},
        {"op": 0, "row": {}, "salt": SALT, "more": 1},
        {"op": 0, "row": {"a": "x" * ANNEX_BYTES_MAX}, "salt": SALT},
        "text",
        None,
    ],
)
def test_an_annex_of_another_form_is_as_if_it_were_missing(annex: object) -> None:
    data = b'{"op":0, "row":{}}' if annex is None else canonical(annex)
    body = canonical({"ops": [["append", "photo", {"id": "p"}, sha256_hex(data)]]})
    entry = check_entry(wire(body)._replace(annexes=(data,)))
    assert entry.quarantine is None
    assert entry.annexes == {}
    assert annex_row(data, 0) is None


def test_sealing_refuses_what_lies_over_a_limit() -> None:
    with pytest.raises(TooLarge) as refusal:
        sealed([["append", "n", {}]] * 1001)
    assert (refusal.value.what, refusal.value.size, refusal.value.limit) == ("op_count", 1001, 1000)
    with pytest.raises(TooLarge, match="entry_bytes"):
        sealed([["append", "n", {"text": "x" * ENTRY_BYTES_MAX}]])
    with pytest.raises(TooLarge, match="annex_bytes"):
        sealed(OPS, annexes={0: {"a": "x" * ANNEX_BYTES_MAX}}, salts={0: SALT})


@pytest.mark.parametrize(
    ("ops", "changes"),
    [
        ([["put", "a", "x", {"c": 1}, {}], ["put", "a", "x", {"c": 2}, {}]], {}),
        ([["append", 7, {}]], {}),
        ([["append", "n", {}, "abc"]], {}),
        (OPS, {"annexes": {0: {}}, "salts": {0: "short"}}),
        ([["fold", "n"]], {"annexes": {0: {}}, "salts": {0: SALT}}),
        ([], {"stamp": (STAMP_LIMIT_MS, 0)}),
        ([], {"extra": {"seq": 5}}),
    ],
)
def test_sealing_what_others_would_not_take_is_a_bug(ops: list[Any], changes: dict[str, Any]) -> None:
    with pytest.raises(AssertionError):
        sealed(ops, **changes)


def test_sealing_a_header_that_others_would_drop_is_a_bug() -> None:
    with pytest.raises(Dropped):
        sealed([], seq=2)


def test_sealing_leaves_what_it_is_given_alone() -> None:
    ops = [list(op) for op in OPS]
    sealed(ops, annexes=PERSONAL, salts={0: SALT, 1: SALT})
    assert ops == OPS


def test_the_hash_of_an_issue_leaves_itself_out_and_takes_the_annex_in() -> None:
    row = {"id": "i", "number": "RC00AA-6911-00001", "hash": "anything"}
    bare = sha256_hex(canonical({"id": "i", "number": "RC00AA-6911-00001"}))
    assert issue_hash(row) == bare
    assert issue_hash(row, HASH) == sha256_hex(canonical({"annex": HASH, "id": "i", "number": "RC00AA-6911-00001"}))


def test_the_body_of_a_good_entry_parses_as_its_operations() -> None:
    for good in GOOD:
        assert check_entry(good).ops == parse_canonical(good.body)["ops"]
