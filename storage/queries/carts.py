"""The cart that a person is filling, and those held at this counter."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

LINES_MAX = 200
HELD_MAX = 30


@dataclass(frozen=True, slots=True)
class CartLineRow:
    """One line as the cashier sees it; ``stock_milli`` is ``None`` for what is not stocked."""

    id: str
    no: int
    part: str
    code: str
    name_th: str
    name_en: str
    unit_th: str
    unit_en: str
    qty_milli: int
    unit_price_satang: int
    tax_code: str
    stock_milli: int | None

    def name(self, language: str) -> str:
        """The name in a language, else in the other one."""
        return (self.name_en or self.name_th) if language == "en" else (self.name_th or self.name_en)


@dataclass(frozen=True, slots=True)
class CartView:
    """An open cart with its lines in the customer's order."""

    id: str
    command_id: str
    lines: tuple[CartLineRow, ...]


@dataclass(frozen=True, slots=True)
class HeldCart:
    """A cart put aside."""

    id: str
    holder: str
    lines: int
    total_satang: int
    changed_ms: int


_LINES = """
SELECT c.id, c.no, c.part, p.code, p.name_th, p.name_en, p.unit_th, p.unit_en, c.qty_milli, c.unit_price_satang,
       p.tax_code, CASE WHEN p.stocked THEN coalesce(s.qty_milli, 0) END
FROM cart_line AS c JOIN part AS p ON p.id = c.part
LEFT JOIN stock_level AS s ON s.part = c.part AND s.branch = ?
WHERE c.cart = ? ORDER BY c.no, c.id LIMIT ?
"""


def open_cart(conn: sqlite3.Connection, user: str, branch: str) -> CartView | None:
    """The open cart of a person, or ``None`` where nothing was scanned yet."""
    cart = conn.execute(
        "SELECT id, command_id FROM cart WHERE holder = ? AND state = 'OPEN' ORDER BY id DESC LIMIT 1", (user,)
    ).fetchone()
    if cart is None:
        return None
    rows = conn.execute(_LINES, (branch, cart[0], LINES_MAX)).fetchall()
    return CartView(cart[0], cart[1], tuple(CartLineRow(*row) for row in rows))


def held_carts(conn: sqlite3.Connection) -> list[HeldCart]:
    """Carts put aside on this device, the oldest first, at most 30."""
    rows = conn.execute(
        "SELECT c.id, c.holder, count(l.id), coalesce(sum((l.qty_milli * l.unit_price_satang + 500) / 1000), 0), "
        "c.changed_ms FROM cart AS c LEFT JOIN cart_line AS l ON l.cart = c.id WHERE c.state = 'HELD' "
        "GROUP BY c.id ORDER BY c.changed_ms LIMIT ?",
        (HELD_MAX,),
    )
    return [HeldCart(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class TaxView:
    """What the counter shows of tax and cash: rates in force by code, and the shop's settings."""

    vat_registered: bool
    cash_rounding: str
    rates_bp: dict[str, int]


def tax_view(conn: sqlite3.Connection, now_ms: int) -> TaxView:
    """The tax rates and settings in force now."""
    query = "SELECT config_key, rate_bp FROM tax_rate WHERE effective_from <= ? ORDER BY effective_from LIMIT 1000"
    rates: dict[str, int] = dict(conn.execute(query, (now_ms,)).fetchall())
    held: dict[str, object] = {}
    query = "SELECT config_key, value FROM setting WHERE effective_from <= ? ORDER BY effective_from LIMIT 1000"
    held.update(
        (key, json.loads(value) if value is not None else None) for key, value in conn.execute(query, (now_ms,))
    )
    rounding = held.get("cash.rounding", "FLOOR_25")
    return TaxView(bool(held.get("vat.registered", True)), str(rounding), rates)
