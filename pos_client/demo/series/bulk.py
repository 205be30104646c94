"""Families of tyres, rims, oils, paint, abrasives, cargo gear and seal kits."""

from __future__ import annotations

from typing import Final

from pos_client.demo.series.families import FamilyBlock
from pos_client.demo.series.options import Option, options, span

_TYRES: Final = (
    "Bridgestone, Michelin, Yokohama, Dunlop, Apollo, Maxxis, Otani, Deestone, Double Coin, Linglong, Goodride"
)
_PAINTS: Final = "Nippon, TOA, Jotun, Nason, Sikkens"
_OILS: Final = "PTT, Shell, Castrol, Bangchak, Caltex, Mobil, Valvoline, PT Max"
_GRADES: Final = options(
    "15W-40=15W-40=154;10W-30=10W-30=103=112;10W-40=10W-40=104=116;5W-30=5W-30=530=140;20W-50=20W-50=205=92;"
    "SAE 40=SAE 40=40=84"
)
_LEVELS: Final = options(
    "CF-4=CF-4=CF=84;CH-4=CH-4=CH=92;CI-4=CI-4=CI;CI-4 Plus=CI-4 Plus=CP=106;CJ-4=CJ-4=CJ=118;CK-4=CK-4=CK=126"
)
_PAINT_KINDS: Final = options("2K=2K=2K;1K แห้งเร็ว=1K quick dry=1K=62;เบสโค้ต=basecoat=BC=118")
_GRITS: Final = options("40;60;80;100;120;150;180;220;240;280;320;400;500;600;800;1000;1200;1500;2000")


def _colours() -> tuple[Option, ...]:
    """Truck colours with a three-digit shade code each."""
    names = (
        "ขาว=white;ขาวครีม=cream white;ขาวมุก=pearl white;เทาอ่อน=light grey;เทาเข้ม=dark grey;เงิน=silver;ดำ=black;แดง=red;"
        "แดงเลือดหมู=maroon;ส้ม=orange;เหลือง=yellow;เหลืองจราจร=traffic yellow;ครีม=cream;น้ำตาล=brown;เขียว=green;"
        "เขียวเข้ม=dark green;เขียวมะนาว=lime green;ฟ้า=sky blue;น้ำเงิน=blue;น้ำเงินเข้ม=navy blue;ม่วง=purple;ทอง=gold"
    )
    made = []
    for at, cell in enumerate(names.split(";")):
        th, _, en = cell.partition("=")
        for shade in range(7):
            code = f"{100 + at * 37 + shade * 5:03d}"
            made.append(Option(f"{th} {code}", f"{en} {code}", code, 100 + shade % 4 * 6))
    return tuple(made)


