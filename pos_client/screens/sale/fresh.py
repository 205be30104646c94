"""Reading again what a commit made old, once however many ask."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable


class Fresh:
    """Keeps something read as new as the last commit: who tells of a commit and who waits for it share one reading."""

    def __init__(self, read: Callable[[], Awaitable[None]]) -> None:
        """``read`` reads and keeps; it raises ``PosError`` where the store cannot be read."""
        self._read = read
        self._turn = asyncio.Lock()
        self._wanted = 1
        self._have = 0

    @property
    def mark(self) -> int:
        """A number that rises with every commit that was told."""
        return self._wanted

    def outdated(self) -> None:
        """A commit touched it."""
        self._wanted += 1

    async def now(self) -> None:
        """Wait until everything told so far is in what was read. Raises what ``read`` raises."""
        async with self._turn:
            if self._have < self._wanted:
                wanted = self._wanted
                await self._read()
                self._have = wanted
