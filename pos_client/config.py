"""What is set on a device: one TOML file that a person can read, and what it means.

What the file does not say has its default; what this version does not know is kept and written back. A file that says
something impossible is refused as a whole, with the place: a printer that silently is another one prints on the wrong
paper. Nothing of the shop stands here, and no secret.
"""

from __future__ import annotations

import ipaddress
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Literal, TypeVar, get_args

import tomli_w

from core.errors import Rejected
from storage.files import make_private_folder, write_private

FILE_NAME: Final = "device.toml"
FILE_MAX_BYTES: Final = 256 * 1024
PRINTERS_MAX: Final = 20
TEXT_MAX_CHARS: Final = 200
IDLE_LOCK_MAX_MINUTES: Final = 240
PORT_MAX: Final = 65_535
RAW_PORT: Final = 9100
WIDTHS_DOTS: Final = (576, 384)
PRINTER_ROUTE: Final = "printer:"
"""Before the id of a printer: the route of papers for just this one, its test."""

Answers = Literal["pid", "gsr", "none"]
"""How a printer says that it has printed: by a process id, by its status at the end, or not at all."""
Sound = Literal["off", "low", "loud"]
Language = Literal["th", "en"]
Kind = Literal["tcp"]
Unknown = Mapping[str, Any]
T = TypeVar("T")

