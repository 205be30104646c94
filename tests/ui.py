"""Drives a screen without Flutter: Flet's real session, a connection that only listens.

Fast enough for every state of every screen. What a browser adds (layout, fonts, focus) is tested in ``tests/e2e``.
"""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import flet as ft
import msgpack
from flet.controls.base_control import BaseControl
from flet.controls.context import _context_page
from flet.messaging.connection import Connection
from flet.messaging.protocol import (
    Message,
    MessageAction,
    RegisterClientResponseBody,
    configure_encode_object_for_msgpack,
)
from flet.messaging.session import Session
from flet.pubsub.pubsub_hub import PubSubHub

from core.bursts import BurstDetector
from pos_client import guard
from pos_client.i18n import Language, words
from pos_client.ui import kit
from pos_client.ui.keys import Keys
from pos_client.ui.palettes import PALETTES, ThemeName

ROUNDS_MAX = 200


class Listening(Connection):
    """Packs what would go to the browser, as the real connection does, and keeps it."""

    def __init__(self) -> None:
        super().__init__()
        self.pubsubhub = PubSubHub()
        self.loop = asyncio.get_running_loop()
        self.sent: list[tuple[MessageAction, bytes]] = []

    def send_message(self, message: Message) -> None:
        # Components are drawn the first time while they are packed.
        pack = configure_encode_object_for_msgpack(BaseControl)
        self.sent.append((message.action, msgpack.packb([message.action, message.body], default=pack)))

    def dispose(self) -> None:
        pass


def look(
    *, width: float = 1280, height: float = 800, theme: ThemeName = "light", language: Language = "en", **more: Any
) -> kit.Look:
    """A look for tests: tablet, light, English unless said otherwise, and nothing moves."""
    return kit.Look(PALETTES[theme], words(language), width, height, **{"still": True, **more})


