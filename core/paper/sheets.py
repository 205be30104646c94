"""Papers of the machine itself: a printer's test, the note below a torn print, the owner's recovery code."""

from __future__ import annotations

from core.paper import words
from core.paper.page import (
    Align,
    Band,
    Barcode128,
    Block,
    Groups,
    Page,
    Row,
    Rule,
    Ruler,
    RuleStyle,
    Size,
    Space,
    TextBlock,
)
from core.paper.words import Words

_MARKS = "ที่นี่ ผู้ซื้อ น้ำมันเครื่อง ปั๊ม ฟ้า ฝั่ง ญี่ปุ่น ฐู ฎุ กู้ เก๋ ก็ ฤๅษี ฿ ๐๑๒๓๔๕๖๗๘๙"
_DIGITS = "1234567890" * 4 + "12345678"
_GROUP_CHARS = 4


def printer_test_page(printer: str, when: str, *, barcode: str = "TEST-1234567890", demo: bool = False) -> Page:
    """The paper by which a person judges a printer; ``when`` is the date and time as text."""
    demo_band: list[Block] = [Band(words.DEMO.both)] if demo else []
    return Page(
        (
            *demo_band,
            *_title(words.TEST_TITLE),
            Row(printer, when),
            Rule(),
            TextBlock(_MARKS),
            TextBlock(_MARKS, bold=True),
            *_small(words.TEST_MARKS),
            Rule(),
            TextBlock(_DIGITS, size=Size.SMALL),
            *_small(words.TEST_DIGITS),
            Rule(),
            Ruler(),
            *_small(words.TEST_WIDTH),
            Rule(),
            Barcode128(barcode, barcode),
            *_small(words.TEST_BARCODE),
            *demo_band,
            Rule(),
            *_small(words.TEST_CUT),
            Rule(RuleStyle.CUT),
        )
    )


def void_note_page(number: str, when: str, *, demo: bool = False) -> Page:
    """What is printed below a paper that came out torn: it does not count; ``number`` is the document's."""
    return Page(
        (
            *([Band(words.DEMO.both)] if demo else []),
            Band(words.VOID.both),
            *_small(words.INCOMPLETE, Size.BODY),
            *([Row(words.NUMBER.th, number, sub=words.NUMBER.en, bold=True)] if number else []),
            Row(words.DATE.th, when, sub=words.DATE.en),
        )
    )


def recovery_page(shop: str, code: str, when: str) -> Page:
    """The sheet with the owner's recovery code, in groups of four; spaces and hyphens in ``code`` do not count."""
    bare = "".join(char for char in code if char not in " -")
    groups = tuple(bare[at : at + _GROUP_CHARS] for at in range(0, len(bare), _GROUP_CHARS))
    return Page(
        (
            *_title(words.RECOVERY_TITLE),
            TextBlock(shop, bold=True, align=Align.CENTER),
            TextBlock(when, size=Size.SMALL, align=Align.CENTER),
            Rule(),
            Space(8),
            Groups(groups),
            Space(4),
            Rule(),
            *(block for text in _RECOVERY_TEXT for block in _paragraphs(text)),
        )
    )


_RECOVERY_TEXT = (words.RECOVERY_USE, words.RECOVERY_KEEP, words.RECOVERY_ONCE)


def _title(title: Words) -> tuple[Block, ...]:
    return (
        TextBlock(title.th, size=Size.HEAD, bold=True, align=Align.CENTER),
        TextBlock(title.en, align=Align.CENTER),
        Space(4),
    )


def _small(text: Words, size: Size = Size.SMALL) -> tuple[Block, ...]:
    return (
        TextBlock(text.th, size=size, align=Align.CENTER),
        TextBlock(text.en, size=Size.SMALL, align=Align.CENTER),
    )


def _paragraphs(text: Words) -> tuple[Block, ...]:
    return (TextBlock(text.th), TextBlock(text.en, size=Size.SMALL), Space(8))
