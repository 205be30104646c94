"""Families of belts, hoses, tubes, oil seals, O-rings, air springs and bearings."""

from __future__ import annotations

from typing import Final

from pos_client.demo.series.families import FamilyBlock
from pos_client.demo.series.options import Option, options, span

_BELTS: Final = "Bando, Mitsuboshi, Gates, Dayco, Continental"
_RIBS: Final = options("3=3=3=45;4=4=4=55;5=5=5=66;6=6=6=78;7=7=7=90;8=8=8;9=9=9=115;10=10=10=130;12=12=12=160")
_HOSE_BORE: Final = options(
    "1/4 นิ้ว=1/4 in=04=55;3/8 นิ้ว=3/8 in=06=72;1/2 นิ้ว=1/2 in=08;5/8 นิ้ว=5/8 in=10=125;3/4 นิ้ว=3/4 in=12=160;"
    "1 นิ้ว=1 in=16=230;1-1/4 นิ้ว=1-1/4 in=20=330"
)
_COLOURS: Final = options("ดำ=black=BK;น้ำเงิน=blue=BU;แดง=red=RD;เหลือง=yellow=YL;ใส=clear=CL")


def _seal_sizes() -> tuple[Option, ...]:
    """Shaft x housing x width in the steps that seal makers list."""
    return tuple(
        Option(f"{d}x{d + wall}x{w}", f"{d}x{d + wall}x{w}", f"{d:03d}{d + wall:03d}{w:02d}", 40 + d * 2)
        for d in range(20, 131, 5)
        for wall in (12, 15, 17, 20, 22, 25)
        for w in (8, 10, 12, 14)
    )


