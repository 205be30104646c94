"""Puts the program together: data, engine, printers, keyboard, then one page a window or tab."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Final

import flet as ft

from core.bursts import BurstDetector
from pos_client import guard
from pos_client.house import House
from pos_client.i18n import Language
from pos_client.session import Session
from pos_client.shell import LiveShell, Shell, palette_of
from pos_client.ui import device
from pos_client.ui.keys import Keys
from pos_client.ui.material import material
from pos_client.ui.sounds import Speaker
from storage.queries.parts import is_known_code

TITLE: Final = "O.L POS"
IDLE_LOOK_S: Final = 5.0

_log = logging.getLogger("olpos.app")


def page_main(house: House, language: Language | None = None) -> Callable[[ft.Page], None]:
    """What runs for every window or tab; it speaks the device's language unless another one is asked for."""

    def main(page: ft.Page) -> None:
        settings = house.settings.config
        lock_s = settings.idle_lock_minutes * 60
        session = Session(house, language=language or settings.language, idle_lock_s=lock_s)
        state = LiveShell(session)
        state.width, state.height = page.width or state.width, page.height or state.height
        state.play = Speaker(page, guard.spawner(page), lambda: house.settings.config.sound).play
        state.system_dark = page.platform_brightness == ft.Brightness.DARK
        guard.install(page, state.failed)
        keys = _keyboard(page, house, state)
        _dress(page, state)
        session.watch(_redress(page, state))
        page.on_resize = lambda e: _resized(state, e.width, e.height)
        page.on_platform_brightness_change = lambda _: _brightness(page, state)
        page.on_close = lambda _: _gone(state)
        page.render(lambda: Shell(state, keys))
        guard.spawn(page, state.open)
        state.start(guard.spawner(page))
        guard.spawn(page, _settle_device, page, state)
        guard.spawn(page, _watch_idle, state)

    return main


def _gone(state: LiveShell) -> None:
    """The tab is closed: nobody tells it anything any more."""
    state.stop()
    state.session.end()


def _keyboard(page: ft.Page, house: House, state: LiveShell) -> Keys:
    def known(code: str) -> bool:
        """Asked only for keys that came late: a point look-up of some microseconds, not worth a thread."""
        if not house.has_shop:
            return False
        with house.store.database.reading() as connection:
            return is_known_code(connection, code)

    def refused(code: str) -> None:
        state.refused_scan = code
        state.play("refused")

    keys = Keys(
        BurstDetector(known),
        clock_ms=lambda: time.monotonic_ns() // 1_000_000,
        spawn=guard.spawner(page),
        refused=refused,
    )

    async def pressed(event: ft.KeyboardEvent) -> None:
        state.session.touch()
        await keys.handle(event)

    page.on_keyboard_event = pressed
    return keys


def _dress(page: ft.Page, state: LiveShell) -> None:
    palette = palette_of(state)
    page.title = TITLE
    page.padding = 0
    page.bgcolor = palette.frame
    page.theme = page.dark_theme = material(palette)
    page.theme_mode = ft.ThemeMode.DARK if palette.dark else ft.ThemeMode.LIGHT
    page.theme_animation_style = ft.AnimationStyle.no_animation()
    thai = state.session.language == "th"
    page.locale_configuration = ft.LocaleConfiguration(
        supported_locales=[ft.Locale("th", "TH"), ft.Locale("en", "US")],
        current_locale=ft.Locale("th", "TH") if thai else ft.Locale("en", "US"),
    )


def _redress(page: ft.Page, state: LiveShell) -> Callable[[], None]:
    def changed() -> None:
        _dress(page, state)
        state.announce()
        page.update()

    return changed


def _resized(state: LiveShell, width: float, height: float) -> None:
    state.width, state.height = width, height


def _brightness(page: ft.Page, state: LiveShell) -> None:
    state.system_dark = page.platform_brightness == ft.Brightness.DARK
    _redress(page, state)()


async def _settle_device(page: ft.Page, state: LiveShell) -> None:
    """Fonts for native clients, and what the system asks for."""
    await device.load_fonts(page)
    state.wishes = await device.wishes()
    _redress(page, state)()


async def _watch_idle(state: LiveShell) -> None:
    while True:
        await asyncio.sleep(IDLE_LOOK_S)
        await state.lock_if_idle()


@asynccontextmanager
async def living(house: House) -> AsyncIterator[None]:
    """Open the house while the program runs, have its data looked after, and close it afterwards."""
    house.open()
    keeping = asyncio.create_task(house.caretaker.keep_on(), name="caretaker")
    try:
        yield
    finally:
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)
        await asyncio.get_running_loop().run_in_executor(None, house.close)
