"""Flet hooks with the types that Flet's own stubs lose, and the few hooks every screen needs.

Hooks are positional: never call one inside an ``if`` or a loop.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar, cast

import flet as ft

from pos_client.ui.keys import Keys, Layer

T = TypeVar("T")


def use_live(make: Callable[[], T]) -> T:
    """Make an observable state once per screen; re-render the screen when it changes."""
    state: Any = ft.use_state(cast("Any", make))
    return cast("T", state[0])


def use_value(initial: T) -> tuple[T, Callable[[T], None]]:
    """A plain value of one component and its setter: half-typed text, whether a menu is open."""
    state: Any = ft.use_state(cast("Any", lambda: initial))
    value, setter = state

    def put(new: T) -> None:
        # A callable would be taken for an updater by Flet.
        setter(lambda _: new)

    return cast("T", value), put


def use_once(make: Callable[[], T]) -> T:
    """Make something once per component and keep it; its changes do not re-render."""
    kept: Any = ft.use_ref(cast("Any", make))
    return cast("T", kept.current)


def use_redraw() -> Callable[[], None]:
    """A function that has this component drawn again although no state of it changed."""
    state: Any = ft.use_state(0)
    setter = state[1]

    def redraw() -> None:
        setter(lambda turn: turn + 1)

    return redraw


def use_mount(setup: Callable[[], object], cleanup: Callable[[], object] | None = None) -> None:
    """Run something when the component appears, and something when it goes."""
    ft.use_effect(setup, [], cleanup)


def use_keys(keys: Keys | None, layer: Layer) -> None:
    """Have a layer on the keyboard while the component is shown; its handlers are those of the last render."""
    shown = use_once(Layer)
    shown.keys, shown.text, shown.scan = layer.keys, layer.text, layer.scan
    shown.snapshot, shown.modal, shown.rank = layer.snapshot, layer.modal, layer.rank
    pops = use_once(list[Callable[[], None]])

    def come() -> None:
        if keys is not None:
            pops.append(keys.push(shown))

    def go() -> None:
        while pops:
            pops.pop()()

    use_mount(come, go)


def use_seconds(act: Callable[[], object], *, running: bool, every_s: float = 1.0) -> None:
    """Call ``act`` again and again while ``running``: countdowns and the running clock. Stops when the part goes."""

    async def tick() -> None:
        while running:
            await asyncio.sleep(every_s)
            act()

    ft.use_effect(cast("Callable[[], Awaitable[None]]", tick), [running], _nothing)


def use_delay(delay_s: float, act: Callable[[], object]) -> None:
    """Call ``act`` once, some time after the part appeared, unless it is gone by then."""

    async def wait() -> None:
        await asyncio.sleep(delay_s)
        act()

    ft.use_effect(cast("Callable[[], Awaitable[None]]", wait), [], _nothing)


def _nothing() -> None:
    """A cleanup: Flet cancels a running effect only where there is one."""
