"""The demo shop's data as records of the store: what an import of a real shop would write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from core.catalog.records import Category, Part, PartIdentifier, PartPrice, price_key
from core.parties.records import Party, Vehicle
from core.records import Record
from core.stock.records import StockLocation, StockMovement
from pos_client.demo.categories import CATEGORIES
from pos_client.demo.part import DemoPart
from pos_client.demo.parties import DemoParty
from pos_client.demo.shop import locations
from pos_client.demo.trucks import DemoTruck

NewId = Callable[[], str]


class DemoRecords:
    """Makes records with ids from the store and remembers which id a demo key got."""

    def __init__(self, new_id: NewId, branch: str, from_ms: int) -> None:
        self._new_id = new_id
        self._branch = branch
        self._from_ms = from_ms
        self._category: dict[str, str] = {}
        self._place: dict[str, str] = {}
        self.part: dict[str, str] = {}

    def groups(self) -> Iterator[Record]:
        """The category tree, parents first."""
        for category in CATEGORIES.values():
            made = Category(
                id=self._new_id(), name_th=category.th, name_en=category.en, parent=self._category.get(category.parent)
            )
            self._category[category.key] = made.id
            yield made

    def places(self, parts: Iterable[DemoPart]) -> Iterator[Record]:
        """Where stock lies."""
        for location in locations(parts):
            made = StockLocation(id=self._new_id(), branch=self._branch, code=location.code, kind=location.kind)
            self._place[location.code] = made.id
            yield made

    def parts(self, parts: Iterable[DemoPart]) -> Iterator[Record]:
        """Parts with their numbers and shelf prices."""
        for part in parts:
            made = Part(
                id=self._new_id(),
                code=part.code,
                name_th=part.name_th,
                name_en=part.name_en,
                brand=part.brand,
                category=self._category[part.category.key],
                unit_th=part.unit.th,
                unit_en=part.unit.en,
                stocked=part.stocked,
                standard_cost_satang=part.standard_cost_satang if part.stocked else None,
                location=self._place.get(part.bin),
                min_milli=part.min_milli if part.stocked else None,
                fits_th=part.fits_th,
                fits_en=part.fits_en,
            )
            self.part[part.code] = made.id
            yield made
            yield PartPrice(id=f"{price_key(made.id)}@{self._from_ms}", price_satang=part.shelf_price_satang)
            yield from self._numbers(part, made.id)

    def _numbers(self, part: DemoPart, part_id: str) -> Iterator[Record]:
        numbers = [("OEM", number, maker) for number, maker in (*part.oem_numbers, *part.cross_numbers)]
        if part.barcode is not None:
            numbers.append(("BARCODE", part.barcode, ""))
        if part.supplier_number:
            numbers.append(("SUPPLIER", part.supplier_number, ""))
        for kind, value, maker in numbers:
            yield PartIdentifier(id=self._new_id(), part=part_id, kind=kind, value=value, maker=maker)

    def opening_stock(self, parts: Iterable[DemoPart], date: str) -> Iterator[Record]:
        """What lay on the shelves when the shop began."""
        for part in parts:
            if part.stocked and part.opening_qty_milli > 0:
                yield StockMovement(
                    id=self._new_id(),
                    part=self.part[part.code],
                    branch=self._branch,
                    location=self._place.get(part.bin),
                    kind="OPENING",
                    qty_milli=part.opening_qty_milli,
                    value_satang=part.opening_qty_milli * part.standard_cost_satang // 1000,
                    date=date,
                )

    def customers(self, customers: Iterable[DemoParty], trucks: Iterable[DemoTruck]) -> Iterator[Record]:
        """Customers and their vehicles."""
        owner: dict[str, str] = {}
        for party in customers:
            made = Party(
                id=self._new_id(),
                kind=party.kind,
                name_th=party.name_th,
                name_en=party.name_en or None,
                tax_id=party.tax_id,
                phone=party.phone,
                address_th=party.place.text_th(party.line_th),
                branch_code=party.branch_code,
            )
            owner[party.key] = made.id
            yield made
        for truck in trucks:
            yield Vehicle(
                id=self._new_id(),
                owner=owner.get(truck.owner),
                plate=truck.plate,
                province=truck.province,
                kind=truck.kind,
                make=truck.make,
                model=truck.model,
                chassis=truck.chassis_no,
            )
