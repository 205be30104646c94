"""Signing in on the screen: steel all over, so that nobody takes it for the till."""

from __future__ import annotations

from functools import partial

import flet as ft

from core.permissions import Role
from core.thai.dates import bangkok_time
from core.thai.tax_id import branch_text
from pos_client.i18n import own_name, words
from pos_client.screens.hooks import use_screen
from pos_client.screens.sign_in.finding import chief_role
from pos_client.screens.sign_in.forgot_pane import ForgotPane
from pos_client.screens.sign_in.others_pane import others_pane
from pos_client.screens.sign_in.pin_pane import PinPane, is_low, left_text
from pos_client.screens.sign_in.recovery import RecoveryForm
from pos_client.screens.sign_in.state import SignInState, at_once
from pos_client.shell_state import ShellState
from pos_client.ui import kit
from pos_client.ui.hooks import use_keys, use_redraw, use_seconds, use_value
from pos_client.ui.keys import Layer
from pos_client.ui.theme import PANEL_FROM, Glyph, Radius, Size, Space
from storage.queries.people import PersonRow

TILES, PHONE_TILES = 6, 4
COLUMNS = 2
SIDE_BY_SIDE_FROM = 900
"""Narrower windows have the people above the keypad."""
CLOCK_S = 5.0

ROLE_WORDS: dict[Role, str] = {
    Role.CASHIER: "role.cashier",
    Role.TECHNICIAN: "role.technician",
    Role.ADVISOR: "role.advisor",
    Role.PARTS_CLERK: "role.parts_clerk",
    Role.MANAGER: "role.manager",
    Role.OWNER: "role.owner",
    Role.ACCOUNTANT: "role.accountant",
    Role.AUDITOR: "role.auditor",
}
DAY_WORDS = ("day.mon", "day.tue", "day.wed", "day.thu", "day.fri", "day.sat", "day.sun")
NOTICE_WORDS = {
    "restored": "sign_in.notice.restored",
    "copied": "sign_in.notice.copied",
    "future_date": "sign_in.notice.future_date",
}
READ_ONLY_WORDS = "sign_in.notice.read_only"


class LiveRecovery(ft.Observable, RecoveryForm):
    """The recovery form's state, announcing every change."""


class LiveSignIn(ft.Observable, SignInState):
    """The sign-in screen's state, announcing every change."""

    def make_recovery(self, owner: str) -> RecoveryForm:
        """A form that announces its changes."""
        return LiveRecovery(self.session, self._entered, owner)


@ft.component
def SignInScreen(k: kit.Look, shell: ShellState) -> ft.Control:
    """Who is at the machine."""
    quiet = k.keys.quiet if k.keys else at_once
    state = use_screen(lambda: LiveSignIn(shell.session, shell.entered, quiet))
    redraw = use_redraw()

    def second() -> None:
        state.tick()
        redraw()

    use_seconds(second, running=state.counts_down)
    use_keys(k.keys, _layer(state))
    stacked = k.phone or k.width < SIDE_BY_SIDE_FROM or k.upright
    if state.pane == "forgot" and state.recovery is not None:
        body: ft.Control = ForgotPane(k, state, state.recovery)
    elif stacked:
        body = _stacked(k, state, shell)
    else:
        body = _side_by_side(k, state, shell)
    edges = kit.pad(Space.L, Space.M) if k.phone else kit.pad(Space.GULF, Space.WIDE)
    whole = ft.Column([_head(k, state), body], spacing=Space.M if stacked else Space.XXL, expand=True)
    return ft.Container(ft.SafeArea(whole, expand=True), expand=True, padding=edges, bgcolor=k.p.frame)


def _layer(state: SignInState) -> Layer:
    return Layer(
        keys={
            "Esc": state.back,
            "Backspace": lambda: state.press(kit.DELETE),
            "Enter": lambda: state.recovery.come_back() if state.recovery else state.choose_first(),
        },
        text=state.typed,
        scan=state.badge,
        snapshot=state.snapshot,
    )


def _side_by_side(k: kit.Look, state: SignInState, shell: ShellState) -> ft.Control:
    left = others_pane(k, state, role_words) if state.pane == "others" else _who(k, state, shell, TILES)
    left.expand = True
    pin = ft.Container(PinPane(k, state, shell.session.house.demo), width=Size.PIN_PANE)
    gap = ft.Container(width=Space.GULF if k.width >= PANEL_FROM else 0)
    middle = ft.CrossAxisAlignment.CENTER
    return ft.Row([left, gap, pin], spacing=Space.XXL, expand=True, vertical_alignment=middle)


