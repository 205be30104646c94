"""Ids of attention items and of what settling them posts: derived, so that every device finds the same."""

from __future__ import annotations

from collections.abc import Iterable

from sync.protocol.canonical import canonical, sha256_hex


def item_id(kind: str, causes: Iterable[str]) -> str:
    """The id of an item: sha256 of ``[kind, sorted causes]``.

    Causes are the ids of the rows or entries that bring it about. For what can come back it is the row that did it
    this time: negative stock is caused by the movement that took the sum in the total order below zero.
    """
    return sha256_hex(canonical([kind, sorted(causes)]))


def posting_id(item: str, record_type: str, number: int) -> str:
    """The id of the ``number``-th row of a type that settling an item posts: two who settle it post once."""
    return sha256_hex(canonical([item, record_type, number]))
