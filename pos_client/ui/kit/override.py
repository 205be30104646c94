"""A manager's yes, asked on the same screen: what, before and after, why, who."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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
    who may approve, where there is a choice; ``left_s`` is how long the question stands.
    """

    title: str
    sentence: str
    reasons: Sequence[Option]
    left_s: int
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
) -> ft.Control:
    """The override card; it floats over the left pane, the cart stays in sight.

    On a phone the reason is asked first (``on_reason("")`` goes back to it), then the PIN; put the card into
    ``scrolling`` there, and take the navigation away.

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
    head = _head(k, asked, on_cancel)
    rows: list[ft.Control] = [head, text(k, asked.sentence, "body", k.p.muted, lines=None), _change(k, asked)]
    if asked.reasons:
        rows.append(_reasons(k, asked, reason, on_reason))
    if asked.people and on_person:
        rows.append(text(k, k.w("kit.override.who"), "label", k.p.muted))
        rows.append(choices(k, asked.people, person, on_person, identifier="override-person"))
    if keys_shown:
        rows.append(line(k))
        rows.append(apart(text(k, k.w("kit.override.pin"), "h3"), dots(k, pin_filled, PIN_DIGITS, wrong=bool(error))))
    if error:
        rows.append(notice(k, "late", error, identifier="override-error"))
    if keys_shown and not k.desktop:
        height = max(Size.OVERRIDE_KEY, k.touch.least)
        rows.append(keypad(k, on_key, identifier="override-key", extra=None, height=height, off=not open_))
    if not k.phone or not keys_shown:
        rows.append(_ways(k, None if k.phone else on_cancel, on_phone))
    # With people to choose from the card is as high as a tablet's pane.
    column = stack(rows, Space.S if k.phone or asked.people else Space.M)
    return ft.Semantics(
        identifier="override",
        container=True,
        content=floating(k, column, width=None if k.phone else Size.OVERRIDE),
    )


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

    def digits(characters: str) -> None:
        for character in characters:
            if open_ and character.isdigit():
                given[0] += 1
                on_key(character)

    def snapshot() -> Restore:
        before = given[0]

        def restore() -> None:
            while given[0] > before:
                given[0] -= 1
                on_key(DELETE)

        return restore

    use_keys(
        k.keys,
        Layer(
            keys={"Esc": on_cancel, "Backspace": lambda: on_key(DELETE), "Enter": lambda: None},
            text=digits,
            scan=on_badge,
            snapshot=snapshot,
            modal=True,
            rank=2,
        ),
    )


def _reasons(k: Look, asked: Asked, reason: str | None, on_reason: Callable[[str], object]) -> ft.Control:
    """All reasons; on a phone only the chosen one, which leads back to all."""
    chosen = [option for option in asked.reasons if option.id == reason]
    if k.phone and chosen:
        return choices(k, chosen, reason, lambda _: on_reason(""), identifier="override-reason")
    return choices(k, asked.reasons, reason, on_reason, identifier="override-reason")


def _head(k: Look, asked: Asked, on_cancel: Handler) -> ft.Control:
    row: list[ft.Control] = [
        icon(k, ft.Icons.LOCK, Glyph.NAV),
        ft.Container(expand=True, content=text(k, asked.title, "h2", lines=2)),
    ]
    if k.phone:
        close = k.w("kit.override.cancel")
        row.append(icon_button(k, ft.Icons.CLOSE, close, on_cancel, identifier="override-cancel"))
    return ft.Row(row, spacing=Space.KEYS)


def _left(k: Look, asked: Asked) -> ft.Control:
    """How long the question stands."""
    return chip(k, "ours", k.w("kit.override.left", seconds=asked.left_s), ft.Icons.TIMER)


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
        return ft.Row([*row, _left(k, asked)], spacing=Space.S, wrap=True, vertical_alignment=middle)
    return ft.Row([*row, ft.Container(expand=True), _left(k, asked)], spacing=Space.M)


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
