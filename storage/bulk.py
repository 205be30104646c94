"""Many records at once, outside any handler: entries of at most 200 records under one batch id, resumable by number.

For the demo shop, for benches, and as the way in for imports.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from core.ports import Changes
from core.records import Kind, Record
from storage.store import Store
from sync.protocol.limits import CHUNK_RECORDS_MAX


def chunks(records: Iterable[Record], size: int = CHUNK_RECORDS_MAX) -> Iterable[list[Record]]:
    """Records in lists of at most ``size``."""
    source = iter(records)
    while part := list(islice(source, size)):
        yield part


def write_batch(
    store: Store, command: str, user: str | None, records: Sequence[Record], *, at_ms: int | None = None
) -> int:
    """Write new records in chunks, each one transaction; gives how many entries that made.

    The records must be new: nothing is compared with what is there.
    """
    batch, parts = store.ids.new_id(), list(chunks(records))
    for no, part in enumerate(parts, 1):
        with store.writing() as cur:
            ops, annexes = operations(store, part)
            store.write_entry(
                cur,
                command,
                store.ids.new_id(),
                user,
                ops,
                annexes=annexes,
                at_ms=store.given.clock() if at_ms is None else at_ms,
                extra={"batch": {"id": batch, "no": no, "of": len(parts)}},
            )
    store.guard()
    store.publish(Changes(command, frozenset(store.registry.of(type(r)).name for r in records), store.own.seq))
    return len(parts)


def operations(store: Store, records: Iterable[Record]) -> tuple[list[list[object]], dict[int, dict[str, object]]]:
    """Operations of records that are all new, and the personal columns of each by its index."""
    ops: list[list[object]] = []
    annexes: dict[int, dict[str, object]] = {}
    for record in records:
        record_type = store.registry.of(type(record))
        members = store.applier.codecs[record_type.name].members(record)
        given = {k: v for k, v in members.items() if k == "id" or v != record_type.by_name[k].default}
        personal = {k: given.pop(k) for k in record_type.personal & given.keys()}
        if personal:
            annexes[len(ops)] = personal
        if record_type.kind is Kind.FACT:
            ops.append(["append", record_type.name, given])
        else:
            ops.append(["put", record_type.name, given.pop("id"), given, {}])
    return ops, annexes
