"""Opening a data folder: one program at a time, schema brought up, keys found, tripwire looked at.

The tripwire answers whether this is still the database that was shown last; where it is not, the spare stream opens.
What cannot be opened is refused in words and left as it is: every refusal has a way out that a person chooses.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from core.errors import Rejected
from core.records import Registry
from core.registry import RECORDS
from storage import journal
from storage.backup import FOLDER_NAME, finish_restore
from storage.ceremonies import open_spare
from storage.database import FILE_NAME, Database, connect, disk_failure, told_in_words
from storage.device_state import Identity, read_identity, write_identity
from storage.files import keep_private, make_private_folder
from storage.in_use import LOCK_NAME, InUse
from storage.keystore import INDEX_NAME, SECRETS_NAME, TRIPWIRE_NAME, KeyState, KeyStore
from storage.places import Places
from storage.receive import receive
from storage.store import Given, Store
from storage.tripwire import Mark, Tripwire
from storage.upgrade import stored_revision, upgrade
from sync.protocol.canonical import NotCanonical
from sync.protocol.entry import Dropped
from sync.protocol.trust import Malformed

_UNREADABLE = (
    *(ValueError, LookupError, TypeError, AttributeError),
    *(sqlite3.Error, NotCanonical, Dropped, Malformed),
)
"""What reading ends in where rows or tables were changed behind our back."""

_ASIDE = "aside-"
_OURS = (f"{FILE_NAME}*", LOCK_NAME, FOLDER_NAME, "looked-at.db*", "restoring-*.db", "replaced-*")


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
        Rejected: the folder cannot be written or is in use, the file is missing, damaged or of a newer program, the
            keys are locked away, missing or damaged. Nothing was changed.
    """
    lock = InUse(places.data)
    try:
        _keep_private(places.data)
        with _folder_in_words("state.not_writable", places.state):
            keys = KeyStore(places.state, use_keyring=use_keyring)
            tripwire = Tripwire(places.state / TRIPWIRE_NAME)
            mark = tripwire.read()
        with _folder_in_words("folder.not_writable", places.data):
            finish_restore(places.data)
            _check_there(places.data, mark)
            upgraded_from = upgrade(places.data, registry)
        store = _load(places.data, keys, tripwire, given, registry)
        try:
            with _folder_in_words("state.not_writable", places.state):
                new_stream = look_at_tripwire(store)
        except BaseException:
            store.close()
            raise
    except BaseException:
        lock.release()
        raise
    return Opened(store, lock, upgraded_from, new_stream)


def identity_in(data: Path) -> Identity | None:
    """Who the device of a data folder is, only looked at; ``None`` where there is no shop.

    Raises:
        Rejected: the file is no database, is damaged or cannot be read.
    """
    if stored_revision(data / FILE_NAME) is None:
        return None
    with told_in_words(), closing(connect(data / FILE_NAME, writes=False)) as connection:
        return read_identity(connection.cursor())


def _keep_private(data: Path) -> None:
    """Nobody else on this machine reads the shop's data: folders and files that were made more open are closed.

    A folder that holds other things too was not made for the shop; there the shop's own files alone are closed.
    """
    with suppress(OSError):  # what cannot be listed cannot be closed
        own = {path for pattern in _OURS for path in data.glob(pattern)}
        inside = [path for folder in own if folder.is_dir() and not folder.is_symlink() for path in folder.iterdir()]
        keep_private([*([data] if own == {*data.iterdir()} else []), *own, *inside])


