"""Record ↔ row ↔ operation: the one place that knows how a value looks in a table and in an entry."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter
from types import MappingProxyType
from typing import Any, Final, TypeVar

from core.records import Column, ColumnType, Record, RecordType, Registry

R = TypeVar("R", bound=Record)
_ABSENT: Final[Any] = ...
_SHAPES_MAX: Final = 200
"""Shapes of rows remembered for a type; a rogue can make up any number."""
NUL: Final = "\0"
"""SQLite ends text here where JSON carries it (``ids_parameter``): two such ids would be one and the same."""
_JSON: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Unfit(Exception):
    """A row that this version cannot keep: a value of a wrong type, a required column missing, text with U+0000."""


def json_text(value: Any) -> str:
    """Canonical JSON text of a value, as tables keep it."""
    return _JSON.encode(value)


def _checked(column: Column, value: Any) -> Any:
    """A value as SQLite keeps it. Raises ``Unfit``."""
    if value is None:
        if column.required:
            raise Unfit(column.name)
        return None
    kind = column.type
    if kind is ColumnType.TEXT:
        if type(value) is not str or NUL in value:
            raise Unfit(column.name)
        return value
    if kind is ColumnType.INT:
        if type(value) is not int:
            raise Unfit(column.name)
        return value
    if kind is ColumnType.BOOL:
        if type(value) is not bool:
            raise Unfit(column.name)
        return int(value)
    return json_text(value)


def _fits(column: Column, value: Any) -> bool:
    try:
        _checked(column, value)
    except Unfit:
        return False
    return True


def stored(column: Column, value: Any) -> Any:
    """A value that this version wrote itself, as SQLite keeps it."""
    return json_text(value) if column.type is ColumnType.JSON and value is not None else value


class RowCodec:
    """Reads and writes rows of one record type."""

    def __init__(self, record_type: RecordType) -> None:
        self.type = record_type
        self.names: tuple[str, ...] = tuple(c.name for c in record_type.columns)
        self._known = frozenset(self.names)
        self._columns = record_type.columns
        self._json = tuple(i for i, c in enumerate(record_type.columns) if c.type is ColumnType.JSON)
        self._bools = tuple(i for i, c in enumerate(record_type.columns) if c.type is ColumnType.BOOL)
        self._attributes = tuple(c.attribute for c in record_type.columns)
        self._fill = tuple((c.name, _ABSENT if c.required else c.default) for c in record_type.columns)
        self._blank = tuple(None if c.required else _checked(c, c.default) for c in record_type.columns[1:])
        self._defaults = tuple(None if c.required else _checked(c, c.default) for c in record_type.columns)
        self._shapes: dict[tuple[Any, ...], tuple[itemgetter[Any], itemgetter[Any], tuple[int, ...]]] = {}

    def fact_values(self, row: Mapping[str, Any]) -> list[Any]:
        """All columns of a fact in table order, absent ones at their default. Raises ``Unfit``.

        Rows of one type are nearly always of a few shapes (which columns are there, of which types): each column of a
        shape is looked at once, of further rows only what their types do not tell.
        """
        values = (*row.values(),)
        known = self._shapes.get((*row, *map(type, values)))
        if known is None:
            return self._of_new_shape(row, values)
        ordered, texts, converted = known
        if NUL in "".join(texts(values)):
            raise Unfit(self.type.name)
        out = list(ordered((*values, *self._defaults)))
        for i in converted:
            out[i] = json_text(out[i]) if i in self._json else int(out[i])
        return out

    def _of_new_shape(self, row: Mapping[str, Any], values: tuple[Any, ...]) -> list[Any]:
        """The same for a shape that no sound row had before; remembers it where the row is sound. Raises ``Unfit``."""
        if self.unknown(row):
            raise Unfit("columns")
        out: list[Any] = []
        for column, (name, absent) in zip(self._columns, self._fill, strict=True):
            value = row.get(name, absent)
            if value is _ABSENT:
                raise Unfit(name)
            out.append(_checked(column, value))
        if len(self._shapes) < _SHAPES_MAX:
            at = {name: i for i, name in enumerate(row)}
            ordered = [at.get(name, len(at) + i) for i, name in enumerate(self.names)]
            texts = [i for i, value in enumerate(values) if type(value) is str]
            converted = [i for i in (*self._json, *self._bools) if row.get(self.names[i]) is not None]
            if len(texts) > 1:  # a getter of one thing gives no tuple
                shape = (*row, *map(type, values))
                self._shapes[shape] = itemgetter(*ordered), itemgetter(*texts), tuple(converted)
        return out

    def put_values(self, columns: Mapping[str, Any]) -> dict[int, Any]:
        """Position → value as kept, of the known columns that a put writes. Raises ``Unfit``."""
        return {
            i: _checked(column, columns[column.name])
            for i, column in enumerate(self._columns)
            if i and column.name in columns
        }

    def personal_values(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The personal columns of an annex that this version can keep; an annex is never part of a verdict."""
        return {n: v for n, v in row.items() if n in self.type.personal and _fits(self.type.by_name[n], v)}

    def unknown(self, columns: Mapping[str, Any]) -> bool:
        """Whether a row names columns that this version does not know."""
        return not self._known.issuperset(columns)

    def empty(self, record_id: str) -> list[Any]:
        """A row of which nothing was written yet: columns at their defaults."""
        return [record_id, *self._blank]

    def record(self, values: Sequence[Any]) -> Any:
        """The dataclass of a row in table order."""
        fields = list(values)
        for i in self._json:
            if fields[i] is not None:
                fields[i] = json.loads(fields[i])
        for i in self._bools:
            fields[i] = bool(fields[i])
        for i, column in enumerate(self._columns):
            if fields[i] is None and column.required:  # a master whose first write is not here yet
                fields[i] = _BLANK[column.type]
        return self.type.record(**dict(zip(self._attributes, fields, strict=True)))

    def values(self, record: Record) -> list[Any]:
        """A record as a row in table order."""
        return [
            int(v) if column.type is ColumnType.BOOL and v is not None else stored(column, v)
            for column, v in ((c, getattr(record, c.attribute)) for c in self._columns)
        ]

    def members(self, record: Record) -> dict[str, Any]:
        """A record as an entry says it: permanent names, values as they are."""
        return {c.name: _plain(getattr(record, c.attribute)) for c in self._columns}


@cache
def codecs_of(registry: Registry) -> Mapping[str, RowCodec]:
    """The codec of every record type, by its name; made once for a registry."""
    return MappingProxyType({t.name: RowCodec(t) for t in registry.types})


_BLANK: Final[Mapping[ColumnType, Any]] = {
    ColumnType.TEXT: "",
    ColumnType.INT: 0,
    ColumnType.BOOL: False,
    ColumnType.JSON: None,
}


def _plain(value: Any) -> Any:
    """Text enums become text; everything else is plain already."""
    return str(value) if isinstance(value, str) else value
