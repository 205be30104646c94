"""The device's SQLite file: how it is opened, and what its failures mean to a person.

WAL with ``synchronous=FULL``: a commit that returned survives a power cut. One connection writes and makes the
checkpoints, readers are opened read-only: SQLite before 3.51.3 can damage a WAL file when several connections write.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from queue import Empty, LifoQueue
from typing import Final, TypeAlias

from core.errors import PosError, Rejected

FILE_NAME: Final = "shop.db"
BUSY_TIMEOUT_S: Final = 10.0
Reading: TypeAlias = sqlite3.Connection
"""What a query is given: a connection that reads. Whoever asks storage names it so and knows no SQL."""
READERS_MAX: Final = 4
_PAGES_AT_ONCE: Final = 2000
WAL_SAFE_SINCE: Final = (3, 51, 3)
"""Older versions have the WAL-reset fault (sqlite.org/wal.html#walresetbug); one writing connection avoids it."""

_WAL: Final = "PRAGMA journal_mode=WAL"
_WRITER_PRAGMAS = (
    _WAL,
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA wal_autocheckpoint=4000",
    "PRAGMA cache_size=-16384",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA foreign_keys=OFF",
)
_READER_PRAGMAS = ("PRAGMA query_only=ON", "PRAGMA cache_size=-8192", "PRAGMA temp_store=MEMORY")

_FAILURE_WORDS: Final = {
    sqlite3.SQLITE_FULL: "disk.full",
    sqlite3.SQLITE_READONLY: "disk.read_only",
    sqlite3.SQLITE_IOERR: "disk.failed",
    sqlite3.SQLITE_CANTOPEN: "disk.cannot_open",
    sqlite3.SQLITE_PERM: "disk.cannot_open",
    sqlite3.SQLITE_CORRUPT: "database.damaged",
    sqlite3.SQLITE_NOTADB: "database.damaged",
    sqlite3.SQLITE_BUSY: "database.busy",
    sqlite3.SQLITE_LOCKED: "database.busy",
    sqlite3.SQLITE_PROTOCOL: "database.busy",
}
_FULL_AFTER_ALL: Final = frozenset({sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_SHMMAP})
"""What a full disk is called where the index of the WAL cannot grow."""
_DAMAGE_WITHOUT_A_CODE: Final = ("Could not decode to UTF-8", "unsupported file format")
"""Bytes in a column of text (Python's own complaint), and a file header with a number that no SQLite writes."""


def failure(error: sqlite3.Error) -> PosError | None:
    """What a failure of SQLite means to a person, or ``None`` where it is a bug of ours."""
    if str(error).startswith(_DAMAGE_WITHOUT_A_CODE):
        return Rejected("database.damaged")
    code = getattr(error, "sqlite_errorcode", 0)
    key = "disk.full" if code in _FULL_AFTER_ALL else _FAILURE_WORDS.get(code & 0xFF)
    return Rejected(key) if key else None


def disk_failure(error: OSError) -> PosError | None:
    """What a failure of a file means where it is the disk's and not the folder's, else ``None``."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Rejected("disk.full")
    if error.errno == errno.EROFS:
        return Rejected("disk.read_only")
    return Rejected("disk.failed") if error.errno == errno.EIO else None


@contextmanager
def told_in_words() -> Iterator[None]:
    """Turn failures of the disk into errors with a sentence; bugs pass as they are."""
    try:
        yield
    except sqlite3.Error as error:
        meant = failure(error)
        if meant is None:
            raise
        raise meant from error


def connect(path: Path, *, writes: bool) -> sqlite3.Connection:
    """A connection with the settings that the device relies on; transactions are begun by hand.

    Raises:
        Rejected: the file cannot be opened, is damaged, or its disk is full, read-only or cannot keep a WAL.
    """
    with told_in_words():
        pragmas = _WRITER_PRAGMAS if writes else _READER_PRAGMAS
        uri = f"{path.resolve().as_uri()}?mode={'rwc' if writes else 'ro'}"
        connection = sqlite3.connect(
            uri, uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False, cached_statements=512
        )
        try:
            said = {pragma: connection.execute(pragma).fetchall() for pragma in pragmas}
        except BaseException:
            connection.close()
            raise
    if writes and said[_WAL] != [("wal",)]:  # some network shares: no shared memory, no WAL
        connection.close()
        raise Rejected("folder.unsuitable", folder=str(path.parent))
    return connection


class Database:
    """The open file: one writing connection, and a small pool of reading ones handed out by ``reading``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / FILE_NAME
        self.writer = connect(self.path, writes=True)
        self._idle: LifoQueue[sqlite3.Connection] = LifoQueue(READERS_MAX)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A reading connection with one view of the data for as long as it is held."""
        try:
            connection = self._idle.get_nowait()
        except Empty:
            connection = connect(self.path, writes=False)
        try:
            with told_in_words():
                connection.execute("BEGIN")
                yield connection
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if self._idle.full():
                connection.close()
            else:
                self._idle.put_nowait(connection)

    def checkpoint(self) -> None:
        """Move the WAL into the file where no reader stands in the way; called when the writer has nothing to do."""
        with told_in_words():
            self.writer.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def close(self) -> None:
        """Close every connection; the last one empties the WAL."""
        while not self._idle.empty():
            self._idle.get_nowait().close()
        self.writer.close()


def copy_moment(file: Path, to: Path, tell: Callable[[int, int], object]) -> None:
    """Copy a file page by page as it stands at one moment; ``tell`` is given pages done and pages in all.

    Raises:
        Rejected: what the disk or the file refuses.
    """
    with told_in_words(), closing(connect(file, writes=False)) as source:
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()  # from here on it is one moment
        with closing(sqlite3.connect(to)) as target:
            source.backup(target, pages=_PAGES_AT_ONCE, progress=lambda _, left, of: tell(of - left, of))


def sqlite_warning() -> bool:
    """Whether this SQLite is older than the fix of the WAL-reset fault; shown in the diagnostics."""
    return sqlite3.sqlite_version_info < WAL_SAFE_SINCE
