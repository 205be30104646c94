"""From a print job to the picture that its printer gets, drawn when it is sent."""

from __future__ import annotations

from collections.abc import Mapping

from core.errors import NotFound
from core.paper.page import Page
from core.paper.raster import Raster, render
from core.paper.sheets import printer_test_page, void_note_page
from core.printing.pages import backup_page, issue_page
from core.printing.records import PrintJob
from core.thai.dates import DateForm, bangkok_time, date_text
from pos_client.devices import escpos
from pos_client.devices.queue import JobQueue


class Papers:
    """Draws what the jobs of this device ask for; safe on several threads."""

    def __init__(self, queue: JobQueue) -> None:
        self._queue = queue

    def page(self, job: PrintJob) -> Page:
        """What a job puts on paper.

        Raises:
            NotFound: its document is not on this device.
            PageUnreadable: its document or page is none that this version knows.
            Rejected: the disk does not read.
        """
        if job.document is None:
            return Page.from_json(job.page)
        issue = self._queue.issue(job.document)
        if issue is None:
            raise NotFound("document.not_found")
        header = issue.header if isinstance(issue.header, Mapping) else {}
        cashier = self._queue.name_of(str(header.get("cashier", "")))
        return issue_page(issue.number, issue.date, header, issue.lines, cashier=cashier, copy_no=job.copy_no)

    def draw(self, job: PrintJob, width_dots: int, *, instead_of: str = "") -> Raster:
        """A job's picture for a paper ``width_dots`` wide; ``instead_of`` names the printer that could not.

        Raises:
            PaperFontMissing: the font is missing or damaged.
            NotFound, PageUnreadable, Rejected: as ``page``.
        """
        page = self.page(job)
        return render(backup_page(page, instead_of) if instead_of else page, width_dots)

    def void_note(self, job: PrintJob, width_dots: int) -> Raster:
        """What is printed below the torn paper of a job. Raises what ``draw`` raises."""
        issue = self._queue.issue(job.document) if job.document is not None else None
        now = bangkok_time(self._queue.now_ms())
        when = f"{date_text(now.date(), DateForm.SHORT, 'th')} {now:%H:%M}"
        return render(void_note_page(issue.number if issue else "", when, demo=self._queue.demo), width_dots)

    def state_of(self, job: PrintJob) -> str:
        """What the queue says of a job now. Raises ``Rejected``."""
        return self._queue.state_of(job.id)


def job_bytes(raster: Raster, *, reports: bool) -> bytes:
    """A whole paper: fresh start, status while it prints (``reports``), picture, cut."""
    return escpos.INIT + (escpos.STATUS_ON if reports else b"") + escpos.picture(raster) + escpos.CUT


def warm_up(width_dots: int) -> None:
    """Read the font and draw its common letters, so that the day's first receipt is not a slow one.

    Raises:
        PaperFontMissing: the font is missing or damaged.
    """
    render(printer_test_page("", ""), width_dots)
