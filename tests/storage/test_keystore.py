"""Keys and the shop's secret: in a 0600 file or the system's key store, and what is said when they are not to be had."""

from __future__ import annotations

import itertools
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import keyring.backend
import keyring.errors
import pytest

from core.errors import PosError, Rejected
from core.users.commands import SignIn
from storage.ceremonies import open_shop, recover
from storage.keystore import KeyState, KeyStore
from storage.signing import verify
from storage.startup import Opened, open_store, set_keys_aside
from storage.verify import verify as verify_data
from tests.shop import FORM, NOON, OWNER_PIN, Shop, Ticking, given, places
from tests.storage.breaking import needs_mounts, read_only

SEED, OTHER = bytes(range(32)), bytes(32)
SEEDS = itertools.count(100)
"""Dice for every further start: the same ones again would give the ids of commands that were done."""
STREAM = "ab" * 16


class Box(keyring.backend.KeyringBackend):
    """A key store of a desktop that does what the test tells it."""

    priority = 10.0  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}
        self.trouble: Exception | None = None
        self.forgets = False

    def get_password(self, service: str, username: str) -> str | None:
        self._trouble()
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._trouble()
        if not self.forgets:
            self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._trouble()
        del self.held[service, username]

    def _trouble(self) -> None:
        if self.trouble is not None:
            raise self.trouble


@pytest.fixture
def box() -> Iterator[Box]:
    before = keyring.get_keyring()
    made = Box()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


TROUBLES = [
    keyring.errors.KeyringLocked("locked"),
    keyring.errors.NoKeyringError("no backend"),
    keyring.errors.PasswordSetError("refused"),
    keyring.errors.InitError("no collection"),
    RuntimeError("no recommended backend"),
    OSError("pipe closed"),
    Exception("org.freedesktop.DBus.Error.ServiceUnknown"),  # what jeepney and win32ctypes let through
]


def store(folder: Path, *, use_keyring: bool = False) -> KeyStore:
    return KeyStore(folder, use_keyring=use_keyring)


def filled(folder: Path, **options: bool) -> KeyStore:
    keys = store(folder, **options)
    keys.begin("install")
    keys.add_key(STREAM, SEED, KeyState.WORK)
    keys.add_pepper("p1", SEED)
    keys.add_pepper("p2", OTHER)
    return keys


def same(keys: KeyStore) -> None:
    assert (keys.install, keys.seed(STREAM), keys.state_of(STREAM)) == ("install", SEED, KeyState.WORK)
    assert (keys.pepper(), keys.pepper("p1"), keys.pepper("p3")) == (("p2", OTHER), ("p1", SEED), None)


# -- the file


def test_what_was_kept_is_there_at_the_next_start(tmp_path: Path) -> None:
    same(filled(tmp_path / "state"))
    again = store(tmp_path / "state")
    same(again)
    assert again.backend == "file"
    [held] = again.held()
    assert verify(held.public_key, b"message", again.sign(STREAM, b"message"))


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps secrets in its key store, not by file modes")
@pytest.mark.parametrize("made_before", [False, True])
def test_only_its_owner_reads_the_file(tmp_path: Path, made_before: bool) -> None:
    if made_before:  # by whoever wrote a log there first
        (tmp_path / "state").mkdir(mode=0o755)
    filled(tmp_path / "state")
    modes = {p.name: p.stat().st_mode & 0o777 for p in (tmp_path / "state", *(tmp_path / "state").iterdir())}
    assert modes == {"state": 0o700, "keys.json": 0o600, "secrets.json": 0o600}


def test_beginning_again_uses_up_every_key_and_forgets_the_shop_s_secret(tmp_path: Path) -> None:
    keys = filled(tmp_path)
    keys.begin("second")
    assert (keys.state_of(STREAM), keys.pepper(), keys.install) == (KeyState.USED, None, "second")


def test_a_key_that_is_not_here_signs_nothing(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match=r"keys\.missing"):
        store(tmp_path).sign(STREAM, b"x")
    assert store(tmp_path).seed(STREAM) is None


