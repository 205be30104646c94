"""What this device keeps secret, outside the data folder: private keys and the shop's pepper.

Secrets lie in the system's key store where there is one, else in a file that only its owner reads (0600). An index
beside them says which streams this device ever opened: such a one is never opened again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from core.errors import Rejected
from storage.database import disk_failure
from storage.files import make_private_folder, write_private
from storage.signing import public_key, sign

SECRET_BYTES = 32
"""Seeds of keys and the shop's pepper."""


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


def _read_json(path: Path) -> dict[str, Any] | None:
    """An object from a file, ``None`` where there is no file. Raises ``Rejected`` where it is no object any more."""
    try:
        held = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise Rejected("keys.damaged", file=path.name) from error
    if not isinstance(held, dict):
        raise Rejected("keys.damaged", file=path.name)
    return held


def _write_json(path: Path, held: Mapping[str, Any]) -> None:
    """Replace a file as a whole. Raises ``Rejected`` where the disk refuses; what was there stays."""
    try:
        write_private(path, json.dumps(held, indent=1, sort_keys=True).encode())
    except OSError as error:
        raise disk_failure(error) or Rejected("state.not_writable", folder=str(path.parent)) from error


class FileSecrets:
    """Secrets in one 0600 file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, name: str) -> str | None:
        """The secret of a name. Raises ``Rejected`` where the file is damaged."""
        found = (_read_json(self._path) or {}).get(name)
        if found is not None and not isinstance(found, str):
            raise Rejected("keys.damaged", file=self._path.name)
        return found

    def set(self, name: str, value: str) -> None:
        """Keep a secret. Raises ``Rejected`` where the file is damaged."""
        _write_json(self._path, {**(_read_json(self._path) or {}), name: value})


class KeyringSecrets:
    """Secrets in the system's key store (Windows Credential Manager, Secret Service)."""

    def __init__(self, service: str) -> None:
        import keyring

        self._keyring: Any = keyring
        self._service = service

    def get(self, name: str) -> str | None:
        """The secret of a name. Raises ``Rejected`` where the key store is locked or refuses."""
        with _key_store_in_words():
            found: str | None = self._keyring.get_password(self._service, name)
        return found

    def set(self, name: str, value: str) -> None:
        """Keep a secret. Raises ``Rejected`` where the key store is locked or refuses."""
        with _key_store_in_words():
            self._keyring.set_password(self._service, name, value)


@contextmanager
def _key_store_in_words() -> Iterator[None]:
    """Whatever a key store raises means one thing to a person: it does not give the keys now.

    Backends let through errors of D-Bus and of Windows that share no base but ``Exception``.
    """
    try:
        yield
    except Exception as error:
        raise Rejected("keys.locked") from error


def _usable_keyring(service: str) -> Secrets | None:
    """The system's key store if it keeps what it is given, else ``None``."""
    try:
        box = KeyringSecrets(service)
        box.set("probe", "kept")
        return box if box.get("probe") == "kept" else None
    except (ImportError, Rejected):
        return None


@dataclass(frozen=True, slots=True)
class HeldKey:
    """A stream's key as the index knows it."""

    stream: str
    public_key: str
    state: KeyState


INDEX_NAME, SECRETS_NAME, TRIPWIRE_NAME = "keys.json", "secrets.json", "tripwire"
BESIDE_THE_INDEX = (SECRETS_NAME, TRIPWIRE_NAME)
"""Where one of these is, an index was: its absence is damage and no first start."""


def _is_index(held: Mapping[str, Any]) -> bool:
    """Whether a key index has the shape that this version writes."""
    streams, peppers = held.get("streams"), held.get("peppers")
    return (
        held.get("backend") in (None, "file", "keyring")
        and isinstance(held.get("install"), str | None)
        and isinstance(peppers, list)
        and all(isinstance(pepper, str) for pepper in peppers)
        and isinstance(streams, dict)
        and all(
            isinstance(entry, dict) and isinstance(entry.get("public"), str) and entry.get("state") in set(KeyState)
            for entry in streams.values()
        )
    )


