"""The scan field: one door for codes, names, plates and numbers."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

import flet as ft

from pos_client.ui.hooks import use_mount, use_once, use_redraw, use_value
from pos_client.ui.kit.buttons import icon_button
from pos_client.ui.kit.forms import TextBox
from pos_client.ui.kit.look import Handler, Look
from pos_client.ui.kit.messages import Way, notice
from pos_client.ui.kit.press import Face, tap
from pos_client.ui.kit.surface import stack
from pos_client.ui.kit.tags import key_hint
from pos_client.ui.kit.text import icon, text
from pos_client.ui.palettes import CLEAR
from pos_client.ui.theme import Glyph, Motion, Radius, Size, Space, Stroke, text_style

ScanState = Literal["ready", "typing", "found", "unknown", "closed", "resting"]


FIELDLESS = frozenset({"closed", "resting"})
SPARED = frozenset({"Del", "Ctrl+Z"})
"""While nothing is typed, these are for the bill: remove the line, take that back."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What the scan field shows.

    ``typed`` is the search text. ``sentence`` with its ``ways`` stands below an unknown code (what was read, what can
    be done); when closed it says inside the field why nothing can be scanned now. A ``resting`` one looks ready and has
    no field: keys belong to another pane, scans still come in, and a tap (``on_clear``) is to bring the field back.
    """

    state: ScanState = "ready"
    typed: str = ""
    sentence: str | None = None
    ways: Sequence[Way] = ()


@ft.component
def ScanField(
    k: Look,
    scan: Scan,
    hint: str,
    on_change: Callable[[str], object],
    on_clear: Handler,
    box: TextBox | None = None,
    on_camera: Handler | None = None,
    sticky: bool = False,  # noqa: FBT001, FBT002
    silent: bool = False,  # noqa: FBT001, FBT002
    identifier: str = "scan",
) -> ft.Control:
    """The field at the top of the selling screens; it listens whether it has the focus or not.

    Scans arrive at the page's keyboard and go to the screen's layer. Typing needs the field, for only a field gets
    Thai letters: F4, ``/`` or a tap puts the focus in (``await box.focus()``), ``sticky`` takes it at the start and
    again after each scan (desktops and tablets with a keyboard). ``on_change`` comes once typing pauses, or a shortcut
    needs it. ``silent`` keeps the on-screen keyboard away
    (Android with a scanner, where a focused field must catch the keys).
    """
    own = use_once(TextBox)
    held = box or own
    inside, set_inside = use_value(False)  # noqa: FBT003
    held.put, held.spared_empty = on_change, SPARED
    held.redraw = use_redraw()

    async def changed(e: ft.Event[ft.TextField]) -> None:
        typed = str(e.data)
        held.typed(typed)
        # Drawing the screen for each key of a scan would make its keys look as slow as a person's.
        await _done(held.hold_back(partial(on_change, typed), k, Motion.SEARCH_MS))

    def entered() -> None:
        set_inside(True)
        if k.keys is not None:
            k.keys.field_entered(held)

    def gone() -> None:
        set_inside(False)
        _left(k, held)

    async def left() -> None:
        gone()
        await _done(held.flush())

    async def submitted() -> None:
        # Flutter drops the focus on Enter, and a scan ends with one.
        if sticky:
            await held.focus()

    use_mount(lambda: None, lambda: _left(k, held))
    fieldless = scan.state in FIELDLESS
    # A field that goes while it has the focus does not say so itself.
    ft.use_effect(lambda: gone() if fieldless else None, [fieldless])
    middle: ft.Control
    if fieldless:
        words = hint if scan.state == "resting" else scan.sentence or ""
        middle = text(k, words, "body", k.p.muted, expand=True)
    else:
        middle = ft.TextField(
            ref=held.ref,
            value=held.shown(scan.typed),
            hint_text=hint,
            hint_style=text_style(k.p, "body", k.p.muted),
            text_style=text_style(k.p, "h3"),
            border=ft.NoInputBorder(),
            dense=True,
            content_padding=Space.NONE,
            cursor_color=k.p.ink,
            fill_color=CLEAR,
            autofocus=sticky,
            autocorrect=False,
            enable_suggestions=False,
            keyboard_type=ft.KeyboardType.NONE if silent else ft.KeyboardType.TEXT,
            expand=True,
            on_change=changed,
            on_focus=entered,
            on_blur=left,
            on_submit=submitted,
        )
    return _whole(k, scan, middle, on_clear, on_camera, inside=inside, identifier=identifier)


async def _done(result: object) -> None:
    """Flet awaits a handler only if it is declared async; ``on_change`` may be either."""
    if inspect.isawaitable(result):
        await result


def _left(k: Look, held: TextBox) -> None:
    if k.keys is not None:
        k.keys.field_left(held)


def _whole(
    k: Look,
    scan: Scan,
    middle: ft.Control,
    on_clear: Handler,
    on_camera: Handler | None,
    *,
    inside: bool,
    identifier: str,
) -> ft.Control:
    closed = scan.state == "closed"
    tail = [] if closed else _tail(k, scan, on_clear, on_camera)
    row = ft.Container(
        height=Size.SCAN,
        padding=ft.Padding.only(left=Space.L, right=Space.HAIR if on_camera else Space.L),
        bgcolor=k.p.sunken if closed else k.p.sheet,
        border_radius=Radius.BUTTON,
        border=ft.Border.all(*_edge(k, scan, inside=inside)),
        content=ft.Row([_head(k, scan), middle, *tail], spacing=Space.M),
    )
    shown: ft.Control = ft.Semantics(content=row, identifier=identifier)
    if scan.state == "resting":
        shown = tap(k, row, on_clear, identifier=identifier, face=Face(radius=Radius.BUTTON))
    parts: list[ft.Control] = [shown]
    if scan.state == "unknown" and scan.sentence:
        parts.append(notice(k, "late", scan.sentence, scan.ways, identifier=f"{identifier}-unknown"))
    return stack(parts, Space.S)


def _head(k: Look, scan: Scan) -> ft.Control:
    if scan.state == "closed":
        return icon(k, ft.Icons.LOCK, Glyph.BASE, k.p.muted)
    return icon(k, ft.Icons.SEARCH if scan.typed else ft.Icons.QR_CODE_SCANNER)


def _edge(k: Look, scan: Scan, *, inside: bool) -> tuple[int, str]:
    if scan.state == "unknown":
        return Stroke.FOCUS, k.p.late.bar
    if scan.state == "found":
        return Stroke.FOCUS, k.p.ready.bar
    if scan.state == "closed":
        return k.p.stroke, k.p.line
    return (Stroke.FIELD, k.p.ink) if inside or scan.typed else (Stroke.FIELD, k.p.edge)


def _tail(k: Look, scan: Scan, on_clear: Handler, on_camera: Handler | None) -> list[ft.Control]:
    tail: list[ft.Control] = []
    if scan.typed:
        clear = icon_button(
            k, ft.Icons.CLOSE, k.w("kit.scan.clear"), on_clear, identifier="scan-clear", color=k.p.muted
        )
        tail.append(clear)
    elif not k.phone:
        color = k.p.mark("ready")
        ready: list[ft.Control] = [
            icon(k, ft.Icons.SENSORS, Glyph.BADGE, color),
            text(k, k.w("kit.scan.ready"), "label", color),
        ]
        tail.append(ft.Row(ready, spacing=Space.CHIP, tight=True))
    if on_camera:
        camera = icon_button(
            k,
            ft.Icons.CAMERA_ALT,
            k.w("kit.scan.camera"),
            on_camera,
            identifier="scan-camera",
            color=k.p.on_solid,
            size=Size.CAMERA,
            face=Face(fill=k.p.solid, veil=k.p.veil_solid),
        )
        tail.append(camera)
    if k.desktop:
        tail.append(key_hint(k, "F4"))
    return tail
