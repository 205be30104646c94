"""Adding people, setting PINs, own choices: what is refused, beside which field, and that nothing is written then."""

from __future__ import annotations

from typing import Any

import pytest

from core.commands import Command
from core.errors import Denied, NotFound, Rejected
from core.users.commands import AddUser, SetPin, SetProfile
from core.users.rules import check_badge, check_new_pin
from tests.shop import Shop

CODE = "OL-7F3K9M2P4XQ8"


def person(**more: Any) -> AddUser:
    return AddUser(**{"name_th": "สมชาย", "name_en": "", "nickname": "", "roles": {"00000": ("TE",)}, **more})


def refused(shop: Shop, command: Command, user: str | None = None) -> tuple[str, str | None]:
    """Key and field of a refusal that wrote nothing."""
    before = shop.tables()
    with pytest.raises(Rejected) as said:
        shop.do(command, user=user)
    assert shop.tables() == before
    return said.value.key, said.value.field


@pytest.mark.parametrize("field", ["name_th", "name_en", "nickname", "phone"])
@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("ก" * 81, "field.too_long"), ("x" * 5_000, "field.too_long"), ("ช่าง 🔧", "field.control"),
        ("a\x00b", "field.control"), ("a\nb", "field.control"), ("\ud800", "field.control"), ("\u202eชื่อ", "field.control"),
        ("=CMD()", "field.formula"), ("@SUM(1)", "field.formula"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_kept_is_refused_beside_its_field(shop: Shop, field: str, typed: str, key: str) -> None:
    assert refused(shop, person(**{field: typed})) == (key, field)


def test_names_are_cleaned_before_they_are_kept(shop: Shop) -> None:
    made = shop.do(person(name_th="  สม\u200bชาย   ใจดี ", nickname=" ชาย ", phone=" 081-000-0000 "))
    kept = shop.row("SELECT name_th, name_en, nickname, phone FROM user WHERE id = ?", made)
    assert kept == ("สมชาย ใจดี", None, "ชาย", "081-000-0000")


def test_a_person_has_a_name_in_one_language_at_least(shop: Shop) -> None:
    assert refused(shop, person(name_th=" \u200b", name_en="")) == ("user.name_needed", "name_th")
    shop.do(person(name_th="", name_en="Somchai"))


@pytest.mark.parametrize(
    "pin", ["", "12345", "1234567", "12345a", "๑๒๓๔๕๖", "-12345", "123 56", "\ud80012345", "1e5000"]
)
def test_a_pin_has_six_digits(shop: Shop, pin: str) -> None:
    assert refused(shop, person(pin=pin)) == ("pin.six_digits", "pin")
    assert refused(shop, SetPin(user=shop.owner, pin=pin)) == ("pin.six_digits", "pin")


EASY = ["000000", "999999", "123456", "654321", "012345", "890123", "987654", "111222", "121212", "123123", "123321"]


@pytest.mark.parametrize("pin", EASY)
def test_a_pin_that_everybody_tries_first_is_refused(shop: Shop, pin: str) -> None:
    assert refused(shop, person(pin=pin)) == ("pin.too_easy", "pin")


def test_nearly_all_pins_may_be_chosen() -> None:
    taken = 0
    for n in range(0, 10**6, 17):
        try:
            check_new_pin(f"{n:06d}")
        except Rejected:
            taken += 1
    assert taken < 100


@pytest.mark.parametrize(
    ("badge", "key"),
    [
        ("", "badge.not_a_code"), ("1", "badge.not_a_code"), ("A" * 11, "badge.not_a_code"), ("A" * 65, "field.too_long"),
        ("OL 7F3K9M2P4XQ8", "badge.not_a_code"), ("บัตรพนักงานหมายเลข", "badge.not_a_code"), ("\x00" * 12, "field.control"),
        ("\ud800" * 12, "field.control"), ("=CMD()=CMD()", "field.formula"), ("🔧" * 12, "field.control"),
    ],
)  # fmt: skip
def test_a_badge_s_code_is_long_and_printable(shop: Shop, badge: str, key: str) -> None:
    assert refused(shop, person(badge=badge)) == (key, "badge")


def test_a_badge_is_one_person_s(shop: Shop) -> None:
    shop.do(person(badge=CODE))
    assert refused(shop, person(badge=f" {CODE} ")) == ("badge.taken", "badge")
    assert check_badge("A" * 12) == "A" * 12
    assert check_badge("A" * 64) == "A" * 64


@pytest.mark.parametrize("roles", [{"00000": ("BOSS",)}, {"0": ("CA",)}, {"\ud800": ("CA",)}])
def test_roles_and_branches_that_no_screen_offers_are_refused(shop: Shop, roles: dict[str, tuple[str, ...]]) -> None:
    assert refused(shop, person(roles=roles)) == ("command.malformed", "roles")


def test_a_manager_sets_pins_of_people_below_and_of_nobody_else(shop: Shop) -> None:
    manager, other = shop.user("MG", pin="730194"), shop.user("MG", name="อีกคน")
    shop.do(SetPin(user=shop.user("CA", "TE", "SA", "PC"), pin="531864"), user=manager)
    shop.do(SetPin(user=manager, pin="531864"), user=manager)
    for above in (other, shop.owner, shop.user("AC"), shop.user("AU"), shop.user("CA", "OW")):
        with pytest.raises(Denied) as said:
            shop.do(SetPin(user=above, pin="531864"), user=manager)
        assert (said.value.permission, said.value.overridable) == ("user.manage", True)


def test_roles_at_any_branch_put_a_person_out_of_a_manager_s_reach(shop: Shop) -> None:
    manager = shop.user("MG")
    elsewhere = shop.do(person(roles={"00000": ("CA",), "00007": ("OW",)}))
    with pytest.raises(Denied):
        shop.do(SetPin(user=elsewhere, pin="531864"), user=manager)
    with pytest.raises(Denied):
        shop.do(person(roles={"00000": ("CA",), "00007": ("MG",)}), user=manager)


def test_a_cashier_sets_their_own_pin_and_nobody_else_s(shop: Shop) -> None:
    cashier, other = shop.user("CA"), shop.user("CA", name="อีกคน")
    shop.do(SetPin(user=cashier, pin="531864"), user=cashier)
    with pytest.raises(Denied) as said:
        shop.do(SetPin(user=other, pin="531864"), user=cashier)
    assert not said.value.overridable


def test_nobody_s_pin_cannot_be_set(shop: Shop) -> None:
    with pytest.raises(NotFound, match=r"user\.not_found"):
        shop.do(SetPin(user="nobody", pin="531864"))


@pytest.mark.parametrize(
    ("field", "value"), [("language", "xx"), ("language", ""), ("theme", "pink"), ("theme", "\ud800")]
)
def test_languages_and_themes_that_are_not_there_are_refused(shop: Shop, field: str, value: str) -> None:
    assert refused(shop, SetProfile(**{field: value})) == (f"profile.{field}", field)


def test_own_choices_change_one_at_a_time(shop: Shop) -> None:
    shop.do(SetProfile(language="en"))
    shop.do(SetProfile(theme="contrast"))
    assert shop.row("SELECT id, language, theme FROM profile") == (shop.owner, "en", "contrast")
    entries = shop.count("entry")
    shop.do(SetProfile(language="en"))
    assert shop.count("entry") == entries
