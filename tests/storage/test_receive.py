"""Entries of others, sound or not: nothing they hold stops a device, and what came first makes no difference."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import Rejected
from core.parties.records import Party
from core.records import Registry
from core.stamps import STAMP_LIMIT_MS
from storage.heads import sign_head
from storage.receive import Run, receive
from storage.verify import verify
from sync.protocol.entry import Quarantine, WireEntry
from sync.protocol.trust import Revocation, fact_row, sign
from tests.fleet import hand_over, join
from tests.shop import NOON, Shop
from tests.sim.authors import Author, Village, certificate_op
from tests.sim.histories import VECTORS, History
from tests.sim.receivers import Nursery, Receiver, deliver, registry_with_drafts
from tests.sync.protocol.entries_vectors import QUARANTINED


@pytest.fixture(scope="module")
def registry() -> Registry:
    return registry_with_drafts()


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory, registry: Registry) -> Nursery:
    return Nursery(tmp_path_factory.mktemp("nursery"), Village(), registry)


@pytest.fixture
def village() -> Village:
    return Village()


@pytest.fixture
def device(nursery: Nursery, village: Village) -> Iterator[Receiver]:
    """A blank device that knows the shop's streams."""
    with nursery.blank() as made:
        made.take([village.root.run()])
        yield made


def moved(record: str, qty: int = 1000, **more: Any) -> list[Any]:
    """A movement as an operation."""
    row = {"id": record, "part": "p", "branch": "00000", "kind": "X", "qty_milli": qty, "value_satang": 5, "date": "d"}
    return ["append", "stock_movement", {**row, **more}]


# -- any order


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), entries=st.integers(1, 80))
def test_any_order_repetition_and_cut_gives_equal_tables_that_a_replay_gives_again(
    nursery: Nursery, registry: Registry, seed: int, entries: int
) -> None:
    history = History(random.Random(seed), Village(), entries)
    tables = []
    for which in range(2):
        rng = random.Random(seed + which)
        with nursery.blank() as device:
            deliver(device, history.runs(rng), history.objects, rng)
            tables.append(device.tables())
            device.store.reproject()
            assert device.tables() == tables[-1]
    assert tables[0] == tables[1]


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_verify_finds_nothing_after_any_set_of_entries(nursery: Nursery, registry: Registry, seed: int) -> None:
    rng = random.Random(seed)
    history = History(rng, Village(), 60)
    with nursery.blank() as device:
        deliver(device, history.runs(rng), history.objects, rng)
        assert verify(device.folder / "data", None, registry).faults == []


def test_a_batch_of_500_entries_in_many_runs_is_one_transaction(device: Receiver, village: Village) -> None:
    for author in (village.counter, village.till):
        for n in range(250):
            author.write([moved(f"{author.stream}{n}")])
    cut = [author.run(at, at + 49) for author in (village.counter, village.till) for at in range(1, 250, 50)]
    got = device.take(random.Random(1).sample(cut, len(cut)))
    again = device.take(cut)
    assert got.applied + again.applied == 500
    assert device.value("SELECT qty_milli FROM stock_level") == 500_000


def test_more_than_a_batch_is_the_caller_s_bug(device: Receiver, village: Village) -> None:
    for n in range(501):
        village.counter.write([moved(f"m{n}")])
    with pytest.raises(AssertionError, match="batches"):
        device.take([village.counter.run()])


# -- what is dropped, named and asked for again


def _tampered(run: Run, where: str) -> Run:
    first = run.entries[0]
    if where == "head":
        return Run(run.entries, {**run.head, "signature": "0" * 128})
    if where == "head hash":
        return Run(run.entries, {**run.head, "hash": "0" * 64})
    if where == "order":
        return Run((run.entries[1], first, *run.entries[2:]), run.head)
    if where == "middle":
        return Run((first, *run.entries[2:]), run.head)
    header, body = bytearray(first.header), bytearray(first.body)
    (header if where == "header" else body)[20] ^= 1
    return Run((WireEntry(bytes(header), bytes(body)), *run.entries[1:]), run.head)


@pytest.mark.parametrize("where", ["head", "head hash", "order", "middle", "header", "body"])
def test_a_run_that_was_tampered_with_is_dropped_whole_and_named(
    device: Receiver, village: Village, where: str
) -> None:
    for n in range(4):
        village.counter.write([moved(f"m{n}")])
    before = device.tables()
    got = device.take([_tampered(village.counter.run(), where)])
    assert [stream for stream, _ in got.dropped] == [village.counter.stream]
    assert device.tables() == before
    assert device.take([village.counter.run()]).applied == 4


