"""Rows as tables keep them: the quick way over shapes seen before says what the careful way says."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.records import RecordType
from core.registry import RECORDS
from storage.codec import RowCodec, Unfit

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.sampled_from(("", "ก", "a\0b", "x")),
    st.just([1]),
    st.just({"a": 1}),
)
TYPES = [RECORDS.by_name[name] for name in ("stock_movement", "payment", "issue", "shift", "override")]
WARM = {kind.name: RowCodec(kind) for kind in TYPES}
"""Codecs that remember the shapes of all examples before."""


def read(codec: RowCodec, row: dict[str, Any]) -> list[Any] | str:
    try:
        return codec.fact_values(row)
    except Unfit:
        return "unfit"


@st.composite
def rows(draw: st.DrawFn) -> tuple[RecordType, dict[str, Any]]:
    """Mostly sound rows, with a column or two of anything."""
    kind = draw(st.sampled_from(TYPES))
    sound = {"text": "t", "int": 5, "bool": True, "json": ["j"]}
    row = {c.name: sound[c.type] for c in kind.columns if c.required or draw(st.booleans())}
    for name in draw(st.lists(st.sampled_from([c.name for c in kind.columns]), max_size=2)):
        row[name] = draw(VALUES)
    if draw(st.booleans()):
        row.pop(draw(st.sampled_from(sorted(row))))
    return kind, row


@given(rows())
def test_a_shape_seen_before_is_read_as_if_it_were_new(drawn: tuple[RecordType, dict[str, Any]]) -> None:
    kind, row = drawn
    careful = read(RowCodec(kind), row)
    assert read(WARM[kind.name], row) == careful
    assert read(WARM[kind.name], row) == careful
    if careful != "unfit":
        assert [type(value) for value in read(WARM[kind.name], row)] == [type(value) for value in careful]


def test_text_that_ends_early_in_sqlite_is_refused_in_any_shape() -> None:
    codec = RowCodec(RECORDS.by_name["settlement"])
    codec.fact_values({"id": "a", "item": "b", "answer": "c"})
    with pytest.raises(Unfit):
        codec.fact_values({"id": "a", "item": "b\0", "answer": "c"})
