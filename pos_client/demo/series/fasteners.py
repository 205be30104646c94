"""Families of bolts, nuts, washers, clamps, U-bolts, pins and fittings."""

from __future__ import annotations

from typing import Final

from pos_client.demo.series.families import FamilyBlock
from pos_client.demo.series.options import Option, options, span

_METRIC: Final = options(
    "M6x1.0=M6x1.0=06=40;M8x1.25=M8x1.25=08=60;M10x1.25=M10x1.25=10F=110;M10x1.5=M10x1.5=10=100;"
    "M12x1.25=M12x1.25=12F=160;M12x1.75=M12x1.75=12=150;M14x1.5=M14x1.5=14F=220;M14x2.0=M14x2.0=14=210;"
    "M16x1.5=M16x1.5=16F=310;M16x2.0=M16x2.0=16=300;M18x1.5=M18x1.5=18F=400;M20x1.5=M20x1.5=20F=520;"
    "M20x2.5=M20x2.5=20=500;M22x1.5=M22x1.5=22F=640;M24x2.0=M24x2.0=24F=800;M24x3.0=M24x3.0=24=780"
)
_GRADE: Final = options(
    "8.8 ดำ=8.8 black=88B;8.8 ชุบขาว=8.8 zinc=88Z=110;8.8 ชุบรุ้ง=8.8 yellow zinc=88Y=112;10.9 ดำ=10.9 black=109B=140;"
    "10.9 ชุบขาว=10.9 zinc=109Z=150;12.9 ดำ=12.9 black=129B=190;สแตนเลส A2-70=stainless A2-70=A2=320"
)
_FINISH: Final = options("ดำ=black=B;ชุบขาว=zinc=Z=110;ชุบรุ้ง=yellow zinc=Y=112;สแตนเลส=stainless=A2=300")
_LENGTH: Final = tuple(o for o in span(20, 150, 5, 60, 360) if int(o.code) <= 80 or int(o.code) % 10 == 0)  # noqa: PLR2004
_TUBE: Final = options("4 มม.=4 mm=04=70;6 มม.=6 mm=06=80;8 มม.=8 mm=08;10 มม.=10 mm=10=130;12 มม.=12 mm=12=160")
_THREAD: Final = options("M5=M5=M5=90;1/8 นิ้ว=1/8 in=01;1/4 นิ้ว=1/4 in=02=110;3/8 นิ้ว=3/8 in=03=130;1/2 นิ้ว=1/2 in=04=160")

