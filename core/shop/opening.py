"""What a shop is born with: its particulars, its owner, tax rates and roles, checked before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from core.errors import Rejected
from core.permissions import Role
from core.records import Record
from core.shop.records import Branch, Device, RoleRecord, Setting, TaxRate
from core.shop.settings import VAT_REGISTERED
from core.text import clean_line
from core.thai.digits import arabic_digits
from core.thai.tax_id import is_branch_code, is_tax_id, plain_tax_id
from core.users.records import User, Verifier
from core.users.rules import check_new_pin

HEAD_OFFICE = "00000"
ALWAYS_MS = 694_224_000_000
"""1 January 1992 UTC, when VAT began in Thailand: settings of the first entry count from then on."""

_ROLE_NAMES: tuple[tuple[Role, str, str], ...] = (
    (Role.CASHIER, "แคชเชียร์", "Cashier"),
    (Role.TECHNICIAN, "ช่าง", "Technician"),
    (Role.ADVISOR, "ที่ปรึกษางานซ่อม", "Service advisor"),
    (Role.PARTS_CLERK, "พนักงานอะไหล่", "Parts clerk"),
    (Role.MANAGER, "ผู้จัดการ", "Manager"),
    (Role.OWNER, "เจ้าของร้าน", "Owner"),
    (Role.ACCOUNTANT, "บัญชี", "Accountant"),
    (Role.AUDITOR, "ผู้ตรวจสอบ", "Auditor"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopForm:
    """What the owner typed; names and address in at least one language."""

    name_th: str
    name_en: str = ""
    address_th: str
    address_en: str = ""
    phone: str = ""
    tax_id: str = ""
    branch_code: str = HEAD_OFFICE
    vat_registered: bool = True
    device_name: str
    owner_name_th: str
    owner_name_en: str = ""
    owner_nickname: str = ""
    pin: str = field(repr=False)


def check_shop(form: ShopForm) -> ShopForm:
    """The form with its lines cleaned.

    Raises:
        Rejected: the first thing wrong, with the field it stands in.
    """
    tax_id = plain_tax_id(form.tax_id.strip())
    if tax_id and not is_tax_id(tax_id):
        raise Rejected("shop.tax_id", field="tax_id")
    branch_code = arabic_digits(form.branch_code.strip())
    if not is_branch_code(branch_code):
        raise Rejected("shop.branch_code", field="branch_code")
    lines: dict[str, Any] = {
        name: clean_line(getattr(form, name), field=name, most=most, required=required)
        for name, most, required in _LINES
    }
    check_new_pin(form.pin)
    return replace(form, tax_id=tax_id, branch_code=branch_code, **lines)


_LINES: tuple[tuple[str, int, bool], ...] = (
    ("name_th", 120, True),
    ("name_en", 120, False),
    ("address_th", 240, True),
    ("address_en", 240, False),
    ("phone", 40, False),
    ("device_name", 40, True),
    ("owner_name_th", 80, True),
    ("owner_name_en", 80, False),
    ("owner_nickname", 20, False),
)
"""Every line of text in the form: its field, how many characters it may have, whether it has to be there."""


@dataclass(frozen=True, slots=True)
class OpeningIds:
    """Ids made for a new shop."""

    branch: str
    device: str
    owner: str


def opening_records(form: ShopForm, ids: OpeningIds, verifier: Verifier) -> Sequence[Record]:
    """Every record of a shop's first entry, besides the certificates.

    Raises:
        Rejected: the PIN is not one to choose.
    """
    check_new_pin(form.pin)
    return (
        Branch(
            id=ids.branch,
            code=form.branch_code,
            name_th=form.name_th,
            name_en=form.name_en,
            address_th=form.address_th,
            address_en=form.address_en,
            phone=form.phone,
            tax_id=form.tax_id,
        ),
        Device(id=ids.device, name=form.device_name, branch=form.branch_code),
        TaxRate(id=f"VAT7@{ALWAYS_MS}", rate_bp=700, legal_ref="พ.ร.ฎ. ลดอัตรา VAT"),
        Setting(id=f"{VAT_REGISTERED}@{ALWAYS_MS}", value=form.vat_registered),
        *(RoleRecord(id=f"{role}@{ALWAYS_MS}", name_th=th, name_en=en) for role, th, en in _ROLE_NAMES),
        User(
            id=ids.owner,
            name_th=form.owner_name_th,
            name_en=form.owner_name_en or None,
            nickname=form.owner_nickname or None,
            roles={form.branch_code: [str(Role.OWNER)]},
        ),
        verifier,
    )
