"""Looks after the data while the program runs: a copy a day, one on a second place, old rows out, is all of it whole.

Nothing here stops a sale: a failure is kept as a sentence for the status bar and the machine screen. What touches a
second place (a stick, a share) runs on a thread of its own that nobody waits for for ever: a share whose server is gone
answers after minutes or never, and must not hold a thread that screens read with.
"""

from __future__ import annotations

import asyncio
import logging
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextvars import copy_context
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from core.errors import PosError, Rejected
from core.ports import Changes
from core.thai.dates import bangkok_date
from storage.backup import FOLDER_NAME, STALE_AFTER_DAYS, BackupState, backup_state, copies, make_backup
from storage.database import FILE_NAME, copy_moment, disk_failure
from storage.heads import sign_head
from storage.housekeeping import prune, recall, remember
from storage.store import Store
from storage.verify import Report, verify

T = TypeVar("T")

EVERY_S: Final = 3600.0
FIRST_AFTER_S: Final = 10.0
"""The first screen comes first."""
RETRY_AFTER_MS: Final = 3_600_000
COPY_WITHIN_S: Final = 900.0
"""A copy that takes longer goes on by itself; nobody waits for it any more."""
LOOK_WITHIN_S: Final = 3.0
PRUNE_ROUNDS_MAX: Final = 400
PRUNE_PAUSE_S: Final = 0.05
MEMORY: Final = "backup"
BACKUP: Final = "backup"
"""The name under which screens hear that something about the copies changed."""

_log = logging.getLogger("olpos.caretaker")


class Home(Protocol):
    """What the caretaker needs of the house."""

    @property
    def has_shop(self) -> bool: ...
    @property
    def store(self) -> Store: ...
    async def in_turn(self, work: Callable[[], T]) -> T: ...


@dataclass(frozen=True, slots=True)
class BackupResult:
    """What a backup came to: the copy here, the second place's day where it got one, and why something failed.

    ``error`` says that there is no copy of today here; ``second_error`` that the second place has none.
    """

    file: Path | None = None
    second: bool = False
    error: PosError | None = None
    second_error: PosError | None = None

    @property
    def failure(self) -> PosError | None:
        """The graver of the two failures."""
        return self.error or self.second_error


@dataclass(frozen=True, slots=True)
class BackupStatus:
    """How the copies stand; ``answered`` is ``False`` where the second place did not answer in time."""

    newest: date | None
    newest_elsewhere: date | None
    second_place: Path | None
    stale: bool
    answered: bool
    failure: PosError | None
    folder: Path


