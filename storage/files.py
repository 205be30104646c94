"""Files that must be whole or not there: written beside, synced, renamed."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_OTHERS = 0o077
_FOLDER_MODE, _FILE_MODE = 0o700, 0o600


def make_private_folder(folder: Path) -> None:
    """A folder that only its owner reads, also where somebody made it before."""
    folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
    if os.name != "nt" and folder.stat().st_mode & _OTHERS:
        folder.chmod(_FOLDER_MODE)


def make_own_folder(folder: Path) -> None:
    """A folder that only its owner reads where it is made here; one that is there stays as it is."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=_FOLDER_MODE)
    except FileExistsError:
        folder.mkdir(exist_ok=True)  # refused where it is a file
    else:
        if os.name != "nt":
            folder.chmod(_FOLDER_MODE)  # whatever the umask took away


def make_private_file(path: Path) -> None:
    """An empty file that only its owner reads (0600), whatever the umask; one that is there stays as it is."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)
    try:
        handle = os.open(path, flags, _FILE_MODE)
    except FileExistsError:
        return
    try:
        if sys.platform != "win32":
            os.fchmod(handle, _FILE_MODE)
    finally:
        os.close(handle)


def keep_private(paths: Iterable[Path]) -> None:
    """Take the rights of everybody else away from files and folders that are there and belong to this user.

    What cannot be done is left: it is somebody else's to do, or a disk without rights (FAT), or gone meanwhile. Folders
    that everybody shares (sticky, such as ``/tmp``) and links are never touched, and on Windows nothing is.
    """
    if sys.platform != "win32":
        user = os.geteuid()
        for path in paths:
            with suppress(OSError):
                found = path.lstat()
                shared = stat.S_ISDIR(found.st_mode) and found.st_mode & stat.S_ISVTX
                plain = stat.S_ISREG(found.st_mode) or (stat.S_ISDIR(found.st_mode) and not shared)
                if plain and found.st_uid == user and found.st_mode & _OTHERS:
                    path.chmod(stat.S_IMODE(found.st_mode) & ~_OTHERS)


def sync_file(descriptor: int) -> None:
    """Wait until a file's bytes are on the disk."""
    getattr(os, "fdatasync", os.fsync)(descriptor)


def sync_path(path: Path) -> None:
    """Wait until the bytes of a file that somebody else wrote are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_private(path: Path, content: bytes) -> None:
    """Replace a file's content as a whole; only its owner may read it (0600)."""
    beside = path.with_name(path.name + ".new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def copy_whole(source: Path, target: Path, *, private: bool = False) -> None:
    """Copy a file so that under the target's name there is all of it, on the disk, or what was there before.

    ``private``: only this user reads it; on a second place others of the shop may have to.
    """
    beside = target.with_name(target.name + ".new")
    try:
        if private:
            make_private_file(beside)
        shutil.copyfile(source, beside)
        sync_path(beside)
        beside.replace(target)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)
