"""Bolts, hoses, fittings, clamps and seals; rows as in ``pos_client.demo.shelves``."""

from __future__ import annotations

ROWS = """
# hw.bolt
BO-1030 | โบลท์หกเหลี่ยม 8.8 M10x30 เกลียว 1.5 | Hex bolt 8.8 M10x30, pitch 1.5
  YFS | 6 | ตัว | YFS 88-10030 | All | qty=320/100
BO-1240 | โบลท์หกเหลี่ยม 8.8 M12x40 เกลียว 1.75 | Hex bolt 8.8 M12x40, pitch 1.75
  YFS | 10 | ตัว | YFS 88-12040 | All | qty=260/100
BO-1660 | โบลท์หกเหลี่ยม 10.9 M16x60 เกลียว 1.5 | Hex bolt 10.9 M16x60, pitch 1.5
  YFS | 28 | ตัว | YFS 109-16060 | All | qty=110/50
NU-10 | น็อตตัวเมีย M10 เกลียว 1.5 ชุบขาว | Hex nut M10, pitch 1.5, zinc
  YFS | 3 | ตัว | YFS N-10 | All | qty=400/150
NU-12L | น็อตล็อก M12 เกลียว 1.75 ไนลอน | Lock nut M12, pitch 1.75, nylon
  YFS | 6 | ตัว | YFS NL-12 | All | qty=240/100
WA-12 | แหวนอีแปะ M12 ชุบขาว | Flat washer M12, zinc
  YFS | 2 | อัน | YFS WF-12 | All | qty=520/200
WA-12S | แหวนสปริง M12 | Spring washer M12
  YFS | 2 | อัน | YFS WS-12 | All | qty=480/200
PIN-440 | ปิ่นล็อก (สลักผ่า) 4x40 มม. | Split pin 4x40 mm
  YFS | 2 | ตัว | YFS SP-0440 | All | qty=300/100
GN-M8 | หัวอัดจาระบี M8 ตรง | Grease nipple M8, straight
  TPT | 8 | ตัว | TPT GN-08S | All | qty=150/60
CLIP-500 | กิ๊บล็อกหน้ากระจัง พลาสติก ฮีโน่ 500 | Grille clip, plastic, Hino 500
  Hino Genuine | 35 | ตัว | Hino 90467-E0010 | Hino 500 FG8J, FM1J | qty=42/20
# hw.hose
HO-PU-8 | สายลม PU 8x5 มม. สีน้ำเงิน ตัดขายเป็นเมตร | PU air hose 8x5 mm, blue, cut by the metre
  SMC | 22 | เมตร | SMC TU0805BU | All | qty=148.5/50 nobar
HO-NY-12 | สายลมไนลอน 12x9 มม. สีดำ ตัดขายเป็นเมตร | Nylon air pipe 12x9 mm, black, cut by the metre
  Wabco | 65 | เมตร | Wabco 895 000 012 4 | All | qty=72/30 nobar
HO-FUEL-8 | ท่อยางน้ำมันโซล่า 8 มม. ตัดขายเป็นเมตร | Diesel fuel hose 8 mm, cut by the metre
  Toyox | 58 | เมตร | Toyox FH-08 | All | qty=34.8/20 nobar
HO-R2-08 | สายไฮดรอลิก R2 1/2 นิ้ว ตัดขายเป็นเมตร | Hydraulic hose R2 1/2 in, cut by the metre
  Gates | 190 | เมตร | Gates 8M2T | All | qty=41.2/20 nobar
HO-R2-SET | สายไฮดรอลิก R2 1/2 นิ้ว อัดหัว 2 ข้าง ยาว 1 เมตร | Hydraulic hose R2 1/2 in, both ends crimped, 1 m
  Gates | 420 | เส้น | Gates 8M2T-A100 | All
# hw.fitting
FI-PU-8 | ข้อต่อลมสวมเร็ว 8 มม. เกลียว 1/4 | Push-in fitting 8 mm, 1/4 thread
  SMC | 38 | ตัว | SMC KQ2H08-02 | All | qty=64/30
FI-T-8 | สามทางลมสวมเร็ว 8 มม. | Push-in tee 8 mm
  SMC | 55 | ตัว | SMC KQ2T08-00 | All
FI-NY-12 | ข้อต่อลมไนลอน 12 มม. M22 วาล์วเบรก | Air brake fitting 12 mm, M22
  Wabco | 120 | ตัว | Wabco 893 800 542 2 | All
FI-HYD-08 | หัวสายไฮดรอลิก 1/2 นิ้ว JIC ตัวเมีย | Hydraulic hose end 1/2 in, JIC female
  Gates | 95 | ตัว | Gates 8G-8FJX | All
CL-38 | เข็มขัดรัดท่อสแตนเลส 32-51 มม. | Hose clamp, stainless 32-51 mm
  Norma | 25 | ตัว | Norma 3251-W4 | All | qty=80/40
CL-T75 | เข็มขัดรัดท่อ ทีโบลท์ 75 มม. | T-bolt clamp 75 mm
  Norma | 85 | ตัว | Norma GBS-75W2 | All
# hw.seal
SE-3552 | ซีลกันน้ำมัน 35x52x8 มม. | Oil seal 35x52x8 mm
  NOK | 65 | ตัว | NOK AE2070A | All
SE-5072 | ซีลกันน้ำมัน 50x72x12 มม. | Oil seal 50x72x12 mm
  NOK | 110 | ตัว | NOK AE2859A | All
SE-CRK-J08E | ซีลข้อเหวี่ยงหลัง ฮีโน่ 500 (J08E) | Rear crankshaft seal, Hino 500 (J08E)
  NOK | 890 | ตัว | NOK AZ8806E, ~Hino 90311-E0088 | Hino 500 FM1J / J08E
OR-KIT | โอริงชุดรวมขนาด กล่อง 382 วง | O-ring assortment, box of 382
  NOK | 350 | กล่อง | NOK OR-382 | All
OR-P20 | โอริง P20 ทนน้ำมัน | O-ring P20, oil resistant
  NOK | 6 | วง | NOK OR-P020 | All | qty=90/40
OR-010 | โอริงหัวกรองโซล่า 10x2 มม. | O-ring, fuel filter head, 10x2 mm
  NOK | 5 | วง | NOK 0R-O1O | All | qty=75/30
"""
