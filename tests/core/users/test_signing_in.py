"""PIN, badge, and the lock-out that grows; scrypt at its real cost, so tries are few."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.commands import Command
from core.errors import NotFound, Rejected
from core.ports import Actor
from core.users.commands import BADGE, PIN, SetPin, SignIn, SignInWithBadge
from core.users.records import PinLock, User, Verifier
from core.users.rules import LOCKS_MS, after_wrong_try, badge_hash, locked_for_ms, pepper_id, pin_hash
from storage.keystore import KeyState
from tests.fleet import hand_over, join
from tests.shop import OWNER_PIN, Shop

MINUTE_MS, YEAR_MS = 60_000, 365 * 86_400_000
WRONG = "111222"
CODE = "OL-7F3K9M2P4XQ8"


def sign_in(shop: Shop, pin: str = OWNER_PIN, user: str | None = None) -> str:
    return shop.engine.do(SignIn(user=user or shop.owner, pin=pin), Actor(None), shop.store.ids.new_id())


def scan(shop: Shop, code: str = CODE) -> str:
    return shop.engine.do(SignInWithBadge(code=code), Actor(None), shop.store.ids.new_id())


def refused(shop: Shop, pin: str = WRONG, user: str | None = None) -> tuple[str, object]:
    """Key, and tries left or seconds to wait."""
    with pytest.raises(Rejected) as said:
        sign_in(shop, pin, user)
    return said.value.key, said.value.params.get("left", said.value.params.get("seconds"))


def lock_out(shop: Shop, user: str | None = None) -> None:
    assert [refused(shop, user=user) for _ in range(5)] == [
        *(("sign_in.wrong", left) for left in (4, 3, 2, 1)),
        ("sign_in.locked", 60),
    ]


# -- PIN


def test_the_right_pin_signs_in_and_leaves_no_trace(shop: Shop) -> None:
    entries = shop.count("entry")
    assert sign_in(shop) == shop.owner
    assert (shop.count("entry"), shop.count("pin_lock")) == (entries, 0)


def test_the_fifth_wrong_try_locks_for_1_minute_then_5_then_30_and_never_longer(shop: Shop) -> None:
    lock_out(shop)
    for minutes in (5, 30, 30):
        assert refused(shop, OWNER_PIN)[0] == "sign_in.locked"
        shop.wait(shop.value("SELECT locked_until_ms FROM pin_lock") - shop.clock() - 1)
        assert refused(shop, OWNER_PIN) == ("sign_in.locked", 1)
        shop.wait(1)
        assert refused(shop) == ("sign_in.locked", minutes * 60)
    shop.wait(30 * MINUTE_MS)
    assert sign_in(shop) == shop.owner
    assert shop.count("pin_lock") == 0
    assert refused(shop) == ("sign_in.wrong", 4)


def test_while_locked_no_try_counts_and_the_right_pin_does_not_help(shop: Shop) -> None:
    lock_out(shop)
    held = shop.row("SELECT * FROM pin_lock")
    for pin in (OWNER_PIN, WRONG):
        shop.wait(10_000)
        assert refused(shop, pin)[0] == "sign_in.locked"
    assert shop.row("SELECT * FROM pin_lock") == held


def test_the_right_pin_takes_wrong_tries_back(shop: Shop) -> None:
    assert [refused(shop)[1] for _ in range(3)] == [4, 3, 2]
    sign_in(shop)
    assert refused(shop) == ("sign_in.wrong", 4)


def test_a_lock_is_one_person_s(shop: Shop) -> None:
    other = shop.user("CA", pin="531864")
    lock_out(shop)
    assert sign_in(shop, "531864", other) == other


def test_a_lock_survives_a_restart(shop: Shop) -> None:
    lock_out(shop)
    again = shop.reopen()
    again.wait(59_999)
    assert refused(again, OWNER_PIN) == ("sign_in.locked", 1)
    again.wait(1)
    assert sign_in(again) == again.owner
    again.close()


def test_a_lock_survives_a_restart_with_the_clock_set_back(shop: Shop) -> None:
    lock_out(shop)
    for _ in range(2):
        shop = shop.reopen(now_ms=shop.clock() - YEAR_MS)
        assert refused(shop, OWNER_PIN) == ("sign_in.locked", 60)
    shop.wait(MINUTE_MS)
    assert refused(shop) == ("sign_in.locked", 300), "no step of it is forgotten"
    shop.close()


def test_who_signed_in_once_has_proved_nothing_for_the_next_time(shop: Shop) -> None:
    """A PIN stands in no hash, so a command id that was used cannot say whether it is the same PIN again."""
    shop.user("CA", badge=CODE)
    proofs: list[tuple[Command, Command]] = [
        (SignIn(user=shop.owner, pin=OWNER_PIN), SignIn(user=shop.owner, pin=WRONG)),
        (SignInWithBadge(code=CODE), SignInWithBadge(code="OL-NOBODYSBADGE")),
    ]
    for n, (right, wrong) in enumerate(proofs):
        shop.engine.do(right, Actor(None), f"seen {n}")
        for again in (right, wrong):
            with pytest.raises(Rejected, match=r"command\.id_taken"):
                shop.engine.do(again, Actor(None), f"seen {n}")
    assert sign_in(shop) == shop.owner


def test_a_clock_set_back_a_year_locks_no_longer_than_the_lock_that_was_given(shop: Shop) -> None:
    lock_out(shop)
    shop.clock.now_ms -= YEAR_MS
    assert refused(shop, OWNER_PIN) == ("sign_in.locked", 60)
    shop.wait(59_999)
    assert refused(shop, OWNER_PIN) == ("sign_in.locked", 1)
    shop.wait(1)
    assert sign_in(shop) == shop.owner


def test_a_clock_set_forward_opens_the_lock_but_forgets_no_step_of_it(shop: Shop) -> None:
    """Whoever may set the system's clock is past this defence; the next wrong try locks for longer all the same."""
    lock_out(shop)
    shop.clock.now_ms += YEAR_MS
    assert refused(shop) == ("sign_in.locked", 300)


