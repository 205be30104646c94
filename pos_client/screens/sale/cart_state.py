"""The cart on the screen: what the store says of it, which line is current, and every way to change it.

All changes go through commands; what is shown is read again after each commit, of this tab or of another one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from core.commands import Command
from core.errors import PosError
from core.sales.carts import AddLine, HoldCart, RecallCart, RestoreLine, SetQuantity, UseShelfPrice
from pos_client.screens.sale.fresh import Fresh
from pos_client.screens.sale.sums import NOTHING, Sums, sums
from pos_client.session import Done, Session
from storage.database import Reading
from storage.queries.carts import CartLineRow, CartView, HeldCart, TaxView, held_carts, open_cart, tax_view
from storage.queries.status import ShiftRow, open_shift

TABLES = frozenset(
    {"cart", "cart_line", "part", "part_price", "stock_level", "shift", "transition", "tax_rate", "setting", "user"}
)
"""What the cart on the screen is made from."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that was taken off the bill, as it can be had back."""

    line: CartLineRow

    def name(self, language: str) -> str:
        """What went."""
        return self.line.name(language)


@dataclass(frozen=True, slots=True)
class Counter:
    """One reading of all that the cart shows."""

    cart: CartView | None
    held: tuple[HeldCart, ...]
    shift: ShiftRow | None
    tax: TaxView


def counter(conn: Reading, user: str, branch: str, drawer: str, now_ms: int) -> Counter:
    """Read the open cart of a person, the held ones, the drawer's shift, and what tax and rounding say."""
    return Counter(
        open_cart(conn, user, branch, now_ms), tuple(held_carts(conn)), open_shift(conn, drawer), tax_view(conn, now_ms)
    )


class CartState:
    """The open cart of the person at this tab; ``ready`` once it was read the first time.

    ``here`` is the current line, ``arrived`` names the line that came last and how often one came, ``undo`` is what
    can be had back, ``shift`` is open on this device's drawer.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._turn = asyncio.Lock()
        self._fresh = Fresh(self._read)
        self._own: str | None = None
        self.view: CartView | None = None
        self.sums: Sums = NOTHING
        self.held: tuple[HeldCart, ...] = ()
        self.shift: ShiftRow | None = None
        self.here: str | None = None
        self.arrived: tuple[str, int] = ("", 0)
        self.undo: Removed | None = None
        self.ready = False

    # -- reading

    def outdated(self) -> None:
        """A commit touched what is shown."""
        self._fresh.outdated()

    async def fresh(self) -> None:
        """Wait until what is shown is as new as the last commit. Raises ``PosError``."""
        await self._fresh.now()

    async def _read(self) -> None:
        user = self._session.user_id
        if user is None:  # signed out while a commit was told
            return
        machine = self._session.machine
        found = await self._session.read(counter, user, machine.branch, machine.device, self._session.now_ms())
        self.view, self.sums = found.cart, sums(found.cart, found.tax)
        self.held, self.shift = found.held, found.shift
        self._settle_here()
        self.ready = True

    def _settle_here(self) -> None:
        """The current line is the one that just came, else the one it was, else the last."""
        own, self._own = self._own, None
        if own is not None and self.line(own) is not None:
            self.here, self.arrived = own, (own, self.arrived[1] + 1)
        elif self.line(self.here) is None:
            self.here = self.lines[-1].id if self.lines else None

    # -- looking

    @property
    def lines(self) -> tuple[CartLineRow, ...]:
        """The lines in the customer's order."""
        return self.view.lines if self.view else ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to sell yet."""
        return not self.lines

    def line(self, line_id: str | None) -> CartLineRow | None:
        """A line by its id."""
        return next((line for line in self.lines if line.id == line_id), None)

    def amount(self, line_id: str) -> int:
        """What a line comes to, in satang."""
        for line, amount in zip(self.lines, self.sums.lines, strict=True):
            if line.id == line_id:
                return amount
        return 0

    def select(self, line_id: str) -> None:
        """Make a line the current one."""
        if self.line(line_id) is not None:
            self.here = line_id

    def move(self, step: int) -> None:
        """Make a line further down (or up) the current one, not beyond the ends."""
        ids = [line.id for line in self.lines]
        if ids:
            at = ids.index(self.here) if self.here in ids else 0
            self.here = ids[max(0, min(len(ids) - 1, at + step))]

    # -- changing

    async def add(self, part: str, qty_milli: int) -> PosError | None:
        """Put a part on the bill; it becomes the current line."""
        return await self._change(AddLine(part=part, qty_milli=qty_milli), self._arrives)

    async def set_quantity(self, line_id: str, qty_milli: int) -> PosError | None:
        """Change how many; a line that became none can be had back."""
        line = self.line(line_id)
        if qty_milli or line is None:
            return await self._change(SetQuantity(line=line_id, qty_milli=qty_milli))

        def went(_: str) -> None:
            self.undo = Removed(line)

        return await self._change(SetQuantity(line=line_id, qty_milli=0), went)

    async def restore(self) -> PosError | None:
        """Put the line back that was removed last; where that is refused it can be tried again."""
        removed, self.undo = self.undo, None  # a double tap brings it back once
        if removed is None:
            return None
        line = removed.line
        command = RestoreLine(
            part=line.part, no=line.no, qty_milli=line.qty_milli, unit_price_satang=line.unit_price_satang
        )
        error = await self._change(command, self._arrives)
        if error is not None and self.undo is None:
            self.undo = removed
        return error

    async def use_shelf_price(self, line_id: str) -> PosError | None:
        """Take what the shelf says now for a line."""
        return await self._change(UseShelfPrice(line=line_id))

    async def hold(self) -> PosError | None:
        """Put the bill aside."""
        return await self._change(HoldCart(), self._forget_removed)

    async def recall(self, cart: str) -> PosError | None:
        """Take a bill up again."""
        return await self._change(RecallCart(cart=cart), self._forget_removed)

    def forget_removed(self) -> None:
        """The time for taking the removal back is over."""
        self.undo = None

    def _forget_removed(self, _: str) -> None:
        self.undo = None

    def _arrives(self, line_id: str) -> None:
        self._own = line_id

    async def _change(self, command: Command, done: Callable[[str], None] | None = None) -> PosError | None:
        """Run a command in its turn, then show what became of the cart."""
        async with self._turn:
            mark = self._fresh.mark
            result = await self._session.attempt(command)
            if isinstance(result, Done) and done is not None:
                done(result.value)
            if self._fresh.mark == mark:  # nobody is told of what was refused or done before
                self._fresh.outdated()
            try:
                await self.fresh()
            except PosError as error:
                return error
            if self._own is not None:  # the reading was over before the command said what it made
                self._settle_here()
            return result if isinstance(result, PosError) else None

    async def settled(self) -> None:
        """Wait until the changes that are under way are done."""
        async with self._turn:
            pass
