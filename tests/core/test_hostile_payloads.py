"""Payloads that no screen sends: whatever a command carries, it is done or refused in words, and nothing is half done."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.commands import Command
from core.engine import payload_hash
from core.errors import Denied, NotFound, PosError, Rejected
from core.payloads import PAYLOAD_MAX
from core.ports import Actor
from core.printing.commands import DONE, FAILED, UNKNOWN, FinishJob, PrintPage, Reprint
from core.registry import COMMANDS
from core.sales.carts import AddLine, HoldCart, RecallCart, RestoreLine, SetQuantity, UseShelfPrice
from core.sales.complete import CompleteSale
from core.shifts.open import OpenShift
from core.users.commands import AddUser, Approve, SetPin, SetProfile, SignIn, SignInWithBadge
from storage.verify import verify
from tests.shop import OWNER_PIN, Shop

LOCAL = ("cart", "cart_line", "print_job", "approval", "done_command")
NO_ID = "01998877-0000-7000-8000-000000000000"


def hints(command: type[Command]) -> dict[str, Any]:
    found = typing.get_type_hints(command)
    return {f.name: found[f.name] for f in dataclasses.fields(command)}  # type: ignore[arg-type]


class Target:
    """A busy shop: an open shift, carts of three people, a held one, jobs in the queue, papers, an approval."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.cashier = shop.user("CA", pin="531864", badge="OL-7F3K9M2P4XQ8")
        self.technician = shop.user("TE", name="ช่าง")
        self.part = shop.part("A", qty=50, price=10_000)
        shop.open_shift()
        self.issue = shop.sell(self.part)
        self.lines = {user: shop.add(self.part, user=user) for user in (shop.owner, self.cashier)}
        self.carts = {user: shop.cart(user)[0] for user in (shop.owner, self.cashier)}
        self.held = self._held()
        self.approval = shop.do(
            Approve(
                approver=shop.owner, pin=OWNER_PIN, payload_hash=payload_hash(Reprint(issue=self.issue)), reason="หาย"
            ),
            user=self.cashier,
        )

    def _held(self) -> str:
        self.shop.add(self.part, user=self.shop.user("SA", name="รับรถ"))
        [(holder,)] = self.shop.rows(
            "SELECT holder FROM cart WHERE holder NOT IN (?, ?)", self.shop.owner, self.cashier
        )
        return self.shop.do(HoldCart(), user=holder)

    @property
    def known(self) -> dict[str, list[Any]]:
        """What is there, by the names of the fields that speak of it; and whatever else has an id."""
        people = [self.shop.owner, self.cashier, self.technician]
        jobs = [row[0] for row in self.shop.rows("SELECT id FROM print_job")]
        named = {
            "part": [self.part], "line": [*self.lines.values()], "cart": [*self.carts.values(), self.held],
            "issue": [self.issue], "job": jobs, "user": people, "approver": people, "pin": [OWNER_PIN, "111222"],
            "payload_hash": ["0" * 64], "total_satang": [10_000], "qty_milli": [1, 1000, 9_999_999],
            "unit_price_satang": [9_999, 10_000, 10_001], "no": [1, 2], "denominations": [{100: 5}],
            "roles": [{"00000": ("CA",)}], "language": ["th"], "theme": ["dark"], "state": [DONE, UNKNOWN, FAILED],
        }  # fmt: skip
        return {
            **named,
            "": [i for name in ("part", "line", "cart", "issue", "job", "user") for i in named[name]] + [NO_ID],
        }

    def everything(self) -> dict[str, Any]:
        return {**self.shop.tables(), **{t: sorted(self.shop.rows(f"SELECT * FROM {t}"), key=repr) for t in LOCAL}}

    def attempt(self, command: Command, user: str | None, approval: str | None = None) -> PosError | None:
        """Do it; what is refused has written nothing. Anything else than a refusal in words fails the test."""
        before = self.everything()
        try:
            result = self.shop.engine.do(command, Actor(user), self.shop.store.ids.new_id(), approval=approval)
        except PosError as refused:
            assert self.everything() == before, command
            assert refused.key.count(".") >= 1
            return refused
        assert isinstance(result, str)
        return None


@contextmanager
def attacked(born: Path, folder: Path) -> Iterator[Target]:
    """A shop to attack; afterwards its journal is whole."""
    shop = Shop.copy_of(born, folder)
    try:
        yield Target(shop)
        assert verify(shop.folder / "data", shop.store.tripwire.mark).faults == []
        before = shop.tables()
        shop.store.reproject()
        assert shop.tables() == before
    finally:
        shop.close()


