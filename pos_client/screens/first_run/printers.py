"""What the first run may ask of printers; connected by whoever has them, absent where nobody has."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from core.paper.page import Page


@dataclass(frozen=True, slots=True)
class FoundPrinter:
    """A receipt printer that answered: ``place`` says where it is (an address, ``USB``)."""

    id: str
    name: str
    place: str


Discover = Callable[[], Awaitable[Sequence[FoundPrinter]]]


@dataclass(frozen=True, slots=True)
class PrinterHooks:
    """The ways to printers before there is a shop; each raises ``PosError`` in words where it does not work out.

    ``discover`` looks around for a few seconds. ``keep`` remembers the chosen printer; called once the shop is there.
    ``print_page`` puts a page on paper and comes back when the printer has taken all of it.
    """

    discover: Discover | None = None
    keep: Callable[[FoundPrinter], Awaitable[object]] | None = None
    print_page: Callable[[FoundPrinter, Page], Awaitable[object]] | None = None


NO_PRINTERS = PrinterHooks()
