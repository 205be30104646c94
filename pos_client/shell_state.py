"""What stands around every screen: who is here, where they are, and how the machine is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import ClassVar, Literal

from core.errors import PosError
from pos_client.devices.status import PrinterStatus
from pos_client.printers import PrinterView
from pos_client.screen_state import ScreenState
from pos_client.session import Session
from pos_client.sound_names import Play, silent
from storage.queries.people import person
from storage.queries.status import StatusRow, status

Phase = Literal["opening", "trouble", "first_run", "sign_in", "inside"]


class ShellState(ScreenState):
    """The frame around the screens, one a tab."""

    READS: ClassVar[frozenset[str]] = frozenset(
        {"shift", "transition", "cart", "print_job", "attention", "settlement", "branch", "sale", "user", "profile"}
        | {"device_state", "backup"}
    )

    AFTER_S: ClassVar[float] = 0.1

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.phase: Phase = "opening"
        self.route = "sale"
        self.play: Play = silent
        """Plays a sound on this page."""
        self.status: StatusRow | None = None
        self.shift_cashier = ""
        self.printer: PrinterView = PrinterView.none()
        self.failure: str | None = None
        """Number of an unexpected error, shown until it is put away."""
        self.refused_scan: str | None = None
        self.notice: dict[str, str] | None = None
        """What happened to the data since the last start, said once."""

    async def open(self) -> None:
        """Wait for the data, then show where to begin."""
        await self.session.house.opened()
        self.session.begin()
        self._stops.append(self.session.house.printers.listen(self._printers_changed))
        self._printers_changed(())
        self.settle()
        await self.reload()

    def _printers_changed(self, _: Sequence[PrinterStatus]) -> None:
        """A printer was unplugged, ran out of paper, came back: the frame says so at once."""
        now = self.session.house.printers.receipt
        if now != self.printer:
            self.printer = now

    def settle(self) -> None:
        """Say which part of the program is shown, from what is there."""
        house = self.session.house
        if house.trouble is not None:
            self.error, self.phase = house.trouble, "trouble"
        elif not house.ready:
            self.phase = "opening"
        elif not house.has_shop:
            self.phase = "first_run"
        else:
            self.phase = "inside" if self.session.user else "sign_in"

    async def load(self) -> None:
        """Read the frame's facts."""
        house = self.session.house
        if not house.has_shop:
            return
        machine = self.session.machine
        found = await self.session.read(status, machine.device, machine.stream)
        cashier = ""
        if found.shift is not None:
            who = await self.session.read(person, found.shift.cashier, machine.branch)
            cashier = who.short_name(self.session.language) if who else ""
        self.status, self.shift_cashier = found, cashier
        self.notice = json.loads(found.notice) if found.notice else None

    async def try_again(self) -> None:
        """The way out of trouble: open the data once more."""
        self.phase = "opening"
        self.error = None
        await self.session.house.reopen()
        self.settle()
        await self.reload()

    def go(self, route: str) -> None:
        """Show another screen."""
        self.session.touch()
        self.route = route

    async def entered(self, user: str) -> None:
        """Somebody signed in: begin at the sale."""
        await self.session.enter(user)
        self.route = "sale"
        self.settle()
        await self.reload()

    async def born(self) -> None:
        """The shop was made: its owner signs in."""
        self.settle()
        await self.reload()

    async def switch_user(self) -> None:
        """Somebody else takes over: the open cart waits for its owner."""
        await self.session.leave(hold=True)
        self.settle()

    async def lock_if_idle(self) -> None:
        """Nobody did anything for a while: ask who is here; the cart stays as it is."""
        if self.session.idle_too_long:
            await self.session.leave()
            self.settle()

    def failed(self, number: str) -> None:
        """Something unexpected went wrong; the work is safe, the number helps to find it."""
        self.failure = number

    def put_away(self) -> None:
        """The sentence was read."""
        self.failure = None
        self.refused_scan = None

    def show_trouble(self, error: PosError) -> None:
        """The data cannot be used any more."""
        self.error, self.phase = error, "trouble"
