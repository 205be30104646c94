"""Nobody else on the machine reads the shop's data, whatever the umask, also where it was made more open before."""

from __future__ import annotations

import itertools
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from storage.backup import back_up, restore_backup
from storage.files import keep_private
from storage.in_use import InUse
from tests.shop import NOON, Shop
from tests.storage.breaking import as_nobody, needs_fork

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folder to the user by itself")
SEEDS = itertools.count(2_100)
TODAY = date(2026, 11, 21)


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {str(p.relative_to(folder.parent)): p.stat().st_mode & 0o777 for p in (folder, *folder.rglob("*"))}


def is_private(folder: Path) -> None:
    found = modes(folder)
    assert found == {name: 0o700 if (folder.parent / name).is_dir() else 0o600 for name in found}


def start(folder: Path) -> Shop:
    return Shop(folder, seed=next(SEEDS), now_ms=NOON + 60_000)


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o277])
def test_a_new_folder_and_all_that_is_written_in_it_is_its_owner_s_alone(tmp_path: Path, mask: int) -> None:
    with umask(mask):
        made = start(tmp_path / "new")
        is_private(made.folder / "data")
        made.close()
        is_private(made.folder / "data")


@pytest.mark.parametrize("mask", [0o000, 0o022])
def test_copies_and_what_a_restore_puts_aside_are_its_owner_s_alone(shop: Shop, mask: int) -> None:
    data = shop.folder / "data"
    with umask(mask):
        copy = back_up(shop.store, TODAY, None)
        is_private(data)
        shop.close()
        with InUse(data):
            restore_backup(copy, data)
        is_private(data)
        again = start(shop.folder)
        is_private(data)
        again.close()


def test_what_was_made_more_open_is_closed_at_the_next_start(shop: Shop) -> None:
    data = shop.folder / "data"
    back_up(shop.store, TODAY, None)
    shop.close()
    for path in (data, *data.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    again = start(shop.folder)
    is_private(data)
    again.close()


def test_a_folder_that_holds_other_things_too_stays_open_and_the_shop_s_files_are_closed(shop: Shop) -> None:
    data = shop.folder / "data"
    shop.close()
    (data / "photos").mkdir()
    (data / "photos" / "a.jpg").write_bytes(b"x")
    for path in (data, *data.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    again = start(shop.folder)
    found = modes(data)
    again.close()
    assert (found["data"], found["data/photos"], found["data/photos/a.jpg"]) == (0o755, 0o755, 0o644)
    assert {mode for name, mode in found.items() if name.startswith("data/shop.db")} == {0o600}


def test_links_and_folders_that_everybody_shares_are_never_touched(tmp_path: Path) -> None:
    shared, target, link = tmp_path / "shared", tmp_path / "target", tmp_path / "link"
    shared.mkdir()
    shared.chmod(0o1777)
    target.write_bytes(b"x")
    target.chmod(0o644)
    link.symlink_to(target)
    keep_private([shared, link, tmp_path / "not there"])
    assert shared.stat().st_mode & 0o7777 == 0o1777
    assert target.stat().st_mode & 0o777 == 0o644


@needs_fork
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root makes files of another user")
def test_what_belongs_to_somebody_else_is_left_to_them() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "theirs"
        path.write_bytes(b"x")
        path.chmod(0o666)
        Path(folder).chmod(0o755)

        def close_it() -> int:
            keep_private([path, Path(folder)])
            return 0

        assert as_nobody(close_it) == 0
        os.chown(path, 65534, 65534)
        keep_private([path])
        assert path.stat().st_mode & 0o777 == 0o666
