"""``permissions.json``: every action, every role, decided as a command's need would be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.permissions import Decision, Need, RoleRules, decide, may_read
from tests.vectors_cases.case import Case, equal

ALLOW, OVERRIDE, DENY = Decision.ALLOW, Decision.OVERRIDE, Decision.DENY
# What a grant says to a need of one's own record, and to one of somebody else's; ``L`` is looked at below.
PLAIN = {"A": (ALLOW, ALLOW), "P": (OVERRIDE, OVERRIDE), "O": (ALLOW, DENY), "R": (DENY, DENY), "-": (DENY, DENY)}


def cases(doc: Mapping[str, Any]) -> list[Case]:
    """One case an action: the decisions for all roles."""
    return [_case(action) for group in doc["groups"] for action in group["actions"]]


def _case(action: Mapping[str, Any]) -> Case:
    limits = action.get("limits", {})
    expected = {role: _expected(grant, limits.get(role)) for role, grant in action["grants"].items()}

    def actual() -> object:
        return {
            role: _decided(action["key"], role, grant, limits.get(role)) for role, grant in action["grants"].items()
        }

    return equal(action["key"], actual, expected)


def _expected(grant: str, limit: Mapping[str, Any] | None) -> object:
    if grant == "L":
        decisions: tuple[Decision, ...] = (OVERRIDE,) if limit is None else (ALLOW, OVERRIDE) * _parts(limit)
    else:
        decisions = PLAIN[grant]
    return decisions, grant != "-"


def _parts(limit: Mapping[str, Any]) -> int:
    return len(limit["value"]) if isinstance(limit["value"], dict) else 1


def _decided(key: str, role: str, grant: str, limit: Mapping[str, Any] | None) -> object:
    roles = [RoleRules(role)]
    if grant != "L":
        needs = [Need(key, owner="me"), Need(key, owner="somebody")]
    elif limit is None:
        needs = [Need(key, amount=0)]
    elif isinstance(limit["value"], str):
        needs = [Need(key, scopes=frozenset({limit["value"]})), Need(key, scopes=frozenset({"another"}))]
    else:
        parts = limit["value"] if isinstance(limit["value"], dict) else {None: limit["value"]}
        needs = [Need(key, amount=amount, of=of) for of, most in parts.items() for amount in (most, most + 1)]
    return tuple(decide(need, roles, "me") for need in needs), may_read(key, roles)
