"""The one door for writes: permission, retry-safety and transaction, here and only here."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from core.commands import Command, CommandType, Refusal, nothing_needed, payload
from core.errors import Denied, NotFound, Rejected
from core.payloads import check_payload
from core.permissions import Decision, Need, RoleRules, decide
from core.ports import Actor, Changes, Tx
from core.trust.records import Override
from core.users.records import Approval
from core.users.rules import APPROVAL_LIFE_MS, roles_of

COMMAND_ID_CHARS = 64


class Store(Protocol):
    """Where transactions come from."""

    def transact(
        self, command: str, actor: Actor, command_id: str, work: Callable[[Tx], str | Refusal], payload: str | None = ""
    ) -> tuple[str | Refusal, Changes]:
        """Run ``work`` once: all of its writes and one entry, or nothing.

        A command id that was committed before gives its first result again, without running ``work``.

        Raises:
            Rejected: ``command.id_taken`` where it was committed with another ``payload`` (a hash), and whatever it
                was committed with where this is ``None``.
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

        The same ``command_id`` again gives the first result again and writes nothing; with another payload it is
        refused, for one of the two was not meant. Who proves by a PIN or badge who they are proves it every time: such
        a command is never answered from memory, for a hash must not tell one PIN from another.

        ``approval`` is the id of a manager's approval of exactly this payload, asked for by this person; a command that
        is refused leaves it as it was.

        Raises:
            Denied: nobody (any more) is signed in, or the actor lacks a permission; ``overridable`` where a manager's
                PIN would help.
            Rejected: a business rule, the disk or the clock says no, or the payload is not what the command says it
                carries; nothing was written.
            NotFound, Stale: what the command speaks of is not, or no longer, there.
        """
        known = self._commands[type(command)]
        check_payload(command)
        if not 0 < len(command_id) <= COMMAND_ID_CHARS:
            raise Rejected("command.malformed")

        def work(tx: Tx) -> str | Refusal:
            used = None
            if known.needs is not nothing_needed:
                person = _signed_in(tx)
                used = _allow(tx, command, person, tuple(known.needs(tx, command)), approval)
            result = known.run(tx, command)
            if used is not None and not isinstance(result, Refusal):
                used.write(tx)
            return result

        try:
            said = None if _is_proof(known) else payload_hash(command)
            result, _ = self._store.transact(command.name, actor, command_id, work, said)
        except UnicodeEncodeError as error:  # half of a surrogate pair, which no database looks for
            raise Rejected("text.unreadable") from error
        if isinstance(result, Refusal):
            raise result.error
        return result

    def listen(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Call ``listener`` after every commit, local and foreign; returns the function that stops it."""
        return self._store.listen(listener)


def _is_proof(known: CommandType[Any]) -> bool:
    """Whether anybody may give the command and its secret is what lets it pass."""
    return known.needs is nothing_needed and any(f.metadata.get("secret") for f in dataclasses.fields(known.command))


@dataclass(frozen=True, slots=True)
class _Person:
    """Who asks, and what this person's roles allow."""

    id: str
    roles: tuple[RoleRules, ...]


@dataclass(frozen=True, slots=True)
class _Used:
    """An approval and the needs that it answers."""

    approval: Approval
    needs: tuple[Need, ...]
    requested_by: str

    def write(self, tx: Tx) -> None:
        """Take the approval away and keep who let what pass."""
        tx.forget(Approval, self.approval.id)
        for need in self.needs:
            tx.append(
                Override(
                    id=tx.new_id(),
                    permission=need.permission,
                    subject=need.subject,
                    payload_hash=self.approval.payload_hash,
                    before=need.before,
                    after=need.after,
                    requested_by=self.requested_by,
                    granted_by=self.approval.granted_by,
                    reason=self.approval.reason,
                    expires_ms=self.approval.expires_ms,
                    used_by=tx.command_id,
                )
            )


def _signed_in(tx: Tx) -> _Person:
    """Who acts, looked up anew for every command: who was let go an hour ago is out.

    Raises:
        Denied: nobody is signed in, or not one of the shop's people any more.
    """
    if tx.actor.user is None:
        raise Denied("denied.sign_in", permission="")
    try:
        return _Person(tx.actor.user, roles_of(tx, tx.actor.user))
    except NotFound as error:
        raise Denied("denied.sign_in", permission="") from error


def _allow(tx: Tx, command: Command, person: _Person, needed: tuple[Need, ...], approval: str | None) -> _Used | None:
    """Check every need; gives the approval where one was needed and fits.

    Raises:
        Denied: a need is not met. What no approval can help is said first, so that no manager is asked in vain.
    """
    decided = [(need, decide(need, person.roles, person.id)) for need in needed]
    for need, decision in decided:
        if decision is Decision.DENY:
            raise Denied("denied.permission", permission=need.permission)
    asked = tuple(need for need, decision in decided if decision is Decision.OVERRIDE)
    if not asked:
        return None
    granted = _approval(tx, command, asked, approval)
    if granted.granted_by == person.id:
        raise Denied("denied.own_approval", permission=asked[0].permission, overridable=True)
    try:
        approver = roles_of(tx, granted.granted_by)
    except NotFound:  # let go within this minute
        approver = ()
    for need in asked:
        if decide(need, approver, granted.granted_by) is not Decision.ALLOW:
            raise Denied("denied.approver", permission=need.permission, overridable=True)
    return _Used(granted, asked, person.id)


def _approval(tx: Tx, command: Command, asked: tuple[Need, ...], approval: str | None) -> Approval:
    """The approval that was given to this person for exactly this payload, unused and in time.

    A clock that was set back does not lengthen it.

    Raises:
        Denied: there is none. ``asked`` is all that the approver has to be told; subject and amounts of the first.
    """
    found = tx.peek(Approval, approval) if approval is not None else None
    if (
        found is None
        or found.requested_by != tx.actor.user
        or found.payload_hash != payload_hash(command)
        or not 0 <= found.expires_ms - tx.now_ms <= APPROVAL_LIFE_MS
    ):
        first = asked[0]
        raise Denied(
            "denied.needs_manager" if approval is None else "denied.approval_over",
            permission=first.permission,
            overridable=True,
            subject=first.subject,
            before=first.before,
            after=first.after,
            asked=asked,
        )
    return found


def payload_hash(command: Command) -> str:
    """What an approval is bound to: sha256 of the command's name and every field, as canonical JSON."""
    text = json.dumps(payload(command), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
