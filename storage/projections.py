"""Sums over facts: stock and value per part and branch, quantity per place, expected cash, numbers used.

Deltas of a whole batch are added up first and written once per key. A sum does not care about the order of its facts;
where a fact stops counting (a lower row of its id came late) its delta is taken back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter

from core.documents.numbers import parse_document_number
from core.records import Registry
from storage.attention import ISSUED_TWICE, NEGATIVE_STOCK, NUMBER_TWICE, STOCK_RESIDUE, Attention
from storage.facts import FactRow
from storage.statements import ids_parameter

_LEVELS = "SELECT part, branch, qty_milli, value_satang FROM stock_level WHERE part IN (SELECT value FROM json_each(?))"
_SET_LEVEL = (
    "INSERT INTO stock_level (part, branch, qty_milli, value_satang) VALUES (?, ?, ?, ?) ON CONFLICT (part, branch) DO "
    "UPDATE SET qty_milli = excluded.qty_milli, value_satang = excluded.value_satang"
)
_PLACES = "SELECT part, branch, location, qty_milli FROM stock_place WHERE part IN (SELECT value FROM json_each(?))"
_SET_PLACE = (
    "INSERT INTO stock_place (part, branch, location, qty_milli) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (part, branch, location) DO UPDATE SET qty_milli = excluded.qty_milli"
)
_DRAWERS = "SELECT shift, expected_satang FROM drawer_total WHERE shift IN (SELECT value FROM json_each(?))"
_SET_DRAWER = (
    "INSERT INTO drawer_total (shift, expected_satang) VALUES (?, ?) ON CONFLICT (shift) DO UPDATE SET "
    "expected_satang = excluded.expected_satang"
)
_MAX_SERIES = (
    "INSERT INTO series_state (series, code, branch, period, last_no, last_date) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (series, code, branch, period) DO UPDATE SET last_no = max(last_no, excluded.last_no), "
    "last_date = max(last_date, excluded.last_date)"
)
_CROSSING = (
    "SELECT id, running, running - qty_milli FROM (SELECT id, qty_milli, entry_key, sum(qty_milli) OVER "
    "(ORDER BY entry_key) AS running FROM stock_movement WHERE part = ? AND branch = ?) "
    "WHERE running < 0 AND running - qty_milli >= 0 ORDER BY entry_key DESC LIMIT 1"
)
_IN_ORDER = "SELECT id, qty_milli FROM stock_movement WHERE part = ? AND branch = ? ORDER BY entry_key"
_LAST_OF_PART = (
    "SELECT id FROM (SELECT id, entry_key FROM stock_movement WHERE part = ? AND branch = ? UNION ALL "
    "SELECT id, entry_key FROM cost_adjustment WHERE part = ? AND branch = ?) ORDER BY entry_key DESC LIMIT 1"
)


_HALF = 1 << 63
_quoted: Callable[[str], str] = json.encoder.encode_basestring
"""A text as ``json_text`` writes it; the encoder around it costs more than all else about a level that is in order."""


def kept(total: int) -> int:
    """A sum as SQLite keeps it: 64 bits that go round at the ends.

    Only rows that no shop writes get there; even with them a sum does not care what came first, and nothing stops.
    """
    return total if -_HALF <= total < _HALF else (total + _HALF) % (2 * _HALF) - _HALF


class Sums:
    """The deltas of one batch."""

    def __init__(self) -> None:
        self.level: dict[tuple[str, str], list[int]] = {}
        self.place: dict[tuple[str, str, str], int] = {}
        self.drawer: dict[str, int] = {}
        self.series: dict[tuple[str, str, str, str], tuple[int, str]] = {}
        self.numbers: set[str] = set()
        self.documents: set[str] = set()


class Projections:
    """Knows which facts move which sums."""

    def __init__(self, registry: Registry, attention: Attention) -> None:
        self._attention = attention
        places = {t.name: {c.name: i for i, c in enumerate(t.columns)} for t in registry.journalled()}
        movement = places.get("stock_movement", {})
        self._movement_of = itemgetter(
            *(movement.get(name, 0) for name in ("part", "branch", "location", "qty_milli", "value_satang"))
        )
        self._adjustment = places.get("cost_adjustment", {})
        self._payment = places.get("payment", {})
        self._cash = places.get("cash_movement", {})
        self._issue = places.get("issue", {})
        names = ", ".join(f'"{name}"' for name in self._issue)
        self._issues_between = f"SELECT {names} FROM issue WHERE number >= ? AND number < ?"  # noqa: S608
        makers: Mapping[str, Callable[[Sums, FactRow, int], None]] = {
            "cost_adjustment": self._adjusted,
            "payment": self._paid,
            "cash_movement": self._cash_moved,
            "issue": self._issued,
        }
        self._makers = {name: make for name, make in makers.items() if name in places}

    def collect(self, sums: Sums, type_name: str, added: Iterable[FactRow], replaced: Iterable[FactRow]) -> None:
        """Add up what facts of one type bring, and take back what no longer counts."""
        if type_name == "stock_movement":
            self._moved(sums, added, 1)
            self._moved(sums, replaced, -1)
            return
        make = self._makers.get(type_name)
        if make is None:
            return
        for row in added:
            make(sums, row, 1)
        for row in replaced:
            make(sums, row, -1)

    def _moved(self, sums: Sums, rows: Iterable[FactRow], sign: int) -> None:
        """All movements at once: they are what a batch is full of."""
        levels, places, movement_of = sums.level, sums.place, self._movement_of
        for row in rows:
            part, branch, location, qty, value = movement_of(row)
            level = levels.get((part, branch))
            if level is None:
                level = levels[part, branch] = [0, 0]
            level[0] += qty * sign
            level[1] += value * sign
            place = (part, branch, location or "")
            places[place] = places.get(place, 0) + qty * sign

    def _adjusted(self, sums: Sums, row: FactRow, sign: int) -> None:
        at = self._adjustment
        sums.level.setdefault((row[at["part"]], row[at["branch"]]), [0, 0])[1] += row[at["value_satang"]] * sign

    def _paid(self, sums: Sums, row: FactRow, sign: int) -> None:
        at = self._payment
        shift = row[at["shift"]]
        if row[at["tender"]] == "CASH" and shift is not None:
            sums.drawer[shift] = sums.drawer.get(shift, 0) + row[at["amount_satang"]] * sign

    def _cash_moved(self, sums: Sums, row: FactRow, sign: int) -> None:
        at = self._cash
        shift = row[at["shift"]]
        sums.drawer[shift] = sums.drawer.get(shift, 0) + row[at["amount_satang"]] * sign

    def _issued(self, sums: Sums, row: FactRow, sign: int) -> None:
        at = self._issue
        number = row[at["number"]]
        sums.numbers.add(number)
        sums.documents.add(row[at["document"]])
        parsed = parse_document_number(number)
        if parsed is None or parsed.series != row[at["series"]]:
            return
        key = (parsed.series, parsed.code, parsed.branch, parsed.period)
        if sign < 0:  # rare: a maximum cannot be taken back, `settle` counts again
            sums.series[key] = (-1, "")
            return
        no, date = sums.series.get(key, (0, ""))
        if no >= 0:
            sums.series[key] = (max(no, parsed.seq), max(date, row[at["date"]]))

    def write(self, cur: sqlite3.Cursor, sums: Sums, *, taken_back: bool) -> None:
        """Bring the deltas of a batch into the tables and renew the items that depend on them."""
        if sums.level:
            parts = ids_parameter({part for part, _ in sums.level})
            for part, branch, qty, value in cur.execute(_LEVELS, (parts,)).fetchall():
                level = sums.level.get((part, branch))
                if level is not None:
                    level[:] = level[0] + qty, level[1] + value
            sums.level = {key: [kept(qty), kept(value)] for key, (qty, value) in sums.level.items()}
            cur.executemany(_SET_LEVEL, sorted((*key, *value) for key, value in sums.level.items()))
            for part, branch, location, qty in cur.execute(_PLACES, (parts,)).fetchall():
                if (part, branch, location) in sums.place:
                    sums.place[part, branch, location] += qty
            cur.executemany(_SET_PLACE, sorted((*key, kept(qty)) for key, qty in sums.place.items()))
        if sums.drawer:
            for shift, satang in cur.execute(_DRAWERS, (ids_parameter(sums.drawer),)).fetchall():
                sums.drawer[shift] += satang
            cur.executemany(_SET_DRAWER, [(shift, kept(satang)) for shift, satang in sums.drawer.items()])
        if sums.series:
            cur.executemany(_MAX_SERIES, [(*k, *v) for k, v in sums.series.items() if v[0] >= 0])
        if taken_back:
            self._count_again(cur, sums)
        self._stock_items(cur, sums)
        self._issue_items(cur, sums)

    def _count_again(self, cur: sqlite3.Cursor, sums: Sums) -> None:
        """After facts stopped counting: rows that no fact stands behind go, maxima are found again."""
        for part, branch in sums.level:
            if cur.execute(_LAST_OF_PART, (part, branch, part, branch)).fetchone() is None:
                cur.execute("DELETE FROM stock_level WHERE part = ? AND branch = ?", (part, branch))
        for part, branch, location in sums.place:
            found = cur.execute(
                "SELECT 1 FROM stock_movement WHERE part = ? AND branch = ? AND coalesce(location, '') = ? LIMIT 1",
                (part, branch, location),
            ).fetchone()
            if found is None:
                cur.execute(
                    "DELETE FROM stock_place WHERE part = ? AND branch = ? AND location = ?", (part, branch, location)
                )
        for shift in sums.drawer:
            found = cur.execute(
                "SELECT 1 FROM payment WHERE shift = ? AND tender = 'CASH' UNION ALL "
                "SELECT 1 FROM cash_movement WHERE shift = ? LIMIT 1",
                (shift, shift),
            ).fetchone()
            if found is None:
                cur.execute("DELETE FROM drawer_total WHERE shift = ?", (shift,))
        again = Sums()
        for key in [k for k, v in sums.series.items() if v[0] < 0]:
            cur.execute("DELETE FROM series_state WHERE series = ? AND code = ? AND branch = ? AND period = ?", key)
            like = f"{key[1]}{key[2]}{key[0]}-{key[3]}-"
            rows = cur.execute(self._issues_between, (like, like + ":")).fetchall()
            for row in rows:
                self._issued(again, list(row), 1)
        cur.executemany(_MAX_SERIES, [(*k, *v) for k, v in again.series.items()])

    def _stock_items(self, cur: sqlite3.Cursor, sums: Sums) -> None:
        if not sums.level:
            return
        negative: dict[str, list[list[str]]] = {}
        residue: dict[str, list[list[str]]] = {}
        kinds = (NEGATIVE_STOCK, STOCK_RESIDUE)
        any_stands = self._attention.any_of(cur, kinds)
        for (part, branch), (qty, value) in sums.level.items():
            if not any_stands and qty >= 0 and (qty or not value):  # nearly always: nothing to say, nothing to unsay
                continue
            subject = f"[{_quoted(part)},{_quoted(branch)}]"
            negative[subject] = [[_crossing(cur, part, branch)]] if qty < 0 else []
            residue[subject] = []
            if qty == 0 and value:
                residue[subject] = [[cur.execute(_LAST_OF_PART, (part, branch) * 2).fetchone()[0]]]
        if negative:
            self._attention.replace_all(cur, {NEGATIVE_STOCK: negative, STOCK_RESIDUE: residue})

    def _issue_items(self, cur: sqlite3.Cursor, sums: Sums) -> None:
        for kind, column, values in (
            (NUMBER_TWICE, "number", sums.numbers),
            (ISSUED_TWICE, "document", sums.documents),
        ):
            if values:
                wanted: dict[str, list[list[str]]] = {value: [] for value in values}
                rows = cur.execute(
                    f"SELECT {column}, json_group_array(id) FROM issue "  # noqa: S608
                    f"WHERE {column} IN (SELECT value FROM json_each(?)) GROUP BY {column} HAVING count(*) > 1",
                    (ids_parameter(values),),
                )
                for value, ids in rows.fetchall():
                    wanted[value] = [sorted(json.loads(ids))]
                self._attention.replace(cur, kind, wanted)


def _crossing(cur: sqlite3.Cursor, part: str, branch: str) -> str:
    """The movement that took the running quantity, which is negative now, below zero."""
    try:
        found: str = cur.execute(_CROSSING, (part, branch)).fetchone()[0]
    except sqlite3.OperationalError:  # "integer overflow": SQLite does not go round, so it is counted here
        found, running = "", 0
        for movement, qty in cur.execute(_IN_ORDER, (part, branch)).fetchall():
            before, running = running, kept(running + qty)
            found = movement if running < 0 <= before else found
    return found
