"""What people may type into a field: bounded, one line, without characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata

from core.errors import Rejected

_PICTOGRAPH = re.compile("[\u2600-\u27bf\ufe00-\ufe0f]").match
_INVISIBLE = frozenset({"\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"})
"""Zero-width characters that Thai keyboards and copied text leave behind; dropped silently."""


def clean_line(text: str, *, field: str, most: int, required: bool = False) -> str:
    """A typed line as it is kept: trimmed, runs of blanks as one, zero-width characters dropped, NFC.

    Raises:
        Rejected: ``field.required`` where nothing is left; ``field.too_long`` over ``most`` characters;
            ``field.control`` for control characters, emoji and others that no printer of ours has.
    """
    kept = unicodedata.normalize("NFC", "".join(c for c in text if c not in _INVISIBLE))
    line = " ".join(kept.split(" ")).strip()
    while "  " in line:
        line = line.replace("  ", " ")
    if required and not line:
        raise Rejected("field.required", field=field)
    if len(line) > most:
        raise Rejected("field.too_long", field=field, most=most)
    if any(_unprintable(c) for c in line):
        raise Rejected("field.control", field=field)
    return line


def _unprintable(character: str) -> bool:
    """Controls, surrogates, private use, unassigned, and everything above the basic plane (emoji)."""
    return unicodedata.category(character)[0] == "C" or character > "\uffff" or bool(_PICTOGRAPH(character))
