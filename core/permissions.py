"""Who may do what: one table of permissions against roles, and the decision for one need.

The table is ``permissions.json`` beside this module: per permission the grant of each role (``A`` allow, ``L`` allow
within a limit and above it a manager's PIN, ``P`` a manager's PIN every time, ``O`` own records only, ``R`` read) and
the limits of every ``L``. A role record of the shop may change grants and limits; what it does not name stays as
here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import resources
from typing import Any


class Role(StrEnum):
    """The codes of ``domain.md`` 5; a person may hold several, the union applies."""

    CASHIER = "CA"
    TECHNICIAN = "TE"
    ADVISOR = "SA"
    PARTS_CLERK = "PC"
    MANAGER = "MG"
    OWNER = "OW"
    ACCOUNTANT = "AC"
    AUDITOR = "AU"


class Grant(StrEnum):
    """What one role may do with one permission."""

    ALLOW = "A"
    LIMIT = "L"
    PIN = "P"
    OWN = "O"
    READ = "R"
    NONE = "-"


class Decision(StrEnum):
    """What the table says to one need of one person."""

    ALLOW = "allow"
    OVERRIDE = "override"  # with a manager's PIN
    DENY = "deny"


@dataclass(frozen=True, slots=True)
class Limit:
    """How far an ``L`` goes: ``value`` in ``unit``; satang, bp, copies and minutes are numbers, scopes are words.

    A number may be kept apart by what is done (``{"pay_in": …, "pay_out": …}``).
    """

    unit: str
    value: int | str | Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Permission:
    """One line of the table."""

    key: str
    grants: Mapping[str, Grant]
    limits: Mapping[str, Limit]


@dataclass(frozen=True, slots=True)
class Need:
    """What a command needs, said from its payload and the state it found.

    ``amount`` is in the limit's unit; ``of`` chooses among limits kept apart; ``scopes`` are the words that hold true
    of this payload; ``owner`` is the user whose record it is. ``subject``, ``before`` and ``after`` tell an approver
    what changes; they are kept in the override.
    """

    permission: str
    amount: int | None = None
    of: str | None = None
    scopes: frozenset[str] = frozenset()
    owner: str | None = None
    subject: str = ""
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True)
class RoleRules:
    """What a role record of the shop changes: grants and limits by permission."""

    code: str
    grants: Mapping[str, Grant] = field(default_factory=dict)
    limits: Mapping[str, Limit] = field(default_factory=dict)


def _read_table() -> Mapping[str, Permission]:
    text = resources.files("core").joinpath("permissions.json").read_text(encoding="utf-8")
    return {
        key: Permission(
            key=key,
            grants={role: Grant(g) for role, g in entry["grants"].items()},
            limits={role: read_limit(x) for role, x in entry.get("limits", {}).items()},
        )
        for key, entry in json.loads(text).items()
    }


def read_limit(said: object) -> Limit:
    """A limit as the table and role records write it: ``{"unit": …, "value": …}``; what is none lets nothing pass."""
    held: Mapping[str, Any] = said if isinstance(said, Mapping) else {}
    value = held.get("value")
    if isinstance(value, Mapping):
        value = {name: n for name, n in value.items() if type(n) is int}
    return Limit(
        unit=str(held.get("unit")), value=value if type(value) is int or isinstance(value, (str, Mapping)) else {}
    )


PERMISSIONS: Mapping[str, Permission] = _read_table()


def grant_of(permission: str, role: RoleRules) -> Grant:
    """The grant of a role, its own record first, then the table; unknown permissions are none."""
    if permission in role.grants:
        return role.grants[permission]
    known = PERMISSIONS.get(permission)
    return known.grants.get(role.code, Grant.NONE) if known else Grant.NONE


def limit_of(permission: str, role: RoleRules) -> Limit | None:
    """The limit of a role's ``L``; ``None`` reads as a PIN every time."""
    if permission in role.limits:
        return role.limits[permission]
    known = PERMISSIONS.get(permission)
    return known.limits.get(role.code) if known else None


def _within(need: Need, limit: Limit | None) -> bool:
    if limit is None:
        return False
    if isinstance(limit.value, str):
        return limit.value in need.scopes
    value = limit.value if isinstance(limit.value, int) else limit.value.get(need.of or "")
    return value is not None and need.amount is not None and need.amount <= value


def _decide_role(need: Need, role: RoleRules, user: str) -> Decision:
    grant = grant_of(need.permission, role)
    if grant is Grant.ALLOW or (grant is Grant.OWN and need.owner == user):
        return Decision.ALLOW
    if grant is Grant.LIMIT:
        return Decision.ALLOW if _within(need, limit_of(need.permission, role)) else Decision.OVERRIDE
    return Decision.OVERRIDE if grant is Grant.PIN else Decision.DENY


def decide(need: Need, roles: Iterable[RoleRules], user: str) -> Decision:
    """The most that any of a person's roles allows; reading (``R``) never lets a command write."""
    decisions = {_decide_role(need, role, user) for role in roles}
    if Decision.ALLOW in decisions:
        return Decision.ALLOW
    return Decision.OVERRIDE if Decision.OVERRIDE in decisions else Decision.DENY


def may_read(permission: str, roles: Iterable[RoleRules]) -> bool:
    """Whether any role may see what the permission guards (every grant but none shows it)."""
    return any(grant_of(permission, role) is not Grant.NONE for role in roles)
