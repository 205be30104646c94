"""The states of the sale, announcing every change to the parts of the screen that show them."""

from __future__ import annotations

import flet as ft

from pos_client.screens.sale.after_state import AfterState
from pos_client.screens.sale.cart_state import CartState
from pos_client.screens.sale.line_state import LineState
from pos_client.screens.sale.pay_state import PayState
from pos_client.screens.sale.search_state import SearchState
from pos_client.screens.sale.selling_state import Kinds
from pos_client.screens.sale.state import SaleState
from pos_client.screens.sale.tile_state import TileState


class LiveCart(ft.Observable, CartState):
    """The cart."""


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
