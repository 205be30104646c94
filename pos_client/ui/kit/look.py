"""What a part must know to draw itself: colours, words, layout, and the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from pos_client.i18n import Language, Words
from pos_client.ui.keys import Keys
from pos_client.ui.palettes import Palette
from pos_client.ui.theme import PANEL_FROM, TOUCH, LayoutName, Touch, layout_for

Handler = Callable[[], object]
"""What a press does: a function without arguments, plain or async."""

FILL: Final = 0
"""A height that means: as high as the space there is."""


@dataclass(frozen=True, slots=True)
class Look:
    """How this page looks for this user; every part takes it first and calls it ``k``.

    ``w`` are the words (``k.w("sale.pay")``). ``still`` means that the system asks for reduced motion. ``keys`` is the
    page's keyboard, or ``None`` where there is none (a test, a picture). Two looks are equal when nothing a part
    shows differs, so that memoised parts can be left alone.
    """

    p: Palette
    w: Words
    width: float
    height: float
    still: bool = False
    keys: Keys | None = None

    @property
    def language(self) -> Language:
        """The user's language."""
        return self.w.language

    @property
    def layout(self) -> LayoutName:
        """Phone, tablet or desktop, by the window's width."""
        return layout_for(self.width)

    @property
    def touch(self) -> Touch:
        """Target sizes of the layout."""
        return TOUCH[self.layout]

    @property
    def phone(self) -> bool:
        """Whether the parts stand in one narrow column."""
        return self.layout == "phone"

    @property
    def desktop(self) -> bool:
        """Whether a keyboard and a mouse are there, so that keys are shown on their buttons."""
        return self.layout == "desktop"

    @property
    def upright(self) -> bool:
        """A tablet held upright: the cart goes below instead of beside."""
        return self.layout == "tablet" and self.height > self.width

    @property
    def roomy(self) -> bool:
        """Whether a list can keep its detail panel beside it."""
        return self.width >= PANEL_FROM

    def ms(self, duration_ms: int) -> int:
        """A duration of ``theme.Motion``, or 0 under reduced motion."""
        return 0 if self.still else duration_ms
