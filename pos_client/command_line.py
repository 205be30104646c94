"""The program's command line: start it in a window or a browser, or verify, back up and restore a data folder."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import secrets
import sys
import time
import webbrowser
from collections.abc import Callable, Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import PosError
from core.thai.dates import bangkok_date
from pos_client.i18n import LANGUAGES, Words, language_of, words
from pos_client.version import BUILD_MS, VERSION
from storage.places import Places, default_roots, state_folder

if TYPE_CHECKING:
    from pos_client.house import House
    from pos_client.starting import Program
    from storage.store import Given

LOG_BYTES = 1_000_000
LOG_FILES = 3


def now_ms() -> int:
    """The system's clock, UTC milliseconds."""
    return time.time_ns() // 1_000_000


def given() -> Given:
    """The real world: this clock, this randomness, this program."""
    from storage.store import Given

    return Given(now_ms, secrets.token_bytes, VERSION, BUILD_MS)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="main.py", description="OL POS")
    parser.add_argument("command", nargs="?", choices=("run", "verify", "backup", "restore"), default="run")
    parser.add_argument("target", nargs="?", help="verify: the data folder; restore: the copy")
    parser.add_argument("--web", action="store_true", help="in the browser, on this machine only")
    parser.add_argument("--desktop", action="store_true", help="in a window of its own")
    parser.add_argument("--port", type=int, default=0, help="browser mode: the port, any free one if not said")
    parser.add_argument("--no-browser", action="store_true", help="browser mode: print the address, open nothing")
    parser.add_argument("--demo", action="store_true", help="a believable demo shop, in a data folder of its own")
    parser.add_argument("--data", type=Path, help="the data folder")
    parser.add_argument("--state", type=Path, help="where keys and tripwire lie, never inside the data folder")
    asked = os.environ.get("OLPOS_LANGUAGE")
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        default=language_of(asked) if asked else None,
        help="the language before anybody signs in; the one used last if not said",
    )
    parser.add_argument("--version", action="version", version=VERSION)
    return parser


def places_of(options: argparse.Namespace) -> Places:
    """Where data and state lie for these options."""
    data_root, state_root = default_roots()
    if options.demo:
        data_root = data_root.with_name(f"{data_root.name}-demo")
    data = options.data or data_root
    return Places(data=data, state=options.state or state_folder(state_root, data))


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say; gives the exit status."""
    options = _parser().parse_args(arguments)
    w = words(language_of(options.language))
    try:
        if options.command == "verify":
            return _verify(options, w)
        if options.command == "backup":
            return _backup(options, w)
        if options.command == "restore":
            return _restore(options, w)
        return _start(options)
    except PosError as error:
        print(w.error(error), file=sys.stderr)  # noqa: T201 - the command line's own screen
        return 1


def _verify(options: argparse.Namespace, w: Words) -> int:
    from storage.verify import faults_of, look_over

    folder = Path(options.target) if options.target else places_of(options).data
    state = options.state or state_folder(default_roots()[1], folder)
    return faults_of(look_over(folder, state), print, w)


def _backup(options: argparse.Namespace, w: Words) -> int:
    from storage.backup import make_backup

    second = Path(options.target) if options.target else None
    made = make_backup(places_of(options).data, bangkok_date(now_ms()), second)
    print(w("backup.made", file=str(made)))  # noqa: T201
    return 0


def _restore(options: argparse.Namespace, w: Words) -> int:
    from storage.backup import restore_backup
    from storage.in_use import InUse

    places = places_of(options)
    if not options.target:
        raise SystemExit("restore: say which copy")
    lock = InUse(places.data)
    try:
        aside = restore_backup(Path(options.target), places.data)
    finally:
        lock.release()
    print(w("restore.done", folder=str(aside)))  # noqa: T201
    return 0


def _log_to(folder: Path) -> None:
    """Log to files beside the state; personal data is never in them."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(folder / "olpos.log", maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler, logging.StreamHandler()])
    for chatty in ("flet", "flet_web", "alembic", "uvicorn"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def _start(options: argparse.Namespace) -> int:
    places = places_of(options)
    try:
        _log_to(places.state / "logs")
    except OSError:
        logging.basicConfig(level=logging.INFO)

    def house() -> House:
        from pos_client.house import House

        return House(places, given(), use_keyring=not options.demo, demo=options.demo)

    def program() -> Program:
        from pos_client.app import living, page_main
        from pos_client.starting import Program

        made = house()
        return Program(page_main(made, options.language), lambda: living(made))

    if options.desktop:
        return _in_a_window(program)
    return _in_the_browser(program, options)


def _in_a_window(make: Callable[[], Program]) -> int:
    import flet as ft

    from pos_client.web import ASSETS

    program = make()

    async def window() -> None:
        async with program.living():
            await ft.run_async(program.main, assets_dir=str(ASSETS))

    asyncio.run(window())
    return 0


def _in_the_browser(make: Callable[[], Program], options: argparse.Namespace) -> int:
    from pos_client import web
    from pos_client.starting import Soon

    def ready(address: str) -> None:
        print(address, flush=True)  # noqa: T201 - whoever started us opens it
        if not options.no_browser:
            webbrowser.open(address)

    soon, token = Soon(make), secrets.token_urlsafe(24)
    asyncio.run(web.serve(soon.main, web.listen(options.port), token=token, lifespan=soon.living, on_ready=ready))
    return 0
