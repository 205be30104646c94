"""What this device keeps secret, outside the data folder: private keys and the shop's pepper.

Secrets lie in the system's key store where there is one, else in a file that only its owner reads (0600). An index
beside them says which streams this device ever opened: such a one is never opened again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from core.errors import Rejected
from storage.files import make_private_folder, write_private
from storage.signing import public_key, sign


class KeyState(StrEnum):
    """What became of a stream's key on this device."""

    NEW = "new"  # made, waiting for its certificate
    SPARE = "spare"
    WORK = "work"
    USED = "used"  # never opened again


class Secrets(Protocol):
    """Where secrets lie: text by name."""

    def get(self, name: str) -> str | None: ...
    def set(self, name: str, value: str) -> None: ...


class FileSecrets:
    """Secrets in one 0600 file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def _read(self) -> dict[str, str]:
        try:
            held: dict[str, str] = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        return held

    def get(self, name: str) -> str | None:
        """The secret of a name."""
        return self._read().get(name)

    def set(self, name: str, value: str) -> None:
        """Keep a secret."""
        write_private(self._path, json.dumps({**self._read(), name: value}, indent=1).encode())


class KeyringSecrets:
    """Secrets in the system's key store (Windows Credential Manager, Secret Service)."""

    def __init__(self, service: str) -> None:
        import keyring

        self._keyring: Any = keyring
        self._service = service

    def get(self, name: str) -> str | None:
        """The secret of a name. Raises ``Rejected`` where the key store is locked or refuses."""
        try:
            found: str | None = self._keyring.get_password(self._service, name)
        except self._keyring.errors.KeyringError as error:
            raise Rejected("keys.locked") from error
        return found

    def set(self, name: str, value: str) -> None:
        """Keep a secret. Raises ``Rejected`` where the key store is locked or refuses."""
        try:
            self._keyring.set_password(self._service, name, value)
        except self._keyring.errors.KeyringError as error:
            raise Rejected("keys.locked") from error


def _usable_keyring(service: str) -> Secrets | None:
    """The system's key store if it keeps what it is given, else ``None``."""
    try:
        box = KeyringSecrets(service)
        box.set("probe", "kept")
        return box if box.get("probe") == "kept" else None
    except (ImportError, Rejected, RuntimeError):  # RuntimeError: no backend at all on some systems
        return None


@dataclass(frozen=True, slots=True)
class HeldKey:
    """A stream's key as the index knows it."""

    stream: str
    public_key: str
    state: KeyState


class KeyStore:
    """The index of keys and the secrets behind it."""

    def __init__(self, folder: Path, *, use_keyring: bool) -> None:
        make_private_folder(folder)
        self._folder = folder
        self._index_path = folder / "keys.json"
        self._index = self._read_index()
        self._secrets = self._open_secrets(use_keyring=use_keyring)

    def _read_index(self) -> dict[str, Any]:
        try:
            index: dict[str, Any] = json.loads(self._index_path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {"backend": None, "install": None, "streams": {}, "peppers": []}
        return index

    def _open_secrets(self, *, use_keyring: bool) -> Secrets:
        service = f"olpos {self._folder.name}"
        if self._index["backend"] is None:
            box = _usable_keyring(service) if use_keyring else None
            self._index["backend"] = "keyring" if box else "file"
        if self._index["backend"] == "keyring":
            try:
                return KeyringSecrets(service)
            except ImportError as error:
                raise Rejected("keys.locked") from error
        return FileSecrets(self._folder / "secrets.json")

    def _write_index(self) -> None:
        write_private(self._index_path, json.dumps(self._index, indent=1, sort_keys=True).encode())

    @property
    def backend(self) -> str:
        """``keyring`` or ``file``; shown in the diagnostics."""
        return str(self._index["backend"])

    @property
    def install(self) -> str | None:
        """The id of this installation."""
        found: str | None = self._index["install"]
        return found

    def begin(self, install: str) -> None:
        """Name this installation; earlier keys stay known as used."""
        self._index["install"] = install
        for entry in self._index["streams"].values():
            entry["state"] = KeyState.USED
        self._index["peppers"] = []
        self._write_index()

    def add_key(self, stream: str, seed: bytes, state: KeyState) -> None:
        """Keep a new stream's key; the secret is safe before the index names it."""
        self._secrets.set(f"stream {stream}", seed.hex())
        self._index["streams"][stream] = {"public": public_key(seed), "state": state}
        self._write_index()

    def mark(self, states: Mapping[str, KeyState]) -> None:
        """Change what became of keys, all at once."""
        for stream, state in states.items():
            self._index["streams"][stream]["state"] = state
        self._write_index()

    def held(self) -> list[HeldKey]:
        """Every key that this device ever held."""
        streams = self._index["streams"]
        return [HeldKey(s, entry["public"], KeyState(entry["state"])) for s, entry in sorted(streams.items())]

    def state_of(self, stream: str) -> KeyState | None:
        """What became of one stream's key here."""
        entry = self._index["streams"].get(stream)
        return KeyState(entry["state"]) if entry else None

    def seed(self, stream: str) -> bytes | None:
        """The secret of a stream's key."""
        text = self._secrets.get(f"stream {stream}") if stream in self._index["streams"] else None
        return bytes.fromhex(text) if text else None

    def sign(self, stream: str, message: bytes) -> str:
        """Sign with a stream's key. Raises ``Rejected`` where this device does not hold it (any more)."""
        seed = self.seed(stream)
        if seed is None:
            raise Rejected("keys.missing")
        return sign(seed, message)

    def add_pepper(self, pepper_id: str, pepper: bytes) -> None:
        """Keep a shop secret for PIN verifiers; the newest is used for new ones."""
        self._secrets.set(f"pepper {pepper_id}", pepper.hex())
        self._index["peppers"] = [p for p in self._index["peppers"] if p != pepper_id] + [pepper_id]
        self._write_index()

    def pepper(self, pepper_id: str | None = None) -> tuple[str, bytes] | None:
        """A shop secret by its id, or the newest."""
        held = self._index["peppers"]
        wanted = pepper_id if pepper_id is not None else (held[-1] if held else None)
        if wanted not in held:
            return None
        text = self._secrets.get(f"pepper {wanted}")
        return (str(wanted), bytes.fromhex(text)) if text else None
