"""Every part in its states, for pictures and for tests of the kit in a real browser. Not shipped.

    python -m tests.gallery_app --web --port 8560 --no-browser

Pages: ``/`` (all parts), ``/sale``, ``/pin``, ``/ask``; ``?theme=light|dark|contrast&lang=th|en``.
"""

from __future__ import annotations

import asyncio
import secrets
import sys
import time
from urllib.parse import parse_qs, urlparse

import flet as ft

from core.bursts import BurstDetector
from pos_client import guard, web
from pos_client.i18n import language_of, words
from pos_client.ui import device, kit
from pos_client.ui.keys import Keys
from pos_client.ui.material import material
from pos_client.ui.palettes import PALETTES
from tests.gallery_pages import PAGES
from tests.gallery_state import Gallery


@ft.component
def App(state: Gallery, keys: Keys) -> ft.Control:
    s, _ = ft.use_state(state)
    look = kit.Look(
        p=PALETTES[s.theme],
        w=words(s.language),
        width=s.width,
        height=s.height,
        still=True,
        keys=keys,
    )
    return PAGES.get(s.page, PAGES["parts"])(look, s)


def main(page: ft.Page) -> None:
    url = urlparse(page.route or "/")
    ask = {key: values[0] for key, values in parse_qs(url.query).items()}
    state = Gallery(
        page=url.path.strip("/") or "parts",
        theme=ask.get("theme", "light"),
        language=language_of(ask.get("lang", "th")),
        width=page.width or 1280,
        height=page.height or 800,
    )
    page.title = "gallery"
    page.padding = 0
    page.theme = page.dark_theme = material(PALETTES[state.theme])
    page.theme_mode = ft.ThemeMode.DARK if PALETTES[state.theme].dark else ft.ThemeMode.LIGHT
    page.theme_animation_style = ft.AnimationStyle.no_animation()
    guard.install(page, lambda number: setattr(state, "failure", number))
    keys = Keys(
        BurstDetector(lambda code: code.startswith("RC")),
        clock_ms=lambda: time.monotonic_ns() // 1_000_000,
        spawn=guard.spawner(page),
        refused=lambda code: setattr(state, "refused", code),
    )
    page.on_keyboard_event = keys.handle

    def resized(e: ft.PageResizeEvent) -> None:
        state.width, state.height = e.width, e.height

    async def ask() -> None:
        wishes = await device.wishes()
        state.wishes = f"still={wishes.still} contrast={wishes.contrast}"

    page.on_resize = resized
    page.render(lambda: App(state, keys))
    guard.spawn(page, ask)


def empty(page: ft.Page) -> None:
    """What an empty program costs, for comparison."""
    page.add(ft.Semantics(content=ft.Text("empty"), identifier="empty", container=True))


if __name__ == "__main__":
    port = int(sys.argv[sys.argv.index("--port") + 1]) if "--port" in sys.argv else 0
    shown = empty if "--empty" in sys.argv else main
    started = web.serve(
        shown, web.listen(port), token=secrets.token_urlsafe(24), on_ready=lambda address: print(address, flush=True)
    )
    asyncio.run(started)
