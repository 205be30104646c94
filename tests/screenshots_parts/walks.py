"""What is pressed on the way from one picture to the next: a walk for each world."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pos_client.demo.build import SEED
from pos_client.demo.people import DEMO_PINS, people
from tests.e2e.driver import App
from tests.fakeprinter import FakePrinter
from tests.screenshots_parts.camera import Camera

CASHIER = "person-0"
WRONG_PIN = "987654"
SCANNED = {
    "120.00": "H4-24-75",
    "285.00": "CH-BRAKE",
    "413.00": "CI4-15W40-L",
    "458.00": "TS-GK",
    "503.00": "RF-TAPE-RW",
    "623.00": "H4-24-75",
}
"""Parts of the demo shop, and what the bill comes to with each of them."""
SCARCE = "BAT-N200"
"""A part of which the book has two."""
SCARCE_TOTALS = ("6,400.00", "12,800.00", "19,200.00")
SCANS = 4
SELLING = ("sale-empty", "sale-unknown", "sale", "sale-search", "sale-line", "sale-pay", "sale-after")
SEARCHED = {"th": "กรอง", "en": "filter"}
UNKNOWN_CODE = "8859999012345"
SHOP_NAME = "ร้านบ้านบึงการช่าง"
SHOP_NAME_EN = "Ban Bueng Truck Service"
SHOP_ADDRESS = "99/9 หมู่ 1 ต.บ้านบึง อ.บ้านบึง จ.ชลบุรี 20170"
OWNER_NAME = "อรุณ ใจดี"
OWNER_PIN = "864209"


@dataclass(frozen=True)
class Scene:
    """One window on one world."""

    app: App
    camera: Camera
    printer: FakePrinter
    data: Path

    def take(self, screen: str, suffix: str = "") -> None:
        self.camera.take(self.app, screen, suffix)

    @property
    def phone(self) -> bool:
        return self.camera.size == "phone"

    def go(self, place: str, lands_on: str) -> None:
        """Through the navigation, and the list behind it for what is not in it."""
        if place in {"sale", "shift", "papers", "more"}:
            self.app.tap(f"nav-{place}").shown(lands_on)
            return
        self.app.tap("nav-more").shown(f"more-{place}").tap(f"more-{place}").shown(lands_on)

    def scan(self, part: str, total: str) -> None:
        """Scan a part until it is on the bill."""
        self.scan_code(barcode(self.data, part), lambda: self.app.expect("total", total))

    def scan_code(self, code: str, look: Callable[[], object]) -> None:
        """Scan until ``look`` is content: a machine that is very busy may tear a code in two."""
        for attempt in range(1, SCANS + 1):
            self.app.scan(code, gap_ms=0)
            try:
                look()
            except AssertionError:
                if attempt == SCANS:
                    raise
                self.app.press("Escape")
            else:
                return

    def leave(self) -> None:
        """Back to the people of the shop."""
        if self.phone:
            self.app.tap("nav-more").shown("more-switch").tap("more-switch")
        else:
            self.app.tap("user")
        self.app.shown(CASHIER)


def barcode(data: Path, part: str) -> str:
    """What stands in stripes on a part; its own code where it has none."""
    with sqlite3.connect(f"file:{data}/shop.db?mode=ro", uri=True) as connection:
        found = connection.execute(
            "SELECT value FROM part_identifier JOIN part ON part.id = part WHERE kind = 'BARCODE' AND code = ?", (part,)
        ).fetchone()
    return str(found[0]) if found else part


def press_pin(app: App, pin: str) -> None:
    for digit in pin:
        app.tap(f"pin-{digit}")


def wizard(scene: Scene) -> None:
    """The five pages of the first run, up to the code; the shop is not made."""
    app = scene.app
    app.shown("language-en").tap(f"language-{scene.camera.language}").shown("next")
    scene.take("first-run-language")
    app.tap("next").shown("name-th")
    app.type("name-th", SHOP_NAME).type("name-en", SHOP_NAME_EN).type("address-th", SHOP_ADDRESS)
    app.type("tax-id", "0105555021215").type("phone", "038-123-456")
    scene.take("first-run-shop")
    app.tap("next").shown("owner-name-th")
    app.type("pin", OWNER_PIN).type("pin-again", OWNER_PIN).type("owner-name-th", OWNER_NAME)
    scene.take("first-run-owner")
    app.tap("next").shown("printer-none")
    app.part("looking").wait_for(state="detached")
    scene.take("first-run-printer")
    app.tap("printer-none").tap("next").shown("recovery-code").tap("written").gone("tick-first")
    scene.take("first-run-code")


def till(scene: Scene) -> None:
    """A cashier's day: signing in, a sale, papers; then what the owner sees."""
    _sign_in(scene)
    if scene.camera.wants(*SELLING):
        _sell(scene)
    if scene.camera.wants("sale-approval"):
        _ask_a_manager(scene)
    _look_round(scene)
    if scene.camera.wants("sale-paper-out", "papers-waiting"):
        _run_out_of_paper(scene)
    if scene.camera.wants("printers", "machine", "shift-owner"):
        _as_owner(scene)
    if scene.camera.size == "tablet" and scene.camera.wants("sale"):
        _change_clothes(scene)


def _sign_in(scene: Scene) -> None:
    app = scene.app
    app.shown(CASHIER)
    scene.take("sign-in")
    app.tap(CASHIER).shown("pin-dots")
    press_pin(app, WRONG_PIN)
    app.shown("pin-error")
    scene.take("sign-in-wrong")
    press_pin(app, DEMO_PINS["cashier"])
    app.shown("scan")


