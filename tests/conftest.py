"""What every test may use: the property-test profiles, and a shop of its own in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import profiles as profiles  # registers and loads the Hypothesis profile
from tests.shop import Shop, template


@pytest.fixture(scope="session")
def born(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop that was just born: made once, copied by every test."""
    return template(tmp_path_factory.mktemp("template"))


@pytest.fixture
def shop(born: Path, tmp_path: Path) -> Iterator[Shop]:
    """A shop of one's own, open, its owner signed in."""
    made = Shop.copy_of(born, tmp_path / "shop")
    yield made
    made.close()
