"""The file's schema: made on a new device, brought up on an old one, refused where it is newer than the program.

Alembic is imported only where something has to be done. Before an upgrade the file is copied (``VACUUM INTO``);
afterwards the head revision and an empty difference to the tables of ``storage.schema`` are asserted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from core.errors import Rejected
from core.records import Registry
from storage.database import FILE_NAME, connect, told_in_words
from storage.files import make_own_folder, make_private_file

HEAD: Final = "0001"
"""The newest migration; a test compares it with the folder of migrations."""
KNOWN: Final = ("0001",)
"""All revisions that this program can upgrade from, oldest first."""


def stored_revision(path: Path) -> str | None:
    """The revision of a file, ``None`` where there is no schema yet.

    Raises:
        Rejected: the file is no database, is damaged or cannot be read.
    """
    if not path.exists() or path.stat().st_size == 0:
        return None
    connection = connect(path, writes=False)
    try:
        with told_in_words():
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if "alembic_version" not in tables:
                if tables:
                    raise Rejected("database.foreign")
                return None
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return str(row[0]) if row else None
    finally:
        connection.close()


def upgrade(folder: Path, registry: Registry) -> str | None:
    """Bring the file of a data folder to the newest schema; gives the revision it was upgraded from, if it was.

    Raises:
        Rejected: ``database.newer`` where a newer program wrote it; it is left untouched.
    """
    path = folder / FILE_NAME
    before = stored_revision(path)
    if before == HEAD:
        return None
    if before is not None and before not in KNOWN:
        raise Rejected("database.newer", version=before)
    if before is not None:
        _copy_aside(path, folder / "backups" / f"before-{HEAD}.db")
    else:
        make_private_file(path)  # SQLite gives its other files the rights of this one
    _migrate(path, registry)
    return before


def _copy_aside(path: Path, to: Path) -> None:
    make_own_folder(to.parent)
    to.unlink(missing_ok=True)
    make_private_file(to)
    with told_in_words():
        connection = connect(path, writes=True)
        try:
            connection.execute("VACUUM INTO ?", (str(to),))
        finally:
            connection.close()


@contextmanager
def _unwrapped(wrapper: type[Exception]) -> Iterator[None]:
    """Let the driver's own error through, which says whether the disk is meant."""
    try:
        yield
    except wrapper as error:
        cause = error.__cause__
        raise (cause if isinstance(cause, sqlite3.Error) else error) from error


def _migrate(path: Path, registry: Registry) -> None:
    import sqlalchemy as sa
    from alembic import command
    from alembic.autogenerate import compare_metadata
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext

    from storage import schema

    metadata = schema.build(registry)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("sourceless", "true")  # a packaged app has .pyc files only; without this nothing happens
    engine = sa.create_engine("sqlite://", creator=lambda: connect(path, writes=True), poolclass=sa.NullPool)
    with told_in_words(), _unwrapped(sa.exc.DBAPIError), engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # SQLAlchemy begins none here: a crash would leave half a schema
        config.attributes["connection"] = connection
        config.attributes["metadata"] = metadata
        command.upgrade(config, "head")
        connection.commit()
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == HEAD, "the upgrade did not arrive at the newest revision"
        difference: list[Any] = compare_metadata(context, metadata)
        assert not difference, f"the upgraded file differs from the schema: {difference[:3]}"
    engine.dispose()


def integrity_fault(connection: sqlite3.Connection) -> str | None:
    """What SQLite itself finds wrong with the file, or ``None``; reads all of it."""
    with told_in_words():
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()
    return None if found[0] == "ok" else str(found[0])
