"""The hand-written shelves: what the demo shop shows, read as a parts clerk would."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from core.thai.text import normalise
from pos_client.demo import shelves
from pos_client.demo.brands import BRANDS
from pos_client.demo.catalogue import SPECIMENS, demo_size, parts
from pos_client.demo.categories import CATEGORIES
from pos_client.demo.part import DemoFit
from pos_client.demo.party_words import SUPPLIERS
from pos_client.demo.units import UNITS


@pytest.fixture(scope="module")
def shop():
    return list(parts(1, demo_size()))


@pytest.fixture(scope="module")
def by_code(shop):
    return {part.code: part for part in shop}


def test_the_shop_has_more_than_four_hundred_parts_each_with_its_own_code(shop):
    assert len(shop) == len({part.code for part in shop}) >= 420


def test_every_category_that_can_hold_parts_has_at_least_three(shop):
    counts = Counter(part.category.key for part in shop)
    leaves = {key for key, category in CATEGORIES.items() if category.parent}
    assert set(counts) == leaves
    assert {key: n for key, n in counts.items() if n < 3} == {}


def test_every_category_has_a_parent_a_shelf_and_a_supplier():
    names = {key for key, _, _ in SUPPLIERS}
    for category in CATEGORIES.values():
        assert not category.parent or category.parent in CATEGORIES
        if category.parent and not category.service:
            assert category.supplier in names
            assert re.fullmatch(r"[A-Z]-\d\d", category.rack)
    assert names == {c.supplier for c in CATEGORIES.values() if c.supplier}


def test_thai_is_spelled_the_one_way_that_search_compares(shop):
    for part in shop:
        for text in (part.name_th, part.fits_th, part.unit.th, part.category.th):
            assert normalise(text) == text.lower(), text
            assert "ํา" not in text
            assert "เเ" not in text


def test_names_start_with_every_leading_vowel(shop):
    assert {part.name_th[0] for part in shop} >= set("เแโใไ")


def test_both_languages_carry_the_same_figures(shop):
    for part in shop:
        figures = [sorted(re.findall(r"\d+(?:[.,]\d+)*", name)) for name in (part.name_th, part.name_en)]
        missing = set(figures[0]) ^ set(figures[1])
        assert missing <= {"1", "2", "3", "4", "5", "6", "100"}, (part.name_th, part.name_en)


def test_both_languages_name_the_same_make(shop):
    makes = {"ฮีโน่": "Hino", "อีซูซุ": "Isuzu", "ยูดี": "UD", "ฟูโซ่": "Fuso", "สแกนเนีย": "Scania", "วอลโว่": "Volvo"}
    for part in shop:
        for th, en in makes.items():
            assert (th in part.name_th) == (en in part.name_en), part.name_th


def test_a_part_named_after_a_make_fits_that_make(shop):
    for part in shop:
        for make in ("Hino", "Isuzu", "Fuso", "Scania", "Volvo", "UD "):
            if make in part.name_en and not part.service:
                assert any(fit.make == make.strip() for fit in part.fits), part.name_en


def test_left_and_right_agree(shop):
    sides = (("ซ้าย", "left", "right"), ("ขวา", "right", "left"))
    for part in shop:
        for th, en, other in sides:
            if th in part.name_th and "คู่" not in part.name_th:
                assert en in part.name_en.lower(), part.name_en
                assert other not in part.name_en.lower() or "hand" in part.name_en, part.name_en


def test_what_is_cut_or_poured_says_so_and_carries_no_barcode(shop):
    for part in shop:
        if part.unit.fractional and not part.service:
            assert re.search("ตัด|แบ่ง|ชั่ง", part.name_th), part.name_th
            assert part.barcode is None


def test_brand_unit_and_maker_are_known(shop):
    for part in shop:
        assert part.brand in BRANDS or part.service
        assert part.unit in UNITS.values()
        assert part.fits or part.service


def test_each_specimen_has_the_property_it_is_kept_for(by_code):
    kept = {what: by_code[code] for what, code in SPECIMENS.items()}
    assert len(kept["sixty_letters_th"].name_th) == 60
    assert kept["fraction_on_hand"].opening_qty_milli % 1_000
    assert kept["fraction_on_hand"].unit.un_code == "LTR"
    assert kept["cut_by_the_metre"].unit.un_code == "MTR"
    assert kept["out_of_stock"].opening_qty_milli == 0
    assert 0 < kept["low_stock"].opening_qty_milli < kept["low_stock"].min_milli
    number = kept["cross_of"].oem_numbers[0]
    assert number in kept["cross_one"].cross_numbers
    assert number in kept["cross_two"].cross_numbers
    assert re.search(r"O\d|\dO", kept["letter_o_among_digits"].oem_numbers[0][0])
    assert re.search(r"I\d|\dI", kept["letter_i_among_digits"].oem_numbers[0][0])
    assert kept["core_deposit"].core_value_satang > 0
    assert kept["no_barcode"].barcode is None
    assert kept["service"].service
    assert kept["very_cheap"].shelf_price_satang < 1_000
    assert kept["dear"].shelf_price_satang > 3_000_000


def test_some_parts_are_short_some_gone_most_there(shop):
    goods = [part for part in shop if part.stocked]
    gone = sum(part.opening_qty_milli == 0 for part in goods)
    short = sum(0 < part.opening_qty_milli < part.min_milli for part in goods)
    assert 5 <= gone <= len(goods) // 8
    assert 5 <= short <= len(goods) // 5


def test_the_seed_changes_stock_but_not_the_shelves(shop):
    other = list(parts(2, demo_size()))
    assert [(p.code, p.name_th, p.shelf_price_satang) for p in other] == [
        (p.code, p.name_th, p.shelf_price_satang) for p in shop
    ]
    assert [p.opening_qty_milli for p in other] != [p.opening_qty_milli for p in shop]


def test_fits_read_in_both_languages():
    fit = DemoFit("UD", "Quester CWE", "GH8E")
    assert fit.text("th") == "ยูดี เควสเตอร์ CWE / GH8E"
    assert fit.text("en") == "UD Quester CWE / GH8E"
    assert DemoFit("All").text("th") == "ทุกรุ่น"


@pytest.mark.parametrize("wrong", ["Nobody 123", "Nobody"])
def test_an_unknown_maker_or_make_in_a_row_is_refused(monkeypatch, wrong):
    rows = f"# filters.oil\nX-1 | กรอง | Filter\n  Sakura | 10 | ลูก | {wrong} | All\n"
    monkeypatch.setattr(shelves.filters, "ROWS", rows)
    with pytest.raises(ValueError, match="no maker"):
        list(shelves.rows())
    monkeypatch.setattr(shelves.filters, "ROWS", rows.replace(wrong, "-").replace("All", wrong))
    with pytest.raises(ValueError, match="no make"):
        list(shelves.rows())
