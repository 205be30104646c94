"""A demo shop where there is none; a restored or copied one is made anew, for a demo has no spare stream."""

from __future__ import annotations

import shutil

from core.errors import PosError
from pos_client.demo.build import build_demo
from storage.database import FILE_NAME
from storage.places import Places
from storage.startup import open_store
from storage.store import Given


def ensure_demo(places: Places, now_ms: int, app_version: str) -> bool:
    """Make the demo shop where it is missing or cannot be written any more; whether it was made."""
    if (places.data / FILE_NAME).exists() and _is_usable(places, now_ms, app_version):
        return False
    if places.data.exists():
        shutil.rmtree(places.data)
    if (places.state / "tripwire").exists():
        shutil.rmtree(places.state)
    build_demo(places, now_ms, app_version=app_version)
    return True


def _is_usable(places: Places, now_ms: int, app_version: str) -> bool:
    try:
        opened = open_store(places, Given(lambda: now_ms, bytes, app_version, 0), use_keyring=False)
    except PosError as error:
        # Another window of it is open: that is for the start to say.
        return error.key == "folder.in_use"
    try:
        who = opened.store.identity
        return who is not None and who.demo and not who.closed
    finally:
        opened.close()
