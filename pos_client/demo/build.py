"""Makes the demo shop: a real store, written through the same doors, a week of sales behind it and a shift open today.

Its keys come from the seed, so that everybody's demo is alike: nothing in it is secret, its series is ``Z``, and every
paper says DEMO.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from core.commands import Command
from core.engine import Engine
from core.ports import Actor, Tx
from core.printing.commands import DONE, ClaimJob, FinishJob
from core.registry import COMMANDS
from core.sales.carts import AddLine
from core.sales.complete import CompleteSale
from core.shifts.open import OpenShift
from core.shop.opening import ShopForm
from core.thai.dates import bangkok_date
from core.trust.records import Transition
from core.users.commands import AddUser
from pos_client.demo.catalogue import demo_size, parts
from pos_client.demo.chance import Chance
from pos_client.demo.part import DemoPart
from pos_client.demo.parties import customers
from pos_client.demo.people import DemoUser, people
from pos_client.demo.records import DemoRecords
from pos_client.demo.shop import SHOP
from pos_client.demo.trucks import trucks
from storage.bulk import write_batch
from storage.ceremonies import open_shop
from storage.places import Places
from storage.startup import Opened, open_store
from storage.store import Given

SEED = 2569
DAYS = 6
SALES_A_DAY = 14
_DAY_MS = 86_400_000
_HOUR_MS = 3_600_000
_BOUGHT_IN_NUMBERS_SATANG = 50_000
_PLENTY_MILLI = 30_000
_MORNING = {50_000: 2, 10_000: 6, 5_000: 2, 2_000: 10, 1_000: 6, 500: 4, 100: 20}


class PastClock:
    """A clock that stands where the story is."""

    def __init__(self, now_ms: int) -> None:
        self.now_ms = now_ms

    def __call__(self) -> int:
        return self.now_ms


class _Story:
    """The demo shop while it is being made."""

    def __init__(self, opened: Opened, clock: PastClock, chance: Chance) -> None:
        self.store = opened.store
        self.engine = Engine(self.store, COMMANDS)
        self.clock = clock
        self.chance = chance
        self.users: dict[str, str] = {}

    def do(self, command: Command, who: str) -> str:
        """Run a command as one of the staff."""
        self.clock.now_ms += 1_000
        return self.engine.do(command, Actor(self.users[who]), self.store.ids.new_id())

    def hire(self, staff: Sequence[DemoUser], branch: str) -> None:
        """Add everybody but the owner, who is there since the shop is."""
        with self.store.database.reading() as conn:
            self.users["owner"] = conn.execute("SELECT id FROM user LIMIT 1").fetchone()[0]
        for person in staff[1:]:
            self.users[person.key] = self.do(
                AddUser(
                    name_th=person.name_th,
                    name_en=person.name_en,
                    nickname=person.nickname_th,
                    roles={branch: person.roles},
                    pin=person.pin,
                    badge=person.badge,
                    phone=person.phone,
                ),
                "owner",
            )

    def sell(self, shelf: Sequence[tuple[str, DemoPart]], who: str) -> None:
        """One customer at the counter, the paper printed."""
        lines = 1 + self.chance.below(3)
        for _ in range(lines):
            part, demo = shelf[self.chance.below(len(shelf))]
            pieces = 1 + (self.chance.below(3) if demo.shelf_price_satang < _BOUGHT_IN_NUMBERS_SATANG else 0)
            self.do(AddLine(part=part, qty_milli=pieces * 1000), who)
        with self.store.database.reading() as conn:
            cart, command_id = conn.execute("SELECT id, command_id FROM cart WHERE state = 'OPEN'").fetchone()
            rows = conn.execute("SELECT qty_milli, unit_price_satang FROM cart_line WHERE cart = ?", (cart,)).fetchall()
        total = sum((qty * price + 500) // 1000 for qty, price in rows)
        self.clock.now_ms += 20_000
        sale = CompleteSale(cart=cart, total_satang=total, tendered_satang=-(-total // 10_000) * 10_000)
        issued = self.engine.do(sale, Actor(self.users[who]), command_id)
        self._printed(issued)

    def _printed(self, issued: str) -> None:
        with self.store.database.reading() as conn:
            jobs = conn.execute("SELECT id FROM print_job WHERE document = ?", (issued,)).fetchall()
        for (job,) in jobs:
            self.do(ClaimJob(job=job, printer="demo"), "owner")
            self.do(FinishJob(job=job, state=DONE), "owner")

    def close_shift(self, shift: str, who: str) -> None:
        """The evening of a past day, as bare moves: counting has no screen yet."""
        after: str | None = None
        steps = (
            ("start_count", "OPEN", "COUNTING"),
            ("submit_count", "COUNTING", "COUNTED"),
            ("close_within", "COUNTED", "CLOSED"),
        )
        for event, from_state, to_state in steps:
            move = Transition(
                id=self.store.ids.new_id(),
                machine="shift",
                subject=shift,
                event=event,
                from_state=from_state,
                to_state=to_state,
                after=after,
            )
            after = move.id

            def work(tx: Tx, move: Transition = move) -> str:
                tx.append(move)
                return move.id

            self.clock.now_ms += 60_000
            self.store.transact("demo.close_shift", Actor(self.users[who]), self.store.ids.new_id(), work)


def build_demo(places: Places, now_ms: int, *, app_version: str, seed: int = SEED) -> None:
    """Make the demo shop in an empty data folder; takes about two seconds."""
    today = bangkok_date(now_ms)
    opening = today - timedelta(days=DAYS + 3)
    clock = PastClock(_at(opening, 9))
    dice = random.Random(seed)  # noqa: S311 - a demo's keys are no secret
    opened = open_store(places, Given(clock, dice.randbytes, app_version, 0), use_keyring=False)
    try:
        _fill(opened, clock, seed, opening)
        story = _Story(opened, clock, Chance(seed, "story"))
        story.hire(people(seed), SHOP.branch_code)
        _live(story, opened, clock, today, now_ms, list(parts(seed, demo_size())))
    finally:
        opened.close()


def _at(day: date, hour: int) -> int:
    """Milliseconds UTC of an hour in Bangkok."""
    return (day - date(1970, 1, 1)).days * _DAY_MS + (hour - 7) * _HOUR_MS


def _fill(opened: Opened, clock: PastClock, seed: int, opening: date) -> None:
    """The shop, its catalogue, opening stock, customers and trucks."""
    owner = people(seed)[0]
    open_shop(
        opened.store,
        ShopForm(
            name_th=SHOP.name_th,
            name_en=SHOP.name_en,
            address_th=SHOP.address_th,
            address_en=SHOP.address_en,
            phone=SHOP.phone,
            tax_id=SHOP.tax_id,
            branch_code=SHOP.branch_code,
            device_name="Demo",
            owner_name_th=owner.name_th,
            owner_name_en=owner.name_en,
            owner_nickname=owner.nickname_th,
            pin=owner.pin,
        ),
        demo=True,
    )
    catalogue = list(parts(seed, demo_size()))
    made = DemoRecords(opened.store.ids.new_id, SHOP.branch_code, clock() + 1)
    firms = customers(seed)
    write_batch(
        opened.store, "import.catalogue", None, [*made.groups(), *made.places(catalogue), *made.parts(catalogue)]
    )
    clock.now_ms += 60_000
    write_batch(opened.store, "import.stock", None, list(made.opening_stock(catalogue, opening.isoformat())))
    write_batch(opened.store, "import.customers", None, list(made.customers(firms, trucks(seed, firms))))


def _live(
    story: _Story, opened: Opened, clock: PastClock, today: date, now_ms: int, catalogue: Sequence[DemoPart]
) -> None:
    """Days of selling; the last shift is today's and stays open."""
    with opened.store.database.reading() as conn:
        ids = dict(conn.execute("SELECT code, id FROM part").fetchall())
    plenty = [(ids[p.code], p) for p in catalogue if p.stocked and p.opening_qty_milli >= _PLENTY_MILLI]
    fast = plenty[:60]
    for back in range(DAYS, -1, -1):
        day = today - timedelta(days=back)
        start = min(_at(day, 8), now_ms - 2 * _HOUR_MS) if back == 0 else _at(day, 8)
        clock.now_ms = max(clock.now_ms + 1_000, start)
        shift = story.do(OpenShift(denominations=_MORNING), "cashier")
        for n in range(SALES_A_DAY if back else SALES_A_DAY // 2):
            clock.now_ms = max(clock.now_ms, start + n * (_HOUR_MS // 2 if back else _HOUR_MS // 8))
            story.sell(fast, "cashier")
        if back:
            story.close_shift(shift, "cashier")
    assert clock.now_ms <= now_ms, "the story ends before now"
