"""The types of part that belong to a vehicle, and the blocks of combinations they span.

Columns of the tables: Thai name | English name | category | Thai unit | price in baht of the genuine part for a
Hino FM1J | sizes of vehicle (L, M, H, A; ``@E`` = only European makes, ``>2003`` = only models from 2004 on) |
positions | variants | number groups of Hino, Isuzu and UD | groups of brands. ``{}`` in the Thai name is where the
position goes, else it goes to the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pos_client.demo.brands import BRANDS, Brand, makers_of
from pos_client.demo.categories import CATEGORIES, DemoCategory
from pos_client.demo.part import DemoFit
from pos_client.demo.series import chassis_types, engine_types
from pos_client.demo.series.draft import Draft
from pos_client.demo.series.numbers import LOCAL_LIMIT, maker_number
from pos_client.demo.series.options import ON_AN_AXLE, POSITIONS, VARIANTS, Option
from pos_client.demo.units import UNITS, DemoUnit
from pos_client.demo.vehicles import KIND_OF_MAKE, MAKES_TH, MODELS, Model, engines, model_th

USED: Final = "Used Japan"

USED_BEFORE: Final = 2012
"""Younger trucks are built in Thailand and not yet broken up: nobody brings used parts of them from Japan."""


@dataclass(frozen=True, slots=True)
class PartType:
    """One row of the tables; ``number`` is its place over both, ``groups`` the makers' number groups."""

    number: int
    th: str
    en: str
    category: DemoCategory
    unit: DemoUnit
    baht: int
    sizes: str
    kinds: str
    since: int
    positions: str
    variants: str
    groups: dict[str, str]
    brands: str
    of_engine: bool


@dataclass(frozen=True, slots=True)
class Target:
    """A model or engine as a type of part sees it: its words, and its place within its make for numbers."""

    make: str
    th: str
    en: str
    place: int
    year: int
    price_percent: int
    fits: tuple[DemoFit, ...]
    genuine: str


def part_types() -> Iterator[PartType]:
    """All types: engine first, then chassis."""
    number = 0
    for table, of_engine in ((engine_types.ROWS, True), (chassis_types.ROWS, False)):
        for line in filter(None, table.splitlines()):
            th, en, category, unit, baht, sizes, positions, variants, groups, brands = (
                cell.strip() for cell in line.split("|")
            )
            sizes, _, after = sizes.partition(">")
            classes, _, kinds = sizes.partition("@")
            hino, isuzu, diesel = groups.split()
            yield PartType(
                number=number,
                th=th if "{}" in th else th + "{}",
                en=en,
                category=CATEGORIES[category],
                unit=UNITS[unit],
                baht=int(baht),
                sizes=classes,
                kinds=kinds or "JECA",
                since=int(after or "0") + 1,
                positions=positions,
                variants=variants,
                groups={"Hino": hino, "Isuzu": isuzu, "Nissan Diesel": diesel},
                brands=brands,
                of_engine=of_engine,
            )
            number += 1


def _targets(models: tuple[Model, ...], *, of_engine: bool) -> list[tuple[Model, Target]]:
    places: Counter[str] = Counter()
    made = []
    for model in models:
        place = places[model.make]
        places[model.make] += 1
        genuine = f"{model.make} Genuine"
        name_th, name_en = model_th(model.name), f"{model.name} {model.years}"
        fit = DemoFit(model.make, f"{model.name} {model.years}", "" if model.engine == "-" else model.engine)
        if of_engine:
            name_th, name_en = model.engine, model.engine
            fit = DemoFit(model.make, "", model.engine)
        else:
            name_th = f"{name_th} ปี {model.years}"
        target = Target(
            make=model.make,
            th=f"{MAKES_TH[model.make]} {name_th}",
            en=f"{model.make} {name_en}",
            place=place,
            year=int(model.years[:4]),
            price_percent=model.price_percent,
            fits=(fit,),
            genuine=genuine if genuine in BRANDS else model.make,
        )
        made.append((model, target))
    return made


class VehicleBlock:
    """All parts of one type for one kind of make: targets x positions x variants x brands."""

    __slots__ = ("_brands", "_positions", "_targets", "_type", "_variants", "size")

    def __init__(self, part_type: PartType, kind: str, targets: list[Target], *, used: bool) -> None:
        positions = part_type.positions
        self._type = part_type
        self._targets = targets
        self._positions = POSITIONS[ON_AN_AXLE.get(positions, positions) if kind == "A" else positions]
        self._variants = VARIANTS[part_type.variants]
        makers = (b for b in makers_of(part_type.brands, kind) if used or b.name != USED)
        self._brands: tuple[Brand | None, ...] = (None, *makers)
        assert len(self._positions) * len(self._variants) <= LOCAL_LIMIT, f"{part_type.en}: too many choices"
        self.size = len(targets) * len(self._positions) * len(self._variants) * len(self._brands)

    def draft(self, index: int) -> Draft:
        """The part at a place of this block, ``index`` below ``size``; serial brand numbers come later."""
        index, brand_at = divmod(index, len(self._brands))
        index, variant_at = divmod(index, len(self._variants))
        target_at, position_at = divmod(index, len(self._positions))
        return self._draft(
            self._targets[target_at],
            self._positions[position_at],
            self._variants[variant_at],
            self._brands[brand_at],
            position_at * len(self._variants) + variant_at,
        )

    def _draft(self, target: Target, position: Option, variant: Option, brand: Brand | None, local: int) -> Draft:
        kind = self._type
        number = maker_number(
            target.make,
            kind.category.key,
            kind.groups.get(target.make, ""),
            kind.number,
            target.place,
            local,
            target.year,
        )
        mark_th, mark_en, name, percent = " แท้", ", genuine", target.genuine, 100
        if brand is not None:
            name, percent = brand.name, brand.price_percent
            used = name == USED
            mark_th, mark_en = (" มือสองญี่ปุ่น", ", used Japan") if used else (f" {name}", f", {name}")
        real = ((number, target.make),)
        return Draft(
            f"{kind.th.format(position.th)}{variant.th} {target.th}{mark_th}",
            f"{kind.en}{position.en}{variant.en}, {target.en}{mark_en}",
            name,
            kind.category,
            kind.unit,
            real if brand is None else (),
            () if brand is None else real,
            kind.baht * target.price_percent * variant.percent * percent // 10_000,
            target.fits,
        )


def vehicle_blocks() -> Iterator[VehicleBlock]:
    """The blocks of every type and kind of make that has vehicles for it."""
    chassis = _targets(MODELS, of_engine=False)
    motors = _targets(engines(), of_engine=True)
    for part_type in part_types():
        for kind in part_type.kinds:
            targets = [
                target
                for model, target in (motors if part_type.of_engine else chassis)
                if KIND_OF_MAKE[model.make] == kind and model.size in part_type.sizes and target.year >= part_type.since
            ]
            for used in (True, False):
                some = [t for t in targets if (t.year < USED_BEFORE) is used]
                if some:
                    yield VehicleBlock(part_type, kind, some, used=used)
