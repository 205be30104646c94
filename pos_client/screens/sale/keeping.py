"""Controls that are kept from one drawing to the next: what is the same object is not compared again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ParamSpec, TypeVar, cast

import flet as ft

P = ParamSpec("P")
R = TypeVar("R")
Row = tuple[str, tuple[object, ...], Callable[[], ft.Control]]
"""A row's key, everything it shows, and how it is made; its control has the same key."""


def memo(component: Callable[P, R]) -> Callable[P, R]:
    """A component that is drawn again only when one of its arguments differs, or a state of its own changed."""
    return cast("Callable[P, R]", cast("Any", ft.memo)(component))


class Kept:
    """The rows of one list: a scan into a bill of 200 lines makes one row anew."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[tuple[object, ...], ft.Control]] = {}

    def rows(self, wanted: Iterable[Row]) -> list[ft.Control]:
        """The controls of these rows: those that show the same as last time are the same objects."""
        kept: dict[str, tuple[tuple[object, ...], ft.Control]] = {}
        for key, shows, make in wanted:
            old = self._rows.get(key)
            kept[key] = old if old is not None and old[0] == shows else (shows, make())
        self._rows = kept
        return [control for _, control in kept.values()]
