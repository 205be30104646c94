"""Ways to break a machine in a test, all of them real: power cuts, full disks, read-only disks, changed bytes."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CUT, FAILED = 9, 8
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_TOUCHES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "sqlite3.connect"})

needs_fork = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="a child that dies in mid-step is forked; Windows has none"
)
needs_mounts = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0,
    reason="only root on Linux mounts; tests without mounts bring about the same failures in another way",
)


# -- power cuts


def cut_at(step: int, folder: Path, work: Callable[[], object]) -> bool:
    """Do ``work`` in a process that dies before its ``step``-th touch of the disk; whether it came that far.

    Touches are files opened for writing, renames, removals, folders, connections and every wait for the disk. What was
    written without waiting for the disk is torn to half its size, as a power cut may leave it.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of the test runner; the child only works and dies
        child = os.fork()
    if child == 0:
        try:
            _Mortal(step, folder).live(work)
            os._exit(0)
        except BaseException as error:  # noqa: BLE001 -- the child ends here, whatever it was
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
            os._exit(FAILED)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, CUT), f"the child ended with {status}"
    return status == CUT


class _Mortal:
    """A process that counts its touches of the disk."""

    def __init__(self, step: int, folder: Path) -> None:
        self._left = step
        self._folder = folder
        self._safe = {_seen(path) for path in folder.rglob("*") if path.is_file()}

    def live(self, work: Callable[[], object]) -> None:
        for name in ("fsync", "fdatasync"):
            setattr(os, name, self._counted(getattr(os, name)))
        sys.addaudithook(self._heard)
        work()

    def _counted(self, sync: Callable[[int], None]) -> Callable[[int], None]:
        def synced(descriptor: int) -> None:
            self._touch()
            sync(descriptor)
            self._safe.add(_seen(descriptor))

        return synced

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _TOUCHES:
            self._touch()
        elif event == "open":
            _, mode, flags = arguments
            if (isinstance(mode, str) and set(mode) & set("wa+x")) or (mode is None and flags & _WRITING):
                self._touch()

    def _touch(self) -> None:
        self._left -= 1
        if self._left == 0:
            self._left = -(10**9)  # what follows is the power cut's own work
            self._tear()
            os._exit(CUT)

    def _tear(self) -> None:
        for path in self._folder.rglob("*"):
            if path.is_file() and path.stat().st_size and _seen(path) not in self._safe and not _is_sqlites(path):
                os.truncate(path, path.stat().st_size // 2)


def _is_sqlites(path: Path) -> bool:
    """What SQLite syncs by itself, unseen from here."""
    return path.name in {"shop.db", "shop.db-wal", "shop.db-shm"}


def _seen(file: Path | int) -> tuple[int, int, int]:
    stat = file.stat() if isinstance(file, Path) else os.fstat(file)
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


# -- disks


@contextmanager
def small_disk(at: Path, *, kib: int) -> Iterator[Path]:
    """A disk of so many KiB; it is a mount of its own, so that nothing else on the machine fills up."""
    at.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", str(at)], check=True, timeout=30)
    try:
        yield at
    finally:
        subprocess.run(["umount", "-l", str(at)], check=True, timeout=30)


def fill(disk: Path, *, leave_kib: int = 0) -> Path:
    """Fill a small disk to the last page, but for some KiB; gives the file that does it."""
    ballast = disk / "ballast"
    handle = os.open(ballast, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    try:
        while os.write(handle, b"x" * 4096):
            pass
    except OSError:
        pass
    finally:
        os.close(handle)
    if leave_kib:
        os.truncate(ballast, max(0, ballast.stat().st_size - leave_kib * 1024))
    return ballast


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """A folder that nobody can write, root included: a read-only mount over itself."""
    subprocess.run(["mount", "--bind", str(folder), str(folder)], check=True, timeout=30)
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], check=True, timeout=30)
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True, timeout=30)


def as_nobody(work: Callable[[], int]) -> int:
    """Do something in a child without rights; gives its exit status."""

    def without_rights() -> int:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        return work()

    return in_child(without_rights)


def in_child(work: Callable[[], int]) -> int:
    """Do something in a child of this process; gives its exit status."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        try:
            os._exit(work())
        except BaseException as error:  # noqa: BLE001 -- the child ends here, whatever it was
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
            os._exit(FAILED)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


# -- bytes


def change_bytes(path: Path, at: int, junk: bytes) -> None:
    """Overwrite bytes behind everybody's back."""
    with path.open("r+b") as file:
        file.seek(at)
        file.write(junk)
