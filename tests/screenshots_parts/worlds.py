"""The shops that are photographed: folders made once, copied for every language, and the program running on a copy."""

from __future__ import annotations

import secrets
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.engine import Engine
from core.ports import Actor, Tx
from core.registry import COMMANDS
from core.thai.dates import bangkok_date
from core.trust.records import Transition
from core.users.commands import SetProfile
from pos_client.config import FILE_NAME, DeviceConfig, PrinterConfig, Routes, write_config
from pos_client.demo.fresh import ensure_demo
from pos_client.version import VERSION
from storage.backup import make_backup
from storage.database import FILE_NAME as DATABASE
from storage.places import Places
from storage.startup import Opened, open_store
from storage.store import Given
from tests.e2e import driver
from tests.fakeprinter import FakePrinter

PROGRAM = ("main.py", "--web", "--port", "0", "--no-browser")
NO_KEYRING = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
PRINTER_NAMES = {"en": "Front counter", "th": "หน้าร้าน"}
EVENING = (
    ("start_count", "OPEN", "COUNTING"),
    ("submit_count", "COUNTING", "COUNTED"),
    ("close_within", "COUNTED", "CLOSED"),
)
WORLDS = ("fresh", "till", "closed", "damaged")
"""A machine where the program never ran; the demo shop with a shift open, with none; one whose data is damaged."""


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def places(folder: Path) -> Places:
    return Places(data=folder / "data", state=folder / "state")


def demo(folder: Path) -> Path:
    """The demo shop, to be copied."""
    where = places(folder)
    ensure_demo(where, now_ms(), VERSION)
    return folder


def copy(of: Path, to: Path, world: str, language: str, printer: FakePrinter) -> Places:
    """A world of its own in one language, with its printer set up."""
    if world != "fresh":
        shutil.copytree(of, to)
    where = places(to)
    if world == "fresh":
        return where
    opened = open_store(where, Given(now_ms, secrets.token_bytes, VERSION, 0), use_keyring=False)
    try:
        _speak(opened, language)
        if world == "closed":
            _close_shift(opened)
    finally:
        opened.close()
    _set_up_printer(where, language, printer)
    if world == "damaged":
        _damage(where)
    return where


def _speak(opened: Opened, language: str) -> None:
    """Everybody in the shop reads this language."""
    engine = Engine(opened.store, COMMANDS)
    with opened.store.database.reading() as connection:
        users = [row[0] for row in connection.execute("SELECT id FROM user").fetchall()]
    for user in users:
        engine.do(SetProfile(language=language, theme="light"), Actor(user), opened.store.ids.new_id())


def _close_shift(opened: Opened) -> None:
    """The evening, as bare moves: counting has no screen yet."""
    store = opened.store
    with store.database.reading() as connection:
        shift, cashier = connection.execute("SELECT id, cashier FROM shift ORDER BY id DESC LIMIT 1").fetchone()
    after: str | None = None
    for event, before, then in EVENING:
        move = Transition(
            id=store.ids.new_id(),
            machine="shift",
            subject=shift,
            event=event,
            from_state=before,
            to_state=then,
            after=after,
        )
        after = move.id

        def work(tx: Tx, move: Transition = move) -> str:
            tx.append(move)
            return move.id

        store.transact("demo.close_shift", Actor(cashier), store.ids.new_id(), work)


def _set_up_printer(where: Places, language: str, printer: FakePrinter) -> None:
    one = PrinterConfig(
        id="front", name=PRINTER_NAMES[language], host=printer.host, port=printer.port, answers="pid", drawer=True
    )
    config = DeviceConfig(
        language="th" if language == "th" else "en",
        printers=(one,),
        routes=Routes(receipt=one.id, drawer=one.id),
        idle_lock_minutes=0,
    )
    write_config(where.state / FILE_NAME, config)


def _damage(where: Places) -> None:
    """Break the data behind a copy of it, as a failing disk does."""
    make_backup(where.data, bangkok_date(now_ms()), None)
    with sqlite3.connect(where.data / DATABASE) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    with (where.data / DATABASE).open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 4096)


@contextmanager
def running(where: Places, world: str, language: str, log: Path) -> Iterator[driver.Running]:
    """The program on a world."""
    command = [*PROGRAM, "--data", str(where.data), "--state", str(where.state), "--language", language]
    if world not in {"fresh", "damaged"}:  # a demo that does not open is made anew
        command.append("--demo")
    program = driver.start(command, env=NO_KEYRING, log=log)
    try:
        yield program
    finally:
        program.stop()
