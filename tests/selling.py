"""A till with the sale open at it and no screen: what a scan, a tap or a key does is awaited to its end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from pos_client.house import House
from pos_client.i18n import words
from pos_client.screens.sale.state import SaleState
from pos_client.session import Session
from tests.inside import at_once, program
from tests.shop import OWNER_PIN, Shop


class Till:
    """One tab; ``sounds`` are those it made."""

    def __init__(self, house: House) -> None:
        self.session = Session(house, language="en")
        self.session.begin()
        self.sounds: list[str] = []
        self._tasks: set[asyncio.Future[Any]] = set()
        self.state: SaleState

    async def enter(self, user: str) -> Till:
        await self.session.enter(user)
        self.state = SaleState(self.session, self.sounds.append)
        self.state.start(self.spawn)
        return await self.rest()

    def spawn(self, work: Callable[[], Awaitable[None]]) -> None:
        task = asyncio.ensure_future(work())
        self._tasks.add(task)

    async def rest(self) -> Till:
        """Let everything that was set going come to its end; its failures are the test's."""
        await asyncio.sleep(0)
        while self._tasks:
            task = self._tasks.pop()
            await task
        return self

    async def scan(self, *codes: str) -> None:
        for code in codes:
            await self.state.scanned(code)
            await self.rest()

    def leave(self) -> None:
        self.state.stop()
        self.session.end()

    # -- what the screen shows

    @property
    def lines(self) -> list[tuple[str, int]]:
        """Code and quantity of each line."""
        return [(line.code, line.qty_milli) for line in self.state.cart.lines]

    @property
    def error(self) -> str | None:
        return self.state.error.key if self.state.error else None


@asynccontextmanager
async def tills(shop: Shop, *users: str) -> AsyncIterator[list[Till]]:
    """A tab for each of these people (the owner where none is named) of one running program."""
    people = users or (shop.owner,)
    async with program(shop) as house:
        made = [await Till(house).enter(user) for user in people]
        try:
            yield made
        finally:
            for till in made:
                till.leave()


def sales(till: Till) -> int:
    """How many sales there are."""
    return int(value(till, "SELECT count(*) FROM sale"))


def value(till: Till, query: str, *parameters: object) -> Any:
    """The first cell of what the database says."""
    with till.session.house.store.database.reading() as connection:
        return connection.execute(query, parameters).fetchone()[0]


async def approve(till: Till, pin: str = OWNER_PIN) -> None:
    """The manager taps a reason and the PIN."""
    approving = till.state.approving
    assert approving.question is not None
    approving.choose_reason(approving.question.reasons[0])
    if not approving.question.approver:
        approving.choose_approver(approving.question.approvers[0].id)
    for digit in pin:
        await approving.press(digit, at_once, words("en"))
    await till.rest()
