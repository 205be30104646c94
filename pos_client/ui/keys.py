"""One place that hears the keyboard and decides what each key means: a shortcut, typing, or a scanner.

The contract
------------
``page.on_keyboard_event = keys.handle`` and nothing else listens to the page's keys. A screen, a pane or an overlay
says what it wants by a ``Layer``, usually through ``use_keys`` (``pos_client.ui.hooks``); the layer that came last
(of the highest ``rank``) is asked first, and a ``modal`` layer hides those below.

* **Shortcuts** are named as they are printed: ``F4``, ``Esc``, ``Enter``, ``Up``, ``PgDn``, ``Del``, ``Alt+1``,
  ``Ctrl+Enter``, ``Ctrl+I``, and single characters such as ``/``, ``=`` or ``n`` (``N`` is with shift). The number
  block is the same as the digits.
* **Typing** that no shortcut takes goes to the topmost layer with ``text``, as characters of an American keyboard
  (that is all Flutter tells). Thai needs a real field with the focus, which is why the scan field is one.
* **A scan** goes to the topmost layer with ``scan``, whatever has the focus; it never reaches ``text``, a field or
  ``Enter``. Where no layer wants it, or a modal layer without ``scan`` is on top, ``refused`` gets the code.
* **A field with the focus** keeps characters, Backspace, Left, Right and the editing chords (``FIELD_KEYS``) to
  itself; everything else, Enter and Esc too, still reaches the layers. The kit's fields report their focus. A field
  may spare some of these keys while it is empty: the scan field does so with Del and Ctrl+Z.

``core.bursts`` tells scans from typing: it holds typing back for a moment, so that a scan does not run through an
amount or a PIN, and says afterwards how much of a late scan had got through. That is taken back: a focused field and
a layer with ``snapshot`` get the state they had before it. What cannot be taken back (the sixth digit of a PIN is
sent off) first waits: ``await keys.quiet()``.

Key-up and auto-repeat do not arrive. A focused stock button is pressed by Enter and Space inside Flutter, out of
reach of this module: screens where a scanner is hot use ``kit.tap`` and ``kit.button``, which never take the focus.
"""

from __future__ import annotations

import asyncio
import inspect
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol, cast

import flet as ft

from core.bursts import ECHO_AFTER_MS, HELD_MAX_CHARS, Outcome, Scan
from core.keyboards import key_character

Handler = Callable[[], object]
TextHandler = Callable[[str], object]
Restore = Callable[[], object]

LATE_MS: Final = 20
"""A timer this late means that the program was busy and keys may be waiting."""
LATE_ROUNDS_MAX: Final = 8
QUIET_MS: Final = 300

FIELD_KEYS: Final = frozenset(
    {"Backspace", "Del", "Left", "Right", "Home", "End", "Tab", "Shift+Tab", "Shift+Left", "Shift+Right"}
    | {"Shift+Home", "Shift+End", "Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Z", "Ctrl+Y"}
    | {"Ctrl+Left", "Ctrl+Right", "Ctrl+Backspace", "Ctrl+Del", "Ctrl+Shift+Z"}
)

_NAMES: Final = {
    "Escape": "Esc",
    "Arrow Up": "Up",
    "Arrow Down": "Down",
    "Arrow Left": "Left",
    "Arrow Right": "Right",
    "Page Up": "PgUp",
    "Page Down": "PgDn",
    "Delete": "Del",
    "Numpad Enter": "Enter",
}
_ENDS: Final = {"\n": "Enter", "\t": "Tab"}


class Bursts(Protocol):
    """What tells a scanner from a person: ``core.bursts.BurstDetector``."""

    def feed(self, t_ms: int, character: str, *, lag_ms: int = 0) -> Sequence[Outcome]:
        """Take one character; give typed text and scans in their order, often nothing yet."""

    def idle(self, t_ms: int) -> Sequence[Outcome]:
        """Give out what waited long enough."""


class Field(Protocol):
    """A text field that has the focus."""

    @property
    def keeps(self) -> frozenset[str]:
        """Shortcuts the field wants for itself, such as ``Enter`` where a text has several lines."""

    @property
    def spares(self) -> frozenset[str]:
        """Editing keys the field has no use for just now."""

    def snapshot(self) -> Restore:
        """Remember the text; calling the result brings it back."""

    def rub_out(self, code: str) -> object:
        """Take off the end of the text what there is of a scanned code."""

    def flush(self) -> object:
        """Report a text that was held back, for a shortcut is about to use it."""


@dataclass(slots=True)
class Layer:
    """What one screen, pane or overlay wants from the keyboard.

    ``snapshot`` remembers what typing changes, so that a burst which looked like typing can be taken back.
    """

    keys: Mapping[str, Handler] = field(default_factory=dict)
    text: TextHandler | None = None
    scan: TextHandler | None = None
    snapshot: Callable[[], Restore] | None = None
    modal: bool = False
    rank: int = 0


