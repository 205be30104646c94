"""Which version's understanding of entries the tables hold; another one computes them again."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any, Final

from core.lifecycles import lifecycles
from core.records import Registry
from storage.codec import json_text
from sync.protocol.limits import PROTOCOL_VERSION

READ_AS: Final = "read_as"
"""The key in ``device_state``."""
_RULES: Final = 1
"""Raised by hand with every change of what equal entries come to that the registry and the life cycles do not show:
who may write what, sums, attention items, the search index."""


@cache
def reading_of(registry: Registry) -> str:
    """A digest of all that decides what entries come to: rules, protocol version, record types, life cycles."""
    types: list[Any] = [
        [
            t.name,
            str(t.kind),
            t.series_column,
            [[c.name, str(c.type), c.required, c.default, c.personal] for c in t.columns],
        ]
        for t in registry.journalled()
    ]
    said = json_text([_RULES, PROTOCOL_VERSION, types, lifecycles()])
    return hashlib.sha256(said.encode()).hexdigest()
