"""Years of movements: quantity and value agree, the clock runs forward, the shop has a rhythm."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from itertools import islice, pairwise

import pytest

from core.stock.rules import CostState, issue, receive
from pos_client.demo.catalogue import parts
from pos_client.demo.chance import Chance
from pos_client.demo.movements import BANGKOK_MS, DAY_MS, RECEIPT, SALE, day_weight, movements

LAST = date(2026, 11, 21)
COUNT = 40_000


@pytest.fixture(scope="module")
def stock():
    return list(parts(1, 1_500))


@pytest.fixture(scope="module")
def stream(stock):
    return list(movements(1, stock, LAST, 730, COUNT))


def test_the_stream_has_exactly_the_count_and_is_the_same_every_time(stock, stream):
    assert len(stream) == COUNT
    assert list(islice(movements(1, stock, LAST, 730, COUNT), 5_000)) == stream[:5_000]
    assert list(islice(movements(2, stock, LAST, 730, COUNT), 5_000)) != stream[:5_000]


def test_time_never_runs_back_and_the_day_is_bangkoks(stream):
    assert all(a.at_ms <= b.at_ms and a.document <= b.document for a, b in pairwise(stream))
    for move in stream:
        since = (move.at_ms + BANGKOK_MS) // DAY_MS
        assert since == move.day.toordinal() - date(1970, 1, 1).toordinal()
    assert stream[-1].day == LAST


def test_nothing_goes_below_zero_and_every_cost_is_the_moving_average(stream):
    states = defaultdict(lambda: CostState(0, 0, 0))
    quantities, values = Counter(), Counter()
    for move in stream:
        before = states[move.part]
        if move.kind == RECEIPT:
            costed = receive(before, move.qty_milli, move.value_satang)
        else:
            assert 0 < -move.qty_milli <= before.qty_milli
            costed = issue(before, -move.qty_milli)
            assert costed.value_satang == -move.value_satang
        states[move.part] = costed.after
        quantities[move.part] += move.qty_milli
        values[move.part] += move.value_satang
    for part, state in states.items():
        assert (state.qty_milli, state.value_satang) == (quantities[part], values[part])


def test_only_stocked_parts_move_and_they_sell_above_cost_on_the_whole(stock, stream):
    sales = [move for move in stream if move.kind == SALE]
    assert all(stock[move.part].stocked for move in stream)
    assert len(sales) > COUNT * 0.85
    net = sum(move.price_satang for move in sales) * 100 // 107
    cost = -sum(move.value_satang for move in sales)
    assert 0.6 < cost / net < 0.85


def test_mornings_are_busy_lunch_is_not_and_nobody_buys_at_night(stream):
    hours = Counter((move.at_ms + BANGKOK_MS) // 3_600_000 % 24 for move in stream if move.kind == SALE)
    assert set(hours) == set(range(8, 18))
    assert hours[12] < hours[9] / 2
    assert all((m.at_ms + BANGKOK_MS) % DAY_MS < 8 * 3_600_000 for m in stream if m.kind == RECEIPT)


def test_sundays_are_quiet_and_holidays_closed(stream):
    days = Counter(move.day for move in stream)
    weekdays = Counter(day.weekday() for day in days for _ in range(days[day]))
    assert weekdays[6] < weekdays[0] / 2
    assert date(2026, 4, 13) not in days
    assert day_weight(date(2026, 1, 1)) == 0
    assert day_weight(date(2026, 3, 31)) > day_weight(date(2026, 3, 24))


def test_some_parts_sell_all_the_time_and_many_now_and_then(stream):
    counts = [n for _, n in Counter(move.part for move in stream).most_common()]
    assert counts[0] > 50 * counts[len(counts) // 2]
    assert len(counts) > 1_000


def test_a_sale_has_up_to_six_lines_at_one_moment(stream):
    documents = defaultdict(list)
    for move in stream:
        if move.kind == SALE:
            documents[move.document].append(move)
    assert max(map(len, documents.values())) == 6
    assert all(len({move.at_ms for move in lines}) == 1 for lines in documents.values())


def test_a_shop_without_stock_or_without_open_days_is_refused(stock):
    services = [part for part in stock if part.service]
    with pytest.raises(ValueError, match="stocked"):
        next(movements(1, services, LAST, 10, 10))
    with pytest.raises(ValueError, match="open"):
        next(movements(1, stock, date(2026, 4, 15), 3, 10))


def test_chance_draws_the_same_for_ever():
    chance = Chance(1, "golden")
    assert [chance.below(1_000) for _ in range(6)] == GOLDEN_DRAWS


GOLDEN_DRAWS = [81, 991, 420, 761, 339, 343]
