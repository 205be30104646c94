"""The first run in a real Chromium: from an empty machine to the owner's own sign-in."""

from __future__ import annotations

import re
import sqlite3

import pytest

from tests.e2e.conftest import OpenApp, Program
from tests.e2e.driver import App

NAME = "บริษัท โอ.แอล. เซอร์วิส แอนด์ ทรานสปอร์ต อีควิปเมนท์ จำกัด (สำนักงานใหญ่)"
ADDRESS = "99/9 หมู่ 1 ต.บ้านบึง อ.บ้านบึง จ.ชลบุรี 20170"
PIN = "864209"
CODE = re.compile(r"(?:[0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}")


def shops(program: Program) -> int:
    """How many shops the data holds."""
    with sqlite3.connect(program.places.data / "shop.db") as connection:
        return int(connection.execute("SELECT count(*) FROM branch").fetchone()[0])


def fill_shop(app: App) -> None:
    app.shown("name-th").type("name-th", NAME).type("address-th", ADDRESS).type("tax-id", "0105555021215").press("Tab")
    app.tap("next").shown("owner-name-th")


def fill_owner(app: App) -> None:
    app.type("owner-name-th", "อรุณ ใจดี").type("pin", PIN).type("pin-again", PIN).press("Tab")
    app.tap("next").shown("device-name")


def to_the_code(app: App) -> str:
    """Through the pages to the last one; gives the code."""
    app.shown("next").tap("next")
    fill_shop(app)
    fill_owner(app)
    app.expect("printer-none", "ไม่มีเครื่องพิมพ์").tap("next").shown("recovery-code")
    found = CODE.search(app.says("recovery-code"))
    assert found is not None
    return found[0]


def write_pin(app: App, pin: str) -> None:
    for digit in pin:
        app.tap(f"pin-{digit}")


@pytest.mark.parametrize("layout", ["tablet", "phone"])
def test_an_owner_makes_the_shop_and_signs_in(fresh_program: Program, open_app: OpenApp, layout: str) -> None:
    running = fresh_program.start()
    app = open_app(running, layout=layout)
    to_the_code(app)
    app.expect("print-code", "พิมพ์รหัส").tap("next")
    app.page.wait_for_timeout(300)
    assert shops(fresh_program) == 0, "no shop before the tick"
    app.tap("written").gone("tick-first").tap("next").shown("pin-dots")
    assert shops(fresh_program) == 1
    app.expect("place", "เคาน์เตอร์ 1").expect("person-0", "เจ้าของ")
    write_pin(app, PIN)
    app.shown("scan")
    assert (app.complaints, app.failed) == ([], [])


def test_whoever_is_killed_before_the_tick_begins_again_with_another_code(
    fresh_program: Program, open_app: OpenApp
) -> None:
    running = fresh_program.start()
    app = open_app(running, layout="tablet")
    code = to_the_code(app)
    app.tap("written")
    running.kill()
    app.page.close()
    assert shops(fresh_program) == 0
    app = open_app(fresh_program.start(), layout="tablet")
    assert to_the_code(app) != code


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_written(
    fresh_program: Program, open_app: OpenApp
) -> None:
    app = open_app(fresh_program.start("--language", "en"), layout="tablet")
    app.shown("next").tap("next").shown("name-th")
    app.type("name-th", "=CMD()").type("address-th", "ร้าน 🚚").type("tax-id", "1234567890123").press("Tab")
    app.tap("next")
    app.expect("name-th-error", "formula").expect("address-th-error", "cannot be printed").expect(
        "tax-id-error", "13 digits"
    )
    app.type("name-th", "x" * 121).press("Tab")
    app.expect("name-th-error", "At most 120")
    assert shops(fresh_program) == 0


def test_the_language_changes_at_once_and_is_kept_for_the_next_start(fresh_program: Program, open_app: OpenApp) -> None:
    running = fresh_program.start()
    app = open_app(running, layout="tablet")
    app.expect("step", "ตั้งร้าน").tap("language-en").expect("step", "Set up the shop").expect("join", "several machines")
    running.stop()
    app.page.close()
    open_app(fresh_program.start(), layout="tablet").expect("step", "Set up the shop")


def test_enter_goes_on_and_esc_goes_back(fresh_program: Program, open_app: OpenApp) -> None:
    app = open_app(fresh_program.start(), layout="desktop")
    app.expect("step", "1 จาก 5").press("Enter").expect("step", "2 จาก 5")
    app.page.wait_for_timeout(500)  # the first field takes the focus
    app.write("OL Service", delay_ms=60).press("Enter")
    app.page.wait_for_timeout(500)  # Enter went to the field that is missing, not to the next page
    app.write("Ban Bueng", delay_ms=60).press("Enter").expect("step", "3 จาก 5")
    app.press("Escape").expect("step", "2 จาก 5").expect("name-th", "OL Service")
    app.reload().expect("step", "2 จาก 5").shown("name-th").tap("next").expect("step", "3 จาก 5")  # F5 loses nothing


def test_a_second_window_learns_that_the_shop_is_there_already(fresh_program: Program, open_app: OpenApp) -> None:
    running = fresh_program.start()
    first, second = open_app(running, layout="tablet"), open_app(running, layout="tablet")
    to_the_code(second)
    to_the_code(first)
    first.tap("written").gone("tick-first").tap("next").shown("pin-dots")
    second.tap("written").gone("tick-first").tap("next").expect("page-error", "มีร้านอยู่แล้ว").tap("go-in").shown(
        "pin-dots"
    )
    assert shops(fresh_program) == 1
