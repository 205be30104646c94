"""A virtual environment beside the code, filled from hash-checked locks, made again whenever it is not exactly that.

Its state is written inside it: "making" before the first file, "ready" with the locks' digest after the last. An
environment in any other state is put aside and made from nothing, since pip takes a half-installed package for a whole
one. Nothing here changes an environment that somebody else made. Standard library only.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

from bootstrap import ROOT, WINDOWS, OutOfTime, Stop, run, say

STATE_FILE = "made-from.json"

VENV_LIMIT_S = 180
INSTALL_LIMIT_S = 15 * 60
PIP_TIMEOUT_S = 30
PIP_RETRIES = 2
BUSY_WAIT_S = 5  # a running program gets this long to end before we say that it is in the way
SAY_EVERY = 10  # parts

UNREACHABLE = (  # what pip and its parts say when the network fails
    "NewConnectionError|Failed to establish|name resolution|getaddrinfo|Network is unreachable|[Tt]imed out|ProxyError"
    "|SSLError|Connection (refused|reset|broken|aborted)|RemoteDisconnected|IncompleteRead"
)
REASONS = {  # found in pip's output, the first that fits → what a person reads
    "No space left on device|not enough space on the disk": "The disk is full. Make room and start again.",
    "DO NOT MATCH THE HASHES": (
        "A part that arrived is not the one in the lock, so it was not used. Try again on another network."
    ),
    "CERTIFICATE_VERIFY_FAILED": (
        "The package index showed a certificate that this computer does not trust. Check the computer's clock, "
        "the network and pip's certificate setting, and start again."
    ),
    "not a trusted or secure host": (
        "The package index in pip's configuration is not encrypted, so pip does not use it. "
        "Correct that setting and start again."
    ),
    UNREACHABLE: (
        "The package index could not be reached. Check the network, or the index in pip's configuration, "
        "and start again."
    ),
    "No matching distribution found|Could not find a version": (
        f"There is no ready-made part for Python {sys.version_info[0]}.{sys.version_info[1]} on "
        f"{sysconfig.get_platform()}. Use a 64-bit Python 3.11 to 3.14."
    ),
}


class Environment:
    """One environment, for example ``.venv``, and the locks it is filled from."""

    def __init__(self, name: str, locks: Sequence[str], root: Path = ROOT, limit_s: float = INSTALL_LIMIT_S) -> None:
        self._setup = root / ".venv-setup"
        self._locks = [root / "build" / "requirements" / f"{lock}.txt" for lock in locks]
        self._limit_s = limit_s
        self._told_to_wait = False
        self.folder = _ours_or_free(root, name)

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.scripts / ("python.exe" if WINDOWS else "python")

    @property
    def scripts(self) -> Path:
        """Where the environment's commands are."""
        return self.folder / ("Scripts" if WINDOWS else "bin")

    def prepare(self) -> Claim:
        """Make sure that the environment holds exactly its locks; the claim returned keeps it from being changed.

        Costs a few milliseconds and no network when nothing changed.

        Raises:
            Stop: it cannot be made; says why and what to do.
        """
        try:
            self._setup.mkdir(exist_ok=True)
            claim = Claim(self._setup / f"{self.folder.name}.claim")
        except OSError as error:
            raise Stop(f"Nothing can be written in {self._setup.parent}: {error.strerror}.", 2) from None
        try:
            return self._prepare(claim)
        except BaseException:
            claim.release()
            raise

    def _prepare(self, claim: Claim) -> Claim:
        started = time.monotonic()
        while not claim.take():
            # Looked at before it is shared: two that share it while neither can use it would block each other.
            if self._is_ready() and claim.share() and self._is_ready():
                return claim
            self._wait(time.monotonic() - started)
        if not self._is_ready():  # another start may have made it while this one waited
            self._make(claim)
        claim.share()
        return claim

    def _wait(self, waited_s: float) -> None:
        if self._state().get("state") == "making":
            if not self._told_to_wait:
                say(f"Another start is preparing {self.folder.name}; waiting for it.")
            self._told_to_wait = True
            if waited_s > self._limit_s:
                raise Stop(f"Another start has been preparing {self.folder.name} for too long. End it first.")
        elif waited_s > BUSY_WAIT_S:
            raise Stop(f"The program still runs from {self.folder.name}. Close it, then start again.")
        time.sleep(0.2)

    def _wanted(self) -> dict[str, str]:
        """What a ready environment says of itself."""
        digest = hashlib.sha256()
        for lock in self._locks:
            digest.update(lock.read_bytes().replace(b"\r\n", b"\n"))  # a Windows checkout may have other line ends
        return {
            "state": "ready",
            "folder": str(self.folder),  # a moved environment has the old place in its scripts
            "python": f"{sys.implementation.cache_tag}{getattr(sys, 'abiflags', '')} {sysconfig.get_platform()}",
            "locks": digest.hexdigest(),
        }

    def _is_ready(self) -> bool:
        return self.python.exists() and self._state() == self._wanted()

    def _state(self) -> dict[str, str]:
        try:
            state = json.loads((self.folder / STATE_FILE).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return state if isinstance(state, dict) else {}

    def _write_state(self, state: dict[str, str]) -> None:
        part = self.folder / f"{STATE_FILE}.part"
        part.write_text(json.dumps(state, indent=1), "utf-8")
        part.replace(self.folder / STATE_FILE)

    def _make(self, claim: Claim) -> None:
        _require_venv_module()
        started = time.monotonic()
        say(f"Preparing {self.folder.name} (once; again only when the list of parts changes).")
        try:
            self._put_aside()
            self.folder.mkdir()
            self._write_state({"state": "making"})
            say("  making the environment")
            self._run_logged([sys.executable, "-I", "-m", "venv", str(self.folder)], VENV_LIMIT_S, claim, _silent)
            self._install(claim)
            if hasattr(os, "sync"):
                os.sync()  # a power cut must not leave "ready" on disk without the files before it
            self._write_state(self._wanted())
        except OSError as error:
            raise Stop(f"{self.folder.name} cannot be made in {self.folder.parent}: {error.strerror}.") from None
        say(f"Prepared in {time.monotonic() - started:.0f} s.")

    def _put_aside(self) -> None:
        """Rename what is there out of the way, then delete it; a rename that fails has changed nothing."""
        if not self.folder.exists():
            return
        aside = Path(tempfile.mkdtemp(prefix="old-", dir=self._setup))
        try:
            self.folder.rename(aside / self.folder.name)
        except PermissionError:
            if not WINDOWS:  # there it means that a file in it is in use
                raise
            raise Stop(f"The program still runs from {self.folder.name}. Close it, then start again.") from None
        for old in self._setup.glob("old-*"):
            shutil.rmtree(old, ignore_errors=True)

    def _install(self, claim: Claim) -> None:
        command = [str(self.python), "-I", "-u", "-m", "pip", "--disable-pip-version-check", "install", "--no-input"]
        command += ["--progress-bar", "off", "--timeout", str(PIP_TIMEOUT_S), "--retries", str(PIP_RETRIES)]
        command += ["--require-hashes", "--only-binary", ":all:"]
        for lock in self._locks:
            command += ["-r", str(lock)]
        self._run_logged(command, self._limit_s, claim, Progress(_count_parts(self._locks)))

    def _run_logged(self, command: list[str], limit_s: float, claim: Claim, watch: Callable[[str], None]) -> None:
        log = self._setup / f"{self.folder.name}.log"
        lines: list[str] = []

        def keep(line: str) -> None:
            lines.append(line)
            watch(line)

        try:
            # The child shares the claim: should this script be killed, the next start waits for pip to end.
            status = run(command, limit_s, on_line=keep, env={**os.environ, "PIP_USER": "0"}, keep_open=(claim.number,))
        except OutOfTime:
            raise Stop(
                f"Stopped: fetching the parts took longer than {limit_s / 60:.0f} minutes. "
                "Start again on a faster network; what has arrived is kept."
            ) from None
        finally:
            log.write_text("\n".join(lines) + "\n", "utf-8")
        if status:
            raise Stop(f"{_reason(lines)} Details: {log}")


class Progress:
    """Turns pip's lines into a few plain words: how many parts of how many."""

    def __init__(self, parts: int) -> None:
        self._parts = parts
        self._seen = 0

    def __call__(self, line: str) -> None:
        if line.startswith("Collecting "):
            self._seen += 1
            if self._seen % SAY_EVERY == 1:
                say(f"  fetching part {self._seen} of at most {self._parts}")
        elif line.startswith("Installing collected packages"):
            say(f"  installing {self._seen} parts")


class Claim:
    """Who may change an environment: one installer alone, or nobody while programs run from it.

    It is a lock of the operating system on a small file, so it ends with its process, however that dies. Windows knows
    no shared one; there, files in use cannot be renamed, which protects a running program as well.
    """

    def __init__(self, path: Path) -> None:
        # A bare descriptor, for a child to share; open until the process ends.
        self.number = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)

    def release(self) -> None:
        """Give it up; it cannot be used again."""
        os.close(self.number)

    def keep_after_exec(self) -> None:
        """Let the program that replaces this process hold the claim until its end."""
        os.set_inheritable(self.number, True)  # noqa: FBT003 - the library's signature

    if sys.platform == "win32":

        def take(self) -> bool:
            """Claim it alone; False while another installer works."""
            return self._lock_byte(msvcrt.LK_NBLCK)

        def share(self) -> bool:
            """Give up a claim alone; False while another installer works."""
            self._lock_byte(msvcrt.LK_UNLCK)
            return self.take() and self._lock_byte(msvcrt.LK_UNLCK)

        def _lock_byte(self, how: int) -> bool:
            os.lseek(self.number, 0, os.SEEK_SET)
            with contextlib.suppress(OSError):
                msvcrt.locking(self.number, how, 1)
                return True
            return False

    else:

        def take(self) -> bool:
            """Claim it alone; False while anybody else has a part in it."""
            return self._flock(fcntl.LOCK_EX)

        def share(self) -> bool:
            """Claim it together with others, also after having had it alone; False while an installer works."""
            return self._flock(fcntl.LOCK_SH)

        def _flock(self, kind: int) -> bool:
            with contextlib.suppress(BlockingIOError):
                fcntl.flock(self.number, kind | fcntl.LOCK_NB)
                return True
            return False