def _stacked(k: kit.Look, state: SignInState, shell: ShellState) -> ft.Control:
    if state.pane == "others":
        pane = others_pane(k, state, role_words)
        pane.expand = True
        return pane
    who = _who(k, state, shell, PHONE_TILES if k.phone else TILES)
    pin = PinPane(k, state, shell.session.house.demo)
    below = pin if k.phone else ft.Row([ft.Container(pin, width=Size.FORM)], alignment=ft.MainAxisAlignment.CENTER)
    return ft.Column(
        [kit.scrolling([who]), below],
        spacing=Space.S,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


# -- who


def role_words(k: kit.Look, person: PersonRow) -> str:
    """The one role below a person's name."""
    role = chief_role(person)
    return k.w(ROLE_WORDS[role]) if role is not None else ""


def _who(k: kit.Look, state: SignInState, shell: ShellState, count: int) -> ft.Control:
    rows: list[ft.Control] = [] if k.phone else [kit.text(k, k.w("sign_in.title"), "h1", k.p.frame_ink, lines=2)]
    said = _notice(k, state, shell)
    if said is not None:
        rows.append(said)
    people = state.tiles(count)
    tiles = [_tile(k, state, person, f"person-{no}") for no, person in enumerate(people)]
    tiles += [ft.Container(expand=True) for _ in range(-len(tiles) % COLUMNS)]
    rows.append(
        kit.stack([ft.Row(tiles[at : at + COLUMNS], spacing=Space.M) for at in range(0, len(tiles), COLUMNS)], Space.M)
    )
    rows.append(_links(k, state, more=len(state.people) > count))
    return kit.stack(rows, Space.M if k.phone else Space.XL)


def _tile(k: kit.Look, state: SignInState, person: PersonRow, identifier: str) -> ft.Control:
    on = person.id == state.chosen
    ink = k.p.on_action if on else k.p.frame_ink
    locked_s = state.locked_s(person)
    said = k.w("sign_in.tile_locked", left=left_text(locked_s)) if locked_s else role_words(k, person)
    names: list[ft.Control] = [kit.text(k, person.short_name(k.language), "h3", ink), kit.text(k, said, "small", ink)]
    lines = ft.Column(names, spacing=0, tight=True, expand=True)
    face = (
        kit.Face(fill=k.p.action, veil=k.p.veil_action, radius=Radius.SHEET)
        if on
        else kit.Face(fill=k.p.frame_press, veil=k.p.veil_solid, radius=Radius.SHEET)
    )
    disc = kit.avatar(k, kit.initials(person.name(k.language)), Size.AVATAR_TILE, k.p.frame, k.p.frame_ink)
    if locked_s:
        disc.content = kit.icon(k, ft.Icons.LOCK, Glyph.BASE, k.p.frame_ink)
    return kit.tap(
        k,
        ft.Row([disc, lines], spacing=Space.FIELD if not k.phone else Space.KEYS),
        partial(state.choose, person.id),
        identifier=identifier,
        face=face,
        chosen=on,
        expand=True,
        height=k.touch.row if is_low(k) else Size.TENDER if k.phone else Size.WELL,
        padding=kit.pad(Space.L if not k.phone else Space.M),
        key=person.id,
    )


def _links(k: kit.Look, state: SignInState, *, more: bool) -> ft.Control:
    """The quiet ways below the people: the others, a forgotten PIN, the language."""
    other = "en" if k.language == "th" else "th"
    links: list[ft.Control] = []
    if more:
        links.append(
            _link(k, ft.Icons.PERSON, k.w("sign_in.others"), state.show_others, "others"),
        )
    if not state.session.house.demo and state.owners:
        links.append(_link(k, ft.Icons.KEY, k.w("sign_in.forgot"), state.forgot, "forgot"))
    switch = _link(
        k,
        ft.Icons.TRANSLATE,
        own_name("en" if other == "en" else "th"),
        partial(state.choose_language, "en" if other == "en" else "th"),
        "language",
    )
    return ft.Row([*links, ft.Container(expand=True), switch], spacing=Space.XS if k.phone else Space.XXL)


def _link(k: kit.Look, glyph: ft.IconData, label: str, on_tap: kit.Handler, identifier: str) -> ft.Control:
    row: list[ft.Control] = [kit.text(k, label, "strong", k.p.frame_ink)]
    if not k.phone:
        row.insert(0, kit.icon(k, glyph, Glyph.NOTE, k.p.frame_muted))
    return kit.tap(
        k,
        ft.Row(row, spacing=Space.S, tight=True),
        on_tap,
        identifier=identifier,
        face=kit.Face(press=k.p.frame_press),
        height=max(k.touch.least, Size.BADGE),
        padding=kit.pad(Space.XS),
    )


def _notice(k: kit.Look, state: SignInState, shell: ShellState) -> ft.Control | None:
    """What happened to the data since the last start, where it is worth a sentence before anybody works."""
    said = shell.notice or {}
    if said.get("kind") == "read_only":
        ways = [kit.Way("notice-recover", k.w("sign_in.use_code"), state.forgot, ft.Icons.KEY)] if state.owners else []
        return kit.notice(k, "late", k.w(READ_ONLY_WORDS), ways, identifier="data-notice", glyph=ft.Icons.LOCK)
    key = NOTICE_WORDS.get(said.get("reason", ""))
    return kit.notice(k, "ours", k.w(key), identifier="data-notice", glyph=ft.Icons.INFO) if key else None


# -- where and when


def _head(k: kit.Look, state: SignInState) -> ft.Control:
    where = state.place
    lines: list[ft.Control] = []
    if where is not None:
        spot = " · ".join(part for part in (branch_text(where.branch, k.language), where.device) if part)
        lines = [
            kit.text(k, where.name(k.language), "h3", k.p.frame_ink),
            kit.text(k, spot, "small", k.p.frame_muted),
        ]
    names = ft.Column(lines, spacing=Space.SNUG, tight=True, expand=True)
    row: list[ft.Control] = [kit.mark(k, k.w("shell.mark")), names]
    if not k.phone:
        row.append(Clock(k, state))
    return kit.named("place", ft.Row(row, spacing=Space.FIELD))


@ft.component
def Clock(k: kit.Look, state: SignInState) -> ft.Control:
    """Day and time; changes once a minute."""
    now = bangkok_time(state.session.now_ms())
    shown, show = use_value("")
    said = f"{k.w(DAY_WORDS[now.weekday()])} {words(k.language).day(now.date())}  {now:%H:%M}"

    def look() -> None:
        moment = bangkok_time(state.session.now_ms())
        if f"{moment:%H:%M}" != shown:
            show(f"{moment:%H:%M}")

    use_seconds(look, running=True, every_s=CLOCK_S)
    return kit.figure(k, said, "strong", k.p.frame_ink)
