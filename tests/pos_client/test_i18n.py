"""Words, figures and dates in both languages."""

from __future__ import annotations

import gettext
import io
import logging
from datetime import UTC, date, datetime, time

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from core.errors import Rejected
from pos_client.i18n import LANGUAGES, Language, Words, language_of, words


def made(language: Language, sentences: dict[str, str | tuple[str, ...]]) -> Words:
    catalogue = Catalog(locale=language)
    for key, sentence in sentences.items():
        catalogue.add((key, key) if isinstance(sentence, tuple) else key, string=sentence)
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    buffer.seek(0)
    return Words(language, gettext.GNUTranslations(buffer))


def test_a_key_gives_its_sentence_in_both_languages() -> None:
    assert words("en")("kit.undo") == "Undo"
    assert words("th")("kit.undo") == "เลิกทำ"


def test_both_catalogues_are_read_once() -> None:
    assert all(words(language) is words(language) for language in LANGUAGES)


def test_a_count_chooses_its_form() -> None:
    english = made("en", {"cart.lines": ("one line", "{n:,} lines")})
    thai = made("th", {"cart.lines": ("{n} รายการ",)})
    assert [english.n("cart.lines", n) for n in (0, 1, 2, 1234)] == ["0 lines", "one line", "2 lines", "1,234 lines"]
    assert [thai.n("cart.lines", n) for n in (1, 2)] == ["1 รายการ", "2 รายการ"]


def test_a_blank_is_written_the_way_its_unit_is() -> None:
    w = made("th", {"a.b": "{left_satang} {taken_milli} {day} {at} {name} {tries}"})
    filled = w("a.b", left_satang=-125050, taken_milli=1500, day=date(2026, 11, 21), at=time(8, 5), name="ก", tries=3)
    assert filled == "\u22121,250.50 1.5 21 พ.ย. 2569 08:05 ก 3"


def test_an_error_of_the_core_is_a_sentence() -> None:
    w = made("en", {"stock.short": "Only {left_milli} left"})
    assert w.error(Rejected("stock.short", field="quantity", left_milli=2000)) == "Only 2 left"


def test_a_missing_word_is_shown_as_its_key_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert words("en")("no.such_key") == "no.such_key"
    assert "no.such_key" in caplog.text


def test_a_missing_blank_does_not_stop_the_screen(caplog: pytest.LogCaptureFixture) -> None:
    w = made("en", {"a.b": "{here} {gone}"})
    with caplog.at_level(logging.WARNING):
        assert w("a.b", here=1) == "{here} {gone}"
    assert "a.b" in caplog.text


def test_figures_are_the_same_in_both_languages() -> None:
    for language in LANGUAGES:
        w = words(language)
        assert w.money(123456700) == "1,234,567.00"
        assert w.money(-5000) == "\u221250.00"
        assert w.baht(424000) == "฿4,240.00"
        assert w.baht(-5000) == "\u2212฿50.00"
        assert w.quantity(18750) == "18.75"


def test_dates_are_buddhist_in_thai_and_times_are_bangkoks() -> None:
    moment = datetime(2026, 11, 20, 18, 42, tzinfo=UTC)
    assert words("th").moment(moment) == "21 พ.ย. 2569 01:42"
    assert words("en").moment(moment) == "21 Nov 2026 01:42"
    assert words("en").clock(moment) == "01:42"
    assert words("th").day(date(2026, 2, 28)) == "28 ก.พ. 2569"


@pytest.mark.parametrize(
    ("name", "language"), [("en-GB", "en"), ("EN", "en"), ("th_TH", "th"), ("de", "th"), (None, "th"), ("", "th")]
)
def test_the_systems_locale_gives_a_language(name: str | None, language: str) -> None:
    assert language_of(name) == language
