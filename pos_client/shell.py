"""The frame on the screen: which part of the program is shown, and what stands around it."""

from __future__ import annotations

from functools import partial

import flet as ft

from pos_client.i18n import words
from pos_client.printers import PrinterWord
from pos_client.routes import BY_ID, ROUTES, Route, may_go, shown
from pos_client.shell_state import ShellState
from pos_client.ui import kit
from pos_client.ui.device import Wishes
from pos_client.ui.hooks import use_keys, use_live
from pos_client.ui.keys import Handler, Keys, Layer
from pos_client.ui.palettes import PALETTES, Palette, ThemeName
from pos_client.ui.theme import Space

PRINTER_WORDS: dict[PrinterWord, str] = {
    "none": "printer.none",
    "looking": "printer.looking",
    "ready": "printer.ready",
    "printing": "printer.printing",
    "paper_out": "printer.paper_out",
    "cover_open": "printer.cover_open",
    "not_found": "printer.not_found",
    "unknown": "printer.unknown",
}
WAITING_ROWS = 3
_PRINTER_GLYPHS = {"none": ft.Icons.PRINT_DISABLED, "paper_out": ft.Icons.PRINT_DISABLED, "unknown": ft.Icons.HELP}


class LiveShell(ft.Observable, ShellState):
    """The shell's state, announcing every change to the frame; ``width`` and ``height`` are the window's."""

    width: float = 1280
    height: float = 800
    system_dark: bool = False
    wishes: Wishes = Wishes()

    def announce(self) -> None:
        """Have the frame drawn again: the session's person, language or theme changed."""
        self.notify()  # type: ignore[no-untyped-call]


def palette_of(state: LiveShell) -> Palette:
    """The palette of the person's choice; ``auto`` follows the system, and takes contrast where it asks for it."""
    chosen = state.session.theme
    if chosen != "auto":
        return PALETTES[chosen]
    theme: ThemeName = "contrast" if state.wishes.contrast else "dark" if state.system_dark else "light"
    return PALETTES[theme]


def look_of(state: LiveShell, keys: Keys) -> kit.Look:
    """How this page looks for this person, now."""
    return kit.Look(
        p=palette_of(state),
        w=words(state.session.language),
        width=state.width,
        height=state.height,
        still=state.wishes.still,
        keys=keys,
    )


@ft.component
def Shell(state: LiveShell, keys: Keys) -> ft.Control:
    """The whole page."""
    live = use_live(lambda: state)
    k = look_of(live, keys)
    use_keys(keys, Layer(keys=_frame_keys(live) if live.phase == "inside" else {}, rank=-1))
    if live.phase == "opening":
        return _plain(k, kit.Waiting(k, WAITING_ROWS))
    if live.phase == "trouble":
        from pos_client.screens.trouble.view import TroubleScreen

        return _plain(k, _with_messages(k, live, TroubleScreen(k, live)))
    if live.phase == "first_run":
        from pos_client.screens.first_run.view import FirstRunScreen

        return _plain(k, _with_messages(k, live, FirstRunScreen(k, live)))
    if live.phase == "sign_in":
        from pos_client.screens.sign_in.view import SignInScreen

        return _plain(k, _with_messages(k, live, SignInScreen(k, live)))
    route = shown(live.session, live.route)
    screen = route.screen()(k, frame_of(k, live), live)
    return _plain(k, _with_messages(k, live, screen))


def _frame_keys(state: LiveShell) -> dict[str, Handler]:
    """The keys that mean the same on every screen: the places of the rail, and somebody else."""
    rail = [route for route in ROUTES if route.rail and may_go(state.session, route)]
    places: dict[str, Handler] = {f"Ctrl+{n}": partial(state.go, route.id) for n, route in enumerate(rail, 1)}
    keys = {**places, "Ctrl+U": state.switch_user}
    # A browser keeps some keys with Ctrl for itself: there the same with Alt.
    return {**keys, **{key.replace("Ctrl", "Alt"): act for key, act in keys.items()}}


