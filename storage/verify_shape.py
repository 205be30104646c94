"""Whether a file has the tables that this program makes, of its revision, and in each cell a value of its kind."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from core.records import Registry
from storage.forms import Cell, TableForm, forms_of
from storage.upgrade import HEAD
from storage.verify_report import Report

_REVISION_TABLE = "alembic_version"
_ROWS_NAMED = 3
_WALKED = "entry"
"""Its cells are looked at one by one where its chains are."""


def check_shape(cur: sqlite3.Cursor, registry: Registry, report: Report) -> bool:
    """Tables, columns, indexes and revision; whether all that is read later is there to be read.

    Views, triggers and tables of nobody's are faults too: this program makes none, and they can change what it reads.
    """
    forms = forms_of(registry)
    there: dict[str, list[tuple[str, str]]] = {}
    for kind, name, table in cur.execute("SELECT type, name, tbl_name FROM sqlite_master").fetchall():
        if not str(name).startswith("sqlite_"):
            there.setdefault(kind, []).append((name, table))
    for kind in ("view", "trigger"):
        for name, _ in there.get(kind, ()):
            report.fault("shape", kind, name)
    tables = {name for name, _ in there.get("table", ())}
    for name in sorted(tables - forms.keys() - {_REVISION_TABLE}):
        report.fault("shape", name)
    readable = True
    for form in forms.values():
        if form.name not in tables or _columns(cur, form.name) != [*_expected(form)]:
            report.fault("shape", form.name)
            readable = False
        else:
            _check_indexes(cur, form, report)
    _check_revision(cur, report, there=_REVISION_TABLE in tables)
    return readable


def _columns(cur: sqlite3.Cursor, table: str) -> list[tuple[str, str, int, int]]:
    """Name, type, place in the key and whether hidden (computed by the file itself) of every column."""
    rows = cur.execute("SELECT name, type, pk, hidden FROM pragma_table_xinfo(?) ORDER BY cid", (table,)).fetchall()
    return [(name, str(kind).upper(), pk, hidden) for name, kind, pk, hidden in rows]


def _expected(form: TableForm) -> Iterator[tuple[str, str, int, int]]:
    for cell in form.columns:
        yield cell.name, cell.type, form.key.index(cell.name) + 1 if cell.key else 0, 0


def _check_indexes(cur: sqlite3.Cursor, form: TableForm, report: Report) -> None:
    made = cur.execute("SELECT name, \"unique\" FROM pragma_index_list(?) WHERE origin = 'c'", (form.name,)).fetchall()
    found = {}
    for name, unique in made:
        columns = cur.execute("SELECT name FROM pragma_index_info(?) ORDER BY seqno", (name,)).fetchall()
        found[name] = (tuple(column for (column,) in columns), unique)
    if found != {name: (columns, 0) for name, columns in form.indexes}:
        report.fault("shape", form.name, "index")


def _check_revision(cur: sqlite3.Cursor, report: Report, *, there: bool) -> None:
    if not there or "version_num" not in {name for name, *_ in _columns(cur, _REVISION_TABLE)}:
        report.fault("shape", _REVISION_TABLE)
        return
    said = [version for (version,) in cur.execute("SELECT version_num FROM alembic_version LIMIT 3").fetchall()]
    if said != [HEAD]:
        report.fault("revision", *(said or ["?"]))


def check_cells(cur: sqlite3.Cursor, registry: Registry, report: Report) -> None:
    """Every cell holds what its column is for: text, a whole number or bytes; nothing only where that is allowed."""
    for form in forms_of(registry).values():
        if form.name == _WALKED:
            continue
        place = ", ".join(f'"{name}"' for name in _place(form))
        wrong = " OR ".join(map(_is_wrong, form.columns))
        rows = cur.execute(f'SELECT {place} FROM "{form.name}" WHERE {wrong} LIMIT {_ROWS_NAMED}')  # noqa: S608
        for row in rows.fetchall():
            report.fault("cell", form.name, *row)


def _place(form: TableForm) -> tuple[str, ...]:
    """What names a row to a person: stream and number where it has them, else its key."""
    return ("stream", "seq") if {"stream", "seq"} <= {*form.names} else form.key


def _is_wrong(cell: Cell) -> str:
    allowed = f"'{cell.type.lower()}'" if cell.required else f"'{cell.type.lower()}', 'null'"
    return f'typeof("{cell.name}") NOT IN ({allowed})'
