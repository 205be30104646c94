"""Copies of the data that survive the disk: one a day in the data folder, one on a second place, and the way back.

A copy is made by ``VACUUM INTO``: whole, small, without the WAL, and looked over before it takes its name. The tripwire
and the keys are never in it, so that a restored copy is known for what it is. Every step is made so that a power cut
before or after it leaves the data as they were, or as they shall be, and the next start finishes what was begun.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from core.errors import PosError, Rejected
from storage.database import FILE_NAME, connect, disk_failure, told_in_words
from storage.device_state import Identity, read_identity
from storage.files import copy_whole, make_own_folder, make_private_file, sync_folder, sync_path
from storage.heads import sign_head
from storage.in_use import is_in_use
from storage.store import Store
from storage.upgrade import HEAD, KNOWN, integrity_fault, stored_revision

DAILY_KEPT = 14
"""Daily copies kept; the first of a month is kept for a year."""
MONTHLY_KEPT = 12
STALE_AFTER_DAYS = 2
FOLDER_NAME = "backups"
_PREFIX, _DEVICE_PREFIX, _DEVICE_CHARS = "shop-", "olpos-", 8
_LOOKED_AT, _RESTORING, _REPLACED = "looked-at.db", "restoring-", "replaced-"
_SUFFIXES = ("", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class BackupState:
    """When the data was last copied, here and to the second place; ``None`` where it never was."""

    newest: date | None
    newest_elsewhere: date | None
    second_place: Path | None
    stale: bool


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that could be restored; ``elsewhere`` where it lies on the second place."""

    day: date
    path: Path
    elsewhere: bool


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


def offered(data: Path, second: Path | None) -> list[Copy]:
    """Every copy that could be restored, newest first; on the second place those of all devices that copy there."""
    here = [Copy(day, path, elsewhere=False) for day, path in copies(data / FOLDER_NAME)]
    there: list[Copy] = []
    if second is not None:
        try:
            folders = [second, *(p for p in second.glob(f"{_DEVICE_PREFIX}*") if p.is_dir())]
        except OSError:  # a drive that was pulled out just now
            folders = []
        there = [Copy(day, path, elsewhere=True) for folder in folders for day, path in copies(folder)]
    return sorted([*here, *there], key=lambda c: (c.day, not c.elsewhere, c.path), reverse=True)


# -- making copies


def back_up(store: Store, today: date, second: Path | None) -> Path:
    """Sign the own log as it stands, so that the copy proves itself, then copy; gives the copy's path.

    Raises:
        Rejected: as ``make_backup``, or the keys are locked away.
    """
    if store.identity is not None and not store.identity.closed:
        sign_head(store)
    return make_backup(store.database.folder, today, second)


def make_backup(data: Path, today: date, second: Path | None) -> Path:
    """Make today's copy here and on the second place, and thin out old ones; gives the path of the one here.

    Runs beside selling: it reads one view of the data. Takes as long as reading all of them.

    Raises:
        Rejected: the data are damaged, the disk is full or refuses, or the second place is not there or full; what was
            copied before is untouched.
    """
    folder = data / FOLDER_NAME
    target = folder / f"{_PREFIX}{today.isoformat()}.db"
    with _in_words(Rejected("backup.failed")):
        make_own_folder(folder)
        who = _copy(data / FILE_NAME, target)
        _thin(folder, today)
    if second is not None:
        _hand_over(target, second, who, today)
    return target


@contextmanager
def _in_words(otherwise: Rejected) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise disk_failure(error) or otherwise from error


def _copy(source: Path, target: Path) -> Identity:
    """Copy, look over, then give the copy its name; tells whose data they are."""
    beside = target.with_name(target.name + ".new")
    _remove(beside)
    try:
        make_private_file(beside)  # VACUUM INTO fills an empty file
        with closing(connect(source, writes=False)) as connection, told_in_words():
            connection.execute("PRAGMA query_only=OFF")
            connection.execute("VACUUM INTO ?", (str(beside),))
        who = _look_over(beside)
        sync_path(beside)
        beside.replace(target)
    except BaseException:
        _remove(beside)
        raise
    sync_folder(target.parent)
    return who


def _hand_over(copy: Path, second: Path, who: Identity, today: date) -> None:
    """The same copy on the second place, in a folder of this device's own: several may copy to one share."""
    folder = _own_folder(second, who)
    try:
        there = second.is_dir()
        if there:
            folder.mkdir(exist_ok=True)
            copy_whole(copy, folder / copy.name)
            _thin(folder, today)
    except OSError as error:
        key = "backup.second_full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "backup.second_failed"  # words
        raise Rejected(key, folder=str(second)) from error
    if not there:
        raise Rejected("backup.second_missing", folder=str(second))


def _own_folder(second: Path, who: Identity) -> Path:
    return second / f"{_DEVICE_PREFIX}{who.device[-_DEVICE_CHARS:]}"


def _thin(folder: Path, today: date) -> None:
    """Keep the days nearest to today and the first copy of each month.

    A clock that once was ahead left copies dated in the future: they must not push today's out.
    """
    found = sorted(copies(folder), key=lambda copy: abs((today - copy[0]).days))
    monthly: dict[tuple[int, int], date] = {}
    for day, _ in found:
        first = monthly.get((day.year, day.month), day)
        monthly[day.year, day.month] = min(first, day)
    kept = {day for day, _ in found[:DAILY_KEPT]} | set(sorted(monthly.values(), reverse=True)[:MONTHLY_KEPT])
    for day, path in found:
        if day not in kept:
            path.unlink(missing_ok=True)


