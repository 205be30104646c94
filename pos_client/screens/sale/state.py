"""The sale as a whole: from a cart to money, and what follows.

Selling, paying and the change that follows are three phases of one screen. The cart, the search, the tiles, the line
and the pay sheet are states of their own, so that a scan has only the cart drawn again.
"""

from __future__ import annotations

from functools import partial

from core.errors import NotFound, PosError, Rejected
from core.ports import Changes
from core.printing.commands import ReleaseJob, Reprint, ResolveJob
from core.sales.complete import CompleteSale
from pos_client.approving import Approving, Question
from pos_client.screen_state import Spawn
from pos_client.screens.sale import cart_state, tile_state
from pos_client.screens.sale.selling_state import Kinds, Play, SellingState, silent
from pos_client.session import Done, Session
from storage.clock import confirm_clock
from storage.queries.receipts import result_of


class SaleState(SellingState):
    """One tab's sale; ``question`` is what a manager is asked."""

    def __init__(self, session: Session, play: Play = silent, kinds: Kinds | None = None) -> None:
        super().__init__(session, play, kinds)
        self._spawn: Spawn | None = None
        self._paid_with: int | None = None
        self.approving = Approving(session, self._asked)
        self._busy = False
        self.question: Question | None = None

    # -- living

    def start(self, spawn: Spawn) -> None:
        """The screen appeared: read, and follow every commit that touches what it shows."""
        self._spawn = spawn
        self._stops.append(self.session.on_changes(self._changed))
        spawn(self.reload)

    async def load(self) -> None:
        """Read everything; a sale whose change nobody saw comes first."""
        await self.cart.fresh()
        if self.cart.empty and self.phase == "selling":
            unseen = await self.after.unseen()
            if unseen is not None:
                await self._show_sale(unseen.id)
        await self.tiles.load()

    def _changed(self, changes: Changes) -> None:
        assert self._spawn is not None, "the screen was started"
        if changes.tables & cart_state.TABLES:
            self.cart.outdated()
            if not self._busy or self.question:  # a sale under way is shown when it is done, not its empty cart first
                self._spawn(self._follow_cart)
        if self.tiles.ready and changes.tables & tile_state.TABLES:
            self._spawn(partial(self._say_errors, self.tiles.reload))
        if "print_job" in changes.tables:
            self.after.outdated()
            if self.phase == "after":
                self._spawn(partial(self._say_errors, self.after.fresh))

    async def _follow_cart(self) -> None:
        """The cart changed, here or in another tab: what was about it may be over."""
        paid = self.cart.view if self.phase == "paying" else None
        await self._say_errors(self.cart.fresh)
        if self.pane == "line" and self.cart.line(self.line.line) is None:
            self._close_line()
        if self.pane == "held" and not self.cart.held:
            self.pane = "find"
        if paid is not None and not self._busy and (self.cart.view is None or self.cart.view.id != paid.id):
            await self._paid_elsewhere(paid.command_id)

    async def _paid_elsewhere(self, command_id: str) -> None:
        """The bill that was being paid is gone: its sale is shown if there is one."""
        issue = await self.session.read(result_of, command_id)
        if issue:
            await self._show_sale(issue)
        else:
            self.phase, self.error = "selling", NotFound("sale.cart_gone")

    def _asked(self) -> None:
        """A manager is asked, or not any more: answered, put away, or out of time."""
        self.question = self.approving.question
        self._busy = self._busy and self.question is not None

    async def escape(self) -> None:
        """One step back: the topmost thing closes, nothing typed is lost but the search."""
        if self.help:
            self.help = False
        elif self.phase == "paying":
            self.back()
        elif self.phase == "after":
            self.next_sale()
        elif self.pane == "line":
            await self.close_line()
        elif self.pane == "held":
            self.pane = "find"
        elif self.tiles.choosing and not self.search.typed:
            self.tiles.choose_among_all()
        else:
            self.error = None
            self.search.clear()

    # -- paying

    async def start_paying(self, received_satang: int | None = None) -> None:
        """Open the pay sheet, filled in where a note was tapped."""
        self._play_on()
        await self._leave_pane()
        if self.cart.empty or self._busy:
            return
        if self.cart.shift is None:
            self.error = Rejected("shift.not_open")
            return
        self.search.clear()
        self.pay.open(received_satang)
        self.phase = "paying"

    def back(self) -> None:
        """Back to the cart; nothing was paid."""
        if self.phase == "paying" and not self._busy:
            self.phase, self.error = "selling", None

    def refuse_scan(self, code: str) -> None:
        """A scan while money is taken adds nothing, and says so."""
        self.pay.refuse(code)
        self._play("refused")

    def press_pay(self, key: str) -> None:
        """A key of the amount."""
        if not self._busy:
            self.error = None
            self.pay.press(key)

    def put_amount(self, satang: int) -> None:
        """A note."""
        if not self._busy:
            self.error = None
            self.pay.put(satang)

    def put_exact(self) -> None:
        """Exactly what is due."""
        self.put_amount(self.cart.sums.due_satang)

    async def confirm(self) -> None:
        """Take the money that was keyed, where it is enough."""
        if self.phase == "paying" and self.pay.enough(self.cart.sums.due_satang):
            await self._complete(self.pay.received_satang)

    async def exact(self) -> None:
        """Take exactly what is due, in one tap."""
        if self.phase == "selling" and not self.cart.empty:
            self._play_on()
            await self._complete(None)

    async def _complete(self, tendered_satang: int | None) -> None:
        """Complete the cart as it is shown: a second tap, a retry and another tab give the same sale."""
        cart = self.cart.view
        if cart is None or self._busy:
            return
        command = CompleteSale(cart=cart.id, total_satang=self.cart.sums.total_satang, tendered_satang=tendered_satang)
        self._busy, self.error, self._paid_with = True, None, tendered_satang
        await self.cart.settled()  # a line that was scanned just now makes it another sale, which the store refuses
        await self.approving.attempt(command, cart.command_id, partial(self._completed, cart.command_id))

    async def _completed(self, command_id: str, result: Done | PosError) -> None:
        try:
            if isinstance(result, Done):
                await self._show_sale(result.value)
            elif result.key == "command.id_taken":  # another tab took other money for this very bill
                await self._paid_elsewhere(command_id)
            else:
                self.error = result
                self.cart.outdated()  # what was refused may be refused for what the screen does not show yet
            self._close_line()
            await self._say_errors(self.cart.fresh)
            if self.cart.view is None and self.phase == "paying":
                self.phase = "selling"
        finally:
            self._busy = False

    async def _show_sale(self, issue: str) -> None:
        await self.after.show(issue)
        self.search.clear()
        self.cart.forget_removed()
        self.phase, self.error = "after", None
        if self._spawn is not None:
            self._spawn(partial(self._say_errors, self.after.fresh))  # its paper may have gone on while it was read
            self._spawn(partial(self._say_errors, self.after.draw))

    async def clock_is_right(self) -> None:
        """A person said that the clock is right: the sale that was asked for goes on."""
        house = self.session.house
        self.session.touch()
        try:
            await house.in_turn(lambda: confirm_clock(house.store))
        except PosError as error:
            self.error = error
        else:
            await self._complete(self._paid_with)

    # -- afterwards

    def next_sale(self) -> None:
        """Put the change away, once it was there long enough to be seen."""
        if self.phase == "after" and self.after.settled:
            self._play_on()

    async def reprint(self, issue: str) -> None:
        """Print a receipt again, as a marked copy."""
        await self.approving.attempt(Reprint(issue=issue), self.session.new_id(), self._printed)

    async def resolve(self, job: str, *, printed: bool) -> None:
        """A person looked: the paper is there, or a copy is wanted."""
        await self.approving.attempt(ResolveJob(job=job, printed=printed), self.session.new_id(), self._printed)

    async def release(self, job: str) -> None:
        """A paper that waited too long, or failed before its first byte, is wanted after all."""
        await self.approving.attempt(ReleaseJob(job=job), self.session.new_id(), self._printed)

    async def _printed(self, result: Done | PosError) -> None:
        self.error = result if isinstance(result, PosError) else None
        self.search.receipt = None
        self.after.outdated()
        await self._say_errors(self.after.fresh)
