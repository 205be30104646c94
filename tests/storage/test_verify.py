"""Whatever is changed, dropped, swapped or cut in a data folder is named when somebody looks it over."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.parties.records import Party
from core.printing.commands import Reprint
from core.registry import RECORDS
from pos_client.i18n import words
from storage.database import FILE_NAME
from storage.forms import INDEX_TABLES, JOURNAL_TABLES, computed_tables, forms_of
from storage.heads import sign_head
from storage.startup import open_store
from storage.tripwire import Mark
from storage.verify import SENTENCES, Report, faults_of, look_over, verify
from tests.shop import Shop, Ticking, places
from tests.shop import given as given_world
from tests.sim.authors import Village
from tests.sim.receivers import Nursery, registry_with_drafts

ROOT = Path(__file__).resolve().parents[2]
Damage = Callable[[sqlite3.Connection], None]


@pytest.fixture
def sold(shop: Shop) -> tuple[Path, Mark]:
    """The folder of a shop that sold three times and knows a customer, closed; and its tripwire."""
    return selling(shop)


def selling(shop: Shop) -> tuple[Path, Mark]:
    """Sell three times, sign, close."""
    part = shop.part(qty=9, barcode="8851234567890")
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


def changed(folder: Path, statement: str) -> None:
    """Change the tables of the file behind the program's back."""
    with closing(sqlite3.connect(folder / "data" / FILE_NAME)) as connection:
        connection.execute(statement)
        connection.commit()


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


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE entry SET body = replace(body, '9000', '8000') WHERE seq = 2", "cell"),
        ("UPDATE entry SET header = replace(header, '\"seq\":4', '\"seq\":5') WHERE seq = 4", "cell"),
        ("UPDATE entry SET header = 7", "cell"),
        ("UPDATE entry SET stream = x'00', hash = x'ff' WHERE seq = 3", "cell"),
        ("UPDATE entry SET stream = CAST(x'ff1b0a' AS TEXT) WHERE seq = 3", "missing"),
        ("UPDATE entry SET no = no + 1000 WHERE seq = (SELECT max(seq) FROM entry)", "place"),
        ("UPDATE entry SET no = -no WHERE seq = 4", "place"),
        ("UPDATE annex SET bytes = CAST(bytes AS TEXT)", "cell"),
        ("UPDATE annex SET entry_key = entry_key || x'00' WHERE entry_key = (SELECT min(entry_key) FROM annex)", "annex"),
        ("UPDATE annex SET entry_key = zeroblob(70) WHERE entry_key = (SELECT min(entry_key) FROM annex)", "annex"),
        ("UPDATE trust_object SET object = CAST(object AS TEXT)", "cell"),
        ("UPDATE trust_object SET object = CAST(replace(object, 'owner', 'offic') AS BLOB)", "trust"),
        ("UPDATE trust_object SET object = CAST(replace(object, '\"public_key\":\"', '\"public_key\":\"0') AS BLOB)", "trust"),
        ("UPDATE trust_object SET object = x'5b5d'", "trust"),
        ("UPDATE trust_object SET id = id || '0'", "trust"),
        ("UPDATE trust_object SET kind = 'revocation'", "trust"),
        ("DELETE FROM trust_object", "identity"),
        ("UPDATE stream_tip SET ms = ms + 1", "tail"),
        ("UPDATE stream_tip SET counter = 7", "tail"),
        ("DELETE FROM stream_tip", "tail"),
        ("INSERT INTO stream_tip VALUES ('x', 'y', 1, 1, 1)", "tail"),
        ("DELETE FROM device_state", "identity"),
        ("DELETE FROM device_state WHERE id = 'identity'", "identity"),
        ("UPDATE device_state SET value = '{}' WHERE id = 'identity'", "identity"),
        ("UPDATE device_state SET value = '[' WHERE id = 'identity'", "identity"),
        ("UPDATE device_state SET value = replace(value, '\"AA\"', '\"AB\"') WHERE id = 'identity'", "identity"),
        ("DELETE FROM device_state WHERE id = 'read_as'", "read_as"),
        ("UPDATE done_command SET result = result || '0' WHERE seq > 0", "command"),
        ("UPDATE done_command SET result = upper(hex(result)) WHERE seq > 0", "command"),
        ("UPDATE done_command SET seq = seq + 1 WHERE seq > 0", "command"),
        ("UPDATE done_command SET result = CAST(result AS BLOB)", "cell"),
        ("UPDATE part SET name_th = x'ff'", "cell"),
        ("INSERT INTO cart (id, state) VALUES ('x', x'00')", "cell"),
        ("UPDATE alembic_version SET version_num = '9999'", "revision"),
        ("DELETE FROM alembic_version", "revision"),
    ],
)  # fmt: skip
def test_values_of_another_kind_and_tables_of_this_device_are_looked_at_too(
    sold: tuple[Path, Mark], statement: str, what: str
) -> None:
    folder, mark = sold
    damaged(folder, statement)
    assert what in kinds(verify(folder / "data", mark)), verify(folder / "data", mark).faults


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE entry",
        "DROP TABLE part_code",
        "DROP TABLE alembic_version",
        "ALTER TABLE signed_head RENAME COLUMN seq TO no",
        "ALTER TABLE annex ADD COLUMN more TEXT",
        "DROP INDEX ix_entry_stream_seq",
        "CREATE TABLE photos (name TEXT)",
        "CREATE VIEW seen AS SELECT * FROM entry",
        "CREATE TRIGGER thief AFTER INSERT ON payment BEGIN DELETE FROM payment WHERE id = NEW.id; END",
    ],
)
def test_a_file_with_other_tables_than_the_program_makes_is_named(sold: tuple[Path, Mark], statement: str) -> None:
    folder, mark = sold
    changed(folder, statement)
    assert kinds(verify(folder / "data", mark)) == {"shape"}


