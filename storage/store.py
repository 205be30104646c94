"""The device's store: the transactions of commands, entries of others, replay; one writer, one journal.

Whatever enters, from a command here or from another device, takes the same way: journal, verdict, tables, one commit;
then the tripwire, then ``Changes`` to who listens. Used from one thread at a time; ``pos_client`` has one for writing.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from core.commands import Refusal
from core.errors import Rejected
from core.ids import Clock, IdSource
from core.lifecycles import lifecycles
from core.ports import Actor, Changes, ClockFacts, Machine, Tx
from core.records import DeviceClass, Registry
from core.registry import RECORDS
from core.stamps import next_tick, seen_tick
from storage import forms, journal
from storage.apply import Applier
from storage.database import Database, told_in_words
from storage.device_state import Identity, read_identity, read_value, write_value
from storage.keystore import KeyStore
from storage.reading import READ_AS, reading_of
from storage.statements import TableSql, statements_of
from storage.tripwire import Mark, Tripwire
from storage.trust_store import TrustStore
from storage.tx import SqliteTx
from storage.verdicts import Standing, load_standing
from sync.protocol.canonical import NotCanonical
from sync.protocol.entry import ZERO_HASH, CheckedEntry, TooLarge, check_entry, seal
from sync.protocol.lifecycle import load_machines

SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Given:
    """What the store is given and never takes: time, randomness, who built this program and when."""

    clock: Clock
    random_bytes: Callable[[int], bytes]
    app_version: str
    build_ms: int


@dataclass(frozen=True, slots=True)
class OwnLog:
    """Where this device's own log stands: what the next entry follows."""

    seq: int = 0
    hash: str = ZERO_HASH
    last_entry_ms: int | None = None


