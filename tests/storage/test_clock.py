"""A clock that is wrong by hours or years: a person is asked, no document is dated before the last of its series."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from core.errors import Rejected
from core.sales.complete import CompleteSale
from storage.clock import confirm_clock
from storage.keystore import KeyState
from storage.verify import verify
from tests.shop import NOON, Shop
from tests.storage.breaking import cut_at, needs_fork, needs_mounts, read_only

SEEDS = itertools.count(1_300)
DAY_MS = 86_400_000
YEAR_MS = 365 * DAY_MS
FIRST, SECOND = "RC00AA-6911-00001", "RC00AA-6911-00002"


def start(folder: Path, now_ms: int = NOON + 60_000) -> Shop:
    return Shop(folder, seed=next(SEEDS), now_ms=now_ms)


@pytest.fixture(scope="module")
def counter(born: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed shop with an open shift and one sale, number 1."""
    shop = Shop.copy_of(born, tmp_path_factory.mktemp("counter") / "shop")
    part = shop.part("SOLD", qty=99)
    shop.open_shift()
    shop.sell(part)
    shop.close()
    return shop.folder


@pytest.fixture
def shop(counter: Path, tmp_path: Path) -> Iterator[Shop]:
    shutil.copytree(counter, tmp_path / "shop")
    made = start(tmp_path / "shop")
    yield made
    made.close()


def fill_cart(shop: Shop) -> tuple[CompleteSale, str]:
    """A cart of one part, and the command and its id that will pay it."""
    shop.add(shop.value("SELECT id FROM part"))
    cart, command_id, total = shop.cart()
    return CompleteSale(cart=cart, total_satang=total), command_id


def number(shop: Shop, issued: str) -> str:
    return str(shop.value("SELECT number FROM issue WHERE id = ?", issued))


def refused(shop: Shop, command: CompleteSale, command_id: str) -> str:
    """The key of a refusal that wrote nothing."""
    before = shop.tables()
    with pytest.raises(Rejected) as said:
        shop.do(command, command_id=command_id)
    assert shop.tables() == before
    return said.value.key


def test_a_clock_a_year_behind_asks_a_person_and_nothing_is_written(shop: Shop) -> None:
    command, command_id = fill_cart(shop)
    shop.clock.now_ms -= YEAR_MS
    assert refused(shop, command, command_id) == "clock.behind_last"
    shop.clock.now_ms += YEAR_MS
    assert number(shop, shop.do(command, command_id=command_id)) == SECOND
    assert verify(shop.folder / "data", shop.store.tripwire.mark).faults == []


def test_a_clock_a_year_ahead_asks_a_person_whose_word_counts_until_the_next_entry(shop: Shop) -> None:
    command, command_id = fill_cart(shop)
    shop.clock.now_ms += YEAR_MS
    assert refused(shop, command, command_id) == "clock.far_ahead"
    assert confirm_clock(shop.store) is None
    assert number(shop, shop.do(command, command_id=command_id)) == "RC00AA-7011-00001"
    assert shop.value("SELECT date FROM issue WHERE number LIKE '%7011%'") == "2027-11-21"
    command, command_id = fill_cart(shop)
    assert number(shop, shop.do(command, command_id=command_id)) == "RC00AA-7011-00002"
    shop.wait(31 * DAY_MS)
    command, command_id = fill_cart(shop)
    assert refused(shop, command, command_id) == "clock.far_ahead"
    assert verify(shop.folder / "data", shop.store.tripwire.mark).faults == []


def test_a_series_that_carries_a_future_date_is_closed_and_numbers_go_on_in_the_spare(shop: Shop) -> None:
    """The clock was a year ahead, a person said it was right, and now it is put right."""
    shop.clock.now_ms += YEAR_MS
    confirm_clock(shop.store)
    command, command_id = fill_cart(shop)
    ahead = number(shop, shop.do(command, command_id=command_id))
    shop.clock.now_ms -= YEAR_MS
    command, command_id = fill_cart(shop)
    assert refused(shop, command, command_id) == "clock.behind_last"
    old = shop.store.machine.stream
    assert confirm_clock(shop.store) == "future_date"
    assert shop.row("SELECT stream, reason FROM stream_close") == (old, "future_date")
    mine = f"RC00{shop.store.machine.series}-6911"
    assert number(shop, shop.do(command, command_id=command_id)) == f"{mine}-00001"
    assert shop.value("SELECT date FROM issue ORDER BY entry_key DESC") in ("2026-11-21", "2027-11-21")
    for expected in (2, 3):
        command, command_id = fill_cart(shop)
        assert number(shop, shop.do(command, command_id=command_id)) == f"{mine}-0000{expected}"
        shop.wait()
    assert confirm_clock(shop.store) is None, "the new series carries no future date"
    shop.close()
    again = start(shop.folder, shop.clock.now_ms)
    assert again.opened.new_stream is None
    command, command_id = fill_cart(again)
    assert number(again, again.do(command, command_id=command_id)) == f"{mine}-00004"
    assert sorted(r[0] for r in again.rows("SELECT number FROM issue"))[:2] == [FIRST, ahead]
    assert verify(again.folder / "data", again.store.tripwire.mark).faults == []
    again.close()


