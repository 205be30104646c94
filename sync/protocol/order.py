"""The total order of all rows of a shop, as bytes that sort like it.

Order: stamp milliseconds, stamp counter, stream, then seq, entry hash, operation index. The last three only break ties
that a copied database or a rogue stream makes, so that no two rows are ever equal.
"""

from __future__ import annotations

from typing import NamedTuple

ORDER_KEY_BYTES = 70
_OP_BYTES = 2


class Place(NamedTuple):
    """Where a row stands in the total order; compares like its key."""

    ms: int
    counter: int
    stream: str
    seq: int
    hash: str
    op: int


def order_prefix(ms: int, counter: int, stream: str, seq: int, entry_hash: str) -> bytes:
    """The 68 bytes that all rows of one entry share; followed by the operation index in two bytes."""
    text = f"{ms:012x}{counter:014x}{stream}{seq:014x}{entry_hash}"
    assert len(text) == 2 * (ORDER_KEY_BYTES - _OP_BYTES), "a part is larger than the protocol allows"
    return bytes.fromhex(text)


def order_key(ms: int, counter: int, stream: str, seq: int, entry_hash: str, op: int) -> bytes:
    """70 bytes: ms (6), counter (7), stream (16), seq (7), entry hash (32), operation index (2), high byte first.

    ``ms`` below 2**48, ``counter`` and ``seq`` below 2**53, ``stream`` 32 and ``entry_hash`` 64 hex digits.
    """
    return order_prefix(ms, counter, stream, seq, entry_hash) + op.to_bytes(_OP_BYTES)


def read_order_key(key: bytes) -> Place:
    """The parts of an order key."""
    assert len(key) == ORDER_KEY_BYTES
    return Place(
        ms=int.from_bytes(key[:6]),
        counter=int.from_bytes(key[6:13]),
        stream=key[13:29].hex(),
        seq=int.from_bytes(key[29:36]),
        hash=key[36:68].hex(),
        op=int.from_bytes(key[68:]),
    )
