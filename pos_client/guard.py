"""What happens when a handler or a screen fails: the user reads a sentence with a number, the log gets the rest.

Without this Flet 1.0.5 replaces the whole screen by "Error running app" at the first exception in a handler, and
stops drawing altogether, without a word, at the first exception in a component that is drawn again. It also hangs up
on the browser when the answer to a call comes from a part that is not shown any more.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import re
import traceback
from collections.abc import Awaitable, Callable
from typing import Any

import flet as ft

_log = logging.getLogger("pos.guard")
_SCHEDULER = "_Session__updates_task"
_CALLS = "_Session__method_calls"
_ANSWERS = "_Session__method_call_results"
_ADDRESS = re.compile(r"0x[0-9a-f]+")
_NUMBER_CHARS = 6
_running: set[asyncio.Task[None]] = set()


def error_number(details: str) -> str:
    """The number of an error, such as ``E-4F02AC``: the same fault gives the same number on every device."""
    plain = _ADDRESS.sub("", details)
    return f"E-{hashlib.sha256(plain.encode()).hexdigest()[:_NUMBER_CHARS].upper()}"


def install(page: ft.Page, say: Callable[[str], object]) -> None:
    """Catch everything that handlers, effects and drawing of this page let through.

    ``say`` shows a sentence with the error's number; it runs on the event loop and gets nothing else, for a
    traceback is no help to a cashier. Call it first thing in ``main``, before ``page.render``.
    """
    session = page.session
    last_resort = session.error
    start = session.start_updates_scheduler
    answered = session.handle_invoke_method_results

    def failed(message: str) -> None:
        number = error_number(message)
        _log.error("%s %s", number, message)
        try:
            say(number)
        except Exception:  # noqa: BLE001 -- whatever it is, the screen must stay
            _log.exception("cannot say %s on the screen", number)
            last_resort(number)

    def start_watched() -> None:
        start()  # type: ignore[no-untyped-call]
        task: asyncio.Task[None] | None = getattr(session, _SCHEDULER, None)
        assert task is not None, "Flet keeps its drawing task under another name: look at its Session again"
        task.add_done_callback(drawing_stopped)

    def drawing_stopped(task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if error is not None:
            failed("".join(traceback.format_exception(error)))
            start_watched()

    def answered_late(control_id: int, call_id: str, result: Any, error: str | None) -> None:
        """The browser's answer to a call (a focus, a scroll) of a part that may be gone by now.

        Flet raises then, which ends the reading of the browser's messages: the connection breaks, and a scan that is
        on its way loses its head. Who waits for the answer gets an empty one.
        """
        try:
            answered(control_id, call_id, result, error)
        except RuntimeError:
            _log.info("the answer of a part that is gone")
            waiting = getattr(session, _CALLS).pop(call_id, None)
            if waiting is not None:
                getattr(session, _ANSWERS)[waiting] = (None, None)
                waiting.set()

    assert hasattr(session, _CALLS), "Flet keeps its calls under another name: look at its Session again"
    assert hasattr(session, _ANSWERS), "Flet keeps its answers under another name: look at its Session again"
    session.handle_invoke_method_results = answered_late  # type: ignore[method-assign]
    session.error = failed  # type: ignore[method-assign]
    session.start_updates_scheduler = start_watched  # type: ignore[method-assign]


def spawn(page: ft.Page, work: Callable[..., Awaitable[Any]], *args: Any) -> None:
    """Run an async function beside the screen, with its failure reported like a handler's.

    ``page.run_task`` only logs a failure, and fails itself while the browser is away. To be called on the event loop.
    Give it no work that must not be lost: a program that stops does not wait for it.
    """

    async def reported() -> None:
        try:
            await work(*args)
        except Exception:  # noqa: BLE001 -- reported, with its number
            page.session.error(traceback.format_exc())

    task = asyncio.get_running_loop().create_task(reported())
    # The loop itself holds tasks only weakly.
    _running.add(task)
    task.add_done_callback(_running.discard)


def spawner(page: ft.Page) -> Callable[[Callable[[], Awaitable[None]]], object]:
    """``spawn`` for one page, as ``Keys`` and other parts want it."""
    return lambda work: spawn(page, work)
