"""How numbers are given: without a gap, by the month of Bangkok, never dated before the one before."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.documents.records import Issue
from core.errors import Rejected
from storage.clock import confirm_clock
from storage.verify import verify
from tests.shop import Shop

DAY_MS = 86_400_000


def at(text: str) -> int:
    """UTC milliseconds of a moment in Bangkok, seven hours ahead of UTC."""
    return int(datetime.fromisoformat(f"{text}+07:00").timestamp() * 1000)


def numbers(shop: Shop) -> list[tuple[str, str]]:
    """Numbers and dates in the order in which they were given."""
    return shop.rows("SELECT number, date FROM issue ORDER BY entry_key")


@pytest.fixture
def counter(shop: Shop) -> Shop:
    shop.part("SOLD", qty=9_000)
    shop.open_shift()
    return shop


def sell(shop: Shop) -> str:
    """Sell one; gives its number."""
    issued = shop.sell(shop.value("SELECT id FROM part"))
    return str(shop.value("SELECT number FROM issue WHERE id = ?", issued))


def has_given(shop: Shop, last: int) -> None:
    """Bring the series to a count, as a month of sales does: the last of them stands for all."""
    held = Issue(
        id=shop.store.ids.new_id(), document=shop.store.ids.new_id(), number=f"RC00AA-6911-{last:05d}", series="AA",
        date="2026-11-21", header={}, lines=[], seen={}, hash="0" * 64,
    )  # fmt: skip
    shop.write([held])
    shop.wait()


@pytest.mark.parametrize(
    ("last", "following"),
    [
        (99_998, ["RC00AA-6911-99999", "RC00AA-6911-100000", "RC00AA-6911-100001"]),
        (999_998, ["RC00AA-6911-999999", "RC00AA-6911-1000000"]),
    ],
)
def test_the_digits_of_a_busy_month_grow_and_the_count_goes_on(counter: Shop, last: int, following: list[str]) -> None:
    has_given(counter, last)
    assert [sell(counter) for _ in following] == following
    again = counter.reopen()
    assert again.store.tripwire.mark is not None
    assert again.store.tripwire.mark.numbers == {"RC": following[-1]}
    head, count = following[-1].rsplit("-", 1)
    assert sell(again) == f"{head}-{int(count) + 1}"
    before = again.tables()
    again.store.reproject()
    assert again.tables() == before
    assert sell(again) == f"{head}-{int(count) + 2}"
    again.close()


def test_the_month_changes_at_midnight_in_bangkok_and_not_before(counter: Shop) -> None:
    given_at = []
    for moment in (
        "2026-11-30T23:59:59.998", "2026-11-30T23:59:59.999", "2026-12-01T00:00:00.000", "2026-12-01T06:59:59.999",
        "2026-12-01T07:00:00.000", "2026-12-15T12:00:00.000", "2026-12-31T23:59:59.999", "2027-01-01T00:00:00.000",
    ):  # fmt: skip
        counter.clock.now_ms = at(moment)
        given_at.append((moment, sell(counter)))
    assert [number for _, number in given_at] == [
        "RC00AA-6911-00001", "RC00AA-6911-00002", "RC00AA-6912-00001", "RC00AA-6912-00002", "RC00AA-6912-00003",
        "RC00AA-6912-00004", "RC00AA-6912-00005", "RC00AA-7001-00001",
    ]  # fmt: skip
    assert [day for _, day in numbers(counter)] == [moment[:10] for moment, _ in given_at]
    assert verify(counter.folder / "data", counter.store.tripwire.mark).faults == []


def test_the_device_s_own_zone_does_not_matter(counter: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    counter.clock.now_ms = at("2026-12-01T00:30:00")
    for zone in ("Pacific/Kiritimati", "America/Los_Angeles", "UTC", "Asia/Bangkok"):
        monkeypatch.setenv("TZ", zone)
        if hasattr(time, "tzset"):
            time.tzset()
        assert sell(counter).startswith("RC00AA-6912-")
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()
    assert {day for _, day in numbers(counter)} == {"2026-12-01"}
    assert datetime.fromtimestamp(counter.clock() / 1000, UTC).day == 30


def test_a_sale_that_is_refused_takes_no_number(counter: Shop) -> None:
    assert sell(counter).endswith("-00001")
    for _ in range(3):
        counter.add(counter.value("SELECT id FROM part"))
        with pytest.raises(Rejected, match=r"payment\.short"):
            counter.pay(1)
    counter.pay()
    assert [number for number, _ in numbers(counter)] == ["RC00AA-6911-00001", "RC00AA-6911-00002"]


def test_a_month_that_was_left_is_never_gone_back_to(counter: Shop) -> None:
    """A minute of a wrong clock at the end of the month: the new month has begun, and stays begun."""
    counter.clock.now_ms = at("2026-12-01T00:00:30")
    assert sell(counter) == "RC00AA-6912-00001"
    counter.clock.now_ms = at("2026-11-30T23:59:50")
    with pytest.raises(Rejected, match=r"series\.future_date"):
        sell(counter)
    counter.clock.now_ms = at("2026-12-01T00:00:01")
    counter.pay()
    assert [number for number, _ in numbers(counter)] == ["RC00AA-6912-00001", "RC00AA-6912-00002"]


MOVES = st.lists(
    st.sampled_from([0, 1, 1000, 3_600_000, DAY_MS, 9 * DAY_MS, 40 * DAY_MS, -1, -3_600_000, -DAY_MS, -40 * DAY_MS]),
    min_size=1, max_size=8,
)  # fmt: skip


@settings(max_examples=20)
@given(moves=MOVES)
def test_whatever_the_clock_does_every_series_is_without_gap_and_in_order_of_its_dates(
    born: object, tmp_path_factory: pytest.TempPathFactory, moves: list[int]
) -> None:
    shop = Shop.copy_of(born, tmp_path_factory.mktemp("moves") / "shop")  # type: ignore[arg-type]
    shop.part("SOLD", qty=9_000)
    shop.open_shift()
    sold = 0
    for days in (20, 20, 20, 20):  # so that the price was in force for a while, whatever comes
        shop.wait(days * DAY_MS)
        sold += bool(sell(shop))
    for move in moves:
        shop.clock.now_ms += move
        try:
            shop.add(shop.value("SELECT id FROM part"))
        except Rejected as refused:
            assert refused.key == "sale.no_price"
            continue
        sold += 1
        try:
            shop.pay()
        except Rejected as refused:
            assert refused.key in {"clock.behind_last", "clock.far_ahead", "clock.behind_build", "series.future_date"}
            confirm_clock(shop.store)
            if not shop.store.may_write:  # every spare is used up: from here on it only reads, and says so
                with pytest.raises(Rejected):
                    shop.pay()
                sold -= 1
                break
            shop.pay()
    given_out = numbers(shop)
    assert len(given_out) == sold
    for head in {number.rsplit("-", 1)[0] for number, _ in given_out}:
        counts = [int(number.rsplit("-", 1)[1]) for number, _ in given_out if number.rsplit("-", 1)[0] == head]
        assert sorted(counts) == list(range(1, len(counts) + 1))
    for series in {number[4:6] for number, _ in given_out}:
        own = sorted((number.split("-")[1:], day) for number, day in given_out if number[4:6] == series)
        assert [day for _, day in own] == sorted(day for _, day in own)
    assert verify(shop.folder / "data", shop.store.tripwire.mark).faults == []
    shop.close()
