"""Numbered papers: the frozen issue, and every copy printed of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.records import PERSONAL, DeviceClass, Json, Kind, Record, RecordType, at_least


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Record):
    """A document as it left the shop; from then on the document *is* this fact.

    ``number`` is the full printed text, ``series`` the two-character code of the stream, ``date`` the ISO day in
    Bangkok. ``header`` and ``lines`` hold what is printed, ``seen`` per column of the draft the stamp that was seen,
    ``hash`` the sha256 of the canonical row without it (``PROTOCOL.md``). ``buyer`` stands in an annex.
    """

    id: str
    document: str
    number: str
    series: str
    date: str
    header: Json
    lines: Json
    seen: Json
    hash: str
    buyer: Json = field(default=None, metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintEvent(Record):
    """A paper of a document beyond its original: which copy, and why."""

    id: str
    document: str
    copy_no: int
    reason: str


COUNTER = at_least(DeviceClass.COUNTER)
TYPES = (
    RecordType(
        "issue", Issue, Kind.FACT, writers=COUNTER, series_column="series", indexes=(("document",), ("number",))
    ),
    RecordType("print_event", PrintEvent, Kind.FACT, writers=COUNTER, indexes=(("document",),)),
)
