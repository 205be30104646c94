"""People who sign in, how they prove who they are, and what they chose for themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.records import PERSONAL, DeviceClass, Json, Kind, Record, RecordType, at_least


@dataclass(frozen=True, slots=True, kw_only=True)
class User(Record):
    """A person of the shop; ``roles`` maps a branch code to role codes (``{"00000": ["CA"]}``)."""

    id: str
    name_th: str | None = field(default=None, metadata=PERSONAL)
    name_en: str | None = field(default=None, metadata=PERSONAL)
    nickname: str | None = field(default=None, metadata=PERSONAL)
    phone: str | None = field(default=None, metadata=PERSONAL)
    roles: Json = None
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifier(Record):
    """What a PIN or badge is checked against; the newest one by a device of own class or above counts.

    ``kind`` is ``PIN`` (scrypt over the keyed PIN) or ``BADGE`` (keyed hash of the badge's code, salt empty);
    ``pepper`` names the shop secret that keys it, which no journal ever holds. An empty ``hash`` takes the means
    away.
    """

    id: str
    user: str
    kind: str
    salt: str
    hash: str
    pepper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Record):
    """A person's own choices; the id is the user's."""

    id: str
    language: str | None = None
    theme: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PinLock(Record):
    """Wrong tries of one person on this device; the id is the user's. ``step`` counts the locks so far."""

    id: str
    failed: int = 0
    step: int = 0
    locked_at_ms: int = 0
    locked_until_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval(Record):
    """A manager's PIN given to one person for one payload, not used yet; worthless after ``expires_ms``."""

    id: str
    granted_by: str
    payload_hash: str
    reason: str
    expires_ms: int
    requested_by: str | None = None


def _own(device_class: DeviceClass, row: Mapping[str, Any], user: str | None) -> bool:
    return device_class.rank >= DeviceClass.TECHNICIAN.rank and user is not None and row.get("id") == user


TYPES = (
    RecordType("user", User, Kind.MASTER),
    RecordType(
        "verifier", Verifier, Kind.FACT, writers=at_least(DeviceClass.TECHNICIAN), indexes=(("user", "kind"), ("hash",))
    ),
    RecordType("profile", Profile, Kind.MASTER, writers=_own),
    RecordType("pin_lock", PinLock, Kind.LOCAL),
    RecordType("approval", Approval, Kind.LOCAL),
)