def test_a_head_that_is_none_is_dropped(device: Receiver, village: Village) -> None:
    village.counter.write([moved("m")])
    run = village.counter.run()
    assert device.take([Run(run.entries, {**run.head, "seq": True})]).dropped == [("", "head seq")]
    assert device.take([Run((), run.head)]).dropped == [(village.counter.stream, "empty")]


def test_another_shop_s_entries_are_dropped(device: Receiver) -> None:
    other = Village("another")
    assert device.take([other.root.run()]).dropped == [(other.root.stream, "shop")]


def test_a_gap_is_named_and_filled(device: Receiver, village: Village) -> None:
    for n in range(4):
        village.counter.write([moved(f"m{n}")])
    assert device.take([village.counter.run(3, 4)]).gaps == [(village.counter.stream, 3)]
    assert device.take([village.counter.run(1, 2), village.counter.run(3, 4)]).applied == 4


# -- certificates that come late, or count for nothing


def test_runs_of_an_unknown_stream_wait_once_and_within_a_bound(device: Receiver, village: Village) -> None:
    stranger = village.stranger("late")
    for n in range(60):
        stranger.write([moved(f"m{n}")])
    for _ in range(2):
        assert device.take([stranger.run(1, 2)]).waiting == 2
    assert device.value("SELECT count(*) FROM waiting_run") == 1
    got = [device.take([stranger.run(n, n)]) for n in range(3, 61)]
    assert device.value("SELECT count(*) FROM waiting_run") == 50
    assert got[-1].dropped == [(stranger.stream, "waiting_full")]
    certificate = village.root.certificate(stranger, "counter", "AQ", seq=2)
    came = device.take([], [("certificate", certificate.wire())])
    assert came.applied == 51
    assert device.value("SELECT count(*) FROM waiting_run") == 0


def test_a_waiting_run_may_hold_the_certificate_that_another_waits_for(device: Receiver, village: Village) -> None:
    owner, counter = village.stranger("second owner"), village.stranger("its counter")
    counter.write([moved("m")])
    owner.write([certificate_op(owner.certificate(counter, "counter", "DA"))])
    device.take([counter.run()])
    device.take([owner.run()])
    certificate = village.root.certificate(owner, "owner", "DB", seq=2)
    device.take([], [("certificate", certificate.wire())])
    assert device.value("SELECT count(*) FROM stock_movement") == 1


def test_entries_under_a_certificate_that_counts_for_nothing_are_kept_alike_on_every_device(
    nursery: Nursery, village: Village
) -> None:
    """One device had them when their certificate still counted, one learned first that it does not."""
    counter = village.stranger("its counter")
    counter.write([moved("m")])
    certificate = village.spare.certificate(counter, "counter", "JB")
    village.spare.write([certificate_op(certificate)])
    end = village.root.revocation(f"device {village.spare.stream}", [(village.spare.stream, 0, "0" * 64)])
    village.root.write([["append", "revocation", fact_row(end)]])
    runs = [village.root.run(), village.spare.run(), counter.run()]
    with nursery.blank() as first, nursery.blank() as last:
        for run in (village.root.run(1, 1), *runs[1:], runs[0]):
            first.take([run])
        for run in runs:
            last.take([run])
        assert first.tables() == last.tables()
        assert last.rows("SELECT verdict, record_type FROM held_row ORDER BY 1") == [
            ("revoked", "certificate"),
            ("wait", "stock_movement"),
        ]


# -- what no version writes


@pytest.mark.parametrize(
    "op",
    [["append", "issue", {"number": "x"}], ["append", "party", {"id": "x", "kind": "P"}], ["append", "photo", {}]],
    ids=["no id", "a master", "unknown"],
)
def test_an_annex_that_comes_late_for_a_row_that_is_none_is_kept(
    device: Receiver, village: Village, op: list[Any]
) -> None:
    village.counter.write([op], annexes={0: {"phone": "081"}})
    run = village.counter.run()
    device.take([Run(tuple(WireEntry(w.header, w.body) for w in run.entries), run.head)])
    device.take([run])
    assert device.held() == ["parked"]
    assert device.value("SELECT count(*) FROM annex") == 1


