"""A shop with something to sell and an open shift: made once, copied by every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pos_client.devices.counter import Counter
from tests.shop import Shop


@pytest.fixture(scope="session")
def selling(born: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a closed shop whose shift is open."""
    shop = Shop.copy_of(born, tmp_path_factory.mktemp("selling") / "shop")
    Counter(shop)
    shop.close()
    return shop.folder


@pytest.fixture
def counter(selling: Path, tmp_path: Path) -> Iterator[Counter]:
    """A counter of one's own."""
    shop = Shop.copy_of(selling, tmp_path / "shop", seed=2)
    shop.wait(60_000)
    yield Counter(shop)
    shop.close()
