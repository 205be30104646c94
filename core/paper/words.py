"""The words that paper carries in both languages at once, whatever language the person at the till reads.

Thai titles and statements are the ones that law and custom prescribe; they are not translated and not configurable.
"""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """The same in Thai and in English."""

    th: str
    en: str

    @property
    def both(self) -> str:
        """Thai, a stroke, English."""
        return f"{self.th} / {self.en}"


RECEIPT = Words("ใบเสร็จรับเงิน", "Receipt")
TAX_ID = Words("เลขประจำตัวผู้เสียภาษี", "Tax ID")
PHONE = Words("โทร.", "Tel.")
NUMBER = Words("เลขที่", "No.")
DATE = Words("วันที่", "Date")
LINE_DISCOUNT = Words("ส่วนลด", "Discount")
GROSS = Words("รวมเป็นเงิน", "Subtotal")
DISCOUNT = Words("ส่วนลดรวม", "Total discount")
TOTAL = Words("รวมทั้งสิ้น", "Total")
VAT_INCLUDED = Words("ราคารวมภาษีมูลค่าเพิ่มแล้ว", "VAT included")
VAT_BASE = Words("มูลค่าก่อนภาษี", "Before VAT")
VAT = Words("ภาษีมูลค่าเพิ่ม", "VAT")
CASH_ROUNDING = Words("ปัดเศษเงินสด", "Cash rounding")
TO_PAY = Words("ยอดชำระ", "To pay")
CHANGE = Words("เงินทอน", "Change")
RECEIVED_BY = Words("ผู้รับเงิน", "Cashier")
COPY = Words("สำเนา", "COPY")
DEMO = Words("ทดลอง", "DEMO")
VOID = Words("ยกเลิก", "VOID")
INCOMPLETE = Words("รายการด้านบนไม่สมบูรณ์", "The print above is incomplete")

TEST_TITLE = Words("ทดสอบเครื่องพิมพ์", "Printer test")
TEST_MARKS = Words("วรรณยุกต์ต้องอยู่เหนือสระ ไม่ซ้อนกัน", "Tone marks stand above vowels, never on them")
TEST_DIGITS = Words("ตัวเลข 48 หลัก", "48 digits")
TEST_WIDTH = Words("ต้องเห็นเส้นที่ขอบซ้ายและขอบขวา", "The outermost lines must be on the paper")
TEST_BARCODE = Words("ยิงบาร์โค้ดนี้ได้", "This bar code can be scanned")
TEST_CUT = Words("ตัดกระดาษใต้เส้นนี้", "The paper is cut below this line")

RECOVERY_TITLE = Words("รหัสกู้คืนของเจ้าของร้าน", "Owner's recovery code")
RECOVERY_USE = Words(
    "ใช้เมื่อเครื่องของเจ้าของเสีย หาย หรือลืมรหัส PIN",
    "For when the owner's device is broken or lost, or the PIN is forgotten.",
)
RECOVERY_KEEP = Words(
    "ผู้ที่มีรหัสนี้ครองร้านในระบบได้ เก็บไว้ในที่ปลอดภัยนอกร้าน อย่าถ่ายรูป",
    "Whoever holds this code can take over the shop. Keep it safe and away from the shop. Do not photograph it.",
)
RECOVERY_ONCE = Words("รหัสนี้แสดงเพียงครั้งเดียว", "This code is shown only once.")
