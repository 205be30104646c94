"""Signing in, being locked out, changing over and coming back with the code, in a real Chromium."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from pos_client.demo.build import SEED
from pos_client.demo.people import DEMO_PINS, people
from tests.e2e.conftest import OpenApp, Program, programs
from tests.e2e.driver import App, Running

CASHIER, MANAGER = "person-0", "person-4"
WRONG = "987654"


@pytest.fixture(scope="module")
def demo_till(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One running demo shop for all tests that leave it as they found it."""
    folder = tmp_path_factory.mktemp("till")
    with programs(folder) as start:
        yield Program(Path(shutil.copytree(demo_folder, folder / "machine")), start, ("--demo",)).start()


def press_pin(app: App, pin: str) -> App:
    for digit in pin:
        app.tap(f"pin-{digit}")
    return app


def try_wrong(app: App, times: int) -> None:
    for left in range(4, 4 - times, -1):
        press_pin(app, WRONG)
        app.expect("pin-error", f"เหลือ {left} ครั้ง" if left else "ล็อก")


def inside(app: App, pin: str, who: str = CASHIER) -> App:
    app.shown(who).tap(who)
    expect(app.part("pin-5")).not_to_have_attribute("aria-disabled", "true")  # it was, for somebody who is locked out
    return press_pin(app, pin).shown("nav-sale")


@pytest.mark.parametrize("layout", ["phone", "tablet", "desktop"])
def test_a_name_and_six_digits_lead_to_the_till(demo_till: Running, open_app: OpenApp, layout: str) -> None:
    app = open_app(demo_till, layout=layout)
    app.expect("place", "สำนักงานใหญ่").expect("demo-hint", "ร้านตัวอย่าง").tap(CASHIER)
    app.expect("demo-hint", DEMO_PINS["cashier"])
    inside(app, DEMO_PINS["cashier"])
    assert (app.complaints, app.failed) == ([], [])


def test_five_wrong_pins_lock_out_and_a_restart_does_not_unlock(demo_program: Program, open_app: OpenApp) -> None:
    running = demo_program.start()
    app = open_app(running, layout="tablet")
    app.shown(CASHIER).tap(CASHIER)
    try_wrong(app, 5)
    app.expect("pin-dots", re.compile(r"0:5\d|1:00")).expect(CASHIER, "ล็อก")
    running.kill()
    app.page.close()

    app = open_app(demo_program.start(), layout="tablet")
    app.shown(CASHIER).expect(CASHIER, "ล็อก").tap(CASHIER).expect("pin-error", "ล็อก")
    first = app.says("pin-dots")
    app.expect("pin-dots", re.compile(rf"^(?!.*{re.escape(first.strip())}).*\d:\d\d", re.DOTALL))  # it runs
    press_pin(app, DEMO_PINS["cashier"]).expect("pin-error", "ล็อก")
    inside(app, DEMO_PINS["manager"], MANAGER)  # nobody else is kept out


def test_a_wrong_pin_leaves_the_dots_empty_and_the_right_one_goes_in(demo_till: Running, open_app: OpenApp) -> None:
    app = open_app(demo_till, layout="tablet", reduced_motion="reduce")
    app.shown(CASHIER).tap(CASHIER)
    try_wrong(app, 1)
    inside(app, DEMO_PINS["cashier"])


def test_letters_of_a_name_and_digits_are_typed_without_a_field(demo_till: Running, open_app: OpenApp) -> None:
    app = open_app(demo_till, layout="desktop", language="en")
    app.shown(CASHIER).write("nap").expect("demo-hint", DEMO_PINS["parts"])
    app.write("l,s").expect("demo-hint", DEMO_PINS["cashier"])  # the keys of สมห on a Thai keyboard
    app.write(DEMO_PINS["cashier"]).shown("scan")


def test_a_badge_goes_straight_in_and_an_unknown_one_is_told(demo_till: Running, open_app: OpenApp) -> None:
    badge = next(person.badge for person in people(SEED) if person.key == "manager")
    app = open_app(demo_till, layout="tablet")
    app.shown(CASHIER).scan("OL-2222222222").expect("pin-error", "บัตร").scan(badge).shown("scan")


def test_somebody_behind_the_tiles_is_found_by_a_part_of_the_name(demo_till: Running, open_app: OpenApp) -> None:
    app = open_app(demo_till, layout="tablet")
    app.shown("others").tap("others").type("people-search", "ประที").expect("found-0", "ประทีป").gone("found-1")
    app.tap("found-0").expect("person-5", "ประทีป").expect("demo-hint", DEMO_PINS["painter"])


def test_the_language_changes_at_once_and_is_kept(demo_program: Program, open_app: OpenApp) -> None:
    running = demo_program.start()
    app = open_app(running, layout="tablet")
    app.shown("language").tap("language").expect(CASHIER, "Cashier").expect("language", "ภาษาไทย")
    running.stop()
    app.page.close()
    open_app(demo_program.start(), layout="tablet").expect(CASHIER, "Cashier")


def test_another_person_takes_over_by_key_or_by_tap(demo_till: Running, open_app: OpenApp) -> None:
    app = inside(open_app(demo_till, layout="desktop"), DEMO_PINS["cashier"])
    app.press("Control+u").shown(MANAGER)
    inside(app, DEMO_PINS["manager"], MANAGER).expect("user", "อรทัย")
    app.tap("user").shown(CASHIER)
    inside(app, DEMO_PINS["cashier"]).expect("user", "สมหญิง")


def test_an_owner_comes_back_with_the_recovery_code(born_program: Program, open_app: OpenApp, born: Path) -> None:
    code = (born / "code.txt").read_text()
    app = open_app(born_program.start(), layout="tablet")
    app.shown("forgot").tap("forgot").shown("recovery-code")
    app.type("recovery-code", code[:-1] + ("2" if code[-1] != "2" else "3"))
    app.type("recovery-pin", "111111").type("recovery-pin-again", "406173").press("Tab").tap("next")
    app.expect("recovery-code-error", "ตัวอักษร").expect("recovery-pin-error", "เดาง่าย")
    app.type("recovery-code", code.lower().replace("-", " ")).type("recovery-pin", "406173").press("Tab")
    app.tap("next").shown("scan")
    with sqlite3.connect(born_program.places.data / "shop.db") as connection:
        assert connection.execute("SELECT reason FROM stream_close").fetchall() == [("recovered",)]