class Caretaker:
    """The house's caretaker; ``second`` says where the second copy goes, ``None`` where nobody chose a place."""

    def __init__(self, home: Home, clock: Callable[[], int], second: Callable[[], Path | None]) -> None:
        self._home = home
        self._clock = clock
        self._second = second
        self._tried_ms: int | None = None
        self._copying: Future[Path] | None = None
        self._looking: Future[BackupState] | None = None
        self._checking: Future[Report] | None = None
        self._keeping = False
        self.failure: PosError | None = None
        """Why the last backup was not whole; ``None`` where all is well."""

    # -- every hour

    async def keep_on(self) -> None:
        """Look after the data, soon after the start and then every hour, until cancelled; a second caller is let go."""
        if self._keeping:
            return
        self._keeping = True
        try:
            await asyncio.sleep(FIRST_AFTER_S)
            while True:
                await self._careful_round()
                await asyncio.sleep(EVERY_S)
        finally:
            self._keeping = False

    async def _careful_round(self) -> None:
        """One round; what nobody foresaw in it is said like any other failure, and the next hour is not lost to it."""
        try:
            await self.round()
        except Exception:  # noqa: BLE001 - whatever it is, the machine screen must say so
            _log.exception("a round of the caretaker failed, and nobody knows why")
            self.failure = Rejected("backup.unexpected")
            if self._home.has_shop:
                self._home.store.publish(Changes("caretaker.round", frozenset({BACKUP})))

    async def round(self) -> None:
        """One round: old rows out, and a copy if one is due. Never raises an expected failure."""
        if not self._home.has_shop:
            return
        await self.tidy()
        try:
            due = await _in_time(_beside(partial(self.due, self._clock())), LOOK_WITHIN_S)
        except (PosError, TimeoutError) as error:
            _log.warning("cannot see whether a copy is due: %s", error)
            return
        if due:
            await self.back_up()

    def due(self, now_ms: int) -> bool:
        """Whether a copy should be made: today has none here, or the second place lacks it; at most once an hour.

        Reads the list of copies from the disk.
        """
        if not self._home.has_shop or (self._tried_ms is not None and 0 <= now_ms - self._tried_ms < RETRY_AFTER_MS):
            return False
        today = bangkok_date(now_ms)
        if not any(day == today for day, _ in copies(self._folder)):
            return True
        return self._second() is not None and self._second_day() != today

    @property
    def _data(self) -> Path:
        return self._home.store.database.folder

    @property
    def _folder(self) -> Path:
        return self._data / FOLDER_NAME

    def _second_day(self) -> date | None:
        """When the second place got its last copy, as this device remembers it."""
        with self._home.store.database.reading() as connection:
            kept = recall(connection, MEMORY) or {}
        place = self._second()
        if place is None or kept.get("place") != str(place):
            return None
        return date.fromisoformat(kept["day"])

    async def tidy(self) -> int:
        """Delete what is too old to be asked for, a little at a time; gives how many rows went."""
        gone = 0
        for _ in range(PRUNE_ROUNDS_MAX):
            try:
                some = await self._home.in_turn(lambda: prune(self._home.store, self._clock()))
            except PosError as error:
                _log.warning("not tidied: %s", error.key)
                return gone
            gone += some
            if not some:
                break
            await asyncio.sleep(PRUNE_PAUSE_S)
        if gone:
            _log.info("%d old rows deleted", gone)
        return gone

    # -- copies

    async def back_up(self) -> BackupResult:
        """Copy the data now, here and to the second place; gives what became of it and raises nothing expected."""
        if self._copying is not None and not self._copying.done():
            return BackupResult(error=Rejected("backup.running"))
        self._tried_ms = self._clock()
        store, today, place = self._home.store, bangkok_date(self._tried_ms), self._second()
        try:
            await self._home.in_turn(partial(_sign, store))
        except PosError as error:
            _log.warning("the copy stands without a signed head: %s", error.key)
        self._copying = _beside(partial(make_backup, self._data, today, place))
        result = await self._outcome(self._copying, place)
        if result.second:
            await self._keep_in_mind(place, today)
        self.failure = result.failure
        if self.failure is not None:
            _log.warning("backup: %s", self.failure.key)
        store.publish(Changes("caretaker.back_up", frozenset({BACKUP})))
        return result

    async def _outcome(self, copying: Future[Path], place: Path | None) -> BackupResult:
        try:
            file = await _in_time(copying, COPY_WITHIN_S)
        except PosError as error:
            if error.key.startswith("backup.second"):
                return BackupResult(self._newest_here(), second_error=error)
            return BackupResult(error=error)
        except TimeoutError:
            return BackupResult(self._newest_here(), second_error=Rejected("backup.second_silent", folder=str(place)))
        return BackupResult(file, second=place is not None)

    def _newest_here(self) -> Path | None:
        return next((path for _, path in copies(self._folder)), None)

    async def _keep_in_mind(self, place: Path | None, today: date) -> None:
        """A stick that is unplugged cannot say when it got its last copy."""
        said = {"place": str(place), "day": today.isoformat()}
        try:
            await self._home.in_turn(partial(remember, self._home.store, MEMORY, said))
        except PosError as error:
            _log.warning("not kept in mind: %s", error.key)

    async def status(self) -> BackupStatus:
        """How the copies stand; a second place that does not answer within seconds is taken as it was remembered.

        Raises:
            Rejected: the data cannot be read.
        """
        today, place = bangkok_date(self._clock()), self._second()
        answered = True
        state = await asyncio.wrap_future(_beside(partial(backup_state, self._data, today, None)))
        if place is not None:
            remembered = await asyncio.wrap_future(_beside(self._second_day))
            try:
                seen = await self._look(today, place)
            except TimeoutError:
                seen, answered = replace(state, second_place=place), False
            elsewhere = max(filter(None, (seen.newest_elsewhere, remembered)), default=None)
            state = replace(seen, newest_elsewhere=elsewhere, stale=_stale(state, elsewhere, today))
        return BackupStatus(
            newest=state.newest,
            newest_elsewhere=state.newest_elsewhere,
            second_place=place,
            stale=state.stale,
            answered=answered,
            failure=self.failure,
            folder=self._folder,
        )

    async def _look(self, today: date, place: Path) -> BackupState:
        if self._looking is None or self._looking.done():
            self._looking = _beside(partial(backup_state, self._data, today, place))
        return await _in_time(self._looking, LOOK_WITHIN_S)

    async def try_second(self, place: Path) -> None:
        """Whether a folder takes files, before it becomes the second place.

        Raises:
            Rejected: it is not there, refuses, does not answer, or is the data folder itself.
        """
        try:
            await _in_time(_beside(partial(_probe, place, self._data)), LOOK_WITHIN_S)
        except TimeoutError:
            raise Rejected("backup.second_silent", field="second", folder=str(place)) from None

    # -- is all of it whole

    async def check(self, tell: Callable[[int, int], object]) -> Report:
        """Look over every entry and every table, on a copy of this moment, while selling goes on.

        ``tell`` gets how many pages of the copy are made, and of how many; then the looking over begins, whose length
        nobody knows (``0, 0``). It is called on the loop.

        Raises:
            Rejected: a check is running already, or the disk has no room for the copy.
        """
        if self._checking is not None and not self._checking.done():
            raise Rejected("check.running")
        loop, context = asyncio.get_running_loop(), copy_context()

        def said(done: int, of: int) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(tell, done, of, context=context)

        mark = self._home.store.tripwire.mark
        self._checking = _beside(partial(_check, self._data / FILE_NAME, lambda folder: verify(folder, mark), said))
        return await asyncio.wrap_future(self._checking)


