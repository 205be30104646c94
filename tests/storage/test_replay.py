"""Random days of a shop, computed again from the journal and received in any order: the same tables, row for row."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import apply, facts, masters
from storage.masters import MergedRow, Put
from tests.replay import Comparison, replay

ROOT = Path(__file__).resolve().parents[2]


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**20), days=st.integers(1, 12))
def test_tables_are_the_same_from_the_journal_and_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, seed: int, days: int
) -> None:
    entries, found = replay(tmp_path_factory.mktemp("town"), seed, days)
    assert found.words == []
    assert entries > 20
    assert found.rows > 1000


def test_the_command_says_what_it_compared_in_its_last_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.replay", "--seed", "3", "--days", "2"],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    said = re.fullmatch(r"entries (\d+), rows (\d+), differences 0", done.stdout.splitlines()[-1])
    assert said is not None, done.stdout + done.stderr
    assert done.returncode == 0
    assert int(said[1]) > 20
    assert int(said[2]) > 1000


def test_a_merge_in_which_the_last_to_arrive_wins_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def arrives(row: MergedRow | None, put: Put, blank: list[Any]) -> MergedRow:
        row = row or MergedRow(blank, [None] * (len(blank) - 1))
        for position, value in put.values.items():
            row.values[position] = value
            row.cells[position - 1] = put.key
        return row

    monkeypatch.setattr(masters, "advance", arrives)
    _, found = replay(tmp_path, 5, 8)
    assert found.differences > 0


def test_a_sum_that_counts_an_entry_at_each_arrival_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def all_of_them(cur: sqlite3.Cursor, sql: Any, codec: Any, rows: Any) -> facts.WrittenFacts:
        written = facts.write_facts(cur, sql, codec, rows)
        return facts.WrittenFacts(added=[*written.added, *written.replaced])

    monkeypatch.setattr(apply, "write_facts", all_of_them)
    found = Comparison()
    for seed in range(5, 25):  # two rows of one id are rare, even here
        _, found = replay(tmp_path / str(seed), seed, 6)
        if found.differences:
            break
    assert found.differences > 0


def test_every_row_that_one_side_lacks_is_a_difference() -> None:
    out = Comparison()
    out.compare("a", {"t": [(1, "x"), (2, "y")]}, {"t": [(1, "x"), (2, "z")]})
    assert (out.rows, out.differences) == (2, 2)
    assert out.words == ["a, t misses (2, 'y')", "a, t has (2, 'z')"]
