"""The parts every screen is put together from. They know colours, sizes and keys, and no word of the trade.

``from pos_client.ui import kit`` and then ``kit.button(k, …)``. Names in lower case are functions that give controls;
names in capitals are components with a state of their own.
"""

from __future__ import annotations

from pos_client.ui.kit.buttons import Kind, Option, button, choices, form_button, icon_button, segment, switch
from pos_client.ui.kit.forms import Field, TextBox, field_error
from pos_client.ui.kit.frame import Badge, Frame, KeyWord, NavItem, Person, frame, initials, mark
from pos_client.ui.kit.keypad import DELETE, keypad
from pos_client.ui.kit.look import FILL, Handler, Look
from pos_client.ui.kit.messages import LateProgress, UndoBar, Waiting, Way, empty_state, notice, progress
from pos_client.ui.kit.month import month
from pos_client.ui.kit.override import PIN_DIGITS, Asked, Override
from pos_client.ui.kit.paper import paper, paper_missing
from pos_client.ui.kit.picks import pick
from pos_client.ui.kit.press import Face, frame_face, sheet_face, tap
from pos_client.ui.kit.scan import Scan, ScanField, ScanState
from pos_client.ui.kit.surface import (
    apart,
    beside,
    border,
    fact,
    floating,
    heading,
    line,
    lower_sheet,
    marked,
    named,
    pad,
    pair,
    scrolling,
    sheet,
    sheet_head,
    stack,
)
from pos_client.ui.kit.tags import TONE_GLYPH, avatar, chip, count, dots, key_hint, state_word, tag
from pos_client.ui.kit.text import figure, found, icon, money, text

__all__ = [
    "DELETE",
    "FILL",
    "PIN_DIGITS",
    "TONE_GLYPH",
    "Asked",
    "Badge",
    "Face",
    "Field",
    "Frame",
    "Handler",
    "KeyWord",
    "Kind",
    "LateProgress",
    "Look",
    "NavItem",
    "Option",
    "Override",
    "Person",
    "Scan",
    "ScanField",
    "ScanState",
    "TextBox",
    "UndoBar",
    "Waiting",
    "Way",
    "apart",
    "avatar",
    "beside",
    "border",
    "button",
    "chip",
    "choices",
    "count",
    "dots",
    "empty_state",
    "fact",
    "field_error",
    "figure",
    "floating",
    "form_button",
    "found",
    "frame",
    "frame_face",
    "heading",
    "icon",
    "icon_button",
    "initials",
    "key_hint",
    "keypad",
    "line",
    "lower_sheet",
    "mark",
    "marked",
    "money",
    "month",
    "named",
    "notice",
    "pad",
    "pair",
    "paper",
    "paper_missing",
    "pick",
    "progress",
    "scrolling",
    "segment",
    "sheet",
    "sheet_face",
    "sheet_head",
    "stack",
    "state_word",
    "switch",
    "tag",
    "tap",
    "text",
]
