"""What a command is: a frozen dataclass, what it needs, and one handler that reads: load, check, build, write.

A handler's reads come before its writes: what a transaction writes becomes visible when it is sealed, so that local and
foreign entries take the very same way into the tables. Reading after writing is a bug and asserted.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from core.errors import PosError
from core.permissions import Need
from core.ports import Tx

SECRET: Mapping[str, Any] = {"secret": True}
"""Field metadata: a PIN or a code; declare it with ``repr=False`` too, so that no log ever shows it."""


class Command:
    """Base of all commands; ``name`` is permanent: ``<core folder>.<verb>``."""

    __slots__ = ()
    name: ClassVar[str]


C = TypeVar("C", bound=Command)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A handler's answer that keeps its local writes and still refuses: a wrong PIN counts although it failed."""

    error: PosError


@dataclass(frozen=True, slots=True)
class CommandType(Generic[C]):
    """A command with what it needs and what it does.

    ``needs`` says every permission from payload and loaded state; an empty tuple is for commands that anybody at the
    machine may give (sign-in). ``run`` gives the text that ``Engine.do`` returns, mostly an id.
    """

    command: type[C]
    needs: Callable[[Tx, C], tuple[Need, ...]]
    run: Callable[[Tx, C], str | Refusal]


def nothing_needed(_tx: Tx, _cmd: Command) -> tuple[Need, ...]:
    """For commands that need no permission."""
    return ()


def needs(permission: str) -> Callable[[Tx, Command], tuple[Need, ...]]:
    """For commands that need one permission whatever they carry."""

    def said(_tx: Tx, _cmd: Command) -> tuple[Need, ...]:
        return (Need(permission),)

    return said


def payload(command: Command) -> Mapping[str, Any]:
    """The command as plain values, what an override is bound to: its name and every field.

    Of a secret it says only whether there is one: the hash of all this is journalled, and six digits can be searched
    for in a hash.
    """
    fields = dataclasses.fields(command)  # type: ignore[arg-type]
    values = {f.name: (getattr(command, f.name), bool(f.metadata.get("secret"))) for f in fields}
    said = {name: (value is not None) if secret else _plain(value) for name, (value, secret) in values.items()}
    return {"command": command.name, **said}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, int)):  # bool is an int, enums of text are text
        return value
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(v) for v in value]
    assert dataclasses.is_dataclass(value), f"{type(value).__name__} has no place in a command"
    return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
