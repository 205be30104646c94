"""Canonical bytes: the fast way and the slow way agree on everything, and every refusal says why."""

from __future__ import annotations

import enum
import json
import random
import sys
import types

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sync.protocol import canonical as module
from sync.protocol.canonical import Flaw, NotCanonical, canonical, nested_deeper, parse_canonical, sha256_hex
from tests.sync.protocol.reference import NotReference, reference_parse

ASCII_KEYS = st.text(st.characters(max_codepoint=127), max_size=6)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ['"', "\\", "a\\", '[":', "{}", '":', '\\":', "ผ้าเบรก", "é", "🚛", "\x00\x1f\x7f\u2028", " ", "1.5", "1e5"]
)
WHOLE = st.integers(-(2**53) + 1, 2**53 - 1) | st.sampled_from([0, -1, 10**15, -(10**15), 2**53 - 1, 1 - 2**53])
VALUES = st.recursive(
    st.none() | st.booleans() | WHOLE | TEXT,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(ASCII_KEYS, inner, max_size=5),
    max_leaves=25,
)
LOOSE_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=15,
)


def fast(data: bytes) -> object:
    """What ``parse_canonical`` says: a value as text, or that it refuses."""
    try:
        return repr(parse_canonical(data))
    except NotCanonical:
        return NotCanonical


def slow(data: bytes) -> object:
    try:
        return repr(reference_parse(data))
    except NotReference:
        return NotCanonical


@given(VALUES)
def test_a_value_comes_back_from_its_bytes_in_both_ways(value: object) -> None:
    data = canonical(value)
    assert repr(parse_canonical(data)) == repr(reference_parse(data))
    assert parse_canonical(data) == value
    assert canonical(parse_canonical(data)) == data


@given(VALUES)
def test_canonical_bytes_are_those_of_the_json_module_with_the_stated_options(value: object) -> None:
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    assert canonical(value) == plain.encode()


@given(st.binary(max_size=60) | st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_random_bytes_are_judged_alike_in_both_ways(data: bytes) -> None:
    assert fast(data) == slow(data)


@given(st.text('[]{}",:\\0129-e.ntuflsar bก\n', max_size=14))
@example('{"a":1,"a":2}')
@example('{"ก":1}')
@example('{"\\"ก":1}')
@example("[-0]")
@example("[9007199254740992]")
@example("[-9007199254740992,0]")
@example('{"a":"\\u001F"}')
@example('["\\ud83d\\ude9b"]')
def test_texts_that_look_like_json_are_judged_alike_in_both_ways(text: str) -> None:
    assert fast(text.encode()) == slow(text.encode())


@settings(max_examples=300)
@given(LOOSE_VALUES, st.booleans(), st.booleans(), st.sampled_from([(",", ":"), (", ", ": ")]))
def test_json_of_any_style_is_judged_alike_in_both_ways(
    value: object, ascii_only: bool, in_order: bool, separators: tuple[str, str]
) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, sort_keys=in_order, separators=separators)
    data = text.encode("utf-8", "surrogatepass")
    assert fast(data) == slow(data)


@settings(max_examples=300)
@given(VALUES, st.integers(0, 2**32), st.integers(1, 3))
def test_damaged_canonical_bytes_are_judged_alike_in_both_ways(value: object, seed: int, times: int) -> None:
    data = bytearray(canonical(value))
    chance = random.Random(seed)
    for _ in range(times):
        at = chance.randrange(len(data) + 1)
        piece = chance.choice([b"", b" ", b"0", b'"', b"\\", b",", b"[", b"}", b"\xe0", b"e1", b'"a":1,', b"\n", b"-"])
        data[at : at + chance.randrange(3)] = piece
    assert fast(bytes(data)) == slow(bytes(data))


@given(LOOSE_VALUES)
def test_a_value_has_canonical_bytes_exactly_if_the_reader_would_take_them(value: object) -> None:
    try:
        data = canonical(value)
    except NotCanonical:
        loose = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert slow(loose.encode("utf-8", "surrogatepass")) is NotCanonical
    else:
        assert reference_parse(data) == value


REFUSED = [
    (b"", Flaw.NOT_JSON),
    (b"{", Flaw.NOT_JSON),
    (b'{"a":1}x', Flaw.NOT_JSON),
    (b'"a\nb"', Flaw.NOT_JSON),
    (b"01", Flaw.NOT_JSON),
    (b"\xff", Flaw.NOT_UTF8),
    (b'"\xed\xa0\x80"', Flaw.NOT_UTF8),
    (b"\xef\xbb\xbf{}", Flaw.BYTE_ORDER_MARK),
    (b" {}", Flaw.WHITE_SPACE),
    (b"{}\n", Flaw.WHITE_SPACE),
    (b'{"a": 1}', Flaw.WHITE_SPACE),
    (b'["a b", 1]', Flaw.WHITE_SPACE),
    (b"1.0", Flaw.FLOAT),
    (b"[1e0]", Flaw.FLOAT),
    (b"1E400", Flaw.FLOAT),
    (b"NaN", Flaw.NOT_A_NUMBER),
    (b"[-Infinity]", Flaw.NOT_A_NUMBER),
    (b"9007199254740992", Flaw.INTEGER_TOO_LARGE),
    (b'{"a":-9007199254740992}', Flaw.INTEGER_TOO_LARGE),
    (b"[0,12345678901234567890]", Flaw.INTEGER_TOO_LARGE),
    (b"[" + b"9" * 5000 + b"]", Flaw.INTEGER_TOO_LARGE),
    (b"-0", Flaw.NEGATIVE_ZERO),
    (b"[" * 17 + b"]" * 17, Flaw.TOO_DEEP),
    ('{"ก":1}'.encode(), Flaw.KEY_NOT_ASCII),
    ('[[{"a":[{"é":1}]}]]'.encode(), Flaw.KEY_NOT_ASCII),
    (b'{"a":1,"a":1}', Flaw.DUPLICATE_KEY),
    (b'{"b":1,"a":1}', Flaw.KEY_ORDER),
    (b'"\\u0061"', Flaw.ESCAPE),
    (b'"\\/"', Flaw.ESCAPE),
    (b'"\\u001F"', Flaw.ESCAPE),
    (b'"\\u000a"', Flaw.ESCAPE),
    (b'"\\ud83d\\ude9b"', Flaw.ESCAPE),
    (b'"\\ud800"', Flaw.LONE_SURROGATE),
]


