"""Whose PIN, six dots, and the keys; what went wrong stands where the hint stood, so that no key moves."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import lru_cache
from typing import Final, cast

import flet as ft

from core.errors import PosError
from core.users.rules import PIN_DIGITS
from pos_client.demo.people import people
from pos_client.screens.sign_in.state import SignInState
from pos_client.ui import kit
from pos_client.ui.hooks import use_value
from pos_client.ui.theme import TYPE, Space
from storage.queries.people import PersonRow

SHAKE: Final = (-0.06, 0.06, -0.04, 0.04, 0.0)
"""Where the dots are in turn, in widths of their row: one short shake."""
SHAKE_STEP_S: Final = 0.05
LOW_BELOW: Final = 780
SAID_LINES: Final = 2


def left_text(left_s: int) -> str:
    """Minutes and seconds that are left, ``4:59``."""
    return f"{left_s // 60}:{left_s % 60:02d}"


def is_low(k: kit.Look) -> bool:
    """Whether people and keys have to share a low phone."""
    return k.phone and k.height < LOW_BELOW


@ft.component
def PinPane(k: kit.Look, state: SignInState, demo: bool) -> ft.Control:  # noqa: FBT001
    """The right pane of the sign-in screen; on a phone the lower one."""
    person = state.person
    locked_s = state.locked_s(person)
    title = k.w("sign_in.pin_of", name=person.short_name(k.language)) if person else k.w("sign_in.pin")
    heading = kit.text(k, title, "h2", k.p.frame_ink, align=ft.TextAlign.CENTER)
    said = ft.Container(
        _said(k, state, person, demo=demo),
        height=TYPE["body"].line * SAID_LINES + Space.L,
        alignment=ft.Alignment.CENTER,
    )
    wrong = state.error is not None and not state.pin
    row: ft.Control = (
        kit.figure(k, left_text(locked_s), "h1", k.p.action)
        if locked_s
        else Dots(k, len(state.pin), wrong, state.wrong)
    )
    dots = ft.Container(row, height=TYPE["h1"].line, alignment=ft.Alignment.CENTER)
    keys = kit.keypad(k, state.press, identifier="pin", extra=None, on_frame=True, off=bool(locked_s) or state.busy)
    # On a low phone the yellow tile alone says whose PIN it is.
    top = said if is_low(k) else kit.stack([heading, said], Space.XS)
    return kit.stack([top, kit.named("pin-dots", dots), keys], Space.S if k.phone else Space.L)


def _said(k: kit.Look, state: SignInState, person: PersonRow | None, *, demo: bool) -> ft.Control:
    """What went wrong, else how to go on."""
    if state.locked_s(person):
        return _trouble(k, k.w("sign_in.locked_now"), ft.Icons.LOCK)
    if state.error is not None:
        return _trouble(k, _sentence(k, state.error), ft.Icons.ERROR)
    center = ft.TextAlign.CENTER
    if demo:
        pin = _demo_pins().get(person.name_th) if person else None
        words = k.w("sign_in.demo_pin", pin=pin) if pin else k.w("sign_in.demo")
        return kit.named("demo-hint", kit.text(k, words, "body", k.p.frame_warn, align=center, lines=2))
    words = k.w("sign_in.hint") if person else k.w("sign_in.hint_who")
    return kit.text(k, words, "body", k.p.frame_muted, align=center, lines=2)


def _sentence(k: kit.Look, error: PosError) -> str:
    left = error.params.get("left")
    if error.key == "sign_in.wrong" and isinstance(left, int):
        return k.w.n("sign_in.wrong_left", left)
    return k.w.error(error)


def _trouble(k: kit.Look, sentence: str, glyph: ft.IconData) -> ft.Control:
    return kit.notice(k, "late", sentence, identifier="pin-error", glyph=glyph)


@lru_cache(maxsize=1)
def _demo_pins() -> Mapping[str, str]:
    """The PINs that the documentation prints for the demo's staff, by full name; no seed changes them."""
    return {demo.name_th: demo.pin for demo in people(0)}


@ft.component
def Dots(k: kit.Look, filled: int, wrong: bool, refusals: int) -> ft.Control:  # noqa: FBT001
    """Six dots; each refusal shakes them once, or where motion is reduced only colours their edges."""
    aside, move = use_value(0.0)

    async def shake() -> None:
        if refusals and not k.still:
            for place in SHAKE:
                move(place)
                await asyncio.sleep(SHAKE_STEP_S)

    ft.use_effect(cast("Callable[[], Awaitable[None]]", shake), [refusals], lambda: None)
    row = kit.dots(k, filled, PIN_DIGITS, on_frame=True, wrong=wrong)
    return ft.Container(row, offset=ft.Offset(aside, 0))