@given(
    st.lists(
        st.tuples(st.booleans(), st.integers(-2 * YEAR_MS, 2 * YEAR_MS) | st.integers(0, 40 * MINUTE_MS)), max_size=30
    )
)
def test_whatever_the_clock_does_nobody_waits_longer_than_30_minutes(steps: list[tuple[bool, int]]) -> None:
    lock: PinLock | None = None
    now = 1_795_227_302_123
    for wrong, moved in steps:
        now += moved
        left = locked_for_ms(lock, now)
        assert 0 <= left <= LOCKS_MS[-1]
        if lock is not None and left and now < lock.locked_at_ms:
            lock = replace(lock, locked_at_ms=now, locked_until_ms=now + left)
        if wrong and not left:
            lock = after_wrong_try(lock, "me", now)
    assert locked_for_ms(lock, now + LOCKS_MS[-1]) == 0


@pytest.mark.parametrize(
    "typed", ["", "12345", "1234567", "86420a", "๘๖๔๒๐๙", "864209\n", " 864209", "\ud800", "8" * 5_000]
)
def test_what_is_no_pin_is_told_and_not_counted(shop: Shop, typed: str) -> None:
    with pytest.raises(Rejected) as said:
        sign_in(shop, typed)
    assert (said.value.key, said.value.field) == ("pin.six_digits", "pin")
    assert shop.count("pin_lock") == 0


