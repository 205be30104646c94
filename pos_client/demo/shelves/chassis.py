"""Steering, suspension and wheels; rows as in ``pos_client.demo.shelves``."""

from __future__ import annotations

ROWS = """
# steer.rod
TR-500-L | ลูกหมากคันชัก ซ้าย ฮีโน่ 500 | Tie rod end, left, Hino 500
  555 | 980 | ตัว | 555 SE-H461L, ~Hino 45430-E0030 | Hino 500 FG8J, FM1J
TR-500-R | ลูกหมากคันชัก ขวา ฮีโน่ 500 | Tie rod end, right, Hino 500
  555 | 980 | ตัว | 555 SE-H461R, ~Hino 45420-E0040 | Hino 500 FG8J, FM1J
TR-NPR | ลูกหมากคันชัก อีซูซุ NPR คู่ซ้าย-ขวา | Tie rod ends, Isuzu NPR, pair
  555 | 1150 | คู่ | 555 SE-5241LR, ~Isuzu 8-97107347-0 | Isuzu NPR, NQR
DL-FVM | คันส่งทั้งเส้น อีซูซุ FVM | Drag link assembly, Isuzu FVM
  Isuzu Genuine | 5900 | เส้น | Isuzu 1-43150-744-0 | Isuzu FVM, FVZ
DL-END-500 | ลูกหมากคันส่ง ฮีโน่ 500 | Drag link end, Hino 500
  555 | 1050 | ตัว | 555 SE-H491, ~Hino 45440-E0110 | Hino 500 FG8J, FM1J
DL-SC | คันชักกลาง สแกนเนีย P410 | Tie rod, Scania P410
  TRW | 7800 | เส้น | TRW JTR4418, ~Scania 2052330 | Scania P410, G410
# steer.gear
SG-PUMP-500 | ปั๊มเพาเวอร์ ฮีโน่ 500 (J08E) | Power steering pump, Hino 500 (J08E)
  JTEKT | 6900 | ตัว | JTEKT 44310-1770, Hino 44310-E0070 | Hino 500 FM1J / J08E | core=800
SG-KIT-500 | ชุดซ่อมกระปุกพวงมาลัยเพาเวอร์ ฮีโน่ 500 | Power steering gear seal kit, Hino 500
  NOK | 890 | ชุด | NOK PSK-H044 | Hino 500 FG8J, FM1J
SG-JOINT | ยอยพวงมาลัย อีซูซุ FTR | Steering column joint, Isuzu FTR
  Koyo | 2150 | ตัว | Koyo SJ-I43, ~Isuzu 1-43411-210-0 | Isuzu FTR, FVM
SG-HOSE | สายเพาเวอร์แรงดัน อีซูซุ FVM | Power steering pressure hose, Isuzu FVM
  TPT | 690 | เส้น | TPT PSH-FVM | Isuzu FTR, FVM
# steer.kingpin
KP-500 | ชุดซ่อมสลักคอม้า ฮีโน่ 500 FM1J (2 ข้าง) | King pin kit, Hino 500 FM1J (both sides)
  TPT | 2450 | ชุด | TPT KP-H440, ~Hino 04431-E0160 | Hino 500 FM1J
KP-FVM | ชุดซ่อมสลักคอม้า อีซูซุ FVM (2 ข้าง) | King pin kit, Isuzu FVM (both sides)
  TPT | 2350 | ชุด | TPT KP-I518, ~Isuzu 1-87830-570-0 | Isuzu FVM, FVZ
KP-NPR | ชุดซ่อมสลักคอม้า อีซูซุ NPR (2 ข้าง) | King pin kit, Isuzu NPR (both sides)
  TPT | 1180 | ชุด | TPT KP-I127, ~Isuzu 8-97023090-0 | Isuzu NPR, NQR
KP-BRG | ลูกปืนรองคอม้า 35 มม. | King pin thrust bearing, 35 mm
  NTN | 260 | ลูก | NTN 4TS-35 | Hino 500 FG8J; Isuzu FTR
# susp.spring
SP-500-F1 | แหนบหน้า แผ่นที่ 1 ฮีโน่ 500 | Front leaf spring, leaf 1, Hino 500
  NHK | 2250 | แผ่น | NHK HN-F1-FM1J, ~Hino 48111-E0M10 | Hino 500 FM1J
SP-500-R1 | แหนบหลัง แผ่นที่ 1 ฮีโน่ 500 | Rear leaf spring, leaf 1, Hino 500
  NHK | 2950 | แผ่น | NHK HN-R1-FM1J, ~Hino 48211-E0M20 | Hino 500 FM1J
SP-FVM-R2 | แหนบหลัง แผ่นที่ 2 อีซูซุ FVM | Rear leaf spring, leaf 2, Isuzu FVM
  NHK | 2650 | แผ่น | NHK IS-R2-FVM | Isuzu FVM, FVZ
SP-TRL-1 | แหนบหาง 90x13 แผ่นที่ 1 หูม้วน | Trailer spring leaf 90x13, leaf 1, with eye
  NHK | 1650 | แผ่น | NHK TR-9013-1 | FUWA 13T; BPW 12T
SP-UB-22 | สาแหรกแหนบ 22x90x320 มม. | Spring U-bolt 22x90x320 mm
  TPT | 290 | ตัว | TPT UB-22320 | All | qty=12/8
SP-CENTER | สะดือแหนบ M14x180 | Spring centre bolt M14x180
  TPT | 55 | ตัว | TPT SB-14180 | All
SP-PIN-500 | สลักแหนบหน้า ฮีโน่ 500 | Front spring pin, Hino 500
  Hino Genuine | 320 | ตัว | Hino 48423-E0020 | Hino 500 FG8J, FM1J
# susp.bush
SB-500-F | บู๊ชแหนบหน้า ฮีโน่ 500 เหล็กหุ้มยาง | Front spring bush, Hino 500, rubber-metal
  RBI | 185 | ตัว | RBI H24-500F, ~Hino 48541-E0010 | Hino 500 FG8J, FM1J | qty=16/8
SB-TRUN-FVM | บู๊ชอานแหนบ (ทรันเนียน) อีซูซุ FVZ | Trunnion bush, Isuzu FVZ
  RBI | 1450 | ตัว | RBI I24-FVZT, ~Isuzu 1-51391-065-0 | Isuzu FVZ, FXZ
SB-TQ-500 | บู๊ชทอร์คร็อด ฮีโน่ 500 FM1J | Torque rod bush, Hino 500 FM1J
  RBI | 520 | ตัว | RBI H49-FM1JT, ~Hino 49305-1110 | Hino 500 FM1J | qty=12/8
SB-TQ-ARM | แขนทอร์คร็อดบน ฮีโน่ 500 FM1J | Torque rod, upper, Hino 500 FM1J
  Hino Genuine | 4950 | แขน | Hino 49310-E0M30 | Hino 500 FM1J
SB-SHK-NPR | โตงเตงแหนบหลัง อีซูซุ NPR | Rear spring shackle, Isuzu NPR
  Isuzu Genuine | 680 | ตัว | Isuzu 8-97092446-0 | Isuzu NPR, NQR
SB-BUMP | ยางกันกระแทกแหนบหลัง อีซูซุ FTR | Rear spring bump rubber, Isuzu FTR
  RBI | 240 | ตัว | RBI I26-FTRB | Isuzu FTR, FVM
# susp.shock
SH-500-F | โช้คอัพหน้า ฮีโน่ 500 | Front shock absorber, Hino 500
  KYB | 1250 | ต้น | KYB 444281, ~Hino 48500-E0040 | Hino 500 FG8J, FM1J
SH-FVM-F | โช้คอัพหน้า อีซูซุ FVM | Front shock absorber, Isuzu FVM
  KYB | 1180 | ต้น | KYB 444248, ~Isuzu 1-51630-196-0 | Isuzu FVM, FVZ
SH-SC-CAB | โช้คอัพหัวเก๋งหลัง สแกนเนีย P410 ถุงลม | Rear cab shock absorber with air spring, Scania P410
  Sachs | 4650 | ต้น | Sachs 317 024, ~Scania 1908895 | Scania P410, G410
AS-1T15 | ถุงลมช่วงล่าง 1T15M-2 | Air spring 1T15M-2
  Firestone | 4200 | ลูก | Firestone W01-M58-8963 | BPW 12T; SAF
AS-LEVEL | วาล์วระดับถุงลม | Levelling valve, air suspension
  Wabco | 1950 | ตัว | Wabco 464 006 002 0 | BPW 12T; Volvo FM
# wheel.bearing
32218-KOY | ลูกปืนล้อหลังตัวใน 32218 | Inner rear wheel bearing 32218
  Koyo | 780 | ลูก | Koyo 32218JR | Hino 500 FM1J; Isuzu FVM | qty=5/4
32222-KOY | ลูกปืนล้อหลังตัวใน 32222 | Inner rear wheel bearing 32222
  Koyo | 1280 | ลูก | Koyo 32222JR | Isuzu FVZ; Hino FM2P
30211-NTN | ลูกปืนล้อหน้าตัวนอก 30211 | Outer front wheel bearing 30211
  NTN | 420 | ลูก | NTN 4T-30211 | Hino 500 FG8J; Isuzu FTR
32212-NTN | ลูกปืนล้อหน้าตัวใน 32212 | Inner front wheel bearing 32212
  NTN | 560 | ลูก | NTN 4T-32212 | Hino 500 FG8J; Isuzu FTR
32310-KOY | ลูกปืนล้อหน้าตัวใน 32310 | Inner front wheel bearing 32310
  Koyo | 690 | ลูก | Koyo 32310JR | Hino FM2P; Isuzu FVM
33213-SKF | ลูกปืนล้อหาง BPW ตัวนอก 33213 | Trailer wheel bearing BPW, outer 33213
  SKF | 980 | ลูก | SKF 33213/Q | BPW 12T
33118-SKF | ลูกปืนล้อหาง BPW ตัวใน 33118 | Trailer wheel bearing BPW, inner 33118
  SKF | 1280 | ลูก | SKF 33118/Q | BPW 12T
HM518445 | ลูกปืนล้อหาง FUWA ตัวใน HM518445/10 | Trailer wheel bearing FUWA, inner HM518445/10
  Timken | 890 | ลูก | Timken HM518445/HM518410 | FUWA 13T
HUB-VO-F | ชุดลูกปืนดุมล้อ วอลโว่ FM ล้อหน้า | Wheel hub bearing unit, Volvo FM, front
  SKF | 9800 | ชุด | SKF VKBA 5377, ~Volvo 20535263 | Volvo FM, FH
# wheel.seal
WS-500-R | ซีลล้อหลัง ฮีโน่ 500 FM1J | Rear wheel seal, Hino 500 FM1J
  NOK | 240 | ตัว | NOK AQ8871E, ~Hino 90310-E0011 | Hino 500 FM1J | qty=14/10
WS-FVM-R | ซีลล้อหลัง อีซูซุ FVM | Rear wheel seal, Isuzu FVM
  NOK | 260 | ตัว | NOK BZ5098E, ~Isuzu 1-09625-333-0 | Isuzu FVM, FVZ
WS-FVM-F | ซีลล้อหน้า อีซูซุ FVM | Front wheel seal, Isuzu FVM
  NOK | 165 | ตัว | NOK AD3861A, ~Isuzu 1-09625-182-0 | Isuzu FTR, FVM
WS-BPW | ซีลล้อหาง BPW 12 ตัน | Trailer wheel seal, BPW 12 t
  BPW | 390 | ตัว | BPW 05.370.06.12.0 | BPW 12T
WS-NPR-R | ซีลล้อหลังตัวนอก อีซูซุ NPR | Rear wheel seal, outer, Isuzu NPR
  NOK | 120 | ตัว | NOK AC2859E, ~Isuzu 8-97122937-0 | Isuzu NPR, NQR
# wheel.stud
WN-500-RL | น็อตล้อหลัง ฮีโน่ 500 เกลียวซ้าย ครบชุด | Rear wheel stud set, Hino 500, left-hand thread
  GTB | 180 | ชุด | GTB HN-R20L, ~Hino 90942-E0020 | Hino 500 FG8J, FM1J | qty=30/20
WN-500-RR | น็อตล้อหลัง ฮีโน่ 500 เกลียวขวา ครบชุด | Rear wheel stud set, Hino 500, right-hand thread
  GTB | 180 | ชุด | GTB HN-R20R, ~Hino 90942-E0010 | Hino 500 FG8J, FM1J | qty=28/20
WN-NPR-F | น็อตล้อหน้า อีซูซุ NPR เกลียวขวา | Front wheel stud, Isuzu NPR, right-hand thread
  GTB | 95 | ตัว | GTB IS-F18R, ~Isuzu 8-94259549-1 | Isuzu NPR, NQR
WN-BPW-22 | น็อตล้อหาง BPW M22x1.5 พร้อมตัวเมีย | Trailer wheel stud BPW M22x1.5 with nut
  BPW | 165 | ชุด | BPW 03.296.33.21.0 | BPW 12T
WN-NUT-22 | ตัวเมียล้อ M22x1.5 แหวนในตัว | Wheel nut M22x1.5 with captive washer
  BPW | 58 | ตัว | BPW 05.260.56.13.0 | BPW 12T; Volvo FM; Scania P410
WN-CAP | ฝาครอบดุมล้อหน้า ฮีโน่ 500 | Front hub cap, Hino 500
  Hino Genuine | 360 | ใบ | Hino 43514-E0010 | Hino 500 FG8J, FM1J
"""
