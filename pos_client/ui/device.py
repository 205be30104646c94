"""What this screen's device is like: its fonts, and what its owner asked the system for."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import Final

import flet as ft

from pos_client.ui.theme import FONT, FONT_FILES

_log = logging.getLogger("pos.device")
ASK_WITHIN_S: Final = 2.0
FONT_GAP_S: Final = 0.05


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the system's settings ask of every program."""

    still: bool = False
    contrast: bool = False


async def load_fonts(page: ft.Page) -> None:
    """Give a native client the three weights of our family; a browser has them from its start page.

    ``page.fonts`` holds one file a family, but the client keeps every file it was ever given for it: so it is given
    them one after the other, or bold would be painted from the medium weight.
    """
    if page.web:
        return
    for file in FONT_FILES.values():
        page.fonts = {FONT: f"fonts/{file}"}
        page.update()
        await asyncio.sleep(FONT_GAP_S)


async def wishes() -> Wishes:
    """Whether the system asks for reduced motion and for high contrast; neither where it does not say in time.

    Ask once at the start and again when the program comes back to the front.
    """
    try:
        async with asyncio.timeout(ASK_WITHIN_S):
            features = await ft.SemanticsService().get_accessibility_features()
    except (TimeoutError, RuntimeError) as error:
        _log.info("the system does not say how it wants to be shown: %s", error)
        return Wishes()
    return Wishes(
        still=bool(features.disable_animations or features.reduce_motion), contrast=bool(features.high_contrast)
    )
