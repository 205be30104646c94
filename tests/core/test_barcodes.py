"""What scanned codes mean."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.barcodes import (
    AimId,
    Candidate,
    candidates,
    expand_upc_e,
    gtin_check_digit,
    is_gtin,
    normalise_gtin,
    parse_quantity_prefix,
    resolve,
    split_aim_id,
)
from core.errors import Rejected
from core.keyboards import ThaiLayout, other_level, read_back, typed_on

DIGITS = st.text(alphabet="0123456789", min_size=7, max_size=13).filter(lambda d: len(d) in (7, 11, 12, 13))
CODES = st.text(alphabet="ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz0123456789-/.", min_size=5, max_size=20)


def nobody(_code: str) -> bool:
    return False


@given(DIGITS, st.integers(0, 12), st.integers(1, 9))
def test_every_single_wrong_digit_is_found(digits: str, place: int, by: int) -> None:
    code = digits + gtin_check_digit(digits)
    assert is_gtin(code)
    place %= len(code)
    assert not is_gtin(code[:place] + str((int(code[place]) + by) % 10) + code[place + 1 :])


@pytest.mark.parametrize("code", ["8850123456787", "012345678905", "96385074", "10012345678902"])
def test_published_codes_are_right(code: str) -> None:
    assert is_gtin(code)


@pytest.mark.parametrize("code", ["", "8850123456785", "885012345678", "123456789012345", "๘๘๕๐๑๒๓๔๕๖๗๘๗", "9638507A"])
def test_other_codes_are_no_article_numbers(code: str) -> None:
    assert not is_gtin(code)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("01234565", "012345000065"),
        ("04252614", "042100005264"),
        ("01201303", "012000000133"),
        ("02341335", "023400000135"),
        ("02341440", "023410000040"),
        ("01234566", None),
        ("21234565", None),
        ("0123456", None),
        ("0123456x", None),
    ],
)
def test_a_zero_suppressed_code_expands(short: str, full: str | None) -> None:
    assert expand_upc_e(short) == full


@given(st.integers(0, 1), st.text(alphabet="0123456789", min_size=6, max_size=6))
def test_every_zero_suppressed_code_with_its_check_digit_is_one_article(system: int, body: str) -> None:
    found = [c for c in "0123456789" if expand_upc_e(f"{system}{body}{c}")]
    assert len(found) == 1
    full = expand_upc_e(f"{system}{body}{found[0]}")
    assert len(full) == 12
    assert sorted(full[1:-1].replace("0", "")) == sorted(body[:5].replace("0", "") + _last(body))


def _last(body: str) -> str:
    """The sixth digit is itself only where it is no rule for zeros: 0 is dropped, 3 and 4 are never copied."""
    return body[5] if body[5] in "12" or body[5] > "4" else ""


def test_one_article_has_one_number_in_all_its_forms() -> None:
    assert normalise_gtin("012345678905") == normalise_gtin("0012345678905") == "00012345678905"
    assert normalise_gtin("01234565") == normalise_gtin("012345000065") == "00012345000065"
    assert normalise_gtin("11111115") == "00000011111115"  # right as an EAN-8; whatever it is as a UPC-E
    assert normalise_gtin("96385074") == "00000096385074"
    assert normalise_gtin("RC00AA-6911-00001") is None


def test_the_symbology_is_split_off() -> None:
    assert split_aim_id("]E08850123456787") == (AimId("E", "0"), "8850123456787")
    assert split_aim_id("]C10108850123456787")[0].name == "Code 128"
    assert split_aim_id("]X9abc")[0].name == "X"
    assert split_aim_id("8850123456787") == (None, "8850123456787")
    assert split_aim_id("]") == (None, "]")


def test_readings_come_in_order_and_none_twice() -> None:
    assert candidates("8850123456787") == [Candidate("8850123456787", "as-is")]
    assert [how for _, how in candidates("AB-12")] == ["as-is", "capslock"]
    thai = typed_on(ThaiLayout.KEDMANEE, "8850123456787")
    assert candidates(thai)[:2] == [Candidate(thai, "as-is"), Candidate("8850123456787", "kedmanee")]
    assert [how for _, how in candidates("/-/-/-")[:2]] == ["as-is", "kedmanee"]
    assert candidates("]E08850123456787") == [Candidate("8850123456787", "as-is")]


def test_a_symbology_prefix_is_split_off_after_the_repair() -> None:
    thai = typed_on(ThaiLayout.KEDMANEE, "]E08850123456787")
    assert resolve(thai, nobody) == Candidate("8850123456787", "kedmanee")


@given(DIGITS, st.sampled_from([ThaiLayout.KEDMANEE, ThaiLayout.TIS]), st.booleans())
def test_an_article_number_comes_through_any_layout_and_capslock(digits: str, layout: ThaiLayout, caps: bool) -> None:
    code = digits + gtin_check_digit(digits)
    arrived = typed_on(layout, other_level(code) if caps else code)
    assert resolve(arrived, nobody).code == code
    assert resolve(code, nobody) == Candidate(code, "as-is")


@given(DIGITS, st.booleans())
def test_pattachote_comes_through_but_for_what_kedmanee_can_have_typed_too(digits: str, caps: bool) -> None:
    """Pattachote is rare: where its keys spell another article on the usual layout, that one is meant."""
    code = digits + gtin_check_digit(digits)
    arrived = typed_on(ThaiLayout.PATTACHOTE, other_level(code) if caps else code)
    usual = [
        other_level(text) if caps_too else text
        for caps_too in (False, True)
        for layout in (ThaiLayout.KEDMANEE, ThaiLayout.TIS)
        if (text := read_back(layout, arrived)) is not None
    ]
    meant = next((other for other in (arrived, *usual, arrived.swapcase()) if normalise_gtin(other)), code)
    assert resolve(arrived, nobody).code == meant
    assert resolve(arrived, code.__eq__).code == code, "a code that is known is always the one"


def test_digits_with_capslock_on_are_not_taken_for_the_rare_layout_s() -> None:
    """000000033336x typed with CapsLock is 777777722226y on Pattachote, and both have their check digit."""
    code = "000000033336" + gtin_check_digit("000000033336")
    arrived = typed_on(ThaiLayout.KEDMANEE, other_level(code))
    rare = read_back(ThaiLayout.PATTACHOTE, arrived)
    assert rare is not None
    assert is_gtin(rare)
    assert resolve(arrived, nobody) == Candidate(code, "kedmanee+capslock")
    assert resolve(arrived, rare.__eq__) == Candidate(rare, "pattachote"), "known wins"
    assert resolve(rare, nobody) == Candidate(rare, "as-is"), "digits as typed are never repaired"


@given(CODES, st.sampled_from(list(ThaiLayout)), st.booleans())
def test_a_known_code_comes_through_any_layout_and_capslock(code: str, layout: ThaiLayout, caps: bool) -> None:
    arrived = typed_on(layout, other_level(code) if caps else code)
    assert resolve(arrived, code.__eq__).code == code
    assert resolve(code.swapcase(), code.__eq__).code == code


@given(st.text(max_size=30))
def test_an_unknown_code_is_shown_as_it_arrived(raw: str) -> None:
    assume(not any(normalise_gtin(code) for code, _ in candidates(raw)))
    reading = resolve(raw, nobody)
    assert (reading.code, reading.how) == (split_aim_id(raw)[1], "as-is")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("12 x", (12_000, "")),
        ("12x", (12_000, "")),
        ("12 *", (12_000, "")),
        ("12*8850123456787", (12_000, "8850123456787")),
        ("12 x 8850123456787", (12_000, "8850123456787")),
        ("12 x8850123456787", (12_000, "8850123456787")),
        ("1.5 X ", (1_500, "")),
        ("๑๒ ×", (12_000, "")),
        ("ๅ/ ป", (12_000, "")),
        ("10x50 bolt", None),
        ("0 x", (0, "")),
        ("1,5 x", None),
        ("x 12", None),
        ("12", None),
        ("", None),
        ("กรอง", None),
    ],
)
def test_a_quantity_before_a_scan(text: str, read: tuple[int, str] | None) -> None:
    assert parse_quantity_prefix(text) == read


@pytest.mark.parametrize("text", ["99999999999 x", "1000000000000 x 8850123456787", "1000001*"])
def test_a_quantity_that_is_too_large_is_told_and_no_text_to_search_for(text: str) -> None:
    with pytest.raises(Rejected, match="quantity.too_large"):
        parse_quantity_prefix(text)
