"""What the machine screen knows: figures of this device, its backups, and whether its data is whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import ClassVar, Final, Literal

from core.errors import PosError, Rejected
from core.thai.dates import bangkok_date
from pos_client.caretaker import BACKUP, BackupResult, BackupStatus
from pos_client.config import TEXT_MAX_CHARS
from pos_client.screen_state import ScreenState
from pos_client.session import Session
from storage.database import Reading
from storage.housekeeping import put_notice_away
from storage.queries.status import Diagnostics, diagnostics, status

CheckStep = Literal["copying", "looking"]
FAULTS_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Figures:
    """What the device says of itself."""

    held: Diagnostics
    unsent: int
    series: str
    keys: str
    data: Path
    logs: Path
    settings: Path


@dataclass(frozen=True, slots=True)
class Checking:
    """A check that is running; ``of`` pages is 0 while its length is not known."""

    step: CheckStep = "copying"
    done: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found; ``faults`` are ``(what, where)`` for whoever looks into it."""

    entries: int
    rows: int
    faults: Sequence[tuple[str, str]]


def _look(conn: Reading, drawer: str, stream: str) -> tuple[Diagnostics, int]:
    return diagnostics(conn), status(conn, drawer, stream).unsent


def second_place(typed: str) -> str | None:
    """The folder that was typed, ``None`` for none.

    Raises:
        Rejected: it is no whole path, too long, or has characters that nobody sees; with its field.
    """
    path = typed.strip().strip('"')
    if not path:
        return None
    if len(path) > TEXT_MAX_CHARS:
        raise Rejected("field.too_long", field="second", most=TEXT_MAX_CHARS)
    if not path.isprintable():
        raise Rejected("field.control", field="second")
    if not Path(path).is_absolute():
        raise Rejected("backup.second_absolute", field="second")
    return path


class MachineState(ScreenState):
    """How this machine is."""

    READS: ClassVar[frozenset[str]] = frozenset({"device_state", BACKUP})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.figures: Figures | None = None
        self.backup: BackupStatus | None = None
        self.copying = False
        self.copied: BackupResult | None = None
        self.second_typed: str | None = None
        """What stands in the field; ``None`` while nobody changed it."""
        self.second_error: PosError | None = None
        self.second_busy = False
        self.checking: Checking | None = None
        self.checked: Checked | None = None
        self.check_error: PosError | None = None

    async def load(self) -> None:
        """Read the figures, then how the copies stand (a second place may take seconds to answer)."""
        machine, house = self.session.machine, self.session.house
        held, unsent = await self.session.read(_look, machine.device, machine.stream)
        self.figures = Figures(
            held=held,
            unsent=unsent,
            series=machine.series,
            keys=house.store.keys.backend,
            data=house.places.data,
            logs=house.logs,
            settings=house.settings.path,
        )
        self.backup = await house.caretaker.status()

    @property
    def today(self) -> date:
        """The day that it is in Bangkok."""
        return bangkok_date(self.session.now_ms())

    # -- what happened to the data

    async def understood(self) -> None:
        """Put the notice away: somebody read it."""
        house = self.session.house
        try:
            await house.in_turn(lambda: put_notice_away(house.store))
        except PosError as error:
            self.error = error

    # -- copies

    @property
    def may_copy(self) -> bool:
        """Whether this person may make a backup."""
        return self.session.may("backup.make")

    @property
    def may_choose_second(self) -> bool:
        """Whether this person may set up the device."""
        return self.session.may("settings.device")

    async def back_up(self) -> None:
        """Copy now."""
        if self.copying or not self.may_copy:
            return
        self.copying, self.copied = True, None
        try:
            self.copied = await self.session.house.caretaker.back_up()
        finally:
            self.copying = False
        await self.reload()

    @property
    def second_shown(self) -> str:
        """What the field of the second place shows."""
        if self.second_typed is not None:
            return self.second_typed
        return self.session.house.settings.config.second_folder or ""

    def type_second(self, typed: str) -> None:
        """The field changed."""
        self.second_typed, self.second_error = typed, None

    async def keep_second(self) -> None:
        """Use the folder that was typed, once it was seen to take files, and copy there at once; none for empty."""
        if self.second_busy or not self.may_choose_second:
            return
        house = self.session.house
        self.second_busy, self.second_error = True, None
        try:
            folder = second_place(self.second_shown)
            if folder is not None:
                await house.caretaker.try_second(Path(folder))
            await house.in_turn(lambda: house.settings.change(lambda c: replace(c, second_folder=folder)))
        except PosError as error:
            self.second_error = error
            return
        finally:
            self.second_busy = False
        self.second_typed = None
        if folder is not None:
            await self.back_up()
        await self.reload()

    # -- is all of it whole

    async def check(self) -> None:
        """Look over all entries and tables while selling goes on."""
        if self.checking is not None:
            return
        self.checking, self.checked, self.check_error = Checking(), None, None

        def tell(done: int, of: int) -> None:
            if self.checking is not None:
                self.checking = Checking("copying" if of else "looking", done, of)

        try:
            report = await self.session.house.caretaker.check(tell)
            self.checked = Checked(report.entries, report.rows, tuple(report.faults))
        except PosError as error:
            self.check_error = error
        finally:
            self.checking = None
