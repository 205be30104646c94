"""The verdict on streams a second, naive way: the sentences of PROTOCOL.md one after another, nothing kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sync.protocol.entry import ZERO_HASH
from sync.protocol.trust import RECOVERY, Certificate, Revocation
from sync.protocol.verdict import Cut
from tests.sync.protocol.trusting import ROOT, History

Cuts = Mapping[str, Cut]


class Naive:
    """What a history means; ``standing`` says it of every certified stream."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.certificates = sorted(set(history.certificates), key=lambda c: c.id)
        self.rank = self.ranks()

    def counts(self, signed: Certificate | Revocation, cuts: Cuts) -> bool:
        """An object counts while its issuer is not cut off, afterwards only as a fact in an entry that stands."""
        if signed.issuer not in cuts:
            return True
        cut = cuts[signed.issuer]
        return signed.issuer_seq <= cut.last_seq and any(
            found[:3] == (signed.issuer, signed.issuer_seq, signed.id)
            and self.history.on_branch(signed.issuer, cut, signed.issuer_seq, found.entry_hash) is not False
            for found in self.history.facts
        )

    def signed_well(self, c: Certificate, owners: Collection[str]) -> bool:
        """By the recovery key, by root for itself, by another stream that is an owner."""
        return c.issuer == RECOVERY or is_own(c) or (c.issuer in owners and c.issuer != c.stream)

    def chosen(self, of: str, owners: Collection[str], cuts: Cuts) -> Certificate | None:
        """Of those that count the lowest; root's own word for itself where none does."""
        signed = [c for c in self.certificates if c.stream == of and self.signed_well(c, owners)]
        good = [c for c in signed if c.issuer == RECOVERY or self.counts(c, cuts)]
        return next(iter(good or filter(is_own, signed)), None)

    def ranks(self) -> dict[str, tuple[int, int, str]]:
        """The strongest stream that is not settled yet is settled, then ranks those it certifies."""
        rank = {ROOT: (0, 0, ROOT)} | {c.stream: (-1, 0, c.stream) for c in self.certificates if c.issuer == RECOVERY}
        settled: list[str] = []
        owners: set[str] = set()
        while waiting := [s for s in rank if s not in settled]:
            of = min(waiting, key=lambda s: rank[s])
            first = self.chosen(of, owners, {})
            settled.append(of)
            if first is not None and first.cls == "owner":
                owners.add(of)
            for c in self.certificates:
                if c.issuer == of and of in owners:
                    place = (max(0, rank[of][0]) + 1, c.issuer_seq, c.stream)
                    rank[c.stream] = min(rank.get(c.stream, place), place)
        return rank

    def certified(self, cuts: Cuts) -> dict[str, Certificate]:
        """From the strongest on, each by those certified before it."""
        found: dict[str, Certificate] = {}
        for of in sorted(self.rank, key=lambda s: self.rank[s]):
            first = self.chosen(of, owners_in(found), cuts)
            if first is not None:
                found[of] = first
        return found

    def cuts(self) -> Cuts:
        """Revocations by the rank of their issuers, each judged by what those before it left."""
        cuts: Cuts = {}
        everything = set(self.history.revocations)
        for r in sorted(everything, key=lambda r: (self.rank.get(r.issuer, (99,)), r.issuer_seq, r.id)):
            now = self.certified(cuts)
            if r.issuer not in owners_in(now) or not self.counts(r, cuts):
                continue
            named: Cuts = {}
            for of, seq, last_hash in r.last:
                named = lower(named, {of: Cut(seq, last_hash)})
            device = [s for s, c in self.certified(lower(cuts, named)).items() if c.device == r.device]
            hit = {s: Cut(0, ZERO_HASH) for s in device} | dict(named)
            own_word = now[r.issuer].issuer in (RECOVERY, r.issuer) and hit.get(r.issuer, Cut(1, "")).last_seq == 0
            if not own_word and r.issuer in self.certified(lower(cuts, hit)):
                cuts = lower(cuts, hit)
        return cuts

    def standing(self) -> dict[str, tuple[Any, ...]]:
        """Class, device, certificate, rank, cut and series of each certified stream."""
        cuts = self.cuts()
        final = self.certified(cuts)
        owners = owners_in(final)
        return {
            of: (
                c.cls, c.device, c.id, self.rank[of], cuts.get(of),
                {x.series for x in self.certificates if x.stream == of and self.signed_well(x, owners)},
            )
            for of, c in final.items()
        }  # fmt: skip


def is_own(c: Certificate) -> bool:
    """Root's word for itself."""
    return c.stream == c.issuer == ROOT


def owners_in(certified: Mapping[str, Certificate]) -> set[str]:
    """The streams certified as owner."""
    return {s for s, c in certified.items() if c.cls == "owner"}


def lower(cuts: Cuts, more: Cuts) -> Cuts:
    """Both together, the lower of two."""
    return {s: min(c[s] for c in (cuts, more) if s in c) for s in cuts.keys() | more.keys()}
