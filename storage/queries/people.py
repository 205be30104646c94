"""Who may sign in here, and what a signed-in person may do and chose."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from core.permissions import RoleRules
from core.records import Registry
from core.registry import RECORDS
from core.shop.records import RoleRecord
from core.users.rules import role_rules
from storage.codec import RowCodec

PEOPLE_MAX = 200


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person at the sign-in screen; names in the languages that were given, role codes of this branch.

    ``locked_until_ms`` is 0 where the person is not locked out on this device.
    """

    id: str
    name_th: str
    name_en: str
    nickname: str
    roles: tuple[str, ...]
    language: str | None
    theme: str | None
    locked_at_ms: int
    locked_until_ms: int

    def name(self, language: str) -> str:
        """The full name in a language, else in the other one."""
        first, second = (self.name_en, self.name_th) if language == "en" else (self.name_th, self.name_en)
        return first or second

    def short_name(self, language: str) -> str:
        """What colleagues say: the first name (ellipsis never falls on the role)."""
        return self.name(language).split(" ")[0]


_PEOPLE = (
    "SELECT u.id, coalesce(u.name_th, ''), coalesce(u.name_en, ''), coalesce(u.nickname, ''), u.roles, p.language, "
    "p.theme, coalesce(l.locked_at_ms, 0), coalesce(l.locked_until_ms, 0) FROM user AS u "
    "LEFT JOIN profile AS p ON p.id = u.id LEFT JOIN pin_lock AS l ON l.id = u.id WHERE u.active "
)


def _row(row: tuple[object, ...], branch: str) -> PersonRow:
    roles: Mapping[str, list[str]] = json.loads(str(row[4])) if row[4] else {}
    return PersonRow(
        id=str(row[0]),
        name_th=str(row[1]),
        name_en=str(row[2]),
        nickname=str(row[3]),
        roles=tuple(roles.get(branch, ())),
        language=row[5] if isinstance(row[5], str) else None,
        theme=row[6] if isinstance(row[6], str) else None,
        locked_at_ms=int(str(row[7])),
        locked_until_ms=int(str(row[8])),
    )


def people(conn: sqlite3.Connection, branch: str) -> list[PersonRow]:
    """Active people in the order in which they were added, at most 200."""
    return [_row(r, branch) for r in conn.execute(f"{_PEOPLE} ORDER BY u.id LIMIT ?", (PEOPLE_MAX,))]


def person(conn: sqlite3.Connection, user: str, branch: str) -> PersonRow | None:
    """One active person."""
    row = conn.execute(f"{_PEOPLE} AND u.id = ?", (user,)).fetchone()
    return _row(row, branch) if row else None


def rules_of(
    conn: sqlite3.Connection, codes: tuple[str, ...], now_ms: int, registry: Registry = RECORDS
) -> tuple[RoleRules, ...]:
    """What these roles allow now, for greying out buttons; the engine decides when it comes to it."""
    codec = RowCodec(registry.of(RoleRecord))
    out = []
    for code in codes:
        row = conn.execute(
            "SELECT * FROM role WHERE config_key = ? AND effective_from <= ? ORDER BY effective_from DESC LIMIT 1",
            (code, now_ms),
        ).fetchone()
        out.append(role_rules(code, codec.record(row[: len(codec.names)]) if row else None))
    return tuple(out)