def _sell(scene: Scene) -> None:
    app = scene.app
    app.shown("cart-empty")
    scene.take("sale-empty")
    scene.scan_code(UNKNOWN_CODE, lambda: app.expect("scan-unknown", UNKNOWN_CODE))
    scene.take("sale-unknown")
    _fill(scene)
    scene.take("sale")
    if scene.camera.wants("sale-search"):
        app.type("scan", SEARCHED[scene.camera.language]).shown("results")
        scene.take("sale-search")
        app.tap("scan-clear").gone("results")
    app.tap("line-TS-GK").shown("line-pane" if not scene.phone else "line-close")
    scene.take("sale-line")
    app.tap("line-close").gone("line-close")
    app.tap("pay").shown("due").tap("pay-note-1000").expect("received", "1,000.00")
    scene.take("sale-pay")
    app.tap("confirm").shown("after").expect("saved", "").shown("paper-state")
    app.page.wait_for_timeout(1500)
    scene.take("sale-after")
    app.tap("next-sale").shown("cart-empty")


def _fill(scene: Scene) -> None:
    """Five lines, one of them of two pieces."""
    for total, part in SCANNED.items():
        scene.scan(part, total)


def _ask_a_manager(scene: Scene) -> None:
    """More pieces than the book has."""
    app = scene.app
    for total in SCARCE_TOTALS:
        scene.scan(SCARCE, total)
    app.tap("exact").shown("override")
    scene.take("sale-approval")
    app.tap("override-cancel").gone("override")
    app.tap(f"line-{SCARCE}").shown("line-remove").tap("line-remove").shown("cart-empty")


def _look_round(scene: Scene) -> None:
    app = scene.app
    if scene.camera.wants("shift"):
        scene.go("shift", "shift-facts")
        scene.take("shift")
    if scene.camera.wants("papers", "papers-receipt"):
        scene.go("papers", "leaf-receipts")
        app.tap("leaf-receipts").shown("receipts")
        scene.take("papers")
        app.tap("receipt-0").shown("detail-copy").shown("paper")
        scene.take("papers-receipt")
        app.tap("detail-close" if not scene.phone else "back").shown("receipts")
    if scene.camera.wants("more"):
        scene.go("more", "more-profile")
        scene.take("more")
    if scene.camera.wants("profile"):
        scene.go("profile", "profile-person")
        scene.take("profile")
    scene.go("sale", "cart-empty")


def _run_out_of_paper(scene: Scene) -> None:
    app, printer = scene.app, scene.printer
    printer.set(paper="out")
    try:
        app.scan(barcode(scene.data, "H4-24-75")).shown("line-H4-24-75").tap("exact").shown("after").shown(
            "paper-state"
        )
        app.page.wait_for_timeout(3000)
        scene.take("sale-paper-out")
        app.tap("next-sale").shown("cart-empty")
        if scene.camera.wants("papers-waiting"):
            scene.go("papers", "leaf-jobs")
            app.tap("leaf-jobs").shown("jobs-waiting")
            scene.take("papers-waiting")
            scene.go("sale", "cart-empty")
    finally:
        printer.set(paper="ok")


def _change_clothes(scene: Scene) -> None:
    """The sale in the two other themes."""
    _fill(scene)
    for theme in ("dark", "contrast"):
        scene.go("profile", f"theme-{theme}")
        scene.app.tap(f"theme-{theme}")
        scene.go("sale", "total")
        scene.app.expect("total", max(SCANNED))
        scene.take("sale", f"-{theme}")


def _as_owner(scene: Scene) -> None:
    app = scene.app
    scene.leave()
    name = next(person.first_th for person in people(SEED) if person.key == "owner")
    app.tap("others").type("people-search", name).shown("found-0").tap("found-0").shown("pin-dots")
    press_pin(app, DEMO_PINS["owner"])
    app.shown("scan")
    if scene.camera.wants("shift-owner"):
        scene.go("shift", "shift-facts")
        scene.take("shift-owner")
    if scene.camera.wants("machine"):
        scene.go("machine", "backup-here")
        scene.take("machine")
    if scene.camera.wants("printers"):
        scene.go("printers", "printer-front")
        scene.take("printers")
    scene.go("sale", "cart-empty")


def closed(scene: Scene) -> None:
    """The morning: no shift is open."""
    app = scene.app
    app.shown(CASHIER).tap(CASHIER).shown("pin-dots")
    press_pin(app, DEMO_PINS["cashier"])
    app.shown("scan")
    scene.go("shift", "shift-total")
    scene.take("shift-count")
    app.press("Escape").shown("scan")
    app.shown("sale-no-shift")
    scene.take("sale-no-shift")


def damaged(scene: Scene) -> None:
    """The data cannot be opened, and there is a copy."""
    scene.app.shown("copy-0")
    scene.take("trouble")


@dataclass(frozen=True)
class Walk:
    """A world's walk and the pictures on its way."""

    world: str
    go: Callable[[Scene], None]
    screens: tuple[str, ...]


WALKS = (
    Walk(
        "fresh",
        wizard,
        ("first-run-language", "first-run-shop", "first-run-owner", "first-run-printer", "first-run-code"),
    ),
    Walk(
        "till",
        till,
        (
            *("sign-in", "sign-in-wrong"),
            *SELLING,
            *("sale-approval", "sale-paper-out"),
            *("shift", "shift-owner", "papers", "papers-receipt", "papers-waiting"),
            *("more", "profile", "machine", "printers"),
        ),
    ),
    Walk("closed", closed, ("sale-no-shift", "shift-count")),
    Walk("damaged", damaged, ("trouble",)),
)
SCREENS = tuple(screen for walk in WALKS for screen in walk.screens)
