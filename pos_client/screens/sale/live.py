"""The states of the sale, announcing every change to the parts of the screen that show them."""

from __future__ import annotations

import asyncio

import flet as ft

from pos_client.screens.sale.after_state import AfterState
from pos_client.screens.sale.cart_state import CartState
from pos_client.screens.sale.line_state import LineState
from pos_client.screens.sale.pay_state import PayState
from pos_client.screens.sale.search_state import SearchState
from pos_client.screens.sale.selling_state import Kinds
from pos_client.screens.sale.state import SaleState
from pos_client.screens.sale.tile_state import TileState
from pos_client.session import Session


class LiveMark(ft.Observable):
    """Whether one line is the current one; only that line's row follows it."""

    def __init__(self, *, here: bool) -> None:
        self.here = here

    def put(self, *, here: bool) -> None:
        """Set it, and say so only where it is another."""
        if self.here is not here:
            self.here = here


class LiveFoot(ft.Observable):
    """Says that the cart changed, a turn of the loop after the cart itself: its lines are drawn and sent first."""


class LiveCart(ft.Observable, CartState):
    """The cart; what stands below its lines follows ``foot``."""

    foot: LiveFoot
    _told = False
    """Whether the foot is about to be told; no part of what is shown, so it announces nothing."""

    def __init__(self, session: Session) -> None:
        object.__setattr__(self, "foot", LiveFoot())
        super().__init__(session)

    def _notify(self, field: str | None) -> None:
        super()._notify(field)
        if not self._told:
            object.__setattr__(self, "_told", True)
            asyncio.get_running_loop().call_soon(self._tell_foot)

    def _tell_foot(self) -> None:
        object.__setattr__(self, "_told", False)
        self.foot.notify()  # type: ignore[no-untyped-call]


def behind(cart: CartState) -> LiveFoot:
    """What follows the cart a turn of the loop behind its lines."""
    assert isinstance(cart, LiveCart), "views are given live states"
    return cart.foot


class LiveSearch(ft.Observable, SearchState):
    """The scan field and what it found."""


class LiveTiles(ft.Observable, TileState):
    """The tiles."""


class LiveLine(ft.Observable, LineState):
    """The line that is edited."""


class LivePay(ft.Observable, PayState):
    """The pay sheet."""


class LiveAfter(ft.Observable, AfterState):
    """The change and the receipt."""


class LiveSale(ft.Observable, SaleState):
    """The sale as a whole: its phase, its pane, its error."""


KINDS = Kinds(LiveCart, LiveSearch, LiveTiles, LiveLine, LivePay, LiveAfter)