_NOTHING: Final[Unknown] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterConfig:
    """One printer: ``host`` is its address in numbers, ``width_dots`` 576 for 80 mm paper and 384 for 58 mm.

    ``answers`` is what it was found to say when it was set up. ``backup`` is the id of the printer that takes its
    papers while it cannot, if any.
    """

    id: str
    name: str
    host: str
    port: int = RAW_PORT
    kind: Kind = "tcp"
    width_dots: int = WIDTHS_DOTS[0]
    answers: Answers = "pid"
    drawer: bool = False
    backup: str | None = None
    unknown: Unknown = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Routes:
    """Which printer, by its id, does what; ``None`` where none does."""

    receipt: str | None = None
    drawer: str | None = None
    unknown: Unknown = field(default_factory=dict)

    def of(self, route: str) -> str | None:
        """The printer for a print job's route."""
        if route.startswith(PRINTER_ROUTE):
            return route.removeprefix(PRINTER_ROUTE)
        return {"receipt": self.receipt, "drawer": self.drawer}.get(route)

    @property
    def served(self) -> tuple[str, ...]:
        """The routes that have a printer."""
        return tuple(name for name in ("receipt", "drawer") if self.of(name) is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceConfig:
    """Everything that is set on this device.

    ``idle_lock_minutes`` 0 never locks. ``second_folder`` is where the daily backup is copied to.
    """

    language: Language = "th"
    printers: tuple[PrinterConfig, ...] = ()
    routes: Routes = field(default_factory=Routes)
    second_folder: str | None = None
    sound: Sound = "low"
    idle_lock_minutes: int = 5
    unknown: Unknown = field(default_factory=dict)

    def printer(self, printer_id: str | None) -> PrinterConfig | None:
        """The printer of an id."""
        return next((printer for printer in self.printers if printer.id == printer_id), None)

    @property
    def served(self) -> tuple[str, ...]:
        """The routes of print jobs that have a printer."""
        return (*self.routes.served, *(PRINTER_ROUTE + printer.id for printer in self.printers))

    def for_route(self, route: str) -> PrinterConfig | None:
        """The printer that a route leads to."""
        return self.printer(self.routes.of(route))

    def with_printer(self, printer: PrinterConfig) -> DeviceConfig:
        """The same with this printer in the place of the one of its id, or added.

        A drawer hangs on one printer: it is opened there as soon as one has it, and nowhere once none has.
        """
        here = self.routes.drawer in (None, printer.id)
        drawer = (printer.id if printer.drawer else None) if here else self.routes.drawer
        known = self.printer(printer.id) is not None
        held = tuple(printer if p.id == printer.id else p for p in self.printers)
        return replace(self, printers=held if known else (*held, printer), routes=replace(self.routes, drawer=drawer))

    def without_printer(self, printer_id: str) -> DeviceConfig:
        """The same without a printer and without every way that leads to it."""
        kept = (p for p in self.printers if p.id != printer_id)
        return replace(
            self,
            printers=tuple(replace(p, backup=None) if p.backup == printer_id else p for p in kept),
            routes=replace(
                self.routes,
                receipt=None if self.routes.receipt == printer_id else self.routes.receipt,
                drawer=None if self.routes.drawer == printer_id else self.routes.drawer,
            ),
        )


def read_config(path: Path) -> DeviceConfig:
    """The settings of this device; the defaults where there is no file yet.

    Raises:
        Rejected: ``config.unreadable``; ``field`` names the place (``printers.0.port``), empty where it is no TOML.
    """
    try:
        with path.open("rb") as file:
            content = file.read(FILE_MAX_BYTES + 1)
    except FileNotFoundError:
        return DeviceConfig()
    except OSError as error:
        raise _unreadable("") from error
    if len(content) > FILE_MAX_BYTES:
        raise _unreadable("")
    try:
        raw = tomllib.loads(content.decode("utf-8-sig"))  # Windows' editor puts a mark in front
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _unreadable("") from error
    return config_of(raw)


def write_config(path: Path, config: DeviceConfig) -> None:
    """Replace the file as a whole, with everything in it that this version does not know.

    Raises:
        Rejected: ``config.unreadable`` where the settings contradict each other, ``config.not_saved`` where the disk
            refuses; the file is as it was.
    """
    raw = config_table(config)
    config_of(raw)
    try:
        make_private_folder(path.parent)
        write_private(path, tomli_w.dumps(raw).encode())
    except OSError as error:
        raise Rejected("config.not_saved", file=path.name) from error


def config_of(raw: Mapping[str, Any]) -> DeviceConfig:
    """The settings that a table says. Raises ``Rejected`` (``config.unreadable``)."""
    top = _Table(raw, "")
    listed = top.take("printers", list, [])
    if len(listed) > PRINTERS_MAX:
        raise _unreadable("printers")
    printers = tuple(_printer(_Table(item, f"printers.{no}")) for no, item in enumerate(listed))
    routes = _Table(top.take("routes", dict, {}), "routes")
    backup = _Table(top.take("backup", dict, {}), "backup")
    config = DeviceConfig(
        language=top.choice("language", get_args(Language), "th"),
        printers=printers,
        routes=Routes(receipt=routes.text("receipt"), drawer=routes.text("drawer"), unknown=routes.rest()),
        second_folder=backup.text("second_folder"),
        sound=top.choice("sound", get_args(Sound), "low"),
        idle_lock_minutes=top.number("idle_lock_minutes", 5, range(IDLE_LOCK_MAX_MINUTES + 1)),
        unknown={**top.rest(), **({"backup": kept} if (kept := backup.rest()) else {})},
    )
    _fits_together(config)
    return config


def _printer(table: _Table) -> PrinterConfig:
    return PrinterConfig(
        id=table.required("id"),
        name=table.required("name"),
        host=_address(table.required("host"), table.place("host")),
        port=table.number("port", RAW_PORT, range(1, PORT_MAX + 1)),
        kind=table.choice("kind", get_args(Kind), "tcp"),
        width_dots=table.number("width_dots", WIDTHS_DOTS[0], WIDTHS_DOTS),
        answers=table.choice("answers", get_args(Answers), "pid"),
        drawer=table.take("drawer", bool, default=False),
        backup=table.text("backup"),
        unknown=table.rest(),
    )


def _address(host: str, place: str) -> str:
    """An address in numbers: looking a name up can take the system half a minute, and nothing stops it."""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError as error:
        raise _unreadable(place) from error


def _fits_together(config: DeviceConfig) -> None:
    ids = [printer.id for printer in config.printers]
    for no, printer in enumerate(config.printers):
        if printer.id in ids[:no]:
            raise _unreadable(f"printers.{no}.id")
        if printer.backup is not None and (printer.backup == printer.id or printer.backup not in ids):
            raise _unreadable(f"printers.{no}.backup")
    if config.routes.receipt is not None and config.routes.receipt not in ids:
        raise _unreadable("routes.receipt")
    drawer = config.for_route("drawer")
    if config.routes.drawer is not None and (drawer is None or not drawer.drawer):
        raise _unreadable("routes.drawer")


def config_table(config: DeviceConfig) -> dict[str, Any]:
    """The settings as the table that the file holds; what was unknown when it was read stands in it too."""
    backup = {**config.unknown.get("backup", _NOTHING), **_said(second_folder=config.second_folder)}
    return {
        **config.unknown,
        "language": config.language,
        "sound": config.sound,
        "idle_lock_minutes": config.idle_lock_minutes,
        **({"backup": backup} if backup else {}),
        "routes": {**config.routes.unknown, **_said(receipt=config.routes.receipt, drawer=config.routes.drawer)},
        "printers": [
            {
                **printer.unknown,
                "id": printer.id,
                "name": printer.name,
                "kind": printer.kind,
                "host": printer.host,
                "port": printer.port,
                "width_dots": printer.width_dots,
                "answers": printer.answers,
                "drawer": printer.drawer,
                **_said(backup=printer.backup),
            }
            for printer in config.printers
        ],
    }


def _said(**values: str | None) -> dict[str, str]:
    """Only what has a value: TOML has no word for none."""
    return {name: value for name, value in values.items() if value is not None}


def _unreadable(place: str) -> Rejected:
    return Rejected("config.unreadable", field=place, place=place or FILE_NAME)


class _Table:
    """A TOML table from which known values are taken; what is left is unknown to this version."""

    def __init__(self, raw: Any, name: str) -> None:
        if not isinstance(raw, Mapping):
            raise _unreadable(name)
        self._left = dict(raw)
        self._name = name

    def place(self, key: str) -> str:
        """Where a key of this table stands in the file."""
        return f"{self._name}.{key}" if self._name else key

    def rest(self) -> Unknown:
        """What nobody took."""
        return self._left

    def take(self, key: str, kind: type[T], default: T) -> T:
        """A value of exactly this type."""
        value = self._left.pop(key, default)
        if type(value) is not kind:
            raise _unreadable(self.place(key))
        return value

    def text(self, key: str) -> str | None:
        """A text that is not empty, or ``None`` where there is none."""
        if key not in self._left:
            return None
        value = self.take(key, str, "").strip()
        if not 0 < len(value) <= TEXT_MAX_CHARS or not value.isprintable():
            raise _unreadable(self.place(key))
        return value

    def required(self, key: str) -> str:
        """A text that must be there."""
        value = self.text(key)
        if value is None:
            raise _unreadable(self.place(key))
        return value

    def number(self, key: str, default: int, allowed: Sequence[int]) -> int:
        """A whole number among those allowed."""
        value = self.take(key, int, default)
        if value not in allowed:
            raise _unreadable(self.place(key))
        return value

    def choice(self, key: str, allowed: tuple[T, ...], default: T) -> T:
        """One of the values allowed."""
        value = self._left.pop(key, default)
        for known in allowed:
            if type(value) is type(known) and value == known:
                return known
        raise _unreadable(self.place(key))
