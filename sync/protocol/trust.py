"""Signing trust objects and checking their signatures.

Here is what one object says and whether it is genuine. What all of them together mean is ``verdict``. Signing and
verifying are given by the caller: this package knows no cryptography but sha256.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, Protocol

from sync.protocol.canonical import canonical
from sync.protocol.objects import (
    CLASSES,
    OWNER,
    RECOVERY,
    TRUST_TYPES,
    Certificate,
    Erasure,
    Malformed,
    Revocation,
    Signed,
    SignedHead,
    SignedT,
)
from sync.protocol.series import BLOCKS, DEMO_BLOCK, next_series, series_in, series_ok

__all__ = [
    "ADOPT_PREFIX", "BLOCKS", "CLASSES", "DEMO_BLOCK", "OWNER", "RECOVERY", "TRUST_TYPES",
    "Certificate", "Erasure", "Keys", "Malformed", "Objection", "Revocation", "Signed", "SignedHead", "Signer",
    "Verifier", "adopt_message", "check_certificate", "check_issued", "check_signed_head", "fact_row", "next_series",
    "read_fact", "series_in", "series_ok", "sign", "stream_id",
]  # fmt: skip

ADOPT_PREFIX = b"olpos adopt 1\n"


class Verifier(Protocol):
    """Ed25519: whether a signature (128 hex) over a message is of this public key (64 hex)."""

    def __call__(self, public_key: str, message: bytes, signature: str, /) -> bool: ...


class Signer(Protocol):
    """Ed25519: the signature (128 hex) of a message by one key, held by whoever gives this."""

    def __call__(self, message: bytes, /) -> str: ...


class Objection(StrEnum):
    """Why a well-formed object does not hold."""

    WRONG_SHOP = "wrong_shop"
    STREAM_IS_NOT_KEY = "stream_is_not_key"  # the stream id is not the hash of the public key
    ISSUER_UNKNOWN = "issuer_unknown"  # its certificate may still come: the object waits
    SELF_SIGNED = "self_signed"  # by a stream that is not the shop's first
    SIGNATURE = "signature"
    RECOVERY_FORM = "recovery_form"  # what the recovery key may not sign: anything but an owner-class stream


def stream_id(public_key: str) -> str:
    """The id of the stream with this public key (64 hex): 32 hex digits, so that it proves itself."""
    return hashlib.sha256(bytes.fromhex(public_key)).hexdigest()[:32]


def adopt_message(shop: str, relay: str, at_ms: int) -> bytes:
    """What an owner-class stream signs to register an existing shop at a relay."""
    return ADOPT_PREFIX + canonical({"shop": shop, "relay": relay, "at_ms": at_ms})


def sign(kind: Callable[[Mapping[str, Any]], SignedT], members: Mapping[str, Any], signer: Signer) -> SignedT:
    """Make a signed object: ``sign(Certificate.read, {...}, signer)``.

    Raises:
        Malformed: a member is missing or is not of its type.
    """
    draft = kind({**members, "signature": "0" * 128})
    return kind({**members, "signature": signer(draft.message)})


def fact_row(signed: Signed) -> dict[str, Any]:
    """The row that its maker's entry holds of a trust object: all members, the signature and the id."""
    return {**signed.wire(), "id": signed.id}


def read_fact(record_type: str, row: Mapping[str, Any]) -> Certificate | Revocation | Erasure:
    """The trust object in a row.

    Raises:
        Malformed: it is none, or its ``id`` is not that of its contents.
    """
    signed = TRUST_TYPES[record_type].read({name: value for name, value in row.items() if name != "id"})
    if row.get("id") != signed.id:
        raise Malformed("id")
    return signed


class Keys:
    """Public keys by stream, out of certificates; every one proves itself by its stream's id.

    The recovery key counts from certificates that the shop's first stream signed for itself.
    """

    def __init__(self, shop: str, certificates: Iterable[Certificate] = ()) -> None:
        self.shop = shop
        self._by_stream: dict[str, str] = {}
        self._recovery: set[str] = set()
        for certificate in certificates:
            self.add(certificate)

    def add(self, certificate: Certificate) -> None:
        """Learn from one certificate, checked before."""
        assert stream_id(certificate.public_key) == certificate.stream
        self._by_stream[certificate.stream] = certificate.public_key
        if certificate.recovery_key and certificate.stream == certificate.issuer == self.shop:
            self._recovery.add(certificate.recovery_key)

    def of(self, issuer: str) -> frozenset[str]:
        """The keys that may sign for this stream, or for ``recovery``; empty if none is known."""
        if issuer == RECOVERY:
            return frozenset(self._recovery)
        key = self._by_stream.get(issuer)
        return frozenset() if key is None else frozenset((key,))


def check_certificate(certificate: Certificate, keys: Keys, verify: Verifier) -> Objection | None:
    """Why a certificate does not hold, or ``None``; whether it counts is a matter of the verdict."""
    if certificate.shop != keys.shop:
        return Objection.WRONG_SHOP
    if stream_id(certificate.public_key) != certificate.stream:
        return Objection.STREAM_IS_NOT_KEY
    if certificate.issuer == RECOVERY and certificate.cls != OWNER:
        return Objection.RECOVERY_FORM
    if certificate.issuer == certificate.stream:
        if certificate.stream != keys.shop or certificate.cls != OWNER:
            return Objection.SELF_SIGNED
        return _signature(certificate, frozenset((certificate.public_key,)), verify)
    return _signature(certificate, keys.of(certificate.issuer), verify)


def check_issued(signed: Revocation | Erasure, keys: Keys, verify: Verifier) -> Objection | None:
    """Why a revocation or an erasure does not hold, or ``None``."""
    if signed.shop != keys.shop:
        return Objection.WRONG_SHOP
    return _signature(signed, keys.of(signed.issuer), verify)


def check_signed_head(head: SignedHead, keys: Keys, verify: Verifier) -> Objection | None:
    """Why a signed head does not hold, or ``None``."""
    if head.shop != keys.shop:
        return Objection.WRONG_SHOP
    return _signature(head, keys.of(head.stream), verify)


def _signature(signed: Signed, keys: frozenset[str], verify: Verifier) -> Objection | None:
    if not keys:
        return Objection.ISSUER_UNKNOWN
    holds = any(verify(key, signed.message, signed.signature) for key in keys)
    return None if holds else Objection.SIGNATURE