def test_what_is_wrong_in_an_annex_is_left_out_and_never_stops_the_rest(device: Receiver, village: Village) -> None:
    put = ["put", "party", "x", {"kind": "PERSON"}, {}]
    village.counter.write([put], annexes={0: {"phone": 5, "name_th": "สมชาย", "tax_id": "a\0b", "later": 1}})
    device.take([village.counter.run()])
    assert device.rows("SELECT kind, phone, name_th, tax_id FROM party") == [("PERSON", None, "สมชาย", None)]


def test_ids_that_sqlite_would_cut_short_are_parked_in_any_order(nursery: Nursery, village: Village) -> None:
    """``json_each`` ends text at U+0000: two such ids would be mixed up, and the first to come would win."""
    village.counter.write([moved("a\0b", 1000)])
    village.till.write([moved("a\0b", 2000)], stamp=[NOON - 5, 0])
    village.office.write([["put", "part", "a\0b", {"brand": "one"}, {}]])
    village.office.write([["put", "part", "a\0b", {"brand": "two"}, {}]])
    runs = [author.run() for author in village.authors if author.seq]
    with nursery.blank() as one, nursery.blank() as other:
        for run in runs:
            one.take([run])
        for run in (runs[0], *reversed(runs[1:])):
            other.take([run])
        assert one.tables() == other.tables()
        assert one.held() == ["parked"] * 4


def test_a_command_with_such_text_is_refused_and_nothing_is_written(shop: Shop) -> None:
    before = shop.tables()
    for party in (Party(id="x", kind="P\0"), Party(id="x", kind="P", phone="0\0"), Party(id="x\0", kind="P")):
        with pytest.raises(Rejected, match="text.unreadable"):
            shop.write([party])
    assert shop.tables() == before


def test_sums_that_no_number_holds_go_round_alike_in_any_order(nursery: Nursery, village: Village) -> None:
    """A rogue counter may write a thousand times 2**53; the others go on, and all say the same."""
    most = 2**53 - 1
    for way, author in ((1, village.counter), (-1, village.till)):
        for k in range(2):
            author.write([moved(f"{way}.{k}.{n}", way * most, value_satang=most) for n in range(600)])
            cash = {"shift": "s", "kind": "FLOAT", "amount_satang": most}
            author.write([["append", "cash_movement", {"id": f"{way}.{k}.{n}", **cash}] for n in range(600)])
    village.counter.write([moved("small", 1000)])
    runs = [author.run(n, n) for author in (village.counter, village.till) for n in range(1, author.seq + 1)]
    with nursery.blank() as one, nursery.blank() as other:
        for receiver, order in ((one, runs), (other, [*runs[5:], *runs[:5]])):
            receiver.take([village.root.run()])
            for run in order:
                receiver.take([run])
        assert one.tables() == other.tables()
        one.store.reproject()
        assert one.tables() == other.tables()
        assert one.value("SELECT qty_milli FROM stock_level") == 1000


def test_a_part_and_branch_of_any_letters_have_items_of_their_own(device: Receiver, village: Village) -> None:
    village.counter.write([moved("m1", -5, part="a/b", branch="c"), moved("m2", -5, part="a", branch="b/c")])
    device.take([village.counter.run()])
    village.counter.write([moved("m3", 5, part="a/b", branch="c", value_satang=-5)])
    device.take([village.counter.run()])
    assert device.rows("SELECT causes FROM attention") == [('["m2"]',)]


@pytest.mark.parametrize("stamp", [[STAMP_LIMIT_MS, 0], [2**50, 1], [2**53 - 1, 2**53 - 1]])
def test_a_stamp_past_2100_is_quarantined_and_moves_no_clock(
    device: Receiver, village: Village, stamp: list[int]
) -> None:
    before = device.store.tick
    village.phone.write([["append", "photo", {"id": "x"}]], stamp=stamp, at_ms=NOON)
    village.phone.write([["append", "stream_close", {"id": "y", "stream": "z", "reason": "r"}]])
    device.take([village.phone.run()])
    assert device.rows("SELECT quarantine FROM entry WHERE seq = 1 AND stream = ?", village.phone.stream) == [
        (str(Quarantine.STAMP_LIMIT),)
    ]
    assert device.value("SELECT count(*) FROM stream_close") == 1
    assert device.store.tick == max(before, (village.phone.ms, 0))


def test_who_counts_to_the_end_leaves_the_others_numbers_to_go_on_with(shop: Shop, tmp_path: Path) -> None:
    phone = join(shop, tmp_path / "phone", "technician", seed=3)
    phone.store.tick = (shop.clock() + 1, 2**53 - 2)
    with phone.store.writing() as cur:
        phone.store.write_entry(cur, "test.write", "c", None, [["append", "photo", {"id": "x"}]], at_ms=NOON)
    hand_over(phone, shop)
    shop.clock.now_ms += 1
    shop.part("P-1")
    again = shop.reopen()
    again.part("P-2")
    assert again.count("part") == 2
    again.close()
    phone.close()


