"""The few moments when keys are made: a shop is born, a stream ends, an owner comes back with the code.

Each is written so that a crash between any two steps leaves a device that starts: keys are safe before anything names
them, and the tripwire is set on the new stream before the first entry of it is committed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from core.errors import Rejected
from core.records import DeviceClass
from core.shop.opening import OpeningIds, ShopForm, check_shop, opening_records
from core.trust.records import StreamClose
from core.users.commands import PIN
from core.users.records import User, Verifier
from core.users.rules import check_new_pin, pepper_id, pin_hash
from storage import journal
from storage.bulk import operations
from storage.device_state import Identity, write_identity, write_value
from storage.heads import sign_closing_head
from storage.keystore import KeyState
from storage.reading import READ_AS
from storage.recovery_code import key_of, new_code, read_code, write_code
from storage.signing import public_key, sign
from storage.store import SALT_BYTES, OwnLog, Store
from storage.tripwire import Mark
from storage.trust_store import TrustStore
from storage.verdicts import load_standing
from sync.protocol.entry import ZERO_HASH
from sync.protocol.series import BLOCKS, DEMO_BLOCK, next_series
from sync.protocol.trust import RECOVERY, Certificate, fact_row, stream_id
from sync.protocol.trust import sign as sign_object

KEY_BYTES = 32
ROOT_BLOCKS, SPARE_BLOCKS = "ABCDEFGH", "JKLMNPQR"
"""Eight blocks of series each for the first stream and its spare."""
RECOVERY_BLOCKS = 4


@dataclass(frozen=True, slots=True)
class NewKey:
    """A stream's key while it is being certified."""

    seed: bytes

    @property
    def public(self) -> str:
        """The public half."""
        return public_key(self.seed)

    @property
    def stream(self) -> str:
        """The id of the stream that it will be."""
        return stream_id(self.public)


def _new_key(store: Store) -> NewKey:
    return NewKey(store.given.random_bytes(KEY_BYTES))


def _certificate(
    store: Store, public: str, seed: bytes, *, shop: str, device: str, series: str, issuer: str, issuer_seq: int,
    device_class: DeviceClass = DeviceClass.OWNER, **more: str
) -> Certificate:  # fmt: skip
    """A certificate for a key's public half, signed with the issuer's seed."""
    members: dict[str, Any] = {
        "shop": shop,
        "stream": stream_id(public),
        "public_key": public,
        "device": device,
        "class": str(device_class),
        "series": series,
        "issuer": issuer,
        "issuer_seq": issuer_seq,
        "at_ms": store.given.clock(),
        **{name: value for name, value in more.items() if value},
    }
    return sign_object(Certificate.read, members, partial(sign, seed))


def _begin_stream(store: Store, identity: Identity, certificates: Sequence[Certificate]) -> None:
    """Inside a transaction: from now on the store writes this stream, whose certificates it knows."""
    cur = store.database.writer.cursor()
    write_identity(cur, identity)
    write_value(cur, READ_AS, store.read_as)
    if store.trust is None or store.identity is None or store.identity.shop != identity.shop:
        store.trust = TrustStore(identity.shop)
    store.trust.add(cur, certificates)
    store.identity = identity
    store.own = OwnLog(last_entry_ms=store.own.last_entry_ms)
    store.numbers = {}
    store._standing = load_standing(cur, identity.shop, store.applier.rules)  # noqa: SLF001


