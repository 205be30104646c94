"""The tables of ``storage.forms`` as SQLAlchemy knows them: for migrations and for nothing else."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from core.records import Registry
from storage.forms import Cell, CellType, TableForm, forms_of

_TYPES: dict[CellType, type[sa.types.TypeEngine[Any]]] = {
    "TEXT": sa.Text,
    "INTEGER": sa.Integer,
    "BLOB": sa.LargeBinary,
}


def _column(cell: Cell) -> sa.Column[Any]:
    return sa.Column(cell.name, _TYPES[cell.type], primary_key=cell.key, nullable=not cell.required)


def _table(metadata: sa.MetaData, form: TableForm) -> sa.Table:
    columns = [_column(cell) for cell in form.columns]
    indexes = [sa.Index(name, *names) for name, names in form.indexes]
    return sa.Table(form.name, metadata, *columns, *indexes, sqlite_with_rowid=not form.clustered)


def build(registry: Registry) -> sa.MetaData:
    """All tables for a registry of record types."""
    metadata = sa.MetaData()
    for form in forms_of(registry).values():
        _table(metadata, form)
    return metadata