class Till:
    """A page whose screen a test can look at and touch. Make it inside a running event loop (``run``), then ``show``.

    ``failures`` are the numbers that the user would have read, ``refused`` the scans that nobody wanted; ``keys`` is
    its keyboard, whose ``clock_ms`` is moved by hand.
    """

    def __init__(self, connection: Listening | None = None) -> None:
        self.connection = connection or Listening()
        self.session = Session(self.connection)
        self.page = self.session.page
        self.failures: list[str] = []
        self.refused: list[str] = []
        self.clock_ms = 0
        _context_page.set(self.page)
        guard.install(self.page, self.failures.append)
        self.keys = Keys(
            BurstDetector(),
            clock_ms=lambda: self.clock_ms,
            spawn=guard.spawner(self.page),
            refused=self.refused.append,
            later=self._later,
        )
        self._timers: list[tuple[int, Callable[[], None]]] = []
        self.page.on_keyboard_event = self.keys.handle
        # The first message to a browser; only what was packed once is compared later.
        answer = RegisterClientResponseBody(self.session.id, self.session.get_page_patch(), error="")
        self.connection.send_message(Message(MessageAction.REGISTER_CLIENT, answer))

    async def show(self, component: Callable[..., Any], *args: Any, **named: Any) -> Till:
        """Render a component and let it come to rest."""
        self.page.render(component, *args, **named)
        await self.settle()
        return self

    def _later(self, delay_s: float, callback: Callable[[], None]) -> Callable[[], None]:
        timer = (self.clock_ms + round(delay_s * 1000), callback)
        self._timers.append(timer)
        return lambda: self._timers.remove(timer) if timer in self._timers else None

    async def settle(self) -> None:
        """Let everything that was set going come to rest."""
        quiet = 0
        for _ in range(ROUNDS_MAX):
            before = len(self.connection.sent)
            await asyncio.sleep(0)
            quiet = quiet + 1 if len(self.connection.sent) == before else 0
            if quiet > 8:
                return

    def controls(self) -> Iterator[BaseControl]:
        """Every control that is shown, from the top down."""
        yield from _below(self.page.views, set())

    def part(self, identifier: str) -> Any:
        """The part with this identifier.

        Raises:
            AssertionError: there is none, or more than one.
        """
        found = [c for c in self.controls() if getattr(c, "identifier", None) == identifier]
        assert len(found) == 1, f"{len(found)} parts named {identifier}; there are {sorted(self.identifiers())}"
        return found[0]

    def identifiers(self) -> set[str]:
        """The identifiers of all parts."""
        return {c.identifier for c in self.controls() if getattr(c, "identifier", None)}

    def words(self, identifier: str | None = None) -> str:
        """All words shown, or those of one part, in reading order."""
        top = [self.part(identifier)] if identifier else [self.page.views]
        said = []
        for control in (c for t in top for c in _below(t, set())):
            if isinstance(control, ft.Text):
                said.append(control.value or "".join(s.text or "" for s in control.spans or []))
            elif isinstance(control, ft.Semantics) and control.label:
                said.append(control.label)
            elif isinstance(control, ft.TextField):
                said.append(control.value)
        return " ".join(word for word in said if word)

    async def fire(self, control: BaseControl, event: str, data: Any = None) -> None:
        """Send an event as the browser would."""
        await self.session.dispatch_event(control._i, event, data)
        await self.settle()

    async def tap(self, identifier: str) -> None:
        """Press a part: a pressable, a form button or a switch."""
        part = self.part(identifier)
        for control in _below(part, set()):
            if isinstance(control, ft.GestureDetector):
                for event in ("tap_down", "tap_up", "tap"):
                    await self.fire(control, event, {"kind": "mouse"})
                return
            if isinstance(control, ft.Button) and not control.disabled:
                await self.fire(control, "click")
                return
            if isinstance(control, ft.Switch):
                self.session.apply_patch(control._i, {"value": not control.value})
                await self.fire(control, "change", control.value)
                return
        raise AssertionError(f"{identifier} cannot be pressed")

    async def type(self, identifier: str, text: str, *, leave: bool = False) -> None:
        """Put a text into a field, at once; ``leave`` takes the focus out again."""
        [box] = [c for c in _below(self.part(identifier), set()) if isinstance(c, ft.TextField)]
        await self.fire(box, "focus")
        self.session.apply_patch(box._i, {"value": text})
        await self.fire(box, "change", text)
        if leave:
            await self.fire(box, "blur")

    async def key(
        self, key: str, *, shift: bool = False, ctrl: bool = False, alt: bool = False, gap_ms: int = 150
    ) -> None:
        """Press a key, named as Flet names it (``F9``, ``Escape``, ``A``), some time after the last one."""
        await self.wait(gap_ms)
        data = {"key": key, "shift": shift, "ctrl": ctrl, "alt": alt, "meta": False}
        await self.session.dispatch_event(self.page._i, "keyboard_event", data)
        await self.settle()

    async def wait(self, ms: int) -> None:
        """Move the keyboard's clock on, with what is due in between."""
        until = self.clock_ms + ms
        while due := [timer for timer in self._timers if timer[0] <= until]:
            timer = min(due, key=lambda t: t[0])
            self._timers.remove(timer)
            self.clock_ms = max(self.clock_ms, timer[0])
            timer[1]()
            await self.settle()
        self.clock_ms = until

    async def write(self, text: str) -> None:
        """Type as a person does."""
        for character in text:
            await self.key(character.upper(), shift=character.isupper())
        await self.wait(150)

    async def scan(self, code: str) -> None:
        """Send a code as a wedge scanner does."""
        await self.wait(1000)
        for character in code:
            await self.key(character.upper(), shift=character.isupper(), gap_ms=8)
        await self.key("Enter", gap_ms=8)

    def sent(self) -> list[bytes]:
        """What was sent to redraw, since the beginning."""
        return [body for action, body in self.connection.sent if action == MessageAction.PATCH_CONTROL]


def _below(value: Any, seen: set[int]) -> Iterator[BaseControl]:
    """A control and all in it, in the order in which they are drawn."""
    if isinstance(value, list | tuple):
        for item in value:
            yield from _below(item, seen)
    elif isinstance(value, BaseControl) and id(value) not in seen:
        seen.add(id(value))
        yield value
        for f in dataclasses.fields(value):
            if not f.metadata.get("skip") and f.name not in ("_parent", "_values", "_dirty"):
                inner = getattr(value, f.name, None)
                if isinstance(inner, list | tuple | BaseControl):
                    yield from _below(inner, seen)


def run(scenario: Coroutine[Any, Any, None]) -> None:
    """Run a test's async part with warnings as errors, as the program's loop would."""

    async def whole() -> None:
        await scenario
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    asyncio.run(whole())