class Store:
    """One shop's data on one device."""

    def __init__(
        self,
        database: Database,
        keys: KeyStore,
        tripwire: Tripwire,
        given: Given,
        registry: Registry = RECORDS,
    ) -> None:
        self.database = database
        self.keys = keys
        self.tripwire = tripwire
        self.given = given
        self.registry = registry
        self.sql: Mapping[str, TableSql] = statements_of(registry)
        self.applier = Applier(registry, self.sql, load_machines({"machines": lifecycles()}))
        self.ids = IdSource(given.clock, given.random_bytes)
        self._lock = threading.RLock()
        self._listeners: list[Callable[[Changes], None]] = []
        self._cur = database.writer.cursor()
        self.identity: Identity | None = None
        self.own = OwnLog()
        self.tick = (0, -1)
        self.numbers: dict[str, str] = {}
        self.trust: TrustStore | None = None
        self._standing: Standing | None = None
        with told_in_words():
            self.load()
            self._read_again()

    # -- what the file says

    def _read_again(self) -> None:
        """Compute all tables again where another version of the program computed them.

        It parked what it did not know, and columns that came since stand at nothing instead of at their default.
        """
        if self.identity is not None and read_value(self._cur, READ_AS) != self.read_as:
            self.reproject()

    @property
    def read_as(self) -> str:
        """What this version reads entries as: equal as long as equal entries give equal tables."""
        return reading_of(self.registry)

    def load(self) -> None:
        """Read identity, own log, logical time and trust from the file."""
        cur = self._cur
        self.identity = read_identity(cur)
        self.tick = journal.next_stamp_floor(cur)
        self.ids.grow_above(self.tick[0])
        if self.identity is None:
            return
        tips = journal.tips(cur, self.identity.stream)
        tip = max(tips, key=lambda t: t.seq, default=None)
        last = journal.entry_at_ms(cur, tip) if tip else None
        self.own = OwnLog(tip.seq, tip.hash, last) if tip else OwnLog()
        self.numbers = journal.last_numbers(cur, self.identity.series)
        self.trust = TrustStore(self.identity.shop)
        self.trust.load(cur)
        self._standing = load_standing(cur, self.identity.shop, self.applier.rules)

    @property
    def machine(self) -> Machine:
        """What this device is to the shop. Raises ``Rejected`` before there is a shop."""
        who = self.identity
        if who is None:
            raise Rejected("shop.none")
        held = self._standing.trust.of(who.stream) if self._standing is not None else None
        device_class = DeviceClass(held.cls) if held is not None else who.device_class
        return Machine(who.shop, who.device, who.stream, device_class, who.series, who.branch, who.demo)

    @property
    def may_write(self) -> bool:
        """Whether what this device writes would count: it has a working stream that is certified and not revoked."""
        if self.identity is None or self.identity.closed:
            return False
        held = self.standing.trust.of(self.identity.stream)
        return held is not None and held.cut is None

    @property
    def standing(self) -> Standing:
        """The state of trust; rows are judged by it."""
        assert self._standing is not None, "a shop has a root certificate"
        return self._standing

    # -- transactions

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Cursor]:
        """One transaction on the writing connection; what is raised inside rolls it back, memory included."""
        with self._lock, told_in_words():
            before = (self.identity, self.own, self.tick, dict(self.numbers), self._standing)
            self._cur.execute("BEGIN IMMEDIATE")
            try:
                yield self._cur
                self._cur.execute("COMMIT")
            except BaseException:
                if self.database.writer.in_transaction:
                    self._cur.execute("ROLLBACK")
                self.identity, self.own, self.tick, self.numbers, self._standing = before
                raise

    def transact(
        self, command: str, actor: Actor, command_id: str, work: Callable[[Tx], str | Refusal], payload: str | None = ""
    ) -> tuple[str | Refusal, Changes]:
        """Run ``work`` once: all of its writes and one entry, or nothing (``core.engine.Store``).

        Raises:
            Rejected: this device cannot write (no key, disk full, read-only, damaged), or the command id was done with
                another payload; nothing was written.
        """
        with self._lock:
            with self.writing() as cur:
                query = "SELECT result, seq, payload FROM done_command WHERE id = ?"
                done = cur.execute(query, (command_id,)).fetchone()
                if done is not None and (payload is None or done[2] != payload):
                    raise Rejected("command.id_taken")
                if done is None:
                    tx = self._tx(cur, actor, command_id)
                    result = work(tx)
                    seq = self._seal(cur, command, tx)
                    if not isinstance(result, Refusal):
                        cur.execute(
                            "INSERT INTO done_command (id, result, seq, at_ms, payload) VALUES (?, ?, ?, ?, ?)",
                            (command_id, result, seq, tx.now_ms, payload or ""),
                        )
            self.guard()
            if done is not None:
                return done[0], Changes(command, frozenset(), done[1])
            changes = Changes(command, frozenset(tx.touched), seq)
            self.publish(changes)
            return result, changes

    def _tx(self, cur: sqlite3.Cursor, actor: Actor, command_id: str) -> SqliteTx:
        return SqliteTx(
            cur,
            registry=self.registry,
            sql=self.sql,
            codecs=self.applier.codecs,
            now_ms=self.given.clock(),
            actor=actor,
            command_id=command_id,
            machine=self.machine,
            ids=self.ids,
            random_bytes=self.given.random_bytes,
            pepper=self.keys.pepper,
            clock=self.clock_facts(cur),
            class_of=lambda stream: held.cls if (held := self.standing.trust.of(stream)) else None,
        )

    def clock_facts(self, cur: sqlite3.Cursor) -> ClockFacts:
        """What speaks for or against this device's clock."""
        confirmed = read_value(cur, "clock") or {}
        return ClockFacts(
            self.given.build_ms, self.own.last_entry_ms, confirmed.get("confirmed_ms"), confirmed.get("after_ms")
        )

    def _seal(self, cur: sqlite3.Cursor, command: str, tx: SqliteTx) -> int:
        """Make one entry of a transaction's writes and bring it into the tables; 0 where nothing is journalled."""
        if not tx.pending.ops:
            return 0
        if not self.may_write:
            raise Rejected("device.read_only")
        try:
            entry = self.write_entry(
                cur, command, tx.command_id, tx.actor.user, tx.pending.ops, annexes=tx.pending.annexes, at_ms=tx.now_ms
            )
        except TooLarge as error:
            raise Rejected("entry.too_large") from error
        except NotCanonical as error:  # half of a surrogate pair, pasted from somewhere
            raise Rejected("text.unreadable") from error
        held = self.applier.held_of(cur, entry)
        assert not held, f"a command's own rows count: {held}"
        self.numbers.update(tx.numbers())
        return self.own.seq

    def write_entry(
        self,
        cur: sqlite3.Cursor,
        command: str,
        command_id: str,
        user: str | None,
        ops: Sequence[Sequence[object]],
        *,
        at_ms: int,
        annexes: Mapping[int, Mapping[str, object]] | None = None,
        extra: Mapping[str, object] | None = None,
    ) -> CheckedEntry:
        """Append one entry to this device's own log and bring it into the tables."""
        machine = self.machine
        self.tick = next_tick(self.tick, at_ms)
        sealed = seal(
            app=self.given.app_version,
            at_ms=at_ms,
            branch=machine.branch,
            command=command,
            command_id=command_id,
            prev=self.own.hash,
            seq=self.own.seq + 1,
            shop=machine.shop,
            stamp=self.tick,
            stream=machine.stream,
            user=user,
            ops=ops,
            annexes=annexes,
            salts={op: self.given.random_bytes(SALT_BYTES).hex() for op in annexes or ()},
            extra=extra,
        )
        entry = check_entry(sealed.wire)
        branch = journal.Branch.find(cur, machine.stream, entry.header.seq, entry.header.prev)
        assert branch is not None, "the own log continues at its tip"
        branch.grow(entry)
        self.bring_in(cur, [entry], [branch])
        self.own = OwnLog(entry.header.seq, entry.hash, at_ms)
        return entry

    def bring_in(
        self, cur: sqlite3.Cursor, entries: Sequence[CheckedEntry], branches: Iterable[journal.Branch]
    ) -> set[str]:
        """Journal and apply chained entries; where trust changed with them, all tables are computed again."""
        journal.insert(cur, self.sql, entries)
        for branch in branches:
            branch.save(cur)
        assert self.trust is not None
        if self.trust.take_rows(cur, entries) and self._trust_changed(cur):
            return self.reproject_in(cur)
        return self.applier.apply(cur, entries, self.standing)

    def trust_came(self, cur: sqlite3.Cursor) -> set[str]:
        """Trust objects were added: compute all tables again where a verdict changed; gives the tables that did."""
        return self.reproject_in(cur) if self._trust_changed(cur) else set()

    def _trust_changed(self, cur: sqlite3.Cursor) -> bool:
        """Read trust again; whether a verdict on an entry held before may be another now."""
        before = self._standing
        assert self.identity is not None
        self._standing = load_standing(cur, self.identity.shop, self.applier.rules)
        if before is None or before.fingerprint == self._standing.fingerprint:
            return False
        known = {s.stream: (s.cls, s.series, s.cut) for s in before.trust.streams()}
        now = {s.stream: (s.cls, s.series, s.cut) for s in self._standing.trust.streams()}
        fresh = [stream for stream in now if stream not in known]
        same = all(now.get(stream) == said for stream, said in known.items())
        adoptions = before.fingerprint[1] == self._standing.fingerprint[1]
        return not (same and adoptions and not any(journal.tips(cur, stream) for stream in fresh))

    # -- after a commit

    def guard(self) -> None:
        """Bring the tripwire up to the own log; nothing that a commit made is shown before. Raises ``Rejected``."""
        who = self.identity
        if who is None or self.own.seq == 0:
            return
        mark = Mark(who.install, who.stream, self.own.seq, self.own.hash, dict(self.numbers))
        try:
            self.tripwire.write(mark)
        except OSError as error:
            raise Rejected("disk.tripwire") from error

    def listen(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Call ``listener`` after every commit; returns the function that stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, changes: Changes) -> None:
        """Tell who listens what a commit touched."""
        if changes.tables:
            for listener in tuple(self._listeners):
                listener(changes)

    # -- replay

    def reproject(self) -> None:
        """Compute every shared table again from the journal."""
        with self.writing() as cur:
            touched = self.reproject_in(cur)
        self.publish(Changes("store.reproject", frozenset(touched)))

    def reproject_in(self, cur: sqlite3.Cursor) -> set[str]:
        """The same inside a transaction; gives the names of all shared tables."""
        names = forms.computed_tables(self.registry)
        for name in (*names, *forms.INDEX_TABLES):
            cur.execute(self.sql[name].clear)
        reader = self.database.writer.cursor()
        for page in journal.pages(reader):
            self.applier.apply(cur, [stored.entry for stored in page], self.standing)
        write_value(cur, READ_AS, self.read_as)
        return set(names)

    def confirm_clock(self) -> None:
        """Keep a person's word that the clock is right, until the next entry or for 30 days."""
        with self.writing() as cur:
            said = {"confirmed_ms": self.given.clock(), "after_ms": self.own.last_entry_ms}
            write_value(cur, "clock", said)

    def advance_clock(self, stamps: Iterable[tuple[int, int]]) -> None:
        """Let the logical time pass every stamp that was received."""
        seen = list(stamps)
        newest = max(seen, default=self.tick)
        moved = seen_tick(self.tick, newest)
        if moved == self.tick and newest > self.tick:  # a stamp that nobody follows; those below it still count
            for stamp in seen:
                moved = seen_tick(moved, stamp)
        self.tick = moved

    def close(self) -> None:
        """Close the file and the tripwire; closing again does nothing."""
        with self._lock:
            self.tripwire.close()
            self.database.close()
