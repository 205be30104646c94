"""The first sale: whole, once, with its number."""

from __future__ import annotations

import json

import pytest

from core.errors import Denied, NotFound, Rejected, Stale
from core.sales.carts import AddLine, HoldCart, RecallCart, RestoreLine, SetQuantity
from core.sales.complete import CompleteSale
from tests.shop import Shop


def test_a_sale_is_one_entry_with_all_that_belongs_to_it(shop: Shop) -> None:
    part = shop.part(qty=10, price=107_00)
    shop.open_shift()
    entries = shop.count("entry")
    issued = shop.sell(part, qty_milli=2000)
    assert shop.count("entry") == entries + 1
    assert shop.row("SELECT number, date FROM issue WHERE id = ?", issued) == ("RC00AA-6911-00001", "2026-11-21")
    assert shop.row("SELECT total_satang, vat_satang FROM sale") == (21_400, 1_400)
    assert shop.row("SELECT qty_milli, value_satang FROM stock_level WHERE part = ?", part) == (8_000, 240_000)
    assert shop.value("SELECT expected_satang FROM drawer_total") == 100_000 + 21_400
    assert shop.value("SELECT state FROM life WHERE machine = 'payment'") == "CLEARED"
    assert {r[0] for r in shop.rows("SELECT kind FROM print_job")} == {"DRAWER", "ORIGINAL"}
    assert shop.count("cart") == shop.count("cart_line") == 0


def test_numbers_go_up_by_one_and_begin_again_with_the_month(shop: Shop) -> None:
    part = shop.part(qty=10)
    shop.open_shift()
    for _ in range(3):
        shop.sell(part)
        shop.wait()
    shop.wait(15 * 86_400_000)
    shop.sell(part)
    numbers = [r[0] for r in shop.rows("SELECT number FROM issue ORDER BY entry_key")]
    assert numbers == ["RC00AA-6911-00001", "RC00AA-6911-00002", "RC00AA-6911-00003", "RC00AA-6912-00001"]


def test_the_same_command_id_gives_the_first_result_again(shop: Shop) -> None:
    part = shop.part(qty=10)
    shop.open_shift()
    shop.add(part)
    cart, command_id, total = shop.cart()
    command = CompleteSale(cart=cart, total_satang=total)
    first = shop.do(command, command_id=command_id)
    entries = shop.count("entry")
    assert shop.do(command, command_id=command_id) == first
    assert shop.count("entry") == entries
    assert shop.count("sale") == 1


def test_every_change_of_a_cart_renews_the_id_of_its_sale(shop: Shop) -> None:
    part, other = shop.part("A", qty=5), shop.part("B", qty=5)
    line = shop.add(part)
    ids = [shop.cart()[1]]
    for step in (AddLine(part=part), AddLine(part=other), SetQuantity(line=line, qty_milli=500)):
        shop.do(step)
        ids.append(shop.cart()[1])
    assert len(set(ids)) == len(ids)


def test_cash_is_refused_without_a_shift_and_nothing_is_written(shop: Shop) -> None:
    shop.add(shop.part(qty=1))
    before = shop.tables()
    with pytest.raises(Rejected, match="shift.not_open"):
        shop.pay()
    assert shop.tables() == before
    assert shop.count("cart_line") == 1


def test_too_little_money_says_how_much_is_missing(shop: Shop) -> None:
    shop.add(shop.part(qty=1, price=10_000))
    shop.open_shift()
    with pytest.raises(Rejected, match="payment.short") as refused:
        shop.pay(9_900)
    assert refused.value.params["missing_satang"] == 100


def test_change_and_cash_rounding_are_kept_apart_from_the_document(shop: Shop) -> None:
    shop.open_shift(float_baht=500)
    shop.add(shop.part(qty=1, price=1_185_239))
    shop.pay(1_200_000)
    paid = shop.row("SELECT amount_satang, tendered_satang, change_satang, rounding_satang FROM payment")
    assert paid == (1_185_225, 1_200_000, 14_775, -14)
    assert shop.value("SELECT amount_satang FROM payment_allocation") == 1_185_239
    assert shop.value("SELECT total_satang FROM sale") == 1_185_239
    assert shop.value("SELECT expected_satang FROM drawer_total") == 50_000 + 1_185_225


