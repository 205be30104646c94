"""A month to pick a day from; Flutter's own calendar knows no Buddhist year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import flet as ft

from core.thai.dates import DateForm
from pos_client.ui.kit.buttons import icon_button
from pos_client.ui.kit.look import Look
from pos_client.ui.kit.press import Face, tap
from pos_client.ui.kit.surface import stack
from pos_client.ui.kit.text import text
from pos_client.ui.theme import Size, Space, Stroke

_WEEK = 7


def month(
    k: Look,
    shown: date,
    chosen: date,
    today: date,
    on_pick: Callable[[date], object],
    on_turn: Callable[[date], object],
    *,
    last: date | None = None,
    identifier: str = "month",
) -> ft.Control:
    """The month that ``shown`` lies in: today outlined, the chosen day solid, weeks from Sunday.

    ``on_turn`` gets the first day of the month before or after. Days after ``last`` are off. Tests find
    ``<identifier>-back``, ``<identifier>-on`` and ``<identifier>-2026-11-21``.
    """
    first = shown.replace(day=1)
    before = (first - timedelta(days=1)).replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    name = k.w.day(first, DateForm.LONG).split(" ", 1)[1]
    ahead = None if last is not None and after > last else partial(on_turn, after)
    head = ft.Row(
        [
            icon_button(
                k,
                ft.Icons.CHEVRON_LEFT,
                k.w("kit.month.back"),
                partial(on_turn, before),
                identifier=f"{identifier}-back",
            ),
            text(k, name, "strong", align=ft.TextAlign.CENTER, expand=True),
            icon_button(k, ft.Icons.CHEVRON_RIGHT, k.w("kit.month.on"), ahead, identifier=f"{identifier}-on"),
        ],
        spacing=Space.XS,
    )
    days = k.w("kit.month.days").split(" ")
    rows: list[ft.Control] = [head, ft.Row([_cell(text(k, day, "small", k.p.muted)) for day in days], spacing=0)]
    start = first - timedelta(days=(first.weekday() + 1) % _WEEK)
    for week in range(-(-(after - start).days // _WEEK)):
        sunday = start + timedelta(days=week * _WEEK)
        cells = [
            _day(k, day, chosen, today, last, on_pick, identifier) if day.month == first.month else _cell(None)
            for day in (sunday + timedelta(days=n) for n in range(_WEEK))
        ]
        rows.append(ft.Row(cells, spacing=0))
    return stack(rows, Space.XS)


def _cell(content: ft.Control | None) -> ft.Container:
    return ft.Container(content, expand=True, alignment=ft.Alignment.CENTER)


def _day(
    k: Look, day: date, chosen: date, today: date, last: date | None, on_pick: Callable[[date], object], identifier: str
) -> ft.Control:
    on, off = day == chosen, last is not None and day > last
    face = Face(press=k.p.here)
    if on:
        face = Face(fill=k.p.solid, veil=k.p.veil_solid)
    elif day == today:
        face = Face(press=k.p.here, edge=k.p.ink, stroke=Stroke.FIELD)
    ink = k.p.on_solid if on else k.p.off if off else k.p.ink
    return _cell(
        tap(
            k,
            text(k, str(day.day), "strong", ink),
            None if off else partial(on_pick, day),
            identifier=f"{identifier}-{day.isoformat()}",
            face=face,
            label=k.w.day(day),
            chosen=on,
            width=Size.DAY_WIDTH,
            height=max(Size.DAY_HEIGHT, k.touch.least),
            alignment=ft.Alignment.CENTER,
        )
    )
