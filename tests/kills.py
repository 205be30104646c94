"""Kill the program, for real, between any two steps of a sale, and look whether anything is lost.

``python -m tests.kills --runs N`` forks a process from a warm parent for every kill, lets it work at a counter and dies
with it: by its own SIGKILL before its n-th step (an SQL statement, a write, a wait for the disk, a piece of paper) or,
every fourth time, by one from outside at any moment, in the middle of SQLite's commit too. Every second time the steps
are counted from the tap on "pay" and taken in turn, so that every step of a sale is died before. Then the folder is opened
again and looked at; the next process goes on in it. The last line tells what was found, the status is 0 if nothing was.
``--broken NAME`` does the same to a store that is broken on purpose, up to the first thing found.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests.kills_parts.broken import BROKEN
from tests.kills_parts.cashier import Cashier, make_template
from tests.kills_parts.mortal import Steps
from tests.kills_parts.witness import Found, look
from tests.ledger import ledger

DEEP_RUNS = 5_000
KINDS = ("lost", "half", "twice", "skipped", "printed_missing")
LIVES = 25
"""Kills in one folder before a fresh one is taken: what one crash left is what the next one finds."""
FIRST_GUESS_STEPS = 400
LIFE_LIMIT_S = 120
"""A process at the counter that takes longer than this hangs; it takes well under a second."""
FAILED = 9
MEMORY = Path("/dev/shm")


@dataclass
class Tally:
    """What one worker did."""

    kills: int = 0
    outside: int = 0
    steps: int = 0
    found: Found = field(default_factory=Found)
    failure: str = ""

    def add(self, part: Tally) -> None:
        self.kills += part.kills
        self.outside += part.outside
        self.steps = max(self.steps, part.steps)
        self.found.counts.update(part.found.counts)
        self.found.words += part.found.words
        self.failure = self.failure or part.failure


@dataclass(frozen=True)
class Death:
    """How a life ends: before a step, counted from the start or from the first tap on "pay"; or after a while."""

    at_step: int | None
    in_sale: bool
    after_s: float


def live(folder: Path, day: int, death: Death, told: int, sabotage: Callable[[], None] | None) -> None:
    """The child: work until it dies, or tell how many steps it took; never returns."""
    try:
        signal.alarm(LIFE_LIMIT_S)
        if sabotage is not None:
            sabotage()
        steps = Steps(death.at_step, in_sale=death.in_sale)
        steps.watch()
        Cashier(folder, day, steps.tap).work()
        os.pwrite(told, steps.count.to_bytes(8) + (steps.count - (steps.tapped_at or 0)).to_bytes(8), 0)
        os._exit(0)
    except BaseException:  # noqa: BLE001 - whatever it is, the parent must hear of it and the child must not go on
        traceback.print_exc()
        os._exit(FAILED)


def kill_one(folder: Path, day: int, death: Death, told: int, sabotage: Callable[[], None] | None) -> bool:
    """One life; whether it ended by a kill.

    Raises:
        RuntimeError: the child failed by itself.
    """
    child = os.fork()
    if child == 0:
        live(folder, day, death, told, sabotage)
    if death.at_step is None:
        time.sleep(death.after_s)
        os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status not in (0, -signal.SIGKILL):
        raise RuntimeError(f"the process at the counter failed by itself on day {day} ({death}, status {status})")
    return status == -signal.SIGKILL


def work(template: Path, scratch: Path, runs: int, seed: int, turns: Iterator[int], broken: str | None = None) -> Tally:
    """So many kills, one after the other; of a broken store up to the first thing found.

    ``turns`` say which step of a sale comes next: together the workers go through all of them, again and again.
    """
    dice = random.Random(seed)
    sabotage = BROKEN[broken][0] if broken else None
    tally = Tally()
    told = os.open(scratch / f"steps-{seed}", os.O_RDWR | os.O_CREAT)
    longest, lasted_s, day = [FIRST_GUESS_STEPS, FIRST_GUESS_STEPS // 2], 0.1, seed * 1_000_000 % 40_000
    folder = scratch / "none"
    for life in range(10 * runs):
        if tally.kills == runs or (broken and tally.found.counts):
            break
        if life % LIVES == 0:
            shutil.rmtree(folder, ignore_errors=True)
            folder = scratch / f"{seed}-{life}"
            shutil.copytree(template, folder)
        day += 1
        from_outside, in_sale = life % 4 == 3, life % 2 == 0
        began = time.monotonic()
        if from_outside:
            at_step = None
        elif in_sale:
            at_step = 1 + next(turns) % longest[True]
        else:
            at_step = dice.randint(1, longest[False])
        death = Death(at_step, in_sale and not from_outside, dice.random() * lasted_s)
        killed = kill_one(folder, day, death, told, sabotage)
        if killed:
            tally.kills += 1
            tally.outside += from_outside
        else:
            said = os.pread(told, 16, 0)
            steps = [int.from_bytes(said[:8]), int.from_bytes(said[8:])]
            longest = [max(long // 2, now) for long, now in zip(longest, steps, strict=True)]
            lasted_s = time.monotonic() - began
            tally.steps = max(tally.steps, steps[0])
        look(folder, day, tally.found)
    os.close(told)
    return tally


def scratch_root() -> Path | None:
    """Memory where there is a file system in it: what a killed process wrote stays either way, and nothing waits."""
    return MEMORY if os.access(MEMORY, os.W_OK) else None


def run(runs: int, seed: int, jobs: int, broken: str | None = None) -> Tally:
    """Kills by several workers; what they found together."""
    context = multiprocessing.get_context("fork")
    whole = Tally()
    with tempfile.TemporaryDirectory(prefix="olpos-kills-", dir=scratch_root()) as place:
        tempfile.tempdir = place
        scratch = Path(place)
        template = make_template(scratch / "template")
        heard: list[Connection] = []
        for job in range(jobs):
            here, there = context.Pipe(duplex=False)
            share = runs // jobs + (job < runs % jobs)
            turns = count(job, jobs)
            given = (there, template, scratch, share, seed * jobs + job, turns, broken)
            worker = context.Process(target=_worker, args=given)
            worker.start()
            there.close()
            heard.append(here)
        for here in heard:
            try:
                whole.add(here.recv())
            except EOFError:
                whole.failure = "a worker ended without a word"
    tempfile.tempdir = None
    return whole


def _worker(there: Connection, *given: Any) -> None:
    try:
        there.send(work(*given))
    except RuntimeError as failure:
        there.send(Tally(failure=str(failure)))


def main(arguments: Sequence[str]) -> int:
    """Run the kills asked for and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--deep", action="store_true", help=f"at least {DEEP_RUNS} kills, written into the ledger")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10_000))
    parser.add_argument("--jobs", type=int, default=min(4, os.cpu_count() or 1))
    parser.add_argument("--broken", choices=sorted(BROKEN), help="break the store first, stop at what is found")
    options = parser.parse_args(arguments)
    if not hasattr(os, "fork"):
        print("this system cannot fork a process", file=sys.stderr)
        return 2
    runs = max(options.runs, DEEP_RUNS) if options.deep else options.runs
    with ledger("tests.kills", f"--runs {runs} --seed {options.seed}", write=options.deep) as proof:
        began = time.monotonic()
        tally = run(runs, options.seed, max(1, min(options.jobs, runs)), options.broken)
        for words in tally.found.words[:50]:
            print(words)
        if tally.failure:
            print(tally.failure)
        seconds = time.monotonic() - began
        print(
            f"seed {options.seed}, {tally.outside} kills from outside, up to {tally.steps} steps a life, "
            f"{tally.kills / seconds:.1f} kills a second"
        )
        said = ", ".join(f"{kind} {tally.found.counts[kind]}" for kind in KINDS)
        short = tally.kills < runs and not options.broken
        return proof.end(f"kills {tally.kills}, {said}", bad=bool(tally.found.counts or tally.failure or short))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
