"""The table of permissions: what it says is what the matrix says, and a shop's role record lies over it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.permissions import PERMISSIONS, Decision, Grant, Need, RoleRules, decide, may_read, read_limit
from core.shop.records import RoleRecord
from core.users.rules import role_rules
from tests.core.matrix import ACTIONS, ALLOW, NO, PIN, ROLES, Asked

# -- the table


def test_the_table_says_what_the_matrix_says() -> None:
    assert PERMISSIONS.keys() == ACTIONS.keys()
    for key, action in ACTIONS.items():
        for role in ROLES:
            assert PERMISSIONS[key].grants.get(role, Grant.NONE) == action["grants"][role], (key, role)
        limits = {role: {"unit": limit.unit, "value": limit.value} for role, limit in PERMISSIONS[key].limits.items()}
        assert limits == action.get("limits", {}), key


def samples(permission: str) -> list[Asked]:
    """Within, at and above every limit of a permission, in and out of every scope, own and somebody else's."""
    out = [Asked(permission), Asked(permission, own=True)]
    for limit in ACTIONS[permission].get("limits", {}).values():
        value = limit["value"]
        if isinstance(value, str):
            out += [Asked(permission, scope=value), Asked(permission, scope="something else")]
        else:
            parts = value if isinstance(value, dict) else {None: value}
            out += [Asked(permission, amount=v + d, of=of) for of, v in parts.items() for d in (-1, 0, 1)]
            out += [Asked(permission, amount=1, of="neither")] if isinstance(value, dict) else []
    return out


def decided(asked: Asked, *roles: str | RoleRules, user: str = "me") -> str:
    need = Need(
        asked.permission,
        amount=asked.amount,
        of=asked.of,
        scopes=frozenset({asked.scope} if asked.scope else ()),
        owner=user if asked.own else "somebody else",
    )
    rules = [RoleRules(role) if isinstance(role, str) else role for role in roles]
    return {Decision.ALLOW: ALLOW, Decision.OVERRIDE: PIN, Decision.DENY: NO}[decide(need, rules, user)]


def expected_alone(asked: Asked, role: str) -> str:
    """An amount that nobody states is over every limit; the matrix has no such case, a handler might."""
    answer = asked.answer(role)
    limit = ACTIONS[asked.permission].get("limits", {}).get(role, {}).get("value")
    stateless = asked.amount is None and isinstance(limit, int)
    return PIN if answer == ALLOW and stateless and ACTIONS[asked.permission]["grants"][role] == "L" else answer


@pytest.mark.parametrize("permission", sorted(ACTIONS))
def test_every_role_gets_what_the_matrix_gives_it(permission: str) -> None:
    for asked in samples(permission):
        for role in ROLES:
            assert decided(asked, role) == expected_alone(asked, role), (asked, role)


@given(st.sampled_from(sorted(ACTIONS)), st.sets(st.sampled_from(ROLES)), st.data())
def test_several_roles_give_the_most_that_any_of_them_gives(permission: str, roles: set[str], data: Any) -> None:
    asked = data.draw(st.sampled_from(samples(permission)))
    answers = {expected_alone(asked, role) for role in roles}
    best = ALLOW if ALLOW in answers else PIN if PIN in answers else NO
    assert decided(asked, *roles) == best
    assert may_read(permission, [RoleRules(r) for r in roles]) == any(
        ACTIONS[permission]["grants"][r] != "-" for r in roles
    )


def test_reading_lets_nobody_write() -> None:
    read = [(key, role) for key, a in ACTIONS.items() for role in ROLES if a["grants"][role] == "R"]
    assert ("audit.view", "AU") in read
    for key, role in read:
        assert decided(Asked(key, amount=0, own=True), role) == NO
        assert may_read(key, [RoleRules(role)])


def test_an_unknown_permission_and_an_unknown_role_allow_nothing() -> None:
    assert decided(Asked("sale.free_of_charge"), "OW") == NO
    assert decided(Asked("sale.counter"), "XX") == NO
    assert decided(Asked("sale.counter")) == NO


# -- a role's record


def record(grants: Any = None, limits: Any = None) -> RoleRecord:
    return RoleRecord(id="CA@1", name_th="แคชเชียร์", name_en="Cashier", grants=grants, limits=limits)


def test_a_role_s_record_lies_over_the_table_and_leaves_the_rest() -> None:
    rules = role_rules(
        "CA",
        record({"sale.counter": "-", "refund.cash": "A"}, {"discount.line": {"unit": "bp", "value": 700}}),
    )
    assert decided(Asked("sale.counter"), rules) == NO
    assert decided(Asked("refund.cash", amount=10**9), rules) == ALLOW
    assert decided(Asked("discount.line", amount=700), rules) == ALLOW
    assert decided(Asked("discount.line", amount=701), rules) == PIN
    assert decided(Asked("discount.document", amount=300), rules) == ALLOW
    assert decided(Asked("discount.document", amount=301), rules) == PIN


@pytest.mark.parametrize(
    "junk", [None, "junk", 5, ["A"], {"sale.counter": 1}, {"sale.counter": "Q"}, {"sale.counter": []}]
)
def test_a_grant_that_cannot_be_read_takes_away_and_never_gives(junk: Any) -> None:
    named = isinstance(junk, dict)
    assert decided(Asked("sale.counter"), role_rules("CA", record(grants=junk))) == (NO if named else ALLOW)
    assert decided(Asked("payment.take"), role_rules("CA", record(grants=junk))) == ALLOW


@pytest.mark.parametrize(
    "junk", [{}, {"unit": "bp"}, 5, None, "x", {"value": []}, {"value": True}, {"value": {"x": "y"}}]
)
def test_a_limit_that_cannot_be_read_asks_a_manager_every_time(junk: Any) -> None:
    rules = role_rules("CA", record(limits={"discount.line": junk}))
    assert decided(Asked("discount.line", amount=0), rules) == PIN
    assert (
        decided(Asked("discount.line", amount=0, of="x"), replace(rules, limits={"discount.line": read_limit(junk)}))
        == PIN
    )
