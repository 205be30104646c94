"""The verdict on a row: standing, quarantine, version, registry, adoption, class and series, in this order."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.body import Op
from sync.protocol.canonical import canonical
from sync.protocol.entry import ZERO_HASH, CheckedEntry, Quarantine, check_entry
from sync.protocol.verdict import NEVER_ADOPTED, Adoption, Judge, Trust, Verdict, adopted
from tests.sync.protocol.making import NOW, wire
from tests.sync.protocol.trusting import ROOT, ROOT_CERTIFICATE, certificate, entry_hash, revocation, stream

TILL, PHONE, CLOSED, UNKNOWN, SECOND = map(stream, range(1, 6))
TRUST = Trust.build(
    ROOT,
    [
        ROOT_CERTIFICATE,
        certificate(TILL, ROOT, 2, "counter", series="AB"),
        certificate(PHONE, ROOT, 2, "technician", series="AC"),
        certificate(CLOSED, ROOT, 2, "counter", series="AD", device="closed"),
        certificate(SECOND, ROOT, 2),
    ],
    [revocation("closed", [(CLOSED, 1, entry_hash(CLOSED, 1))], ROOT, 5)],
    [],
)


class Rules:
    """A registry of three types: sales are numbered, notes are for everybody."""

    def known(self, op: Op) -> bool:
        return op[0] in ("append", "put") and op[1] != "later"

    def may_write(self, record_type: str, cls: str, row: Mapping[str, Any], user: str | None) -> bool:
        return cls == "owner" or record_type == "note" or cls == "counter" or row.get("owner") == user

    def series_of(self, record_type: str, row: Mapping[str, Any]) -> str | None:
        return str(row.get("series", "")) if record_type == "sale" else None


SALE = ["append", "sale", {"id": "s", "series": "AB"}]
FOREIGN = ["append", "sale", {"id": "s", "series": "AD"}]
NUMBERLESS = ["append", "sale", {"id": "s"}]
NOTE = ["append", "note", {"id": "n"}]
LATER = ["append", "later", {"id": "n"}]
FOLD = ["fold", "job", "j"]
PROFILE = ["put", "profile", "p", {"owner": "u-1"}, {}]
REVOCATION = ["append", "revocation", {"id": "r"}]


def entry(of: str, *ops: Op, seq: int = 1, **changes: Any) -> CheckedEntry:
    """An entry of a stream; those after the first have some entry before them."""
    prev = ZERO_HASH if seq == 1 else entry_hash(of, seq - 1)
    return check_entry(wire(canonical({"ops": list(ops)}), stream=of, seq=seq, prev=prev, **changes))


def verdicts(checked: CheckedEntry, adopted_rows: Any = frozenset(), ground: Quarantine | None = None) -> list[Verdict]:
    return Judge(TRUST, Rules(), adopted_rows).rows(checked, ground)


@pytest.mark.parametrize(
    ("of", "op", "verdict"),
    [
        (TILL, SALE, Verdict.OK),
        (TILL, FOREIGN, Verdict.OFF_SERIES),
        (TILL, NUMBERLESS, Verdict.OFF_SERIES),
        (TILL, LATER, Verdict.PARKED),
        (TILL, FOLD, Verdict.PARKED),
        (PHONE, NOTE, Verdict.OK),
        (PHONE, SALE, Verdict.FORBIDDEN),
        (PHONE, PROFILE, Verdict.OK),  # its own
        (PHONE, ["put", "profile", "p", {"owner": "u-2"}, {}], Verdict.FORBIDDEN),
        (UNKNOWN, SALE, Verdict.WAIT),
        (UNKNOWN, LATER, Verdict.WAIT),
        (SECOND, ["append", "sale", {"id": "s", "series": "AA"}], Verdict.OK),
    ],
)
def test_a_row_has_the_verdict_of_the_first_rule_that_holds(of: str, op: Op, verdict: Verdict) -> None:
    assert verdicts(entry(of, op)) == [verdict]


def test_rows_of_one_entry_are_judged_each_for_itself() -> None:
    assert verdicts(entry(TILL, SALE, LATER, NOTE, FOREIGN)) == [
        Verdict.OK,
        Verdict.PARKED,
        Verdict.OK,
        Verdict.OFF_SERIES,
    ]


def test_entries_above_the_cut_are_revoked_and_an_adoption_of_the_whole_lifts_that_alone() -> None:
    late = entry(CLOSED, FOREIGN, SALE, REVOCATION, LATER, seq=2)
    assert set(verdicts(late)) == {Verdict.REVOKED}
    assert verdicts(late, {(late.hash, None)}) == [Verdict.OK, Verdict.OFF_SERIES, Verdict.REVOKED, Verdict.PARKED]
    assert set(verdicts(late, {(late.hash, 0), (late.hash, 1)})) == {Verdict.REVOKED}
    assert verdicts(late, {(late.hash, None), (late.hash, 1)})[1] is Verdict.OK
    assert set(verdicts(late, {(entry_hash("another", 1), None)})) == {Verdict.REVOKED}


def test_an_adopted_row_counts_despite_class_and_series_but_not_before_it_is_known() -> None:
    made = entry(PHONE, SALE, LATER, REVOCATION)
    rows = frozenset((made.hash, index) for index in range(3))
    assert verdicts(made, rows) == [Verdict.OK, Verdict.PARKED, Verdict.FORBIDDEN]


@pytest.mark.parametrize("record_type", sorted(NEVER_ADOPTED))
def test_trust_objects_are_never_adopted(record_type: str) -> None:
    made = entry(PHONE, ["append", record_type, {"id": "x"}])
    assert verdicts(made, {(made.hash, 0), (made.hash, None)}) == [Verdict.FORBIDDEN]
    late = entry(CLOSED, ["append", record_type, {"id": "x"}], seq=2)
    assert verdicts(late, {(late.hash, 0), (late.hash, None)}) == [Verdict.REVOKED]


def test_nothing_lifts_a_quarantine() -> None:
    made = entry(TILL, SALE)
    late = entry(CLOSED, SALE, seq=2)
    for checked in (made, late):
        everything = {(checked.hash, None), (checked.hash, 0)}
        assert verdicts(checked, everything, Quarantine.STAMP_ORDER) == [Verdict.QUARANTINED]
    unreadable = check_entry(wire(b"{}", stream=TILL))
    judge = Judge(TRUST, Rules())
    assert judge.entry(unreadable.header, unreadable.hash, unreadable.quarantine) is Verdict.QUARANTINED
    assert judge.rows(unreadable) == []


def test_a_quarantined_entry_of_an_unknown_stream_waits_first() -> None:
    assert verdicts(entry(UNKNOWN, SALE), ground=Quarantine.STAMP_ORDER) == [Verdict.WAIT]


def test_an_entry_of_a_later_version_is_parked_unless_its_stream_is_closed() -> None:
    judge = Judge(TRUST, Rules())
    for of, seq, verdict in ((TILL, 1, Verdict.PARKED), (CLOSED, 2, Verdict.REVOKED), (UNKNOWN, 1, Verdict.WAIT)):
        later = entry(of, seq=seq, v=2)
        assert judge.entry(later.header, later.hash, later.quarantine) is verdict
        assert judge.rows(later) == []


def test_adoptions_count_by_owners_in_entries_that_stand_by_themselves() -> None:
    target = entry_hash(CLOSED, 2)
    by = {of: Adoption(of, 2, entry_hash(of, 2), target, None) for of in (ROOT, SECOND, TILL, CLOSED, UNKNOWN)}
    assert adopted(TRUST, [by[TILL], by[CLOSED], by[UNKNOWN]]) == frozenset()
    assert adopted(TRUST, [by[SECOND], by[ROOT]._replace(op=3)]) == {(target, None), (target, 3)}
    ended = Trust.build(
        ROOT,
        [ROOT_CERTIFICATE, certificate(SECOND, ROOT, 2)],
        [revocation("x", [(SECOND, 1, entry_hash(SECOND, 1))], ROOT, 5)],
        [],
    )
    assert adopted(ended, [by[SECOND]]) == frozenset()
    assert adopted(ended, [by[SECOND]._replace(seq=1)]) == {(target, None)}


OPS = st.lists(st.sampled_from([SALE, FOREIGN, NOTE, LATER, FOLD, PROFILE, REVOCATION]), max_size=3).filter(
    lambda ops: ops.count(PROFILE) < 2
)


@given(st.sampled_from([ROOT, TILL, PHONE, CLOSED, UNKNOWN]), st.integers(1, 2), OPS, st.data())
def test_what_applies_is_certified_sound_known_and_either_adopted_or_allowed(
    of: str, seq: int, ops: list[Op], data: st.DataObject
) -> None:
    made = entry(of, *ops, seq=seq, stamp=[NOW, 0])
    places = [None, *range(len(ops))]
    rows = data.draw(st.frozensets(st.sampled_from([(made.hash, place) for place in places])))
    ground = data.draw(st.sampled_from([None, None, None, Quarantine.STAMP_ORDER]))
    rules, held = Rules(), TRUST.of(of)
    for index, (op, verdict) in enumerate(itertools.zip_longest(ops, verdicts(made, rows, ground))):
        adoptable = op[1] not in NEVER_ADOPTED
        stands = held is not None and (of != CLOSED or seq == 1 or (adoptable and (made.hash, None) in rows))
        if not stands or ground or held is None or not rules.known(op):
            assert verdict is not Verdict.OK
            continue
        row = op[2] if op[0] == "append" else {**op[3], "id": op[2]}
        series = rules.series_of(op[1], row)
        allowed = rules.may_write(op[1], held.cls, row, "u-1") and (series is None or series in held.series)
        assert (verdict is Verdict.OK) is (allowed or (adoptable and (made.hash, index) in rows))
