"""What a series says about one part, before the catalogue gives it code, stock, shelf and barcode."""

from __future__ import annotations

from typing import NamedTuple

from pos_client.demo.categories import DemoCategory
from pos_client.demo.part import DemoFit, MakerNumber
from pos_client.demo.units import DemoUnit


class Draft(NamedTuple):
    """Names, maker's numbers and a rough price in satang with VAT; ``stocked`` parts have a shelf."""

    name_th: str
    name_en: str
    brand: str
    category: DemoCategory
    unit: DemoUnit
    own: tuple[MakerNumber, ...]
    cross: tuple[MakerNumber, ...]
    price_satang: int
    fits: tuple[DemoFit, ...]
