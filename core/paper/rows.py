"""A label and its amount: on one line where they fit, else on more; amounts always end at the right edge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from core.paper.faces import Face
from core.paper.page import Align, Row, Size
from core.paper.setting import Cell, Setting
from core.paper.shaping import printable

_BETWEEN = 12
"""Least dots between a label and its amount."""
_BETWEEN_FIGURES = 20
"""Least dots between a price and its amount: figures that stand closer are read as one."""
_WORD = 7
"""Dots between a label and the same in the other language."""
_HANGING = re.compile("[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]")
"""Marks whose ink lies left of where they stand; a text that begins with one reaches into the one before it."""
_LABEL_SHARE_PERCENT = 45
"""A label wraps beside its amount if this share of the paper is left for it, else it stands above."""


def amount_column(setting: Setting, rows: Iterable[Row]) -> int:
    """Where the column of amounts begins: left of the widest amount that has something in ``mid`` before it."""
    face = setting.face(Size.BODY)
    widest = max((face.width(_one_line(row.right)) for row in rows if row.mid), default=0)
    return setting.right - min(widest, setting.inner // 2)


def set_row(setting: Setting, block: int, row: Row, column: int) -> None:
    """Set a row; ``column`` is where the column of amounts begins."""
    amounts, face = _amount(setting, row)
    at = setting.right - face.width(amounts[0])
    mid = _mid(setting, row, at, column)
    above, beside, below = _label(setting, row, (mid.x if mid else at) - _BETWEEN)
    for cells in above:
        setting.line(block, cells)
    if row.mid and mid is None:
        setting.paragraph(block, row.mid, setting.face(Size.BODY), Align.LEFT, "mid")
    setting.line(block, [*beside, *([mid] if mid else []), Cell("right", amounts[0], face, at)])
    for text in amounts[1:]:
        setting.line(block, [Cell("right", text, face, setting.right - face.width(text))])
    for cells in below:
        setting.line(block, cells)


def _label(setting: Setting, row: Row, end: int) -> tuple[list[list[Cell]], list[Cell], list[list[Cell]]]:
    """The label in both languages: lines above the amount, cells beside it, which end before ``end``, lines below."""
    face, small = setting.face(row.size, bold=row.bold), setting.face(Size.SMALL)
    lines, stands_above = _label_lines(setting, row, face, end - setting.left)
    label = [[Cell("left", text, face, setting.left)] for text in lines]
    edge = setting.right if stands_above else end
    sub = _one_line(row.sub)
    gap = _WORD + (small.width(sub[0]) if _HANGING.match(sub) else 0)
    start = setting.left + (face.width(lines[-1]) + gap if lines else 0)
    extra: list[list[Cell]] = []
    if sub and start + small.width(sub) <= edge:
        word = Cell("sub", sub, small, start)
        label = [*label[:-1], [*label[-1], word]] if label else [[word]]
    elif sub:
        extra = [[Cell("sub", text, small, setting.left)] for text in small.lines(sub, setting.inner)]
    if stands_above or not label:
        return [*label, *extra], [], []
    return label[:-1], (label[-1] if label else []), extra


def _amount(setting: Setting, row: Row) -> tuple[tuple[str, ...], Face]:
    """The lines of the amount, and its face: smaller rather than broken, broken rather than cut."""
    text = _one_line(row.right)
    face = setting.fitting(text, row.right_size or row.size, setting.inner, bold=row.bold)
    return face.lines(text, setting.inner), face


def _mid(setting: Setting, row: Row, at: int, column: int) -> Cell | None:
    """What stands before the amount: at the column, else close to this amount, else smaller, else not on this line."""
    text = _one_line(row.mid)
    body, small = setting.face(Size.BODY), setting.face(Size.SMALL)
    for face, edge in ((body, min(column, at)), (body, at), (small, at)):
        x = edge - _BETWEEN_FIGURES - face.width(text)
        if text and x >= setting.left:
            return Cell("mid", text, face, x)
    return None


def _label_lines(setting: Setting, row: Row, face: Face, room: int) -> tuple[Sequence[str], bool]:
    """The label's lines, and whether all of them stand above the amount instead of the last one beside it."""
    text = printable(row.left)
    if not text:
        return (), False
    if "\n" not in text and face.width(text) <= room:
        return (text,), False
    words_fit = all(face.width(word) <= room for word in text.split())
    if words_fit and room * 100 >= setting.inner * _LABEL_SHARE_PERCENT and not row.mid:
        return face.lines(text, room), False
    return face.lines(text, setting.inner), True


def _one_line(text: str) -> str:
    return printable(text).replace("\n", " ")
