"""What the papers screen knows of receipts: those of a day, the one that was looked for, and the one that is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from core.errors import PosError
from core.paper.receipt import number_from_barcode
from core.printing.commands import Reprint
from core.thai.dates import bangkok_date
from pos_client.screens.papers.job_state import JobsState
from pos_client.session import Done, Session
from storage.database import Reading
from storage.queries.issued import PAGE, IssuedRow, find_issued, issued_on
from storage.queries.people import PersonRow, people
from storage.queries.receipts import ReceiptView, receipt

Picture = Literal["none", "drawing", "ready", "failed"]


def _people(conn: Reading, branch: str) -> dict[str, PersonRow]:
    return {person.id: person for person in people(conn, branch)}


class ReceiptsState(JobsState):
    """The receipts of the shop that this device holds."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.day = self.today
        self.rows: Sequence[IssuedRow] = ()
        self.rows_before: str | None = None
        self.row_at = 0
        self.month: date | None = None
        """The month that is turned up to pick a day from."""
        self.typed = ""
        self.found: Sequence[IssuedRow] | None = None
        """What was looked for; ``None`` while the day is shown."""
        self.unknown: str | None = None
        """A scanned code that belongs to no receipt here."""
        self.opened: IssuedRow | None = None
        self.detail: ReceiptView | None = None
        self.picture: Picture = "none"
        self.png: bytes | None = None
        self.picture_error: PosError | None = None
        self.printed_copy = False
        self._names: Mapping[str, PersonRow] | None = None

    @property
    def today(self) -> date:
        """The day that it is in Bangkok."""
        return bangkok_date(self.session.now_ms())

    @property
    def shown(self) -> Sequence[IssuedRow]:
        """The receipts in the list: what was found, else those of the day."""
        return self.rows if self.found is None else self.found

    @property
    def more_rows(self) -> bool:
        """Whether the day has an older page."""
        return self.found is None and len(self.rows) == PAGE

    @property
    def row(self) -> IssuedRow | None:
        """The current row of the list."""
        return self.shown[self.row_at] if self.row_at < len(self.shown) else None

    def cashier(self, row: IssuedRow) -> str:
        """What colleagues call who sold it."""
        person = (self._names or {}).get(row.cashier)
        return person.short_name(self.session.language) if person else ""

    # -- the list

    async def load_receipts(self) -> None:
        """Read the list anew, and the open receipt with it."""
        if self._names is None:
            self._names = await self.session.read(_people, self.session.machine.branch)
        self.rows = await self.session.read(issued_on, self.day, self.rows_before)
        if self.found is not None and self.typed:
            self.found = await self._find(self.typed)
        self.row_at = min(self.row_at, max(0, len(self.shown) - 1))
        if self.opened is not None:
            await self._read_detail(self.opened)

    async def show_day(self, day: date) -> None:
        """The receipts of another day; days to come have none."""
        self.day = min(day, self.today)
        self.rows_before, self.row_at, self.month = None, 0, None
        self.clear_search()
        await self.load_receipts()

    async def turn(self, days: int) -> None:
        """Some days on or back."""
        await self.show_day(self.day + timedelta(days=days))

    async def older_rows(self) -> None:
        """The next page of the day."""
        if self.rows:
            self.rows_before, self.row_at = self.rows[-1].id, 0
            await self.load_receipts()

    async def first_rows(self) -> None:
        """Back to the newest receipts of the day."""
        self.rows_before, self.row_at = None, 0
        await self.load_receipts()

    def turn_month(self, month: date | None) -> None:
        """Turn up a month to pick a day from; ``None`` puts it away."""
        self.month = month

    # -- looking for one

    async def _find(self, typed: str) -> list[IssuedRow]:
        return await self.session.read(find_issued, typed, self.session.machine.series)

    async def search(self, typed: str) -> None:
        """Look for a number as it is typed; whatever was typed last wins."""
        self.typed, self.unknown = typed, None
        if not typed.strip():
            self.found, self.row_at = None, 0
            return
        found = await self._find(typed)
        if typed == self.typed:
            self.found, self.row_at = found, 0

    def clear_search(self) -> None:
        """Back to the day."""
        self.typed, self.found, self.unknown, self.row_at = "", None, None, 0

    async def scanned(self, code: str) -> bool:
        """A receipt's bar code was scanned: open it. Gives whether it is one that is here."""
        number = number_from_barcode(code) or code
        found = await self._find(number)
        if len(found) != 1 or found[0].number != number:
            self.unknown = code
            return False
        self.clear_search()
        await self.open(found[0])
        return True

    # -- the open one

    async def open(self, row: IssuedRow) -> None:
        """Show a receipt with its jobs and its picture."""
        self.error = None
        if row in self.shown:
            self.row_at = list(self.shown).index(row)
        self.printed_copy = False
        self.opened, self.detail, self.png, self.picture_error = row, None, None, None
        self.picture = "drawing"
        await self._read_detail(row)
        await self._draw(row)

    async def _read_detail(self, row: IssuedRow) -> None:
        detail = await self.session.read(receipt, row.id)
        if self.opened is not None and self.opened.id == row.id:
            self.detail = detail

    async def _draw(self, row: IssuedRow) -> None:
        png, why = None, None
        try:
            png = await self.session.house.preview(row.id)
        except PosError as error:
            why = error
        if self.opened is not None and self.opened.id == row.id:
            self.png, self.picture_error, self.picture = png, why, "ready" if png else "failed"

    def close(self) -> None:
        """Back to the list."""
        self.opened = self.detail = self.png = None
        self.picture = "none"

    async def reprint(self) -> None:
        """Print the open receipt again, as a counted copy; from the second one a cashier asks a manager."""
        row = self.opened
        if row is None or self.busy_job or self.approving.question:
            return
        self.error, self.busy_job = None, row.id
        copy = self.command_id("copy", row.id)
        try:
            await self.approving.attempt(Reprint(issue=row.id), copy, self._copied)
        finally:
            self.busy_job = ""

    async def _copied(self, result: Done | PosError) -> None:
        if isinstance(result, PosError):
            self.error = result
        else:
            self._ids = {key: kept for key, kept in self._ids.items() if key[0] != "copy"}
            self.printed_copy = True
        await self.reload()