def test_somebody_unknown_let_go_or_without_a_pin_cannot_sign_in(shop: Shop) -> None:
    with pytest.raises(NotFound, match=r"user\.not_found"):
        sign_in(shop, user="nobody")
    bare = shop.user("CA")
    assert refused(shop, OWNER_PIN, bare)[0] == "sign_in.no_pin"
    gone = shop.user("CA", pin="531864")
    shop.write([User(id=gone, name_th="สมหญิง", nickname="สมหญิง", roles={"00000": ["CA"]}, active=False)])
    with pytest.raises(NotFound, match=r"user\.not_found"):
        sign_in(shop, "531864", gone)
    assert shop.count("pin_lock") == 0


def test_a_new_pin_takes_the_place_of_the_old_one_and_lifts_the_lock(shop: Shop) -> None:
    lock_out(shop)
    shop.do(SetPin(user=shop.owner, pin="730194"))
    assert shop.count("pin_lock") == 0
    assert refused(shop, OWNER_PIN) == ("sign_in.wrong", 4)
    assert sign_in(shop, "730194") == shop.owner


# -- which verifier counts


def forged(shop: Shop, user: str, pin: str, kind: str = PIN) -> Verifier:
    pepper = shop.store.keys.pepper()
    assert pepper is not None
    made = badge_hash(pin, pepper[1]) if kind == BADGE else pin_hash(pin, "00" * 16, pepper[1])
    salt = "" if kind == BADGE else "00" * 16
    return Verifier(id=shop.store.ids.new_id(), user=user, kind=kind, salt=salt, hash=made, pepper=pepper[0])


def test_a_stolen_phone_cannot_replace_the_owner_s_pin_or_badge(shop: Shop, tmp_path: Path) -> None:
    phone = join(shop, tmp_path / "phone", "technician", seed=5)
    counter = join(shop, tmp_path / "counter", "counter", seed=6)
    hand_over(shop, phone)
    hand_over(shop, counter)
    for device in (phone, counter):
        device.wait(MINUTE_MS)
        device.write([forged(device, shop.owner, "730194"), forged(device, shop.owner, CODE, BADGE)])
        hand_over(device, shop)
        shop.wait()
        assert refused(shop, "730194") == ("sign_in.wrong", 4)
        assert sign_in(shop) == shop.owner
        with pytest.raises(Rejected, match=r"sign_in\.unknown_badge"):
            scan(shop)
    hand_over(phone, counter)
    assert sign_in(counter, "730194") == shop.owner, "what the counter wrote counts at the counter"
    assert sign_in(phone, "730194") == shop.owner
    shop.do(SetPin(user=shop.owner, pin="531864"))
    for device in (phone, counter):
        hand_over(shop, device)
        assert sign_in(device, "531864") == shop.owner, "what the owner's device writes counts everywhere"
        device.close()


def test_wrong_tries_on_one_device_lock_nobody_out_of_another(shop: Shop, tmp_path: Path) -> None:
    counter = join(shop, tmp_path / "counter", "counter", seed=6)
    hand_over(shop, counter)
    lock_out(counter, shop.owner)
    hand_over(counter, shop)
    assert sign_in(shop) == shop.owner
    assert refused(counter, OWNER_PIN, shop.owner)[0] == "sign_in.locked"
    counter.close()


@pytest.mark.parametrize("odd", [{"salt": "no hex"}, {"hash": "ก"}, {"hash": ""}, {"pepper": "f" * 32}])
def test_a_verifier_that_cannot_be_read_lets_nobody_in_and_stops_nothing(shop: Shop, odd: dict[str, str]) -> None:
    shop.wait()
    shop.write([replace(forged(shop, shop.owner, OWNER_PIN), **odd)])
    assert refused(shop, OWNER_PIN)[0] in ("sign_in.no_pin", "sign_in.wrong")
    shop.do(SetPin(user=shop.owner, pin="531864"))
    assert sign_in(shop, "531864") == shop.owner


def new_pepper(shop: Shop) -> str:
    """What a revocation does."""
    secret = b"another secret of the shop......"
    shop.store.keys.add_pepper(pepper_id(secret), secret)
    return pepper_id(secret)


