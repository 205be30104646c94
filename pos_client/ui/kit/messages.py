"""What the program says beside the work: what went wrong, what is missing, what was just undone, how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import flet as ft

from pos_client.ui.hooks import use_delay, use_mount, use_once, use_value
from pos_client.ui.kit.buttons import button
from pos_client.ui.kit.look import Handler, Look
from pos_client.ui.kit.press import Face, tap
from pos_client.ui.kit.surface import apart, border, pad, sheet, stack
from pos_client.ui.kit.tags import TONE_GLYPH
from pos_client.ui.kit.text import icon, text
from pos_client.ui.palettes import ToneName
from pos_client.ui.theme import Glyph, Motion, Radius, Size, Space


@dataclass(frozen=True, slots=True)
class Way:
    """A way out or a next step: what it says and what it does."""

    id: str
    label: str
    on_tap: Handler
    glyph: ft.IconData | None = None


def notice(
    k: Look,
    tone: ToneName,
    sentence: str,
    ways: Sequence[Way] = (),
    *,
    identifier: str = "notice",
    glyph: ft.IconData | None = None,
) -> ft.Control:
    """A sentence (what happened, what is safe) with its ways out in the same box; never a dialog, never over the work.

    On a phone, and where there are two ways out, they stand below the sentence. Tests find the ways by their id.
    """
    colors = k.p.tone(tone)
    picture = glyph or (ft.Icons.ERROR if tone == "late" else TONE_GLYPH[tone])
    words = ft.Container(expand=True, content=text(k, sentence, "body", colors.text, lines=None))
    head: list[ft.Control] = [icon(k, picture, Glyph.NOTE, colors.text), words]
    exits = [_way(k, way, colors.bar) for way in ways]
    below = k.phone or len(exits) > 1
    rows: list[ft.Control] = [ft.Row(head if below else [*head, *exits], spacing=Space.M)]
    if below and exits:
        rows.append(ft.Row(exits, spacing=Space.S, run_spacing=Space.S, wrap=True))
    return ft.Semantics(
        identifier=identifier,
        container=True,
        live_region=True,
        content=ft.Container(
            content=stack(rows, Space.S),
            padding=pad(Space.FIELD, Space.S),
            border_radius=Radius.BUTTON,
            bgcolor=colors.tint,
        ),
    )


def _way(k: Look, way: Way, edge: str) -> ft.Control:
    row: list[ft.Control] = [text(k, way.label, "strong")]
    if way.glyph:
        row.insert(0, icon(k, way.glyph, Glyph.BADGE))
    return tap(
        k,
        ft.Row(row, spacing=Space.S, tight=True),
        way.on_tap,
        identifier=way.id,
        face=Face(fill=k.p.sheet, press=k.p.here, edge=edge),
        height=max(Size.WAY_OUT, k.touch.least),
        padding=pad(Space.FIELD),
    )


def empty_state(
    k: Look,
    glyph: ft.IconData,
    title: str,
    sentence: str,
    first: Way | None = None,
    second: Way | None = None,
    *,
    identifier: str = "empty",
) -> ft.Control:
    """Nothing here yet: what is missing, how it begins, one yellow way and one plain way."""
    center = ft.TextAlign.CENTER
    rows: list[ft.Control] = [
        icon(k, glyph, Glyph.EMPTY, k.p.off),
        text(k, title, "h2", align=center, lines=2),
        text(k, sentence, "body", k.p.muted, align=center, lines=None),
    ]
    ways: list[ft.Control] = []
    if first:
        ways.append(_step(k, first, "action"))
    if second:
        ways.append(_step(k, second, "plain"))
    if ways:
        rows.append(ft.Container(height=Space.XS))
        rows.append(
            # In a wrapping row a button takes a whole line of its own.
            stack(ways, Space.KEYS)
            if k.phone
            else ft.Row(ways, spacing=Space.KEYS, tight=True, alignment=ft.MainAxisAlignment.CENTER)
        )
    column = stack(rows, Space.CHIP, horizontal=ft.CrossAxisAlignment.CENTER)
    return ft.Semantics(
        identifier=identifier,
        container=True,
        content=ft.Container(column, padding=Space.L, alignment=ft.Alignment.CENTER),
    )


def _step(k: Look, way: Way, kind: str) -> ft.Control:
    return button(
        k,
        way.label,
        way.on_tap,
        identifier=way.id,
        kind="action" if kind == "action" else "plain",
        glyph=way.glyph,
        style="strong",
        height=max(k.touch.least, Size.QTY_WIDTH),
    )


@dataclass(slots=True)
class _Stay:
    """Whether an undo bar has had its time, and whether the pointer rests on it."""

    over: bool = False
    rested: bool = False


@ft.component
def UndoBar(
    k: Look,
    sentence: str,
    on_undo: Handler,
    on_gone: Handler,
    glyph: ft.IconData = ft.Icons.DELETE_OUTLINE,
    stays_s: float = Motion.UNDO_STAYS_S,
) -> ft.Control:
    """What went, and the way to have it back, inside the pane it belongs to.

    It slides in, calls ``on_gone`` after ``stays_s`` unless the pointer rests on it, and is replaced by the next one:
    show it with ``key=`` naming what went. Found as ``undo``.
    """
    shown, show = use_value(k.still)
    stay = use_once(_Stay)
    use_mount(lambda: show(True))  # noqa: FBT003

    def leave() -> object:
        return on_gone() if stay.over and not stay.rested else None

    def time_is_up() -> object:
        stay.over = True
        return leave()

    def rest(e: ft.Event[ft.Container]) -> object:
        stay.rested = str(e.data).lower() == "true"
        return leave()

    use_delay(stays_s, time_is_up)
    back = tap(
        k,
        text(k, k.w("kit.undo"), "strong", k.p.frame_warn),
        on_undo,
        identifier="undo",
        face=Face(press=k.p.frame_press),
        height=Size.UNDO,
        padding=pad(Space.L),
        alignment=ft.Alignment.CENTER,
    )
    words = ft.Container(expand=True, content=text(k, sentence, "body", k.p.frame_ink))
    return ft.Container(
        height=Size.UNDO,
        padding=ft.Padding.only(left=Space.L, right=Space.XS),
        bgcolor=k.p.frame,
        border_radius=Radius.BUTTON,
        content=ft.Row([icon(k, glyph, Glyph.NOTE, k.p.frame_ink), words, back], spacing=Space.M),
        offset=ft.Offset(0, 0 if shown else 1),
        opacity=1 if shown else 0,
        animate_offset=k.ms(Motion.UNDO_MS) or None,
        animate_opacity=k.ms(Motion.UNDO_MS) or None,
        on_hover=rest,
    )


def progress(
    k: Look,
    title: str,
    done: int,
    total: int,
    *,
    left: str | None = None,
    note: str | None = None,
    on_stop: Handler | None = None,
    identifier: str = "progress",
) -> ft.Control:
    """How far something is: what (with "n of m" in its words), time left, a bar, what goes on meanwhile, stop.

    ``total`` 0 means that the length is not known: then there is no bar, and ``title`` says in changing words what is
    being done. Nothing is shown before 300 ms (``Waiting``).
    """
    head = apart(text(k, title, "h3"), text(k, left or "", "body", k.p.muted))
    rows: list[ft.Control] = [head]
    if total > 0:
        rows.append(_bar(k, min(done, total), total))
    foot: list[ft.Control] = [ft.Container(expand=True, content=text(k, note or "", "small", k.p.muted))]
    if on_stop:
        foot.append(
            tap(
                k,
                text(k, k.w("kit.progress.stop"), "strong"),
                on_stop,
                identifier=f"{identifier}-stop",
                height=max(k.touch.least, Size.WAY_OUT),
                padding=pad(Space.M),
                alignment=ft.Alignment.CENTER,
            )
        )
    if note or on_stop:
        rows.append(ft.Row(foot, spacing=Space.M))
    box = sheet(k, stack(rows, Space.S), ft.Padding.symmetric(horizontal=Space.L, vertical=Space.M))
    return ft.Semantics(identifier=identifier, container=True, content=box)


def _bar(k: Look, done: int, total: int) -> ft.Control:
    parts: list[ft.Control] = []
    if done:
        parts.append(ft.Container(expand=done, bgcolor=k.p.working.bar))
    if total > done:
        parts.append(ft.Container(expand=total - done, bgcolor=k.p.sunken))
    return ft.Container(
        height=Size.PROGRESS,
        border_radius=Radius.CHIP,
        border=border(k),
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
        content=ft.Row(parts, spacing=0, vertical_alignment=ft.CrossAxisAlignment.STRETCH),
    )


@ft.component
def LateProgress(k: Look, words: str) -> ft.Control:
    """What is being done, once it takes longer than a moment."""
    late, set_late = use_value(False)  # noqa: FBT003
    use_delay(Motion.WAIT_MS / 1000, lambda: set_late(True))
    return progress(k, words, 0, 0) if late else ft.Container()


@ft.component
def Waiting(k: Look, rows: int, row_height: int | None = None) -> ft.Control:
    """Rows that are on their way: nothing for 300 ms, then grey bars as high as the rows will be."""
    late, set_late = use_value(False)  # noqa: FBT003
    use_delay(Motion.WAIT_MS / 1000, lambda: set_late(True))
    if not late:
        return ft.Container()
    height = row_height or k.touch.row
    # High contrast has no tints: there a row that is on its way is an outline.
    outlined = k.p.name == "contrast"
    bars: list[ft.Control] = [
        ft.Container(
            height=height - Space.M,
            bgcolor=k.p.sheet if outlined else k.p.line,
            border=border(k) if outlined else None,
            border_radius=Radius.CHIP,
        )
        for _ in range(rows)
    ]
    return ft.Semantics(
        identifier="waiting",
        label=k.w("kit.waiting"),
        container=True,
        content=ft.Container(stack(bars, Space.M), padding=Space.M),
    )
