"""Units that parts are sold in: the Thai counting word, English, and the UN/ECE code that e-Tax wants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class DemoUnit:
    """One unit. Many Thai counting words share the code ``H87`` (piece); ``fractional`` ones are cut or weighed."""

    key: str
    th: str
    en: str
    un_code: str
    fractional: bool = False


_TABLE: Final = """
piece ชิ้น pc H87|luk ลูก pc H87|tua ตัว pc H87|an อัน pc H87|bai ใบ pc H87|sen เส้น pc H87|phaen แผ่น pc H87
wong วง pc H87|duang ดวง pc H87|lot หลอด pc H87|ban บาน pc H87|ton ต้น pc H87|thon ท่อน pc H87|hua หัว pc H87
phaeng แผง pc H87|phao เพลา pc H87|phuen ผืน pc H87|khaen แขน pc H87|wheel ล้อ wheel H87
plok ปลอก pc H87|kan ก้าน pc H87|thaeng แท่ง pc H87|fa ฝา pc H87|tho ท่อ pc H87|tap ตับ pc H87
set ชุด set SET|pair คู่ pair PR|dozen โหล doz DZN|box กล่อง box XBX|bag ถุง bag XBG|sack กระสอบ sack XSA
roll ม้วน roll XRO|can กระป๋อง can XCA|pail ถัง pail XPL|gallon แกลลอน can XJY|bottle ขวด btl XBO
litre ลิตร L LTR f|metre เมตร m MTR f|kg กก. kg KGM f
job งาน job E48|time ครั้ง call E48|hour ชม. h HUR f
"""


def _read() -> dict[str, DemoUnit]:
    units = {}
    for cell in _TABLE.replace("\n", "|").split("|"):
        if cell:
            key, th, en, code, *rest = cell.split()
            units[th] = DemoUnit(key, th, en, code, fractional=bool(rest))
    return units


UNITS: Final = _read()
"""All units by their Thai word, which is what the part tables write."""
