"""Random days of a shop: three real devices that sell, edit and meet, and streams that write whatever they like.

Real devices work through the engine with the product's commands (and, where no command is there yet, through the
transaction that commands use). Beside them a ``History`` of authors who are certified in the same shop: careless,
copied and rogue ones among them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from core.catalog.records import Part, PartIdentifier, PartPrice, price_key
from core.errors import PosError
from core.parties.records import Party, Vehicle
from core.ports import Actor
from core.printing.commands import ClaimJob, FinishJob
from core.records import DeviceClass, Record
from core.sales.carts import HoldCart, RecallCart, SetQuantity
from core.sales.complete import CompleteSale
from core.users.commands import SetProfile
from storage import journal
from storage.ceremonies import certify
from storage.receive import Run, receive
from storage.store import Store
from sync.protocol.entry import WireEntry
from sync.protocol.trust import SignedHead, sign
from tests.fleet import join, trust_objects
from tests.shop import NOON, Shop, template
from tests.sim.authors import Author
from tests.sim.histories import DAY_MS, History
from tests.sync.protocol.signing import Key

RUN_MAX = 60
FIRST_PARTS = 8
OTHERS = 10_000_000
"""Keys are made from seeds: those of joining devices are far from the template's."""


class Neighbours:
    """Authors who are certified in a real shop, in the shape of ``authors.Village``; ``root`` is an owner's stream."""

    CLASSES: Sequence[tuple[str, str, str]]

    def __init__(self, owner: Shop, seed: int) -> None:
        self.seed = seed
        self.shop = owner.store.machine.shop
        self.objects: list[tuple[str, dict[str, Any]]] = []
        self.root, _ = self._join(owner, "root", "owner")
        classes = []
        for name, cls in (("office", "office"), ("counter", "counter"), ("till", "counter"), ("phone", "technician")):
            author, series = self._join(owner, name, cls)
            setattr(self, name, author)
            classes.append((name, cls, series))
        self.CLASSES = classes

    def _join(self, owner: Shop, name: str, cls: str) -> tuple[Author, str]:
        author = self.stranger(name)
        device = f"device {author.stream}"
        made = certify(owner.store, author.key.public, device=device, device_class=DeviceClass(cls))
        return author, made.series

    def stranger(self, name: str) -> Author:
        """A stream that nobody certified yet."""
        return Author(self.shop, Key(f"{name} {self.seed}"))


class Device:
    """One real device and what it does in a day; commands that are refused are a part of life."""

    def __init__(self, shop: Shop, rng: random.Random, cls: str) -> None:
        self.shop = shop
        self.rng = rng
        self.cls = cls
        self.refused = 0
        self.sales = 0

    def day(self) -> None:
        """A few acts, some minutes apart."""
        acts = [self._sale] * 5 + [self._customer, self._profile, self._barcode]
        if self.cls != "counter":
            acts += [self._edit, self._edit, self._price, self._new_part]
        for _ in range(self.rng.randint(1, 8)):
            self.shop.wait(self.rng.randrange(1, 3_600_000))
            try:
                self.rng.choice(acts)()
            except PosError:
                self.refused += 1

    def _ids(self, table: str) -> list[str]:
        return [row[0] for row in self.shop.rows(f"SELECT id FROM {table} ORDER BY id")]

    def _put(self, kind: type[Record], record_id: str, **columns: Any) -> None:
        store = self.shop.store
        with store.writing() as cur:
            tx = store._tx(cur, Actor(self.shop.owner), store.ids.new_id())
            tx.put(replace(tx.get(kind, record_id), **columns))  # type: ignore[type-var]
            store._seal(cur, "test.edit", tx)
        store.guard()

    def _sale(self) -> None:
        shop, rng = self.shop, self.rng
        if not shop.rows("SELECT 1 FROM shift WHERE drawer = ?", shop.store.machine.device):
            shop.open_shift()
        parts = shop.rows("SELECT id FROM part WHERE code LIKE 'P-%' ORDER BY id")
        for (part,) in rng.choices(parts, k=rng.randint(1, 4)):
            line = shop.add(part, qty_milli=rng.choice((1000, 1000, 2000, 500)))
        if rng.random() < 0.2:
            shop.do(SetQuantity(line=line, qty_milli=rng.randrange(1, 5) * 1000))
        if rng.random() < 0.2:
            shop.do(RecallCart(cart=shop.do(HoldCart())))
        cart, command_id, total = shop.cart()
        sale = CompleteSale(cart=cart, total_satang=total, tendered_satang=total + rng.choice((0, 0, 100_00)))
        shop.do(sale, command_id=command_id)
        self.sales += 1
        if rng.random() < 0.2:  # the tap again
            shop.do(sale, command_id=command_id)
        for (job,) in shop.rows("SELECT id FROM print_job WHERE state = 'QUEUED' AND kind = 'ORIGINAL'"):
            if shop.do(ClaimJob(job=job, printer="p")):
                shop.do(FinishJob(job=job, state=rng.choice(("DONE", "DONE", "UNKNOWN"))))

    def _customer(self) -> None:
        shop, rng = self.shop, self.rng
        known = self._ids("party")
        if known and rng.random() < 0.6:
            self._put(Party, rng.choice(known), phone=f"08{rng.randrange(10**8):08d}", active=rng.random() < 0.9)
            return
        party = Party(id=shop.store.ids.new_id(), kind="PERSON", name_th=f"ลูกค้า {rng.randrange(99)}")
        shop.write([party, Vehicle(id=shop.store.ids.new_id(), owner=party.id, plate=f"70-{rng.randrange(9999):04d}")])

    def _profile(self) -> None:
        self.shop.do(SetProfile(language=self.rng.choice(("en", "th")), theme=self.rng.choice(("dark", "light"))))

    def _barcode(self) -> None:
        part, code = self.rng.choice(self._ids("part")), f"{self.rng.randrange(10**12):013d}"
        self.shop.write([PartIdentifier(id=self.shop.store.ids.new_id(), part=part, kind="BARCODE", value=code)])

    def _edit(self) -> None:
        rng = self.rng
        columns = {"name_en": f"Part {rng.randrange(9)}", "brand": f"B{rng.randrange(9)}", "active": rng.random() < 0.9}
        name = rng.choice(sorted(columns))
        self._put(Part, rng.choice(self._ids("part")), **{name: columns[name]})

    def _price(self) -> None:
        at = self.shop.clock() + self.rng.choice((1, 1, DAY_MS))
        part = self.rng.choice(self._ids("part"))
        price = PartPrice(id=f"{price_key(part)}@{at}", price_satang=self.rng.randrange(100, 99_999))
        self.shop.write([price])

    def _new_part(self) -> None:
        n = self.shop.count("part")
        self.shop.part(f"P-{self.cls}-{n}", qty=self.rng.randrange(30), price=self.rng.randrange(100, 99_999))


