"""Every table of the device's file as plain data: one per record type, the journal, projections, this device's alone.

Tables of journalled records come from the registry. They carry no constraint but their primary key: a UNIQUE, CHECK
or foreign key would make the loser of a merge depend on the order of arrival. A fact keeps the key of the operation
that made it (``entry_key``, 70 bytes, sorts in the total order); a master keeps the key of the winner of each column
in one packed column (``stamps``); a dated setting also has its key and date taken apart.

Statements are made from these forms; ``storage.schema`` makes SQLAlchemy's tables of them, which only an upgrade needs:
importing SQLAlchemy would cost every start half a second.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from core.records import Column, ColumnType, Kind, RecordType, Registry

CellType = Literal["TEXT", "INTEGER", "BLOB"]

_CELLS: Mapping[ColumnType, CellType] = {
    ColumnType.TEXT: "TEXT",
    ColumnType.INT: "INTEGER",
    ColumnType.BOOL: "INTEGER",
    ColumnType.JSON: "TEXT",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One column; ``key`` says that it is a part of the primary key."""

    name: str
    type: CellType
    required: bool = True
    key: bool = False


@dataclass(frozen=True, slots=True)
class TableForm:
    """A table: its columns in their permanent order, and its indexes by name. ``clustered``: without a row number."""

    name: str
    columns: tuple[Cell, ...]
    indexes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    clustered: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(cell.name for cell in self.columns)

    @property
    def key(self) -> tuple[str, ...]:
        """The names of the key's columns."""
        return tuple(cell.name for cell in self.columns if cell.key)


def _key(name: str, cell: CellType = "TEXT") -> Cell:
    return Cell(name, cell, key=True)


def _text(name: str) -> Cell:
    return Cell(name, "TEXT")


def _whole(name: str) -> Cell:
    return Cell(name, "INTEGER")


def _bytes(name: str) -> Cell:
    return Cell(name, "BLOB")


def _maybe(name: str) -> Cell:
    return Cell(name, "TEXT", required=False)


def _form(name: str, *cells: Cell, index: tuple[str, ...] = (), clustered: bool = True) -> TableForm:
    return TableForm(name, cells, (_index(name, index),) if index else (), clustered)


def _index(table: str, names: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    return f"ix_{table}_{'_'.join(names)}", names


_JOURNAL = (
    _form(
        "entry",
        Cell("no", "INTEGER", key=True),
        *(_text("stream"), _whole("seq"), _text("hash")),
        *(_bytes("header"), _bytes("body"), _maybe("quarantine")),
        index=("stream", "seq"),
        clustered=False,
    ),
    _form("stream_tip", _key("stream"), _key("hash"), _whole("seq"), _whole("ms"), _whole("counter")),
    _form("annex", _key("entry_key", "BLOB"), _bytes("bytes"), clustered=False),
    _form("signed_head", _key("stream"), _key("seq", "INTEGER"), _key("hash"), _text("signature")),
    _form("trust_object", _key("id"), _text("kind"), _bytes("object"), clustered=False),
    _form(
        "trust_fact",
        *(_key("stream"), _key("seq", "INTEGER"), _key("entry_hash")),
        *(_key("record_type"), _key("object"), _key("op", "INTEGER")),
    ),
)
_PROJECTIONS = (
    _form("put_ref", _key("record_type"), _key("record_id"), _key("entry_key", "BLOB")),
    _form("held_row", _key("entry_key", "BLOB"), _text("verdict"), _maybe("record_type")),
    _form("stock_level", _key("part"), _key("branch"), _whole("qty_milli"), _whole("value_satang")),
    _form("stock_place", _key("part"), _key("branch"), _key("location"), _whole("qty_milli")),
    _form("drawer_total", _key("shift"), _whole("expected_satang")),
    _form(
        "series_state",
        *(_key("series"), _key("code"), _key("branch"), _key("period")),
        *(_whole("last_no"), _text("last_date")),
    ),
    _form("life", _key("machine"), _key("subject"), _text("state"), _maybe("tip")),
    _form("attention", _key("id"), _text("kind"), _key("subject"), _text("causes"), index=("kind", "subject")),
)
_INDEX = (
    _form("part_search", _key("part"), _text("text")),
    _form("part_code", _key("source"), _text("folded"), _text("part"), index=("folded",)),
)
_DEVICE = (
    _form("device_state", _key("id"), _text("value")),
    _form("done_command", _key("id"), _text("result"), _whole("seq"), _whole("at_ms"), _text("payload")),
    _form(
        "waiting_run", Cell("no", "INTEGER", key=True), _text("stream"), _bytes("run"), index=("stream",),
        clustered=False,
    ),
)  # fmt: skip

JOURNAL_TABLES = tuple(form.name for form in _JOURNAL)
"""What a store keeps as it came; everything else that is shared is computed from it."""

PROJECTION_TABLES = tuple(form.name for form in _PROJECTIONS)
"""Computed from the journal beside the record tables; the same on every device that holds the same entries."""

INDEX_TABLES = tuple(form.name for form in _INDEX)
"""This device's search index, computed too, but free to change between versions."""

DEVICE_TABLES = tuple(form.name for form in _DEVICE)
"""This device's alone, besides the local record types."""


def _cell(column: Column) -> Cell:
    if column.name == "id":
        return _key("id")
    return Cell(column.name, _CELLS[column.type], required=False)


def record_form(record_type: RecordType) -> TableForm:
    """The table of one record type: its columns in their permanent order, then what the merge needs to know."""
    name, kind = record_type.name, record_type.kind
    indexes = [_index(name, tuple(names)) for names in record_type.indexes]
    more: list[Cell] = []
    if kind is Kind.FACT:
        more = [_bytes("entry_key")]
    elif kind is not Kind.LOCAL:
        more = [_bytes("stamps")]
    if kind is Kind.CONFIG:
        more += [_text("config_key"), _whole("effective_from")]
        indexes.append((f"ix_{name}_in_force", ("config_key", "effective_from")))
    return TableForm(name, (*(_cell(c) for c in record_type.columns), *more), tuple(indexes))


@cache
def forms_of(registry: Registry) -> Mapping[str, TableForm]:
    """All tables for a registry of record types, by name; made once for it, they never change."""
    forms = [*(record_form(t) for t in registry.types), *_JOURNAL, *_PROJECTIONS, *_INDEX, *_DEVICE]
    return MappingProxyType({form.name: form for form in forms})


def computed_tables(registry: Registry) -> tuple[str, ...]:
    """Names of all tables that a replay rebuilds and that two devices must agree on, in a fixed order."""
    return (*(t.name for t in registry.journalled()), *PROJECTION_TABLES)