def test_a_clock_an_hour_ahead_over_midnight_closes_the_series_too(shop: Shop) -> None:
    """Less than a day asks nobody at first; but no document is ever dated before the last of its series."""
    shop.clock.now_ms += 20 * 3_600_000
    command, command_id = fill_cart(shop)
    assert number(shop, shop.do(command, command_id=command_id)) == SECOND
    assert shop.value("SELECT max(date) FROM issue") == "2026-11-22"
    shop.clock.now_ms -= 12 * 3_600_000
    command, command_id = fill_cart(shop)
    said = refused(shop, command, command_id)
    assert said == "series.future_date"
    assert confirm_clock(shop.store) == "future_date"
    shop.do(command, command_id=command_id)
    dates = shop.rows("SELECT series, date FROM issue ORDER BY entry_key")
    for series in {series for series, _ in dates}:
        own = [day for s, day in dates if s == series]
        assert own == sorted(own)
    assert date.fromisoformat(dates[-1][1]) <= date(2026, 11, 22)


def test_without_a_spare_a_future_date_leaves_a_device_that_reads(shop: Shop) -> None:
    spares = [key.stream for key in shop.store.keys.held() if key.state is KeyState.SPARE]
    shop.store.keys.mark(dict.fromkeys(spares, KeyState.USED))
    shop.clock.now_ms += YEAR_MS
    confirm_clock(shop.store)
    command, command_id = fill_cart(shop)
    shop.do(command, command_id=command_id)
    shop.clock.now_ms -= YEAR_MS
    assert confirm_clock(shop.store) == "future_date"
    assert not shop.store.may_write
    command, command_id = fill_cart(shop)
    assert refused(shop, command, command_id) in ("device.read_only", "series.future_date")
    assert shop.count("sale") == 2
    assert verify(shop.folder / "data", shop.store.tripwire.mark).faults == []


@needs_fork
def test_a_new_series_begun_and_cut_off_anywhere_is_made_good_by_the_next_start(shop: Shop, tmp_path: Path) -> None:
    shop.clock.now_ms += YEAR_MS
    confirm_clock(shop.store)
    command, command_id = fill_cart(shop)
    ahead = number(shop, shop.do(command, command_id=command_id))
    shop.close()
    now = shop.clock.now_ms - YEAR_MS
    for step in itertools.count(1):
        folder = tmp_path / f"s{step}"
        shutil.copytree(shop.folder, folder)
        cut = cut_at(step, folder, lambda f=folder: confirm_clock(start(f, now).store))
        again = start(folder, now)
        confirm_clock(again.store)
        assert again.store.may_write, step
        command, command_id = fill_cart(again)
        made = number(again, again.do(command, command_id=command_id))
        assert made == f"RC00{again.store.machine.series}-6911-00001"
        assert again.store.machine.series != "AA"
        assert sorted(r[0] for r in again.rows("SELECT number FROM issue")) == sorted([FIRST, ahead, made])
        if step % 8 == 1 or not cut:
            assert verify(folder / "data", again.store.tripwire.mark).faults == []
        again.close()
        if not cut:
            break
    assert step > 10


@needs_mounts
def test_a_word_that_cannot_be_kept_is_told_and_can_be_given_again(shop: Shop) -> None:
    shop.clock.now_ms += YEAR_MS
    confirm_clock(shop.store)
    command, command_id = fill_cart(shop)
    shop.do(command, command_id=command_id)
    shop.clock.now_ms -= YEAR_MS
    with read_only(shop.folder / "state"), pytest.raises(Rejected, match=r"disk\.(read_only|tripwire)"):
        confirm_clock(shop.store)
    command, command_id = fill_cart(shop)
    assert confirm_clock(shop.store) == "future_date"
    assert number(shop, shop.do(command, command_id=command_id)) == f"RC00{shop.store.machine.series}-6911-00001"
    assert verify(shop.folder / "data", shop.store.tripwire.mark).faults == []
