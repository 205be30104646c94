"""Everything that can be typed wrongly on these screens: a sentence in both languages beside the field, nothing written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import PosError
from core.shifts.open import PIECES_MAX
from pos_client.house import House
from pos_client.i18n import words
from pos_client.screens.first_run.form import FIELDS
from pos_client.screens.first_run.state import FirstRunState
from pos_client.screens.machine.state import MachineState
from pos_client.screens.papers.state import PapersState
from pos_client.screens.shift.state import ShiftState
from pos_client.screens.sign_in.recovery import RecoveryForm
from pos_client.screens.sign_in.state import SignInState
from pos_client.screens.trouble.state import TroubleState
from pos_client.session import Session
from tests.inside import inside, program
from tests.shop import Shop, Ticking, given, places
from tests.ui import run

EMOJI, CONTROL, TORN, TURNED, FORMULA = "ร้าน 🚚", "a\x00b", "a\nb", "\u202eร้าน", "=HYPERLINK(A1)"
AT, MINUS = "@SUM(1)", "-cmd|'/c calc'!A0"
TRILLION = "1000000000000"

LONGEST = {
    "name_th": 120, "name_en": 120, "address_th": 240, "phone": 40, "device_name": 40,
    "owner_name_th": 80, "owner_name_en": 80, "owner_nickname": 20,
}  # fmt: skip
FIRST_RUN = [
    *((name, "x" * (most + 1), "field.too_long") for name, most in LONGEST.items()),
    *((name, typed, "field.control") for name in LONGEST for typed in (EMOJI, CONTROL, TORN, TURNED)),
    *((name, typed, "field.formula") for name in LONGEST for typed in (FORMULA, AT, MINUS)),
    *((name, "   ", "field.required") for name in ("name_th", "address_th", "owner_name_th", "device_name")),
    *(("tax_id", typed, "shop.tax_id") for typed in ("-105555021215", TRILLION, "0105555021216", "๑๒๓", EMOJI, FORMULA)),
    *(("branch_code", typed, "shop.branch_code") for typed in ("-0001", TRILLION, "1", "0000x", EMOJI, FORMULA)),
    *(("pin", typed, "pin.six_digits") for typed in ("-86420", TRILLION, "๘๖๔๒๐๙", "8642", "86420x", EMOJI, FORMULA)),
    *(("pin", typed, "pin.too_easy") for typed in ("111111", "123456", "654321", "121212", "123123")),
    ("pin_again", "864208", "pin.mismatch"),
]  # fmt: skip
RECOVERY = [
    *(("code", typed, "recovery.not_a_code") for typed in ("x" * 5000, EMOJI, CONTROL, "-5", TRILLION, FORMULA)),
    ("code", "0000-0000-0000-0000-0000-0000-0000", "recovery.wrong_letter"),
    *(("pin", typed, "pin.six_digits") for typed in ("-86420", TRILLION, EMOJI, FORMULA)),
    ("pin", "999999", "pin.too_easy"),
    ("pin_again", "864208", "pin.mismatch"),
]
SECOND_PLACE = [
    ("/" + "x" * 5000, "field.too_long"),
    ("/mnt/\x00", "field.control"),
    ("/mnt/a\nb", "field.control"),
    ("-5", "backup.second_absolute"),
    (TRILLION, "backup.second_absolute"),
    (FORMULA, "backup.second_absolute"),
    ("/nowhere/🚚", "backup.second_missing"),
    ("{data}", "backup.second_inside"),
    ("{data}/backups", "backup.second_inside"),
]
OTHER_FOLDER = [
    ("x" * 5000, "trouble.no_such_folder"),
    ("a\x00b", "trouble.no_such_folder"),
    ("/nowhere/🚚", "trouble.no_copies_there"),
    ("-5", "trouble.no_copies_there"),
    (FORMULA, "trouble.no_copies_there"),
]
SEARCHES = ["x" * 5000, EMOJI, CONTROL, "-1", TRILLION, FORMULA, "%' OR 1=1 --", "_", "\\"]


def is_said(error: PosError | None, key: str, field: str) -> None:
    """The refusal belongs to the field, and both languages have a sentence for it."""
    assert error is not None
    assert (error.key, error.field) == (key, field)
    for language in ("en", "th"):
        sentence = words(language).error(error)
        assert sentence not in {key, ""}
        assert "{" not in sentence


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A machine without a shop; whatever is refused leaves it like that."""
    house = House(places(tmp_path_factory.mktemp("bare")), given(Ticking()), use_keyring=False)
    house.open().result()
    yield house
    assert not house.has_shop
    house.close()