def _stale(here: BackupState, elsewhere: date | None, today: date) -> bool:
    """Whether a place has no copy that is fresh enough."""
    return here.stale or elsewhere is None or (today - elsewhere).days > STALE_AFTER_DAYS


def _sign(store: Store) -> None:
    """The copy proves how far this device's log had come; one that may not write any more has nothing to sign."""
    if store.may_write:
        sign_head(store)


def _probe(place: Path, data: Path) -> None:
    """Write and delete a small file."""
    name = place / "olpos-check.tmp"
    try:
        if not place.is_dir():
            raise Rejected("backup.second_missing", field="second", folder=str(place))
        if data.resolve() in (place.resolve(), *place.resolve().parents):
            raise Rejected("backup.second_inside", field="second")
        name.write_bytes(b"olpos")
        name.unlink()
    except OSError as error:
        raise Rejected("backup.second_failed", field="second", folder=str(place)) from error


def _check(file: Path, look: Callable[[Path], Report], tell: Callable[[int, int], object]) -> Report:
    """Copy the file page by page as it stands, then look the copy over: sales that are made meanwhile are no faults."""
    try:
        with tempfile.TemporaryDirectory(prefix="olpos-check-", ignore_cleanup_errors=True) as folder:
            copy = Path(folder) / FILE_NAME
            copy_moment(file, copy, tell)
            tell(0, 0)
            return look(copy.parent)
    except OSError as error:
        raise disk_failure(error) or Rejected("disk.failed") from error


def _beside(work: Callable[[], T]) -> Future[T]:
    """Run something on a thread that does not keep the program from ending."""
    future: Future[T] = Future()
    future.set_running_or_notify_cancel()

    def run() -> None:
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001 - handed to whoever waits
            future.set_exception(error)
        else:
            future.set_result(result)

    threading.Thread(target=run, name="caretaker", daemon=True).start()
    return future


async def _in_time(future: Future[T], within_s: float) -> T:
    """What a thread gives, if it does so in time. Raises ``TimeoutError``; the thread goes on by itself."""
    waiting = asyncio.wrap_future(future)
    waiting.add_done_callback(_looked_at)
    return await asyncio.wait_for(asyncio.shield(waiting), within_s)


def _looked_at(done: asyncio.Future[Any]) -> None:
    """What came too late is no error that nobody saw."""
    if not done.cancelled():
        done.exception()