def open_shop(store: Store, typed: ShopForm, *, demo: bool = False, code_text: str = "") -> str:
    """Make the shop on its first device; gives the owner's recovery code, which is shown once and kept nowhere.

    ``code_text`` is a code that the owner was shown before (``recovery_code.new_code``): a shop whose owner never saw
    the code cannot come about.

    Raises:
        Rejected: something typed is wrong (with its field), or there is a shop already.
    """
    if store.identity is not None:
        raise Rejected("shop.exists")
    form = check_shop(typed)
    check_new_pin(form.pin)
    new_id, random_bytes = store.ids.new_id, store.given.random_bytes
    root, spare = _new_key(store), _new_key(store)
    code, pepper = read_code(code_text or new_code(random_bytes)), random_bytes(KEY_BYTES)
    ids = OpeningIds(branch=new_id(), device=new_id(), owner=new_id())
    series = f"{DEMO_BLOCK}A" if demo else f"{ROOT_BLOCKS[0]}A"
    blocks, recovery = DEMO_BLOCK if demo else ROOT_BLOCKS, public_key(key_of(code))
    certify = partial(
        _certificate, store, seed=root.seed, shop=root.stream, device=ids.device, issuer=root.stream, issuer_seq=1
    )
    certificates = [certify(root.public, series=series, blocks=blocks, recovery_key=recovery)]
    if not demo:
        spare_series = f"{SPARE_BLOCKS[0]}A"
        certificates.append(certify(spare.public, series=spare_series, blocks=SPARE_BLOCKS, spare_of=root.stream))
    install = new_id()
    store.keys.begin(install)
    store.keys.add_key(root.stream, root.seed, KeyState.WORK)
    if not demo:
        store.keys.add_key(spare.stream, spare.seed, KeyState.SPARE)
    store.keys.add_pepper(pepper_id(pepper), pepper)
    store.tripwire.forget()
    store.tripwire.write(Mark(install, root.stream, 0, ZERO_HASH))
    identity = Identity(
        shop=root.stream,
        device=ids.device,
        stream=root.stream,
        device_class=DeviceClass.OWNER,
        series=series,
        branch=form.branch_code,
        install=install,
        demo=demo,
    )
    verifier = _verifier(store, ids.owner, form.pin, pepper)
    records_ops, annexes = operations(store, opening_records(form, ids, verifier))
    ops = [["append", "certificate", fact_row(c)] for c in certificates]
    annexes = {n + len(ops): row for n, row in annexes.items()}
    with store.writing() as cur:
        _begin_stream(store, identity, certificates)
        store.write_entry(
            cur, "shop.open", new_id(), None, [*ops, *records_ops], annexes=annexes, at_ms=store.given.clock()
        )
    store.guard()
    return write_code(code)


def _verifier(store: Store, user: str, pin: str, pepper: bytes) -> Verifier:
    salt = store.given.random_bytes(SALT_BYTES).hex()
    return Verifier(
        id=store.ids.new_id(),
        user=user,
        kind=PIN,
        salt=salt,
        hash=pin_hash(pin, salt, pepper),
        pepper=pepper_id(pepper),
    )


def usable_spare(store: Store) -> tuple[str, Certificate] | None:
    """A certified stream of this device that was never opened: no entry of it is known, its key is here and unused.

    A key that is marked as working but of which nothing was ever committed is one whose beginning was cut off by a
    crash.
    """
    cur = store.database.writer.cursor()
    mark = store.tripwire.mark
    for key in store.keys.held():
        begun = key.state is KeyState.WORK and mark is not None and mark.stream == key.stream and mark.seq == 0
        if key.state is not KeyState.SPARE and not begun:
            continue
        held = store.standing.trust.of(key.stream)
        if held is None or held.cut is not None or journal.tips(cur, key.stream):
            continue
        if store.keys.seed(key.stream) is not None:
            return key.stream, held.certificate
    return None


def open_spare(store: Store, reason: str) -> bool:
    """End the working stream and go on in the spare; ``False`` where there is none: the device can only read then.

    ``reason`` is ``restored``, ``copied`` or ``future_date``; it stands in the new stream's first entry.
    """
    who = store.identity
    assert who is not None, "only a shop has streams"
    mark = store.tripwire.mark
    spent = {s for s in (who.stream, mark.stream if mark else None) if s and store.keys.state_of(s) is not None}
    found = usable_spare(store)
    if found is None:
        store.keys.mark(dict.fromkeys(spent, KeyState.USED))
        with store.writing() as cur:
            store.identity = replace(who, closed=True)
            write_identity(cur, store.identity)
            write_value(cur, "notice", {"kind": "read_only", "reason": reason})
        return False
    stream, certificate = found
    store.keys.mark({**dict.fromkeys(spent - {stream}, KeyState.USED), stream: KeyState.WORK})
    install = store.keys.install or store.ids.new_id()
    store.tripwire.write(Mark(install, stream, 0, ZERO_HASH))
    identity = replace(
        who,
        stream=stream,
        series=certificate.series,
        device_class=DeviceClass(certificate.cls),
        install=install,
        closed=False,
    )
    _succeed(store, who, identity, reason, [], [], {})
    return True


