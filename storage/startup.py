"""Opening a data folder: one program at a time, schema brought up, keys found, tripwire looked at.

The tripwire answers whether this is still the database that was shown last; where it is not, the spare stream opens.
"""

from __future__ import annotations

import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from core.errors import Rejected
from core.records import Registry
from core.registry import RECORDS
from storage import journal
from storage.ceremonies import open_spare
from storage.database import Database
from storage.keystore import KeyState, KeyStore
from storage.store import Given, Store
from storage.tripwire import Tripwire
from storage.upgrade import upgrade

LOCK_NAME = "in-use.lock"


@dataclass(frozen=True, slots=True)
class Places:
    """Where a device keeps what: ``data`` is backed up and may be copied, ``state`` never is."""

    data: Path
    state: Path


def state_folder(root: Path, data: Path) -> Path:
    """The state folder of a data folder: one for each, so that a demo and a shop never share keys or tripwire."""
    name = hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:16]
    return root / name


class InUse:
    """Holds the lock of a data folder for as long as the program runs; the system lets it go when the process dies."""

    def __init__(self, folder: Path) -> None:
        self._file: BinaryIO | None = None
        path = folder / LOCK_NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
            file = path.open("a+b")
        except OSError as error:
            raise Rejected("folder.not_writable", folder=str(folder)) from error
        try:
            _lock(file)
        except OSError as error:
            file.close()
            raise Rejected("folder.in_use", folder=str(folder)) from error
        self._file = file

    def release(self) -> None:
        """Let the folder go."""
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@dataclass(slots=True)
class Opened:
    """An open store, what it was upgraded from, and why its stream is new since this start, if it is."""

    store: Store
    lock: InUse
    upgraded_from: str | None = None
    new_stream: str | None = None

    def close(self) -> None:
        """Close the store and let the folder go."""
        self.store.close()
        self.lock.release()


def open_store(places: Places, given: Given, *, use_keyring: bool, registry: Registry = RECORDS) -> Opened:
    """Open the shop's data on this device.

    Raises:
        Rejected: the folder cannot be written or is in use, the file is damaged or of a newer program, the keys are
            locked away. Nothing was changed.
    """
    lock = InUse(places.data)
    try:
        upgraded_from = upgrade(places.data, registry)
        keys = KeyStore(places.state, use_keyring=use_keyring)
        tripwire = Tripwire(places.state / "tripwire")
        store = Store(Database(places.data), keys, tripwire, given, registry)
        opened = Opened(store, lock, upgraded_from)
        opened.new_stream = look_at_tripwire(store)
    except OSError as error:
        lock.release()
        raise Rejected("folder.not_writable", folder=str(places.data)) from error
    except BaseException:
        lock.release()
        raise
    return opened


def look_at_tripwire(store: Store) -> str | None:
    """Whether this database is the one that was shown last; where it is not, the spare stream is opened.

    Gives ``restored``, ``copied``, or ``None`` where all is well. A crash between commit and tripwire is well: the
    head that was shown is in the chain, and the tripwire is brought up to date.
    """
    who = store.identity
    mark = store.tripwire.read()
    if who is None or who.closed:
        return None
    own_key = store.keys.state_of(who.stream) is KeyState.WORK and store.keys.seed(who.stream) is not None
    if own_key and mark is not None and mark.install == who.install == store.keys.install:
        cur = store.database.writer.cursor()
        shown = mark.seq == 0 or journal.has(cur, mark.stream, mark.seq, mark.hash)
        if mark.stream == who.stream and shown:
            store.guard()
            return None
    reason = "restored" if store.keys.install == who.install else "copied"
    open_spare(store, reason)
    return reason


def default_roots(environment: dict[str, str] | None = None) -> tuple[Path, Path]:
    """Where data and state lie where nobody said: ``(data root, state root)`` of this platform and user."""
    env = dict(os.environ) if environment is None else environment
    android = env.get("FLET_APP_STORAGE_DATA")
    if android:
        return Path(android) / "shop", Path(android) / "state"
    home = Path(env.get("HOME") or env.get("USERPROFILE") or Path.home())
    if sys.platform == "win32":
        local = Path(env.get("LOCALAPPDATA") or home / "AppData" / "Local")
        return local / "OL POS" / "shop", local / "OL POS" / "state"
    data = Path(env.get("XDG_DATA_HOME") or home / ".local" / "share")
    state = Path(env.get("XDG_STATE_HOME") or home / ".local" / "state")
    return data / "olpos", state / "olpos"
