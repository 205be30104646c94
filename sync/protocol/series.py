"""Codes of document series: two characters, the first of them a block that an owner-class stream allots from.

No code is ever used twice, and none serves two streams; ``0`` and ``1`` are left out, they read like letters.
"""

from __future__ import annotations

from collections.abc import Iterable

BLOCKS = "ABCDEFGHIJKLMNOPQRSTUVWXY23456789"
"""First characters of series codes that can be granted."""
DEMO_BLOCK = "Z"
SERIES_SECOND = "ABCDEFGHIJKLMNOPQRSTUVWXYZ23456789"


def series_ok(code: object) -> bool:
    """Whether this is a series code: a block, or ``Z`` for demo, then ``A``-``Z`` or ``2``-``9``."""
    return (
        isinstance(code, str)
        and len(code) == 2  # noqa: PLR2004
        and code[0] in BLOCKS + DEMO_BLOCK
        and code[1] in SERIES_SECOND
    )


def series_in(block: str) -> tuple[str, ...]:
    """All series codes of one block, in the order in which they are allotted."""
    assert series_ok(f"{block}A")
    return tuple(block + second for second in SERIES_SECOND)


def next_series(blocks: Iterable[str], taken: Iterable[str]) -> str | None:
    """The first code of these blocks that no certificate has ever named, or ``None``: codes are never reused."""
    used = frozenset(taken)
    return next((code for block in blocks for code in series_in(block) if code not in used), None)
