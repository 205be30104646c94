"""The one door: retries, refusals, and a manager's approval of exactly one payload."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

import pytest

from core.commands import Command, CommandType, Refusal, needs
from core.engine import Engine, payload_hash
from core.errors import Denied, NotFound, Rejected
from core.permissions import Need
from core.ports import Actor, Changes, Tx
from core.printing.commands import Reprint
from core.sales.carts import RecallCart, SetQuantity
from core.sales.complete import CompleteSale
from core.users.commands import AddUser, Approve, SetProfile
from core.users.records import Approval, PinLock, User
from core.users.rules import APPROVAL_LIFE_MS
from tests.shop import OWNER_PIN, Shop

MANAGER_PIN = "730194"


@pytest.fixture
def short(shop: Shop) -> Short:
    return Short(shop)


class Short:
    """A cashier who wants to sell two of a part of which one is there: that takes a manager."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.cashier = shop.user("CA")
        self.manager = shop.user("MG", pin=MANAGER_PIN, name="อร")
        self.part = shop.part("CLUTCH", qty=1, price=10_000)
        shop.open_shift(self.cashier)
        shop.add(self.part, 2000, self.cashier)

    @property
    def command(self) -> CompleteSale:
        cart, _, total = self.shop.cart(self.cashier)
        return CompleteSale(cart=cart, total_satang=total)

    def approve(
        self, command: Command, *, by: str | None = None, pin: str = MANAGER_PIN, reason: str = "มีของในร้าน"
    ) -> str:
        asked = Approve(approver=by or self.manager, pin=pin, payload_hash=payload_hash(command), reason=reason)
        return self.shop.do(asked, user=self.cashier)

    def sell(self, approval: str | None, command: CompleteSale | None = None, command_id: str | None = None) -> str:
        return self.shop.do(command or self.command, user=self.cashier, approval=approval, command_id=command_id)

    def refused(self, approval: str | None, command: CompleteSale | None = None) -> Denied:
        before = self.shop.tables()
        with pytest.raises(Denied) as said:
            self.sell(approval, command)
        assert self.shop.tables() == before
        return said.value


# -- doing


def test_the_same_command_id_gives_the_first_result_and_writes_once(shop: Shop) -> None:
    command = AddUser(name_th="สมชาย", name_en="", nickname="", roles={"00000": ("TE",)})
    first = shop.do(command, command_id="again")
    entries = shop.count("entry")
    assert shop.do(command, command_id="again") == first
    later = shop.reopen()
    assert later.do(command, command_id="again") == first
    assert later.count("entry") == entries
    later.close()


def test_the_same_command_id_with_another_payload_is_refused_and_the_first_result_stays(shop: Shop) -> None:
    command = AddUser(name_th="สมชาย", name_en="", nickname="", roles={"00000": ("TE",)})
    first = shop.do(command, command_id="again")
    others: list[Command] = [
        replace(command, name_th="สมหมาย"), replace(command, roles={}), SetProfile(language="en"), RecallCart(cart="x"),
    ]  # fmt: skip
    entries = shop.count("entry")
    for restart in (False, True):
        again = shop.reopen() if restart else shop
        for other in others:
            with pytest.raises(Rejected, match=r"command\.id_taken"):
                again.do(other, command_id="again")
        assert again.do(command, command_id="again") == first
        assert again.count("entry") == entries
        again.close()


def test_a_second_tap_with_other_money_does_not_hand_out_the_first_one_s_change(short: Short) -> None:
    cart, command_id, total = short.shop.cart(short.cashier)
    paid = CompleteSale(cart=cart, total_satang=total, tendered_satang=50_000)
    issued = short.sell(short.approve(paid), paid, command_id)
    with pytest.raises(Rejected, match=r"command\.id_taken"):
        short.sell(None, replace(paid, tendered_satang=100_000), command_id)
    assert short.sell(None, paid, command_id) == issued
    assert short.shop.count("sale") == 1


@pytest.mark.parametrize("odd", ["", "x" * 65, "\ud800"])
def test_a_command_id_that_no_entry_can_carry_is_refused(shop: Shop, odd: str) -> None:
    with pytest.raises(Rejected, match=r"command\.malformed|text\.unreadable"):
        shop.engine.do(SetProfile(language="en"), Actor(shop.owner), odd)
    assert shop.count("profile") == 0


