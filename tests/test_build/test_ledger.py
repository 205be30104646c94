"""A proof that is run by itself writes the same kind of row as the run of all of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.ledger import HEAD, ledger


def test_both_writers_begin_the_same_file(test_script, tmp_path: Path) -> None:
    test_script.write_ledger(tmp_path / "L.md", [], dt.datetime(2026, 11, 21, tzinfo=dt.UTC))
    assert (tmp_path / "L.md").read_text("utf-8") == HEAD


def test_a_proof_gets_a_row_with_its_last_line_also_when_it_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "L.md"
    for bad in (False, True):
        with ledger("tests.kills", "--runs 9", write=True, to=to) as proof:
            assert proof.end("kills 9, lost | 0", bad=bad) == bad
    with pytest.raises(RuntimeError), ledger("tests.replay", "--days 9", write=True, to=to):
        raise RuntimeError
    with ledger("tests.kills", "--runs 1", write=False, to=to) as proof:
        proof.end("not deep", bad=False)
    text = to.read_text("utf-8")
    assert text.startswith(HEAD)
    rows = [line.strip("| ").split(" | ") for line in text.removeprefix(HEAD).splitlines()]
    assert [(row[3], row[4], row[6]) for row in rows] == [
        ("`python -m tests.kills --runs 9`", "passed", "kills 9, lost / 0"),
        ("`python -m tests.kills --runs 9`", "FAILED", "kills 9, lost / 0"),
        ("`python -m tests.replay --days 9`", "FAILED", "broke off"),
    ]
    assert capsys.readouterr().out.splitlines()[-1] == "not deep"
