"""Bodies: what is quarantined, and on which ground."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.protocol.canonical import NotCanonical, canonical
from sync.protocol.entry import (
    CheckedEntry,
    Quarantine,
    WireEntry,
    check_entry,
    commitment_of,
    is_parked,
    read_header,
    row_of,
    stamp_quarantine,
    type_of,
    verb_of,
)
from sync.protocol.limits import ENTRY_BYTES_MAX, STAMP_LIMIT_MS
from tests.sync.protocol.making import EMPTY, HASH, NOW, wire

HEX = "0123456789abcdef"
ANY = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.lists(st.integers(), max_size=2)


@settings(max_examples=300)
@given(st.binary(max_size=60) | st.recursive(ANY | st.floats(), st.lists, max_leaves=8).map(
    lambda value: json.dumps({"ops": value}, separators=(",", ":")).encode()), st.binary(max_size=40))  # fmt: skip
def test_no_body_and_no_annex_raises_anything(body: bytes, annex: bytes) -> None:
    entry = check_entry(WireEntry(wire(body).header, body, (annex,)))
    assert (entry.ops is None) is (entry.quarantine is not None)
    if entry.quarantine is None:
        assert canonical({"ops": entry.ops}) == body


COLUMNS = st.dictionaries(st.sampled_from("cde"), st.just(1), max_size=2)
OPERATIONS = st.lists(
    st.one_of(
        st.tuples(st.just("append"), st.sampled_from("ab"), ANY),
        st.tuples(st.just("append"), st.just("a"), ANY, st.just(HASH) | ANY),
        st.tuples(st.just("put"), st.just("a"), st.sampled_from("xy"), COLUMNS, st.just({})),
        st.tuples(st.just("put"), st.just("a"), st.sampled_from("xy"), COLUMNS, st.just({}), st.just(HASH) | ANY),
        st.tuples(st.just("put"), st.just("a"), ANY, ANY),
        st.tuples(st.sampled_from(["fold", "append", "put"]), ANY),
        ANY,
    ),
    max_size=4,
)  # fmt: skip


def expected_ground(ops: list[Any]) -> Quarantine | None:
    """The grounds of the page, one sentence each, over the operations of a canonical body."""
    for op in ops:
        if not isinstance(op, list) or len(op) < 2 or not all(isinstance(part, str) for part in op[:2]):
            return Quarantine.OP_SHAPE
        commitment = op[3:] if op[0] == "append" and len(op) == 4 else op[5:] if op[0] == "put" and len(op) == 6 else []
        for value in commitment:
            if not isinstance(value, str) or len(value) != 64 or any(c not in HEX for c in value):
                return Quarantine.COMMITMENT
    puts = [op for op in ops if op[0] == "put" and len(op) > 3 and isinstance(op[2], str) and isinstance(op[3], dict)]
    for i, one in enumerate(puts):
        for other in puts[:i]:
            if one[1:3] == other[1:3] and (one[3].keys() & other[3].keys() or len(one) == len(other) == 6):
                return Quarantine.TWO_PUTS
    return None


@settings(max_examples=300)
@given(OPERATIONS)
def test_operations_are_quarantined_on_the_stated_grounds_alone(ops: list[Any]) -> None:
    try:
        body = canonical({"ops": ops})
    except NotCanonical:
        return
    entry = check_entry(wire(body))
    assert entry.quarantine is expected_ground(json.loads(body)["ops"])


@given(OPERATIONS)
def test_rows_and_commitments_of_strange_operations_are_none(ops: list[Any]) -> None:
    try:
        entry = check_entry(wire(canonical({"ops": ops})))
    except NotCanonical:
        return
    for index, op in enumerate(entry.ops or ()):
        assert commitment_of(op) == entry.commitments.get(index)
        row = row_of(op)
        assert row is None or isinstance(row, dict)
        assert (verb_of(op), type_of(op)) == (op[0], op[1])


@pytest.mark.parametrize(
    ("body", "changes", "ground"),
    [
        (EMPTY, {"stamp": [STAMP_LIMIT_MS, 0]}, Quarantine.STAMP_LIMIT),
        (EMPTY, {"stamp": [STAMP_LIMIT_MS - 1, 0]}, None),
        (b"x" * ENTRY_BYTES_MAX, {}, Quarantine.ENTRY_BYTES),
        (b"", {}, Quarantine.BODY_NOT_CANONICAL),
        (b'{"ops":[],"x":1}', {}, Quarantine.BODY_SHAPE),
        (b"[]", {}, Quarantine.BODY_SHAPE),
        (b'{"ops":[' + b",".join([b'["n","n"]'] * 1000) + b"]}", {}, None),
        (b'{"ops":[' + b",".join([b'["n","n"]'] * 1001) + b"]}", {}, Quarantine.OP_COUNT),
    ],
)
def test_limits_are_met_to_the_last_one(body: bytes, changes: dict[str, Any], ground: Quarantine | None) -> None:
    assert check_entry(wire(body, **changes)).quarantine is ground


def test_an_entry_of_exactly_256_kib_counts_and_one_byte_more_does_not() -> None:
    def sized(length: int) -> CheckedEntry:
        frame = canonical({"ops": [["append", "note", {"text": ""}]]})
        room = length - len(wire(frame).header) - len(frame)
        return check_entry(wire(canonical({"ops": [["append", "note", {"text": "x" * room}]]})))

    assert sized(ENTRY_BYTES_MAX).quarantine is None
    assert sized(ENTRY_BYTES_MAX + 1).quarantine is Quarantine.ENTRY_BYTES


def test_a_later_version_is_parked_whatever_its_body_but_limits_hold() -> None:
    for body in (b"{}", b"not json", EMPTY):
        entry = check_entry(wire(body, v=2))
        assert entry.quarantine is None
        assert entry.ops is None
        assert is_parked(entry)
    assert check_entry(wire(EMPTY, v=2, stamp=[STAMP_LIMIT_MS, 0])).quarantine is Quarantine.STAMP_LIMIT
    assert not is_parked(check_entry(wire(EMPTY)))


def test_a_stamp_has_to_be_above_the_earlier_ones_of_its_branch() -> None:
    header = read_header(wire(EMPTY, stamp=[NOW, 3]).header)
    assert stamp_quarantine(header, None) is None
    assert stamp_quarantine(header, (NOW, 2)) is None
    assert stamp_quarantine(header, (NOW - 1, 9)) is None
    assert stamp_quarantine(header, (NOW, 3)) is Quarantine.STAMP_ORDER
    assert stamp_quarantine(header, (NOW + 1, 0)) is Quarantine.STAMP_ORDER


def test_two_puts_of_one_record_may_share_neither_a_column_nor_the_ownership_of_annexes() -> None:
    def ground(*puts: list[Any]) -> Quarantine | None:
        return check_entry(wire(canonical({"ops": list(puts)}))).quarantine

    one, other = ["put", "customer", "c", {"a": 1}, {}], ["put", "customer", "c", {"b": 2}, {}]
    assert ground(one, other) is None
    assert ground([*one, HASH], other) is None
    assert ground([*one, HASH], [*other, HASH]) is Quarantine.TWO_PUTS
    assert ground([*one, HASH], ["put", "customer", "d", {"a": 1}, {}, HASH]) is None
    assert ground([*one, HASH], ["put", "supplier", "c", {"a": 1}, {}, HASH]) is None
    assert ground(one, other, ["put", "customer", "c", {"b": 3}, {}]) is Quarantine.TWO_PUTS


@pytest.mark.parametrize(
    ("op", "row"),
    [
        (["append", "n", {"id": "i"}], {"id": "i"}),
        (["append", "n", {"id": "i"}, HASH], {"id": "i"}),
        (["put", "n", "i", {"a": None}, {}], {"a": None, "id": "i"}),
        (["put", "n", "i", {"a": None}, {}, HASH], {"a": None, "id": "i"}),
        (["append", "n", []], None),
        (["append", "n"], None),
        (["append", "n", {}, HASH, 1], None),
        (["put", "n", 7, {}, {}], None),
        (["put", "n", "i", [], {}], None),
        (["put", "n", "i", {}, None], None),
        (["fold", "n", {}], None),
    ],
)
def test_the_row_of_an_operation_is_its_body_columns_and_id(op: list[Any], row: dict[str, Any] | None) -> None:
    assert row_of(op) == row
