"""Whether every computed table of a file is what its journal comes to."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from core.lifecycles import lifecycles
from core.records import Registry
from storage import forms, journal
from storage.apply import Applier
from storage.database import FILE_NAME
from storage.device_state import read_identity, read_value
from storage.forms import TableForm
from storage.reading import READ_AS, reading_of
from storage.statements import statements_of
from storage.trust_store import TrustStore
from storage.verdicts import load_standing
from storage.verify_report import Report
from sync.protocol.lifecycle import load_machines

_LEARNT = ("trust_fact", "trust_object")
"""Journal tables that rows of entries lead to."""
_ROWS_NAMED = 3


def check_tables(path: Path, registry: Registry, report: Report) -> None:
    """Compute all tables again in a scratch file and compare row by row.

    The scratch file has the computed tables alone; whatever else is read is the journal of the file that is looked at,
    as it stands at one moment: a program may go on selling meanwhile.
    """
    with (
        tempfile.TemporaryDirectory(prefix="olpos-verify-") as scratch,
        closing(sqlite3.connect((Path(scratch) / FILE_NAME).as_uri(), uri=True, isolation_level=None)) as connection,
    ):
        connection.text_factory = lambda text: text.decode("utf-8", "replace")
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "temp_store=MEMORY", "cache_size=-16384"):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        cur = connection.cursor()
        cur.execute("ATTACH ? AS looked_at", (f"{path.resolve().as_uri()}?mode=ro",))
        cur.execute("BEGIN")
        _compute_and_compare(cur, registry, report)
        cur.execute("COMMIT")


def _compute_and_compare(cur: sqlite3.Cursor, registry: Registry, report: Report) -> None:
    identity = read_identity(cur)
    computed = (*forms.computed_tables(registry), *forms.INDEX_TABLES)
    if identity is None:
        for name in (*computed, "trust_fact"):
            if cur.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone() is not None:  # noqa: S608
                report.fault("table", name)
        return
    if read_value(cur, READ_AS) != reading_of(registry):
        report.fault("read_as", READ_AS)
        return
    applier = Applier(registry, statements_of(registry), load_machines({"machines": lifecycles()}))
    standing = load_standing(cur, identity.shop, applier.rules)
    by_name = forms.forms_of(registry)
    for name in (*computed, *_LEARNT):
        _make(cur, by_name[name])
    cur.execute("INSERT INTO main.trust_object SELECT * FROM looked_at.trust_object")
    trust = TrustStore(identity.shop)
    trust.load(cur)
    for page in journal.pages(cur.connection.cursor()):
        entries = [stored.entry for stored in page]
        trust.take_rows(cur, entries)
        applier.apply(cur, entries, standing)
    for name in (*_LEARNT, *computed):
        _compare(cur, name, report)


def _make(cur: sqlite3.Cursor, form: TableForm) -> None:
    """A table as the program makes it, whatever the file that is looked at says of it."""
    columns = ", ".join(f'"{cell.name}" {cell.type}{" NOT NULL" if cell.required else ""}' for cell in form.columns)
    key = ", ".join(f'"{name}"' for name in form.key)
    cur.execute(
        f'CREATE TABLE main."{form.name}" ({columns}, PRIMARY KEY ({key})){" WITHOUT ROWID" if form.clustered else ""}'
    )
    for name, on in form.indexes:
        names = ", ".join(f'"{column}"' for column in on)
        cur.execute(f'CREATE INDEX main."{name}" ON "{form.name}" ({names})')


def _compare(cur: sqlite3.Cursor, name: str, report: Report) -> None:
    """Rows that one side has and the other has not."""
    report.rows += cur.execute(f'SELECT count(*) FROM main."{name}"').fetchone()[0]  # noqa: S608
    for one, other in (("main", "looked_at"), ("looked_at", "main")):
        rows = cur.execute(
            f'SELECT * FROM {one}."{name}" EXCEPT SELECT * FROM {other}."{name}" LIMIT {_ROWS_NAMED}'  # noqa: S608
        ).fetchall()
        for row in rows:
            report.fault("table", name, row[0])
