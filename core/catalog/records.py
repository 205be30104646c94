"""Parts, the numbers they are known by, their groups and prices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.records import DeviceClass, Kind, Record, RecordType, at_least


@dataclass(frozen=True, slots=True, kw_only=True)
class Category(Record):
    """A group of parts in a tree."""

    id: str
    name_th: str
    name_en: str = ""
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Record):
    """Something sold or fitted; services are parts that are not stocked.

    ``standard_cost_satang`` prices an issue before any receipt. ``min_milli`` warns of low stock. ``location`` is where
    it lies at the branch that it was made at.
    """

    id: str
    code: str
    name_th: str
    name_en: str = ""
    brand: str = ""
    category: str | None = None
    unit_th: str = ""
    unit_en: str = ""
    stocked: bool = True
    tax_code: str = "VAT7"
    standard_cost_satang: int | None = None
    location: str | None = None
    min_milli: int | None = None
    fits_th: str = ""
    fits_en: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PartIdentifier(Record):
    """A number that a part is known by: ``kind`` OEM, BARCODE, SUPPLIER, OLD or OWN; ``value`` as printed."""

    id: str
    part: str
    kind: str
    value: str
    maker: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPrice(Record):
    """A price of a part at a level from a date on; id ``<part>/<level>@<effective_from>``.

    ``price_mode`` INCL is the shelf price with VAT in it, EXCL without; a list never mixes them silently.
    """

    id: str
    price_satang: int
    price_mode: str = "INCL"


SHELF = "SHELF"
"""The price level of the counter."""


def price_key(part: str, level: str = SHELF) -> str:
    """The key of a part's price at a level."""
    return f"{part}/{level}"


def _identifier(device_class: DeviceClass, row: Mapping[str, Any], _user: str | None) -> bool:
    if device_class.rank >= DeviceClass.OFFICE.rank:
        return True
    return device_class is DeviceClass.COUNTER and row.get("kind") == "BARCODE"


OFFICE = at_least(DeviceClass.OFFICE)
TYPES = (
    RecordType("category", Category, Kind.MASTER, writers=OFFICE),
    RecordType("part", Part, Kind.MASTER, writers=OFFICE, indexes=(("code",),)),
    RecordType("part_identifier", PartIdentifier, Kind.MASTER, writers=_identifier, indexes=(("part",),)),
    RecordType("part_price", PartPrice, Kind.CONFIG, writers=OFFICE),
)
