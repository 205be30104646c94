"""A manager's yes on the screen of whoever needs it: a command that is refused for want of one asks, then runs.

The person at the counter stays signed in; the manager picks their name (where several may approve), taps a reason and
the PIN. The yes is good for exactly this payload, once, for a minute (``core.engine``).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from core.commands import Command
from core.engine import payload_hash
from core.errors import Denied, PosError
from core.permissions import Decision, Need, decide
from core.users.commands import Approve
from core.users.rules import APPROVAL_LIFE_MS
from pos_client.i18n import Words
from pos_client.session import Done, Session
from storage.database import Reading
from storage.queries.people import PersonRow, people, rules_of

PIN_DIGITS: Final = 6
QUESTION_S: Final = APPROVAL_LIFE_MS // 1000
"""A PIN pad that is open and not used goes away: it must not wait for whoever comes by.

The yes itself is given by the PIN, and its own minute begins only then (``users.approve``).
"""

QUESTION_WORDS: Final = {
    "stock.negative": "approval.ask.stock_negative",
    "document.reprint": "approval.ask.reprint",
    "payment.take": "approval.ask.payment",
}
OTHER_WORDS: Final = "approval.ask.other"
REASON_WORDS: Final = {
    "stock.negative": ("approval.reason.on_the_shelf", "approval.reason.delivery_not_booked", "approval.reason.count"),
    "document.reprint": ("approval.reason.paper", "approval.reason.customer_lost", "approval.reason.books"),
}
OTHER_REASONS_WORDS: Final = ("approval.reason.customer", "approval.reason.mistake", "approval.reason.agreed")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; ``reason`` is the key of the chosen sentence, ``""`` before one is chosen.

    ``until_ms`` is when the PIN pad goes away: ``None`` while reason and person are still being chosen.
    """

    command: Command
    command_id: str
    asked: Sequence[Need]
    approvers: Sequence[PersonRow]
    until_ms: int | None = None
    approver: str = ""
    reason: str = ""
    pin: str = ""
    error: PosError | None = None
    busy: bool = False

    @property
    def permission(self) -> str:
        """What the first of the needs is."""
        return self.asked[0].permission

    @property
    def reasons(self) -> Sequence[str]:
        """Keys of the reasons that may be given."""
        return REASON_WORDS.get(self.permission, OTHER_REASONS_WORDS)

    @property
    def sentence(self) -> str:
        """Key of the sentence that says what is asked."""
        return QUESTION_WORDS.get(self.permission, OTHER_WORDS)

    @property
    def chosen(self) -> bool:
        """Whether only the PIN is missing."""
        return bool(self.reason and self.approver)

    def left_s(self, now_ms: int) -> int | None:
        """Seconds until the question goes away; ``None`` where no PIN is waited for yet."""
        return None if self.until_ms is None else max(0, -(-(self.until_ms - now_ms) // 1000))


class Approving:
    """Runs commands that may need a manager; ``changed`` tells the view that the question changed."""

    def __init__(self, session: Session, changed: Callable[[], object]) -> None:
        self._session = session
        self._changed = changed
        self._then: Callable[[Done | PosError], Awaitable[object]] | None = None
        self.question: Question | None = None

    async def attempt(
        self, command: Command, command_id: str, then: Callable[[Done | PosError], Awaitable[object]]
    ) -> None:
        """Run a command; where a manager may let it pass, ask, and go on with ``then`` once there is an answer.

        ``then`` gets what the command gave or why it did not run; it is not called where the question is put away.
        """
        result = await self._session.attempt(command, command_id)
        if not (isinstance(result, Denied) and result.overridable):
            await then(result)
            return
        asked = result.params.get("asked") or (Need(result.permission),)
        assert isinstance(asked, tuple), "the engine names all needs"
        approvers = await self._session.read(
            approvers_for, asked, self._session.machine.branch, self._session.now_ms(), self._session.user_id
        )
        if not approvers:
            await then(Denied("approval.nobody", permission=result.permission))
            return
        self._then = then
        alone = approvers[0].id if len(approvers) == 1 else ""
        self._put(Question(command, command_id, asked, approvers, approver=alone))

    def _put(self, question: Question) -> Question:
        self.question = question
        self._changed()
        return question

    def choose_approver(self, user: str) -> None:
        """Who is about to type a PIN."""
        if self.question is not None:
            self._choose(replace(self.question, approver=user, pin="", error=None))

    def choose_reason(self, reason: str) -> None:
        """Why; an empty one goes back to choosing."""
        if self.question is not None:
            self._choose(replace(self.question, reason=reason, error=None))

    def _choose(self, question: Question) -> None:
        """The minute for the PIN begins with the last choice."""
        until_ms = self._session.now_ms() + QUESTION_S * 1000
        self._put(replace(question, until_ms=until_ms if question.chosen else None))

    async def press(self, key: str, quiet: Callable[[], Awaitable[None]], said: Words) -> None:
        """A key of the PIN pad; the sixth digit asks.

        ``quiet`` waits until no scan can be under way; ``said`` are the words in which the reason is kept.
        """
        question = self.question
        if question is None or question.busy:
            return
        if not key.isdigit():
            question = self._put(replace(question, pin=question.pin[:-1]))
        elif question.chosen and len(question.pin) < PIN_DIGITS:
            question = self._put(replace(question, pin=question.pin + key, error=None))
            if len(question.pin) == PIN_DIGITS:
                await quiet()
                if self.question is question:  # neither taken back nor put away meanwhile
                    await self._answer(self._put(replace(question, busy=True)), said)

    async def _answer(self, question: Question, said: Words) -> None:
        approve = Approve(
            approver=question.approver,
            pin=question.pin,
            payload_hash=payload_hash(question.command),
            reason=said(question.reason),
        )
        result = await self._session.attempt(approve)
        if isinstance(result, Done):
            result = await self._session.attempt(question.command, question.command_id, approval=result.value)
        if self.question is not question:  # put away meanwhile
            return
        if isinstance(result, PosError) and result.key.startswith(("sign_in.", "denied.")):
            self._put(replace(question, busy=False, pin="", error=result))
            return
        then, self._then, self.question = self._then, None, None
        self._changed()
        assert then is not None, "a question has somebody who waits for the answer"
        await then(result)

    def cancel(self) -> None:
        """Nobody approves: nothing was done."""
        self.question = self._then = None
        self._changed()

    def expire(self) -> None:
        """Put the question away when its time is over, but not while it is being answered."""
        question = self.question
        if question is not None and not question.busy and question.left_s(self._session.now_ms()) == 0:
            self.cancel()


def approvers_for(
    conn: Reading, asked: Sequence[Need], branch: str, now_ms: int, without: str | None
) -> list[PersonRow]:
    """Who may let all of this pass: never the person who asks."""
    out = []
    for candidate in people(conn, branch):
        if candidate.id == without:
            continue
        rules = rules_of(conn, candidate.roles, now_ms)
        if all(decide(need, rules, candidate.id) is Decision.ALLOW for need in asked):
            out.append(candidate)
    return out
