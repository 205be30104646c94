"""What a part of the demo shop is, and the sums behind its price, cost and shelf."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from pos_client.demo.categories import DemoCategory
from pos_client.demo.units import DemoUnit
from pos_client.demo.vehicles import MAKES_TH, model_th

MakerNumber: TypeAlias = tuple[str, str]
"""A part number as printed by its maker, and the maker."""

GENERAL_FITS: Final = {"All": "ทุกรุ่น", "24 V": "รถ 24 โวลต์", "Trailer": "หางเทรลเลอร์"}
"""What stands in place of a make where a part fits many, in Thai."""

VAT_PERCENT: Final = 7
"""Shelf prices of the demo include it; the rate that counts is the store's dated table."""


@dataclass(frozen=True, slots=True)
class DemoFit:
    """One vehicle that a part fits: make, models (may be empty), engine (may be empty)."""

    make: str
    models: str = ""
    engine: str = ""

    def text(self, language: str) -> str:
        """As read on the part page, ``th`` or ``en``."""
        make, models = self.make, self.models
        if language == "th":
            make = GENERAL_FITS.get(make) or MAKES_TH.get(make, make)
            models = model_th(models)
        words = f"{make} {models}".rstrip()
        return f"{words} / {self.engine}" if self.engine else words


@dataclass(frozen=True, slots=True)
class DemoPart:
    """One part or service of the shop.

    ``code`` is the shop's own number; ``oem_numbers`` are the numbers this very article carries, unique per maker over
    the whole catalogue; ``cross_numbers`` are others' numbers it replaces, shared by design. ``brand`` is empty for a
    service. Money in satang, quantities in thousandths: ``shelf_price_satang`` includes VAT, ``standard_cost_satang``
    is net of it and 0 for services. ``barcode`` is an EAN-13 or None. ``core_value_satang`` is the deposit for the
    old unit, 0 for most.
    """

    code: str
    name_th: str
    name_en: str
    brand: str
    category: DemoCategory
    unit: DemoUnit
    oem_numbers: tuple[MakerNumber, ...]
    cross_numbers: tuple[MakerNumber, ...]
    barcode: str | None
    supplier: str
    supplier_number: str
    shelf_price_satang: int
    standard_cost_satang: int
    stocked: bool
    service: bool
    bin: str
    opening_qty_milli: int
    min_milli: int
    fits: tuple[DemoFit, ...]
    core_value_satang: int = 0

    @property
    def fits_th(self) -> str:
        """The vehicles it fits, in Thai."""
        return "; ".join(fit.text("th") for fit in self.fits)

    @property
    def fits_en(self) -> str:
        """The vehicles it fits, in English."""
        return "; ".join(fit.text("en") for fit in self.fits)


def shelf_price(satang: int) -> int:
    """The nearest price that a shop would write on a label.

    Whole baht below 20, fives below 1,000, tens below 5,000, fifties below 20,000, then hundreds; never under 1 baht.
    """
    step = next((step for limit, step in _LABEL_STEPS if satang < limit), 10_000)
    return max(100, (satang + step // 2) // step * step)


def cost_of(price_satang: int, margin_bp: int) -> int:
    """The net cost that leaves this margin (basis points of the net price) on a price with VAT, rounded half up."""
    below = (100 + VAT_PERCENT) * 10_000
    return (price_satang * 100 * (10_000 - margin_bp) * 2 + below) // (2 * below)


def bin_of(category: DemoCategory, ordinal: int) -> str:
    """The shelf of the n-th part of a category: five levels a rack, then the next rack of the same row."""
    row, _, rack = category.rack.partition("-")
    return f"{row}-{(int(rack) + ordinal // 5 - 1) % 99 + 1:02d}-{ordinal % 5 + 1}"


def usual_stock(price_satang: int) -> tuple[int, int]:
    """How many pieces a shop keeps of something at this price: the least, and about how many after a delivery."""
    for limit, least, full in _STOCK_BY_PRICE:
        if price_satang < limit:
            return least, full
    return 0, 1


_LABEL_STEPS: Final = ((2_000, 100), (100_000, 500), (500_000, 1_000), (2_000_000, 5_000))
_STOCK_BY_PRICE: Final = (
    (1_500, 60, 240),
    (5_000, 24, 80),
    (20_000, 10, 36),
    (60_000, 4, 18),
    (150_000, 3, 10),
    (400_000, 2, 6),
    (1_000_000, 1, 3),
)
