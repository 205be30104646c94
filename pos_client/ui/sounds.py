"""The four sounds of the counter, and the buzz of a phone; each only repeats what the screen shows anyway.

Played without waiting: a sound that fails or comes late never holds up a scan. The stock Linux window has no player
(its client is built without one), so a Linux counter is silent there and speaks in the browser.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final, Literal

import flet as ft
import flet_audio as fta

from pos_client.sound_names import Sound

Loudness = Literal["off", "low", "loud"]
Spawn = Callable[..., object]

SOUNDS: Final[tuple[Sound, ...]] = ("added", "unknown", "refused", "attention")
VOLUME: Final[dict[Loudness, float]] = {"off": 0.0, "low": 0.35, "loud": 1.0}
BUZZING: Final = frozenset({"unknown", "refused"})
PHONES: Final = frozenset({ft.PagePlatform.ANDROID, ft.PagePlatform.IOS})

_log = logging.getLogger("olpos.sounds")


class Speaker:
    """Plays sounds on one page, as loud as ``loudness`` says at that moment."""

    def __init__(self, page: ft.Page, spawn: Spawn, loudness: Callable[[], Loudness]) -> None:
        self._spawn = spawn
        self._loudness = loudness
        self._players: dict[Sound, fta.Audio] = {}
        self._buzzer = ft.HapticFeedback() if page.platform in PHONES and not page.web else None
        if page.web or page.platform is not ft.PagePlatform.LINUX:
            for sound in SOUNDS:
                self._players[sound] = fta.Audio(src=f"sounds/{sound}.wav", release_mode=fta.ReleaseMode.STOP)

    def play(self, sound: Sound) -> None:
        """Begin to play a sound; to be called on the page's own loop."""
        volume = VOLUME[self._loudness()]
        player = self._players.get(sound)
        if player is not None and volume:
            self._spawn(partial(self._try, lambda: _play(player, volume)))
        if self._buzzer is not None and sound in BUZZING:
            self._spawn(partial(self._try, self._buzzer.heavy_impact))

    async def _try(self, work: Callable[[], Awaitable[object]]) -> None:
        """A browser plays nothing before the first tap, and a device may have no speaker: then it stays silent."""
        try:
            await work()
        except (RuntimeError, TimeoutError) as error:
            _log.info("not played: %s", error)


async def _play(player: fta.Audio, volume: float) -> None:
    if player.volume != volume:
        player.volume = volume
        player.update()
    await player.play()
