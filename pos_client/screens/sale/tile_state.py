"""What sells without a scan: groups of the catalogue and the parts most useful in each."""

from __future__ import annotations

from typing import Final

from pos_client.session import Session
from storage.database import Reading
from storage.queries.parts import GroupRow, PartRow, frequent, groups, in_group

TABLES = frozenset({"part", "part_price", "category", "stock_level"})
TILES: Final = 12
GROUPS_MAX: Final = 40
FREQUENT: Final = ""
"""The first group: what sold most lately, whatever it is."""


def _tiles(conn: Reading, group: str, branch: str, now_ms: int) -> tuple[PartRow, ...]:
    if group == FREQUENT:
        return tuple(frequent(conn, branch, now_ms, TILES))
    return tuple(in_group(conn, group, branch, now_ms, TILES))


class TileState:
    """``group`` is the chosen one; ``choosing`` while all groups are shown to pick from."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._turn = 0
        self.groups: tuple[GroupRow, ...] = ()
        self.group = FREQUENT
        self.tiles: tuple[PartRow, ...] = ()
        self.choosing = False
        self.ready = False

    async def load(self) -> None:
        """Read the groups and the tiles of the chosen one. Raises ``PosError``."""
        if not self.groups:
            self.groups = tuple(await self._session.read(groups, GROUPS_MAX))
        await self._show(self.group)

    async def reload(self) -> None:
        """Prices or stock changed."""
        await self._show(self.group)

    async def choose(self, group: str) -> None:
        """Show the parts of a group."""
        self.group, self.choosing = group, False
        await self._show(group)

    def choose_among_all(self) -> None:
        """Show all groups to pick from; once more closes them."""
        self.choosing = not self.choosing

    async def _show(self, group: str) -> None:
        self._turn += 1
        turn = self._turn
        tiles = await self._session.read(_tiles, group, self._session.machine.branch, self._session.now_ms())
        if turn == self._turn:
            self.tiles, self.ready = tiles, True
