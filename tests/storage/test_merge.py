"""Entries of other devices: the same tables whatever came first."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from core.catalog.records import Part, PartPrice, price_key
from core.ports import Actor
from core.sales.complete import CompleteSale, complete_sale
from core.shop.records import TaxRate
from core.stock.records import StockMovement
from core.trust.records import Transition
from storage.receive import receive
from tests.fleet import hand_over, join, meet, runs, trust_objects
from tests.shop import Shop


@pytest.fixture
def counter(shop: Shop, tmp_path: Path):
    made = join(shop, tmp_path / "counter", "counter", seed=11)
    hand_over(shop, made)
    yield made
    made.close()


@pytest.fixture
def office(shop: Shop, tmp_path: Path):
    made = join(shop, tmp_path / "office", "office", seed=12)
    hand_over(shop, made)
    yield made
    made.close()


def put(shop: Shop, part: str, **columns: object) -> None:
    """Edit a part as a screen would: the row as it stands, with some columns changed."""
    with shop.store.writing() as cur:
        tx = shop.store._tx(cur, Actor(shop.owner), shop.store.ids.new_id())
        tx.put(replace(tx.get(Part, part), **columns))
        shop.store._seal(cur, "catalog.edit", tx)
    shop.store.guard()
    shop.wait()


def test_two_counters_sell_the_last_part_and_both_sales_stand(shop: Shop, counter: Shop) -> None:
    part = shop.part(qty=1)
    hand_over(shop, counter)
    for one in (shop, counter):
        one.open_shift()
        one.sell(part)
    meet(shop, counter)
    assert shop.tables() == counter.tables()
    assert shop.row("SELECT qty_milli FROM stock_level") == (-1000,)
    assert shop.value("SELECT kind FROM attention") == "negative_stock"
    numbers = {r[0] for r in shop.rows("SELECT number FROM issue")}
    assert numbers == {"RC00AA-6911-00001", "RC00AB-6911-00001"}


def test_edits_of_different_columns_both_stand(shop: Shop, office: Shop) -> None:
    part = shop.part()
    hand_over(shop, office)
    put(shop, part, name_en="Filter")
    put(office, part, brand="Sakura")
    meet(shop, office)
    assert shop.row("SELECT name_en, brand FROM part") == ("Filter", "Sakura")
    assert shop.tables() == office.tables()
    assert shop.count("attention") == 0


def test_edits_of_one_column_keep_the_later_and_list_the_other(shop: Shop, office: Shop) -> None:
    part = shop.part()
    hand_over(shop, office)
    put(shop, part, brand="Sakura")
    office.wait(5_000)
    put(office, part, brand="Donaldson")
    meet(shop, office)
    assert shop.value("SELECT brand FROM part") == "Donaldson"
    assert shop.value("SELECT kind FROM attention") == "edited_twice"
    assert shop.tables() == office.tables()


def test_an_edit_that_saw_the_other_is_no_conflict(shop: Shop, office: Shop) -> None:
    part = shop.part()
    hand_over(shop, office)
    put(shop, part, brand="Sakura")
    hand_over(shop, office)
    put(office, part, brand="Donaldson")
    meet(shop, office)
    assert shop.value("SELECT brand FROM part") == "Donaldson"
    assert shop.count("attention") == 0


def test_a_setting_written_after_its_date_never_comes_in_force(shop: Shop, office: Shop) -> None:
    past = shop.clock() - 86_400_000
    with office.store.writing() as cur:
        office.store.write_entry(
            cur,
            "settings.set",
            office.store.ids.new_id(),
            None,
            [["put", "tax_rate", f"VAT7@{past}", {"rate_bp": 1000}, {}]],
            at_ms=office.clock(),
        )
    hand_over(office, shop)
    assert shop.rows("SELECT rate_bp FROM tax_rate WHERE effective_from = ?", past) == []
    assert shop.value("SELECT kind FROM attention") == "config_late"
    assert shop.tables()["held_row"] == office.tables()["held_row"]


def test_a_price_from_now_on_counts_at_once(shop: Shop) -> None:
    part = shop.part(price=100)
    shop.write([PartPrice(id=f"{price_key(part)}@{shop.clock() + 1}", price_satang=250)])
    shop.wait()
    shop.add(part)
    assert shop.cart()[2] == 250


def test_a_technician_s_sale_is_kept_and_does_not_count(shop: Shop, tmp_path: Path) -> None:
    part = shop.part(qty=5)
    phone = join(shop, tmp_path / "phone", "technician", seed=13)
    hand_over(shop, phone)
    movement = StockMovement(
        id=phone.store.ids.new_id(),
        part=part,
        branch="00000",
        kind="SALE",
        qty_milli=-5000,
        value_satang=0,
        date="2026-11-21",
    )
    with phone.store.writing() as cur:  # past the handlers: a phone in the wrong hands
        members = {
            k: v for k, v in phone.store.applier.codecs["stock_movement"].members(movement).items() if v is not None
        }
        phone.store.write_entry(
            cur,
            "sales.complete",
            phone.store.ids.new_id(),
            None,
            [["append", "stock_movement", members]],
            at_ms=phone.clock(),
        )
    hand_over(phone, shop)
    assert shop.value("SELECT qty_milli FROM stock_level") == 5000
    assert shop.row("SELECT verdict, record_type FROM held_row") == ("forbidden", "stock_movement")
    assert shop.value("SELECT kind FROM attention") == "forbidden"
    phone.close()


def test_a_number_of_another_s_series_is_not_applied(shop: Shop, counter: Shop) -> None:
    part = shop.part(qty=5)
    hand_over(shop, counter)
    counter.open_shift()
    counter.store.identity = replace(counter.store.identity, series="AA")
    counter.add(part)
    cart, command_id, total = counter.cart()
    with counter.store.writing() as cur:  # past the check that a command's own rows count
        tx = counter.store._tx(cur, Actor(shop.owner), command_id)
        complete_sale(tx, CompleteSale(cart=cart, total_satang=total))
        counter.store.write_entry(cur, "sales.complete", command_id, None, tx.pending.ops, at_ms=counter.clock())
    hand_over(counter, shop)
    assert shop.count("issue") == 0
    assert ("off_series", "issue") in shop.rows("SELECT verdict, record_type FROM held_row")
    assert shop.count("sale") == 1, "the other rows of the entry count"


def test_entries_wait_for_a_certificate_that_comes_late(shop: Shop, tmp_path: Path) -> None:
    part = shop.part(qty=5)
    base = len(trust_objects(shop.store))
    late = join(shop, tmp_path / "late", "counter", seed=14)
    hand_over(shop, late)
    late.open_shift()
    late.sell(part)
    third = join(shop, tmp_path / "third", "counter", seed=15)
    got = receive(third.store, runs(late.store))
    assert (got.applied, got.waiting) == (0, 2)
    assert third.count("sale") == 0
    hand_over(shop, third)
    assert third.count("sale") == 1
    assert third.tables() == _all_of(shop, late, third)
    assert base < len(trust_objects(shop.store))
    late.close()
    third.close()


def _all_of(shop: Shop, *others: Shop):
    for other in others:
        hand_over(other, shop)
    return shop.tables()


def test_three_devices_move_one_job_three_ways(shop: Shop, counter: Shop, office: Shop) -> None:
    job = shop.store.ids.new_id()

    def move(device: Shop, event: str, from_state: str | None, to: str, after: str | None = None) -> str:
        fact = Transition(
            id=device.store.ids.new_id(),
            machine="job_quick",
            subject=job,
            event=event,
            from_state=from_state,
            to_state=to,
            after=after,
        )
        device.write([fact])
        device.wait()
        return fact.id

    start = move(shop, "start", "OPEN", "IN_PROGRESS")
    meet(shop, counter, office)
    move(shop, "mark_done", "IN_PROGRESS", "DONE", start)
    office.wait(50)
    void = move(office, "void", "IN_PROGRESS", "VOID", start) if _legal("job_quick", "IN_PROGRESS", "void") else None
    move(counter, "mark_done", "IN_PROGRESS", "DONE", start)
    meet(shop, counter, office)
    assert shop.tables() == counter.tables() == office.tables()
    state, tip = shop.row("SELECT state, tip FROM life WHERE subject = ?", job)
    if void is not None:
        assert (state, tip) == ("VOID", void), "what cannot be taken back is not displaced"
        assert shop.value("SELECT count(*) FROM attention WHERE kind = 'move_lost'") == 2


def _legal(machine: str, state: str, event: str) -> bool:
    from core.lifecycles import lifecycles

    return any(t["from"] == state and t["event"] == event for t in lifecycles()[machine]["transitions"])


@pytest.mark.parametrize("seed", range(4))
def test_any_order_cut_and_repetition_gives_equal_tables(
    shop: Shop, counter: Shop, office: Shop, tmp_path: Path, seed: int
) -> None:
    """Three devices work alone and partly see each other; blank devices take it all in random order."""
    rng = random.Random(seed)
    parts = [shop.part(f"P-{n}", qty=3) for n in range(4)]
    for other in (counter, office):
        hand_over(shop, other)
    for device in (shop, counter):
        device.open_shift()
    for _ in range(25):
        device = rng.choice((shop, counter, office))
        device.wait(rng.choice((0, 1, 1000, 7_200_000)))
        act = rng.random()
        if act < 0.5 and device is not office:
            device.sell(*rng.sample(parts, 2), qty_milli=rng.choice((1000, 2000)))
        elif act < 0.8 and device is not counter:
            put(device, rng.choice(parts), **{rng.choice(("brand", "name_en", "fits_en")): f"v{rng.randrange(99)}"})
        elif act < 0.9:
            hand_over(device, rng.choice([d for d in (shop, counter, office) if d is not device]), rng)
        elif device is not counter:
            rate = rng.choice((700, 1000))
            device.write([TaxRate(id=f"X@{device.clock() + rng.choice((1, 86_400_000))}", rate_bp=rate)])
    meet(shop, counter, office)
    want = shop.tables()
    assert counter.tables() == want
    assert office.tables() == want
    for n in range(2):  # blank devices
        blank = join(shop, tmp_path / f"blank{n}", "technician", seed=100 + n)
        hand_over(shop, counter)
        hand_over(shop, office)
        want = shop.tables()
        pieces = [run for device in (shop, counter, office) for run in runs(device.store, rng, longest=6)]
        objects = trust_objects(shop.store)
        _deliver(blank, pieces, objects, rng)
        assert blank.count("entry") == shop.count("entry")
        assert blank.tables() == want
        blank.store.reproject()
        assert blank.tables() == want
        blank.close()


def _deliver(blank: Shop, pieces: list, objects: list, rng: random.Random) -> None:
    """Hand everything over in random order, some of it twice, certificates in between, until nothing is missing."""
    for round_no in range(len(pieces) + 2):
        todo = [*pieces, *rng.sample(pieces, len(pieces) // 3)]
        rng.shuffle(todo)
        late = list(objects)
        rng.shuffle(late)
        missing = False
        for run in todo:
            some = [late.pop()] if late and rng.random() < 0.2 else []
            got = receive(blank.store, [run], some)
            missing = missing or bool(got.gaps or got.dropped or got.waiting)
        receive(blank.store, [], late)
        if not missing and round_no:
            return
    raise AssertionError("never settles")


def test_a_fact_sent_under_an_id_that_is_taken_is_listed_and_the_lower_one_counts(shop: Shop, counter: Shop) -> None:
    part = shop.part(qty=5)
    hand_over(shop, counter)
    same = shop.store.ids.new_id()
    rows = {
        device: StockMovement(
            id=same, part=part, branch="00000", kind="ADJUST_IN", qty_milli=qty, value_satang=qty, date="2026-11-21"
        )
        for device, qty in ((counter, 1000), (shop, 2000))
    }
    counter.write([rows[counter]])
    shop.wait(60_000)
    shop.write([rows[shop]])
    meet(shop, counter)
    assert shop.tables() == counter.tables()
    assert shop.value("SELECT qty_milli FROM stock_level") == 6000, "the counter wrote first"
    assert shop.row("SELECT kind, causes FROM attention") == ("same_id", json.dumps([same]))
