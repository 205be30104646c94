"""The leaf of the receipts: the day, what was found, and one line each."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import flet as ft

from core.printing.commands import DONE, SPOILED
from core.thai.dates import bangkok_time
from pos_client.screens.papers import job_words
from pos_client.screens.papers.jobs_view import pager
from pos_client.screens.papers.state import PapersState
from pos_client.ui import kit
from pos_client.ui.theme import Glyph, Space
from storage.queries.issued import IssuedRow


def receipts_leaf(k: kit.Look, state: PapersState) -> ft.Control:
    """The list, with the day above it unless something was looked for."""
    parts: list[ft.Control] = []
    if state.error and not state.opened:
        parts.append(kit.notice(k, "late", k.w.error(state.error), identifier="papers-error"))
    if state.found is None:
        parts.append(_day_bar(k, state))
        if state.month is not None:
            parts.append(_month(k, state))
    if state.month is None or not k.phone:
        parts.append(_list(k, state))
    padding = ft.Padding.only(left=Space.M, right=Space.M, bottom=Space.M) if k.phone else Space.NONE
    return ft.Container(ft.Column(parts, spacing=Space.M, expand=True), padding=padding, expand=True)


def _day_bar(k: kit.Look, state: PapersState) -> ft.Control:
    """The day with a step to each side; the day itself turns up the month."""
    today = state.day == state.today
    name = k.w("papers.today", day=state.day) if today else k.w.day(state.day)
    turn_up = partial(state.turn_month, None if state.month else state.day)
    opened = ft.Icons.EXPAND_LESS if state.month else ft.Icons.CALENDAR_MONTH
    row: list[ft.Control] = [
        kit.icon_button(
            k,
            ft.Icons.CHEVRON_LEFT,
            k.w("papers.day.back"),
            partial(state.turn, -1),
            identifier="day-back",
            face=kit.sheet_face(k, edge=k.p.edge),
        ),
        kit.button(k, name, turn_up, identifier="day", glyph=opened, style="strong", expand=True),
        kit.icon_button(
            k,
            ft.Icons.CHEVRON_RIGHT,
            k.w("papers.day.on"),
            None if today else partial(state.turn, 1),
            identifier="day-on",
            face=kit.sheet_face(k, edge=k.p.line if today else k.p.edge),
        ),
    ]
    if not today and not k.phone:
        to_today = partial(state.show_day, state.today)
        row.append(kit.button(k, k.w("papers.to_today"), to_today, identifier="day-today", style="strong"))
    return ft.Row(row, spacing=Space.S)


def _month(k: kit.Look, state: PapersState) -> ft.Control:
    assert state.month is not None, "the month is turned up"
    days = [
        ("today", k.w("papers.to_today"), state.today),
        ("yesterday", k.w("papers.yesterday"), state.today - timedelta(days=1)),
    ]
    quick = [
        kit.button(k, words, partial(state.show_day, day), identifier=f"month-{name}", style="strong", expand=True)
        for name, words, day in days
    ]
    grid = kit.month(k, state.month, state.day, state.today, state.show_day, state.turn_month, last=state.today)
    return kit.sheet(k, kit.stack([grid, ft.Row(quick, spacing=Space.M)], Space.M), Space.M)


def _list(k: kit.Look, state: PapersState) -> ft.Control:
    rows = [receipt_row(k, state, at, row) for at, row in enumerate(state.shown)]
    if not rows:
        return kit.sheet(k, _empty(k, state), expand=True)
    rows += pager(
        k,
        "receipts",
        state.first_rows if state.rows_before and state.found is None else None,
        state.older_rows if state.more_rows else None,
    )
    return kit.named("receipts", kit.sheet(k, kit.scrolling(rows), expand=True), expand=True)


def _empty(k: kit.Look, state: PapersState) -> ft.Control:
    if state.found is not None:
        way = kit.Way("search-away", k.w("papers.search.away"), state.clear_search)
        title = k.w("papers.not_found", typed=state.typed.strip())
        return kit.empty_state(k, ft.Icons.SEARCH_OFF, title, k.w("papers.not_found.how"), None, way)
    title = k.w("papers.no_receipts") if state.day == state.today else k.w("papers.no_receipts_then")
    return kit.empty_state(k, ft.Icons.RECEIPT_LONG, title, k.w("papers.no_receipts.how"))


def receipt_row(k: kit.Look, state: PapersState, at: int, row: IssuedRow) -> ft.Control:
    """Number, time, who sold it and the total; the paper only where something is the matter with it."""
    here = at == state.row_at and (k.desktop or (state.opened is not None and state.opened.id == row.id))
    moment = bangkok_time(row.at_ms)
    when = k.w.clock(moment) if state.found is None else k.w.moment(moment)
    matter = None if row.paper in (None, DONE, SPOILED) else str(row.paper)
    word = k.w(job_words.STATE_WORDS[matter]) if matter else ""
    quiet = [when, word if k.phone and matter else state.cashier(row)]
    quiet += [k.w.n("papers.copies", row.copies)] if row.copies else []
    words = kit.stack(
        [
            kit.text(k, row.number, "strong"),
            kit.text(k, " · ".join(word for word in quiet if word), "small", k.p.muted),
        ],
        Space.NONE,
        expand=True,
    )
    words.tight = True
    parts: list[ft.Control] = [words]
    if matter:
        look = job_words.standing(matter)
        # On a phone the word stands in the line below the number.
        icon = kit.icon(k, look.glyph, Glyph.BADGE, k.p.mark(look.tone))
        parts.append(icon if k.phone else kit.chip(k, look.tone, word, look.glyph, small=True))
    parts.append(kit.money(k, row.total_satang))
    return kit.tap(
        k,
        kit.marked(k, ft.Row(parts, spacing=Space.M), here=here, padding=kit.pad(Space.M)),
        partial(state.open, row),
        identifier=f"receipt-{at}",
        face=kit.Face(radius=0),
        chosen=here,
        key=row.id,
    )