def test_a_retry_needs_no_right_any_more_it_was_done(short: Short) -> None:
    approval = short.approve(short.command)
    command = short.command
    issued = short.sell(approval, command, command_id="the sale")
    held = User(id=short.cashier, name_th="สมหญิง", nickname="สมหญิง", roles={"00000": ["CA"]})
    short.shop.write([replace(held, active=False)])
    assert short.sell(None, command, command_id="the sale") == issued


@dataclass(frozen=True, slots=True, kw_only=True)
class Try(Command):
    """Writes something of this device's own, then does what it is told."""

    name: ClassVar[str] = "test.try"
    then: str


def _try(tx: Tx, cmd: Try) -> str | Refusal:
    tx.local(PinLock(id="somebody", failed=tx.now_ms % 1000))
    if cmd.then == "refuse":
        return Refusal(Rejected("sign_in.wrong"))
    if cmd.then == "fail":
        raise Rejected("sale.empty")
    return cmd.then


def test_a_refusal_keeps_local_rows_an_error_keeps_nothing_and_neither_is_remembered(shop: Shop) -> None:
    engine = Engine(shop.store, {Try: CommandType(Try, needs("settings.device"), _try)})
    for then, key, locks in (("fail", "sale.empty", 0), ("refuse", "sign_in.wrong", 1), ("fail", "sale.empty", 1)):
        with pytest.raises(Rejected, match=key):
            engine.do(Try(then=then), Actor(shop.owner), "one id")
        assert shop.count("pin_lock") == locks
    assert engine.do(Try(then="done"), Actor(shop.owner), "one id") == "done"
    with pytest.raises(Rejected, match=r"command\.id_taken"):
        engine.do(Try(then="fail"), Actor(shop.owner), "one id")


def test_listeners_hear_of_commits_and_only_of_commits(shop: Shop) -> None:
    heard: list[Changes] = []
    stop = shop.engine.listen(heard.append)
    shop.do(SetProfile(language="en"))
    with pytest.raises(Rejected):
        shop.do(SetProfile(language="xx"))
    assert [(c.command, set(c.tables)) for c in heard] == [("users.set_profile", {"profile"})]
    stop()
    shop.do(SetProfile(language="th"))
    assert len(heard) == 1


def test_a_command_without_a_handler_is_a_bug(shop: Shop) -> None:
    with pytest.raises(KeyError):
        shop.do(Try(then="done"))


# -- a manager's approval


def test_who_needs_a_manager_is_told_what_for(short: Short) -> None:
    refused = short.refused(None)
    assert (refused.key, refused.permission, refused.overridable) == ("denied.needs_manager", "stock.negative", True)
    assert {k: refused.params[k] for k in ("subject", "before", "after")} == {
        "subject": "CLUTCH", "before": 1000, "after": -1000,
    }  # fmt: skip


def test_all_that_a_manager_is_asked_is_told_at_once(short: Short) -> None:
    other = short.shop.part("DRUM", qty=0)
    short.shop.add(other, 1000, short.cashier)
    refused = short.refused(None)
    asked: tuple[Need, ...] = refused.params["asked"]
    assert {(need.permission, need.subject) for need in asked} == {
        ("stock.negative", "CLUTCH"),
        ("stock.negative", "DRUM"),
    }
    short.sell(short.approve(short.command))
    facts = short.shop.rows("SELECT subject, used_by, payload_hash FROM override ORDER BY subject")
    assert [fact[0] for fact in facts] == ["CLUTCH", "DRUM"]
    assert len({fact[1:] for fact in facts}) == 1


def test_what_no_manager_can_help_is_said_before_one_is_asked(short: Short) -> None:
    technician = short.shop.user("TE", "PC")  # PC: stock.negative with a PIN, payment.take never
    short.shop.add(short.part, 2000, technician)
    cart, _, total = short.shop.cart(technician)
    with pytest.raises(Denied) as refused:
        short.shop.do(CompleteSale(cart=cart, total_satang=total), user=technician)
    assert (refused.value.permission, refused.value.overridable) == ("payment.take", False)


