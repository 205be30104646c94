"""Who a person is to the shop: roles of a branch, PINs and badges, and the growing lock-out."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from core.errors import NotFound, Rejected
from core.permissions import Grant, Role, RoleRules, read_limit
from core.ports import Tx
from core.shop.records import RoleRecord
from core.text import clean_line
from core.users.records import PinLock, User

PIN_DIGITS = 6
APPROVAL_LIFE_MS = 60_000
BADGE_CHARS = range(12, 65)
"""60 random bits are 12 letters at least: a code that could be guessed is no badge."""
TRIES_BEFORE_LOCK = 5
LOCKS_MS = (60_000, 5 * 60_000, 30 * 60_000)
"""How long a person is locked out after the first five wrong tries, after the next one, and after every further one."""

_SCRYPT_N, _SCRYPT_R, _SCRYPT_P = 2**14, 8, 1
_EASY = frozenset({"111222", "112233", "123321", "102030", "001122", "147258", "159753", "789456"})


def roles_of(tx: Tx, user_id: str) -> tuple[RoleRules, ...]:
    """What a person's roles at this branch allow now; nobody's roles are none.

    Raises:
        NotFound: the person is not known or no longer active.
    """
    user = tx.peek(User, user_id)
    if user is None or not user.active:
        raise NotFound("user.not_found")
    codes = role_codes(user.roles).get(tx.machine.branch, ())
    records = tx.configs(RoleRecord, codes)
    return tuple(role_rules(code, records.get(code)) for code in codes)


def role_codes(said: object) -> Mapping[str, tuple[str, ...]]:
    """Role codes by branch as a user's record says them; what cannot be read gives no right."""
    if not isinstance(said, Mapping):
        return {}
    return {
        branch: tuple(code for code in codes if isinstance(code, str))
        for branch, codes in said.items()
        if isinstance(codes, list)
    }


def role_rules(code: str, record: RoleRecord | None) -> RoleRules:
    """A role's rules: the shop's record where it has one, laid over the built-in table.

    What this version cannot read takes away and never gives: such a grant is none, such a limit a PIN every time.
    """
    if record is None:
        return RoleRules(code)
    grants = record.grants if isinstance(record.grants, Mapping) else {}
    limits = record.limits if isinstance(record.limits, Mapping) else {}
    return RoleRules(
        code,
        {key: Grant(g) if isinstance(g, str) and g in set(Grant) else Grant.NONE for key, g in grants.items()},
        {key: read_limit(limit) for key, limit in limits.items()},
    )


def check_new_pin(pin: str) -> None:
    """A PIN that a person may choose: six digits, not all the same, not counting, not the same two or three again.

    Raises:
        Rejected: with the reason, for the field ``pin``.
    """
    if not is_pin(pin):
        raise Rejected("pin.six_digits", field="pin")
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    if steps in ({0}, {1}, {9}) or pin[:3] == pin[3:] or pin[:2] == pin[2:4] == pin[4:] or pin in _EASY:
        raise Rejected("pin.too_easy", field="pin")


def is_pin(pin: str) -> bool:
    """Whether this can be anybody's PIN at all: what cannot is told at once and is no wrong try."""
    return re.fullmatch(r"[0-9]{6}", pin) is not None


def check_badge(code: str) -> str:
    """A badge's code as it is kept: printable, without blanks, long enough.

    Raises:
        Rejected: with the reason, for the field ``badge``.
    """
    kept = clean_line(code, field="badge", most=BADGE_CHARS[-1])
    if len(kept) not in BADGE_CHARS or not kept.isascii() or " " in kept:
        raise Rejected("badge.not_a_code", field="badge", least=BADGE_CHARS[0])
    return kept


def pin_hash(pin: str, salt: str, pepper: bytes) -> str:
    """The verifier of a PIN: scrypt (n 2**14, r 8, p 1) over the PIN keyed with the shop's pepper; 64 hex digits.

    Without the pepper, which no journal, relay or backup ever holds, six digits cannot be searched for.
    """
    keyed = hmac.digest(pepper, pin.encode(), "sha256")
    salted = bytes.fromhex(salt)
    return hashlib.scrypt(keyed, salt=salted, n=_SCRYPT_N, r=_SCRYPT_R, p=_SCRYPT_P, dklen=32).hex()


def pin_fits(pin: str, salt: str, pepper: bytes, said: str) -> bool:
    """Whether a PIN is the one behind a verifier; a verifier that cannot be read fits nothing."""
    try:
        made = pin_hash(pin, salt, pepper)
    except ValueError:  # a salt that is no hex digits
        return False
    return hmac.compare_digest(made.encode(), said.encode())


def badge_hash(code: str, pepper: bytes) -> str:
    """What a badge is found by: its code (60 random bits at least) keyed with the pepper; 64 hex digits."""
    return hmac.digest(pepper, b"badge " + code.encode("utf-8", "surrogatepass"), "sha256").hex()


def pepper_id(pepper: bytes) -> str:
    """The name of a pepper in verifiers; tells nothing about it."""
    return hashlib.sha256(b"olpos pepper 1\n" + pepper).hexdigest()[:32]


def locked_for_ms(lock: PinLock | None, now_ms: int) -> int:
    """How much longer a person is locked out on this device; 0 if not.

    A clock that was set back never locks longer than the lock that was given. One that was set forward opens it:
    whoever may set the system's clock is past this defence, but not past its next, longer step.
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
