"""What every view begins with: its state, alive while the screen is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import flet as ft

from pos_client import guard
from pos_client.screen_state import ScreenState
from pos_client.ui.hooks import use_live, use_mount

S = TypeVar("S", bound=ScreenState)


def use_screen(make: Callable[[], S]) -> S:
    """Make a screen's observable state once, let it read while the screen is shown, and stop it afterwards.

    ``make`` gives an ``ft.Observable`` that is a ``ScreenState``::

        class LiveSale(ft.Observable, SaleState):
            ...

        state = use_screen(lambda: LiveSale(shell.session))
    """
    state = use_live(make)
    page = ft.context.page
    use_mount(lambda: state.start(guard.spawner(page)), state.stop)
    return state
