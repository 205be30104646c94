"""Years of stock movements for the bench: deliveries and counter sales with a shop's rhythm, as plain tuples.

Costs come from the shop's own rules (``core.stock.rules``), so quantity and value agree to the satang: what was
received less what was sold is what is left, and nothing ever goes below zero.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Final, NamedTuple

from core.stock.rules import CostState, issue, receive
from pos_client.demo.chance import Chance
from pos_client.demo.part import DemoPart

RECEIPT: Final = "RECEIPT"
SALE: Final = "SALE"


class DemoMovement(NamedTuple):
    """One movement: ``part`` is the place of the part in the list given, ``document`` counts sales and deliveries.

    ``qty_milli`` and ``value_satang`` are signed, minus for a sale; ``price_satang`` is what the customer paid with
    VAT, 0 for a receipt. ``at_ms`` is UTC, ``day`` the local calendar day.
    """

    kind: str
    part: int
    day: date
    at_ms: int
    document: int
    qty_milli: int
    value_satang: int
    price_satang: int


BANGKOK_MS: Final = 7 * 3_600_000
DAY_MS: Final = 86_400_000
OPENING_MINUTE: Final = 8 * 60
DELIVERY_MINUTE: Final = 7 * 60 + 30

_HALF_HOURS: Final = (5, 7, 9, 10, 10, 9, 8, 6, 3, 3, 6, 8, 9, 9, 9, 8, 7, 6, 4, 3)
"""Customers in each half hour from 08:00 to 18:00: busy mornings, the lunch dip, quiet evenings."""

_WEEKDAYS: Final = (110, 100, 100, 100, 105, 105, 35)
_MONTH_END_PERCENT: Final = 135
_CLOSED: Final = frozenset({(1, 1), (4, 13), (4, 14), (4, 15), (12, 31)})
"""New Year and Songkran."""

_DEAR_SATANG: Final = 250_000
_HEAD: Final = 4
"""Flattens the head of the popularity curve: the best seller of a great catalogue makes two sales in a hundred."""


def day_weight(day: date) -> int:
    """How busy a day is, 100 for a plain Tuesday, 0 when the shop is closed."""
    if (day.month, day.day) in _CLOSED:
        return 0
    weight = _WEEKDAYS[day.weekday()]
    ends = day.day >= 25 or day.day == 1  # noqa: PLR2004 - fleets pay and stock up from the 25th
    return weight * _MONTH_END_PERCENT // 100 if ends else weight


def movements(seed: int, parts: Sequence[DemoPart], last_day: date, days: int, count: int) -> Iterator[DemoMovement]:
    """``count`` movements over the ``days`` that end with ``last_day``, in the order of time.

    Shelves are empty at first and filled by deliveries before the shop opens; parts that sell are chosen by a
    popularity curve over all stocked parts. The same arguments give the same stream.

    Raises:
        ValueError: no stocked part, or no day on which the shop is open.
    """
    shop = _Shop(Chance(seed, "movements"), parts)
    calendar = [last_day - timedelta(days=back) for back in range(days - 1, -1, -1)]
    ends = list(accumulate(day_weight(day) for day in calendar))
    if not ends or not ends[-1]:
        raise ValueError("the shop is never open in these days")
    done = 0
    for day, end in zip(calendar, ends, strict=True):
        target = count * end // ends[-1]
        yield from shop.day(day, target - done)
        done = target


class _Shop:
    """The state behind the stream: what is there of every part, and how far documents are counted."""

    def __init__(self, chance: Chance, parts: Sequence[DemoPart]) -> None:
        self._chance = chance
        self._parts = parts
        stocked = [at for at, part in enumerate(parts) if part.stocked]
        if not stocked:
            raise ValueError("no stocked part")
        # cheap goods sell more often: a random place, made later by the price
        order = {at: chance.below(1_000) * (parts[at].shelf_price_satang + 20_000) for at in stocked}
        self._ranked = sorted(stocked, key=lambda at: (order[at], at))
        self._curve = list(accumulate(10**9 // (rank + _HEAD) for rank in range(len(stocked))))
        self._slots = list(accumulate(_HALF_HOURS))
        self._states: dict[int, CostState] = {}
        self._document = 0

    def day(self, day: date, count: int) -> Iterator[DemoMovement]:
        """Exactly ``count`` movements of one day: deliveries first, then the sales by the clock."""
        midnight = (day.toordinal() - date(1970, 1, 1).toordinal()) * DAY_MS - BANGKOK_MS
        lines, wanted = self._lines(count)
        yield from self._deliveries(day, midnight, wanted)
        yield from self._sales(day, midnight, lines)

    def _lines(self, count: int) -> tuple[list[tuple[int, int]], dict[int, int]]:
        """What will be asked for today, and what must come in first for it: quantities by part."""
        lines: list[tuple[int, int]] = []
        needed: dict[int, int] = {}
        wanted: dict[int, int] = {}
        left = count
        while left > 0:
            part = self._popular()
            qty = self._quantity(part)
            needed[part] = needed.get(part, 0) + qty
            state = self._states.get(part)
            if needed[part] > (state.qty_milli if state else 0) + wanted.get(part, 0):
                left -= part not in wanted
                wanted[part] = wanted.get(part, 0) + qty * self._ordered(part)
                if not left:  # room for the delivery only: it stays on the shelf
                    break
            lines.append((part, qty))
            left -= 1
        return lines, wanted

    def _deliveries(self, day: date, midnight: int, wanted: dict[int, int]) -> Iterator[DemoMovement]:
        dearer = 94 + (day.year - 2023) * 3
        at_ms = midnight + DELIVERY_MINUTE * 60_000
        self._document += 1 if wanted else 0
        for part, qty in wanted.items():
            standard = self._parts[part].standard_cost_satang
            cost = standard * qty * (dearer + self._chance.below(7)) // 100_000
            costed = receive(self._states.get(part, CostState(0, 0, 0)), qty, cost)
            self._states[part] = costed.after
            yield DemoMovement(RECEIPT, part, day, at_ms, self._document, qty, costed.value_satang, 0)
            at_ms += 40

    def _sales(self, day: date, midnight: int, lines: list[tuple[int, int]]) -> Iterator[DemoMovement]:
        chance, document = self._chance, self._document
        baskets = []
        at = 0
        while at < len(lines):
            size = 1 if chance.below(10) < 4 else chance.between(2, 6)  # noqa: PLR2004 - four in ten buy one thing
            baskets.append((self._moment(), at, min(at + size, len(lines))))
            at += size
        baskets.sort()
        for moment, first, end in baskets:
            document += 1
            for part, qty in lines[first:end]:
                costed = issue(self._states[part], qty)
                self._states[part] = costed.after
                price = self._parts[part].shelf_price_satang * qty // 1_000
                yield DemoMovement(SALE, part, day, midnight + moment, document, -qty, -costed.value_satang, price)
        self._document = document

    def _popular(self) -> int:
        return self._ranked[bisect_right(self._curve, self._chance.below(self._curve[-1]))]

    def _ordered(self, part: int) -> int:
        """How many times a sale is ordered at once: a box of filters, but two turbochargers."""
        dear = self._parts[part].shelf_price_satang >= _DEAR_SATANG
        return self._chance.between(1, 4) if dear else self._chance.between(8, 30)

    def _quantity(self, part: int) -> int:
        chance, unit = self._chance, self._parts[part].unit
        if unit.fractional:
            return chance.between(1, 24) * 250
        if self._parts[part].shelf_price_satang < 3_000:  # noqa: PLR2004 - bolts and bulbs go by the handful
            return chance.between(2, 12) * 1_000
        if self._parts[part].shelf_price_satang >= _DEAR_SATANG:
            return 1_000
        return (1, 1, 1, 1, 1, 1, 2, 2, 3, 4)[chance.below(10)] * 1_000

    def _moment(self) -> int:
        """Milliseconds after midnight, by the shop's half hours."""
        slot = bisect_right(self._slots, self._chance.below(self._slots[-1]))
        return (OPENING_MINUTE + slot * 30) * 60_000 + self._chance.below(1_800_000)
