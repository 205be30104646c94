"""What the counter's forms can hand over that no sale can be made of: refused beside the field, and nothing written."""

from __future__ import annotations

from typing import Any

import pytest

from core.commands import Command
from core.errors import NotFound, PosError, Rejected, Stale
from core.sales.carts import LINES_MAX, AddLine, HoldCart, RecallCart, SetQuantity
from core.sales.complete import CompleteSale
from core.shifts.open import OpenShift
from tests.shop import Shop

HUGE = (10**12 + 1, 2**53, 2**63, 2**64)
NO_IDS = ("", "x", "=CMD()", "ก" * 300, "' OR 1=1 --", "01998877-0000-7000-8000-000000000000")
LOCAL = ("cart", "cart_line", "print_job", "approval", "done_command")


def everything(shop: Shop) -> dict[str, Any]:
    """All tables, shared ones and this device's own."""
    return {**shop.tables(), **{name: sorted(shop.rows(f"SELECT * FROM {name}"), key=repr) for name in LOCAL}}


def refused(shop: Shop, command: Command) -> PosError:
    before = everything(shop)
    with pytest.raises(PosError) as said:
        shop.do(command)
    assert everything(shop) == before
    return said.value


@pytest.fixture
def counter(shop: Shop) -> tuple[Shop, str, str, int]:
    """A shop with an open shift and a cart of one line: shop, line, cart, total."""
    shop.open_shift()
    line = shop.add(shop.part(qty=9, price=10_000))
    cart, _, total = shop.cart()
    return shop, line, cart, total


@pytest.mark.parametrize("amount", [-1, 0, 10_000_000, *HUGE])
def test_a_quantity_that_no_line_has_is_refused_beside_it(counter: tuple[Shop, str, str, int], amount: int) -> None:
    shop, line, _, _ = counter
    new = shop.part("NEW")
    wrong = [AddLine(part=new, qty_milli=amount)] + ([SetQuantity(line=line, qty_milli=amount)] if amount else [])
    for command in wrong:
        said = refused(shop, command)
        key = "sale.quantity" if amount <= 0 else "sale.quantity_most"
        assert (said.key, said.field) == (key, "quantity")


def test_counting_up_stops_at_the_largest_quantity(counter: tuple[Shop, str, str, int]) -> None:
    shop, line, _, _ = counter
    shop.do(SetQuantity(line=line, qty_milli=9_999_999))
    part = shop.value("SELECT part FROM cart_line")
    said = refused(shop, AddLine(part=part))
    assert (said.key, said.params["most_milli"]) == ("sale.quantity_most", 9_999_999)


@pytest.mark.parametrize("wrong", NO_IDS)
def test_ids_that_are_not_there_are_told_and_change_nothing(counter: tuple[Shop, str, str, int], wrong: str) -> None:
    shop, _, _, total = counter
    for command in (
        AddLine(part=wrong), SetQuantity(line=wrong, qty_milli=1000), RecallCart(cart=wrong),
        CompleteSale(cart=wrong, total_satang=total),
    ):  # fmt: skip
        assert isinstance(refused(shop, command), NotFound)


@pytest.mark.parametrize("amount", [-1, 0, 9_999, -(2**53)])
def test_too_little_money_is_refused_and_says_how_much_is_missing(
    counter: tuple[Shop, str, str, int], amount: int
) -> None:
    shop, _, cart, total = counter
    said = refused(shop, CompleteSale(cart=cart, total_satang=total, tendered_satang=amount))
    assert (said.key, said.params) == ("payment.short", {"missing_satang": total - amount})


@pytest.mark.parametrize("amount", HUGE)
def test_more_money_than_there_is_is_refused(counter: tuple[Shop, str, str, int], amount: int) -> None:
    shop, _, cart, total = counter
    assert refused(shop, CompleteSale(cart=cart, total_satang=total, tendered_satang=amount)).key == "payment.too_much"


@pytest.mark.parametrize("amount", [-1, 0, *HUGE])
def test_a_total_that_nobody_was_shown_is_stale(counter: tuple[Shop, str, str, int], amount: int) -> None:
    shop, _, cart, total = counter
    said = refused(shop, CompleteSale(cart=cart, total_satang=amount))
    assert isinstance(said, Stale)
    assert said.params == {"total": total}


