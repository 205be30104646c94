"""The override card of every screen: the question in words, its countdown, and the keys of the PIN."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft

from pos_client.approving import Approving, Question
from pos_client.ui import kit
from pos_client.ui.hooks import use_redraw, use_seconds


@ft.component
def ApprovalCard(
    k: kit.Look,
    approving: Approving,
    question: Question,
    now_ms: Callable[[], int],
    wide: bool = False,  # noqa: FBT001, FBT002
) -> ft.Control:
    """Asks a manager; show it over the left pane (on a phone in ``scrolling``) while there is a question.

    ``wide`` lays the PIN keys beside the question, where the pane has the width of two columns.
    """
    redraw = use_redraw()

    def tick() -> None:
        approving.expire()
        redraw()

    use_seconds(tick, running=True)

    def press(key: str) -> Awaitable[None]:
        return approving.press(key, k.keys.quiet if k.keys else _at_once, k.w)

    need = question.asked[0]
    people = [kit.Option(p.id, p.short_name(k.language)) for p in question.approvers]
    asked = kit.Asked(
        title=k.w("approval.title"),
        sentence=k.w(question.sentence, subject=need.subject),
        reasons=[kit.Option(key, k.w(key)) for key in question.reasons],
        left_s=question.left_s(now_ms()),
        before=k.w.quantity(need.before) if need.before is not None else None,
        after=k.w.quantity(need.after) if need.after is not None else None,
        people=people if len(people) > 1 else (),
    )
    return kit.Override(
        k,
        asked,
        question.reason,
        approving.choose_reason,
        len(question.pin),
        press,
        approving.cancel,
        error=k.w.error(question.error) if question.error else None,
        busy=question.busy,
        person=question.approver,
        on_person=approving.choose_approver,
        wide=wide,
    )


async def _at_once() -> None:
    """Where there is no keyboard no scan can be under way."""
