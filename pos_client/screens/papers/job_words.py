"""What a print job says of itself in words: what it is, where it stands, what went wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import flet as ft

from core.printing import commands as jobs
from core.thai.dates import bangkok_time
from pos_client.ui import kit
from pos_client.ui.palettes import ToneName
from storage.queries.receipts import JobRow


@dataclass(frozen=True, slots=True)
class Standing:
    """How a state looks: its tone and icon; the words for a paper and for a drawer pulse."""

    tone: ToneName
    glyph: ft.IconData


STANDINGS: Final[dict[str, Standing]] = {
    jobs.QUEUED: Standing("planned", ft.Icons.SCHEDULE),
    jobs.SENDING: Standing("working", ft.Icons.PRINT),
    jobs.DONE: Standing("ready", ft.Icons.CHECK_CIRCLE),
    jobs.UNKNOWN: Standing("ours", ft.Icons.HELP),
    jobs.HELD: Standing("ours", ft.Icons.PRINT_DISABLED),
    jobs.FAILED: Standing("late", ft.Icons.ERROR),
    jobs.EXPIRED: Standing("planned", ft.Icons.TIMER_OFF),
    jobs.SPOILED: Standing("planned", ft.Icons.CONTENT_COPY),
    jobs.DROPPED: Standing("planned", ft.Icons.CANCEL),
}
STATE_WORDS: Final = {
    jobs.QUEUED: "print.state.queued",
    jobs.SENDING: "print.state.sending",
    jobs.DONE: "print.state.done",
    jobs.UNKNOWN: "print.state.unknown",
    jobs.HELD: "print.state.held",
    jobs.FAILED: "print.state.failed",
    jobs.EXPIRED: "print.state.expired",
    jobs.SPOILED: "print.state.spoiled",
    jobs.DROPPED: "print.state.dropped",
}
DRAWER_WORDS: Final = {
    jobs.QUEUED: "drawer.state.queued",
    jobs.SENDING: "drawer.state.sending",
    jobs.DONE: "drawer.state.done",
    jobs.UNKNOWN: "drawer.state.unknown",
    jobs.HELD: "drawer.state.expired",
    jobs.FAILED: "drawer.state.failed",
    jobs.EXPIRED: "drawer.state.expired",
    jobs.SPOILED: "drawer.state.failed",
    jobs.DROPPED: "drawer.state.failed",
}
OTHER_ERROR_WORDS: Final = "print.error.other"


def standing(state: str) -> Standing:
    """How a state looks."""
    return STANDINGS[state]


def state_word(k: kit.Look, job: JobRow) -> str:
    """Where the job stands, in a word or two."""
    return k.w((DRAWER_WORDS if job.kind == jobs.DRAWER else STATE_WORDS)[job.state])


def state_chip(k: kit.Look, job: JobRow) -> ft.Control:
    """The same as a chip."""
    look = standing(job.state)
    return kit.chip(k, look.tone, state_word(k, job), look.glyph)


def title(k: kit.Look, job: JobRow) -> str:
    """What it is: a document by its number, a page, or the drawer."""
    if job.kind == jobs.DRAWER:
        return k.w("print.drawer")
    return job.number or k.w("print.page")


def kind(k: kit.Look, job: JobRow) -> str:
    """Original, which copy, or a page that is no document."""
    if job.kind == jobs.COPY:
        return k.w("print.kind.copy", number=job.copy_no)
    if job.kind == jobs.ORIGINAL:
        return k.w("print.kind.original")
    return k.w("print.kind.drawer" if job.kind == jobs.DRAWER else "print.kind.test")


def facts(k: kit.Look, job: JobRow, printer: str = "") -> str:
    """Kind, the printer's name, time and tries in one quiet line."""
    parts = [kind(k, job)]
    if printer:
        parts.append(printer)
    parts.append(k.w.moment(bangkok_time(job.created_ms)))
    if job.attempts:
        parts.append(k.w.n("print.tries", job.attempts))
    return " · ".join(parts)


def why(k: kit.Look, job: JobRow) -> str | None:
    """What went wrong last, as a sentence; ``None`` where nothing did."""
    if not job.error:
        return None
    # The queue keeps keys of the catalogue; a blank that only the moment of the failure could fill says nothing now.
    key = job.error if "." in job.error else f"print.{job.error}"
    sentence = k.w(key)
    return k.w(OTHER_ERROR_WORDS, code=job.error) if sentence == key or "{" in sentence else sentence
