"""Filling the bill: what a scan, typed words, a tap or a key means while nobody pays."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, Literal

from core.errors import PosError
from pos_client.screen_state import ScreenState
from pos_client.screens.sale.after_state import AfterState
from pos_client.screens.sale.cart_state import CartState
from pos_client.screens.sale.line_state import LineState
from pos_client.screens.sale.pay_state import PayState
from pos_client.screens.sale.search_state import SearchState
from pos_client.screens.sale.tile_state import TileState
from pos_client.session import Session
from storage.queries.parts import PartRow

Phase = Literal["selling", "paying", "after"]
Pane = Literal["find", "line", "held"]
Sound = Literal["added", "unknown", "refused"]
Play = Callable[[Sound], object]
PAGE_STEP: Final = 8


def silent(_sound: Sound) -> None:
    """No sound."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """Which classes the parts of the state are made of: the view's announce their changes."""

    cart: type[CartState] = CartState
    search: type[SearchState] = SearchState
    tiles: type[TileState] = TileState
    line: type[LineState] = LineState
    pay: type[PayState] = PayState
    after: type[AfterState] = AfterState


class SellingState(ScreenState):
    """The part of a sale before the money.

    ``error`` is said beside the work; ``pane`` is what stands left of the cart; ``held_here`` is the current one of
    the held bills.
    """

    def __init__(self, session: Session, play: Play = silent, kinds: Kinds | None = None) -> None:
        super().__init__(session)
        made = kinds or Kinds()
        self._play = play
        self.cart = made.cart(session)
        self.search = made.search(session)
        self.tiles = made.tiles(session)
        self.line = made.line()
        self.pay = made.pay()
        self.after = made.after(session, session.house.preview)
        self.phase: Phase = "selling"
        self.pane: Pane = "find"
        self.help = False
        self.held_here = 0

    async def _say_errors(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except PosError as error:
            self.error = error

    # -- scanning and finding

    async def scanned(self, code: str) -> None:
        """A scan adds, whatever is shown; without an open shift it only shows the part."""
        self._play_on()
        await self._leave_pane()
        if self._quantity_refused():
            return
        try:
            found = await self.search.look_up(code)
        except PosError as error:
            self.error = error
            return
        if found.receipt is not None:
            self.search.show_receipt(found.receipt)
        elif not found.parts:
            self.search.unknown(code)
            self._play("unknown")
        elif len(found.parts) > 1 or self.cart.shift is None:
            self.search.show_parts(code, found.parts)
        else:
            await self._add(found.parts[0].id, self.search.take_quantity())

    def _quantity_refused(self) -> bool:
        """Whether a quantity was typed that no line can have: the field says why, and one is not sold instead."""
        if self.search.misplaced is None:
            return False
        self._play("refused")
        return True

    def _play_on(self) -> None:
        """The next scan, letter or tap: what was shown of the last sale makes room."""
        self.error, self.help = None, False
        if self.phase == "after":
            self.phase = "selling"
            self.after.close()

    async def _leave_pane(self) -> None:
        if self.pane == "line":
            await self.close_line()
        self.pane = "find"

    async def search_for(self, typed: str) -> None:
        """Type into the field."""
        self._play_on()
        await self._leave_pane()
        await self.search.search_for(typed)

    async def find(self) -> None:
        """Make room for the scan field and what it finds; nothing typed is lost."""
        self._play_on()
        await self._leave_pane()

    async def type(self, characters: str) -> None:
        """Characters typed while no field has the focus go into the search."""
        await self.search_for(self.search.typed + characters)

    async def rub_out(self) -> None:
        """Take the last character of the search away."""
        await self.search_for(self.search.typed[:-1])

    def clear_search(self) -> None:
        """Empty the field."""
        self.search.clear()

    async def take(self, part: str, *, stay: bool = True) -> None:
        """A row or a tile was tapped: put it on the bill, and ``stay`` where one is to tap it again."""
        self._play_on()
        if self._quantity_refused():
            return
        error = await self.cart.add(part, self.search.take_quantity())
        self._added(error)
        if error is None and not stay:
            self.search.clear()

    async def _add(self, part: str, qty_milli: int) -> None:
        error = await self.cart.add(part, qty_milli)
        self._added(error)
        if error is None:
            self.search.flash()

    def _added(self, error: PosError | None) -> None:
        self.error = error
        self._play("refused" if error else "added")

    async def choose_group(self, group: str) -> None:
        """Show the tiles of a group."""
        await self._say_errors(partial(self.tiles.choose, group))

    # -- keys of the whole screen

    async def enter(self) -> None:
        """Take the current row; Enter with nothing typed does nothing, for a scanner may send one more."""
        if self.pane == "held":
            if self.cart.held:
                await self.recall(self.cart.held[self.held_here].id)
        elif self.search.words or self.search.results is not None:
            await self._enter_typed()

    async def _enter_typed(self) -> None:
        """A code that was typed whole counts like a scan, anything else takes the current row.

        Enter may come while the search for the last letters is under way: the rows before it are not what was meant.
        """
        await self.search.settled()
        row: PartRow | None = self.search.current
        if self.search.words and self.search.here == 0:
            try:
                found = await self.search.look_up(self.search.words)
            except PosError as error:
                self.error = error
                return
            if len(found.parts) == 1:
                row = found.parts[0]
            elif found.receipt is not None:
                self.search.show_receipt(found.receipt)
                return
        if row is not None:
            await self._add(row.id, self.search.take_quantity())

    def move(self, step: int) -> None:
        """Up and down: the results, the held bills, or the lines of the bill."""
        if self.pane == "held":
            self.held_here = max(0, min(len(self.cart.held) - 1, self.held_here + step))
        elif self.pane == "line" or not self.search.move(step):
            self.cart.move(step)
            if self.pane == "line" and self.cart.here:
                self.line.open(self.cart.here)

    def show_help(self) -> None:
        """The keys of this screen; once more puts them away."""
        self.help = not self.help

    # -- the line

    def edit_line(self, line_id: str | None = None) -> None:
        """Open the quantity of a line, the current one unless said."""
        self._play_on()
        wanted = self.cart.line(line_id or self.cart.here)
        if wanted is not None and self.phase == "selling":
            self.cart.select(wanted.id)
            self.line.open(wanted.id)
            self.pane = "line"

    async def press_line(self, key: str) -> None:
        """A digit acts at once; what can still become another number waits."""
        line = self.cart.line(self.line.line)
        if line is None:
            return
        self.error = None
        wanted = self.line.press(key, line.qty_milli)
        if wanted is not None:
            self.error = await self.cart.set_quantity(line.id, wanted)

    async def step_line(self, pieces: int) -> None:
        """One less, one, five or ten more; below one the line goes, and can be had back."""
        await self.cart.settled()
        line = self.cart.line(self.line.line)
        if line is None:
            return
        wanted = max(0, line.qty_milli + pieces * 1000)
        self.error = await self.cart.set_quantity(line.id, wanted)
        self.line.rest()
        if wanted == 0 and self.error is None:
            self._close_line()

    async def close_line(self) -> None:
        """The quantity is done; a 0 removes the line."""
        line_id, removes = self.line.line, self.line.removes
        self._close_line()
        if removes:
            await self.remove_line(line_id)

    def _close_line(self) -> None:
        self.line.close()
        self.pane = "find"

    async def remove_line(self, line_id: str | None = None) -> None:
        """Take a line off the bill, the current one unless said; it can be had back."""
        wanted = self.cart.line(line_id or self.cart.here)
        if wanted is None or self.phase != "selling":
            return
        if self.line.line == wanted.id:
            self._close_line()
        self.error = await self.cart.set_quantity(wanted.id, 0)

    async def undo(self) -> None:
        """Put back what was removed last."""
        if self.phase == "selling":
            self.error = await self.cart.restore()

    async def use_shelf_price(self) -> None:
        """Take the price of now for the line that is edited."""
        self.error = await self.cart.use_shelf_price(self.line.line)

    # -- holding

    async def hold(self) -> None:
        """Put the bill aside; with nothing on it, show those that were."""
        self._play_on()
        if self.cart.empty:
            self.pane = "held" if self.cart.held and self.pane != "held" else "find"
            self.held_here = 0
            return
        await self._leave_pane()
        self.error = await self.cart.hold()
        self.search.clear()

    def show_held(self) -> None:
        """The list of held bills, or away from it."""
        self._play_on()
        self.pane = "find" if self.pane == "held" else "held"
        self.held_here = 0

    async def recall(self, cart: str) -> None:
        """Take a held bill up again; the one that is open is held instead."""
        self._play_on()
        self.pane = "find"
        self.error = await self.cart.recall(cart)
