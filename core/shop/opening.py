"""What a shop is born with: its particulars, its owner, tax rates and roles, checked before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.errors import Rejected
from core.permissions import Role
from core.records import Record
from core.shop.records import Branch, Device, RoleRecord, Setting, TaxRate
from core.shop.settings import VAT_REGISTERED
from core.text import clean_line
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
    pin: str


def check_shop(form: ShopForm) -> ShopForm:
    """The form with its lines cleaned.

    Raises:
        Rejected: the first thing wrong, with the field it stands in.
    """
    tax_id = plain_tax_id(form.tax_id)
    if tax_id and not is_tax_id(tax_id):
        raise Rejected("shop.tax_id", field="tax_id")
    if not is_branch_code(form.branch_code):
        raise Rejected("shop.branch_code", field="branch_code")
    return ShopForm(
        name_th=clean_line(form.name_th, field="name_th", most=120, required=True),
        name_en=clean_line(form.name_en, field="name_en", most=120),
        address_th=clean_line(form.address_th, field="address_th", most=240, required=True),
        address_en=clean_line(form.address_en, field="address_en", most=240),
        phone=clean_line(form.phone, field="phone", most=40),
        tax_id=tax_id,
        branch_code=form.branch_code,
        vat_registered=form.vat_registered,
        device_name=clean_line(form.device_name, field="device_name", most=40, required=True),
        owner_name_th=clean_line(form.owner_name_th, field="owner_name_th", most=80, required=True),
        owner_name_en=clean_line(form.owner_name_en, field="owner_name_en", most=80),
        owner_nickname=clean_line(form.owner_nickname, field="owner_nickname", most=20),
        pin=form.pin,
    )


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
