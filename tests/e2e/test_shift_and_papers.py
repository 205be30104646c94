"""The drawer's day and its papers in a real Chromium: a shift, a sale, its receipt, a copy, a paper nobody is sure of."""

from __future__ import annotations

import re
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import expect

from core.commands import Command
from core.engine import Engine
from core.ports import Actor, Tx
from core.printing.commands import UNKNOWN, ClaimJob, FinishJob
from core.registry import COMMANDS
from core.sales.carts import AddLine
from core.sales.complete import CompleteSale
from core.trust.records import Transition
from pos_client.demo.people import DEMO_PINS
from pos_client.version import VERSION
from storage.startup import open_store
from storage.store import Given
from tests.e2e.conftest import OpenApp, Program
from tests.e2e.driver import App
from tests.e2e.test_sign_in import inside
from tests.inside import SHIFT_MOVES

PART = "H4-24-75"
"""A headlight bulb; its price is 120.00."""


class Counter:
    """The shop's data while the program is not running: what a colleague did before."""

    def __init__(self, program: Program) -> None:
        given = Given(lambda: time.time_ns() // 1_000_000, secrets.token_bytes, VERSION, 0)
        self.opened = open_store(program.places, given, use_keyring=False)
        self.store = self.opened.store
        self.engine = Engine(self.store, COMMANDS)
        self.cashier = str(self.row("SELECT id FROM user WHERE name_th LIKE 'สมหญิง%'")[0])

    def do(self, command: Command, command_id: str | None = None) -> str:
        return self.engine.do(command, Actor(self.cashier), command_id or self.store.ids.new_id())

    def row(self, query: str, *parameters: object) -> tuple[Any, ...]:
        with self.store.database.reading() as connection:
            found: tuple[Any, ...] = connection.execute(query, parameters).fetchone()
            return found

    def close_shift(self) -> None:
        """The evening, as bare moves: counting has no screen yet."""
        after: str | None = None
        shift = self.row("SELECT id FROM shift ORDER BY id DESC")[0]
        for event, before, then in SHIFT_MOVES:
            made = Transition(
                id=self.store.ids.new_id(),
                machine="shift",
                subject=shift,
                event=event,
                from_state=before,
                to_state=then,
                after=after,
            )
            after = made.id

            def work(tx: Tx, made: Transition = made) -> str:
                tx.append(made)
                return made.id

            self.store.transact("test.close_shift", Actor(self.cashier), self.store.ids.new_id(), work)

    def sell(self, part: str = PART) -> str:
        """One piece for cash; gives the job of its receipt."""
        self.do(AddLine(part=self.row("SELECT id FROM part WHERE code = ?", part)[0]))
        cart, command, total = self.row(
            "SELECT c.id, c.command_id, sum(l.qty_milli * l.unit_price_satang / 1000) FROM cart AS c "
            "JOIN cart_line AS l ON l.cart = c.id WHERE c.holder = ? AND c.state = 'OPEN'",
            self.cashier,
        )
        issue = self.do(CompleteSale(cart=cart, total_satang=total), command)
        return str(self.row("SELECT id FROM print_job WHERE document = ? AND kind = 'ORIGINAL'", issue)[0])

    def sell_with_doubt(self) -> str:
        """The same, and the printer never said whether the paper came out."""
        job = self.sell()
        self.do(ClaimJob(job=job, printer="front"))
        self.do(FinishJob(job=job, state=UNKNOWN, error="print.not_confirmed"))
        return job


@contextmanager
def before_opening(program: Program) -> Iterator[Counter]:
    counter = Counter(program)
    try:
        yield counter
    finally:
        counter.opened.close()


def rows(program: Program, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(f"file:{program.places.data}/shop.db?mode=ro", uri=True) as connection:
        return connection.execute(query).fetchall()


def wait_for(app: App, program: Program, query: str, expected: list[tuple[Any, ...]]) -> None:
    """Wait until the database says so."""
    until = time.monotonic() + 10
    while (found := rows(program, query)) != expected and time.monotonic() < until:
        app.page.wait_for_timeout(50)
    assert found == expected


def to_receipts(app: App) -> App:
    return app.tap("nav-papers").shown("leaf-receipts").tap("leaf-receipts").shown("receipts")


def test_a_shift_is_opened_with_a_counted_float_and_sold_into(demo_program: Program, open_app: OpenApp) -> None:
    with before_opening(demo_program) as counter:
        counter.close_shift()
    app = inside(open_app(demo_program.start("--language", "en"), layout="desktop"), DEMO_PINS["cashier"])
    app.tap("nav-shift").expect("shift-total", "2,000.00")  # the last shift's float, filled in
    app.tap("face-10000").expect("pieces", "6").write("8").expect("shift-total", "2,200.00")
    app.press("Enter").write("99999").expect("pieces", "9,999")  # the fifth digit is one too many
    app.press("Delete").expect("shift-total", "2,100.00").press("Control+Enter")
    app.expect("float-total", "2,100.00").gone("shift-total").gone("expected")
    app.expect("shift-close-later", "later version").gone("shift-open")
    app.press("Enter").shown("cart-empty")
    app.scan(PART).shown(f"line-{PART}").press("Control+Enter").shown("after")
    app.tap("nav-shift").expect("shift-facts", "1").gone("expected")
    counted = "SELECT json_extract(denominations, '$.\"10000\"') FROM shift ORDER BY id DESC LIMIT 1"
    assert rows(demo_program, counted) == [(8,)]
    app.press("Control+u")
    inside(app, DEMO_PINS["owner"], "person-5").tap("nav-shift").expect("expected", "2,220.00")
    assert (app.complaints, app.failed) == ([], [])


def test_a_receipt_is_found_seen_and_printed_again_as_a_counted_copy(demo_program: Program, open_app: OpenApp) -> None:
    with before_opening(demo_program) as counter:
        counter.sell()
        number = counter.row("SELECT number FROM issue ORDER BY id DESC")[0]
    app = inside(open_app(demo_program.start(), layout="tablet"), DEMO_PINS["cashier"])
    to_receipts(app.shown("next-sale")).expect("receipt-0", number).tap("receipt-0")
    app.expect("detail-total", "120.00").expect("paper", number)
    app.tap("detail-copy").shown("copy-made").expect("detail-papers", "สำเนา 1")
    copies = "SELECT copy_no FROM print_event ORDER BY id"
    assert rows(demo_program, copies) == [(1,)]

    app.tap("detail-copy").shown("override")  # the second one is for a manager to say
    app.tap("override-cancel").gone("override")
    assert rows(demo_program, copies) == [(1,)]
    app.tap("detail-copy").shown("override-reason-approval.reason.paper").tap("override-reason-approval.reason.paper")
    manager = rows(demo_program, "SELECT id FROM user WHERE name_th LIKE 'อรทัย%'")[0][0]
    app.tap(f"override-person-{manager}")
    expect(app.part("override-key-5")).not_to_have_attribute("aria-disabled", "true")
    for digit in DEMO_PINS["manager"]:
        app.tap(f"override-key-{digit}")
    app.gone("override").expect("detail-papers", "สำเนา 2")
    assert rows(demo_program, copies) == [(1,), (2,)]

    app.tap("detail-close").shown("none-open")
    app.type("scan", "99999").expect("receipts", "").gone("receipt-0")
    app.tap("scan-clear").shown("receipt-0")
    app.scan("8850000000010").expect("scan", "8850000000010")
    app.scan(number).expect("detail", number)
    assert (app.complaints, app.failed) == ([], [])


def test_a_paper_that_nobody_is_sure_of_is_settled_by_a_person(demo_program: Program, open_app: OpenApp) -> None:
    with before_opening(demo_program) as counter:
        first, second = counter.sell_with_doubt(), counter.sell_with_doubt()
    app = inside(open_app(demo_program.start("--language", "en"), layout="phone"), DEMO_PINS["cashier"])
    app.shown("next-sale").expect("nav-papers", "2").tap("nav-papers").expect("job-0", "Not sure it printed")
    app.tap(f"came-out-{first}").gone(f"came-out-{first}").tap(f"again-{second}").gone(f"again-{second}")
    states = "SELECT kind, copy_no, state FROM print_job WHERE kind <> 'DRAWER' ORDER BY id DESC LIMIT 3"
    wait_for(app, demo_program, states, [("COPY", 1, "QUEUED"), ("ORIGINAL", 0, "SPOILED"), ("ORIGINAL", 0, "DONE")])
    app.expect("nav-papers", re.compile(r"^\D*$"))
    assert (app.complaints, app.failed) == ([], [])
