"""Entries that were written once give the same rows for ever."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from core.records import Column, ColumnType
from core.registry import RECORDS
from sync.protocol.entry import check_entry
from tests.golden_entries import Golden, add_missing, load_all, path_of, play, runs_of, wanted

ALL = load_all()


def test_every_record_type_and_version_has_its_entries() -> None:
    missing = [path_of(Path(), t.name, v).name for t, v in wanted() if path_of(Path(), t.name, v).name not in ALL]
    assert missing == [], "python -m tests.golden_entries adds them"


def test_no_record_type_was_forgotten_since() -> None:
    assert {golden["type"] for golden in ALL.values()} <= RECORDS.by_name.keys()


def test_the_bytes_are_still_sound() -> None:
    for golden in ALL.values():
        for run in runs_of(golden):
            entries = [check_entry(wire) for wire in run.entries]
            assert entries[-1].hash == run.head["hash"]
            assert all(entry.ops is not None for entry in entries)


def default(column: Column) -> Any:
    """What a row says of a column that came after it."""
    if column.type is ColumnType.BOOL and column.default is not None:
        return int(column.default)
    return column.default


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_golden_entry_gives_its_rows(name: str) -> None:
    golden = ALL[name]
    found = play(golden)
    for table, rows in golden["tables"].items():
        known = set(rows[0])
        assert [{k: v for k, v in row.items() if k in known} for row in found[table]] == rows
        for column in RECORDS.by_name[table].columns if table in RECORDS.by_name else ():
            if column.name not in known:
                assert {row[column.name] for row in found[table]} == {default(column)}
    unexpected = [table for table in found if table in RECORDS.by_name and table not in golden["tables"]]
    assert unexpected == []


def test_a_table_that_reads_an_old_entry_otherwise_is_seen() -> None:
    golden: Golden = json.loads(json.dumps(ALL["stock_movement.1.json"]))
    golden["tables"]["stock_level"][0]["qty_milli"] += 1
    assert play(golden) != golden["tables"]


def test_the_command_adds_what_is_missing_and_touches_nothing_else(tmp_path: Path) -> None:
    changed, gone = "part.1.json", "sale.1.json"
    for name in ALL:
        (tmp_path / name).write_text("mine" if name == changed else "{}")
    (tmp_path / gone).unlink()
    assert add_missing(tmp_path) == [gone]
    assert (tmp_path / changed).read_text() == "mine"
    assert json.loads((tmp_path / gone).read_text(encoding="utf-8")) == ALL[gone]
    assert add_missing(tmp_path) == []
