"""Writes build/requirements/*.txt from pyproject.toml: every part with its version and hashes, for Linux and Windows.

``python build/lock.py`` keeps the versions that are there as long as they fit; ``--upgrade`` takes the newest,
``--upgrade-package NAME`` the newest of one; ``--check`` writes nothing and fails where the locks are not what
pyproject.toml asks for. Needs uv (in the tools extra) and the network. See bootstrap.py on the syntax.

A lock names no host and no folder: where parts come from is the machine's own setting. Only ready-made parts (wheels)
count, since building one would run code and fetch tools that no hash covers.
"""

import argparse
import importlib.util
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bootstrap import ROOT, Stop, guarded, say

REQUIREMENTS = Path("build") / "requirements"
EVERYTHING = "test"
EXTRAS = {  # lock → extras of pyproject.toml, beside the dependencies that every lock has
    EVERYTHING: ("desktop", "web", "tools", "test"),
    "client": (),
    "web": ("web",),
    "desktop": ("desktop",),
}
OLDEST = "3.11"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PLATFORMS = ("x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc")
UV_LIMIT_S = 300


def main(arguments: list[str]) -> int:
    """Write or check the locks; returns an exit status.

    Raises:
        Stop: uv is missing, or it cannot resolve.
    """
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0], allow_abbrev=False)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a lock would change")
    parser.add_argument("--upgrade", action="store_true", help="take the newest version of everything")
    parser.add_argument("--upgrade-package", action="append", default=[], metavar="NAME", help="the newest of this")
    options = parser.parse_args(arguments)
    upgrades = ["--upgrade"] if options.upgrade else []
    for name in options.upgrade_package:
        upgrades += ["--upgrade-package", name]

    uv = find_uv()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        _copy_inputs(work)
        for lock in EXTRAS:
            _compile(uv, work, lock, upgrades)
        for platform in PLATFORMS:
            for python in PYTHONS:
                _require_wheels(uv, work, platform, python)
        changed = [lock for lock in EXTRAS if _text(work, lock) != _text(ROOT, lock)]
        if not options.check:
            for lock in changed:
                (ROOT / REQUIREMENTS / f"{lock}.txt").write_text(_text(work, lock), "utf-8", newline="\n")
    names = ", ".join(f"{lock}.txt" for lock in changed) or "none"
    say(f"{len(EXTRAS)} locks, {'out of date' if options.check else 'changed'}: {names}")
    return 1 if options.check and changed else 0


def find_uv() -> list[str]:
    """The command that runs uv: this Python's, that of .venv-test, or the one on the path.

    Raises:
        Stop: there is none.
    """
    if importlib.util.find_spec("uv"):
        return [sys.executable, "-m", "uv"]
    for place in (ROOT / ".venv-test" / "bin" / "uv", ROOT / ".venv-test" / "Scripts" / "uv.exe", shutil.which("uv")):
        if place and Path(place).exists():
            return [str(place)]
    raise Stop("uv is missing. Run python build/check.py once, which installs it into .venv-test; then this again.", 2)


def _copy_inputs(work: Path) -> None:
    """Work in a copy: what uv writes into a lock is then relative, and --check leaves the locks alone."""
    (work / REQUIREMENTS).mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", work)
    for lock in EXTRAS:
        if (ROOT / REQUIREMENTS / f"{lock}.txt").exists():
            shutil.copy(ROOT / REQUIREMENTS / f"{lock}.txt", work / REQUIREMENTS)


def _compile(uv: list[str], work: Path, lock: str, upgrades: list[str]) -> None:
    output = (REQUIREMENTS / f"{lock}.txt").as_posix()
    command = ["pyproject.toml", "--output-file", output, "--universal", "--python-version", OLDEST]
    command += ["--generate-hashes", "--no-emit-index-url", "--only-binary", ":all:", *upgrades]
    command += ["--annotation-style", "line", "--custom-compile-command", "python build/lock.py"]
    for extra in EXTRAS[lock]:
        command += ["--extra", extra]
    if lock != EVERYTHING:  # what ships is what was tested
        command += ["--constraint", (REQUIREMENTS / f"{EVERYTHING}.txt").as_posix()]
    _uv(uv, work, command, f"{lock}.txt cannot be resolved")


def _require_wheels(uv: list[str], work: Path, platform: str, python: str) -> None:
    """Resolve the lock of everything for one platform, which fails where a part has no wheel for it."""
    command = [(REQUIREMENTS / f"{EVERYTHING}.txt").as_posix(), "--no-deps", "--only-binary", ":all:"]
    command += ["--python-platform", platform, "--python-version", python]
    _uv(uv, work, command, f"There is no wheel of everything for {platform}, Python {python}")


def _uv(uv: list[str], work: Path, command: list[str], complaint: str) -> None:
    # --no-config: a machine's own folders or indexes must not decide what a lock says.
    whole = [*uv, "pip", "compile", "--no-config", "--quiet", *command]
    try:
        done = subprocess.run(whole, cwd=work, check=False, capture_output=True, text=True, timeout=UV_LIMIT_S)
    except subprocess.TimeoutExpired:
        raise Stop(f"Stopped: uv took longer than {UV_LIMIT_S} s. Check the network.") from None
    if done.returncode:
        raise Stop(f"{complaint}:\n{done.stderr.strip()}")


def _text(root: Path, lock: str) -> str:
    path = root / REQUIREMENTS / f"{lock}.txt"
    return path.read_text("utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(guarded(main))
