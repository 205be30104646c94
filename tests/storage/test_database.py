"""The file and its failures: what SQLite and the system say, in words; what is a bug of ours stays one."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from core.errors import PosError, Rejected
from storage.database import Database, connect, disk_failure, failure, told_in_words
from tests.shop import Shop


def test_every_failure_of_sqlite_has_a_sentence(shop: Shop, tmp_path: Path) -> None:
    def code_of(path: Path, statement: str, uri: str = "") -> PosError | None:
        try:
            connection = sqlite3.connect(f"{path.as_uri()}{uri}", uri=True, timeout=0, isolation_level=None)
            try:
                connection.execute(statement).fetchall()
            finally:
                connection.close()
        except sqlite3.Error as error:
            return failure(error)
        return None

    path = tmp_path / "x.db"
    sqlite3.connect(path).execute("CREATE TABLE t (a)").connection.close()
    cases = [
        (path, "CREATE TABLE u (a)", "?mode=ro", "disk.read_only"),
        (tmp_path / "none" / "x.db", "SELECT 1", "?mode=rw", "disk.cannot_open"),
        (tmp_path, "SELECT * FROM sqlite_master", "", "disk."),
    ]
    for where, statement, uri, key in cases:
        said = code_of(where, statement, uri)
        assert said is not None
        assert said.key.startswith(key)
    writer = connect(path, writes=True)
    writer.execute("BEGIN IMMEDIATE")
    busy = code_of(path, "BEGIN IMMEDIATE")
    assert busy is not None
    assert busy.key == "database.busy"
    with pytest.raises(Rejected, match=r"database\.damaged"), told_in_words():
        writer.execute("SELECT CAST(x'ff' AS TEXT)").fetchall()
    writer.close()
    assert code_of(path, "SELECT nothing FROM nowhere") is None, "a bug of ours stays a bug"
    with pytest.raises(sqlite3.OperationalError), told_in_words():
        sqlite3.connect(":memory:").execute("SELECT nothing FROM nowhere")


@pytest.mark.parametrize(
    ("errno", "key"), [(28, "disk.full"), (30, "disk.read_only"), (5, "disk.failed"), (13, None), (2, None)]
)
def test_failures_of_files_are_the_disk_s_or_the_folder_s(errno: int, key: str | None) -> None:
    said = disk_failure(OSError(errno, os.strerror(errno)))
    assert (said.key if said else None) == key


def test_a_reader_that_failed_is_not_given_to_the_next(shop: Shop) -> None:
    with pytest.raises(sqlite3.OperationalError), shop.store.database.reading() as connection:
        connection.execute("SELECT nothing FROM nowhere")
    with shop.store.database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM user").fetchone() == (1,)


def test_the_open_database_is_closed_once_and_again(tmp_path: Path) -> None:
    database = Database(tmp_path)
    with database.reading() as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    database.close()
    database.close()
