"""Staff, customers, suppliers, trucks and the shop itself."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from core.permissions import Role
from core.text import clean_line
from core.thai.tax_id import TaxIdKind, is_branch_code, is_tax_id, tax_id_kind
from core.thai.text import normalise
from core.users.rules import check_new_pin
from pos_client.demo.catalogue import demo_size, parts
from pos_client.demo.identifiers import FUTURE_YEAR
from pos_client.demo.parties import MOST_CUSTOMERS, customers, suppliers
from pos_client.demo.people import DEMO_PINS, people
from pos_client.demo.places import PLACES
from pos_client.demo.shop import SHOP, locations
from pos_client.demo.trucks import BODIES, trucks

TRUCK_PLATE = re.compile(r"(?P<pre>[1-9]\d)-?(?P<num>\d{4})")
CAR_PLATE = re.compile(r"(?P<lead>[1-9])?(?P<let>[ก-ฮ]{2})\s*-?(?P<num>[1-9]\d{0,3})")
"""As in the vectors on plates."""

E164 = re.compile(r"\+66(8\d{8}|38\d{6})")


@pytest.fixture(scope="module")
def parties():
    return customers(1)


@pytest.fixture(scope="module")
def vehicles(parties):
    return list(trucks(1, parties))


def test_every_role_is_staffed_as_the_shop_needs_it():
    first = Counter(user.roles[0] for user in people(1))
    assert first == {"CA": 2, "TE": 3, "SA": 1, "PC": 1, "MG": 1, "OW": 1, "AC": 1, "AU": 1}
    assert set(first) == set(Role)


def test_every_pin_differs_and_a_person_could_have_chosen_it():
    staff = people(1)
    assert {user.key: user.pin for user in staff} == DEMO_PINS
    assert len(set(DEMO_PINS.values())) == len(staff)
    for pin in DEMO_PINS.values():
        check_new_pin(pin)


def test_badges_hang_on_the_seed_and_nothing_else_does():
    assert people(1) == people(1)
    assert len({user.badge for user in people(1)}) == 11
    assert {user.badge for user in people(1)}.isdisjoint(user.badge for user in people(2))
    assert [user.name_th for user in people(1)] == [user.name_th for user in people(2)]
    assert all(re.fullmatch(r"OL-[2-9A-Y]{10}", user.badge) for user in people(1))


def test_customers_are_firms_people_offices_and_insurers(parties):
    assert len(parties) == 60
    kinds = Counter(party.kind for party in parties)
    assert kinds["COMPANY"] >= 20 <= kinds["PERSON"]
    assert kinds["GOVERNMENT"] == 4
    assert sum("INSURER" in party.roles for party in parties) == 5
    assert sum(party.is_fleet for party in parties) >= 20


@pytest.mark.parametrize("count", [60, MOST_CUSTOMERS])
def test_tax_ids_are_valid_and_nobody_has_them(count):
    made = (*customers(1, count), *suppliers(1))
    ids = [party.tax_id for party in made if party.tax_id]
    assert len(set(ids)) == len(ids)
    for party in made:
        assert party.synthetic
        assert party.branch_code is None or is_branch_code(party.branch_code)
        if party.kind == "PERSON":
            assert party.tax_id is None or (party.tax_id.startswith("19999") and is_tax_id(party.tax_id))
        else:
            assert is_tax_id(party.tax_id)
            assert tax_id_kind(party.tax_id) is TaxIdKind.JURISTIC
            assert party.tax_id[4:7] == FUTURE_YEAR or party.tax_id.startswith("0994999")


@pytest.mark.parametrize("count", [60, MOST_CUSTOMERS])
def test_phones_differ_and_names_are_lines_a_form_takes(count):
    made = (*customers(1, count), *suppliers(1))
    phones = [party.phone for party in made] + [user.phone for user in people(1)] + [SHOP.phone]
    assert len(set(phones)) == len(phones)
    assert all(E164.fullmatch(phone) for phone in phones)
    assert len({party.key for party in made}) == len({party.name_th for party in made}) == len(made)
    for party in made:
        for text in (party.name_th, party.name_en, party.address_th, party.address_en):
            assert clean_line(text, field="name", most=200, required=True) == text
        assert normalise(party.name_th + party.address_th) == (party.name_th + party.address_th).lower()


def test_too_few_or_too_many_customers_are_refused():
    for count in (3, MOST_CUSTOMERS + 1):
        with pytest.raises(ValueError, match="customers"):
            customers(1, count)


def test_plates_have_the_form_and_class_of_their_owner(parties, vehicles):
    owners = {party.key: party for party in parties}
    assert len({(truck.plate, truck.province) for truck in vehicles}) == len(vehicles)
    for truck in vehicles:
        if truck.kind == "PICKUP":
            assert CAR_PLATE.fullmatch(truck.plate), truck.plate
            continue
        match = TRUCK_PLATE.fullmatch(truck.plate)
        assert match, truck.plate
        assert int(match["num"]) > 0
        if not owners[truck.owner].is_fleet:
            assert 80 <= int(match["pre"]) <= 99
        assert truck.province in {place.province_th for place in PLACES}


def test_the_plate_forms_are_those_of_the_vectors():
    path = Path(__file__).parents[3] / "tests" / "golden" / "vectors" / "plates.json"
    forms = json.loads(path.read_text(encoding="utf-8"))["regex"]
    assert forms["truck_bus"] == f"^{TRUCK_PLATE.pattern}$"
    assert forms["car"] == f"^{CAR_PLATE.pattern}$"


def test_every_tractor_has_a_trailer_of_the_same_owner(vehicles):
    by_key = {truck.key: truck for truck in vehicles}
    trailers = [truck for truck in vehicles if truck.kind.endswith("TRAILER")]
    assert len(trailers) >= 10
    for trailer in trailers:
        ahead = by_key[trailer.towed_by]
        assert (ahead.owner, ahead.province) == (trailer.owner, trailer.province)
        assert ahead.plate != trailer.plate
        assert trailer.meter_km is None
    pulled = {truck.towed_by for truck in trailers}
    tractors = [truck.key for truck in vehicles[:-1] if truck.kind == "TRACTOR"]
    assert set(tractors) <= pulled


def test_chassis_numbers_differ_and_the_long_ones_have_no_i_o_q(vehicles):
    numbers = [truck.chassis_no for truck in vehicles]
    assert len(set(numbers)) == len(numbers)
    for number in numbers:
        assert len(number) <= 17
        assert len(number) < 17 or not set(number) & set("IOQ")
    assert any(len(number) < 17 for number in numbers)


def test_vehicles_belong_to_customers_who_drive_and_have_run_as_far_as_trucks_do(parties, vehicles):
    insurers = {party.key for party in parties if "INSURER" in party.roles}
    assert {truck.owner for truck in vehicles}.isdisjoint(insurers)
    for truck in vehicles:
        assert truck.body in BODIES
        assert truck.year_ce <= 2026
        assert truck.meter_km is None or 1_000 <= truck.meter_km < 1_350_000
    assert list(trucks(1, parties)) == vehicles


def test_thousands_of_vehicles_can_be_made():
    many = list(trucks(1, customers(1, 3_000), 6_000))
    assert len(many) == len({(t.plate, t.province) for t in many}) == len({t.key for t in many}) == 6_000


def test_the_shop_has_particulars_and_a_place_for_every_part():
    assert is_tax_id(SHOP.tax_id)
    assert SHOP.address_th.endswith("จ.ชลบุรี 20000")
    shelves = {place.code: place.kind for place in locations(parts(1, demo_size()))}
    assert {part.bin for part in parts(1, demo_size()) if part.bin} <= set(shelves)
    assert {"SHELF", "JOB_BIN", "CORE", "SCRAP", "VAN", "QUARANTINE"} == set(shelves.values())
    assert shelves["FRONT"] == "SHELF"
    assert shelves["QUARANTINE"] == "QUARANTINE"
