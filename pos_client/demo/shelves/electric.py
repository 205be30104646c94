"""Bulbs, lamps, batteries, starters, switches, sensors, wire and air conditioning; rows as in ``shelves``."""

from __future__ import annotations

ROWS = """
# elec.bulb
H4-24-75 | หลอดไฟหน้า H4 24V 75/70W | Headlamp bulb H4 24V 75/70W
  Philips | 120 | หลอด | Philips 13342C1 | 24 V | qty=42/20
H4-24-HD | หลอดไฟหน้า H4 24V 75/70W ทนสั่นสะเทือน | Headlamp bulb H4 24V 75/70W, heavy duty
  Osram | 185 | หลอด | Osram 64196TSP | 24 V
H7-24-70 | หลอดไฟหน้า H7 24V 70W | Headlamp bulb H7 24V 70W
  Philips | 220 | หลอด | Philips 13972MDC1 | Scania P410; Volvo FM; Mercedes Actros
H1-24-70 | หลอดไฟสูง H1 24V 70W | High beam bulb H1 24V 70W
  Osram | 135 | หลอด | Osram 64155 | 24 V
H3-24-70 | หลอดไฟตัดหมอก H3 24V 70W | Fog lamp bulb H3 24V 70W
  Philips | 90 | หลอด | Philips 13336C1 | 24 V
BU-21-1 | หลอดไฟเลี้ยว 1 จุด 24V 21W (P21W) | Indicator bulb, single filament 24V 21W (P21W)
  Stanley | 18 | หลอด | Stanley A4255 | 24 V | qty=90/50
BU-21-5 | หลอดไฟท้าย 2 จุด 24V 21/5W (P21/5W) | Stop/tail bulb, double filament 24V 21/5W (P21/5W)
  Stanley | 20 | หลอด | Stanley A4875 | 24 V | qty=84/50
BU-T10-24 | หลอดเสียบหน้าปัด T10 24V 5W | Wedge bulb T10 24V 5W
  Stanley | 12 | หลอด | Stanley WB240 | 24 V | qty=70/40
BU-LED-T10 | หลอดเสียบ LED T10 24V สีขาว | LED wedge bulb T10 24V, white
  TPT | 35 | หลอด | TPT LT10-24W | 24 V
BU-FEST-24 | หลอดไส้ไฟในเก๋ง 24V 10W 36 มม. | Festoon bulb, cab light 24V 10W 36 mm
  Stanley | 22 | หลอด | Stanley WB448 | 24 V
# elec.lamp
LP-500-L | โคมไฟหน้า ซ้าย ฮีโน่ 500 | Headlamp, left, Hino 500
  Koito | 3850 | ดวง | Koito 100-6E112L, ~Hino 81150-E0120 | Hino 500 FG8J, FM1J | qty=1/1
LP-500-R | โคมไฟหน้า ขวา ฮีโน่ 500 | Headlamp, right, Hino 500
  Koito | 3850 | ดวง | Koito 100-6E112R, ~Hino 81110-E0110 | Hino 500 FG8J, FM1J | qty=1/1
LP-NPR-L | โคมไฟหน้า ซ้าย อีซูซุ NPR ไต้หวัน | Headlamp, left, Isuzu NPR, Taiwan
  Depo | 1250 | ดวง | Depo 213-1134L-LD | Isuzu NPR, NQR
LP-NPR-R | โคมไฟหน้า ขวา อีซูซุ NPR ไต้หวัน | Headlamp, right, Isuzu NPR, Taiwan
  Depo | 1250 | ดวง | Depo 213-1134R-LD | Isuzu NPR, NQR
LP-TURN-FVM | โคมไฟเลี้ยวมุมกันชน ซ้าย อีซูซุ FVM | Corner indicator lamp, left, Isuzu FVM
  Stanley | 690 | ดวง | Stanley 043-8471L, ~Isuzu 1-82210-489-0 | Isuzu FTR, FVM
LP-TAIL-3 | โคมไฟท้าย 3 ช่อง LED 24V | Tail lamp, 3 sections, LED 24V
  TPT | 650 | ดวง | TPT TL3-24L | 24 V | qty=10/6
LP-SIDE-Y | ไฟข้างรถ LED 24V สีเหลือง | Side marker lamp LED 24V, amber
  TPT | 65 | ดวง | TPT SM-24Y | 24 V | qty=48/30
LP-SIDE-R | ไฟข้างรถ LED 24V สีแดง | Side marker lamp LED 24V, red
  TPT | 65 | ดวง | TPT SM-24R | 24 V | qty=36/20
LP-WORK | ไฟทำงาน LED 24V 48W ทรงเหลี่ยม | LED work lamp 24V 48W, square
  Hella | 890 | ดวง | Hella 1GA 357 103-001 | 24 V
LP-BEACON | ไฟหมุน LED 24V สีเหลือง ฐานแม่เหล็ก | Beacon LED 24V, amber, magnetic base
  Hella | 1450 | ดวง | Hella 2XD 012 980-801 | 24 V
# elec.battery
BAT-N150 | แบตเตอรี่ N150 แบบเติมน้ำกลั่น | Battery N150, flooded
  3K | 4850 | ลูก | 3K N150 | 24 V | qty=6/4 core=300
BAT-N120 | แบตเตอรี่ N120 แบบเติมน้ำกลั่น | Battery N120, flooded
  3K | 3950 | ลูก | 3K N120 | 24 V | core=250
BAT-N100-MF | แบตเตอรี่ N100 กึ่งแห้ง | Battery N100, maintenance free
  GS | 3850 | ลูก | GS MF-N100 | Isuzu NPR; Hino 300 XZU600 | core=220
BAT-N200 | แบตเตอรี่ N200 แบบเติมน้ำกลั่น | Battery N200, flooded
  FB | 6400 | ลูก | FB N200 | 24 V | qty=2/2 core=400
BAT-TERM | ขั้วแบตเตอรี่ทองเหลือง คู่บวก-ลบ | Battery terminals, brass, pair
  TPT | 85 | คู่ | TPT BT-02 | All
BAT-CABLE | สายพ่วงแบตเตอรี่ระหว่างลูก 50 ตร.มม. | Battery link cable 50 mm²
  TPT | 320 | เส้น | TPT BC-5040 | 24 V
# elec.start
ST-J08E | ไดสตาร์ท 24V 5.0kW ฮีโน่ 500 (J08E) | Starter motor 24V 5.0 kW, Hino 500 (J08E)
  Denso | 12900 | ตัว | Denso 428000-4620, Hino 28100-E0410 | Hino 500 FM1J / J08E | qty=1/1 core=1500
ST-4HK1 | ไดสตาร์ท 24V 4.5kW อีซูซุ NPR รีบิ้ว | Starter motor 24V 4.5 kW, Isuzu NPR, remanufactured
  TPT | 4900 | ตัว | TPT RS-4HK1, ~Isuzu 8-98045027-0 | Isuzu NPR, FRR / 4HK1 | core=1200 nobar
AL-J08E | ไดชาร์จ 24V 60A ฮีโน่ 500 (J08E) | Alternator 24V 60A, Hino 500 (J08E)
  Sawafuji | 8900 | ตัว | Sawafuji 0101-602-0120, Hino 27040-2192 | Hino 500 FM1J / J08E | qty=1/1 core=1000
AL-6HK1 | ไดชาร์จ 24V 80A อีซูซุ FVM (6HK1) | Alternator 24V 80A, Isuzu FVM (6HK1)
  Nikko | 9400 | ตัว | Nikko 0-35000-4848, Isuzu 1-81200-603-0 | Isuzu FTR, FVM / 6HK1 | qty=0/1 core=1000
AL-REG-24 | คัทเอาท์ไดชาร์จ 24V 3 ขา | Alternator voltage regulator 24V, 3 pins
  Mobiletron | 780 | ตัว | Mobiletron VR-H2009-19 | Hino 500 FM1J; Fuso FN527
ST-BRUSH | แปรงถ่านไดสตาร์ท 24V ชุด 4 ก้อน | Starter brushes 24V, set of 4
  TPT | 160 | ชุด | TPT SB-24N | 24 V
ST-SOL-24 | ออโต้ไดสตาร์ท 24V ฮีโน่ 500 | Starter solenoid 24V, Hino 500
  Denso | 1650 | ตัว | Denso 053400-7811 | Hino 500 FM1J, FG8J
# elec.switch
SW-IGN-NPR | สวิตช์กุญแจ อีซูซุ NPR พร้อมลูกกุญแจ 2 ดอก | Ignition switch, Isuzu NPR, with 2 keys
  Isuzu Genuine | 1850 | ชุด | Isuzu 8-97170006-1 | Isuzu NPR, NQR
SW-TURN-500 | สวิตช์ยกเลี้ยว ฮีโน่ 500 | Combination switch, Hino 500
  Hino Genuine | 4650 | ตัว | Hino 84310-E0180 | Hino 500 FG8J, FM1J
RL-24-5 | รีเลย์ 24V 5 ขา 20A | Relay 24V, 5 pins, 20A
  Bosch | 110 | ตัว | Bosch 0 332 209 206 | 24 V | qty=30/15
RL-FLASH | แฟลชเชอร์ไฟเลี้ยว 24V 3 ขา LED | Flasher unit 24V, 3 pins, LED
  Denso | 240 | ตัว | Denso FL-243L | 24 V
FS-BLADE | ฟิวส์เสียบ 10A-30A กล่อง 50 ตัว | Blade fuses 10A-30A, box of 50
  TPT | 180 | กล่อง | TPT FU-50M | All
FS-LINK-60 | ฟิวส์สลัก 60A ขันน็อต | Fusible link 60A, bolt-in
  Pacific | 95 | ตัว | Pacific FL-60B | Hino 500 FM1J; Isuzu FVM
HR-24-DISC | แตรไฟฟ้า 24V เสียงคู่ | Electric horn 24V, twin tone
  Hella | 690 | คู่ | Hella 3AG 003 399-081 | 24 V
HR-BACK | สัญญาณถอยหลัง 24V 107 dB | Reversing alarm 24V 107 dB
  TPT | 290 | ตัว | TPT BA-107 | 24 V
# elec.sensor
SN-OIL-500 | สวิตช์แรงดันน้ำมันเครื่อง ฮีโน่ 500 | Oil pressure switch, Hino 500
  Denso | 490 | ตัว | Denso OPS-H24, ~Hino 83530-E0030 | Hino 500 FM1J
SN-TEMP-4HK | เซ็นเซอร์อุณหภูมิน้ำ อีซูซุ 4HK1 | Coolant temperature sensor, Isuzu 4HK1
  Isuzu Genuine | 860 | ตัว | Isuzu 8-97363936-0 | Isuzu NPR, FRR / 4HK1
SN-SPEED | เซ็นเซอร์ความเร็วท้ายเกียร์ อีซูซุ FVM | Vehicle speed sensor, Isuzu FVM
  Isuzu Genuine | 1950 | ตัว | Isuzu 8-97256525-0 | Isuzu FTR, FVM
SN-ABS | เซ็นเซอร์ ABS หาง ยาว 1 เมตร | ABS sensor, trailer, 1 m
  Wabco | 890 | ตัว | Wabco 441 032 808 0 | BPW 12T; SAF
SN-FUEL | ลูกลอยถังน้ำมัน ฮีโน่ 500 | Fuel level sender, Hino 500
  Hino Genuine | 2150 | ตัว | Hino 83320-E0190 | Hino 500 FG8J, FM1J
# elec.wire
WR-7-CORE | สายไฟหาง 7 แกน ตัดขายเป็นเมตร | Trailer cable, 7 cores, cut by the metre
  Yazaki | 95 | เมตร | Yazaki TC-7X1.5 | Trailer | qty=86.4/30 nobar
WR-PLUG-7 | ปลั๊กไฟหาง 7 ขา โลหะ 24V | Trailer plug, 7 pins, metal 24V
  Hella | 280 | ตัว | Hella 8JA 001 930-001 | Trailer | qty=12/8
WR-SOCKET-7 | เบ้าปลั๊กไฟหาง 7 ขา 24V | Trailer socket, 7 pins 24V
  Hella | 260 | ตัว | Hella 8JB 001 932-001 | Trailer
WR-COIL-7 | สายไฟขดหัวลาก-หาง 7 แกน 4.5 เมตร | Coiled trailer cable, 7 cores, 4.5 m
  TPT | 890 | เส้น | TPT CC-7450 | Trailer
WR-AV-25 | สายไฟ AV 2.5 ตร.มม. สีแดง ม้วน 100 เมตร | Wire AV 2.5 mm², red, 100 m roll
  Yazaki | 1450 | ม้วน | Yazaki AV2.5R | All
WR-TAPE | เทปพันสายไฟ สีดำ 10 หลา | Insulating tape, black, 10 yd
  3M | 25 | ม้วน | 3M 1710-BK | All | qty=55/30
WR-TERM | หางปลาทองแดง เบอร์ 16 ถุง 20 ตัว | Copper cable lugs no. 16, bag of 20
  TPT | 120 | ถุง | TPT CL-16 | All
# aircon.part
AC-COMP-500 | คอมแอร์ 24V ฮีโน่ 500 | A/C compressor 24V, Hino 500
  Denso | 9800 | ตัว | Denso 447190-5410, ~Hino 88310-E0190 | Hino 500 FG8J, FM1J | qty=1/1
AC-COMP-10P | คอมแอร์ 24V 10P15 หูยึด 4 รู | A/C compressor 24V 10P15, 4 mounting holes
  Denso | 7900 | ตัว | Denso 10P15C-24A2 | Isuzu FTR, FVM
AC-COND-NPR | แผงคอยล์ร้อน อีซูซุ NPR | A/C condenser, Isuzu NPR
  TPT | 3450 | แผง | TPT CD-NPR | Isuzu NPR, NQR
AC-EVAP-FVM | ตู้แอร์ (คอยล์เย็น) อีซูซุ FVM | A/C evaporator, Isuzu FVM
  TPT | 2650 | ตัว | TPT EV-FVM | Isuzu FTR, FVM
AC-DRY | ดรายเออร์แอร์ R134a แบบเกลียว | A/C receiver drier R134a, threaded
  Denso | 350 | ตัว | Denso RD-134T | All | qty=8/6
AC-BLOW-24 | มอเตอร์โบลเวอร์ 24V ฮีโน่ 500 | Blower motor 24V, Hino 500
  Denso | 1650 | ตัว | Denso 162500-2530 | Hino 500 FG8J, FM1J
AC-R134A | น้ำยาแอร์ R134a กระป๋อง 450 กรัม | Refrigerant R134a, 450 g can
  TPT | 260 | กระป๋อง | TPT RF-134 | All | qty=20/12
AC-ORING | โอริงแอร์ เบอร์ 8 | A/C O-ring no. 8
  NOK | 8 | วง | NOK OR-A08 | All | qty=140/60
"""
