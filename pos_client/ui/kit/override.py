"""A manager's yes, asked on the same screen: what, before and after, why, who."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import flet as ft

from pos_client.ui.hooks import use_keys, use_once
from pos_client.ui.keys import Layer, Restore
from pos_client.ui.kit.buttons import Option, button, choices, icon_button
from pos_client.ui.kit.keypad import DELETE, keypad
from pos_client.ui.kit.look import Handler, Look
from pos_client.ui.kit.messages import notice
from pos_client.ui.kit.surface import apart, floating, line, stack
from pos_client.ui.kit.tags import chip, dots
from pos_client.ui.kit.text import figure, icon, text
from pos_client.ui.theme import Glyph, Size, Space

PIN_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """What a manager is asked: all of it already in the user's words.

    ``before`` and ``after`` are figures (or ``None``); ``reasons`` are what may be given as the reason; ``people`` are
    who may approve, where there is a choice; ``left_s`` is how long a PIN is waited for (``None``: not yet).
    """

    title: str
    sentence: str
    reasons: Sequence[Option]
    left_s: int | None = None
    before: str | None = None
    after: str | None = None
    people: Sequence[Option] = ()


@ft.component
def Override(
    k: Look,
    asked: Asked,
    reason: str | None,
    on_reason: Callable[[str], object],
    pin_filled: int,
    on_key: Callable[[str], object],
    on_cancel: Handler,
    on_phone: Handler | None = None,
    on_badge: Callable[[str], object] | None = None,
    error: str | None = None,
    busy: bool = False,  # noqa: FBT001, FBT002
    person: str | None = None,
    on_person: Callable[[str], object] | None = None,
    wide: bool = False,  # noqa: FBT001, FBT002
) -> ft.Control:
    """The override card; it floats over the left pane, the cart stays in sight.

    On a phone reason and person are asked first (``on_reason("")`` goes back to them), then the PIN; put the card into
    ``scrolling`` there, or below what it is about, and take the navigation away. ``wide`` lays the keys beside the
    question, where there is room for two columns (``Size.OVERRIDE_WIDE``).

    The PIN itself is the state's: the card only knows how many digits are in and hands every key on (digits and
    ``Backspace``, from its keypad, the keyboard or the number block). Digits are off until a reason and, where there
    is a choice, a person (``on_person``) are chosen. A badge scan goes to ``on_badge``, or is refused. Found as
    ``override``, ``override-reason-…``, ``override-person-…``, ``override-key-…``, ``override-cancel``,
    ``override-phone``.
    """
    answered = (bool(reason) or not asked.reasons) and (bool(person) or not asked.people)
    open_ = not busy and answered
    # A low phone has no room for all reasons and the keys at once.
    keys_shown = open_ or busy or not k.phone
    _use_pin_keys(k, on_key, on_cancel, on_badge, open_=open_)
    question: list[ft.Control] = [
        _head(k, asked, on_cancel),
        text(k, asked.sentence, "body", k.p.muted, lines=None),
        _change(k, asked),
    ]
    question += _asked_first(k, asked, reason, on_reason, person, on_person, chosen=k.phone and keys_shown)
    pin: list[ft.Control] = []
    if keys_shown:
        pin.append(apart(text(k, k.w("kit.override.pin"), "h3"), dots(k, pin_filled, PIN_DIGITS, wrong=bool(error))))
    if error:
        pin.append(notice(k, "late", error, identifier="override-error"))
    if keys_shown and not k.desktop:
        height = max(Size.OVERRIDE_KEY, k.touch.key if wide else k.touch.least)
        pin.append(keypad(k, on_key, identifier="override-key", extra=None, height=height, off=not open_))
    ways = [_ways(k, None if k.phone else on_cancel, on_phone)] if not k.phone or (not keys_shown and on_phone) else []
    spacing = Space.S if k.phone else Space.M
    if wide:
        card: ft.Control = _columns(stack(question, Space.L), stack(ways), stack(pin, Space.L))
    else:
        card = stack([*question, *([line(k)] if keys_shown else []), *pin, *ways], spacing)
    width = None if k.phone else Size.OVERRIDE_WIDE if wide else Size.OVERRIDE
    return ft.Semantics(identifier="override", container=True, content=floating(k, card, width=width))


def _columns(question: ft.Control, ways: ft.Control, pin: ft.Control) -> ft.Control:
    """The question and the way out of it on the left, as high as the keys on the right."""
    left = ft.Column(
        [question, ways],
        spacing=Space.L,
        expand=True,
        alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return ft.Row(
        [left, ft.Container(pin, width=Size.KEYPAD)],
        spacing=Space.XL,
        intrinsic_height=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _asked_first(
    k: Look,
    asked: Asked,
    reason: str | None,
    on_reason: Callable[[str], object],
    person: str | None,
    on_person: Callable[[str], object] | None,
    *,
    chosen: bool,
) -> list[ft.Control]:
    """Why and who; where both were ``chosen`` on a phone, only that, and a tap leads back to all."""
    if chosen:
        why = [option for option in asked.reasons if option.id == reason]
        who = [option for option in asked.people if option.id == person]
        back = partial(on_reason, "")
        chips = [*choices(k, why, reason, lambda _: back(), identifier="override-reason").controls]
        chips += choices(k, who, person, lambda _: back(), identifier="override-person").controls
        return [ft.Row(chips, spacing=Space.S, run_spacing=Space.S, wrap=True)] if chips else []
    rows: list[ft.Control] = []
    if asked.reasons:
        rows.append(choices(k, asked.reasons, reason, on_reason, identifier="override-reason"))
    if asked.people and on_person:
        label = text(k, k.w("kit.override.who"), "label", k.p.muted)
        rows.append(stack([label, choices(k, asked.people, person, on_person, identifier="override-person")], Space.S))
    return rows


def _use_pin_keys(
    k: Look,
    on_key: Callable[[str], object],
    on_cancel: Handler,
    on_badge: Callable[[str], object] | None,
    *,
    open_: bool,
) -> None:
    """Have the keyboard for the PIN; digits of a scan that got through are deleted again."""
    given = use_once(lambda: [0])

    async def press(key: str) -> None:
        result = on_key(key)
        if inspect.isawaitable(result):
            await result

    async def digits(characters: str) -> None:
        for character in characters:
            if open_ and character.isdigit():
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
            keys={"Esc": on_cancel, "Backspace": partial(press, DELETE), "Enter": lambda: None},
            text=digits,
            scan=on_badge,
            snapshot=snapshot,
            modal=True,
            rank=2,
        ),
    )


def _head(k: Look, asked: Asked, on_cancel: Handler) -> ft.Control:
    row: list[ft.Control] = [
        icon(k, ft.Icons.LOCK, Glyph.NAV),
        ft.Container(expand=True, content=text(k, asked.title, "h2", lines=2)),
    ]
    if k.phone:
        close = k.w("kit.override.cancel")
        row.append(icon_button(k, ft.Icons.CLOSE, close, on_cancel, identifier="override-cancel"))
    return ft.Row(row, spacing=Space.KEYS)


def _left(k: Look, asked: Asked) -> list[ft.Control]:
    """How long the PIN is waited for."""
    if asked.left_s is None:
        return []
    return [chip(k, "ours", k.w("kit.override.left", seconds=asked.left_s), ft.Icons.TIMER)]


def _change(k: Look, asked: Asked) -> ft.Control:
    """Before, after, and the time left; on a phone in smaller figures, and the time on a line of its own if need be."""
    row: list[ft.Control] = []
    if asked.before is not None:
        row.append(figure(k, asked.before, "h3" if k.phone else "h2", k.p.muted))
        row.append(icon(k, ft.Icons.ARROW_FORWARD, Glyph.SMALL if k.phone else Glyph.NOTE))
    if asked.after is not None:
        row.append(figure(k, asked.after, "h2" if k.phone else "h1"))
    if k.phone:
        middle = ft.CrossAxisAlignment.CENTER
        return ft.Row([*row, *_left(k, asked)], spacing=Space.S, wrap=True, vertical_alignment=middle)
    return ft.Row([*row, ft.Container(expand=True), *_left(k, asked)], spacing=Space.M)


def _ways(k: Look, on_cancel: Handler | None, on_phone: Handler | None) -> ft.Control:
    def way(label: str, on_tap: Handler, name: str, glyph: ft.IconData | None, hint: str | None) -> ft.Control:
        return button(
            k,
            label,
            on_tap,
            identifier=name,
            glyph=glyph,
            style="strong",
            height=max(Size.OVERRIDE_KEY, k.touch.least),
            hint=hint,
            expand=True,
        )

    ways: list[ft.Control] = []
    if on_cancel:
        ways.append(way(k.w("kit.override.cancel"), on_cancel, "override-cancel", None, "Esc"))
    if on_phone:
        ways.append(way(k.w("kit.override.phone"), on_phone, "override-phone", ft.Icons.SEND, None))
    return ft.Row(ways, spacing=Space.M)
