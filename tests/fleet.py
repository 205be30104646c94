"""Several devices of one shop: certified by the owner's, writing alone, handing over what they wrote."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from core.records import DeviceClass, Registry
from core.registry import RECORDS
from storage import journal
from storage.ceremonies import certify
from storage.device_state import Identity, write_identity
from storage.heads import sign_head
from storage.keystore import KeyState
from storage.receive import Received, Run, receive
from storage.signing import public_key
from storage.startup import open_store
from storage.store import Store
from storage.tripwire import Mark
from storage.trust_store import TrustStore
from storage.verdicts import load_standing
from sync.protocol.canonical import parse_canonical
from sync.protocol.entry import ZERO_HASH
from sync.protocol.trust import stream_id
from tests.shop import Shop, Ticking, given, places


def join(owner: Shop, folder: Path, device_class: str, *, seed: int, registry: Registry = RECORDS) -> Shop:
    """A new device that the owner certified: it knows its certificate and nothing else yet."""
    key = random.Random(seed).randbytes(32)
    public = public_key(key)
    device = owner.store.ids.new_id()
    certificate = certify(owner.store, public, device=device, device_class=DeviceClass(device_class))
    opened = open_store(places(folder), given(Ticking(owner.clock.now_ms), seed), use_keyring=False, registry=registry)
    store = opened.store
    install = store.ids.new_id()
    store.keys.begin(install)
    store.keys.add_key(stream_id(public), key, KeyState.WORK)
    pepper = owner.store.keys.pepper()
    assert pepper is not None
    store.keys.add_pepper(*pepper)
    store.tripwire.write(Mark(install, stream_id(public), 0, ZERO_HASH))
    identity = Identity(
        shop=certificate.shop,
        device=device,
        stream=certificate.stream,
        device_class=DeviceClass(device_class),
        series=certificate.series,
        branch="00000",
        install=install,
    )
    with store.writing() as cur:
        write_identity(cur, identity)
        store.identity = identity
        store.trust = TrustStore(identity.shop)
        store.trust.add(cur, [owner.store.standing.trust.of(identity.shop).certificate, certificate])
        store._standing = load_standing(cur, identity.shop, store.applier.rules)
    opened.close()
    return Shop(folder, seed=seed, now_ms=owner.clock.now_ms, registry=registry)


def trust_objects(store: Store) -> list[tuple[str, dict[str, Any]]]:
    """Every trust object that a store holds."""
    cur = store.database.writer.cursor()
    rows = cur.execute("SELECT kind, object FROM trust_object ORDER BY id").fetchall()
    return [(kind, parse_canonical(data)) for kind, data in rows]


def runs(store: Store, rng: random.Random | None = None, longest: int = 50) -> list[Run]:
    """All entries of a store's own log, cut into runs that each end on a signed head (cut anywhere with ``rng``)."""
    from functools import partial

    from sync.protocol.entry import WireEntry
    from sync.protocol.trust import SignedHead, sign

    cur = store.database.writer.cursor()
    stream = store.machine.stream
    entries = [s.entry for page in journal.pages(cur) for s in page if s.entry.header.stream == stream]
    out, at = [], 0
    while at < len(entries):
        size = rng.randint(1, min(longest, len(entries) - at)) if rng else min(longest, len(entries) - at)
        part = entries[at : at + size]
        at += size
        last = part[-1]
        members = {"shop": store.machine.shop, "stream": stream, "seq": last.header.seq, "hash": last.hash}
        head = sign(SignedHead.read, members, partial(store.keys.sign, stream))
        wires = tuple(WireEntry(e.header_bytes, e.body_bytes, tuple(e.annexes.values())) for e in part)
        out.append(Run(wires, head.wire()))
    return out


def hand_over(source: Shop, target: Shop, rng: random.Random | None = None) -> Received:
    """Everything that a device wrote and trusts goes to another one."""
    sign_head(source.store)
    target.clock.now_ms = max(target.clock.now_ms, source.clock.now_ms)
    total = Received()
    objects = trust_objects(source.store)
    for run in runs(source.store, rng):
        got = receive(target.store, [run], objects)
        total.applied += got.applied
        total.known += got.known
        total.waiting += got.waiting
        total.quarantined += got.quarantined
        total.dropped += got.dropped
        total.gaps += got.gaps
    return total


def meet(*shops: Shop) -> None:
    """All devices tell each other everything, twice over."""
    for _ in range(2):
        for one in shops:
            for other in shops:
                if one is not other:
                    hand_over(one, other)
