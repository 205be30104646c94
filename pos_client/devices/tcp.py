"""One connection to a network printer, which knows how much of a job may have reached the paper.

That the system took all bytes means nothing: it takes them for a printer that is out of paper or unplugged. So the send
buffer is kept small, every answer is read while sending, and a job counts as printed when the printer says so. No wait
is without an end, and every wait looks several times a second whether it should be given up.
"""

from __future__ import annotations

import contextlib
import selectors
import socket
import struct
import sys
import time
from collections.abc import Callable
from typing import Final, Literal

from pos_client.config import Answers, PrinterConfig
from pos_client.devices import escpos
from pos_client.devices.failures import PrinterFailed, Trouble
from pos_client.devices.pace import Patience
from pos_client.devices.replies import Condition, Replies
from pos_client.devices.sending import Sending, Waiting

SEND_BUFFER_BYTES: Final = 8192
"""Small, so that what was sent is nearly what arrived; set before connecting, the window is agreed on then."""
RECEIVE_BYTES: Final = 512
Result = Literal["confirmed", "delivered"]
"""The printer said that it is done, or (one that never says anything) it took every byte."""


class Connection:
    """A printer on the line, used by one thread.

    ``given_up`` is asked all the time; ``on_condition`` hears what the printer says of itself while it works.
    """

    def __init__(
        self,
        printer: PrinterConfig,
        patience: Patience,
        given_up: Callable[[], bool] = lambda: False,
        on_condition: Callable[[Condition], None] = lambda _: None,
    ) -> None:
        self._printer = printer
        self._patience = patience
        self._given_up = given_up
        self._on_condition = on_condition
        self._replies = Replies()
        self._heard: Condition | None = None
        self._socket: socket.socket | None = None
        self._selector = selectors.DefaultSelector()
        self._unsettled = False

    # -- the line

    def open(self) -> None:
        """Connect. Raises ``PrinterFailed``: ``NOT_FOUND``, ``STOPPED``; nothing was sent."""
        family = socket.AF_INET6 if ":" in self._printer.host else socket.AF_INET
        line = socket.socket(family, socket.SOCK_STREAM)
        try:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
            line.setblocking(False)  # noqa: FBT003 - the library's own
            self._selector.register(line, selectors.EVENT_WRITE)
            with contextlib.suppress(BlockingIOError):
                line.connect((self._printer.host, self._printer.port))
            self._wait_connected(line)
        except (OSError, PrinterFailed) as error:
            line.close()
            if isinstance(error, PrinterFailed):
                raise
            raise PrinterFailed(Trouble.NOT_FOUND, detail=str(error)) from error
        self._socket = line

    def _wait_connected(self, line: socket.socket) -> None:
        end_s = time.monotonic() + self._patience.connect_s
        while not self._selector.select(self._patience.look_s):
            self._stop_if_given_up(started=False)
            if time.monotonic() > end_s:
                raise PrinterFailed(Trouble.NOT_FOUND, detail="no answer to the call")
        failed = line.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if failed:
            raise OSError(failed, "connect")

    def close(self) -> None:
        """Hang up so that everything sent arrives: an unread answer must not make the system throw the rest away.

        Where a job failed, the rest is thrown away on purpose: nothing may come out of the printer later.
        """
        line, self._socket = self._socket, None
        if line is None:
            self._selector.close()
            return
        try:
            if self._unsettled:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(_LINGER, 1, 0))
            else:
                self._say_goodbye(line)
        except OSError:
            pass  # the other side was faster
        finally:
            self._selector.close()
            line.close()

    def _say_goodbye(self, line: socket.socket) -> None:
        if self._printer.answers != "none":
            line.send(escpos.STATUS_OFF)
        line.shutdown(socket.SHUT_WR)
        self._selector.modify(line, selectors.EVENT_READ)
        end_s = time.monotonic() + self._patience.drain_s
        while time.monotonic() < end_s and not self._given_up():
            if self._selector.select(self._patience.look_s) and not line.recv(RECEIVE_BYTES):
                return

    def _receive(self, line: socket.socket) -> None:
        received = line.recv(RECEIVE_BYTES)
        if not received:
            raise ConnectionResetError("the printer hung up")
        self._replies.feed(received)
        self._hear()

    def _hear(self) -> None:
        condition = self._replies.condition
        if condition is not None and condition != self._heard:
            self._heard = condition
            self._on_condition(condition)

    def _turn(self, line: socket.socket, *, writing: bool) -> bool:
        """Wait a moment, read what came; whether something can be written."""
        self._selector.modify(line, selectors.EVENT_READ | (selectors.EVENT_WRITE if writing else 0))
        events = self._selector.select(self._patience.look_s)
        ready = events[0][1] if events else 0
        if ready & selectors.EVENT_READ:
            self._receive(line)
        return bool(ready & selectors.EVENT_WRITE)

    def _stop_if_given_up(self, *, started: bool, torn: bool = False) -> None:
        if self._given_up():
            raise PrinterFailed(Trouble.STOPPED, started=started, torn=torn)

    @property
    def _line(self) -> socket.socket:
        assert self._socket is not None, "the connection is open"
        return self._socket

    # -- before a job

    def ask(self) -> Condition | None:
        """How the printer is, ``None`` for one that was found to be mute.

        Raises:
            PrinterFailed: ``NO_ANSWER`` from one that used to answer, ``BROKEN``, ``STOPPED``; nothing was printed.
        """
        if self._printer.answers == "none":
            return None
        try:
            return self._ask()
        except OSError as error:
            raise PrinterFailed(Trouble.BROKEN, detail=str(error)) from error

    def _ask(self) -> Condition:
        line = self._line
        self._replies.answers.clear()
        asked = 0
        end_s = time.monotonic() + self._patience.answer_s
        while True:
            if self._turn(line, writing=asked < len(escpos.ASK_ALL)):
                asked += line.send(escpos.ASK_ALL[asked:])
            condition = self._replies.take_answers()
            if condition is not None:
                self._hear()
                return condition
            self._stop_if_given_up(started=False)
            if time.monotonic() > end_s:
                raise PrinterFailed(Trouble.NO_ANSWER)

    def name(self) -> str:
        """What the printer calls itself; empty where it does not say in time. Raises ``PrinterFailed``."""
        end_s = time.monotonic() + self._patience.answer_s
        try:
            self._replies.wants_name = True
            self._line.send(escpos.ASK_NAME)
            while not self._replies.name and time.monotonic() < end_s:
                self._turn(self._line, writing=False)
                self._stop_if_given_up(started=False)
        except OSError as error:
            raise PrinterFailed(Trouble.BROKEN, detail=str(error)) from error
        self._replies.wants_name = False
        return self._replies.name

    # -- a job

    def send(self, job: bytes, tag: bytes, *, before: bytes = b"", within_s: float | None = None) -> Result:
        """Send a job and wait until it is done; ``before`` (a repair) goes first and is no part of it.

        ``tag`` are four printable characters that no other job of this connection has. Waits for as long as the printer
        says that it waits for paper or for its cover, but where given not longer than ``within_s``.

        Raises:
            PrinterFailed: ``started`` where a byte of ``job`` may have arrived.
        """
        answers = self._printer.answers
        question = {"pid": escpos.ask_done(tag), "gsr": escpos.ASK_STATUS, "none": b""}[answers]
        sending = Sending(before, job, question)
        self._unsettled = True
        done_before = self._replies.status_count
        try:
            self._write(sending, within_s)
            self._confirm(sending, tag, done_before, within_s)
            if answers == "none":
                self._say_goodbye(self._line)
        except OSError as error:
            raise PrinterFailed(
                Trouble.BROKEN, started=sending.started, torn=sending.torn, detail=str(error)
            ) from error
        self._unsettled = False
        return "delivered" if answers == "none" else "confirmed"

    def _write(self, sending: Sending, within_s: float | None) -> None:
        line, waiting = self._line, Waiting(self._patience, within_s=within_s)
        while not sending.complete:
            if self._turn(line, writing=True):
                with contextlib.suppress(BlockingIOError):
                    sending.sent += line.send(sending.next_piece())
                    waiting.moved()
            self._stop_if_given_up(started=sending.started, torn=sending.torn)
            trouble = waiting.trouble(self._replies.condition, Trouble.STALLED)
            if trouble is not None:
                raise PrinterFailed(trouble, started=sending.started, torn=sending.torn)

    def _confirm(self, sending: Sending, tag: bytes, done_before: int, within_s: float | None) -> None:
        line, answers = self._line, self._printer.answers
        longer_s = sending.job_bytes / self._patience.slowest_bytes_s
        waiting = Waiting(self._patience, longer_s=longer_s, within_s=within_s)
        least = _queued_bytes(line)
        while not self._is_done(answers, tag, done_before):
            asks = answers != "none" and waiting.should_ask
            if self._turn(line, writing=asks) and asks:
                self._replies.answers.clear()
                line.send(escpos.ASK_ALL)
                waiting.asked()
            if self._replies.take_answers() is not None:
                self._hear()
            self._stop_if_given_up(started=sending.started)
            left = _queued_bytes(line)
            if left < least:  # more is only a question of ours
                least = left
                waiting.moved()
            trouble = waiting.trouble(self._replies.condition, Trouble.NOT_CONFIRMED)
            if trouble is not None:
                raise PrinterFailed(trouble, started=sending.started)

    def _is_done(self, answers: Answers, tag: bytes, done_before: int) -> bool:
        if answers == "pid":
            return tag in self._replies.done_tags
        if answers == "gsr":
            return self._replies.status_count > done_before
        return _queued_bytes(self._line) == 0

    def pulse_now(self) -> Result:
        """Open the drawer of a printer that waits for paper; an answer to a later question says that it arrived.

        Raises:
            PrinterFailed: ``started`` always, a drawer may be open.
        """
        self._unsettled = True
        try:
            self._line.send(escpos.PULSE_NOW)
            self._ask()
        except (OSError, PrinterFailed) as error:
            trouble = error.trouble if isinstance(error, PrinterFailed) else Trouble.BROKEN
            raise PrinterFailed(trouble, started=True, detail=str(error)) from error
        self._unsettled = False
        return "delivered"


if sys.platform == "win32":
    _LINGER: Final = "hh"

    def _queued_bytes(_line: socket.socket) -> int:
        """Windows does not say; closing in good order waits for the other side."""
        return 0
else:
    import fcntl
    import termios

    _LINGER: Final = "ii"

    def _queued_bytes(line: socket.socket) -> int:
        """Bytes that the system took and the printer did not yet."""
        (queued,) = struct.unpack("I", fcntl.ioctl(line.fileno(), termios.TIOCOUTQ, b"\0" * 4))
        return int(queued)