DAMAGE = [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b"\x00" * 64, b'{"streams": 5}']
ODD_INDEXES: list[dict[str, Any]] = [
    {}, {"backend": "cloud"}, {"install": 5}, {"streams": []}, {"streams": {"x": 5}}, {"streams": {"x": {"public": 1}}},
    {"streams": {"x": {"public": "a", "state": "lent"}}}, {"peppers": {}}, {"peppers": [1]},
]  # fmt: skip


@pytest.mark.parametrize("content", DAMAGE)
def test_a_damaged_index_is_told_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    filled(tmp_path)
    (tmp_path / "keys.json").write_bytes(content)
    with pytest.raises(Rejected) as refused:
        store(tmp_path)
    assert (refused.value.key, refused.value.params) == ("keys.damaged", {"file": "keys.json"})
    assert (tmp_path / "keys.json").read_bytes() == content


@pytest.mark.parametrize("odd", ODD_INDEXES)
def test_an_index_of_another_shape_is_damaged_too(tmp_path: Path, odd: dict[str, Any]) -> None:
    filled(tmp_path)
    good = json.loads((tmp_path / "keys.json").read_bytes())
    (tmp_path / "keys.json").write_text(json.dumps({**good, **odd} if odd else odd))
    with pytest.raises(Rejected, match=r"keys\.damaged"):
        store(tmp_path)


@pytest.mark.parametrize("content", DAMAGE[:-1])
def test_damaged_secrets_are_told_when_they_are_needed_and_never_overwritten(tmp_path: Path, content: bytes) -> None:
    filled(tmp_path)
    (tmp_path / "secrets.json").write_bytes(content)
    keys = store(tmp_path)
    wanted = [lambda: keys.seed(STREAM), keys.pepper, lambda: keys.add_key("cd" * 16, OTHER, KeyState.NEW)]
    for ask in wanted:
        with pytest.raises(Rejected) as refused:
            ask()
        assert (refused.value.key, refused.value.params) == ("keys.damaged", {"file": "secrets.json"})
    assert (tmp_path / "secrets.json").read_bytes() == content


@pytest.mark.parametrize("text", ["", "no hex", "ab", OTHER.hex(), "é" * 64, 5])
def test_a_secret_that_is_not_the_key_of_the_index_is_damaged(tmp_path: Path, text: object) -> None:
    filled(tmp_path)
    held = json.loads((tmp_path / "secrets.json").read_bytes())
    (tmp_path / "secrets.json").write_text(json.dumps({**held, f"stream {STREAM}": text}))
    with pytest.raises(Rejected, match=r"keys\.damaged"):
        store(tmp_path).seed(STREAM)


def test_an_index_that_vanished_beside_its_secrets_is_damage_and_no_first_start(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / "keys.json").unlink()
    with pytest.raises(Rejected, match=r"keys\.damaged"):
        store(tmp_path)


def test_certificates_are_kept_with_the_keys_they_are_for(tmp_path: Path) -> None:
    keys = filled(tmp_path)
    keys.keep_certificates({STREAM: {"series": "AA"}, "cd" * 16: {"series": "AB"}})
    before = (tmp_path / "keys.json").stat().st_mtime_ns
    keys.keep_certificates({STREAM: {"series": "AA"}})
    assert (tmp_path / "keys.json").stat().st_mtime_ns == before
    assert store(tmp_path).certificates() == [{"series": "AA"}]


