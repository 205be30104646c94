"""Filters: oil, fuel, air and the others; the format of the rows is told in ``pos_client.demo.shelves``."""

from __future__ import annotations

ROWS = """
# filters.oil
FO-HN-J08E | กรองน้ำมันเครื่อง ฮีโน่ 500 (J08E) | Oil filter, Hino 500 (J08E)
  Hino Genuine | 485 | ลูก | Hino 15607-2190, Hino S1560-72190 | Hino 500 FM1J, FG8J / J08E | qty=14/6
FO-HN-J08E-S | กรองน้ำมันเครื่อง ฮีโน่ 500 (J08E) ซากุระ | Oil filter, Hino 500 (J08E), Sakura
  Sakura | 260 | ลูก | Sakura O-1304, ~Hino 15607-2190 | Hino 500 FM1J, FG8J / J08E | qty=22/10
FO-HN-J08E-D | กรองน้ำมันเครื่อง ฮีโน่ 500 (J08E) โดนัลด์สัน | Oil filter, Hino 500 (J08E), Donaldson
  Donaldson | 310 | ลูก | Donaldson P502364, ~Hino 15607-2190 | Hino 500 FM1J, FG8J / J08E
FO-HN-N04C | กรองน้ำมันเครื่อง ฮีโน่ 300 (N04C) | Oil filter, Hino 300 (N04C)
  Hino Genuine | 390 | ลูก | Hino 15613-E0120 | Hino 300 XZU600, XZU710 / N04C
FO-HN-P11C | กรองน้ำมันเครื่อง ฮีโน่ เมก้า (P11C) | Oil filter, Hino Mega (P11C)
  Hino Genuine | 690 | ลูก | Hino 15607-2250 | Hino FM2P, FS1K / P11C
FO-IS-4HK1 | กรองน้ำมันเครื่อง อีซูซุ NPR/FRR (4HK1) | Oil filter, Isuzu NPR/FRR (4HK1)
  Isuzu Genuine | 420 | ลูก | Isuzu 8-98165071-0 | Isuzu NPR, NQR, FRR / 4HK1
FO-IS-6HK1 | กรองน้ำมันเครื่อง อีซูซุ FTR/FVM (6HK1) | Oil filter, Isuzu FTR/FVM (6HK1)
  Isuzu Genuine | 560 | ลูก | Isuzu 1-13240-241-0 | Isuzu FTR, FVM, FVZ / 6HK1
FO-IS-6HK1-S | กรองน้ำมันเครื่อง อีซูซุ FVM (6HK1) ซากุระ | Oil filter, Isuzu FVM (6HK1), Sakura
  Sakura | 320 | ลูก | Sakura O-1509, ~Isuzu 1-13240-241-0 | Isuzu FTR, FVM, FVZ / 6HK1
FO-FU-6M60 | กรองน้ำมันเครื่อง ฟูโซ่ FJ (6M60) | Oil filter, Fuso FJ (6M60)
  Fuso Genuine | 520 | ลูก | Fuso ME056280 | Fuso FJ, FN / 6M60
FO-UD-GH8 | กรองน้ำมันเครื่อง ยูดี เควสเตอร์ (GH8E) | Oil filter, UD Quester (GH8E)
  UD Genuine | 640 | ลูก | UD 15208-NY00A | UD Quester CWE / GH8E
FO-SC-DC13 | ไส้กรองน้ำมันเครื่อง สแกนเนีย (DC13) | Oil filter element, Scania (DC13)
  Scania | 980 | ลูก | Scania 2057893 | Scania P410, G410 / DC13
FO-VO-D13 | กรองน้ำมันเครื่อง วอลโว่ FM (D13) ลูกใหญ่ | Oil filter, Volvo FM (D13), full flow
  Volvo | 890 | ลูก | Volvo 21707133 | Volvo FM, FH / D13
# filters.fuel
FF-IS-4HK1 | กรองโซล่า อีซูซุ FRR/FTR (4HK1) | Fuel filter, Isuzu FRR/FTR (4HK1)
  Isuzu Genuine | 620 | ลูก | Isuzu 8-98159693-0 | Isuzu FRR, FTR / 4HK1 | qty=3/6
FF-IS-4HK1-S | กรองโซล่า อีซูซุ FRR (4HK1) ซากุระ | Fuel filter, Isuzu FRR (4HK1), Sakura
  Sakura | 340 | ลูก | Sakura EF-1510, ~Isuzu 8-98159693-0 | Isuzu FRR, FTR / 4HK1
FF-HN-J08E | กรองโซล่า ฮีโน่ 500 (J08E) ลูกใน | Fuel filter, Hino 500 (J08E), inner
  Hino Genuine | 580 | ลูก | Hino 23304-EV052 | Hino 500 FM1J, FG8J / J08E | qty=12/6
FF-HN-78091 | กรองโซล่า ฮีโน่ 300 (N04C) | Fuel filter, Hino 300 (N04C)
  Hino Genuine | 495 | ลูก | Hino 23304-78091 | Hino 300 XZU600, XZU710 / N04C
FF-FU-4M50 | กรองโซล่า ฟูโซ่ แคนเตอร์ (4M50) | Fuel filter, Fuso Canter (4M50)
  Fuso Genuine | 540 | ลูก | Fuso ME222135 | Fuso Canter FE / 4M50
FF-UD-FE6 | กรองโซล่า นิสสันดีเซล PKC (FE6) | Fuel filter, Nissan Diesel PKC (FE6)
  UD Genuine | 430 | ลูก | UD 16444-Z9001 | Nissan Diesel PKC, CK / FE6
FW-R90 | กรองดักน้ำ โซล่า R90 เกลียว M22 | Fuel water separator R90, M22 thread
  Fleetguard | 650 | ลูก | Fleetguard FS19732 | All | qty=9/4
FW-BOWL | ถ้วยดักน้ำกรองโซล่า พลาสติกใส | Water separator bowl, clear plastic
  Fleetguard | 380 | ใบ | Fleetguard 3944450S | All
FF-VO-D13 | กรองโซล่า วอลโว่ FM (D13) | Fuel filter, Volvo FM (D13)
  Volvo | 870 | ลูก | Volvo 21764968 | Volvo FM, FH / D13
# filters.air
FA-HN-500-O | กรองอากาศ ฮีโน่ 500 ลูกนอก | Air filter, Hino 500, outer
  Hino Genuine | 1650 | ลูก | Hino 17801-E0050 | Hino 500 FM1J, FG8J / J08E
FA-HN-500-I | กรองอากาศ ฮีโน่ 500 ลูกใน | Air filter, Hino 500, inner
  Hino Genuine | 980 | ลูก | Hino 17801-E0060 | Hino 500 FM1J, FG8J / J08E
FA-HN-MEGA-O | กรองอากาศ ฮีโน่ เมก้า ลูกนอก | Air filter, Hino Mega, outer
  Hino Genuine | 1350 | ลูก | Hino 17801-3450 | Hino FM2P / P11C | qty=8/4
FA-HN-MEGA-S | กรองอากาศ ฮีโน่ เมก้า ลูกนอก ซากุระ | Air filter, Hino Mega, outer, Sakura
  Sakura | 890 | ลูก | Sakura A-1318, ~Hino 17801-3450 | Hino FM2P / P11C
FA-IS-FVM-I | กรองอากาศ อีซูซุ FVM ลูกใน | Air filter, Isuzu FVM, inner
  Isuzu Genuine | 860 | ลูก | Isuzu 1-14215-217-0 | Isuzu FVM, FVZ / 6HK1 | qty=2/3
FA-IS-FVM-O | กรองอากาศ อีซูซุ FVM ลูกนอก | Air filter, Isuzu FVM, outer
  Isuzu Genuine | 1420 | ลูก | Isuzu 1-14215-203-0 | Isuzu FVM, FVZ / 6HK1
FA-IS-NPR | กรองอากาศ อีซูซุ NPR (4HK1) | Air filter, Isuzu NPR (4HK1)
  Isuzu Genuine | 780 | ลูก | Isuzu 8-98071421-0 | Isuzu NPR, NQR / 4HK1
FA-FU-FN | กรองอากาศ ฟูโซ่ FN527 ลูกนอก | Air filter, Fuso FN527, outer
  Donaldson | 1180 | ลูก | Donaldson P532501, ~Fuso ME063136 | Fuso FN527 / 6D16
FA-SC-P | กรองอากาศ สแกนเนีย P/G/R | Air filter, Scania P/G/R
  Donaldson | 2450 | ลูก | Donaldson P785610, ~Scania 1869993 | Scania P410, G410, R500 / DC13
# filters.other
FX-WF2076 | กรองน้ำ หม้อน้ำ WF2076 | Coolant filter WF2076
  Fleetguard | 320 | ลูก | Fleetguard WF2076 | Hino FM2P; Volvo FM | qty=11/4
FX-DRY-24 | กรองลมเบรก (ลูกดรายเออร์) เกลียว M39 | Air dryer cartridge, M39 thread
  Wabco | 1450 | ลูก | Wabco 432 410 020 2 | All | qty=0/3
FX-DRY-TW | กรองลมเบรก (ลูกดรายเออร์) เกลียว M39 ไต้หวัน | Air dryer cartridge, M39 thread, Taiwan
  TBK | 690 | ลูก | TBK AD-3901, ~Wabco 432 410 020 2 | All
FX-PS-J08 | กรองน้ำมันเพาเวอร์ ฮีโน่ 500 | Power steering filter, Hino 500
  Hino Genuine | 280 | ลูก | Hino 44340-E0020 | Hino 500 FM1J, FG8J | qty=6/3
FX-CAB-500 | กรองแอร์ในเก๋ง ฮีโน่ 500 | Cabin air filter, Hino 500
  Denso | 290 | แผ่น | Denso DCC-1104, ~Hino 88508-E0010 | Hino 500 FM1J, FG8J
FX-UREA-UD | กรองยูเรีย ปั๊ม SCR ยูดี เควสเตอร์ | Urea filter for SCR pump, UD Quester
  UD Genuine | 1850 | ชุด | UD 22209050 | UD Quester CWE / GH11E
FX-HYD-10 | กรองไฮดรอลิก ดั๊มพ์ 10 ไมครอน | Hydraulic return filter, tipper, 10 micron
  Sakura | 560 | ลูก | Sakura HC-5501 | All
FX-BREATH | ฝาหายใจถังน้ำมันไฮดรอลิก | Breather cap, hydraulic tank
  TPT | 240 | อัน | TPT HB-50 | All
"""