@pytest.mark.parametrize("vector", VECTORS["quarantined"], ids=lambda v: v["why"].replace(" ", "_"))
def test_a_body_that_is_none_is_quarantined_and_later_entries_count(
    device: Receiver, village: Village, vector: dict[str, Any]
) -> None:
    body = bytes.fromhex(vector["body_hex"]) if "body_hex" in vector else vector["body"].encode()
    village.counter.raw(body)
    village.counter.write([moved("m")])
    got = device.take([village.counter.run()])
    assert (got.applied, got.quarantined) == (2, 1)
    assert device.held() == ["quarantined"]
    assert device.value("SELECT quarantine FROM entry WHERE quarantine IS NOT NULL") == QUARANTINED[vector["why"]]
    assert device.value("SELECT count(*) FROM stock_movement") == 1


def test_a_later_version_s_entry_is_parked_and_a_header_s_new_member_is_kept(
    device: Receiver, village: Village
) -> None:
    village.counter.write([moved("m1")], v=2)
    village.counter.write([moved("m2")], weather={"rain": 1})
    device.take([village.counter.run()])
    assert device.rows("SELECT id FROM stock_movement") == [("m2",)]
    assert device.rows("SELECT verdict, record_type FROM held_row") == [("parked", None)]
    assert b'"weather":{"rain":1}' in device.value("SELECT header FROM entry ORDER BY no DESC LIMIT 1")


def test_the_known_rows_of_an_entry_count_beside_parked_ones(device: Receiver, village: Village) -> None:
    strange: list[list[Any]] = [
        *(["append", "photo", {"id": "x"}], ["merge", "part", "p", {}], ["append", "stock_movement", {"id": "y"}]),
        *(["put", "party", "c", {"colour": "red"}, {}], moved("z", weight=5), moved("w", "many")),  # type: ignore[arg-type]
        ["put", "party", "d", {"kind": "P"}, {"kind": [1, 2]}],
    ]
    village.counter.write([*strange, moved("m")])
    device.take([village.counter.run()])
    assert device.held() == ["parked"] * len(strange)
    assert device.rows("SELECT id FROM stock_movement") == [("m",)]


def test_rows_that_a_class_may_not_write_are_kept_listed_and_adopted_one_by_one(
    device: Receiver, village: Village
) -> None:
    roles = ["put", "user", "u1", {"roles": {"00000": ["OW"]}}, {}]
    entry = village.phone.write([moved("m1"), roles, moved("m2")])
    device.take([village.phone.run()])
    assert device.held() == device.kinds() == ["forbidden"] * 3
    assert device.value("SELECT count(*) FROM user") == 0
    village.root.write([["append", "adoption", {"id": "a", "entry": entry, "op": 2}]])
    device.take([village.root.run()])
    assert device.rows("SELECT id FROM stock_movement") == [("m2",)]
    assert device.kinds() == ["forbidden"] * 2


def test_a_technician_s_certificate_and_adoption_count_for_nothing(device: Receiver, village: Village) -> None:
    friend = village.stranger("friend")
    village.phone.write([certificate_op(village.phone.certificate(friend, "owner", "AY"))])
    entry = friend.write([moved("m")])
    village.phone.write([["append", "adoption", {"id": "a", "entry": entry}]])
    device.take([village.phone.run(), friend.run()])
    assert device.value("SELECT count(*) FROM stock_movement") == 0
    assert device.held() == ["forbidden", "forbidden", "wait"]


# -- forks


def _put(name: str, base: list[Any] | None) -> list[Any]:
    return ["put", "part", "p", {"brand": name}, {"brand": base} if base else {}]


def test_an_edit_that_saw_both_branches_of_a_fork_settles_them(nursery: Nursery, village: Village) -> None:
    """Writes of one stamp on two branches: the base names both, so the item goes, whatever came first."""
    office, copy = village.office, village.office.branch(0)
    office.write([_put("one", None)])
    copy.write([_put("two", None)])
    assert office.ms == copy.ms
    village.spare.ms = office.ms
    village.spare.write([_put("three", [office.ms, 0, office.stream])])
    with nursery.blank() as one, nursery.blank() as other:
        for receiver, runs in ((one, [office, copy, village.spare]), (other, [village.spare, copy, office])):
            receiver.take([village.root.run()])
            for author in runs:
                receiver.take([author.run()])
        assert one.rows("SELECT brand FROM part") == [("three",)]
        assert one.kinds() == other.kinds() == []
        assert one.tables() == other.tables()


