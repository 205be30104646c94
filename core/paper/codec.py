"""Frozen dataclasses as plain JSON values and back, strict on the way back.

A field that holds its default is left out, so a stored receipt stays small. Reading refuses what is unknown, missing,
of another type or beyond a limit: a damaged row must not become a wrong paper.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from core.paper.errors import PageUnreadable

TEXT_MAX_CHARS = 4000
ITEMS_MAX = 5000
NUMBER_MAX = 10**18
T = TypeVar("T")


def encode(value: Any, kinds: Mapping[str, type] | None = None) -> Any:
    """A dataclass, or a value inside one, as objects, lists, strings, numbers and booleans.

    ``kinds`` names the dataclasses that can stand beside each other in a list; they are written with their ``kind``.
    """
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [encode(item, kinds) for item in value]
    if not dataclasses.is_dataclass(value):
        return value
    names = {cls: name for name, cls in (kinds or {}).items()}
    kind = {"kind": names[type(value)]} if type(value) in names else {}
    fields = ((field, getattr(value, field.name)) for field in dataclasses.fields(value))
    return kind | {field.name: encode(item, kinds) for field, item in fields if item != field.default}


def decode(cls: type[T], raw: Any, kinds: Mapping[str, type] | None = None) -> T:
    """The dataclass that ``encode`` wrote.

    Raises:
        PageUnreadable: not exactly such a value; text is at most ``TEXT_MAX_CHARS``, a list at most ``ITEMS_MAX``,
            a number at most ``NUMBER_MAX`` away from 0.
    """
    return typing.cast("T", _record(cls, raw, kinds or {}, cls.__name__))


@lru_cache(maxsize=64)
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _record(cls: Any, raw: Any, kinds: Mapping[str, type], where: str) -> Any:
    fields = {field.name: field for field in dataclasses.fields(cls)}
    if not isinstance(raw, dict) or not raw.keys() <= fields.keys():
        raise PageUnreadable(where)
    hints = _hints(cls)
    values = {name: _value(hints[name], item, kinds, f"{where}.{name}") for name, item in raw.items()}
    for name, field in fields.items():
        if name not in values and field.default is dataclasses.MISSING:
            raise PageUnreadable(f"{where}.{name}")
    try:
        return cls(**values)
    except ValueError as error:
        raise PageUnreadable(where) from error


def _value(hint: Any, raw: Any, kinds: Mapping[str, type], where: str) -> Any:
    origin, options = typing.get_origin(hint), typing.get_args(hint)
    if origin in {typing.Union, types.UnionType}:
        return _choice(options, raw, kinds, where)
    if origin is tuple:
        if not isinstance(raw, list) or len(raw) > ITEMS_MAX:
            raise PageUnreadable(where)
        return tuple(_value(options[0], item, kinds, f"{where}[{no}]") for no, item in enumerate(raw))
    if dataclasses.is_dataclass(hint):
        return _record(hint, raw, kinds, where)
    if issubclass(hint, StrEnum):
        if not isinstance(raw, str) or raw not in {member.value for member in hint}:
            raise PageUnreadable(where)
        return hint(raw)
    return _scalar(hint, raw, where)


def _choice(options: tuple[Any, ...], raw: Any, kinds: Mapping[str, type], where: str) -> Any:
    if type(None) in options:
        return None if raw is None else _value(options[0], raw, kinds, where)
    if not isinstance(raw, dict) or not isinstance(raw.get("kind"), str) or raw["kind"] not in kinds:
        raise PageUnreadable(where)
    return _record(kinds[raw["kind"]], {name: item for name, item in raw.items() if name != "kind"}, kinds, where)


def _scalar(hint: type, raw: Any, where: str) -> Any:
    sound = type(raw) is hint
    if sound and hint is int:
        sound = abs(raw) <= NUMBER_MAX
    if sound and hint is str:  # half a surrogate pair would stop the database from storing the text
        sound = len(raw) <= TEXT_MAX_CHARS and not any("\ud800" <= char <= "\udfff" for char in raw)
    if not sound:
        raise PageUnreadable(where)
    return raw
