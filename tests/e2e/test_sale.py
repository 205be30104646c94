"""The counter in a real Chromium: from a scan to money, by hand, by keyboard, by scanner."""

from __future__ import annotations

import re
import time

import pytest

from pos_client.demo.people import DEMO_PINS
from pos_client.screens.sale.after_state import SETTLED_MS
from tests.e2e.conftest import OpenApp, Program
from tests.e2e.driver import App
from tests.e2e.test_shift_and_papers import before_opening, rows, wait_for
from tests.e2e.test_sign_in import MANAGER, inside

FILTER, FILTER_EAN = "FO-HN-J08E", "8851117101010"
BULB = "H4-24-75"
"""485.00 and 120.00; the filter has an article number in stripes, the bulb only its own code."""
SEEN_MS = SETTLED_MS + 100
"""Before that a tap does not put the change away."""
SCANS_MAX, SCAN_WITHIN_S = 3, 15
SALES = "SELECT count(*) FROM sale"
THAI_DIGITS = dict(zip("1234567890", "ๅ/-ภถุึคตจ", strict=True))
"""What the digit keys give on a Thai keyboard."""
THAI_SCANNER = """async keys => {
    const fire = (type, key, code, keyCode) => (document.activeElement || document.body).dispatchEvent(
        new KeyboardEvent(type, {key, code, keyCode, which: keyCode, bubbles: true, cancelable: true}));
    for (const [key, code, keyCode] of keys) {
        const typed = fire('keydown', key, code, keyCode), field = document.activeElement;
        if (typed && key.length === 1 && field && ['INPUT', 'TEXTAREA'].includes(field.tagName))
            document.execCommand('insertText', false, key);
        fire('keyup', key, code, keyCode);
        await new Promise(done => setTimeout(done, 4));
    }
}"""


def at_the_till(program: Program, open_app: OpenApp, layout: str = "desktop", *, language: str = "th") -> App:
    app = open_app(program.start("--language", language), layout=layout, language=language)
    app = inside(app, DEMO_PINS["cashier"]).shown("cart-empty")
    app.shown("tiles" if layout != "phone" else "pay")
    app.page.wait_for_timeout(300)  # the first drawing of the screen is over
    return app


def nothing_wrong(app: App) -> None:
    assert (app.complaints, app.failed, app.outside) == ([], [], [])


def scan(app: App, code: str, identifier: str, says: str) -> App:
    """Scan until a part says it, as a cashier does: a browser that stood still may have torn the burst, and says so."""
    for attempt in range(SCANS_MAX):
        app.scan(code)
        until = time.monotonic() + SCAN_WITHIN_S
        while says not in app.says(identifier) and time.monotonic() < until:
            if app.part("scan-unknown").count() and attempt < SCANS_MAX - 1:
                break
            app.page.wait_for_timeout(25)
        else:
            break
    return app.expect(identifier, says)


def tap_twice(app: App, identifier: str) -> None:
    """As fast as a nervous finger."""
    app.shown(identifier)._target(identifier).dblclick(force=True)


@pytest.mark.parametrize("layout", ["phone", "tablet"])
def test_scan_note_and_change_with_every_tap_doubled(demo_program: Program, open_app: OpenApp, layout: str) -> None:
    [[before]] = rows(demo_program, SALES)
    app = at_the_till(demo_program, open_app, layout)
    scan(app, FILTER_EAN, f"line-{FILTER}", "485.00")
    scan(app, FILTER_EAN, f"line-{FILTER}", "970.00")
    scan(app, BULB, "total", "1,090.00")
    app.tap("note").expect("received", "1,500.00").expect("outcome", "410.00")
    tap_twice(app, "confirm")
    app.expect("change", "410.00").expect("saved", re.compile(r"RC00ZA-\d{4}-\d{5}"))
    app.page.get_by_role("img", name=re.compile("ใบเสร็จ RC00ZA")).first.wait_for(state="attached")
    wait_for(app, demo_program, SALES, [(before + 1,)])
    app.page.wait_for_timeout(SEEN_MS)
    app.tap("next-sale").shown("cart-empty").expect("total", "0.00")
    scan(app, BULB, "total", "120.00")
    tap_twice(app, "exact")
    scan(app.expect("change", "พอดี"), FILTER_EAN, f"line-{FILTER}", "485.00").gone("after")
    wait_for(app, demo_program, SALES, [(before + 2,)])
    nothing_wrong(app)


