"""What the scripts of this folder share: the check for an old Python, commands that end, reasons to stop.

Standard library only: it runs on a fresh machine before anything is installed, and importing it is the check that this
Python is new enough. Its syntax, like that of start.py, test.py, check.py and lock.py, stays what Python 3.6 can
read, so that an old Python answers with a sentence and not with a SyntaxError; hence no ``from __future__ import
annotations`` in these five. Making environments belongs to environment.py, the checks to stages.py.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import IO

OLDEST_PYTHON = (3, 11)


def refuse_old_python() -> None:
    """End the program with a sentence when this Python is older than 3.11, naming a newer one that is at hand."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    names = [f"python3.{minor}" for minor in range(19, 10, -1)]
    found = next((name for name in names if shutil.which(name) and _runs(name)), None)
    advice = "Run" if found else "Install Python 3.11 or newer, then run"
    launcher = found or ("py -3" if os.name == "nt" else "python3")
    here = sys.version.split()[0]
    sentence = f"This needs Python 3.11 or newer, and this one is {here}. {advice}: {launcher} {sys.argv[0]}"
    print(sentence, file=sys.stderr)
    sys.exit(2)


def _runs(python: str) -> bool:
    """Whether it is a Python and not a version manager's empty promise."""
    try:
        return subprocess.call([python, "-c", ""], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=5) == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


refuse_old_python()

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = os.name == "nt"

GRACE_S = 5  # between asking a command to end and ending it


class Stop(Exception):
    """The end of a script for a reason that a person can act on: a sentence and an exit status."""

    def __init__(self, sentence: str, status: int = 1) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status


class OutOfTime(Exception):
    """A command reached its limit and was ended, with everything it had started."""


def guarded(main: Callable[[list[str]], int]) -> int:
    """Run a script's ``main`` with its arguments; a reason to stop becomes its sentence on stderr and its exit status.

    A termination signal counts as an interrupt, so that no child is left behind.
    """

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), interrupt)
    try:
        return main(sys.argv[1:])
    except Stop as stop:
        print(stop.sentence, file=sys.stderr, flush=True)
        return stop.status
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr, flush=True)
        return 130


def say(words: str) -> None:
    """Print one line at once, also into a pipe."""
    print(words, flush=True)


def run(
    command: Sequence[str],
    limit_s: float,
    *,
    on_line: Callable[[str], None] | None = None,
    env: dict[str, str] | None = None,
    keep_open: tuple[int, ...] = (),
) -> int:
    """Run a command in the project's folder and return its exit status; ``on_line`` gets its output, shown otherwise.

    ``keep_open`` are descriptors that the command inherits (not on Windows).

    Raises:
        OutOfTime: ``limit_s`` seconds passed; the command and its children were ended.
    """
    process = subprocess.Popen(
        list(command),
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if on_line else None,
        stderr=subprocess.STDOUT if on_line else None,
        start_new_session=not WINDOWS,  # a group of its own: ending it ends its children too
        pass_fds=() if WINDOWS else keep_open,
    )
    reader = None
    if on_line and process.stdout:
        reader = threading.Thread(target=_feed, args=(process.stdout, on_line), daemon=True)
        reader.start()
    try:
        return process.wait(timeout=limit_s)
    except subprocess.TimeoutExpired:
        raise OutOfTime from None
    finally:
        _end_group(process)
        if reader:
            reader.join(timeout=GRACE_S)


def _feed(stream: IO[bytes], on_line: Callable[[str], None]) -> None:
    with stream:
        for line in stream:
            on_line(line.decode("utf-8", "replace").rstrip())


def _end_group(process: "subprocess.Popen[bytes]") -> None:
    """End a command and what it started; after a normal end that left nothing behind, nothing happens."""
    if sys.platform == "win32":
        if process.poll() is None:
            end = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(end, check=False, capture_output=True, timeout=4 * GRACE_S)
            process.wait(timeout=GRACE_S)
    else:
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(process.pid, number)
            except ProcessLookupError:
                return
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=GRACE_S)
