"""Signed objects: what is read, what is signed, which signature holds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.canonical import canonical, sha256_hex
from sync.protocol.limits import ENTRY_BYTES_MAX
from sync.protocol.trust import (
    BLOCKS,
    DEMO_BLOCK,
    RECOVERY,
    TRUST_TYPES,
    Certificate,
    Erasure,
    Keys,
    Malformed,
    Objection,
    Revocation,
    SignedHead,
    adopt_message,
    check_certificate,
    check_issued,
    check_signed_head,
    fact_row,
    next_series,
    read_fact,
    series_in,
    series_ok,
    sign,
    stream_id,
)
from tests.sync.protocol.making import DOC
from tests.sync.protocol.signing import Key, verify

ROOT, TILL, RECOVERED, RECOVERY_KEY = Key("root"), Key("till"), Key("recovered"), Key("recovery")


def members(key: Key, issuer: str, issuer_seq: int = 1, **more: Any) -> dict[str, Any]:
    """The members of a certificate of a key."""
    return {
        "at_ms": 1, "class": "owner", "device": "d", "issuer": issuer, "issuer_seq": issuer_seq,
        "public_key": key.public, "series": "AA", "shop": ROOT.stream, "stream": key.stream, **more,
    }  # fmt: skip


BIRTH = sign(Certificate.read, members(ROOT, ROOT.stream, recovery_key=RECOVERY_KEY.public, blocks="AB"), ROOT)
KEYS = Keys(ROOT.stream, [BIRTH])


def test_a_certificate_that_root_signs_holds_and_every_changed_bit_is_noticed() -> None:
    made = sign(Certificate.read, members(TILL, ROOT.stream, **{"class": "counter"}), ROOT)
    assert check_certificate(made, KEYS, verify) is None
    assert check_certificate(BIRTH, KEYS, verify) is None
    other = Certificate.read({**made.wire(), "class": "office"})
    assert check_certificate(other, KEYS, verify) is Objection.SIGNATURE
    by_another = sign(Certificate.read, members(TILL, ROOT.stream), TILL)
    assert check_certificate(by_another, KEYS, verify) is Objection.SIGNATURE


def test_an_object_of_an_unknown_issuer_waits_and_holds_once_its_certificate_is_here() -> None:
    till = sign(Certificate.read, members(TILL, ROOT.stream), ROOT)
    made = sign(Certificate.read, members(RECOVERED, TILL.stream), TILL)
    keys = Keys(ROOT.stream, [BIRTH])
    assert check_certificate(made, keys, verify) is Objection.ISSUER_UNKNOWN
    keys.add(till)
    assert check_certificate(made, keys, verify) is None


def test_only_the_first_stream_signs_itself() -> None:
    itself = sign(Certificate.read, members(TILL, TILL.stream), TILL)
    assert check_certificate(itself, KEYS, verify) is Objection.SELF_SIGNED
    low = sign(Certificate.read, members(ROOT, ROOT.stream, **{"class": "counter"}), ROOT)
    assert check_certificate(low, KEYS, verify) is Objection.SELF_SIGNED


def test_a_stream_that_is_not_the_hash_of_its_key_is_refused() -> None:
    made = sign(Certificate.read, {**members(TILL, ROOT.stream), "stream": RECOVERED.stream}, ROOT)
    assert check_certificate(made, KEYS, verify) is Objection.STREAM_IS_NOT_KEY


def test_the_recovery_key_certifies_owner_class_streams_and_nothing_else() -> None:
    made = sign(Certificate.read, members(RECOVERED, RECOVERY, 0, blocks="ST"), RECOVERY_KEY)
    assert check_certificate(made, KEYS, verify) is None
    low = sign(Certificate.read, members(RECOVERED, RECOVERY, 0, **{"class": "office"}), RECOVERY_KEY)
    assert check_certificate(low, KEYS, verify) is Objection.RECOVERY_FORM
    forged = sign(Certificate.read, members(RECOVERED, RECOVERY, 0), TILL)
    assert check_certificate(forged, KEYS, verify) is Objection.SIGNATURE
    assert check_certificate(made, Keys(ROOT.stream), verify) is Objection.ISSUER_UNKNOWN
    with pytest.raises(Malformed, match="issuer_seq"):
        sign(Certificate.read, members(RECOVERED, RECOVERY, 1), RECOVERY_KEY)


def test_a_recovery_key_named_by_another_stream_counts_for_nothing() -> None:
    rogue = sign(Certificate.read, members(TILL, ROOT.stream, recovery_key=TILL.public), ROOT)
    assert Keys(ROOT.stream, [BIRTH, rogue]).of(RECOVERY) == {RECOVERY_KEY.public}


def test_objects_of_another_shop_are_refused() -> None:
    elsewhere = Keys(TILL.stream, [])
    assert check_certificate(BIRTH, elsewhere, verify) is Objection.WRONG_SHOP
    gone = sign(Revocation.read, {"at_ms": 1, "device": "d", "issuer": ROOT.stream, "issuer_seq": 2,
                                  "shop": ROOT.stream, "streams": []}, ROOT)  # fmt: skip
    assert check_issued(gone, elsewhere, verify) is Objection.WRONG_SHOP
    assert check_issued(gone, KEYS, verify) is None
    head = sign(SignedHead.read, {"hash": "0" * 64, "seq": 1, "shop": ROOT.stream, "stream": ROOT.stream}, ROOT)
    assert check_signed_head(head, elsewhere, verify) is Objection.WRONG_SHOP
    assert check_signed_head(head, KEYS, verify) is None


def test_kinds_of_objects_cannot_be_taken_for_each_other() -> None:
    prefixes = {kind.PREFIX for kind in (Certificate, Revocation, Erasure, SignedHead)}
    assert prefixes == {b"olpos certificate 1\n", b"olpos revocation 1\n", b"olpos erasure 1\n", b"olpos head 1\n"}
    assert adopt_message("s", "r", 5) == b'olpos adopt 1\n{"at_ms":5,"relay":"r","shop":"s"}'


def test_unknown_members_are_kept_and_signed() -> None:
    made = sign(Certificate.read, members(TILL, ROOT.stream, later=[1]), ROOT)
    assert made.wire()["later"] == [1]
    assert check_certificate(made, KEYS, verify) is None
    stripped = Certificate.read({k: v for k, v in made.wire().items() if k != "later"})
    assert check_certificate(stripped, KEYS, verify) is Objection.SIGNATURE


SAMPLES: dict[str, dict[str, Any]] = {
    "certificate": DOC["certificates"][1], "revocation": DOC["revocations"][0], "erasure": DOC["erasures"][0],
}  # fmt: skip
BAD: dict[str, list[Any]] = {
    "shop": ["", "0" * 31, None], "stream": ["0" * 64, 5], "public_key": ["0" * 63, "G" * 64], "device": ["", 7, None],
    "class": ["boss", None, ["owner"]], "series": ["A", "A0", "a2", "0A", "AAA", None], "issuer": ["recovery", "root"],
    "issuer_seq": [0, True, "1", -1], "at_ms": [True, "1", None], "blocks": ["AA", "a", 5, None],
    "spare_of": [None, "root"], "recovery_key": [None, "0" * 32], "signature": ["0" * 127, "A" * 128, None],
    "streams": [{}, [1], [{"stream": "0" * 32}], [{"stream": "0" * 32, "last_seq": -1, "last_hash": "0" * 64}],
                [{"stream": "0" * 32, "last_seq": 0, "last_hash": ""}]],
    "annexes": [{}, [[]], [["0" * 64]], [["0" * 64, -1]], [["0" * 64, True]], [["x", 0]], [["0" * 64, 0, 0]]],
    "record_type": ["", None], "record_id": [5],
}  # fmt: skip
OPTIONAL = {"blocks", "spare_of", "recovery_key"}


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_member_has_to_be_there_and_of_its_type(kind: str) -> None:
    read, good = TRUST_TYPES[kind].read, SAMPLES[kind]
    for name, values in BAD.items():
        if name in good and name not in OPTIONAL:
            with pytest.raises(Malformed, match=name):
                read({k: v for k, v in good.items() if k != name})
        for value in values if name in good or (kind == "certificate" and name in OPTIONAL) else ():
            if name == "issuer" and value == RECOVERY and kind == "certificate":
                continue
            with pytest.raises(Malformed) as refusal:
                read({**good, name: value})
            assert refusal.value.member == name


def test_members_without_canonical_bytes_and_objects_larger_than_an_entry_are_refused() -> None:
    for more in (1.5, {"ก": 1}, "\ud800"):
        with pytest.raises(Malformed, match="unsigned"):
            Certificate.read({**SAMPLES["certificate"], "later": more})
    with pytest.raises(Malformed, match="size"):
        Certificate.read({**SAMPLES["certificate"], "later": "x" * ENTRY_BYTES_MAX})


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(sorted(SAMPLES)), st.data())
def test_no_members_whatever_raise_anything_but_malformed(kind: str, data: st.DataObject) -> None:
    good = SAMPLES[kind]
    names = st.sampled_from([*sorted(good), "blocks", "later"])
    changed = {**good, **data.draw(st.dictionaries(names, JSON_VALUES, max_size=3))}
    try:
        made = TRUST_TYPES[kind].read(changed)
    except Malformed:
        return
    assert made.id == sha256_hex(canonical({k: v for k, v in changed.items() if k != "signature"}))


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_fact_row_gives_its_object_back_and_a_wrong_id_is_noticed(kind: str) -> None:
    made = TRUST_TYPES[kind].read(SAMPLES[kind])
    row = fact_row(made)
    assert row["id"] == made.id
    assert read_fact(kind, row) == made
    for wrong in ({**row, "id": "0" * 64}, {k: v for k, v in row.items() if k != "id"}, {**row, "at_ms": 1}):
        with pytest.raises(Malformed, match="id"):
            read_fact(kind, wrong)


def test_a_stream_id_is_the_first_half_of_the_hash_of_its_key() -> None:
    assert stream_id("00" * 32) == sha256_hex(bytes(32))[:32]


def test_series_codes_are_two_characters_of_the_stated_ones() -> None:
    codes = {a + b for a in BLOCKS + DEMO_BLOCK for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ23456789"}
    assert len(codes) == 34 * 34
    assert all(map(series_ok, codes))
    for wrong in ("", "A", "AAA", "A0", "1A", "aA", "Aก", None, 22, ["A", "A"]):
        assert not series_ok(wrong)
    assert series_in("B")[:2] == ("BA", "BB")
    assert len(series_in("Z")) == 34
    with pytest.raises(AssertionError):
        series_in("0")


def test_the_next_series_was_never_named_and_comes_from_the_own_blocks() -> None:
    assert next_series("BC", {"BA", "AB"}) == "BB"
    assert next_series("BC", series_in("B")) == "CA"
    assert next_series("B", series_in("B")) is None
    assert next_series("", ()) is None
