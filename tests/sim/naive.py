"""The page read word for word, slowly: all tables of a shop from the set of its entries, in one go and in memory.

Shares nothing with ``storage`` but the registry. Trust, life cycles and bytes are the protocol's own functions, which
have tests of their own.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.documents.numbers import parse_document_number
from core.lifecycles import lifecycles
from core.records import Column, ColumnType, DeviceClass, Kind, RecordType, Registry
from sync.protocol.attention import item_id
from sync.protocol.canonical import NotCanonical
from sync.protocol.entry import CheckedEntry, WireEntry, check_entry, order_key, stamp_quarantine
from sync.protocol.lifecycle import Move, fold, is_legal, load_machines
from sync.protocol.trust import TRUST_TYPES, Keys, Malformed, check_certificate, check_issued, read_fact
from sync.protocol.verdict import Adoption, Judge, Trust, TrustFact, adopted
from tests.sync.protocol.signing import verify

MACHINES = load_machines({"machines": lifecycles()})
Key = bytes


@dataclass(frozen=True)
class Row:
    """One operation that counts."""

    key: Key
    entry: str
    op: int
    columns: Mapping[str, Any]
    base: Mapping[str, Any]


class Reading:
    """What a registry can read; the protocol's ``RowRules``."""

    def __init__(self, registry: Registry) -> None:
        self.types = {t.name: t for t in registry.journalled()}

    def known(self, op: list[Any]) -> bool:
        kind = self.types.get(op[1])
        if kind is None:
            return False
        return self._fact(kind, op) if kind.kind is Kind.FACT else self._put(kind, op)

    @staticmethod
    def _fact(kind: RecordType, op: list[Any]) -> bool:
        if op[0] != "append" or len(op) not in (3, 4) or not isinstance(op[2], dict):
            return False
        row = op[2]
        whole = all(c.name in row for c in kind.columns if c.required)
        good = row.keys() <= kind.by_name.keys() and all(_fits(kind.by_name[n], v) for n, v in row.items())
        return whole and good and (op[1] != "transition" or _is_move(row))

    @staticmethod
    def _put(kind: RecordType, op: list[Any]) -> bool:
        if op[0] != "put" or len(op) not in (5, 6) or not isinstance(op[2], str) or "\0" in op[2]:
            return False
        if not isinstance(op[3], dict) or not isinstance(op[4], dict) or "id" in op[3]:
            return False
        if kind.kind is Kind.CONFIG and _date_of(op[2]) is None:
            return False
        known = op[3].keys() | op[4].keys() <= kind.by_name.keys()
        good = known and all(_fits(kind.by_name[n], v) for n, v in op[3].items())
        return good and all(_is_stamp(base) for base in op[4].values())

    def may_write(self, record_type: str, cls: str, row: Mapping[str, Any], user: str | None) -> bool:
        return self.types[record_type].writers(DeviceClass(cls), row, user)

    def series_of(self, record_type: str, row: Mapping[str, Any]) -> str | None:
        column = self.types[record_type].series_column
        return None if column is None else row[column]


def _fits(column: Column, value: Any) -> bool:
    if value is None:
        return not column.required
    if column.type is ColumnType.TEXT:
        return type(value) is str and "\0" not in value
    expected = {ColumnType.INT: int, ColumnType.BOOL: bool}.get(column.type)
    return expected is None or type(value) is expected


def _is_stamp(base: Any) -> bool:
    if not isinstance(base, list) or len(base) != 3 or type(base[0]) is not int or type(base[1]) is not int:
        return False
    return base[0] >= 0 and base[1] >= 0 and isinstance(base[2], str) and len(base[2]) == 32


def _date_of(config: str) -> int | None:
    _, at, date = config.rpartition("@")
    return int(date) if at and date.isdigit() else None


def _is_move(row: Mapping[str, Any]) -> bool:
    machine = MACHINES.get(row["machine"])
    move = Move(b"", row["id"], row["event"], row.get("from"), row["to"], row.get("after"))
    return machine is not None and is_legal(machine, move)


