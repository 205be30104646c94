"""The demo shop itself: what stands on its papers, and where its stock lies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pos_client.demo.identifiers import company_tax_id, landline_phone
from pos_client.demo.part import DemoPart
from pos_client.demo.places import PLACES, Place


@dataclass(frozen=True, slots=True)
class DemoShop:
    """The particulars of the shop; ``phone`` is E.164, ``branch_code`` that of the head office."""

    name_th: str
    name_en: str
    tax_id: str
    branch_code: str
    line_th: str
    line_en: str
    place: Place
    phone: str

    @property
    def address_th(self) -> str:
        """The whole address in Thai."""
        return self.place.text_th(self.line_th)

    @property
    def address_en(self) -> str:
        """The whole address in English."""
        return self.place.text_en(self.line_en)


@dataclass(frozen=True, slots=True)
class DemoLocation:
    """A place for stock: ``kind`` SHELF, JOB_BIN, CORE, SCRAP, VAN or QUARANTINE."""

    code: str
    kind: str
    name_th: str
    name_en: str


SHOP: Final = DemoShop(
    name_th="โอ.แอล เซอร์วิส (ตัวอย่าง)",
    name_en="O.L Services (Demo)",
    tax_id=company_tax_id("20", 1),
    branch_code="00000",
    line_th="99/9 หมู่ 3 ถ.สุขุมวิท",
    line_en="99/9 Moo 3, Sukhumvit Road",
    place=PLACES[0],
    phone=landline_phone(9_900),
)

_ROWS: Final = {
    "A": ("แถว A กรอง", "Row A, filters"),
    "B": ("แถว B เครื่องยนต์", "Row B, engine"),
    "C": ("แถว C ระบายความร้อน คลัตช์ เพลา", "Row C, cooling, clutch, driveline"),
    "D": ("แถว D เบรก", "Row D, brakes"),
    "E": ("แถว E ช่วงล่างและล้อ", "Row E, chassis and wheels"),
    "F": ("แถว F ไฟฟ้าและแอร์", "Row F, electrical and A/C"),
    "G": ("แถว G หัวเก๋ง", "Row G, cab"),
    "H": ("แถว H กระบะและหาง", "Row H, body and trailer"),
    "J": ("แถว J น็อต สาย ซีล", "Row J, hardware"),
    "L": ("ห้องน้ำมัน", "Oil room"),
    "P": ("ห้องสี", "Paint room"),
    "T": ("ลานยาง", "Tyre yard"),
}

SPECIAL_LOCATIONS: Final = (
    DemoLocation("FRONT", "SHELF", "หน้าเคาน์เตอร์", "Front counter"),
    DemoLocation("JOB", "JOB_BIN", "ชั้นจัดเตรียมงานซ่อม", "Staged for jobs"),
    DemoLocation("CORE", "CORE", "ซากแลกเปลี่ยน", "Old units"),
    DemoLocation("QUARANTINE", "QUARANTINE", "รอตรวจ ห้ามขาย", "Quarantine, not for sale"),
    DemoLocation("SCRAP", "SCRAP", "ของเสียรอทิ้ง", "Scrap"),
    DemoLocation("VAN-1", "VAN", "รถบริการนอกสถานที่", "Service van"),
)
"""Places that are no shelf of a part."""


def locations(parts: Iterable[DemoPart]) -> tuple[DemoLocation, ...]:
    """The special places, then one shelf for every bin that these parts lie in, by code."""
    bins = sorted({part.bin for part in parts if part.bin})
    shelves = (
        DemoLocation(code, "SHELF", f"{_ROWS[code[0]][0]} {code[2:]}", f"{_ROWS[code[0]][1]} {code[2:]}")
        for code in bins
    )
    return (*SPECIAL_LOCATIONS, *shelves)
