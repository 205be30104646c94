"""The first form that an owner fills: what is wrong is said beside its field, and no shop is begun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.errors import Rejected
from core.shop.opening import ShopForm, check_shop
from storage.ceremonies import open_shop
from storage.startup import Opened, open_store
from tests.shop import FORM, Shop, Ticking, given, places

LINES = {
    "name_th": 120, "name_en": 120, "address_th": 240, "address_en": 240, "phone": 40,
    "device_name": 40, "owner_name_th": 80, "owner_name_en": 80, "owner_nickname": 20,
}  # fmt: skip
REQUIRED = ("name_th", "address_th", "device_name", "owner_name_th")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """A device without a shop; every test of a refusal leaves it like that."""
    made = open_store(places(tmp_path_factory.mktemp("nothing")), given(Ticking()), use_keyring=False)
    yield made
    made.close()


def rows(opened: Opened) -> dict[str, int]:
    with opened.store.database.reading() as connection:
        names = [r[0] for r in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}


def files(opened: Opened) -> list[str]:
    return sorted(p.name for p in opened.store.database.folder.parent.rglob("*") if p.is_file())


def refused(opened: Opened, **change: Any) -> tuple[str, str | None]:
    """Key and field of a refusal after which there is still no shop, no key and no row."""
    before = rows(opened), files(opened), opened.store.keys.held(), opened.store.keys.install
    with pytest.raises(Rejected) as said:
        open_shop(opened.store, replace(FORM, **change))
    assert (rows(opened), files(opened), opened.store.keys.held(), opened.store.keys.install) == before
    assert opened.store.identity is None
    return said.value.key, said.value.field


@pytest.mark.parametrize("field", LINES)
@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("ร้าน 🚚", "field.control"), ("a\x00b", "field.control"), ("a\nb", "field.control"), ("\ud800", "field.control"),
        ("\u202eร้าน", "field.control"), ("=CMD()", "field.formula"), ("@SUM(1)", "field.formula"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_printed_is_refused_beside_its_field(
    opened: Opened, field: str, typed: str, key: str
) -> None:
    assert refused(opened, **{field: typed}) == (key, field)


@pytest.mark.parametrize("field", LINES)
def test_a_line_is_as_long_as_it_is_said_and_no_longer(opened: Opened, field: str) -> None:
    assert getattr(check_shop(replace(FORM, **{field: "ก" * LINES[field]})), field) == "ก" * LINES[field]
    assert refused(opened, **{field: "ก" * (LINES[field] + 1)}) == ("field.too_long", field)


@pytest.mark.parametrize("field", REQUIRED)
@pytest.mark.parametrize("typed", ["", "   ", "\u200b"])
def test_what_has_to_be_there_has_to_be_there(opened: Opened, field: str, typed: str) -> None:
    assert refused(opened, **{field: typed}) == ("field.required", field)


@pytest.mark.parametrize(
    "typed",
    [
        "0105555021214",
        "12345",
        "010555502121",
        "01055550212155",
        "9105555021215",
        "=1",
        "-105555021215",
        "abc",
        "\ud800",
        "🚚",
    ],
)
def test_a_tax_id_that_is_none_is_refused(opened: Opened, typed: str) -> None:
    assert refused(opened, tax_id=typed) == ("shop.tax_id", "tax_id")


@pytest.mark.parametrize("typed", ["", "0", "000000", "0000a", "-0001", "\ud800", "=1"])
def test_a_branch_has_five_digits(opened: Opened, typed: str) -> None:
    assert refused(opened, branch_code=typed) == ("shop.branch_code", "branch_code")


@pytest.mark.parametrize(
    ("typed", "key"), [("12345", "pin.six_digits"), ("", "pin.six_digits"), ("111111", "pin.too_easy")]
)
def test_an_owner_s_pin_is_one_to_choose(opened: Opened, typed: str, key: str) -> None:
    assert refused(opened, pin=typed) == (key, "pin")


def test_dashes_blanks_and_thai_digits_are_read(opened: Opened) -> None:
    form = check_shop(replace(FORM, tax_id=" ๐-๑๐๕๕-๕๕๐๒๑-๒๑-๕ ", branch_code=" ๐๐๐๑๒ ", name_th="  โอ.แอล   เซอร์วิส "))
    assert (form.tax_id, form.branch_code, form.name_th) == ("0105555021215", "00012", "โอ.แอล เซอร์วิส")
    assert check_shop(replace(FORM, tax_id="")).tax_id == ""


def test_the_longest_and_oddest_names_that_are_allowed_make_a_shop(tmp_path: Path) -> None:
    fresh = open_store(places(tmp_path), given(Ticking()), use_keyring=False)
    odd = {field: ("น้ำมันผู้จัดการ ⌀ ฿ " * 20)[: most - 1] + "ก" for field, most in LINES.items()}
    for field in ("name_en", "tax_id"):
        with pytest.raises(Rejected):
            open_shop(fresh.store, replace(FORM, **{field: "\ud800"}))
    open_shop(fresh.store, replace(FORM, **odd))
    fresh.close()
    shop = Shop(tmp_path)
    shop.open_shift()
    shop.sell(shop.part(qty=1))
    assert shop.value("SELECT name_th FROM branch") == check_shop(replace(FORM, **odd)).name_th
    shop.close()


def test_a_device_has_one_shop(shop: Shop) -> None:
    before = shop.tables()
    with pytest.raises(Rejected, match=r"shop\.exists"):
        open_shop(shop.store, FORM)
    assert shop.tables() == before


def test_the_form_shows_no_pin() -> None:
    assert FORM.pin not in repr(FORM)
    assert isinstance(FORM, ShopForm)
