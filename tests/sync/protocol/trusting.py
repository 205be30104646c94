"""Trust objects for tests, without signatures, and random shops made of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any, NamedTuple

from sync.protocol.canonical import sha256_hex
from sync.protocol.entry import ZERO_HASH
from sync.protocol.trust import RECOVERY, Certificate, Revocation
from sync.protocol.verdict import Cut, OnBranch, StreamTrust, Trust, TrustFact

NO_SIGNATURE = "0" * 128


def stream(number: int) -> str:
    """A stream id that can be told from others."""
    return f"{number:032x}"


def entry_hash(of: str, seq: int, branch: str = "") -> str:
    """The hash of an entry that is not there."""
    return sha256_hex(f"{of} {seq} {branch}".encode())


ROOT = stream(0)


def certificate(of: str, issuer: str, issuer_seq: int, cls: str = "owner", **more: Any) -> Certificate:
    """A certificate by ``issuer``; the device is named after the stream, the series is ``AA``."""
    members = {
        "at_ms": 1, "class": cls, "device": f"device of {of}", "issuer": issuer, "issuer_seq": issuer_seq,
        "public_key": sha256_hex(of.encode()), "series": "AA", "shop": ROOT, "stream": of, **more,
    }  # fmt: skip
    return Certificate.read({**members, "signature": NO_SIGNATURE})


def revocation(device: str, last: Sequence[tuple[str, int, str]], issuer: str, issuer_seq: int) -> Revocation:
    """A revocation; ``last`` holds stream, last_seq, last_hash."""
    streams = [{"last_hash": x, "last_seq": seq, "stream": s} for s, seq, x in last]
    members = {"at_ms": 1, "device": device, "issuer": issuer, "issuer_seq": issuer_seq, "shop": ROOT}
    return Revocation.read({**members, "streams": streams, "signature": NO_SIGNATURE})


def fact(signed: Certificate | Revocation, branch: str = "") -> TrustFact:
    """The fact of an object in the entry that it names."""
    return TrustFact(signed.issuer, signed.issuer_seq, signed.id, entry_hash(signed.issuer, signed.issuer_seq, branch))


ROOT_CERTIFICATE = certificate(ROOT, ROOT, 1)


class History(NamedTuple):
    """A shop's trust objects, and for every stream its branches as lists of entry hashes."""

    streams: list[str]
    certificates: list[Certificate]
    revocations: list[Revocation]
    facts: list[TrustFact]
    branches: dict[str, list[list[str]]]

    def on_branch(self, of: str, cut: Cut, seq: int, entry: str) -> bool | None:
        """As ``OnBranch`` says."""
        for branch in self.branches[of]:
            if 0 < cut.last_seq <= len(branch) and branch[cut.last_seq - 1] == cut.last_hash:
                return branch[seq - 1] == entry
        return None

    def trust(self, on_branch: OnBranch | None = None) -> Trust:
        """What they mean together."""
        return Trust.build(ROOT, self.certificates, self.revocations, self.facts, on_branch or self.on_branch)


def random_history(seed: int) -> History:
    """A shop in which anybody signs anything for anybody, copies streams, and revokes across."""
    chance = random.Random(seed)
    streams = [stream(n) for n in range(chance.randint(2, 8))]
    branches: dict[str, list[list[str]]] = {}
    for of in streams:
        main = [entry_hash(of, seq) for seq in range(1, chance.randint(1, 7))]
        branches[of] = [main]
        if main and chance.random() < 0.3:
            start = chance.randrange(len(main))
            branches[of].append(main[:start] + [entry_hash(of, seq + 1, "copy") for seq in range(start, start + 3)])
    devices = [f"device {n}" for n in range(4)]
    classes = ["owner", "owner", "owner", "office", "counter", "technician"]
    certificates = [certificate(ROOT, ROOT, 1, device=devices[0], series="AA")]
    for number, of in enumerate(streams[1:], 1):
        issuer = chance.choice(streams[:number])
        if chance.random() < 0.1:
            certificates.append(certificate(of, RECOVERY, 0, device=chance.choice(devices), series=f"A{2 + number}"))
        else:
            certificates.append(
                certificate(
                    of, issuer, chance.randint(1, 6), chance.choice(classes),
                    device=chance.choice(devices), series=f"A{2 + number}",
                )
            )  # fmt: skip
    for _ in range(chance.randint(0, 4)):
        of, issuer = chance.choice(streams), chance.choice(streams)
        cls = "owner" if of == issuer else chance.choice(classes)
        device, series = chance.choice(devices), chance.choice(["BA", "BB", "BC"])
        if of != issuer or of == ROOT:
            certificates.append(certificate(of, issuer, chance.randint(1, 6), cls, device=device, series=series))
    revocations = []
    for _ in range(chance.randint(0, 4)):
        last = []
        for of in chance.sample(streams, chance.randint(0, len(streams) // 2)):
            seq, branch = chance.randint(0, 5), chance.choice(branches[of])
            known = branch[seq - 1] if 0 < seq <= len(branch) else entry_hash(of, seq, "not here") if seq else ZERO_HASH
            last.append((of, seq, known))
        revocations.append(revocation(chance.choice(devices), last, chance.choice(streams), chance.randint(1, 6)))
    facts = [
        fact(signed, chance.choice(["", "", "copy"]))
        for signed in [*certificates, *revocations]
        if signed.issuer != RECOVERY and chance.random() < 0.7
    ]
    return History(streams, certificates, revocations, facts, branches)


def said(found: StreamTrust) -> tuple[Any, ...]:
    """A stream's trust in the form of ``Naive.standing``."""
    return (found.cls, found.device, found.certificate.id, found.rank, found.cut, found.series)
