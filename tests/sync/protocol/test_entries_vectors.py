"""The bytes of entries and trust objects are those of ``entries.json``, one case each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sync.protocol.trust import Certificate, Revocation
from sync.protocol.verdict import Adoption, Trust, TrustFact, adopted
from tests.sync.protocol.entries_vectors import QUARANTINED, REFUSED, Check, vector_cases

DOC = json.loads((Path(__file__).parents[2] / "golden" / "vectors" / "entries.json").read_text(encoding="utf-8"))
CASES = list(vector_cases(DOC))


@pytest.mark.parametrize(("name", "check"), CASES, ids=[name for name, _ in CASES])
def test_the_case_holds(name: str, check: Check) -> None:
    check()


def test_every_stated_ground_and_reason_has_its_case() -> None:
    assert {vector["why"] for vector in DOC["quarantined"]} == QUARANTINED.keys()
    assert {vector["why"] for vector in DOC["refused"]} == REFUSED.keys()


def test_the_shop_of_the_vectors_is_judged_as_they_say() -> None:
    root, technician = DOC["keys"]["root"]["stream"], DOC["keys"]["technician"]["stream"]
    certificates = [Certificate.read(c) for c in DOC["certificates"]]
    revocations = [Revocation.read(r) for r in DOC["revocations"]]
    hashes = [vector["hash"] for vector in DOC["entries"]]
    facts = [TrustFact(root, 1, c.id, hashes[0]) for c in certificates[:2]]
    trust = Trust.build(root, certificates, revocations, facts)
    held = trust.of(technician)
    assert held is not None
    assert (held.cls, held.series, held.cut) == ("technician", {"AB"}, (2, hashes[9]))
    assert [trust.stands(technician, seq, hashes[7 + seq]) for seq in (1, 2, 3)] == ["ok", "ok", "revoked"]
    whole = adopted(trust, [Adoption(root, 10, hashes[14], hashes[10], None)])
    assert whole == {(hashes[10], None)}
    spare = trust.of(DOC["certificates"][1]["stream"])
    assert spare is not None
    assert spare.grants_blocks
    assert spare.blocks == set("JKLMNPQR")
