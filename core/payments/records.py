"""Money taken, and the documents it settled."""

from __future__ import annotations

from dataclasses import dataclass

from core.records import DeviceClass, Kind, Record, RecordType, at_least


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment(Record):
    """One tender. ``amount_satang`` is what stays with the shop: ``tendered_satang − change_satang``.

    ``rounding_satang`` is what cash rounding took off what was due (−14 where 11,852.39 was paid as 11,852.25).
    """

    id: str
    branch: str
    date: str
    tender: str
    amount_satang: int
    tendered_satang: int
    change_satang: int = 0
    rounding_satang: int = 0
    shift: str | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentAllocation(Record):
    """How much of a document a payment settled, gross (cash rounding included)."""

    id: str
    payment: str
    document: str
    amount_satang: int


COUNTER = at_least(DeviceClass.COUNTER)
TYPES = (
    RecordType("payment", Payment, Kind.FACT, writers=COUNTER, indexes=(("shift",),)),
    RecordType(
        "payment_allocation", PaymentAllocation, Kind.FACT, writers=COUNTER, indexes=(("payment",), ("document",))
    ),
)
