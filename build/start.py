"""Installs what the program needs into .venv beside the code, then starts it: ``python3 build/start.py --demo``.

The first start fetches the parts of build/requirements/web.txt and desktop.txt, each checked against its hash; later
ones use no network. The screens open in a window of their own where that is possible without a download, else in the
browser; a sentence says which and why. See bootstrap.py on the syntax.
"""

import argparse
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from urllib.request import url2pathname

from bootstrap import ROOT, Stop, guarded, say
from environment import Environment, hand_over

LOCKS = ("web", "desktop")  # always both: the keys that one mode stores, the other must find

USAGE = """python3 build/start.py [--web | --desktop] [--prepare] [anything that main.py understands]"""
EPILOG = """\
main.py understands:
  --demo         a believable shop to look at, in a data folder of its own
  --data DIR     use this data folder
  --state DIR    use this folder for what belongs to this device alone
  --port N       the port on localhost for the browser
  --no-browser   serve, but open no browser
  verify, restore, backup   commands on a data folder; python3 build/start.py verify --help
"""


class Computer(NamedTuple):
    """What the choice between window and browser depends on."""

    platform: str  # as sys.platform
    environ: Mapping[str, str]
    home: Path
    is_wsl: bool = False


class View(NamedTuple):
    """Where the screens will be, as an option of main.py, and the reason in words."""

    option: str
    reason: str


def main(arguments: list[str]) -> int:
    """Prepare the environment, choose window or browser, and become the program; returns an exit status.

    Raises:
        Stop: something a person must do first.
    """
    # Not the parser's defaults: an abbreviation or a command's own --help belongs to main.py.
    parser = argparse.ArgumentParser(
        usage=USAGE, epilog=EPILOG, allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--web", action="store_true", help="show the screens in the browser, on localhost only")
    parser.add_argument("--desktop", action="store_true", help="show the screens in a window of their own, or refuse")
    parser.add_argument("--prepare", action="store_true", help="make the environment and stop")
    is_command = bool(arguments) and not arguments[0].startswith("-")
    options, others = (parser.parse_args([]), arguments) if is_command else parser.parse_known_args(arguments)
    if options.web and options.desktop:
        raise Stop("Choose one of --web and --desktop.", 2)
    program = ROOT / "main.py"
    if not program.exists() and not options.prepare:
        raise Stop(f"There is no main.py in {ROOT}: this copy of the program is not whole.", 2)

    environment = Environment(".venv", LOCKS)
    claim = environment.prepare()
    if options.prepare:
        say(f"Ready: {environment.folder}")
        return 0
    if not is_command:
        view = choose_view(this_computer(), flet_version(), web=options.web, desktop=options.desktop)
        say(view.reason)
        others = [view.option, *others]
    return hand_over(environment, claim, [str(program), *others])


def choose_view(computer: Computer, flet: "str | None", *, web: bool, desktop: bool) -> View:
    """Decide between a window and the browser; ``flet`` is the version whose client fits, None where none can start.

    Raises:
        Stop: a window was asked for and cannot be opened without a download.
    """
    if web:
        return View("--web", "Starting in the browser, as asked.")
    obstacle = _obstacle(computer, flet)
    if not obstacle:
        return View("--desktop", "Starting in a window of its own.")
    if desktop:
        raise Stop(f"No window can be opened: {obstacle}. Without --desktop it starts in the browser.", 2)
    return View("--web", f"Starting in the browser: {obstacle}.")


def _obstacle(computer: Computer, flet: "str | None") -> str:
    """Why no window can be opened, or nothing. Never leads to a download: Flet's own has no time limit."""
    if computer.platform not in {"linux", "win32"}:
        return "windows are supported on Linux and Windows only"
    # Flet asks for DISPLAY too, also under Wayland, and serves the browser where it is missing.
    if computer.platform == "linux" and not computer.environ.get("DISPLAY") and not computer.is_wsl:
        return "this computer has no display (DISPLAY is not set)"
    if flet is None:
        return "the list of parts has no desktop part of Flet"
    if not _client_is_at_hand(computer, flet):
        return f"Flet's desktop client {flet} is not on this computer (CONTRIBUTING.md says how to put it there)"
    return ""


def _client_is_at_hand(computer: Computer, flet: str) -> bool:
    """Whether Flet will find its client without a download, looking where Flet 1.0 looks and in its order."""
    windows = computer.platform == "win32"
    binary = "flet.exe" if windows else "flet"
    chosen = computer.environ.get("FLET_VIEW_PATH", "")
    if chosen and (Path(chosen) / binary).is_file():
        return True
    flavor = computer.environ.get("FLET_DESKTOP_FLAVOR", "").strip().lower()
    if flavor not in {"full", "light"}:
        flavor = "full" if windows else "light"
    cached = computer.home / ".flet" / "client" / f"flet-desktop-{flavor}-{flet}"
    if cached.exists():  # Flet takes the folder as it is, whole or not
        return (cached / "flet" / binary).is_file()
    archive = urlsplit(computer.environ.get("FLET_CLIENT_URL", ""))
    return archive.scheme == "file" and Path(url2pathname(archive.path)).is_file()


def this_computer() -> Computer:
    """The computer this runs on."""
    try:
        is_wsl = "microsoft" in Path("/proc/version").read_text("utf-8").lower()
    except OSError:
        is_wsl = False
    return Computer(sys.platform, os.environ, Path.home(), is_wsl)


def flet_version(root: Path = ROOT) -> "str | None":
    """The version of Flet's desktop part in the lock, None where the lock has none."""
    lock = (root / "build" / "requirements" / "desktop.txt").read_text("utf-8")
    found = re.search(r"(?m)^flet-desktop==(\S+)", lock)
    return found.group(1) if found else None


if __name__ == "__main__":
    sys.exit(guarded(main))
