"""What the shift screen knows: the open shift of this drawer, or the count of the float that opens one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Final, Literal
from weakref import WeakKeyDictionary

from core.errors import PosError
from core.shifts.open import PIECES_MAX, OpenShift
from core.shifts.rules import FACES_SATANG, counted_cash
from pos_client.screen_state import ScreenState
from pos_client.session import Session
from storage.database import Reading
from storage.queries.carts import held_carts
from storage.queries.people import PersonRow, person
from storage.queries.status import ShiftFacts, ShiftRow, last_float, open_shift, shift_facts

Phase = Literal["reading", "count", "open", "not_yours"]
DELETE: Final = "Backspace"
COIN_BELOW_SATANG: Final = 2_000
"""Below 20 baht it is a coin."""


@dataclass(frozen=True, slots=True)
class Count:
    """Pieces by face as they are typed, the face that is being counted, and whether a digit begins anew there.

    ``by`` is who counts: another person begins with the last float again.
    """

    by: str | None
    command_id: str
    pieces: Mapping[int, int] = field(default_factory=dict)
    at: int = 0
    fresh: bool = True

    @property
    def face_satang(self) -> int:
        """The face that is being counted."""
        return FACES_SATANG[self.at]

    @property
    def total_satang(self) -> int:
        """What all of it comes to."""
        return counted_cash(self.pieces)

    def moved(self, by: int) -> Count:
        """The same count at another face; it stops at the ends."""
        return replace(self, at=min(max(self.at + by, 0), len(FACES_SATANG) - 1), fresh=True)

    def typed(self, key: str) -> Count:
        """A key of the number block: the first digit replaces what stood there."""
        before = 0 if self.fresh and key.isdigit() else self.pieces.get(self.face_satang, 0)
        now = before // 10 if key == DELETE else before * 10 + int(key)
        if now > PIECES_MAX:
            return self
        return replace(self, pieces={**self.pieces, self.face_satang: now}, fresh=False)


_counts: WeakKeyDictionary[Session, Count] = WeakKeyDictionary()
"""A half-made count of each tab: looking up a price in between must not lose it."""


@dataclass(frozen=True, slots=True)
class _Found:
    shift: ShiftRow | None
    facts: ShiftFacts | None
    cashier: PersonRow | None
    pieces: Mapping[int, int]
    held: int


def _look(conn: Reading, drawer: str, branch: str) -> _Found:
    shift = open_shift(conn, drawer)
    return _Found(
        shift,
        shift_facts(conn, shift.id) if shift else None,
        person(conn, shift.cashier, branch) if shift else None,
        last_float(conn, drawer),
        len(held_carts(conn)),
    )


class ShiftState(ScreenState):
    """The shift of this device's drawer."""

    READS: ClassVar[frozenset[str]] = frozenset({"shift", "transition", "cash_movement", "payment", "cart"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.phase: Phase = "reading"
        self.shift: ShiftRow | None = None
        self.cashier: PersonRow | None = None
        self.facts: ShiftFacts | None = None
        self.float_pieces: Mapping[int, int] = {}
        """The float of the open shift, by face."""
        self.held = 0
        self.count = Count(None, "")
        self.busy = False

    @property
    def sees_expected(self) -> bool:
        """Whether this person may know what should lie in the drawer; whoever counts it must not."""
        return self.session.may_see("shift.view_expected")

    @property
    def others(self) -> bool:
        """Whether the open shift is somebody else's."""
        return self.shift is not None and self.shift.cashier != self.session.user_id

    async def load(self) -> None:
        """Read the drawer's shift, or begin a count with the last float."""
        machine = self.session.machine
        found = await self.session.read(_look, machine.device, machine.branch)
        self.held, self.cashier = found.held, found.cashier
        if found.shift is not None:
            self.shift, self.facts, self.float_pieces = found.shift, self._blind(found.facts), found.pieces
            self.phase = "open"
            return
        self.shift = self.facts = None
        if not self.session.may("shift.open_close"):
            self.phase = "not_yours"
            return
        if self.phase != "count":
            self.count = self._begun(found.pieces)
        self.phase = "count"

    def _blind(self, facts: ShiftFacts | None) -> ShiftFacts | None:
        """Leave out what a person who counts must not know."""
        if facts is None or self.sees_expected:
            return facts
        return replace(facts, sales_satang=0, expected_satang=0)

    def _begun(self, pieces: Mapping[int, int]) -> Count:
        kept = _counts.get(self.session)
        if kept is not None and kept.by == self.session.user_id:
            return kept
        return Count(self.session.user_id, self.session.new_id(), dict(pieces))

    # -- counting

    def _put(self, count: Count) -> None:
        self.error = None
        self.count = count
        _counts[self.session] = count

    def choose(self, face_satang: int) -> None:
        """Count this face next."""
        self._put(replace(self.count, at=FACES_SATANG.index(face_satang), fresh=True))

    def move(self, by: int) -> None:
        """The next face, or the one before."""
        self._put(self.count.moved(by))

    def press(self, key: str) -> None:
        """A digit or ``Backspace``."""
        if self.phase == "count" and not self.busy and (key.isdigit() or key == DELETE):
            self._put(self.count.typed(key))

    def write(self, characters: str) -> None:
        """Digits from the keyboard; anything else means nothing here."""
        for character in characters:
            if character.isascii():
                self.press(character)

    def clear(self) -> None:
        """Nothing of this face."""
        self._put(replace(self.count, pieces={**self.count.pieces, self.count.face_satang: 0}, fresh=True))

    def snapshot(self) -> Callable[[], object]:
        """The count as it is now; calling the result brings it back (a scan had looked like typing)."""
        before = self.count
        return lambda: self._put(before)

    async def open(self) -> None:
        """Open the shift with what was counted; a second tap is the same shift."""
        if self.phase != "count" or self.busy:
            return
        self.busy, self.error = True, None
        counted = {face: pieces for face, pieces in self.count.pieces.items() if pieces}
        done = await self.session.attempt(OpenShift(denominations=counted), self.count.command_id)
        self.busy = False
        if isinstance(done, PosError):
            self.error = done
        else:
            _counts.pop(self.session, None)
        await self.reload()
