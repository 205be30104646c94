"""The owner is back with the code that was written down at first run."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import NotFound, PosError, Rejected
from core.ports import Actor
from core.users.commands import SetPin, SignIn
from storage.ceremonies import recover
from storage.recovery_code import read_code, write_code
from storage.verify import verify
from tests.shop import OWNER_PIN, Shop, places

NEW_PIN = "406173"


def sign_in(shop: Shop, pin: str, user: str | None = None) -> str:
    return shop.engine.do(SignIn(user=user or shop.owner, pin=pin), Actor(None), shop.store.ids.new_id())


def faults(shop: Shop) -> list[tuple[str, str]]:
    return verify(places(shop.folder).data, shop.store.tripwire.mark).faults


def test_the_code_gives_the_owner_a_new_pin_and_the_device_a_new_stream(shop: Shop) -> None:
    part = shop.part(qty=9)
    shop.open_shift()
    shop.sell(part)
    old = shop.store.machine.stream
    recover(shop.store, shop.code.lower().replace("-", " "), shop.owner, NEW_PIN)
    with pytest.raises(Rejected, match=r"sign_in\.wrong"):
        sign_in(shop, OWNER_PIN)
    assert sign_in(shop, NEW_PIN) == shop.owner
    assert shop.store.machine.stream != old
    assert shop.row("SELECT stream, reason FROM stream_close") == (old, "recovered")
    again = shop.reopen()
    issued = again.sell(part)
    assert (
        again.value("SELECT number FROM issue WHERE id = ?", issued) == f"RC00{again.store.machine.series}-6911-00001"
    )
    assert faults(again) == []
    recover(again.store, again.code, again.owner, "531864")  # the code stays good
    assert sign_in(again, "531864") == again.owner
    again.close()


def test_the_owner_sets_everybody_s_pin_again(shop: Shop) -> None:
    cashier = shop.user("CA", pin="531864")
    recover(shop.store, shop.code, shop.owner, NEW_PIN)
    shop.wait()
    shop.do(SetPin(user=cashier, pin="730194"))
    assert sign_in(shop, "730194", cashier) == cashier


@pytest.mark.parametrize(
    ("typed", "pin", "owner", "key", "field"),
    [
        ("", NEW_PIN, None, "recovery.not_a_code", "code"),
        ("ABCD", NEW_PIN, None, "recovery.not_a_code", "code"),
        ("\ud800" * 28, NEW_PIN, None, "recovery.not_a_code", "code"),
        ("ก" * 28, NEW_PIN, None, "recovery.not_a_code", "code"),
        ("Z" * 28, NEW_PIN, None, "recovery.wrong_letter", "code"),
        ("0" * 10_000, NEW_PIN, None, "recovery.not_a_code", "code"),
        (write_code(bytes(16)), NEW_PIN, None, "recovery.not_this_shop", "code"),
        (None, "12345", None, "pin.six_digits", "pin"),
        (None, "111111", None, "pin.too_easy", "pin"),
        (None, NEW_PIN, "cashier", "recovery.not_an_owner", "owner"),
        (None, NEW_PIN, "nobody", "recovery.not_an_owner", "owner"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_changed(
    shop: Shop, typed: str | None, pin: str, owner: str | None, key: str, field: str
) -> None:
    cashier = shop.user("CA")
    who = {"cashier": cashier}.get(owner or "", owner or shop.owner)
    before = shop.tables(), shop.store.keys.held(), shop.store.machine, shop.store.tripwire.mark
    with pytest.raises(Rejected) as refused:
        recover(shop.store, shop.code if typed is None else typed, who, pin)
    assert (refused.value.key, refused.value.field) == (key, field)
    assert (shop.tables(), shop.store.keys.held(), shop.store.machine, shop.store.tripwire.mark) == before
    assert sign_in(shop, OWNER_PIN) == shop.owner


def test_before_there_is_a_shop_there_is_nothing_to_recover(tmp_path: Path) -> None:
    empty = Shop(tmp_path)
    with pytest.raises(Rejected, match=r"shop\.none"):
        recover(empty.store, write_code(bytes(16)), "x", NEW_PIN)
    empty.close()


@given(st.binary(min_size=16, max_size=16))
def test_a_code_is_read_as_it_is_written_and_as_people_copy_it(code: bytes) -> None:
    text = write_code(code)
    assert len(text) == 34
    assert not set(text) & set("ILOU")
    swapped = text.translate(str.maketrans({"1": "l", "0": "o", "V": "u"}))
    for typed in (text, text.lower(), text.replace("-", ""), f"  {text.replace('-', ' ')}\n", swapped):
        assert read_code(typed) == code


@given(st.binary(min_size=16, max_size=16), st.integers(0, 27), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_letter_never_gives_another_code_unseen(code: bytes, at: int, letter: str) -> None:
    plain = write_code(code).replace("-", "")
    wrong = plain[:at] + letter + plain[at + 1 :]
    try:
        read = read_code(wrong)
    except Rejected as refused:
        assert refused.key == "recovery.wrong_letter"
    else:
        assert wrong == plain or read != code  # one of a thousand slips through and is no key of this shop


@given(st.text(max_size=40))
def test_any_text_is_a_code_or_refused(text: str) -> None:
    try:
        assert len(read_code(text)) == 16
    except PosError as refused:
        assert refused.field == "code"
        assert not isinstance(refused, NotFound)
