"""Which streams are certified, as what, and up to where they stand.

A pure function of certificates, revocations, and the entries that hold them as facts. Signatures were checked before.
The reasoning and worked examples are in PROTOCOL.md, "Trust".
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol, TypeAlias

from sync.protocol.canonical import canonical, sha256_hex
from sync.protocol.header import ZERO_HASH
from sync.protocol.objects import OWNER, RECOVERY, Certificate, Erasure, Revocation

Rank: TypeAlias = tuple[int, int, str]
"""Depth of certification (recovery -1, root 0), issuer_seq of the certificate, stream; the lower is the stronger."""


class Cut(NamedTuple):
    """The last entry of a closed stream that stands, none where ``last_seq`` is 0; the lowest of several counts."""

    last_seq: int
    last_hash: str


_OPEN = Cut(1, "")


class TrustFact(NamedTuple):
    """A certificate, revocation or erasure found as a row of an entry that is not quarantined."""

    issuer: str
    issuer_seq: int
    object_id: str
    entry_hash: str


class OnBranch(Protocol):
    """Whether an entry lies on that branch of a forked stream which holds the last entry that stands.

    ``True`` or ``False``, for ``seq <= cut.last_seq``; ``None`` where no branch held here has ``last_hash`` at
    ``last_seq``: until it comes, everything up to ``last_seq`` stands.
    """

    def __call__(self, stream: str, cut: Cut, seq: int, entry_hash: str, /) -> bool | None: ...


def unforked(_stream: str, _cut: Cut, _seq: int, _entry_hash: str, /) -> bool | None:
    """The answer of who knows of no fork."""
    return None


@dataclass(frozen=True, slots=True)
class StreamTrust:
    """What a certified stream may do. ``grants_blocks``: may give other owner-class streams blocks of series."""

    stream: str
    cls: str
    device: str
    series: frozenset[str]
    blocks: frozenset[str]
    rank: Rank
    cut: Cut | None
    certificate: Certificate
    grants_blocks: bool


class Trust:
    """The state of trust of one shop; immutable."""

    __slots__ = ("_cuts", "_facts", "_on_branch", "_streams", "fingerprint", "in_force")

    fingerprint: str
    """Changes exactly when a verdict may: class, series or cut of some certified stream.

    Besides, entries of a closed stream are judged again when the entry with its ``last_hash`` arrives.
    """
    in_force: frozenset[str]
    """Ids of the revocations that count."""

    def __init__(
        self,
        streams: Mapping[str, StreamTrust],
        cuts: Mapping[str, Cut],
        in_force: frozenset[str],
        facts: _Facts,
        on_branch: OnBranch,
    ) -> None:
        self._streams = streams
        self._cuts = cuts
        self._facts = facts
        self._on_branch = on_branch
        self.in_force = in_force
        said = [
            [s.stream, s.cls, sorted(s.series), list(s.cut) if s.cut else None]
            for s in sorted(streams.values(), key=lambda s: s.stream)
        ]
        self.fingerprint = sha256_hex(canonical(said))

    @classmethod
    def build(
        cls,
        root: str,
        certificates: Iterable[Certificate],
        revocations: Iterable[Revocation],
        trust_facts: Iterable[TrustFact],
        on_branch: OnBranch = unforked,
    ) -> Trust:
        """Say what these objects mean together, in a shop whose first stream is ``root``; their order is nothing."""
        work = _Build(root, certificates, trust_facts, on_branch)
        in_force = work.close_streams(revocations)
        return cls(work.streams(), work.cuts, in_force, work.facts, on_branch)

    def of(self, stream: str) -> StreamTrust | None:
        """A stream that is certified, be it closed or not."""
        return self._streams.get(stream)

    def streams(self) -> Iterable[StreamTrust]:
        """All certified streams."""
        return self._streams.values()

    def stands(
        self, stream: str, seq: int, entry_hash: str, on_branch: OnBranch | None = None
    ) -> Literal["ok", "wait", "revoked"]:
        """Whether an entry counts, as far as its stream is concerned."""
        held = self._streams.get(stream)
        if held is None:
            return "wait"
        if held.cut is None:
            return "ok"
        if seq > held.cut.last_seq:
            return "revoked"
        where = on_branch or self._on_branch
        return "revoked" if where(stream, held.cut, seq, entry_hash) is False else "ok"

    def erasure_counts(self, erasure: Erasure) -> bool:
        """Whether an erasure is of an owner-class stream and, if that is closed, in an entry that stands."""
        maker = self._streams.get(erasure.issuer)
        if maker is None or maker.cls != OWNER:
            return False
        return _counts(erasure, self._cuts, self._facts, self._on_branch)


_Facts: TypeAlias = Mapping[tuple[str, int, str], frozenset[str]]


def _counts(
    signed: Certificate | Revocation | Erasure, cuts: Mapping[str, Cut], facts: _Facts, on_branch: OnBranch
) -> bool:
    """An object of an issuer that is cut off stands only if an entry that made it stands."""
    cut = cuts.get(signed.issuer)
    if cut is None:
        return True
    if signed.issuer_seq > cut.last_seq:
        return False
    held = facts.get((signed.issuer, signed.issuer_seq, signed.id), frozenset())
    return any(on_branch(signed.issuer, cut, signed.issuer_seq, entry) is not False for entry in held)


class _Build:
    """The work of ``Trust.build``; holds what grows while revocations are taken in their order."""

    def __init__(
        self, root: str, certificates: Iterable[Certificate], facts: Iterable[TrustFact], on_branch: OnBranch
    ) -> None:
        self.root = root
        self.on_branch = on_branch
        self.of: dict[str, list[Certificate]] = {}
        for certificate in sorted({c.id: c for c in certificates}.values(), key=lambda c: c.id):
            self.of.setdefault(certificate.stream, []).append(certificate)
        held: dict[tuple[str, int, str], set[str]] = {}
        for fact in facts:
            held.setdefault(fact[:3], set()).add(fact.entry_hash)
        self.facts: _Facts = {key: frozenset(entries) for key, entries in held.items()}
        self.cuts: dict[str, Cut] = {}
        self.rank = self._rank()
        self.order = sorted(self.rank, key=self.rank.__getitem__)
        self.certified = self._certify(self.cuts)

    def _rank(self) -> dict[str, Rank]:
        """How near each stream is to the recovery key or root, whatever was revoked since.

        Streams are settled from the strongest on; an issuer's rank is always below those it certifies.
        """
        by_issuer: dict[str, list[Certificate]] = {}
        for listed in self.of.values():
            for certificate in listed:
                by_issuer.setdefault(certificate.issuer, []).append(certificate)
        rank: dict[str, Rank] = {self.root: (0, 0, self.root)}
        rank.update((c.stream, (-1, 0, c.stream)) for c in by_issuer.get(RECOVERY, ()))
        heap = sorted((place, stream) for stream, place in rank.items())
        settled: dict[str, Certificate | None] = {}
        while heap:
            place, stream = heapq.heappop(heap)
            if stream in settled:
                continue
            settled[stream] = self._first(stream, settled, {})
            held = settled[stream]
            if held is None or held.cls != OWNER:
                continue
            for certificate in by_issuer.get(stream, ()):
                below = (max(0, place[0]) + 1, certificate.issuer_seq, certificate.stream)
                if certificate.stream not in rank or below < rank[certificate.stream]:
                    rank[certificate.stream] = below
                    heapq.heappush(heap, (below, certificate.stream))
        return rank

    def _certify(self, cuts: Mapping[str, Cut]) -> dict[str, Certificate]:
        """Streams that have a certificate which counts under these cuts, and the one that gives class and device."""
        certified: dict[str, Certificate] = {}
        for stream in self.order:
            first = self._first(stream, certified, cuts)
            if first is not None:
                certified[stream] = first
        return certified

    def _first(
        self, stream: str, certified: Mapping[str, Certificate | None], cuts: Mapping[str, Cut]
    ) -> Certificate | None:
        """Of the certificates of a stream that count, the one with the lowest sha256."""
        return next(iter(self._good(stream, certified, cuts)), None)

    def _good(
        self, stream: str, certified: Mapping[str, Certificate | None], cuts: Mapping[str, Cut]
    ) -> list[Certificate]:
        """The certificates of a stream that count, lowest sha256 first."""
        signed = self._by_owners(stream, certified)
        good = [c for c in signed if c.issuer == RECOVERY or _counts(c, cuts, self.facts, self.on_branch)]
        # Root's own word for itself needs no other; what its thief signs after its end does not come first.
        return good or [c for c in signed if self._is_own(c)]

    def _by_owners(self, stream: str, certified: Mapping[str, Certificate | None]) -> list[Certificate]:
        """The certificates of a stream by the recovery key, by root for itself, or by other owners, closed or not."""
        return [
            certificate
            for certificate in self.of.get(stream, ())
            if certificate.issuer == RECOVERY
            or self._is_own(certificate)
            or (
                certificate.issuer != stream
                and (issuer := certified.get(certificate.issuer)) is not None
                and issuer.cls == OWNER
            )
        ]

    def _is_own(self, certificate: Certificate) -> bool:
        return certificate.issuer == certificate.stream == self.root

    def close_streams(self, revocations: Iterable[Revocation]) -> frozenset[str]:
        """Take revocations in the order of their issuers' rank, each under the cuts of those before it."""
        in_force = set()
        ranked = {r.id: r for r in revocations if r.issuer in self.rank}
        for revocation in sorted(ranked.values(), key=lambda r: (self.rank[r.issuer], r.issuer_seq, r.id)):
            maker = self.certified.get(revocation.issuer)
            if maker is None or maker.cls != OWNER:
                continue
            if not _counts(revocation, self.cuts, self.facts, self.on_branch):
                continue
            hit = self._hit(revocation)
            cuts = _lowest(self.cuts, hit)
            after = self._certify(cuts)
            own_word = maker.issuer in (RECOVERY, maker.stream) and hit.get(maker.stream, _OPEN).last_seq < 1
            if own_word or maker.stream not in after:
                continue  # it would void its maker's own certificate
            self.cuts, self.certified = cuts, after
            in_force.add(revocation.id)
        return frozenset(in_force)

    def _hit(self, revocation: Revocation) -> dict[str, Cut]:
        """What a revocation closes: the streams it names, then, at 0, all others of the device.

        The named ones are closed first, so that certificates which the device's thief signs for other people's
        streams, naming the device, do not drag these along.
        """
        hit: dict[str, Cut] = {}
        for stream, last_seq, last_hash in revocation.last:
            hit = _lowest(hit, {stream: Cut(last_seq, last_hash)})
        for stream, certificate in self._certify(_lowest(self.cuts, hit)).items():
            if certificate.device == revocation.device:
                hit.setdefault(stream, Cut(0, ZERO_HASH))
        return hit

    def streams(self) -> dict[str, StreamTrust]:
        """All certified streams.

        A series stays a stream's own when its issuer is closed later: papers with such numbers are in the world.
        """
        made = {}
        for stream, first in self.certified.items():
            good = self._good(stream, self.certified, self.cuts)
            made[stream] = StreamTrust(
                stream=stream,
                cls=first.cls,
                device=first.device,
                series=frozenset(c.series for c in self._by_owners(stream, self.certified)),
                blocks=frozenset(block for c in good for block in c.blocks),
                rank=self.rank[stream],
                cut=self.cuts.get(stream),
                certificate=first,
                grants_blocks=stream == self.root
                or first.issuer == RECOVERY
                or (first.issuer == first.spare_of == self.root),
            )
        return made


def _lowest(cuts: Mapping[str, Cut], more: Mapping[str, Cut]) -> dict[str, Cut]:
    """Both together; for a stream in both the lower cut."""
    merged = dict(cuts)
    for stream, cut in more.items():
        merged[stream] = min(merged.get(stream, cut), cut)
    return merged
