"""What of a page is not text: rules, bar codes, pictures, the ruler of a printer test, the grid of a code."""

from __future__ import annotations

from PIL import Image as Pillow

from core.paper.code128 import code128_modules
from core.paper.page import Align, Barcode128, Groups, Image, Rule, RuleStyle, Size
from core.paper.setting import Cell, Setting
from core.paper.shaping import printable

DOTS_PER_MM = 8
MODULE_DOTS = 2
BARCODE_ROWS = 64
_RULE_ABOVE, _RULE_BELOW = 9, 6
_INDEX_GAP = 6
_GROUP_GAP = 22


def _row(setting: Setting, dots: str) -> bytes:
    """A row of ``0`` and ``1`` from the paper's left edge, packed."""
    bits = 8 * setting.stride
    return int(dots[: setting.width].ljust(bits, "0"), 2).to_bytes(setting.stride, "big")


def set_rule(setting: Setting, block: int, rule: Rule) -> None:
    """A line across, with white above and below."""
    pattern = {RuleStyle.DASHED: ("11111100000", 2), RuleStyle.SOLID: ("1", 2), RuleStyle.CUT: ("1100", 2)}
    dots, thick = pattern[rule.style]
    inner = (dots * setting.inner)[: setting.inner]
    setting.space(_RULE_ABOVE)
    setting.stamp(block, _row(setting, "0" * setting.left + inner) * thick)
    setting.space(_RULE_BELOW)


def set_barcode(setting: Setting, block: int, code: Barcode128) -> None:
    """Bars in the middle and the caption below; the caption alone where the bars do not fit.

    A paper is at least 3 mm wider than its print on either side, so its edge adds to the quiet zones.
    """
    modules = code128_modules(code.text)
    if len(modules) * MODULE_DOTS <= setting.inner:
        bars = "".join(module * MODULE_DOTS for module in modules)
        start = (setting.width - len(bars)) // 2
        setting.stamp(block, _row(setting, "0" * start + bars) * BARCODE_ROWS)
        setting.space(4)
    if code.caption:
        setting.paragraph(block, code.caption, setting.face(Size.SMALL), Align.CENTER, "caption")


def set_image(setting: Setting, block: int, image: Image) -> None:
    """A picture in the middle, shrunk to the paper; a dot is black where at least half of what it covers is."""
    packed, width, height = image.rows(), image.width, image.height
    if width > setting.inner:
        height = max(1, height * setting.inner // width)
        grey = Pillow.frombytes("1", (image.width, image.height), packed).convert("L")
        grey = grey.resize((setting.inner, height), Pillow.Resampling.BOX)
        packed = grey.point([0] * 128 + [255] * 128, "1").tobytes()
        width = setting.inner
    stride, shift = (width + 7) // 8, 8 * setting.stride - (setting.width - width) // 2
    rows = []
    for at in range(0, len(packed), stride):
        bits = int.from_bytes(packed[at : at + stride], "big") >> (8 * stride - width)
        rows.append((bits << (shift - width)).to_bytes(setting.stride, "big"))
    setting.stamp(block, b"".join(rows))


def set_ruler(setting: Setting, block: int) -> None:
    """Marks every millimetre, longer at 5 and 10, figures at 10; the outermost dots have the longest marks."""
    last = setting.width - 1
    for rows, every in ((6, 1), (5, 5), (6, 10), (6, 0)):
        step = every * DOTS_PER_MM
        marks = ["1" if x in {0, last} or (step and x % step == 0) else "0" for x in range(setting.width)]
        setting.stamp(block, _row(setting, "".join(marks)) * rows)
    face = setting.face(Size.SMALL)
    middles = range(10 * DOTS_PER_MM, setting.width - face.width("00"), 10 * DOTS_PER_MM)
    figures = [(str(x // DOTS_PER_MM), x) for x in middles]
    setting.line(block, [Cell("text", text, face, x - face.width(text) // 2) for text, x in figures])
    label = f"{setting.width} dots = {setting.width / DOTS_PER_MM:g} mm"
    setting.paragraph(block, label, face, Align.CENTER)


def set_groups(setting: Setting, block: int, groups: Groups) -> None:
    """Numbered groups in a grid, row by row, as large as the widest allows."""
    texts = [printable(group).replace("\n", " ") for group in groups.groups]
    if not texts:
        return
    index = setting.face(Size.SMALL)
    widest = max(texts, key=setting.face(Size.BODY, bold=True).width)
    before = index.width(str(len(texts))) + _INDEX_GAP
    face = setting.fitting(widest, Size.TOTAL, setting.inner - before, bold=True)
    if face.width(widest) > setting.inner - before:
        setting.paragraph(block, " ".join(texts), face, Align.LEFT, "group")
        return
    wide = before + face.width(widest)
    columns = min(len(texts), max(1, (setting.inner + _GROUP_GAP) // (wide + _GROUP_GAP)))
    step = (setting.inner - columns * wide) // max(1, columns - 1) + wide if columns > 1 else 0
    for first in range(0, len(texts), columns):
        cells = []
        for column, text in enumerate(texts[first : first + columns]):
            x, number = setting.left + column * step, str(first + column + 1)
            cells.append(Cell("index", number, index, x + before - _INDEX_GAP - index.width(number)))
            cells.append(Cell("group", text, face, x + before))
        setting.line(block, cells)
        setting.space(4)
