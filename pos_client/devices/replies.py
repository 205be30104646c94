"""What a printer says back, told apart byte by byte; pure.

Bits 0, 1, 4 and 7 of a byte say what it is (Epson's reference, "Transmission of status"): ``0xx1xx10`` answers
``DLE EOT``, ``0xx1xx00`` begins the four bytes of an unasked status, ``0000pppp`` answers ``GS r``, ``37h`` begins the
answer to ``GS ( H``, ``5Fh`` a text. Anything else is noise of a clone and is passed over.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

TAGS_MAX: Final = 64
ANSWERS_MAX: Final = 64

_KIND, _STATUS, _ANSWER = 0x93, 0x10, 0x12
_REST_OF_STATUS, _STATUS_BYTES = 0x90, 4
_DONE_HEAD, _DONE_BYTES = b"\x37\x22", 7
_NAME_HEAD, _NAME_CHARS, _LONGEST_BYTES = 0x5F, range(0x20, 0x7F), 42
_PAPER_ANSWERS: Final = frozenset({0x00, 0x03, 0x0C, 0x0F})


@dataclass(frozen=True, slots=True)
class Condition:
    """How a printer says it is; ``drawer_open`` by the level of its switch, where one is connected."""

    online: bool = True
    paper_out: bool = False
    paper_low: bool = False
    cover_open: bool = False
    fault: bool = False
    drawer_open: bool = False

    @property
    def waits_for_hands(self) -> bool:
        """Whether it goes on by itself as soon as somebody puts paper in or shuts it."""
        return self.paper_out or self.cover_open


class Replies:
    """Takes the bytes as they come and keeps what they say; holds at most 41 bytes back."""

    def __init__(self) -> None:
        self._held = b""
        self.condition: Condition | None = None
        """The newest unasked status or set of answers, ``None`` before the first."""
        self.answers: deque[int] = deque(maxlen=ANSWERS_MAX)
        """Answers to ``DLE EOT``, in the order of the questions."""
        self.done_tags: deque[bytes] = deque(maxlen=TAGS_MAX)
        """What ``GS ( H`` was confirmed with."""
        self.status_count = 0
        """How many answers to ``GS r`` came."""
        self.wants_name = False
        """Whether it was asked for its name; otherwise ``5Fh`` is noise, too."""
        self.name = ""
        """The answer to ``GS I 67``: printable ASCII, at most 40 characters."""

    def feed(self, received: bytes) -> None:
        """Take the next bytes."""
        rest = self._held + received
        at = 0
        while at < len(rest):
            used = self._take(rest[at : at + _LONGEST_BYTES])
            if used == 0:
                break
            at += used
        self._held = rest[at:]

    def _take(self, head: bytes) -> int:
        """Understand what stands first; how many bytes that were, 0 where the rest is yet to come."""
        first = head[0]
        if first == _NAME_HEAD and self.wants_name:
            return self._name(head)
        if head.startswith(_DONE_HEAD) or _DONE_HEAD.startswith(head):
            return self._done(head)
        if first & _KIND == _STATUS:
            return self._status(head)
        if first & _KIND == _ANSWER:
            self.answers.append(first)
        elif first in _PAPER_ANSWERS:
            self.status_count += 1
        return 1

    def _done(self, head: bytes) -> int:
        if len(head) < _DONE_BYTES:
            return 0
        if head[_DONE_BYTES - 1] != 0:
            return 1
        self.done_tags.append(head[len(_DONE_HEAD) : _DONE_BYTES - 1])
        return _DONE_BYTES

    def _name(self, head: bytes) -> int:
        end = head.find(0)
        said = head[1:end] if end >= 0 else head[1:]
        if not all(byte in _NAME_CHARS for byte in said) or (end < 0 and len(head) == _LONGEST_BYTES):
            return 1
        if end < 0:
            return 0
        self.name = said.decode("ascii").strip()
        return end + 1

    def _status(self, head: bytes) -> int:
        packet = head[:_STATUS_BYTES]
        if any(byte & _REST_OF_STATUS for byte in packet[1:]):
            return 1  # the bytes of a status that follow the first have other bits
        if len(packet) < _STATUS_BYTES:
            return 0
        self.condition = Condition(
            online=not packet[0] & 0x08,
            paper_out=bool(packet[2] & 0x0C),
            paper_low=bool(packet[2] & 0x03),
            cover_open=bool(packet[0] & 0x20),
            fault=bool(packet[1] & 0x68),
            drawer_open=not packet[0] & 0x04,
        )
        return _STATUS_BYTES

    def take_answers(self) -> Condition | None:
        """What the answers to ``ASK_ALL`` say, once all three are there; they are forgotten then."""
        if len(self.answers) < len(("printer", "offline", "paper")):
            return None
        printer, offline, paper = (self.answers.popleft() for _ in range(3))
        self.condition = Condition(
            online=not printer & 0x08,
            paper_out=bool(paper & 0x60 or offline & 0x20),
            paper_low=bool(paper & 0x0C),
            cover_open=bool(offline & 0x04),
            fault=bool(offline & 0x40),
            drawer_open=not printer & 0x04,
        )
        return self.condition
