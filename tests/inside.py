"""A running program on a test's shop, and one tab of it with somebody signed in; no screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count

from core.ports import Actor, Tx
from core.trust.records import Transition
from pos_client.house import House
from pos_client.i18n import Language
from pos_client.session import Session
from storage.store import Store
from tests.shop import Shop, given, places

_seeds = count(100)


@asynccontextmanager
async def program(shop: Shop) -> AsyncIterator[House]:
    """The program on the shop's folder; the shop itself is closed, and its clock goes on to be moved by hand."""
    shop.close()
    house = House(places(shop.folder), given(shop.clock, next(_seeds)), use_keyring=False)
    await house.opened()
    assert house.trouble is None, house.trouble
    try:
        yield house
    finally:
        house.close()


@asynccontextmanager
async def inside(shop: Shop, user: str, language: Language = "en") -> AsyncIterator[Session]:
    """A tab of the program in which somebody is signed in."""
    async with program(shop) as house:
        session = Session(house, language=language)
        session.begin()
        await session.enter(user)
        try:
            yield session
        finally:
            session.end()


async def at_once() -> None:
    """What stands for waiting until no scan can be under way."""


def rows(session: Session, query: str, *parameters: object) -> list[tuple[object, ...]]:
    """What the database says."""
    with session.house.store.database.reading() as connection:
        return connection.execute(query, parameters).fetchall()


def value(session: Session, query: str, *parameters: object) -> object:
    """The first cell of it."""
    return rows(session, query, *parameters)[0][0]


SHIFT_MOVES = (
    ("start_count", "OPEN", "COUNTING"),
    ("submit_count", "COUNTING", "COUNTED"),
    ("close_within", "COUNTED", "CLOSED"),
)


def close_shift(shop: Shop, shift: str) -> None:
    """The evening, as bare moves: counting has no command yet."""
    after: str | None = None
    for event, from_state, to_state in SHIFT_MOVES:
        move = Transition(
            id=shop.store.ids.new_id(),
            machine="shift",
            subject=shift,
            event=event,
            from_state=from_state,
            to_state=to_state,
            after=after,
        )
        after = move.id
        shop.write([move], "test.close_shift")
        shop.wait()


def end_shift(store: Store, user: str) -> None:
    """The same while the program runs, on its writing thread."""
    with store.database.reading() as connection:
        [shift] = connection.execute("SELECT id FROM shift ORDER BY id DESC LIMIT 1").fetchone()
    after: str | None = None
    for event, from_state, to_state in SHIFT_MOVES:
        move = Transition(
            id=store.ids.new_id(),
            machine="shift",
            subject=shift,
            event=event,
            from_state=from_state,
            to_state=to_state,
            after=after,
        )
        after = move.id

        def work(tx: Tx, move: Transition = move) -> str:
            tx.append(move)
            return move.id

        store.transact("test.close_shift", Actor(user), store.ids.new_id(), work)
