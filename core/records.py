"""What a record is: one frozen dataclass per table, one field per column, and how its type merges.

A record type is declared once (``RecordType``) beside its dataclass; ``core.registry`` collects them. Names of types
and columns are permanent: they stand in entries that are kept for ever. Columns are only ever added, at the end.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeAlias, get_type_hints

Json: TypeAlias = Any
"""A column holding lists and objects of strings, whole numbers and booleans; kept as canonical JSON."""

PERSONAL: Mapping[str, Any] = {"personal": True}
"""Field metadata: the column stands in an entry's annex and can be erased."""


class Kind(StrEnum):
    """How rows of a type merge; the table is in ``sync/protocol/PROTOCOL.md``."""

    FACT = "fact"  # inserted once, corrected only by another fact
    DOCUMENT = "document"  # a draft that merges like a master until a fact issues it
    MASTER = "master"  # per column the greatest write wins
    CONFIG = "config"  # rows with a date from which they count, then never edited
    LOCAL = "local"  # this device's alone: never journalled, never synced


class ColumnType(StrEnum):
    """What a column holds, in an entry and in SQLite."""

    TEXT = "text"
    INT = "int"
    BOOL = "bool"
    JSON = "json"


class DeviceClass(StrEnum):
    """What a stream may write at most; fixed for its life by its certificate."""

    REPLICA = "replica"
    TECHNICIAN = "technician"
    COUNTER = "counter"
    OFFICE = "office"
    OWNER = "owner"

    @cached_property
    def rank(self) -> int:
        """Replica 0, technician 1, counter 2, office 3, owner 4."""
        return list(DeviceClass).index(self)


WriterRule: TypeAlias = Callable[[DeviceClass, Mapping[str, Any], str | None], bool]
"""May a stream of this class write this row (its columns, id included), signed in as this user?"""


def at_least(lowest: DeviceClass) -> WriterRule:
    """The rule that this class and every one above may write."""

    def rule(cls: DeviceClass, _row: Mapping[str, Any], _user: str | None) -> bool:
        return cls.rank >= lowest.rank

    return rule


OWNER_ONLY = at_least(DeviceClass.OWNER)


class Record:
    """Base of all record dataclasses; every one has an ``id``."""

    __slots__ = ()
    id: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its permanent name, type, whether it can be missing, and whether it is personal.

    ``attribute`` is the dataclass field; it differs where the permanent name is a word of Python (``class``, ``from``).
    """

    name: str
    attribute: str
    type: ColumnType
    required: bool
    default: Any
    personal: bool
    since: int


_TYPES: Mapping[Any, ColumnType] = {
    str: ColumnType.TEXT,
    int: ColumnType.INT,
    bool: ColumnType.BOOL,
    Any: ColumnType.JSON,
}


def _column(field: dataclasses.Field[Any], hint: Any) -> Column:
    options = [t for t in getattr(hint, "__args__", (hint,)) if t is not type(None)] or [hint]
    base = next((t for t in options if t in _TYPES), None)
    if base is None:  # str enums and NewTypes are text
        base = int if any(isinstance(t, type) and issubclass(t, int) for t in options) else str
    missing = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    default = None if missing or field.default is dataclasses.MISSING else field.default
    return Column(
        name=field.metadata.get("wire", field.name),
        attribute=field.name,
        type=_TYPES[base],
        required=missing,
        default=default,
        personal=bool(field.metadata.get("personal")),
        since=int(field.metadata.get("since", 1)),
    )


@dataclass(frozen=True)
class RecordType:
    """One type of record: permanent wire name, dataclass, kind, who may write it, and what is looked up by.

    ``series_column`` names the column that must be one of the stream's series codes (numbered rows).
    ``indexes`` are tuples of columns; none is unique, a merge could not keep a promise of uniqueness.
    """

    name: str
    record: type[Record]
    kind: Kind
    writers: WriterRule = OWNER_ONLY
    series_column: str | None = None
    indexes: tuple[tuple[str, ...], ...] = ()
    since: int = 1

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """All columns in their permanent order, ``id`` first."""
        hints = get_type_hints(self.record)
        fields = dataclasses.fields(self.record)  # type: ignore[arg-type]
        assert fields[0].name == "id", f"{self.name}: id comes first"
        return tuple(_column(f, hints[f.name]) for f in fields)

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """Columns by their permanent names."""
        return {c.name: c for c in self.columns}

    @cached_property
    def personal(self) -> frozenset[str]:
        """Names of the personal columns."""
        return frozenset(c.name for c in self.columns if c.personal)


class Registry:
    """The record types that a store knows, by wire name and by dataclass."""

    def __init__(self, types: tuple[RecordType, ...]) -> None:
        self.types = types
        self.by_name: Mapping[str, RecordType] = {t.name: t for t in types}
        self.by_record: Mapping[type[Record], RecordType] = {t.record: t for t in types}
        assert len(self.by_name) == len(types), "two record types of one name"
        assert len(self.by_record) == len(types), "one dataclass for two record types"

    def of(self, record: type[Record]) -> RecordType:
        """The type of a dataclass."""
        return self.by_record[record]

    def journalled(self) -> tuple[RecordType, ...]:
        """All types that travel in entries."""
        return tuple(t for t in self.types if t.kind is not Kind.LOCAL)
