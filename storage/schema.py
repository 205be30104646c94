"""Every table of the device's file: one per record type, the journal, projections, and what is this device's alone.

Tables of journalled records are built from the registry. They carry no constraint but their primary key: a UNIQUE,
CHECK or foreign key would make the loser of a merge depend on the order of arrival. A fact keeps the key of the
operation that made it (``entry_key``, 70 bytes, sorts in the total order); a master keeps the key of the winner of
each column in one packed column (``stamps``); a dated setting also has its key and date taken apart.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from core.records import Column, ColumnType, Kind, RecordType, Registry

_SQL_TYPES: dict[ColumnType, type[sa.types.TypeEngine[Any]]] = {
    ColumnType.TEXT: sa.Text,
    ColumnType.INT: sa.Integer,
    ColumnType.BOOL: sa.Integer,
    ColumnType.JSON: sa.Text,
}


def _column(column: Column) -> sa.Column[Any]:
    if column.name == "id":
        return sa.Column("id", sa.Text, primary_key=True, nullable=False)
    return sa.Column(column.name, _SQL_TYPES[column.type], nullable=True)


def _meta_columns(kind: Kind) -> list[sa.Column[Any]]:
    if kind is Kind.FACT:
        return [sa.Column("entry_key", sa.LargeBinary, nullable=False)]
    if kind is Kind.LOCAL:
        return []
    dated: list[sa.Column[Any]] = [
        sa.Column("config_key", sa.Text, nullable=False),
        sa.Column("effective_from", sa.Integer, nullable=False),
    ]
    return [sa.Column("stamps", sa.LargeBinary, nullable=False), *(dated if kind is Kind.CONFIG else [])]


def record_table(metadata: sa.MetaData, record_type: RecordType) -> sa.Table:
    """The table of one record type: its columns in their permanent order, then what the merge needs to know."""
    name = record_type.name
    columns = [_column(c) for c in record_type.columns]
    indexes = [sa.Index(f"ix_{name}_{'_'.join(names)}", *names) for names in record_type.indexes]
    if record_type.kind is Kind.CONFIG:
        indexes.append(sa.Index(f"ix_{name}_in_force", "config_key", "effective_from"))
    return sa.Table(name, metadata, *columns, *_meta_columns(record_type.kind), *indexes)


def _journal(metadata: sa.MetaData) -> None:
    sa.Table(
        "entry",
        metadata,
        sa.Column("no", sa.Integer, primary_key=True),
        sa.Column("stream", sa.Text, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("header", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("quarantine", sa.Text),
        sa.Index("ix_entry_stream_seq", "stream", "seq"),
    )
    sa.Table(
        "stream_tip",
        metadata,
        sa.Column("stream", sa.Text, primary_key=True, nullable=False),
        sa.Column("hash", sa.Text, primary_key=True, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("ms", sa.Integer, nullable=False),
        sa.Column("counter", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "annex",
        metadata,
        sa.Column("entry_key", sa.LargeBinary, primary_key=True, nullable=False),
        sa.Column("bytes", sa.LargeBinary, nullable=False),
    )
    sa.Table(
        "signed_head",
        metadata,
        sa.Column("stream", sa.Text, primary_key=True, nullable=False),
        sa.Column("seq", sa.Integer, primary_key=True, nullable=False),
        sa.Column("hash", sa.Text, primary_key=True, nullable=False),
        sa.Column("signature", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "trust_object",
        metadata,
        sa.Column("id", sa.Text, primary_key=True, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("object", sa.LargeBinary, nullable=False),
    )
    sa.Table(
        "trust_fact",
        metadata,
        sa.Column("stream", sa.Text, primary_key=True, nullable=False),
        sa.Column("seq", sa.Integer, primary_key=True, nullable=False),
        sa.Column("entry_hash", sa.Text, primary_key=True, nullable=False),
        sa.Column("record_type", sa.Text, primary_key=True, nullable=False),
        sa.Column("object", sa.Text, primary_key=True, nullable=False),
        sa.Column("op", sa.Integer, primary_key=True, nullable=False),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "put_ref",
        metadata,
        sa.Column("record_type", sa.Text, primary_key=True, nullable=False),
        sa.Column("record_id", sa.Text, primary_key=True, nullable=False),
        sa.Column("entry_key", sa.LargeBinary, primary_key=True, nullable=False),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "held_row",
        metadata,
        sa.Column("entry_key", sa.LargeBinary, primary_key=True, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("record_type", sa.Text),
        sqlite_with_rowid=False,
    )


def _projections(metadata: sa.MetaData) -> None:
    sa.Table(
        "stock_level",
        metadata,
        sa.Column("part", sa.Text, primary_key=True, nullable=False),
        sa.Column("branch", sa.Text, primary_key=True, nullable=False),
        sa.Column("qty_milli", sa.Integer, nullable=False),
        sa.Column("value_satang", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "stock_place",
        metadata,
        sa.Column("part", sa.Text, primary_key=True, nullable=False),
        sa.Column("branch", sa.Text, primary_key=True, nullable=False),
        sa.Column("location", sa.Text, primary_key=True, nullable=False),
        sa.Column("qty_milli", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "drawer_total",
        metadata,
        sa.Column("shift", sa.Text, primary_key=True, nullable=False),
        sa.Column("expected_satang", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "series_state",
        metadata,
        sa.Column("series", sa.Text, primary_key=True, nullable=False),
        sa.Column("code", sa.Text, primary_key=True, nullable=False),
        sa.Column("branch", sa.Text, primary_key=True, nullable=False),
        sa.Column("period", sa.Text, primary_key=True, nullable=False),
        sa.Column("last_no", sa.Integer, nullable=False),
        sa.Column("last_date", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "life",
        metadata,
        sa.Column("machine", sa.Text, primary_key=True, nullable=False),
        sa.Column("subject", sa.Text, primary_key=True, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("tip", sa.Text),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "attention",
        metadata,
        sa.Column("id", sa.Text, primary_key=True, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, primary_key=True, nullable=False),
        sa.Column("causes", sa.Text, nullable=False),
        sa.Index("ix_attention_kind_subject", "kind", "subject"),
        sqlite_with_rowid=False,
    )


def _device(metadata: sa.MetaData) -> None:
    sa.Table(
        "device_state",
        metadata,
        sa.Column("id", sa.Text, primary_key=True, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "done_command",
        metadata,
        sa.Column("id", sa.Text, primary_key=True, nullable=False),
        sa.Column("result", sa.Text, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("at_ms", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "waiting_run",
        metadata,
        sa.Column("no", sa.Integer, primary_key=True),
        sa.Column("stream", sa.Text, nullable=False),
        sa.Column("run", sa.LargeBinary, nullable=False),
        sa.Index("ix_waiting_run_stream", "stream"),
    )
    sa.Table(
        "part_search",
        metadata,
        sa.Column("part", sa.Text, primary_key=True, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "part_code",
        metadata,
        sa.Column("source", sa.Text, primary_key=True, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.Index("ix_part_code_folded", "folded"),
        sqlite_with_rowid=False,
    )


JOURNAL_TABLES = ("entry", "stream_tip", "annex", "signed_head", "trust_object", "trust_fact")
"""What a store keeps as it came; everything else that is shared is computed from it."""

PROJECTION_TABLES = (
    "put_ref",
    "held_row",
    "stock_level",
    "stock_place",
    "drawer_total",
    "series_state",
    "life",
    "attention",
)
"""Computed from the journal beside the record tables; the same on every device that holds the same entries."""

INDEX_TABLES = ("part_search", "part_code")
"""This device's search index, computed too, but free to change between versions."""

DEVICE_TABLES = ("device_state", "done_command", "waiting_run")
"""This device's alone, besides the local record types."""


def build(registry: Registry) -> sa.MetaData:
    """All tables for a registry of record types."""
    metadata = sa.MetaData()
    for record_type in registry.types:
        record_table(metadata, record_type)
    _journal(metadata)
    _projections(metadata)
    _device(metadata)
    return metadata


def computed_tables(registry: Registry) -> tuple[str, ...]:
    """Names of all tables that a replay rebuilds and that two devices must agree on, in a fixed order."""
    return (*(t.name for t in registry.journalled()), *PROJECTION_TABLES)
