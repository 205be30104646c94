"""Installs what the tests need and runs all checks: ``python3 build/test.py``. See bootstrap.py on the syntax.

Debian packages are installed where this runs as root; else the line to type is printed and the status is 2. Then
.venv-test is filled from build/requirements/test.txt, and the stages of stages.py run, the cheap ones first, up to the
first failure. ``--deep`` adds proofs that take hours and writes their figures into tests/LEDGER.md. Anything else on
the command line goes to pytest.
"""

import argparse
import datetime as dt
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from bootstrap import ROOT, WINDOWS, OutOfTime, Stop, guarded, run, say
from environment import Environment
from stages import NOT_RUN, Outcome, deep, run_stages, whole

LIMIT_MINUTES = 30
DEEP_LIMIT_MINUTES = 12 * 60
APT_LIMIT_S = 600
LEDGER = ROOT / "tests" / "LEDGER.md"
BROWSER_VARIABLE = "OLPOS_BROWSER"  # the tests in a browser read the path of the browser from it


class Part(NamedTuple):
    """Something the tests need from the system; ``places`` are commands or files, any one of which is enough."""

    package: str  # Debian's name
    places: "tuple[str, ...]"
    needed_by: str


CHROMIUM = Part(
    "chromium",
    (
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
        "msedge",
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
        "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    ),
    "tests/e2e and the screenshots, which drive the program in it (Chrome or Edge will do)",
)
THAI_FONTS = Part(
    "fonts-thai-tlwg",
    (
        "/usr/share/fonts/truetype/tlwg/Loma.ttf",
        "/usr/share/fonts/opentype/tlwg/Loma.otf",
        "C:/Windows/Fonts/tahoma.ttf",
    ),
    "Thai that the browser writes by itself (titles, its own dialogs) on screenshots, instead of boxes",
)
# PostgreSQL, Java and Maven get their lines here when the relay's tests need them.
SYSTEM_PARTS = (CHROMIUM, THAI_FONTS)


def main(arguments: list[str]) -> int:
    """Install, run the stages, return the exit status of the first that fails.

    Raises:
        Stop: something is missing that a person must install.
    """
    parser = argparse.ArgumentParser(
        usage="python3 build/test.py [--deep] [--system] [--limit-minutes N] [anything that pytest understands]",
        description=(__doc__ or "").splitlines()[0],
        allow_abbrev=False,
    )
    parser.add_argument("--deep", action="store_true", help="add the proofs that take hours")
    parser.add_argument("--system", action="store_true", help="install the system's parts and stop (needs root)")
    parser.add_argument("--limit-minutes", type=float, metavar="N", help="give up after this time, status 124")
    options, pytest_arguments = parser.parse_known_args(arguments)
    limit_minutes = options.limit_minutes or (DEEP_LIMIT_MINUTES if options.deep else LIMIT_MINUTES)
    started = dt.datetime.now(dt.UTC)

    install_system_parts()
    if options.system:
        return 0
    os.environ.setdefault(BROWSER_VARIABLE, find(CHROMIUM) or "")
    environment = Environment(".venv-test", ["test"], limit_s=limit_minutes * 60)
    environment.prepare()
    stages = whole(pytest_arguments)
    if options.deep:
        stages += deep(seed=int(f"{started:%Y%m%d}"))
    spent_s = (dt.datetime.now(dt.UTC) - started).total_seconds()
    status, outcomes = run_stages(environment, stages, limit_minutes * 60 - spent_s)
    if options.deep:
        write_ledger(LEDGER, outcomes, started)
    return status


def find(part: Part) -> "str | None":
    """Where a part is, None where it is missing."""
    for place in part.places:
        found = shutil.which(place) or (place if Path(place).is_file() else None)
        if found:
            return found
    return None


def install_system_parts() -> None:
    """Install what is missing with apt-get where this runs as root.

    Raises:
        Stop: it does not run as root, or this is no Debian; the sentence says what to install and what needs it.
    """
    missing = [part for part in SYSTEM_PARTS if not find(part)]
    if not missing:
        return
    reasons = "\n".join(f"  {part.package}: for {part.needed_by}" for part in missing)
    packages = [part.package for part in missing]
    if WINDOWS or not shutil.which("apt-get"):
        raise Stop(f"The tests need these, which must be installed by hand here:\n{reasons}", 2)
    line = f"apt-get install --yes --no-install-recommends {' '.join(packages)}"
    if not runs_as_root():
        raise Stop(f"The tests need these Debian packages:\n{reasons}\nInstall them with:\n  sudo {line}", 2)
    say(f"Installing {', '.join(packages)}.")
    # Bounded: the network by Acquire, another apt-get that is running by DPkg::Lock, the whole by run().
    bounds = ["-o", "Acquire::http::Timeout=30", "-o", "Acquire::Retries=2", "-o", "DPkg::Lock::Timeout=60", "-qq"]
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        failed = run(["apt-get", *bounds, "update"], APT_LIMIT_S, env=environ) or run(
            [*line.split(), *bounds], APT_LIMIT_S, env=environ
        )
    except OutOfTime:
        raise Stop(f"Stopped: apt-get took longer than {APT_LIMIT_S // 60} minutes. By hand:\n  {line}", 2) from None
    if failed or not all(find(part) for part in missing):
        raise Stop(f"apt-get did not bring everything. The tests need:\n{reasons}\nBy hand:\n  {line}", 2)


def runs_as_root() -> bool:
    """Whether packages can be installed from here."""
    return sys.platform != "win32" and os.geteuid() == 0


def write_ledger(ledger: Path, outcomes: "list[Outcome]", started: dt.datetime) -> None:
    """Add one row for each proof that ran, passed or not: the ledger is a record, not a trophy."""
    if not ledger.exists():
        ledger.write_text(
            '# Long proofs\n\nWritten by `python3 build/test.py --deep`, newest last; "+" marks a revision with changes'
            " on top.\n\n| when (UTC) | revision | machine | proof | verdict | minutes | last line |\n"
            "|---|---|---|---|---|---|---|\n",
            "utf-8",
        )
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    with ledger.open("a", encoding="utf-8", newline="\n") as file:
        for outcome in outcomes:
            if outcome.stage.is_proof and outcome.verdict != NOT_RUN:
                words = (
                    f"{started:%Y-%m-%d %H:%M}",
                    revision(),
                    machine,
                    f"`python {' '.join(outcome.stage.command)}`",
                )
                figures = (outcome.verdict, f"{outcome.seconds / 60:.1f}", outcome.last_line.replace("|", "/"))
                file.write(f"| {' | '.join((*words, *figures))} |\n")


def revision() -> str:
    """Git's short name of what is checked out, with "+" where files differ from it; "unknown" without git."""

    def git(*words: str) -> str:
        return subprocess.run(
            ["git", *words], cwd=ROOT, check=True, capture_output=True, text=True, timeout=60
        ).stdout.strip()

    try:
        return git("rev-parse", "--short=12", "HEAD") + ("+" if git("status", "--porcelain") else "")
    except (OSError, subprocess.SubprocessError):
        return "unknown"


if __name__ == "__main__":
    sys.exit(guarded(main))