def key_name(event: ft.KeyboardEvent) -> str:
    """The name under which a layer finds this key: ``Ctrl+Enter``, ``Alt+1``, ``F4``, ``a``, ``A``, ``?``."""
    key = _NAMES.get(event.key, event.key)
    if event.ctrl or event.alt or event.meta:
        key = key_character(event.key, shift=False) or key
        marks = [("Ctrl+", event.ctrl or event.meta), ("Alt+", event.alt), ("Shift+", event.shift)]
        return "".join(mark for mark, down in marks if down) + _ENDS.get(key, key.upper() if len(key) == 1 else key)
    character = key_character(event.key, shift=event.shift)
    if character is not None and character not in _ENDS:
        return character
    key = _ENDS.get(character or "", key)
    return f"Shift+{key}" if event.shift else key


def call_later(delay_s: float, callback: Callable[[], None]) -> Callable[[], None]:
    """Run a callback on the event loop after a delay; the result cancels it."""
    return asyncio.get_running_loop().call_later(delay_s, callback).cancel


@dataclass(frozen=True, slots=True)
class _Given:
    """Text that was handed on, and the way back to before it."""

    text: str
    restore: Restore | None


class Keys:
    """The keyboard of one page.

    ``bursts`` is this page's own detector. ``clock_ms`` never goes back. ``spawn`` runs an async function with its
    errors reported (``guard.spawn`` with the page). ``refused`` tells the user that a scan cannot be used now.
    """

    def __init__(
        self,
        bursts: Bursts,
        *,
        clock_ms: Callable[[], int],
        spawn: Callable[[Callable[[], Awaitable[None]]], object],
        refused: TextHandler,
        later: Callable[[float, Callable[[], None]], Callable[[], None]] = call_later,
    ) -> None:
        self._bursts = bursts
        self._clock_ms = clock_ms
        self._spawn = spawn
        self._refused = refused
        self._later = later
        self._layers: list[Layer] = []
        self._field: Field | None = None
        # Before each of the last characters: the way back, for the field that had the focus then.
        self._befores: deque[Restore | None] = deque(maxlen=HELD_MAX_CHARS)
        self._given: deque[_Given] = deque(maxlen=HELD_MAX_CHARS)
        self._cancel: Callable[[], None] | None = None
        self._due_ms = 0
        self._late_rounds = 0
        self._lag_ms = 0
        self._last_ms = 0
        self._waiting = ""
        self._busy = False
        self._turn = asyncio.Lock()

    @property
    def typing(self) -> bool:
        """Whether a text field has the focus."""
        return self._field is not None

    def push(self, layer: Layer) -> Callable[[], None]:
        """Put a layer on top of those of its rank; the result takes it away again."""
        self._layers.append(layer)

        def pop() -> None:
            self._layers[:] = [kept for kept in self._layers if kept is not layer]

        return pop

    def field_entered(self, entered: Field) -> None:
        """A text field got the focus."""
        self._field = entered

    def field_left(self, left: Field) -> None:
        """A text field lost the focus, or is gone; one that got it meanwhile keeps it."""
        if self._field is left:
            self._field = None

    async def handle(self, event: ft.KeyboardEvent) -> None:
        """The page's keyboard handler."""
        name, now_ms = key_name(event), self._clock_ms()
        character = name if len(name) == 1 else {"Enter": "\n", "Tab": "\t"}.get(name)
        if character is None:
            await self._in_turn(self._bursts.idle(now_ms + ECHO_AFTER_MS))
            await self._command(name)
            return
        if character not in _ENDS:
            self._befores.append(self._field.snapshot() if self._field is not None else None)
        lag_ms, self._lag_ms, self._late_rounds = self._lag_ms, 0, 0
        self._last_ms = now_ms
        outcomes = self._bursts.feed(now_ms, character, lag_ms=lag_ms)
        self._arm(now_ms)
        if character in _ENDS and self._turn.locked():
            async with self._turn:
                pass
        await self._outcomes(outcomes, busy=self._busy)

    def soon(self, delay_ms: int, act: Handler) -> Callable[[], None]:
        """Do something a little later, with its failure reported; the result cancels it."""

        async def done() -> None:
            await _done(act())

        return self._later(delay_ms / 1000, lambda: cast("None", self._spawn(done)))

    async def quiet(self, for_ms: int = QUIET_MS) -> None:
        """Wait until no character has come for a while; then what was typed is no head of a late scan."""
        while (left_ms := self._last_ms + for_ms - self._clock_ms()) > 0:  # noqa: ASYNC110
            # An event would have to be set by a timer of each character; this sleeps once or twice.
            await asyncio.sleep(left_ms / 1000)

    async def _in_turn(self, outcomes: Sequence[Outcome]) -> None:
        """Give out what was typed; a key that follows waits for it.

        What was typed may still be searched for: an arrow or Enter that overtook it would choose among other rows.
        """
        async with self._turn:
            await self._outcomes(outcomes)

    async def _outcomes(self, outcomes: Sequence[Outcome], *, busy: bool = False) -> None:
        """Give out what the detector says; text waits on while the program is ``busy``, for a scan may take it back."""
        for outcome in outcomes:
            if isinstance(outcome, Scan):
                waiting, self._waiting = self._waiting, ""
                own = min(outcome.taken_back, len(waiting))
                await self._typed(waiting[: len(waiting) - own])
                await self._scanned(Scan(outcome.code, outcome.taken_back - own))
            else:
                self._waiting += outcome.text
        if not busy or not _ENDS.keys().isdisjoint(self._waiting):
            waiting, self._waiting = self._waiting, ""
            await self._typed(waiting)

    async def _typed(self, text: str) -> None:
        """Hand on what a person typed; a focused field has its characters already."""
        for end_or_text in _parted(text):
            if end_or_text in _ENDS:
                await self._command(_ENDS[end_or_text])
            elif self._field is None:
                await self._hand_on(end_or_text)

    async def _hand_on(self, characters: str) -> None:
        """A shortcut takes its own character, the others go on as text."""
        rest = ""
        for character in characters:
            if any(character in layer.keys for layer in self._asked()):
                await self._give(rest)
                await self._command(character)
                rest = ""
            else:
                rest += character
        await self._give(rest)

    async def _give(self, characters: str) -> None:
        taker = next((layer for layer in self._asked() if layer.text), None)
        if not characters or taker is None or taker.text is None:
            return
        self._given.append(_Given(characters, taker.snapshot() if taker.snapshot else None))
        await _done(taker.text(characters))

    async def _scanned(self, scan: Scan) -> None:
        await self._take_back(scan)
        self._befores.clear()
        self._given.clear()
        taker = next((layer.scan for layer in self._asked() if layer.scan), None)
        await _done((taker or self._refused)(scan.code))

    async def _take_back(self, scan: Scan) -> None:
        """Undo what the scan did before it was known for one, in a field and in a layer."""
        restore = self._befores[-len(scan.code)] if 0 < len(scan.code) <= len(self._befores) else None
        if restore is not None:
            await _done(restore())
        elif self._field is not None:  # it got the focus in the middle of the scan
            await _done(self._field.rub_out(scan.code))
        left = scan.taken_back
        while left > 0 and self._given:
            given = self._given.pop()
            if given.restore is not None:
                await _done(given.restore())
                if left < len(given.text):
                    await self._give(given.text[:-left])
            left -= len(given.text)

    async def _command(self, name: str) -> None:
        """Run the topmost handler of a shortcut, unless the focused field keeps the key."""
        if self._field is not None:
            if name in FIELD_KEYS - self._field.spares or name in self._field.keeps:
                return
            await _done(self._field.flush())
        handler = next((layer.keys[name] for layer in self._asked() if name in layer.keys), None)
        await _done(handler() if handler else None)

    def _asked(self) -> list[Layer]:
        """Layers from the top down to the first modal one."""
        out: list[Layer] = []
        order = sorted(range(len(self._layers)), key=lambda i: (self._layers[i].rank, i), reverse=True)
        for layer in (self._layers[i] for i in order):
            out.append(layer)
            if layer.modal:
                break
        return out

    def _arm(self, now_ms: int) -> None:
        """See to it that held characters come out although no further key does."""
        if self._cancel is not None:
            self._cancel()
        self._due_ms = now_ms + ECHO_AFTER_MS
        self._cancel = self._later(ECHO_AFTER_MS / 1000, self._time_is_up)

    def _time_is_up(self) -> None:
        self._cancel = None
        now_ms = self._clock_ms()
        late_ms = now_ms - self._due_ms
        if late_ms > LATE_MS and self._late_rounds < LATE_ROUNDS_MAX:
            # The program was busy: the keys that arrived meanwhile are handled right after this, so look again then.
            self._late_rounds += 1
            self._lag_ms = max(self._lag_ms, late_ms)
            self._busy = True
            self._arm(now_ms)
            return
        self._busy = False
        outcomes = self._bursts.idle(now_ms)
        if outcomes or self._waiting:
            self._spawn(lambda: self._in_turn(outcomes))


def _parted(text: str) -> list[str]:
    """The text cut before and after each line feed and tab."""
    parts = [""]
    for character in text:
        if character in _ENDS or parts[-1] in _ENDS:
            parts.append(character)
        else:
            parts[-1] += character
    return [part for part in parts if part]


async def _done(result: object) -> None:
    """Wait for a handler that is async, whatever way it was given."""
    if inspect.isawaitable(result):
        await result
