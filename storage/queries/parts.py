"""Finding a part to sell: by a scanned code exactly, by typed words, or among what sells often."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from core.barcodes import candidates
from core.thai.text import fold_identifier, normalise

FOUND_MAX = 50
WORDS_MAX = 8
RECENT_LINES = 2_000
"""How many of the newest sold lines say what sells often."""
GROUP_DEPTH_MAX = 8
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class PartRow:
    """What decides at the counter. ``price_satang`` is ``None`` without a shelf price; quantities in thousandths."""

    id: str
    code: str
    name_th: str
    name_en: str
    unit_th: str
    unit_en: str
    fits_th: str
    fits_en: str
    place: str
    stocked: bool
    min_milli: int | None
    qty_milli: int
    price_satang: int | None

    def name(self, language: str) -> str:
        """The name in a language, else in the other one."""
        return (self.name_en or self.name_th) if language == "en" else (self.name_th or self.name_en)

    def fits(self, language: str) -> str:
        """What it fits, in a language."""
        return (self.fits_en or self.fits_th) if language == "en" else (self.fits_th or self.fits_en)

    def unit(self, language: str) -> str:
        """The unit in a language."""
        return (self.unit_en or self.unit_th) if language == "en" else (self.unit_th or self.unit_en)


_PART = """
SELECT p.id, p.code, p.name_th, p.name_en, p.unit_th, p.unit_en, p.fits_th, p.fits_en, coalesce(l.code, ''), p.stocked,
       p.min_milli, coalesce(s.qty_milli, 0),
       (SELECT price_satang FROM part_price WHERE config_key = p.id || '/SHELF' AND effective_from <= :now
        AND price_mode = 'INCL' ORDER BY effective_from DESC LIMIT 1)
FROM part AS p
LEFT JOIN stock_location AS l ON l.id = p.location
LEFT JOIN stock_level AS s ON s.part = p.id AND s.branch = :branch
"""


def _rows(conn: sqlite3.Connection, ids: Sequence[str], branch: str, now_ms: int) -> list[PartRow]:
    """These parts, in the order of the ids."""
    found = {}
    for part in ids:
        row = conn.execute(
            _PART + "WHERE p.id = :id AND p.active", {"id": part, "branch": branch, "now": now_ms}
        ).fetchone()
        if row is not None:
            found[part] = PartRow(*row)
    return [found[part] for part in ids if part in found]


def part_row(conn: sqlite3.Connection, part: str, branch: str, now_ms: int) -> PartRow | None:
    """One active part."""
    return next(iter(_rows(conn, [part], branch, now_ms)), None)


def by_code(conn: sqlite3.Connection, raw: str, branch: str, now_ms: int) -> list[PartRow]:
    """Parts that a scan means: of its readings (as it came, Thai layout repaired, CapsLock) the first that is known.

    Several parts can carry one number; then a person picks.
    """
    for candidate in candidates(raw):
        folded = fold_identifier(candidate.code)
        ids = [
            row[0]
            for row in conn.execute(
                "SELECT DISTINCT part FROM part_code WHERE folded = ? ORDER BY part LIMIT ?", (folded, FOUND_MAX)
            )
        ]
        rows = _rows(conn, ids, branch, now_ms) if folded else []
        if rows:
            return rows
    return []


def is_known_code(conn: sqlite3.Connection, code: str) -> bool:
    """Whether a code names a part."""
    row = conn.execute("SELECT 1 FROM part_code WHERE folded = ? LIMIT 1", (fold_identifier(code),)).fetchone()
    return row is not None


def find(
    conn: sqlite3.Connection,
    typed: str,
    branch: str,
    now_ms: int,
    *,
    category: str | None = None,
    limit: int = FOUND_MAX,
) -> list[PartRow]:
    """Parts of which every typed word is a part of a name or number; at most ``limit``.

    Numbers that begin like the text come first, then names that do, then the rest by name.

    Where nothing is found the text is tried as if typed on the other keyboard layout.
    """
    for text in _readings(typed):
        ids = _matching(conn, text, category, limit)
        if ids:
            return _rows(conn, ids, branch, now_ms)
    return []


def _readings(typed: str) -> list[str]:
    return [candidate.code for candidate in candidates(typed) if candidate.code.strip()]


def _matching(conn: sqlite3.Connection, text: str, category: str | None, limit: int) -> list[str]:
    words = normalise(text).split()[:WORDS_MAX]
    if not words and category is None:
        return []
    ids = _numbered(conn, text, limit) if category is None else []
    if len(ids) >= limit:
        return ids
    where = " AND ".join(
        ["p.active", *("instr(s.text, ?) > 0" for _ in words), *(["p.category = ?"] if category else [])]
    )
    # The texts are read in one sweep, and a part only where its text matches: the planner would do it the other way.
    query = (
        "SELECT s.part FROM part_search AS s CROSS JOIN part AS p ON p.id = s.part "  # noqa: S608 - words are bound
        f"WHERE {where} ORDER BY instr(char(10) || s.text, ?) = 0, p.name_th, p.code LIMIT ?"
    )
    parameters = [*words, *([category] if category else []), f"\n{' '.join(words)}", limit]
    known = set(ids)
    ids += [row[0] for row in conn.execute(query, parameters) if row[0] not in known]
    return ids[:limit]


def _numbered(conn: sqlite3.Connection, text: str, limit: int) -> list[str]:
    """Parts with a number that begins like this, by number; found by the index, however many parts there are."""
    folded = fold_identifier(text)
    if not folded:
        return []
    rows = conn.execute(
        "SELECT part FROM part_code WHERE folded >= ? AND folded < ? GROUP BY part ORDER BY min(folded), part LIMIT ?",
        (folded, folded + _LAST, limit),
    )
    return [row[0] for row in rows]


def frequent(conn: sqlite3.Connection, branch: str, now_ms: int, limit: int) -> list[PartRow]:
    """What sold most among the newest sold lines; filled up with the first parts of the catalogue."""
    ids = [
        row[0]
        for row in conn.execute(
            "SELECT part FROM (SELECT part FROM sale_line ORDER BY id DESC LIMIT ?) GROUP BY part "
            "ORDER BY count(*) DESC, part LIMIT ?",
            (RECENT_LINES, limit),
        )
    ]
    if len(ids) < limit:
        more = conn.execute("SELECT id FROM part WHERE active ORDER BY id LIMIT ?", (limit * 2,))
        ids += [row[0] for row in more if row[0] not in ids]
    return _rows(conn, ids[:limit], branch, now_ms)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A top group of the catalogue."""

    id: str
    name_th: str
    name_en: str

    def name(self, language: str) -> str:
        """The name in a language, else in the other one."""
        return (self.name_en or self.name_th) if language == "en" else (self.name_th or self.name_en)


