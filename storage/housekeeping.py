"""What a device forgets after a while, and small things it remembers for itself; none of it is in the journal."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from core.ids import uuid7
from core.ports import Changes
from storage.device_state import read_value, write_value
from storage.store import Store

DAY_MS: Final = 86_400_000
COMMANDS_KEPT_DAYS: Final = 60
JOBS_KEPT_DAYS: Final = 90
AT_ONCE: Final = 500
"""Rows that go in one transaction: a sale that comes meanwhile waits some milliseconds."""
AHEAD_MAX_MS: Final = 30 * DAY_MS

_COMMANDS = "DELETE FROM done_command WHERE id IN (SELECT id FROM done_command WHERE id < ? AND at_ms < ? LIMIT ?)"
_JOBS = (
    "DELETE FROM print_job WHERE id IN (SELECT id FROM print_job WHERE id < ? AND created_ms < ? AND state IN "
    "('DONE', 'FAILED', 'EXPIRED', 'SPOILED', 'DROPPED') LIMIT ?)"
)
NOTICE: Final = "notice"


def clock_is_doubtful(store: Store, now_ms: int) -> bool:
    """Whether the clock says that nothing was written here for a month; then it may be wrong, and nothing is old."""
    last = store.own.last_entry_ms
    return last is None or not -AHEAD_MAX_MS <= now_ms - last <= AHEAD_MAX_MS


def prune(store: Store, now_ms: int) -> int:
    """Delete some of what is too old to be asked for: retries of commands after 60 days, settled jobs after 90.

    At most 500 rows of each a call; gives how many went, 0 when there is nothing left to do. To be called on the
    writing thread.

    Raises:
        Rejected: the disk refuses; nothing was deleted.
    """
    if store.identity is None or clock_is_doubtful(store, now_ms):
        return 0
    gone = 0
    with store.writing() as cur:
        for statement, days in ((_COMMANDS, COMMANDS_KEPT_DAYS), (_JOBS, JOBS_KEPT_DAYS)):
            before_ms = max(0, now_ms - days * DAY_MS)
            # Ids grow with time: the key leads to the old rows, and no index over the time is needed.
            gone += cur.execute(statement, (uuid7(before_ms, 0), before_ms, AT_ONCE)).rowcount
    return gone


def recall(conn: sqlite3.Connection, key: str) -> Any:
    """A small value that this device keeps for itself, or ``None``."""
    return read_value(conn.cursor(), key)


def remember(store: Store, key: str, value: Any) -> None:
    """Keep a small value of this device; screens that show the table ``device_state`` read again.

    Raises:
        Rejected: the disk refuses; what was kept before is untouched.
    """
    with store.writing() as cur:
        write_value(cur, key, value)
    store.publish(Changes(f"device.{key}", frozenset({"device_state"})))


def put_notice_away(store: Store) -> None:
    """Somebody read what happened to the data since the last start.

    Raises:
        Rejected: the disk refuses; the notice stays.
    """
    with store.writing() as cur:
        cur.execute("DELETE FROM device_state WHERE id = ?", (NOTICE,))
    store.publish(Changes("device.notice", frozenset({"device_state"})))
