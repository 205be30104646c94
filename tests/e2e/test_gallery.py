"""The kit's parts in a real Chromium: all layouts, languages and themes, taps, keys, scans, failure."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e import driver

OpenApp = Callable[..., driver.App]
LEAST = {"phone": 56, "tablet": 48, "desktop": 40}
# Words in a line and marks of the frame: as high as their line, with the row around them as the target.
PARTS = ["nav-sale", "badge-sync", "pay", "hold", "group-oil", "sound", "buyer", "tax-id", "tax-id-error"]
SALE = ["nav-sale", "scan", "total", "pay", "exact", "line-0"]
EAN = "8850000000010"

OVERLAPS = """() => {
  const all = [...document.querySelectorAll('[role=button][flt-semantics-identifier]')].map(n => {
    const b = n.getBoundingClientRect(); return [n.getAttribute('flt-semantics-identifier'), b.width, b.height]; });
  return all.filter(([, w, h]) => w > 0 && h > 0); }"""


@pytest.mark.parametrize("layout", ["phone", "tablet", "desktop"])
def test_every_part_is_there_and_large_enough_in_both_languages_and_all_themes(
    gallery_server: driver.Running, open_app: OpenApp, layout: str
) -> None:
    for theme in ("light", "dark", "contrast"):
        for language in ("th", "en"):
            app = open_app(gallery_server, f"/sale?theme={theme}&lang={language}", layout=layout, language=language)
            for identifier in SALE:
                app.shown(identifier)
            small = [
                (name, width, height)
                for name, width, height in app.page.evaluate(OVERLAPS)
                if min(width, height) < LEAST[layout] - 0.5
            ]
            assert small == [], "targets that a finger misses"
            assert app.complaints == []
            assert app.failed == []
            app.page.close()


def test_the_page_of_all_parts_names_each_of_them(gallery_server: driver.Running, open_app: OpenApp) -> None:
    app = open_app(gallery_server, "/parts", layout="desktop")
    for identifier in PARTS:
        app.shown(identifier)
    app.expect("tax-id-error", "เลขตัวสุดท้ายไม่ตรง").expect("paper", "ใบเสร็จ").expect("printer-down", "บิลเก็บไว้แล้ว")


def test_a_tap_presses_and_does_not_take_the_focus(gallery_server: driver.Running, open_app: OpenApp) -> None:
    app = open_app(gallery_server, "/sale", layout="tablet")
    app.tap("pay").expect("says-pressed", "[pay]")
    app.scan(EAN).expect("says-scanned", f"[{EAN}]")
    app.press("Space").tap("exact").expect("says-pressed", "[pay,exact]")


def test_keys_of_the_keypad_reach_the_amount(gallery_server: driver.Running, open_app: OpenApp) -> None:
    app = open_app(gallery_server, "/sale", layout="tablet")
    for key in ("1", "2", ".", "5", "Backspace"):
        app.tap(f"key-{key}")
    app.expect("amount", "12.")


def test_a_scan_is_heard_without_any_focus(gallery_server: driver.Running, open_app: OpenApp) -> None:
    app = open_app(gallery_server, "/sale", layout="tablet")
    app.scan(EAN).expect("says-scanned", f"[{EAN}]").expect("says-typed", "[]").expect("says-enters", "[0]")
    app.scan("RC00AA-6911-00001").expect("says-scanned", "[RC00AA-6911-00001]")


def test_a_scan_into_the_focused_scan_field_leaves_no_text_in_it(
    gallery_server: driver.Running, open_app: OpenApp
) -> None:
    app = open_app(gallery_server, "/sale", layout="desktop")
    app.type("scan", "กรอง")
    app.scan(EAN).expect("says-scanned", f"[{EAN}]")
    app.scan("8850000000027").expect("says-scanned", "[8850000000027]").expect("says-enters", "[0]")
    app.expect("scan", re.compile(r"^(?!.*885)", re.DOTALL))


def test_a_scan_into_a_form_gives_the_field_its_text_back(gallery_server: driver.Running, open_app: OpenApp) -> None:
    app = open_app(gallery_server, "/parts", layout="desktop")
    app.type("buyer", "สมชาย")
    app.scan(EAN).expect("says-scanned", f"[{EAN}]").expect("says-buyer", "[สมชาย]")


def test_typing_is_told_from_a_scan(gallery_server: driver.Running, open_app: OpenApp) -> None:
    app = open_app(gallery_server, "/sale", layout="tablet")
    app.write("885").press("Enter")
    app.expect("says-typed", "[885]").expect("says-enters", "[1]").expect("says-scanned", "[]")


def test_fast_typing_into_a_field_loses_no_letter(gallery_server: driver.Running, open_app: OpenApp) -> None:
    app = open_app(gallery_server, "/parts", layout="desktop")
    app.type("buyer", "a")
    text = "bcdefghijklmnopqrstuvwxyz0123456789"
    app.page.keyboard.type(text, delay=30)
    app.expect("buyer", "a" + text)


def test_shortcuts_reach_the_screen(gallery_server: driver.Running, open_app: OpenApp) -> None:
    app = open_app(gallery_server, "/sale", layout="desktop")
    app.press("F9", "Escape", "Alt+1", "Control+Enter").expect("says-pressed", "[F9,Esc,Alt+1,Ctrl+Enter]")


def test_a_scan_never_becomes_a_pin(gallery_server: driver.Running, open_app: OpenApp) -> None:
    app = open_app(gallery_server, "/pin", layout="phone")
    app.scan("1234567890128").expect("says-refused", "[1234567890128]").expect("says-pin", "[]")
    app.write("12").expect("says-pin", "[12]")


def test_the_override_hides_the_screen_below_from_the_keyboard(
    gallery_server: driver.Running, open_app: OpenApp
) -> None:
    app = open_app(gallery_server, "/ask", layout="tablet")
    app.press("F9", "Escape").write("12").expect("says-pin", "[12]").expect("says-pressed", "[override-cancel]")
    app.scan(EAN).expect("says-refused", f"[{EAN}]").expect("says-pin", "[12]")
    app.tap("override-reason-bulk").tap("override-key-7").expect("says-pin", "[127]")


def test_form_buttons_are_reached_by_tab_and_pressed_by_enter(
    gallery_server: driver.Running, open_app: OpenApp
) -> None:
    app = open_app(gallery_server, "/parts", layout="desktop")
    app.type("address", "1").press("Tab", "Enter").expect("says-pressed", "save")


def test_a_failing_handler_says_a_number_and_the_screen_goes_on(
    gallery_server: driver.Running, open_app: OpenApp
) -> None:
    app = open_app(gallery_server, "/sale", layout="tablet")
    app.press("F8").expect("says-failure", re.compile(r"\[E-[0-9A-F]{6}\]"))
    app.tap("pay").expect("says-pressed", "[pay]")


def test_a_component_that_cannot_be_drawn_says_a_number_and_the_others_go_on(
    gallery_server: driver.Running, open_app: OpenApp
) -> None:
    app = open_app(gallery_server, "/sale", layout="tablet")
    app.press("F7").expect("says-failure", re.compile(r"\[E-[0-9A-F]{6}\]"))
    app.tap("pay").expect("says-pressed", "[pay]")


def test_a_reload_keeps_what_was_on_the_screen(gallery_server: driver.Running, open_app: OpenApp) -> None:
    app = open_app(gallery_server, "/sale", layout="tablet")
    app.tap("line-2").tap("key-5").expect("amount", "5").reload().expect("amount", "5")


def test_letters_that_no_font_has_are_not_looked_for_again_and_again(
    gallery_server: driver.Running, open_app: OpenApp
) -> None:
    app = open_app(gallery_server, "/parts", layout="desktop")
    app.type("buyer", "😀 漢字 ✓")
    app.page.wait_for_timeout(1500)
    assert len(app.failed) < 5


def test_the_systems_wish_for_less_motion_and_more_contrast_is_heard(
    gallery_server: driver.Running, open_app: OpenApp
) -> None:
    app = open_app(gallery_server, "/sale", layout="tablet")
    app.expect("says-wishes", "still=False contrast=False")
    wishes = {"reduced_motion": "reduce", "forced_colors": "active"}
    app = open_app(gallery_server, "/sale", layout="tablet", **wishes)
    app.expect("says-wishes", "still=True contrast=True")


def test_pictures_can_be_taken(gallery_server: driver.Running, open_app: OpenApp, tmp_path: Path) -> None:
    app = open_app(gallery_server, "/pin", layout="phone")
    assert app.screenshot(tmp_path / "pin.png").stat().st_size > 1000
