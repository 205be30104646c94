"""The packed ``stamps`` column of a master row: which operation wrote the value of each column that stands.

``count`` (2 bytes), then that many order keys of 70 bytes in ascending order, then one 2-byte number per column of
the row after ``id``: 0 for "never written", else 1 + the position of its key; columns never written at the end are
left out, so that a version that knows more columns packs the same bytes. A function of the keys alone: equal
histories, equal bytes.
"""

from __future__ import annotations

from collections.abc import Sequence

KEY_BYTES = 70
_BASE_MEMBERS = 3
_STREAM_CHARS = 32
_STAMP_BYTES = 29  # ms 6, counter 7, stream 16: what a base names


def pack(cells: Sequence[bytes | None]) -> bytes:
    """The packed form of the winner's key per column."""
    written = len(cells)
    while written and cells[written - 1] is None:
        written -= 1
    keys = sorted({c for c in cells if c is not None})
    place = {key: (n + 1).to_bytes(2) for n, key in enumerate(keys)}
    none = b"\0\0"
    return b"".join((len(keys).to_bytes(2), *keys, *(place[c] if c is not None else none for c in cells[:written])))


def unpack(packed: bytes, columns: int) -> list[bytes | None]:
    """The winner's key per column; columns that came with a later version were never written."""
    count = int.from_bytes(packed[:2])
    at = 2 + count * KEY_BYTES
    keys: list[bytes | None] = [None, *(packed[2 + n * KEY_BYTES : 2 + (n + 1) * KEY_BYTES] for n in range(count))]
    cells = [keys[int.from_bytes(packed[i : i + 2])] for i in range(at, len(packed), 2)]
    return cells + [None] * (columns - len(cells))


def stamp_part(key: bytes) -> bytes:
    """The part of a key that a base names: ms, counter and stream."""
    return key[:_STAMP_BYTES]


def base_stamp(base: Sequence[object]) -> bytes | None:
    """A base as an entry writes it, ``[ms, counter, stream]``, in the form of ``stamp_part``; else ``None``."""
    if len(base) != _BASE_MEMBERS:
        return None
    ms, counter, stream = base
    if type(ms) is not int or type(counter) is not int or not isinstance(stream, str):
        return None
    if not (0 <= ms < 1 << 48 and 0 <= counter < 1 << 56 and len(stream) == _STREAM_CHARS):
        return None
    try:
        return ms.to_bytes(6) + counter.to_bytes(7) + bytes.fromhex(stream)
    except ValueError:
        return None


def base_of(key: bytes) -> list[object]:
    """The base that names the write of this key: ``[ms, counter, stream]``."""
    return [int.from_bytes(key[:6]), int.from_bytes(key[6:13]), key[13:29].hex()]
