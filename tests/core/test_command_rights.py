"""Every command against every role, on a real shop: what the engine does is what the matrix says.

A command without a case here fails the tests.
"""
# ruff: noqa: ARG005 -- every case's builder gets the world and the user, few need both

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from core.commands import Command
from core.engine import payload_hash
from core.errors import Denied
from core.ports import Actor
from core.printing.commands import (
    COPY,
    ORIGINAL,
    UNKNOWN,
    ClaimJob,
    DropJob,
    FinishJob,
    PostponeJob,
    PrintPage,
    RecoverJobs,
    ReleaseJob,
    Reprint,
    ResolveJob,
    RetryNow,
    TidyJobs,
    TryDrawer,
)
from core.printing.records import PrintJob
from core.records import Record
from core.registry import COMMANDS
from core.sales.carts import HELD, OPEN, AddLine, HoldCart, RecallCart, RestoreLine, SetQuantity, UseShelfPrice
from core.sales.complete import CompleteSale
from core.sales.records import Cart, CartLine
from core.shifts.open import OpenShift
from core.shop.records import RoleRecord
from core.trust.records import Transition
from core.users.commands import AddUser, Approve, SetPin, SetProfile, SignIn, SignInWithBadge
from core.users.records import User
from tests.core.matrix import ALLOW, NO, PIN, ROLES, Asked, together
from tests.shop import OWNER_PIN, Shop

BADGE = "OL-7F3K9M2P4XQ8"


class World:
    """A shop with one person of every role, and the means to bring about what a command needs."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.people = {role: shop.user(role, name=f"คน {role}") for role in ROLES}
        self.owner = shop.owner
        self.cheap = shop.part("CHEAP", price=100, qty=9_000)
        self.dear = shop.part("DEAR", price=5_000_000, qty=9_000)
        self.gone = shop.part("GONE", price=100, qty=0)
        self.odd = shop.part("ODD", price=1, qty=9_000)
        self.set_shift(is_open=True)
        self.issue = shop.sell(self.cheap)

    def local(self, user: str, *records: Record, forget: tuple[type[Record], ...] = ()) -> None:
        """Write this device's own rows past every handler."""
        store = self.shop.store
        with store.writing() as cur:
            tx = store._tx(cur, Actor(user), store.ids.new_id())
            for kind in forget:
                for row in tx.find(kind):
                    tx.forget(kind, row.id)
            for made in records:
                tx.local(made)

    def cart(self, user: str, *parts: str, state: str = OPEN, qty_milli: int = 1000) -> tuple[Cart, list[CartLine]]:
        """The only cart of the shop, with these parts in it."""
        now, ids = self.shop.clock(), self.shop.store.ids
        cart = Cart(id=ids.new_id(), holder=user, state=state, command_id=ids.new_id(), opened_ms=now, changed_ms=now)
        prices = {self.cheap: 100, self.dear: 5_000_000, self.gone: 100, self.odd: 1}
        lines = [
            CartLine(id=ids.new_id(), cart=cart.id, no=n, part=p, qty_milli=qty_milli, unit_price_satang=prices[p])
            for n, p in enumerate(parts, 1)
        ]
        self.local(user, cart, *lines, forget=(Cart, CartLine))
        return cart, lines

    def job(self, **what: Any) -> str:
        """The only print job of the shop."""
        made = PrintJob(
            **{"id": self.shop.store.ids.new_id(), "kind": ORIGINAL, "route": "receipt", "created_ms": 1, **what}
        )
        self.local(self.owner, made, forget=(PrintJob,))
        return made.id

    def issue_with_copies(self, copies: int) -> str:
        """A receipt of which so many copies were made."""
        self.cart(self.owner, self.cheap)
        self.set_shift(is_open=True)
        issued = self.shop.pay()
        for _ in range(copies):
            self.shop.do(Reprint(issue=issued))
        return issued

    def set_shift(self, *, is_open: bool) -> None:
        newest = self.shop.rows("SELECT id FROM shift ORDER BY id DESC LIMIT 1")
        state = (
            self.shop.rows("SELECT state FROM life WHERE machine = 'shift' AND subject = ?", *newest[0])
            if newest
            else []
        )
        now_open = bool(newest) and not state
        if is_open and not now_open:
            self.shop.open_shift()
        elif now_open and not is_open:
            moved = Transition(
                id=self.shop.store.ids.new_id(), machine="shift", subject=newest[0][0], event="start_count",
                from_state="OPEN", to_state="COUNTING",
            )  # fmt: skip
            self.shop.write([moved])

    def sale(self, user: str, *parts: str) -> CompleteSale:
        self.set_shift(is_open=True)
        cart, lines = self.cart(user, *parts)
        return CompleteSale(cart=cart.id, total_satang=sum(line.unit_price_satang for line in lines))


