"""The checks of the project, in the order in which they are worth running, and the run that ends at the first failure.

``cheap`` is what a developer runs before a push, ``whole`` what must hold before a merge, ``deep`` the long proofs.
Which programs they need is in the test lock and in test.py.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from bootstrap import ROOT, OutOfTime, run, say
from environment import Environment

PYTEST = ("-m", "pytest", "-p", "tests.profiles")  # the profiles before anything that uses one
NO_TESTS = 5  # pytest's exit status for "nothing was selected"
PASSED, FAILED, TOO_LATE, NOT_RUN = "passed", "FAILED", "OUT OF TIME", "not run"
STATUS_OUT_OF_TIME = 124  # as timeout(1) gives it


class Stage(NamedTuple):
    """One check: a name for the table, and a command that the environment's Python runs."""

    name: str
    command: tuple[str, ...]
    environ: Mapping[str, str] = {}
    may_be_empty: bool = False  # pytest: a selection by hand may leave nothing for this stage
    is_proof: bool = False  # its last line goes into the ledger


class Outcome(NamedTuple):
    """How one stage ended; ``last_line`` only of proofs."""

    stage: Stage
    verdict: str
    seconds: float
    last_line: str = ""


def cheap() -> list[Stage]:
    """Style, types, import directions, catalogues: under a minute, nothing of the program runs."""
    scripts = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "build").glob("*.py"))
    types = []
    for system in ("linux", "win32"):  # what only one of them has must be asked for
        mypy = ("-m", "mypy", "--platform", system, "--cache-dir", f".mypy_cache/{system}")
        types.append(Stage(f"types, {system}", mypy))
        # Scripts import each other as Python sees them when one runs: from their own folder.
        types.append(Stage(f"types of scripts, {system}", (*mypy, "main.py", *scripts), {"MYPYPATH": "build"}))
    return [
        Stage("style", ("-m", "ruff", "check", ".")),
        Stage("layout", ("-m", "ruff", "format", "--check", ".")),
        *types,
        Stage("imports", ("-c", "from importlinter.cli import lint_imports_command as check; check()", "--no-logo")),
        Stage("catalogues", ("build/catalogues.py", "--check")),
    ]


def whole(pytest_arguments: Sequence[str] = ()) -> list[Stage]:
    """The cheap stages and all tests; those in a browser one at a time, since two of them starve each other."""
    chosen = bool(pytest_arguments)
    return [
        *cheap(),
        Stage("tests", (*PYTEST, "-m", "not e2e", *_workers(), *pytest_arguments), may_be_empty=chosen),
        Stage("tests in a browser", (*PYTEST, "-m", "e2e", *pytest_arguments), may_be_empty=chosen),
    ]


def deep(seed: int) -> list[Stage]:
    """Proofs that take hours; ``seed`` makes a run that failed repeatable."""
    random_days = (*PYTEST, "-m", "not e2e", *_workers(), "--hypothesis-profile", "deep")
    return [
        Stage("kills", ("-m", "tests.kills", "--runs", "5000", "--seed", str(seed)), is_proof=True),
        Stage("replay", ("-m", "tests.replay", "--seed", str(seed), "--days", "365"), is_proof=True),
        Stage("properties", (*random_days, f"--hypothesis-seed={seed}"), is_proof=True),
    ]


def run_stages(environment: Environment, stages: Sequence[Stage], limit_s: float) -> tuple[int, list[Outcome]]:
    """Run stages until one fails or ``limit_s`` is over, print a table, and return the exit status and the outcomes."""
    deadline = time.monotonic() + limit_s
    outcomes: list[Outcome] = []
    status = 0
    for stage in stages:
        if status:
            outcomes.append(Outcome(stage, NOT_RUN, 0))
            continue
        say(f"\n== {stage.name}")
        started = time.monotonic()
        status, last_line = _run_stage(environment, stage, deadline - started)
        verdict = {0: PASSED, STATUS_OUT_OF_TIME: TOO_LATE}.get(status, FAILED)
        outcomes.append(Outcome(stage, verdict, time.monotonic() - started, last_line))
    say("\n" + table(outcomes))
    failed = next((outcome for outcome in outcomes if outcome.verdict in {FAILED, TOO_LATE}), None)
    if failed and failed.verdict == TOO_LATE:
        say(f"Stopped: after {limit_s / 60:.0f} minutes in all, '{failed.stage.name}' was still running.")
    elif failed:
        say(f"Failed: {failed.stage.name}. Again: {again(environment, failed.stage)}")
    else:
        say(f"All {len(outcomes)} stages passed in {sum(outcome.seconds for outcome in outcomes):.0f} s.")
    return status, outcomes


def table(outcomes: Sequence[Outcome]) -> str:
    """Stages, verdicts and seconds, as lines of text."""
    width = max(len(outcome.stage.name) for outcome in outcomes)
    return "\n".join(
        f"{outcome.stage.name:<{width}}  {outcome.verdict:<11}"
        + (f"  {outcome.seconds:6.1f} s" if outcome.verdict != NOT_RUN else "")
        for outcome in outcomes
    )


def again(environment: Environment, stage: Stage) -> str:
    """The command line that runs one stage alone, to be pasted into a shell in the project's folder."""
    words = [str(environment.python.relative_to(ROOT)), *stage.command]
    quoted = [f'"{word}"' if " " in word else word for word in words]
    return " ".join([*(f"{name}={value}" for name, value in stage.environ.items()), *quoted])


def _run_stage(environment: Environment, stage: Stage, limit_s: float) -> tuple[int, str]:
    last = [""]

    def show_and_keep(line: str) -> None:
        say(line)
        if line.strip():
            last[0] = line.strip(" =")

    on_line: Callable[[str], None] | None = show_and_keep if stage.is_proof else None
    # The children write UTF-8 wherever they run: a Thai sentence in a failure must not fail the printing of it.
    environ = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1", **stage.environ}
    command = [str(environment.python), *stage.command]
    try:
        status = run(command, max(limit_s, 0), on_line=on_line, env=environ)
    except OutOfTime:
        return STATUS_OUT_OF_TIME, last[0]
    if status == NO_TESTS and "pytest" in stage.command and stage.may_be_empty:
        say("nothing selected here")
        status = 0
    return status, last[0]


def _workers() -> tuple[str, ...]:
    """Two or more cores: tests in parallel, a file's tests together, because they share its fixtures."""
    count = min(os.cpu_count() or 1, 4)
    return ("-n", str(count), "--dist", "loadfile") if count > 1 else ()


if __name__ == "__main__":
    sys.exit("This is a part of test.py and check.py; run one of those.")