def test_a_head_of_another_device_that_is_gone_is_named_and_one_s_own_may_be(tmp_path: Path) -> None:
    village = Village()
    village.counter.write([["append", "settlement", {"id": "a", "item": "x", "answer": "y"}]])
    registry = registry_with_drafts()
    with Nursery(tmp_path, village, registry).blank() as device:
        device.take([village.root.run(), village.counter.run()])
        device.store.database.checkpoint()
        folder = device.folder / "data"
        device.store.database.writer.execute("DELETE FROM signed_head WHERE stream = ?", (village.counter.stream,))
        assert kinds(verify(folder, None, registry)) == {"head_missing"}
        device.store.database.writer.execute("DELETE FROM trust_fact")
        assert kinds(verify(folder, None, registry)) == {"head_missing"}


def test_a_result_that_is_a_row_of_this_device_alone_fits_its_entry(shop: Shop) -> None:
    part = shop.part(qty=9)
    shop.open_shift()
    issued = shop.sell(part)
    job = shop.do(Reprint(issue=issued, reason="customer"))
    assert shop.rows("SELECT 1 FROM print_job WHERE id = ?", job)
    assert verify(shop.folder / "data", shop.store.tripwire.mark).faults == []
    shop.store.database.writer.execute("UPDATE done_command SET result = ? WHERE result = ?", (part, job))
    assert kinds(verify(shop.folder / "data", shop.store.tripwire.mark)) == {"command"}


def test_an_own_log_that_was_not_signed_yet_is_whole(sold: tuple[Path, Mark]) -> None:
    folder, mark = sold
    damaged(folder, "DELETE FROM signed_head")
    assert verify(folder / "data", mark).faults == []


def test_faults_beyond_those_that_are_named_are_counted(sold: tuple[Path, Mark]) -> None:
    folder, mark = sold
    damaged(folder, "UPDATE annex SET entry_key = entry_key || x'00'", "UPDATE entry SET no = 100 - no")
    said: list[str] = []
    report = Report()
    for n in range(70):
        report.fault("hash", "x", n)
    assert faults_of(report, said.append, words("en")) == 1
    assert (len(said), said[-1].split(", ")[-1]) == (51, "70 faults")
    assert "place" in kinds(verify(folder / "data", mark))


def test_a_place_never_writes_a_line_or_moves_the_cursor() -> None:
    report = Report()
    report.fault("hash", "a\nverify: 0 faults\x1b[2J", b"\x00\xff", None)
    assert report.faults == [("hash", "a�verify: 0 faults�[2J 00ff None")]


# -- damage by chance


JOURNAL = ("entry", "stream_tip", "annex", "signed_head", "trust_object", "trust_fact")
OTHERS = ("put_ref", "stock_level", "series_state", "sale", "part", "part_search", "part_code", "drawer_total")
VALUES = (
    st.none()
    | st.text(max_size=8)
    | st.integers(-(2**63), 2**63 - 1)
    | st.binary(max_size=80)
    | st.floats(allow_nan=False)
)
CHANGES = st.sampled_from(
    ["CAST({c} AS TEXT)", "CAST({c} AS BLOB)", "{c} || '0'", "-{c}", "{c} + 1", "substr({c}, 2)", "upper({c})"]
)
UPDATES = st.tuples(
    st.sampled_from([*JOURNAL] * 2 + [*OTHERS]), st.integers(0, 30), st.none() | st.integers(0, 30), VALUES | CHANGES.map(lambda c: (c,))
)  # fmt: skip
DAMAGE = UPDATES | st.sampled_from([*JOURNAL, *OTHERS]) | st.integers(0, 2**20)


