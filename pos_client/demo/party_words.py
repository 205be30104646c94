"""Words that names of firms and people are put together from, Thai and English beside each other."""

from __future__ import annotations

from typing import Final


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    cells = (cell.partition("=") for cell in text.replace("\n", ";").split(";") if cell)
    return tuple((th.strip(), en.strip()) for th, _, en in cells)


LUCKY: Final = _pairs("""
รุ่งเรือง=Rungrueang;ทรัพย์ทวี=Sapthawi;เจริญชัย=Charoenchai;สหมิตร=Sahamit;พูนผล=Phunphon;ชัยพัฒนา=Chaiphatthana
ศรีมงคล=Simongkhon;ทองประเสริฐ=Thongprasoet;วัฒนกิจ=Watthanakit;ไพบูลย์=Phaibun;เกียรติไพศาล=Kiatphaisan
อุดมทรัพย์=Udomsap;บุญเกื้อ=Bunkuea;แสงตะวัน=Saengtawan;มั่นคง=Mankhong;ก้าวหน้า=Kaona;ใจเพชร=Chaiphet
โชคอนันต์=Chokanan;ธนสมบัติ=Thanasombat;เพชรบูรพา=Phetburapha;ภูมิใจ=Phumchai;น้ำใสใจจริง=Namsai;ร่มเย็น=Romyen
ตะวันออก=Tawanok;สองพี่น้อง=Song Phi Nong;ลูกแม่กลอง=Luk Mae Klong;ป.เจริญ=Por Charoen;ส.การช่าง=Sor Kanchang
กิตติ=Kitti;อมร=Amon;วิเศษ=Wiset;นำโชค=Namchok
""")

TRADES: Final = _pairs("""
ขนส่ง=Transport;โลจิสติกส์=Logistics;ทรานสปอร์ต=Transport Group;คอนกรีต=Concrete;วัสดุก่อสร้าง=Construction Materials
เครนแอนด์โลว์เบด=Crane & Lowbed;ตู้เย็นขนส่ง=Cold Chain;รถพ่วง=Trailer Haulage;ห้องเย็น=Cold Storage
พืชผล=Agricultural;แก๊สและน้ำมัน=Gas & Oil;คอนเทนเนอร์=Container Haulage
""")

FIRST_NAMES: Final = _pairs("""
วิชัย=Wichai;สมศักดิ์=Somsak;มานพ=Manop;สุรชัย=Surachai;อำนาจ=Amnat;ประเสริฐ=Prasoet;บุญส่ง=Bunsong;ณรงค์=Narong
สมบัติ=Sombat;ไพโรจน์=Phairot;เฉลิม=Chaloem;ชูชาติ=Chuchat;ธีระ=Thira;พงษ์ศักดิ์=Phongsak;เกรียงไกร=Kriangkrai
แก้ว=Kaeo;โชคชัย=Chokchai;ใจเด็ด=Chaidet;ไกรสร=Kraison;วันชัย=Wanchai;สายันต์=Sayan;อดิศักดิ์=Adisak;ทวี=Thawi
กัญญา=Kanya;สุนีย์=Sunee;จันทร์เพ็ญ=Chanphen;ลำดวน=Lamduan;มะลิ=Mali;ปราณี=Pranee;รัตนา=Rattana
""")

LAST_NAMES: Final = _pairs("""
ใจดี=Chaidi;ทองคำ=Thongkham;แสงจันทร์=Saengchan;ศรีสวัสดิ์=Sisawat;บุญเรือง=Bunrueang;พันธุ์ดี=Phandi;วงศ์ไทย=Wongthai
มั่งมี=Mangmi;เพชรรัตน์=Phetcharat;สุขเกษม=Sukkasem;แก้วมณี=Kaeomani;ชัยชนะ=Chaichana;รุ่งโรจน์=Rungrot
นาคทอง=Nakthong;อ่อนละมุน=Onlamun;โพธิ์ทอง=Phothong;ไชยวงศ์=Chaiwong;เกิดผล=Koetphon;คงกระพัน=Khongkraphan
ปานแก้ว=Pankaeo;ดีเลิศ=Diloet;ยิ้มแย้ม=Yimyaem
""")

INSURERS: Final = _pairs("""
บริษัท ร่มโพธิ์ประกันภัย จำกัด (มหาชน)=Rom Pho Insurance PCL;บริษัท บูรพาอุ่นใจประกันภัย จำกัด (มหาชน)=Burapha Unchai Insurance PCL
บริษัท สยามเกราะแก้วประกันภัย จำกัด (มหาชน)=Siam Kro Kaeo Insurance PCL
บริษัท ภูผาคุ้มครองประกันภัย จำกัด (มหาชน)=Phupha Insurance PCL
บริษัท ทะเลตะวันออกประกันภัย จำกัด (มหาชน)=Eastern Sea Insurance PCL
""")

OFFICES: Final = _pairs("""
เทศบาลตำบลหนองแดงตัวอย่าง=Nong Daeng Demo Subdistrict Municipality
องค์การบริหารส่วนตำบลบ้านตัวอย่าง=Ban Tua Yang Subdistrict Administrative Organization
แขวงทางหลวงตัวอย่าง=Demo Highway District;โรงเรียนช่างกลตัวอย่าง=Demo Technical School
""")

SUPPLIERS: Final = (
    ("filter", "บริษัท กรองดีซัพพลาย จำกัด", "Krong Dee Supply Co., Ltd."),
    ("lube", "บริษัท หล่อลื่นตะวันออก จำกัด", "Eastern Lubricants Co., Ltd."),
    ("engine", "บริษัท เครื่องดีเซลพาร์ท จำกัด", "Diesel Engine Parts Co., Ltd."),
    ("rubber", "หจก. ยางและสายพานชลบุรี", "Chon Buri Rubber and Belt LP"),
    ("diesel", "หจก. ปั๊มหัวฉีดบูรพา", "Burapha Diesel Injection LP"),
    ("cooling", "บริษัท หม้อน้ำเย็นใจ จำกัด", "Yen Chai Radiator Co., Ltd."),
    ("clutch", "บริษัท ศูนย์คลัตช์และเพลา จำกัด", "Clutch and Shaft Centre Co., Ltd."),
    ("brake", "บริษัท เบรกมั่นใจ จำกัด", "Mun Jai Brake Co., Ltd."),
    ("chassis", "หจก. แหนบและช่วงล่างศรีราชา", "Si Racha Spring and Chassis LP"),
    ("bearing", "บริษัท ลูกปืนและซีลเทรดดิ้ง จำกัด", "Bearing and Seal Trading Co., Ltd."),
    ("electric", "บริษัท ไฟฟ้ารถใหญ่ จำกัด", "Heavy Vehicle Electric Co., Ltd."),
    ("battery", "หจก. แบตเตอรี่พานทอง", "Phan Thong Battery LP"),
    ("body", "บริษัท หัวเก๋งแอนด์บอดี้พาร์ท จำกัด", "Cab and Body Parts Co., Ltd."),
    ("trailer", "บริษัท เทรลเลอร์พาร์ท (ตะวันออก) จำกัด", "Trailer Parts (East) Co., Ltd."),
    ("tyre", "บริษัท ยางใหญ่บ้านบึง จำกัด", "Ban Bueng Big Tyre Co., Ltd."),
    ("paint", "หจก. สีรถยนต์นาป่า", "Na Pa Auto Paint LP"),
    ("hardware", "บริษัท น็อตสกรูรวมช่าง จำกัด", "Ruam Chang Bolt and Nut Co., Ltd."),
)
"""Whom the shop buys from; categories name them by the first column."""
