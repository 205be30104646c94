"""One program at a time on a data folder."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from core.errors import Rejected
from storage.database import disk_failure
from storage.files import make_own_folder, make_private_file

LOCK_NAME = "in-use.lock"


class InUse:
    """Holds the lock of a data folder for as long as the program runs; the system lets it go when the process dies.

    Raises:
        Rejected: another program has the folder, or it cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self._file: BinaryIO | None = None
        path = folder / LOCK_NAME
        try:
            make_own_folder(folder)
            make_private_file(path)
            file = path.open("a+b")
        except OSError as error:
            raise disk_failure(error) or Rejected("folder.not_writable", folder=str(folder)) from error
        try:
            _lock(file)
        except OSError as error:
            file.close()
            raise Rejected("folder.in_use", folder=str(folder)) from error
        self._file = file

    def release(self) -> None:
        """Let the folder go; a second time does nothing."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def is_in_use(folder: Path) -> bool:
    """Whether somebody, this program too, holds the lock of a folder. Raises ``Rejected`` where it cannot be seen."""
    try:
        InUse(folder).release()
    except Rejected as refused:
        if refused.key != "folder.in_use":
            raise
        return True
    return False


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
