"""Body shop: paint, preparation, abrasives; and the chemicals, supplies and welding goods; rows as in ``shelves``."""

from __future__ import annotations

ROWS = """
# paint.coat
PT-WH-4 | สีพ่น 2K ขาวฮีโน่ 058 แกลลอน 4 ลิตร | 2K topcoat, Hino white 058, 4 L
  Nippon | 2650 | แกลลอน | Nippon NX-058-4 | Hino | qty=3/2
PT-WH-IS | สีพ่น 2K ขาวอีซูซุ 729 แกลลอน 4 ลิตร | 2K topcoat, Isuzu white 729, 4 L
  Nippon | 2650 | แกลลอน | Nippon NX-729-4 | Isuzu
PT-MIX-L | สีพ่น 2K ผสมตามรหัสสี แบ่งขาย | 2K topcoat, mixed to colour code, by the litre
  Nippon | 890 | ลิตร | Nippon NX-MIX | All | qty=14.75/5 nobar
PT-BK-1 | สีดำคัสซี แห้งเร็ว กระป๋อง 1 ลิตร | Chassis black, quick dry, 1 L
  TOA | 260 | กระป๋อง | TOA CB-01 | All | qty=16/10
PT-BK-18 | สีดำคัสซี แห้งเร็ว ถัง 18 ลิตร | Chassis black, quick dry, 18 L
  TOA | 3450 | ถัง | TOA CB-18 | All
PT-CLR-4 | แลคเกอร์เงา 2K (เคลียร์) แกลลอน 4 ลิตร | Clear coat 2K, 4 L
  Nippon | 2950 | แกลลอน | Nippon NX-CL2K-4 | All
PT-HARD-1 | น้ำยาเร่งแข็ง 2K (ฮาร์ดเดนเนอร์) 1 ลิตร | Hardener 2K, 1 L
  Nippon | 980 | กระป๋อง | Nippon NX-HD-1 | All
PT-SPRAY-BK | สีสเปรย์ ดำด้าน 400 ซีซี | Spray paint, matt black, 400 cc
  TOA | 75 | กระป๋อง | TOA SP-39 | All | qty=44/24
# paint.prep
PT-PRIM-4 | สีรองพื้น 2K เทา แกลลอน 4 ลิตร | Primer surfacer 2K, grey, 4 L
  Nippon | 1950 | แกลลอน | Nippon NX-PS-4 | All
PT-EPOXY-4 | สีรองพื้นอีพ็อกซี่ กันสนิม 4 ลิตร ชุด A+B | Epoxy anti-rust primer, 4 L, A+B
  TOA | 1850 | ชุด | TOA EP-GREY-4 | All
PT-PUTTY-3 | สีโป๊วพลาสติก 3 กก. พร้อมตัวเร่ง | Polyester putty, 3 kg with hardener
  Nippon | 490 | กระป๋อง | Nippon NX-PT-3 | All | qty=12/8
PT-THIN-3A | ทินเนอร์ AAA แกลลอน 3 ลิตร | Thinner AAA, 3 L
  TOA | 320 | แกลลอน | TOA TH-AAA-3 | All | qty=20/12
PT-THIN-2K | ทินเนอร์ 2K แบ่งขาย | 2K thinner, sold by the litre
  Nippon | 145 | ลิตร | Nippon NX-TH2K | All | qty=37.6/20 nobar
PT-DEGR | น้ำยาเช็ดคราบไขมันก่อนพ่นสี 1 ลิตร | Silicone and grease remover, 1 L
  3M | 390 | กระป๋อง | 3M 08984 | All
# paint.abrasive
AB-80 | กระดาษทรายสายพาน เบอร์ 80 แผ่นกลม 6 นิ้ว กล่อง 100 | Sanding discs P80, 6 in, box of 100
  3M | 1450 | กล่อง | 3M 00979 | All
AB-W400 | กระดาษทรายน้ำ เบอร์ 400 | Wet sandpaper no. 400
  TOA | 12 | แผ่น | TOA TW-400 | All | qty=160/80
AB-W1000 | กระดาษทรายน้ำ เบอร์ 1000 | Wet sandpaper no. 1000
  TOA | 13 | แผ่น | TOA TW-1000 | All
AB-MASK-1 | กระดาษกาวพ่นสี 1 นิ้ว 25 หลา | Masking tape 1 in, 25 yd
  3M | 48 | ม้วน | 3M 2210-25 | All | qty=60/36
AB-MASK-PL | พลาสติกคลุมรถพ่นสี 4x100 เมตร | Masking film 4x100 m
  3M | 890 | ม้วน | 3M 06728 | All
AB-COMP | ครีมขัดหยาบ 1 กก. | Rubbing compound, 1 kg
  3M | 790 | ขวด | 3M 05974 | All
AB-FOAM | ฟองน้ำขัดสี 8 นิ้ว เกลียว M14 | Polishing pad 8 in, M14
  3M | 350 | ใบ | 3M 05723 | All
# shop.chemical
CH-BRAKE | สเปรย์ล้างเบรก 500 มล. | Brake cleaner spray, 500 ml
  Würth | 165 | กระป๋อง | Würth 0890 108 7 | All | qty=48/24
CH-WD40 | สเปรย์หล่อลื่นคลายสนิม 400 มล. | Penetrating oil spray, 400 ml
  WD-40 | 210 | กระป๋อง | WD-40 WD400 | All | qty=30/15
CH-LOCK | น้ำยาล็อกเกลียว สีน้ำเงิน 50 มล. | Threadlocker, blue, 50 ml
  Loctite | 690 | ขวด | Loctite 243-50 | All
CH-PU | กาวยูรีเทนติดกระจก 600 มล. ไส้กรอก | Polyurethane windscreen adhesive, 600 ml
  Sika | 320 | หลอด | Sika 265-600 | All
CH-SIL | กาวซิลิโคนใส 300 มล. | Silicone sealant, clear, 300 ml
  Sika | 110 | หลอด | Sika SIL-300C | All
CH-RUST | สเปรย์กันสนิมใต้ท้องรถ 1 ลิตร | Underbody coating, 1 L
  Würth | 420 | กระป๋อง | Würth 0893 075 | All
CH-START | สเปรย์ช่วยสตาร์ทเครื่องดีเซล 300 มล. | Diesel starting spray, 300 ml
  Würth | 240 | กระป๋อง | Würth 0890 11 | All
# shop.supply
SU-RAG | เศษผ้าเช็ดเครื่อง ชั่งกิโล | Wiping rags, by weight
  TPT | 38 | กก. | TPT RAG-W | All | qty=46.3/20 nobar
SU-GLOVE | ถุงมือผ้าเคลือบยาง โหล | Rubber coated gloves, dozen
  3M | 260 | โหล | 3M GL-12 | All | qty=10/6
SU-TIE-12 | เคเบิ้ลไทร์ 12 นิ้ว ถุง 100 เส้น | Cable ties 12 in, bag of 100
  TPT | 95 | ถุง | TPT CT-12 | All | qty=22/12
SU-HAND | ครีมล้างมือช่าง 1 กก. | Hand cleaner, 1 kg
  TPT | 140 | กระป๋อง | TPT HC-1 | All
SU-SAWDUST | ขี้เลื่อยซับน้ำมัน กระสอบ 15 กก. | Sawdust oil absorbent, 15 kg sack
  TPT | 90 | กระสอบ | TPT SD-15 | All | nobar
# shop.weld
WD-26 | ลวดเชื่อมเหล็ก 2.6 มม. กล่อง 2 กก. | Welding rods 2.6 mm, 2 kg box
  Kobe | 190 | กล่อง | Kobe RB26-2.6 | All | qty=14/8
WD-CO2 | ลวดเชื่อม CO2 0.8 มม. ม้วน 15 กก. | MIG wire 0.8 mm, 15 kg spool
  Kobe | 1150 | ม้วน | Kobe MG51T-08 | All
WD-GRIND | ใบเจียรเหล็ก 4 นิ้ว หนา 6 มม. | Grinding disc 4 in, 6 mm
  Bosch | 32 | ใบ | Bosch 2 608 600 017 | All | qty=50/25
WD-CUT | ใบตัดเหล็ก 14 นิ้ว | Cutting disc 14 in
  Bosch | 110 | ใบ | Bosch 2 608 600 541 | All
WD-PLATE | เหล็กแผ่นลาย 3 มม. 4x8 ฟุต | Checker plate 3 mm, 4x8 ft
  TPT | 2950 | แผ่น | TPT CP-348 | All | qty=5/3 nobar
"""
