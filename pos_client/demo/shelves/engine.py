"""Engine: belts, gaskets, overhaul parts, fuel system, turbo, mountings, exhaust; rows as in ``shelves``."""

from __future__ import annotations

ROWS = """
# engine.belt
8PK-1500 | สายพานหน้าเครื่อง 8PK1500 | Fan belt 8PK1500
  Bando | 540 | เส้น | Bando 8PK1500 | Hino 500 FM1J; UD Quester | qty=0/3
8PK-1650 | สายพานหน้าเครื่อง 8PK1650 | Fan belt 8PK1650
  Bando | 590 | เส้น | Bando 8PK1650 | Isuzu FVM, FVZ / 6HK1
6PK-1225 | สายพานแอร์ 6PK1225 | A/C belt 6PK1225
  Mitsuboshi | 360 | เส้น | Mitsuboshi 6PK1225 | Hino 500 FM1J; Isuzu FTR
4PK-880 | สายพานแอร์ 4PK880 | A/C belt 4PK880
  Mitsuboshi | 220 | เส้น | Mitsuboshi 4PK880 | Isuzu NPR; Hino 300 XZU600
RECMF-8530 | สายพานร่องฟัน RECMF-8530 | Raw-edge cogged belt RECMF-8530
  Bando | 310 | เส้น | Bando RECMF-8530 | Isuzu FTR / 6HE1; Fuso FN527 / 6D16
RECMF-6430 | สายพานร่องฟัน RECMF-6430 | Raw-edge cogged belt RECMF-6430
  Bando | 240 | เส้น | Bando RECMF-6430 | Nissan Diesel CK / FE6; Hino FF / H07C
B-48 | สายพานร่อง B-48 | V-belt B-48
  Mitsuboshi | 165 | เส้น | Mitsuboshi B-48 | All
TEN-J08E | ลูกรอกตั้งสายพาน ฮีโน่ 500 (J08E) | Belt tensioner pulley, Hino 500 (J08E)
  Hino Genuine | 3850 | ตัว | Hino 16620-E0082 | Hino 500 FM1J / J08E
TEN-4HK1 | ลูกรอกตั้งสายพาน อีซูซุ NPR (4HK1) | Belt tensioner pulley, Isuzu NPR (4HK1)
  NTN | 1480 | ตัว | NTN TP-4HK01, ~Isuzu 8-97363406-0 | Isuzu NPR, FRR / 4HK1
# engine.gasket
GK-J08E | ชุดปะเก็นเครื่องชุดใหญ่ ฮีโน่ 500 (J08E) | Engine overhaul gasket set, Hino 500 (J08E)
  TP Gasket | 6900 | ชุด | TP Gasket TP-J08E-F, ~Hino 04010-0483 | Hino 500 FM1J / J08E
GH-J08E | ปะเก็นฝาสูบ ฮีโน่ 500 (J08E) | Cylinder head gasket, Hino 500 (J08E)
  Hino Genuine | 2850 | แผ่น | Hino 11115-E0120 | Hino 500 FM1J / J08E
GH-6HK1 | ปะเก็นฝาสูบ อีซูซุ FVM (6HK1) | Cylinder head gasket, Isuzu FVM (6HK1)
  Isuzu Genuine | 3200 | แผ่น | Isuzu 8-94392337-1 | Isuzu FTR, FVM, FVZ / 6HK1
GH-4HK1 | ปะเก็นฝาสูบ อีซูซุ NPR (4HK1) เกรด C | Cylinder head gasket, Isuzu NPR (4HK1), grade C
  Isuzu Genuine | 2450 | แผ่น | Isuzu 8-97328859-1 | Isuzu NPR, NQR, FRR / 4HK1
GK-6D16 | ชุดปะเก็นเครื่องชุดใหญ่ ฟูโซ่ FN527 (6D16) | Engine overhaul gasket set, Fuso FN527 (6D16)
  TP Gasket | 3950 | ชุด | TP Gasket TP-6D16-F, ~Fuso ME999984 | Fuso FN527 / 6D16
GV-J08E | ปะเก็นฝาวาล์ว ฮีโน่ 500 (J08E) | Rocker cover gasket, Hino 500 (J08E)
  Hino Genuine | 690 | เส้น | Hino 11213-E0030 | Hino 500 FM1J / J08E
GV-4HK1 | ปะเก็นฝาวาล์ว อีซูซุ NPR (4HK1) | Rocker cover gasket, Isuzu NPR (4HK1)
  Isuzu Genuine | 540 | เส้น | Isuzu 8-98015883-0 | Isuzu NPR, FRR / 4HK1
GS-SUMP | ปะเก็นเหลวสีเทา ทนความร้อน 100 กรัม | Liquid gasket, grey, high temperature, 100 g
  Three Bond | 185 | หลอด | Three Bond TB1215 | All | qty=28/12
# engine.piston
PR-J08E | แหวนลูกสูบ ฮีโน่ 500 (J08E) STD ชุด 6 สูบ | Piston rings, Hino 500 (J08E), STD, 6 cylinders
  NPR | 5400 | ชุด | NPR SDH10138ZZ, ~Hino 13011-3870 | Hino 500 FM1J / J08E
PR-6HK1 | แหวนลูกสูบ อีซูซุ FVM (6HK1) STD ชุด 6 สูบ | Piston rings, Isuzu FVM (6HK1), STD, 6 cylinders
  RIK | 5200 | ชุด | RIK 20917, ~Isuzu 8-97604285-0 | Isuzu FTR, FVM / 6HK1
LK-6HK1 | ชุดปลอกลูกสูบ อีซูซุ FVM (6HK1) ต่อสูบ | Liner kit, Isuzu FVM (6HK1), one cylinder
  Izumi | 3450 | ชุด | Izumi LK-6HK1-STD | Isuzu FTR, FVM, FVZ / 6HK1
LK-J08E | ชุดปลอกลูกสูบ ฮีโน่ 500 (J08E) ต่อสูบ | Liner kit, Hino 500 (J08E), one cylinder
  Izumi | 3650 | ชุด | Izumi LK-J08E-STD, ~Hino 11467-2940 | Hino 500 FM1J / J08E
MB-J08E-25 | ชาฟท์อก ฮีโน่ 500 (J08E) ไซซ์ 0.25 | Main bearings, Hino 500 (J08E), 0.25 mm undersize
  Taiho | 3250 | ชุด | Taiho M097H-025 | Hino 500 FM1J / J08E
CB-4HK1 | ชาฟท์ก้าน อีซูซุ NPR (4HK1) STD | Connecting rod bearings, Isuzu NPR (4HK1), STD
  Taiho | 1480 | ชุด | Taiho R086H-STD | Isuzu NPR, FRR / 4HK1
OP-J08E | ปั๊มน้ำมันเครื่อง ฮีโน่ 500 (J08E) | Engine oil pump, Hino 500 (J08E)
  Hino Genuine | 7800 | ตัว | Hino 15110-E0120 | Hino 500 FM1J / J08E
# engine.valve
VI-J08E | วาล์วไอดี ฮีโน่ 500 (J08E) | Intake valve, Hino 500 (J08E)
  Fuji Oozx | 520 | ตัว | Fuji Oozx H-IN-108, ~Hino 13711-E0080 | Hino 500 FM1J / J08E
VE-J08E | วาล์วไอเสีย ฮีโน่ 500 (J08E) | Exhaust valve, Hino 500 (J08E)
  Fuji Oozx | 560 | ตัว | Fuji Oozx H-EX-108, ~Hino 13715-E0060 | Hino 500 FM1J / J08E
VS-6HK1 | ซีลหมวกวาล์ว อีซูซุ FVM (6HK1) ชุด 24 ตัว | Valve stem seals, Isuzu FVM (6HK1), set of 24
  NOK | 890 | ชุด | NOK VS-6HK24 | Isuzu FTR, FVM / 6HK1
VS-4HK1 | ซีลหมวกวาล์ว อีซูซุ NPR (4HK1) ชุด 16 ตัว | Valve stem seals, Isuzu NPR (4HK1), set of 16
  NOK | 620 | ชุด | NOK VS-4HK16 | Isuzu NPR, FRR / 4HK1
VG-J08E | ปลอกวาล์ว ฮีโน่ 500 (J08E) | Valve guide, Hino 500 (J08E)
  Hino Genuine | 240 | ตัว | Hino 11122-E0040 | Hino 500 FM1J / J08E
# engine.fuel
INJ-J08E | หัวฉีดคอมมอนเรล ฮีโน่ 500 (J08E) | Common rail injector, Hino 500 (J08E)
  Denso | 14500 | หัว | Denso 095000-6353, Hino 23670-E0050 | Hino 500 FM1J / J08E | core=2000
INJ-4HK1 | หัวฉีดคอมมอนเรล อีซูซุ NPR (4HK1) | Common rail injector, Isuzu NPR (4HK1)
  Denso | 12800 | หัว | Denso 095000-6366, Isuzu 8-97609788-6 | Isuzu NPR, FRR / 4HK1 | core=2000
INJ-WASH | แหวนทองแดงรองหัวฉีด 7.5x15x2 มม. | Injector copper washer 7.5x15x2 mm
  TPT | 15 | อัน | TPT CW-0715 | All | qty=120/40
HP-PUMP | ปั๊มแรงดันสูง HP4 ฮีโน่ 500 (J08E) รีบิ้ว | High pressure pump HP4, Hino 500 (J08E), remanufactured
  Denso | 38500 | ตัว | Denso 294050-0139, Hino 22100-E0025 | Hino 500 FM1J / J08E | qty=1/0 core=8000 nobar
FEED-PUMP | ปั๊มแย็กมือ (ปั๊มดูดโซล่า) อีซูซุ 6HE1 | Fuel hand primer pump, Isuzu 6HE1
  Bosch Rexim | 580 | ตัว | Bosch Rexim FP-KE01 | Isuzu FTR / 6HE1; Fuso FN527 / 6D16
SCV-4HK1 | วาล์ว SCV ปั๊มคอมมอนเรล อีซูซุ 4HK1 | Suction control valve (SCV), Isuzu 4HK1
  Denso | 4250 | ตัว | Denso 294200-0650, Isuzu 8-98145455-1 | Isuzu NPR, FRR / 4HK1
CAP-TANK | ฝาถังน้ำมันโซล่า แบบมีกุญแจ | Diesel tank cap with lock
  TPT | 320 | อัน | TPT FC-80L | All
# engine.turbo
TB-J08E | เทอร์โบ ฮีโน่ 500 (J08E) | Turbocharger, Hino 500 (J08E)
  IHI | 32500 | ตัว | IHI VA520164, Hino 24100-4640 | Hino 500 FM1J / J08E | qty=1/0 core=5000
TB-6HK1 | เทอร์โบ อีซูซุ FVM (6HK1) | Turbocharger, Isuzu FVM (6HK1)
  IHI | 29800 | ตัว | IHI VI88O114, Isuzu 1-14400-440-0 | Isuzu FVM, FVZ / 6HK1 | qty=0/0 core=5000
TB-KIT-HX40 | ชุดซ่อมเทอร์โบ HX40 | Turbo repair kit HX40
  Holset | 2650 | ชุด | Holset 3575169 | Volvo FM; Fuso FJ
TB-HOSE-IC | ท่อยางอินเตอร์คูลเลอร์ 3 นิ้ว ซิลิโคน | Intercooler hose 3 in, silicone
  TPT | 890 | ท่อน | TPT SH-76 | Hino 500 FM1J; Isuzu FVM
# engine.mount
EM-500-F | ยางแท่นเครื่องหน้า ฮีโน่ 500 | Engine mounting, front, Hino 500
  Hino Genuine | 1650 | ตัว | Hino 12031-E0010 | Hino 500 FM1J, FG8J
EM-500-R | ยางแท่นเครื่องหลัง ฮีโน่ 500 | Engine mounting, rear, Hino 500
  RBI | 890 | ตัว | RBI H09-FM1JR, ~Hino 12035-E0020 | Hino 500 FM1J, FG8J
EM-FVM-F | ยางแท่นเครื่องหน้า อีซูซุ FVM | Engine mounting, front, Isuzu FVM
  RBI | 780 | ตัว | RBI I53-FVMF, ~Isuzu 1-53215-175-0 | Isuzu FTR, FVM
EM-NPR-R | ยางแท่นเครื่องหลัง อีซูซุ NPR | Engine mounting, rear, Isuzu NPR
  RBI | 520 | ตัว | RBI I53-NPRR, ~Isuzu 8-97122682-0 | Isuzu NPR, NQR
# engine.exhaust
EX-FLEX-4 | ท่อเฟล็กซ์ไอเสีย 4 นิ้ว ยาว 30 ซม. | Exhaust flex pipe 4 in, 30 cm
  TPT | 690 | ท่อน | TPT FX-4030 | All
EX-GK-J08E | ปะเก็นท่อไอเสีย ฮีโน่ 500 (J08E) | Exhaust manifold gasket, Hino 500 (J08E)
  Hino Genuine | 185 | แผ่น | Hino 17104-E0090 | Hino 500 FM1J / J08E
EX-MUF-FVM | หม้อพักไอเสีย อีซูซุ FVM | Muffler, Isuzu FVM
  TPT | 3850 | ใบ | TPT MF-FVM | Isuzu FTR, FVM / 6HK1
EX-BRK-24 | วาล์วเบรกไอเสีย 24V อีซูซุ FTR | Exhaust brake valve 24V, Isuzu FTR
  Isuzu Genuine | 5600 | ตัว | Isuzu 1-14190-185-0 | Isuzu FTR, FVM
EX-NOX | เซ็นเซอร์ NOx 24V วอลโว่ FM/ยูดี เควสเตอร์ | NOx sensor 24V, Volvo FM / UD Quester
  Continental | 9800 | ตัว | Continental 5WK9 6752, Volvo 22303391 | Volvo FM / D13; UD Quester / GH11E
EX-CLAMP-4 | เข็มขัดรัดท่อไอเสีย 4 นิ้ว | Exhaust clamp 4 in
  TPT | 95 | อัน | TPT EC-102 | All
"""
