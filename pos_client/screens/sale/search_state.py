"""The scan field: what was typed or scanned, what it found, and which of it is current."""

from __future__ import annotations

import asyncio
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

from core.barcodes import candidates, parse_quantity_prefix
from core.errors import PosError, Rejected
from core.paper.receipt import number_from_barcode
from core.sales.carts import QTY_MILLI_MAX, check_quantity
from core.thai.text import normalise
from pos_client.session import Session
from storage.database import Reading
from storage.queries.parts import PartRow, by_code, find
from storage.queries.receipts import ReceiptHead, receipt_by_number

TYPED_MAX: Final = 80
CODE_SHOWN_MAX: Final = 40
ONE_MILLI: Final = 1000

Sign = Literal["ready", "found", "unknown"]


@dataclass(frozen=True, slots=True)
class Found:
    """What a code means: parts (mostly one), or one of our receipts; neither where nobody knows it."""

    parts: tuple[PartRow, ...] = ()
    receipt: ReceiptHead | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """Parts that a search gave; ``words`` are what is tinted in them, ``turn`` counts the searches.

    ``scanned`` is the code that several parts carry, or that is only looked at.
    """

    turn: int
    typed: str
    rows: tuple[PartRow, ...]
    words: tuple[str, ...] = ()
    scanned: str = ""


def look_up(conn: Reading, code: str, branch: str, now_ms: int) -> Found:
    """What a scanned or typed code means: a part first, for a part may be numbered like anything."""
    parts = by_code(conn, code, branch, now_ms)
    if parts:
        return Found(tuple(parts))
    for reading in candidates(code):
        number = number_from_barcode(reading.code) or reading.code
        receipt = receipt_by_number(conn, number)
        if receipt is not None:
            return Found(receipt=receipt)
    return Found()


def plain(text: str) -> str:
    """What was typed or pasted as one line: controls and what nobody sees are blanks."""
    return "".join(c if unicodedata.category(c)[0] not in "CZ" else " " for c in text)


def _parted(line: str) -> tuple[int | None, str]:
    """The quantity in front and the rest. Raises ``Rejected`` where no line can have so many."""
    try:
        prefix = parse_quantity_prefix(line)
    except Rejected as error:
        raise Rejected("sale.quantity_most", most_milli=QTY_MILLI_MAX) from error
    if prefix is None:
        return None, line
    check_quantity(prefix[0])
    return prefix


class SearchState:
    """``typed`` is the text of the field, ``here`` the current one of the results.

    ``quantity_milli`` is what stands in front of the next part (``12 x``); ``misplaced`` says why what stands there is
    none that a line can have: then nothing is added until it is gone. ``sign`` is what the field's edge says,
    with ``code`` for an unknown one; ``receipt`` is one of ours that was scanned; ``busy`` while the store is asked.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._turn = 0
        self._asking = False
        self._idle = asyncio.Event()
        self._idle.set()
        self._next: str | None = None
        self.typed = ""
        self.words = ""
        self.quantity_milli: int | None = None
        self.results: Results | None = None
        self.here = 0
        self.sign: Sign = "ready"
        self.code = ""
        self.receipt: ReceiptHead | None = None
        self.error: PosError | None = None
        self.misplaced: PosError | None = None
        self.busy = False

    # -- typing

    async def search_for(self, typed: str) -> None:
        """Find parts for a text; of searches that overlap only the newest is shown."""
        self._take(typed)
        self._turn += 1
        if self.error is not None or not normalise(self.words):
            self._next = None
            self.results, self.busy = None, False
            return
        self._next = self.words
        if self._asking:  # the newest text is asked for when the store is free again
            return
        self._asking = True
        self._idle.clear()
        try:
            while self._next is not None:
                await self._ask(self._next)
        except PosError as error:
            self.error = error
        finally:
            self._asking = False
            self._idle.set()
            self.busy = False

    async def settled(self) -> None:
        """Wait until the results are those of the newest text."""
        await self._idle.wait()

    async def _ask(self, words: str) -> None:
        self._next, turn, self.busy = None, self._turn, True
        machine, now_ms = self._session.machine, self._session.now_ms()
        rows = await self._session.read(find, words, machine.branch, now_ms)
        if turn != self._turn:
            return
        marked = tuple(normalise(words).split())
        self.results, self.here = Results(turn, words, tuple(rows), marked), 0

    def _take(self, typed: str) -> None:
        """Split what was typed into a quantity and words."""
        self.sign, self.code, self.receipt, self.error = "ready", "", None, None
        self.typed = typed
        line = plain(typed).strip()
        self.quantity_milli, self.words, self.misplaced = None, line, None
        try:
            self.quantity_milli, self.words = _parted(line)
        except Rejected as error:
            self.words, self.error, self.misplaced = "", error, error
        if len(self.words) > TYPED_MAX:
            self.error = Rejected("field.too_long", most=TYPED_MAX)

    def clear(self) -> None:
        """Empty the field: ready for the next scan."""
        self._take("")
        self._turn += 1
        self._next = None
        self.results, self.here, self.busy = None, 0, False

    def take_quantity(self) -> int:
        """How many the next part is wanted, in thousandths: what was typed in front of it, once."""
        quantity, self.quantity_milli = self.quantity_milli, None
        return quantity or ONE_MILLI

    # -- results

    @property
    def current(self) -> PartRow | None:
        """The row that Enter takes."""
        rows = self.results.rows if self.results else ()
        return rows[self.here] if self.here < len(rows) else None

    def move(self, step: int) -> bool:
        """Go down (or up) the results, not beyond the ends; whether there are any."""
        rows = self.results.rows if self.results else ()
        if rows:
            self.here = max(0, min(len(rows) - 1, self.here + step))
        return bool(rows)

    # -- scanning

    async def look_up(self, code: str) -> Found:
        """Ask what a code means. Raises ``PosError`` where the store cannot be read."""
        return await self._session.read(look_up, code, self._session.machine.branch, self._session.now_ms())

    def flash(self) -> None:
        """A scan was taken: the edge says so for a moment, the field is empty again."""
        self.clear()
        self.sign = "found"

    def calm(self) -> None:
        """The moment is over."""
        if self.sign == "found":
            self.sign = "ready"

    def unknown(self, code: str) -> None:
        """Nobody knows a code; it stays readable until the next scan or letter."""
        self.clear()
        shown = " ".join(plain(code).split())
        self.sign, self.code = "unknown", shown[:CODE_SHOWN_MAX] + ("…" if len(shown) > CODE_SHOWN_MAX else "")

    def show_receipt(self, receipt: ReceiptHead) -> None:
        """One of our receipts was scanned."""
        self.clear()
        self.receipt = receipt

    def show_parts(self, code: str, parts: tuple[PartRow, ...]) -> None:
        """Several parts carry the code, or parts are only looked at: a person picks."""
        quantity_milli = self.quantity_milli
        self.clear()
        self.quantity_milli = quantity_milli
        self.results = Results(self._turn, code, parts, scanned=code)
