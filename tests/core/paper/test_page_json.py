"""A page survives storage exactly, and nothing but a page comes out of it."""

from __future__ import annotations

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.paper import page as page_module
from core.paper.errors import PageUnreadable
from core.paper.page import (
    Align,
    Band,
    Barcode128,
    Groups,
    Image,
    Page,
    Row,
    Rule,
    Ruler,
    RuleStyle,
    Size,
    Space,
    TextBlock,
)
from core.paper.receipt import ReceiptData
from tests.core.paper.samples import LONG_LINES, golden_pages, receipt

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
ascii_texts = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=48)
blocks = st.one_of(
    st.builds(TextBlock, texts, st.sampled_from(Size), st.booleans(), st.sampled_from(Align), st.booleans()),
    st.builds(Row, texts, texts, texts, texts, st.sampled_from(Size), st.none() | st.sampled_from(Size), st.booleans()),
    st.builds(Rule, st.sampled_from(RuleStyle)),
    st.builds(Space, st.integers(0, 400)),
    st.builds(Barcode128, ascii_texts, texts),
    st.builds(Band, texts),
    st.just(Ruler()),
    st.builds(Groups, st.lists(texts, max_size=5).map(tuple)),
    st.just(Image(9, 2, base64.b64encode(b"\xff\x80\x00\x80").decode())),
)


@given(st.lists(blocks, max_size=8))
def test_a_page_comes_back_from_json_as_it_went(some):
    page = Page(tuple(some))
    assert Page.from_json(json.loads(json.dumps(page.to_json()))) == page


def test_a_receipt_comes_back_from_json_as_it_went():
    logo = Image(8, 1, base64.b64encode(b"\xaa").decode())
    for given_receipt in (receipt(LONG_LINES, copy_no=3, demo=True), receipt(LONG_LINES, logo=logo, taxes=())):
        assert ReceiptData.from_json(json.loads(json.dumps(given_receipt.to_json()))) == given_receipt


def test_a_stored_receipt_of_forty_lines_stays_small():
    page, _width = golden_pages()["receipt_40_lines_576"]
    assert len(json.dumps(page.to_json(), ensure_ascii=False).encode()) < 20_000


def _page(*raw_blocks):
    return {"format": 1, "blocks": list(raw_blocks)}


@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        {},
        {"format": 2, "blocks": []},
        {"format": True, "blocks": []},
        {"format": 1},
        {"format": 1, "blocks": {}},
        {"format": 1, "blocks": [], "more": 1},
        _page("text"),
        _page({"text": "no kind"}),
        _page({"kind": "tune"}),
        _page({"kind": ["text"]}),
        _page({"kind": "text"}),
        _page({"kind": "text", "text": 5}),
        _page({"kind": "text", "text": "a", "bold": 1}),
        _page({"kind": "text", "text": "a", "size": "huge"}),
        _page({"kind": "text", "text": "a", "size": []}),
        _page({"kind": "text", "text": "a", "colour": "red"}),
        _page({"kind": "text", "text": "\ud800"}),
        _page({"kind": "text", "text": "a" * 4001}),
        _page({"kind": "space", "dots": -1}),
        _page({"kind": "space", "dots": 401}),
        _page({"kind": "space", "dots": True}),
        _page({"kind": "space", "dots": 1.0}),
        _page({"kind": "barcode", "text": "ก"}),
        _page({"kind": "barcode", "text": ""}),
        _page({"kind": "barcode", "text": "0" * 49}),
        _page({"kind": "image", "width": 8, "height": 1, "bits": "not base64"}),
        _page({"kind": "image", "width": 8, "height": 2, "bits": "AA=="}),
        _page({"kind": "image", "width": 0, "height": 1, "bits": ""}),
        _page({"kind": "image", "width": 9999, "height": 1, "bits": "AA=="}),
        _page({"kind": "groups", "groups": "abcd"}),
        _page({"kind": "groups", "groups": [1]}),
        _page(*[{"kind": "rule"}] * 5001),
    ],
)
def test_what_is_not_a_page_is_refused(raw):
    with pytest.raises(PageUnreadable) as refused:
        Page.from_json(raw)
    assert refused.value.key == "paper.page_unreadable"
    assert refused.value.params["where"].startswith("Page")


@pytest.mark.parametrize(
    "change",
    [
        {"date": "21/11/2569"},
        {"date": "20261121"},
        {"time": "noon"},
        {"time": "10"},
        {"time": "10:44:30"},
        {"copy_no": -1},
        {"total_satang": "12"},
        {"total_satang": 10**18 + 1},
        {"lines": [{"name_th": "x"}]},
        {"logo": "none"},
        {"surprise": 1},
    ],
)
def test_what_is_not_a_receipt_is_refused(change):
    raw = receipt(LONG_LINES).to_json() | change
    with pytest.raises(PageUnreadable):
        ReceiptData.from_json(raw)


def test_every_kind_of_block_has_a_permanent_name():
    assert list(page_module.KINDS) == [
        "text", "row", "rule", "space", "image", "barcode", "band", "ruler", "groups",
    ]  # fmt: skip
