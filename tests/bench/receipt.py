"""A receipt of 40 lines in two languages: from the tap that takes the money to the last byte at the printer.

In between lie the sale's durable commit, the printer's thread, drawing and the network; the printer is a socket on this
machine that takes everything at once. The floor is drawing alone, of receipts that nobody has drawn before either.
"""

from __future__ import annotations

import json
import socket
import tempfile
import threading
import time
from pathlib import Path
from typing import Final, Self

from core.paper.page import Page
from core.paper.raster import render
from core.printing.pages import issue_page
from core.printing.records import PrintJob
from pos_client.config import DeviceConfig, PrinterConfig, Routes
from pos_client.devices.spool import Spool
from storage.store import Store
from tests.bench.counter import Counter
from tests.bench.measure import Figure, median, p95, timed
from tests.bench.worlds import copy_of, world

LINES: Final = 40
RECEIPTS: Final = 40
WARM: Final = 5
TARGET_MS: Final = 300.0
TARGET_RATIO: Final = 4.0
WITHIN_S: Final = 30.0
WIDTH_DOTS: Final = 576


class Sink:
    """A printer that takes every byte and says nothing; knows when the last byte of each job came."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        self._done = threading.Condition()
        self._jobs: list[tuple[int, int]] = []
        self._thread = threading.Thread(target=self._take, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.close()

    def _take(self) -> None:
        while True:
            try:
                line, _ = self._server.accept()
            except OSError:
                return  # closed
            with line:
                size, last_ns = 0, 0
                while received := line.recv(1 << 16):
                    size, last_ns = size + len(received), time.perf_counter_ns()
            with self._done:
                if size:
                    self._jobs.append((size, last_ns))
                self._done.notify_all()

    def job(self, number: int) -> tuple[int, int]:
        """Bytes of a job, counted from 0, and when its last one came."""
        with self._done:
            assert self._done.wait_for(lambda: len(self._jobs) > number, WITHIN_S), "no receipt came"
            return self._jobs[number]


def run() -> list[Figure]:
    """Draw one and sell one in turns."""
    with tempfile.TemporaryDirectory() as scratch, copy_of(world(2_000, 10_000), Path(scratch) / "shop") as opened:
        store = opened.store
        counter = Counter(store)
        pages = _pages(counter, store)
        with Sink() as sink:
            printer = PrinterConfig(id="sink", name="sink", host="127.0.0.1", port=sink.port, answers="none")
            spool = Spool(store, counter.engine, DeviceConfig(printers=(printer,), routes=Routes(receipt="sink")))
            spool.start()
            try:
                return [_figure(counter, sink, pages)]
            finally:
                spool.stop()


def _pages(counter: Counter, store: Store) -> list[Page]:
    """Receipts to be drawn apart; nobody prints them."""
    pages = []
    for _ in range(RECEIPTS + WARM):
        issue = counter.pay(*counter.fill(LINES))
        with store.database.reading() as conn:
            row = conn.execute("SELECT number, date, header, lines FROM issue WHERE id = ?", (issue,)).fetchone()
        pages.append(issue_page(row[0], row[1], json.loads(row[2]), json.loads(row[3]), cashier="สมหญิง"))
    with store.writing() as cur:
        cur.execute(f"UPDATE {store.registry.of(PrintJob).name} SET state = 'DROPPED'")
    return pages


def _figure(counter: Counter, sink: Sink, pages: list[Page]) -> Figure:
    taps, commits, floors, size = [], [], [], 0
    for n, page in enumerate(pages):
        floor_ms = timed(lambda: render(page, WIDTH_DOTS))  # noqa: B023 - called at once
        sale, command_id = counter.fill(LINES)
        began_ns = time.perf_counter_ns()
        counter.pay(sale, command_id)
        commit_ns = time.perf_counter_ns()
        size, last_ns = sink.job(n)
        if n >= WARM:
            taps.append((last_ns - began_ns) / 1e6)
            commits.append((commit_ns - began_ns) / 1e6)
            floors.append(floor_ms)
    ratio = median(taps) / median(floors)
    return Figure(
        name="receipt",
        what=f"receipt, {LINES} bilingual lines, tap to last byte",
        value=median(taps),
        floor=median(floors),
        unit="ms",
        ratio=ratio,
        target=f"p95 < {TARGET_MS:g} ms, ≤ {TARGET_RATIO:g} × drawing",
        ok=p95(taps) < TARGET_MS and ratio <= TARGET_RATIO,
        detail={
            "receipts": RECEIPTS,
            "p95_ms": p95(taps),
            "floor_p95_ms": p95(floors),
            "commit_ms": median(commits),
            "bytes": size,
        },
    )