@pytest.fixture(scope="module")
def target(born: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    """One that whatever happens happens to: nobody knows what is left in its carts."""
    with attacked(born, tmp_path_factory.mktemp("hostile") / "shop") as made:
        yield made


@pytest.fixture
def fresh(born: Path, tmp_path: Path) -> Iterator[Target]:
    with attacked(born, tmp_path / "fresh") as made:
        yield made


@pytest.fixture(scope="module")
def refusing(born: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    """One for commands that are all refused."""
    with attacked(born, tmp_path_factory.mktemp("refusing") / "shop") as made:
        yield made


# -- any JSON in any field

TEXTS = st.sampled_from(
    ["", "\x00", "a\x00b", "\ud800", "\u202eกลับ", "=CMD()", "' OR 1=1 --", "ก" * 5_000, "00000", "CA", "receipt", "RC"]
) | st.text(max_size=20)  # fmt: skip
NUMBERS = st.integers(-(10**26), 10**26) | st.sampled_from(
    [0, 1, -1, 1000, 2**31, 2**53, 2**63 - 1, 2**63, -(2**63) - 1, 10**12, 10**4_000]
)
JUNK = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.floats() | TEXTS | st.binary(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(TEXTS | st.integers(-5, 200_000), inner, max_size=4)
    ),
    max_leaves=12,
)


def fitting(hint: Any, ids: list[Any]) -> st.SearchStrategy[Any]:
    """Values of the declared type: what the handlers themselves have to refuse."""
    options = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        return st.lists(fitting(options[0], ids), max_size=3).map(tuple)
    if typing.get_origin(hint) is not None and issubclass(typing.get_origin(hint), Mapping):
        return st.dictionaries(fitting(options[0], ids), fitting(options[1], ids), max_size=3)
    if options:
        return st.one_of(*(fitting(option, ids) for option in options))
    plain = {str: st.sampled_from(ids) | TEXTS, int: NUMBERS, bool: st.booleans(), type(None): st.none()}
    return plain.get(hint, st.none() | st.booleans() | NUMBERS | TEXTS)


def any_payload(command: type[Command], known: Mapping[str, list[Any]]) -> st.SearchStrategy[Command]:
    """What makes sense, with one field, or all of them, of the right type or of none."""
    sense, sound, junk = {}, {}, {}
    for name, hint in hints(command).items():
        sound[name] = fitting(hint, known[""])
        sense[name] = st.sampled_from(known[name]) if name in known else sound[name]
        junk[name] = sound[name] | JUNK
    if command is FinishJob:  # the printer's own thread says what became of it: another word is a bug of ours
        sound["state"] = junk["state"] = sense["state"]
    return st.one_of(
        st.builds(command, **sense),
        *(st.builds(command, **{**sense, name: odd}) for name, odd in junk.items()),
        st.builds(command, **sound),
        st.builds(command, **junk),
    )


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_whatever_a_command_carries_it_is_done_or_refused_in_words(target: Target, command: type[Command]) -> None:
    people = [target.shop.owner, target.cashier, target.technician, None, NO_ID, "\ud800"]

    @given(any_payload(command, target.known), st.sampled_from(people), st.sampled_from([None, target.approval, "x"]))
    def attack(made: Command, user: str | None, approval: str | None) -> None:
        target.attempt(made, user, approval)

    attack()


# -- each by name


def kind(value: object) -> str:
    """A number of 4,400 digits has no text."""
    return type(value).__name__


@pytest.mark.parametrize(
    "wrong", [1.5, 1000.0, float("nan"), "1000", None, True, b"1", [1000], {"a": 1}, 10**4_400], ids=kind
)
def test_what_is_no_whole_number_is_refused_beside_its_field(refusing: Target, wrong: Any) -> None:
    line, cart = refusing.lines[refusing.shop.owner], refusing.carts[refusing.shop.owner]
    attacks: list[tuple[Command, str]] = [
        (AddLine(part=refusing.part, qty_milli=wrong), "qty_milli"),
        (SetQuantity(line=line, qty_milli=wrong), "qty_milli"),
        (CompleteSale(cart=cart, total_satang=wrong), "total_satang"),
        (RestoreLine(part=refusing.part, no=wrong, qty_milli=1000, unit_price_satang=10_000), "no"),
        (RestoreLine(part=refusing.part, no=1, qty_milli=1000, unit_price_satang=wrong), "unit_price_satang"),
        (OpenShift(denominations={100: wrong}), "denominations"),
        (OpenShift(denominations={wrong: 1} if wrong.__hash__ else {1.0: 1}), "denominations"),
    ]
    for command, field in attacks:
        said = refusing.attempt(command, refusing.shop.owner)
        assert isinstance(said, Rejected)
        assert (said.key, said.field) == ("command.malformed", field)


@pytest.mark.parametrize("wrong", [None, 5, 1.5, True, b"id", ["id"], {"id": "x"}, ("id",)])
def test_what_is_no_text_is_refused_beside_its_field(refusing: Target, wrong: Any) -> None:
    attacks: list[tuple[Command, str]] = [
        (AddLine(part=wrong), "part"), (SetQuantity(line=wrong, qty_milli=0), "line"), (RecallCart(cart=wrong), "cart"),
        (CompleteSale(cart=wrong, total_satang=1), "cart"), (Reprint(issue=wrong), "issue"), (SignIn(user=wrong, pin="1"), "user"),
        (SignIn(user=refusing.shop.owner, pin=wrong), "pin"), (SignInWithBadge(code=wrong), "code"), (SetPin(user=wrong, pin="1"), "user"),
        (UseShelfPrice(line=wrong), "line"),
    ]  # fmt: skip
    for command, field in attacks:
        said = refusing.attempt(command, refusing.shop.owner)
        assert (said.key, said.field) == ("command.malformed", field), command


def deep(levels: int) -> Any:
    value: Any = "x"
    for _ in range(levels):
        value = {"deeper": [value]}
    return value


@pytest.mark.parametrize(
    "page", [{"a": 1.5}, {"a": float("inf")}, {"a": {1: 2}}, {"a": b"x"}, {"a": {"x"}}, deep(5_000)]
)
def test_a_page_that_is_no_json_is_refused(refusing: Target, page: dict[str, Any]) -> None:
    said = refusing.attempt(PrintPage(route="receipt", page=page), refusing.shop.owner)
    assert (said.key, said.field) == ("command.malformed", "page")


@pytest.mark.parametrize("big", ["x" * 1_000_000, "ก" * (PAYLOAD_MAX + 1)])
def test_a_text_larger_than_any_entry_is_too_long_and_nothing_is_written(refusing: Target, big: str) -> None:
    page: dict[str, Any] = {"lines": ["x" * 1000] * 300}
    person = {"name_en": "", "nickname": "", "roles": {}}
    attacks: list[tuple[Command, str]] = [
        (AddUser(name_th=big, **person), "name_th"), (SignInWithBadge(code=big), "code"), (AddLine(part=big), "part"),
        (PrintPage(route="receipt", page=page), "page"), (SetProfile(language=big), "language"),
        (OpenShift(denominations=dict.fromkeys(range(PAYLOAD_MAX), 1)), "denominations"),
        (Approve(approver=refusing.shop.owner, pin=OWNER_PIN, payload_hash="0" * 64, reason=big), "reason"),
    ]  # fmt: skip
    for command, field in attacks:
        said = refusing.attempt(command, refusing.shop.owner)
        assert (said.key, said.field) == ("field.too_long", field)


@pytest.mark.parametrize("odd", ["\ud800", "a\udfffb"])
def test_half_a_surrogate_pair_in_an_id_is_refused_and_no_failure(fresh: Target, odd: str) -> None:
    for command in (
        AddLine(part=odd), SetQuantity(line=odd, qty_milli=0), RecallCart(cart=odd), CompleteSale(cart=odd, total_satang=1),
        Reprint(issue=odd), SignIn(user=odd, pin=OWNER_PIN), SetPin(user=odd, pin=OWNER_PIN),
        RestoreLine(part=odd, no=1, qty_milli=1000, unit_price_satang=1), Reprint(issue=fresh.issue, reason=odd),
        PrintPage(route=odd, page={}), PrintPage(route="receipt", page={"text": odd}),
    ):  # fmt: skip
        said = fresh.attempt(command, fresh.shop.owner)
        assert said.key == "text.unreadable", command
    assert fresh.attempt(AddLine(part=fresh.part), odd).key == "text.unreadable"
    assert fresh.attempt(AddLine(part=fresh.part), fresh.cashier, approval=odd) is None, "nobody asked for one"


def test_a_cart_of_somebody_else_can_neither_be_changed_nor_paid(fresh: Target) -> None:
    cart, line = fresh.carts[fresh.cashier], fresh.lines[fresh.cashier]
    for command in (
        SetQuantity(line=line, qty_milli=0), SetQuantity(line=line, qty_milli=5000), UseShelfPrice(line=line),
        CompleteSale(cart=cart, total_satang=10_000), RecallCart(cart=cart), CompleteSale(cart=fresh.held, total_satang=10_000),
    ):  # fmt: skip
        assert isinstance(fresh.attempt(command, fresh.shop.owner), NotFound), command


def test_a_removal_taken_back_gives_nothing_away(fresh: Target) -> None:
    """The price comes from the screen: it is the shelf's, or somebody with the right to set prices says so."""
    cheap = RestoreLine(part=fresh.shop.part("B", qty=5, price=50_000), no=1, qty_milli=1000, unit_price_satang=1)
    said = fresh.attempt(cheap, fresh.cashier)
    assert isinstance(said, Denied)
    assert (said.permission, said.params["before"], said.params["after"]) == ("price.override.down", 50_000, 1)
    for odd in ("", NO_ID, "x"):
        assert isinstance(fresh.attempt(dataclasses.replace(cheap, part=odd), fresh.shop.owner), NotFound)
    for changed in (
        {"unit_price_satang": -1},
        {"unit_price_satang": 10**12 + 1},
        {"qty_milli": 0},
        {"no": 0},
        {"no": 2**63},
    ):
        assert isinstance(fresh.attempt(dataclasses.replace(cheap, **changed), fresh.shop.owner), Rejected), changed
