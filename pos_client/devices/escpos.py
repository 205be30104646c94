"""What a receipt printer is told, as bytes: pictures, cuts, drawer pulses, questions. Pure; the wire is ``tcp``'s.

Everything on paper is a one-bit picture (``GS v 0``): a printer's own letters cannot set Thai. Commands are those of
Epson's ESC/POS reference that every compatible printer knows.
"""

from __future__ import annotations

import re
from typing import Final

from core.paper.raster import Raster

BAND_ROWS: Final = 128
"""Rows of one picture command: small enough that white can complete a torn one, large enough not to stutter."""

INIT: Final = b"\x1b@"
"""``ESC @``: every job begins from the state after power-on."""
STATUS_ON: Final = b"\x1da\xff"
"""``GS a``: report paper, cover and drawer whenever they change. ``ESC @`` may switch it off, so it follows that."""
STATUS_OFF: Final = b"\x1da\x00"
CUT: Final = b"\x1dVB\x00"
"""``GS V 66 0``: feed the last row past the cutter, then cut."""
PULSE: Final = b"\x1bp\x00\x19\xfa"
"""``ESC p 0 25 250``: the drawer on pin 2, 50 ms on, 500 ms off. Executed in turn: only for a printer that is ready."""
PULSE_NOW: Final = b"\x10\x14\x01\x00\x01"
"""``DLE DC4 1 0 1``: the same at the moment of its arrival (100 ms), even while the printer waits for paper."""
ASK_PRINTER: Final = b"\x10\x04\x01"
ASK_OFFLINE: Final = b"\x10\x04\x02"
ASK_PAPER: Final = b"\x10\x04\x04"
ASK_ALL: Final = ASK_PRINTER + ASK_OFFLINE + ASK_PAPER
"""``DLE EOT 1, 2, 4``: answered at once, even while the printer is off-line."""
ASK_STATUS: Final = b"\x1dr\x01"
"""``GS r 1``: answered when all before it is done."""
ASK_NAME: Final = b"\x1dIC"
"""``GS I 67``: the printer's name, as ``_name`` and a NUL."""
TAG_CHARS: Final = 4
_ASK_DONE: Final = b"\x1d(H\x06\x0000"
_NUL: Final = b"\0"

_REAL_TIME: Final = re.compile(b"\x10[\x04\x05\x14]")
_SPOILT: Final = {pair: bytes((pair[0], pair[1] ^ 0x02)) for pair in (b"\x10\x04", b"\x10\x05", b"\x10\x14")}


def scrub(rows: bytes) -> bytes:
    """Dots without a real-time command among them: printers execute those even inside a picture.

    One dot changes for each (the seventh of its eight); letters and bars of two dots' width never hold any.
    """
    return _REAL_TIME.sub(lambda found: _SPOILT[found.group()], rows)


def picture(raster: Raster) -> bytes:
    """The picture in bands of 128 rows (``GS v 0``)."""
    out = bytearray()
    for top in range(0, raster.height, BAND_ROWS):
        rows = min(BAND_ROWS, raster.height - top)
        out += b"\x1dv0\x00" + raster.stride.to_bytes(2, "little") + rows.to_bytes(2, "little")
        out += scrub(raster.rows[top * raster.stride : (top + rows) * raster.stride])
    return bytes(out)


def ask_done(tag: bytes) -> bytes:
    """``GS ( H``: answered with these four printable characters when all before it is on paper."""
    assert len(tag) == TAG_CHARS
    assert tag.isascii()
    assert tag.decode().isprintable()
    return _ASK_DONE + tag


def fill(stride: int) -> bytes:
    """White that completes whatever picture or command an earlier job left unfinished, then a fresh start.

    A printer that waits for a command takes a NUL for nothing.
    """
    return _NUL * (BAND_ROWS * stride + 16) + INIT
