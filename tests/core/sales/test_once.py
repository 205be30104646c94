"""One sale, however often and from however many hands it is asked for; and what it is made of."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from core.errors import NotFound, PosError, Rejected, Stale
from core.ports import Actor
from core.sales.carts import AddLine, HoldCart, RecallCart, RestoreLine, SetQuantity, UseShelfPrice
from core.sales.complete import CompleteSale
from core.shop.records import Setting, TaxRate
from core.shop.settings import CASH_ROUNDING, RECEIPT_FOOTER, VAT_REGISTERED
from tests.shop import Shop

THREADS = 8


def at_once(work: Callable[[int], Any]) -> list[Any]:
    """The results of so many threads, or what they were refused with."""
    out: list[Any] = [None] * THREADS
    gate = threading.Barrier(THREADS)

    def run(n: int) -> None:
        gate.wait()
        try:
            out[n] = work(n)
        except PosError as refused:
            out[n] = refused.key

    threads = [threading.Thread(target=run, args=(n,)) for n in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return out


def test_taps_from_all_sides_at_once_are_one_sale(shop: Shop) -> None:
    shop.open_shift()
    shop.add(shop.part(qty=5))
    cart, command_id, total = shop.cart()
    owner, entries = shop.owner, shop.count("entry")
    command = CompleteSale(cart=cart, total_satang=total)
    results = at_once(lambda _: shop.engine.do(command, Actor(owner), command_id))
    assert len(set(results)) == 1
    assert shop.rows("SELECT id FROM issue") == [(results[0],)]
    assert (shop.count("sale"), shop.count("payment"), shop.count("entry")) == (1, 1, entries + 1)


def test_taps_with_different_money_at_once_are_one_sale_too(shop: Shop) -> None:
    shop.open_shift()
    shop.add(shop.part(qty=5))
    cart, command_id, total = shop.cart()
    owner = shop.owner
    results = at_once(
        lambda n: shop.engine.do(
            CompleteSale(cart=cart, total_satang=total, tendered_satang=total + n), Actor(owner), command_id
        )
    )
    assert sorted(results)[-(THREADS - 1) :] == ["command.id_taken"] * (THREADS - 1)
    assert (shop.count("sale"), shop.count("issue")) == (1, 1)


def test_a_second_command_id_for_a_paid_cart_finds_no_cart(shop: Shop) -> None:
    shop.open_shift()
    shop.add(shop.part(qty=5))
    cart, _, total = shop.cart()
    owner, ids = shop.owner, [shop.store.ids.new_id() for _ in range(THREADS)]
    command = CompleteSale(cart=cart, total_satang=total)
    results = at_once(lambda n: shop.engine.do(command, Actor(owner), ids[n]))
    assert results.count("sale.cart_gone") == THREADS - 1
    assert shop.count("sale") == 1


def test_every_change_and_no_look_renews_the_id_that_the_sale_will_have(shop: Shop) -> None:
    one, other = shop.part("A", qty=9, price=100), shop.part("B", qty=9, price=200)
    line = shop.add(one)
    seen = [shop.cart()[1]]
    assert shop.cart()[1] == seen[0], "looking changes nothing"
    for step in (
        AddLine(part=one), AddLine(part=other), SetQuantity(line=line, qty_milli=500), UseShelfPrice(line=line),
        SetQuantity(line=line, qty_milli=0), RestoreLine(part=one, no=1, qty_milli=500, unit_price_satang=100),
    ):  # fmt: skip
        shop.do(step)
        seen.append(shop.cart()[1])
    held = shop.do(HoldCart())
    shop.do(RecallCart(cart=held))
    seen.append(shop.cart()[1])
    assert len(set(seen)) == len(seen)
    shop.open_shift()
    cart, command_id, total = shop.cart()
    for stale in seen[:-1]:
        assert stale != command_id
    shop.do(CompleteSale(cart=cart, total_satang=total), command_id=command_id)


def test_an_edit_between_two_taps_is_another_sale_and_its_total_is_asked_for_again(shop: Shop) -> None:
    shop.open_shift()
    part = shop.part(qty=9, price=100)
    shop.add(part)
    cart, command_id, total = shop.cart()
    shop.add(part)
    with pytest.raises(Stale, match=r"sale\.total_changed"):
        shop.do(CompleteSale(cart=cart, total_satang=total), command_id=command_id)
    shop.pay()
    with pytest.raises(NotFound, match=r"sale\.cart_gone"):
        shop.do(CompleteSale(cart=cart, total_satang=total), command_id=command_id)
    assert shop.count("sale") == 1


# -- what a sale is made of


def test_each_line_leaves_the_shelf_at_the_cost_of_that_moment(shop: Shop) -> None:
    shop.open_shift()
    dear, cheap, unknown = (shop.part(c, qty=q, cost=p) for c, q, p in (("A", 3, 3_333), ("B", 2, 100), ("C", 0, 777)))
    for part, qty in ((dear, 2000), (cheap, 1000), (unknown, 1000)):
        shop.add(part, qty)
    shop.pay()
    made = "SELECT part, qty_milli, value_satang, provisional FROM stock_movement WHERE kind = 'SALE'"
    assert {row[0]: row[1:] for row in shop.rows(made)} == {
        dear: (-2000, -6_666, 0), cheap: (-1000, -100, 0), unknown: (-1000, -777, 1),
    }  # fmt: skip
    assert shop.rows("SELECT part FROM stock_level WHERE qty_milli < 0") == [(unknown,)]


def put_setting(shop: Shop, key: str, value: Any) -> None:
    """A setting in force from a moment on that is still to come when it is written."""
    shop.write([Setting(id=f"{key}@{shop.clock() + 500}", value=value)])
    shop.wait()


@pytest.mark.parametrize(("rounding", "paid"), [("FLOOR_25", 1_185_225), ("NONE", 1_185_239)])
def test_the_shop_chooses_whether_cash_is_rounded(shop: Shop, rounding: str, paid: int) -> None:
    put_setting(shop, CASH_ROUNDING, rounding)
    shop.open_shift()
    shop.sell(shop.part(qty=1, price=1_185_239))
    assert shop.row("SELECT amount_satang, change_satang FROM payment") == (paid, 0)


@pytest.mark.parametrize(
    "junk", [None, 5, "FLOOR_50", "", [], {"x": 1}, True, "x" * 10_000, {"th": 5}, {"th": "ก" * 401}]
)
@pytest.mark.parametrize("key", [CASH_ROUNDING, VAT_REGISTERED, RECEIPT_FOOTER])
def test_a_setting_that_cannot_be_read_is_as_if_nobody_had_set_it(shop: Shop, key: str, junk: Any) -> None:
    if key == VAT_REGISTERED and junk is True:
        junk = 1
    put_setting(shop, key, junk)
    shop.open_shift()
    shop.sell(shop.part(qty=1, price=10_712))
    assert shop.row("SELECT total_satang, vat_satang FROM sale") == (10_712, 701)
    assert shop.row("SELECT amount_satang FROM payment") == (10_700,)


def test_a_shop_that_is_not_registered_takes_no_vat(shop: Shop) -> None:
    put_setting(shop, VAT_REGISTERED, value=False)
    shop.open_shift()
    shop.sell(shop.part(qty=1, price=10_700))
    assert shop.row("SELECT total_satang, vat_satang FROM sale") == (10_700, 0)


@pytest.mark.parametrize("rate_bp", [-1, -10_000, 10_001, 2**53 - 1])
def test_a_rate_that_no_decree_has_stops_the_sale_in_words(shop: Shop, rate_bp: int) -> None:
    shop.write([TaxRate(id=f"VAT7@{shop.clock() + 500}", rate_bp=rate_bp)])
    shop.wait()
    shop.open_shift()
    shop.add(shop.part(qty=1))
    with pytest.raises(Rejected, match=r"tax\.no_rate"):
        shop.pay()
    assert shop.count("sale") == 0
