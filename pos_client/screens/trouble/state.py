"""The ways out where the data cannot be opened: try again, restore a copy, or go on without the machine's keys."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from core.errors import PosError, Rejected
from pos_client.screen_state import ScreenState
from pos_client.session import Session
from storage.backup import Copy, offered, restore_backup
from storage.startup import set_keys_aside

RESTORABLE: Final = frozenset({"database.damaged", "database.foreign", "database.missing"})
"""Troubles that a copy of the data ends."""
KEYS_LOST: Final = frozenset({"keys.damaged", "keys.missing"})
"""Troubles that the owner's recovery code ends, once the broken keys are out of the way."""
COPIES_SHOWN: Final = 30
LOOK_WITHIN_S: Final = 5.0
FOLDER_MAX_CHARS: Final = 400


class TroubleState(ScreenState):
    """One screen of trouble; ``reopen`` opens the data once more."""

    def __init__(self, session: Session, trouble: PosError, reopen: Callable[[], Awaitable[object]]) -> None:
        super().__init__(session)
        self.trouble = trouble
        self._reopen = reopen
        self.copies: Sequence[Copy] | None = None
        self.chosen: Copy | None = None
        self.folder = ""
        self.folder_error: PosError | None = None
        self.keys_asked = False
        self.busy = False

    @property
    def restorable(self) -> bool:
        """Whether a copy of the data is a way out."""
        return self.trouble.key in RESTORABLE

    @property
    def keys_lost(self) -> bool:
        """Whether going on without the machine's keys is a way out."""
        return self.trouble.key in KEYS_LOST

    async def load(self) -> None:
        """Look for copies in the data folder and on the second place, where one was set."""
        if self.restorable:
            second = self.session.house.settings.config.second_folder
            self.copies = await self._offered(Path(second) if second else None)

    async def _offered(self, second: Path | None) -> Sequence[Copy]:
        """Copies, newest first; a drive that does not answer within seconds has none."""
        house = self.session.house
        try:
            async with asyncio.timeout(LOOK_WITHIN_S):
                found = await house.aside(partial(offered, house.places.data, second))
        except TimeoutError:
            found = await house.aside(partial(offered, house.places.data, None))
        return found[:COPIES_SHOWN]

    async def try_again(self) -> None:
        """Open the data once more."""
        if not self.busy:
            await self._reopen()

    # -- a copy

    def put_folder(self, folder: str) -> None:
        """The name of another place with copies was typed in."""
        self.folder, self.folder_error = folder, None

    async def look_there(self) -> None:
        """Look for copies in the place that was typed in."""
        typed = self.folder.strip().strip('"')
        if not typed or self.busy:
            return
        if len(typed) > FOLDER_MAX_CHARS or not typed.isprintable():
            self.folder_error = Rejected("trouble.no_such_folder", field="folder")
            return
        found = await self._offered(Path(typed))
        if not any(copy.elsewhere for copy in found):
            self.folder_error = Rejected("trouble.no_copies_there", field="folder")
        self.copies = found

    def choose(self, copy: Copy | None) -> None:
        """Ask whether this copy is to be restored; ``None`` takes the question back."""
        if not self.busy:
            self.chosen, self.error = copy, None

    async def restore(self) -> None:
        """Put the chosen copy in the place of the data, and open it."""
        if self.chosen is not None:
            data = self.session.house.places.data
            await self._out(partial(restore_backup, self.chosen.path, data))

    # -- the keys

    def ask_keys(self, *, asked: bool = True) -> None:
        """Ask whether to go on without the machine's keys, or take the question back."""
        if not self.busy:
            self.keys_asked, self.error = asked, None

    async def drop_keys(self) -> None:
        """Put the broken keys aside: the owner's recovery code then begins a new stream."""
        await self._out(partial(set_keys_aside, self.session.house.places.state))

    def back(self) -> None:
        """Esc: no, thanks."""
        self.choose(None)
        self.ask_keys(asked=False)

    async def enter(self) -> None:
        """Enter: the yellow button."""
        if self.chosen is not None:
            await self.restore()
        elif self.keys_asked:
            await self.drop_keys()
        elif self.folder and not self.copies_there:
            await self.look_there()
        else:
            await self.try_again()

    @property
    def copies_there(self) -> bool:
        """Whether the place that was typed in had copies."""
        return any(copy.elsewhere for copy in self.copies or ())

    async def _out(self, work: Callable[[], object]) -> None:
        if self.busy:
            return
        self.busy, self.error = True, None
        try:
            await self.session.house.while_closed(work)
        except PosError as error:
            self.error = error
            return
        finally:
            self.busy = False
        await self._reopen()
