"""Killed between any two steps of a sale, a shop loses nothing; a store that would is found out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kills_parts.broken import BROKEN

ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 300
PATIENCE = 1_500
"""Kills after which a broken store counts as not found; the narrowest gap, one step wide, takes about 100."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a process")


def kills(*arguments: str) -> tuple[int, str]:
    """Exit status and last line of the command, in a process of its own: it forks, and pytest has threads."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.kills", "--jobs", "2", *arguments],
        cwd=ROOT, capture_output=True, text=True, timeout=LIMIT_S, check=False,
    )  # fmt: skip
    assert done.stdout, done.stderr
    return done.returncode, done.stdout.splitlines()[-1]


def counts(line: str) -> dict[str, int]:
    return {name: int(number) for name, number in (part.split() for part in line.split(", "))}


def test_three_hundred_kills_lose_nothing() -> None:
    status, last = kills("--runs", "300")
    assert (status, last) == (0, "kills 300, lost 0, half 0, twice 0, skipped 0, printed_missing 0")


@pytest.mark.parametrize("broken", sorted(BROKEN))
def test_a_store_that_is_broken_on_purpose_is_found_out(broken: str) -> None:
    status, last = kills("--runs", str(PATIENCE), "--broken", broken)
    assert status == 1
    assert counts(last)[BROKEN[broken][1]] > 0, last
