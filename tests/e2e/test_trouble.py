"""What keeps the data from being opened, in a real Chromium: a sentence in both languages, and a way out that works."""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from core.engine import Engine
from core.ports import Actor
from core.registry import COMMANDS
from core.thai.dates import bangkok_date
from core.users.commands import SetProfile
from pos_client.version import VERSION
from storage.backup import make_backup
from storage.ceremonies import open_shop
from storage.database import FILE_NAME
from storage.startup import open_store
from storage.store import Given, Store
from tests.e2e.conftest import OpenApp, Program
from tests.e2e.test_sign_in import press_pin
from tests.shop import FORM, OWNER_PIN
from tests.storage.breaking import change_bytes, needs_mounts, read_only

OWNER = "person-0"


@contextmanager
def store_of(program: Program) -> Iterator[Store]:
    """The shop's data while the program is not running."""
    given = Given(lambda: time.time_ns() // 1_000_000, secrets.token_bytes, VERSION, 0)
    opened = open_store(program.places, given, use_keyring=False)
    try:
        yield opened.store
    finally:
        opened.close()


@pytest.fixture
def program(fresh_program: Program) -> Program:
    """The program with a shop that was just born, by the real clock."""
    with store_of(fresh_program) as store:
        open_shop(store, FORM)
    return fresh_program


def damage(program: Program, at: int, length: int) -> None:
    """What a failing disk does."""
    with sqlite3.connect(program.places.data / FILE_NAME) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    change_bytes(program.places.data / FILE_NAME, at, b"\xff" * length)


def test_a_second_program_on_the_same_data_says_so_until_the_first_one_ends(
    program: Program, open_app: OpenApp
) -> None:
    first = program.start()
    thai = open_app(program.start("--language", "th"), layout="tablet")
    english = open_app(program.start("--language", "en"), layout="phone", language="en")
    thai.expect("trouble", "เปิดโฟลเดอร์").expect("facts", str(program.places.data))
    english.expect("trouble", "already open").expect("facts", str(program.places.data))
    english.tap("again").expect("trouble", "already open")
    first.stop()
    english.tap("again").shown(OWNER)
    thai.press("Enter").expect("trouble", "เปิดโฟลเดอร์")  # now the other one has it
    assert (english.complaints, thai.complaints) == ([], [])


def test_damaged_data_is_restored_from_a_copy_that_was_chosen(program: Program, open_app: OpenApp) -> None:
    with store_of(program) as store:
        make_backup(program.places.data, bangkok_date(time.time_ns() // 1_000_000), None)
        owner = store.database.writer.execute("SELECT id FROM user").fetchone()[0]
        Engine(store, COMMANDS).do(SetProfile(theme="dark"), Actor(owner), store.ids.new_id())
    damage(program, 100, 4096)

    app = open_app(program.start("--language", "en"), layout="tablet", language="en")
    app.expect("trouble", "damaged").type("folder", "/nowhere/at/all").tap("look").expect("folder-error", "no copy")
    app.tap("copy-0").expect("restore-ask", "kept beside it").tap("no").gone("restore-ask")
    app.tap("copy-0").shown("restore").tap("restore").shown(OWNER).expect("data-notice", "A backup was restored here")
    press_pin(app, OWNER_PIN).shown("nav-sale")
    app.tap("badge-notice").expect("machine-notice", "restored from a backup")
    app.shown("backup-here").tap("notice-away").gone("machine-notice").gone("badge-notice")
    assert (app.complaints, app.failed) == ([], [])


def test_damaged_data_without_a_copy_is_said_in_thai(program: Program, open_app: OpenApp) -> None:
    damage(program, 0, 100)
    app = open_app(program.start("--language", "th"), layout="phone")
    app.expect("trouble", "ไฟล์").shown("folder").expect("again", "ลองอีกครั้ง").gone("copy-0")


@needs_mounts
def test_a_folder_that_cannot_be_written_says_so_until_it_can(program: Program, open_app: OpenApp) -> None:
    with read_only(program.places.data):
        english = open_app(program.start("--language", "en"), layout="tablet", language="en")
        english.expect("trouble", "cannot be written").expect("facts", str(program.places.data))
        thai = open_app(program.start("--language", "th"), layout="phone")
        thai.expect("trouble", "เขียนไม่ได้").expect("facts", str(program.places.data))
    english.tap("again").shown(OWNER)
