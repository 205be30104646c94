"""Papers on the screen: the printer's own picture, drawn off the event loop and kept for a while."""

from __future__ import annotations

import logging
from collections import OrderedDict
from typing import Final

from core.errors import NotFound, PosError
from core.paper.raster import Raster, render, to_screen_png
from core.printing.pages import issue_page
from pos_client.devices.queue import JobQueue

KEPT_MAX: Final = 24
WIDTH_DOTS: Final = 576
WIDTH_PX: Final = 680
"""Twice the width that 576 dots have on the screen (``kit.paper``): sharp where a pixel is small, halved where not."""

_log = logging.getLogger("olpos.previews")


def picture(raster: Raster) -> bytes:
    """A printed page as the screens show it (PNG)."""
    return to_screen_png(raster, raster.width * WIDTH_PX // WIDTH_DOTS)


class Previews:
    """Pictures of issued documents; safe on several threads, where at worst one is drawn twice."""

    def __init__(self, queue: JobQueue) -> None:
        self._queue = queue
        self._kept: OrderedDict[tuple[str, int, int], bytes] = OrderedDict()

    def draw(self, issue_id: str, copy_no: int = 0, width_dots: int = WIDTH_DOTS) -> bytes | None:
        """The picture of a document as PNG, the original or a copy; ``None`` where it cannot be drawn."""
        key = (issue_id, copy_no, width_dots)
        found = self._kept.get(key)
        if found is None:
            try:
                found = self._drawn(*key)
            except PosError as error:
                _log.warning("no picture of %s: %s", issue_id, error.key)
                return None
            self._kept[key] = found
            while len(self._kept) > KEPT_MAX:
                self._kept.popitem(last=False)
        return found

    def _drawn(self, issue_id: str, copy_no: int, width_dots: int) -> bytes:
        issue = self._queue.issue(issue_id)
        if issue is None:
            raise NotFound("document.not_found")
        cashier = self._queue.name_of(str(issue.header.get("cashier", "")))
        page = issue_page(issue.number, issue.date, issue.header, issue.lines, cashier=cashier, copy_no=copy_no)
        return picture(render(page, width_dots))
