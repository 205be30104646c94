"""The cab and the cargo body: mirrors, glass, wipers, doors, panels, interior, load gear; rows as in ``shelves``."""

from __future__ import annotations

ROWS = """
# cab.mirror
MIR-L-HINO | กระจกมองข้างซ้าย ฮีโน่ 500 มีไล่ฝ้า | Left mirror, Hino 500, heated
  Hino Genuine | 3200 | บาน | Hino 87940-E0150 | Hino 500 FG8J, FM1J | qty=1/2
MIR-R-HINO | กระจกมองข้างขวา ฮีโน่ 500 มีไล่ฝ้า | Right mirror, Hino 500, heated
  Hino Genuine | 3200 | บาน | Hino 87910-E0150 | Hino 500 FG8J, FM1J
MIR-FVM-L | กระจกมองข้างซ้าย อีซูซุ FVM ไต้หวัน | Left mirror, Isuzu FVM, Taiwan
  Depo | 780 | บาน | Depo 213-5401L | Isuzu FTR, FVM
MIR-GLASS | เลนส์กระจกมองข้าง 18x38 ซม. | Mirror glass 18x38 cm
  TPT | 160 | แผ่น | TPT MG-1838 | All
MIR-CORNER | กระจกมุมหน้า มองกันชน ทรงกลม | Front corner mirror, round
  TPT | 290 | บาน | TPT MC-20 | All
MIR-ARM-NPR | ขากระจกมองข้าง ซ้าย อีซูซุ NPR | Mirror arm, left, Isuzu NPR
  TPT | 420 | อัน | TPT MA-NPRL | Isuzu NPR, NQR
# cab.glass
GL-500-F | กระจกบังลมหน้า ฮีโน่ 500 ใส | Windscreen, Hino 500, clear
  AGC | 4900 | บาน | AGC HN-500-WS, ~Hino 56111-E0240 | Hino 500 FG8J, FM1J | qty=1/0 nobar
GL-NPR-F | กระจกบังลมหน้า อีซูซุ NPR เขียว | Windscreen, Isuzu NPR, green tint
  AGC | 3200 | บาน | AGC IS-NPR-WS | Isuzu NPR, NQR | qty=0/0 nobar
GL-500-DL | กระจกประตู ซ้าย ฮีโน่ 500 | Door glass, left, Hino 500
  AGC | 1450 | บาน | AGC HN-500-DL | Hino 500 FG8J, FM1J
GL-RUB-500 | ยางขอบกระจกบังลมหน้า ฮีโน่ 500 | Windscreen rubber, Hino 500
  Hino Genuine | 980 | เส้น | Hino 56121-E0070 | Hino 500 FG8J, FM1J
GL-RUB-FVM | ยางขอบกระจกบังลมหน้า อีซูซุ FVM | Windscreen rubber, Isuzu FVM
  TPT | 490 | เส้น | TPT GR-FVM | Isuzu FTR, FVM
# cab.wiper
WPR-24 | ใบปัดน้ำฝน 24 นิ้ว ก้านเหล็ก | Wiper blade 24 in, steel frame
  Bosch | 185 | ใบ | Bosch 3 397 011 4BA24 | All | qty=26/12
WPR-20 | ใบปัดน้ำฝน 20 นิ้ว ก้านเหล็ก | Wiper blade 20 in, steel frame
  Bosch | 155 | ใบ | Bosch 3 397 011 4BA20 | All
WPR-ARM-500 | ก้านปัดน้ำฝน ขวา ฮีโน่ 500 | Wiper arm, right, Hino 500
  Hino Genuine | 890 | อัน | Hino 85211-E0160 | Hino 500 FG8J, FM1J
WPR-MOT-24 | มอเตอร์ปัดน้ำฝน 24V อีซูซุ FVM | Wiper motor 24V, Isuzu FVM
  Denso | 3450 | ตัว | Denso 159300-1171, ~Isuzu 1-83450-065-0 | Isuzu FTR, FVM
WPR-TANK | กระป๋องฉีดน้ำกระจก 24V พร้อมมอเตอร์ | Washer tank 24V with pump
  TPT | 380 | ชุด | TPT WT-24 | 24 V
# cab.door
DR-HDL-500-L | มือเปิดประตูนอก ซ้าย ฮีโน่ 500 | Outer door handle, left, Hino 500
  Hino Genuine | 760 | อัน | Hino 69220-E0040 | Hino 500 FG8J, FM1J
DR-HDL-NPR-R | มือเปิดประตูนอก ขวา อีซูซุ NPR | Outer door handle, right, Isuzu NPR
  TPT | 290 | อัน | TPT DH-NPRR, ~Isuzu 8-97855665-1 | Isuzu NPR, NQR
DR-LOCK-FVM | ชุดกลอนประตู ซ้าย อีซูซุ FVM | Door lock assembly, left, Isuzu FVM
  Isuzu Genuine | 1650 | ชุด | Isuzu 1-71710-348-0 | Isuzu FTR, FVM
DR-REG-500 | เฟืองยกกระจกประตู ขวา ฮีโน่ 500 มือหมุน | Window regulator, right, Hino 500, manual
  Hino Genuine | 1280 | ชุด | Hino 69810-E0070 | Hino 500 FG8J, FM1J
DR-HINGE | บานพับประตู บน ซ้าย อีซูซุ NPR | Door hinge, upper, left, Isuzu NPR
  Isuzu Genuine | 690 | อัน | Isuzu 8-97851254-0 | Isuzu NPR, NQR
DR-SEAL-500 | ขอบยางประตู ฮีโน่ 500 ต่อบาน | Door weatherstrip, Hino 500, one door
  TPT | 450 | เส้น | TPT DS-500 | Hino 500 FG8J, FM1J
DR-USED-FVM | ประตู ซ้าย อีซูซุ FVM มือสองญี่ปุ่น | Door, left, Isuzu FVM, used Japan
  Used Japan | 6500 | บาน | - | Isuzu FTR, FVM | qty=1/0 nobar
# cab.panel
PN-GRILL-500 | หน้ากระจัง ฮีโน่ 500 ชุบโครเมียม | Front grille, Hino 500, chrome
  TPT | 2450 | อัน | TPT FG-500C, ~Hino 53100-E0320 | Hino 500 FG8J, FM1J
PN-BUMP-500 | กันชนหน้า ฮีโน่ 500 เหล็ก สีขาว | Front bumper, Hino 500, steel, white
  Hino Genuine | 9800 | อัน | Hino 52101-E0350 | Hino 500 FM1J | qty=1/0
PN-BUMP-NPR | กันชนหน้า อีซูซุ NPR ไต้หวัน | Front bumper, Isuzu NPR, Taiwan
  TPT | 2950 | อัน | TPT FB-NPR | Isuzu NPR, NQR
PN-CORNER-L | มุมกันชน ซ้าย อีซูซุ FVM | Bumper corner, left, Isuzu FVM
  TPT | 980 | อัน | TPT BC-FVML | Isuzu FTR, FVM
PN-FRONT-FVM | แผงหน้า (หน้ากาก) อีซูซุ FVM เหล็กปั๊ม | Front panel, Isuzu FVM, pressed steel
  TPT | 4200 | แผง | TPT FP-FVM, ~Isuzu 1-71250-192-0 | Isuzu FTR, FVM
PN-STEP-500 | บันไดขึ้นหัวเก๋ง ขวา ฮีโน่ 500 | Cab step, right, Hino 500
  Hino Genuine | 2850 | อัน | Hino 51771-E0160 | Hino 500 FG8J, FM1J
PN-FEND-SC | บังโคลนล้อหลัง พลาสติก หัวลาก 3 ชิ้น | Rear mudguard, plastic, tractor, 3 pieces
  TPT | 1850 | ชุด | TPT MG-3P | Scania P410; Volvo FM; UD Quester
PN-SUN | กันสาดหน้ารถ อะคริลิก 10 ล้อ | Sun visor, acrylic, 10-wheel truck
  TPT | 1450 | อัน | TPT SV-10W | All
# cab.inside
IN-SEAT-AIR | เบาะคนขับถุงลม 24V ปรับเอน | Driver air seat 24V, reclining
  Isringhausen | 16500 | ตัว | Isringhausen 6860/875 | All | qty=1/0
IN-TILT-CYL | กระบอกยกหัวเก๋ง สแกนเนีย P410 | Cab tilt cylinder, Scania P410
  Power-Packer | 6900 | ตัว | Power-Packer 1731070 | Scania P410, G410
IN-TILT-PUMP | ปั๊มมือยกหัวเก๋ง ฮีโน่ 700 | Cab tilt hand pump, Hino 700
  TPT | 4500 | ตัว | TPT TP-700 | Hino 700 SS1E
IN-MAT | ถาดยางปูพื้น ฮีโน่ 500 ชุด 3 ชิ้น | Rubber floor mats, Hino 500, set of 3
  TPT | 890 | ชุด | TPT FM-500 | Hino 500 FG8J, FM1J
IN-BELT | เข็มขัดนิรภัย 3 จุด ดึงกลับอัตโนมัติ | Seat belt, 3 point, retractable
  TPT | 690 | เส้น | TPT SB-3P | All
# body.cargo
BD-STRAP-2 | สายรัดก๊อกแก๊ก 2 นิ้ว 10 เมตร 5 ตัน | Ratchet strap 2 in, 10 m, 5 t
  TPT | 390 | เส้น | TPT RS-210 | All | qty=24/12
BD-CANVAS | ผ้าใบคลุมรถ 6x9 เมตร คูนิล่อน | Tarpaulin 6x9 m, PVC coated nylon
  TPT | 3850 | ผืน | TPT CV-69 | All
BD-TWIST | ทวิสล็อก ล็อกตู้คอนเทนเนอร์ แบบเชื่อม | Container twist lock, weld-on
  JOST | 950 | ตัว | JOST CTL-18 | Trailer | qty=8/8
BD-HINGE | บานพับฝาท้ายกระบะ เหล็ก 8 นิ้ว | Tailgate hinge, steel, 8 in
  TPT | 180 | อัน | TPT TH-08 | All
BD-LOCK | กลอนล็อกข้างกระบะ แบบสปริง | Side board lock, spring type
  TPT | 220 | อัน | TPT SL-02 | All
BD-BOXLOCK | ชุดกลอนประตูตู้แห้ง สแตนเลส ยาว 2.5 เมตร | Dry box door lock gear, stainless, 2.5 m
  TPT | 2650 | ชุด | TPT DL-25 | All
BD-FLAP | ยางปัดโคลน 60x75 ซม. หนา 8 มม. | Mud flap 60x75 cm, 8 mm
  TPT | 260 | แผ่น | TPT MF-6075 | All | qty=18/8
BD-HYD-SEAL | ชุดซีลกระบอกดั๊มพ์ 5 ท่อน | Tipper cylinder seal kit, 5 stages
  TPT | 2850 | ชุด | TPT HS-5145 | All
# body.sign
RF-TAPE-RW | แถบสะท้อนแสง แดง-ขาว กว้าง 2 นิ้ว ตัดขายเป็นเมตร | Reflective tape, red-white, 2 in, cut by the metre
  3M | 45 | เมตร | 3M 983-326 | All | qty=121.5/50 nobar
RF-PLATE | แผ่นป้ายสะท้อนแสงท้ายรถยาว คู่ | Rear marking plates, long vehicle, pair
  3M | 690 | คู่ | 3M RMP-70 | All
RF-ROUND | ทับทิมสะท้อนแสง กลม 3 นิ้ว สีแดง | Reflector, round 3 in, red
  TPT | 18 | อัน | TPT RR-3R | All | qty=64/30
RF-TRI | ป้ายสามเหลี่ยมฉุกเฉิน พับได้ คู่ | Warning triangles, folding, pair
  TPT | 250 | คู่ | TPT WT-2 | All
"""
