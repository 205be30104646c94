"""The line that is being edited: its quantity while it is keyed in."""

from __future__ import annotations

from pos_client.screens.sale.keyed import QUANTITY, Keyed, preset


class LineState:
    """``line`` is the line's id, ``""`` where none is edited; ``keyed`` is ``None`` until a key is pressed."""

    def __init__(self) -> None:
        self.line = ""
        self.keyed: Keyed | None = None

    def open(self, line_id: str) -> None:
        """Begin to edit a line; the first digit replaces its quantity."""
        self.line, self.keyed = line_id, None

    def close(self) -> None:
        """Nothing is edited any more."""
        self.line, self.keyed = "", None

    def shown(self, qty_milli: int) -> Keyed:
        """What stands in the well for a line with this quantity."""
        return self.keyed if self.keyed is not None else preset(QUANTITY, qty_milli)

    def press(self, key: str, qty_milli: int) -> int | None:
        """Press a key on a line with this quantity; gives the new one where it is one to act on at once.

        A 0 waits: it may become 0.5, and removing is for the end.
        """
        self.keyed = self.shown(qty_milli).press(key)
        value = self.keyed.value
        return value if value and value != qty_milli else None

    def rest(self) -> None:
        """The quantity was changed by other means: it stands there as if it had not been keyed."""
        self.keyed = None

    @property
    def removes(self) -> bool:
        """Whether a 0 was keyed that removes the line when it is left."""
        return self.keyed is not None and not self.keyed.empty and not self.keyed.preset and self.keyed.value == 0
