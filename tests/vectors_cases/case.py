"""One case of a vector file: a name, and a check that fails with what came out instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """``check`` raises ``AssertionError`` where the product differs; ``None`` says that it is not built yet."""

    name: str
    check: Callable[[], None] | None


def equal(name: str, actual: Callable[[], object], expected: object) -> Case:
    """The case that a call gives exactly this."""

    def check() -> None:
        found = actual()
        assert found == expected, f"expected {expected!r}, got {found!r}"

    return Case(name, check)


def not_built(names: Iterable[str]) -> list[Case]:
    """Cases that nothing of the product answers yet."""
    return [Case(name, None) for name in names]
