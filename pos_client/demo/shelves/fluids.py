"""Oils, greases, coolant and other liquids; the format of the rows is told in ``pos_client.demo.shelves``."""

from __future__ import annotations

ROWS = """
# oils.engine
CI4-15W40-18 | น้ำมันเครื่องดีเซล 15W-40 CI-4 ถัง 18 ลิตร | Diesel engine oil 15W-40 CI-4, 18 L pail
  PTT | 2490 | ถัง | PTT 25-CI4-18 | All | qty=7/8
CI4-15W40-6 | น้ำมันเครื่องดีเซล 15W-40 CI-4 แกลลอน 6 ลิตร | Diesel engine oil 15W-40 CI-4, 6 L can
  PTT | 890 | แกลลอน | PTT 25-CI4-06 | All
CK4-10W30-18 | น้ำมันเครื่องดีเซล 10W-30 CK-4 ถัง 18 ลิตร | Diesel engine oil 10W-30 CK-4, 18 L pail
  Shell | 3650 | ถัง | Shell 550046384 | All | qty=3/2
CI4-15W40-L | น้ำมันเครื่องดีเซล 15W-40 CI-4 ตักแบ่งจากถัง 200 ลิตร | Diesel engine oil 15W-40 CI-4, from the 200 L drum
  PTT | 128 | ลิตร | PTT 25-CI4-200 | All | qty=143.5/60 nobar
CF4-40-5 | น้ำมันเครื่องดีเซล SAE 40 แกลลอน 5 ลิตร | Diesel engine oil SAE 40, 5 L can
  Bangchak | 520 | แกลลอน | Bangchak D3-40-05 | All
CI4-15W40-200 | น้ำมันเครื่องดีเซล 15W-40 CI-4 ถัง 200 ลิตร | Diesel engine oil 15W-40 CI-4, 200 L drum
  PTT | 23900 | ถัง | PTT 25-CI4-20D | All | qty=1/1
# oils.gear
GL5-140-18 | น้ำมันเฟืองท้าย GL-5 85W-140 ถัง 18 ลิตร | Axle oil GL-5 85W-140, 18 L pail
  PTT | 2350 | ถัง | PTT 31-GL5-18 | All
GL4-90-18 | น้ำมันเกียร์ GL-4 เบอร์ 90 ถัง 18 ลิตร | Gear oil GL-4 SAE 90, 18 L pail
  PTT | 2180 | ถัง | PTT 31-GL4-18 | All
GL5-140-L | น้ำมันเฟืองท้าย GL-5 เบอร์ 140 แบ่งขาย | Axle oil GL-5 SAE 140, sold by the litre
  Shell | 135 | ลิตร | Shell 550027899 | All | qty=62.25/40 nobar
GL4-75W80-1 | น้ำมันเกียร์สังเคราะห์ 75W-80 ขวด 1 ลิตร | Synthetic gear oil 75W-80, 1 L bottle
  ZF | 690 | ขวด | ZF 0671.090.339 | Volvo FM; Scania P410; MAN TGS
# oils.hydraulic
AW68-18 | น้ำมันไฮดรอลิก AW 68 ถัง 18 ลิตร | Hydraulic oil AW 68, 18 L pail
  PTT | 1690 | ถัง | PTT 41-AW68-18 | All
AW68-L | น้ำมันไฮดรอลิก AW 68 แบ่งขาย | Hydraulic oil AW 68, sold by the litre
  PTT | 98 | ลิตร | PTT 41-AW68-200 | All | qty=118/60 nobar
ATF-D3-1 | น้ำมันเพาเวอร์ ATF Dexron III ขวด 1 ลิตร | Power steering fluid ATF Dexron III, 1 L
  Castrol | 210 | ขวด | Castrol 3383428 | All
DOT3-05 | น้ำมันเบรก DOT 3 ขวด 0.5 ลิตร | Brake fluid DOT 3, 0.5 L bottle
  TRW | 95 | ขวด | TRW PFB350 | All | qty=36/24
DOT4-1 | น้ำมันเบรก DOT 4 ขวด 1 ลิตร | Brake fluid DOT 4, 1 L bottle
  Bosch | 245 | ขวด | Bosch 1 987 479 107 | All
TILT-1 | น้ำมันปั๊มยกหัวเก๋ง ขวด 1 ลิตร | Cab tilt oil, 1 L bottle
  TPT | 320 | ขวด | TPT CT-15 | Hino 700; Isuzu GXZ; Scania P410
# oils.grease
GRS-EP2-15 | จาระบี EP2 ถัง 15 กก. | Grease EP2, 15 kg pail
  PTT | 1850 | ถัง | PTT 51-EP2-15 | All | qty=4/2
GRS-EP3-2 | จาระบี EP3 ลูกปืนล้อ กระป๋อง 2 กก. | Wheel bearing grease EP3, 2 kg can
  Shell | 490 | กระป๋อง | Shell 550050021 | All
GRS-HT-400 | จาระบีทนความร้อน หลอด 400 กรัม | High-temperature grease, 400 g cartridge
  Castrol | 230 | หลอด | Castrol 3376129 | All
GRS-COPPER | จาระบีทองแดง กันเบรกดัง 100 กรัม | Copper anti-squeal paste, 100 g
  Würth | 195 | หลอด | Würth 0893 800 1 | All
# oils.coolant
LLC-GRN-4 | น้ำยาหล่อเย็น สีเขียว 4 ลิตร | Coolant, green, 4 L
  Aisin | 380 | แกลลอน | Aisin LLC50-G4 | All | qty=18/10
LLC-RED-4 | น้ำยาหล่อเย็น สีแดง 4 ลิตร | Coolant, red, 4 L
  Aisin | 395 | แกลลอน | Aisin LLC50-R4 | All
UREA-20 | น้ำยายูเรีย AUS 32 (AdBlue) แกลลอน 20 ลิตร | Urea solution AUS 32 (AdBlue), 20 L can
  PTT | 690 | แกลลอน | PTT 61-AUS32-20 | UD Quester / GH11E; Scania P410 / DC13; Volvo FM / D13
UREA-10 | น้ำยายูเรีย AUS 32 (AdBlue) แกลลอน 10 ลิตร | Urea solution AUS 32 (AdBlue), 10 L can
  PTT | 390 | แกลลอน | PTT 61-AUS32-10 | UD Quester / GH11E; Scania P410 / DC13; Volvo FM / D13
DW-1 | น้ำกลั่นเติมแบตเตอรี่ ขวด 1 ลิตร | Distilled water for batteries, 1 L bottle
  TPT | 18 | ขวด | TPT DW-1000 | All | qty=60/24
RAD-FLUSH | น้ำยาล้างหม้อน้ำ 350 มล. | Radiator flush, 350 ml
  Würth | 220 | กระป๋อง | Würth 5861 5103 | All
"""
