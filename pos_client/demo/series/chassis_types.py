"""Parts that belong to a chassis or a trailer axle; the columns are told in ``pos_client.demo.series.types``."""

from __future__ import annotations

ROWS = """
กรองอากาศ | Air filter | filters.air | ลูก | 1450 | LMH | IO | - | 17801 14215 16546 | filter
เสื้อกรองอากาศ | Air cleaner housing | filters.air | ใบ | 6900 | LMH | - | - | 17700 14210 16500 | body
กรองแอร์ในเก๋ง | Cabin air filter | filters.other | แผ่น | 380 | LMH | - | - | 88508 83532 27891 | filter
กรองน้ำมันเพาเวอร์ | Power steering filter | filters.other | ลูก | 320 | LMH | - | - | 44340 19551 49182 | filter
หม้อน้ำ | Radiator | cooling.radiator | ใบ | 18500 | LMH | - | CORE | 16090 21410 21400 | cooling
ถังพักน้ำ | Coolant reservoir | cooling.radiator | ใบ | 1650 | LMH | - | - | 16470 21735 21710 | body
แผงอินเตอร์คูลเลอร์ | Intercooler | cooling.radiator | แผง | 14500 | MH | - | - | 17940 14461 14461 | cooling
ท่อยางหม้อน้ำ | Radiator hose | cooling.hose | ท่อน | 640 | LMH | UL | - | 16571 21431 21501 | hose
จานคลัตช์ | Clutch disc | clutch.plate | แผ่น | 6200 | LMH | - | - | 31250 31240 30100 | clutch
หวีคลัตช์ | Clutch cover | clutch.plate | ชุด | 8400 | LMH | - | - | 31210 31220 30210 | clutch
ลูกปืนคลัตช์ | Clutch release bearing | clutch.plate | ลูก | 1850 | LMH | - | - | 31230 31311 30502 | clutch
ก้ามปูคลัตช์ | Clutch release fork | clutch.plate | อัน | 1680 | LMH | - | - | 31204 31521 30531 | clutch
แม่ปั๊มคลัตช์ตัวบน | Clutch master cylinder | clutch.hydraulic | ตัว | 1850 | LMH | - | - | 31420 47500 30610 | brakehyd
แม่ปั๊มคลัตช์ตัวล่าง | Clutch slave cylinder | clutch.hydraulic | ตัว | 1650 | LM | - | - | 31470 47501 30620 | brakehyd
หม้อลมคลัตช์ | Clutch booster | clutch.hydraulic | ตัว | 7800 | MH | - | - | 31800 31800 30626 | air
ชุดซ่อมแม่ปั๊มคลัตช์ตัวบน | Clutch master kit | clutch.hydraulic | ชุด | 320 | LMH | - | - | 04311 87830 30611 | brakehyd
ชุดซ่อมแม่ปั๊มคลัตช์ตัวล่าง | Clutch slave kit | clutch.hydraulic | ชุด | 290 | LM | - | - | 04313 87836 30621 | brakehyd
ชุดซ่อมหม้อลมคลัตช์ | Clutch booster kit | clutch.hydraulic | ชุด | 980 | MH | - | - | 04314 87832 30629 | air
เฟือง | Gearbox gear | drive.gearbox | ตัว | 6400 | LMH | - | GEAR | 33030 33335 32200 | gear
ทองเหลืองเกียร์ | Synchronizer ring | drive.gearbox | วง | 1650 | LMH | - | SYNC | 33369 33265 32604 | gear
เพลาเมนเกียร์ | Gearbox main shaft | drive.gearbox | เพลา | 13500 | LMH | - | - | 33321 33321 32241 | gear
ก้ามปูเข้าเกียร์ | Gear shift fork | drive.gearbox | อัน | 1950 | LMH | - | SYNC | 33212 33221 32816 | gear
ซีลท้ายเกียร์ | Gearbox output seal | drive.gearbox | ตัว | 340 | LMH | - | - | 33391 09627 33111 | seal
สายเกียร์ | Gear cable | drive.gearbox | เส้น | 2850 | LMH | - | SHIFT | 33820 33671 34413 | body
หัวเกียร์ | Gear lever knob | drive.gearbox | หัว | 560 | LMH | - | - | 33504 33681 32865 | body
ยอยกากบาทเพลากลาง | Universal joint | drive.shaft | ชุด | 1650 | LMH | - | - | 37401 37300 37125 | shaft
ตุ๊กตาเพลากลาง | Propeller shaft centre bearing | drive.shaft | ตัว | 2650 | LMH | - | - | 37230 37516 37521 | shaft
เพลากลาง | Propeller shaft | drive.shaft | เส้น | 18500 | LMH | - | SHAFT | 37100 37110 37000 | shaft
หน้าแปลนเพลากลาง | Propeller shaft flange | drive.shaft | ตัว | 2950 | LMH | - | - | 37315 37317 37171 | shaft
เพลาข้าง | Axle shaft | drive.axle | อัน | 7800 | LMH | LR | - | 42311 42311 38164 | gear
เดือยหมู-บายศรี | Crown wheel and pinion | drive.axle | ชุด | 26500 | LMH | - | RATIO | 41201 41210 38100 | gear
ชุดเฟืองดอกจอก | Differential gear set | drive.axle | ชุด | 8900 | LMH | - | - | 41331 41551 38425 | gear
ซีลเดือยหมู | Pinion seal | drive.axle | ตัว | 380 | LMH | - | - | 41391 09628 38189 | seal
หน้าแปลนเดือยหมู | Pinion flange | drive.axle | ตัว | 3450 | LMH | - | - | 41204 41217 38210 | gear
ผ้าเบรก | Brake lining set | brake.lining | ชุด | 2250 | MHA | FR | SIZE | 47441 87811 41060 | lining
ผ้าดิสก์เบรกหน้า | Front disc brake pads | brake.lining | ชุด | 2650 | L>2003 | - | - | 04465 87814 41061 | lining
ผ้าดิสก์เบรก | Disc brake pads | brake.lining | ชุด | 2250 | HA@EA>2003 | FR | - | 04466 87815 41062 | lining
จานดรัมเบรก | Brake drum | brake.drum | ใบ | 6200 | LMHA | FR | - | 43512 42315 43206 | drum
จานดิสก์เบรกหน้า | Front brake disc | brake.drum | ใบ | 4200 | L>2003 | - | - | 43516 42316 40206 | drum
จานดิสก์เบรก | Brake disc | brake.drum | ใบ | 4600 | HA@EA>2003 | FR | - | 43517 42317 40207 | drum
หม้อลมเบรก | Brake chamber | brake.chamber | ลูก | 2650 | MH | F4 | - | 44010 48200 40730 | air
แม่ปั๊มเบรกล้อ | Wheel cylinder | brake.hydraulic | ตัว | 680 | LM | F4 | - | 47550 47600 41100 | brakehyd
แม่ปั๊มเบรกตัวบน | Brake master cylinder | brake.hydraulic | ตัว | 4600 | L | - | - | 47201 47210 46010 | brakehyd
ชุดซ่อมแม่ปั๊มเบรกล้อ | Wheel cylinder kit | brake.hydraulic | ชุด | 130 | LM | FR | - | 04474 87842 41120 | brakehyd
ชุดซ่อมแม่ปั๊มเบรกตัวบน | Brake master cylinder kit | brake.hydraulic | ชุด | 480 | L | - | - | 04493 87841 46011 | brakehyd
สายอ่อนเบรก | Brake hose | brake.hydraulic | เส้น | 420 | LMH | F4 | - | 47311 47710 46210 | hose
วาล์วเบรกเท้า | Foot brake valve | brake.valve | ตัว | 5900 | MH | - | - | 47160 48110 41900 | air
วาล์วรีเลย์เบรก | Relay valve | brake.valve | ตัว | 3450 | MH | FR | - | 47190 48120 41910 | air
วาล์วเบรกมือ | Hand brake valve | brake.valve | ตัว | 3900 | MH | - | - | 47170 48130 36010 | air
ชุดซ่อมวาล์วเบรกเท้า | Foot brake valve kit | brake.valve | ชุด | 780 | MH | - | - | 04471 87843 41901 | air
ก้ามเบรก | Brake shoe | brake.part | อัน | 3200 | MHA | F4 | - | 47410 47110 41000 | drum
ก้ามปูปรับเบรก | Slack adjuster | brake.part | ตัว | 1850 | MHA | F4 | - | 47480 47120 41090 | drum
เพลาลูกเบี้ยวเบรก{} (เอสแคม) | Brake camshaft (S-cam) | brake.part | อัน | 2100 | MHA | F4 | - | 47461 47130 41015 | drum
สปริงดึงก้ามเบรก | Brake shoe return spring | brake.part | ตัว | 160 | LMHA | FR | - | 47473 47141 41030 | drum
สลักก้ามเบรก | Brake anchor pin | brake.part | ตัว | 240 | MHA | FR | - | 47431 47151 41040 | drum
ลูกหมากคันชัก | Tie rod end | steer.rod | ตัว | 1650 | LMH | LR | - | 45430 43130 48570 | steer
ลูกหมากคันส่ง | Drag link end | steer.rod | ตัว | 1750 | LMH | FR | - | 45440 43140 48580 | steer
คันส่งทั้งเส้น | Drag link | steer.rod | เส้น | 5400 | LMH | - | - | 45450 43150 48560 | steer
คันชักกลางทั้งเส้น | Tie rod assembly | steer.rod | เส้น | 7200 | LMH | - | - | 45410 43160 48510 | steer
กระปุกพวงมาลัยเพาเวอร์ | Power steering gear | steer.gear | ตัว | 28500 | LMH | - | - | 44110 44110 49200 | steer
ชุดซ่อมกระปุกพวงมาลัย | Steering gear seal kit | steer.gear | ชุด | 1180 | LMH | - | - | 04445 87852 49297 | seal
สายเพาเวอร์แรงดัน | Power steering pressure hose | steer.gear | เส้น | 1480 | LMH | - | - | 44411 44201 49720 | hose
ยอยพวงมาลัย | Steering column joint | steer.gear | ตัว | 2650 | LMH | - | - | 45200 43411 48820 | steer
พวงมาลัย | Steering wheel | steer.gear | วง | 3900 | LMH | - | - | 45100 43400 48430 | body
ชุดซ่อมสลักคอม้า | King pin kit | steer.kingpin | ชุด | 2650 | LMH | - | - | 04431 87833 40025 | steer
ลูกปืนรองคอม้า | King pin thrust bearing | steer.kingpin | ลูก | 480 | LMH | - | - | 43451 43212 40031 | steer
แหนบ | Leaf spring | susp.spring | แผ่น | 2250 | LMH | FR | LEAF | 48111 51110 54010 | susp
แหนบทั้งตับ | Spring assembly | susp.spring | ตับ | 14500 | LMH | F4 | - | 48110 51100 54020 | susp
สลักแหนบ | Spring pin | susp.spring | ตัว | 360 | LMH | FR | - | 48423 51161 55046 | susp
หูแหนบ | Spring hanger | susp.spring | ตัว | 1650 | LMHA | F4 | - | 48411 51220 55210 | susp
โตงเตงแหนบ | Spring shackle | susp.spring | ตัว | 980 | LMH | FR | - | 48441 51210 55220 | susp
สาแหรกแหนบ | Spring U-bolt | susp.spring | ตัว | 420 | LMHA | FR | - | 48461 51251 55240 | susp
บู๊ชแหนบ | Spring bush | susp.bush | ตัว | 260 | LMHA | FR | - | 48541 51131 55045 | rubber
บู๊ชอานแหนบ (ทรันเนียน) | Trunnion bush | susp.bush | ตัว | 1850 | H | - | - | 49301 51391 55441 | rubber
บู๊ชทอร์คร็อด | Torque rod bush | susp.bush | ตัว | 780 | H | UL | - | 49305 51381 55542 | rubber
แขนทอร์คร็อด | Torque rod | susp.bush | แขน | 5400 | H | UL | - | 49310 51380 55550 | susp
ยางกันกระแทกแหนบ | Spring bump rubber | susp.bush | ตัว | 380 | LMH | FR | - | 48341 51291 54050 | rubber
บู๊ชเหล็กกันโคลง | Stabilizer bush | susp.bush | ตัว | 190 | LMH | FR | - | 48815 51671 54613 | rubber
โช้คอัพ | Shock absorber | susp.shock | ต้น | 2250 | LMH | F4 | - | 48500 51630 56110 | shock
โช้คอัพหัวเก๋ง | Cab shock absorber | susp.shock | ต้น | 2650 | H | F4 | - | 52270 72250 95142 | shock
ดุมล้อ | Wheel hub | wheel.bearing | ตัว | 7200 | LMHA | FR | - | 43502 42310 40202 | drum
ซีลล้อ | Wheel seal | wheel.seal | ตัว | 320 | LMHA | FRIO | - | 43591 09629 40227 | seal
น็อตล้อ{} ครบชุด | Wheel stud set | wheel.stud | ชุด | 260 | LMHA | FR | THREAD | 90942 42381 40224 | susp
ฝาครอบดุมล้อ | Hub cap | wheel.stud | ใบ | 480 | LMHA | FR | - | 43514 42331 40315 | body
โคมไฟหน้า | Headlamp | elec.lamp | ดวง | 4600 | LMH | LR | - | 81110 82110 26010 | lamp
โคมไฟเลี้ยวหน้า | Front indicator lamp | elec.lamp | ดวง | 980 | LMH | LR | - | 81510 82210 26130 | lamp
โคมไฟท้าย | Tail lamp | elec.lamp | ดวง | 1450 | LMH | LR | - | 81550 82230 26550 | lamp
โคมไฟตัดหมอก | Fog lamp | elec.lamp | ดวง | 1850 | LMH | LR | - | 81210 82170 26150 | lamp
โคมไฟข้างประตู | Door side lamp | elec.lamp | ดวง | 420 | LMH | LR | - | 81730 82240 26180 | lamp
ไฟในเก๋ง | Cab interior lamp | elec.lamp | ดวง | 690 | LMH | - | - | 81240 82270 26410 | lamp
สวิตช์ยกเลี้ยว | Combination switch | elec.switch | ตัว | 4600 | LMH | - | - | 84310 82540 25560 | electric
สวิตช์กุญแจ | Ignition switch | elec.switch | ชุด | 2250 | LMH | - | - | 84450 82520 48700 | electric
สวิตช์ไฟเบรก | Brake light switch | elec.switch | ตัว | 480 | LMH | - | - | 84340 82580 25320 | electric
แฟลชเชอร์ไฟเลี้ยว | Flasher unit | elec.switch | ตัว | 690 | LMH | - | - | 81980 82530 25730 | electric
เซ็นเซอร์ความเร็ว | Vehicle speed sensor | elec.sensor | ตัว | 2250 | LMH | - | - | 83181 83140 25010 | electric
ลูกลอยถังน้ำมัน | Fuel level sender | elec.sensor | ตัว | 2450 | LMH | - | - | 83320 82430 25060 | electric
เซ็นเซอร์ ABS ล้อ | Wheel ABS sensor | elec.sensor | ตัว | 2850 | MH>2010 | F4 | - | 89541 83190 47910 | electric
คอมแอร์ | A/C compressor | aircon.part | ตัว | 13500 | LMH | - | - | 88310 83510 92600 | electric
แผงคอยล์ร้อน | A/C condenser | aircon.part | แผง | 5400 | LMH | - | - | 88460 83520 92110 | cooling
ตู้แอร์ (คอยล์เย็น) | A/C evaporator | aircon.part | ตัว | 4600 | LMH | - | - | 88501 83530 27280 | cooling
มอเตอร์โบลเวอร์ | Blower motor | aircon.part | ตัว | 2950 | LMH | - | - | 87103 83540 27220 | electric
วาล์วแอร์ | A/C expansion valve | aircon.part | ตัว | 980 | LMH | - | - | 88515 83550 92200 | cooling
กระจกมองข้าง | Side mirror | cab.mirror | บาน | 3200 | LMH | LR | HEAT | 87910 71780 96301 | body panel
ขากระจกมองข้าง | Mirror arm | cab.mirror | อัน | 980 | LMH | LR | - | 87930 71790 96320 | body panel
เลนส์กระจกมองข้าง | Mirror glass | cab.mirror | แผ่น | 480 | LMH | LR | - | 87961 71785 96365 | glass
กระจกบังลมหน้า | Windscreen | cab.glass | บาน | 5400 | LMH | - | TINT | 56111 71510 72712 | glass
กระจกประตู | Door glass | cab.glass | บาน | 1650 | LMH | LR | TINT | 68101 71520 80300 | glass
กระจกหูช้าง | Quarter glass | cab.glass | บาน | 890 | LMH | LR | TINT | 68123 71525 80262 | glass
ยางขอบกระจกบังลมหน้า | Windscreen rubber | cab.glass | เส้น | 1180 | LMH | - | - | 56121 71530 72752 | rubber
ยางรีดน้ำกระจกประตู | Door glass weatherstrip | cab.glass | เส้น | 290 | LMH | LR | - | 68160 71535 80820 | rubber
มอเตอร์ปัดน้ำฝน | Wiper motor | cab.wiper | ตัว | 4600 | LMH | - | - | 85110 83450 28810 | electric
ก้านปัดน้ำฝน | Wiper arm | cab.wiper | อัน | 890 | LMH | LR | - | 85211 83460 28880 | body
ชุดขาต่อปัดน้ำฝน | Wiper linkage | cab.wiper | ชุด | 1950 | LMH | - | - | 85150 83470 28800 | body
กระป๋องฉีดน้ำกระจก | Washer tank | cab.wiper | ใบ | 890 | LMH | - | - | 85310 83480 28910 | body
มือเปิดประตูนอก | Outer door handle | cab.door | อัน | 780 | LMH | LR | - | 69210 71740 80606 | body
มือเปิดประตูใน | Inner door handle | cab.door | อัน | 420 | LMH | LR | - | 69205 71745 80670 | body
ชุดกลอนประตู | Door lock assembly | cab.door | ชุด | 1850 | LMH | LR | - | 69030 71710 80502 | body
เฟืองยกกระจกประตู | Window regulator | cab.door | ชุด | 1650 | LMH | LR | POWER | 69810 71720 80720 | body
บานพับประตู | Door hinge | cab.door | อัน | 780 | LMH | UL | - | 68710 71730 80400 | body
ขอบยางประตู | Door weatherstrip | cab.door | เส้น | 980 | LMH | LR | - | 67861 71750 80830 | rubber
ประตูเปล่า | Door shell | cab.door | บาน | 13500 | LMH | LR | - | 67001 71700 80100 | body
แผงบุประตู | Door trim panel | cab.door | แผง | 2450 | LMH | LR | - | 67610 71760 80900 | body
กันชนหน้า | Front bumper | cab.panel | อัน | 9800 | LMH | - | COLOUR | 52101 72110 62022 | body panel
มุมกันชน | Bumper corner | cab.panel | อัน | 1950 | LMH | LR | - | 52113 72120 62025 | body panel
หน้ากระจัง | Front grille | cab.panel | อัน | 4200 | LMH | - | FINISH | 53100 71230 62310 | body panel
แผงหน้า (หน้ากาก) | Front panel | cab.panel | แผง | 9800 | LMH | - | - | 53301 71250 62300 | body panel
แผงมุมหัวเก๋ง | Cab corner panel | cab.panel | แผง | 2650 | LMH | LR | - | 53871 71260 63110 | body panel
บังโคลนหน้า | Front mudguard | cab.panel | อัน | 2850 | LMH | LR | - | 53801 71270 63100 | body panel
บันไดขึ้นหัวเก๋ง | Cab step | cab.panel | อัน | 2650 | LMH | LR | - | 51771 71280 93500 | body panel
พลาสติกซุ้มล้อ | Wheel arch liner | cab.panel | อัน | 1250 | LMH | LR | - | 53875 71275 63840 | body panel
เบาะนั่ง | Seat | cab.inside | ตัว | 12500 | LMH | - | SEAT | 71100 73100 87000 | body
พรมยางปูพื้น | Rubber floor mat | cab.inside | ชุด | 1650 | LMH | - | - | 58510 73410 74902 | rubber
ปั๊มยกหัวเก๋ง | Cab tilt pump | cab.inside | ตัว | 8900 | H | - | - | 52230 72310 95410 | body
กระบอกยกหัวเก๋ง | Cab tilt cylinder | cab.inside | ตัว | 7800 | H | - | - | 52240 72320 95420 | body
ยางแท่นหัวเก๋ง | Cab mounting | cab.inside | ตัว | 780 | LMH | FR | - | 52201 72210 95120 | rubber
ถังน้ำมันโซล่า | Fuel tank | cab.inside | ใบ | 14500 | LMH | - | - | 77001 21110 17202 | body
ฝาครอบแบตเตอรี่ | Battery cover | cab.inside | ใบ | 980 | LMH | - | - | 74440 82710 24431 | body
หม้อพักไอเสีย | Muffler | engine.exhaust | ใบ | 6200 | LMH | - | - | 17403 14300 20100 | body
ท่อไอเสียหน้า | Front exhaust pipe | engine.exhaust | ท่อ | 2850 | LMH | - | - | 17401 14310 20010 | body
วาล์วเบรกไอเสีย | Exhaust brake valve | engine.exhaust | ตัว | 6200 | MH | - | - | 17450 14190 14900 | air
"""
