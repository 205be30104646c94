"""The customers' vehicles: rigids, tractors with the trailers seen behind them, a few pickups. Plates are invented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pos_client.demo.chance import Chance
from pos_client.demo.parties import DemoParty
from pos_client.demo.vehicles import KIND_OF_MAKE, MAKES_TH, MODELS, Model, model_th

VIN_LETTERS: Final = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
"""No I, O and Q in a 17-character chassis number (ISO 3779)."""

FIRST_VIN_YEAR: Final = 2004
"""Older Japanese trucks carry a short chassis number of their model."""

_WORLD_MAKER: Final = {
    "Hino": "MNK",
    "Isuzu": "MP1",
    "UD": "MNU",
    "Nissan Diesel": "JNC",
    "Fuso": "MEC",
    "Scania": "YS2",
    "Volvo": "YV2",
    "Mercedes": "WDB",
    "MAN": "WMA",
    "Sinotruk": "LZZ",
    "Foton": "LVB",
    "FAW": "LFW",
    "Trailer": "MR9",
}
_TRACTORS: Final = frozenset(
    {"700 SS1E", "GVR300", "GXZ360", "EXZ", "Quester GWE", "FZ4928", "P410", "G410", "R500"}
    | {"FM440", "FH460", "Axor 1840", "Actros 2640", "TGX 26.440"}
)
_TOWS_A_TRAILER: Final = frozenset({"500 FM1J", "Mega FM2P", "Victor FM2PN", "FVM240", "FVZ300", "FXZ360", "FN527"})
_TOWING_BODIES: Final = frozenset({"STAKE", "FLATBED", "TIPPER", "DRY_BOX"})
_BODIES: Final = {
    "L": ("STAKE", "FLATBED", "DRY_BOX", "REEFER"),
    "M": ("STAKE", "DRY_BOX", "TIPPER", "TANK", "REEFER"),
    "H": ("TIPPER", "STAKE", "MIXER", "TANK", "FLATBED", "DRY_BOX"),
}
BODIES: Final = {
    "FLATBED": ("กระบะพื้นเรียบ", "Flatbed"),
    "STAKE": ("กระบะคอก", "Stake"),
    "DRY_BOX": ("ตู้แห้ง", "Dry box"),
    "REEFER": ("ตู้เย็น", "Reefer"),
    "TIPPER": ("ดั๊มพ์", "Tipper"),
    "TANK": ("แท็งก์", "Tank"),
    "MIXER": ("โม่ปูน", "Mixer"),
    "LOWBED": ("โลว์เบด", "Lowbed"),
    "SKELETAL": ("ก้างปลา", "Skeletal"),
    "NONE": ("", ""),
}
"""Body types by code, Thai and English."""

_FAR_KM: Final = 900_000
_COLOURS: Final = (("ขาว", "White"), ("น้ำเงิน", "Blue"), ("เขียว", "Green"), ("แดง", "Red"), ("เหลือง", "Yellow"))
_PICKUP_LETTERS: Final = "กขคฆงจฉชฌญฎฐฒณตถธนบผพฟภมยรลวศษสหฬอฮ"


@dataclass(frozen=True, slots=True)
class DemoTruck:
    """One vehicle. ``kind`` TRACTOR, RIGID, SEMI_TRAILER, FULL_TRAILER or PICKUP; ``owner`` is a party's key.

    ``towed_by`` is the key of the truck a trailer was last seen behind, empty for others. ``meter_km`` is None for
    trailers. ``body`` is a key of ``BODIES``; ``wheels`` as Thais count them (6, 10, 12).
    """

    key: str
    owner: str
    kind: str
    plate: str
    province: str
    make: str
    model: str
    make_th: str
    model_th: str
    body: str
    year_ce: int
    chassis_no: str
    engine_no: str
    axle_config: str
    wheels: int
    tyre_size: str
    unit_no: str
    meter_km: int | None
    colour_th: str
    colour_en: str
    towed_by: str = ""


def trucks(seed: int, customers: Sequence[DemoParty], count: int = 120, this_year: int = 2026) -> Iterator[DemoTruck]:
    """``count`` vehicles spread over the customers: one for a person, several for a fleet; insurers have none.

    ``this_year`` (of our era) bounds how new a truck is and how far it has run.
    """
    maker = _Maker(Chance(seed, "trucks"), this_year)
    owners = [party for party in customers if "INSURER" not in party.roles]
    turns = [party for party in owners for _ in range(4 if party.is_fleet else 1)]
    made = 0
    while made < count:
        owner = owners[made] if made < len(owners) else maker.chance.pick(turns)
        for truck in maker.visit(owner):
            if made < count:
                made += 1
                yield truck


class _Maker:
    def __init__(self, chance: Chance, this_year: int) -> None:
        self.chance = chance
        self._this_year = this_year
        self._plates: set[tuple[str, str]] = set()
        self._units: dict[str, int] = {}
        self._number = 0

    def visit(self, owner: DemoParty) -> Iterator[DemoTruck]:
        """A truck of this owner, and the trailer behind it if it pulls one."""
        chance = self.chance
        if owner.kind == "PERSON" and chance.one_in(8):
            yield self._pickup(owner)
            return
        choice = _models(owner)
        if owner.is_fleet and chance.one_in(4):
            choice = tuple(m for m in choice if m.name in _TRACTORS)
        model = chance.pick(choice)
        tractor = model.name in _TRACTORS
        truck = self._truck(owner, model, tractor=tractor)
        yield truck
        if tractor:
            yield self._trailer(truck, "SEMI_TRAILER", chance.pick(("FLATBED", "SKELETAL", "LOWBED", "TIPPER", "TANK")))
        elif model.name in _TOWS_A_TRAILER and owner.is_fleet and truck.body in _TOWING_BODIES:
            yield self._trailer(truck, "FULL_TRAILER", truck.body)

    def _truck(self, owner: DemoParty, model: Model, *, tractor: bool) -> DemoTruck:
        chance = self.chance
        first, last = int(model.years[:4]), int(model.years[5:])
        last = min(last, self._this_year)
        year = chance.between(max(first, last - 14), last)
        province = owner.place.province_th if chance.below(4) else "ชลบุรี"
        colour_th, colour_en = chance.pick(_COLOURS)
        wheels = 6 if model.size in "LM" else 10
        return DemoTruck(
            key=self._next_key(),
            owner=owner.key,
            kind="TRACTOR" if tractor else "RIGID",
            plate=self._truck_plate(owner, province),
            province=province,
            make=model.make,
            model=model.name,
            make_th=MAKES_TH[model.make],
            model_th=model_th(model.name),
            body="NONE" if tractor else chance.pick(_BODIES[model.size]),
            year_ce=year,
            chassis_no=self._chassis(model.make, model.name, year),
            engine_no=f"{model.engine}-{chance.between(10_000, 99_999)}",
            axle_config="4x2" if model.size in "LM" else chance.pick(("6x4", "6x4", "6x2")),
            wheels=wheels,
            tyre_size={"L": "7.50R16", "M": "9.00R20"}.get(model.size, "11R22.5"),
            unit_no=self._unit(owner),
            meter_km=self._meter(owner, year),
            colour_th=colour_th,
            colour_en=colour_en,
        )

    def _trailer(self, tractor: DemoTruck, kind: str, body: str) -> DemoTruck:
        chance = self.chance
        make = chance.pick(("BPW", "FUWA", "SAF"))
        year = min(self._this_year, tractor.year_ce + chance.below(3))
        axles = 2 if kind == "FULL_TRAILER" else 3
        return DemoTruck(
            key=self._next_key(),
            owner=tractor.owner,
            kind=kind,
            plate=self._plate_of(tractor.plate[:1], tractor.province),
            province=tractor.province,
            make=make,
            model=f"{axles} axles",
            make_th=MAKES_TH[make],
            model_th=f"{axles} เพลา",
            body=body,
            year_ce=year,
            chassis_no=self._chassis("Trailer", kind, year),
            engine_no="",
            axle_config=f"{axles * 2}x0",
            wheels=axles * 4,
            tyre_size="11R22.5",
            unit_no=f"{tractor.unit_no}T" if tractor.unit_no else "",
            meter_km=None,
            colour_th=tractor.colour_th,
            colour_en=tractor.colour_en,
            towed_by=tractor.key,
        )

    def _pickup(self, owner: DemoParty) -> DemoTruck:
        chance = self.chance
        province = owner.place.province_th
        plate = ""
        while not plate or (plate, province) in self._plates:
            letters = chance.pick(_PICKUP_LETTERS) + chance.pick(_PICKUP_LETTERS)
            lead = str(chance.between(1, 9)) if chance.one_in(2) else ""
            plate = f"{lead}{letters} {chance.between(1, 9_999)}"
        self._plates.add((plate, province))
        year = self._this_year - chance.between(1, 13)
        return DemoTruck(
            key=self._next_key(),
            owner=owner.key,
            kind="PICKUP",
            plate=plate,
            province=province,
            make="Isuzu",
            model="D-Max",
            make_th="อีซูซุ",
            model_th="ดีแมคซ์",
            body="FLATBED",
            year_ce=year,
            chassis_no=self._chassis("Isuzu", "D-Max", year),
            engine_no=f"4JJ1-{chance.between(10_000, 99_999)}",
            axle_config="4x2",
            wheels=4,
            tyre_size="215/70R15",
            unit_no="",
            meter_km=self._meter(owner, year),
            colour_th="ขาว",
            colour_en="White",
        )

    def _truck_plate(self, owner: DemoParty, province: str) -> str:
        """Hauliers for hire have 60 to 79, who carries his own goods 50 to 59 and 80 to 99."""
        hire = owner.is_fleet and "คอนกรีต" not in owner.name_th and "วัสดุ" not in owner.name_th
        return self._plate_of("7" if hire and self.chance.below(4) else "6" if hire else "8", province)

    def _plate_of(self, first: str, province: str) -> str:
        plate = ""
        while not plate or (plate, province) in self._plates:
            plate = f"{first}{self.chance.below(10)}-{self.chance.between(1, 9_999):04d}"
        self._plates.add((plate, province))
        return plate

    def _chassis(self, make: str, model: str, year: int) -> str:
        chance = self.chance
        if year < FIRST_VIN_YEAR and KIND_OF_MAKE.get(make) == "J":
            return f"{model.rpartition(' ')[2]}-{chance.between(10_000, 99_999)}"
        middle = "".join(chance.pick(VIN_LETTERS) for _ in range(8))
        return f"{_WORLD_MAKER[make]}{middle}{chance.between(100_000, 999_999)}"

    def _meter(self, owner: DemoParty, year: int) -> int:
        """Fleets run far, people less, public offices little; an engine is changed before 1.3 million."""
        low, high = {"COMPANY": (35_000, 90_000), "PERSON": (18_000, 45_000)}.get(owner.kind, (6_000, 15_000))
        run = (self._this_year - year) * self.chance.between(low, high) + self.chance.between(1_000, 20_000)
        return run if run < _FAR_KM else run % _FAR_KM + _FAR_KM // 2

    def _unit(self, owner: DemoParty) -> str:
        """Fleets paint their own numbers on the door: first number 01."""
        if not owner.is_fleet:
            return ""
        self._units[owner.key] = self._units.get(owner.key, 0) + 1
        return f"{self._units[owner.key]:02d}"

    def _next_key(self) -> str:
        self._number += 1
        return f"truck.{self._number:05d}"


def _models(owner: DemoParty) -> tuple[Model, ...]:
    """People drive lighter and older trucks than fleets."""
    if owner.kind == "PERSON":
        return tuple(m for m in MODELS if m.size in "LM" and m.engine != "-")
    if owner.kind == "GOVERNMENT":
        return tuple(m for m in MODELS if m.size == "M" and m.make in {"Hino", "Isuzu", "UD"})
    return tuple(m for m in MODELS if m.size in "MH")
