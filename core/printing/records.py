"""What waits to be printed on this device, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from core.records import Json, Kind, Record, RecordType


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob(Record):
    """A paper or a drawer pulse to be sent, at most once unmarked.

    ``kind`` ORIGINAL, COPY, TEST, NOTE or DRAWER; ``route`` says what it is for (``receipt``), the device's settings
    say which printer that is. The paper is drawn when it is sent: of the issued ``document``, or of ``page``
    (``core.paper.page``) where there is none. ``state`` QUEUED, HELD (until a person still wants it), SENDING, DONE,
    UNKNOWN, FAILED, EXPIRED, SPOILED or DROPPED. ``created_ms`` is when it was last asked for, ``error`` the catalogue
    key of why it is not on paper.
    """

    id: str
    kind: str
    route: str
    document: str | None = None
    copy_no: int = 0
    page: Json = None
    state: str = "QUEUED"
    created_ms: int
    expires_ms: int | None = None
    attempts: int = 0
    next_try_ms: int = 0
    printer: str | None = None
    result: str | None = None
    error: str | None = None
    asked_by: str | None = None


TYPES = (RecordType("print_job", PrintJob, Kind.LOCAL, indexes=(("state", "next_try_ms"), ("document",))),)