class Shop:
    """All that a set of entries and trust objects comes to."""

    def __init__(
        self,
        registry: Registry,
        root: str,
        wires: Iterable[WireEntry],
        objects: Iterable[tuple[str, Mapping[str, Any]]],
    ) -> None:
        self.registry = registry
        self.root = root
        self.entries = self._sound(wires)
        self.judge = self._judge(objects)
        self.items: set[tuple[str, str, str]] = set()
        self.held: list[str] = []
        self.rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for entry in self.entries:
            self._sort(entry)
        self.facts: dict[str, dict[str, Row]] = defaultdict(dict)
        self.masters: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
        self._facts()
        self._masters()
        self.stock, self.places, self.drawer, self.series = self._sums()
        self.lives = self._lives()

    # -- which entries, which rows

    def _sound(self, wires: Iterable[WireEntry]) -> list[CheckedEntry]:
        checked: dict[str, CheckedEntry] = {}
        for wire in wires:
            entry = check_entry(wire)
            before = checked.get(entry.hash)
            checked[entry.hash] = entry._replace(annexes={**before.annexes, **entry.annexes}) if before else entry
        out: dict[str, CheckedEntry] = {}
        greatest: dict[str, tuple[int, int] | None] = {"0" * 64: None}
        for entry in sorted(checked.values(), key=lambda e: e.header.seq):
            most = greatest[entry.header.prev]
            ground = entry.quarantine or stamp_quarantine(entry.header, most)
            greatest[entry.hash] = most if ground else entry.header.stamp
            out[entry.hash] = entry._replace(quarantine=ground, ops=None if ground else entry.ops)
        return list(out.values())

    def _judge(self, objects: Iterable[tuple[str, Mapping[str, Any]]]) -> Judge:
        offered = [TRUST_TYPES[kind].read(members) for kind, members in objects]
        facts, adoptions = [], []
        for entry in self.entries:
            h = entry.header
            for op in entry.ops or ():
                if op[0] == "append" and len(op) > 2 and isinstance(op[2], dict) and op[1] in TRUST_TYPES:
                    try:
                        signed = read_fact(op[1], op[2])
                    except (Malformed, NotCanonical):
                        continue
                    if (signed.issuer, signed.issuer_seq) == (h.stream, h.seq):
                        offered.append(signed)
                        facts.append(TrustFact(h.stream, h.seq, signed.id, entry.hash))
                elif op[:2] == ["append", "adoption"] and isinstance(op[2].get("entry"), str):
                    adoptions.append(Adoption(h.stream, h.seq, entry.hash, op[2]["entry"], op[2].get("op")))
        keys = Keys(self.root)
        good = self._genuine(keys, offered)
        trust = Trust.build(self.root, good["certificate"], good["revocation"], facts)
        return Judge(trust, Reading(self.registry), adopted(trust, adoptions))

    @staticmethod
    def _genuine(keys: Keys, offered: list[Any]) -> dict[str, list[Any]]:
        good: dict[str, dict[str, Any]] = {name: {} for name in TRUST_TYPES}
        for _ in range(len(offered) + 1):
            for signed in offered:
                name = next(n for n, kind in TRUST_TYPES.items() if type(signed) is kind)
                check = check_certificate if name == "certificate" else check_issued
                if signed.id not in good[name] and check(signed, keys, verify) is None:
                    good[name][signed.id] = signed
                    if name == "certificate":
                        keys.add(signed)
        return {name: list(held.values()) for name, held in good.items()}

    def _sort(self, entry: CheckedEntry) -> None:
        h, whole = entry.header, self.judge.entry(entry.header, entry.hash, entry.quarantine)
        place = (min(h.stamp[0], 2**48 - 1), min(h.stamp[1], 2**53 - 1), h.stream, h.seq, entry.hash)
        if entry.ops is None:
            self._refuse(whole, order_key(*place, 0xFFFF), entry.hash, 0xFFFF)
            return
        for n, op in enumerate(entry.ops):
            key = order_key(*place, n)
            verdict = str(self.judge.row(h, entry.hash, n, op, whole))
            kind = self.registry.by_name.get(op[1])
            if verdict == "ok" and kind is not None and kind.kind is Kind.CONFIG:
                in_time = h.at_ms < (_date_of(op[2]) or 0) or (h.stream == self.root and h.seq == 1)
                verdict = "ok" if in_time else "config_late"
            if verdict != "ok" or kind is None:
                self._refuse(verdict, key, entry.hash, n)
                continue
            annex = json.loads(entry.annexes[n])["row"] if n in entry.annexes else {}
            personal = {c.name: c for c in kind.columns if c.personal}
            more = {name: v for name, v in annex.items() if name in personal and _fits(personal[name], v)}
            if op[0] == "append":
                self.rows[op[1], op[2]["id"]].append(Row(key, entry.hash, n, {**op[2], **more}, {}))
            else:
                self.rows[op[1], op[2]].append(Row(key, entry.hash, n, {**op[3], **more}, op[4]))

    def _refuse(self, verdict: str, key: Key, entry: str, op: int) -> None:
        self.held.append(verdict)
        if verdict in ("forbidden", "off_series", "config_late", "quarantined", "revoked"):
            self._item(verdict, key.hex(), [f"{entry}:{op}"])

    def _item(self, kind: str, subject: str, causes: list[str]) -> None:
        self.items.add((item_id(kind, causes), kind, subject))

    # -- merges

    def _facts(self) -> None:
        for (name, record), rows in self.rows.items():
            kind = self.registry.by_name[name]
            if kind.kind is not Kind.FACT:
                continue
            self.facts[name][record] = min(rows, key=lambda r: r.key)
            full = [{c.name: r.columns.get(c.name, c.default) for c in kind.columns if not c.personal} for r in rows]
            if any(json.dumps(x, sort_keys=True) != json.dumps(full[0], sort_keys=True) for x in full):
                self._item("same_id", f"{name}:{record}", [record])

    def _masters(self) -> None:
        seen_by: dict[str, list[Any]] = defaultdict(list)
        for issue in self.facts["issue"].values():
            seen_by[issue.columns["document"]].append(issue.columns["seen"])
        for (name, record), rows in self.rows.items():
            kind = self.registry.by_name[name]
            if kind.kind is Kind.FACT:
                continue
            issues = seen_by[record] if kind.kind is Kind.DOCUMENT else []
            self.masters[name][record] = {
                column.name: self._column(name, record, column.name, rows, issues) for column in kind.columns[1:]
            }

    def _column(self, name: str, record: str, column: str, rows: list[Row], issues: list[Any]) -> Any:
        """The value that stands, ``...`` where nothing does."""
        writes = [r for r in rows if column in r.columns]
        seen = {_stamp(r.base[column]) for r in rows if column in r.base}
        late = [w for w in writes if issues and all(w.key[:29] > _seen(issue, column) for issue in issues)]
        standing = [w for w in writes if w not in late]
        winner = max(standing, key=lambda w: w.key, default=None)
        for write in writes:
            if write.key[:29] not in seen and write is not winner:
                kind = "after_issue" if write in late else "edited_twice"
                self._item(kind, f"{name}:{record}", [f"{write.entry}:{write.op}", column])
        return winner.columns[column] if winner else ...

    def _sums(self) -> tuple[Any, Any, Any, Any]:
        stock: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        places: dict[tuple[str, str, str], int] = defaultdict(int)
        drawer: dict[str, int] = defaultdict(int)
        series: dict[tuple[str, str, str, str], tuple[int, str]] = {}
        moved: dict[tuple[str, str], list[tuple[Key, str, int]]] = defaultdict(list)
        for name, facts in self.facts.items():
            for record, row in facts.items():
                at = row.columns
                if name in ("stock_movement", "cost_adjustment"):
                    where, qty = (at["part"], at["branch"]), at.get("qty_milli", 0)
                    stock[where] = [stock[where][0] + qty, stock[where][1] + at["value_satang"]]
                    moved[where].append((row.key, record, qty))
                if name == "stock_movement":
                    places[(*where, at.get("location") or "")] += qty
                if name == "cash_movement" or (name == "payment" and at["tender"] == "CASH" and at.get("shift")):
                    drawer[at["shift"]] += at["amount_satang"]
                if (
                    name == "issue"
                    and (number := parse_document_number(at["number"]))
                    and number.series == at["series"]
                ):
                    key = (number.series, number.code, number.branch, number.period)
                    before = series.get(key, (0, ""))
                    series[key] = (max(before[0], number.seq), max(before[1], at["date"]))
        self._stock_items(stock, moved)
        self._twice("number_twice", "number")
        self._twice("issued_twice", "document")
        return stock, places, drawer, series

    def _stock_items(self, stock: Any, moved: Any) -> None:
        for where, (qty, value) in stock.items():
            rows = sorted(moved[where])
            if _word(qty) < 0:
                running, cause = 0, ""
                for _, record, step in rows:
                    before, running = running, _word(running + step)
                    cause = record if running < 0 <= before else cause
                self._item("negative_stock", _json(list(where)), [cause])
            elif _word(qty) == 0 and _word(value):
                self._item("stock_residue", _json(list(where)), [rows[-1][1]])

    def _twice(self, kind: str, column: str) -> None:
        groups: dict[str, list[str]] = defaultdict(list)
        for record, row in self.facts["issue"].items():
            groups[row.columns[column]].append(record)
        for value, ids in groups.items():
            if len(ids) > 1:
                self._item(kind, value, ids)

    def _lives(self) -> dict[tuple[str, str], tuple[str, str | None]]:
        moves: dict[tuple[str, str], list[Move]] = defaultdict(list)
        for record, row in self.facts["transition"].items():
            at = row.columns
            move = Move(row.key, record, at["event"], at.get("from"), at["to"], at.get("after"))
            moves[at["machine"], at["subject"]].append(move)
        paper = MACHINES["sales_document"]
        to = paper.legal[paper.initial, "issue"].to
        for record, row in self.facts["issue"].items():
            moves["sales_document", row.columns["document"]].append(
                Move(row.key, record, "issue", paper.initial, to, None)
            )
        out = {}
        for (machine, subject), made in moves.items():
            story = fold(MACHINES[machine], made)
            out[machine, subject] = (story.state, story.tip)
            for kind, ids in (("move_lost", story.off_path), ("done_twice", story.twice)):
                for move_id in ids:
                    if kind == "done_twice" and machine == "sales_document" and move_id in self.facts["issue"]:
                        continue  # it is "issued twice" already
                    self._item(kind, f"{machine}:{subject}", [move_id])
        return out


