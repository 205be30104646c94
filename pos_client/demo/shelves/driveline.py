"""Cooling, clutch, gearbox, propeller shaft and axle; rows as in ``pos_client.demo.shelves``."""

from __future__ import annotations

ROWS = """
# cooling.radiator
RD-500 | หม้อน้ำ ฮีโน่ 500 FM1J อลูมิเนียม | Radiator, Hino 500 FM1J, aluminium
  T.RAD | 12800 | ใบ | T.RAD 1609-FM1J, ~Hino 16090-E0250 | Hino 500 FM1J | qty=1/1
RD-NPR | หม้อน้ำ อีซูซุ NPR (4HK1) | Radiator, Isuzu NPR (4HK1)
  T.RAD | 7900 | ใบ | T.RAD I210-4HK, ~Isuzu 8-97375010-3 | Isuzu NPR, NQR / 4HK1
RD-CAP-09 | ฝาหม้อน้ำ 0.9 บาร์ | Radiator cap, 0.9 bar
  Futaba | 120 | อัน | Futaba R-126 | All | qty=16/8
RD-TANK-FVM | ถังพักน้ำ อีซูซุ FVM | Coolant reservoir, Isuzu FVM
  Isuzu Genuine | 1450 | ใบ | Isuzu 1-21735-022-0 | Isuzu FTR, FVM
IC-500 | แผงอินเตอร์คูลเลอร์ ฮีโน่ 500 | Intercooler, Hino 500
  T.RAD | 11500 | แผง | T.RAD 1794-FM1J, ~Hino 17940-E0080 | Hino 500 FM1J
# cooling.pump
WP-J08E | ปั๊มน้ำ ฮีโน่ 500 (J08E) | Water pump, Hino 500 (J08E)
  GMB | 2950 | ตัว | GMB GWHI-23A, ~Hino 16100-E0373 | Hino 500 FM1J / J08E
WP-J08E-G | ปั๊มน้ำ ฮีโน่ 500 (J08E) แท้ | Water pump, Hino 500 (J08E), genuine
  Hino Genuine | 5900 | ตัว | Hino 16100-E0373, Hino S1610-E0373 | Hino 500 FM1J / J08E | qty=1/1
WP-4HK1 | ปั๊มน้ำ อีซูซุ NPR (4HK1) | Water pump, Isuzu NPR (4HK1)
  GMB | 1950 | ตัว | GMB GWIS-44A, ~Isuzu 8-98038845-0 | Isuzu NPR, FRR / 4HK1
WP-6HK1 | ปั๊มน้ำ อีซูซุ FVM (6HK1) | Water pump, Isuzu FVM (6HK1)
  GMB | 2450 | ตัว | GMB GWIS-35A, ~Isuzu 1-13650-133-0 | Isuzu FTR, FVM / 6HK1
WP-FAN-6D16 | ฟรีปั๊มพัดลม ฟูโซ่ FN527 (6D16) | Fan clutch, Fuso FN527 (6D16)
  Aisin | 3850 | ตัว | Aisin FCM-003, ~Fuso ME035532 | Fuso FN527 / 6D16
WP-BLADE | ใบพัดลมหม้อน้ำ 6 ใบ อีซูซุ FTR | Radiator fan, 6 blades, Isuzu FTR
  Isuzu Genuine | 1850 | ใบ | Isuzu 1-13660-358-0 | Isuzu FTR, FVM
# cooling.hose
RH-500-U | ท่อยางหม้อน้ำบน ฮีโน่ 500 | Radiator hose, upper, Hino 500
  Hino Genuine | 590 | ท่อน | Hino 16571-E0220 | Hino 500 FM1J
RH-500-L | ท่อยางหม้อน้ำล่าง ฮีโน่ 500 | Radiator hose, lower, Hino 500
  Hino Genuine | 680 | ท่อน | Hino 16572-E0180 | Hino 500 FM1J
RH-FVM-U | ท่อยางหม้อน้ำบน อีซูซุ FVM | Radiator hose, upper, Isuzu FVM
  Isuzu Genuine | 480 | ท่อน | Isuzu 1-21431-331-0 | Isuzu FVM, FVZ
TS-82 | วาล์วน้ำ 82 องศา ฮีโน่/อีซูซุ | Thermostat 82 °C, Hino/Isuzu
  Tama | 420 | ตัว | Tama WV56TA-82 | Hino 500 FM1J; Isuzu FVM | qty=6/4
TS-GK | ปะเก็นวาล์วน้ำ ยางวงแหวน | Thermostat gasket, rubber ring
  Tama | 45 | วง | Tama P-505 | All
# clutch.plate
CD-14-500 | จานคลัตช์ 14 นิ้ว ฮีโน่ 500 | Clutch disc 14 in, Hino 500
  Exedy | 4850 | แผ่น | Exedy HND068U, ~Hino 31250-E0760 | Hino 500 FG8J, FM1J | qty=2/2
CC-14-500 | หวีคลัตช์ 14 นิ้ว ฮีโน่ 500 | Clutch cover 14 in, Hino 500
  Exedy | 6900 | ชุด | Exedy HNC532, ~Hino 31210-E0230 | Hino 500 FG8J, FM1J
CD-13-NPR | จานคลัตช์ 13 นิ้ว อีซูซุ NPR | Clutch disc 13 in, Isuzu NPR
  Exedy | 3250 | แผ่น | Exedy ISD135U, ~Isuzu 8-97351794-0 | Isuzu NPR, NQR / 4HK1
CC-13-NPR | หวีคลัตช์ 13 นิ้ว อีซูซุ NPR | Clutch cover 13 in, Isuzu NPR
  Exedy | 4100 | ชุด | Exedy ISC620, ~Isuzu 8-97351795-0 | Isuzu NPR, NQR / 4HK1
CD-15-FVM | จานคลัตช์ 15 นิ้ว อีซูซุ FVM | Clutch disc 15 in, Isuzu FVM
  Exedy | 5650 | แผ่น | Exedy ISD165U, ~Isuzu 1-31240-912-0 | Isuzu FVM, FVZ
CK-17-SC | ชุดคลัตช์ 17 นิ้ว สแกนเนีย P410 | Clutch kit 17 in, Scania P410
  Sachs | 28500 | ชุด | Sachs 3400 700 641, ~Scania 2285577 | Scania P410, G410
CB-REL-500 | ลูกปืนคลัตช์ ฮีโน่ 500 | Clutch release bearing, Hino 500
  Koyo | 1350 | ลูก | Koyo 70TKL4801, ~Hino 31230-E0030 | Hino 500 FG8J, FM1J
CB-PILOT | ลูกปืนฟลายวีล 6304 2RS | Flywheel pilot bearing 6304 2RS
  NTN | 185 | ลูก | NTN 6304LLU | Isuzu FTR; Fuso FN527
CF-FVM | ก้ามปูคลัตช์ อีซูซุ FVM | Clutch release fork, Isuzu FVM
  Isuzu Genuine | 1680 | อัน | Isuzu 1-31521-110-0 | Isuzu FTR, FVM
# clutch.hydraulic
CM-500 | แม่ปั๊มคลัตช์ตัวบน ฮีโน่ 500 | Clutch master cylinder, Hino 500
  Nabco | 1450 | ตัว | Nabco CM-500H, ~Hino 31420-E0080 | Hino 500 FG8J, FM1J
CM-NPR | แม่ปั๊มคลัตช์ตัวบน อีซูซุ NPR | Clutch master cylinder, Isuzu NPR
  JKC | 980 | ตัว | JKC 13-CMN85, ~Isuzu 8-97113148-0 | Isuzu NPR, NQR
CS-NPR | แม่ปั๊มคลัตช์ตัวล่าง อีซูซุ NPR | Clutch slave cylinder, Isuzu NPR
  JKC | 780 | ตัว | JKC 13-CSN85, ~Isuzu 8-97115131-0 | Isuzu NPR, NQR
CBO-FVM | หม้อลมคลัตช์ อีซูซุ FVM 90 มม. | Clutch booster, Isuzu FVM, 90 mm
  Nabco | 4900 | ตัว | Nabco 642-03502, ~Isuzu 1-31800-419-0 | Isuzu FTR, FVM, FVZ
CK-M-500 | ชุดซ่อมแม่ปั๊มคลัตช์ตัวบน ฮีโน่ 500 | Repair kit, clutch master cylinder, Hino 500
  Seiken | 220 | ชุด | Seiken SK-H31421, ~Hino 04311-E0030 | Hino 500 FG8J, FM1J
CK-B-FVM | ชุดซ่อมหม้อลมคลัตช์ อีซูซุ FVM | Repair kit, clutch booster, Isuzu FVM
  Seiken | 560 | ชุด | Seiken SK-I31855, ~Isuzu 1-87832-110-0 | Isuzu FTR, FVM
CK-S-LONG | ชุดซ่อมแม่ปั๊มคลัตช์ล่าง อีซูซุ FTR FVM FVZ GVR ปี 2008-2022 | Repair kit, clutch slave, Isuzu FTR/FVM/FVZ/GVR 2008-2022
  Seiken | 280 | ชุด | Seiken SK-I31820 | Isuzu FTR, FVM, FVZ
# drive.gearbox
GB-SYN-500 | ทองเหลืองเกียร์ 4-5 ฮีโน่ 500 | Synchronizer ring, 4th-5th, Hino 500
  Hino Genuine | 1850 | วง | Hino 33369-E0020 | Hino 500 FM1J
GB-SYN-FVM | ทองเหลืองเกียร์ 3-4 อีซูซุ FVM (MLD) | Synchronizer ring, 3rd-4th, Isuzu FVM (MLD)
  Isuzu Genuine | 1420 | วง | Isuzu 1-33265-021-0 | Isuzu FTR, FVM
GB-SEAL-R | ซีลท้ายเกียร์ ฮีโน่ 500 | Gearbox output seal, Hino 500
  NOK | 280 | ตัว | NOK AH3532E, ~Hino 90311-E0012 | Hino 500 FM1J
GB-CABLE | สายเข้าเกียร์ ฮีโน่ 300 เส้นคู่ | Gear shift cables, Hino 300, pair
  Hino Genuine | 3450 | คู่ | Hino 33820-37210 | Hino 300 XZU600, XZU710
GB-BRG-6309 | ลูกปืนเกียร์ 6309 N | Gearbox bearing 6309 N
  Koyo | 490 | ลูก | Koyo 6309N | All
GB-KNOB | หัวเกียร์ ฮีโน่ 500 (9 เกียร์) | Gear lever knob, Hino 500 (9 speed)
  Hino Genuine | 640 | หัว | Hino 33504-E0120 | Hino 500 FM1J
# drive.shaft
UJ-500 | ยอยกากบาทเพลากลาง ฮีโน่ 500 | Universal joint, Hino 500
  GMB | 1250 | ชุด | GMB GUH-68, ~Hino 37401-1151 | Hino 500 FG8J, FM1J | qty=5/4
UJ-FVM | ยอยกากบาทเพลากลาง อีซูซุ FVM | Universal joint, Isuzu FVM
  GMB | 1180 | ชุด | GMB GUIS-69, ~Isuzu 1-37300-053-0 | Isuzu FVM, FVZ
UJ-NPR | ยอยกากบาทเพลากลาง อีซูซุ NPR | Universal joint, Isuzu NPR
  Matsuba | 590 | ชุด | Matsuba UJ-1052, ~Isuzu 8-97942139-0 | Isuzu NPR, NQR
CBR-500 | ตุ๊กตาเพลากลาง ฮีโน่ 500 | Propeller shaft centre bearing, Hino 500
  Hino Genuine | 2650 | ตัว | Hino 37230-E0030 | Hino 500 FG8J, FM1J
CBR-FVM | ตุ๊กตาเพลากลาง อีซูซุ FVM | Propeller shaft centre bearing, Isuzu FVM
  RBI | 1280 | ตัว | RBI I37-FVMCB, ~Isuzu 1-37516-112-0 | Isuzu FTR, FVM
PS-BOLT | น็อตเพลากลาง M12x35 พร้อมตัวเมีย | Propeller shaft bolt M12x35 with nut
  TPT | 28 | ชุด | TPT PB-1235 | All
# drive.axle
AX-SHAFT-FVM | เพลาข้าง อีซูซุ FVM ข้างยาว | Axle shaft, Isuzu FVM, long side
  Isuzu Genuine | 6800 | อัน | Isuzu 1-42311-362-0 | Isuzu FVM
AX-RING-500 | เดือยหมู-บายศรี ฮีโน่ 500 อัตราทด 6:37 | Crown wheel and pinion, Hino 500, ratio 6:37
  MGM | 13500 | ชุด | MGM HN-0637, ~Hino 41201-E0350 | Hino 500 FM1J
AX-PSEAL-500 | ซีลเดือยหมู ฮีโน่ 500 | Pinion seal, Hino 500
  NOK | 320 | ตัว | NOK AH4096F, ~Hino 90311-E0034 | Hino 500 FG8J, FM1J
AX-SPIDER | ชุดเฟืองดอกจอก อีซูซุ FTR | Differential spider gear set, Isuzu FTR
  MGM | 4650 | ชุด | MGM IS-41551, ~Isuzu 1-41551-031-0 | Isuzu FTR, FVM
AX-FVM-BRG | ลูกปืนเดือยหมู 31313 อีซูซุ FVM | Pinion bearing 31313, Isuzu FVM
  Koyo | 890 | ลูก | Koyo 31313JR | Isuzu FTR, FVM
AX-BREATH | จุกหายใจเฟืองท้าย | Axle breather
  TPT | 65 | ตัว | TPT AB-10 | All
"""