@pytest.fixture(scope="module")
def whole(born: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mark]:
    """A folder to break again and again."""
    made = Shop.copy_of(born, tmp_path_factory.mktemp("whole") / "shop")
    try:
        return selling(made)
    finally:
        made.close()


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]] | None:
    """Journal, projections and index as the file has them, or ``None`` where it cannot be read."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            connection.text_factory = lambda text: ("text", text)
            names = (*JOURNAL_TABLES, *computed_tables(RECORDS), *INDEX_TABLES)
            return {n: sorted(connection.execute(f"SELECT * FROM {n}"), key=repr) for n in names}
    except sqlite3.Error:
        return None


def break_it(path: Path, damage: Any) -> None:
    """Do one damage, where SQLite lets it be done."""
    if isinstance(damage, int):
        with path.open("r+b") as file:
            file.truncate(min(damage, path.stat().st_size))
        return
    with suppress(sqlite3.Error), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        if isinstance(damage, str):
            connection.execute(f"DROP TABLE {damage}")
            return
        table, column_no, row_no, value = damage
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        if not columns:  # dropped by the damage before
            return
        column = f'"{columns[column_no % len(columns)]}"'
        keys = ", ".join(f'"{c}"' for c in forms_of(RECORDS)[table].key)
        which = "" if row_no is None else f"WHERE ({keys}) = (SELECT {keys} FROM {table} LIMIT 1 OFFSET {row_no})"
        to, parameters = (value[0].format(c=column), ()) if isinstance(value, tuple) else ("?", (value,))
        connection.execute(f"UPDATE {table} SET {column} = {to} {which}", parameters)


@given(st.lists(DAMAGE, min_size=1, max_size=3))
@settings(max_examples=60)
def test_no_damage_ends_the_look_or_is_overlooked(whole: tuple[Path, Mark], damages: list[Any]) -> None:
    folder, mark = whole
    before = contents(folder / "data" / FILE_NAME)
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(scratch)
        shutil.copyfile(folder / "data" / FILE_NAME, data / FILE_NAME)
        for damage in damages:
            break_it(data / FILE_NAME, damage)
        said: list[str] = []
        after = contents(data / FILE_NAME)
        status = faults_of(verify(data, mark), said.append, words("en"))
        assert status == (0 if after == before else 1), said
        assert said[-1].startswith("verify: ")
        assert said[-1].endswith(", 0 faults") == (status == 0)


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
        f"DELETE FROM done_command WHERE seq = {last}",
        f"UPDATE stream_tip SET (seq, hash, ms, counter) = (SELECT seq, hash, CAST(header AS TEXT) -> '$.stamp[0]', "
        f"CAST(header AS TEXT) -> '$.stamp[1]' FROM entry WHERE seq = {last - 1})",
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
        ("DELETE FROM part_search", "part_search"),
        ("UPDATE part_code SET folded = '1'", "part_code"),
        ("DELETE FROM trust_fact", "trust_fact"),
        ("UPDATE trust_fact SET op = op + 1", "trust_fact"),
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


@pytest.mark.parametrize("content", [None, b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_folder_without_a_database_is_named_with_its_path_and_the_sum_last(
    tmp_path: Path, content: bytes | None
) -> None:
    (tmp_path / "state").mkdir()
    if content is not None:
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / FILE_NAME).write_bytes(content)
    status, [sentence, *_, last] = command(tmp_path)
    assert str(tmp_path / "data") in sentence
    assert (status, last) == (1, "verify: 0 streams, 0 entries, 0 rows, 1 faults")


def test_a_tripwire_that_cannot_be_read_is_a_fault(sold: tuple[Path, Mark]) -> None:
    folder, _ = sold
    tripwire = folder / "state" / "tripwire"
    tripwire.write_bytes(b"garbage")
    assert kinds(look_over(folder / "data", folder / "state")) == {"tripwire"}
    tripwire.unlink()
    assert look_over(folder / "data", folder / "state").faults == []
    tripwire.mkdir()
    assert kinds(look_over(folder / "data", folder / "state")) == {"tripwire"}


def test_a_shop_that_was_never_opened_has_no_fault(tmp_path: Path) -> None:
    open_store(places(tmp_path), given_world(Ticking(), 3), use_keyring=False).close()
    assert verify(tmp_path / "data", None).faults == []
