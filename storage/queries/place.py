"""Which shop and which machine this is, for the screens that stand outside the frame."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """The shop's name in the languages it has, its branch code, and what the machine is called."""

    name_th: str
    name_en: str
    branch: str
    device: str

    def name(self, language: str) -> str:
        """The shop's name in a language, else in the other one."""
        first, second = (self.name_en, self.name_th) if language == "en" else (self.name_th, self.name_en)
        return first or second


def place(conn: sqlite3.Connection, branch: str, device: str) -> PlaceRow | None:
    """The shop at a branch code and the device by its id; ``None`` where no record of the branch is known yet."""
    row = conn.execute(
        "SELECT coalesce(b.name_th, ''), coalesce(b.name_en, ''), b.code, coalesce(d.name, '') FROM branch AS b "
        "LEFT JOIN device AS d ON d.id = ? WHERE b.code = ? ORDER BY b.id LIMIT 1",
        (device, branch),
    ).fetchone()
    return PlaceRow(*row) if row else None