@dataclass(frozen=True)
class Case:
    """A command that is valid but for the question who gives it; ``needs`` is what it stands for in the matrix.

    No needs at all: whoever is signed in. ``anybody``: also at a machine where nobody is.
    """

    name: str
    command: type[Command]
    build: Callable[[World, str], Command]
    needs: tuple[Asked, ...] = ()
    anybody: bool = False


SELL = Asked("sale.counter")
ISSUE = Asked("document.issue", scope="counter sales")
DEVICE = Asked("settings.device")
BELOW = Asked("user.manage", scope="roles below manager")


def new_person(*roles: str) -> Callable[[World, str], Command]:
    return lambda w, u: AddUser(name_th="ใหม่", name_en="", nickname="", roles={"00000": roles})


def restored(unit_price: int) -> Callable[[World, str], Command]:
    """A removal taken back at a price: the part's shelf price is 50,000 baht."""

    def build(w: World, u: str) -> Command:
        w.cart(u, w.cheap)
        return RestoreLine(part=w.dear, no=2, qty_milli=1000, unit_price_satang=unit_price)

    return build


CASES = [
    Case("sign in", SignIn, lambda w, u: SignIn(user=w.owner, pin=OWNER_PIN), anybody=True),
    Case("badge", SignInWithBadge, lambda w, u: SignInWithBadge(code=BADGE), anybody=True),
    Case(
        "approve", Approve,
        lambda w, u: Approve(approver=w.owner, pin=OWNER_PIN, payload_hash="0" * 64, reason="ของอยู่ในร้าน"), anybody=True,
    ),
    Case("add a cashier", AddUser, new_person("CA"), (BELOW,)),
    Case("add one of all roles below", AddUser, new_person("CA", "TE", "SA", "PC"), (BELOW,)),
    Case("add a manager", AddUser, new_person("CA", "MG"), (Asked("user.manage"),)),
    Case("add an accountant", AddUser, new_person("AC"), (Asked("user.manage"),)),
    Case("own PIN", SetPin, lambda w, u: SetPin(user=u, pin="730194"), (Asked("user.own"),)),
    Case("PIN of one below", SetPin, lambda w, u: SetPin(user=w.shop.user("TE"), pin="730194"), (BELOW,)),
    Case("PIN of a manager", SetPin, lambda w, u: SetPin(user=w.shop.user("MG"), pin="730194"), (Asked("user.manage"),)),
    Case("profile", SetProfile, lambda w, u: SetProfile(language="en", theme="dark"), (Asked("user.own"),)),
    Case("add line", AddLine, lambda w, u: (w.cart(u, w.cheap), AddLine(part=w.dear))[1], (SELL,)),
    Case("quantity", SetQuantity, lambda w, u: SetQuantity(line=w.cart(u, w.cheap)[1][0].id, qty_milli=2000), (SELL,)),
    Case("shelf price", UseShelfPrice, lambda w, u: UseShelfPrice(line=w.cart(u, w.cheap)[1][0].id), (SELL,)),
    Case(
        "restore", RestoreLine,
        lambda w, u: (w.cart(u, w.dear), RestoreLine(part=w.cheap, no=2, qty_milli=1000, unit_price_satang=100))[1], (SELL,),
    ),
    Case("restore 3 % cheaper", RestoreLine, restored(4_850_000), (SELL, Asked("price.override.down", amount=300))),
    Case("restore a satang cheaper still", RestoreLine, restored(4_849_999), (SELL, Asked("price.override.down", amount=301))),
    Case("restore for nothing", RestoreLine, restored(0), (SELL, Asked("price.override.down", amount=10_000))),
    Case("restore 10 % dearer", RestoreLine, restored(5_500_000), (SELL, Asked("price.override.up", amount=1_000))),
    Case("restore dearer still", RestoreLine, restored(5_500_001), (SELL, Asked("price.override.up", amount=1_001))),
    Case("hold", HoldCart, lambda w, u: (w.cart(u, w.cheap), HoldCart())[1], (SELL,)),
    Case("recall", RecallCart, lambda w, u: RecallCart(cart=w.cart(u, w.cheap, state=HELD)[0].id), (SELL,)),
    Case("sell", CompleteSale, lambda w, u: w.sale(u, w.cheap), (SELL, ISSUE, Asked("payment.take", amount=100))),
    Case("sell at the limit", CompleteSale, lambda w, u: w.sale(u, w.dear), (SELL, ISSUE, Asked("payment.take", amount=5_000_000))),
    Case(
        "sell over the limit", CompleteSale, lambda w, u: w.sale(u, w.dear, w.odd),
        (SELL, ISSUE, Asked("payment.take", amount=5_000_001)),
    ),
    Case(
        "sell what is not there", CompleteSale, lambda w, u: w.sale(u, w.cheap, w.gone),
        (SELL, ISSUE, Asked("payment.take", amount=200), Asked("stock.negative")),
    ),
    Case(
        "open a shift", OpenShift, lambda w, u: (w.set_shift(is_open=False), OpenShift(denominations={10_000: 5}))[1],
        (Asked("shift.open_close"),),
    ),
    Case("claim", ClaimJob, lambda w, u: ClaimJob(job=w.job(), printer="ip"), anybody=True),
    Case("finish", FinishJob, lambda w, u: FinishJob(job=w.job(state="SENDING"), state="DONE"), anybody=True),
    Case("postpone", PostponeJob, lambda w, u: PostponeJob(job=w.job(), error="printer.off"), anybody=True),
    Case("retry", RetryNow, lambda w, u: RetryNow(), anybody=True),
    Case("tidy jobs", TidyJobs, lambda w, u: TidyJobs(routes=("receipt",)), anybody=True),
    Case("release", ReleaseJob, lambda w, u: ReleaseJob(job=w.job(state="FAILED")), anybody=True),
    Case("recover jobs", RecoverJobs, lambda w, u: RecoverJobs(), anybody=True),
    Case("it came out", ResolveJob, lambda w, u: ResolveJob(job=w.job(state=UNKNOWN, document=w.issue), printed=True)),
    Case("the page did not come out", ResolveJob, lambda w, u: ResolveJob(job=w.job(state=UNKNOWN, page={}), printed=False)),
    Case(
        "it did not come out", ResolveJob,
        lambda w, u: ResolveJob(job=w.job(state=UNKNOWN, document=w.issue_with_copies(0)), printed=False),
        (Asked("document.reprint", amount=1),),
    ),
    Case(
        "the copy did not come out", ResolveJob,
        lambda w, u: ResolveJob(job=w.job(state=UNKNOWN, kind=COPY, document=w.issue_with_copies(1)), printed=False),
        (Asked("document.reprint", amount=2),),
    ),
    Case("first copy", Reprint, lambda w, u: Reprint(issue=w.issue_with_copies(0)), (Asked("document.reprint", amount=1),)),
    Case("second copy", Reprint, lambda w, u: Reprint(issue=w.issue_with_copies(1)), (Asked("document.reprint", amount=2),)),
    Case("print a page", PrintPage, lambda w, u: PrintPage(route="receipt", page={}), (DEVICE,)),
    Case("try the drawer", TryDrawer, lambda w, u: TryDrawer(route="drawer"), (Asked("drawer.open_no_sale"),)),
    Case("drop a job", DropJob, lambda w, u: DropJob(job=w.job()), (DEVICE,)),
]  # fmt: skip