_TOPS = """
WITH RECURSIVE sold(part, n) AS (
    SELECT part, count(*) FROM (SELECT part FROM sale_line ORDER BY id DESC LIMIT :recent) GROUP BY part
), up(id, n, depth) AS (
    SELECT p.category, sum(s.n), 0 FROM sold AS s JOIN part AS p ON p.id = s.part WHERE p.category IS NOT NULL
    GROUP BY p.category
    UNION ALL
    SELECT c.parent, up.n, up.depth + 1 FROM up JOIN category AS c ON c.id = up.id
    WHERE c.parent IS NOT NULL AND up.depth < :deepest
)
SELECT c.id, c.name_th, c.name_en FROM category AS c
LEFT JOIN (SELECT id, sum(n) AS n FROM up GROUP BY id) AS u ON u.id = c.id
WHERE c.parent IS NULL ORDER BY coalesce(u.n, 0) DESC, c.id LIMIT :limit
"""
_SOLD_IN_GROUP = """
WITH RECURSIVE sold(part, n) AS (
    SELECT part, count(*) FROM (SELECT part FROM sale_line ORDER BY id DESC LIMIT :recent) GROUP BY part
), below(id) AS (SELECT :top UNION SELECT c.id FROM category AS c JOIN below ON c.parent = below.id)
SELECT p.id FROM sold AS s JOIN part AS p ON p.id = s.part
WHERE p.active AND p.category IN (SELECT id FROM below) ORDER BY s.n DESC, p.id LIMIT :limit
"""
_FIRST_IN_GROUP = """
WITH RECURSIVE below(id) AS (SELECT :top UNION SELECT c.id FROM category AS c JOIN below ON c.parent = below.id)
SELECT p.id FROM part AS p
WHERE p.category IN (SELECT id FROM below) AND p.active ORDER BY p.id LIMIT :limit
"""
"""In the order of the catalogue, so that the sweep ends with the last one that is wanted."""


def groups(conn: sqlite3.Connection, limit: int) -> list[GroupRow]:
    """Groups without a parent, those that sold most lately first, then as they were made."""
    asked = {"recent": RECENT_LINES, "deepest": GROUP_DEPTH_MAX, "limit": limit}
    return [GroupRow(*row) for row in conn.execute(_TOPS, asked)]


def in_group(conn: sqlite3.Connection, group: str, branch: str, now_ms: int, limit: int) -> list[PartRow]:
    """Parts of a group and of the groups below it: those sold most lately, then the first of the catalogue."""
    asked = {"top": group, "recent": RECENT_LINES, "limit": limit}
    ids = [row[0] for row in conn.execute(_SOLD_IN_GROUP, asked)]
    if len(ids) < limit:
        first = conn.execute(_FIRST_IN_GROUP, {"top": group, "limit": limit * 2})
        ids += [row[0] for row in first if row[0] not in ids]
    return _rows(conn, ids[:limit], branch, now_ms)
