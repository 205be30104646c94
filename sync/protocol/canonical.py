"""Canonical JSON: one value has one sequence of bytes, and these bytes are what is stored, hashed, signed and sent.

RFC 8785 restricted to whole numbers with ``|n| < 2**53`` and ASCII keys: UTF-8, keys sorted, no spaces, shortest
escapes, no duplicate keys, no lone surrogates, at most 16 levels. What is not exactly that is refused with a reason.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from enum import StrEnum
from json import encoder as _json_encoder
from typing import Any, NoReturn

from sync.protocol.limits import DEPTH_MAX, INTEGER_LIMIT


class Flaw(StrEnum):
    """Why bytes or a value are not canonical; the first that is found is named."""

    NOT_UTF8 = "not_utf8"
    BYTE_ORDER_MARK = "byte_order_mark"
    NOT_JSON = "not_json"
    FLOAT = "float"  # a fraction or an exponent, even of a whole value
    NOT_A_NUMBER = "not_a_number"  # NaN, Infinity
    INTEGER_TOO_LARGE = "integer_too_large"
    NEGATIVE_ZERO = "negative_zero"
    TOO_DEEP = "too_deep"
    KEY_NOT_ASCII = "key_not_ascii"
    KEY_NOT_TEXT = "key_not_text"
    DUPLICATE_KEY = "duplicate_key"
    KEY_ORDER = "key_order"
    WHITE_SPACE = "white_space"  # outside strings, also before and after
    ESCAPE = "escape"  # longer than needed, or upper-case hex
    LONE_SURROGATE = "lone_surrogate"
    NO_JSON_TYPE = "no_json_type"  # a value of the program that JSON has no form for


class NotCanonical(ValueError):
    """Bytes or a value that have no place in the protocol; ``reason`` says why."""

    def __init__(self, reason: Flaw) -> None:
        super().__init__(reason)
        self.reason = reason


def sha256_hex(data: bytes) -> str:
    """The sha256 of bytes as 64 lower-case hex digits."""
    return hashlib.sha256(data).hexdigest()


def canonical(value: Any) -> bytes:
    """The canonical bytes of dicts, lists, tuples, text, whole numbers, booleans and ``None``.

    Raises:
        NotCanonical: the value holds something that the protocol has no bytes for.
    """
    _refuse_value(value, DEPTH_MAX)
    try:
        return _encode(value).encode()
    except UnicodeEncodeError:
        raise NotCanonical(Flaw.LONE_SURROGATE) from None


def parse_canonical(data: bytes) -> Any:
    """The value of canonical bytes: dicts, lists, ``str``, ``int``, ``bool`` and ``None``, nothing else.

    Stands or falls with ``canonical(parse_canonical(data)) == data``, and costs about a decode and an encode in C:
    the value is encoded again and compared, which finds spaces, order, duplicates, escapes and trailing bytes at
    once. Only what this cannot see is looked for apart, and only where a cheap look at the bytes says it may be there.

    Raises:
        NotCanonical: ``data`` is anything else.
    """
    if nested_deeper(data, DEPTH_MAX):
        raise NotCanonical(Flaw.TOO_DEEP)
    try:
        text = data.decode()
        value, _ = _DECODER.raw_decode(text)
    except NotCanonical:
        raise
    except ValueError as error:
        raise NotCanonical(_why_unread(data, error)) from None
    if _encode(value) != text:
        raise NotCanonical(_why_unequal(text))
    if value.__class__ not in _CONTAINERS or _LARGE in data.translate(_NUMBER_SHAPES):
        _refuse_value(value, DEPTH_MAX)
    elif not data.isascii():
        _refuse_keys_in(value)
    return value


def nested_deeper(data: bytes, levels: int) -> bool:
    """Whether JSON bytes nest lists and objects deeper than ``levels``, told before they are parsed.

    Parsing first would let the depth of the caller's own stack decide. Exact for JSON; of other bytes it says
    something, but always the same.
    """
    if data.count(b"[") + data.count(b"{") <= levels:
        return False
    brackets = data.translate(_SQUARE, _PLAIN).replace(b'""', b"")
    if b"\\" in brackets or b'"' in brackets:  # strings that hold brackets, quotes or backslashes
        brackets = _STRING.sub(b"", data).translate(_SQUARE, _PLAIN)
    for _ in range(levels):  # each pass takes the innermost level away
        brackets = brackets.replace(b"[]", b"")
    return bool(brackets)


def _float(_text: str) -> NoReturn:
    raise NotCanonical(Flaw.FLOAT)


def _constant(_text: str) -> NoReturn:
    raise NotCanonical(Flaw.NOT_A_NUMBER)


_DECODER = json.JSONDecoder(parse_float=_float, parse_constant=_constant)
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)


def _prepared_encoder() -> Callable[[Any], str]:
    """``_ENCODER.encode`` without making the C encoder anew for every value, where Python lets us."""
    make = getattr(_json_encoder, "c_make_encoder", None)
    quote = getattr(_json_encoder, "encode_basestring", None)
    if make is None or quote is None:
        return _ENCODER.encode
    try:
        chunks = make(None, None, quote, None, ":", ",", True, False, False)  # noqa: FBT003
    except TypeError:  # a Python whose C encoder wants something else
        return _ENCODER.encode
    join = "".join

    def encode(value: Any) -> str:
        return join(chunks(value, 0))

    sample = {"b": [1, -2, None, True, 'q"\\\n\x01\x7f ก'], "a": {}}
    return encode if encode(sample) == _ENCODER.encode(sample) else _ENCODER.encode


_encode = _prepared_encoder()

_CONTAINERS = (dict, list)
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_PLAIN = bytes(c for c in range(256) if c not in b'[]{}"\\')
_SQUARE = bytes.maketrans(b"{}", b"[]")
# Every digit becomes 0 and whatever may stand before a number in a list or an object becomes a colon: a number of 16
# digits or more (below 2**53 or not) then shows as this needle, and hashes and ids, which follow a quote, do not.
_NUMBER_SHAPES = bytes.maketrans(b"123456789,[-", b"000000000:::")
_LARGE = b":" + b"0" * 16


def _refuse_value(value: Any, levels: int) -> None:
    """Raise for what encoding alone would let pass; ``levels`` are left for lists and objects."""
    if value is None or isinstance(value, (str, bool)):
        return
    if isinstance(value, int):
        if not -INTEGER_LIMIT < value < INTEGER_LIMIT:
            raise NotCanonical(Flaw.INTEGER_TOO_LARGE)
    elif isinstance(value, (dict, list, tuple)):
        if not levels:
            raise NotCanonical(Flaw.TOO_DEEP)
        if isinstance(value, dict):
            _refuse_keys(value)
            value = value.values()
        for item in value:
            _refuse_value(item, levels - 1)
    else:
        raise NotCanonical(Flaw.FLOAT if isinstance(value, float) else Flaw.NO_JSON_TYPE)


def _refuse_keys_in(container: Any) -> None:
    """Look at the keys alone, of a value that came out of the decoder."""
    if container.__class__ is dict:
        if not "".join(container).isascii():
            raise NotCanonical(Flaw.KEY_NOT_ASCII)
        container = container.values()
    for item in container:
        kind = item.__class__
        if kind is dict or kind is list:
            _refuse_keys_in(item)


def _refuse_keys(value: dict[Any, Any]) -> None:
    for key in value:
        if not isinstance(key, str):
            raise NotCanonical(Flaw.KEY_NOT_TEXT)
        if not key.isascii():
            raise NotCanonical(Flaw.KEY_NOT_ASCII)


def _why_unread(data: bytes, error: ValueError) -> Flaw:
    if isinstance(error, UnicodeDecodeError):
        return Flaw.NOT_UTF8
    if data.startswith(b"\xef\xbb\xbf"):
        return Flaw.BYTE_ORDER_MARK
    if isinstance(error, json.JSONDecodeError):
        return Flaw.WHITE_SPACE if data[:1] in (b" ", b"\t", b"\n", b"\r") else Flaw.NOT_JSON
    return Flaw.INTEGER_TOO_LARGE  # thousands of digits, which Python does not convert


def _why_unequal(text: str) -> Flaw:
    """Name what makes JSON text differ from its canonical form; off the fast path."""
    seen: set[Flaw] = set()

    def keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        if len(set(names)) < len(names):
            seen.add(Flaw.DUPLICATE_KEY)
        elif names != sorted(names):
            seen.add(Flaw.KEY_ORDER)
        return dict(pairs)

    value, end = json.JSONDecoder(object_pairs_hook=keys).raw_decode(text)
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', '""', text[:end], flags=re.DOTALL)
    if text[end:].strip(" \t\n\r"):
        return Flaw.NOT_JSON
    if re.search(r"[\uD800-\uDFFF]", _encode(value)):
        return Flaw.LONE_SURROGATE
    for flaw in (Flaw.DUPLICATE_KEY, Flaw.KEY_ORDER):
        if flaw in seen:
            return flaw
    if re.search(r"[ \t\n\r]", bare + text[end:]):
        return Flaw.WHITE_SPACE
    return Flaw.NEGATIVE_ZERO if re.search(r"-0(?!\d)", bare) else Flaw.ESCAPE
