"""The cart that a person is filling, and those held at this counter."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

LINES_MAX = 200
HELD_MAX = 30


@dataclass(frozen=True, slots=True)
class CartLineRow:
    """One line as the cashier sees it; ``stock_milli`` is ``None`` for what is not stocked.

    ``shelf_satang`` is what the shelf says now, ``None`` without a price: the customer was told ``unit_price_satang``.
    """

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
    place: str = ""
    shelf_satang: int | None = None

    def name(self, language: str) -> str:
        """The name in a language, else in the other one."""
        return (self.name_en or self.name_th) if language == "en" else (self.name_th or self.name_en)

    def unit(self, language: str) -> str:
        """The unit in a language, else in the other one."""
        return (self.unit_en or self.unit_th) if language == "en" else (self.unit_th or self.unit_en)


@dataclass(frozen=True, slots=True)
class CartView:
    """An open cart with its lines in the customer's order."""

    id: str
    command_id: str
    lines: tuple[CartLineRow, ...]


@dataclass(frozen=True, slots=True)
class HeldCart:
    """A cart put aside: who holds it, and its first line to know it by."""

    id: str
    holder: str
    lines: int
    total_satang: int
    changed_ms: int
    holder_th: str
    holder_en: str
    first_th: str
    first_en: str

    def who(self, language: str) -> str:
        """First name of who holds it, in a language, else in the other one."""
        first, second = (self.holder_en, self.holder_th) if language == "en" else (self.holder_th, self.holder_en)
        return (first or second).split(" ")[0]

    def first(self, language: str) -> str:
        """Name of the part on the first line, in a language, else in the other one."""
        return (self.first_en or self.first_th) if language == "en" else (self.first_th or self.first_en)


_LINES = """
SELECT c.id, c.no, c.part, p.code, p.name_th, p.name_en, p.unit_th, p.unit_en, c.qty_milli, c.unit_price_satang,
       p.tax_code, CASE WHEN p.stocked THEN coalesce(s.qty_milli, 0) END, coalesce(l.code, ''),
       (SELECT price_satang FROM part_price WHERE config_key = c.part || '/SHELF' AND effective_from <= :now
        AND price_mode = 'INCL' ORDER BY effective_from DESC LIMIT 1)
FROM cart_line AS c JOIN part AS p ON p.id = c.part
LEFT JOIN stock_level AS s ON s.part = c.part AND s.branch = :branch
LEFT JOIN stock_location AS l ON l.id = p.location
WHERE c.cart = :cart ORDER BY c.no, c.id LIMIT :limit
"""


def open_cart(conn: sqlite3.Connection, user: str, branch: str, now_ms: int) -> CartView | None:
    """The open cart of a person, or ``None`` where nothing was scanned yet."""
    cart = conn.execute(
        "SELECT id, command_id FROM cart WHERE holder = ? AND state = 'OPEN' ORDER BY id DESC LIMIT 1", (user,)
    ).fetchone()
    if cart is None:
        return None
    rows = conn.execute(_LINES, {"cart": cart[0], "branch": branch, "now": now_ms, "limit": LINES_MAX}).fetchall()
    return CartView(cart[0], cart[1], tuple(CartLineRow(*row) for row in rows))


_HELD = """
SELECT c.id, c.holder, count(l.id), coalesce(sum((l.qty_milli * l.unit_price_satang + 500) / 1000), 0), c.changed_ms,
       coalesce(u.name_th, ''), coalesce(u.name_en, ''), coalesce(p.name_th, ''), coalesce(p.name_en, '')
FROM cart AS c
LEFT JOIN cart_line AS l ON l.cart = c.id
LEFT JOIN user AS u ON u.id = c.holder
LEFT JOIN cart_line AS f ON f.id = (SELECT id FROM cart_line WHERE cart = c.id ORDER BY no, id LIMIT 1)
LEFT JOIN part AS p ON p.id = f.part
WHERE c.state = 'HELD' GROUP BY c.id ORDER BY c.changed_ms LIMIT ?
"""


def held_carts(conn: sqlite3.Connection) -> list[HeldCart]:
    """Carts put aside on this device, the oldest first, at most 30."""
    return [HeldCart(*row) for row in conn.execute(_HELD, (HELD_MAX,))]


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
