"""Copies of the data that survive the disk: one a day in the data folder, one on a second place, and the way back.

A copy is made by ``VACUUM INTO``: whole, small, without the WAL. The tripwire and the keys are never in it, so that a
restored copy is known for what it is.
"""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from core.errors import Rejected
from storage.database import FILE_NAME, connect, told_in_words
from storage.files import sync_folder
from storage.upgrade import HEAD, KNOWN, integrity_fault, stored_revision

DAILY_KEPT = 14
"""Daily copies kept; the first of a month is kept for a year."""
MONTHLY_KEPT = 12
STALE_AFTER_DAYS = 2
_PREFIX = "shop-"


@dataclass(frozen=True, slots=True)
class BackupState:
    """When the data was last copied, here and to the second place; ``None`` where it never was."""

    newest: date | None
    newest_elsewhere: date | None
    second_place: Path | None
    stale: bool


def _day_of(path: Path) -> date | None:
    try:
        return date.fromisoformat(path.stem.removeprefix(_PREFIX))
    except ValueError:
        return None


def copies(folder: Path) -> list[tuple[date, Path]]:
    """The daily copies in a folder, newest first; a folder that is not there has none."""
    try:
        found = [(day, path) for path in folder.glob(f"{_PREFIX}*.db") if (day := _day_of(path)) is not None]
    except OSError:
        return []
    return sorted(found, reverse=True)


def make_backup(data: Path, today: date, second: Path | None) -> Path:
    """Make today's copy here and on the second place, and thin out old ones; gives the copy's path.

    Raises:
        Rejected: the disk is full or refuses, or the second place is not there; what was copied before is untouched.
    """
    folder = data / "backups"
    target = folder / f"{_PREFIX}{today.isoformat()}.db"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _copy(data / FILE_NAME, target)
        _thin(folder, today)
    except OSError as error:
        raise Rejected("backup.failed") from error
    if second is not None:
        try:
            if not second.is_dir():
                raise Rejected("backup.second_missing", folder=str(second))
            _hand_over(target, second / target.name)
            _thin(second, today)
        except OSError as error:
            raise Rejected("backup.second_failed", folder=str(second)) from error
    return target


def _copy(source: Path, target: Path) -> None:
    beside = target.with_suffix(".new")
    beside.unlink(missing_ok=True)
    with told_in_words():
        connection = connect(source, writes=False)
        try:
            connection.execute("PRAGMA query_only=OFF")
            connection.execute("VACUUM INTO ?", (str(beside),))
        except sqlite3.Error:
            beside.unlink(missing_ok=True)
            raise
        finally:
            connection.close()
    beside.replace(target)
    sync_folder(target.parent)


def _hand_over(source: Path, target: Path) -> None:
    beside = target.with_suffix(".new")
    shutil.copyfile(source, beside)
    beside.replace(target)


def _thin(folder: Path, today: date) -> None:
    """Keep the newest days and the first copy of each month."""
    kept = copies(folder)
    monthly: dict[tuple[int, int], date] = {}
    for day, _ in kept:
        monthly[day.year, day.month] = day  # newest first, so the last one seen is the month's first
    firsts = sorted(monthly.values(), reverse=True)[:MONTHLY_KEPT]
    for day, path in kept[DAILY_KEPT:]:
        if day not in firsts:
            path.unlink(missing_ok=True)


def backup_state(data: Path, today: date, second: Path | None) -> BackupState:
    """How old the copies are; stale where the newest one on every place is older than two days."""
    here = next((day for day, _ in copies(data / "backups")), None)
    there = next((day for day, _ in copies(second)), None) if second else None
    oldest = today - timedelta(days=STALE_AFTER_DAYS)
    stale = here is None or here < oldest or (second is not None and (there is None or there < oldest))
    return BackupState(here, there, second, stale)


def restore_backup(copy: Path, data: Path) -> Path:
    """Put a copy in the place of the data; what was there is kept beside it. Gives where that is.

    The next start finds that the database is not the one that was shown last, and goes on in the spare stream.

    Raises:
        Rejected: the copy is not there, damaged, of a newer program or no shop's data; nothing was changed.
    """
    if not copy.is_file():
        raise Rejected("restore.not_found", file=str(copy))
    revision = stored_revision(copy)
    if revision is None or (revision != HEAD and revision not in KNOWN):
        raise Rejected("database.newer" if revision else "database.foreign", version=revision or "")
    connection = connect(copy, writes=False)
    try:
        if integrity_fault(connection) is not None:
            raise Rejected("database.damaged")
    finally:
        connection.close()
    present = data / FILE_NAME
    aside = data / f"replaced-{_next_number(data)}"
    try:
        data.mkdir(parents=True, exist_ok=True)
        incoming = data / "restoring.db"
        shutil.copyfile(copy, incoming)
        aside.mkdir()
        for suffix in ("", "-wal", "-shm"):
            old = present.with_name(present.name + suffix)
            if old.exists():
                old.replace(aside / old.name)
        incoming.replace(present)
        sync_folder(data)
    except OSError as error:
        raise Rejected("restore.failed") from error
    return aside


def _next_number(data: Path) -> int:
    taken = [int(p.name.removeprefix("replaced-")) for p in data.glob("replaced-*") if p.name[9:].isdigit()]
    return 1 + max(taken, default=0)
