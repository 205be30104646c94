"""What is set up on this device and what answers on its network: found, named, changed, taken away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final, Literal

from core.errors import PosError, Rejected
from core.printing.commands import RetryNow
from pos_client.config import PRINTERS_MAX, WIDTHS_DOTS, DeviceConfig, PrinterConfig, Routes
from pos_client.devices import finding
from pos_client.devices.failures import PrinterFailed
from pos_client.devices.finding import Identified
from pos_client.devices.status import PrinterStatus
from pos_client.devices.typed import free_name, printer_name, printer_place, shown_place
from pos_client.i18n import words
from pos_client.screen_state import ScreenState, Spawn
from pos_client.session import Session

ADD: Final = "add"
"""What is current while a printer is being added."""
NONE: Final = ""
Busy = Literal["", "asking", "keeping"]
Discover = Callable[[], Sequence[str]]
Identify = Callable[[str, int], Identified]


@dataclass(frozen=True, slots=True)
class Removed:
    """A printer that was taken away a moment ago, with what led to it."""

    printer: PrinterConfig
    receipt: bool
    drawer: bool
    backed: tuple[str, ...]


class SetupState(ScreenState):
    """What is set up on this device, one at a time in a form.

    ``discover`` and ``identify`` look at the network; they take seconds and run off the loop.
    """

    READS: ClassVar[frozenset[str]] = frozenset({"print_job"})

    def __init__(
        self, session: Session, discover: Discover = finding.discover, identify: Identify = finding.identify
    ) -> None:
        super().__init__(session)
        self._discover, self._identify = discover, identify
        self.config: DeviceConfig = session.house.settings.config
        self.statuses: Sequence[PrinterStatus] = ()
        self.current = NONE
        """Id of the printer in the form, ``ADD``, or nothing where there is no printer."""
        self.opened = False
        """Whether somebody asked for the form: on a phone it takes the place of the list."""
        self.typed: Mapping[str, str] = {"name": "", "place": ""}
        self.faults: Mapping[str, PosError] = {}
        self.looking = False
        self.found: Sequence[str] | None = None
        self.asked_place = ""
        """Whom we are asking how it confirms."""
        self.busy: Busy = ""
        self._turn = asyncio.Lock()
        self.removed: Removed | None = None

    # -- what is there

    def start(self, spawn: Spawn) -> None:
        """The screen appeared."""
        self._stops.append(self.session.house.printers.listen(self._told))
        super().start(spawn)

    def _told(self, statuses: Sequence[PrinterStatus]) -> None:
        self.statuses = statuses
        self._take()

    def _take(self) -> None:
        """Take the settings as they are now, whoever changed them."""
        config = self.session.house.settings.config
        if config != self.config:
            self.config = config
        if self.current != ADD and config.printer(self.current) is None:
            self._fill(config.printers[0].id if config.printers else NONE)

    async def load(self) -> None:
        """Look at settings and printers."""
        self.statuses = self.session.house.printers.statuses
        self._take()

    @property
    def may(self) -> bool:
        """Whether this person may set up the device."""
        return self.session.may("settings.device")

    @property
    def fault(self) -> PosError | None:
        """Why the settings cannot be changed: their file says something impossible."""
        return self.session.house.settings.fault

    @property
    def printer(self) -> PrinterConfig | None:
        """The printer in the form."""
        return self.config.printer(self.current)

    @property
    def can_add(self) -> bool:
        """Whether there is room for another one."""
        return len(self.config.printers) < PRINTERS_MAX

    def status(self, printer: str) -> PrinterStatus | None:
        """How a printer is."""
        return next((status for status in self.statuses if status.printer == printer), None)

    # -- going about

    def choose(self, printer: str) -> None:
        """Show a printer's form."""
        self._fill(printer)
        self.opened = True

    def move(self, by: int) -> None:
        """To the next printer of the list, or the one before."""
        ids = [printer.id for printer in self.config.printers]
        if ids:
            at = ids.index(self.current) + by if self.current in ids else 0
            self._fill(ids[max(0, min(at, len(ids) - 1))])

    def back(self, *, phone: bool) -> bool:
        """One step back; ``False`` where this was the first page."""
        if self.current == ADD or (phone and self.opened):
            self._fill(self.config.printers[0].id if self.config.printers else NONE)
            self.opened = False
            return True
        return False

    def _fill(self, current: str) -> None:
        printer = self.config.printer(current)
        self.current, self.faults, self.error = current, {}, None
        self.typed = {
            "name": printer.name if printer else "",
            "place": shown_place(printer.host, printer.port) if printer else "",
        }

    def put(self, name: str, value: str) -> None:
        """A field was typed in; what was wrong with it is taken back until it is kept."""
        self.typed = {**self.typed, name: value}
        self.faults = {other: error for other, error in self.faults.items() if other != name}

    @property
    def changed(self) -> bool:
        """Whether name or address stand there otherwise than they are kept."""
        held = self.printer
        return held is not None and dict(self.typed) != {
            "name": held.name,
            "place": shown_place(held.host, held.port),
        }

    # -- finding

    def add(self) -> None:
        """Begin to add a printer."""
        self._fill(ADD)
        self.opened, self.found, self.removed = True, None, None

    async def search(self) -> None:
        """Look who answers on this network; nothing is sent to anybody."""
        if not self.may or not self.can_add or self.looking:
            return
        self.add()
        self.looking = True
        try:
            self.found = await self.session.house.aside(self._discover)
        finally:
            self.looking = False

    def owner_of(self, host: str) -> PrinterConfig | None:
        """The printer that is set up at an address already."""
        return next((printer for printer in self.config.printers if printer.host == host), None)

    async def take(self, host: str) -> None:
        """Use a printer that was found."""
        self.put("place", host)
        await self.use_typed()

    async def use_typed(self) -> None:
        """Use the printer at the address that was typed: ask it how it confirms, and keep it under its own name."""
        if self.busy or not self.may or not self.can_add:
            return
        self.error, self.removed = None, None
        try:
            host, port = printer_place(self.typed["place"])
            self._must_be_new(host, port, NONE)
            found = await self._ask(host, port)
            new = self.session.new_id()
            w = words(self.session.language)

            def with_it(config: DeviceConfig) -> DeviceConfig:
                name = free_name(found.name, w("printers.first_name"), config)
                return _with_new(config, PrinterConfig(id=new, name=name, host=host, port=port, answers=found.answers))

            if await self._change(with_it):
                self.choose(new)
        except PosError as error:
            self._refused(error)

    async def _ask(self, host: str, port: int) -> Identified:
        """Ask a printer how it confirms. Raises ``Rejected`` with its trouble where it cannot say."""
        self.busy, self.asked_place = "asking", shown_place(host, port)
        try:
            return await self.session.house.aside(lambda: self._identify(host, port))
        except PrinterFailed as failed:
            raise Rejected(failed.trouble, field="place") from failed
        finally:
            self.busy = ""

    def _must_be_new(self, host: str, port: int, own_id: str) -> None:
        for other in self.config.printers:
            if (other.host, other.port) == (host, port) and other.id != own_id:
                raise Rejected("printers.place_twice", field="place", name=other.name)

    def _refused(self, error: PosError) -> None:
        """Say what was wrong where it can be put right."""
        if error.field is not None and error.field in self.typed:
            self.faults = {**self.faults, error.field: error}
        else:
            self.error = error

    # -- changing

    async def _change(self, how: Callable[[DeviceConfig], DeviceConfig]) -> bool:
        """Change the settings and print with them from now on; whether they were kept.

        A tap that comes meanwhile has its turn afterwards: none is lost.
        """
        if not self.may:
            return False
        async with self._turn:
            self.busy, self.error = "keeping", None
            try:
                await self.session.house.printers.change(how)
            except PosError as error:
                self._refused(error)
                return False
            finally:
                self.busy = ""
        await self.reload()
        return True

    async def keep(self) -> None:
        """Keep name and address; at another address it is asked anew how it confirms."""
        held = self.printer
        if held is None or self.busy or not self.may or not self.changed:
            return
        self.faults = {}
        try:
            name = printer_name(self.typed["name"], self.config, held.id)
            host, port = printer_place(self.typed["place"])
            self._must_be_new(host, port, held.id)
            changed = replace(held, name=name, host=host, port=port)
            if (host, port) != (held.host, held.port):
                changed = replace(changed, answers=(await self._ask(host, port)).answers)
        except PosError as error:
            self._refused(error)
            return
        if await self._change(lambda config: config.with_printer(changed)):
            self._fill(held.id)

    async def learn(self) -> None:
        """Ask the printer once more how it confirms, and keep it where it is otherwise than we thought."""
        held = self.printer
        if held is None:
            return
        try:
            answers = (await self._ask(held.host, held.port)).answers
        except PosError as error:
            self.error = error
            return
        if answers != held.answers:
            await self._change(lambda config: config.with_printer(replace(held, answers=answers)))

    async def choose_width(self, width: str) -> None:
        """80 or 58 mm paper (``576``, ``384`` dots)."""
        await self._put_option(lambda held: replace(held, width_dots=WIDTHS_DOTS[0 if width == "576" else 1]))

    async def choose_drawer(self, *, drawer: bool) -> None:
        """Whether the drawer hangs on it."""
        await self._put_option(lambda held: replace(held, drawer=drawer))

    async def choose_backup(self, printer: str) -> None:
        """Who prints its papers while it cannot; nobody for an empty id."""
        await self._put_option(lambda held: replace(held, backup=printer or None))

    async def _put_option(self, how: Callable[[PrinterConfig], PrinterConfig]) -> None:
        held = self.printer
        if held is not None:
            await self._change(lambda config: _with_option(config, held.id, how))

    async def choose_route(self, route: Literal["receipt", "drawer"], printer: str) -> None:
        """Which printer does what; an empty id is none."""
        await self._change(lambda config: replace(config, routes=_routes(config.routes, route, printer or None)))

    # -- taking away

    async def remove(self) -> None:
        """Take the printer away; it can be had back for some seconds."""
        held, config = self.printer, self.config
        if held is None:
            return
        backed = tuple(other.id for other in config.printers if other.backup == held.id)
        gone = Removed(held, config.routes.receipt == held.id, config.routes.drawer == held.id, backed)
        if await self._change(lambda config: config.without_printer(held.id)):
            self.removed, self.opened = gone, False

    async def undo(self) -> None:
        """Have it back, with everything that led to it and was not given to another one meanwhile."""
        gone = self.removed
        if gone is not None and await self._change(lambda config: _with_back(config, gone)):
            self.removed = None
            self.choose(gone.printer.id)

    def forget_removed(self) -> None:
        """It stays away."""
        self.removed = None

    # -- what waits

    async def try_now(self) -> None:
        """Somebody put paper in or switched it on: what waits is tried at once."""
        done = await self.session.attempt(RetryNow())
        self.error = done if isinstance(done, PosError) else None


