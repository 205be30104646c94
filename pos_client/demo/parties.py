"""Whom the demo shop deals with: fleets, drivers who walk in, insurers, public offices, suppliers. All invented."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pos_client.demo.chance import Chance
from pos_client.demo.identifiers import (
    citizen_id,
    company_tax_id,
    government_tax_id,
    landline_phone,
    mobile_phone,
)
from pos_client.demo.party_words import FIRST_NAMES, INSURERS, LAST_NAMES, LUCKY, OFFICES, SUPPLIERS, TRADES
from pos_client.demo.places import BANGKOK, PLACES, Place

MOST_CUSTOMERS: Final = 5_000
"""More would run out of phone numbers that are plainly invented."""

PERSONS_PER_HUNDRED: Final = 42
"""Customers who come as themselves; the others are firms."""

MAIN_BRANCH: Final = "00000"

NOTE_TH: Final = "ข้อมูลสมมติ"
"""Stands in the notes of every party: made up."""


@dataclass(frozen=True, slots=True)
class DemoParty:
    """One party: ``kind`` PERSON, COMPANY or GOVERNMENT; ``roles`` CUSTOMER, FLEET, INSURER, SUPPLIER.

    ``tax_id`` has a right check digit and belongs to nobody (``synthetic``); people who never asked for a tax invoice
    have none. ``branch_code`` stands beside a juristic id. Credit in days and satang, 0 for cash customers.
    """

    key: str
    kind: str
    roles: tuple[str, ...]
    name_th: str
    name_en: str
    tax_id: str | None
    branch_code: str | None
    phone: str
    line_th: str
    line_en: str
    place: Place
    language: str = "th"
    credit_days: int = 0
    credit_limit_satang: int = 0
    note: str = NOTE_TH
    synthetic: bool = True

    @property
    def address_th(self) -> str:
        """The whole address in Thai."""
        return self.place.text_th(self.line_th)

    @property
    def address_en(self) -> str:
        """The whole address in English."""
        return self.place.text_en(self.line_en)

    @property
    def is_fleet(self) -> bool:
        """Whether it runs trucks of its own for a living."""
        return "FLEET" in self.roles


def customers(seed: int, count: int = 60) -> tuple[DemoParty, ...]:
    """Insurers and public offices first, then firms and people mixed as they come.

    Raises:
        ValueError: fewer than the insurers and offices, or more than ``MOST_CUSTOMERS``.
    """
    fixed = len(INSURERS) + len(OFFICES)
    if not fixed <= count <= MOST_CUSTOMERS:
        raise ValueError(f"{fixed} to {MOST_CUSTOMERS} customers, not {count}")
    chance = Chance(seed, "customers")
    made = [_insurer(at, chance) for at in range(len(INSURERS))]
    made += [_office(at, chance) for at in range(len(OFFICES))]
    names: set[str] = set()
    for number in range(fixed, count):
        person = chance.below(100) < PERSONS_PER_HUNDRED
        party = _person(number, chance) if person else _firm(number, chance)
        while party.name_th in names:
            party = _person(number, chance) if person else _firm(number, chance)
        names.add(party.name_th)
        made.append(party)
    return tuple(made)


def suppliers(seed: int) -> tuple[DemoParty, ...]:
    """Whom the shop buys from; a category's ``supplier`` is the end of their key."""
    chance = Chance(seed, "suppliers")
    made = []
    for at, (key, name_th, name_en) in enumerate(SUPPLIERS):
        place = chance.pick(PLACES)
        line_th, line_en = _line(chance, place)
        made.append(
            DemoParty(
                key=f"supplier.{key}",
                kind="COMPANY",
                roles=("SUPPLIER",),
                name_th=name_th,
                name_en=name_en,
                tax_id=company_tax_id(place.code[:2], 70_000 + at, partnership=name_th.startswith("หจก.")),
                branch_code=MAIN_BRANCH,
                phone=landline_phone(7_000 + at),
                line_th=line_th,
                line_en=line_en,
                place=place,
                credit_days=chance.pick((30, 30, 45, 60)),
            )
        )
    return tuple(made)