@needs_mounts
def test_a_change_that_cannot_be_kept_changes_nothing_in_memory_either(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    keys = filled(folder)
    changes = [
        lambda: keys.mark({STREAM: KeyState.USED}),
        lambda: keys.begin("second"),
        lambda: keys.add_key("cd" * 16, OTHER, KeyState.NEW),
        lambda: keys.add_pepper("p3", OTHER),
        lambda: keys.keep_certificates({STREAM: {"series": "AA"}}),
        lambda: keys.name_install("second"),
    ]
    with read_only(folder):
        for change in changes:
            with pytest.raises(Rejected, match=r"disk\.read_only"):
                change()
            same(keys)
            assert keys.certificates() == []
    same(store(folder))


# -- the system's key store


def test_where_there_is_a_key_store_no_secret_lies_in_a_file(tmp_path: Path, box: Box) -> None:
    same(filled(tmp_path, use_keyring=True))
    again = store(tmp_path, use_keyring=True)
    same(again)
    assert again.backend == "keyring"
    assert not (tmp_path / "secrets.json").exists()
    assert SEED.hex() in box.held.values()


def test_two_data_folders_share_a_key_store_and_no_keys(tmp_path: Path, box: Box) -> None:
    filled(tmp_path / "shop", use_keyring=True)
    assert store(tmp_path / "demo", use_keyring=True).seed(STREAM) is None
    assert len({service for service, _ in box.held}) == 2


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda e: type(e).__name__)
def test_a_key_store_that_refuses_at_first_run_is_not_used(tmp_path: Path, box: Box, trouble: Exception) -> None:
    box.trouble = trouble
    keys = filled(tmp_path, use_keyring=True)
    assert keys.backend == "file"
    same(store(tmp_path, use_keyring=True))


def test_a_key_store_that_forgets_is_not_used(tmp_path: Path, box: Box) -> None:
    box.forgets = True
    assert filled(tmp_path, use_keyring=True).backend == "file"


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda e: type(e).__name__)
def test_a_key_store_that_is_locked_later_is_told_and_nothing_changes(
    tmp_path: Path, box: Box, trouble: Exception
) -> None:
    keys = filled(tmp_path, use_keyring=True)
    box.trouble = trouble
    index = (tmp_path / "keys.json").read_bytes()
    for ask in (lambda: keys.seed(STREAM), keys.pepper, lambda: keys.add_key("cd" * 16, OTHER, KeyState.NEW)):
        with pytest.raises(Rejected, match=r"keys\.locked"):
            ask()
    assert (tmp_path / "keys.json").read_bytes() == index
    box.trouble = None
    same(store(tmp_path, use_keyring=True))


# -- a shop whose keys are not to be had


def opened(folder: Path, seed: int = 9, *, use_keyring: bool = False) -> Opened:
    return open_store(places(folder), given(Ticking(), seed), use_keyring=use_keyring)


def snapshot(folder: Path) -> dict[str, bytes]:
    ignored = {"in-use.lock", "shop.db-shm", "shop.db-wal"}
    return {
        str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name not in ignored
    }


def break_file(name: str, content: bytes | None) -> Any:
    def broken(state: Path) -> None:
        (state / name).unlink() if content is None else (state / name).write_bytes(content)

    return broken


BREAKS = {
    "index gone": ("keys.damaged", break_file("keys.json", None)),
    "index empty": ("keys.damaged", break_file("keys.json", b"")),
    "secrets gone": ("keys.missing", break_file("secrets.json", None)),
    "secrets empty": ("keys.damaged", break_file("secrets.json", b"")),
    "secrets of nobody": ("keys.missing", break_file("secrets.json", b"{}")),
}


@pytest.fixture
def sold(shop: Shop) -> Shop:
    """A closed shop that sold once."""
    shop.open_shift()
    shop.sell(shop.part(qty=9))
    shop.close()
    return shop


@pytest.mark.parametrize("what", BREAKS)
def test_a_start_without_keys_is_refused_changes_nothing_and_goes_on_once_they_are_back(sold: Shop, what: str) -> None:
    key, broken = BREAKS[what]
    state = sold.folder / "state"
    shutil.copytree(state, sold.folder / "kept")
    broken(state)
    before = snapshot(sold.folder)
    for _ in range(2):
        with pytest.raises(Rejected, match=key):
            opened(sold.folder)
        assert snapshot(sold.folder) == before
    shutil.rmtree(state)
    (sold.folder / "kept").rename(state)
    _sells_on(start(sold), "RC00AA-6911-00002")


def start(shop: Shop) -> Shop:
    """The program again, a minute later."""
    return Shop(shop.folder, seed=next(SEEDS), now_ms=NOON + 60_000)


