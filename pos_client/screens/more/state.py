"""What the list of further places knows: which row is the current one."""

from __future__ import annotations

from pos_client.screen_state import ScreenState


class MoreState(ScreenState):
    """The list of further places."""

    at: int = 0

    def move(self, by: int, rows: int) -> None:
        """The row below or above; it stops at the ends."""
        self.at = min(max(self.at + by, 0), max(0, rows - 1))