class KeyStore:
    """The index of keys and the secrets behind it.

    Raises:
        Rejected: the index is damaged, or the system's key store does not open.
    """

    def __init__(self, folder: Path, *, use_keyring: bool) -> None:
        make_private_folder(folder)
        self._folder = folder
        self._index_path = folder / INDEX_NAME
        self._index = self._read_index()
        self._secrets = self._open_secrets(use_keyring=use_keyring)

    def _read_index(self) -> dict[str, Any]:
        index = _read_json(self._index_path)
        if index is None:
            if any((self._folder / name).exists() for name in BESIDE_THE_INDEX):
                raise Rejected("keys.damaged", file=self._index_path.name)
            return {"backend": None, "install": None, "streams": {}, "peppers": []}
        if not _is_index(index):
            raise Rejected("keys.damaged", file=self._index_path.name)
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
        return FileSecrets(self._folder / SECRETS_NAME)

    def _change(self, index: dict[str, Any]) -> None:
        """Keep a changed index; what this program believes changes only once it is on the disk."""
        _write_json(self._index_path, index)
        self._index = index

    def _change_streams(self, changes: Mapping[str, Mapping[str, Any]], **more: Any) -> None:
        """Change entries of streams, and members of the index, all at once."""
        streams = {stream: dict(entry) for stream, entry in self._index["streams"].items()}
        for stream, change in changes.items():
            streams.setdefault(stream, {}).update(change)
        self._change({**self._index, "streams": streams, **more})

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
        self._change_streams({s: {"state": KeyState.USED} for s in self._index["streams"]}, install=install, peppers=[])

    def add_key(self, stream: str, seed: bytes, state: KeyState) -> None:
        """Keep a new stream's key; the secret is safe before the index names it."""
        self._secrets.set(f"stream {stream}", seed.hex())
        self._change_streams({stream: {"public": public_key(seed), "state": state}})

    def mark(self, states: Mapping[str, KeyState]) -> None:
        """Change what became of keys, all at once."""
        assert states.keys() <= self._index["streams"].keys(), "keys of this device"
        self._change_streams({stream: {"state": state} for stream, state in states.items()})

    def held(self) -> list[HeldKey]:
        """Every key that this device ever held."""
        streams = self._index["streams"]
        return [HeldKey(s, entry["public"], KeyState(entry["state"])) for s, entry in sorted(streams.items())]

    def state_of(self, stream: str) -> KeyState | None:
        """What became of one stream's key here."""
        entry = self._index["streams"].get(stream)
        return KeyState(entry["state"]) if entry else None

    def name_install(self, install: str) -> None:
        """Name this installation where no shop was begun here: its keys came with the recovery code."""
        self._change({**self._index, "install": install})

    def keep_certificates(self, certificates: Mapping[str, Mapping[str, Any]]) -> None:
        """Keep the certificates of own keys beside them: a restored database may be older than they are."""
        streams = self._index["streams"]
        fresh = {s: {"certificate": dict(c)} for s, c in certificates.items() if s in streams}
        if any(streams[s].get("certificate") != change["certificate"] for s, change in fresh.items()):
            self._change_streams(fresh)

    def certificates(self) -> list[Mapping[str, Any]]:
        """The certificates that were kept with the keys."""
        return [entry["certificate"] for _, entry in sorted(self._index["streams"].items()) if "certificate" in entry]

    def seed(self, stream: str) -> bytes | None:
        """The secret of a stream's key. Raises ``Rejected`` where it is not the one that the index names."""
        entry = self._index["streams"].get(stream)
        text = self._secrets.get(f"stream {stream}") if entry else None
        if entry is None or text is None:
            return None
        seed = _bytes_of(text)
        if public_key(seed) != entry["public"]:
            raise Rejected("keys.damaged", file=SECRETS_NAME)
        return seed

    def sign(self, stream: str, message: bytes) -> str:
        """Sign with a stream's key. Raises ``Rejected`` where this device does not hold it (any more)."""
        seed = self.seed(stream)
        if seed is None:
            raise Rejected("keys.missing")
        return sign(seed, message)

    def add_pepper(self, pepper_id: str, pepper: bytes) -> None:
        """Keep a shop secret for PIN verifiers; the newest is used for new ones."""
        self._secrets.set(f"pepper {pepper_id}", pepper.hex())
        self._change({**self._index, "peppers": [*(p for p in self._index["peppers"] if p != pepper_id), pepper_id]})

    def pepper(self, pepper_id: str | None = None) -> tuple[str, bytes] | None:
        """A shop secret by its id, or the newest."""
        held = self._index["peppers"]
        wanted = pepper_id if pepper_id is not None else (held[-1] if held else None)
        if wanted not in held:
            return None
        text = self._secrets.get(f"pepper {wanted}")
        return (str(wanted), _bytes_of(text)) if text else None


def _bytes_of(text: str) -> bytes:
    """A secret of 32 bytes as it is kept. Raises ``Rejected``."""
    try:
        secret = bytes.fromhex(text)
    except ValueError as error:
        raise Rejected("keys.damaged", file=SECRETS_NAME) from error
    if len(secret) != SECRET_BYTES:
        raise Rejected("keys.damaged", file=SECRETS_NAME)
    return secret