@pytest.fixture(scope="module")
def world(born: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    shop = Shop.copy_of(born, tmp_path_factory.mktemp("permissions") / "shop")
    made = World(shop)
    shop.user("CA", badge=BADGE, name="มีบัตร")
    yield made
    shop.close()


def happens(world: World, command: Command, user: str | None, **more: Any) -> str:
    world.shop.wait()
    try:
        world.shop.engine.do(command, Actor(user), world.shop.store.ids.new_id(), **more)
    except Denied as refused:
        return PIN if refused.overridable else NO
    return ALLOW


def test_every_command_has_a_case() -> None:
    assert {case.command for case in CASES} == COMMANDS.keys()
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_command_asks_the_matrix(world: World, case: Case, role: str) -> None:
    user = world.people[role]
    command = case.build(world, user)
    wanted = together(case.needs, role)
    before = world.shop.tables() if wanted == NO else None
    assert happens(world, command, user) == wanted
    if wanted == PIN:
        _with_a_manager(world, case, command, user)
    if before is not None:
        assert world.shop.tables() == before


def _with_a_manager(world: World, case: Case, command: Command, user: str) -> None:
    """The owner's PIN lets it pass, and every need that it answered is journalled."""
    role = next(role for role, who in world.people.items() if who == user)
    asked = [one.permission for one in case.needs if one.answer(role) == PIN]
    approve = Approve(approver=world.owner, pin=OWNER_PIN, payload_hash=payload_hash(command), reason="ของอยู่ในร้าน")
    approval = world.shop.engine.do(approve, Actor(user), world.shop.store.ids.new_id())
    assert happens(world, command, user, approval=approval) == ALLOW
    facts = world.shop.rows(
        "SELECT permission FROM override WHERE requested_by = ? AND granted_by = ? AND payload_hash = ?",
        user, world.owner, payload_hash(command),
    )  # fmt: skip
    assert sorted(fact[0] for fact in facts) == sorted(asked)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_who_is_not_one_of_the_shop_s_people_may_do_what_anybody_may(world: World, case: Case) -> None:
    let_go = world.shop.user(*ROLES, name="คนเก่า")
    held = User(id=let_go, name_th="คนเก่า", nickname="คนเก่า", roles={"00000": list(ROLES)})
    world.shop.write([replace(held, active=False)])
    for nobody in (None, "01998877-0000-7000-8000-000000000000", let_go):
        command = case.build(world, world.owner)
        before = world.shop.tables()
        assert happens(world, command, nobody) == (ALLOW if case.anybody else NO)
        if not case.anybody:
            assert world.shop.tables() == before


def test_roles_count_at_the_branch_where_they_are_held(world: World) -> None:
    elsewhere = world.shop.do(AddUser(name_th="สาขาสอง", name_en="", nickname="", roles={"00002": ("OW",)}))
    none = world.shop.do(AddUser(name_th="ไม่มีหน้าที่", name_en="", nickname="", roles={}))
    for user in (elsewhere, none):
        assert happens(world, PrintPage(route="receipt", page={}), user) == NO
        assert happens(world, SetProfile(language="en"), user) == NO


def test_several_roles_of_one_person_add_up(world: World) -> None:
    both = world.shop.user("PC", "AC", name="สองหน้าที่")  # parts may sell, the accountant may take the money
    assert happens(world, world.sale(world.people["PC"], world.cheap), world.people["PC"]) == NO
    assert happens(world, world.sale(world.people["AC"], world.cheap), world.people["AC"]) == NO
    assert happens(world, world.sale(both, world.dear, world.odd), both) == ALLOW


@pytest.mark.parametrize("junk", ["OW", 5, {"00000": "OW"}, {"00000": [["OW"], 1, None]}, ["OW"]])
def test_roles_that_cannot_be_read_give_no_right(world: World, junk: Any) -> None:
    odd = User(id=world.shop.store.ids.new_id(), name_th="อ่านไม่ได้", roles=junk)
    world.shop.write([odd])
    assert happens(world, SetProfile(language="en"), odd.id) == NO


def test_a_role_s_record_counts_from_its_date_and_not_before(born: Path, tmp_path: Path) -> None:
    shop = Shop.copy_of(born, tmp_path / "shop")
    world = World(shop)
    cashier, advisor = world.people["CA"], world.people["SA"]
    day = 86_400_000
    tomorrow, later = shop.clock() + day, shop.clock() + 2 * day
    names = {"name_th": "ชื่อ", "name_en": "Name"}
    shop.write(
        [
            RoleRecord(id=f"CA@{tomorrow}", **names, grants={"sale.counter": "P"}),
            RoleRecord(id=f"SA@{tomorrow}", **names, limits={"payment.take": {"unit": "satang", "value": 100}}),
            RoleRecord(id=f"CA@{later}", **names),
        ]
    )

    def now() -> Mapping[str, str]:
        return {
            "cashier": happens(world, world.sale(cashier, world.cheap), cashier),
            "advisor": happens(world, world.sale(advisor, world.cheap), advisor),
            "advisor, more": happens(world, world.sale(advisor, world.cheap, world.odd), advisor),
        }

    today = {"cashier": ALLOW, "advisor": ALLOW, "advisor, more": ALLOW}
    assert now() == today
    shop.clock.now_ms = tomorrow - 10_000
    assert now() == today
    shop.clock.now_ms = tomorrow
    assert now() == {"cashier": PIN, "advisor": ALLOW, "advisor, more": PIN}
    shop.clock.now_ms = later
    assert now() == {"cashier": ALLOW, "advisor": ALLOW, "advisor, more": PIN}
    shop.close()
