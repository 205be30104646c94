"""Computing the tables again: the same from the same entries, more where a newer version knows more."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.schema import CreateIndex, CreateTable

from core.ports import Changes
from core.records import Kind, Record, RecordType, Registry
from core.registry import RECORDS
from storage import forms, reading, schema
from storage.database import FILE_NAME
from tests.shop import Shop
from tests.sim.authors import Village
from tests.sim.receivers import Nursery, Receiver, registry_with_drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyMovement(Record):
    """A movement as a version before this one knew it: nobody had thought of provisional costs."""

    id: str
    part: str
    branch: str
    location: str | None = None
    kind: str
    qty_milli: int
    value_satang: int
    source_type: str | None = None
    source: str | None = None
    of_movement: str | None = None
    date: str


def early_registry() -> Registry:
    """The registry of that version, without drafts too."""
    known = RECORDS.by_name["stock_movement"]
    early = RecordType("stock_movement", EarlyMovement, Kind.FACT, writers=known.writers, indexes=known.indexes)
    return Registry(tuple(early if t is known else t for t in RECORDS.types))


def _upgrade_file(data: Path) -> None:
    """What a migration does: a new table, and a new column behind all others."""
    tables = schema.build(registry_with_drafts()).tables
    with sqlite3.connect(data / FILE_NAME) as connection:
        connection.execute("ALTER TABLE stock_movement ADD COLUMN provisional INTEGER")
        connection.execute(str(CreateTable(tables["estimate"])))
        for index in tables["estimate"].indexes:
            connection.execute(str(CreateIndex(index)))
    connection.close()


def _write(village: Village) -> None:
    row = {"part": "p", "branch": "00000", "kind": "X", "qty_milli": -1000, "value_satang": 5, "date": "2026-11-21"}
    village.counter.write([["append", "stock_movement", {"id": "m1", **row}]])
    village.counter.write([["append", "stock_movement", {"id": "m2", "provisional": True, **row}]])
    village.counter.write([["put", "estimate", "e1", {"title": "ประตู"}, {}]])
    issue = {"document": "e1", "number": "QT00AC-6911-00001", "series": "AC", "date": "2026-11-21", "seen": {}}
    village.counter.write([["append", "issue", {"id": "i1", **issue, "header": {}, "lines": [], "hash": "x"}]])


def _by_names(device: Receiver) -> dict[str, Any]:
    """Every shared table by the names of its columns, whatever their order in the file."""
    out = {}
    for name in forms.computed_tables(device.registry):
        cursor = device.store.database.writer.execute(f"SELECT * FROM {name}")
        names = [column[0] for column in cursor.description]
        out[name] = sorted((dict(zip(names, row, strict=True)) for row in cursor.fetchall()), key=repr)
    return {name: sorted(map(repr, map(sorted, (row.items() for row in rows)))) for name, rows in out.items()}


def test_what_an_early_version_parked_counts_after_its_upgrade(tmp_path: Path) -> None:
    village = Village()
    _write(village)
    runs = [village.root.run(), village.counter.run()]
    with Nursery(tmp_path / "new", village, registry_with_drafts()).blank() as fresh:
        fresh.take(runs)
        old = Nursery(tmp_path / "old", village, early_registry()).blank()
        old.take(runs)
        assert old.held() == ["parked", "parked"]
        assert old.rows("SELECT id FROM stock_movement") == [("m1",)]
        old.store.close()
        _upgrade_file(old.folder / "data")
        with Receiver(old.folder, registry_with_drafts(), village.root_certificate) as upgraded:
            assert upgraded.held() == []
            assert upgraded.kinds() == fresh.kinds() == ["after_issue", "negative_stock"]
            assert _by_names(upgraded) == _by_names(fresh)


def test_a_start_of_the_same_version_computes_nothing_again(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    monkeypatch.setattr("storage.store.Store.reproject", lambda _store: calls.append("again"))
    shop.reopen().close()
    assert calls == []
    monkeypatch.setattr(reading, "_RULES", reading._RULES + 1)
    reading.reading_of.cache_clear()
    again = shop.reopen()
    again.close()
    reading.reading_of.cache_clear()
    assert calls == ["again"]


def test_every_change_of_the_registry_is_another_reading() -> None:
    assert reading.reading_of(RECORDS) == reading.reading_of(Registry(RECORDS.types))
    assert len({reading.reading_of(r) for r in (RECORDS, early_registry(), registry_with_drafts())}) == 3


def test_tables_that_were_damaged_are_as_they_were(shop: Shop) -> None:
    part = shop.part(qty=5)
    shop.open_shift()
    shop.sell(part)
    before = shop.tables()
    with shop.store.writing() as cur:
        cur.execute("UPDATE stock_level SET qty_milli = 7")
        cur.execute("DELETE FROM sale_line")
        cur.execute("UPDATE series_state SET last_no = 0")
    shop.store.reproject()
    assert shop.tables() == before


def test_screens_are_told_and_a_failure_leaves_everything_as_it_was(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.part(qty=5)
    before = shop.tables()
    told: list[Changes] = []
    stop = shop.store.listen(told.append)
    shop.store.reproject()
    stop()
    assert {"part", "stock_level"} <= told[0].tables

    def fails(*_: object) -> None:
        raise sqlite3.OperationalError("made up")

    monkeypatch.setattr(shop.store.applier, "apply", fails)
    with pytest.raises(sqlite3.OperationalError):
        shop.store.reproject()
    assert shop.tables() == before
