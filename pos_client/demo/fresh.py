"""A demo shop where there is nothing; whatever else lies in a folder is never touched.

It is made beside its place and moved there whole, so that a start that was cut off leaves nothing half. A demo that was
copied or restored can only read, for a demo has no spare stream: it is put aside under another name, not deleted.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from core.errors import Rejected
from pos_client.demo.build import build_demo
from storage.database import FILE_NAME
from storage.in_use import LOCK_NAME
from storage.keystore import INDEX_NAME, SECRETS_NAME, TRIPWIRE_NAME
from storage.places import Places
from storage.startup import identity_in, open_store, set_keys_aside
from storage.store import Given

_STATE_FILES: Final = (INDEX_NAME, SECRETS_NAME, TRIPWIRE_NAME)


def ensure_demo(places: Places, now_ms: int, app_version: str) -> bool:
    """Make the demo shop where its folder is missing or empty; whether it was made.

    Raises:
        Rejected: ``demo.not_a_demo`` where another shop lives there, ``demo.folder_taken`` where other files lie there,
            or what opening the data raises.
        OSError: the folders cannot be written.
    """
    if (places.data / FILE_NAME).exists():
        if not _has_ended(places, now_ms, app_version):
            return False
        places.data.rename(_free_name(places.data))
    elif _others(places.data):
        raise Rejected("demo.folder_taken", folder=str(places.data))
    if any((places.state / name).exists() for name in _STATE_FILES):
        set_keys_aside(places.state)
    _build(places, now_ms, app_version)
    return True


def _has_ended(places: Places, now_ms: int, app_version: str) -> bool:
    """Whether the demo there can only be read any more. Raises ``Rejected`` where it is no demo."""
    who = identity_in(places.data)  # only looked at: to open another shop might already change it
    if who is None or not who.demo:
        raise Rejected("demo.not_a_demo", folder=str(places.data))
    opened = open_store(places, Given(lambda: now_ms, bytes, app_version, 0), use_keyring=False)
    try:
        return opened.store.identity is not None and opened.store.identity.closed
    finally:
        opened.close()


def _others(folder: Path) -> list[Path]:
    """What lies in a folder, but for the mark of a program that runs in it."""
    return [path for path in folder.iterdir() if path.name != LOCK_NAME] if folder.exists() else []


def _free_name(folder: Path) -> Path:
    count = 1 + len(list(folder.parent.glob(f"{folder.name}.old-*")))
    return folder.with_name(f"{folder.name}.old-{count}")


def _build(places: Places, now_ms: int, app_version: str) -> None:
    making = Places(*(place.with_name(f"{place.name}.making") for place in (places.data, places.state)))
    for place in (making.data, making.state):  # only a demo that was cut off in the making bears this name
        shutil.rmtree(place, ignore_errors=True)
    build_demo(making, now_ms, app_version=app_version)
    places.state.mkdir(parents=True, exist_ok=True)
    for name in _STATE_FILES:
        if (making.state / name).exists():
            (making.state / name).replace(places.state / name)
    if places.data.exists():
        (places.data / LOCK_NAME).unlink(missing_ok=True)
        places.data.rmdir()
    making.data.rename(places.data)
    shutil.rmtree(making.state, ignore_errors=True)
