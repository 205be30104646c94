"""The demo shop's parts: hand-written shelves first, then as many plausible ones as a bench asks for."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, islice
from math import gcd
from typing import Final, TypeAlias

from pos_client.demo.brands import BRANDS
from pos_client.demo.categories import CATEGORIES, DemoCategory
from pos_client.demo.chance import Chance
from pos_client.demo.curated import LOOSE, Barcodes, curated
from pos_client.demo.part import DemoPart, MakerNumber, bin_of, cost_of, shelf_price, usual_stock
from pos_client.demo.series import bulk, electrical, fasteners, rubber
from pos_client.demo.series.draft import Draft
from pos_client.demo.series.families import FamilyBlock
from pos_client.demo.series.types import VehicleBlock, vehicle_blocks

Block: TypeAlias = FamilyBlock | VehicleBlock

SPECIMENS: Final = {
    "sixty_letters_th": "CK-S-LONG",
    "fraction_on_hand": "CI4-15W40-L",
    "cut_by_the_metre": "WR-7-CORE",
    "out_of_stock": "8PK-1500",
    "low_stock": "CI4-15W40-18",
    "cross_of": "FO-HN-J08E",
    "cross_one": "FO-HN-J08E-S",
    "cross_two": "FO-HN-J08E-D",
    "letter_o_among_digits": "OR-010",
    "letter_i_among_digits": "TB-6HK1",
    "core_deposit": "INJ-J08E",
    "no_barcode": "DR-USED-FVM",
    "service": "SVC-GREASE",
    "very_cheap": "WA-12",
    "dear": "TA-FUWA-13",
}
"""Parts with a property that screens and tests want to meet, by that property."""

CORE_PERCENT: Final = {"elec.battery": 6, "elec.start": 10, "engine.turbo": 15, "engine.fuel": 12}
"""Deposit for the old unit, of the shelf price, where such goods are rebuilt."""

CORE_FROM_SATANG: Final = 300_000
"""Below this price nobody rebuilds a part."""


def demo_size() -> int:
    """How many hand-written parts there are; ``--demo`` shows exactly these."""
    return sum(1 for _ in curated(Chance(0, "parts"), Barcodes()))


def greatest_count() -> int:
    """The most parts that one catalogue can have; a few less, as combinations the shelves already hold are left out."""
    return demo_size() + _starts()[-1] - 500


def parts(seed: int, count: int) -> Iterator[DemoPart]:
    """The first ``count`` parts of the shop of this seed.

    A shorter catalogue is the beginning of every longer one of the same seed.

    Raises:
        ValueError: more parts asked for than there are combinations.
    """
    if count > greatest_count():
        raise ValueError(f"at most {greatest_count()} parts, not {count}")
    return islice(_endless(seed), count)


def _endless(seed: int) -> Iterator[DemoPart]:
    chance, barcodes = Chance(seed, "parts"), Barcodes()
    taken: set[MakerNumber] = set()
    number = 0
    for part in curated(chance, barcodes):
        taken.update(part.oem_numbers)
        number += 1
        yield part
    finish = _Finish(Chance(seed, "series"), barcodes)
    for draft in _mixed(seed):
        if taken.isdisjoint(draft.own) and taken.isdisjoint(draft.cross):
            yield finish.part(draft, number)
            number += 1


@cache
def _blocks() -> tuple[Block, ...]:
    families = (*fasteners.FAMILIES, *rubber.FAMILIES, *electrical.FAMILIES, *bulk.FAMILIES)
    return (*vehicle_blocks(), *families)


@cache
def _starts() -> tuple[int, ...]:
    """Where each block starts in the row of all combinations; the last entry is their number."""
    return tuple(accumulate((block.size for block in _blocks()), initial=0))


def _mixed(seed: int) -> Iterator[Draft]:
    """Every combination once, well mixed: steps of about the golden section through the whole row.

    The step shares no factor with the length, so the walk meets each place before it returns to the first.
    """
    blocks, starts = _blocks(), _starts()
    total = starts[-1]
    chance = Chance(seed, "mix")
    step = total * 618 // 1000 + chance.below(1_000)
    while gcd(step, total) != 1:
        step += 1
    place = chance.below(total)
    for _ in range(total):
        at = bisect_right(starts, place) - 1
        yield blocks[at].draft(place - starts[at])
        place = (place + step) % total


class _Finish:
    """Turns drafts into parts: code, brand's own number, price, cost, stock, shelf, barcode."""

    def __init__(self, chance: Chance, barcodes: Barcodes) -> None:
        self._chance = chance
        self._barcodes = barcodes
        self._numbers: Counter[str] = Counter()
        self._ordinals = Counter(dict.fromkeys(CATEGORIES, 40))

    def part(self, draft: Draft, number: int) -> DemoPart:
        """The finished part; ``number`` is its place in the catalogue."""
        category, chance = draft.category, self._chance
        price = shelf_price(draft.price_satang * chance.between(95, 105) // 100)
        own = draft.own or self._brand_number(draft.brand)
        on_hand, least = self._stock(price)
        ordinal = self._ordinals[category.key]
        self._ordinals[category.key] = ordinal + 1
        barcode = self._barcodes.next(draft.brand)
        if category.key in LOOSE or chance.one_in(12):
            barcode = None
        return DemoPart(
            f"{category.letters}-{number:06d}",
            draft.name_th,
            draft.name_en,
            draft.brand,
            category,
            draft.unit,
            own,
            draft.cross,
            barcode,
            category.supplier,
            own[0][0] if own else "",
            price,
            cost_of(price, chance.between(category.margin_low * 100, category.margin_high * 100)),
            True,  # noqa: FBT003 - by place: keywords cost a fifth of the time
            False,  # noqa: FBT003
            bin_of(category, ordinal),
            on_hand,
            least,
            draft.fits,
            _core(category, price),
        )

    def _brand_number(self, brand: str) -> tuple[MakerNumber, ...]:
        """The next number in the brand's own form, nothing for a brand that prints none."""
        pattern = BRANDS[brand].pattern
        if not pattern:
            return ()
        serial = self._numbers[brand]
        self._numbers[brand] = serial + 1
        limit = 10 ** pattern.count("#")
        assert serial < limit, f"{brand} ran out of part numbers"
        # 38,183 shares no factor with a power of ten: every number once
        digits = iter(f"{(serial * 38_183 + 2_357) % limit:0{pattern.count('#')}d}")
        return (("".join(next(digits) if c == "#" else c for c in pattern), brand),)

    def _stock(self, price_satang: int) -> tuple[int, int]:
        """On hand and least in thousandths: most of a great catalogue is only ordered when asked for."""
        chance = self._chance
        if not chance.one_in(3):
            return 0, 0
        least, full = usual_stock(price_satang)
        return chance.between(0, full) * 1_000, least * 1_000


def _core(category: DemoCategory, price_satang: int) -> int:
    percent = CORE_PERCENT.get(category.key, 0)
    return shelf_price(price_satang * percent // 100) if percent and price_satang >= CORE_FROM_SATANG else 0
