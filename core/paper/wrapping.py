"""Lines of a paragraph: where Thai words end is guessed by BudouX's small model, what fits is measured."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from functools import lru_cache, partial
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, TypeAlias

from core.paper.shaping import stacks
from core.thai.breaks import Splitter, clusters, segments

_SHORT_PERCENT = 60
"""A line that ends behind a space is at least this full, or it ends between words."""
_ORPHAN_PERCENT = 33
"""A last line that is less full makes its paragraph balanced: nothing is gained by a word alone."""
_BALANCE_STEP_DOTS = 12
_Model: TypeAlias = tuple[tuple[tuple[dict[str, int], int, int], ...], int]
_FEATURES = (
    *((f"UW{no}", no - 4, 1) for no in range(1, 7)),
    *((f"BW{no}", no - 3, 2) for no in range(1, 4)),
    *((f"TW{no}", no - 4, 3) for no in range(1, 5)),
)
"""BudouX's features: one, two or three letters, and where they begin, counted from the place that may be an edge."""
_LOG = logging.getLogger(__name__)


def thai_splitter() -> Splitter | None:
    """Cuts a text into words by BudouX's Thai model, or ``None`` where that is not installed.

    Paper comes out without it too, with breaks between letters instead of words; the log says so once.
    """
    model = _model()
    return None if model is None else partial(_words, model)


@lru_cache(maxsize=1)
def _model() -> _Model | None:
    """The model's weights by feature, and their sum.

    The file is read by the package's loader, without importing the package: BudouX opens its files by path when it is
    imported, which fails inside a zip, and brings an HTML parser along.
    """
    try:
        weights = json.loads(_model_file())
        features = tuple((weights.get(name, {}), start, length) for name, start, length in _FEATURES)
        return features, sum(sum(table.values()) for table in weights.values())
    except (ImportError, OSError, ValueError, AttributeError):
        _LOG.warning("BudouX or its Thai model is missing: paper breaks Thai lines between any two letters")
        return None


def _model_file() -> bytes:
    spec = find_spec("budoux")
    read: Callable[[str], bytes] | None = getattr(spec.loader, "get_data", None) if spec else None
    if spec is None or spec.submodule_search_locations is None or read is None:
        raise ImportError("budoux")
    return read(str(Path(spec.submodule_search_locations[0], "models", "th.json")))


def _words(model: _Model, text: str) -> list[str]:
    """The text cut where the letters around a place weigh more than half of all weights together."""
    features, total = model
    edges = [0]
    for at in range(1, len(text)):
        score = 0
        for table, start, length in features:
            if 0 <= at + start <= len(text) - length:  # never a shorter text: the model has those from elsewhere
                score += table.get(text[at + start : at + start + length], 0)
        if 2 * score > total:
            edges.append(at)
    return [text[start:end] for start, end in pairwise([*edges, len(text)])]


def wrap(text: str, width: int, measure: Callable[[str], int], *, balanced: bool = False) -> list[str]:
    """The lines of a printable text, none wider than ``width`` by ``measure``; at least one, empty for an empty text.

    ``measure`` adds up: two pieces together are as wide as both. A line ends where the text says so, else behind a
    space unless that leaves it short, else between words, else, in a word wider than the paper, between clusters, else
    between stacks. Only spaces at a line's end are lost. ``balanced`` makes the lines of a paragraph about equally
    wide, as many as without, where that breaks no more phrases; a single word left over does the same.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if measure(paragraph) <= width:
            lines.append(paragraph)
        else:
            lines += _broken(_pieces(paragraph, width, measure), width, balanced=balanced)
    return lines


class _Piece(NamedTuple):
    """What stays together, and its width without and with the spaces behind it."""

    text: str
    bare: int
    full: int


def _pieces(text: str, width: int, measure: Callable[[str], int]) -> list[_Piece]:
    """A paragraph in pieces that fit on a line each."""
    pieces: list[_Piece] = []
    waiting = segments(text, thai_splitter())[::-1]
    while waiting:
        piece = waiting.pop()
        bare = measure(piece.rstrip(" "))
        if bare <= width:
            pieces.append(_Piece(piece, bare, measure(piece)))
        else:
            waiting += _smaller(piece)[::-1]
    return pieces


def _broken(pieces: list[_Piece], width: int, *, balanced: bool) -> list[str]:
    lines = _fill(pieces, width)
    orphan = sum(piece.full for piece in lines[-1]) * 100 < width * _ORPHAN_PERCENT
    if balanced or orphan:
        least = max(piece.bare for piece in pieces)
        widths = range(width, max(least, width // len(lines)) - 1, -_BALANCE_STEP_DOTS)
        same = [filled for filled in (_fill(pieces, some) for some in widths) if len(filled) == len(lines)]
        lines = min(reversed(same), key=_broken_phrases)  # of equally good ones the narrowest
    texts = ("".join(piece.text for piece in line).rstrip(" ") for line in lines)
    return [text for text in texts if text] or [""]


def _fill(pieces: list[_Piece], width: int) -> list[list[_Piece]]:
    """Fill line after line."""
    lines: list[list[_Piece]] = []
    line: list[_Piece] = []
    used = 0
    for piece in pieces:
        while line and used + piece.bare > width:
            kept = _up_to_space(line, width)
            lines.append(line[:kept])
            line = line[kept:]
            used = sum(word.full for word in line)
        line.append(piece)
        used += piece.full
    return [*lines, line]


def _broken_phrases(lines: list[list[_Piece]]) -> int:
    """How many lines end without a space."""
    return sum(not line[-1].text.endswith(" ") for line in lines[:-1])


def _up_to_space(line: list[_Piece], width: int) -> int:
    """How many pieces of a full line stay on it: Thai has spaces between phrases, a better place than between words."""
    used = sum(piece.full for piece in line)
    for kept in range(len(line), 0, -1):
        if used * 100 < width * _SHORT_PERCENT:
            break
        if line[kept - 1].text.endswith(" "):
            return kept
        used -= line[kept - 1].full
    return len(line)


def _smaller(piece: str) -> list[str]:
    """A piece that is wider than the paper, cut smaller; every paper is wider than a stack."""
    parts = clusters(piece)
    parts = parts if len(parts) > 1 else stacks(piece)
    assert len(parts) > 1, "a stack wider than the paper"
    return parts
