"""The whole program with printers, and tabs of it; no screen."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

from pos_client.config import DeviceConfig
from pos_client.devices.pace import Pace
from pos_client.house import House
from pos_client.session import Session
from pos_client.shell_state import ShellState
from tests.inside import value
from tests.pos_client.devices.counter import CALM, LIMIT_S
from tests.shop import Ticking, given, places

_seeds = count(50)


async def until(true: Callable[[], object], what: str = "it") -> None:
    """Wait for what must happen, while everything else goes on."""
    end_s = time.monotonic() + LIMIT_S
    while not true():
        assert time.monotonic() < end_s, f"{what} did not happen in {LIMIT_S} s"
        await asyncio.sleep(0.005)


@asynccontextmanager
async def running(
    folder: Path, config: DeviceConfig | None, clock: Ticking | None = None, pace: Pace = CALM
) -> AsyncIterator[House]:
    """The program on a folder, with these settings."""
    house = House(places(folder), given(clock or Ticking(), next(_seeds)), use_keyring=False, pace=pace)
    if config is not None:
        house.settings.change(lambda _: config)
    await house.opened()
    try:
        yield house
    finally:
        await asyncio.to_thread(house.close)
    assert not [t.name for t in threading.enumerate() if t.name.startswith(("printer-", "print-queue"))]


@asynccontextmanager
async def tab(house: House) -> AsyncIterator[ShellState]:
    """One tab with its frame, the owner signed in."""
    shell = ShellState(Session(house, language="en"))
    await shell.open()
    if house.has_shop:
        owner = value(shell.session, "SELECT id FROM user ORDER BY id LIMIT 1")
        await shell.entered(str(owner))
    try:
        yield shell
    finally:
        shell.stop()
        shell.session.end()