def _sells_on(shop: Shop, number: str) -> None:
    assert shop.opened.new_stream is None
    issued = shop.sell(shop.value("SELECT id FROM part"))
    assert shop.value("SELECT number FROM issue WHERE id = ?", issued) == number
    assert verify_data(shop.folder / "data", shop.store.tripwire.mark).faults == []
    shop.close()


@pytest.mark.parametrize("what", BREAKS)
def test_keys_that_stay_lost_are_set_aside_and_the_owner_s_code_opens_a_new_stream(sold: Shop, what: str) -> None:
    BREAKS[what][1](sold.folder / "state")
    aside = set_keys_aside(sold.folder / "state")
    assert (aside / "tripwire").exists()
    shop = start(sold)
    assert shop.opened.new_stream == "copied"
    assert not shop.store.may_write
    assert shop.count("sale") == 1
    with pytest.raises(Rejected, match=r"device\.read_only"):
        shop.do(_own_language(shop))
    recover(shop.store, shop.code, shop.owner, "406173")
    assert shop.do(SignIn(user=shop.owner, pin="406173")) == shop.owner
    shop.close()
    last = start(sold)
    assert last.opened.new_stream is None, "one recovery is enough: the next starts are like any other"
    _sells_on(last, f"RC00{last.store.machine.series}-6911-00001")


def _own_language(shop: Shop) -> Any:
    from core.users.commands import SetProfile

    return SetProfile(language="en")


def test_a_state_folder_that_comes_back_lets_the_device_write_again(sold: Shop) -> None:
    """A drive that was not there at one start: the device only read, wrote nothing, and loses nothing."""
    state = sold.folder / "state"
    state.rename(sold.folder / "kept")
    away = start(sold)
    assert (away.opened.new_stream, away.store.may_write) == ("copied", False)
    away.close()
    shutil.rmtree(state)
    (sold.folder / "kept").rename(state)
    back = start(sold)
    assert back.rows("SELECT 1 FROM device_state WHERE id = 'notice'") == []
    _sells_on(back, "RC00AA-6911-00002")


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda e: type(e).__name__)
def test_a_locked_key_store_at_start_is_told_and_the_next_start_goes_on(
    tmp_path: Path, box: Box, trouble: Exception
) -> None:
    first = opened(tmp_path, use_keyring=True)
    open_shop(first.store, FORM)
    assert first.store.keys.backend == "keyring"
    first.close()
    box.trouble = trouble
    before = snapshot(tmp_path)
    with pytest.raises(PosError, match=r"keys\.locked"):
        opened(tmp_path, use_keyring=True)
    assert snapshot(tmp_path) == before
    box.trouble = None
    again = opened(tmp_path, use_keyring=True)
    assert again.new_stream is None
    assert again.store.may_write
    again.close()


def test_a_key_store_that_was_emptied_is_told(tmp_path: Path, box: Box) -> None:
    first = opened(tmp_path, use_keyring=True)
    open_shop(first.store, FORM)
    first.close()
    box.held.clear()
    with pytest.raises(PosError, match=r"keys\.missing"):
        opened(tmp_path, use_keyring=True)


def test_a_pin_is_not_asked_for_in_vain_where_the_key_store_locks_itself(tmp_path: Path, box: Box) -> None:
    first = opened(tmp_path, use_keyring=True)
    open_shop(first.store, FORM)
    from core.engine import Engine
    from core.ports import Actor
    from core.registry import COMMANDS

    engine = Engine(first.store, COMMANDS)
    with first.store.database.reading() as connection:
        [owner] = connection.execute("SELECT id FROM user").fetchone()
    box.trouble = keyring.errors.KeyringLocked("screen saver")
    with pytest.raises(Rejected, match=r"keys\.locked"):
        engine.do(SignIn(user=owner, pin=OWNER_PIN), Actor(None), "one")
    box.trouble = None
    assert engine.do(SignIn(user=owner, pin=OWNER_PIN), Actor(None), "one") == owner
    first.close()
