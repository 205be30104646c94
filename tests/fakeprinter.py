"""A receipt printer that misbehaves on demand: a TCP server that prints on pictures.

    python -m tests.fakeprinter --port 9100 --folder DIR     saves every ticket as a PNG, until it is stopped

Modelled like the real thing: what arrives is looked through for real-time commands at once, also inside pictures; then
it waits in a bounded buffer for the mechanism, a thread that prints at its own speed and stops without paper. A command
that a connection left unfinished is thrown away when the connection ends, unless ``keep_parser``.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import select
import socket
import struct
import threading
import time
import zlib
from collections.abc import Generator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Self

DLE, ESC, GS = 0x10, 0x1B, 0x1D
ESC_LENGTHS = {
    b"@": 0,
    b"2": 0,
    b"3": 1,
    b"!": 1,
    b"a": 1,
    b"d": 1,
    b"J": 1,
    b"E": 1,
    b"t": 1,
    b"p": 3,
    b"i": 0,
    b"m": 0,
}
GS_LENGTHS = {b"!": 1, b"B": 1, b"L": 2, b"W": 2, b"P": 2, b"a": 1, b"r": 1, b"I": 1}
FEED_DOTS = 30
TICK_S = 0.005
Parser = Generator[int, bytes, None]


@dataclass
class Faults:
    """What is wrong with the printer; may be changed at any time (``FakePrinter.set``).

    The ``…_after`` ones count the bytes of a connection and happen once; ``stall_s`` is how long the cable is out then.
    """

    paper: str = "ok"
    """``ok``, ``low`` or ``out``."""
    cover_open: bool = False
    error: bool = False
    """The cutter is stuck."""
    hang: bool = False
    """Takes calls, reads nothing."""
    accept_delay_s: float = 0.0
    fin_after: int | None = None
    rst_after: int | None = None
    stall_after: int | None = None
    stall_s: float = 60.0
    power_cycle_after: int | None = None
    """Hangs up, forgets buffer and parser."""
    paper_out_after_rows: int | None = None
    mute: bool = False
    """A clone that never answers."""
    lie: bool = False
    """Says that all is well, always."""
    garbage: bool = False
    """Noise between the answers."""
    answer_delay_s: float = 0.0
    no_process_id: bool = False
    no_status: bool = False
    """Does not know ``GS r``."""
    no_asb: bool = False
    """Does not report by itself."""
    keep_parser: bool = False
    busy: str = "queue"
    """What a second caller gets: ``queue`` waits for its turn, ``refuse`` is thrown out."""


@dataclass
class Kick:
    """The drawer opened; ``rows`` had been printed then."""

    at_once: bool
    rows: int


@dataclass
class _Line:
    """One connection: ``read`` bytes came so far, answers wait in ``out`` until their time."""

    socket: socket.socket
    read: int = 0
    tail: bytes = b""
    out: list[tuple[float, bytes]] = field(default_factory=list)


class FakePrinter:
    """Listens from the moment it is made until ``close``.

    ``speed`` is bytes a second (``None``: as fast as it can), ``buffer`` what it holds before the mechanism, ``window``
    the system's receive buffer.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        width: int = 576,
        speed: float | None = None,
        buffer: int = 4096,
        window: int = 4096,
        seed: int = 1,
        **faults: object,
    ) -> None:
        self.width, self.speed, self.buffer = width, speed, buffer
        self.faults = Faults(**faults)  # type: ignore[arg-type]
        self.tickets: list[bytes] = []
        """Rows of every ticket that was cut."""
        self.rows: list[bytes] = []
        """Rows on the paper that still hangs there."""
        self.row_count = 0
        self.kicks: list[Kick] = []
        self.drawer_open = False
        self.calls = 0
        self.received = 0
        self.last_byte_s = 0.0
        self.torn: list[str] = []
        """Commands that a connection left unfinished."""
        self._noise = random.Random(seed)
        self._reports = 0
        self._pending = bytearray()
        self._ends: list[int] = []  # places in the stream where a connection ended
        self._taken = 0
        self._doing = ""
        self._forget = False
        self._wants = 1
        self._working = False
        self._changed = threading.Condition()
        self._closing = threading.Event()
        self._line: _Line | None = None
        self._turn = threading.Lock()
        self._server = socket.socket()
        self._server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
        self._server.bind((host, port))
        self._server.listen(5)
        self._server.settimeout(0.05)
        self.host, self.port = self._server.getsockname()[:2]
        self._callers: list[threading.Thread] = []
        self._threads = [threading.Thread(target=self._answer_calls), threading.Thread(target=self._mechanism)]
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Switch it off and wait for its threads."""
        self._closing.set()
        with self._changed:
            self._changed.notify_all()
        for thread in (*self._threads, *self._callers):
            thread.join(5)
        self._server.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def set(self, **faults: object) -> None:
        """Put paper in, shut the cover, break something else."""
        with self._changed:
            for name, value in faults.items():
                assert name in {f.name for f in fields(Faults)}, name
                setattr(self.faults, name, value)
            self._changed.notify_all()
        self._report()

    # -- how it is

    @property
    def idle(self) -> bool:
        """Whether nobody is on the line and everything that came is on paper or lost."""
        with self._changed:
            done = not self._working and not self._ends and not self._forget and len(self._pending) < self._wants
            return self._line is None and done

    @property
    def blocked(self) -> bool:
        """Whether the mechanism stands still."""
        return self.faults.paper == "out" or self.faults.cover_open or self.faults.error

    def _real_time_status(self, n: int) -> int:
        well = 0x12
        if self.faults.lie:
            return well
        out = self.faults.paper == "out"
        if n == 1:
            return well | (0 if self.drawer_open else 0x04) | (0x08 if self.blocked else 0)
        if n == 2:
            return (
                well
                | (0x04 if self.faults.cover_open else 0)
                | (0x20 if out else 0)
                | (0x40 if self.faults.error else 0)
            )
        if n == 4:
            return well | (0x0C if self.faults.paper != "ok" else 0) | (0x60 if out else 0)
        return well

    def _report(self) -> None:
        """The four bytes that nobody asked for."""
        if not self._reports or self.faults.no_asb:
            return
        first, error, paper = 0x10, 0, 0
        first |= 0 if self.drawer_open else 0x04
        if not self.faults.lie:
            first |= (0x08 if self.blocked else 0) | (0x20 if self.faults.cover_open else 0)
            error = 0x08 if self.faults.error else 0
            paper = {"ok": 0, "low": 0x03, "out": 0x0F}[self.faults.paper]
        self._say(bytes((first, error, paper, 0)))

    def _say(self, answer: bytes) -> None:
        line = self._line
        if line is None or self.faults.mute:
            return
        if self.faults.garbage:
            answer = self._noise.randbytes(self._noise.randrange(4)) + answer
        if self.faults.answer_delay_s:
            line.out.append((time.monotonic() + self.faults.answer_delay_s, answer))
            return
        with contextlib.suppress(OSError):  # nobody listens any more
            line.socket.sendall(answer)

    # -- the interface

    def _answer_calls(self) -> None:
        while not self._closing.is_set():
            try:
                caller, _ = self._server.accept()
            except TimeoutError:
                continue
            if self.faults.busy == "refuse" and self._turn.locked():
                _slam(caller)
                continue
            thread = threading.Thread(target=self._take_turn, args=(caller,))
            self._callers.append(thread)
            thread.start()

    def _take_turn(self, caller: socket.socket) -> None:
        with caller:
            while not self._turn.acquire(timeout=0.05):
                if self._closing.is_set():
                    return
            try:
                self.calls += 1
                self._closing.wait(self.faults.accept_delay_s)
                while self.faults.hang and not self._closing.wait(0.01):
                    pass
                self._line = _Line(caller)
                self._listen(self._line)
            except OSError:
                pass  # the other side hung up
            finally:
                self._reports = 0
                with self._changed:
                    if not self.faults.keep_parser:
                        self._ends.append(self._taken + len(self._pending))
                    self._line = None
                    self._changed.notify_all()
                self._turn.release()

    def _listen(self, line: _Line) -> None:
        while not self._closing.is_set():
            self._say_what_is_due(line)
            room = self._room()
            readable = select.select([line.socket], [], [], TICK_S)[0] if room else []
            if not readable:
                if not room:
                    with self._changed:
                        self._changed.wait(TICK_S)
                continue
            received = line.socket.recv(min(room, self._until_fault(line)))
            if not received:
                return
            line.read += len(received)
            self._look_for_real_time(line, received)
            with self._changed:
                self._pending += received
                self.received += len(received)
                self.last_byte_s = time.monotonic()
                self._changed.notify_all()
            if self._fault_happens(line):
                return

    def _room(self) -> int:
        with self._changed:
            return max(0, self.buffer - len(self._pending))

    def _say_what_is_due(self, line: _Line) -> None:
        due = [item for item in line.out if item[0] <= time.monotonic()]
        for item in due:
            line.out.remove(item)
            line.socket.sendall(item[1])

    def _until_fault(self, line: _Line) -> int:
        marks = (self.faults.fin_after, self.faults.rst_after, self.faults.stall_after, self.faults.power_cycle_after)
        return min([1 << 16, *(max(1, mark - line.read) for mark in marks if mark is not None)])

    def _fault_happens(self, line: _Line) -> bool:
        """Whether the connection is over."""
        for name in ("fin_after", "rst_after", "stall_after", "power_cycle_after"):
            mark = getattr(self.faults, name)
            if mark is None or line.read < mark:
                continue
            setattr(self.faults, name, None)
            if name == "stall_after":
                self._closing.wait(self.faults.stall_s)
                return True
            if name != "fin_after":
                _slam(line.socket)
            if name == "power_cycle_after":
                with self._changed:
                    self._pending.clear()
                    self._forget = True
            return True
        return False

    def _look_for_real_time(self, line: _Line, received: bytes) -> None:
        """Do what ``DLE`` commands say, the moment they arrive, whatever they stand in."""
        seen = line.tail + received
        at, done = 0, 0
        while (at := seen.find(DLE, at)) >= 0:
            if seen[at + 1 : at + 2] == b"\x04" and len(seen) > at + 2 and seen[at + 2] in {1, 2, 3, 4}:
                self._say(bytes((self._real_time_status(seen[at + 2]),)))
                done = at + 3
            elif seen[at + 1 : at + 3] == b"\x14\x01" and len(seen) > at + 4 and seen[at + 4] in range(1, 9):
                self._kick(at_once=True)
                done = at + 5
            at += 1
        line.tail = seen[max(done, len(seen) - 4) :]

    def _kick(self, *, at_once: bool) -> None:
        self.kicks.append(Kick(at_once, self.row_count))
        self.drawer_open = True
        self._report()

    # -- the mechanism

    def _mechanism(self) -> None:
        parser = self._parse()
        self._wants = next(parser)
        began_s, done = time.monotonic(), 0
        while True:
            with self._changed:
                self._changed.wait_for(self._can_go_on, TICK_S * 4)
                if self._closing.is_set():
                    return
                if not self._can_go_on():
                    began_s, done = time.monotonic(), 0
                    continue
                piece = self._next_piece(self._wants)
                self._working = True
                self._changed.notify_all()
            if piece is None:
                if self._doing:
                    self.torn.append(self._doing)
                self._doing = ""
                parser = self._parse()
                self._wants, self._working = next(parser), False
                continue
            self._wants, self._working = parser.send(piece), False
            done += len(piece)
            if self.speed is not None:
                self._closing.wait(max(0.0, done / self.speed - (time.monotonic() - began_s)))

    def _can_go_on(self) -> bool:
        if self._closing.is_set() or self._forget:
            return True
        enough = len(self._pending) >= self._wants or bool(self._ends)
        return enough and not self.blocked

    def _next_piece(self, wants: int) -> bytes | None:
        """What the parser wants, or ``None`` where it has to forget what it began."""
        if self._forget:
            self._forget = False
            self._ends.clear()
            return None
        if self._ends and self._taken + wants > self._ends[0]:
            left = self._ends.pop(0) - self._taken
            del self._pending[:left]
            self._taken += left
            return None
        piece = bytes(self._pending[:wants])
        del self._pending[:wants]
        self._taken += wants
        return piece

    def _parse(self) -> Parser:
        """Understands one command after the other; yields how many bytes it wants and gets exactly those."""
        while True:
            self._doing = ""
            first = yield 1
            self._doing = repr(first)
            if first[0] == ESC:
                yield from self._escape()
            elif first[0] == GS:
                yield from self._group()
            elif first[0] == DLE:
                second = yield 1
                yield {4: 1, 5: 1, 0x14: 3}.get(second[0], 1)
            elif first == b"\n":
                self._feed(FEED_DOTS)

    def _escape(self) -> Parser:
        kind = yield 1
        self._doing = f"ESC {kind!r}"
        length = ESC_LENGTHS.get(kind, 0)
        given = (yield length) if length else b""
        if kind == b"p":
            self._kick(at_once=False)
        elif kind == b"d":
            self._feed(given[0] * FEED_DOTS)
        elif kind == b"J":
            self._feed(given[0])
        elif kind in {b"i", b"m"}:
            self._cut()

    def _group(self) -> Parser:
        kind = yield 1
        self._doing = f"GS {kind!r}"
        if kind == b"v":
            head = yield 6
            stride, rows = struct.unpack("<HH", head[2:])
            for row in range(rows):
                self._doing = f"row {row} of {rows}"
                self._row((yield stride))
        elif kind == b"(":
            head = yield 3
            (length,) = struct.unpack("<H", head[1:])
            given = (yield length) if length else b""
            if head[:1] == b"H" and given[:2] == b"00" and not self.faults.no_process_id:
                self._say(b"\x37\x22" + given[2:6] + b"\0")
        elif kind == b"V":
            how = yield 1
            if how[0] in {65, 66, 103, 104}:
                self._feed((yield 1)[0])
            self._cut()
        elif kind in GS_LENGTHS:
            self._small_group(kind, (yield GS_LENGTHS[kind]))

    def _small_group(self, kind: bytes, given: bytes) -> None:
        if kind == b"a":
            self._reports = given[0]
            self._report()
        elif kind == b"r" and not self.faults.no_status:
            self._say(bytes((0 if self.faults.lie else {"ok": 0, "low": 3, "out": 12}[self.faults.paper],)))
        elif kind == b"I":
            self._say(b"_FAKE-80\0" if given[0] in {66, 67} else b"\x02")

    def _feed(self, dots: int) -> None:
        for _ in range(dots):
            self._row(bytes(self.width // 8))

    def _row(self, dots: bytes) -> None:
        stride = self.width // 8
        with self._changed:
            self.rows.append(dots[:stride].ljust(stride, b"\0"))
            self.row_count += 1
            end = self.faults.paper_out_after_rows
            out = end is not None and self.row_count >= end
            if out:
                self.faults.paper_out_after_rows, self.faults.paper = None, "out"
        if out:
            self._report()
            with self._changed:  # the row is on paper; the next one waits for the new roll
                self._changed.wait_for(lambda: not self.blocked or self._closing.is_set() or self._forget)

    def _cut(self) -> None:
        with self._changed:
            self.tickets.append(b"".join(self.rows))
            self.rows = []
            self._changed.notify_all()

    # -- the paper

    def papers(self) -> list[bytes]:
        """Rows of every ticket, and of what hangs uncut in the printer."""
        with self._changed:
            hanging = b"".join(self.rows)
            return [*self.tickets, *([hanging] if any(hanging) else [])]

    def png(self, paper: bytes) -> bytes:
        """A ticket as a one-bit PNG, black on white."""
        return png(paper, self.width)


def png(rows: bytes, width: int) -> bytes:
    """Packed rows (black 1) as a one-bit PNG."""
    stride = width // 8
    white = bytes(byte ^ 0xFF for byte in rows)
    lines = b"".join(b"\0" + white[at : at + stride] for at in range(0, len(white), stride))

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, len(rows) // stride, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def _slam(line: socket.socket) -> None:
    """Hang up so that the other side hears a reset."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    line.close()


