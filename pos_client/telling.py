"""From the threads that work to the tabs that look: everybody hears on their own event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import Context, copy_context
from typing import Generic, TypeVar

T = TypeVar("T")


class Telling(Generic[T]):
    """Who wants to hear of something; ``tell`` may be called on any thread."""

    def __init__(self) -> None:
        self._listeners: list[tuple[asyncio.AbstractEventLoop, Callable[[T], None], Context]] = []

    def listen(self, listener: Callable[[T], None]) -> Callable[[], None]:
        """Have a tab's listener called on its own loop; returns the function that stops it."""
        # Who tells is on a thread that knows of no page: the listener runs in the tab's own context.
        entry = (asyncio.get_running_loop(), listener, copy_context())
        self._listeners.append(entry)

        def stop() -> None:
            if entry in self._listeners:
                self._listeners.remove(entry)

        return stop

    def tell(self, said: T) -> None:
        """Have it said to everybody who listens, soon."""
        for loop, listener, context in tuple(self._listeners):
            if not loop.is_closed():
                loop.call_soon_threadsafe(listener, said, context=context)
