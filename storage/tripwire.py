"""The tripwire: how far this device's own log had come when somebody last saw it, kept outside every backup set.

``{install, stream, seq, hash, numbers}`` is written and fsynced after a commit and before paper, drawer, network or a
screen shows what the commit made. Two slots with a counter and a checksum are written in turn; the newest valid one
counts, so that a torn write leaves the one before. A database whose chain does not hold the tripwire's head was
restored or copied, and must not go on in the same stream.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from core.errors import Rejected
from storage.files import make_private_folder, sync_file, write_private

_SLOT_BYTES: Final = 2048
_CHECK_CHARS: Final = 64


@dataclass(frozen=True, slots=True)
class Mark:
    """What the tripwire says: head of the working stream, and the last number of every series it used."""

    install: str
    stream: str
    seq: int
    hash: str
    numbers: Mapping[str, str] = field(default_factory=dict)


class Tripwire:
    """Two slots in one small file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._counter = 0
        self._mark: Mark | None = None
        self._file: BinaryIO | None = None

    def read(self) -> Mark | None:
        """The newest valid mark, or ``None`` where there is none."""
        self._counter, self._mark = 0, None
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return None
        for at in (0, _SLOT_BYTES):
            counter, mark = _slot(content[at : at + _SLOT_BYTES])
            if mark is not None and counter > self._counter:
                self._counter, self._mark = counter, mark
        return self._mark

    @property
    def mark(self) -> Mark | None:
        """What was read or written last."""
        return self._mark

    def write(self, mark: Mark) -> None:
        """Set the mark and wait until it is on the disk.

        Raises:
            Rejected: the disk refuses; the mark before still holds.
        """
        if mark == self._mark:
            return
        counter = self._counter + 1
        body = json.dumps(
            {"counter": counter, "install": mark.install, "stream": mark.stream, "seq": mark.seq, "hash": mark.hash}
            | {"numbers": dict(mark.numbers)},
            sort_keys=True,
        ).encode()
        slot = hashlib.sha256(body).hexdigest().encode() + body
        assert len(slot) <= _SLOT_BYTES, "the tripwire has outgrown its slot"
        try:
            handle = self._open()
            handle.seek((counter % 2) * _SLOT_BYTES)
            _write_all(handle, slot.ljust(_SLOT_BYTES, b"\n"))
            sync_file(handle.fileno())
        except OSError as error:
            self.close()
            raise Rejected("disk.tripwire") from error
        self._counter, self._mark = counter, mark

    def _open(self) -> BinaryIO:
        """The file, made with both slots in it: later marks need no more room on the disk."""
        if self._file is not None and os.fstat(self._file.fileno()).st_nlink == 0:
            self.close()  # somebody tidied the folder: a mark in a file without a name would hold nothing
        if self._file is None:
            make_private_folder(self._path.parent)
            if not self._path.exists():
                write_private(self._path, b"\n" * (2 * _SLOT_BYTES))
            self._file = self._path.open("r+b", buffering=0)
        return self._file

    def forget(self) -> None:
        """Remove the mark: a new shop begins here."""
        self.close()
        self._path.unlink(missing_ok=True)
        self._counter, self._mark = 0, None

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _write_all(handle: BinaryIO, content: bytes) -> None:
    """Write without a buffer; a disk that takes only part of it is full. Raises ``OSError``."""
    if handle.write(content) != len(content):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), handle.name)


def _slot(content: bytes) -> tuple[int, Mark | None]:
    check, body = content[:_CHECK_CHARS], content[_CHECK_CHARS:].rstrip(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != check:
        return 0, None
    said = json.loads(body)
    return said["counter"], Mark(said["install"], said["stream"], said["seq"], said["hash"], said["numbers"])
