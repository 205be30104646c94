"""One tab: who is signed in there, in which language and theme, and its way to the house."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Concatenate, Final, Literal, ParamSpec, TypeVar, get_args

from core.commands import Command
from core.errors import PosError
from core.permissions import Decision, Need, RoleRules, decide, may_read
from core.ports import Changes, Machine
from core.sales.carts import HoldCart
from core.users.commands import SetProfile
from pos_client.house import House
from pos_client.i18n import Language, language_of
from storage.database import Reading
from storage.queries.people import PersonRow, person, rules_of

P = ParamSpec("P")
T = TypeVar("T")
ThemeChoice = Literal["auto", "light", "dark", "contrast"]
THEMES: Final[tuple[ThemeChoice, ...]] = get_args(ThemeChoice)
IDLE_LOCK_S: Final = 300

_log = logging.getLogger("olpos.session")


@dataclass(frozen=True, slots=True)
class Done:
    """What a command gave."""

    value: str


class Session:
    """A tab's way to everything: it knows no Flet, so that states can be tested without a screen."""

    def __init__(self, house: House, *, language: Language = "th", idle_lock_s: int = IDLE_LOCK_S) -> None:
        self.house = house
        self.language: Language = language
        self.theme: ThemeChoice = "auto"
        self.idle_lock_s = idle_lock_s
        self.user: PersonRow | None = None
        self.last_user = ""
        """Who was here until nobody did anything for a while: their PIN is asked for first."""
        self._rules: tuple[RoleRules, ...] = ()
        self._watchers: list[Callable[[], None]] = []
        self._listeners: list[Callable[[Changes], None]] = []
        self._stop: Callable[[], None] | None = None
        self._touched_s = time.monotonic()

    # -- the tab's life

    def begin(self) -> None:
        """Hear of every commit from now on; to be called on the tab's loop."""
        if self._stop is None:
            self._stop = self.house.listen(self._changed)

    def end(self) -> None:
        """Hear nothing any more."""
        if self._stop is not None:
            self._stop()
            self._stop = None

    def _changed(self, changes: Changes) -> None:
        for listener in tuple(self._listeners):
            listener(changes)

    def on_changes(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Call a screen's listener after every commit, on the tab's loop; returns the function that stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def watch(self, watcher: Callable[[], None]) -> Callable[[], None]:
        """Call ``watcher`` when the person, the language or the theme changes."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher) if watcher in self._watchers else None

    def _tell(self) -> None:
        for watcher in tuple(self._watchers):
            watcher()

    # -- work

    @property
    def machine(self) -> Machine:
        """What this device is to the shop."""
        return self.house.store.machine

    @property
    def user_id(self) -> str | None:
        """Who is signed in."""
        return self.user.id if self.user else None

    def now_ms(self) -> int:
        """The instant that it is, UTC milliseconds."""
        return self.house.given.clock()

    def new_id(self) -> str:
        """An id for a command: made when a form opens, kept for its retries."""
        return self.house.store.ids.new_id()

    async def attempt(
        self, command: Command, command_id: str | None = None, *, approval: str | None = None
    ) -> Done | PosError:
        """Run a command as the person at this tab; give what it gave, or the error to show.

        A retry of the same tap passes the same ``command_id``.
        """
        self.touch()
        try:
            value = await self.house.do(command, self.user_id, command_id or self.new_id(), approval=approval)
        except PosError as error:
            _log.info("%s: %s", command.name, error.key)
            return error
        return Done(value)

    async def read(self, query: Callable[Concatenate[Reading, P], T], *args: P.args, **named: P.kwargs) -> T:
        """Ask the store."""
        return await self.house.read(query, *args, **named)

    # -- who is here

    def may(self, permission: str, amount: int | None = None) -> bool:
        """Whether a button is worth showing active; the engine decides when it is pressed."""
        if self.user is None:
            return False
        return decide(Need(permission, amount), self._rules, self.user.id) is not Decision.DENY

    def may_see(self, permission: str) -> bool:
        """Whether what the permission guards may be shown to this person: every grant but none shows it."""
        return may_read(permission, self._rules)

    async def enter(self, user: str) -> None:
        """A person was recognised (``users.sign_in``): take their language and theme."""
        machine = self.machine
        found = await self.read(person, user, machine.branch)
        assert found is not None, "who signed in is known"
        self._rules = await self.read(rules_of, found.roles, self.now_ms())
        self.user = found
        self.language = language_of(found.language) if found.language else self.language
        self.theme = theme_of(found.theme) or self.theme
        self.touch()
        self._tell()

    async def leave(self, *, hold: bool = False) -> None:
        """Sign out; with ``hold`` (another person takes over) the open cart waits as a held one."""
        if self.user is None:
            return
        if hold:
            await self.attempt(HoldCart())
        self.last_user = "" if hold else self.user.id
        self.user, self._rules = None, ()
        self._tell()

    async def choose(self, *, language: Language | None = None, theme: ThemeChoice | None = None) -> PosError | None:
        """Switch language or theme at once, and remember it: for the person, or where nobody is here for the device."""
        self.language = language or self.language
        self.theme = theme or self.theme
        self._tell()
        if self.user is None:
            return await self._keep_language() if language else None
        done = await self.attempt(SetProfile(language=language, theme=theme))
        return done if isinstance(done, PosError) else None

    async def _keep_language(self) -> PosError | None:
        """The device's next start begins in this language."""
        said, settings = self.language, self.house.settings
        try:
            await self.house.in_turn(lambda: settings.change(lambda config: replace(config, language=said)))
        except PosError as error:
            _log.warning("the language is not kept: %s", error.key)
            return error
        return None

    # -- idle

    def touch(self) -> None:
        """Somebody did something."""
        self._touched_s = time.monotonic()

    @property
    def idle_s(self) -> float:
        """For how long nobody did anything."""
        return time.monotonic() - self._touched_s

    @property
    def idle_too_long(self) -> bool:
        """Whether it is time to ask who is here."""
        return self.user is not None and self.idle_lock_s > 0 and self.idle_s >= self.idle_lock_s


def theme_of(name: str | None) -> ThemeChoice | None:
    """The theme for a stored choice; ``None`` where nothing or nothing known was chosen."""
    return next((theme for theme in THEMES if theme == name), None)
