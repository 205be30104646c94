"""The hand-written shelves as parts: stock, cost, barcode and shelf added from the seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from pos_client.demo.brands import BRANDS
from pos_client.demo.categories import CATEGORIES, DemoCategory
from pos_client.demo.chance import Chance
from pos_client.demo.identifiers import ean13
from pos_client.demo.part import DemoPart, bin_of, cost_of, usual_stock
from pos_client.demo.shelves import ShelfRow, rows
from pos_client.demo.units import UNITS

LOOSE: Final = frozenset({"hw.bolt"})
"""Sold loose from the drawer, so nobody ever printed a barcode on them."""

ITEMS_PER_COMPANY: Final = 100_000
"""A seven-digit company range leaves five digits for the article."""


class Barcodes:
    """Hands out barcodes, each once: every brand has its own company range."""

    __slots__ = ("_used",)

    def __init__(self) -> None:
        self._used: Counter[str] = Counter()

    def next(self, brand: str) -> str | None:
        """The next unused code of a brand, None for a brand that prints none (used parts)."""
        company = BRANDS[brand].company
        if not company:
            return None
        number = self._used[brand]
        self._used[brand] = number + 1
        assert number < ITEMS_PER_COMPANY, f"{brand} ran out of article numbers"
        # 38,183 shares no factor with 100,000: every article number comes once, and neighbours look unlike
        return ean13(f"{company}{(number * 38_183 + 10_101) % ITEMS_PER_COMPANY:05d}")


def curated(chance: Chance, barcodes: Barcodes) -> Iterator[DemoPart]:
    """All hand-written parts in their permanent order; the seed decides stock, cost and who has no barcode."""
    ordinals: Counter[str] = Counter()
    for row in rows():
        category = CATEGORIES[row.category]
        yield _part(row, category, ordinals[row.category], chance, barcodes)
        ordinals[row.category] += 1


def _part(row: ShelfRow, category: DemoCategory, ordinal: int, chance: Chance, barcodes: Barcodes) -> DemoPart:
    price = row.price_baht * 100
    goods = not category.service
    margin_bp = chance.between(category.margin_low * 100, category.margin_high * 100) if goods else 0
    on_hand, least = row.stock or (_stock(price, chance) if goods else (0, 0))
    code = barcodes.next(row.brand) if goods else None
    if "nobar" in row.options or category.key in LOOSE or chance.one_in(16):
        code = None
    return DemoPart(
        code=row.code,
        name_th=row.name_th,
        name_en=row.name_en,
        brand=row.brand,
        category=category,
        unit=UNITS[row.unit_th],
        oem_numbers=row.own,
        cross_numbers=row.cross,
        barcode=code,
        supplier=category.supplier,
        supplier_number=row.own[0][0] if row.own else "",
        shelf_price_satang=price,
        standard_cost_satang=cost_of(price, margin_bp) if goods else 0,
        stocked=goods,
        service=not goods,
        bin=bin_of(category, ordinal) if goods else "",
        opening_qty_milli=on_hand,
        min_milli=least,
        fits=row.fits,
        core_value_satang=int(row.options.get("core", "0")) * 100,
    )


def _stock(price_satang: int, chance: Chance) -> tuple[int, int]:
    """On hand and least: mostly above the least, one in twelve short, one in twenty-five gone."""
    least, full = usual_stock(price_satang)
    if chance.one_in(25):
        on_hand = 0
    elif chance.one_in(12):
        on_hand = chance.between(0, least)
    else:
        on_hand = chance.between(min(least + 1, full), full)
    return on_hand * 1_000, least * 1_000
