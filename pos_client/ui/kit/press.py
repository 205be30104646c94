"""Things to press on screens where a scanner is hot."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import Any

import flet as ft

from pos_client.ui.kit.look import Handler, Look
from pos_client.ui.kit.surface import border
from pos_client.ui.palettes import CLEAR
from pos_client.ui.theme import Radius


@dataclass(frozen=True, slots=True)
class Face:
    """How a pressable looks: its fill, its edge, and what shows that it is held down.

    ``press`` replaces the fill while held; ``veil`` is laid over everything instead, for coloured buttons whose words
    would not be readable on another fill.
    """

    fill: str = CLEAR
    press: str | None = None
    veil: str | None = None
    edge: str | None = None
    stroke: int | None = None
    radius: float = Radius.BUTTON


def sheet_face(k: Look, *, edge: str | None = None, radius: float = Radius.BUTTON) -> Face:
    """The face of something to press on a sheet: no edge unless it is a button."""
    return Face(fill=k.p.sheet, press=k.p.here, edge=edge, radius=radius)


def frame_face(k: Look, *, on: bool = False, radius: float = Radius.BUTTON) -> Face:
    """The face of something to press on the steel frame; ``on`` is the chosen one."""
    if on:
        return Face(fill=k.p.frame_press, veil=k.p.veil_solid, radius=radius)
    return Face(press=k.p.frame_press, radius=radius)


@ft.component
def _Tap(
    content: ft.Control,
    on_tap: Handler,
    face: Face,
    box: dict[str, Any],
    around: dict[str, Any],
) -> ft.Control:
    held, hold = ft.use_state(False)  # noqa: FBT003

    async def tapped() -> None:
        result = on_tap()
        if inspect.isawaitable(result):
            await result

    def down() -> None:
        hold(True)  # noqa: FBT003

    def up() -> None:
        hold(False)  # noqa: FBT003

    gesture = ft.GestureDetector(
        content=_box(content, face, box, held=held),
        mouse_cursor=ft.MouseCursor.CLICK,
        on_tap=tapped,
        on_tap_down=down,
        on_tap_up=up,
        on_tap_cancel=up,
    )
    return ft.Semantics(content=gesture, **around)


def _box(content: ft.Control, face: Face, box: dict[str, Any], *, held: bool) -> ft.Container:
    veil = face.veil if held else None
    return ft.Container(
        content=content,
        bgcolor=face.press if held and face.press else face.fill,
        border_radius=face.radius,
        foreground_decoration=ft.BoxDecoration(bgcolor=veil, border_radius=face.radius) if veil else None,
        **box,
    )


def tap(
    k: Look,
    content: ft.Control,
    on_tap: Handler | None,
    *,
    identifier: str,
    face: Face | None = None,
    label: str | None = None,
    chosen: bool | None = None,
    expand: bool | int | None = None,
    key: str | None = None,
    **box: Any,
) -> ft.Control:
    """Something to press that never takes the keyboard focus: the Enter of a scanner cannot press it again.

    It shows at once that it is held. ``on_tap=None`` is a pressable that is off: write the reason near it. ``label`` is
    for readers where the content has no words; ``chosen`` says whether it is the chosen one of several. ``box`` goes
    to the container (height, width, padding, alignment). ``identifier`` is how a test finds it.
    """
    face = face or Face(press=k.p.here)
    if face.edge:
        box.setdefault("border", border(k, face.edge, face.stroke))
    around: dict[str, Any] = {
        "button": True,
        "container": True,
        "identifier": identifier,
        "label": label,
        "selected": chosen,
        "expand": expand,
        "disabled": on_tap is None,
    }
    if label is not None:
        content = ft.Semantics(content=content, exclude_semantics=True)
    if on_tap is None:
        return ft.Semantics(content=_box(content, face, box, held=False), key=key, **around)
    return _Tap(content, on_tap, face, box, around, key=key)  # type: ignore[call-arg]
