"""Headers: what is read, in two ways that agree, and what is dropped."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.protocol import header as header_module
from sync.protocol.canonical import canonical
from sync.protocol.entry import (
    ZERO_HASH,
    Dropped,
    Fault,
    WireEntry,
    check_entry,
    header_bytes,
    read_header,
)
from tests.sync.protocol.making import EMPTY, GOOD, HASH, NOW, SHOP, STREAM, header_of, wire

HEX = "0123456789abcdef"
MEMBER_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "app": st.text(max_size=6), "branch": st.text(max_size=6), "command": st.text(max_size=6),
    "command_id": st.text(max_size=6), "user": st.none() | st.text(max_size=6),
    "at_ms": st.integers(-(2**53), 2**53), "seq": st.integers(-1, 3) | st.integers(2**53 - 1, 2**53),
    "v": st.integers(-1, 3), "stamp": st.lists(st.integers(-1, 2**53), max_size=3),
    "body": st.text(HEX, min_size=63, max_size=65), "prev": st.just(ZERO_HASH) | st.just(HASH) | st.just(HASH.upper()),
    "shop": st.text(HEX, min_size=31, max_size=33), "stream": st.text(HEX + "g", min_size=32, max_size=32),
}  # fmt: skip
ANY = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.lists(st.integers(), max_size=2)


def read_or_reason(read: Any, data: bytes) -> object:
    """The header, or the reason and member of a refusal."""
    try:
        return read(data)
    except Dropped as dropped:
        return (dropped.reason, dropped.member)


@settings(max_examples=300)
@given(
    st.dictionaries(st.sampled_from(sorted(MEMBER_VALUES)), st.booleans(), max_size=4),
    st.data(),
    st.dictionaries(st.text(st.characters(max_codepoint=127), max_size=4), ANY, max_size=2),
    st.booleans(),
)
def test_the_usual_and_the_general_way_read_every_header_alike(
    changed: dict[str, bool], data: st.DataObject, extra: dict[str, Any], plain: bool
) -> None:
    members = header_of(EMPTY)
    for name, typed in changed.items():
        members[name] = data.draw(MEMBER_VALUES[name] if typed else ANY)
    text = json.dumps(
        {**({} if plain else extra), **members}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    octets = text.encode("utf-8", "surrogatepass")
    assert read_or_reason(read_header, octets) == read_or_reason(header_module._read_any, octets)


@settings(max_examples=300)
@given(st.sampled_from(GOOD), st.integers(0, 2**32), st.integers(1, 3))
def test_a_damaged_header_is_read_alike_in_both_ways_or_dropped(good: WireEntry, seed: int, times: int) -> None:
    octets = bytearray(good.header)
    chance = random.Random(seed)
    for _ in range(times):
        at = chance.randrange(len(octets) + 1)
        piece = chance.choice(
            [b"", bytes([chance.randrange(256)]), b"0", b"null", b'"', b"[", b" ", octets[at : at + 5]]
        )
        octets[at : at + chance.randrange(4)] = piece
    data = bytes(octets)
    assert read_or_reason(read_header, data) == read_or_reason(header_module._read_any, data)


@given(st.binary(max_size=80))
def test_random_bytes_are_dropped(data: bytes) -> None:
    with pytest.raises(Dropped):
        check_entry(WireEntry(data, data, (data,)))


@pytest.mark.parametrize(
    ("changes", "reason", "member"),
    [
        ({"prev": ...}, Fault.MISSING_MEMBER, "prev"),
        ({"seq": True}, Fault.WRONG_TYPE, "seq"),
        ({"seq": 0}, Fault.WRONG_TYPE, "seq"),
        ({"stamp": [NOW]}, Fault.WRONG_TYPE, "stamp"),
        ({"stamp": [NOW, -1]}, Fault.WRONG_TYPE, "stamp"),
        ({"stamp": [NOW, False]}, Fault.WRONG_TYPE, "stamp"),
        ({"at_ms": "now"}, Fault.WRONG_TYPE, "at_ms"),
        ({"shop": SHOP[:-1]}, Fault.WRONG_TYPE, "shop"),
        ({"stream": STREAM.upper()}, Fault.WRONG_TYPE, "stream"),
        ({"user": 7}, Fault.WRONG_TYPE, "user"),
        ({"v": 0}, Fault.WRONG_TYPE, "v"),
        ({"prev": HASH}, Fault.CHAIN_START, "prev"),
        ({"seq": 2}, Fault.CHAIN_START, "prev"),
        ({"zeta": 1, "seq": 2}, Fault.CHAIN_START, "prev"),
        ({"body": HASH}, Fault.BODY_HASH, "body"),
    ],
)
def test_a_header_with_a_wrong_member_is_dropped(changes: dict[str, Any], reason: Fault, member: str) -> None:
    with pytest.raises(Dropped) as dropped:
        check_entry(wire(EMPTY, **changes))
    assert (dropped.value.reason, dropped.value.member) == (reason, member)


def test_a_header_that_is_no_object_is_dropped() -> None:
    with pytest.raises(Dropped, match="no_object"):
        read_header(b"[]")


def test_a_header_nested_deeper_than_16_is_dropped_and_one_of_16_is_kept() -> None:
    deep: Any = 1
    for _ in range(15):
        deep = [deep]
    assert read_header(canonical(header_of(EMPTY, zeta=deep))).extra == {"zeta": deep}
    text = canonical(header_of(EMPTY, zeta=deep)).replace(b"[1]", b"[[1]]")
    with pytest.raises(Dropped, match="too_deep"):
        read_header(text)


def test_unknown_header_members_come_back_in_the_bytes() -> None:
    data = canonical(header_of(EMPTY, batch={"id": "b", "no": 1, "of": 2}, zeta=[None], user="ผู้ใช้\n"))
    header = read_header(data)
    assert header.extra == {"batch": {"id": "b", "no": 1, "of": 2}, "zeta": [None]}
    assert header_bytes(header) == data


def test_a_wall_clock_before_1970_is_kept() -> None:
    assert check_entry(wire(EMPTY, at_ms=-5)).header.at_ms == -5


def test_the_headers_of_the_vectors_take_the_usual_way_unless_they_hold_more() -> None:
    for good in GOOD:
        more = read_header(good.header).extra
        assert (header_module._USUAL(good.header.decode()) is None) is bool(more)