def backup_state(data: Path, today: date, second: Path | None) -> BackupState:
    """How old this device's copies are; stale where the newest one on every place is older than two days.

    Copies dated in the future count for nothing: nobody knows when they were made. Nor do those of other devices.
    """
    who = _present(data)
    own = copies(_own_folder(second, who)) if second is not None and who is not None else []
    here = next((day for day, _ in copies(data / FOLDER_NAME) if day <= today), None)
    there = next((day for day, _ in own if day <= today), None)
    oldest = today - timedelta(days=STALE_AFTER_DAYS)
    stale = here is None or here < oldest or (second is not None and (there is None or there < oldest))
    return BackupState(here, there, second, stale)


# -- the way back


def restore_backup(copy: Path, data: Path) -> Path:
    """Put a copy in the place of the data; what was there is kept beside it. Gives where that is.

    Whoever calls holds the folder's lock (``InUse``). The next start finds that the database is not the one that was
    shown last, and goes on in the spare stream. What was put aside is a copy too and can be restored.

    Raises:
        Rejected: the copy is not there, is none or damaged (``restore.no_copy``), of a newer program or of another
            shop, or the disk refuses; nothing was changed.
    """
    assert is_in_use(data), "whoever restores holds the folder: no program writes it meanwhile"
    with _in_words(Rejected("restore.failed")):
        finish_restore(data)
        looked_at = data / _LOOKED_AT
        try:
            if not copy.is_file():
                raise Rejected("restore.not_found", file=str(copy))
            with _of_the_copy(copy):
                _take_in(copy, looked_at)
                restored = _look_over(looked_at)
            present = _present(data)
            if present is not None and present.shop != restored.shop:
                raise Rejected("restore.other_shop")
            number = _next_number(data)
            sync_path(looked_at)
            looked_at.replace(
                data / f"{_RESTORING}{number}.db"
            )  # from here on it will be done, now or at the next start
        finally:
            _remove(looked_at)
        sync_folder(data)
        return _swap(data, number)


@contextmanager
def _of_the_copy(copy: Path) -> Iterator[None]:
    """What is wrong with a copy is said of the copy: the data may be whole, and more copies may lie beside it."""
    try:
        yield
    except Rejected as error:
        if error.key not in ("database.damaged", "database.foreign"):
            raise
        raise Rejected("restore.no_copy", file=str(copy)) from error


def finish_restore(data: Path) -> bool:
    """Finish a restore that was cut off; called before anything looks at the data. Whether there was one.

    Raises:
        OSError: the disk refuses.
    """
    _remove(data / _LOOKED_AT)
    begun = [int(n) for p in data.glob(f"{_RESTORING}*.db") if (n := p.stem.removeprefix(_RESTORING)).isdigit()]
    for number in sorted(begun):
        _swap(data, number)
    return bool(begun)


def _take_in(copy: Path, to: Path) -> None:
    """A copy as one file of our own, with what stands in its WAL: one that was put aside by a restore has one."""
    _remove(to)
    copy_whole(copy, to, private=True)
    wal = copy.with_name(copy.name + "-wal")
    if wal.is_file():
        copy_whole(wal, to.with_name(to.name + "-wal"), private=True)
    with told_in_words(), closing(sqlite3.connect(to, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE").fetchall()


def _look_over(path: Path) -> Identity:
    """Whose data a file holds. Raises ``Rejected`` where it is no whole database of a shop that this program reads."""
    revision = stored_revision(path)
    if revision is None:
        raise Rejected("database.foreign")
    if revision != HEAD and revision not in KNOWN:
        raise Rejected("database.newer", version=revision)
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        if integrity_fault(connection) is not None:
            raise Rejected("database.damaged")
        with told_in_words():
            who = _identity(connection)
    if who is None:
        raise Rejected("database.foreign")
    return who


def _identity(connection: sqlite3.Connection) -> Identity | None:
    try:
        return read_identity(connection.cursor())
    except (ValueError, TypeError, KeyError) as error:
        raise Rejected("database.damaged") from error


def _present(data: Path) -> Identity | None:
    """Whose data lie here now, where that can still be read: they may be what is restored because they are damaged."""
    try:
        with closing(connect(data / FILE_NAME, writes=False)) as connection, told_in_words():
            return _identity(connection)
    except (PosError, sqlite3.Error):
        return None


def _swap(data: Path, number: int) -> Path:
    """Move what is there aside, then the copy into its place; can be done again from any point."""
    aside = data / f"{_REPLACED}{number}"
    make_own_folder(aside)
    for suffix in _SUFFIXES:
        old = data / (FILE_NAME + suffix)
        if old.exists():
            old.replace(aside / old.name)
    sync_folder(aside)
    sync_folder(data)
    (data / f"{_RESTORING}{number}.db").replace(data / FILE_NAME)
    sync_folder(data)
    return aside


def _next_number(data: Path) -> int:
    taken = [int(n) for p in data.glob(f"{_REPLACED}*") if (n := p.name.removeprefix(_REPLACED)).isdigit()]
    return 1 + max(taken, default=0)


def _remove(path: Path) -> None:
    """Remove a file of ours with what SQLite put beside it."""
    for suffix in (*_SUFFIXES, "-journal", ".new"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
