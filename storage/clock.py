"""A person says that the clock is right: numbering goes on, where it must in another series."""

from __future__ import annotations

from datetime import date

from core.thai.dates import bangkok_date
from storage.ceremonies import open_spare
from storage.startup import keep_certificates
from storage.store import Store

FUTURE_DATE = "future_date"
"""Why a stream was closed: its series carries dates that are still to come."""


def latest_date(store: Store) -> date | None:
    """The last date on a document of this device's own series."""
    who = store.identity
    if who is None:
        return None
    with store.database.reading() as connection:
        row = connection.execute("SELECT max(last_date) FROM series_state WHERE series = ?", (who.series,)).fetchone()
    return date.fromisoformat(row[0]) if row[0] else None


def confirm_clock(store: Store) -> str | None:
    """Keep a person's word that the clock is right, and close a series that carries a later date than today.

    No document may be dated before the last of its series: where the clock was ahead once and papers went out with
    those dates, the spare stream opens and numbering begins anew in its series. Gives ``future_date`` then (``Opened``
    has the like for a start), else ``None``. Without a spare the device can only read until an owner certifies it.

    Raises:
        Rejected: the disk refuses; the word can be given again.
    """
    store.confirm_clock()
    latest = latest_date(store)
    if latest is None or latest <= bangkok_date(store.given.clock()) or not store.may_write:
        return None
    open_spare(store, FUTURE_DATE)
    keep_certificates(store)
    return FUTURE_DATE
