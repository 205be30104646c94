"""Where parts lie, and every movement of quantity and value."""

from __future__ import annotations

from dataclasses import dataclass

from core.records import DeviceClass, Kind, Record, RecordType, at_least


@dataclass(frozen=True, slots=True, kw_only=True)
class StockLocation(Record):
    """A place in a branch: ``kind`` SHELF, JOB_BIN, CORE, SCRAP, VAN or QUARANTINE."""

    id: str
    branch: str
    code: str
    kind: str = "SHELF"
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class StockMovement(Record):
    """Quantity and value of one part that came to (+) or left (−) one place of a branch.

    ``value_satang`` is what its maker computed, so that sums commute; ``provisional`` says that no cost was known.
    What a later receipt corrects is a ``cost_adjustment``. ``kind``: RECEIPT, SALE, ISSUE, CUSTOMER_RETURN,
    JOB_RETURN, SUPPLIER_RETURN, TRANSFER_OUT, TRANSFER_IN, ADJUST_IN, ADJUST_OUT, SCRAP, OPENING.
    """

    id: str
    part: str
    branch: str
    location: str | None = None
    kind: str
    qty_milli: int
    value_satang: int
    source_type: str | None = None
    source: str | None = None
    of_movement: str | None = None
    provisional: bool = False
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CostAdjustment(Record):
    """Value of a part at a branch corrected by the command that saw why (``cause``)."""

    id: str
    part: str
    branch: str
    value_satang: int
    cause: str


COUNTER = at_least(DeviceClass.COUNTER)
TYPES = (
    RecordType("stock_location", StockLocation, Kind.MASTER, writers=at_least(DeviceClass.OFFICE)),
    RecordType("stock_movement", StockMovement, Kind.FACT, writers=COUNTER, indexes=(("part", "branch", "entry_key"),)),
    RecordType(
        "cost_adjustment", CostAdjustment, Kind.FACT, writers=COUNTER, indexes=(("part", "branch", "entry_key"),)
    ),
)
