"""Places around the shop: real sub-districts with their official codes, so that e-Tax addresses can be made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

BANGKOK: Final = "กรุงเทพมหานคร"


@dataclass(frozen=True, slots=True)
class Place:
    """A sub-district; ``code`` is its six-digit TIS 1099 code, whose first two digits are the province."""

    code: str
    subdistrict_th: str
    subdistrict_en: str
    district_th: str
    district_en: str
    province_th: str
    province_en: str
    postcode: str

    def text_th(self, line: str) -> str:
        """An address in Thai behind a first line (number, village, road)."""
        if self.province_th == BANGKOK:
            return f"{line} แขวง{self.subdistrict_th} เขต{self.district_th} {BANGKOK} {self.postcode}"
        return f"{line} ต.{self.subdistrict_th} อ.{self.district_th} จ.{self.province_th} {self.postcode}"

    def text_en(self, line: str) -> str:
        """An address in English behind a first line."""
        return f"{line}, {self.subdistrict_en}, {self.district_en}, {self.province_en} {self.postcode}"


_TABLE: Final = """
200110 | หนองไม้แดง | Nong Mai Daeng | เมืองชลบุรี | Mueang Chon Buri | ชลบุรี | Chon Buri | 20000
200105 | บ้านสวน | Ban Suan | เมืองชลบุรี | Mueang Chon Buri | ชลบุรี | Chon Buri | 20000
200107 | นาป่า | Na Pa | เมืองชลบุรี | Mueang Chon Buri | ชลบุรี | Chon Buri | 20000
200109 | ดอนหัวฬ่อ | Don Hua Lo | เมืองชลบุรี | Mueang Chon Buri | ชลบุรี | Chon Buri | 20000
200201 | บ้านบึง | Ban Bueng | บ้านบึง | Ban Bueng | ชลบุรี | Chon Buri | 20170
200202 | คลองกิ่ว | Khlong Kio | บ้านบึง | Ban Bueng | ชลบุรี | Chon Buri | 20220
200203 | มาบไผ่ | Map Phai | บ้านบึง | Ban Bueng | ชลบุรี | Chon Buri | 20170
200206 | หนองชาก | Nong Chak | บ้านบึง | Ban Bueng | ชลบุรี | Chon Buri | 20170
200702 | สุรศักดิ์ | Surasak | ศรีราชา | Si Racha | ชลบุรี | Chon Buri | 20110
200703 | ทุ่งสุขลา | Thung Sukhla | ศรีราชา | Si Racha | ชลบุรี | Chon Buri | 20230
200706 | เขาคันทรง | Khao Khan Song | ศรีราชา | Si Racha | ชลบุรี | Chon Buri | 20110
200708 | บ่อวิน | Bo Win | ศรีราชา | Si Racha | ชลบุรี | Chon Buri | 20230
200407 | ตะเคียนเตี้ย | Takhian Tia | บางละมุง | Bang Lamung | ชลบุรี | Chon Buri | 20150
200501 | พานทอง | Phan Thong | พานทอง | Phan Thong | ชลบุรี | Chon Buri | 20160
200601 | พนัสนิคม | Phanat Nikhom | พนัสนิคม | Phanat Nikhom | ชลบุรี | Chon Buri | 20140
210601 | ปลวกแดง | Pluak Daeng | ปลวกแดง | Pluak Daeng | ระยอง | Rayong | 21140
210605 | มาบยางพร | Map Yang Phon | ปลวกแดง | Pluak Daeng | ระยอง | Rayong | 21140
210114 | มาบตาพุด | Map Ta Phut | เมืองระยอง | Mueang Rayong | ระยอง | Rayong | 21150
210801 | นิคมพัฒนา | Nikhom Phatthana | นิคมพัฒนา | Nikhom Phatthana | ระยอง | Rayong | 21180
240401 | บางปะกง | Bang Pakong | บางปะกง | Bang Pakong | ฉะเชิงเทรา | Chachoengsao | 24130
240101 | หน้าเมือง | Na Mueang | เมืองฉะเชิงเทรา | Mueang Chachoengsao | ฉะเชิงเทรา | Chachoengsao | 24000
110301 | บางพลีใหญ่ | Bang Phli Yai | บางพลี | Bang Phli | สมุทรปราการ | Samut Prakan | 10540
190301 | หนองแค | Nong Khae | หนองแค | Nong Khae | สระบุรี | Saraburi | 18140
101101 | ลาดกระบัง | Lat Krabang | ลาดกระบัง | Lat Krabang | กรุงเทพมหานคร | Bangkok | 10520
103301 | คลองเตย | Khlong Toei | คลองเตย | Khlong Toei | กรุงเทพมหานคร | Bangkok | 10110
"""

PLACES: Final = tuple(Place(*(c.strip() for c in line.split("|"))) for line in _TABLE.splitlines() if line)
"""The shop's own place first, then neighbours, then where hauliers come from."""
