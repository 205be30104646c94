"""Where a device keeps its data and what never leaves it: known before anything else of the store is."""

from __future__ import annotations

import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """Where a device keeps what: ``data`` is backed up and may be copied, ``state`` never is."""

    data: Path
    state: Path


def state_folder(root: Path, data: Path) -> Path:
    """The state folder of a data folder: one for each, so that a demo and a shop never share keys or tripwire."""
    name = hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:16]
    return root / name


def default_roots(environment: dict[str, str] | None = None) -> tuple[Path, Path]:
    """Where data and state lie where nobody said: ``(data root, state root)`` of this platform and user."""
    env = dict(os.environ) if environment is None else environment
    android = env.get("FLET_APP_STORAGE_DATA")
    if android:
        return Path(android) / "shop", Path(android) / "state"
    home = Path(env.get("HOME") or env.get("USERPROFILE") or Path.home())
    if sys.platform == "win32":
        local = Path(env.get("LOCALAPPDATA") or home / "AppData" / "Local")
        data, state = local / "OL POS" / "shop", local / "OL POS" / "state"
    else:
        data = Path(env.get("XDG_DATA_HOME") or home / ".local" / "share") / "olpos"
        state = Path(env.get("XDG_STATE_HOME") or home / ".local" / "state") / "olpos"
    return data, state
