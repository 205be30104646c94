"""What can be wrong with paper before a printer is asked: a missing font, a page that cannot be read."""

from __future__ import annotations

from core.errors import Rejected


class PaperFontMissing(Rejected):
    """A file that paper is drawn with is not there or is damaged; installing the program again brings it back."""

    def __init__(self, file: str) -> None:
        super().__init__("paper.font_missing", file=file)


class PageUnreadable(Rejected):
    """A stored page is not one that this version writes; ``where`` names the place inside it."""

    def __init__(self, where: str) -> None:
        super().__init__("paper.page_unreadable", where=where)
