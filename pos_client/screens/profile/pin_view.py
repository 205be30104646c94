"""The pad for changing one's own PIN."""

from __future__ import annotations

from collections.abc import Awaitable

import flet as ft

from pos_client.screens.profile.state import DELETE, PIN_DIGITS, PinForm, ProfileState
from pos_client.ui import kit
from pos_client.ui.hooks import use_keys, use_once
from pos_client.ui.keys import Layer, Restore
from pos_client.ui.theme import Space

STEP_WORDS = {"old": "profile.pin.old", "new": "profile.pin.new", "again": "profile.pin.again"}


@ft.component
def PinPad(k: kit.Look, state: ProfileState, form: PinForm) -> ft.Control:
    """What is asked, six dots, the keys; the keyboard belongs to it while it is shown."""
    given = use_once(lambda: [0])

    def press(key: str) -> Awaitable[None]:
        return state.press(key, k.keys.quiet if k.keys else _at_once)

    async def digits(characters: str) -> None:
        for character in characters:
            if character.isascii() and character.isdigit():
                given[0] += 1
                await press(character)

    def snapshot() -> Restore:
        before = given[0]

        async def restore() -> None:
            while given[0] > before:
                given[0] -= 1
                await press(DELETE)

        return restore

    use_keys(
        k.keys,
        Layer(
            keys={"Esc": state.cancel_pin, "Backspace": lambda: press(DELETE), "Enter": lambda: None},
            text=digits,
            snapshot=snapshot,
            modal=True,
            rank=1,
        ),
    )
    asked = kit.text(k, k.w(STEP_WORDS[form.step]), "h2", lines=2)
    dots = kit.named("pin-dots", kit.dots(k, len(form.typed), PIN_DIGITS, wrong=form.error is not None))
    rows: list[ft.Control] = [asked, ft.Container(dots, alignment=ft.Alignment.CENTER, padding=Space.S)]
    if form.error:
        rows.append(kit.notice(k, "late", k.w.error(form.error), identifier="pin-error"))
    if form.step == "new":
        rows.append(kit.text(k, k.w("profile.pin.rule"), "small", k.p.muted, lines=None))
    rows.append(kit.keypad(k, press, identifier="pin-key", extra=None, height=k.touch.least, off=form.busy))
    rows.append(kit.button(k, k.w("profile.pin.cancel"), state.cancel_pin, identifier="pin-cancel", hint="Esc"))
    return kit.named("pin-pad", kit.sheet(k, kit.stack(rows, Space.M), Space.L))


async def _at_once() -> None:
    """Where there is no keyboard no scan can be under way."""