@pytest.mark.parametrize(("field", "typed", "key"), FIRST_RUN)
def test_the_wizard_stays_at_the_field_that_is_wrong(bare: House, field: str, typed: str, key: str) -> None:
    step = next(step for step, names in FIELDS.items() if field in names)

    async def scenario() -> None:
        state = FirstRunState(Session(bare))
        state.step = step
        state.choose_office("branch")
        for name in FIELDS[step]:
            state.put(
                name, {"pin": "864209", "pin_again": "864209", "branch_code": "00001", "tax_id": ""}.get(name, "x")
            )
        state.put(field, typed)
        state.left(field)
        is_said(state.faults.get(field), key, field)
        await state.forward()
        assert state.step == step
        assert state.wants == field
        is_said(state.faults.get(field), key, field)
        assert not bare.has_shop
        state.put(field, typed + "x")
        assert field not in state.faults, "typing on takes the sentence back"

    run(scenario())


@pytest.mark.parametrize(("field", "typed", "key"), RECOVERY)
def test_the_way_back_stays_at_the_field_that_is_wrong(bare: House, field: str, typed: str, key: str) -> None:
    entered: list[str] = []

    async def entering(user: str) -> None:
        entered.append(user)

    async def scenario() -> None:
        form = RecoveryForm(Session(bare), entering, "somebody")
        for name, good in (("code", "x"), ("pin", "864209"), ("pin_again", "864209")):
            form.put(name, good)
        form.put(field, typed)
        form.left(field)
        is_said(form.faults.get(field), key, field)
        await form.come_back()
        is_said(form.faults.get(field), key, field)
        assert not form.busy

    run(scenario())
    assert entered == []


def test_a_second_place_that_is_wrong_is_said_and_the_old_one_stays(shop: Shop, tmp_path: Path) -> None:
    owner, stick = shop.owner, tmp_path / "stick"
    stick.mkdir()

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            state = MachineState(session)
            state.type_second(str(stick))
            await state.keep_second()
            for typed, key in SECOND_PLACE:
                state.type_second(typed.format(data=session.house.places.data))
                await state.keep_second()
                is_said(state.second_error, key, "second")
                assert session.house.settings.config.second_folder == str(stick)
                assert state.second_shown == typed.format(data=session.house.places.data), "what was typed stays"

    run(scenario())


def test_a_folder_without_copies_is_said_and_nothing_is_restored(shop: Shop) -> None:
    async def scenario() -> None:
        async with program(shop) as house:
            before = sorted(path.name for path in house.places.data.iterdir())
            state = TroubleState(Session(house), PosError("database.damaged"), house.reopen)
            for typed, key in OTHER_FOLDER:
                state.put_folder(typed)
                await state.look_there()
                is_said(state.folder_error, key, "folder")
            assert state.chosen is None
            assert sorted(path.name for path in house.places.data.iterdir()) == before

    run(scenario())


def test_searches_find_nothing_and_harm_nothing(shop: Shop) -> None:
    owner = shop.owner
    part = shop.part(qty=5)
    shop.open_shift()
    shop.sell(part)

    async def entered(_: str) -> None:
        raise AssertionError("nobody came in")

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            seq = session.house.store.own.seq
            papers, sign_in = PapersState(session), SignInState(session, entered)
            await papers.reload()
            await sign_in.reload()
            for typed in SEARCHES:
                await papers.search(typed)
                assert papers.found == []
                await papers.heard(typed)
                assert papers.unknown == typed
                sign_in.show_others()
                sign_in.put_search(typed)
                assert list(sign_in.found) == []
                await sign_in.badge(typed)
                assert sign_in.error is not None
                assert words("th").error(sign_in.error) != sign_in.error.key
            assert session.house.store.own.seq == seq

    run(scenario())


def test_a_count_takes_digits_only_and_no_more_than_a_drawer_holds(shop: Shop) -> None:
    async def scenario() -> None:
        async with inside(shop, shop.owner) as session:
            state = ShiftState(session)
            await state.reload()
            state.write("-=@ก🚚๕.\x00")
            assert state.count.total_satang == 0
            state.write(TRILLION)
            assert state.count.pieces[state.count.face_satang] <= PIECES_MAX

    run(scenario())
