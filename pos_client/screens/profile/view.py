"""The profile screen: language, theme, PIN, and signing out."""

from __future__ import annotations

from collections.abc import Awaitable
from functools import partial

import flet as ft

from core.permissions import Role
from pos_client.i18n import LANGUAGES, Language, own_name
from pos_client.screens.hooks import use_screen
from pos_client.screens.profile.pin_view import PinPad
from pos_client.screens.profile.state import LOCK_MINUTES, ProfileState
from pos_client.session import THEMES
from pos_client.shell_state import ShellState
from pos_client.ui import kit
from pos_client.ui.hooks import use_keys
from pos_client.ui.keys import Handler, Layer
from pos_client.ui.theme import Space

ROUTE = "more"
THEME_WORDS = {"auto": "theme.auto", "light": "theme.light", "dark": "theme.dark", "contrast": "theme.contrast"}
THEME_FOR_WORDS = {
    "auto": "theme.auto.for",
    "light": "theme.light.for",
    "dark": "theme.dark.for",
    "contrast": "theme.contrast.for",
}
THEME_GLYPHS = {
    "auto": ft.Icons.BRIGHTNESS_AUTO,
    "light": ft.Icons.LIGHT_MODE,
    "dark": ft.Icons.DARK_MODE,
    "contrast": ft.Icons.CONTRAST,
}


class LiveProfile(ft.Observable, ProfileState):
    """The state of the profile screen, announcing every change."""


@ft.component
def ProfileScreen(k: kit.Look, around: kit.Frame, shell: ShellState) -> ft.Control:
    """Own choices."""
    state = use_screen(lambda: LiveProfile(shell.session))
    asking = state.form is not None
    use_keys(k.keys, Layer(keys=_keys(state, shell)))
    if asking and k.phone:
        body: ft.Control = kit.scrolling([_pin(k, state)], padding=k.touch.pad)
    else:
        body = _columns(k, state, shell)
    return kit.frame(
        k,
        around,
        here=ROUTE,
        title=k.w("nav.profile"),
        body=body,
        back=state.cancel_pin if asking and k.phone else partial(shell.go, "more"),
        nav=not (asking and k.phone),
        keys=[
            kit.KeyWord("Alt+1–2", k.w("profile.language.head")),
            kit.KeyWord("Alt+3–6", k.w("profile.theme.head")),
            kit.KeyWord("F2", k.w("profile.pin.change")),
            kit.KeyWord("Ctrl+U", k.w("shell.switch_user")),
            kit.KeyWord("Esc", k.w("kit.frame.back")),
        ],
    )


def _keys(state: ProfileState, shell: ShellState) -> dict[str, Handler]:
    keys: dict[str, Handler] = {"Esc": partial(shell.go, "more"), "F2": state.begin_pin}
    keys |= {f"Alt+{n}": partial(state.choose_language, language) for n, language in enumerate(("th", "en"), 1)}  # type: ignore[arg-type]
    keys |= {f"Alt+{n}": partial(state.choose_theme, theme) for n, theme in enumerate(THEMES, 3)}
    return keys