@pytest.mark.parametrize(("data", "flaw"), REFUSED, ids=lambda value: repr(value)[:30])
def test_every_flaw_is_named(data: bytes, flaw: Flaw) -> None:
    with pytest.raises(NotCanonical) as refusal:
        parse_canonical(data)
    assert refusal.value.reason is flaw
    assert slow(data) is NotCanonical


class Kind(enum.StrEnum):
    A = "a"


@pytest.mark.parametrize(
    ("value", "flaw"),
    [
        (1.0, Flaw.FLOAT),
        ([float("nan")], Flaw.FLOAT),
        (2**53, Flaw.INTEGER_TOO_LARGE),
        ({"a": [-(2**53)]}, Flaw.INTEGER_TOO_LARGE),
        ({1: 2}, Flaw.KEY_NOT_TEXT),
        ({None: 2}, Flaw.KEY_NOT_TEXT),
        ({"é": 2}, Flaw.KEY_NOT_ASCII),
        ("\ud800", Flaw.LONE_SURROGATE),
        ("\ud83d\ude9b", Flaw.LONE_SURROGATE),
        (b"bytes", Flaw.NO_JSON_TYPE),
        ({1}, Flaw.NO_JSON_TYPE),
    ],
)
def test_a_value_without_canonical_bytes_is_refused(value: object, flaw: Flaw) -> None:
    with pytest.raises(NotCanonical) as refusal:
        canonical(value)
    assert refusal.value.reason is flaw


def test_enums_and_tuples_are_written_as_what_they_hold() -> None:
    assert canonical((Kind.A, {Kind.A: True})) == b'["a",{"a":true}]'


def test_a_value_of_16_levels_passes_and_one_of_17_does_not() -> None:
    deep: object = 1
    for _ in range(16):
        deep = {"a": deep}
    assert parse_canonical(canonical(deep)) == deep
    for deeper in ([deep], {"b": deep}, (deep,)):
        with pytest.raises(NotCanonical, match="too_deep"):
            canonical(deeper)


def test_a_circle_is_refused_like_any_depth() -> None:
    circle: list[object] = []
    circle.append(circle)
    with pytest.raises(NotCanonical, match="too_deep"):
        canonical(circle)


def depth_of(value: object) -> int:
    if isinstance(value, dict):
        return 1 + max(map(depth_of, value.values()), default=0)
    return 1 + max(map(depth_of, value), default=0) if isinstance(value, list) else 0


@given(VALUES, st.integers(0, 6))
def test_the_depth_told_before_parsing_is_the_depth(value: object, levels: int) -> None:
    assert nested_deeper(canonical(value), levels) is (depth_of(value) > levels)


def test_megabytes_of_brackets_are_refused_whatever_the_callers_stack() -> None:
    for data in (b"[" * 2**20, b'{"a":' * 2**18, b"[" * 10**6 + b"]" * 10**6):
        with pytest.raises(NotCanonical, match="too_deep"):
            parse_canonical(data)


def test_many_strings_with_brackets_are_no_depth() -> None:
    value = ['[[[[[[[[[[[[[[[[[["{{\\']
    assert parse_canonical(canonical([value] * 20)) == [value] * 20


def test_the_prepared_encoder_is_the_fast_one_on_this_python() -> None:
    assert sys.implementation.name == "cpython"
    assert module._encode != module._ENCODER.encode


def _refusing(*_arguments: object) -> None:
    raise TypeError


@pytest.mark.parametrize("c_make_encoder", [None, _refusing])
def test_without_its_c_encoder_the_bytes_are_the_same(monkeypatch: pytest.MonkeyPatch, c_make_encoder: object) -> None:
    value = {"b": [1, None, True, 'q"\\\n'], "a": "ก"}
    other = types.SimpleNamespace(c_make_encoder=c_make_encoder, encode_basestring=json.encoder.encode_basestring)
    monkeypatch.setattr(module, "_json_encoder", other)
    encode = module._prepared_encoder()
    assert encode == module._ENCODER.encode
    assert encode(value).encode() == canonical(value)


def test_the_hash_is_lower_case_hex() -> None:
    assert sha256_hex(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
