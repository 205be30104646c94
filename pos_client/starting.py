"""Putting the program together while the browser already loads its half of it.

The server answers as soon as it can; what the program needs is imported and made on a thread meanwhile, and a tab that
is there first waits for it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

import flet as ft

from pos_client.i18n import LANGUAGES, words

_log = logging.getLogger("olpos.starting")

Main = Callable[[ft.Page], Awaitable[None] | None]


@dataclass(frozen=True, slots=True)
class Program:
    """What runs for every window or tab, and what lives around all of them."""

    main: Main
    living: Callable[[], AbstractAsyncContextManager[None]]


def _not_started(page: ft.Page) -> None:
    """What a tab says where not even the program's own screens could be made."""
    sentences = [ft.Text(words(language)("trouble.unexpected"), selectable=True) for language in LANGUAGES]
    page.add(ft.Semantics(content=ft.SafeArea(ft.Column([*sentences])), identifier="not-started", container=True))


class Soon:
    """A program in the making: ``main`` and ``living`` can be handed to a server at once."""

    def __init__(self, make: Callable[[], Program]) -> None:
        self._make = make
        self._made: asyncio.Future[Main] | None = None

    async def main(self, page: ft.Page) -> None:
        """A tab: wait for the program, then be one of its tabs."""
        assert self._made is not None, "the server runs"
        try:
            main = await asyncio.shield(self._made)
        except Exception:  # noqa: BLE001 - it is in the log; a dark page would say nothing
            main = _not_started
        done = main(page)
        if done is not None:
            await done

    @asynccontextmanager
    async def living(self) -> AsyncIterator[None]:
        """Begin to make the program; leaving ends it."""
        loop = asyncio.get_running_loop()
        made = self._made = loop.create_future()
        end = asyncio.Event()

        async def live() -> None:
            try:
                program = await loop.run_in_executor(None, self._make)
                async with program.living():
                    made.set_result(program.main)
                    await end.wait()
            except Exception as error:
                if made.done():
                    raise
                _log.exception("the program was not put together")
                made.set_exception(error)

        life = asyncio.create_task(live(), name="program")
        try:
            yield
        finally:
            end.set()
            await life
