"""Signing in: a person, then six digits; or a badge. Locks are counted by the engine and shown live here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar, Final, Literal

from core.errors import PosError, Rejected
from core.users.commands import SignIn, SignInWithBadge
from core.users.records import PinLock
from core.users.rules import PIN_DIGITS, locked_for_ms
from pos_client.i18n import Language
from pos_client.screen_state import ScreenState
from pos_client.screens.sign_in.finding import first_of, in_order, searched
from pos_client.screens.sign_in.recovery import RecoveryForm
from pos_client.session import Done, Session
from storage.queries.people import PersonRow, people
from storage.queries.place import PlaceRow, place

Pane = Literal["pin", "others", "forgot"]
Entered = Callable[[str], Awaitable[object]]
Quiet = Callable[[], Awaitable[None]]

FOUND_MAX: Final = 50
LETTERS_WITHIN_MS: Final = 2000
"""Letters of a name that follow each other no slower than this belong together."""
OWNER_ROLE: Final = "OW"


async def at_once() -> None:
    """Where there is no keyboard no scan can be under way."""


class SignInState(ScreenState):
    """One sign-in screen; ``entered`` is called with whom the engine recognised."""

    READS: ClassVar[frozenset[str]] = frozenset({"user", "profile", "pin_lock", "branch", "device"})

    def __init__(self, session: Session, entered: Entered, quiet: Quiet = at_once) -> None:
        super().__init__(session)
        self._entered = entered
        self._quiet = quiet
        self.people: Sequence[PersonRow] = ()
        self.place: PlaceRow | None = None
        self.pane: Pane = "pin"
        self.chosen = ""
        self.pin = ""
        self.wrong = 0
        """How often the dots were refused while this screen was shown; each one shakes them once."""
        self.search = ""
        self.busy = False
        self.recovery: RecoveryForm | None = None
        self._letters = ""
        self._letter_ms = 0

    async def load(self) -> None:
        """Read who works here, who is locked out, and where this is."""
        machine = self.session.machine
        self.people = in_order(await self.session.read(people, machine.branch))
        self.place = await self.session.read(place, machine.branch, machine.device)
        known = {person.id for person in self.people}
        if self.chosen not in known:
            self.chosen, self.pin = "", ""
        if not self.chosen:
            last = self.session.last_user
            self.chosen = self.people[0].id if len(self.people) == 1 else last if last in known else ""

    # -- who

    @property
    def person(self) -> PersonRow | None:
        """Who is about to type a PIN."""
        return next((p for p in self.people if p.id == self.chosen), None)

    @property
    def owners(self) -> Sequence[PersonRow]:
        """Whom the recovery code can bring back."""
        return [p for p in self.people if OWNER_ROLE in p.roles]

    def tiles(self, count: int) -> Sequence[PersonRow]:
        """The people on the tiles: the first ones; one who was picked from the others takes the last tile."""
        shown = list(self.people[:count])
        if self.person is not None and self.person not in shown:
            shown[-1] = self.person
        return shown

    @property
    def found(self) -> Sequence[PersonRow]:
        """The people of the search, at most 50."""
        return searched(self.people, self.search)[:FOUND_MAX]

    def choose(self, user: str) -> None:
        """Somebody says who they are."""
        if self.busy:
            return
        self.chosen, self.pin, self.error, self.pane, self.search = user, "", None, "pin", ""

    def locked_s(self, person: PersonRow | None) -> int:
        """How much longer a person is locked out, in seconds, rounded up."""
        if person is None:
            return 0
        lock = PinLock(id=person.id, locked_at_ms=person.locked_at_ms, locked_until_ms=person.locked_until_ms)
        return -(-locked_for_ms(lock, self.session.now_ms()) // 1000)

    @property
    def counts_down(self) -> bool:
        """Whether somebody is locked out, so that a clock runs on the screen."""
        return any(self.locked_s(person) for person in self.people)

    def tick(self) -> None:
        """A second went by: a lock that is over is no error any more."""
        if self.error is not None and self.error.key == "sign_in.locked" and not self.locked_s(self.person):
            self.error = None

    # -- the PIN

    async def press(self, key: str) -> None:
        """A key of the pad: a digit, or the last one taken back; the sixth digit asks."""
        if self.busy or self.pane != "pin":
            return
        if not key.isdigit():
            self.pin = self.pin[:-1]
        elif not self.chosen:
            self.error = Rejected("sign_in.who_first")
        elif not self.locked_s(self.person) and len(self.pin) < PIN_DIGITS:
            self.pin, self.error = self.pin + key, None
            if len(self.pin) == PIN_DIGITS:
                await self._ask()

    async def _ask(self) -> None:
        typed = self.chosen, self.pin
        await self._quiet()
        if (self.chosen, self.pin) != typed or self.busy:  # a scan took the digits back, or somebody did
            return
        self.busy = True
        try:
            result = await self.session.attempt(SignIn(user=self.chosen, pin=self.pin))
        finally:
            self.pin, self.busy = "", False
        if isinstance(result, PosError):
            self.error, self.wrong = result, self.wrong + 1
            await self.reload()
        else:
            await self._enter(result)

    async def _enter(self, result: Done) -> None:
        self.error = None
        await self._entered(result.value)

    async def typed(self, characters: str) -> None:
        """Keys that no field took: digits of the PIN, or the first letters of a name."""
        for character in characters:
            if character.isdigit() and character.isascii():
                await self.press(character)
            elif character.isprintable() and self.pane == "pin":
                self._letter(character)

    def _letter(self, character: str) -> None:
        now_ms = self.session.now_ms()
        together = 0 <= now_ms - self._letter_ms <= LETTERS_WITHIN_MS
        letters = (self._letters if together else "") + character
        found = first_of(self.people, letters)
        if found is None and together:
            letters = character
            found = first_of(self.people, letters)
        self._letters, self._letter_ms = letters, now_ms
        if found is not None and found.id != self.chosen:
            self.choose(found.id)

    def snapshot(self) -> Callable[[], object]:
        """Remember what typing changes; calling the result brings it back, for it was a scan after all."""
        before = self.chosen, self.pin, self.error

        def restore() -> None:
            if not self.busy:
                self.chosen, self.pin, self.error = before

        return restore

    async def badge(self, code: str) -> None:
        """A badge was scanned."""
        if self.busy:
            return
        self.busy, self.pin = True, ""
        try:
            result = await self.session.attempt(SignInWithBadge(code=code))
        finally:
            self.busy = False
        if isinstance(result, PosError):
            self.error = result
        else:
            await self._enter(result)

    # -- the other panes

    def show_others(self) -> None:
        """All people of the shop, with a search."""
        self.pane, self.search, self.pin, self.error = "others", "", "", None

    def put_search(self, text: str) -> None:
        """The search was typed in."""
        self.search = text

    def choose_first(self) -> None:
        """Enter in the search: the first one found."""
        if self.pane == "others" and self.found:
            self.choose(self.found[0].id)

    def back(self) -> None:
        """Esc: from a pane to the PIN, there first the digits, then the person."""
        if self.busy or (self.recovery is not None and self.recovery.busy):
            return
        if self.pane != "pin":
            self.pane, self.recovery = "pin", None
        elif self.pin:
            self.pin = ""
        elif len(self.people) > 1:
            self.chosen = ""
        self.error = None

    def forgot(self) -> None:
        """The owner comes with the recovery code."""
        if self.busy:
            return
        owners = self.owners
        chosen = next((p.id for p in owners if p.id == self.chosen), owners[0].id if len(owners) == 1 else "")
        self.recovery = self.make_recovery(chosen)
        self.pane, self.pin, self.error = "forgot", "", None

    def make_recovery(self, owner: str) -> RecoveryForm:
        """The form of the way back; the view makes one that tells of its changes."""
        return RecoveryForm(self.session, self._entered, owner)

    async def choose_language(self, language: Language) -> None:
        """The language of this screen, at once."""
        await self.session.choose(language=language)
