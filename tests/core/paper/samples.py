"""Receipts and sheets to draw: a shop with a long name, parts with long ones, amounts that need their room."""

from __future__ import annotations

from core.paper.page import Page
from core.paper.receipt import ReceiptData, ReceiptLine, ReceiptTax, receipt_page
from core.paper.sheets import printer_test_page, recovery_page, void_note_page

WIDE, NARROW = 576, 384

_PARTS = (
    ("กรองน้ำมันเครื่อง ฮีโน่ 500 (J08E)", "Oil filter, Hino 500 (J08E)", "15607-2190"),
    ("น้ำมันเครื่องดีเซล 15W-40 CI-4 ถัง 18 ลิตร", "Diesel engine oil 15W-40 CI-4, 18 L", "LUB-15W40-18"),
    ("หลอดไฟหน้า H4 24V 75/70W", "Headlamp bulb H4 24V 75/70W", "8-98159693-0"),
    ("ผ้าเบรกหลัง อีซูซุ เดก้า FVZ", "Rear brake lining, Isuzu Deca FVZ", "1-87830-995-0"),
    ("ลูกปืนล้อหน้าตัวนอก ฟูโซ่", "Front wheel bearing, outer, Fuso", "ME 034605"),
    ("ปั๊มน้ำ นิสสัน ยูดี RF8", "Water pump, Nissan UD RF8", "21010-97265"),
    ("ยางแท่นเครื่อง หลังซ้าย", "Engine mount, rear left", "12035-1340"),
    ("สายพานพัดลม 9PK2270", "Fan belt 9PK2270", "99367-92270"),
    ("ค่าแรง อัดจาระบีรอบคัน 10 ล้อ", "Labour: grease all round, 10 wheels", ""),
)


def plain_lines(count: int) -> tuple[ReceiptLine, ...]:
    """Bilingual lines of ordinary length, all different."""
    lines = []
    for no in range(count):
        name_th, name_en, code = _PARTS[no % len(_PARTS)]
        turn = no // len(_PARTS)
        qty, price = 1 + no % 4, 12_000 + 7_325 * (no % 13)
        lines.append(
            ReceiptLine(
                name_th=f"{name_th} #{turn + 1}" if turn else name_th,
                name_en=name_en,
                code=code,
                qty=str(qty),
                unit_price_satang=price,
                amount_satang=qty * price,
                discount_satang=5_000 if no % 7 == 1 else 0,
            )
        )
    return tuple(lines)


def receipt(lines: tuple[ReceiptLine, ...], **changes) -> ReceiptData:
    """A receipt whose totals add up."""
    gross = sum(line.amount_satang for line in lines)
    discount = sum(line.discount_satang for line in lines)
    total = gross - discount
    vat = (total * 14 + 107) // 214
    rounding = -(total % 25)
    received = -(-(total + rounding) // 10_000) * 10_000
    given = {
        "shop_th": "บริษัท โอ.แอล. เซอร์วิส แอนด์ ทรานสปอร์ต อีควิปเมนท์ จำกัด",
        "shop_en": "O.L. Service and Transport Equipment Co., Ltd.",
        "address": "99/9 หมู่ 4 ถนนสุขุมวิท ตำบลบางปูใหม่ อำเภอเมืองสมุทรปราการ จังหวัดสมุทรปราการ 10280",
        "phone": "02 123 4567",
        "tax_id": "0105555021215",
        "branch": "00000",
        "number": "RC00AA-6911-00001",
        "date": "2026-11-21",
        "time": "10:44",
        "cashier": "สมหญิง",
        "lines": lines,
        "gross_satang": gross,
        "discount_satang": discount,
        "total_satang": total,
        "taxes": (ReceiptTax(rate_bp=700, base_satang=total - vat, vat_satang=vat),),
        "rounding_satang": rounding,
        "received_satang": received,
        "change_satang": received - total - rounding,
        "footer": ("เปลี่ยนหรือคืนสินค้าภายใน 7 วัน พร้อมใบเสร็จ", "Exchange or return within 7 days with this receipt"),
    }
    return ReceiptData(**{**given, **changes})


LONG_LINES = (
    ReceiptLine(
        name_th="น้ำมันเครื่องดีเซลสังเคราะห์แท้ 15W-40 CI-4 ถัง 18 ลิตร (แถมกรองน้ำมันเครื่องแท้ฮีโน่ 1 ลูก)",
        name_en="Genuine fully synthetic diesel engine oil 15W-40 CI-4, 18 litre pail, with one Hino oil filter",
        code="LUB-15W40-CI4-18L-HINO-GENUINE",
        qty="18.75 ลิตร",
        unit_price_satang=6_584_357,
        amount_satang=123_456_694,
        discount_satang=1_234_500,
    ),
    ReceiptLine(
        name_th="ค่าแรงถอดประกอบห้องเกียร์และเปลี่ยนชุดคลัตช์พร้อมเจียรจานฟลายวีลและตั้งศูนย์เพลากลางใหม่ทั้งชุด",
        name_en="Labour: remove and refit gearbox, replace clutch, grind flywheel, align propeller shaft",
        qty="1",
        unit_price_satang=123_456_700,
        amount_satang=123_456_700,
    ),
    ReceiptLine(
        name_th="แหนบหลังซ้ายแท้ ฮีโน่ 500 วิคเตอร์ FM8J 🚚 後輪",
        name_en="Genuine rear spring bracket, left, Hino 500 Victor FM8J",
        code="48411-E0120",
        qty="12",
        unit_price_satang=215_000,
        amount_satang=2_580_000,
    ),
)

RECOVERY_CODE = "7KQ2-M4XN-9RTC-B3WY-H6FP-2DVJ-8SGA-5ZEK-QN7M-X2RT-C9BW-Y3HF-P4DV"


ODD_LINE = ReceiptLine(
    name_th="น็อตล้อ M22 (แบ่งขาย)",
    name_en="Wheel nut M22, single",
    code="9-98176-214-0",
    qty="0.75 ชุด",
    unit_price_satang=2_452,
    amount_satang=1_839,
)
"""Its satang make cash rounding appear."""


def golden_pages() -> dict[str, tuple[Page, int]]:
    """Every page whose picture is kept, with the width of its paper, by name."""
    small_shop = {"shop_th": "อู่ช่างเอก", "shop_en": "", "tax_id": "", "branch": "", "taxes": ()}
    pages = {
        "receipt": receipt_page(receipt(plain_lines(6))),
        "receipt_copy": receipt_page(receipt((*plain_lines(2), ODD_LINE), copy_no=2)),
        "receipt_demo": receipt_page(receipt(plain_lines(3), demo=True, number="RC00ZA-6911-00001", **small_shop)),
        "receipt_long": receipt_page(receipt(LONG_LINES, number="RC00AA-6911-100000", branch="00001")),
        "receipt_40_lines": receipt_page(receipt(plain_lines(40))),
        "void_note": void_note_page("RC00AA-6911-00001", "21/11/2569 10:45"),
        "printer_test": printer_test_page("เครื่องหน้าร้าน 192.168.1.50", "21/11/2569 10:44"),
        "recovery": recovery_page("อู่ช่างเอก เซอร์วิส", RECOVERY_CODE, "21/11/2569"),
    }
    return {f"{name}_{width}": (page, width) for name, page in pages.items() for width in (WIDE, NARROW)}
