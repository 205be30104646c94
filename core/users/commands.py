"""Signing in, PINs and badges, a manager's approval, own choices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, cast

from core.commands import SECRET, Command, CommandType, Refusal, needs, nothing_needed
from core.errors import NotFound, Rejected
from core.permissions import Need, Role
from core.ports import Tx
from core.text import clean_line
from core.thai.tax_id import is_branch_code
from core.users.records import Approval, PinLock, Profile, User, Verifier
from core.users.rules import (
    APPROVAL_LIFE_MS,
    after_wrong_try,
    badge_hash,
    check_badge,
    check_new_pin,
    is_pin,
    locked_for_ms,
    pin_fits,
    pin_hash,
    role_codes,
    tries_left,
)

PIN, BADGE = "PIN", "BADGE"
LANGUAGES = ("th", "en")
THEMES = ("auto", "light", "dark", "contrast")
REASON_CHARS_MAX = 200
NAME_CHARS_MAX, NICKNAME_CHARS_MAX, PHONE_CHARS_MAX = 80, 20, 40
_SALT_BYTES = 16
_BELOW_MANAGER = frozenset({Role.CASHIER, Role.TECHNICIAN, Role.ADVISOR, Role.PARTS_CLERK})


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn(Command):
    """A person says who they are; gives the user's id."""

    name: ClassVar[str] = "users.sign_in"
    user: str
    pin: str = field(repr=False, metadata=SECRET)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInWithBadge(Command):
    """A badge was scanned; gives the user's id."""

    name: ClassVar[str] = "users.sign_in_badge"
    code: str = field(repr=False, metadata=SECRET)


@dataclass(frozen=True, slots=True, kw_only=True)
class Approve(Command):
    """A manager's PIN for one payload; gives the approval's id, good once and for 60 seconds."""

    name: ClassVar[str] = "users.approve"
    approver: str
    pin: str = field(repr=False, metadata=SECRET)
    payload_hash: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddUser(Command):
    """A new person of the shop with roles at branches; gives the user's id."""

    name: ClassVar[str] = "users.add"
    name_th: str
    name_en: str
    nickname: str
    roles: Mapping[str, tuple[str, ...]]
    pin: str | None = field(default=None, repr=False, metadata=SECRET)
    badge: str | None = field(default=None, repr=False, metadata=SECRET)
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPin(Command):
    """A new PIN, one's own or, with the right, somebody else's."""

    name: ClassVar[str] = "users.set_pin"
    user: str
    pin: str = field(repr=False, metadata=SECRET)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetProfile(Command):
    """Own language and theme; ``None`` leaves one as it is."""

    name: ClassVar[str] = "users.set_profile"
    language: str | None = None
    theme: str | None = None


def _active(tx: Tx, user_id: str) -> User:
    user = tx.peek(User, user_id)
    if user is None or not user.active:
        raise NotFound("user.not_found")
    return user


def _newest(tx: Tx, user_id: str, kind: str) -> Verifier | None:
    """The verifier that counts on this device: the newest by a stream of its own class or above."""
    least = tx.machine.device_class.rank
    for verifier, device_class in tx.verifiers(user_id, kind):
        if device_class.rank >= least:
            return cast("Verifier", verifier)
    return None


