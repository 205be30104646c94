"""The great catalogue: two hundred thousand parts that a clerk would believe, each number once."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import subprocess
import sys
from collections import Counter, defaultdict

import pytest

from core.barcodes import is_gtin
from core.text import clean_line
from core.thai.text import fold_identifier
from pos_client.demo.catalogue import demo_size, greatest_count, parts
from pos_client.demo.part import cost_of, shelf_price

GREAT = 200_000


def digest(seed, count):
    rows = [dataclasses.asdict(part) for part in parts(seed, count)]
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


@pytest.fixture(scope="module")
def great():
    return list(parts(7, greatest_count()))


def test_the_same_seed_gives_the_same_catalogue_and_another_seed_another():
    assert digest(1, 3_000) == digest(1, 3_000)
    assert digest(1, 3_000) != digest(2, 3_000)


def test_another_process_with_other_string_hashes_makes_the_same_catalogue():
    code = "from tests.pos_client.demo.test_catalogue import digest; print(digest(1, 1_500))"
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert made == {digest(1, 1_500)}


def test_a_shorter_catalogue_is_the_beginning_of_a_longer_one(great):
    assert list(parts(7, 2_000)) == great[:2_000]


def test_two_hundred_thousand_parts_have_as_many_codes_and_names(great):
    assert len(great) == greatest_count() >= GREAT
    for field in ("code", "name_th", "name_en"):
        repeated = [v for v, n in Counter(getattr(p, field) for p in great).items() if n > 1]
        assert repeated == [], field


def test_no_barcode_comes_twice_and_every_check_digit_is_right(great):
    codes = [p.barcode for p in great if p.barcode]
    assert len(set(codes)) == len(codes) > GREAT * 0.8
    assert all(len(code) == 13 and is_gtin(code) for code in codes)
    assert sum(code.startswith("885") for code in codes) > len(codes) * 0.5


def test_no_maker_gives_one_number_to_two_parts_even_without_dashes(great):
    owners = Counter((maker, fold_identifier(number)) for p in great for number, maker in p.oem_numbers)
    assert [number for number, n in owners.items() if n > 1] == []


def test_makers_numbers_are_crossed_by_several_brands_of_the_same_kind_of_part(great):
    groups = defaultdict(list)
    for part in great:
        for number in part.cross_numbers:
            groups[number].append(part)
    assert sum(len(group) > 1 for group in groups.values()) > 10_000
    for group in groups.values():
        assert len({part.category.key for part in group}) == 1, [part.name_en for part in group]


def test_the_crossed_number_belongs_to_a_part_of_the_same_category(great):
    own = {number: part for part in great for number in part.oem_numbers}
    pairs = [(part, own[number]) for part in great for number in part.cross_numbers if number in own]
    assert len(pairs) > 10_000
    assert [(a.code, b.code) for a, b in pairs if a.category is not b.category] == []


def test_names_are_lines_a_form_would_take(great):
    for part in great[::23]:
        for name in (part.name_th, part.name_en):
            assert clean_line(name, field="name", most=120, required=True) == name
    for part in great:
        assert 0 < len(part.name_th) <= 120 >= len(part.name_en) > 0
        assert "{" not in part.name_th + part.name_en
        assert any("ก" <= c <= "ฮ" for c in part.name_th)
        assert not any("ก" <= c <= "๛" for c in part.name_en), part.name_en


def test_goods_sell_above_cost_at_the_margins_of_the_trade(great):
    for part in great:
        if part.service:
            assert (part.standard_cost_satang, part.stocked, part.bin, part.barcode) == (0, False, "", None)
            continue
        net = part.shelf_price_satang * 100 / 107
        assert 0 < part.standard_cost_satang < net
        # a satang either way is much of a one-baht washer
        slack = 1 / net
        assert 0.18 - slack <= 1 - part.standard_cost_satang / net <= 0.45 + slack, part.code


def test_shelf_prices_end_as_labels_do(great):
    assert all(part.shelf_price_satang == shelf_price(part.shelf_price_satang) for part in great[demo_size() :])
    assert min(part.shelf_price_satang for part in great) >= 100
    assert max(part.shelf_price_satang for part in great) < 15_000_000


def test_quantities_are_whole_unless_the_unit_is_cut_or_poured(great):
    for part in great:
        assert part.opening_qty_milli >= 0 <= part.min_milli
        if not part.unit.fractional:
            assert part.opening_qty_milli % 1_000 == part.min_milli % 1_000 == 0


def test_a_beginning_of_any_length_mixes_the_whole_trade(great):
    for start in (1_000, 50_000, 190_000):
        assert len({p.category.key for p in great[start : start + 3_000]}) > 45
        assert len({p.brand for p in great[start : start + 3_000]}) > 100


def test_more_parts_than_there_are_combinations_are_refused():
    with pytest.raises(ValueError, match="at most"):
        parts(1, greatest_count() + 1)


@pytest.mark.parametrize(
    ("satang", "label"),
    [(30, 100), (1_949, 1_900), (1_950, 2_000), (48_400, 48_500), (124_400, 124_000), (1_234_500, 1_235_000)],
)
def test_a_rough_price_becomes_the_nearest_label(satang, label):
    assert shelf_price(satang) == label


def test_cost_leaves_the_margin_on_the_net_price():
    assert cost_of(10_700, 3_000) == 7_000
    assert cost_of(10_700, 0) == 10_000
