"""What the profile screen knows: a person's own language, theme and PIN, and when this device locks itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final, Literal

from core.errors import PosError, Rejected
from core.users.commands import SetPin, SignIn
from core.users.rules import check_new_pin
from pos_client.i18n import Language
from pos_client.screen_state import ScreenState
from pos_client.session import Session, ThemeChoice

Step = Literal["old", "new", "again"]
PIN_DIGITS: Final = 6
DELETE: Final = "Backspace"
LOCK_MINUTES: Final = (1, 5, 15, 60, 0)
"""What can be chosen; 0 never locks."""


@dataclass(frozen=True, slots=True)
class PinForm:
    """A PIN being changed: the old one first, the new one, and the new one again."""

    step: Step = "old"
    typed: str = ""
    new: str = ""
    error: PosError | None = None
    busy: bool = False


class ProfileState(ScreenState):
    """The own choices of who is signed in."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.form: PinForm | None = None
        self.pin_changed = False
        self.turn = 0
        """Counts changes that stand in the session, so that they are drawn."""

    # -- language, theme, lock

    async def choose_language(self, language: Language) -> None:
        """Switch at once, and remember it for the person."""
        self.error = await self.session.choose(language=language)

    async def choose_theme(self, theme: ThemeChoice) -> None:
        """Switch at once, and remember it for the person."""
        self.error = await self.session.choose(theme=theme)

    @property
    def lock_minutes(self) -> int:
        """After how many minutes without a touch this device asks who is here; 0 never."""
        return self.session.house.settings.config.idle_lock_minutes

    @property
    def may_set_lock(self) -> bool:
        """Whether this person may set up the device."""
        return self.session.may("settings.device")

    async def choose_lock(self, minutes: int) -> None:
        """Lock after so many minutes from now on, on this device."""
        if not self.may_set_lock:
            return
        house = self.session.house
        self.error = None
        try:
            await house.in_turn(lambda: house.settings.change(lambda c: replace(c, idle_lock_minutes=minutes)))
        except PosError as error:
            self.error = error
            return
        self.session.idle_lock_s = minutes * 60
        self.turn += 1

    # -- the PIN

    def begin_pin(self) -> None:
        """Ask for the old PIN."""
        self.pin_changed, self.error = False, None
        self.form = PinForm()

    def cancel_pin(self) -> None:
        """The PIN stays as it was."""
        self.form = None

    async def press(self, key: str, quiet: Callable[[], Awaitable[None]]) -> None:
        """A key of the PIN pad; the sixth digit goes on, once no scan can be under way."""
        form = self.form
        if form is None or form.busy:
            return
        if not key.isdigit():
            self.form = replace(form, typed=form.typed[:-1])
        elif len(form.typed) < PIN_DIGITS:
            self.form = form = replace(form, typed=form.typed + key, error=None)
            if len(form.typed) == PIN_DIGITS:
                await quiet()
                if self.form is form:
                    await self._full(form)

    async def _full(self, form: PinForm) -> None:
        if form.step == "old":
            await self._check_old(form)
        elif form.step == "new":
            try:
                check_new_pin(form.typed)
            except PosError as error:
                self.form = replace(form, typed="", error=error)
            else:
                self.form = replace(form, step="again", typed="", new=form.typed)
        elif form.typed != form.new:
            self.form = PinForm(step="new", error=Rejected("pin.not_the_same"))
        else:
            await self._set(form)

    async def _check_old(self, form: PinForm) -> None:
        """The old PIN is asked as at the sign-in: wrong tries count, and lock."""
        user = self.session.user_id
        assert user is not None, "somebody is signed in"
        self.form = waiting = replace(form, busy=True)
        done = await self.session.attempt(SignIn(user=user, pin=form.typed))
        if self.form is waiting:
            self.form = replace(form, typed="", error=done) if isinstance(done, PosError) else PinForm(step="new")

    async def _set(self, form: PinForm) -> None:
        user = self.session.user_id
        assert user is not None, "somebody is signed in"
        self.form = waiting = replace(form, busy=True)
        done = await self.session.attempt(SetPin(user=user, pin=form.new))
        if isinstance(done, PosError):
            self.form = PinForm(step="new", error=done)
        elif self.form is waiting:
            self.form, self.pin_changed = None, True
