"""A counter with a printer on it: a shop that sells, a spool, a fake printer, and a person who looks at the paper."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from core.paper.page import Page
from core.paper.raster import Raster, render
from core.printing.commands import ResolveJob
from core.printing.pages import issue_page
from pos_client.config import DeviceConfig, PrinterConfig, Routes
from pos_client.devices import escpos
from pos_client.devices.pace import Pace, Patience
from pos_client.devices.spool import Spool
from pos_client.devices.status import PrinterStatus
from tests.fakeprinter import FakePrinter
from tests.shop import Shop

LIMIT_S = 20.0
CALM = Pace(
    patience=Patience(
        connect_s=5, answer_s=5, stall_s=10, ask_again_s=0.2, drain_s=0.5, slowest_bytes_s=10_000_000, look_s=0.01
    ),
    backoff_s=(0.02, 0.05, 0.1),
    hands_s=0.05,
    look_s=0.1,
    disk_s=0.05,
    idle_s=1.0,
    grace_s=5.0,
)
"""Fast where nothing is waited for but a rest, long where a slow machine must not look like a broken printer."""
HASTY = replace(CALM, patience=replace(CALM.patience, answer_s=0.3, stall_s=0.3, drain_s=0.2), drawer_s=0.3)
"""For printers that never answer."""
COPIES_MAX = 3
OPEN = ("QUEUED", "SENDING", "UNKNOWN")


def wait_until(true: Callable[[], Any], what: str = "it") -> None:
    """Wait for what must happen, with a limit."""
    end_s = time.monotonic() + LIMIT_S
    while not true():
        assert time.monotonic() < end_s, f"{what} did not happen in {LIMIT_S} s"
        time.sleep(0.005)


def free_port() -> int:
    """A port where nobody listens."""
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return int(asking.getsockname()[1])


def printer_at(port: int, printer_id: str = "front", **more: Any) -> PrinterConfig:
    """The settings of a printer on this machine."""
    return PrinterConfig(**{"id": printer_id, "name": "หน้าร้าน", "host": "127.0.0.1", "port": port, **more})


def one_printer(printer: PrinterConfig) -> DeviceConfig:
    """Receipts and, where it has one, the drawer on one printer."""
    return DeviceConfig(
        printers=(printer,), routes=Routes(receipt=printer.id, drawer=printer.id if printer.drawer else None)
    )


def dots(raster: Raster) -> bytes:
    """The dots that reach the paper."""
    step = escpos.BAND_ROWS * raster.stride
    return b"".join(escpos.scrub(raster.rows[at : at + step]) for at in range(0, len(raster.rows), step))


class Counter:
    """What happens at one counter of a shop that has a part to sell and an open shift."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.seen: list[PrinterStatus] = []
        if not shop.count("shift"):
            self.part = shop.part(qty=100, price=10_700)
            shop.open_shift()
        else:
            self.part = shop.value("SELECT id FROM part")

    # -- selling and printing

    def sell(self) -> str:
        """Take cash for one part; gives the receipt's id."""
        self.shop.wait()
        return self.shop.sell(self.part)

    def spool(self, config: DeviceConfig, pace: Pace = CALM) -> Spool:
        return Spool(self.shop.store, self.shop.engine, config, pace=pace, on_status=self.seen.append)

    @contextmanager
    def printing(self, config: DeviceConfig, pace: Pace = CALM) -> Iterator[Spool]:
        """A spool at work, and no thread of it left afterwards."""
        spool = self.spool(config, pace)
        spool.start()
        try:
            yield spool
        finally:
            assert spool.stop()
        assert not [t.name for t in threading.enumerate() if t.name.startswith(("printer-", "print-queue"))]

    # -- looking

    def jobs(self, kind: str | None = None) -> list[dict[str, Any]]:
        names = ("id", "kind", "state", "error", "result", "copy_no", "document", "printer", "attempts", "next_try_ms")
        rows = self.shop.rows(f"SELECT {', '.join(names)} FROM print_job ORDER BY id")
        return [job for row in rows if kind in (None, (job := dict(zip(names, row, strict=True)))["kind"])]

    def states(self, kind: str) -> list[str]:
        return [job["state"] for job in self.jobs(kind)]

    def word(self) -> str:
        return self.seen[-1].word if self.seen else ""

    def page(self, issue: str, copy_no: int = 0) -> Page:
        """What a receipt says, read apart from the spool."""
        number, date, header, lines = self.shop.row("SELECT number, date, header, lines FROM issue WHERE id = ?", issue)
        return issue_page(number, date, json.loads(header), json.loads(lines), cashier="อรุณ", copy_no=copy_no)

    def expected(self, issue: str, copy_no: int = 0, width: int = 576) -> bytes:
        """The dots of a receipt, drawn apart from the spool."""
        return dots(render(self.page(issue, copy_no), width))

    def on_paper(self, printer: FakePrinter, issue: str, copy_no: int = 0) -> int:
        """How many whole originals, or copies of a number, came out; a copy holds all dots of its original."""
        found = 0
        for paper in printer.papers():
            rest = paper
            for copy in range(1, COPIES_MAX) if copy_no == 0 else ():
                rest = rest.replace(self.expected(issue, copy, printer.width), b"")
            found += rest.count(self.expected(issue, copy_no, printer.width))
        return found

    # -- the person

    def look_at_unknown(self, printer: FakePrinter) -> None:
        """The cashier looks at the paper of every unknown job and says what is there."""
        for job in self.jobs():
            if job["state"] == "UNKNOWN":
                wait_until(lambda: printer.idle, "the printer is still")
                there = bool(self.on_paper(printer, job["document"], job["copy_no"]))
                self.shop.wait()
                self.shop.do(ResolveJob(job=job["id"], printed=there))

    def settle(self, printer: FakePrinter) -> None:
        """Wait until nothing is open any more, answering what is asked."""

        def settled() -> bool:
            self.look_at_unknown(printer)
            return not any(job["state"] in OPEN for job in self.jobs())

        wait_until(settled, "every job is settled")
