"""A cashier for benches: fills carts of three parts and takes exact cash, as the screen does."""

from __future__ import annotations

from core.engine import Engine
from core.ports import Actor
from core.registry import COMMANDS
from core.sales.carts import AddLine
from core.sales.complete import CompleteSale
from core.shifts.open import OpenShift
from storage.store import Store

FLOAT = {10_000: 20, 2_000: 10}


class Counter:
    """One till with an open shift."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.engine = Engine(store, COMMANDS)
        with store.database.reading() as conn:
            self.owner = conn.execute("SELECT id FROM user ORDER BY id LIMIT 1").fetchone()[0]
            self.parts = [
                row[0]
                for row in conn.execute(
                    "SELECT part FROM stock_level WHERE qty_milli >= 2000 ORDER BY part LIMIT 3000"
                ).fetchall()
            ]
        self._at = 0
        self._do(OpenShift(denominations=FLOAT))

    def _do(self, command: object, command_id: str | None = None) -> str:
        return self.engine.do(command, Actor(self.owner), command_id or self.store.ids.new_id())  # type: ignore[arg-type]

    def fill(self, lines: int = 3) -> tuple[CompleteSale, str]:
        """Put parts into the cart; gives the command that completes it, and its id."""
        for _ in range(lines):
            self._do(AddLine(part=self.parts[self._at % len(self.parts)]))
            self._at += 1
        cur = self.store.database.writer.cursor()
        cart, command_id = cur.execute("SELECT id, command_id FROM cart WHERE state = 'OPEN'").fetchone()
        total = cur.execute("SELECT sum(unit_price_satang * qty_milli / 1000) FROM cart_line WHERE cart = ?", (cart,))
        return CompleteSale(cart=cart, total_satang=total.fetchone()[0]), command_id

    def pay(self, sale: CompleteSale, command_id: str) -> str:
        """Take the money; gives the receipt's id."""
        return self._do(sale, command_id)
