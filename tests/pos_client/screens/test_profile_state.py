"""The profile screen without a screen: language and theme at once, an own PIN, the device's lock."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.users.commands import SignIn
from pos_client.config import read_config
from pos_client.screens.profile.state import ProfileState
from pos_client.session import Done, Session
from tests.inside import at_once, inside, value
from tests.shop import OWNER_PIN, Shop
from tests.ui import run

NEW_PIN = "731946"


async def keyed(state: ProfileState, *pins: str) -> None:
    for pin in pins:
        for digit in pin:
            await state.press(digit, at_once)


def test_language_and_theme_switch_at_once_and_are_kept_for_the_person(shop: Shop) -> None:
    cashier = shop.user("CA")
    owner = shop.owner

    async def scenario() -> None:
        async with inside(shop, cashier, "th") as session:
            state = ProfileState(session)
            await state.choose_language("en")
            await state.choose_theme("dark")
            assert (session.language, session.theme, state.error) == ("en", "dark", None)
            await session.leave()
            await session.enter(owner)
            await session.leave()
            fresh = Session(session.house, language="th")
            fresh.begin()
            await fresh.enter(cashier)
            assert (fresh.language, fresh.theme) == ("en", "dark")
            fresh.end()

    run(scenario())


def test_a_new_pin_needs_the_old_one_and_the_new_one_twice(shop: Shop) -> None:
    owner = shop.owner

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            state = ProfileState(session)
            state.begin_pin()
            await keyed(state, OWNER_PIN)
            assert state.form is not None
            assert state.form.step == "new"
            await keyed(state, NEW_PIN, NEW_PIN)
            assert state.form is None
            assert state.pin_changed
            assert isinstance(await session.attempt(SignIn(user=owner, pin=NEW_PIN)), Done)
            refused = await session.attempt(SignIn(user=owner, pin=OWNER_PIN))
            assert not isinstance(refused, Done)

    run(scenario())


def test_wrong_old_pins_count_as_at_the_sign_in_and_lock(shop: Shop) -> None:
    owner = shop.owner

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            state = ProfileState(session)
            state.begin_pin()
            keys = []
            for _ in range(6):
                await keyed(state, "102938")
                assert state.form is not None
                assert state.form.step == "old"
                assert state.form.error is not None
                keys.append(state.form.error.key)
            assert keys[0] == "sign_in.wrong"
            assert keys[-1] == "sign_in.locked"
            assert value(session, "SELECT count(*) FROM verifier") == 1

    run(scenario())


@pytest.mark.parametrize("easy", ["123456", "111111"])
def test_an_easy_pin_is_refused_beside_the_keys_and_the_old_one_stays(shop: Shop, easy: str) -> None:
    owner = shop.owner

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            state = ProfileState(session)
            state.begin_pin()
            await keyed(state, OWNER_PIN, easy)
            assert state.form is not None
            assert state.form.error is not None
            assert (state.form.step, state.form.error.key) == ("new", "pin.too_easy")
            await keyed(state, NEW_PIN, "846301")
            assert state.form.error.key == "pin.not_the_same"
            state.cancel_pin()
            assert isinstance(await session.attempt(SignIn(user=owner, pin=OWNER_PIN)), Done)

    run(scenario())


def test_digits_that_a_scan_takes_back_while_the_sixth_waits_send_nothing(shop: Shop) -> None:
    owner = shop.owner

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            state = ProfileState(session)
            state.begin_pin()

            async def scan_comes() -> None:
                await state.press("Backspace", at_once)

            for digit in OWNER_PIN[:-1]:
                await state.press(digit, at_once)
            await state.press(OWNER_PIN[-1], scan_comes)
            assert state.form is not None
            assert (state.form.step, len(state.form.typed)) == ("old", 5)

    run(scenario())


def test_the_lock_is_the_devices_and_is_set_by_who_may_set_it_up(shop: Shop) -> None:
    owner, auditor = shop.owner, shop.user("AU")

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            state = ProfileState(session)
            assert state.lock_minutes == 5
            await state.choose_lock(15)
            assert session.idle_lock_s == 900
            assert read_config(session.house.settings.path).idle_lock_minutes == 15
            await session.leave()
            await session.enter(auditor)
            assert not state.may_set_lock
            await state.choose_lock(0)
            assert state.lock_minutes == 15

    run(scenario())


def test_settings_that_cannot_be_read_are_not_overwritten(shop: Shop) -> None:
    owner = shop.owner
    shop.close()
    path = shop.folder / "state" / "device.toml"
    path.write_text("idle_lock_minutes = 'soon'\n")

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            state = ProfileState(session)
            await state.choose_lock(15)
            assert state.error is not None
            assert state.error.key == "config.unreadable"
            assert path.read_text() == "idle_lock_minutes = 'soon'\n"
            assert session.house.settings.config == replace(session.house.settings.config, idle_lock_minutes=5)

    run(scenario())
