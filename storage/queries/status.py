"""How the machine is: the shift on this drawer, what is not sent yet, what needs a person, and the diagnostics."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from core.printing.commands import NO_PRINTER
from storage.database import sqlite_warning


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """The open shift of a drawer."""

    id: str
    cashier: str
    at_ms: int


@dataclass(frozen=True, slots=True)
class StatusRow:
    """What the frame shows on every screen."""

    shift: ShiftRow | None
    unsent: int
    held_carts: int
    unsettled_jobs: int
    """Papers that go on only when a person says how: not sure, held, failed; without a printer none."""
    waiting_jobs: int
    attention: int
    notice: str | None


def open_shift(conn: sqlite3.Connection, drawer: str) -> ShiftRow | None:
    """The shift that is open on a drawer: the newest one, unless it was closed."""
    row = conn.execute(
        "SELECT s.id, s.cashier, s.at_ms, l.state FROM shift AS s LEFT JOIN life AS l ON l.machine = 'shift' AND "
        "l.subject = s.id WHERE s.drawer = ? ORDER BY s.id DESC LIMIT 1",
        (drawer,),
    ).fetchone()
    return ShiftRow(*row[:3]) if row is not None and row[3] in (None, "OPEN") else None


def status(conn: sqlite3.Connection, drawer: str, stream: str) -> StatusRow:
    """The frame's facts. Unsent are all own entries: nothing takes them yet."""
    unsent = conn.execute("SELECT coalesce(max(seq), 0) FROM stream_tip WHERE stream = ?", (stream,)).fetchone()[0]
    held = conn.execute("SELECT count(*) FROM cart WHERE state = 'HELD'").fetchone()[0]
    jobs = dict(
        conn.execute(
            "SELECT state, count(*) FROM print_job WHERE state IN ('UNKNOWN', 'HELD', 'FAILED', 'QUEUED', 'SENDING') "
            "AND kind <> 'DRAWER' AND NOT (state = 'HELD' AND error IS ?) GROUP BY state",
            (NO_PRINTER,),
        ).fetchall()
    )
    items = conn.execute(
        "SELECT count(*) FROM attention AS a WHERE NOT EXISTS (SELECT 1 FROM settlement AS s WHERE s.item = a.id)"
    ).fetchone()[0]
    said = conn.execute("SELECT value FROM device_state WHERE id = 'notice'").fetchone()
    return StatusRow(
        shift=open_shift(conn, drawer),
        unsent=int(unsent),
        held_carts=int(held),
        unsettled_jobs=sum(int(jobs.get(state, 0)) for state in ("UNKNOWN", "HELD", "FAILED")),
        waiting_jobs=int(jobs.get("QUEUED", 0) + jobs.get("SENDING", 0)),
        attention=int(items),
        notice=json.dumps(json.loads(said[0])) if said else None,
    )


def last_float(conn: sqlite3.Connection, drawer: str) -> dict[int, int]:
    """What the last shift of a drawer began with, by face in satang; empty before the first one."""
    row = conn.execute(
        "SELECT denominations FROM shift WHERE drawer = ? ORDER BY id DESC LIMIT 1", (drawer,)
    ).fetchone()
    return {int(face): int(pieces) for face, pieces in (json.loads(row[0]) if row and row[0] else {}).items()}


@dataclass(frozen=True, slots=True)
class ShiftFacts:
    """What went through a drawer since its shift was opened; ``sales_satang`` is the cash that sales left in it.

    ``expected_satang`` is what should lie in the drawer now; whoever counts blind must see neither.
    """

    float_satang: int
    pay_in_satang: int
    pay_out_satang: int
    bills: int
    sales_satang: int
    expected_satang: int


def shift_facts(conn: sqlite3.Connection, shift: str) -> ShiftFacts:
    """The sums of one shift; ``pay_out_satang`` (what was dropped into the safe too) is not negative."""
    query = "SELECT kind, sum(amount_satang) FROM cash_movement WHERE shift = ? GROUP BY kind"
    moves: dict[str, int] = dict(conn.execute(query, (shift,)).fetchall())
    bills, sales = conn.execute(
        "SELECT count(*), coalesce(sum(CASE WHEN tender = 'CASH' THEN amount_satang END), 0) FROM payment "
        "WHERE shift = ?",
        (shift,),
    ).fetchone()
    row = conn.execute("SELECT expected_satang FROM drawer_total WHERE shift = ?", (shift,)).fetchone()
    return ShiftFacts(
        float_satang=moves.get("FLOAT", 0),
        pay_in_satang=moves.get("PAY_IN", 0),
        pay_out_satang=-(moves.get("PAY_OUT", 0) + moves.get("DROP", 0)),
        bills=int(bills),
        sales_satang=int(sales),
        expected_satang=int(row[0]) if row else 0,
    )


@dataclass(frozen=True, slots=True)
class Diagnostics:
    """Figures for whoever looks after the machine; nothing personal."""

    sqlite_version: str
    sqlite_is_old: bool
    schema: str
    entries: int
    parts: int
    sales: int
    file_bytes: int
    held_rows: int


def diagnostics(conn: sqlite3.Connection) -> Diagnostics:
    """Counts that cost little: taken from the ends of indexes where a table is long."""
    pages = conn.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()[0]
    return Diagnostics(
        sqlite_version=sqlite3.sqlite_version,
        sqlite_is_old=sqlite_warning(),
        schema=str(conn.execute("SELECT version_num FROM alembic_version").fetchone()[0]),
        entries=int(conn.execute("SELECT coalesce(max(no), 0) FROM entry").fetchone()[0]),
        parts=int(conn.execute("SELECT count(*) FROM part").fetchone()[0]),
        sales=int(conn.execute("SELECT coalesce(sum(last_no), 0) FROM series_state").fetchone()[0]),
        file_bytes=int(pages),
        held_rows=int(conn.execute("SELECT count(*) FROM held_row").fetchone()[0]),
    )
