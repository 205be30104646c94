"""The leaf of the print jobs: what needs an answer first, what waits, and what is done with."""

from __future__ import annotations

from functools import partial

import flet as ft

from core.printing.commands import FAILED, HELD, QUEUED, UNKNOWN
from core.thai.dates import bangkok_time
from pos_client.screens.papers import job_words
from pos_client.screens.papers.state import PapersState
from pos_client.ui import kit
from pos_client.ui.theme import Glyph, Radius, Size, Space
from storage.queries.receipts import JobRow


def jobs_leaf(k: kit.Look, state: PapersState) -> ft.Control:
    """All of it in one list."""
    rows: list[ft.Control] = []
    if state.error:
        rows.append(kit.notice(k, "late", k.w.error(state.error), identifier="papers-error"))
    if state.waiting:
        way = kit.Way("jobs-now", k.w("print.now"), state.try_now, ft.Icons.REFRESH)
        many = k.w("print.waiting_many") if state.more_jobs else None
        sentence = many or k.w.n("print.waiting", state.waiting)
        rows.append(kit.notice(k, "planned", sentence, [way], identifier="jobs-waiting", glyph=ft.Icons.SCHEDULE))
    first = next((job.id for job in state.jobs if job.state == UNKNOWN), None)
    rows += [_item(k, state, at, job, yellow=job.id == first) for at, job in enumerate(state.jobs)]
    if state.jobs:
        rows.append(_nothing_lost(k))
    else:
        rows.append(
            kit.sheet(
                k,
                kit.empty_state(k, ft.Icons.TASK_ALT, k.w("print.none"), k.w("print.none.how"), identifier="jobs-none"),
            )
        )
    if state.settled:
        rows.append(kit.named("jobs-settled", kit.sheet(k, _settled(k, state))))
    return kit.scrolling(rows, Space.M, padding=k.touch.pad if k.phone else Space.NONE)


def _nothing_lost(k: kit.Look) -> ft.Control:
    words = ft.Container(kit.text(k, k.w("print.nothing_lost"), "small", k.p.muted, lines=None), expand=True)
    return kit.beside([kit.icon(k, ft.Icons.CHECK_CIRCLE, Glyph.SMALL, k.p.muted), words], Space.S)


def _item(k: kit.Look, state: PapersState, at: int, job: JobRow, *, yellow: bool) -> ft.Control:
    """One job: bar, icon, what and why, and its answers."""
    look = job_words.standing(job.state)
    colors = k.p.tone(look.tone)
    picture = ft.Container(
        kit.icon(k, look.glyph, Glyph.BASE, colors.text),
        width=Size.WAY_OUT,
        height=Size.WAY_OUT,
        bgcolor=colors.tint,
        border_radius=Radius.BUTTON,
        alignment=ft.Alignment.CENTER,
    )
    lines: list[ft.Control] = [
        kit.text(k, f"{job_words.state_word(k, job)}: {job_words.title(k, job)}", "h3", lines=2),
        kit.text(k, job_words.facts(k, job, state.printer_name(job)), "small", k.p.muted, lines=2),
    ]
    if job.state == HELD:
        lines.append(kit.text(k, k.w("print.held"), "body", lines=None))
    why = job_words.why(k, job)
    if why:
        lines.append(kit.text(k, why, "body", lines=None))
    if job.state == QUEUED and job.next_try_ms > state.session.now_ms():
        again = k.w("print.again_at", clock=k.w.clock(bangkok_time(job.next_try_ms)))
        lines.append(kit.text(k, again, "small", k.p.muted, lines=2))
    answers = _answers(k, state, job, yellow=yellow)
    words = kit.stack(lines, Space.HAIR, expand=True)
    words.tight = True
    head = ft.Row([picture, words], spacing=Space.L, vertical_alignment=ft.CrossAxisAlignment.START)
    wide = not k.phone and k.roomy
    if wide:
        head.expand = True
        content: ft.Control = ft.Row([head, *answers], spacing=Space.M)
    else:
        content = kit.stack([head, *([ft.Row(answers, spacing=Space.M)] if answers else [])], Space.M)
    here = at == state.job_at and k.desktop
    bar = ft.Container(width=Size.TONE_BAR, bgcolor=colors.bar)
    row = ft.Row(
        [bar, ft.Container(content, padding=Space.L, expand=True, bgcolor=k.p.here if here else None)],
        spacing=0,
        intrinsic_height=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    # A tap that is on its way while the list moves up must not answer for another paper.
    return kit.named(f"job-{at}", kit.sheet(k, row), key=job.id)


def _answers(k: kit.Look, state: PapersState, job: JobRow, *, yellow: bool) -> list[ft.Control]:
    """What a person can do about it."""
    wide = not k.phone and k.roomy
    off = state.busy_job == job.id

    def answer(label: str, do: kit.Handler, name: str, kind: kit.Kind, hint: str | None = None) -> ft.Control:
        button = kit.button(
            k,
            label,
            do,
            identifier=f"{name}-{job.id}",
            kind=kind,
            hint=hint,
            off=off,
            style="strong",
            height=max(k.touch.least, Size.QTY_WIDTH),
            expand=None if wide else True,
        )
        return ft.Container(button, width=Size.ANSWER) if wide else button

    current = state.job is job
    if job.state == UNKNOWN:
        again = k.w("print.copy") if job.document else k.w("print.page_again")
        return [
            answer(
                k.w("print.came_out"),
                partial(state.settle, job, printed=True),
                "came-out",
                "action" if yellow else "solid",
                "1" if current else None,
            ),
            answer(again, partial(state.settle, job, printed=False), "again", "plain", "2" if current else None),
        ]
    answers = []
    if job.state in (HELD, FAILED):
        answers.append(answer(k.w("print.release"), partial(state.release, job), "release", "solid"))
        if job.document and not state.may_drop(job):
            answers.append(answer(k.w("print.receipt"), partial(state.show_of, job), "show", "plain"))
    if state.may_drop(job):
        answers.append(answer(k.w("print.drop"), partial(state.drop, job), "drop", "plain"))
    return answers


def _settled(k: kit.Look, state: PapersState) -> ft.Control:
    """What is done with, newest first, a page at a time."""
    rows: list[ft.Control] = [kit.sheet_head(k, k.w("print.settled_head"))]
    for job in state.settled:
        words = kit.stack(
            [
                kit.text(k, job_words.title(k, job), "strong"),
                kit.text(k, job_words.facts(k, job, state.printer_name(job)), "small", k.p.muted),
            ],
            Space.NONE,
            expand=True,
        )
        words.tight = True
        row = ft.Row([words, job_words.state_chip(k, job)], spacing=Space.M)
        rows.append(kit.marked(k, row, here=False, padding=kit.pad(Space.M)))
    foot = pager(
        k,
        "jobs",
        state.newest if state.settled_before else None,
        state.older if state.more_settled else None,
    )
    return kit.stack([*rows, *foot], Space.NONE)


def pager(k: kit.Look, name: str, newest: object, older: object) -> list[ft.Control]:
    """Newest and older, where there is a page to turn to."""
    ways = [
        (f"{name}-newest", k.w("papers.newest"), newest, ft.Icons.FIRST_PAGE),
        (f"{name}-older", k.w("papers.older"), older, ft.Icons.CHEVRON_RIGHT),
    ]
    buttons = [
        kit.button(k, label, turn, identifier=name, glyph=glyph, style="strong", expand=True)
        for name, label, turn, glyph in ways
        if callable(turn)
    ]
    if not buttons:
        return []
    return [ft.Container(ft.Row(buttons, spacing=Space.M), padding=Space.M)]
