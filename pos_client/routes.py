"""The only list of screens: where each stands, what leads there, and who sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from pos_client.session import Session
from pos_client.shell_state import ShellState
from pos_client.ui import kit

Screen = Callable[[kit.Look, kit.Frame, ShellState], ft.Control]


@dataclass(frozen=True, slots=True)
class Route:
    """A screen: its place in the navigation (``rail``), the key of its name, and the permission that shows it."""

    id: str
    screen: Callable[[], Screen]
    words: str
    glyph: ft.IconData
    permission: str | None = None
    rail: bool = False


def _sale() -> Screen:
    from pos_client.screens.sale.view import SaleScreen  # late: a start draws the first screen only

    return SaleScreen


def _shift() -> Screen:
    from pos_client.screens.shift.view import ShiftScreen

    return ShiftScreen


def _papers() -> Screen:
    from pos_client.screens.papers.view import PapersScreen

    return PapersScreen


def _printers() -> Screen:
    from pos_client.screens.printers.view import PrintersScreen

    return PrintersScreen


def _profile() -> Screen:
    from pos_client.screens.profile.view import ProfileScreen

    return ProfileScreen


def _machine() -> Screen:
    from pos_client.screens.machine.view import MachineScreen

    return MachineScreen


def _more() -> Screen:
    from pos_client.screens.more.view import MoreScreen

    return MoreScreen


ROUTES: tuple[Route, ...] = (
    Route("sale", _sale, words="nav.sale", glyph=ft.Icons.POINT_OF_SALE, permission="sale.counter", rail=True),
    Route("shift", _shift, words="nav.shift", glyph=ft.Icons.PAYMENTS, permission="shift.open_close", rail=True),
    Route("papers", _papers, words="nav.papers", glyph=ft.Icons.PRINT, permission="document.reprint", rail=True),
    Route("printers", _printers, words="nav.printers", glyph=ft.Icons.SETTINGS, permission="settings.device"),
    Route("profile", _profile, words="nav.profile", glyph=ft.Icons.PERSON),
    Route("machine", _machine, words="nav.machine", glyph=ft.Icons.MONITOR_HEART),
    Route("more", _more, words="nav.more", glyph=ft.Icons.MENU),
)
BY_ID = {route.id: route for route in ROUTES}


def may_go(session: Session, route: Route) -> bool:
    """Whether this person is shown the way to a screen; what is done there is decided by the engine."""
    return route.permission is None or session.may_see(route.permission)


def shown(session: Session, wanted: str) -> Route:
    """The screen that was asked for, or the first one of the rail that this person may see, or the list of others."""
    route = BY_ID.get(wanted, ROUTES[0])
    if may_go(session, route):
        return route
    return next((route for route in ROUTES if route.rail and may_go(session, route)), BY_ID["more"])
