"""Issuing a document: its number is taken in the transaction that writes it, so there is never a gap or a second."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.documents.numbers import document_number, period_of
from core.documents.records import Issue
from core.errors import Rejected
from core.ports import Tx


@dataclass(frozen=True, slots=True)
class IssueDraft:
    """What a document will say.

    ``code`` is its two-letter kind, ``document`` the draft that it freezes, if there was one.
    """

    code: str
    header: Mapping[str, Any]
    lines: Sequence[Mapping[str, Any]]
    document: str | None = None


def issue_document(tx: Tx, draft: IssueDraft) -> Issue:
    """The frozen document with the next number of this stream's series; the caller appends it.

    Raises:
        Rejected: the series carries a later date than today: the clock was ahead once, the series must be closed.
    """
    day = tx.today
    state = tx.series(draft.code, period_of(day))
    if state.last_date is not None and state.last_date > day.isoformat():
        raise Rejected("series.future_date", last=state.last_date, now=tx.now_ms)
    machine = tx.machine
    number = document_number(draft.code, machine.branch, machine.series, day.year, day.month, state.last_no + 1)
    row: dict[str, Any] = {
        "id": tx.new_id(),
        "document": draft.document or tx.new_id(),
        "number": number,
        "series": machine.series,
        "date": day.isoformat(),
        "header": {**draft.header, **({"demo": True} if machine.demo else {})},
        "lines": [dict(line) for line in draft.lines],
        "seen": {},
    }
    return Issue(**row, hash=content_hash(row))


def content_hash(row: Mapping[str, Any]) -> str:
    """sha256 of the canonical row without its hash (``PROTOCOL.md``, ``issue``); there is no annex here yet."""
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