def _succeed(
    store: Store,
    old: Identity,
    identity: Identity,
    reason: str,
    certificates: Sequence[Certificate],
    extra_ops: Sequence[list[Any]],
    extra_annexes: dict[int, dict[str, Any]],
) -> None:
    """The first entry of a stream that follows another: it closes the old one, and an owner certifies a new spare."""
    spare = _next_spare(store, identity, certificates)
    close = StreamClose(id=store.ids.new_id(), stream=old.stream, reason=reason)
    ops, _ = operations(store, [close])
    made = [*certificates, *([spare[1]] if spare else [])]
    ops += [["append", "certificate", fact_row(c)] for c in made]
    annexes = {n + len(ops): row for n, row in extra_annexes.items()}
    with store.writing() as cur:
        _begin_stream(store, identity, made)
        sign_closing_head(store, old.stream)
        write_value(cur, "notice", {"kind": "new_stream", "reason": reason})
        store.write_entry(
            cur,
            "devices.succeed",
            store.ids.new_id(),
            None,
            [*ops, *extra_ops],
            annexes=annexes,
            at_ms=store.given.clock(),
        )
    store.guard()
    if spare is not None:
        store.keys.mark({spare[0].stream: KeyState.SPARE})


def _next_spare(store: Store, identity: Identity, fresh: Sequence[Certificate]) -> tuple[NewKey, Certificate] | None:
    """A new spare's key and certificate, signed by the stream that begins, where it may and has a block left."""
    if identity.device_class is not DeviceClass.OWNER or identity.demo:
        return None
    known = {c.stream: c for c in (t.certificate for t in store.standing.trust.streams())} | {
        c.stream: c for c in fresh
    }
    blocks, series = spare_allotment(known[identity.stream], known.values())
    if series is None:
        return None
    key = _new_key(store)
    store.keys.add_key(key.stream, key.seed, KeyState.NEW)
    seed = store.keys.seed(identity.stream)
    assert seed is not None, "the stream that begins has its key here"
    certificate = _certificate(
        store, key.public, seed, shop=identity.shop, device=identity.device, series=series, issuer=identity.stream,
        issuer_seq=1, spare_of=identity.stream, blocks=blocks,
    )  # fmt: skip
    return key, certificate


def spare_allotment(maker: Certificate, known: Iterable[Certificate]) -> tuple[str, str | None]:
    """Blocks and series for the next spare of an owner-class stream; no series where its blocks are used up.

    Root, its spare and a recovery successor grant blocks: the spare gets half of those left. Another owner may spend
    one; its last one it keeps, and the spare gets a series of it and no block (``PROTOCOL.md``, series).
    """
    certificates = list(known)
    given = {block for c in certificates if c.issuer == maker.stream for block in c.blocks}
    left = [block for block in maker.blocks if block not in given]
    root = maker.shop
    grants = maker.issuer == RECOVERY or maker.stream == root or maker.issuer == maker.spare_of == root
    count = len(left) // 2 if grants else min(1, len(left) - 1)
    blocks = "".join(left[len(left) - count :]) if count > 0 else ""
    return blocks, next_series(blocks or left, {c.series for c in certificates})