def _fault(text: str) -> tuple[str, object]:
    name, _, value = text.partition("=")
    kinds = {f.name: str(f.type) for f in fields(Faults)}
    if name not in kinds:
        raise SystemExit(f"no such fault: {name}; there are {', '.join(kinds)}")
    if kinds[name] == "bool":
        return name, value in {"", "1", "true", "yes"}
    return name, value if kinds[name] == "str" else float(value) if kinds[name] == "float" else int(value)


def main() -> None:
    """Print until stopped; every ticket becomes a picture in the folder."""
    options = argparse.ArgumentParser(prog="python -m tests.fakeprinter", description=__doc__)
    options.add_argument("--host", default="127.0.0.1")
    options.add_argument("--port", type=int, default=9100)
    options.add_argument("--folder", type=Path, default=Path())
    options.add_argument("--width", type=int, default=576)
    options.add_argument("--speed", type=float, default=150_000, help="bytes a second")
    options.add_argument("--fault", type=_fault, action="append", default=[], help="name or name=value, repeatedly")
    given = options.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    faults = dict(given.fault)
    with FakePrinter(host=given.host, port=given.port, width=given.width, speed=given.speed, **faults) as printer:
        print(f"listening on {printer.host}:{printer.port}", flush=True)
        saved = 0
        try:
            while True:
                time.sleep(0.1)
                for ticket in printer.tickets[saved:]:
                    saved += 1
                    path = given.folder / f"ticket-{saved:03d}.png"
                    path.write_bytes(printer.png(ticket))
                    print(f"{path} {len(ticket) // (printer.width // 8)} rows, drawer {len(printer.kicks)}", flush=True)
        except KeyboardInterrupt:
            pass


if __name__ == "__main__":
    main()
