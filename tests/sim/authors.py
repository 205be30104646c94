"""Streams without a store behind them: they write whatever a test wants, sound or not, and sign it.

For everything that a device of this version would never write itself: rows of rogues, of later versions, on forked
branches, with stamps of another decade.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from storage.receive import Run
from sync.protocol.canonical import canonical, sha256_hex
from sync.protocol.entry import ZERO_HASH, WireEntry
from sync.protocol.trust import Certificate, Revocation, SignedHead, fact_row, sign
from tests.shop import NOON
from tests.sync.protocol.signing import Key

SALT = "00112233445566778899aabbccddeeff"


class Author:
    """One stream: its key, and what it wrote so far on this branch."""

    def __init__(self, shop: str | None, key: Key) -> None:
        self.key = key
        self.shop = shop or key.stream
        self.wires: list[WireEntry] = []
        self.hashes: list[str] = []
        self.ms = NOON

    @property
    def stream(self) -> str:
        return self.key.stream

    @property
    def seq(self) -> int:
        return len(self.wires)

    def branch(self, after: int) -> Author:
        """The same key on a copied database: knows the first entries, then goes its own way."""
        copy = Author(self.shop, self.key)
        copy.wires, copy.hashes, copy.ms = self.wires[:after], self.hashes[:after], self.ms
        return copy

    def write(
        self,
        ops: Sequence[Sequence[Any]],
        *,
        annexes: Mapping[int, Mapping[str, Any]] | None = None,
        with_annexes: bool = True,
        **header: Any,
    ) -> str:
        """Add an entry with these operations; gives its hash. Annexes are committed to, and handed over if wanted."""
        listed = [list(op) for op in ops]
        made = []
        for op, row in sorted((annexes or {}).items()):
            data = canonical({"op": op, "row": dict(row), "salt": SALT})
            listed[op].append(sha256_hex(data))
            made.append(data)
        return self.raw(canonical({"ops": listed}), tuple(made) if with_annexes else (), **header)

    def raw(self, body: bytes, annexes: tuple[bytes, ...] = (), **header: Any) -> str:
        """Add an entry around any body."""
        self.ms += 1
        members = {
            "app": "0.1.0",
            "at_ms": header.get("stamp", [self.ms])[0],
            "body": sha256_hex(body),
            "branch": "00000",
            "command": "test.write",
            "command_id": f"c-{self.seq + 1}",
            "prev": self.hashes[-1] if self.hashes else ZERO_HASH,
            "seq": self.seq + 1,
            "shop": self.shop,
            "stamp": [self.ms, 0],
            "stream": self.stream,
            "user": None,
            "v": 1,
            **header,
        }
        data = canonical(members)
        self.wires.append(WireEntry(data, body, annexes))
        self.hashes.append(sha256_hex(data))
        return self.hashes[-1]

    def head(self, seq: int | None = None) -> dict[str, Any]:
        """The signed head of an entry, the newest unless said."""
        seq = self.seq if seq is None else seq
        members = {"shop": self.shop, "stream": self.stream, "seq": seq, "hash": self.hashes[seq - 1]}
        return sign(SignedHead.read, members, self.key).wire()

    def run(self, start: int = 1, end: int | None = None) -> Run:
        """Entries ``start`` to ``end`` (both from 1, both in it), closed by their signed head."""
        end = self.seq if end is None else end
        return Run(tuple(self.wires[start - 1 : end]), self.head(end))

    def runs(self, rng: random.Random, longest: int = 8) -> list[Run]:
        """All entries, cut anywhere."""
        out, at = [], 1
        while at <= self.seq:
            end = min(self.seq, at + rng.randrange(longest))
            out.append(self.run(at, end))
            at = end + 1
        return out

    # -- trust

    def certificate(
        self, of: Author, cls: str, series: str, *, seq: int | None = None, device: str | None = None, **more: Any
    ) -> Certificate:
        """A certificate by this stream, for its entry ``seq`` (the next one unless said)."""
        return sign(
            Certificate.read,
            {
                "shop": self.shop,
                "stream": of.stream,
                "public_key": of.key.public,
                "device": device or f"device {of.stream}",
                "class": cls,
                "series": series,
                "issuer": self.stream,
                "issuer_seq": self.seq + 1 if seq is None else seq,
                "at_ms": NOON,
                **more,
            },
            self.key,
        )

    def revocation(self, device: str, last: Sequence[tuple[str, int, str]], seq: int | None = None) -> Revocation:
        """A revocation by this stream, for its entry ``seq``."""
        return sign(
            Revocation.read,
            {
                "shop": self.shop,
                "device": device,
                "streams": [{"stream": s, "last_seq": q, "last_hash": h} for s, q, h in last],
                "issuer": self.stream,
                "issuer_seq": self.seq + 1 if seq is None else seq,
                "at_ms": NOON,
            },
            self.key,
        )


def certificate_op(certificate: Certificate) -> list[Any]:
    """The operation that holds a certificate as a fact."""
    return ["append", "certificate", fact_row(certificate)]


def revocation_op(revocation: Revocation) -> list[Any]:
    """The operation that holds a revocation as a fact."""
    return ["append", "revocation", fact_row(revocation)]


class Village:
    """A shop of authors: its root, and streams of every class certified by it."""

    CLASSES = (("spare", "owner", "JA"), ("office", "office", "AB"), ("counter", "counter", "AC"),
               ("till", "counter", "AD"), ("phone", "technician", "AE"))  # fmt: skip

    def __init__(self, seed: str = "") -> None:
        self.seed = seed
        self.root = Author(None, Key(f"root {seed}"))
        self.objects: list[tuple[str, dict[str, Any]]] = []
        made = partial(self.root.certificate, seq=1)
        own = made(self.root, "owner", "AA", blocks="ABCDEFGH", recovery_key=Key(f"recovery {seed}").public)
        ops = [certificate_op(own)]
        self.root_certificate = own
        self.objects.append(("certificate", own.wire()))
        for name, cls, series in self.CLASSES:
            author = Author(self.root.stream, Key(f"{name} {seed}"))
            more = {"blocks": "JKLMNPQR", "spare_of": self.root.stream} if name == "spare" else {}
            certificate = made(author, cls, series, **more)
            self.objects.append(("certificate", certificate.wire()))
            ops.append(certificate_op(certificate))
            setattr(self, name, author)
        self.root.write(ops)

    root: Author
    spare: Author
    office: Author
    counter: Author
    till: Author
    phone: Author

    @property
    def authors(self) -> list[Author]:
        """Root first."""
        return [self.root, *(getattr(self, name) for name, _, _ in self.CLASSES)]

    def stranger(self, name: str) -> Author:
        """A stream that nobody certified yet."""
        return Author(self.root.stream, Key(f"{name} {self.seed}"))
