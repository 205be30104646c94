"""Families of bulbs, lamps, batteries, wire, terminals, fuses and relays."""

from __future__ import annotations

from typing import Final

from pos_client.demo.series.families import FamilyBlock
from pos_client.demo.series.options import options, span

_VOLTS: Final = options("12V=12V=12=90;24V=24V=24")
_LIGHT: Final = options("เหลือง=amber=Y;แดง=red=R;ขาว=white=W;เขียว=green=G;น้ำเงิน=blue=B")
_AMPS: Final = options("5A;7.5A;10A;15A;20A;25A;30A;40A=40A=40A=130;50A=50A=50A=150;60A=60A=60A=160;80A=80A=80A=190")

FAMILIES: Final = (
    FamilyBlock(
        "elec.bulb",
        "หลอด",
        190,
        "หลอดไฟ {} {} {}",
        "Bulb {} {}, {}",
        "BL{}-{}{}",
        (
            options("H1;H3;H4=H4=H4=120;H7=H7=H7=150;H8=H8=H8=160;H11=H11=H11=170;HB3=HB3=HB3=170;HB4=HB4=HB4=170"),
            _VOLTS,
            options(
                "ฮาโลเจน=halogen=H;ทนสั่นสะเทือน=heavy duty=HD=140;แสงขาว 4300K=white 4300K=W=180;LED ขาว=LED, white=L=420"
            ),
        ),
        "Philips, Osram, Narva, Hella, Eagleye",
    ),
    FamilyBlock(
        "elec.bulb",
        "หลอด",
        28,
        "หลอดไฟเล็ก {} {} {}",
        "Small bulb {} {}, {}",
        "BS{}-{}{}",
        (
            options(
                "1 จุด 21W (P21W)=single 21W (P21W)=P21;2 จุด 21/5W (P21/5W)=double 21/5W (P21/5W)=P215=110;"
                "เสียบ T10 5W=wedge T10 5W=T10=70;เสียบ T5 1.2W=wedge T5 1.2W=T5=60;เขี้ยว 10W (R10W)=10W (R10W)=R10=80;"
                "เขี้ยว 5W (R5W)=5W (R5W)=R5=80;ไส้ยาว 36 มม.=festoon 36 mm=F36=90;ไส้ยาว 41 มม.=festoon 41 mm=F41=90;"
                "เสียบ T20 21W=wedge T20 21W=T20=130;เสียบ T20 2 จุด=wedge T20 double=T202=140"
            ),
            _VOLTS,
            options(
                "ใส=clear=C;สีส้ม=amber=A=120;LED ขาว=LED, white=LW=260;LED แดง=LED, red=LR=260;"
                "LED เหลือง=LED, amber=LA=260"
            ),
        ),
        "Philips, Osram, Narva, Stanley, Eagleye",
    ),
    FamilyBlock(
        "elec.lamp",
        "ดวง",
        210,
        "ไฟข้างรถ LED {} {} ดวง {} สี{}",
        "LED side marker, {}, {} LEDs, {}, {}",
        "SM{}{}-{}{}",
        (
            options(
                "ทรงกลม 2 นิ้ว=round 2 in=R2;ทรงกลม 3 นิ้ว=round 3 in=R3=130;ทรงรี=oval=OV=120;ทรงยาว=bar=BR=150;"
                "ทรงเหลี่ยม=square=SQ=110;มีขา=with bracket=BK=160;แบบฝัง=flush=FL=140"
            ),
            span(3, 24, 3, 70, 180),
            _VOLTS,
            _LIGHT,
        ),
        "TPT, KNK, Eagleye, Hella",
    ),
    FamilyBlock(
        "elec.lamp",
        "ดวง",
        1250,
        "ไฟทำงาน LED {} {}W {} ลำแสง{}",
        "LED work lamp, {}, {}W, {}, {} beam",
        "WL{}{}-{}{}",
        (
            options("ทรงเหลี่ยม=square=S;ทรงกลม=round=R;บาร์ยาว=light bar=B=210"),
            span(18, 108, 18, 60, 220),
            options("12-24V=12-24V=U;24V=24V=24=95"),
            options("กระจาย=flood=F;พุ่ง=spot=P"),
        ),
        "Hella, TPT, KNK, Eagleye",
    ),
    FamilyBlock(
        "elec.battery",
        "ลูก",
        6200,
        "แบตเตอรี่ {} {}",
        "Battery {}, {}",
        "{}-{}",
        (
            options(
                "NS40=NS40=NS40=34;NS60=NS60=NS60=40;NS70=NS70=NS70=50;N50=N50=N50=48;N70=N70=N70=62;N100=N100=N100=82;"
                "N120=N120=N120;N150=N150=N150=122;N200=N200=N200=158;DIN55=DIN55=DIN55=58;DIN75=DIN75=DIN75=72;"
                "DIN100=DIN100=DIN100=90;65D31=65D31=65D31=60;95D31=95D31=95D31=70;115D33=115D33=115D33=80;"
                "EFB Q85=EFB Q85=Q85=78;SMF 180=SMF 180=SMF180=150;SMF 225=SMF 225=SMF225=186"
            ),
            options("เติมน้ำกลั่น=flooded=W;กึ่งแห้ง=low maintenance=H=108;แห้ง=maintenance free=MF=116"),
        ),
        "3K, GS, FB, Panasonic, Amaron, Boliden, Bosch",
    ),
    FamilyBlock(
        "elec.wire",
        "ม้วน",
        1900,
        "สายไฟ {} {} ตร.มม. สี{} ม้วน {} เมตร",
        "Wire {} {} mm², {}, {} m roll",
        "W{}{}{}{}",
        (
            options("AV=AV=AV;AVS=AVS=AVS=96;AEX ทนร้อน=AEX, heat resistant=AEX=160"),
            options(
                "0.5=0.5=005=40;0.85=0.85=0085=50;1.25=1.25=0125=64;2.0=2.0=020=88;3.0=3.0=030=124;5.0=5.0=050=190;8.0=8.0=080=290"
            ),
            options(
                "แดง=red=RD;ดำ=black=BK;ขาว=white=WH;เขียว=green=GN;เหลือง=yellow=YL;น้ำเงิน=blue=BU;น้ำตาล=brown=BR;"
                "เทา=grey=GY;ส้ม=orange=OR;แดง-ขาว=red-white=RW;เขียว-เหลือง=green-yellow=GY2;ดำ-ขาว=black-white=BW"
            ),
            options("30=30=R30=34;100=100=R100"),
        ),
        "Yazaki, TPT",
    ),
    FamilyBlock(
        "elec.wire",
        "ถุง",
        170,
        "หางปลา{} สาย {} ตร.มม. รู {} มม. ถุง 50 ตัว",
        "Terminals, {}, wire {} mm², hole {} mm, bag of 50",
        "TM{}{}-{}",
        (
            options(
                "กลมหุ้มฉนวน=insulated ring=RI;แฉกหุ้มฉนวน=insulated fork=FI;กลมเปลือย=bare ring=RB=80;"
                "เสียบตัวเมีย=female push-on=PF=110"
            ),
            options("1.25=1.25=1=70;2=2=2=80;3.5=3.5=3;5.5=5.5=5=120;8=8=8=160;14=14=14=230;22=22=22=310"),
            options("4;5;6;8=8=8=108;10=10=A=115"),
        ),
        "TPT, KNK",
    ),
    FamilyBlock(
        "elec.switch",
        "ตัว",
        22,
        "ฟิวส์{} {}",
        "{} fuse {}",
        "FU{}{}",
        (
            options(
                "เสียบเล็ก=Mini blade=M;เสียบกลาง=Blade=B;เสียบใหญ่=Maxi blade=X=260;หลอดแก้ว=Glass=G=60;"
                "ขันน็อต=Bolt-in=L=420;กล่องตัวเมีย=Cartridge=C=380"
            ),
            _AMPS,
        ),
        "Pacific, TPT, KNK",
    ),
    FamilyBlock(
        "elec.switch",
        "ตัว",
        190,
        "รีเลย์ {} {} ขา {}",
        "Relay {}, {} pins, {}",
        "RL{}{}{}",
        (
            _VOLTS,
            options("4;5=5=5=110;6=6=6=150"),
            options("20A;30A=30A=30A=112;40A=40A=40A=130;70A=70A=70A=240;100A=100A=100A=320"),
        ),
        "Bosch, Denso, Hella, TPT, KNK",
    ),
    FamilyBlock(
        "elec.switch",
        "ตัว",
        240,
        "สวิตช์{} {} {}",
        "Switch, {}, {}, {}",
        "SW{}{}{}",
        (
            options("กด=push=P;โยก=toggle=T;กระดก=rocker=R;หมุน=rotary=O=140;ดึง=pull=U=120;ฉุกเฉิน=emergency=E=190"),
            _VOLTS,
            options("ไม่มีไฟ=plain=N;ไฟแดง=red light=R=115;ไฟเขียว=green light=G=115;ไฟเหลือง=amber light=Y=115"),
        ),
        "TPT, KNK, Hella",
    ),
)
