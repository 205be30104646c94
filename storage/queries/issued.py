"""Receipts that were issued: those of a day, and the one that a person looks for by its number."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.documents.numbers import DocumentNumber, parse_document_number, period_of

PAGE: int = 50
SERIES_MAX = 120
"""Series and months that are looked through for a bare number: ten years of one device, or a year of ten."""
_DIGITS = re.compile("[0-9]{1,12}")
_PARTS = re.compile("([A-Z]{2}[0-9]{2}[A-Z2-9]{2})([0-9]{4})([0-9]{5,12})")


@dataclass(frozen=True, slots=True)
class IssuedRow:
    """One receipt in a list.

    ``paper`` is the state of the job that was made for it last, ``None`` where this device printed none; ``copies``
    counts the marked copies that any device made. ``cashier`` is a user's id.
    """

    id: str
    number: str
    date: str
    at_ms: int
    total_satang: int
    cashier: str
    copies: int
    paper: str | None


_ROW = """
SELECT i.id, i.number, i.date, coalesce(json_extract(i.header, '$.at_ms'), 0),
       coalesce(json_extract(i.header, '$.total_satang'), 0), coalesce(json_extract(i.header, '$.cashier'), ''),
       (SELECT count(*) FROM print_event AS e WHERE e.document = i.id),
       (SELECT j.state FROM print_job AS j WHERE j.document = i.id AND j.kind <> 'DRAWER' ORDER BY j.id DESC LIMIT 1)
FROM issue AS i
"""
# '-' sorts just before '.': the range holds one month of one series. A day stands in the index of numbers only by its
# month, so a day costs as much as its month, never as much as all years.
_OF_DAY = f"""{_ROW}
WHERE i.id IN (
    SELECT n.id FROM series_state AS s JOIN issue AS n
      ON n.number >= s.code || s.branch || s.series || '-' || s.period || '-'
     AND n.number < s.code || s.branch || s.series || '-' || s.period || '.'
   WHERE s.period = ? AND n.date = ? AND n.id < ? ORDER BY n.id DESC LIMIT ?)
ORDER BY i.id DESC
"""  # noqa: S608 - put together from constants
_BY_NUMBER = f"{_ROW} WHERE i.number IN (SELECT value FROM json_each(?)) ORDER BY i.id DESC LIMIT ?"  # noqa: S608
_BY_ID = f"{_ROW} WHERE i.id = ?"
_COUNTED = """
SELECT code, branch, series, period FROM series_state WHERE last_no >= ? ORDER BY period DESC, series <> ?, series
LIMIT ?
"""


def _read(rows: sqlite3.Cursor) -> list[IssuedRow]:
    return [
        IssuedRow(row[0], row[1], row[2], int(row[3]), int(row[4]), str(row[5]), int(row[6]), row[7]) for row in rows
    ]


def issued_on(conn: sqlite3.Connection, day: date, before: str | None = None) -> list[IssuedRow]:
    """Receipts of a day, the newest first; at most 50, made before the receipt ``before``."""
    return _read(conn.execute(_OF_DAY, (period_of(day), day.isoformat(), before or "~", PAGE)))


def _ids(numbers: Sequence[str]) -> str:
    return "[" + ",".join(f'"{number}"' for number in numbers) + "]"


def numbers_meant(conn: sqlite3.Connection, typed: str, series: str) -> list[str]:
    """The full numbers that a person may mean: one typed or scanned whole, or all that end in the typed digits.

    Of the ends, the newest month comes first, and within a month this device's own ``series``.
    """
    text = typed.strip().upper()
    if parse_document_number(text) is not None:
        return [text]
    whole = _PARTS.fullmatch(re.sub("[^A-Z0-9]", "", text))
    if whole is not None:
        number = "-".join(whole.groups())
        return [number] if parse_document_number(number) is not None else []
    if not _DIGITS.fullmatch(text) or int(text) == 0:
        return []
    no = int(text)
    rows = conn.execute(_COUNTED, (no, series, SERIES_MAX))
    return [str(DocumentNumber(code, branch, of, period, no)) for code, branch, of, period in rows]


def issued(conn: sqlite3.Connection, issue: str) -> IssuedRow | None:
    """One receipt by its id."""
    found = _read(conn.execute(_BY_ID, (issue,)))
    return found[0] if found else None


def find_issued(conn: sqlite3.Connection, typed: str, series: str) -> list[IssuedRow]:
    """Receipts whose number is meant by what was typed or scanned, the newest first; at most 50."""
    meant = numbers_meant(conn, typed, series)
    return _read(conn.execute(_BY_NUMBER, (_ids(meant), PAGE))) if meant else []