FAMILIES: Final = (
    FamilyBlock(
        "tyre.tyre",
        "เส้น",
        10800,
        "ยางเรเดียล {} {}",
        "Radial tyre {}, {}",
        "{}-{}",
        (
            options(
                "11R22.5 16PR=11R22.5 16PR=1122=100;295/80R22.5 18PR=295/80R22.5 18PR=2958=108;"
                "315/80R22.5 20PR=315/80R22.5 20PR=3158=126;275/70R22.5 16PR=275/70R22.5 16PR=2757=102;"
                "12R22.5 16PR=12R22.5 16PR=1222=112;"
                "10R22.5 14PR=10R22.5 14PR=1022=90;"
                "9R22.5 14PR=9R22.5 14PR=0922=80;"
                "10.00R20 16PR=10.00R20 16PR=1020=96;9.00R20 14PR=9.00R20 14PR=0920=84;"
                "11.00R20 16PR=11.00R20 16PR=1120=106;"
                "12.00R24 20PR=12.00R24 20PR=1224=150;8.25R20 14PR=8.25R20 14PR=0820=72;"
                "8.25R16 16PR=8.25R16 16PR=0816=58;"
                "7.50R16 14PR=7.50R16 14PR=0716=44;7.00R16 12PR=7.00R16 12PR=7016=40;7.00R15 12PR=7.00R15 12PR=7015=38;"
                "6.50R16 12PR=6.50R16 12PR=6516=34;215/75R17.5 16PR=215/75R17.5 16PR=2157=48;"
                "235/75R17.5 16PR=235/75R17.5 16PR=2357=54;385/65R22.5 20PR=385/65R22.5 20PR=3856=148;"
                "445/65R22.5 20PR=445/65R22.5 20PR=4456=190;225/80R17.5 14PR=225/80R17.5 14PR=2258=50"
            ),
            options(
                "ดอกวิ่งยาว=highway=H;ดอกบั้ง=traction=T=104;ดอกผสม=mixed service=M=103;ดอกหางพ่วง=trailer=L=96;"
                "ดอกเหมือง=off-road=O=115;ดอกประหยัดน้ำมัน=fuel saving=E=108"
            ),
        ),
        _TYRES,
    ),
    FamilyBlock(
        "tyre.rim",
        "ใบ",
        9000,
        "กระทะล้อ{} {} {} รู หนา {} มม.",
        "{} wheel {}, {} holes, {} mm",
        "RM{}-{}-{}-{}",
        (
            options("เหล็ก=Steel=S;อลูมิเนียม=Aluminium=A=260"),
            options(
                "6.00x17.5=6.00x17.5=617=62;6.75x17.5=6.75x17.5=677=66;7.50x22.5=7.50x22.5=752=86;8.25x22.5=8.25x22.5=822;9.00x22.5=9.00x22.5=902=108;11.75x22.5=11.75x22.5=1172=140"
            ),
            options("6;8;10"),
            options("12;14=14=14=106;16=16=16=114"),
        ),
        "TPT, Longrun, KNK",
    ),
    FamilyBlock(
        "oils.engine",
        "ถัง",
        3600,
        "น้ำมันเครื่องดีเซล {} {} ถัง {} ลิตร",
        "Diesel engine oil {} {}, {} L",
        "EO{}{}-{}",
        (_GRADES, _LEVELS, options("18=18=18;20=20=20=109;200=200=200=960")),
        _OILS,
    ),
    FamilyBlock(
        "oils.engine",
        "แกลลอน",
        1230,
        "น้ำมันเครื่องดีเซล {} {} แกลลอน {} ลิตร",
        "Diesel engine oil {} {}, {} L",
        "EO{}{}-{}",
        (_GRADES, _LEVELS, options("5=5=5;6=6=6=118;7=7=7=136")),
        _OILS,
    ),
    FamilyBlock(
        "oils.gear",
        "ถัง",
        3100,
        "น้ำมันเกียร์ {} {} ถัง {} ลิตร",
        "Gear oil {} {}, {} L",
        "GO{}{}-{}",
        (
            options("GL-4=GL-4=4;GL-5=GL-5=5=106"),
            options(
                "80W-90=80W-90=809;85W-140=85W-140=851=104;SAE 90=SAE 90=90=92;SAE 140=SAE 140=140=94;"
                "75W-90=75W-90=759=170"
            ),
            options("18=18=18;200=200=200=960"),
        ),
        _OILS,
    ),
    FamilyBlock(
        "paint.coat",
        "กระป๋อง",
        1100,
        "สีพ่น {} {} กระป๋อง {} ลิตร",
        "Paint {}, {}, {} L",
        "PN{}-{}-{}",
        (_PAINT_KINDS, _colours(), options("0.8=0.8=08=88;1=1=1")),
        _PAINTS,
    ),
    FamilyBlock(
        "paint.coat",
        "แกลลอน",
        3400,
        "สีพ่น {} {} แกลลอน {} ลิตร",
        "Paint {}, {}, {} L",
        "PN{}-{}-{}",
        (_PAINT_KINDS, _colours(), options("3.5=3.5=35;4=4=4=112")),
        _PAINTS,
    ),
    FamilyBlock(
        "paint.coat",
        "กระป๋อง",
        130,
        "สีสเปรย์ {} {} 400 ซีซี",
        "Spray paint {}, {}, 400 cc",
        "SPR{}-{}",
        (_colours(), options("เงา=gloss=G;ด้าน=matt=M;เมทัลลิก=metallic=L=130")),
        "TOA, Nippon, Nason",
    ),
    FamilyBlock(
        "paint.abrasive",
        "แผ่น",
        26,
        "กระดาษทราย{} เบอร์ {} {}",
        "{} no. {}, {}",
        "AB{}-{}-{}",
        (
            options("น้ำ=Wet sandpaper=W;แห้ง=Dry sandpaper=D=110;หลังสักหลาด=Hook disc=H=140"),
            _GRITS,
            options("9x11 นิ้ว=9x11 in=911;5 นิ้ว=5 in=5=80;6 นิ้ว=6 in=6=90;70x198 มม.=70x198 mm=70=85"),
        ),
        "3M, Norton, Kovax, Mirka, TOA",
    ),
    FamilyBlock(
        "shop.weld",
        "ใบ",
        90,
        "ใบ{} {} นิ้ว หนา {} มม.",
        "{} disc {} in, {} mm",
        "DS{}{}-{}",
        (
            options("ตัดเหล็ก=Cutting=C;ตัดสแตนเลส=Stainless cutting=CS=130;เจียรเหล็ก=Grinding=G=110"),
            options("4=4=4=40;5=5=5=52;7=7=7=84;14=14=14=210"),
            options("1.2=1.2=12;2.0=2.0=20=104;3.0=3.0=30=112;6.0=6.0=60=130"),
        ),
        "Bosch, Norton, 3M, TPT",
    ),
    FamilyBlock(
        "shop.weld",
        "กล่อง",
        420,
        "ลวดเชื่อม{} {} มม. กล่อง {} กก.",
        "Welding rods, {}, {} mm, {} kg box",
        "WR{}-{}-{}",
        (
            options(
                "เหล็กเหนียว=mild steel=M;ไฮโดรเจนต่ำ=low hydrogen=L=130;สแตนเลส=stainless=S=420;เหล็กหล่อ=cast iron=C=680"
            ),
            options("2.0=2.0=20;2.6=2.6=26;3.2=3.2=32;4.0=4.0=40"),
            options("2=2=2=48;5=5=5;20=20=20=380"),
        ),
        "Kobe, Yawata, TPT",
    ),
    FamilyBlock(
        "body.cargo",
        "ผืน",
        7800,
        "ผ้าใบคลุมรถ {} {}x{} เมตร",
        "Tarpaulin, {}, {}x{} m",
        "TP{}-{}-{}",
        (
            options("คูนิล่อน=PVC nylon=K;ผ้าใบแท้=canvas=C=130;พีวีซีใส=clear PVC=V=90;ตาข่าย=mesh=M=60"),
            span(3, 8, 1, 50, 130),
            span(4, 14, 1, 50, 160),
        ),
        "TPT, KNK",
    ),
    FamilyBlock(
        "body.cargo",
        "เส้น",
        900,
        "สายรัดก๊อกแก๊ก {} นิ้ว {} เมตร {} ตัน",
        "Ratchet strap {} in, {} m, {} t",
        "RS{}-{}-{}",
        (
            options("1=1=1=50;2=2=2;3=3=3=170;4=4=4=240"),
            span(4, 16, 2, 70, 140),
            options("2=2=2=80;3=3=3=90;5=5=5;10=10=10=150"),
        ),
        "TPT, KNK, Longrun",
    ),
    FamilyBlock(
        "body.cargo",
        "แผ่น",
        620,
        "ยางปัดโคลน {}x{} ซม. หนา {} มม.",
        "Mud flap {}x{} cm, {} mm",
        "MF{}-{}-{}",
        (span(40, 70, 5, 80, 130), span(40, 90, 5, 70, 150), options("5=5=5=80;6=6=6=90;8=8=8;10=10=10=125")),
        "TPT, KNK",
    ),
    FamilyBlock(
        "body.cargo",
        "ชุด",
        1900,
        "ชุดซีลกระบอกไฮดรอลิก {} {} มม.",
        "Hydraulic cylinder seal kit, {}, {} mm",
        "HK{}-{}",
        (
            options("ยูรีเทน=polyurethane=U;ยาง NBR=NBR=N=80;ไวตัน=FKM=F=190"),
            tuple(
                Option(
                    f"กระบอก {bore} แกน {bore - less}",
                    f"bore {bore}, rod {bore - less}",
                    f"{bore}{bore - less}",
                    bore + 20,
                )
                for bore in range(60, 181, 10)
                for less in (20, 25, 30, 40)
            ),
        ),
        "NOK, NAK, TTO",
    ),
)
