"""What became of a sale: its receipt, its money, and its papers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.printing.commands import NO_PRINTER

JOBS_MAX = 50


@dataclass(frozen=True, slots=True)
class JobRow:
    """A paper or drawer pulse and where it stands."""

    id: str
    kind: str
    route: str
    document: str | None
    number: str | None
    copy_no: int
    state: str
    printer: str | None
    error: str | None
    created_ms: int
    attempts: int = 0
    next_try_ms: int = 0


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """An issued receipt: what it says and the jobs that print it."""

    id: str
    number: str
    date: str
    header: Mapping[str, Any]
    lines: Sequence[Mapping[str, Any]]
    jobs: tuple[JobRow, ...]


_JOB = (
    "SELECT j.id, j.kind, j.route, j.document, i.number, j.copy_no, j.state, j.printer, j.error, j.created_ms, "
    "j.attempts, j.next_try_ms "
    "FROM print_job AS j LEFT JOIN issue AS i ON i.id = j.document "
)


def receipt(conn: sqlite3.Connection, issue: str) -> ReceiptView | None:
    """One issued receipt with its newest print jobs."""
    row = conn.execute("SELECT number, date, header, lines FROM issue WHERE id = ?", (issue,)).fetchone()
    if row is None:
        return None
    jobs = conn.execute(_JOB + "WHERE j.document = ? ORDER BY j.id LIMIT ?", (issue, JOBS_MAX)).fetchall()
    return ReceiptView(
        issue, row[0], row[1], json.loads(row[2]), json.loads(row[3]), tuple(JobRow(*job) for job in jobs)
    )


def last_receipt(conn: sqlite3.Connection, series: str) -> str | None:
    """The newest receipt that this device issued."""
    row = conn.execute("SELECT id FROM issue WHERE series = ? ORDER BY id DESC LIMIT 1", (series,)).fetchone()
    return row[0] if row else None


@dataclass(frozen=True, slots=True)
class ReceiptHead:
    """An issued receipt in one line: its number, its total and when it was made."""

    id: str
    number: str
    total_satang: int
    at_ms: int


_HEAD = (
    "SELECT id, number, coalesce(json_extract(header, '$.total_satang'), 0), "
    "coalesce(json_extract(header, '$.at_ms'), 0) FROM issue "
)


def receipt_by_number(conn: sqlite3.Connection, number: str) -> ReceiptHead | None:
    """The newest issue of a document by the number that is printed on it."""
    row = conn.execute(_HEAD + "WHERE number = ? ORDER BY id DESC LIMIT 1", (number,)).fetchone()
    return ReceiptHead(*row) if row else None


def newest_of(conn: sqlite3.Connection, series: str, cashier: str, since_ms: int) -> ReceiptHead | None:
    """The newest receipt that this device issued, if this person sold it and not before ``since_ms``."""
    newest = last_receipt(conn, series)
    row = conn.execute(_HEAD + "WHERE id = ? AND json_extract(header, '$.cashier') = ?", (newest, cashier)).fetchone()
    found = ReceiptHead(*row) if row else None
    return found if found is not None and found.at_ms >= since_ms else None


def result_of(conn: sqlite3.Connection, command_id: str) -> str | None:
    """What a command gave that was done before, or ``None`` where it was not."""
    row = conn.execute("SELECT result FROM done_command WHERE id = ?", (command_id,)).fetchone()
    return row[0] if row else None


def open_jobs(conn: sqlite3.Connection) -> list[JobRow]:
    """Jobs that somebody may have to look at or that still wait, at most 50.

    Unknown first, then those that wait for somebody's word, then the oldest. A paper that was held because this device
    has no printer asks nobody.
    """
    query = _JOB + (
        "WHERE j.state IN ('UNKNOWN', 'HELD', 'QUEUED', 'SENDING', 'FAILED') AND j.kind <> 'DRAWER' "
        "AND NOT (j.state = 'HELD' AND j.error IS ?) "
        "ORDER BY j.state <> 'UNKNOWN', j.state NOT IN ('HELD', 'FAILED'), j.id LIMIT ?"
    )
    return [JobRow(*row) for row in conn.execute(query, (NO_PRINTER, JOBS_MAX))]


def settled_jobs(conn: sqlite3.Connection, before: str | None = None) -> list[JobRow]:
    """Papers that are done with or have no printer, and drawer pulses: the 50 newest before the job ``before``."""
    query = _JOB + (
        "WHERE (j.kind = 'DRAWER' OR j.state IN ('DONE', 'EXPIRED', 'SPOILED', 'DROPPED') "
        "OR j.state = 'HELD' AND j.error IS ?) AND j.id < ? "
        "ORDER BY j.id DESC LIMIT ?"
    )
    return [JobRow(*row) for row in conn.execute(query, (NO_PRINTER, before or "~", JOBS_MAX))]
