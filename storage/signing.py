"""Ed25519 for the protocol, which itself knows no cryptography: made from seeds, checked by public keys."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


def public_key(seed: bytes) -> str:
    """The public half of a 32-byte seed, as 64 hex digits."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    return key.public_key().public_bytes_raw().hex()


def sign(seed: bytes, message: bytes) -> str:
    """The signature of a message, as 128 hex digits."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(message).hex()


def verify(public_key_hex: str, message: bytes, signature_hex: str) -> bool:
    """Whether a signature is that of the key's holder; malformed keys and signatures are not."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key_hex))
        key.verify(bytes.fromhex(signature_hex), message)
    except (InvalidSignature, ValueError):
        return False
    return True