def _bearings(rows: tuple[tuple[int, int, int, int], ...]) -> tuple[Option, ...]:
    """Bearing numbers: series, first and last bore code, and how steeply the price grows with the bore's square."""
    return tuple(
        Option(f"{series}{bore:02d}", f"{series}{bore:02d}", f"{series}{bore:02d}", 22 + bore * bore * steep // 100)
        for series, first, last, steep in rows
        for bore in range(first, last + 1)
    )


_BALL: Final = _bearings(((60, 0, 22, 80), (62, 0, 22, 150), (63, 0, 20, 300)))
_TAPER: Final = _bearings(
    (
        (302, 3, 24, 28),
        (303, 2, 18, 50),
        (313, 5, 16, 55),
        (320, 4, 26, 30),
        (322, 5, 22, 34),
        (323, 4, 20, 65),
        (332, 5, 15, 50),
    )
)

FAMILIES: Final = (
    FamilyBlock(
        "engine.belt",
        "เส้น",
        900,
        "สายพานหน้าเครื่อง {}PK{}",
        "Ribbed belt {}PK{}",
        "{}PK{}",
        (_RIBS, span(600, 2800, 25, 50, 165)),
        _BELTS,
    ),
    FamilyBlock(
        "engine.belt",
        "เส้น",
        420,
        "สายพานร่อง {}-{}",
        "V-belt {}-{}",
        "{}-{}",
        (options("A=A=A=55;B=B=B=75;C=C=C=120;SPA=SPA=SPA=90;SPB=SPB=SPB=120"), span(25, 150, 1, 45, 190)),
        _BELTS,
    ),
    FamilyBlock(
        "engine.belt",
        "เส้น",
        520,
        "สายพานร่องฟัน RECMF-{}{}",
        "Raw-edge cogged belt RECMF-{}{}",
        "RECMF-{}{}",
        (options("6=6=6=80;8=8=8"), span(300, 980, 5, 60, 150)),
        "Bando, Mitsuboshi, Gates",
    ),
    FamilyBlock(
        "hw.hose",
        "เส้น",
        420,
        "สายไฮดรอลิก {} {} ยาว {} ซม. อัดหัว{}",
        "Hydraulic hose {} {}, {} cm, ends {}",
        "HY{}-{}-{}-{}",
        (
            options("R1=R1=R1=80;R2=R2=R2;4SH=4SH=4SH=170"),
            _HOSE_BORE,
            span(40, 600, 40, 60, 420),
            options("ตรง-ตรง=straight-straight=SS;ตรง-งอ 45=straight-45°=S4=108;ตรง-งอ 90=straight-90°=S9=110"),
        ),
        "Gates, Eaton, Yokohama Hose",
    ),
    FamilyBlock(
        "hw.hose",
        "เมตร",
        45,
        "สายลม {} {} มม. สี{} ตัดขายเป็นเมตร",
        "Air tube {} {} mm, {}, cut by the metre",
        "AT{}-{}-{}",
        (
            options("PU=PU=PU;ไนลอน=nylon=NY=130"),
            options(
                "4x2.5=4x2.5=04=40;6x4=6x4=06=60;8x5=8x5=08;10x6.5=10x6.5=10=130;12x8=12x8=12=165;16x12=16x12=16=260"
            ),
            _COLOURS,
        ),
        "SMC, Festo, Airtac, TPT",
    ),
    FamilyBlock(
        "cooling.hose",
        "ท่อน",
        420,
        "ท่อยาง{} รูใน {} มม. {} ยาว {} มม.",
        "{} hose, bore {} mm, {}, {} mm long",
        "RH{}-{}-{}-{}",
        (
            options("หม้อน้ำ ผ้าใบ=Reinforced radiator=R;ซิลิโคน น้ำเงิน=Blue silicone=SB=230;ซิลิโคน ดำ=Black silicone=SK=230"),
            options(
                "32=32=032=60;38=38=038=68;45=45=045=80;51=51=051=88;57=57=057=96;63=63=063=106;70=70=070=120;"
                "76=76=076=132;89=89=089=160;102=102=102=190"
            ),
            options("ตรง=straight=S;งอ 45 องศา=45° bend=4=125;งอ 90 องศา=90° bend=9=140;งอ 135 องศา=135° bend=13=155"),
            span(150, 1000, 50, 60, 260),
        ),
        "Toyox, TPT, KNK",
    ),
    FamilyBlock(
        "hw.seal",
        "ตัว",
        90,
        "ซีลกันน้ำมัน {} มม. {}",
        "Oil seal {} mm, {}",
        "OS{}{}",
        (
            _seal_sizes(),
            options("ยางดำ ปากคู่=NBR, double lip=TC;ทนความร้อน FKM=FKM, heat resistant=TCF=260;ปากเดี่ยว=single lip=SC=90"),
        ),
        "NOK, NAK, TTO, Musashi",
    ),
    FamilyBlock(
        "hw.seal",
        "วง",
        18,
        "โอริง {}{} {}",
        "O-ring {}{}, {}",
        "OR{}{}-{}",
        (
            options("P;G=G=G=170;S=S=S=80"),
            span(3, 150, 3, 40, 420),
            options("ยางดำ NBR=NBR=N;ไวตัน น้ำตาล=FKM, brown=F=320;ซิลิโคน=silicone=S=180"),
        ),
        "NOK, NAK, TTO",
    ),
    FamilyBlock(
        "wheel.bearing",
        "ลูก",
        240,
        "ลูกปืน {} {}",
        "Ball bearing {} {}",
        "{}{}",
        (
            _BALL,
            options("เปลือย=open==85;ฝาเหล็ก ZZ=ZZ=ZZ;ฝายาง 2RS=2RS=2RS=108;2RS C3=2RS C3=2RSC3=112"),
        ),
        "Koyo, NTN, NSK, Nachi, SKF, FAG, ZWZ",
    ),
    FamilyBlock(
        "wheel.bearing",
        "ลูก",
        900,
        "ลูกปืนเตเปอร์ {}",
        "Tapered roller bearing {}",
        "{}",
        (_TAPER,),
        "Koyo, NTN, NSK, Nachi, SKF, FAG, Timken, ZWZ",
    ),
    FamilyBlock(
        "susp.shock",
        "ลูก",
        7200,
        "ถุงลมช่วงล่าง {} {}",
        "Air spring {}, {}",
        "AS{}-{}",
        (
            span(401, 460, 1, 90, 120),
            options("มีฐาน=with piston=K;เฉพาะยาง=bellows only=B=60;ฐานเหล็ก=steel piston=S=112"),
        ),
        "Firestone, Contitech, Goodyear, Sampa",
    ),
    FamilyBlock(
        "susp.bush",
        "ตัว",
        280,
        "บู๊ช{} {} ยาว {} มม.",
        "{} bush {}, {} mm long",
        "BU{}-{}-{}",
        (
            options("ทองเหลือง=Bronze=B=140;ไนลอน=Nylon=N=60;เหล็กหุ้มยาง=Rubber-metal=R"),
            tuple(
                Option(f"{bore}x{bore + wall}", f"{bore}x{bore + wall}", f"{bore}{bore + wall}", 50 + bore * 2 + wall)
                for bore in range(20, 61, 5)
                for wall in (8, 10, 15)
            ),
            span(30, 110, 10, 80, 180),
        ),
        "RBI, TPT, KNK",
    ),
)