def _columns(k: kit.Look, state: ProfileState, shell: ShellState) -> ft.Control:
    """Choices on the left, who one is on the right; one below the other on a phone."""
    warning = [kit.notice(k, "late", k.w.error(state.error), identifier="profile-error")] if state.error else []
    choices = [*warning, _language(k, state), _theme(k, state), _lock(k, state)]
    own = [_pin(k, state) if state.form else _person(k, state), _leave(k, shell)]
    if k.phone:
        return kit.scrolling([*own, *choices], Space.M, padding=k.touch.pad)
    return ft.Row(
        [kit.scrolling(choices, Space.M), kit.scrolling(own, Space.M)],
        spacing=Space.L,
        expand=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _section(k: kit.Look, title: str, *parts: ft.Control) -> ft.Control:
    return kit.sheet(k, kit.stack([kit.text(k, title, "h3"), *parts], Space.M), Space.L)


def _language(k: kit.Look, state: ProfileState) -> ft.Control:
    options = [kit.Option(language, own_name(language)) for language in reversed(LANGUAGES)]

    def pick(chosen: str) -> Awaitable[None]:
        language: Language = "en" if chosen == "en" else "th"
        return state.choose_language(language)

    current = state.session.language
    return _section(k, k.w("profile.language.head"), kit.segment(k, options, current, pick, identifier="language"))


def _theme(k: kit.Look, state: ProfileState) -> ft.Control:
    """A row a theme: what it is good for stands beside its name."""
    rows: list[ft.Control] = []
    for theme in THEMES:
        on = theme == state.session.theme
        said = kit.stack(
            [
                kit.text(k, k.w(THEME_WORDS[theme]), "strong"),
                kit.text(k, k.w(THEME_FOR_WORDS[theme]), "small", k.p.muted, lines=2),
            ],
            Space.NONE,
            expand=True,
        )
        said.tight = True
        tick = [kit.icon(k, ft.Icons.CHECK)] if on else []
        row = ft.Row([kit.icon(k, THEME_GLYPHS[theme]), said, *tick], spacing=Space.L)
        rows.append(
            kit.tap(
                k,
                kit.marked(k, row, here=on, padding=kit.pad(Space.M), last=theme == THEMES[-1]),
                partial(state.choose_theme, theme),
                identifier=f"theme-{theme}",
                face=kit.Face(radius=0),
                chosen=on,
            )
        )
    return kit.sheet(k, kit.stack([kit.sheet_head(k, k.w("profile.theme.head")), *rows], Space.NONE))


def _lock(k: kit.Look, state: ProfileState) -> ft.Control:
    """When the device locks itself: set by who may set up the device, read by all."""
    minutes = state.lock_minutes
    now = k.w.n("profile.lock.after", minutes) if minutes else k.w("profile.lock.never")
    note = kit.text(k, k.w("profile.lock.note"), "small", k.p.muted, lines=None)
    if not state.may_set_lock:
        return _section(k, k.w("profile.lock.head"), kit.text(k, now, "body", lines=None), note)
    shown = sorted({*LOCK_MINUTES, minutes}, key=lambda m: m or LOCK_MINUTES[-2] + 1)
    options = [
        kit.Option(str(m), k.w.n("profile.lock.minutes", m) if m else k.w("profile.lock.never_short")) for m in shown
    ]

    def pick(chosen: str) -> Awaitable[None]:
        return state.choose_lock(int(chosen))

    return _section(k, k.w("profile.lock.head"), kit.choices(k, options, str(minutes), pick, identifier="lock"), note)


def _person(k: kit.Look, state: ProfileState) -> ft.Control:
    """Who this is, and the way to a new PIN."""
    user = state.session.user
    name = user.name(k.language) if user else ""
    roles = (
        " · ".join(k.w(f"role.{Role(role).name.lower()}") for role in user.roles if role in tuple(Role)) if user else ""
    )
    parts: list[ft.Control] = [
        kit.stack([kit.text(k, name, "h2", lines=2), kit.text(k, roles, "body", k.p.muted, lines=2)], Space.NONE)
    ]
    if state.pin_changed:
        parts.append(kit.notice(k, "ready", k.w("profile.pin.changed"), identifier="pin-changed"))
    parts.append(
        kit.form_button(
            k, k.w("profile.pin.change"), state.begin_pin, identifier="pin-change", glyph=ft.Icons.PASSWORD, expand=True
        )
    )
    return kit.named("profile-person", kit.sheet(k, kit.stack(parts, Space.L), Space.L))


def _pin(k: kit.Look, state: ProfileState) -> ft.Control:
    assert state.form is not None, "a PIN is being changed"
    return PinPad(k, state, state.form)


def _leave(k: kit.Look, shell: ShellState) -> ft.Control:
    return _section(
        k,
        k.w("profile.leave.head"),
        kit.text(k, k.w("profile.leave.note"), "body", k.p.muted, lines=None),
        kit.form_button(
            k,
            k.w("shell.switch_user"),
            shell.switch_user,
            identifier="profile-leave",
            kind="solid",
            glyph=ft.Icons.LOGOUT,
            expand=True,
        ),
    )
