"""The sounds by name, for states that ask for one without knowing how it is played."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

Sound = Literal["added", "unknown", "refused", "attention"]
"""A scan was added; nobody knows the code; not now, not here; something waits for this person."""
Play = Callable[[Sound], object]


def silent(_sound: Sound) -> None:
    """No sound: before a page can play, and in tests."""
