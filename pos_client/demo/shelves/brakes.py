"""Brakes: linings, drums, chambers, valves, hydraulics and small parts; rows as in ``pos_client.demo.shelves``."""

from __future__ import annotations

ROWS = """
# brake.lining
BL-FVM-R | ผ้าเบรกหลัง อีซูซุ FVM ชุด 8 แผ่น | Rear brake lining, Isuzu FVM, set of 8
  TBK | 2150 | ชุด | TBK MC-BRK-FVM, ~Isuzu 1-87811-055-0 | Isuzu FVM, FVZ | qty=2/2
BL-FVM-F | ผ้าเบรกหน้า อีซูซุ FVM ชุด 8 แผ่น | Front brake lining, Isuzu FVM, set of 8
  TBK | 1950 | ชุด | TBK MC-FRT-FVM, ~Isuzu 1-87811-054-0 | Isuzu FVM, FVZ
BL-500-R | ผ้าเบรกหลัง ฮีโน่ 500 FM1J ชุด 8 แผ่น | Rear brake lining, Hino 500 FM1J, set of 8
  TBK | 2250 | ชุด | TBK HN-47441, ~Hino 47441-E0100 | Hino 500 FM1J, FL8J | qty=4/3
BL-500-F | ผ้าเบรกหน้า ฮีโน่ 500 FM1J ชุด 8 แผ่น | Front brake lining, Hino 500 FM1J, set of 8
  TBK | 1980 | ชุด | TBK HN-47417, ~Hino 47417-E0040 | Hino 500 FM1J, FL8J
BL-NPR-R | ผ้าเบรกหลัง อีซูซุ NPR ชุด 4 แผ่น | Rear brake lining, Isuzu NPR, set of 4
  Nisshinbo | 980 | ชุด | Nisshinbo N-6041L, ~Isuzu 8-97144229-1 | Isuzu NPR, NQR
BL-XZU-F | ผ้าดิสก์เบรกหน้า ฮีโน่ 300 | Front disc brake pads, Hino 300
  Nisshinbo | 1280 | ชุด | Nisshinbo PN-1521, ~Hino 04465-37200 | Hino 300 XZU600, XZU710
BL-4515 | ผ้าเบรกหาง 4515 ชุด 4 แผ่น | Trailer brake lining 4515, set of 4
  FUWA | 890 | ชุด | FUWA 4515Q-KIT | FUWA 13T | qty=10/6
BL-4707 | ผ้าเบรกหาง 4707 ชุด 4 แผ่น | Trailer brake lining 4707, set of 4
  TBK | 950 | ชุด | TBK 4707-ANC | FUWA 16T; SAF
BL-PAD-SC | ผ้าดิสก์เบรก สแกนเนีย P410 | Disc brake pads, Scania P410
  Knorr-Bremse | 3450 | ชุด | Knorr-Bremse K048350, ~Scania 2391471 | Scania P410, G410; Volvo FM
BL-RIVET | หมุดย้ำผ้าเบรก ทองเหลือง 8-14 กล่อง 100 ตัว | Brake lining rivets, brass 8-14, box of 100
  TBK | 320 | กล่อง | TBK RV-0814 | All
# brake.drum
BD-FVM-R | จานดรัมเบรกหลัง อีซูซุ FVM | Rear brake drum, Isuzu FVM
  IPC | 5400 | ใบ | IPC D-I4231FVM, ~Isuzu 1-42315-385-0 | Isuzu FVM, FVZ | qty=2/1
BD-500-R | จานดรัมเบรกหลัง ฮีโน่ 500 FM1J 10 รู | Rear brake drum, Hino 500 FM1J, 10 holes
  IPC | 5600 | ใบ | IPC D-H4251FM1J, ~Hino 42510-E0110 | Hino 500 FM1J
BD-500-F | จานดรัมเบรกหน้า ฮีโน่ 500 FG8J | Front brake drum, Hino 500 FG8J
  Hino Genuine | 7900 | ใบ | Hino 43512-E0100 | Hino 500 FG8J | qty=0/1
BD-FUWA-13 | จานดรัมเบรกหาง FUWA 13 ตัน 10 รู | Trailer brake drum, FUWA 13 t, 10 holes
  FUWA | 4300 | ใบ | FUWA 0110-13T10 | FUWA 13T
BD-DISC-XZU | จานดิสก์เบรกหน้า ฮีโน่ 300 | Front brake disc, Hino 300
  TRW | 2450 | ใบ | TRW DF-37030, ~Hino 43512-37160 | Hino 300 XZU600, XZU710
# brake.chamber
BC-3030 | หม้อลมเบรกสปริง T30/30 | Spring brake chamber T30/30
  TSE | 1350 | ลูก | TSE 3030-LS64 | All | qty=8/6
BC-2430 | หม้อลมเบรกสปริง T24/30 | Spring brake chamber T24/30
  TSE | 1280 | ลูก | TSE 2430-LS64 | All
BC-24 | หม้อลมเบรกหน้า T24 | Service brake chamber T24
  TSE | 620 | ลูก | TSE T24-57 | All
BC-SC-24 | หม้อลมเบรกหน้า T24 สแกนเนีย ดิสก์เบรก | Brake chamber T24, Scania, disc brake
  Wabco | 2850 | ลูก | Wabco 423 107 900 0 | Scania P410, G410
BC-DIA-30 | แผ่นยางหม้อลมเบรก T30 | Brake chamber diaphragm T30
  Seiken | 120 | แผ่น | Seiken DP-30 | All | qty=24/12
BC-DIA-24 | แผ่นยางหม้อลมเบรก T24 | Brake chamber diaphragm T24
  Seiken | 105 | แผ่น | Seiken DP-24 | All
BC-CLAMP | เข็มขัดรัดหม้อลมเบรก T30 | Brake chamber clamp T30
  TSE | 160 | วง | TSE CL-30 | All
# brake.valve
BV-RELAY | วาล์วรีเลย์เบรก 5 รู | Relay valve, 5 ports
  Wabco | 1650 | ตัว | Wabco 973 006 000 0 | All
BV-RELAY-TW | วาล์วรีเลย์เบรก 5 รู ไต้หวัน | Relay valve, 5 ports, Taiwan
  TBK | 690 | ตัว | TBK RV-973006, ~Wabco 973 006 000 0 | All
BV-FOOT-500 | วาล์วเบรกเท้า ฮีโน่ 500 | Foot brake valve, Hino 500
  Nabco | 4200 | ตัว | Nabco 471-11102, ~Hino 47160-E0170 | Hino 500 FG8J, FM1J
BV-HAND | วาล์วเบรกมือ แบบโยก | Hand brake valve, lever type
  Wabco | 2350 | ตัว | Wabco 961 723 100 0 | All
BV-PROTECT | วาล์วแยกลม 4 วงจร | Four-circuit protection valve
  Knorr-Bremse | 2150 | ตัว | Knorr-Bremse AE4609 | Volvo FM; Scania P410; Mercedes Actros
BV-DRYER | ดรายเออร์ลมเบรก 24V ทั้งชุด | Air dryer assembly 24V
  Knorr-Bremse | 6900 | ตัว | Knorr-Bremse LA8130 | All
BV-DRAIN | วาล์วถ่ายน้ำถังลม | Air tank drain valve
  TPT | 110 | ตัว | TPT DV-22 | All | qty=18/10
BV-GLAD-R | หัวต่อลมหัวลาก สีแดง | Gladhand coupling, red
  Wabco | 390 | ตัว | Wabco 952 200 021 0 | All
BV-GLAD-Y | หัวต่อลมหัวลาก สีเหลือง | Gladhand coupling, yellow
  Wabco | 390 | ตัว | Wabco 952 200 022 0 | All
# brake.hydraulic
BH-WC-NPR | แม่ปั๊มเบรกล้อหลัง อีซูซุ NPR | Rear wheel cylinder, Isuzu NPR
  JKC | 420 | ตัว | JKC 13-RWN85, ~Isuzu 8-97144800-0 | Isuzu NPR, NQR
BH-MC-XZU | แม่ปั๊มเบรกตัวบน ฮีโน่ 300 | Brake master cylinder, Hino 300
  Aisin | 2950 | ตัว | Aisin BMHN-300, ~Hino 47201-37360 | Hino 300 XZU600
BH-KIT-NPR | ชุดซ่อมแม่ปั๊มเบรกหลัง อีซูซุ NPR ต่อล้อ | Repair kit, rear wheel cylinder, Isuzu NPR, one wheel
  Seiken | 95 | ชุด | Seiken SK-I47581 | Isuzu NPR, NQR
BH-KIT-FD | ลูกยางเบรก 1-3/8 นิ้ว | Brake cup 1-3/8 in
  Seiken | 25 | ลูก | Seiken SC-8038 | Hino FF, FB; Isuzu FTR
BH-HOSE | สายอ่อนเบรกหน้า อีซูซุ NPR | Front brake hose, Isuzu NPR
  TPT | 260 | เส้น | TPT BHI-NPRF, ~Isuzu 8-97033840-0 | Isuzu NPR, NQR
# brake.part
BP-SLACK-10 | ก้ามปูปรับเบรก 10 ร่อง ซ้าย ฮีโน่ 500 | Slack adjuster, 10 splines, left, Hino 500
  TBK | 950 | ตัว | TBK SA-H10L, ~Hino 47480-E0050 | Hino 500 FM1J
BP-SLACK-AUTO | ก้ามปูปรับเบรกออโต้ 28 ร่อง FUWA | Automatic slack adjuster, 28 splines, FUWA
  Haldex | 1450 | ตัว | Haldex 80175D | FUWA 13T | qty=4/4
BP-SCAM-L | เพลาลูกเบี้ยวเบรก (เอสแคม) ซ้าย FUWA 13 ตัน | Brake camshaft (S-cam), left, FUWA 13 t
  FUWA | 1250 | อัน | FUWA 0270-13L | FUWA 13T
BP-SCAM-R | เพลาลูกเบี้ยวเบรก (เอสแคม) ขวา FUWA 13 ตัน | Brake camshaft (S-cam), right, FUWA 13 t
  FUWA | 1250 | อัน | FUWA 0270-13R | FUWA 13T
BP-SHOE-FVM | ก้ามเบรกหลัง อีซูซุ FVM | Rear brake shoe, Isuzu FVM
  Isuzu Genuine | 3450 | อัน | Isuzu 1-47110-528-0 | Isuzu FVM, FVZ
BP-SPRING | สปริงดึงก้ามเบรก ฮีโน่ 500 | Brake shoe return spring, Hino 500
  Hino Genuine | 145 | ตัว | Hino 47473-E0020 | Hino 500 FM1J | qty=20/12
BP-ROLLER | ลูกกลิ้งก้ามเบรก พร้อมสลัก FUWA | Brake shoe roller with pin, FUWA
  FUWA | 130 | ชุด | FUWA 0385-RP | FUWA 13T
"""