def _stamp(base: Any) -> bytes:
    return base[0].to_bytes(6) + base[1].to_bytes(7) + bytes.fromhex(base[2])


def _seen(issue: Any, column: str) -> bytes:
    said = issue.get(column) if isinstance(issue, dict) else None
    return _stamp(said) if _is_stamp(said) else b""


def _word(number: int) -> int:
    return (number + 2**63) % 2**64 - 2**63


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def expected(shop: Shop) -> dict[str, Any]:
    """The tables as a receiver shows them (``shown``)."""
    out: dict[str, Any] = {
        "attention": sorted(shop.items),
        "held": sorted(shop.held),
        "stock_level": {w: [_word(n) for n in v] for w, v in shop.stock.items()},
        "stock_place": {w: _word(n) for w, n in shop.places.items()},
        "drawer_total": {w: _word(n) for w, n in shop.drawer.items()},
        "series_state": shop.series,
        "life": shop.lives,
    }
    for kind in shop.registry.journalled():
        if kind.kind is Kind.FACT:
            facts = shop.facts[kind.name]
            out[kind.name] = {i: ({c.name: r.columns.get(c.name, c.default) for c in kind.columns}, r.key) for i, r in facts.items()}  # fmt: skip
        else:
            out[kind.name] = {
                i: {"id": i} | {c.name: c.default if row[c.name] is ... else row[c.name] for c in kind.columns[1:]}
                for i, row in shop.masters[kind.name].items()
            }
    return out


