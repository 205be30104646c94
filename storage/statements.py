"""SQL of the hot path, made once per table from its form and run on the driver's cursor.

The text is built here and nowhere else; values are always bound. Lists of ids travel as one JSON parameter, so that a
statement's text never depends on how many there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from types import MappingProxyType

from core.records import Registry
from storage.codec import json_text
from storage.forms import TableForm, forms_of


def ids_parameter(ids: Iterable[str]) -> str:
    """Ids as the one parameter of a statement that asks for many."""
    return json_text(list(ids))


def _quoted(name: str) -> str:
    """A name as SQL has it; ours are plain words, and some of them are SQL's own."""
    return f'"{name}"'


def _list(names: Iterable[str]) -> str:
    return ", ".join(map(_quoted, names))


class TableSql:
    """The statements that one table needs, each made when it is first asked for."""

    def __init__(self, form: TableForm) -> None:
        self.name = form.name
        self.columns = form.names
        self._key = form.key
        self._table = _quoted(form.name)
        self._all = f"SELECT {_list(self.columns)} FROM {self._table}"  # noqa: S608 - names are the program's own
        self._order = _list(self._key)
        self._found: dict[tuple[str, ...], str] = {}

    def _insert(self, otherwise: str) -> str:
        marks = ", ".join("?" * len(self.columns))
        return (
            f"INSERT INTO {self._table} ({_list(self.columns)}) VALUES ({marks}) "  # noqa: S608
            f"ON CONFLICT ({_list(self._key)}) DO {otherwise}"
        )

    @cached_property
    def insert_new(self) -> str:
        """Insert a row in table order; one whose key is there already is left out."""
        return self._insert("NOTHING")

    @cached_property
    def upsert(self) -> str:
        """Insert a row in table order, or replace the one of its key."""
        rest = [f"{_quoted(c)} = excluded.{_quoted(c)}" for c in self.columns if c not in self._key]
        return self._insert(f"UPDATE SET {', '.join(rest)}" if rest else "NOTHING")

    @cached_property
    def _is_key(self) -> str:
        return " AND ".join(f"{_quoted(name)} = ?" for name in self._key)

    @cached_property
    def delete(self) -> str:
        """Delete the row of a key."""
        return f"DELETE FROM {self._table} WHERE {self._is_key}"  # noqa: S608

    @cached_property
    def clear(self) -> str:
        """Delete every row."""
        return f"DELETE FROM {self._table}"  # noqa: S608

    @cached_property
    def by_key(self) -> str:
        """The row of a key."""
        return f"{self._all} WHERE {self._is_key}"

    @cached_property
    def by_ids(self) -> str:
        """Rows whose first key column is among the ids of one parameter (``ids_parameter``)."""
        return f"{self._all} WHERE {_quoted(self._key[0])} IN (SELECT value FROM json_each(?))"  # noqa: S608

    def newest(self, columns: Sequence[str]) -> str:
        """The row with the greatest key whose columns equal the parameters in this order."""
        names = ("newest", *columns)
        if names not in self._found:
            order = ", ".join(f"{_quoted(name)} DESC" for name in self._key)
            self._found[names] = f"{self._equal(columns)} ORDER BY {order} LIMIT 1"
        return self._found[names]

    def find(self, columns: Sequence[str]) -> str:
        """Rows whose columns equal the parameters in this order, by key; the last parameter is the limit."""
        names = tuple(columns)
        if names not in self._found:
            self._found[names] = f"{self._equal(names)} ORDER BY {self._order} LIMIT ?"
        return self._found[names]

    def _equal(self, columns: Sequence[str]) -> str:
        """``IS`` finds nothing where it is asked for nothing, as ``=`` would not."""
        where = " AND ".join(f"{_quoted(name)} IS ?" for name in columns)
        return f"{self._all} WHERE {where}" if where else self._all


@cache
def statements_of(registry: Registry) -> Mapping[str, TableSql]:
    """The statements of every table, by its name; made once for a registry, they never change."""
    return MappingProxyType({name: TableSql(form) for name, form in forms_of(registry).items()})
