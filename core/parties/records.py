"""Customers (and whoever else the shop deals with) and their vehicles."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.records import PERSONAL, DeviceClass, Kind, Record, RecordType, at_least


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Record):
    """A person or organisation in any role; ``kind`` PERSON, COMPANY or GOVERNMENT.

    ``branch_code`` is the five-digit establishment of a company, ``00000`` its head office.
    """

    id: str
    kind: str
    name_th: str | None = field(default=None, metadata=PERSONAL)
    name_en: str | None = field(default=None, metadata=PERSONAL)
    tax_id: str | None = field(default=None, metadata=PERSONAL)
    phone: str | None = field(default=None, metadata=PERSONAL)
    address_th: str | None = field(default=None, metadata=PERSONAL)
    branch_code: str | None = None
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle(Record):
    """A truck, tractor or trailer; known by plate and province, chassis number or unit number."""

    id: str
    owner: str | None = None
    plate: str | None = field(default=None, metadata=PERSONAL)
    province: str | None = None
    kind: str = "TRUCK"
    make: str = ""
    model: str = ""
    chassis: str | None = None
    unit_number: str | None = None
    active: bool = True


COUNTER = at_least(DeviceClass.COUNTER)
TYPES = (
    RecordType("party", Party, Kind.MASTER, writers=COUNTER),
    RecordType("vehicle", Vehicle, Kind.MASTER, writers=COUNTER, indexes=(("owner",),)),
)
