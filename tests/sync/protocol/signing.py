"""Real Ed25519 keys for tests: the protocol itself has signing injected."""

from __future__ import annotations

import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sync.protocol.trust import stream_id


def verify(public_key: str, message: bytes, signature: str) -> bool:
    """Whether the signature holds."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(bytes.fromhex(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True


class Key:
    """A key pair made from a name or from the hex of its seed; call it to sign."""

    def __init__(self, name: str = "", *, seed: str = "") -> None:
        raw = bytes.fromhex(seed) if seed else hashlib.sha256(name.encode()).digest()
        self._private = Ed25519PrivateKey.from_private_bytes(raw)
        self.public = self._private.public_key().public_bytes_raw().hex()
        self.stream = stream_id(self.public)

    def __call__(self, message: bytes) -> str:
        return self._private.sign(message).hex()
