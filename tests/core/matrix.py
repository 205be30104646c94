"""The permission matrix of the handbook, read without the program: what tests expect of whoever asks.

``tests/golden/vectors/permissions.json`` is read by the few lines below, which know nothing of ``core.permissions``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MATRIX = json.loads((Path(__file__).parents[1] / "golden" / "vectors" / "permissions.json").read_text("utf-8"))
ROLES: list[str] = MATRIX["roles"]
ACTIONS: dict[str, dict[str, Any]] = {a["key"]: a for group in MATRIX["groups"] for a in group["actions"]}
ALLOW, PIN, NO = "allow", "pin", "no"


@dataclass(frozen=True)
class Asked:
    """One thing that a command needs: a line of the matrix, and how far it goes."""

    permission: str
    amount: int | None = None
    of: str | None = None
    scope: str | None = None
    own: bool = False

    def answer(self, role: str) -> str:
        action = ACTIONS[self.permission]
        letter = action["grants"][role]
        if letter == "L":
            limit = action.get("limits", {}).get(role, {}).get("value")
            if isinstance(limit, dict):
                limit = limit.get(self.of)
            within = (
                self.scope == limit if isinstance(limit, str) else limit is not None and (self.amount or 0) <= limit
            )
            letter = "A" if within else "P"
        if letter == "O":
            letter = "A" if self.own else "-"
        return {"A": ALLOW, "P": PIN}.get(letter, NO)


def together(asked: tuple[Asked, ...], role: str) -> str:
    """All of them: what one refuses no other can give."""
    answers = {one.answer(role) for one in asked}
    return NO if NO in answers else PIN if PIN in answers else ALLOW