def test_both_branches_of_a_fork_stand_and_a_number_on_two_papers_is_an_item(
    nursery: Nursery, village: Village
) -> None:
    def issue(author: Author, record: str) -> None:
        row = {"id": record, "document": record, "number": "RC00AC-6911-00002", "series": "AC", "date": "2026-11-21"}
        author.write([["append", "issue", {**row, "header": {}, "lines": [], "seen": {}, "hash": "x"}]])

    village.counter.write([moved("m")])
    copy = village.counter.branch(1)
    issue(village.counter, "i1")
    issue(copy, "i2")
    copy.write([moved("m2")])
    village.counter.write([moved("m3")])
    with nursery.blank() as one, nursery.blank() as other:
        runs = [village.root.run(), village.counter.run(), copy.run()]
        one.take(runs)
        for run in (*runs[::2], runs[1]):
            other.take([run])
        assert one.tables() == other.tables()
        assert one.kinds() == ["number_twice"]
        assert one.value("SELECT count(*) FROM stream_tip WHERE stream = ?", copy.stream) == 2
        assert one.value("SELECT count(*) FROM stock_movement") == 3


def test_a_branch_s_stamps_grow_from_what_it_shares_with_the_other(device: Receiver, village: Village) -> None:
    for n in range(3):
        village.counter.write([moved(f"m{n}")])
    copy = village.counter.branch(2)
    copy.write([moved("back")], stamp=[NOON, 0])
    copy.write([moved("on")])
    device.take([village.counter.run(), copy.run()])
    assert device.rows("SELECT id FROM stock_movement ORDER BY id") == [("m0",), ("m1",), ("m2",), ("on",)]
    assert device.held() == ["quarantined"]


# -- this device's own standing


def _revoke(owner: Shop, device: Shop) -> None:
    """The owner's device closes another one where it stands."""
    store, who = owner.store, device.store.machine
    tip = sign_head(device.store)
    last = {"stream": who.stream, "last_seq": tip.seq if tip else 0, "last_hash": tip.hash if tip else "0" * 64}
    members = {"shop": who.shop, "device": who.device, "streams": [last], "issuer": store.machine.stream}
    members |= {"issuer_seq": store.own.seq + 1, "at_ms": owner.clock()}
    revocation = sign(Revocation.read, members, partial(store.keys.sign, store.machine.stream))
    with store.writing() as cur:
        op = ["append", "revocation", fact_row(revocation)]
        store.write_entry(cur, "devices.revoke", store.ids.new_id(), None, [op], at_ms=owner.clock())


def test_a_device_that_learned_of_its_end_reads_and_writes_no_more(shop: Shop, tmp_path: Path) -> None:
    """Its rows would not count: the next sale would take the number of the last one again."""
    part = shop.part(qty=5)
    counter = join(shop, tmp_path / "counter", "counter", seed=4)
    hand_over(shop, counter)
    counter.open_shift()
    counter.sell(part)
    hand_over(counter, shop)
    _revoke(shop, counter)
    hand_over(shop, counter)
    counter.add(part)
    for _ in range(2):
        with pytest.raises(Rejected, match="device.read_only"):
            counter.pay()
    assert [row[0] for row in counter.rows("SELECT number FROM issue")] == ["RC00AB-6911-00001"]
    assert counter.store.own.seq == 2
    counter.close()


def test_a_device_s_class_is_what_its_certificates_say_now(shop: Shop, tmp_path: Path) -> None:
    counter = join(shop, tmp_path / "counter", "counter", seed=5)
    stream, key = counter.store.machine.stream, counter.store.keys.held()[0].public_key
    first = counter.store.standing.trust.of(stream)
    assert first is not None
    for _ in range(40):  # until one's sha256 is the lowest
        shop.wait()
        members = {**first.certificate.members, "class": "technician", "at_ms": shop.clock()}
        members |= {"issuer_seq": shop.store.own.seq + 1, "public_key": key}
        again = sign(type(first.certificate).read, members, partial(shop.store.keys.sign, shop.store.machine.stream))
        if again.id < first.certificate.id:
            break
    receive(counter.store, [], [("certificate", again.wire())])
    assert counter.store.machine.device_class == "technician"
    counter.close()
