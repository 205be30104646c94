"""What counts: the one pure function from all trust objects, and the entries held, to a verdict on every row.

Nothing here depends on what came first, on a clock, or on who relayed it. Two devices that hold the same entries and
the same trust objects say the same of every row; whenever ``Trust.fingerprint`` changes, rows are judged again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from sync.protocol.body import Op, Quarantine, row_of, type_of
from sync.protocol.entry import CheckedEntry
from sync.protocol.header import Header
from sync.protocol.limits import PROTOCOL_VERSION
from sync.protocol.objects import OWNER
from sync.protocol.standing import Cut, OnBranch, StreamTrust, Trust, TrustFact, unforked

__all__ = [
    "NEVER_ADOPTED",
    "Adoption",
    "Cut",
    "Judge",
    "OnBranch",
    "RowRules",
    "StreamTrust",
    "Trust",
    "TrustFact",
    "Verdict",
    "adopted",
    "unforked",
]

NEVER_ADOPTED = frozenset({"certificate", "revocation", "adoption", "erasure"})
"""Record types whose rows count by their own stream's standing or not at all."""


class Verdict(StrEnum):
    """What becomes of a row. Only ``ok`` rows are applied; all others are kept."""

    OK = "ok"
    WAIT = "wait"  # the stream's certificate is not here, or does not count
    REVOKED = "revoked"  # after the end of a closed stream, or on another branch; an owner may adopt it
    QUARANTINED = "quarantined"  # the entry is unsound; never applied
    PARKED = "parked"  # applied after an upgrade
    FORBIDDEN = "forbidden"  # not for a stream of this class
    OFF_SERIES = "off_series"  # a number outside the stream's series


_STANDING = {"ok": Verdict.OK, "wait": Verdict.WAIT, "revoked": Verdict.REVOKED}


class RowRules(Protocol):
    """What the registry of a store knows of rows."""

    def known(self, op: Op) -> bool:
        """Whether verb, type, columns, arity and value types are known; else the row is parked."""

    def may_write(self, record_type: str, cls: str, row: Mapping[str, Any], user: str | None) -> bool:
        """Whether a stream of this class may write this row, signed in as this user.

        The row holds what stands in the body, ``id`` included: what an erasure can take away has no say.
        """

    def series_of(self, record_type: str, row: Mapping[str, Any]) -> str | None:
        """The series code that a numbered row carries, ``None`` for types without numbers."""


class Adoption(NamedTuple):
    """An adoption fact and where it stands: ``op`` of the entry ``target``, or all of it where ``None``."""

    stream: str
    seq: int
    entry_hash: str
    target: str
    op: int | None


def adopted(
    trust: Trust, adoptions: Iterable[Adoption], on_branch: OnBranch = unforked
) -> frozenset[tuple[str, int | None]]:
    """What owners have adopted: ``(entry hash, op or None)``.

    Facts of quarantined entries must not be given. An adoption counts in an entry that stands by itself, of an
    owner-class stream; one in an entry that is itself only adopted does not.
    """
    return frozenset(
        (fact.target, fact.op)
        for fact in adoptions
        if (maker := trust.of(fact.stream)) is not None
        and maker.cls == OWNER
        and trust.stands(fact.stream, fact.seq, fact.entry_hash, on_branch) == "ok"
    )


class Judge:
    """Judges rows by one state of trust; make a new one when that changes."""

    __slots__ = ("_adopted", "_on_branch", "_rules", "_trust", "_uncut")

    def __init__(
        self,
        trust: Trust,
        rules: RowRules,
        adopted_rows: Collection[tuple[str, int | None]] = frozenset(),
        on_branch: OnBranch = unforked,
    ) -> None:
        self._trust = trust
        self._rules = rules
        self._adopted = adopted_rows
        self._on_branch = on_branch
        self._uncut = frozenset(held.stream for held in trust.streams() if held.cut is None)

    def entry(self, header: Header, entry_hash: str, ground: Quarantine | None) -> Verdict:
        """The verdict on an entry as a whole, before its rows are looked at.

        ``ground`` is that of its bytes or, where these are sound, of its stamp (``stamp_quarantine``).
        """
        if ground is None and header.stream in self._uncut and header.v <= PROTOCOL_VERSION:  # nearly every entry
            return Verdict.OK
        standing = _STANDING[self._trust.stands(header.stream, header.seq, entry_hash, self._on_branch)]
        if standing is not Verdict.WAIT and ground is not None:
            return Verdict.QUARANTINED
        if standing is Verdict.OK and header.v > PROTOCOL_VERSION:
            return Verdict.PARKED
        return standing

    def row(self, header: Header, entry_hash: str, index: int, op: Op, standing: Verdict) -> Verdict:
        """The verdict on one operation of an entry with the verdict ``standing``."""
        record_type = type_of(op)
        if standing is not Verdict.OK:
            adoptable = standing is Verdict.REVOKED and record_type not in NEVER_ADOPTED
            if not (adoptable and (entry_hash, None) in self._adopted):
                return standing
        if not self._rules.known(op):
            return Verdict.PARKED
        if self._adopted and record_type not in NEVER_ADOPTED and (entry_hash, index) in self._adopted:
            return Verdict.OK
        stream = self._trust.of(header.stream)
        row = row_of(op)
        assert stream is not None, "an entry that does not wait has a certified stream"
        assert row is not None, "a known operation has a row"
        if not self._rules.may_write(record_type, stream.cls, row, header.user):
            return Verdict.FORBIDDEN
        series = self._rules.series_of(record_type, row)
        if series is not None and series not in stream.series:
            return Verdict.OFF_SERIES
        return Verdict.OK

    def rows(self, entry: CheckedEntry, stamp_ground: Quarantine | None = None) -> list[Verdict]:
        """The verdicts on all operations of an entry; none where these are unreadable."""
        standing = self.entry(entry.header, entry.hash, entry.quarantine or stamp_ground)
        return [self.row(entry.header, entry.hash, i, op, standing) for i, op in enumerate(entry.ops or ())]
