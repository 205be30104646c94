"""Parts that belong to an engine; the columns are told in ``pos_client.demo.series.types``."""

from __future__ import annotations

ROWS = """
กรองน้ำมันเครื่อง | Oil filter | filters.oil | ลูก | 520 | LMH | - | - | 15607 13240 15208 | filter
กรองโซล่า | Fuel filter | filters.fuel | ลูก | 610 | LMH | IO | - | 23304 13200 16403 | filter
กรองดักน้ำ โซล่า | Fuel water separator | filters.fuel | ลูก | 980 | LMH | - | - | 23380 13201 16444 | filter
หัวกรองโซล่า ทั้งชุด | Fuel filter head assembly | filters.fuel | ชุด | 3200 | LMH | - | - | 23300 13202 16400 | filter
ลูกรอกตั้งสายพาน | Belt tensioner | engine.belt | ตัว | 2400 | LMH | - | - | 16620 13664 11955 | rubber
ลูกรอกสะพานสายพาน | Belt idler pulley | engine.belt | ตัว | 1150 | LMH | - | - | 16603 13671 11927 | rubber
มู่เล่ย์ข้อเหวี่ยง | Crankshaft pulley | engine.belt | ตัว | 4800 | LMH | - | - | 13407 12371 12303 | gear
ชุดปะเก็นเครื่องชุดใหญ่ | Engine overhaul gasket set | engine.gasket | ชุด | 7800 | LMH | - | - | 04010 87812 10101 | gasket
ชุดปะเก็นชุดบน | Upper gasket set | engine.gasket | ชุด | 4200 | LMH | - | - | 04111 87818 11042 | gasket
ปะเก็นฝาสูบ | Cylinder head gasket | engine.gasket | แผ่น | 2650 | LMH | - | GRADE | 11115 11141 11044 | gasket
ปะเก็นฝาวาล์ว | Rocker cover gasket | engine.gasket | เส้น | 640 | LMH | - | - | 11213 11179 13270 | gasket
ปะเก็นอ่างน้ำมันเครื่อง | Oil pan gasket | engine.gasket | เส้น | 720 | LMH | - | - | 12151 11281 11121 | gasket
ปะเก็นท่อไอดี | Intake manifold gasket | engine.gasket | แผ่น | 290 | LMH | - | - | 17177 14147 14035 | gasket
ปะเก็นท่อไอเสีย | Exhaust manifold gasket | engine.gasket | แผ่น | 240 | LMH | - | - | 17104 14145 14036 | gasket
ปะเก็นหน้าเครื่อง | Timing cover gasket | engine.gasket | แผ่น | 380 | LMH | - | - | 11328 11381 13520 | gasket
ปะเก็นปั๊มน้ำ | Water pump gasket | engine.gasket | แผ่น | 95 | LMH | - | - | 16124 13651 21014 | gasket
ปะเก็นเทอร์โบ | Turbo gasket | engine.gasket | แผ่น | 160 | LMH | - | - | 17279 14148 14415 | gasket
ปะเก็นออยล์คูลเลอร์ | Oil cooler gasket | engine.gasket | แผ่น | 210 | LMH | - | - | 15715 21733 21304 | gasket
ลูกสูบ | Piston | engine.piston | ลูก | 2450 | LMH | - | STD | 13211 12111 12010 | piston
แหวนลูกสูบ ต่อสูบ | Piston rings, one cylinder | engine.piston | ชุด | 980 | LMH | - | STD | 13011 12121 12033 | ring
ชุดปลอกลูกสูบ ต่อสูบ | Liner kit, one cylinder | engine.piston | ชุด | 4200 | LMH | - | - | 11467 87813 11012 | piston
ปลอกสูบ | Cylinder liner | engine.piston | ปลอก | 1650 | LMH | - | - | 11461 11261 11014 | piston
ชาฟท์อก | Main bearings | engine.piston | ชุด | 3400 | LMH | - | STD | 11701 11510 12207 | metal
ชาฟท์ก้าน | Connecting rod bearings | engine.piston | ชุด | 2200 | LMH | - | STD | 13041 12271 12111 | metal
ชาฟท์ข้าง (แหวนกันรุน) | Crankshaft thrust washers | engine.piston | ชุด | 690 | LMH | - | STD | 11011 11515 12280 | metal
บู๊ชก้านสูบ | Connecting rod bush | engine.piston | ตัว | 240 | LMH | - | - | 13264 12251 12030 | metal
ชุดบู๊ชแคมชาฟท์ | Camshaft bushes, set | engine.piston | ชุด | 1350 | LMH | - | - | 11811 11721 13031 | metal
ก้านสูบ | Connecting rod | engine.piston | ก้าน | 5400 | LMH | - | - | 13260 12230 12100 | piston
สลักลูกสูบ | Piston pin | engine.piston | ตัว | 390 | LMH | - | - | 13251 12211 12006 | piston
เพลาข้อเหวี่ยง | Crankshaft | engine.piston | เพลา | 42000 | LMH | - | - | 13411 12310 12200 | gear
ฟลายวีล | Flywheel | engine.piston | ตัว | 9800 | LMH | - | - | 13450 12330 12312 | gear
เฟืองฟลายวีล | Flywheel ring gear | engine.piston | วง | 1950 | LMH | - | - | 13453 12333 12313 | gear
ปั๊มน้ำมันเครื่อง | Engine oil pump | engine.piston | ตัว | 6200 | LMH | - | - | 15110 13100 15010 | gear
วาล์วไอดี | Intake valve | engine.valve | ตัว | 480 | LMH | - | - | 13711 12551 13201 | valve
วาล์วไอเสีย | Exhaust valve | engine.valve | ตัว | 520 | LMH | - | - | 13715 12552 13202 | valve
บ่าวาล์ว | Valve seat | engine.valve | ตัว | 290 | LMH | - | IE | 11131 11713 11098 | valve
ปลอกวาล์ว | Valve guide | engine.valve | ตัว | 260 | LMH | - | - | 11122 11723 13212 | valve
ชุดซีลหมวกวาล์ว | Valve stem seals, set | engine.valve | ชุด | 860 | LMH | - | - | 13755 12569 13207 | seal
สปริงวาล์ว | Valve spring | engine.valve | ตัว | 180 | LMH | - | - | 13731 12561 13203 | valve
กระเดื่องวาล์ว | Rocker arm | engine.valve | ตัว | 1450 | LMH | - | IE | 13801 12611 13257 | valve
แคมชาฟท์ | Camshaft | engine.valve | แท่ง | 16500 | LMH | - | - | 13501 12511 13001 | gear
ฝาสูบเปล่า | Cylinder head, bare | engine.valve | ฝา | 38500 | LMH | - | - | 11101 11110 11040 | gear
เฟืองไทม์มิ่งแคม | Camshaft timing gear | engine.valve | ตัว | 3900 | LMH | - | - | 13523 12523 13024 | gear
ฝาครอบวาล์ว | Rocker cover | engine.valve | ฝา | 4600 | LMH | - | - | 11210 11170 13264 | body
ซีลข้อเหวี่ยงหน้า | Front crankshaft seal | hw.seal | ตัว | 420 | LMH | - | - | 11381 09625 13510 | seal
ซีลข้อเหวี่ยงหลัง | Rear crankshaft seal | hw.seal | ตัว | 950 | LMH | - | - | 11391 09626 12279 | seal
หัวฉีด | Injector | engine.fuel | หัว | 12500 | LMH | - | - | 23670 15300 16600 | fuel
ปลายหัวฉีด (นมหนู) | Injector nozzle | engine.fuel | ตัว | 1850 | LMH | - | - | 23681 15310 16650 | fuel
ปั๊มแรงดันสูง | High pressure pump | engine.fuel | ตัว | 46000 | LMH>2003 | - | - | 22100 15603 16700 | fuel
ปั๊มแย็ก (ปั๊มดูดโซล่า) | Fuel feed pump | engine.fuel | ตัว | 2450 | LMH | - | - | 22710 15750 17510 | fuel
แป๊บหัวฉีด | Injector pipe | engine.fuel | เส้น | 1250 | LMH | - | CYL | 23701 15311 16681 | fuel
เซ็นเซอร์แรงดันราง | Rail pressure sensor | elec.sensor | ตัว | 4300 | LMH>2003 | - | - | 89458 98119 22670 | fuel
เซ็นเซอร์ข้อเหวี่ยง | Crankshaft position sensor | elec.sensor | ตัว | 2650 | LMH>2003 | - | - | 89411 12408 23731 | electric
เซ็นเซอร์แคม | Camshaft position sensor | elec.sensor | ตัว | 2650 | LMH>2003 | - | - | 89413 12409 23735 | electric
สวิตช์แรงดันน้ำมันเครื่อง | Oil pressure switch | elec.sensor | ตัว | 560 | LMH | - | - | 83530 82410 25240 | electric
เซ็นเซอร์อุณหภูมิน้ำ | Coolant temperature sensor | elec.sensor | ตัว | 890 | LMH | - | - | 83420 83161 22630 | electric
เทอร์โบ | Turbocharger | engine.turbo | ตัว | 34000 | LMH | - | - | 24100 14400 14411 | gear
ชุดซ่อมเทอร์โบ | Turbo repair kit | engine.turbo | ชุด | 3200 | LMH | - | - | 24110 14401 14412 | gear
ท่อยางอินเตอร์คูลเลอร์ | Intercooler hose | engine.turbo | ท่อน | 1180 | LMH | IOUT | - | 17341 14431 14463 | hose
วาล์ว EGR | EGR valve | engine.exhaust | ตัว | 14500 | LMH>2006 | - | - | 25620 14711 14710 | fuel
EGR คูลเลอร์ | EGR cooler | engine.exhaust | ตัว | 16800 | LMH>2006 | - | - | 25601 14712 14735 | cooling
ท่อร่วมไอเสีย | Exhaust manifold | engine.exhaust | ท่อ | 9600 | LMH | - | - | 17141 14141 14004 | gear
ยางแท่นเครื่อง | Engine mounting | engine.mount | ตัว | 1650 | LMH | F4 | - | 12031 53215 11220 | rubber
ปั๊มน้ำ | Water pump | cooling.pump | ตัว | 4800 | LMH | - | - | 16100 13650 21010 | cooling
ชุดซ่อมปั๊มน้ำ | Water pump repair kit | cooling.pump | ชุด | 980 | LMH | - | - | 04161 87831 21019 | cooling
ฟรีปั๊มพัดลม | Fan clutch | cooling.pump | ตัว | 5200 | LMH | - | - | 16250 13674 21082 | cooling
ใบพัดลมหม้อน้ำ | Radiator fan | cooling.pump | ใบ | 2250 | LMH | - | - | 16306 13660 21060 | cooling
ออยล์คูลเลอร์ | Oil cooler | cooling.pump | ตัว | 6900 | LMH | - | - | 15710 21732 21305 | cooling
วาล์วน้ำ | Thermostat | cooling.hose | ตัว | 520 | LMH | - | TEMP | 16340 13770 21200 | cooling
เสื้อวาล์วน้ำ | Thermostat housing | cooling.hose | ตัว | 1650 | LMH | - | - | 16321 13771 11060 | cooling
ไดสตาร์ท 24V | Starter motor 24V | elec.start | ตัว | 12500 | MH | - | - | 28100 81100 23300 | electric
ออโต้ไดสตาร์ท | Starter solenoid | elec.start | ตัว | 1950 | LMH | - | - | 28150 81140 23343 | electric
เฟืองไดสตาร์ท | Starter drive | elec.start | ตัว | 1280 | LMH | - | - | 28011 81142 23312 | electric
ทุ่นไดสตาร์ท | Starter armature | elec.start | ตัว | 2900 | LMH | - | - | 28160 81143 23310 | electric
ไดชาร์จ 24V | Alternator 24V | elec.start | ตัว | 9800 | MH | - | - | 27040 81200 23100 | electric
คัทเอาท์ไดชาร์จ | Alternator regulator | elec.start | ตัว | 1250 | LMH | - | - | 27700 81250 23215 | electric
แผ่นไดโอดไดชาร์จ | Alternator rectifier | elec.start | แผ่น | 1650 | LMH | - | - | 27357 81252 23230 | electric
มู่เล่ย์ไดชาร์จ | Alternator pulley | elec.start | ตัว | 890 | LMH | - | - | 27411 81253 23150 | gear
ปั๊มลม | Air compressor | brake.valve | ตัว | 16500 | MH | - | - | 29100 19100 14501 | air
ชุดซ่อมปั๊มลม | Air compressor repair kit | brake.valve | ชุด | 1650 | MH | - | - | 04291 87861 14503 | air
ฝาปั๊มลม | Air compressor head | brake.valve | ฝา | 4200 | MH | - | - | 29111 19111 14504 | air
ปั๊มเพาเวอร์ | Power steering pump | steer.gear | ตัว | 7800 | LMH | - | - | 44310 19500 49110 | steer
ชุดซ่อมปั๊มเพาเวอร์ | Power steering pump seal kit | steer.gear | ชุด | 690 | LMH | - | - | 04446 87851 49119 | seal
ปั๊มแว็คคั่ม | Vacuum pump | brake.hydraulic | ตัว | 6900 | L | - | - | 29300 81290 14650 | brakehyd
ชุดซ่อมปั๊มแว็คคั่ม | Vacuum pump repair kit | brake.hydraulic | ชุด | 780 | L | - | - | 04292 87862 14651 | brakehyd
"""
