"""In the middle of a sale: the page is loaded again, a second tab looks on, the power goes. The cart is there."""

from __future__ import annotations

from pos_client.demo.people import DEMO_PINS
from tests.e2e.conftest import OpenApp, Program
from tests.e2e.test_sale import BULB, FILTER, FILTER_EAN, SALES, SEEN_MS, at_the_till, nothing_wrong, scan
from tests.e2e.test_shift_and_papers import rows, wait_for
from tests.e2e.test_sign_in import inside


def test_a_page_that_is_loaded_again_has_the_cart(demo_program: Program, open_app: OpenApp) -> None:
    app = at_the_till(demo_program, open_app)
    scan(app, FILTER_EAN, "total", "485.00")
    scan(app, BULB, "total", "605.00").press("F9").shown("pay-pane")
    app.reload()
    if app.part("person-0").count():
        inside(app, DEMO_PINS["cashier"])
    app.expect("total", "605.00").shown(f"line-{FILTER}").shown(f"line-{BULB}")
    nothing_wrong(app)


def test_a_power_cut_in_mid_sale_leaves_the_cart_which_is_sold_once(demo_program: Program, open_app: OpenApp) -> None:
    [[before]] = rows(demo_program, SALES)
    running = demo_program.start()
    app = inside(open_app(running), DEMO_PINS["cashier"]).shown("tiles")
    app.page.wait_for_timeout(300)
    scan(app, FILTER_EAN, "total", "485.00").tap("note").expect("outcome", "15.00")
    running.kill()
    app.page.close()

    running = demo_program.start()
    app = inside(open_app(running), DEMO_PINS["cashier"]).expect("total", "485.00")
    app.page.wait_for_timeout(SEEN_MS)  # the first drawing of the screen is over
    app.tap("exact").shown("after")
    running.kill()  # right behind the commit: nobody knows whether the change was seen
    app.page.close()
    assert rows(demo_program, SALES) == [(before + 1,)]

    app = inside(open_app(demo_program.start()), DEMO_PINS["cashier"]).expect("change", "พอดี")
    app.page.wait_for_timeout(SEEN_MS)
    app.tap("next-sale").shown("cart-empty")
    assert rows(demo_program, SALES) == [(before + 1,)]
    nothing_wrong(app)


def test_two_tabs_show_one_cart_and_pay_it_once(demo_program: Program, open_app: OpenApp) -> None:
    [[before]] = rows(demo_program, SALES)
    running = demo_program.start()
    one = inside(open_app(running, layout="tablet"), DEMO_PINS["cashier"]).shown("tiles")
    two = inside(open_app(running, layout="tablet"), DEMO_PINS["cashier"]).shown("tiles")
    one.page.wait_for_timeout(300)
    scan(one, FILTER_EAN, "total", "485.00")
    two.expect("total", "485.00").tap("pay").shown("pay-pane")
    one.tap("exact").expect("change", "พอดี")
    two.expect("change", "พอดี").gone("pay-pane")
    wait_for(one, demo_program, SALES, [(before + 1,)])
    nothing_wrong(one)
    nothing_wrong(two)