def test_a_verifier_of_an_older_pepper_is_written_anew_at_sign_in_and_once(shop: Shop) -> None:
    newest = new_pepper(shop)
    shop.wait()
    assert refused(shop) == ("sign_in.wrong", 4)
    assert shop.count("verifier") == 1
    for _ in range(2):
        assert sign_in(shop) == shop.owner
        assert [r[0] for r in shop.rows("SELECT pepper FROM verifier ORDER BY entry_key")][1:] == [newest]
    assert shop.row("SELECT user, kind FROM verifier ORDER BY entry_key DESC") == (shop.owner, PIN)


def test_a_badge_of_an_older_pepper_is_found_and_written_anew(shop: Shop) -> None:
    holder = shop.user("CA", badge=CODE)
    newest = new_pepper(shop)
    shop.wait()
    for _ in range(2):
        assert scan(shop) == holder
        assert [r[0] for r in shop.rows("SELECT pepper FROM verifier WHERE kind = 'BADGE' ORDER BY entry_key")][1:] == [
            newest
        ]


def test_without_the_shop_s_secret_nobody_signs_in_and_no_pin_can_be_set(shop: Shop) -> None:
    keys = shop.store.keys
    keys.begin(keys.install or "")
    keys.mark({shop.store.machine.stream: KeyState.WORK})
    assert refused(shop, OWNER_PIN)[0] == "sign_in.no_pin"
    for command in (SetPin(user=shop.owner, pin="531864"), SignInWithBadge(code=CODE)):
        with pytest.raises(Rejected, match=r"sign_in\.no_pin"):
            shop.do(command)


# -- badge


def test_a_badge_signs_in_with_one_scan_and_blanks_around_it_do_not_matter(shop: Shop) -> None:
    holder = shop.user("CA", badge=CODE)
    assert scan(shop) == holder
    assert scan(shop, f" {CODE}\r\n") == holder


def test_a_badge_opens_while_wrong_pins_keep_its_holder_locked_out(shop: Shop) -> None:
    """By design: five wrong tries by somebody else must not keep a person from work, and a badge cannot be guessed."""
    holder = shop.user("CA", pin="531864", badge=CODE)
    lock_out(shop, holder)
    assert scan(shop) == holder
    assert refused(shop, "531864", holder)[0] == "sign_in.locked", "the lock stays as it is"


@pytest.mark.parametrize("code", ["", "OL-7F3K9M2P4XQ9", "ol-7f3k9m2p4xq8", "\ud800", "x" * 5_000, "=CMD()", "\x00"])
def test_a_code_that_is_nobody_s_badge_is_refused_and_counts_for_nobody(shop: Shop, code: str) -> None:
    shop.user("CA", badge=CODE)
    with pytest.raises(Rejected, match=r"sign_in\.unknown_badge"):
        scan(shop, code)
    assert shop.count("pin_lock") == 0


def test_a_badge_that_was_replaced_taken_away_or_whose_holder_left_opens_nothing(shop: Shop) -> None:
    holder = shop.user("CA", badge=CODE)
    shop.wait()
    shop.write([forged(shop, holder, "OL-SECONDBADGE2", BADGE)])
    with pytest.raises(Rejected, match=r"sign_in\.unknown_badge"):
        scan(shop)
    assert scan(shop, "OL-SECONDBADGE2") == holder
    shop.wait()
    shop.write([replace(forged(shop, holder, "", BADGE), hash="")])
    with pytest.raises(Rejected, match=r"sign_in\.unknown_badge"):
        scan(shop, "OL-SECONDBADGE2")
    left = shop.user("CA", badge="OL-THIRDBADGE33")
    shop.write([User(id=left, name_th="สมหญิง", nickname="สมหญิง", roles={"00000": ["CA"]}, active=False)])
    with pytest.raises(Rejected, match=r"sign_in\.unknown_badge"):
        scan(shop, "OL-THIRDBADGE33")