def _check_pin(tx: Tx, user_id: str, pin: str) -> Refusal | Verifier:
    """The verifier that a PIN fits, or the refusal with its lock written.

    Raises:
        NotFound: nobody by this id works here.
        Rejected: what was typed is no PIN at all; nothing is counted.
    """
    _active(tx, user_id)
    if not is_pin(pin):
        raise Rejected("pin.six_digits", field="pin")
    lock = tx.peek(PinLock, user_id)
    left_ms = locked_for_ms(lock, tx.now_ms)
    if left_ms:
        if (
            lock is not None and tx.now_ms < lock.locked_at_ms
        ):  # the clock was set back: the lock begins again from here
            tx.local(replace(lock, locked_at_ms=tx.now_ms, locked_until_ms=tx.now_ms + left_ms))
        return Refusal(Rejected("sign_in.locked", seconds=-(-left_ms // 1000)))
    verifier = _newest(tx, user_id, PIN)
    pepper = tx.pepper(verifier.pepper) if verifier else None
    if verifier is None or not verifier.hash or pepper is None:
        return Refusal(Rejected("sign_in.no_pin"))
    if not pin_fits(pin, verifier.salt, pepper[1], verifier.hash):
        after = after_wrong_try(lock, user_id, tx.now_ms)
        tx.local(after)
        left_ms = locked_for_ms(after, tx.now_ms)
        if left_ms:
            return Refusal(Rejected("sign_in.locked", seconds=-(-left_ms // 1000)))
        return Refusal(Rejected("sign_in.wrong", left=tries_left(after)))
    if lock is not None:
        tx.forget(PinLock, user_id)
    return verifier


def sign_in(tx: Tx, cmd: SignIn) -> str | Refusal:
    """Check the PIN; a verifier of an older pepper is written anew with the newest."""
    checked = _check_pin(tx, cmd.user, cmd.pin)
    if isinstance(checked, Refusal):
        return checked
    newest = tx.pepper()
    if newest is not None and newest[0] != checked.pepper:
        tx.append(_pin_verifier(tx, cmd.user, cmd.pin))
    return cmd.user


def sign_in_with_badge(tx: Tx, cmd: SignInWithBadge) -> str | Refusal:
    """Find whose badge it is; the lock-out of wrong PINs does not concern it.

    Somebody's five wrong tries must not keep a person from work who holds the badge, and nothing can be guessed: a
    code has 60 random bits.
    """
    if tx.pepper() is None:
        raise Rejected("sign_in.no_pin")
    code = cmd.code.strip()
    found = _badge_holder(tx, code)
    user = tx.peek(User, found.user) if found else None
    if found is None or user is None or not user.active:
        return Refusal(Rejected("sign_in.unknown_badge"))
    newest = tx.pepper()
    if newest is not None and newest[0] != found.pepper:
        tx.append(_badge_verifier(tx, user.id, code))
    return user.id


def _badge_holder(tx: Tx, code: str) -> Verifier | None:
    """The badge that a code opens, under any shop secret that badges were keyed with."""
    for pepper_id in sorted({held.pepper for held in tx.find(Verifier, salt="")}):  # badges have no salt
        pepper = tx.pepper(pepper_id)
        if pepper is None:
            continue
        for found in tx.find(Verifier, hash=badge_hash(code, pepper[1])):
            newest = _newest(tx, found.user, BADGE)
            if newest is not None and newest.id == found.id:
                return found
    return None


def approve(tx: Tx, cmd: Approve) -> str | Refusal:
    """Keep the approval until it is used or over; whether this person may approve is decided where it is used."""
    if not re.fullmatch("[0-9a-f]{64}", cmd.payload_hash):  # core.engine.payload_hash names what is approved
        raise Rejected("command.malformed", field="payload_hash")
    reason = clean_line(cmd.reason, field="reason", most=REASON_CHARS_MAX)
    if not reason:
        raise Rejected("approval.reason_needed", field="reason")
    checked = _check_pin(tx, cmd.approver, cmd.pin)
    if isinstance(checked, Refusal):
        return checked
    approval = Approval(
        id=tx.new_id(),
        granted_by=cmd.approver,
        payload_hash=cmd.payload_hash,
        reason=reason,
        expires_ms=tx.now_ms + APPROVAL_LIFE_MS,
        requested_by=tx.actor.user,
    )
    for over in tx.find(Approval):
        if not 0 <= over.expires_ms - tx.now_ms <= APPROVAL_LIFE_MS:
            tx.forget(Approval, over.id)
    tx.local(approval)
    return approval.id


def _pin_verifier(tx: Tx, user_id: str, pin: str) -> Verifier:
    pepper = tx.pepper()
    if pepper is None:
        raise Rejected("sign_in.no_pin")
    salt = tx.random_bytes(_SALT_BYTES).hex()
    return Verifier(
        id=tx.new_id(), user=user_id, kind=PIN, salt=salt, hash=pin_hash(pin, salt, pepper[1]), pepper=pepper[0]
    )


def _badge_verifier(tx: Tx, user_id: str, code: str) -> Verifier:
    pepper = tx.pepper()
    if pepper is None:
        raise Rejected("sign_in.no_pin")
    return Verifier(
        id=tx.new_id(), user=user_id, kind=BADGE, salt="", hash=badge_hash(code, pepper[1]), pepper=pepper[0]
    )


def add_user(tx: Tx, cmd: AddUser) -> str:
    """Write the person, the PIN and the badge."""
    user = User(
        id=tx.new_id(),
        name_th=clean_line(cmd.name_th, field="name_th", most=NAME_CHARS_MAX) or None,
        name_en=clean_line(cmd.name_en, field="name_en", most=NAME_CHARS_MAX) or None,
        nickname=clean_line(cmd.nickname, field="nickname", most=NICKNAME_CHARS_MAX) or None,
        phone=clean_line(cmd.phone or "", field="phone", most=PHONE_CHARS_MAX) or None,
        roles={branch: list(roles) for branch, roles in cmd.roles.items()},
    )
    if not (user.name_th or user.name_en):
        raise Rejected("user.name_needed", field="name_th")
    known = all(role in set(Role) for roles in cmd.roles.values() for role in roles)
    if not known or not all(is_branch_code(branch) for branch in cmd.roles):
        raise Rejected("command.malformed", field="roles")
    verifiers = []
    if cmd.pin is not None:
        check_new_pin(cmd.pin)
        verifiers.append(_pin_verifier(tx, user.id, cmd.pin))
    if cmd.badge is not None:
        code = check_badge(cmd.badge)
        if _badge_holder(tx, code) is not None:
            raise Rejected("badge.taken", field="badge")
        verifiers.append(_badge_verifier(tx, user.id, code))
    tx.put(user)
    for verifier in verifiers:
        tx.append(verifier)
    return user.id


def set_pin(tx: Tx, cmd: SetPin) -> str:
    """Write a new verifier and lift the lock-out."""
    _active(tx, cmd.user)
    check_new_pin(cmd.pin)
    lock = tx.peek(PinLock, cmd.user)
    verifier = _pin_verifier(tx, cmd.user, cmd.pin)
    tx.append(verifier)
    if lock is not None:
        tx.forget(PinLock, cmd.user)
    return verifier.id


def set_pin_needs(tx: Tx, cmd: SetPin) -> tuple[Need, ...]:
    """One's own PIN is one's own; somebody else's needs the right over people."""
    if tx.actor.user == cmd.user:
        return (Need("user.own", subject=cmd.user),)
    held = tx.peek(User, cmd.user)
    return (_manage(cmd.user, role_codes(held.roles) if held else {}),)


def _manage(subject: str, roles: Mapping[str, Iterable[str]]) -> Need:
    """The right over a person with these roles: managers have it over those below them."""
    below = all(role in _BELOW_MANAGER for codes in roles.values() for role in codes)
    return Need("user.manage", scopes=frozenset({"roles below manager"} if below else ()), subject=subject)


def add_user_needs(_tx: Tx, cmd: AddUser) -> tuple[Need, ...]:
    """The right over people with these roles."""
    return (_manage("", cmd.roles),)


def set_profile(tx: Tx, cmd: SetProfile) -> str:
    """Write own choices."""
    user = tx.actor.user
    assert user is not None, "the permission check asked for somebody"
    if cmd.language is not None and cmd.language not in LANGUAGES:
        raise Rejected("profile.language", field="language")
    if cmd.theme is not None and cmd.theme not in THEMES:
        raise Rejected("profile.theme", field="theme")
    held = tx.peek(Profile, user) or Profile(id=user)
    tx.put(replace(held, language=cmd.language or held.language, theme=cmd.theme or held.theme))
    return user


COMMANDS = (
    CommandType(SignIn, nothing_needed, sign_in),
    CommandType(SignInWithBadge, nothing_needed, sign_in_with_badge),
    CommandType(Approve, nothing_needed, approve),
    CommandType(AddUser, add_user_needs, add_user),
    CommandType(SetPin, set_pin_needs, set_pin),
    CommandType(SetProfile, needs("user.own"), set_profile),
)
