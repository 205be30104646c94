"""The one door for writes: permission, retry-safety and transaction, here and only here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from core.commands import Command, CommandType, Refusal, payload
from core.errors import Denied
from core.permissions import Decision, Need, RoleRules, decide
from core.ports import Actor, Changes, Tx
from core.trust.records import Override
from core.users.records import Approval
from core.users.rules import roles_of


class Store(Protocol):
    """Where transactions come from."""

    def transact(
        self, command: str, actor: Actor, command_id: str, work: Callable[[Tx], str | Refusal]
    ) -> tuple[str | Refusal, Changes]:
        """Run ``work`` once: all of its writes and one entry, or nothing.

        A command id that was committed before gives its first result again, without running ``work``.
        """
        ...

    def listen(self, listener: Callable[[Changes], None]) -> Callable[[], None]: ...


class Engine:
    """Runs commands, one at a time; screens, scanner, spool and imports write through it alone."""

    def __init__(self, store: Store, commands: Mapping[type[Command], CommandType[Any]]) -> None:
        self._store = store
        self._commands = commands

    def do(self, command: Command, actor: Actor, command_id: str, *, approval: str | None = None) -> str:
        """Run one command and return what its handler gave, mostly the id it made.

        The same ``command_id`` again gives the first result again and writes nothing. ``approval`` is the id of a
        manager's approval of exactly this payload.

        Raises:
            Denied: the actor lacks a permission; ``overridable`` where a manager's PIN would help.
            Rejected: a business rule, the disk or the clock says no; nothing was written.
            NotFound, Stale: what the command speaks of is not, or no longer, there.
        """
        known = self._commands[type(command)]

        def work(tx: Tx) -> str | Refusal:
            needed = known.needs(tx, command)
            override = self._allow(tx, command, needed, approval)
            result = known.run(tx, command)
            if override is not None and not isinstance(result, Refusal):
                for fact in override:
                    tx.append(fact)
            return result

        result, _ = self._store.transact(command.name, actor, command_id, work)
        if isinstance(result, Refusal):
            raise result.error
        return result

    def listen(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Call ``listener`` after every commit, local and foreign; returns the function that stops it."""
        return self._store.listen(listener)

    def _allow(self, tx: Tx, command: Command, needed: Iterable[Need], approval: str | None) -> list[Override] | None:
        """Check every need; the override facts to keep where an approval was used.

        Raises:
            Denied: a need is not met.
        """
        user = tx.actor.user
        held: tuple[RoleRules, ...] | None = None
        overrides: list[Override] = []
        granted: Approval | None = None
        for need in needed:
            if user is None:
                raise Denied("denied.sign_in", permission=need.permission)
            held = roles_of(tx, user) if held is None else held
            decision = decide(need, held, user)
            if decision is Decision.ALLOW:
                continue
            if decision is Decision.DENY:
                raise Denied("denied.permission", permission=need.permission)
            if granted is None:
                granted = self._approval(tx, command, need, approval)
            if decide(need, roles_of(tx, granted.granted_by), granted.granted_by) is not Decision.ALLOW:
                raise Denied("denied.approver", permission=need.permission, overridable=True)
            overrides.append(_override(tx, need, granted, user))
        if granted is not None:
            tx.forget(Approval, granted.id)
        return overrides or None

    @staticmethod
    def _approval(tx: Tx, command: Command, need: Need, approval: str | None) -> Approval:
        """The approval that was given for exactly this payload, unused and in time."""
        found = tx.peek(Approval, approval) if approval is not None else None
        if found is None or found.payload_hash != payload_hash(command) or found.expires_ms < tx.now_ms:
            key = "denied.needs_manager" if approval is None else "denied.approval_over"  # words
            raise Denied(
                key,
                permission=need.permission,
                overridable=True,
                subject=need.subject,
                before=need.before,
                after=need.after,
            )
        if found.granted_by == tx.actor.user:
            raise Denied("denied.own_approval", permission=need.permission, overridable=True)
        return found


def payload_hash(command: Command) -> str:
    """What an approval is bound to: sha256 of the command's name and every field, as canonical JSON."""
    text = json.dumps(payload(command), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _override(tx: Tx, need: Need, granted: Approval, user: str) -> Override:
    return Override(
        id=tx.new_id(),
        permission=need.permission,
        subject=need.subject,
        payload_hash=granted.payload_hash,
        before=need.before,
        after=need.after,
        requested_by=user,
        granted_by=granted.granted_by,
        reason=granted.reason,
        expires_ms=granted.expires_ms,
        used_by=tx.command_id,
    )
