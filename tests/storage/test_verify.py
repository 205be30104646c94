"""Whatever is changed, dropped, swapped or cut in a data folder is named when somebody looks it over."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core.parties.records import Party
from pos_client.i18n import words
from storage.database import FILE_NAME
from storage.heads import sign_head
from storage.tripwire import Mark
from storage.verify import SENTENCES, Report, faults_of, verify
from tests.shop import Shop
from tests.sim.authors import Village
from tests.sim.receivers import Nursery, registry_with_drafts

ROOT = Path(__file__).resolve().parents[2]
Damage = Callable[[sqlite3.Connection], None]


@pytest.fixture
def sold(shop: Shop) -> tuple[Path, Mark]:
    """The folder of a shop that sold three times and knows a customer, closed; and its tripwire."""
    part = shop.part(qty=9)
    shop.write([Party(id="c1", kind="PERSON", name_th="สมชาย")])
    shop.open_shift()
    for _ in range(3):
        shop.sell(part)
    sign_head(shop.store)
    mark = shop.store.tripwire.mark
    shop.close()
    assert mark is not None
    return shop.folder, mark


def damaged(folder: Path, *statements: str) -> None:
    """Do something to the file behind the program's back."""
    with sqlite3.connect(folder / "data" / FILE_NAME) as connection:
        for statement in statements:
            assert connection.execute(statement).rowcount, statement
    connection.close()


def kinds(report: Report) -> set[str]:
    return {what for what, _ in report.faults}


def test_a_whole_folder_has_no_fault(sold: tuple[Path, Mark]) -> None:
    folder, mark = sold
    report = verify(folder / "data", mark)
    assert report.faults == []
    assert report.entries == mark.seq
    assert report.rows > 30


@pytest.mark.parametrize(
    ("statement", "what", "where"),
    [
        ("UPDATE entry SET header = substr(header, 1, 60) WHERE seq = 4", "bytes", "4"),
        ("UPDATE entry SET header = CAST(replace(header, '\"seq\":4', '\"seq\":5') AS BLOB) WHERE seq = 4", "hash", "4"),
        ("UPDATE entry SET body = CAST(replace(body, '9000', '8000') AS BLOB) WHERE seq = 2", "body", "2"),
        ("UPDATE entry SET hash = lower(hex(zeroblob(32))) WHERE seq = 3", "hash", "3"),
        ("DELETE FROM entry WHERE seq = 4", "missing", "4"),
        ("UPDATE entry SET quarantine = 'stamp_order' WHERE seq = 4", "set_aside", "4"),
        ("UPDATE annex SET bytes = CAST(replace(bytes, 'ส', 'ม') AS BLOB)", "annex", "3"),
        ("UPDATE signed_head SET signature = lower(hex(zeroblob(64)))", "head", ""),
        ("UPDATE signed_head SET seq = seq + 1", "head_alone", ""),
        ("UPDATE stream_tip SET seq = seq + 1", "tail", ""),
    ],
)  # fmt: skip
def test_a_change_to_the_journal_is_named_with_its_place(
    sold: tuple[Path, Mark], statement: str, what: str, where: str
) -> None:
    folder, mark = sold
    damaged(folder, statement)
    report = verify(folder / "data", mark)
    assert what in kinds(report)
    assert any(kind == what and place.endswith(where) for kind, place in report.faults), report.faults
    assert all(mark.stream in place for _, place in report.faults)


def test_two_entries_that_changed_places_are_named(sold: tuple[Path, Mark]) -> None:
    folder, mark = sold
    swap = "UPDATE entry SET seq = CASE seq WHEN 4 THEN 5 ELSE 4 END WHERE seq IN (4, 5)"
    damaged(folder, swap)
    report = verify(folder / "data", mark)
    assert {(what, place.split()[1]) for what, place in report.faults} >= {("hash", "4"), ("hash", "5")}


