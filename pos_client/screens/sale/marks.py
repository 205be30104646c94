"""Which letters of a name or number matched what was typed, so that the eye sees why something was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core.thai.text import fold_identifier, normalise

Marks = tuple[tuple[int, int], ...]
"""Half-open ranges in the text, in order and apart."""


def marks(text: str, words: Sequence[str]) -> Marks:
    """Where words (normalised) stand in a text, however the text itself is spelt."""
    places = _places(text, normalise)
    return _joined(text, [at for word in words for at in _found(places, word)])


def number_marks(text: str, typed: str) -> Marks:
    """Where a typed number stands in a printed one, whatever dashes and spaces either has."""
    wanted = fold_identifier(typed)
    return _joined(text, _found(_places(text, fold_identifier), wanted)) if wanted else ()


def _places(text: str, fold: Callable[[str], str]) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters (and its end) where in the text it begins."""
    whole = fold(text)
    if len(whole) == len(text) and text.lower() == whole.lower():
        return whole, list(range(len(text) + 1))
    starts: list[int] = []
    for at in range(len(text)):
        grown = len(fold(text[: at + 1]))
        starts += [at] * (grown - len(starts))
        del starts[grown:]
    return whole, [*starts[: len(whole)], *[len(text)] * (len(whole) + 1 - len(starts[: len(whole)]))]


def _found(places: tuple[str, list[int]], word: str) -> list[tuple[int, int]]:
    whole, starts = places
    found, at = [], whole.find(word) if word else -1
    while at >= 0:
        found.append((starts[at], starts[at + len(word)]))
        at = whole.find(word, at + len(word))
    return found


def _joined(text: str, ranges: list[tuple[int, int]]) -> Marks:
    """Ranges in order, those that touch as one, without what parts a number or a name behind them."""
    out: list[tuple[int, int]] = []
    for start, found_end in sorted(ranges):
        end = start + len(text[start:found_end].rstrip(" -"))
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        elif end > start:
            out.append((start, end))
    return tuple(out)
