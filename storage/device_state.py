"""Small values that are this device's alone: who it is to the shop, what a person said about its clock."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict, dataclass
from typing import Any

from core.records import DeviceClass
from storage.codec import json_text

_IDENTITY = "identity"


@dataclass(frozen=True, slots=True)
class Identity:
    """What this device is to the shop; ``closed`` where its streams are used up and it can only read."""

    shop: str
    device: str
    stream: str
    device_class: DeviceClass
    series: str
    branch: str
    install: str
    demo: bool = False
    closed: bool = False


def read_value(cur: sqlite3.Cursor, key: str) -> Any:
    """A value by its key, or ``None``."""
    row = cur.execute("SELECT value FROM device_state WHERE id = ?", (key,)).fetchone()
    return json.loads(row[0]) if row else None


def write_value(cur: sqlite3.Cursor, key: str, value: Any) -> None:
    """Keep a value under its key."""
    cur.execute(
        "INSERT INTO device_state (id, value) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value",
        (key, json_text(value)),
    )


def read_identity(cur: sqlite3.Cursor) -> Identity | None:
    """Who this device is, or ``None`` before there is a shop."""
    said = read_value(cur, _IDENTITY)
    return Identity(**{**said, "device_class": DeviceClass(said["device_class"])}) if said else None


def write_identity(cur: sqlite3.Cursor, identity: Identity) -> None:
    """Keep who this device is."""
    write_value(cur, _IDENTITY, {**asdict(identity), "device_class": str(identity.device_class)})