@contextmanager
def _folder_in_words(key: str, folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise disk_failure(error) or Rejected(key, folder=str(folder)) from error


def _check_there(data: Path, mark: Mark | None) -> None:
    """A device that has shown entries has a database: an empty folder is a drive that is not there, no new shop."""
    if mark is not None and mark.seq > 0 and stored_revision(data / FILE_NAME) is None:
        raise Rejected("database.missing", folder=str(data))


def _load(data: Path, keys: KeyStore, tripwire: Tripwire, given: Given, registry: Registry) -> Store:
    """The store over the file. Raises ``Rejected`` where what it reads first makes no sense."""
    database = Database(data)
    try:
        return Store(database, keys, tripwire, given, registry)
    except _UNREADABLE as error:
        database.close()
        raise Rejected("database.damaged") from error
    except BaseException:
        database.close()
        raise


def set_keys_aside(state: Path) -> Path:
    """Begin with no keys, as on a new machine: the way out where they are damaged or lost. Gives where they are now.

    The data must be closed. They can be looked at afterwards, and the owner's recovery code opens a new stream.

    Raises:
        Rejected: the folder cannot be written.
    """
    aside = state / f"{_ASIDE}{1 + len(list(state.glob(f'{_ASIDE}*')))}"
    with _folder_in_words("state.not_writable", state):
        make_private_folder(aside)
        for name in (INDEX_NAME, SECRETS_NAME, TRIPWIRE_NAME):  # cut off in between, it is damage still
            if (state / name).exists():
                (state / name).replace(aside / name)
    return aside


def look_at_tripwire(store: Store) -> str | None:
    """Whether this database is the one that was shown last; where it is not, the spare stream is opened.

    Gives ``restored``, ``copied``, or ``None`` where all is well. A crash between commit and tripwire is well: the
    head that was shown is in the chain, and the tripwire is brought up to date. A device that could only read because
    its keys were not there goes on where it stood once they are back.

    Raises:
        Rejected: the key of the working stream is missing or damaged.
    """
    who = store.identity
    mark = store.tripwire.read()
    if who is None:
        if mark is not None and mark.seq > 0:
            raise Rejected("database.missing", folder=str(store.database.folder))
        return None
    if _is_ours(store, mark):
        if who.closed:
            with store.writing() as cur:
                store.identity = replace(who, closed=False)
                write_identity(cur, store.identity)
                cur.execute("DELETE FROM device_state WHERE id = 'notice'")
        if store.keys.install is None:
            store.keys.name_install(who.install)
        store.guard()
        keep_certificates(store)
        return None
    if who.closed:
        return None
    reason = "restored" if store.keys.install == who.install else "copied"
    receive(store, (), [("certificate", members) for members in store.keys.certificates()])
    _give_back_spares(store, mark)
    open_spare(store, reason)
    keep_certificates(store)
    return reason


def _is_ours(store: Store, mark: Mark | None) -> bool:
    """Whether the chain holds what the tripwire says was shown, in the stream whose key is here."""
    who = store.identity
    if who is None or store.keys.state_of(who.stream) is not KeyState.WORK:
        return False
    if store.keys.seed(who.stream) is None:
        raise Rejected("keys.missing")
    if (
        mark is None
        or mark.stream != who.stream
        or not mark.install == who.install == (store.keys.install or who.install)
    ):
        return False
    return mark.seq == 0 or journal.has(store.database.writer.cursor(), mark.stream, mark.seq, mark.hash)


def _give_back_spares(store: Store, mark: Mark | None) -> None:
    """A key that is marked as working while the tripwire stands on another stream never wrote anything.

    The tripwire is set on a stream before its first entry; the power went between the two, and the key is a spare.
    """
    cur = store.database.writer.cursor()
    never = [
        key.stream
        for key in store.keys.held()
        if key.state is KeyState.WORK
        and mark is not None
        and key.stream not in (mark.stream, store.machine.stream)
        and not journal.tips(cur, key.stream)
    ]
    if never:
        store.keys.mark(dict.fromkeys(never, KeyState.SPARE))


def keep_certificates(store: Store) -> None:
    """Keep the certificates of own keys with them: an older copy of the data does not know the newest spare."""
    known = {held.stream: store.standing.trust.of(held.stream) for held in store.keys.held()}
    store.keys.keep_certificates({s: t.certificate.wire() for s, t in known.items() if t is not None})
