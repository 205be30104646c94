"""Printers in a real Chromium: set up, tried out, unplugged in the middle of the day and plugged in again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from pos_client.config import DeviceConfig, PrinterConfig, Routes, write_config
from pos_client.demo.people import DEMO_PINS
from pos_client.devices.finding import own_network
from tests.e2e.conftest import OpenApp, Program
from tests.e2e.driver import App
from tests.e2e.test_sign_in import CASHIER, MANAGER, inside
from tests.fakeprinter import FakePrinter
from tests.pos_client.devices.counter import free_port

FILTER_EAN, FILTER = "8851117101010", "FO-HN-J08E"
PATIENCE_MS = 45_000
"""A printer that was away is looked for every few seconds, less and less often."""


def wait_for(app: App, true: Callable[[], object], what: str) -> None:
    """Wait for something outside the browser."""
    for _ in range(PATIENCE_MS // 50):
        if true():
            return
        app.page.wait_for_timeout(50)
    raise AssertionError(what)


def at_the_printers(program: Program, open_app: OpenApp, layout: str, role: str = "cashier") -> App:
    app = open_app(program.start(), layout=layout)
    inside(app, DEMO_PINS[role], MANAGER if role == "manager" else CASHIER)
    app.tap("nav-more").tap("more-printers")
    return app


def set_up(program: Program, port: int) -> None:
    """A printer with a drawer, as somebody set it up yesterday."""
    printer = PrinterConfig(id="front", name="หน้าร้าน", host="127.0.0.1", port=port, drawer=True)
    config = DeviceConfig(printers=(printer,), routes=Routes(receipt="front", drawer="front"))
    write_config(program.places.state / "device.toml", config)


@contextmanager
def on_the_network() -> Iterator[FakePrinter]:
    """A printer where a search looks for one: on this machine's own address, at the usual port."""
    around = own_network()
    if around is None:
        pytest.skip("this machine is on no network")
    try:
        printer = FakePrinter(host=around.partition("/")[0], port=9100)
    except OSError:
        pytest.skip("port 9100 is taken")
    with printer:
        yield printer


@pytest.mark.parametrize("layout", ["phone", "tablet"])
def test_found_picked_and_tested_in_three_taps(demo_program: Program, open_app: OpenApp, layout: str) -> None:
    with on_the_network() as printer:
        app = at_the_printers(demo_program, open_app, layout)
        app.shown("no-printers").tap("search").tap(f"take-{printer.host}").tap("test")
        app.expect("test-ask", "เห็นกระดาษไหม").tap("test-came").expect("test-seen", "ใช้ได้")
        assert len(printer.tickets) == 1
        app.expect("detail-status", "พร้อม")
        if layout == "tablet":
            app.expect("badge-printer", "พร้อม")
        assert (app.complaints, app.failed, app.outside) == ([], [], [])


def test_a_wrong_address_is_said_beside_its_field_and_a_right_one_prints(
    demo_program: Program, open_app: OpenApp
) -> None:
    with FakePrinter() as printer:
        app = at_the_printers(demo_program, open_app, "desktop", "manager")
        app.shown("no-printers").tap("add-typed").shown("place")
        for typed, sentence in (("192.168.1.256", "ไม่ใช่ที่อยู่"), ("127.0.0.1:-1", "พอร์ต"), ("🖨️", "มองไม่เห็น")):
            app.type("place", typed).tap("use-typed").expect("place-error", sentence)
        assert not (demo_program.places.state / "device.toml").exists()
        app.type("place", f"127.0.0.1:{printer.port}").tap("use-typed").shown("test")
        app.type("name", "เคาน์เตอร์ 1").tap("keep")
        settings = demo_program.places.state / "device.toml"
        wait_for(app, lambda: 'name = "เคาน์เตอร์ 1"' in settings.read_text("utf-8"), "the name is kept")
        app.expect("keep", re.compile("(?<!กำลัง)บันทึก")).tap("drawer").shown("open-drawer").tap("open-drawer").expect(
            "drawer-ask", "ลิ้นชักเปิดไหม"
        )
        assert len(printer.kicks) == 1
        app.press("Control+p").shown("test-ask")
        app.tap("remove").shown("no-printers").tap("undo").expect("detail-status", "พร้อม")
        saved = settings.read_text("utf-8")
        assert 'name = "เคาน์เตอร์ 1"' in saved
        assert re.search(r"^receipt = ", saved, re.MULTILINE)


def test_unplugged_the_sale_goes_on_and_plugged_in_again_it_prints(demo_program: Program, open_app: OpenApp) -> None:
    port = free_port()
    set_up(demo_program, port)
    app = inside(open_app(demo_program.start(), layout="tablet"), DEMO_PINS["cashier"])
    app.expect("badge-printer", "ต่อเครื่องพิมพ์ไม่ได้")
    app.scan(FILTER_EAN).expect(f"line-{FILTER}", "485.00").tap("exact").expect("change", "พอดี")
    app.expect("paper-state", "รอเครื่องพิมพ์").expect("paper-state", "ต่อเครื่องพิมพ์ไม่ได้")
    app.expect("drawer", "ใช้กุญแจ").expect("badge-printer", "1")
    with FakePrinter(port=port) as printer:
        app.expect("paper-state", "พิมพ์แล้ว", timeout_ms=PATIENCE_MS).expect("badge-printer", "พร้อม")
        assert (len(printer.tickets), len(printer.kicks)) == (1, 0)

        app.tap("next-sale").shown("cart-empty")
        printer.set(paper_out_after_rows=300)
        app.scan(FILTER_EAN).expect(f"line-{FILTER}", "485.00").tap("exact").expect("change", "พอดี")
        app.expect("badge-printer", "กระดาษหมด")
        assert len(printer.kicks) == 1
        printer.set(paper="ok")
        app.expect("paper-state", "พิมพ์แล้ว").expect("badge-printer", "พร้อม")
        wait_for(app, lambda: len(printer.tickets) == 2, "the second receipt")
    assert (app.complaints, app.failed, app.outside) == ([], [], [])