def certify(store: Store, public: str, *, device: str, device_class: DeviceClass) -> Certificate:
    """Let another device's stream write: its key and class, and the next series of this stream's blocks.

    Raises:
        Rejected: this device is not of the owner class, or its blocks of series are used up.
    """
    who = store.identity
    held = store.standing.trust.of(who.stream) if who else None
    if who is None or held is None or who.device_class is not DeviceClass.OWNER:
        raise Rejected("denied.device_class")
    streams = list(store.standing.trust.streams())
    given = {block for t in streams if t.certificate.issuer == who.stream != t.stream for block in t.certificate.blocks}
    series = next_series(
        [block for block in held.certificate.blocks if block not in given], {s for t in streams for s in t.series}
    )
    seed = store.keys.seed(who.stream)
    if series is None or seed is None:
        raise Rejected("device.no_series")
    certificate = _certificate(
        store, public, seed, shop=who.shop, device=device, series=series, issuer=who.stream,
        issuer_seq=store.own.seq + 1, device_class=device_class,
    )  # fmt: skip
    with store.writing() as cur:
        store.write_entry(
            cur,
            "devices.certify",
            store.ids.new_id(),
            None,
            [["append", "certificate", fact_row(certificate)]],
            at_ms=store.given.clock(),
        )
    store.guard()
    return certificate


def recover(store: Store, code_text: str, owner: str, pin: str) -> None:
    """The owner is back with the recovery code: a new stream of this device, a new pepper, a new PIN for this owner.

    Everybody else's PIN is set again by the owner where the old pepper is gone with the old device: they were keyed
    with it. A lock-out of the owner is lifted.

    Raises:
        Rejected: the code is not this shop's, the PIN is not one to choose, or the person is no owner.
    """
    who = store.identity
    if who is None:
        raise Rejected("shop.none")
    code = read_code(code_text)
    check_new_pin(pin)
    root = store.standing.trust.of(who.shop)
    seed = key_of(code)
    if root is None or root.certificate.recovery_key != public_key(seed):
        raise Rejected("recovery.not_this_shop", field="code")
    _check_owner(store, owner)
    free = [b for b in BLOCKS if not any(b == s[0] for t in store.standing.trust.streams() for s in t.series)]
    granted = {b for t in store.standing.trust.streams() for b in t.blocks}
    blocks = "".join([b for b in free if b not in granted and b not in "IO"][:RECOVERY_BLOCKS])
    if not blocks:
        raise Rejected("recovery.used_up")
    key, pepper = _new_key(store), store.given.random_bytes(KEY_BYTES)
    certificate = _certificate(
        store, key.public, seed, shop=who.shop, device=who.device, series=f"{blocks[0]}A", issuer=RECOVERY,
        issuer_seq=0, blocks=blocks,
    )  # fmt: skip
    store.keys.add_key(key.stream, key.seed, KeyState.NEW)
    store.keys.add_pepper(pepper_id(pepper), pepper)
    spent = {k.stream: KeyState.USED for k in store.keys.held() if k.state in (KeyState.WORK, KeyState.SPARE)}
    store.keys.mark({**spent, key.stream: KeyState.WORK})
    install = store.keys.install or store.ids.new_id()
    store.tripwire.write(Mark(install, key.stream, 0, ZERO_HASH))
    identity = replace(
        who, stream=key.stream, series=certificate.series, device_class=DeviceClass.OWNER, install=install, closed=False
    )
    ops, annexes = operations(store, [_verifier(store, owner, pin, pepper)])
    _succeed(store, who, identity, "recovered", [certificate], ops, annexes)
    with store.writing() as cur:
        cur.execute("DELETE FROM pin_lock WHERE id = ?", (owner,))


def _check_owner(store: Store, user: str) -> None:
    cur = store.database.writer.cursor()
    row = cur.execute(store.sql["user"].by_key, (user,)).fetchone()
    codec = store.applier.codecs["user"]
    held: User | None = codec.record(row[: len(codec.names)]) if row else None
    if held is None or not any("OW" in codes for codes in (held.roles or {}).values()):
        raise Rejected("recovery.not_an_owner", field="owner")
