"""Amounts in words read back by a parser that shares nothing with the writer."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.thai.baht import baht_text, baht_text_en

AMOUNTS = st.one_of(st.integers(-(10**6), 10**6), st.integers(-(10**15), 10**15))

THAI_DIGITS = {"หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9}
THAI_PLACES = {"สิบ": 10, "ร้อย": 100, "พัน": 1000, "หมื่น": 10_000, "แสน": 100_000}
WORD = re.compile("|".join([*THAI_DIGITS, *THAI_PLACES]))


def read_thai_number(words: str) -> int:
    if words == "ศูนย์":
        return 0
    head, million, tail = words.rpartition("ล้าน")
    value = read_thai_number(head) * 10**6 if million else 0
    assert WORD.sub("", tail) == "", f"{tail} has other words"
    digit = None
    for word in WORD.findall(tail):
        if word in THAI_DIGITS:
            digit = THAI_DIGITS[word]
        else:
            value, digit = value + (digit or 1) * THAI_PLACES[word], None
    return value + (digit or 0)


def read_thai(words: str) -> int:
    sign = -1 if words.startswith("ลบ") else 1
    baht, has_baht, rest = words.removeprefix("ลบ").rpartition("บาท")
    satang = 0 if rest == "ถ้วน" else read_thai_number(rest.removesuffix("สตางค์"))
    return sign * ((read_thai_number(baht) if has_baht else 0) * 100 + satang)


BELOW_TWENTY = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
TENS = """twenty thirty forty fifty sixty seventy eighty ninety"""
ENGLISH = {word: value for value, word in enumerate(re.split(r"\s", BELOW_TWENTY))}
ENGLISH |= {word: 10 * value for value, word in enumerate(re.split(r"\s", TENS), start=2)}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def read_english_number(words: str) -> int:
    total = group = 0
    for word in words.replace("-", " ").split():
        if word == "hundred":
            group *= 100
        elif word in SCALES:
            total, group = total + group * SCALES[word], 0
        else:
            group += ENGLISH[word]
    return total + group


def read_english(words: str) -> int:
    plain = words.lower()
    match = re.fullmatch(r"(minus )?(?:(.+) baht(?: only| and )?)?(?:(.+) satang)?", plain)
    assert match, words
    value = read_english_number(match[2] or "") * 100 + read_english_number(match[3] or "")
    return -value if match[1] else value


@given(AMOUNTS)
@example(0)
@example(10**14)
def test_thai_words_say_the_amount(satang: int) -> None:
    assert read_thai(baht_text(satang)) == satang


@given(AMOUNTS)
@example(0)
@example(100)
def test_english_words_say_the_amount(satang: int) -> None:
    assert read_english(baht_text_en(satang)) == satang


@given(st.integers(1, 10**15))
def test_one_is_et_behind_a_higher_digit_and_nowhere_else(satang: int) -> None:
    for number in baht_text(satang).removesuffix("สตางค์").removesuffix("ถ้วน").split("บาท"):
        assert not number.startswith("เอ็ด")
        assert not re.search(".หนึ่ง(ล้าน|$)", number)
        assert "หนึ่งสิบ" not in number
        assert "สองสิบ" not in number


@pytest.mark.parametrize(
    ("satang", "words"),
    [
        (0, "Zero baht only"),
        (50, "Fifty satang"),
        (100, "One baht only"),
        (10_150, "One hundred one baht and fifty satang"),
        (1_311_800, "Thirteen thousand one hundred eighteen baht only"),
        (100_000_021, "One million baht and twenty-one satang"),
        (-2_000, "Minus twenty baht only"),
    ],
)
def test_english_words_are_those_of_a_bilingual_receipt(satang: int, words: str) -> None:
    assert baht_text_en(satang) == words


def test_more_than_english_has_words_for_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        baht_text_en(10**20)
