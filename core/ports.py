"""What the core asks of the outside world, and what it tells it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from core.records import DeviceClass, Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the signed-in user, or nobody (``None``) where a command needs no permission."""

    user: str | None


@dataclass(frozen=True, slots=True)
class Machine:
    """What this device is to the shop: its working stream, class, series codes and branch code (5 digits)."""

    shop: str
    device: str
    stream: str
    device_class: DeviceClass
    series: str
    branch: str
    demo: bool


@dataclass(frozen=True, slots=True)
class StockLevel:
    """What is on hand of a part at a branch, and what it is worth; both may be negative after a merge."""

    qty_milli: int = 0
    value_satang: int = 0


@dataclass(frozen=True, slots=True)
class SeriesState:
    """How far one numbered series of this stream got: last number of the period, last date of all periods (ISO)."""

    last_no: int = 0
    last_date: str | None = None


@dataclass(frozen=True, slots=True)
class ClockFacts:
    """What speaks for or against this device's clock, all UTC milliseconds.

    ``last_entry_ms`` is when the newest own entry says it was made; ``confirmed_ms`` when a person last said that the
    clock is right, and ``confirmed_after_ms`` the newest own entry of that moment.
    """

    build_ms: int
    last_entry_ms: int | None = None
    confirmed_ms: int | None = None
    confirmed_after_ms: int | None = None


@dataclass(frozen=True, slots=True)
class LifeState:
    """Where a subject stands in its life cycle, and the move that brought it there."""

    state: str
    tip: str | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What one commit touched; screens use it to decide what to read again."""

    command: str
    tables: frozenset[str]
    seq: int = 0


class Tx(Protocol):
    """One open transaction: reads first, then writes; every write stands in its table and in the journal."""

    @property
    def now_ms(self) -> int: ...
    @property
    def today(self) -> date: ...
    @property
    def actor(self) -> Actor: ...
    @property
    def command_id(self) -> str: ...
    @property
    def machine(self) -> Machine: ...

    @property
    def memo(self) -> dict[str, object]:
        """Scratch of this transaction: what ``needs`` loaded need not be loaded again by the handler."""
        ...

    def new_id(self) -> str: ...
    def random_bytes(self, count: int) -> bytes: ...
    def pepper(self, pepper_id: str | None = None) -> tuple[str, bytes] | None:
        """The shop's secret for PIN verifiers, by its id or the newest; ``None`` where this device has none."""
        ...

    def get(self, kind: type[R], record_id: str) -> R:
        """One record. Raises ``NotFound``."""
        ...

    def peek(self, kind: type[R], record_id: str) -> R | None: ...
    def many(self, kind: type[R], ids: Iterable[str]) -> Mapping[str, R]:
        """Records by id; missing ones are left out; at most 1,000 ids."""
        ...

    def find(self, kind: type[R], *, limit: int = 1000, **equals: str | int | None) -> Sequence[R]:
        """Records whose columns equal the given values, by id, at most ``limit``."""
        ...

    def last(self, kind: type[R], **equals: str | int | None) -> R | None:
        """The newest record (by its id) whose columns equal the given values."""
        ...

    def config(self, kind: type[R], key: str) -> R | None:
        """The row of a dated setting in force now."""
        ...

    def configs(self, kind: type[R], keys: Iterable[str]) -> Mapping[str, R]:
        """Rows in force now, by key; at most 1,000 keys."""
        ...

    def stock(self, parts: Iterable[str], branch: str) -> Mapping[str, StockLevel]: ...
    def series(self, code: str, period: str) -> SeriesState:
        """How far the series of document ``code`` got in ``period`` (Buddhist year and month, ``6911``)."""
        ...

    def life(self, machine: str, subject: str) -> LifeState: ...
    def drawer(self, shift: str) -> int:
        """Expected cash of a shift, in satang."""
        ...

    def clock(self) -> ClockFacts: ...
    def verifiers(self, user: str, kind: str) -> Sequence[tuple[Record, DeviceClass]]:
        """A person's verifiers of one kind, newest first, each with the class of the stream that wrote it."""
        ...

    def append(self, fact: Record) -> None:
        """Write a fact: inserted once, corrected only by another fact."""
        ...

    def put(self, record: Record) -> None:
        """Write the state of a record: only the columns that differ from what is there are journalled."""
        ...

    def local(self, record: Record) -> None:
        """Write a row that is this device's alone."""
        ...

    def forget(self, kind: type[Record], record_id: str) -> None:
        """Delete a row that is this device's alone."""
        ...


class Outcome(Protocol):
    """What a transaction leaves behind."""

    result: str
    changes: Changes
