"""What the process does that will be killed: a morning at the counter, with everything that a sale goes through."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.errors import Rejected
from core.ports import Actor
from core.printing.commands import ClaimJob, FinishJob, RecoverJobs
from core.sales.carts import HoldCart, RecallCart, SetQuantity
from core.sales.complete import CompleteSale
from core.users.commands import SignIn
from tests.kills_parts.mortal import Evidence
from tests.shop import NOON, Shop, template

PIN = "739154"
MINUTE_MS = 60_000
PAPER_PARTS = 3


def make_template(folder: Path) -> Path:
    """A shop with parts on the shelf and a cashier, closed again."""
    template(folder)
    shop = Shop(folder, seed=99)
    for n in range(6):
        shop.part(f"P-{n}", qty=100_000, price=100_00 + n * 1_25, cost=70_00 + n)
    shop.user("CA", pin=PIN)
    shop.close()
    return folder


class Cashier:
    """One start of the program; ``day`` tells it from all others, ``tap`` is called when a sale is about to be paid."""

    def __init__(self, folder: Path, day: int, tap: Callable[[], None] = lambda: None) -> None:
        self.tap = tap
        self.shop = Shop(folder, seed=1000 + day, now_ms=NOON + day * MINUTE_MS)
        self.seen = Evidence(folder / "evidence")
        self.dice = random.Random(day)
        self.parts = [row[0] for row in self.shop.rows("SELECT id FROM part ORDER BY code")]
        self.user = self.shop.owner

    def work(self) -> None:
        """Start, print what was left over, sell once or twice."""
        self._do(RecoverJobs())
        self.print_all()
        if not self.shop.rows("SELECT 1 FROM shift"):
            self.shop.open_shift()
        if self.dice.random() < 0.1:
            self._switch_user()
        if self.dice.random() < 0.3:
            self._hold_one()
        for _ in range(self.dice.choice((1, 1, 2))):
            self.sell()
        self.shop.close()

    def _do(self, command: Any, command_id: str | None = None) -> str:
        return self.shop.do(command, user=self.user, command_id=command_id)

    def _switch_user(self) -> None:
        [cashier] = self.shop.rows("SELECT id FROM user WHERE roles LIKE '%CA%'")
        self._do(SignIn(user=cashier[0], pin=PIN))
        self.user = cashier[0]

    def _hold_one(self) -> None:
        self.shop.add(self.dice.choice(self.parts), user=self.user)
        held = self._do(HoldCart())
        if self.dice.random() < 0.5:
            self._do(RecallCart(cart=held))

    def sell(self) -> None:
        """Scan, scan, sometimes change, pay; then the screen shows the number and the printer prints it."""
        for part in self.dice.choices(self.parts, k=2):
            line = self.shop.add(part, user=self.user)
        if self.dice.random() < 0.3:
            self._do(SetQuantity(line=line, qty_milli=2500))
        cart, command_id, total = self.shop.cart(self.user)
        self.tap()
        self.seen.note(f"intent {self.user} {cart} {command_id} {total}")
        if self.dice.random() < 0.2:
            try:
                self._do(CompleteSale(cart=cart, total_satang=total, tendered_satang=1), command_id)
            except Rejected as refused:
                assert refused.key == "payment.short"
        issued = self._do(CompleteSale(cart=cart, total_satang=total), command_id)
        self.show(issued)
        self.print_all()

    def show(self, issued: str) -> None:
        """What the screen tells once the store gave its word."""
        self.seen.note(f"screen {self.shop.value('SELECT number FROM issue WHERE id = ?', issued)}")

    def print_all(self) -> None:
        """The spool: claim, bytes, done."""
        jobs = self.shop.rows("SELECT id, document FROM print_job WHERE state = 'QUEUED' AND kind = 'ORIGINAL'")
        for job, document in jobs:
            if self.shop.do(ClaimJob(job=job, printer="p"), user=self.user):
                number = self.shop.value("SELECT number FROM issue WHERE id = ?", document)
                for part in range(1, PAPER_PARTS + 1):
                    self.seen.note(f"paper {number} {part}")
                self._do(FinishJob(job=job, state="DONE"))


def retry(shop: Shop, intent: list[str]) -> str:
    """The same tap again: the command id that was made with the cart."""
    _, user, cart, command_id, total = intent
    command = CompleteSale(cart=cart, total_satang=int(total))
    return shop.engine.do(command, Actor(user), command_id)