def test_an_approved_sale_passes_and_the_override_says_who_let_what_pass(short: Short) -> None:
    command = short.command
    short.shop.wait()
    approval = short.approve(command, reason="  ของอยู่  หลังร้าน ")
    short.sell(approval, command, command_id="the sale")
    names = "permission subject payload_hash before after requested_by granted_by reason expires_ms used_by"
    [fact] = short.shop.rows(f"SELECT {names.replace(' ', ', ')} FROM override")
    assert dict(zip(names.split(), fact, strict=True)) == {
        "permission": "stock.negative",
        "subject": "CLUTCH",
        "payload_hash": payload_hash(command),
        "before": 1000,
        "after": -1000,
        "requested_by": short.cashier,
        "granted_by": short.manager,
        "reason": "ของอยู่ หลังร้าน",
        "expires_ms": short.shop.clock() + APPROVAL_LIFE_MS,
        "used_by": "the sale",
    }
    assert short.shop.value("SELECT header FROM entry ORDER BY no DESC").count(b'"command":"sales.complete"') == 1


@pytest.mark.parametrize("change", [{"tendered_satang": 20_000}, {"total_satang": 20_001}, {"cart": "another"}])
def test_an_approval_is_bound_to_every_field_of_its_payload(short: Short, change: dict[str, Any]) -> None:
    command = short.command
    approval = short.approve(command)
    changed = replace(command, **change)
    assert payload_hash(changed) != payload_hash(command)
    if "cart" not in change:
        assert short.refused(approval, changed).key == "denied.approval_over"
    short.sell(approval, command)


def test_an_approval_is_used_once(short: Short) -> None:
    command = short.command
    approval = short.approve(command)
    issued = short.sell(approval, command, command_id="the sale")
    assert short.sell(approval, command, command_id="the sale") == issued
    assert short.shop.count("override") == 1
    assert short.shop.count("approval") == 0
    short.shop.add(short.part, 2000, short.cashier)
    assert short.refused(approval).key == "denied.approval_over"


def test_an_approval_is_used_once_across_a_restart(short: Short) -> None:
    command = short.command
    approval = short.approve(command)
    again = short.shop.reopen()
    short.shop = again
    short.sell(approval, command, command_id="the sale")
    short.shop = again.reopen()
    with pytest.raises(NotFound, match=r"sale\.cart_gone"):
        short.sell(approval, command)
    short.sell(approval, command, command_id="the sale")
    assert short.shop.count("override") == 1
    assert short.shop.count("approval") == 0
    short.shop.close()


def test_a_command_that_is_refused_for_another_reason_leaves_the_approval_for_the_next_try(short: Short) -> None:
    cart, _, total = short.shop.cart(short.cashier)
    short.shop.clock.now_ms -= 400 * 86_400_000  # a clock that asks a person
    command = CompleteSale(cart=cart, total_satang=total)
    approval = short.approve(command)
    with pytest.raises(Rejected, match=r"clock\."):
        short.sell(approval, command)
    assert short.shop.count("override") == 0
    short.shop.store.confirm_clock()
    short.shop.clock.now_ms += 1000
    short.sell(approval, command)
    assert short.shop.count("override") == 1


def test_a_handler_that_refuses_and_keeps_its_rows_leaves_the_approval_too(short: Short) -> None:
    engine = Engine(short.shop.store, {Try: CommandType(Try, needs("refund.cash"), _try)})
    command = Try(then="refuse")
    approval = short.approve(command, by=short.shop.owner, pin=OWNER_PIN)
    with pytest.raises(Rejected):
        engine.do(command, Actor(short.cashier), "first", approval=approval)
    assert (short.shop.count("override"), short.shop.count("approval")) == (0, 1)


@pytest.mark.parametrize(
    ("waited_ms", "passes"), [(0, True), (60_000, True), (60_001, False), (-1, False), (-(10**10), False)]
)
def test_an_approval_is_good_for_60_seconds_by_the_clock_it_was_given_at(
    short: Short, waited_ms: int, passes: bool
) -> None:
    command = short.command
    approval = short.approve(command)
    short.shop.clock.now_ms += waited_ms
    if passes:
        short.sell(approval, command)
    else:
        assert short.refused(approval, command).key == "denied.approval_over"


def test_approvals_that_are_over_are_swept_with_the_next_one(short: Short) -> None:
    short.approve(short.command)
    short.shop.wait(APPROVAL_LIFE_MS + 1)
    kept = short.approve(short.command)
    assert [row[0] for row in short.shop.rows("SELECT id FROM approval")] == [kept]


