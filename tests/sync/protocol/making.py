"""Entries for tests: sound ones with a word or two changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sync.protocol.canonical import canonical, sha256_hex
from sync.protocol.entry import ZERO_HASH, Sealed, WireEntry, seal

DOC = json.loads((Path(__file__).parents[2] / "golden" / "vectors" / "entries.json").read_text(encoding="utf-8"))
GOOD = [
    WireEntry(v["header"].encode(), v["body"].encode(), tuple(a.encode() for a in v["annexes"])) for v in DOC["entries"]
]
"""The sound entries of the vectors."""
EMPTY = b'{"ops":[]}'
HASH = "ab" * 32
SALT = "0123456789abcdef" * 2
SHOP = "14d6f6256d7521428a305bd700c6439d"
STREAM = "b50541b502f8ea31e10dfe2fffaa13fa"
NOW = 1_795_227_302_123


def sealed(ops: list[Any], **changes: Any) -> Sealed:
    """The first entry of a stream with these operations."""
    fields: dict[str, Any] = {
        "app": "1.0.0", "at_ms": NOW, "branch": "00000", "command": "stock.receive", "command_id": "c-1",
        "prev": ZERO_HASH, "seq": 1, "shop": SHOP, "stamp": (NOW, 0), "stream": STREAM, "user": None,
    }  # fmt: skip
    return seal(ops=ops, **{**fields, **changes})


def header_of(of: bytes, **changes: Any) -> dict[str, Any]:
    """Header members that fit a body (``of``); a member given as ``...`` is left out."""
    members = {
        "app": "1.0.0", "at_ms": NOW, "body": sha256_hex(of), "branch": "00000", "command": "stock.receive",
        "command_id": "c-1", "prev": ZERO_HASH, "seq": 1, "shop": SHOP, "stamp": [NOW, 0], "stream": STREAM,
        "user": "u-1", "v": 1, **changes,
    }  # fmt: skip
    return {name: value for name, value in members.items() if value is not ...}


def wire(of: bytes, **changes: Any) -> WireEntry:
    """An entry around any body bytes."""
    return WireEntry(canonical(header_of(of, **changes)), of)
