"""The device's settings while the program runs: read once, changed one at a time, written as a whole."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from core.errors import PosError
from pos_client.config import DeviceConfig, read_config, write_config

_log = logging.getLogger("olpos.settings")


class DeviceSettings:
    """What is set on this device, behind ``device.toml``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.fault: PosError | None = None
        """Why the file could not be read: the defaults count then, and nothing overwrites what a person wrote."""
        self.config = self._read()

    def _read(self) -> DeviceConfig:
        try:
            return read_config(self.path)
        except PosError as error:
            _log.warning("%s", error)
            self.fault = error
            return DeviceConfig()

    def change(self, how: Callable[[DeviceConfig], DeviceConfig]) -> DeviceConfig:
        """Change the settings and write them; to be called on the writing thread, so that two changes do not cross.

        Raises:
            Rejected: the file cannot be read or written; everything stays as it was.
        """
        if self.fault is not None:
            raise self.fault
        changed = how(self.config)
        write_config(self.path, changed)
        self.config = changed
        return changed