def _line(chance: Chance, place: Place) -> tuple[str, str]:
    house, moo = chance.between(1, 299), chance.between(1, 12)
    part = f"/{chance.between(1, 40)}" if chance.one_in(2) else ""
    if place.province_th == BANGKOK:  # no villages there, but lanes
        return f"{house}{part} ซอย {moo}", f"{house}{part} Soi {moo}"
    return f"{house}{part} หมู่ {moo}", f"{house}{part} Moo {moo}"


def _insurer(at: int, chance: Chance) -> DemoParty:
    name_th, name_en = INSURERS[at]
    place = PLACES[-1 - at % 2]
    line_th, line_en = _line(chance, place)
    return DemoParty(
        key=f"insurer.{at + 1}",
        kind="COMPANY",
        roles=("CUSTOMER", "INSURER"),
        name_th=name_th,
        name_en=name_en,
        tax_id=company_tax_id("10", 60_000 + at),
        branch_code=MAIN_BRANCH,
        phone=landline_phone(6_000 + at),
        line_th=line_th,
        line_en=line_en,
        place=place,
        credit_days=45,
        credit_limit_satang=200_000_000,
    )


def _office(at: int, chance: Chance) -> DemoParty:
    name_th, name_en = OFFICES[at]
    line_th, line_en = _line(chance, PLACES[at])
    return DemoParty(
        key=f"office.{at + 1}",
        kind="GOVERNMENT",
        roles=("CUSTOMER",),
        name_th=name_th,
        name_en=name_en,
        tax_id=government_tax_id(at + 1),
        branch_code=MAIN_BRANCH,
        phone=landline_phone(6_500 + at),
        line_th=line_th,
        line_en=line_en,
        place=PLACES[at],
        credit_days=60,
        credit_limit_satang=50_000_000,
    )


def _firm(number: int, chance: Chance) -> DemoParty:
    lucky_th, lucky_en = chance.pick(LUCKY)
    more_th, more_en = chance.pick(LUCKY) if chance.one_in(3) or number >= len(LUCKY) * 4 else ("", "")
    trade_th, trade_en = chance.pick(TRADES)
    partnership = chance.below(100) < 40  # noqa: PLR2004 - two firms in five, as around Chon Buri
    name = f"{lucky_th}{more_th}{trade_th}"
    english = f"{lucky_en} {more_en} {trade_en}".replace("  ", " ")
    place = chance.pick(PLACES)
    line_th, line_en = _line(chance, place)
    credit_days = chance.pick((0, 0, 15, 30, 30, 45))
    return DemoParty(
        key=f"customer.{number:04d}",
        kind="COMPANY",
        roles=("CUSTOMER", "FLEET"),
        name_th=f"หจก. {name}" if partnership else f"บริษัท {name} จำกัด",
        name_en=f"{english} LP" if partnership else f"{english} Co., Ltd.",
        tax_id=company_tax_id(place.code[:2], number, partnership=partnership),
        branch_code=f"{chance.between(1, 4):05d}" if not partnership and chance.one_in(8) else MAIN_BRANCH,
        phone=landline_phone(number) if chance.one_in(2) else mobile_phone(1_000 + number),
        line_th=line_th,
        line_en=line_en,
        place=place,
        language="en" if chance.one_in(15) else "th",
        credit_days=credit_days,
        credit_limit_satang=chance.between(5, 40) * 1_000_000 if credit_days else 0,
    )


def _person(number: int, chance: Chance) -> DemoParty:
    first_th, first_en = chance.pick(FIRST_NAMES)
    last_th, last_en = chance.pick(LAST_NAMES)
    if number > 200:  # noqa: PLR2004 - a great list needs more names than the words give: double surnames
        second_th, second_en = chance.pick(LAST_NAMES)
        last_th, last_en = f"{last_th} {second_th}", f"{last_en}-{second_en}"
    place = chance.pick(PLACES)
    line_th, line_en = _line(chance, place)
    return DemoParty(
        key=f"customer.{number:04d}",
        kind="PERSON",
        roles=("CUSTOMER",),
        name_th=f"คุณ{first_th} {last_th}",
        name_en=f"{first_en} {last_en}",
        tax_id=citizen_id(number) if chance.one_in(3) else None,
        branch_code=None,
        phone=mobile_phone(1_000 + number),
        line_th=line_th,
        line_en=line_en,
        place=place,
    )
