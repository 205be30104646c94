"""The choices along which one type of part becomes many: sides, ends, sizes, colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its words in both languages, what stands in a part number, its price in percent of the type's."""

    th: str
    en: str
    code: str = ""
    percent: int = 100


def options(text: str) -> tuple[Option, ...]:
    """Options from ``th=en=code=percent`` cells parted by ``;``.

    What is left out: English and code are the Thai words, the percent is 100. Cells are not stripped: a leading space
    or comma is part of the words.
    """
    made = []
    for cell in text.split(";"):
        th, *more = cell.split("=")
        en = more[0] if more and more[0] else th
        code = more[1] if len(more) > 1 else th
        made.append(Option(th, en, code, int(more[2]) if len(more) > 2 else 100))  # noqa: PLR2004
    return tuple(made)


def span(low: int, high: int, step: int, percent_low: int = 100, percent_high: int = 100) -> tuple[Option, ...]:
    """Every ``step`` from ``low`` to ``high``, both included; the price rises evenly between the two percents."""
    width = max(high - low, 1)
    return tuple(
        Option(str(n), str(n), str(n), percent_low + (percent_high - percent_low) * (n - low) // width)
        for n in range(low, high + 1, step)
    )


NONE: Final = (Option("", ""),)

POSITIONS: Final = {
    "-": NONE,
    "LR": options(" ซ้าย=, left; ขวา=, right"),
    "FR": options("หน้า=, front;หลัง=, rear"),
    "F4": options("หน้า ซ้าย=, front left;หน้า ขวา=, front right;หลัง ซ้าย=, rear left;หลัง ขวา=, rear right"),
    "FRIO": options("หน้า ตัวใน=, front inner;หน้า ตัวนอก=, front outer;หลัง ตัวใน=, rear inner;หลัง ตัวนอก=, rear outer"),
    "UL": options("บน=, upper;ล่าง=, lower"),
    "IO": options(" ลูกนอก=, outer; ลูกใน=, inner"),
    "IOUT": options(" ด้านเข้า=, inlet; ด้านออก=, outlet"),
    "FACES": options(" ตัวใน=, inner; ตัวนอก=, outer"),
}
"""Where on the vehicle; front and rear are glued to the Thai word, as people write."""

ON_AN_AXLE: Final = {"FR": "-", "F4": "LR", "FRIO": "FACES"}
"""A single trailer axle has no front and rear."""

VARIANTS: Final = {
    "-": NONE,
    "STD": options(
        " STD=, STD; ไซซ์ 0.25=, size 0.25==104; ไซซ์ 0.50=, size 0.50==104; ไซซ์ 0.75=, size 0.75==108;"
        " ไซซ์ 1.00=, size 1.00==108"
    ),
    "GRADE": options(" เกรด A=, grade A; เกรด B=, grade B; เกรด C=, grade C"),
    "IE": options(" ไอดี=, intake; ไอเสีย=, exhaust==108"),
    "CYL": options(" สูบ 1=, cylinder 1; สูบ 2=, cylinder 2; สูบ 3=, cylinder 3; สูบ 4=, cylinder 4"),
    "TEMP": options(" 76.5 องศา=, 76.5 °C; 82 องศา=, 82 °C; 88 องศา=, 88 °C"),
    "CORE": options(" อลูมิเนียม=, aluminium; ทองแดง 3 แถว=, copper, 3 rows==118; ทองแดง 4 แถว=, copper, 4 rows==136"),
    "GEAR": options(
        "เกียร์ 1=, 1st gear;เกียร์ 2=, 2nd gear==94;เกียร์ 3=, 3rd gear==88;เกียร์ 4=, 4th gear==84;"
        "เกียร์ 5=, 5th gear==84;เกียร์ถอย=, reverse gear==96"
    ),
    "SYNC": options(" 1-2=, 1st-2nd; 3-4=, 3rd-4th==92; 5-6=, 5th-6th==90"),
    "SHIFT": options(" เส้นเข้า=, shift; เส้นเลือก=, select"),
    "SHAFT": options(" ท่อนหน้า=, front section==88; ท่อนหลัง=, rear section"),
    "RATIO": options(" 6:37=, ratio 6:37; 6:41=, ratio 6:41; 7:41=, ratio 7:41; 7:43=, ratio 7:43"),
    "SIZE": options(" STD=, STD; ไซซ์ 1=, oversize 1==104; ไซซ์ 2=, oversize 2==108"),
    "LEAF": options(
        " แผ่นที่ 1=, leaf 1==118; แผ่นที่ 2=, leaf 2==110; แผ่นที่ 3=, leaf 3; แผ่นที่ 4=, leaf 4==90;"
        " แผ่นที่ 5=, leaf 5==80; แผ่นที่ 6=, leaf 6==70; แผ่นที่ 7=, leaf 7==62; แผ่นที่ 8=, leaf 8==54"
    ),
    "THREAD": options(" เกลียวซ้าย=, left-hand thread; เกลียวขวา=, right-hand thread"),
    "HEAT": options("=; มีไล่ฝ้า=, heated==135"),
    "TINT": options(" ใส=, clear; เขียว=, green tint==106; ชา=, bronze tint==108"),
    "POWER": options(" มือหมุน=, manual; ไฟฟ้า=, power==170"),
    "COLOUR": options(" สีพื้น=, primed; สีขาว=, white==112; สีดำ=, black==108"),
    "FINISH": options(" ดำด้าน=, matt black; โครเมียม=, chrome==145"),
    "SEAT": options(" คนขับ=, driver==150; กลาง=, centre==60; ผู้โดยสาร=, passenger"),
}
"""What sort of it: sizes, grades, colours."""
