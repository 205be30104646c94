"""The words of the trade for tests: a shop that sells, with a clock and dice that are given.

Everything behind it is real: the SQLite file, the journal, keys and tripwire in a temporary folder.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.catalog.records import Part, PartIdentifier, PartPrice, price_key
from core.commands import Command
from core.engine import Engine
from core.ports import Actor
from core.records import Record, Registry
from core.registry import COMMANDS, RECORDS
from core.sales.carts import AddLine
from core.sales.complete import CompleteSale
from core.shifts.open import OpenShift
from core.shop.opening import ShopForm
from core.stock.records import StockMovement
from core.users.commands import AddUser
from storage.ceremonies import open_shop
from storage.places import Places
from storage.startup import Opened, open_store
from storage.store import Given, Store

NOON = 1_795_227_302_123
"""21 November 2026, 12:15 in Bangkok."""
BUILT = NOON - 20 * 86_400_000
OWNER_PIN = "864209"

FORM = ShopForm(
    name_th="บริษัท โอ.แอล เซอร์วิส จำกัด",
    name_en="O.L Services Co., Ltd.",
    address_th="99/9 หมู่ 1 ต.บ้านบึง อ.บ้านบึง จ.ชลบุรี 20170",
    phone="038-000-000",
    tax_id="0105555021215",
    device_name="เคาน์เตอร์ 1",
    owner_name_th="อรุณ ใจดี",
    owner_nickname="รุณ",
    pin=OWNER_PIN,
)


class Ticking:
    """A clock that moves only when it is told to."""

    def __init__(self, now_ms: int = NOON) -> None:
        self.now_ms = now_ms

    def __call__(self) -> int:
        return self.now_ms


def given(clock: Ticking, seed: int = 1) -> Given:
    """Time and dice of a test."""
    return Given(clock, random.Random(seed).randbytes, "0.1.0", BUILT)


def places(folder: Path) -> Places:
    """Data and state under one temporary folder."""
    return Places(data=folder / "data", state=folder / "state")


def template(folder: Path) -> Path:
    """A shop that was just born, closed again: a folder to copy."""
    opened = open_store(places(folder), given(Ticking(), 7), use_keyring=False)
    (folder / "code.txt").write_text(open_shop(opened.store, FORM))
    opened.close()
    return folder


class Shop:
    """One open shop with its engine; everything a test does goes through commands or the journal."""

    def __init__(self, folder: Path, *, seed: int = 1, now_ms: int = NOON, registry: Registry = RECORDS) -> None:
        self.folder = folder
        self.clock = Ticking(now_ms)
        self._seed = seed
        self._registry = registry
        self.closed = False
        self.opened: Opened = open_store(places(folder), given(self.clock, seed), use_keyring=False, registry=registry)
        self.engine = Engine(self.store, COMMANDS)

    @classmethod
    def copy_of(cls, folder: Path, to: Path, **options: Any) -> Shop:
        """A copy of a closed shop's folder, opened."""
        shutil.copytree(folder, to)
        return cls(to, **options)

    @property
    def store(self) -> Store:
        return self.opened.store

    @property
    def code(self) -> str:
        """The owner's recovery code."""
        return (self.folder / "code.txt").read_text()

    @property
    def owner(self) -> str:
        return str(self.row("SELECT id FROM user WHERE roles LIKE '%OW%' ORDER BY id")[0])

    # -- doing

    def do(self, command: Command, *, user: str | None = None, command_id: str | None = None, **more: Any) -> str:
        """Run a command as somebody, the owner unless said."""
        return self.engine.do(command, Actor(user or self.owner), command_id or self.store.ids.new_id(), **more)

    def wait(self, ms: int = 1000) -> None:
        """Let time pass."""
        self.clock.now_ms += ms

    def write(self, records: Sequence[Record], command: str = "test.write") -> None:
        """Write records as one entry, past the handlers: what an import will do."""
        with self.store.writing() as cur:
            tx = self.store._tx(cur, Actor(self.owner), self.store.ids.new_id())
            for record in records:
                tx.append(record) if self._registry.of(type(record)).kind == "fact" else tx.put(record)
            self.store._seal(cur, command, tx)
        self.store.guard()

    def part(
        self,
        code: str = "P-1",
        price: int = 48_500,
        qty: int = 0,
        cost: int = 30_000,
        barcode: str | None = None,
        **more: Any,
    ) -> str:
        """A part with a shelf price and so many on hand at that cost each; gives its id."""
        part = Part(
            id=self.store.ids.new_id(),
            code=code,
            **{
                "name_th": f"อะไหล่ {code}",
                "name_en": f"Part {code}",
                "unit_th": "ชิ้น",
                "unit_en": "pc",
                "standard_cost_satang": cost,
                **more,
            },
        )
        records: list[Record] = [part, PartPrice(id=f"{price_key(part.id)}@{self.clock() + 1}", price_satang=price)]
        if barcode is not None:
            records.append(PartIdentifier(id=self.store.ids.new_id(), part=part.id, kind="BARCODE", value=barcode))
        if qty:
            records.append(
                StockMovement(
                    id=self.store.ids.new_id(),
                    part=part.id,
                    branch="00000",
                    kind="OPENING",
                    qty_milli=qty * 1000,
                    value_satang=qty * cost,
                    date="2026-11-20",
                )
            )
        self.write(records)
        self.wait()
        return part.id

    def user(self, *roles: str, pin: str | None = None, badge: str | None = None, name: str = "สมหญิง") -> str:
        """A person with these roles."""
        return self.do(AddUser(name_th=name, name_en="", nickname=name, roles={"00000": roles}, pin=pin, badge=badge))

    def open_shift(self, user: str | None = None, float_baht: int = 1000) -> str:
        return self.do(OpenShift(denominations={10_000: float_baht // 100}), user=user)

    def cart(self, user: str | None = None) -> tuple[str, str, int]:
        """Id, command id and total of a person's open cart, as a screen knows them."""
        cart, command_id = self.row(
            "SELECT id, command_id FROM cart WHERE holder = ? AND state = 'OPEN'", user or self.owner
        )
        lines = self.rows("SELECT qty_milli, unit_price_satang FROM cart_line WHERE cart = ?", cart)
        return cart, command_id, sum((q * p + 500) // 1000 for q, p in lines)

    def add(self, part: str, qty_milli: int = 1000, user: str | None = None) -> str:
        return self.do(AddLine(part=part, qty_milli=qty_milli), user=user)

    def pay(self, tendered: int | None = None, user: str | None = None, **more: Any) -> str:
        """Take cash for the open cart; gives the issued receipt's id."""
        cart, command_id, total = self.cart(user)
        command = CompleteSale(cart=cart, total_satang=total, tendered_satang=tendered)
        return self.do(command, user=user, command_id=command_id, **more)

    def sell(self, *parts: str, qty_milli: int = 1000, user: str | None = None, **more: Any) -> str:
        """Scan parts and take exact cash."""
        for part in parts:
            self.add(part, qty_milli, user)
        return self.pay(user=user, **more)

    # -- looking

    def rows(self, query: str, *parameters: Any) -> list[tuple[Any, ...]]:
        with self.store.database.reading() as connection:
            return connection.execute(query, parameters).fetchall()

    def row(self, query: str, *parameters: Any) -> tuple[Any, ...]:
        [found] = self.rows(query + " LIMIT 1", *parameters)
        return found

    def value(self, query: str, *parameters: Any) -> Any:
        return self.row(query, *parameters)[0]

    def count(self, table: str) -> int:
        return int(self.value(f"SELECT count(*) FROM {table}"))

    def tables(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every shared table, sorted: what a replay must give again and what devices must agree on."""
        from storage.forms import computed_tables

        return {name: sorted(self.rows(f"SELECT * FROM {name}"), key=repr) for name in computed_tables(self._registry)}

    # -- living and dying

    def close(self) -> None:
        if not self.closed:
            self.closed = True
            self.opened.close()

    def reopen(self, **changed: Any) -> Shop:
        """Stop and start again on the same folder, at the same moment."""
        self.close()
        options = {"seed": self._seed + 1, "now_ms": self.clock.now_ms, "registry": self._registry, **changed}
        return Shop(self.folder, **options)
