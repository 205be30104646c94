"""Ids that every device derives alike."""

from __future__ import annotations

from sync.protocol.attention import item_id, posting_id
from sync.protocol.canonical import canonical, sha256_hex


def test_an_item_is_named_by_its_kind_and_causes_in_any_order() -> None:
    assert (
        item_id("fork", ["b", "a"]) == item_id("fork", iter(["a", "b"])) == sha256_hex(canonical(["fork", ["a", "b"]]))
    )
    assert item_id("fork", ["a"]) != item_id("fork", ["a", "b"]) != item_id("issued_twice", ["a", "b"])


def test_what_settling_posts_is_named_by_item_type_and_number() -> None:
    item = item_id("fork", [])
    assert posting_id(item, "cost_adjustment", 0) == sha256_hex(canonical([item, "cost_adjustment", 0]))
    assert posting_id(item, "cost_adjustment", 1) != posting_id(item, "cost_adjustment", 0)
