"""Where a line of Thai, English and numbers may break, and where it never may.

Which words there are is for a splitter that the caller brings; the rules here are applied after it: no break inside a
letter with its marks, a number, a code or a plate, none before what closes and none behind what opens.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

Splitter = Callable[[str], list[str]]
"""Cuts a text into words; put together they are the text again."""

_CLUSTER = re.compile(
    # vowels written before a consonant, the consonant, and all that is written over, under and behind it
    r"(?=[ก-ฺเ-๎])[เ-ไ]*[ก-ฮ]?[ัิ-ฺ็-๎]*(?:[ะ-าำๅ][ัิ-ฺ็-๎]*)*[ฯๆ]*"
    # any other character with what combines with it
    r"|.[\u0300-\u036f\ufe0f\u200d]*",
    re.DOTALL,
)
_KEPT_WHOLE = re.compile(
    r"(?<![ก-๙])[0-9]?[ก-ฮ]{2,3}[ -]?[0-9]{1,4}(?![0-9.,%])"  # a plate: กข 1234, 1กก-1234
    r"|[0-9A-Za-z๐-๙]+(?:[-\u2010\u2011\u2013/.,:+#&'@_×=*]+[0-9A-Za-z๐-๙]+)*"  # 1,234.50 · 15W-40 · QT-2569-0001
)
_SPACES = re.compile("[\\s\u200b]+")
_HYPHENS = "-\u2010\u2011\u2013\u2212/."
_CLOSING = ")]}>»”’,:;!?%…ฯๆ๚๛"
_OPENING = "([{<«“‘฿#@"


def clusters(text: str) -> list[str]:
    """The smallest pieces that may ever stand apart: a consonant with its vowels and marks, or one other character.

    Put together they are the text again. A line that is too narrow for a word is cut between them, and nowhere else.
    """
    return _CLUSTER.findall(text)


def segments(text: str, split: Splitter | None = None) -> list[str]:
    """The text in pieces between which a line may break; put together they are the text again.

    Spaces hang on the piece before them. Without ``split`` Thai may break between any two clusters.
    """
    edges = [0, *break_points(text, split), len(text)]
    return [text[start:end] for start, end in pairwise(edges) if start < end]


def break_points(text: str, split: Splitter | None = None) -> list[int]:
    """The indexes before which a line may break, rising, neither 0 nor the text's end."""
    words = clusters(text) if split is None else split(text)
    assert "".join(words) == text, "a splitter changes nothing"
    offered = _ends(words) | {space.end() for space in _SPACES.finditer(text)}
    allowed = offered & _ends(clusters(text))
    for kept in _KEPT_WHOLE.finditer(text):
        allowed.difference_update(range(kept.start() + 1, kept.end()))
    return sorted(at for at in allowed if 0 < at < len(text) and _may_part(text, at))


def _ends(pieces: list[str]) -> set[int]:
    """The index behind each piece."""
    ends, at = set(), 0
    for piece in pieces:
        at += len(piece)
        ends.add(at)
    return ends


def _may_part(text: str, at: int) -> bool:
    """Whether the characters on both sides of an index may stand on different lines."""
    before, after = text[at - 1], text[at]
    if after.isspace() or after in _CLOSING or before in _OPENING:
        return False
    if before.isspace():
        return before != "\u00a0"
    return before not in _HYPHENS and after not in _HYPHENS
