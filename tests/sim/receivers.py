"""Blank devices that take in what authors wrote, over any registry; made from a template, so that many are cheap."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import sqlalchemy as sa

from core.records import (
    DeviceClass,
    Kind,
    Record,
    RecordType,
    Registry,
    at_least,
)
from core.registry import RECORDS
from storage import forms, schema
from storage.database import FILE_NAME, Database
from storage.device_state import Identity, write_identity
from storage.keystore import KeyStore
from storage.receive import Received, Run, receive
from storage.store import Store
from storage.tripwire import Tripwire
from storage.trust_store import TrustStore
from storage.upgrade import HEAD
from storage.verdicts import load_standing
from sync.protocol.limits import BATCH_ENTRIES_MAX
from sync.protocol.trust import Certificate
from tests.shop import Ticking, given
from tests.sim.authors import Village


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate(Record):
    """A draft until an issue freezes it: a kind of record that the product does not use yet."""

    id: str
    title: str = ""
    total_satang: int = 0
    note: str | None = None


def registry_with_drafts(*more: RecordType) -> Registry:
    """The product's records and a draft that can be issued."""
    draft = RecordType("estimate", Estimate, Kind.DOCUMENT, writers=at_least(DeviceClass.COUNTER))
    return Registry((*RECORDS.types, draft, *more))


def make_file(folder: Path, registry: Registry) -> None:
    """A data folder with the tables of a registry, past the migrations (which know the product's alone)."""
    folder.mkdir(parents=True)
    engine = sa.create_engine(f"sqlite:///{folder / FILE_NAME}", poolclass=sa.NullPool)
    schema.build(registry).create_all(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))
    engine.dispose()


class Receiver:
    """A device that writes nothing itself."""

    def __init__(self, folder: Path, registry: Registry, root: Certificate) -> None:
        self.registry = registry
        self.folder = folder
        state = folder / "state"
        self.store = Store(
            Database(folder / "data"), KeyStore(state, use_keyring=False), Tripwire(state / "tripwire"),
            given(Ticking(), 3), registry,
        )  # fmt: skip
        if self.store.identity is None:
            self._begin(root)

    def _begin(self, root: Certificate) -> None:
        store = self.store
        identity = Identity(root.shop, "blank", "0" * 32, DeviceClass.TECHNICIAN, "ZZ", "00000", "blank", closed=True)
        with store.writing() as cur:
            write_identity(cur, identity)
            store.identity = identity
            store.trust = TrustStore(identity.shop)
            store.trust.add(cur, [root])
            store._standing = load_standing(cur, identity.shop, store.applier.rules)

    def take(self, runs: Sequence[Run], objects: Iterable[tuple[str, dict[str, Any]]] = ()) -> Received:
        return receive(self.store, runs, list(objects))

    def rows(self, query: str, *parameters: Any) -> list[tuple[Any, ...]]:
        return self.store.database.writer.execute(query, parameters).fetchall()

    def value(self, query: str, *parameters: Any) -> Any:
        return self.rows(query, *parameters)[0][0]

    def tables(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every shared table, sorted."""
        return shared_tables(self.store.database.writer, self.registry)

    def kinds(self) -> list[str]:
        """The kinds of all attention items, sorted."""
        return sorted(row[0] for row in self.rows("SELECT kind FROM attention"))

    def held(self) -> list[str]:
        """The verdicts of all rows that do not count, sorted."""
        return sorted(row[0] for row in self.rows("SELECT verdict FROM held_row"))

    def close(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def shared_tables(connection: sqlite3.Connection, registry: Registry) -> dict[str, list[tuple[Any, ...]]]:
    """What a replay must give again and what devices must agree on."""
    return {
        name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
        for name in forms.computed_tables(registry)
    }


class Nursery:
    """Makes blank devices of one village, each a copy of a template."""

    def __init__(self, folder: Path, village: Village, registry: Registry) -> None:
        self.folder = folder
        self.village = village
        self.registry = registry
        self._made = 0
        make_file(folder / "template" / "data", registry)
        Receiver(folder / "template", registry, village.root_certificate).store.close()

    def blank(self) -> Receiver:
        self._made += 1
        to = self.folder / str(self._made)
        shutil.copytree(self.folder / "template", to)
        return Receiver(to, self.registry, self.village.root_certificate)


def deliver(
    device: Receiver, runs: Sequence[Run], objects: Sequence[tuple[str, dict[str, Any]]], rng: random.Random
) -> None:
    """Hand everything over in random order and batches, some of it twice, trust objects in between, until it settles.

    Raises:
        AssertionError: something is still asked for when everything was offered as often as there are runs.
    """
    for round_no in range(len(runs) + 3):
        todo = [*runs, *rng.sample(list(runs), len(runs) // 3)]
        rng.shuffle(todo)
        late = list(objects)
        rng.shuffle(late)
        missing = False
        while todo:
            some = [late.pop() for _ in range(rng.randrange(3)) if late]
            batch = [todo.pop() for _ in range(rng.choice((1, 1, 2, 5))) if todo]
            while sum(len(run.entries) for run in batch) > BATCH_ENTRIES_MAX:
                todo.append(batch.pop())
            got = device.take(batch, some)
            missing = missing or bool(got.gaps or got.dropped or got.waiting)
        device.take([], late)
        if not missing and round_no:
            return
    raise AssertionError("never settles")
