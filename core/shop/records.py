"""Shop particulars, devices, dated settings, tax rates and roles."""

from __future__ import annotations

from dataclasses import dataclass

from core.records import DeviceClass, Json, Kind, Record, RecordType, at_least


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch(Record):
    """An establishment of the shop as it stands on its papers; ``code`` is the five-digit branch of its tax id."""

    id: str
    code: str
    name_th: str
    name_en: str = ""
    address_th: str = ""
    address_en: str = ""
    phone: str = ""
    tax_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Device(Record):
    """A machine that the owner named."""

    id: str
    name: str
    branch: str
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Record):
    """A shop setting from a date on; id ``<key>@<effective_from>``, the keys are in ``core.shop.settings``."""

    id: str
    value: Json = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxRate(Record):
    """The rate of a tax code from a date on, in basis points; id ``<code>@<effective_from>``.

    VAT is a yearly decree: the rate of a document is the one in force on its tax point.
    """

    id: str
    rate_bp: int
    legal_ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRecord(Record):
    """What a role may do from a date on, where it differs from the built-in table; id ``<code>@<effective_from>``."""

    id: str
    name_th: str
    name_en: str
    grants: Json = None
    limits: Json = None


OFFICE = at_least(DeviceClass.OFFICE)
TYPES = (
    RecordType("branch", Branch, Kind.MASTER),
    RecordType("device", Device, Kind.MASTER),
    RecordType("setting", Setting, Kind.CONFIG, writers=OFFICE),
    RecordType("tax_rate", TaxRate, Kind.CONFIG, writers=OFFICE),
    RecordType("role", RoleRecord, Kind.CONFIG),
)
