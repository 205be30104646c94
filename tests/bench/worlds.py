"""Shops to measure in, made by the demo generator through the store's own doors and kept for the next run.

They lie in ``tests/bench/.worlds`` (not in git) under a name that says what is in them and which schema they have: a
change of schema or of the generator's source makes new ones.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from core.records import Record
from core.shop.opening import ShopForm
from core.stock.records import StockMovement
from pos_client.demo.build import build_demo
from pos_client.demo.catalogue import parts
from pos_client.demo.movements import movements
from pos_client.demo.records import DemoRecords
from pos_client.demo.shop import SHOP
from storage.bulk import write_batch
from storage.ceremonies import open_shop
from storage.places import Places
from storage.startup import Opened, open_store
from storage.store import Given

FOLDER = Path(__file__).parent / ".worlds"
ROOT = Path(__file__).resolve().parents[2]
SEED = 2569
NOW_MS = 1_795_227_302_123
"""21 November 2026, 12:15 in Bangkok."""
DAY_MS = 86_400_000
MADE_MS = NOW_MS - 30 * DAY_MS
PRICED_MS = NOW_MS - DAY_MS
"""Prices are written before the day from which they hold."""
TODAY = date(2026, 11, 21)
OWNER_PIN = "864209"
PAGE = 20_000
SOURCES = ("pos_client/demo", "storage/migrations/versions", "core/catalog", "core/stock", "sync/protocol")


class Clock:
    """Time of a bench: it moves a little with every question, so that nothing waits for it."""

    def __init__(self, now_ms: int = NOW_MS) -> None:
        self.now_ms = now_ms

    def __call__(self) -> int:
        self.now_ms += 7
        return self.now_ms


def given(seed: int = 1, now_ms: int = NOW_MS) -> Given:
    """Time and dice of a bench."""
    return Given(Clock(now_ms), random.Random(seed).randbytes, "0.1.0", NOW_MS - 60 * DAY_MS)


def places(folder: Path) -> Places:
    """Data and state of a world."""
    return Places(data=folder / "data", state=folder / "state")


def _sources() -> str:
    """A short name for everything that decides what is in a world."""
    seen = hashlib.sha256()
    for source in SOURCES:
        for file in sorted((ROOT / source).rglob("*.py")):
            seen.update(file.read_bytes())
    return seen.hexdigest()[:10]


def world(part_count: int, movement_count: int) -> Path:
    """A shop with so many parts and movements over three years, a shift open, made where it is not there yet."""
    folder = FOLDER / f"{part_count}-parts-{movement_count}-movements-{_sources()}"
    if folder.exists():
        return folder
    making = folder.with_name(folder.name + ".making")
    shutil.rmtree(making, ignore_errors=True)
    print(f"making a shop of {part_count:,} parts and {movement_count:,} movements …", file=sys.stderr, flush=True)
    opened = open_store(places(making), given(SEED, MADE_MS), use_keyring=False)
    try:
        _fill(opened, part_count, movement_count)
        opened.store.database.writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        opened.close()
    making.rename(folder)
    return folder


def _fill(opened: Opened, part_count: int, movement_count: int) -> None:
    store = opened.store
    form = ShopForm(
        name_th=SHOP.name_th,
        name_en=SHOP.name_en,
        address_th=SHOP.address_th,
        phone=SHOP.phone,
        tax_id=SHOP.tax_id,
        device_name="Bench",
        owner_name_th="อรุณ ใจดี",
        owner_nickname="รุณ",
        pin=OWNER_PIN,
    )
    open_shop(store, form)
    catalogue = list(parts(SEED, part_count))
    made = DemoRecords(store.ids.new_id, "00000", PRICED_MS)
    write_batch(store, "import.catalogue", None, [*made.groups(), *made.places(catalogue)])
    for page in _pages(made.parts(catalogue)):
        write_batch(store, "import.catalogue", None, page)

    def moved() -> Iterator[Record]:
        for m in movements(SEED, catalogue, TODAY, 3 * 365, movement_count):
            yield StockMovement(
                id=store.ids.new_id(),
                part=made.part[catalogue[m.part].code],
                branch="00000",
                kind=m.kind,
                qty_milli=m.qty_milli,
                value_satang=m.value_satang,
                date=m.day.isoformat(),
            )

    for page in _pages(moved()):
        write_batch(store, "import.stock", None, page)


def _pages(records: Iterator[Record]) -> Iterator[list[Record]]:
    page: list[Record] = []
    for record in records:
        page.append(record)
        if len(page) == PAGE:
            yield page
            page = []
    yield page


@contextmanager
def copy_of(folder: Path, to: Path, seed: int = 2) -> Iterator[Opened]:
    """A copy of a world, opened; the world itself stays as it is."""
    shutil.copytree(folder, to)
    opened = open_store(places(to), given(seed), use_keyring=False)
    try:
        yield opened
    finally:
        opened.close()


def demo(folder: Path) -> Path:
    """The demo shop as ``--demo`` makes it."""
    build_demo(places(folder), NOW_MS, app_version="0.1.0")
    return folder