FAMILIES: Final = (
    FamilyBlock(
        "hw.bolt",
        "ตัว",
        17,
        "โบลท์หกเหลี่ยม {} {} ยาว {} มม.",
        "Hex bolt {} {}, {} mm",
        "HB{}-{}-{}",
        (_GRADE, _METRIC, _LENGTH),
        "YFS, Kinki, Tong Heng",
    ),
    FamilyBlock(
        "hw.bolt",
        "ตัว",
        19,
        "สกรูหัวจมหกเหลี่ยม {} {} ยาว {} มม.",
        "Socket head cap screw {} {}, {} mm",
        "CS{}-{}-{}",
        (
            options("12.9 ดำ=12.9 black=129B;สแตนเลส A2-70=stainless A2-70=A2=170"),
            tuple(o for o in _METRIC if "F" not in o.code and int(o.code) <= 20),  # noqa: PLR2004
            _LENGTH,
        ),
        "YFS, Kinki, Tong Heng",
    ),
    FamilyBlock(
        "hw.bolt",
        "ตัว",
        8,
        "น็อตตัวเมีย{} {} {}",
        "Hex nut, {}, {} {}",
        "NU{}-{}-{}",
        (
            options("หกเหลี่ยม=plain=P;ล็อกไนลอน=nylon lock=N=160;มีปีก=flanged=F=150;เกลียวซ้าย=left-hand=L=180"),
            _METRIC,
            _FINISH,
        ),
        "YFS, Kinki, Tong Heng",
    ),
    FamilyBlock(
        "hw.bolt",
        "อัน",
        6,
        "แหวน{} รูใน {} มม. {}",
        "{} washer, {} mm, {}",
        "WA{}-{}-{}",
        (
            options("อีแปะ=Flat=F;สปริง=Spring=S;จักร=Toothed=T=130;อีแปะใหญ่=Wide flat=W=170"),
            span(6, 30, 2, 30, 240),
            _FINISH,
        ),
        "YFS, Kinki, Tong Heng",
    ),
    FamilyBlock(
        "hw.bolt",
        "อัน",
        14,
        "แหวนทองแดง {} มม. หนา {} มม.",
        "Copper washer {} mm, {} mm thick",
        "CW{}-{}",
        (
            tuple(
                Option(f"{bore}x{bore + wall}", f"{bore}x{bore + wall}", f"{bore:02d}{bore + wall:02d}", 40 + bore * 6)
                for bore in range(6, 27, 2)
                for wall in (4, 6)
            ),
            options("1.0=1.0=10;1.5=1.5=15=115;2.0=2.0=20=130"),
        ),
        "TPT, KNK",
    ),
    FamilyBlock(
        "hw.bolt",
        "ตัว",
        9,
        "แหวนล็อก{} {} มม.",
        "Circlip, {}, {} mm",
        "CC{}{}",
        (options("ใน=internal=I;นอก=external=E"), span(8, 110, 1, 40, 700)),
        "YFS, Kinki",
    ),
    FamilyBlock(
        "hw.bolt",
        "ตัว",
        6,
        "ปิ่นล็อก (สลักผ่า) {}x{} มม.",
        "Split pin {}x{} mm",
        "SP{}-{}",
        (options("2=2=2=40;2.5=2.5=25=50;3=3=3=60;4=4=4=80;5=5=5=110;6=6=6=150;8=8=8=240"), span(20, 100, 10, 70, 200)),
        "YFS, Tong Heng",
    ),
    FamilyBlock(
        "susp.spring",
        "ตัว",
        420,
        "สาแหรกแหนบ {} มม. กว้าง {} ยาว {} มม.",
        "Spring U-bolt {} mm, {} wide, {} mm long",
        "UB{}-{}-{}",
        (span(14, 26, 2, 60, 180), span(60, 110, 10, 90, 110), span(160, 480, 20, 60, 150)),
        "TPT, KNK, GTB",
    ),
    FamilyBlock(
        "susp.spring",
        "แผ่น",
        2600,
        "แหนบหาง {} มม. แผ่นที่ {} ยาว {} มม.",
        "Trailer spring leaf {} mm, leaf {}, {} mm",
        "TS{}-{}-{}",
        (
            options(
                "76x11=76x11=7611=80;76x13=76x13=7613=88;90x11=90x11=9011=92;90x13=90x13=9013;90x16=90x16=9016=118"
            ),
            span(1, 10, 1, 110, 60),
            span(600, 1300, 100, 60, 105),
        ),
        "NHK, TPT",
    ),
    FamilyBlock(
        "hw.fitting",
        "ตัว",
        60,
        "ข้อต่อลมสวมเร็ว {} ท่อ {} เกลียว {}",
        "Push-in fitting, {}, tube {}, thread {}",
        "PF{}{}-{}",
        (
            options("ตรง=straight=C;งอ 90=elbow=L=120;งอ 45=45° elbow=V=125;สามทาง=tee=T=160;หมุนได้=swivel=R=190"),
            _TUBE,
            _THREAD,
        ),
        "SMC, Festo, Airtac, TPT",
    ),
    FamilyBlock(
        "hw.fitting",
        "ตัว",
        150,
        "หัวสายไฮดรอลิก {} {} {}",
        "Hydraulic hose end {}, {}, {}",
        "HE{}-{}-{}",
        (
            options(
                "1/4 นิ้ว=1/4 in=04=60;3/8 นิ้ว=3/8 in=06=75;1/2 นิ้ว=1/2 in=08;5/8 นิ้ว=5/8 in=10=125;"
                "3/4 นิ้ว=3/4 in=12=160;1 นิ้ว=1 in=16=240"
            ),
            options("JIC=JIC=J;BSP=BSP=B;เมตริก=metric=M=105;ORFS=ORFS=O=140;NPT=NPT=N"),
            options(
                "ตัวเมียตรง=straight female=FS;ตัวเมียงอ 45=45° female=F4=150;ตัวเมียงอ 90=90° female=F9=160;ตัวผู้=male=MS=80"
            ),
        ),
        "Gates, Eaton, TPT",
    ),
    FamilyBlock(
        "hw.fitting",
        "ตัว",
        58,
        "เข็มขัดรัดท่อ {} {} มม.",
        "Hose clamp, {}, {} mm",
        "CL{}-{}",
        (
            options(
                "ตัวหนอน=worm drive=W;ตัวหนอน สแตนเลส=worm drive, stainless=WS=160;ทีโบลท์=T-bolt=T=240;สปริง=spring=S=80"
            ),
            options(
                "8-16=8-16=0816=50;12-22=12-22=1222=55;16-27=16-27=1627=60;20-32=20-32=2032=65;25-40=25-40=2540=75;"
                "32-51=32-51=3251=85;40-60=40-60=4060;50-70=50-70=5070=115;60-80=60-80=6080=130;70-90=70-90=7090=150;"
                "80-100=80-100=80100=170;90-110=90-110=90110=190;100-120=100-120=100120=210"
            ),
        ),
        "Norma, ABA, Jolly, TPT",
    ),
    FamilyBlock(
        "brake.lining",
        "กล่อง",
        460,
        "หมุดย้ำผ้าเบรก {} {} กล่อง {} ตัว",
        "Brake lining rivets, {}, {}, box of {}",
        "RV{}-{}-{}",
        (
            options("ทองเหลือง=brass=B;ทองแดง=copper=C=115;เหล็กชุบ=steel=S=60"),
            options(
                "6x12=6x12=0612=80;6x14=6x14=0614=82;8x12=8x12=0812=95;8x14=8x14=0814;8x16=8x16=0816=105;"
                "8x18=8x18=0818=110;8x22=8x22=0822=120;10x18=10x18=1018=135"
            ),
            options("100;200=200=200=190;500=500=500=460"),
        ),
        "TBK, TPT",
    ),
)