class Town:
    """A shop of three real devices and its neighbours, one day after the other."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.rng = random.Random(seed)
        owner = Shop(template(folder / "owner"), seed=seed + 1)
        for n in range(FIRST_PARTS):
            owner.part(f"P-{n}", qty=self.rng.randrange(60), price=100_00 + n * 1_25, cost=70_00 + n)
        counter = join(owner, folder / "counter", "counter", seed=OTHERS + seed)
        office = join(owner, folder / "office", "office", seed=2 * OTHERS + seed)
        self.devices = [
            Device(shop, random.Random(f"{seed} {cls}"), cls)
            for shop, cls in ((owner, "owner"), (counter, "counter"), (office, "office"))
        ]
        self.neighbours = Neighbours(owner, seed)
        self.history = History(self.rng, self.neighbours, 0)  # type: ignore[arg-type]
        self.today = 0
        self.told: dict[tuple[int, object], int] = {}
        for other in (counter, office):
            self._tell(owner, other)

    def day(self) -> None:
        """Everybody works, some meet in the evening."""
        self.today += 1
        at = NOON + self.today * DAY_MS
        for device in self.devices:
            device.shop.clock.now_ms = max(device.shop.clock.now_ms, at)
            device.day()
        for pen in self.history.pens:
            pen.author.ms = max(pen.author.ms, at)
        for _ in range(self.rng.randint(0, 6)):
            self.history._step()
        shops = [device.shop for device in self.devices]
        for one in shops:
            for other in shops:
                if one is not other and self.rng.random() < 0.4:
                    self._tell(one, other)
            if self.rng.random() < 0.5:
                self._hear(one)

    def _tell(self, source: Shop, target: Shop) -> None:
        """One device hands over what it wrote since the last time."""
        key = (id(target), source.store.machine.stream)
        target.clock.now_ms = max(target.clock.now_ms, source.clock.now_ms)
        objects = trust_objects(source.store)
        for run in own_runs(source.store, self.told.get(key, 0)):
            receive(target.store, [run], objects)
            self.told[key] = run.head["seq"]

    def _hear(self, target: Shop) -> None:
        """A device hears some neighbours, from where it heard them last."""
        for pen in self.history.pens:
            author, key = pen.author, (id(target), pen)
            start = self.told.get(key, 0)
            if author.seq > start and self.rng.random() < 0.7:
                end = self.rng.randint(start + 1, min(author.seq, start + RUN_MAX))
                run = author.run(start + 1, end)
                got = receive(target.store, [self._kept(run)], self.history.objects)
                if not (got.gaps or got.dropped or got.waiting):
                    self.told[key] = end

    def _kept(self, run: Run) -> Run:
        return Run(tuple(History._without_lost(wire) for wire in run.entries), run.head)

    def everything(self) -> tuple[list[list[Run]], list[tuple[str, dict[str, Any]]]]:
        """All entries of all branches, each branch in runs in its order, and all trust objects."""
        branches = [list(own_runs(device.shop.store, 0)) for device in self.devices]
        branches += [[self._kept(run) for run in a.runs(self.rng, 20)] for a in self.history.branches()]
        objects = [*trust_objects(self.devices[0].shop.store), *self.history.objects]
        return [runs for runs in branches if runs], objects

    def close(self) -> None:
        for device in self.devices:
            device.shop.close()


def own_runs(store: Store, after: int) -> Iterator[Run]:
    """What a store wrote itself after a seq, in runs that end on a signed head."""
    cur = store.database.writer.cursor()
    stream, shop = store.machine.stream, store.machine.shop
    while True:
        rows = cur.execute(
            "SELECT header, body, quarantine FROM entry WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ?",
            (stream, after, RUN_MAX),
        ).fetchall()
        if not rows:
            return
        entries = [journal.load(cur, *row) for row in rows]
        after = entries[-1].header.seq
        members = {"shop": shop, "stream": stream, "seq": after, "hash": entries[-1].hash}
        head = sign(SignedHead.read, members, partial(store.keys.sign, stream))
        wires = tuple(WireEntry(e.header_bytes, e.body_bytes, tuple(e.annexes.values())) for e in entries)
        yield Run(wires, head.wire())
