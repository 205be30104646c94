"""The ledger of long proofs, ``tests/LEDGER.md``: when, on what, what was proven, with what result.

``python3 build/test.py --deep`` writes the rows of the proofs that it runs; a proof run by itself with ``--deep`` writes
its own through here. A proof that failed gets its row too: the ledger is a record, not a trophy.
"""

from __future__ import annotations

import os
import platform
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

LEDGER = Path(__file__).with_name("LEDGER.md")
HEAD = (
    '# Long proofs\n\nWritten by `python3 build/test.py --deep`, newest last; "+" marks a revision with changes'
    " on top.\n\n| when (UTC) | revision | machine | proof | verdict | minutes | last line |\n"
    "|---|---|---|---|---|---|---|\n"
)
"""As ``build/test.py`` begins the file; a test holds the two equal."""
GIT_LIMIT_S = 60


class Proof:
    """A proof under way; ``end`` prints its last line and gives the exit status."""

    def __init__(self, name: str, arguments: str) -> None:
        self.name = name
        self.arguments = arguments
        self.last_line = "broke off"
        self.status = 1

    def end(self, last_line: str, *, bad: bool) -> int:
        """Print the summary and keep it for the ledger."""
        self.last_line, self.status = last_line, int(bad)
        print(last_line)
        return self.status


@contextmanager
def ledger(name: str, arguments: str, *, write: bool, to: Path = LEDGER) -> Iterator[Proof]:
    """A proof, which gets a row where ``write`` says so, also when it breaks off."""
    proof = Proof(name, arguments)
    started, began = datetime.now(UTC), time.monotonic()
    try:
        yield proof
    finally:
        if write:
            _add_row(to, proof, started, time.monotonic() - began)


def _add_row(to: Path, proof: Proof, started: datetime, seconds: float) -> None:
    if not to.exists():
        to.write_text(HEAD, encoding="utf-8")
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    words = (
        f"{started:%Y-%m-%d %H:%M}",
        revision(),
        machine,
        f"`python -m {proof.name} {proof.arguments}`",
        "FAILED" if proof.status else "passed",
        f"{seconds / 60:.1f}",
        proof.last_line.replace("|", "/"),
    )
    with to.open("a", encoding="utf-8", newline="\n") as file:
        file.write(f"| {' | '.join(words)} |\n")


def revision() -> str:
    """Git's short name of what is checked out, with "+" where files differ from it; "unknown" without git."""

    def git(*words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=LEDGER.parent, check=True, capture_output=True, text=True, timeout=GIT_LIMIT_S
        )
        return done.stdout.strip()

    try:
        return git("rev-parse", "--short=12", "HEAD") + ("+" if git("status", "--porcelain") else "")
    except (OSError, subprocess.SubprocessError):
        return "unknown"