def test_a_total_that_the_screen_did_not_show_is_stale(shop: Shop) -> None:
    shop.add(shop.part(qty=1))
    shop.open_shift()
    cart, command_id, total = shop.cart()
    with pytest.raises(Stale, match="sale.total_changed"):
        shop.do(CompleteSale(cart=cart, total_satang=total - 1), command_id=command_id)


def test_selling_more_than_the_book_has_needs_a_manager(shop: Shop) -> None:
    cashier = shop.user("CA")
    part = shop.part(qty=1)
    shop.open_shift(cashier)
    shop.add(part, 2000, cashier)
    with pytest.raises(Denied) as refused:
        shop.pay(user=cashier)
    assert (refused.value.permission, refused.value.overridable) == ("stock.negative", True)
    assert (refused.value.params["before"], refused.value.params["after"]) == (1000, -1000)


def test_what_goes_below_zero_is_flagged_by_the_movement_that_did_it(shop: Shop) -> None:
    part = shop.part(qty=1)
    shop.open_shift()
    shop.sell(part, qty_milli=3000)
    movement = shop.value("SELECT id FROM stock_movement WHERE kind = 'SALE'")
    assert shop.row("SELECT kind, causes FROM attention") == ("negative_stock", json.dumps([movement]))


def test_the_same_part_on_two_lines_of_a_day_costs_what_is_left(shop: Shop) -> None:
    part = shop.part(qty=3, cost=3_333)
    shop.write([])
    shop.open_shift()
    for _ in range(3):
        shop.sell(part)
        shop.wait()
    assert shop.row("SELECT qty_milli, value_satang FROM stock_level") == (0, 0)
    assert shop.count("attention") == 0


def test_services_move_no_stock(shop: Shop) -> None:
    shop.open_shift()
    shop.sell(shop.part("SVC", stocked=False))
    assert shop.count("stock_movement") == 0


def test_a_held_cart_waits_and_comes_back_to_whoever_takes_it(shop: Shop) -> None:
    cashier = shop.user("CA")
    part = shop.part(qty=5)
    shop.add(part)
    held = shop.do(HoldCart())
    assert shop.rows("SELECT 1 FROM cart WHERE state = 'OPEN'") == []
    shop.add(part, user=cashier)
    shop.do(RecallCart(cart=held), user=cashier)
    assert shop.cart(cashier)[0] == held
    assert shop.value("SELECT count(*) FROM cart WHERE state = 'HELD'") == 1


def test_removing_the_last_line_leaves_no_cart_and_undo_brings_it_back(shop: Shop) -> None:
    part = shop.part(qty=5, price=999)
    line = shop.add(part, 2000)
    shop.do(SetQuantity(line=line, qty_milli=0))
    assert shop.count("cart") == 0
    shop.do(RestoreLine(part=part, no=1, qty_milli=2000, unit_price_satang=999))
    assert shop.cart()[2] == 1998


@pytest.mark.parametrize("qty", [-1000, 10_000_000, 0])
def test_impossible_quantities_are_refused(shop: Shop, qty: int) -> None:
    part = shop.part(qty=5)
    with pytest.raises(Rejected, match="sale.quantity"):
        shop.add(part, qty)


def test_nobody_else_changes_my_lines(shop: Shop) -> None:
    cashier = shop.user("CA")
    line = shop.add(shop.part(qty=1))
    with pytest.raises(NotFound, match="sale.line_gone"):
        shop.do(SetQuantity(line=line, qty_milli=5000), user=cashier)


def test_open_carts_survive_a_restart(shop: Shop) -> None:
    part = shop.part(qty=5)
    shop.open_shift()
    shop.add(part, 3000)
    before = shop.cart()
    again = shop.reopen()
    assert again.cart() == before
    again.pay()
    assert again.count("sale") == 1
    again.close()


def test_the_receipt_s_hash_covers_all_that_is_printed(shop: Shop) -> None:
    from sync.protocol.entry import issue_hash

    shop.open_shift()
    shop.sell(shop.part(qty=1))
    body = json.loads(shop.value("SELECT body FROM entry ORDER BY no DESC"))
    [row] = [op[2] for op in body["ops"] if op[1] == "issue"]
    assert row["hash"] == issue_hash(row)