def _with_new(config: DeviceConfig, printer: PrinterConfig) -> DeviceConfig:
    """The settings with a new printer; the first one prints the receipts."""
    if any((other.host, other.port) == (printer.host, printer.port) for other in config.printers):
        raise Rejected("printers.place_twice", field="place", name=printer.name)  # in another window, just now
    added = config.with_printer(printer)
    return added if config.printers else replace(added, routes=replace(added.routes, receipt=printer.id))


def _with_option(config: DeviceConfig, printer_id: str, how: Callable[[PrinterConfig], PrinterConfig]) -> DeviceConfig:
    held = config.printer(printer_id)
    return config if held is None else config.with_printer(how(held))


def _routes(routes: Routes, route: str, printer: str | None) -> Routes:
    return replace(routes, receipt=printer) if route == "receipt" else replace(routes, drawer=printer)


def _with_back(config: DeviceConfig, gone: Removed) -> DeviceConfig:
    own = gone.printer
    own = own if own.backup is None or config.printer(own.backup) else replace(own, backup=None)
    for other in config.printers:
        if other.id in gone.backed and other.backup is None:
            config = config.with_printer(replace(other, backup=own.id))
    printers = (*config.printers, own)
    routes = config.routes
    if gone.receipt and routes.receipt is None:
        routes = replace(routes, receipt=own.id)
    if gone.drawer and routes.drawer is None:
        routes = replace(routes, drawer=own.id)
    return replace(config, printers=printers, routes=routes)