def test_a_sale_by_keyboard_alone_and_paid_twice_by_keyboard_is_one(demo_program: Program, open_app: OpenApp) -> None:
    [[before]] = rows(demo_program, SALES)
    app = at_the_till(demo_program, open_app, language="en")
    app.write("bulb h4").shown("results").press("ArrowDown", "ArrowUp", "Enter").expect("cart", "120.00").gone(
        "results"
    )
    app.page.wait_for_timeout(SEEN_MS)  # a person sees the line before the next one is begun
    app.write("3 x").expect("next-quantity", "3")
    scan(app, FILTER_EAN, f"line-{FILTER}", "1,455.00")
    app.page.wait_for_timeout(SEEN_MS)
    app.press("F2").shown("line-pane").write("2").expect("line-quantity", "2").expect("total", "1,090.00")
    app.write(".5").expect("line-quantity", "2.5").expect("total", "1,332.50")
    app.press("Enter").gone("line-pane").press("Delete").gone(f"line-{FILTER}").shown("undo")
    app.press("Control+z").expect(f"line-{FILTER}", "1,212.50").expect("total", "1,332.50")
    app.press("F9").expect("due", "1,332.50").write("1332").expect("outcome", "0.50").press("Enter")
    app.expect("outcome", "Still missing").press("Escape").gone("pay-pane").press("F9").shown("pay-pane")
    app.write("=").expect("received", "1,332.50").press("Enter", "Enter").expect("change", "Exact")
    wait_for(app, demo_program, SALES, [(before + 1,)])
    app.page.wait_for_timeout(SEEN_MS)
    scan(app.press("Enter").shown("cart-empty"), BULB, "total", "120.00")
    app.press("Control+Enter", "Control+Enter").expect("change", "Exact")
    wait_for(app, demo_program, SALES, [(before + 2,)])
    nothing_wrong(app)


def test_scans_that_cannot_be_used_are_said_and_change_nothing(demo_program: Program, open_app: OpenApp) -> None:
    app = at_the_till(demo_program, open_app, "tablet")
    app.scan("4006381333931").expect("scan-unknown", "4006381333931").tap("search-name").gone("scan-unknown")
    scan(app, BULB, "total", "120.00").tap("pay").shown("pay-pane")
    app.tap("pay-key-5").tap("pay-key-00").expect("received", "500.00")
    app.scan(FILTER_EAN).shown("scan-refused").expect("received", "500.00").expect("outcome", "380.00")
    app.tap("pay-back").gone("pay-pane").gone(f"line-{FILTER}").expect("total", "120.00")
    nothing_wrong(app)


def test_a_scanner_on_a_thai_keyboard_sells_too_and_leaves_no_thai_letters(
    demo_program: Program, open_app: OpenApp
) -> None:
    app = at_the_till(demo_program, open_app)
    keys = [[THAI_DIGITS[digit], f"Digit{digit}", ord(digit)] for digit in FILTER_EAN]
    app.page.evaluate(THAI_SCANNER, [*keys, ["Enter", "Enter", 13]])
    app.expect(f"line-{FILTER}", "485.00").gone("scan-unknown").gone("results")
    assert not re.search("[ๅภถุึคตจ]{2}", app.part("scan").locator("input").first.input_value())
    app.type("scan", "ไส้กรอง").shown("results")
    nothing_wrong(app)


def test_whatever_is_pasted_into_the_search_is_answered_in_words(demo_program: Program, open_app: OpenApp) -> None:
    app = at_the_till(demo_program, open_app)
    app.type("scan", "=SUM(A1:A9)+cmd|'/c calc'!A1").shown("nothing")
    app.type("scan", "🚚🔧🛞").shown("nothing")
    app.type("scan", "ก" * 5000).shown("search-error")
    scan(app.tap("scan-clear").gone("search-error").shown("tiles"), BULB, "total", "120.00")
    assert app.outside == []  # the letters of emoji are asked of our own server, which has none


def test_without_a_shift_cash_is_refused_in_words_with_a_way_to_open_one(
    demo_program: Program, open_app: OpenApp
) -> None:
    with before_opening(demo_program) as counter:
        counter.close_shift()
    app = at_the_till(demo_program, open_app, "tablet")
    scan(app.shown("sale-no-shift"), BULB, "results", "120.00").gone(f"line-{BULB}")
    app.tap(f"found-{BULB}").expect("cart", "120.00").press("F9").expect("sale-error", "กะ")
    app.tap("open-shift").shown("shift-open").tap("shift-open").shown("float-total")
    app.tap("nav-sale").expect("total", "120.00").gone("sale-no-shift").tap("exact").expect("change", "พอดี")
    nothing_wrong(app)


def test_another_person_sells_while_the_cart_of_the_first_is_held(demo_program: Program, open_app: OpenApp) -> None:
    app = at_the_till(demo_program, open_app)
    scan(app, FILTER_EAN, "total", "485.00").press("Control+u").shown(MANAGER)
    inside(app, DEMO_PINS["manager"], MANAGER).shown("cart-empty").expect("held", "1")
    app.page.wait_for_timeout(300)
    scan(app, BULB, "total", "120.00").press("Control+Enter").shown("after").press("Control+u").shown(MANAGER)
    inside(app, DEMO_PINS["cashier"]).shown("cart-empty").press("F8").shown("held-list").press("Enter")
    app.expect("total", "485.00").expect(f"line-{FILTER}", "485.00").gone("held")
    nothing_wrong(app)


def test_the_language_changes_at_once_and_the_cart_stays(demo_program: Program, open_app: OpenApp) -> None:
    app = at_the_till(demo_program, open_app, "tablet")
    scan(app, BULB, "total", "120.00").expect("pay", "รับชำระ")
    app.tap("nav-more").shown("more-profile").tap("more-profile").shown("language-en").tap("language-en")
    app.expect("nav-sale", "Sale").tap("nav-sale").expect("pay", "Pay").expect("total", "120.00")
    app.expect(f"line-{BULB}", re.compile("[a-z]{3}")).expect("hold", "Hold")
    nothing_wrong(app)
