"""The demo makes itself a shop where there is nothing, and never touches anything else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from core.errors import Rejected
from pos_client.demo.fresh import ensure_demo
from pos_client.house import House
from storage.places import Places
from storage.startup import identity_in, open_store
from tests.shop import NOON, Shop, Ticking, given, places
from tests.ui import run


def files(folder: Path) -> dict[str, bytes]:
    """Everything that lies below a folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_it_is_made_once_and_whole(tmp_path: Path) -> None:
    where = places(tmp_path)
    assert ensure_demo(where, NOON, "0.1.0") is True
    assert ensure_demo(where, NOON, "0.1.0") is False
    who = identity_in(where.data)
    assert who is not None
    assert who.demo
    assert not list(tmp_path.glob("*.making"))


def test_a_real_shop_is_refused_in_words_and_not_one_byte_of_it_changes(shop: Shop) -> None:
    part = shop.part(qty=5)
    shop.open_shift()
    shop.sell(part)
    shop.close()
    before = files(shop.folder / "data")
    for state in (shop.folder / "state", shop.folder / "another-state"):
        with pytest.raises(Rejected, match=r"demo\.not_a_demo"):
            ensure_demo(Places(shop.folder / "data", state), NOON, "0.1.0")
    after = {name: data for name, data in files(shop.folder / "data").items() if name in before}
    assert after == before  # SQLite leaves its own two helpers beside a file that was looked at


def test_other_files_are_refused_and_stay(tmp_path: Path) -> None:
    where = places(tmp_path)
    where.data.mkdir()
    (where.data / "thesis.txt").write_text("years of work")
    with pytest.raises(Rejected, match=r"demo\.folder_taken"):
        ensure_demo(where, NOON, "0.1.0")
    assert files(where.data) == {"thesis.txt": b"years of work"}


def test_a_file_that_is_no_database_stays(tmp_path: Path) -> None:
    where = places(tmp_path)
    where.data.mkdir()
    (where.data / "shop.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(Rejected):
        ensure_demo(where, NOON, "0.1.0")
    assert (where.data / "shop.db").read_bytes().startswith(b"not a database")


def test_a_demo_without_its_keys_is_put_aside_and_another_one_made(tmp_path: Path) -> None:
    where = places(tmp_path)
    ensure_demo(where, NOON, "0.1.0")
    shutil.rmtree(where.state)
    opened = open_store(where, given(Ticking(NOON)), use_keyring=False)
    assert opened.store.identity is not None
    assert opened.store.identity.closed
    opened.close()
    assert ensure_demo(where, NOON, "0.1.0") is True
    assert (tmp_path / "data.old-1" / "shop.db").exists()


def test_what_was_cut_off_in_the_making_is_made_again(tmp_path: Path) -> None:
    where = places(tmp_path)
    half = tmp_path / "data.making"
    half.mkdir()
    (half / "shop.db").write_bytes(b"half")
    assert ensure_demo(where, NOON, "0.1.0") is True
    assert not half.exists()


def test_the_program_says_why_a_demo_cannot_be_made(tmp_path: Path) -> None:
    where = places(tmp_path)
    where.data.mkdir()
    (where.data / "thesis.txt").write_text("years of work")

    async def scenario() -> None:
        house = House(where, given(Ticking(NOON)), use_keyring=False, demo=True)
        try:
            await house.opened()
            assert house.trouble is not None
            assert house.trouble.key == "demo.folder_taken"
        finally:
            house.close()

    run(scenario())
