"""Trailer coupling, landing gear and axles, tyres, tubes and rims; rows as in ``pos_client.demo.shelves``."""

from __future__ import annotations

ROWS = """
# trailer.coupling
JSK-37C | จานลาก JOST JSK 37C 2 นิ้ว | Fifth wheel JOST JSK 37C, 2 in
  JOST | 23500 | ชุด | JOST JSK 37C Z | Trailer | qty=1/1
JSK-KIT-37 | ชุดซ่อมจานลาก JOST JSK 37 | Fifth wheel repair kit JOST JSK 37
  JOST | 5800 | ชุด | JOST SK 2421-56 | Trailer | qty=2/2
JSK-RUB | ยางรองจานลาก JOST คู่ | Fifth wheel rubber mounts, JOST, pair
  JOST | 1450 | คู่ | JOST SK 3121-03 | Trailer
KP-2IN | คิงพิน (สลักหาง) 2 นิ้ว แบบโบลท์ | Kingpin 2 in, bolted
  JOST | 2850 | ตัว | JOST KZ 1010-01 | Trailer
KP-35IN | คิงพิน (สลักหาง) 3.5 นิ้ว แบบโบลท์ | Kingpin 3.5 in, bolted
  JOST | 3650 | ตัว | JOST KZ 1412-01 | Trailer
AIR-COIL-SET | สายลมขดหัวลาก-หาง แดง-น้ำเงิน คู่ | Air brake coils, red and blue, pair
  Wabco | 980 | คู่ | Wabco 452 711 076 0 | Trailer | qty=5/4
# trailer.landing
LG-JOST-24 | ขาช้าง JOST 24 ตัน คู่ซ้าย-ขวา | Landing gear JOST 24 t, pair
  JOST | 18500 | คู่ | JOST A401-R001 | Trailer | qty=1/1
LG-FUWA-28 | ขาช้าง FUWA 28 ตัน คู่ซ้าย-ขวา | Landing gear FUWA 28 t, pair
  FUWA | 12800 | คู่ | FUWA JS-28T | Trailer
LG-HANDLE | มือหมุนขาช้าง เหล็กชุบ | Landing gear crank handle
  JOST | 650 | อัน | JOST ET 0303-01 | Trailer
LG-GEAR | เฟืองดอกจอกขาช้าง FUWA | Landing gear bevel gear set, FUWA
  FUWA | 1250 | ชุด | FUWA JS-BG19 | Trailer
# trailer.axle
TA-FUWA-13 | เพลาหาง FUWA 13 ตัน 10 รู พร้อมดุม | Trailer axle FUWA 13 t, 10 holes, with hubs
  FUWA | 39500 | เพลา | FUWA AMT13F0 | FUWA 13T | qty=1/0 nobar
TA-BPW-KIT | ชุดซ่อมเอสแคม BPW ต่อล้อ | Camshaft repair kit BPW, one wheel
  BPW | 1450 | ชุด | BPW 09.801.02.07.0 | BPW 12T
TA-BPW-CAP | ฝาครอบดุมล้อ BPW ECO เกลียว | Hub cap BPW ECO, threaded
  BPW | 890 | ใบ | BPW 03.212.23.20.0 | BPW 12T
TA-EQ | คานสมดุลแหนบหาง (หูช้าง) | Trailer spring equalizer
  TPT | 2250 | อัน | TPT EQ-90 | FUWA 13T; BPW 12T
TA-EQ-BUSH | บู๊ชคานสมดุลหาง ทองเหลือง | Equalizer bush, brass
  TPT | 420 | ตัว | TPT EB-60 | FUWA 13T; BPW 12T
TA-ARM | แขนปรับศูนย์เพลาหาง แบบปรับได้ | Trailer radius rod, adjustable
  TPT | 1350 | แขน | TPT RA-420A | FUWA 13T
# tyre.tyre
TY-11R225-BS | ยางเรเดียล 11R22.5 16PR ดอกวิ่งยาว | Radial tyre 11R22.5 16PR, highway
  Bridgestone | 10900 | เส้น | Bridgestone R187-1122 | All | qty=8/8
TY-29580-MI | ยางเรเดียล 295/80R22.5 ดอกวิ่งยาว | Radial tyre 295/80R22.5, highway
  Michelin | 14500 | เส้น | Michelin XMZ2-2958 | All | qty=4/4
TY-11R225-DC | ยางเรเดียล 11R22.5 16PR ดอกบั้ง | Radial tyre 11R22.5 16PR, traction
  Double Coin | 7400 | เส้น | Double Coin RLB1-1122 | All
TY-1000R20 | ยางเรเดียล 10.00R20 16PR ใช้ยางใน | Radial tyre 10.00R20 16PR, tube type
  Otani | 7900 | เส้น | Otani OH101-1020 | Hino 500 FM1J; Isuzu FVM
TY-750-16 | ยางผ้าใบ 7.50-16 14PR ดอกบั้ง | Bias tyre 7.50-16 14PR, traction
  Deestone | 3450 | เส้น | Deestone D502-7516 | Isuzu NPR; Hino 300 XZU710 | qty=6/6
TY-70016 | ยางเรเดียล 7.00R16 12PR | Radial tyre 7.00R16 12PR
  Bridgestone | 4300 | เส้น | Bridgestone R180-7016 | Isuzu NLR; Hino 300 XZU600
TY-RETREAD | ยางหล่อดอก 11R22.5 ดอกละเอียด | Retreaded tyre 11R22.5, highway
  Bandag | 3900 | เส้น | Bandag RT-1122H | All | qty=6/4 core=500 nobar
# tyre.tube
TU-1000 | ยางใน 10.00-20 จุ๊บยาว | Inner tube 10.00-20, long valve
  Deestone | 690 | เส้น | Deestone IT-1020 | All
TU-750 | ยางใน 7.50-16 | Inner tube 7.50-16
  Deestone | 390 | เส้น | Deestone IT-7516 | Isuzu NPR; Hino 300 XZU710 | qty=12/8
TU-FLAP | ยางรองคอ 10.00-20 | Rim flap 10.00-20
  Deestone | 260 | เส้น | Deestone FL-1020 | All
TU-VALVE | จุ๊บลมทองเหลือง ล้อ 22.5 งอ 45 องศา | Tyre valve, brass, 22.5 wheel, bent 45°
  TPT | 120 | ตัว | TPT TV-570C | All
# tyre.rim
RM-825 | กระทะล้อ 8.25x22.5 10 รู หนา 14 มม. | Wheel rim 8.25x22.5, 10 holes, 14 mm
  TPT | 3450 | ใบ | TPT WR-82510 | All | qty=4/2
RM-ALU | กระทะล้ออลูมิเนียม 8.25x22.5 10 รู | Aluminium wheel 8.25x22.5, 10 holes
  Alcoa | 9800 | ใบ | Alcoa 88U673 | Scania P410; Volvo FM; BPW 12T
RM-NPR | กระทะล้อ 6.00x16 6 รู อีซูซุ NPR | Wheel rim 6.00x16, 6 holes, Isuzu NPR
  TPT | 1650 | ใบ | TPT WR-60016 | Isuzu NPR, NQR
RM-RING | แหวนล็อกกระทะล้อ 7.50-20 | Rim lock ring 7.50-20
  TPT | 480 | วง | TPT LR-75020 | Hino 500 FM1J; Isuzu FVM
"""