def shown(receiver: Any) -> dict[str, Any]:
    """What a receiver's tables hold, in the form of ``expected``."""
    rows = receiver.rows
    out: dict[str, Any] = {
        "attention": sorted(rows("SELECT id, kind, subject FROM attention")),
        "held": receiver.held(),
        "stock_level": {(r[0], r[1]): [r[2], r[3]] for r in rows("SELECT * FROM stock_level")},
        "stock_place": {r[:3]: r[3] for r in rows("SELECT * FROM stock_place")},
        "drawer_total": dict(rows("SELECT * FROM drawer_total")),
        "series_state": {r[:4]: r[4:] for r in rows("SELECT * FROM series_state")},
        "life": {r[:2]: r[2:] for r in rows("SELECT * FROM life")},
    }
    for kind in receiver.registry.journalled():
        held = {}
        names = ", ".join(f'"{c.name}"' for c in kind.columns)
        extra = ", entry_key" if kind.kind is Kind.FACT else ""
        for row in rows(f"SELECT {names}{extra} FROM {kind.name}"):
            said = {c.name: _plain(c, v) for c, v in zip(kind.columns, row, strict=False)}
            held[row[0]] = (said, row[-1]) if extra else said
        out[kind.name] = held
    return out


def _plain(column: Column, value: Any) -> Any:
    if value is None:
        return None
    if column.type is ColumnType.JSON:
        return json.loads(value)
    return bool(value) if column.type is ColumnType.BOOL else value
