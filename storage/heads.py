"""Signed heads: a stream's key vouches for all of its log up to here.

Signed at a backup, at a shift's close, when a stream ends and when a batch is handed over; never inside a sale.
"""

from __future__ import annotations

from functools import partial

from storage import journal
from storage.signing import sign
from storage.store import Store
from sync.protocol.trust import SignedHead
from sync.protocol.trust import sign as sign_object


def sign_head(store: Store) -> SignedHead | None:
    """Sign the own log as it stands and keep the signature; ``None`` before the first entry."""
    who = store.identity
    if who is None or store.own.seq == 0:
        return None
    members = {"shop": who.shop, "stream": who.stream, "seq": store.own.seq, "hash": store.own.hash}
    head = sign_object(SignedHead.read, members, partial(store.keys.sign, who.stream))
    with store.writing() as cur:
        journal.keep_head(cur, head)
    return head


def sign_closing_head(store: Store, stream: str) -> None:
    """A closed stream's key still says what the database holds of it, where the key is here."""
    cur = store.database.writer.cursor()
    seed = store.keys.seed(stream)
    if seed is None:
        return
    for tip in journal.tips(cur, stream):
        members = {"shop": store.machine.shop, "stream": stream, "seq": tip.seq, "hash": tip.hash}
        journal.keep_head(cur, sign_object(SignedHead.read, members, partial(sign, seed)))