def _plain(k: kit.Look, content: ft.Control) -> ft.Control:
    return ft.Container(content=content, expand=True, bgcolor=k.p.frame)


def _with_messages(k: kit.Look, state: LiveShell, screen: ft.Control) -> ft.Control:
    """What is said over any screen: an unexpected error, a scan that nobody wanted."""
    sentence = None
    if state.failure is not None:
        sentence = k.w("shell.failure", number=state.failure)
    elif state.refused_scan is not None:
        sentence = k.w("shell.scan_refused", code=state.refused_scan)
    if sentence is None:
        return screen
    bar = kit.notice(
        k,
        "late" if state.failure else "ours",
        sentence,
        [kit.Way("message-away", k.w("shell.understood"), state.put_away)],
        identifier="message",
    )
    placed = ft.Container(content=bar, left=Space.L, right=Space.L, bottom=Space.L)
    return ft.Stack([ft.Container(content=screen, left=0, right=0, top=0, bottom=0), placed], expand=True)


def frame_of(k: kit.Look, state: LiveShell) -> kit.Frame:
    """Rail, status bar and navigation, from how things are now."""

    def item(route: Route) -> kit.NavItem:
        waiting = state.status.unsettled_jobs if state.status and route.id == "papers" else None
        return kit.NavItem(route.id, k.w(f"nav.{route.id}"), route.glyph, partial(state.go, route.id), waiting)

    rail = [item(route) for route in ROUTES if route.rail and may_go(state.session, route)]
    more = item(BY_ID["more"])
    return kit.Frame(
        mark=k.w("shell.mark"),
        rail=rail,
        bottom=[*rail, more],
        more=more,
        badges=_badges(k, state),
        person=_person(k, state),
        band=k.w("shell.demo") if state.session.house.demo else "",
    )


def _badges(k: kit.Look, state: LiveShell) -> list[kit.Badge]:
    badges = []
    printer, status = state.printer, state.status
    if state.session.house.settings.fault is not None:  # without its settings the program knows of no printer
        to_printers = partial(state.go, "printers") if may_go(state.session, BY_ID["printers"]) else None
        word = k.w("shell.settings")
        badges.append(kit.Badge("settings", word, ft.Icons.SETTINGS, to_printers, warn=True, on_phone=True))
    elif printer.word != "none" or (status is not None and status.waiting_jobs):
        badges.append(
            kit.Badge(
                "printer",
                k.w(PRINTER_WORDS[printer.word]),
                _PRINTER_GLYPHS.get(printer.word, ft.Icons.PRINT),
                partial(state.go, "papers"),
                count=printer.waiting or None,
                warn=printer.warns,
                on_phone=printer.warns,
            )
        )
    if status is not None:
        badges.append(
            kit.Badge(
                "sync",
                k.w("sync.unsent") if status.unsent else k.w("sync.all_sent"),
                ft.Icons.CLOUD_UPLOAD if status.unsent else ft.Icons.CLOUD_DONE,
                partial(state.go, "machine"),
                count=status.unsent or None,
            )
        )
    if state.session.house.caretaker.failure is not None:
        to_machine = partial(state.go, "machine")
        badges.append(kit.Badge("backup", k.w("shell.backup"), ft.Icons.SAVE, to_machine, warn=True))
    if state.notice is not None:
        badges.append(kit.Badge("notice", k.w("shell.notice"), ft.Icons.INFO, partial(state.go, "machine"), warn=True))
    return badges


def _person(k: kit.Look, state: LiveShell) -> kit.Person | None:
    user = state.session.user
    if user is None:
        return None
    shift = state.status.shift if state.status else None
    place = k.w("shell.shift_of", name=state.shift_cashier) if shift else k.w("shell.no_shift")
    name = user.short_name(k.language)
    return kit.Person(kit.initials(name), name, place, state.switch_user)
