"""Golden entries: for every record type, entries as they were once written, and the rows that they must give for ever.

``python -m tests.golden_entries`` writes a file for each type, and each later version of its columns, that has none yet
into ``tests/golden/entries``. It never touches a file that is there: entries are kept for ever, so are these.

A file holds a shop of its own: its root's certificate, runs of entries (header, body and annexes as their exact text,
UTF-8) and the tables that they come to, columns by name, bytes as ``{"hex": …}``. A version that adds columns finds
them at their defaults in the rows of older files.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from core.records import Column, ColumnType, Kind, RecordType, Registry
from core.registry import RECORDS
from storage import forms
from storage.database import FILE_NAME
from storage.receive import Run
from storage.store import Store
from sync.protocol.canonical import canonical, sha256_hex
from sync.protocol.entry import WireEntry, issue_hash
from sync.protocol.trust import Certificate, Erasure, fact_row, sign
from tests.kills import scratch_root
from tests.shop import NOON
from tests.sim.authors import SALT, Village, revocation_op
from tests.sim.histories import MACHINES
from tests.sim.receivers import Receiver, make_file

FOLDER = Path(__file__).parent / "golden" / "entries"
DAY_MS = 86_400_000
PERSON = "01900000-0000-7000-8000-00000000aaaa"

Golden = dict[str, Any]


def versions(record_type: RecordType) -> list[int]:
    """The versions in which a type, or a column of it, began."""
    return sorted({record_type.since, *(column.since for column in record_type.columns)})


def wanted(registry: Registry = RECORDS) -> list[tuple[RecordType, int]]:
    """Every type that travels in entries, with each of its versions."""
    return [(kind, version) for kind in registry.journalled() for version in versions(kind)]


def path_of(folder: Path, name: str, version: int) -> Path:
    """Where the file of a type and version lies."""
    return folder / f"{name}.{version}.json"


# -- making


def add_missing(folder: Path = FOLDER, registry: Registry = RECORDS) -> list[str]:
    """Write the files that are not there; gives their names."""
    folder.mkdir(parents=True, exist_ok=True)
    added = []
    for record_type, version in wanted(registry):
        path = path_of(folder, record_type.name, version)
        if not path.exists():
            golden = make(record_type, version, registry)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(json.dumps(golden, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
            added.append(path.name)
    return added


def make(record_type: RecordType, version: int, registry: Registry = RECORDS) -> Golden:
    """Entries that use every column that this version of a type has, and what they come to."""
    village = Village(f"golden {record_type.name}")
    columns = [column for column in record_type.columns if column.since <= version]
    _MAKERS.get(record_type.name, _any)(village, record_type, columns)
    golden: Golden = {
        "type": record_type.name,
        "version": version,
        "root": village.root_certificate.wire(),
        "runs": [_run_text(author.run()) for author in village.authors if author.seq],
    }
    golden["tables"] = play(golden, registry)
    assert golden["tables"].get(record_type.name), f"{record_type.name} has no row"
    return golden


def _value(column: Column, n: int) -> Any:
    values: Mapping[ColumnType, Any] = {
        ColumnType.TEXT: f"{column.name} {n} ก้อ",
        ColumnType.INT: 1000 * n + len(column.name),
        ColumnType.BOOL: not column.default,
        ColumnType.JSON: [n, None, True, {"a": ["ข"]}],
    }
    return values[column.type]


def _split(columns: list[Column], n: int, *, whole: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    """Values for the body and for the annex: of all columns, or of those that must be there."""
    chosen = [c for c in columns if c.name != "id" and (whole or c.required)]
    body = {c.name: _value(c, n) for c in chosen if not c.personal}
    return body, {c.name: _value(c, n) for c in chosen if c.personal}


def _any(village: Village, record_type: RecordType, columns: list[Column]) -> None:
    """Facts: one with all columns, one with few, and one id twice. Others: a put, one that saw it, one that did not."""
    root, spare, name = village.root, village.spare, record_type.name
    whole, personal = _split(columns, 1, whole=True)
    annexes = {0: personal} if personal else None
    if record_type.kind is Kind.FACT:
        few, named = _split(columns, 2, whole=False)
        root.write([["append", name, {"id": f"{name} 1", **whole}]], annexes=annexes)
        root.write([["append", name, {"id": f"{name} 2", **few}]], annexes={0: named} if named else None)
        root.write([["append", name, {"id": f"{name} 1", **few}]], annexes={0: named} if named else None)
        return
    record_id = f"{name} 1@{NOON + DAY_MS}" if record_type.kind is Kind.CONFIG else PERSON
    root.write([["put", name, record_id, whole, {}]], annexes=annexes, user=PERSON)
    seen = {column: [root.ms, 0, root.stream] for column in (*whole, *personal)}
    later, named = _split(columns, 3, whole=True)
    first = dict(sorted(later.items())[:1])
    if not first:
        return
    base = {column: seen[column] for column in first}
    root.write([["put", name, record_id, first, base]], user=PERSON)
    spare.ms = root.ms + 5
    theirs = {column: _value(next(c for c in columns if c.name == column), 4) for column in first}
    spare.write([["put", name, record_id, theirs, base]], user=PERSON)


def _certificate(village: Village, _type: RecordType, _columns: list[Column]) -> None:
    """Those of the village itself."""


def _revocation(village: Village, _type: RecordType, _columns: list[Column]) -> None:
    phone = village.phone
    phone.write([["append", "stream_close", {"id": "c1", "stream": "ab" * 16, "reason": "x"}]])
    phone.write([["append", "stream_close", {"id": "c2", "stream": "ab" * 16, "reason": "x"}]])
    last = [(phone.stream, 1, phone.hashes[0])]
    village.root.write([revocation_op(village.root.revocation(f"device {phone.stream}", last))])


def _erasure(village: Village, _type: RecordType, _columns: list[Column]) -> None:
    root = village.root
    made = root.write([["put", "party", "c1", {"kind": "PERSON"}, {}]], annexes={0: {"phone": "081"}})
    members = {
        "shop": root.shop, "record_type": "party", "record_id": "c1", "annexes": [[made, 0]],
        "issuer": root.stream, "issuer_seq": root.seq + 1, "at_ms": NOON,
    }  # fmt: skip
    root.write([["append", "erasure", fact_row(sign(Erasure.read, members, root.key))]])


def _adoption(village: Village, _type: RecordType, _columns: list[Column]) -> None:
    forbidden = village.phone.write([["put", "part", "p1", {"code": "X", "name_th": "x"}, {}]])
    village.root.ms = village.phone.ms
    village.root.write([["append", "adoption", {"id": "a1", "entry": forbidden, "op": 0}]])
    village.root.write([["append", "adoption", {"id": "a2", "entry": forbidden}]])


def _transition(village: Village, _type: RecordType, _columns: list[Column]) -> None:
    machine = MACHINES["job_quick"]
    event, to = min((event, step.to) for (state, event), step in machine.legal.items() if state == machine.initial)
    row = {"machine": machine.name, "subject": "j1", "event": event, "from": machine.initial, "to": to}
    village.counter.write([["append", "transition", {"id": "t1", **row}]])
    village.till.ms = village.counter.ms + 1
    village.till.write([["append", "transition", {"id": "t2", "after": None, **row}]])


def _issue(village: Village, _type: RecordType, columns: list[Column]) -> None:
    root = village.root
    for n, whole in ((1, True), (2, False)):
        body, personal = _split([c for c in columns if c.name != "hash"], n, whole=whole)
        row = {"id": f"i{n}", **body, "number": f"RC00AA-6911-0000{n}", "series": "AA", "date": f"2026-11-0{n}"}
        row["seen"] = {"title": [NOON, 0, root.stream]}
        data = canonical({"op": 0, "row": personal, "salt": SALT}) if personal else None
        row["hash"] = issue_hash(row, sha256_hex(data) if data else None)
        root.write([["append", "issue", row]], annexes={0: personal} if personal else None)


_MAKERS: Mapping[str, Callable[[Village, RecordType, list[Column]], None]] = {
    "certificate": _certificate,
    "revocation": _revocation,
    "erasure": _erasure,
    "adoption": _adoption,
    "transition": _transition,
    "issue": _issue,
}


def _run_text(run: Run) -> dict[str, Any]:
    return {
        "entries": [[e.header.decode(), e.body.decode(), [a.decode() for a in e.annexes]] for e in run.entries],
        "head": dict(run.head),
    }


# -- replaying


def runs_of(golden: Golden) -> list[Run]:
    """The runs of a file, byte for byte as they were written."""
    return [
        Run(
            tuple(
                WireEntry(h.encode(), b.encode(), tuple(a.encode() for a in annexes))
                for h, b, annexes in run["entries"]
            ),
            run["head"],
        )
        for run in golden["runs"]
    ]


def play(golden: Golden, registry: Registry = RECORDS) -> dict[str, list[dict[str, Any]]]:
    """What the entries of a file come to on a blank device: every table with rows, columns by name."""
    root = Certificate.read(golden["root"])
    with tempfile.TemporaryDirectory(prefix="olpos-golden-", dir=scratch_root()) as scratch:
        folder = Path(scratch) / "blank"
        (folder / "data").mkdir(parents=True)
        (folder / "data" / FILE_NAME).write_bytes(_blank_file(registry))
        with Receiver(folder, registry, root) as device:
            got = device.take(runs_of(golden))
            assert not (got.dropped or got.gaps or device.rows("SELECT 1 FROM waiting_run")), got
            own = golden["type"] == "certificate"  # those of its streams are in every file
            return {
                name: rows for name, rows in _tables(device.store, registry) if rows and (own or name != "certificate")
            }


@cache
def _blank_file(registry: Registry) -> bytes:
    """An empty file of a registry, made once: making all tables takes longer than all that a golden file asks."""
    with tempfile.TemporaryDirectory(prefix="olpos-golden-", dir=scratch_root()) as scratch:
        make_file(Path(scratch) / "data", registry)
        return (Path(scratch) / "data" / FILE_NAME).read_bytes()


def _tables(store: Store, registry: Registry) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for name in forms.computed_tables(registry):
        cursor = store.database.writer.execute(f"SELECT * FROM {name}")
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, map(_plain, row), strict=True)) for row in cursor.fetchall()]
        yield name, sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))


def _plain(value: Any) -> Any:
    return {"hex": value.hex()} if isinstance(value, bytes) else value


def load_all(folder: Path = FOLDER) -> dict[str, Golden]:
    """All files by their name."""
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}


def main() -> int:
    """Add what is missing and say what that was."""
    there = len(load_all()) if FOLDER.exists() else 0
    added = add_missing()
    for name in added:
        print(f"added {name}")
    print(f"golden entries: {there} there, {len(added)} added")
    return 0


if __name__ == "__main__":
    sys.exit(main())
