"""Quick labour at a fixed price, never in stock; rows as in ``pos_client.demo.shelves``."""

from __future__ import annotations

ROWS = """
# service.quick
SVC-GREASE | ค่าแรง อัดจาระบีรอบคัน 10 ล้อ | Labour: grease all points, 10-wheeler
  - | 350 | งาน | - | -
SVC-GREASE-6 | ค่าแรง อัดจาระบีรอบคัน 6 ล้อ | Labour: grease all points, 6-wheeler
  - | 250 | งาน | - | -
SVC-OIL-10 | ค่าแรง เปลี่ยนถ่ายน้ำมันเครื่อง 10 ล้อ | Labour: engine oil change, 10-wheeler
  - | 400 | งาน | - | -
SVC-OIL-6 | ค่าแรง เปลี่ยนถ่ายน้ำมันเครื่อง 6 ล้อ | Labour: engine oil change, 6-wheeler
  - | 300 | งาน | - | -
SVC-AXLE | ค่าแรง เปลี่ยนน้ำมันเกียร์และเฟืองท้าย | Labour: gearbox and axle oil change
  - | 500 | งาน | - | -
SVC-AIRFIL | ค่าแรง เป่ากรองอากาศ | Labour: blow out air filter
  - | 100 | งาน | - | -
SVC-CHECK | ค่าตรวจเช็กสภาพรถ 30 รายการ | Inspection, 30 points
  - | 590 | งาน | - | -
SVC-CALL | ค่าบริการนอกสถานที่ ไม่เกิน 20 กม. | Road call-out, within 20 km
  - | 1500 | ครั้ง | - | -
# service.tyre
SVC-PUNC | ค่าปะยาง สตีมร้อน ล้อ 10.00-20 | Hot puncture repair, 10.00-20
  - | 350 | ล้อ | - | -
SVC-ROTATE | ค่าสลับยาง 10 ล้อ | Tyre rotation, 10 wheels
  - | 900 | งาน | - | -
SVC-FIT | ค่าถอดใส่ยาง ล้อ 22.5 | Tyre fitting, 22.5 wheel
  - | 150 | ล้อ | - | -
SVC-BAL | ค่าถ่วงล้อ รถบรรทุก | Wheel balancing, truck
  - | 250 | ล้อ | - | -
SVC-ALIGN | ค่าตั้งศูนย์ล้อหน้า รถบรรทุก | Front wheel alignment, truck
  - | 1800 | งาน | - | -
# service.electric
SVC-BULB | ค่าแรง เปลี่ยนหลอดไฟ ต่อดวง | Labour: replace bulb, each
  - | 50 | ดวง | - | -
SVC-BATT | ค่าแรง เปลี่ยนแบตเตอรี่ 2 ลูก | Labour: replace 2 batteries
  - | 200 | งาน | - | -
SVC-WIRE | ค่าแรง เช็กระบบไฟ ต่อชั่วโมง | Labour: electrical diagnosis, per hour
  - | 600 | ชม. | - | -
SVC-AC | ค่าแรง เติมน้ำยาแอร์ รวมแวคคั่ม | Labour: recharge A/C, with vacuum
  - | 850 | งาน | - | -
# service.brake
SVC-BRK-ADJ | ค่าแรง ตั้งเบรก 10 ล้อ | Labour: adjust brakes, 10-wheeler
  - | 400 | งาน | - | -
SVC-BRK-WHEEL | ค่าแรง เปลี่ยนผ้าเบรก ต่อล้อ | Labour: replace brake lining, per wheel
  - | 550 | ล้อ | - | -
SVC-DRUM | ค่าเจียรจานดรัมเบรก ต่อใบ | Brake drum turning, each
  - | 450 | ใบ | - | -
SVC-BELT | ค่าแรง เปลี่ยนสายพานหน้าเครื่อง | Labour: replace fan belt
  - | 350 | งาน | - | -
SVC-WASH | ค่าล้างอัดฉีด 10 ล้อ | Pressure wash, 10-wheeler
  - | 450 | ครั้ง | - | -
"""