def test_nobody_approves_what_they_ask_for_themselves(short: Short) -> None:
    shop = short.shop
    both = shop.user("CA", pin="531864", name="คนเดียว")
    shop.add(short.part, 2000, both)
    cart, _, total = shop.cart(both)
    command = CompleteSale(cart=cart, total_satang=total)
    approval = shop.do(Approve(approver=both, pin="531864", payload_hash=payload_hash(command), reason="x"), user=both)
    with pytest.raises(Denied) as refused:
        shop.do(command, user=both, approval=approval)
    assert (refused.value.key, refused.value.overridable) == ("denied.own_approval", True)


def test_an_approval_is_good_for_who_asked_for_it_and_for_nobody_else(short: Short) -> None:
    """The same paper, the same payload, another cashier who came by the id."""
    shop = short.shop
    shop.do(SetQuantity(line=shop.value("SELECT id FROM cart_line"), qty_milli=1000), user=short.cashier)
    issue = shop.pay(user=short.cashier)
    shop.do(Reprint(issue=issue), user=short.cashier)
    other, copy = shop.user("CA", name="อีกคน"), Reprint(issue=issue)
    approval = short.approve(copy)
    nobody_s = shop.engine.do(
        Approve(approver=short.manager, pin=MANAGER_PIN, payload_hash=payload_hash(copy), reason="ลูกค้าทำหาย"),
        Actor(None), "asked by nobody",
    )  # fmt: skip
    for thief, stolen in ((other, approval), (other, nobody_s), (short.cashier, nobody_s)):
        with pytest.raises(Denied) as said:
            shop.do(copy, user=thief, approval=stolen)
        assert (said.value.key, said.value.overridable) == ("denied.approval_over", True)
    shop.do(copy, user=short.cashier, approval=approval)
    assert shop.count("override") == 1


def test_an_approver_without_the_right_is_refused_and_another_may_be_asked(short: Short) -> None:
    accountant = short.shop.user("AC", pin="531864", name="พร")
    command = short.command
    assert short.refused(short.approve(command, by=accountant, pin="531864"), command).key == "denied.approver"
    short.sell(short.approve(command), command)


def test_an_approver_who_needs_a_pin_themselves_cannot_give_it(short: Short) -> None:
    other = short.shop.user("CA", pin="531864", name="อีกคน")
    assert short.refused(short.approve(short.command, by=other, pin="531864")).key == "denied.approver"


def test_an_approver_who_was_let_go_within_the_minute_approved_nothing(short: Short) -> None:
    approval = short.approve(short.command)
    short.shop.write([User(id=short.manager, name_th="อร", nickname="อร", roles={"00000": ["MG"]}, active=False)])
    refused = short.refused(approval)
    assert (refused.key, refused.overridable) == ("denied.approver", True)


def test_a_wrong_pin_at_the_approval_counts_for_the_approver(short: Short) -> None:
    for left in (4, 3, 2, 1):
        with pytest.raises(Rejected) as wrong:
            short.approve(short.command, pin="111222")
        assert (wrong.value.key, wrong.value.params["left"]) == ("sign_in.wrong", left)
    with pytest.raises(Rejected, match=r"sign_in\.locked"):
        short.approve(short.command, pin="111222")
    with pytest.raises(Rejected, match=r"sign_in\.locked"):
        short.approve(short.command)
    assert [row[0] for row in short.shop.rows("SELECT id FROM pin_lock")] == [short.manager]
    assert short.shop.count("approval") == 0


@pytest.mark.parametrize(
    ("reason", "key"),
    [
        ("", "approval.reason_needed"), ("  \u200b ", "approval.reason_needed"), ("ก" * 201, "field.too_long"),
        ("\ud800", "field.control"), ("ok 👍", "field.control"), ("=CMD()", "field.formula"), ("a\nb", "field.control"),
    ],
)  # fmt: skip
def test_a_reason_that_cannot_be_kept_is_refused_before_the_pin_is_tried(short: Short, reason: str, key: str) -> None:
    with pytest.raises(Rejected) as refused:
        short.approve(short.command, pin="111222", reason=reason)
    assert (refused.value.key, refused.value.field) == (key, "reason")
    assert short.shop.count("pin_lock") == 0


def test_an_approval_row_never_leaves_the_device(short: Short, tmp_path: Path) -> None:
    short.approve(short.command)
    assert Approval not in {t.record for t in short.shop._registry.journalled()}
    assert all(b'"approval"' not in body for (body,) in short.shop.rows("SELECT body FROM entry"))
