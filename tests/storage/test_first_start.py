"""The first start and the making of the shop, cut off anywhere: the next start makes it good."""

from __future__ import annotations

import itertools
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from core.registry import RECORDS
from storage.ceremonies import open_shop
from storage.startup import open_store
from storage.upgrade import upgrade
from storage.verify import verify
from tests.shop import FORM, NOON, Shop, Ticking, given, places
from tests.storage.breaking import CUT, cut_at, needs_fork

SEEDS = itertools.count(1_500)


def start(folder: Path) -> Shop:
    return Shop(folder, seed=next(SEEDS), now_ms=NOON + 60_000)


@needs_fork
def test_a_first_start_cut_off_anywhere_is_made_good_by_the_next(tmp_path: Path) -> None:
    """Statements of the first schema, every fortieth of them, and each touch of the disk before and after."""
    for statement in range(1, 800, 40):
        folder = tmp_path / f"s{statement}"
        cut = cut_at(10**6, folder, lambda n=statement, f=folder: _first_start(f, n))
        shop = start(folder)
        assert shop.count("entry") == 0
        shop.close()
        if not cut:
            break
    else:
        pytest.fail("the schema has more statements than this test expects")


def _first_start(folder: Path, statement: int) -> None:
    left = statement
    plain = sqlite3.connect

    def counted(_text: str) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os._exit(CUT)

    def traced(*arguments: object, **named: object) -> sqlite3.Connection:
        made = plain(*arguments, **named)  # type: ignore[call-overload]
        made.set_trace_callback(counted)
        return made

    sqlite3.connect = traced  # type: ignore[assignment]
    (folder / "data").mkdir(parents=True)
    upgrade(folder / "data", RECORDS)


@needs_fork
def test_making_the_shop_cut_off_anywhere_leaves_no_shop_or_a_whole_one(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    start(empty).close()
    seen: dict[str, int] = {"none": 0, "whole": 0}
    for step in itertools.count(1):
        folder = tmp_path / f"s{step}"
        shutil.copytree(empty, folder)
        cut = cut_at(step, folder, lambda f=folder: _make_shop(f))
        shop = start(folder)
        found = "none" if shop.store.identity is None else "whole"
        seen[found] += 1
        assert shop.opened.new_stream is None
        if found == "none":
            open_shop(shop.store, FORM)
        assert shop.store.may_write
        assert shop.count("user") == 1
        if seen[found] == 1 or not cut:
            shop.open_shift()
            shop.sell(shop.part(qty=1))
            assert verify(folder / "data", shop.store.tripwire.mark).faults == []
        shop.close()
        if not cut:
            break
    assert seen["none"] > 20
    assert seen["whole"] > 1


def _make_shop(folder: Path) -> None:
    opened = open_store(places(folder), given(Ticking(), 7), use_keyring=False)
    open_shop(opened.store, FORM)