def test_a_tail_that_was_cut_cleanly_is_named_by_the_tripwire(sold: tuple[Path, Mark]) -> None:
    folder, mark = sold
    last = mark.seq
    damaged(
        folder,
        f"DELETE FROM entry WHERE seq = {last}",
        "DELETE FROM signed_head",
        f"UPDATE stream_tip SET seq = {last - 1}, hash = (SELECT hash FROM entry WHERE seq = {last - 1})",
    )
    assert verify(folder / "data", mark).faults == [("cut", f"{mark.stream} {last}")]


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("DELETE FROM sale_line", "sale_line"),
        ("UPDATE stock_level SET qty_milli = qty_milli + 1", "stock_level"),
        ("UPDATE drawer_total SET expected_satang = 0", "drawer_total"),
        ("UPDATE part SET name_th = 'x'", "part"),
        ("INSERT INTO life (machine, subject, state) VALUES ('payment', 'x', 'CLEARED')", "life"),
        ("UPDATE series_state SET last_no = last_no - 1", "series_state"),
    ],
)
def test_a_table_that_differs_from_the_journal_is_named(sold: tuple[Path, Mark], statement: str, table: str) -> None:
    folder, mark = sold
    damaged(folder, statement)
    report = verify(folder / "data", mark)
    assert kinds(report) == {"table"}
    assert {place.split()[0] for _, place in report.faults} == {table}


def test_a_page_of_garbage_is_named(sold: tuple[Path, Mark]) -> None:
    folder, mark = sold
    with (folder / "data" / FILE_NAME).open("r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\xa5" * 4096)
    assert kinds(verify(folder / "data", mark)) == {"file"}


def test_forks_and_unsound_entries_of_others_are_no_fault(tmp_path: Path) -> None:
    village = Village()
    copy = village.counter.branch(0)
    village.counter.write([["append", "settlement", {"id": "a", "item": "x", "answer": "y"}]])
    village.counter.write([["append", "settlement", {"id": "b", "item": "x", "answer": "y"}]], stamp=[1, 0])
    village.counter.write([["append", "settlement", {"id": "c", "item": "x", "answer": "y"}]])
    copy.ms += 7
    copy.write([["append", "settlement", {"id": "d", "item": "x", "answer": "y"}]])
    registry = registry_with_drafts()
    with Nursery(tmp_path, village, registry).blank() as device:
        device.take([village.root.run(), village.counter.run(), copy.run()])
        assert len(device.rows("SELECT id FROM settlement")) == 3
        device.store.database.checkpoint()
        assert verify(device.folder / "data", None, registry).faults == []


@pytest.mark.parametrize("language", ["en", "th"])
def test_every_fault_has_a_sentence_in_both_languages(language: str) -> None:
    said: list[str] = []
    report = Report(faults=[(what, f"place of {what}") for what in SENTENCES])
    assert faults_of(report, said.append, words(language)) == 1
    *sentences, last = said
    assert len(set(sentences)) == len(SENTENCES)
    assert all(f"place of {what}" in sentence for what, sentence in zip(SENTENCES, sentences, strict=True))
    assert not any("verify." in sentence for sentence in sentences)
    assert last == f"verify: 0 streams, 0 entries, 0 rows, {len(SENTENCES)} faults"


def command(folder: Path) -> tuple[int, list[str]]:
    state = str(folder / "state")
    done = subprocess.run(
        [sys.executable, "main.py", "verify", str(folder / "data"), "--state", state, "--language", "en"],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout.splitlines()


def test_the_command_says_it_in_words_with_the_sum_last(sold: tuple[Path, Mark]) -> None:
    folder, mark = sold
    status, [only] = command(folder)
    assert (status, only.split(", ")[-1]) == (0, "0 faults")
    damaged(folder, "UPDATE entry SET body = CAST(replace(body, '9000', '8000') AS BLOB) WHERE seq = 2")
    status, [sentence, last] = command(folder)
    assert sentence == f"The content of an entry was changed: {mark.stream} 2"
    assert (status, last.split(", ")[-1]) == (1, "1 faults")
