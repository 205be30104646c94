"""The wizard that makes a shop: five pages, nothing written before the last one.

The owner's recovery code is made and shown before the shop is: only with the tick that it was written down does the
shop come about, so there is never one whose owner did not see the code. Whoever is interrupted begins again.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Final, Literal

from core.errors import PosError
from core.paper.raster import render
from core.paper.sheets import recovery_page
from core.thai.dates import DateForm, bangkok_time, date_text
from core.users.commands import SetProfile
from pos_client.i18n import Language, words
from pos_client.previews import picture
from pos_client.screen_state import ScreenState, Spawn
from pos_client.screens.first_run.form import FIELDS, REQUIRED, STEPS, Step, fault, regrouped, sample_receipt, shop_form
from pos_client.screens.first_run.printers import NO_PRINTERS, FoundPrinter, PrinterHooks
from pos_client.session import Session
from storage.ceremonies import open_shop
from storage.queries.people import people
from storage.recovery_code import new_code

PREVIEW_DOTS: Final = 576
Printed = Literal["", "printing", "printed"]

_log = logging.getLogger("olpos.first_run")


async def _nothing() -> None:
    """Nobody waits for the shop."""


class FirstRunState(ScreenState):
    """One run of the wizard, in one tab; ``born`` is called once there is a shop."""

    def __init__(
        self,
        session: Session,
        born: Callable[[], Awaitable[object]] = _nothing,
        hooks: PrinterHooks = NO_PRINTERS,
    ) -> None:
        super().__init__(session)
        self.hooks = hooks
        self._born = born
        self.step: Step = "language"
        self.typed: Mapping[str, str] = {name: "" for names in FIELDS.values() for name in names}
        self.faults: Mapping[str, PosError] = {}
        """What is wrong, by field, as far as it is said."""
        self.wants: str | None = None
        """The field that the keyboard should go to."""
        self.head_office = True
        self.vat_registered = True
        self.preview = b""
        self.preview_error: PosError | None = None
        self.looking = False
        self.found: Sequence[FoundPrinter] | None = None
        self.printer: FoundPrinter | None = None
        self.code = ""
        self.written = False
        self.printed: Printed = ""
        self.busy = False
        self._visited: frozenset[str] = frozenset()
        self._drawing = False
        self._draw_again = False
        self._spawn: Spawn | None = None

    def start(self, spawn: Spawn) -> None:
        """The wizard appeared."""
        self._spawn = spawn
        super().start(spawn)
        spawn(self.draw)

    # -- going through the pages

    @property
    def number(self) -> int:
        """Which page this is, from 1."""
        return STEPS.index(self.step) + 1

    def fields(self, step: Step | None = None) -> Sequence[str]:
        """The fields of a page, this one unless said; the branch code only where the shop is a branch."""
        return [name for name in FIELDS[step or self.step] if name != "branch_code" or not self.head_office]

    async def enter(self) -> None:
        """Enter was pressed: to the first field that was not filled yet, else to the next page."""
        wrong = self._wrong(self.step)
        open_ = [name for name in wrong if name not in self._visited and not self.typed[name]]
        if open_ and len(open_) == len(wrong):
            self._visited |= {open_[0]}
            self.wants = open_[0]
            return
        await self.forward()

    async def forward(self) -> None:
        """To the next page if this one is right; on the last page the shop is made."""
        if self.busy:
            return
        self.error = None
        wrong = self._wrong(self.step)
        self.faults = wrong
        if wrong:
            self.wants = next(iter(wrong))
        elif self.step == "begin":
            await self.begin()
        else:
            self._go(STEPS[self.number])

    def back(self) -> None:
        """To the page before."""
        if not self.busy and self.number > 1:
            self._go(STEPS[self.number - 2])

    def _go(self, step: Step) -> None:
        self.step, self.faults = step, {}
        self.wants = next(iter(FIELDS[step]), None)
        if step == "printer" and not self.typed["device_name"]:
            w = words(self.session.language)
            self.typed = {**self.typed, "device_name": w("first_run.first_counter")}
        if step == "printer" and self.hooks.discover is not None and self.found is None and self._spawn is not None:
            self._spawn(self.look)
        if step == "begin" and not self.code:
            self.code = new_code(self.session.house.given.random_bytes)

    # -- filling in

    async def choose_language(self, language: Language) -> None:
        """The language of the program, at once."""
        await self.session.choose(language=language)

    def put(self, name: str, value: str) -> None:
        """A field was typed in; what was wrong with it is taken back until it is left."""
        self.typed = {**self.typed, name: value}
        if name in self.faults:
            self.faults = {other: error for other, error in self.faults.items() if other != name}
        self._redraw()

    def left(self, name: str) -> None:
        """A field was left: say what is wrong with what was typed, and regroup it where it has groups."""
        if not self.typed[name]:
            return
        self._visited |= {name}
        error = fault(name, self.typed) if name != "pin_again" or fault("pin", self.typed) is None else None
        if error is not None:
            self.faults = {**self.faults, name: error}
        elif (shown := regrouped(name, self.typed)) != self.typed[name]:
            self.typed = {**self.typed, name: shown}

    def choose_office(self, place: str) -> None:
        """Head office or branch (``head``, ``branch``)."""
        self.head_office = place == "head"
        self.faults = {name: error for name, error in self.faults.items() if name != "branch_code"}
        self._redraw()

    def choose_vat(self, registered: str) -> None:
        """Whether the shop is registered for VAT (``yes``, ``no``)."""
        self.vat_registered = registered == "yes"
        self._redraw()

    def _wrong(self, step: Step) -> dict[str, PosError]:
        """What is wrong on a page, by field in reading order."""
        found = {name: fault(name, self.typed) for name in self.fields(step) if self.typed[name] or name in REQUIRED}
        if found.get("pin") is not None:
            found.pop("pin_again", None)  # the second time matters once the first is good
        return {name: error for name, error in found.items() if error is not None}

    # -- the receipt beside it

    def _redraw(self) -> None:
        if self._spawn is not None:
            self._spawn(self.draw)

    async def draw(self) -> None:
        """Draw the sample receipt from what is typed; what comes meanwhile is drawn once more, not once each."""
        if self._drawing:
            self._draw_again = True
            return
        self._drawing = True
        try:
            self._draw_again = True
            while self._draw_again:
                self._draw_again = False
                self.preview = await self.session.house.aside(self._picture)
                self.preview_error = None
        except PosError as error:
            self.preview_error = error
        finally:
            self._drawing = False

    def _picture(self) -> bytes:
        now = bangkok_time(self.session.now_ms())
        page = sample_receipt(self.typed, head_office=self.head_office, vat_registered=self.vat_registered, now=now)
        return picture(render(page, PREVIEW_DOTS))

    # -- printers

    async def look(self) -> None:
        """Look for printers, once more if asked."""
        if self.hooks.discover is None or self.looking:
            return
        self.looking, self.error = True, None
        try:
            self.found = await self.hooks.discover()
            if self.printer not in self.found:
                self.printer = None
        except PosError as error:
            self.error = error
        finally:
            self.looking = False

    def choose_printer(self, printer: str) -> None:
        """Take one of the printers that were found; an empty id is the screen for now."""
        self.printer = next((p for p in self.found or () if p.id == printer), None)
        self.printed = ""

    @property
    def can_print(self) -> bool:
        """Whether the code can be put on paper here."""
        return self.printer is not None and self.hooks.print_page is not None

    async def print_code(self) -> None:
        """Put the recovery code on paper."""
        if self.printer is None or self.hooks.print_page is None or self.printed == "printing":
            return
        now = bangkok_time(self.session.now_ms())
        when = f"{date_text(now.date(), DateForm.SHORT, 'th')} {now:%H:%M}"
        self.printed, self.error = "printing", None
        done: Printed = ""
        try:
            await self.hooks.print_page(self.printer, recovery_page(self.typed["name_th"].strip(), self.code, when))
            done = "printed"
        except PosError as error:
            self.error = error
        finally:
            self.printed = done

    # -- the shop

    def tick(self) -> None:
        """The owner says that the code was written down, or takes it back."""
        if not self.busy:
            self.written = not self.written

    async def begin(self) -> None:
        """Make the shop; one that could not be made leaves everything as it was typed."""
        if not self.written or self.busy:
            return
        self.busy, self.error = True, None
        house = self.session.house
        form = shop_form(self.typed, head_office=self.head_office, vat_registered=self.vat_registered)
        try:
            await house.in_turn(partial(open_shop, house.store, form, code_text=self.code))
        except PosError as error:
            self._refused(error)
            return
        finally:
            self.busy = False
        self.typed, self.code = dict.fromkeys(self.typed, ""), ""  # neither PIN nor code stays in memory
        await self._settle_in()
        await self._born()

    async def _settle_in(self) -> None:
        """Keep what the owner chose on the way; the shop is there, so a failure here is none of it."""
        session = self.session
        try:
            owner = (await session.read(people, session.machine.branch))[0].id
            await session.house.do(SetProfile(language=session.language), owner, session.new_id())
            if self.printer is not None and self.hooks.keep is not None:
                await self.hooks.keep(self.printer)
        except PosError as error:
            _log.warning("the choices of the first run were not kept: %s", error.key)

    def _refused(self, error: PosError) -> None:
        """Say what was wrong where it can be put right."""
        page = next((step for step in STEPS if error.field in FIELDS[step]), None)
        if page is None or error.field is None:
            self.error = error
            return
        self._go(page)
        self.faults, self.wants = {error.field: error}, error.field

    async def go_in(self) -> None:
        """There is a shop already, made in another window: sign in to it."""
        await self._born()
