"""One receipt: what it came to, where its papers stand, and the printer's own picture of it."""

from __future__ import annotations

from functools import partial

import flet as ft

from core.printing.commands import DRAWER, FAILED, HELD, UNKNOWN
from core.thai.dates import bangkok_time
from pos_client.screens.papers import job_words
from pos_client.screens.papers.state import PapersState
from pos_client.ui import kit
from pos_client.ui.theme import Size, Space
from storage.queries.issued import IssuedRow

PICTURE_ROWS = 4


def detail_panel(k: kit.Look, state: PapersState) -> ft.Control:
    """The receipt beside the list, or a hint where none is open."""
    width = Size.CART_DESKTOP if k.desktop else Size.CART_TABLET
    if state.opened is None:
        hint = kit.empty_state(
            k, ft.Icons.RECEIPT_LONG, k.w("papers.none_open"), k.w("papers.none_open.how"), identifier="none-open"
        )
        return kit.sheet(k, hint, width=width)
    column = ft.Column(
        [
            kit.sheet_head(k, state.opened.number, _close(k, state)),
            kit.scrolling(detail_parts(k, state, state.opened), Space.M, padding=Space.L),
            kit.line(k),
            ft.Container(copy_step(k, state), padding=Space.L),
        ],
        spacing=0,
        expand=True,
    )
    return kit.named("detail", kit.sheet(k, column, width=width))


def _close(k: kit.Look, state: PapersState) -> ft.Control:
    return kit.icon_button(k, ft.Icons.CLOSE, k.w("papers.close"), state.close, identifier="detail-close")


def detail_parts(k: kit.Look, state: PapersState, row: IssuedRow) -> list[ft.Control]:
    """What there is to see of a receipt, from the most important down."""
    when = kit.text(k, k.w.moment(bangkok_time(row.at_ms)), "body", k.p.muted)
    cashier = state.cashier(row)
    who = [kit.text(k, k.w("papers.sold_by", name=cashier), "small", k.p.muted)] if cashier else []
    total = kit.named("detail-total", kit.money(k, row.total_satang, "h1"))
    number = [kit.text(k, row.number, "h2", lines=None)] if k.phone else []
    parts: list[ft.Control] = [*number, kit.apart(kit.stack([when, *who], Space.NONE), total)]
    if state.error:
        parts.append(kit.notice(k, "late", k.w.error(state.error), identifier="detail-error"))
    if state.printed_copy:
        parts.append(kit.notice(k, "ready", k.w("papers.copy_made"), identifier="copy-made"))
    papers = [job for job in state.detail.jobs if job.kind != DRAWER] if state.detail else []
    for job in papers:
        if job.state == UNKNOWN:
            ways = [
                kit.Way("detail-came-out", k.w("print.came_out"), partial(state.settle, job, printed=True)),
                kit.Way("detail-again", k.w("print.copy"), partial(state.settle, job, printed=False)),
            ]
            parts.append(
                kit.notice(k, "ours", k.w("print.unknown.ask"), ways, identifier="detail-unknown", glyph=ft.Icons.HELP)
            )
        elif job.state in (HELD, FAILED):
            way = kit.Way("detail-release", k.w("print.release"), partial(state.release, job), ft.Icons.PRINT)
            parts.append(
                kit.notice(
                    k, "ours", k.w("print.not_out"), [way], identifier="detail-held", glyph=ft.Icons.PRINT_DISABLED
                )
            )
    papers_of = [kit.apart(kit.text(k, job_words.kind(k, job), "body"), job_words.state_chip(k, job)) for job in papers]
    if papers_of:
        parts.append(kit.named("detail-papers", kit.stack(papers_of, Space.S)))
    parts.append(_picture(k, state, row))
    return parts


def _picture(k: kit.Look, state: PapersState, row: IssuedRow) -> ft.Control:
    """The page on grey, as wide as paper; or why there is none."""
    center = ft.Alignment.CENTER
    if state.picture == "ready" and state.png is not None:
        page: ft.Control = kit.paper(k, state.png, label=k.w("papers.picture", number=row.number))
    elif state.picture == "failed":
        why = k.w.error(state.picture_error) if state.picture_error else k.w("papers.no_picture")
        page = kit.paper_missing(k, why)
    else:
        page = kit.Waiting(k, PICTURE_ROWS)
    return ft.Container(page, padding=kit.pad(vertical=Space.M), alignment=center)


def copy_step(k: kit.Look, state: PapersState) -> ft.Control:
    """Print it again, as a counted copy; who may not reads why."""
    if not state.session.may("document.reprint"):
        return kit.text(k, k.w("papers.copy.not_yours"), "small", k.p.muted, lines=None)
    return kit.button(
        k,
        k.w("papers.copy"),
        state.reprint,
        identifier="detail-copy",
        kind="solid",
        glyph=ft.Icons.CONTENT_COPY,
        hint="Ctrl+P",
        off=bool(state.busy_job),
        height=k.touch.action,
    )