def test_a_sale_of_more_than_can_be_paid_is_refused_and_not_overflowed(shop: Shop) -> None:
    shop.open_shift()
    for n in range(3):
        shop.add(shop.part(f"GOLD-{n}", qty=1, price=10**12), 9_999_999)
    cart, _, total = shop.cart()
    assert total > 2**53
    assert refused(shop, CompleteSale(cart=cart, total_satang=total)).key == "payment.too_much"
    shop.do(HoldCart())


def test_a_sale_has_a_largest_number_of_lines_and_that_many_can_be_sold(shop: Shop) -> None:
    from core.catalog.records import Part, PartPrice, price_key

    shop.open_shift()
    ids = [shop.store.ids.new_id() for _ in range(LINES_MAX + 1)]
    names = {"name_th": "น้ำมันเครื่องดีเซลสังเคราะห์แท้ 15W-40 CI-4 ถัง 18 ลิตร (แถมกรอง)", "unit_th": "ชิ้น"}
    shop.write([Part(id=part, code=f"L-{n:03}", stocked=False, **names) for n, part in enumerate(ids)])
    shop.write([PartPrice(id=f"{price_key(part)}@{shop.clock() + 1}", price_satang=12_345) for part in ids])
    shop.wait()
    for part in ids[:-1]:
        shop.add(part)
    said = refused(shop, AddLine(part=ids[-1]))
    assert (said.key, said.params) == ("sale.too_many_lines", {"most": LINES_MAX})
    shop.pay()
    assert shop.count("sale_line") == LINES_MAX


@pytest.mark.parametrize(
    "price", [{"price_satang": -1}, {"price_satang": 10**12 + 1}, {"price_satang": 5, "price_mode": "EXCL"}, None]
)
def test_a_price_that_the_counter_cannot_ask_is_told(shop: Shop, price: dict[str, Any] | None) -> None:
    from core.catalog.records import Part, PartPrice, price_key

    part = Part(id=shop.store.ids.new_id(), code="ODD", name_th="ราคาแปลก")
    shop.write([part, *([PartPrice(id=f"{price_key(part.id)}@{shop.clock() + 1}", **price)] if price else [])])
    shop.wait()
    said = refused(shop, AddLine(part=part.id))
    assert (said.key, said.params) == ("sale.no_price", {"part": "ODD"})


@pytest.mark.parametrize(
    "count", [{100: -1}, {100: 10_001}, {100: 2**53}, {3: 1}, {-100: 1}, {0: 1}, {10**12: 1}, {100_000: 1, 7: 2}]
)
def test_a_float_that_no_drawer_can_hold_is_refused(shop: Shop, count: dict[int, int]) -> None:
    said = refused(shop, OpenShift(denominations=count))
    assert (said.key, said.field) == ("shift.bad_count", "denominations")


def test_a_second_shift_on_one_drawer_is_refused(shop: Shop) -> None:
    shop.open_shift()
    assert refused(shop, OpenShift(denominations={100: 1})).key == "shift.open_already"


def test_an_empty_float_opens_a_shift(shop: Shop) -> None:
    shop.do(OpenShift(denominations={100: 0}))
    assert shop.value("SELECT expected_satang FROM drawer_total") == 0


def test_a_held_cart_cannot_be_paid_or_changed(counter: tuple[Shop, str, str, int]) -> None:
    shop, line, cart, total = counter
    shop.do(HoldCart())
    assert refused(shop, CompleteSale(cart=cart, total_satang=total)).key == "sale.cart_gone"
    assert refused(shop, SetQuantity(line=line, qty_milli=0)).key == "sale.line_gone"


def test_the_shop_s_tax_rate_must_be_known(counter: tuple[Shop, str, str, int]) -> None:
    shop, _, _, _ = counter
    shop.add(shop.part("LUX", qty=1, tax_code="EXCISE"))
    cart, _, total = shop.cart()
    said = refused(shop, CompleteSale(cart=cart, total_satang=total))
    assert isinstance(said, Rejected)
    assert (said.key, said.params) == ("tax.no_rate", {"code": "EXCISE"})
