"""What the first run may ask of printers: to be found, to print before there is a shop, to be kept once there is."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from core.errors import Rejected
from core.paper.page import Page
from pos_client.config import DeviceConfig, PrinterConfig
from pos_client.devices import finding
from pos_client.devices.failures import PrinterFailed
from pos_client.devices.typed import free_name
from pos_client.i18n import words
from pos_client.session import Session

T = TypeVar("T")

_log = logging.getLogger("olpos.first_run")


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


def hooks_of(session: Session) -> PrinterHooks:
    """The printers on this machine's network, for a machine that has no shop yet."""
    ways = _Network(session)
    return PrinterHooks(ways.discover, ways.keep, ways.print_page)


class _Network:
    """Network printers; each is asked once how it confirms, when it first has to do something."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[str, PrinterConfig] = {}

    async def discover(self) -> Sequence[FoundPrinter]:
        """All that take a call."""
        w = words(self._session.language)
        found = await self._aside(finding.discover)
        return [FoundPrinter(id=host, name=w("printers.first_name"), place=host) for host in found]

    async def print_page(self, found: FoundPrinter, page: Page) -> None:
        """Print past the queue, which comes with the shop."""
        printer = await self._printer(found)
        await self._aside(partial(finding.print_page, printer, page))

    async def keep(self, found: FoundPrinter) -> None:
        """Receipts go there from now on; one that is not ready to be asked is taken for an ordinary one."""
        try:
            printer = await self._printer(found)
        except Rejected as error:
            _log.info("%s is kept unasked: %s", found.id, error.key)
            printer = PrinterConfig(id=self._session.new_id(), name=found.name, host=found.id)

        def with_it(config: DeviceConfig) -> DeviceConfig:
            named = replace(printer, name=free_name(printer.name, found.name, config))
            added = config.with_printer(named)
            return replace(added, routes=replace(added.routes, receipt=named.id))

        await self._session.house.printers.change(with_it)

    async def _printer(self, found: FoundPrinter) -> PrinterConfig:
        if found.id not in self._known:
            asked = await self._aside(partial(finding.identify, found.id))
            name = free_name(asked.name, found.name, DeviceConfig())
            printer = PrinterConfig(id=self._session.new_id(), name=name, host=found.id, answers=asked.answers)
            self._known[found.id] = printer
        return self._known[found.id]

    async def _aside(self, work: Callable[[], T]) -> T:
        """Run what takes seconds off the loop. Raises ``Rejected`` with the printer's trouble."""
        try:
            return await self._session.house.aside(work)
        except PrinterFailed as failed:
            raise Rejected(failed.trouble) from failed
