"""What every screen's state has in common: a session, the tables it reads, and reading again when they change."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import ClassVar

from core.errors import PosError
from core.ports import Changes
from pos_client.session import Session

Spawn = Callable[[Callable[[], Awaitable[None]]], object]


class ScreenState:
    """Base of the states: plain Python, tested without Flet; the view makes an observable of it.

    ``READS`` names the tables that, when a commit touched one of them, are read again by ``load``.
    """

    READS: ClassVar[frozenset[str]] = frozenset()
    AFTER_S: ClassVar[float] = 0.0
    """How long it waits with reading again: what stands around a screen lets the screen itself go first."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.error: PosError | None = None
        self._stops: list[Callable[[], None]] = []
        self._loading = False
        self._again = False
        self._waiting = False

    async def load(self) -> None:
        """Read what the screen shows."""

    def start(self, spawn: Spawn) -> None:
        """The screen appeared: read, and read again after every commit that touches what it shows."""

        def changed(changes: Changes) -> None:
            if self.READS & changes.tables:
                spawn(self._reload_in_turn if self.AFTER_S else self.reload)

        self._stops.append(self.session.on_changes(changed))
        spawn(self.reload)

    def stop(self) -> None:
        """The screen is gone."""
        while self._stops:
            self._stops.pop()()

    async def _reload_in_turn(self) -> None:
        """Read again after a while, once for all commits until then."""
        if self._waiting:
            return
        self._waiting = True
        try:
            await asyncio.sleep(self.AFTER_S)
        finally:
            self._waiting = False
        await self.reload()

    async def reload(self) -> None:
        """Read again; commits that come meanwhile cause one more reading, not one each."""
        if self._loading:
            self._again = True
            return
        self._loading = True
        try:
            await self.load()
            while self._again:
                self._again = False
                await self.load()
        except PosError as error:
            self.error = error
        finally:
            self._loading = False

    def forget_error(self) -> None:
        """The sentence was read."""
        self.error = None
