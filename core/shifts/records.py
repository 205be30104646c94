"""Cash shifts: one drawer, one device, one person who answers for it."""

from __future__ import annotations

from dataclasses import dataclass

from core.records import DeviceClass, Json, Kind, Record, RecordType, at_least


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift(Record):
    """A drawer opened with a float; ``denominations`` maps a face in satang (as text) to how many were counted."""

    id: str
    branch: str
    drawer: str
    cashier: str
    date: str
    at_ms: int
    denominations: Json = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CashMovement(Record):
    """Cash into (+) or out of (−) a drawer that is no payment: ``kind`` FLOAT, PAY_IN, PAY_OUT or DROP."""

    id: str
    shift: str
    kind: str
    amount_satang: int
    reason: str = ""


COUNTER = at_least(DeviceClass.COUNTER)
TYPES = (
    RecordType("shift", Shift, Kind.FACT, writers=COUNTER, indexes=(("drawer",),)),
    RecordType("cash_movement", CashMovement, Kind.FACT, writers=COUNTER, indexes=(("shift",),)),
)
