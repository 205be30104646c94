"""Who a person is to the shop: roles of a branch, PINs and badges, and the growing lock-out."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from core.errors import NotFound, Rejected
from core.permissions import Grant, Role, RoleRules, read_limit
from core.ports import Tx
from core.shop.records import RoleRecord
from core.users.records import PinLock, User

PIN_DIGITS = 6
TRIES_BEFORE_LOCK = 5
LOCKS_MS = (60_000, 5 * 60_000, 30 * 60_000)
"""How long a person is locked out after the first five wrong tries, after the next one, and after every further one."""

_SCRYPT_N, _SCRYPT_R, _SCRYPT_P = 2**14, 8, 1
_EASY = frozenset({"123456", "654321", "012345", "543210", "111222", "112233", "121212", "123123"})


def roles_of(tx: Tx, user_id: str) -> tuple[RoleRules, ...]:
    """What a person's roles at this branch allow now; nobody's roles are none.

    Raises:
        NotFound: the person is not known or no longer active.
    """
    user = tx.peek(User, user_id)
    if user is None or not user.active:
        raise NotFound("user.not_found")
    codes = [str(c) for c in (user.roles or {}).get(tx.machine.branch, ())]
    records = tx.configs(RoleRecord, codes)
    return tuple(role_rules(code, records.get(code)) for code in codes)


def role_rules(code: str, record: RoleRecord | None) -> RoleRules:
    """A role's rules: the shop's record where it has one, laid over the built-in table."""
    if record is None:
        return RoleRules(code)
    grants: Mapping[str, Any] = record.grants or {}
    limits: Mapping[str, Any] = record.limits or {}
    return RoleRules(
        code,
        {key: Grant(g) for key, g in grants.items() if g in set(Grant)},
        {key: read_limit(limit) for key, limit in limits.items()},
    )


def check_new_pin(pin: str) -> None:
    """A PIN that a person may choose: six digits, not all the same, not a counting row.

    Raises:
        Rejected: with the reason, for the field ``pin``.
    """
    if not re.fullmatch(r"[0-9]{6}", pin):
        raise Rejected("pin.six_digits", field="pin")
    if len(set(pin)) == 1 or pin in _EASY:
        raise Rejected("pin.too_easy", field="pin")


def pin_hash(pin: str, salt: str, pepper: bytes) -> str:
    """The verifier of a PIN: scrypt (n 2**14, r 8, p 1) over the PIN keyed with the shop's pepper; 64 hex digits.

    Without the pepper, which no journal, relay or backup ever holds, six digits cannot be searched for.
    """
    keyed = hmac.digest(pepper, pin.encode(), "sha256")
    salted = bytes.fromhex(salt)
    return hashlib.scrypt(keyed, salt=salted, n=_SCRYPT_N, r=_SCRYPT_R, p=_SCRYPT_P, dklen=32).hex()


def badge_hash(code: str, pepper: bytes) -> str:
    """What a badge is found by: its code (60 random bits at least) keyed with the pepper; 64 hex digits."""
    return hmac.digest(pepper, b"badge " + code.encode(), "sha256").hex()


def pepper_id(pepper: bytes) -> str:
    """The name of a pepper in verifiers; tells nothing about it."""
    return hashlib.sha256(b"olpos pepper 1\n" + pepper).hexdigest()[:32]


def locked_for_ms(lock: PinLock | None, now_ms: int) -> int:
    """How much longer a person is locked out on this device; 0 if not.

    A clock that was set back never locks longer than the lock that was given.
    """
    if lock is None or lock.locked_until_ms == 0:
        return 0
    given = lock.locked_until_ms - lock.locked_at_ms
    return max(0, min(lock.locked_until_ms - now_ms, given))


def after_wrong_try(lock: PinLock | None, user_id: str, now_ms: int) -> PinLock:
    """The lock after one more wrong try: the fifth locks for 1 minute, then each one longer, up to 30."""
    held = lock or PinLock(id=user_id)
    failed = held.failed + 1
    if failed < TRIES_BEFORE_LOCK and held.step == 0:
        return replace(held, failed=failed)
    length = LOCKS_MS[min(held.step, len(LOCKS_MS) - 1)]
    return replace(held, failed=failed, step=held.step + 1, locked_at_ms=now_ms, locked_until_ms=now_ms + length)


def tries_left(lock: PinLock | None) -> int:
    """Wrong tries until the next lock."""
    if lock is None:
        return TRIES_BEFORE_LOCK
    return max(1, TRIES_BEFORE_LOCK - lock.failed) if lock.step == 0 else 1


ALL_ROLES = tuple(Role)
