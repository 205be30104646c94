"""What looking over a data folder found: faults of a few kinds, each with its place, and the sentences for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from core.errors import PosError

FAULTS_NAMED = 50
_PLACE_CHARS = 160
SENTENCES = {  # words
    "nothing": "verify.nothing",
    "file": "verify.file",
    "unread": "verify.unread",
    "shape": "verify.shape",
    "revision": "verify.revision",
    "cell": "verify.cell",
    "identity": "verify.identity",
    "trust": "verify.trust",
    "missing": "verify.missing",
    "place": "verify.place",
    "tail": "verify.tail",
    "bytes": "verify.bytes",
    "body": "verify.body",
    "hash": "verify.hash",
    "link": "verify.link",
    "annex": "verify.annex",
    "set_aside": "verify.set_aside",
    "head": "verify.head",
    "head_alone": "verify.head_alone",
    "head_missing": "verify.head_missing",
    "cut": "verify.cut",
    "tripwire": "verify.tripwire",
    "command": "verify.command",
    "read_as": "verify.read_as",
    "table": "verify.table",
}
"""The sentence of each kind of fault; its blank ``where`` is a stream and number, or a table and row."""


@dataclass(slots=True)
class Report:
    """What was looked at and what was found; ``faults`` are ``(kind of SENTENCES, where)``, at most 50.

    ``unnamed`` counts those beyond; ``refusals`` are the program's own words where it could not look.
    """

    entries: int = 0
    streams: int = 0
    rows: int = 0
    faults: list[tuple[str, str]] = field(default_factory=list)
    unnamed: int = 0
    refusals: list[PosError] = field(default_factory=list)

    def fault(self, what: str, *where: object) -> None:
        """Note a fault; the parts of its place are what a file said, so they are made fit for a line of text."""
        assert what in SENTENCES
        if len(self.faults) < FAULTS_NAMED:
            self.faults.append((what, place_of(*where)))
        else:
            self.unnamed += 1

    def refused(self, why: PosError, *where: object) -> None:
        """Note that something could not be looked at, and what the program says of it."""
        self.fault("unread", *where)
        self.refusals.append(why)

    @property
    def found(self) -> int:
        """How many faults there are, named or not."""
        return len(self.faults) + self.unnamed


def place_of(*parts: object) -> str:
    """A place in one line: bytes in hex, nothing that moves a cursor or ends the line, at most 160 characters."""
    said = " ".join(part.hex() if isinstance(part, bytes) else str(part) for part in parts)
    return "".join(c if c.isprintable() else "�" for c in said)[:_PLACE_CHARS]


def faults_of(report: Report, write: Callable[[str], None], say: Callable[..., str]) -> int:
    """Write every fault in a sentence of its own, then the summary line; gives the exit status.

    ``say`` gives the sentence of a catalogue key with its blanks filled.
    """
    for what, where in report.faults:
        write(say(SENTENCES[what], where=where))
    for why in report.refusals:
        write(say(why.key, **why.params))
    write(f"verify: {report.streams} streams, {report.entries} entries, {report.rows} rows, {report.found} faults")
    return 1 if report.found else 0
