"""SQL of the hot path, made once per table from its SQLAlchemy definition and run on the driver's cursor.

The text is built here and nowhere else; values are always bound. Lists of ids travel as one JSON parameter, so that a
statement's text never depends on how many there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import insert

from core.records import Registry
from storage import schema
from storage.codec import json_text

_DIALECT = sqlite.dialect()


def text_of(statement: sa.sql.ClauseElement) -> str:
    """The SQL text of a statement for SQLite, parameters as question marks."""
    return str(statement.compile(dialect=_DIALECT))


def ids_parameter(ids: Iterable[str]) -> str:
    """Ids as the one parameter of a statement that asks for many."""
    return json_text(list(ids))


def _among(column: sa.Column[Any]) -> sa.ColumnElement[bool]:
    each = sa.func.json_each(sa.bindparam("ids")).table_valued("value")
    return column.in_(sa.select(each.c.value))


class TableSql:
    """The statements that one table needs, each made when it is first asked for (compiling all costs a start 70 ms)."""

    def __init__(self, table: sa.Table) -> None:
        self.name = table.name
        self.columns: tuple[str, ...] = tuple(c.name for c in table.columns)
        self._table = table
        self._key = tuple(c.name for c in table.primary_key.columns)
        self._found: dict[tuple[str, ...], str] = {}

    @cached_property
    def insert_new(self) -> str:
        """Insert a row in table order; one whose key is there already is left out."""
        return text_of(insert(self._table).on_conflict_do_nothing(index_elements=self._key))

    @cached_property
    def upsert(self) -> str:
        """Insert a row in table order, or replace the one of its key."""
        fresh = insert(self._table)
        rest = {c: fresh.excluded[c] for c in self.columns if c not in self._key}
        if not rest:
            return self.insert_new
        return text_of(fresh.on_conflict_do_update(index_elements=self._key, set_=rest))

    def _is_key(self) -> list[sa.ColumnElement[bool]]:
        return [self._table.c[k] == sa.bindparam(f"k_{k}") for k in self._key]

    @cached_property
    def delete(self) -> str:
        """Delete the row of a key."""
        return text_of(sa.delete(self._table).where(*self._is_key()))

    @cached_property
    def clear(self) -> str:
        """Delete every row."""
        return text_of(sa.delete(self._table))

    @cached_property
    def by_key(self) -> str:
        """The row of a key."""
        return text_of(sa.select(self._table).where(*self._is_key()))

    @cached_property
    def by_ids(self) -> str:
        """Rows whose first key column is among the ids of one parameter (``ids_parameter``)."""
        return text_of(sa.select(self._table).where(_among(self._table.c[self._key[0]])))

    def newest(self, columns: Sequence[str]) -> str:
        """The row with the greatest key whose columns equal the parameters in this order."""
        names = ("newest", *columns)
        if names not in self._found:
            self._found[names] = self._newest(columns)
        return self._found[names]

    def _newest(self, columns: Sequence[str]) -> str:
        where = [self._table.c[n].is_(sa.bindparam(f"p_{n}")) for n in columns]
        order = [c.desc() for c in self._table.primary_key.columns]
        return text_of(sa.select(self._table).where(*where).order_by(*order)) + " LIMIT 1"

    def find(self, columns: Sequence[str]) -> str:
        """Rows whose columns equal the parameters in this order, by key; the last parameter is the limit."""
        names = tuple(columns)
        if names not in self._found:
            where = [self._table.c[n].is_(sa.bindparam(f"p_{n}")) for n in names]
            query = sa.select(self._table).where(*where).order_by(*self._table.primary_key.columns)
            self._found[names] = text_of(query) + " LIMIT ?"
        return self._found[names]


@cache
def statements_of(registry: Registry) -> Mapping[str, TableSql]:
    """The statements of every table, by its name; made once for a registry, they never change."""
    return MappingProxyType({table.name: TableSql(table) for table in schema.build(registry).sorted_tables})
