"""The tables are what the page says, computed by other means: a slow and plain reading of it in memory."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.records import Registry
from tests.sim import naive
from tests.sim.authors import Village
from tests.sim.histories import History
from tests.sim.receivers import Nursery, deliver, registry_with_drafts


@pytest.fixture(scope="module")
def registry() -> Registry:
    return registry_with_drafts()


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory, registry: Registry) -> Nursery:
    return Nursery(tmp_path_factory.mktemp("nursery"), Village(), registry)


def differences(want: dict[str, Any], got: dict[str, Any]) -> list[Any]:
    """What one side says and the other does not, table by table."""
    out: list[Any] = []
    for name, said in want.items():
        held = got[name]
        if isinstance(said, dict):
            out += [(name, k, said.get(k), held.get(k)) for k in {*said, *held} if said.get(k) != held.get(k)]
        elif said != held:
            out.append((name, said, held))
    return out


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), entries=st.integers(1, 80))
def test_tables_are_what_the_page_says_of_any_set_of_entries(
    nursery: Nursery, registry: Registry, seed: int, entries: int
) -> None:
    rng = random.Random(seed)
    history = History(rng, Village(), entries)
    runs = history.runs(rng)
    with nursery.blank() as device:
        deliver(device, runs, history.objects, rng)
        wires = [wire for run in runs for wire in run.entries]
        shop = naive.Shop(registry, history.village.root.stream, wires, history.objects)
        assert differences(naive.expected(shop), naive.shown(device)) == []


def test_the_slow_reading_sees_what_a_shop_can_get_into(nursery: Nursery, registry: Registry) -> None:
    """Random shops reach every verdict and every kind of item; else the comparison would say little."""
    kinds: set[str] = set()
    for seed in range(60):
        rng = random.Random(seed)
        history = History(rng, Village(), 70)
        wires = [wire for author in history.branches() for wire in author.wires]
        shop = naive.Shop(registry, history.village.root.stream, wires, history.objects)
        kinds |= {kind for _, kind, _ in shop.items} | set(shop.held)
    assert kinds == {
        *("same_id", "edited_twice", "after_issue", "issued_twice", "number_twice", "move_lost", "done_twice"),
        *("negative_stock", "stock_residue", "config_late"),
        *("wait", "revoked", "quarantined", "parked", "forbidden", "off_series"),
    }
