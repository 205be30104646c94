"""Whether a command carries what it says it carries: the one check that is made before anything is looked up."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from core.commands import Command
from core.errors import Rejected

PAYLOAD_MAX: Final = 262_144
"""Characters and values that a command may carry altogether: an entry has no more room (256 KiB)."""
DEPTH_MAX: Final = 32
"""How deep lists and objects may lie inside each other."""
NUMBER_MAX: Final = 10**24
"""Far beyond every amount; up to here the handler says in words what is too much."""
_JSON = (str, bool, int)


def check_payload(command: Command) -> None:
    """Check that every field holds what it is declared to hold: no number where text belongs, no fraction anywhere.

    What it means, and whether it is allowed, is the handler's question. A field declared ``Any`` holds plain JSON.

    Raises:
        Rejected: ``command.malformed`` with the field; ``field.too_long`` where a payload is larger than any entry.
    """
    size = _Size()
    for name, hint in _hints(typing.cast("Any", type(command))).items():
        if not size.fits(hint, getattr(command, name), 0):
            raise Rejected("command.malformed", field=name)
        if size.left < 0:
            raise Rejected("field.too_long", field=name, most=PAYLOAD_MAX)


@lru_cache(maxsize=256)
def _hints(cls: Any) -> Mapping[str, Any]:
    hints = typing.get_type_hints(cls)
    return {f.name: hints[f.name] for f in dataclasses.fields(cls)}


class _Size:
    """Compares values with their types and counts what they hold."""

    def __init__(self) -> None:
        self.left = PAYLOAD_MAX

    def fits(self, hint: Any, value: Any, depth: int) -> bool:
        """Whether a value is of a type, as far as there is room; beyond that nobody looks any more."""
        self.left -= len(value) if type(value) is str else 1
        if self.left < 0:
            return True
        if depth > DEPTH_MAX:
            return False
        if hint is Any:
            return self._is_json(value, depth)
        if dataclasses.is_dataclass(hint):
            return type(value) is hint and self._all(_hints(typing.cast("Any", hint)), value, depth)
        origin = typing.get_origin(hint)
        return self._is_plain(hint, value) if origin is None else self._fits_generic(origin, hint, value, depth)

    def _all(self, hints: Mapping[str, Any], value: Any, depth: int) -> bool:
        return all(self.fits(hint, getattr(value, name), depth + 1) for name, hint in hints.items())

    def _fits_generic(self, origin: Any, hint: Any, value: Any, depth: int) -> bool:
        options = typing.get_args(hint)
        if origin in {typing.Union, types.UnionType}:
            return any(self.fits(option, value, depth) for option in options)
        if origin is tuple:
            return type(value) is tuple and all(self.fits(options[0], item, depth + 1) for item in value)
        return isinstance(value, Mapping) and all(
            self.fits(options[0], name, depth + 1) and self.fits(options[1], item, depth + 1)
            for name, item in value.items()
        )

    @staticmethod
    def _is_plain(hint: Any, value: Any) -> bool:
        if hint is int:
            return type(value) is int and -NUMBER_MAX <= value <= NUMBER_MAX
        return isinstance(value, str) if hint is str else type(value) is hint

    def _is_json(self, value: Any, depth: int) -> bool:
        if isinstance(value, Mapping):
            return self.fits(Mapping[str, Any], value, depth)
        if isinstance(value, (list, tuple)):
            return all(self.fits(Any, item, depth + 1) for item in value)
        return value is None or any(self._is_plain(kind, value) for kind in _JSON)
