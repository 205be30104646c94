"""Numbers that people read on documents: ``RC00AA-6911-00001``.

Two letters of the document, the last two digits of the branch, the two characters of the stream's series, Buddhist year
and month, and a count that begins at 1 every month; it has five digits and grows when they are used up. Who counts, and
why there is never a gap, is storage's part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from core.thai.dates import buddhist_year

_NUMBER = re.compile(
    r"(?P<code>[A-Z]{2})(?P<branch>[0-9]{2})(?P<series>[A-Z2-9]{2})"
    r"-(?P<period>[0-9]{2}(?:0[1-9]|1[0-2]))-(?P<seq>[0-9]{5}|[1-9][0-9]{5,11})"
)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document's number in its parts; ``str()`` writes it."""

    code: str
    branch: str
    series: str
    period: str
    seq: int

    def __str__(self) -> str:
        return f"{self.code}{self.branch}{self.series}-{self.period}-{self.seq:05d}"


def document_number(code: str, branch_code: str, series: str, year_ce: int, month: int, seq: int) -> str:
    """The printed number of the ``seq``-th document of a series in a month.

    ``branch_code`` is the five digits of the revenue department, ``series`` the stream's own, ``year_ce`` of the
    common era. All parts come from records that were checked when they were made.
    """
    assert re.fullmatch("[0-9]{5}", branch_code), "a branch has five digits"
    text = str(DocumentNumber(code, branch_code[-2:], series, _period(year_ce, month), seq))
    assert seq > 0, "documents are counted from 1"
    assert _NUMBER.fullmatch(text), text
    return text


def parse_document_number(text: str) -> DocumentNumber | None:
    """The parts of a printed or scanned number, or ``None`` where it is not one of ours."""
    match = _NUMBER.fullmatch(text)
    if match is None or int(match["seq"]) == 0:
        return None
    return DocumentNumber(match["code"], match["branch"], match["series"], match["period"], int(match["seq"]))


def period_of(day: date) -> str:
    """The month that a document of this day is counted in: ``6911`` is November 2569."""
    return _period(day.year, day.month)


def _period(year_ce: int, month: int) -> str:
    return f"{buddhist_year(year_ce) % 100:02d}{month:02d}"
