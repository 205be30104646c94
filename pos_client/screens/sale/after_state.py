"""What became of a sale: its change, its receipt, its drawer and its paper."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final
from weakref import WeakKeyDictionary

from core.printing.commands import COPY, DONE, DRAWER, HELD, ORIGINAL, QUEUED
from pos_client.house import House
from pos_client.screens.sale.fresh import Fresh
from pos_client.session import Session
from storage.queries.receipts import JobRow, ReceiptHead, ReceiptView, newest_of, receipt

UNSEEN_MS: Final = 15 * 60_000
"""A sale that is older was given its change, whatever happened to the screen."""
SETTLED_MS: Final = 600
"""A double tap on "take the money" must not put the change away that it brought."""

Preview = Callable[[str], Awaitable[bytes | None]]

_seen: WeakKeyDictionary[House, set[str]] = WeakKeyDictionary()
"""Receipts whose change this program has shown, so that after a power cut only the last one is shown again."""


class AfterState:
    """``receipt`` is what is shown, ``page`` its picture, ``drawn`` whether drawing it is over.

    ``drawer`` and ``paper`` are its newest drawer pulse and paper.
    """

    def __init__(self, session: Session, preview: Preview) -> None:
        self._session = session
        self._preview = preview
        self._since_ms = 0
        self._issue = ""
        self._fresh = Fresh(self._read)
        self.receipt: ReceiptView | None = None
        self.page: bytes | None = None
        self.drawn = False
        self.drawer: JobRow | None = None
        self.paper: JobRow | None = None

    async def show(self, issue: str) -> None:
        """Read a receipt and show it. Raises ``PosError``."""
        if issue != self._issue:
            self._issue, self.page, self.drawn = issue, None, False
        self._fresh.outdated()
        await self._fresh.now()
        _seen.setdefault(self._session.house, set()).add(issue)
        self._since_ms = self._session.now_ms()

    async def draw(self) -> None:
        """Have the receipt drawn as the printer will."""
        shown = self.receipt
        if shown is None or self.drawn:
            return
        page = await self._preview(shown.id)
        if self.receipt is not None and self.receipt.id == shown.id:
            self.page, self.drawn = page, True

    def outdated(self) -> None:
        """A commit touched its jobs."""
        self._fresh.outdated()

    async def fresh(self) -> None:
        """Wait until its jobs are as new as the last commit. Raises ``PosError``."""
        await self._fresh.now()

    async def _read(self) -> None:
        issue = self._issue
        if not issue:
            return
        found = await self._session.read(receipt, issue)
        if issue == self._issue:
            self._take(found)

    def _take(self, found: ReceiptView | None) -> None:
        jobs = found.jobs if found else ()
        self.drawer = next((job for job in reversed(jobs) if job.kind == DRAWER), None)
        self.paper = next((job for job in reversed(jobs) if job.kind in (ORIGINAL, COPY)), None)
        self.receipt = found

    def close(self) -> None:
        """The next bill begins."""
        self._issue = ""
        self.receipt = self.drawer = self.paper = self.page = None

    @property
    def on_screen(self) -> bool:
        """Whether the receipt only waits for a printer that nobody has chosen: the screen has it, nothing is wrong."""
        waits = self.paper is not None and self.paper.state in (QUEUED, HELD)
        return waits and self._session.house.settings.config.for_route("receipt") is None

    @property
    def no_drawer(self) -> bool:
        """Whether there is nothing to say of a drawer: none hangs on a printer here, and none was opened."""
        opened = self.drawer is not None and self.drawer.state == DONE
        return self.drawer is None or (not opened and self._session.house.settings.config.for_route("drawer") is None)

    @property
    def settled(self) -> bool:
        """Whether it was there long enough to be put away by a tap."""
        return not 0 <= self._session.now_ms() - self._since_ms < SETTLED_MS

    async def unseen(self) -> ReceiptHead | None:
        """The person's last sale, if the program stopped before anybody saw its change. Raises ``PosError``."""
        user, machine = self._session.user_id, self._session.machine
        if user is None:
            return None
        since_ms = self._session.now_ms() - UNSEEN_MS
        found = await self._session.read(newest_of, machine.series, user, since_ms)
        return found if found is not None and found.id not in _seen.get(self._session.house, ()) else None


def change_satang(shown: ReceiptView) -> int:
    """What goes back to the customer."""
    return sum(int(payment["change_satang"]) for payment in shown.header["payments"])


def received_satang(shown: ReceiptView) -> int:
    """What the customer handed over."""
    return sum(int(payment["tendered_satang"]) for payment in shown.header["payments"])


def paid_satang(shown: ReceiptView) -> int:
    """What was due in cash."""
    return sum(int(payment["amount_satang"]) for payment in shown.header["payments"])
