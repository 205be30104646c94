"""One spelling, one order, one folding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.thai.text import fold_identifier, normalise, sort_key

MARKED = st.text(alphabet="กนปเแโใไะาำๅัิีึืฺุู็่้๊๋์ํ\u200b๑๒ aB-", max_size=14)


@given(st.one_of(MARKED, st.text(max_size=30)))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert "\u200b" not in once
    assert not any("๐" <= character <= "๙" for character in once)


@given(st.one_of(MARKED, st.text(max_size=30)))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold_identifier(text)
    assert fold_identifier(once) == once
    assert not any(character.isspace() or character in "-–—_" for character in once)


@pytest.mark.parametrize(
    "spellings",
    [
        ("น้ำมัน", "นํ้ามัน", "น้ํามัน", "นำ้มัน", "น้้ำมัน", "น้ํำมัน", "น้ำ\u200bมัน"),
        ("ที่", "ท่ี", "ที่ี", "ที่่"),
        ("แก้ว", "เเก้ว"),
        ("ทั้ง", "ท้ัง"),
        ("ผู้", "ผู้"),
        ("ซื้อ", "ซ้ือ"),
        ("สิทธิ์", "สิทธ์ิ"),
        ("ก\u0e3a\u0e38\u0e4c", "ก\u0e38\u0e4c\u0e3a"),
        ("กรอง 12 ลิตร", "กรอง  ๑๒\u00a0ลิตร ", "กรอง\t12\nลิตร"),
        ("filter ab12", "FILTER AB12", "ＦＩＬＴＥＲ　ＡＢ１２"),
        ("café", "cafe\u0301", "CAFÉ"),
    ],
)
def test_what_looks_the_same_is_found_as_the_same(spellings: tuple[str, ...]) -> None:
    assert {normalise(spelling) for spelling in spellings} == {normalise(spellings[0])}
    assert len({sort_key(spelling) for spelling in spellings}) == 1


def test_what_looks_different_stays_different() -> None:
    assert len({normalise(word) for word in ("ปา", "ป่า", "ป้า", "ป๊า", "ป๋า", "ปำ", "เปา", "แปา")}) == 8
    assert normalise("น้ำ") == "น้ำ"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("8-98159693-0", "8981596930"),
        ("๗๐-๑๒๓๔", "70 1234"),
        ("1กก-1234", "1กก 1234"),
        ("ci4–15w40", "CI4 15W40"),
        ("ＭＥ０１３３４３", "me013343"),
    ],
)
def test_part_numbers_and_plates_fold_to_what_identifies_them(one: str, other: str) -> None:
    assert fold_identifier(one) == fold_identifier(other)


def test_strokes_and_dots_tell_part_numbers_apart() -> None:
    assert len({fold_identifier(code) for code in ("10/12", "1012", "10.12")}) == 3


def test_digits_come_before_latin_and_latin_before_thai() -> None:
    names = ["เบรก", "Brake", "15W-40", "กรอง", "air filter", "ไส้กรอง"]
    assert sorted(names, key=sort_key) == ["15W-40", "air filter", "Brake", "กรอง", "เบรก", "ไส้กรอง"]


def test_a_shorter_word_comes_before_the_same_with_more() -> None:
    assert sorted(["ก้องกล", "กอง", "ก้อง", "กองกล"], key=sort_key) == ["กอง", "ก้อง", "กองกล", "ก้องกล"]


@given(MARKED, MARKED)
def test_tone_marks_only_decide_between_words_that_are_otherwise_the_same(one: str, other: str) -> None:
    bare = [sort_key(text).partition("\x01")[0] for text in (one, other)]
    if bare[0] != bare[1]:
        assert (sort_key(one) < sort_key(other)) == (bare[0] + "\x01" < bare[1] + "\x01")
