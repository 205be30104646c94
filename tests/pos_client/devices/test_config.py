"""The settings of a device: read strictly, written whole, nothing lost that a newer version put there."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Rejected
from pos_client.config import (
    DeviceConfig,
    PrinterConfig,
    Routes,
    config_of,
    config_table,
    read_config,
    write_config,
)

FRONT = PrinterConfig(id="front", name="หน้าร้าน", host="192.168.1.50", drawer=True, backup="back")
BACK = PrinterConfig(id="back", name="หลังร้าน", host="fe80::1", port=9101, width_dots=384, answers="none")
BOTH = DeviceConfig(
    language="en",
    printers=(FRONT, BACK),
    routes=Routes(receipt="front", drawer="front"),
    second_folder="E:\\สำรอง",
    sound="loud",
    idle_lock_minutes=0,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "device.toml"


def test_without_a_file_there_are_defaults_and_no_printer(file: Path) -> None:
    assert read_config(file) == DeviceConfig()
    assert DeviceConfig().for_route("receipt") is None
    assert DeviceConfig().routes.served == ()


def test_what_is_written_is_read_back(file: Path) -> None:
    write_config(file, BOTH)
    found = read_config(file)
    assert found == BOTH
    assert found.for_route("receipt") == FRONT
    assert found.routes.served == ("receipt", "drawer")


def test_a_person_can_read_it(file: Path) -> None:
    write_config(file, BOTH)
    text = file.read_text("utf-8")
    assert 'name = "หน้าร้าน"' in text
    assert 'receipt = "front"' in text


def test_what_this_version_does_not_know_is_kept(file: Path) -> None:
    raw = config_table(BOTH)
    raw["future"] = {"colour": "red", "when": [1, 2]}
    raw["zoom"] = 120
    raw["routes"]["label"] = "back"
    raw["printers"][1]["density"] = 3
    raw["backup"]["third"] = "F:\\"
    write_config(file, replace(config_of(raw), sound="off"))
    again = tomllib.loads(file.read_text("utf-8"))
    assert again == {**raw, "sound": "off"}


def test_a_byte_order_mark_of_an_editor_does_no_harm(file: Path) -> None:
    write_config(file, BOTH)
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert read_config(file) == BOTH


WRONG = {
    "": ["language = ", "\x00", "a = 1\na = 2", "[" * 5000],
    "language": ['language = "de"', "language = 1"],
    "sound": ['sound = "LOUD"', "sound = true"],
    "idle_lock_minutes": ["idle_lock_minutes = -1", "idle_lock_minutes = 1.5", "idle_lock_minutes = true", "idle_lock_minutes = 241"],
    "printers": ['printers = "front"', "[printers]", "printers = [" + "{}," * 21 + "]"],
    "printers.0": ["printers = [1]"],
    "printers.0.id": ["[[printers]]", '[[printers]]\nid = ""'],
    "printers.0.name": ['[[printers]]\nid = "a"', '[[printers]]\nid = "a"\nname = "\\n"'],
    "printers.0.host": [
        '[[printers]]\nid = "a"\nname = "A"\nhost = "printer.local"',
        '[[printers]]\nid = "a"\nname = "A"\nhost = "192.168.1.256"',
    ],
    "printers.0.port": ['[[printers]]\nid = "a"\nname = "A"\nhost = "::1"\nport = 0', '[[printers]]\nid = "a"\nname = "A"\nhost = "::1"\nport = "9100"'],
    "printers.0.kind": ['[[printers]]\nid = "a"\nname = "A"\nhost = "::1"\nkind = "usb"'],
    "printers.0.width_dots": ['[[printers]]\nid = "a"\nname = "A"\nhost = "::1"\nwidth_dots = 512'],
    "printers.0.answers": ['[[printers]]\nid = "a"\nname = "A"\nhost = "::1"\nanswers = "maybe"'],
    "printers.0.drawer": ['[[printers]]\nid = "a"\nname = "A"\nhost = "::1"\ndrawer = 1'],
    "printers.0.backup": ['[[printers]]\nid = "a"\nname = "A"\nhost = "::1"\nbackup = "a"', '[[printers]]\nid = "a"\nname = "A"\nhost = "::1"\nbackup = "b"'],
    "printers.1.id": ['[[printers]]\nid = "a"\nname = "A"\nhost = "::1"\n' * 2],
    "routes": ["routes = 1"],
    "routes.receipt": ['[routes]\nreceipt = "front"'],
    "routes.drawer": ['[routes]\ndrawer = "front"', '[[printers]]\nid = "a"\nname = "A"\nhost = "::1"\n[routes]\ndrawer = "a"'],
    "backup": ["backup = 1"],
    "backup.second_folder": ["[backup]\nsecond_folder = 1"],
}  # fmt: skip


@pytest.mark.parametrize(("field", "text"), [(field, text) for field, texts in WRONG.items() for text in texts])
def test_what_cannot_be_is_refused_with_its_place(file: Path, field: str, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    with pytest.raises(Rejected) as refused:
        read_config(file)
    assert (refused.value.key, refused.value.field) == ("config.unreadable", field)
    assert refused.value.params == {"place": field or "device.toml"}


def test_a_file_that_is_none_or_too_large_is_refused(file: Path) -> None:
    file.mkdir(parents=True)
    with pytest.raises(Rejected, match="config.unreadable"):
        read_config(file)
    file.rmdir()
    file.write_bytes(b"#" * (256 * 1024 + 1))
    with pytest.raises(Rejected, match="config.unreadable"):
        read_config(file)


def test_settings_that_contradict_each_other_are_not_written(file: Path) -> None:
    write_config(file, BOTH)
    before = file.read_bytes()
    with pytest.raises(Rejected, match="config.unreadable"):
        write_config(file, replace(BOTH, printers=(FRONT,)))
    assert file.read_bytes() == before


def test_a_disk_that_refuses_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    with pytest.raises(Rejected, match="config.not_saved"):
        write_config(blocked / "device.toml", BOTH)
    folder = tmp_path / "device.toml"
    folder.mkdir()
    with pytest.raises(Rejected, match="config.not_saved"):
        write_config(folder, BOTH)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["device.toml", "file"]


def test_a_printer_is_changed_and_taken_away_with_every_way_to_it() -> None:
    moved = BOTH.with_printer(replace(BACK, host="192.168.1.77"))
    assert [printer.host for printer in moved.printers] == ["192.168.1.50", "192.168.1.77"]
    assert DeviceConfig().with_printer(BACK).printers == (BACK,)
    alone = BOTH.without_printer("back")
    assert alone.printers == (replace(FRONT, backup=None),)
    assert BOTH.without_printer("front").routes.served == ()
    config_of(config_table(alone))


VALUES = st.recursive(
    st.booleans() | st.integers(-5, 70_000) | st.text(max_size=6) | st.sampled_from(("front", "pid", "::1", "tcp")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ("id", "name", "host", "port", "drawer", "backup", "receipt", "printers", "routes", "sound", "x")), inner, max_size=6),
    max_leaves=12,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(("printers", "routes", "backup", "language", "sound", "y")), VALUES))
def test_any_table_is_settings_or_is_refused_in_words(raw: dict[str, object]) -> None:
    try:
        config = config_of(raw)
    except Rejected as refused:
        assert refused.key == "config.unreadable"
    else:
        assert config_of(config_table(config)) == config
