"""Which streams are certified and up to where they stand: against a naive second way, and rule by rule."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.protocol.entry import ZERO_HASH
from sync.protocol.objects import Erasure
from sync.protocol.trust import RECOVERY, Certificate
from sync.protocol.verdict import Cut, Trust, unforked
from tests.sync.protocol.naive import Naive
from tests.sync.protocol.trusting import (
    NO_SIGNATURE,
    ROOT,
    ROOT_CERTIFICATE,
    certificate,
    entry_hash,
    fact,
    random_history,
    revocation,
    said,
    stream,
)

SEEDS = st.integers(0, 2**32)
A, B, C, D = map(stream, range(1, 5))


@settings(max_examples=300, deadline=None)
@given(SEEDS)
def test_the_naive_way_says_the_same_of_every_stream(seed: int) -> None:
    history = random_history(seed)
    assert {s.stream: said(s) for s in history.trust().streams()} == Naive(history).standing()


@settings(max_examples=200, deadline=None)
@given(SEEDS)
def test_order_and_repetition_of_objects_say_nothing(seed: int) -> None:
    history = random_history(seed)
    chance = random.Random(seed)
    mixed = history._replace(
        certificates=chance.sample(history.certificates * 2, 2 * len(history.certificates)),
        revocations=chance.sample(history.revocations * 2, 2 * len(history.revocations)),
        facts=chance.sample(history.facts * 2, 2 * len(history.facts)),
    )
    one, other = history.trust(), mixed.trust()
    assert one.fingerprint == other.fingerprint
    assert one.in_force == other.in_force
    assert {s.stream: s for s in one.streams()} == {s.stream: s for s in other.streams()}


@settings(max_examples=200, deadline=None)
@given(SEEDS)
def test_the_fingerprint_changes_exactly_with_class_series_and_cut(seed: int) -> None:
    history = random_history(seed)
    chance = random.Random(seed)
    full = history.trust()
    less = history._replace(
        certificates=[c for c in history.certificates if chance.random() < 0.9],
        revocations=[r for r in history.revocations if chance.random() < 0.5],
    ).trust()

    def matters(trust: Trust) -> object:
        return {(s.stream, s.cls, s.series, s.cut) for s in trust.streams()}

    assert (full.fingerprint == less.fingerprint) is (matters(full) == matters(less))


@settings(max_examples=200, deadline=None)
@given(SEEDS)
def test_an_entry_stands_up_to_the_cut_and_on_its_branch(seed: int) -> None:
    history = random_history(seed)
    trust = history.trust()
    for of, branches in history.branches.items():
        held = trust.of(of)
        for branch in branches:
            for seq, entry in enumerate(branch, 1):
                standing = trust.stands(of, seq, entry)
                if held is None:
                    assert standing == "wait"
                elif held.cut is None or (
                    seq <= held.cut.last_seq and history.on_branch(of, held.cut, seq, entry) is not False
                ):
                    assert standing == "ok"
                else:
                    assert standing == "revoked"


def build(*objects: object, facts: object = (), on_branch: object = unforked) -> Trust:
    certificates = [ROOT_CERTIFICATE, *(o for o in objects if isinstance(o, Certificate))]
    revocations = [o for o in objects if not isinstance(o, Certificate)]
    return Trust.build(ROOT, certificates, revocations, facts, on_branch)  # type: ignore[arg-type]


def test_without_its_root_certificate_a_shop_waits() -> None:
    trust = Trust.build(ROOT, [certificate(A, ROOT, 2)], [], [])
    assert trust.stands(ROOT, 1, entry_hash(ROOT, 1)) == trust.stands(A, 1, entry_hash(A, 1)) == "wait"


def test_a_certificate_by_a_stream_below_owner_gives_nothing() -> None:
    trust = build(certificate(A, ROOT, 2, "office"), certificate(B, A, 1))
    assert trust.of(A) is not None
    assert trust.of(B) is None


def test_of_two_certificates_the_lower_gives_class_and_device_and_both_give_series_and_blocks() -> None:
    twins = sorted(
        (certificate(A, ROOT, 2, "counter", device="x", series="AB", blocks="K"),
         certificate(A, ROOT, 3, "office", device="y", series="AC", blocks="LM")),
        key=lambda c: c.id,
    )  # fmt: skip
    held = build(*twins).of(A)
    assert held is not None
    assert (held.cls, held.device) == (twins[0].cls, twins[0].device)
    assert (held.series, held.blocks) == ({"AB", "AC"}, set("KLM"))


def test_a_revocation_closes_named_streams_where_it_says_and_the_rest_of_the_device_at_0() -> None:
    trust = build(
        certificate(A, ROOT, 2, "counter", device="till"),
        certificate(B, ROOT, 2, "counter", device="till"),
        certificate(C, ROOT, 2, "counter", device="other"),
        revocation("till", [(A, 3, entry_hash(A, 3))], ROOT, 5),
    )
    assert [trust.stands(A, seq, entry_hash(A, seq)) for seq in (3, 4)] == ["ok", "revoked"]
    assert trust.stands(B, 1, entry_hash(B, 1)) == "revoked"
    assert trust.stands(C, 1, entry_hash(C, 1)) == "ok"


def test_of_several_revocations_the_lowest_cut_counts_and_for_equal_seq_the_lowest_hash() -> None:
    a = certificate(A, ROOT, 2, "counter")
    low, high = sorted([entry_hash(A, 2), entry_hash(A, 2, "copy")])
    for last in ([(A, 4, ZERO_HASH), (A, 2, high), (A, 2, low)], [(A, 2, low), (A, 2, high)]):
        held = build(a, revocation("x", last, ROOT, 5), revocation("x", [(A, 3, low)], ROOT, 6)).of(A)
        assert held is not None
        assert held.cut == Cut(2, low)


def test_in_a_fork_only_the_branch_with_the_last_hash_stands_once_it_is_here() -> None:
    def on_branch(_stream: str, _cut: Cut, seq: int, entry: str) -> bool | None:
        return entry == entry_hash(A, seq)

    trust = build(certificate(A, ROOT, 2, "counter"), revocation("x", [(A, 2, entry_hash(A, 2))], ROOT, 5))
    assert trust.stands(A, 2, entry_hash(A, 2, "copy")) == "ok"  # nobody has seen the last entry yet
    assert trust.stands(A, 2, entry_hash(A, 2), on_branch) == "ok"
    assert trust.stands(A, 2, entry_hash(A, 2, "copy"), on_branch) == "revoked"


def test_what_a_closed_owner_signed_counts_only_as_a_fact_that_stands() -> None:
    a, b = certificate(A, ROOT, 2), certificate(B, A, 3, "counter")
    closed = revocation("x", [(A, 4, entry_hash(A, 4))], ROOT, 5)
    assert build(a, b).of(B) is not None
    assert build(a, b, closed).of(B) is None
    assert build(a, b, closed, facts=[fact(b)]).of(B) is not None
    assert build(a, b, closed, facts=[fact(b)], on_branch=lambda *_: False).of(B) is None
    late = certificate(C, A, 5, "counter")
    assert build(a, late, closed, facts=[fact(late)]).of(C) is None


def test_a_thief_cannot_forge_a_copy_of_the_stream_to_certify_his_own_after_the_end() -> None:
    a, forged = certificate(A, ROOT, 2), certificate(D, A, 1)
    closed = revocation("x", [(A, 4, entry_hash(A, 4))], ROOT, 5)

    def on_branch(_stream: str, _cut: Cut, seq: int, entry: str) -> bool | None:
        return entry == entry_hash(A, seq)

    assert build(a, forged, closed, facts=[fact(forged, "copy")], on_branch=on_branch).of(D) is None
    assert build(a, forged, closed, facts=[fact(forged)], on_branch=on_branch).of(D) is not None


def test_a_series_given_in_good_faith_stays_when_its_issuer_is_closed() -> None:
    a, by_a, by_root = (
        certificate(A, ROOT, 2),
        certificate(B, A, 3, "counter", series="BA"),
        certificate(B, ROOT, 7, "counter", series="BB"),
    )
    held = build(a, by_a, by_root, revocation("x", [(A, 0, ZERO_HASH)], ROOT, 5)).of(B)
    assert held is not None
    assert held.certificate.id == by_root.id
    assert held.series == {"BA", "BB"}


def test_of_two_owners_who_revoke_each_other_the_one_nearer_to_root_stays() -> None:
    a, b = certificate(A, ROOT, 2), certificate(B, ROOT, 3)
    each = (revocation(a.device, [(A, 0, ZERO_HASH)], B, 1), revocation(b.device, [(B, 0, ZERO_HASH)], A, 9))
    trust = build(a, b, *each)
    assert trust.in_force == {each[1].id}
    assert [trust.stands(s, 1, entry_hash(s, 1)) for s in (A, B)] == ["ok", "revoked"]


def test_the_recovery_successor_outranks_root() -> None:
    found = certificate(A, RECOVERY, 0)
    root_first = revocation(found.device, [(A, 0, ZERO_HASH)], ROOT, 2)
    trust = build(found, root_first, revocation(ROOT_CERTIFICATE.device, [(ROOT, 1, entry_hash(ROOT, 1))], A, 1))
    assert trust.stands(A, 5, entry_hash(A, 5)) == "ok"
    assert [trust.stands(ROOT, seq, entry_hash(ROOT, seq)) for seq in (1, 2)] == ["ok", "revoked"]


@pytest.mark.parametrize(("last_seq", "stands"), [(1, True), (2, False), (9, False)])
def test_a_revocation_that_would_void_its_makers_own_certificate_is_void(last_seq: int, stands: bool) -> None:
    a = certificate(A, ROOT, 2)
    against_root = revocation(ROOT_CERTIFICATE.device, [(ROOT, last_seq, entry_hash(ROOT, last_seq))], A, 1)
    trust = build(a, against_root, facts=[fact(a)])
    assert (trust.in_force == set()) is stands
    assert trust.of(A) is not None


def test_root_and_a_recovery_successor_cannot_close_themselves_at_0() -> None:
    found = certificate(A, RECOVERY, 0)
    for device, of in ((ROOT_CERTIFICATE.device, ROOT), (found.device, A)):
        assert build(found, revocation(device, [(of, 0, ZERO_HASH)], of, 2)).in_force == set()
        assert build(found, revocation(device, [], of, 2)).in_force == set()


def test_an_owner_may_revoke_its_own_device() -> None:
    trust = build(certificate(A, ROOT, 2), revocation(f"device of {A}", [(A, 0, ZERO_HASH)], A, 4))
    assert trust.stands(A, 1, entry_hash(A, 1)) == "revoked"


def test_a_closed_owner_cannot_revoke_through_a_stream_that_it_certifies_afterwards() -> None:
    a, puppet, honest = certificate(A, ROOT, 2), certificate(D, A, 9), certificate(B, ROOT, 3)
    closed = revocation(a.device, [(A, 4, entry_hash(A, 4))], ROOT, 5)
    trust = build(a, puppet, honest, closed, revocation(honest.device, [], D, 1))
    assert trust.stands(B, 1, entry_hash(B, 1)) == "ok"


def test_certificates_by_technicians_neither_close_streams_nor_shield_their_device() -> None:
    phone = certificate(A, ROOT, 2, "technician", device="phone")
    drags = certificate(B, A, 9, "counter", device="phone")  # says that the till is a stream of the phone
    shields = certificate(ROOT, A, 9, device="phone")  # says that root is certified by the phone
    trust = build(
        phone, certificate(B, ROOT, 3, "counter"), drags, shields,
        revocation("phone", [(A, 1, entry_hash(A, 1))], ROOT, 5),
    )  # fmt: skip
    assert len(trust.in_force) == 1
    assert trust.stands(A, 2, entry_hash(A, 2)) == "revoked"
    assert trust.stands(B, 1, entry_hash(B, 1)) == trust.stands(ROOT, 1, entry_hash(ROOT, 1)) == "ok"


def test_a_thief_does_not_drag_other_streams_into_the_revocation_of_his_device() -> None:
    a = certificate(A, ROOT, 2, device="stolen")
    till = max((certificate(B, ROOT, 3, "counter", device="till", at_ms=n) for n in range(9)), key=lambda c: c.id)
    drags = [certificate(B, A, 9, "counter", device="stolen", at_ms=n) for n in range(9)]  # some are the lowest
    assert any(c.id < till.id for c in drags)
    trust = build(a, till, *drags, revocation("stolen", [(A, 4, entry_hash(A, 4))], ROOT, 5))
    assert trust.stands(B, 1, entry_hash(B, 1)) == "ok"


def test_what_roots_thief_signs_for_root_after_its_end_gives_neither_class_nor_device() -> None:
    found = certificate(A, RECOVERY, 0, device="new")
    forged = [certificate(ROOT, ROOT, 1, device="new", at_ms=n) for n in range(9)]
    assert any(c.id < ROOT_CERTIFICATE.id for c in forged)
    ended = revocation(ROOT_CERTIFICATE.device, [(ROOT, 1, entry_hash(ROOT, 1))], A, 1)
    held = build(found, *forged, ended, facts=[fact(ROOT_CERTIFICATE)]).of(ROOT)
    assert held is not None
    assert held.certificate.id == ROOT_CERTIFICATE.id


def test_blocks_are_granted_by_root_its_spare_and_recovery_successors_alone() -> None:
    trust = build(
        certificate(A, ROOT, 1, spare_of=ROOT), certificate(B, ROOT, 2), certificate(C, RECOVERY, 0),
        certificate(D, A, 1, spare_of=ROOT),
    )  # fmt: skip
    granting = {s.stream for s in trust.streams() if s.grants_blocks}
    assert granting == {ROOT, A, C}


def test_an_erasure_counts_by_an_owner_and_after_its_end_only_as_a_fact_that_stands() -> None:
    def erasure(issuer: str) -> Erasure:
        return Erasure.read(
            {"annexes": [], "at_ms": 1, "issuer": issuer, "issuer_seq": 3, "record_id": "c", "record_type": "customer",
             "shop": ROOT, "signature": NO_SIGNATURE}
        )  # fmt: skip

    a, b, closed = (
        certificate(A, ROOT, 2),
        certificate(B, ROOT, 3, "office"),
        revocation("x", [(A, 3, ZERO_HASH)], ROOT, 5),
    )
    assert build(a).erasure_counts(erasure(A))
    assert not build(b).erasure_counts(erasure(B))
    assert not build(a).erasure_counts(erasure(C))
    assert not build(a, closed).erasure_counts(erasure(A))
    held = fact(erasure(A))  # type: ignore[arg-type]
    assert build(a, closed, facts=[held]).erasure_counts(erasure(A))
