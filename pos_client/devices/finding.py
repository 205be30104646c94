"""Setting a printer up: what answers on this network, what a chosen printer says, and a first paper from it.

Looking around sends nothing: an office printer prints whatever comes on that port. Only the printer that a person chose
is spoken to.
"""

from __future__ import annotations

import errno
import ipaddress
import selectors
import socket
import time
from dataclasses import dataclass, replace
from typing import Final

from core.paper.page import Page
from core.paper.raster import render
from pos_client.config import RAW_PORT, Answers, PrinterConfig
from pos_client.devices import escpos
from pos_client.devices.failures import PrinterFailed, Trouble
from pos_client.devices.pace import Patience
from pos_client.devices.papers import job_bytes
from pos_client.devices.replies import Condition
from pos_client.devices.status import trouble_of
from pos_client.devices.tcp import Connection, Result

SWEEP_S: Final = 2.0
CALL_S: Final = 0.45
CALLS_AT_ONCE: Final = 64
HOSTS_MAX: Final = 256
_SILENT = Patience(connect_s=3.0, answer_s=1.0, stall_s=1.5, ask_again_s=10.0, drain_s=0.3)
_UNDER_WAY: Final = frozenset({0, errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EAGAIN, 10035})


@dataclass(frozen=True, slots=True)
class Identified:
    """What a printer was found to be: how it confirms, and what it calls itself; a mute one has no name."""

    answers: Answers
    name: str = ""


def identify(host: str, port: int = RAW_PORT, *, patience: Patience = _SILENT) -> Identified:
    """Ask a printer once how it confirms; nothing is printed. Takes up to 5 seconds for one that never does.

    Raises:
        PrinterFailed: nothing answers at that address, it hung up, or it is not ready (without paper it confirms
            nothing).
    """
    probed = PrinterConfig(id="probe", name="probe", host=host, port=port)
    line = Connection(probed, patience)
    line.open()
    try:
        try:
            _must_be_ready(line.ask())
        except PrinterFailed as failed:
            if failed.trouble is not Trouble.NO_ANSWER:
                raise
            return Identified("none")
        name = line.name()
    finally:
        line.close()
    for answers in ("pid", "gsr"):
        if _confirms(replace(probed, answers=answers), patience):
            return Identified(answers, name)
    return Identified("none", name)


def _must_be_ready(condition: Condition | None) -> None:
    trouble = trouble_of(condition) if condition is not None else None
    if trouble is not None:
        raise PrinterFailed(trouble)


def _confirms(printer: PrinterConfig, patience: Patience) -> bool:
    """Whether it confirms that nothing at all has been printed."""
    line = Connection(printer, patience)
    line.open()
    try:
        line.send(escpos.INIT, b"test")
    except PrinterFailed as failed:
        if failed.trouble is not Trouble.NOT_CONFIRMED:
            raise
        return False
    finally:
        line.close()
    return True


def print_page(printer: PrinterConfig, page: Page, *, patience: Patience | None = None) -> Result:
    """Print a page past the queue: for the first run, when there is no shop to hold a queue yet.

    Raises:
        PrinterFailed: it did not print, or nobody knows (``started``).
        PaperFontMissing: the font is missing or damaged.
    """
    content = job_bytes(render(page, printer.width_dots), reports=printer.answers != "none")
    line = Connection(printer, patience or Patience())
    line.open()
    try:
        _must_be_ready(line.ask())
        return line.send(content, b"page")
    finally:
        line.close()


def own_network() -> str | None:
    """The /24 around this device's own address, ``None`` without a network. Sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(("10.255.255.255", 9))  # only the route is looked up
            address = asking.getsockname()[0]
        except OSError:
            return None
    return None if address == "0.0.0.0" else f"{address}/24"  # noqa: S104 - compared, not bound


def discover(network: str | None = None, port: int = RAW_PORT) -> list[str]:
    """Addresses on the local network that take a call on a printer's port, in their order; at most 2 seconds.

    ``network`` is another one than this device's own (``192.168.1.0/24``), of at most 256 addresses. They are called
    and hung up on, nothing is sent.
    """
    around = network or own_network()
    if around is None:
        return []
    hosts = [str(host) for host in ipaddress.ip_network(around, strict=False).hosts()]
    assert len(hosts) <= HOSTS_MAX, "a larger network takes too long"
    found = _Sweep(hosts, port).run()
    return sorted(found, key=ipaddress.ip_address)


class _Sweep:
    """Calls many addresses at once."""

    def __init__(self, hosts: list[str], port: int) -> None:
        self._left = hosts[::-1]
        self._port = port
        self._calls: dict[socket.socket, tuple[str, float]] = {}
        self._found: list[str] = []

    def run(self) -> list[str]:
        """All that took the call before the time was over."""
        end_s = time.monotonic() + SWEEP_S
        with selectors.DefaultSelector() as selector:
            try:
                while (self._left or self._calls) and time.monotonic() < end_s:
                    self._call_more(selector)
                    for key, _ in selector.select(0.02):
                        self._answered(selector, key.fileobj)
                    self._give_up_late_ones(selector)
            finally:
                for call in tuple(self._calls):
                    call.close()
        return self._found

    def _call_more(self, selector: selectors.BaseSelector) -> None:
        while self._left and len(self._calls) < CALLS_AT_ONCE:
            host = self._left.pop()
            call = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            call.setblocking(False)  # noqa: FBT003 - the library's own
            if call.connect_ex((host, self._port)) not in _UNDER_WAY:
                call.close()
                continue
            selector.register(call, selectors.EVENT_WRITE)
            self._calls[call] = (host, time.monotonic() + CALL_S)

    def _answered(self, selector: selectors.BaseSelector, call: object) -> None:
        assert isinstance(call, socket.socket)
        if call.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0:
            self._found.append(self._calls[call][0])
        self._end(selector, call)

    def _give_up_late_ones(self, selector: selectors.BaseSelector) -> None:
        now_s = time.monotonic()
        for call in [call for call, (_, end_s) in self._calls.items() if end_s < now_s]:
            self._end(selector, call)

    def _end(self, selector: selectors.BaseSelector, call: socket.socket) -> None:
        selector.unregister(call)
        del self._calls[call]
        call.close()
