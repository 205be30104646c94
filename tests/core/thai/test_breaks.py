"""Where lines may break, with and without a splitter."""

from __future__ import annotations

import json
from importlib import resources

import pytest
from budoux.parser import Parser
from hypothesis import given
from hypothesis import strategies as st

from core.thai.breaks import break_points, clusters, segments

MIXED = st.text(alphabet="กขคนปเแโใไะาำๅัิีืุู่้์ๆฯ 0123456789,.-/()AaBb฿%\u200b\n", max_size=40)
EVERYWHERE = list  # a splitter that offers a break behind every character


def model() -> Parser:
    return Parser(json.loads(resources.files("budoux").joinpath("models", "th.json").read_text(encoding="utf-8")))


@given(st.one_of(MIXED, st.text(max_size=40)))
def test_pieces_are_the_text_and_no_piece_is_empty(text: str) -> None:
    for pieces in (clusters(text), segments(text), segments(text, EVERYWHERE)):
        assert "".join(pieces) == text
        assert all(pieces)


@given(MIXED)
def test_whatever_a_splitter_offers_nothing_breaks_inside_a_cluster_or_a_number(text: str) -> None:
    edges = {0}
    for cluster in clusters(text):
        edges.add(max(edges) + len(cluster))
    for at in break_points(text, EVERYWHERE):
        assert at in edges
        assert not (text[at - 1].isdigit() and text[at].isdigit())
        assert not text[at].isspace()
        assert text[at] not in ")%ๆฯ"
        assert text[at - 1] not in "(฿"


@given(MIXED)
def test_a_splitter_only_takes_breaks_away(text: str) -> None:
    assert set(break_points(text, lambda whole: [whole] if whole else [])) <= set(break_points(text))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("ผู้ซื้อ", ["ผู้", "ซื้", "อ"]),
        ("น้ำ", ["น้ำ"]),
        ("เกาะเต่า", ["เกาะ", "เต่า"]),
        ("เปลี่ยน", ["เป", "ลี่", "ย", "น"]),
        ("ฯพณฯ", ["ฯ", "พ", "ณฯ"]),
        ("ก็ดีๆ", ["ก็", "ดีๆ"]),
        ("A1", ["A", "1"]),
        ("e\u0301x", ["e\u0301", "x"]),
        ("", []),
    ],
)
def test_clusters_are_what_can_stand_alone(text: str, pieces: list[str]) -> None:
    assert clusters(text) == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("ตามใบเสนอราคาเลขที่ QT-2569-0001", ["ตาม", "ใบ", "เสนอ", "ราคา", "เลข", "ที่ ", "QT-2569-0001"]),
        ("กรอง (แถม) 1,234.50 บาท", ["กรอง ", "(แถม) ", "1,234.50 ", "บาท"]),
        ("ถัง 18.75 ลิตร 15W-40", ["ถัง ", "18.75 ", "ลิตร ", "15W-40"]),
        ("รถ กข 1234 ชลบุรี", ["รถ ", "กข 1234 ", "ชลบุรี"]),
        ("ต่าง ๆ กัน", ["ต่าง ๆ ", "กัน"]),
        ("วันที่ 21 พ.ย. 2569", ["วัน", "ที่ ", "21 ", "พ.ย. ", "2569"]),
        ("ราคา ฿500 ลด 12.5%", ["ราคา ", "฿500 ", "ลด ", "12.5%"]),
        ("ทะเบียน 1กก-1234", ["ทะเบียน ", "1กก-1234"]),
        ("081-234-5678", ["081-234-5678"]),
        ("Genuine rear spring", ["Genuine ", "rear ", "spring"]),
    ],
)
def test_lines_of_a_receipt_break_between_words_and_keep_codes_whole(text: str, pieces: list[str]) -> None:
    assert segments(text, model().parse) == pieces


def test_a_no_break_space_holds_and_a_zero_width_space_parts() -> None:
    assert segments("12\u00a0ลิตร", lambda text: [text]) == ["12\u00a0ลิตร"]
    assert segments("รถ\u200bบรรทุก", lambda text: [text]) == ["รถ\u200b", "บรรทุก"]


def test_a_splitter_that_changes_the_text_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        segments("กขค", lambda _text: ["ก", "ข"])
