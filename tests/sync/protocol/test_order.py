"""The total order, as bytes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.entry import (
    ORDER_KEY_BYTES,
    order_key,
    read_order_key,
)
from sync.protocol.limits import STAMP_LIMIT_MS
from tests.sync.protocol.making import HASH, STREAM

PLACES = st.builds(
    lambda ms, counter, stream, seq, entry_hash, op: (ms, counter, f"{stream:032x}", seq, f"{entry_hash:064x}", op),
    st.integers(0, STAMP_LIMIT_MS) | st.integers(0, 2**48 - 1), st.integers(0, 2**53 - 1), st.integers(0, 2**128 - 1),
    st.integers(1, 2**53 - 1), st.integers(0, 2**256 - 1), st.integers(0, 1000),
)  # fmt: skip


@given(st.lists(PLACES, min_size=2, max_size=6), st.data())
def test_order_keys_sort_like_their_parts(places: list[tuple[Any, ...]], data: st.DataObject) -> None:
    twins = [data.draw(st.sampled_from(places))[:k] + places[0][k:] for k in range(7)]  # equal beginnings
    everything = places + twins
    keys = sorted(order_key(*place) for place in everything)
    assert [tuple(read_order_key(key)) for key in keys] == sorted(everything)
    assert all(len(key) == ORDER_KEY_BYTES for key in keys)


def test_an_order_key_out_of_its_width_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        order_key(2**48, 0, STREAM, 1, HASH, 0)