def hand_over(environment: Environment, claim: Claim, arguments: Sequence[str]) -> int:
    """Become the environment's Python with these arguments; on Windows, wait for it and return its exit status."""
    command = [str(environment.python), *arguments]
    sys.stdout.flush()
    if not WINDOWS:
        claim.keep_after_exec()
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    with subprocess.Popen(command) as program:
        while True:
            with contextlib.suppress(KeyboardInterrupt):  # the console tells the program itself; it ends in its own way
                return program.wait()


def _ours_or_free(root: Path, name: str) -> Path:
    """The folder to use: ``name``, or ``name-own`` where somebody else's environment has that name."""
    folder = root / name
    theirs = folder.exists() and not (folder / STATE_FILE).exists() and any(folder.iterdir())
    return root / f"{name}-own" if theirs else folder


def _require_venv_module() -> None:
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    package = f"python3.{sys.version_info[1]}-venv"
    raise Stop(
        "This Python comes without the part that makes environments. Install it, then start again:\n"
        f"  sudo apt-get install {package}",
        2,
    )


def _count_parts(locks: Sequence[Path]) -> int:
    """Distinct packages in the locks; some of them are for other systems only."""
    return len({name for lock in locks for name in re.findall(r"(?m)^([a-z0-9._-]+)==", lock.read_text("utf-8"))})


def _reason(lines: Sequence[str]) -> str:
    text = "\n".join(lines)
    for pattern, sentence in REASONS.items():
        if re.search(pattern, text):
            return sentence
    last = next((line for line in reversed(lines) if line.strip()), "no output")
    return f"The parts could not be installed: {last.strip()}."


def _silent(_line: str) -> None:
    """Nothing to show."""
