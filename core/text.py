"""What people may type into a field: bounded, one line, without characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata

from core.errors import Rejected

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Soft hyphens and zero-width characters that Thai keyboards and copied text leave behind; dropped silently."""
_PICTOGRAPHS = re.compile(
    "[\u20e3\u231a\u231b\u23e9-\u23fa\u25fb-\u25fe\u2600-\u27bf\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299"
    "\ufe00-\ufe0f]"
)
"""Emoji of the basic plane; ⌀, arrows and box lines, which stand in names of parts, are none."""
_SEPARATORS = frozenset({"Zl", "Zp"})
_PHONE = re.compile(r"[+-][0-9 ()./-]*")
_FORMULA = re.compile(r"[=@]|[+-].*[(|!=]")
"""What a spreadsheet would take for a formula when a list is exported: =, @, and signs with a call behind them."""


def clean_line(text: str, *, field: str, most: int, required: bool = False) -> str:
    """A typed line as it is kept: trimmed, runs of blanks as one, zero-width characters dropped, NFC.

    Raises:
        Rejected: ``field.required`` where nothing is left; ``field.too_long`` over ``most`` characters;
            ``field.control`` for control characters, emoji and others that no printer of ours has;
            ``field.formula`` for what a spreadsheet would run.
    """
    kept = unicodedata.normalize("NFC", text.translate(_INVISIBLE))
    line = re.sub(" {2,}", " ", "".join(" " if unicodedata.category(c) == "Zs" else c for c in kept)).strip(" ")
    if required and not line:
        raise Rejected("field.required", field=field)
    if len(line) > most:
        raise Rejected("field.too_long", field=field, most=most)
    if any(_unprintable(c) for c in line):
        raise Rejected("field.control", field=field)
    if _FORMULA.match(line) and not _PHONE.fullmatch(line):
        raise Rejected("field.formula", field=field)
    return line


def _unprintable(character: str) -> bool:
    """Controls, surrogates, private use, unassigned, line ends, and everything above the basic plane (emoji)."""
    category = unicodedata.category(character)
    return (
        category[0] == "C"
        or category in _SEPARATORS
        or character > "\uffff"
        or _PICTOGRAPHS.fullmatch(character) is not None
    )
