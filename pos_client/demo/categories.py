"""The tree of part categories, with what belongs to a category: shelf, usual margin, supplier, code letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class DemoCategory:
    """One category; ``key`` is its path, ``parent`` the key above it or empty at the top.

    Leaves carry the letters their generated codes start with, the rack (``A-02``) where their parts lie, the usual
    margin in whole percent of the net price, and the key of the supplier (``pos_client.demo.parties``).
    """

    key: str
    th: str
    en: str
    letters: str = ""
    rack: str = ""
    margin_low: int = 0
    margin_high: int = 0
    supplier: str = ""

    @property
    def parent(self) -> str:
        """The key of the category above, empty at the top."""
        return self.key.rpartition(".")[0]

    @property
    def service(self) -> bool:
        """Labour, not goods."""
        return self.key.startswith("service")


_TABLE: Final = """
filters | กรอง | Filters
filters.oil | กรองน้ำมันเครื่อง | Oil filters | FO | A-02 | 26-40 | filter
filters.fuel | กรองโซล่า | Fuel filters | FF | A-03 | 26-40 | filter
filters.air | กรองอากาศ | Air filters | FA | A-05 | 25-38 | filter
filters.other | กรองอื่นๆ | Other filters | FX | A-06 | 26-40 | filter
oils | น้ำมันและของเหลว | Oils and fluids
oils.engine | น้ำมันเครื่อง | Engine oils | OE | L-01 | 18-24 | lube
oils.gear | น้ำมันเกียร์และเฟืองท้าย | Gear and axle oils | OG | L-02 | 18-25 | lube
oils.hydraulic | น้ำมันไฮดรอลิกและน้ำมันเบรก | Hydraulic oils and brake fluids | OH | L-03 | 20-28 | lube
oils.grease | จาระบี | Greases | OR | L-04 | 20-28 | lube
oils.coolant | น้ำยาหม้อน้ำและยูเรีย | Coolants and urea | OC | L-05 | 20-30 | lube
engine | เครื่องยนต์ | Engine
engine.belt | สายพานและลูกรอก | Belts and tensioners | EB | B-01 | 28-40 | rubber
engine.gasket | ปะเก็น | Gaskets | EG | B-03 | 25-38 | engine
engine.piston | ลูกสูบและชาฟท์ | Pistons and bearings | EP | B-05 | 20-30 | engine
engine.valve | วาล์วและฝาสูบ | Valves and cylinder head | EV | B-07 | 22-32 | engine
engine.fuel | ระบบเชื้อเพลิง | Fuel system | EF | B-09 | 20-28 | diesel
engine.turbo | เทอร์โบและอินเตอร์คูลเลอร์ | Turbochargers | ET | B-11 | 18-26 | diesel
engine.mount | แท่นเครื่อง | Engine mountings | EM | B-12 | 25-38 | rubber
engine.exhaust | ไอเสีย | Exhaust | EX | B-13 | 22-34 | engine
cooling | ระบบระบายความร้อน | Cooling
cooling.radiator | หม้อน้ำ | Radiators | CR | C-01 | 22-32 | cooling
cooling.pump | ปั๊มน้ำและพัดลม | Water pumps and fans | CP | C-02 | 24-34 | cooling
cooling.hose | ท่อยางและวาล์วน้ำ | Hoses and thermostats | CH | C-03 | 28-40 | rubber
clutch | คลัตช์ | Clutch
clutch.plate | จานคลัตช์และหวีคลัตช์ | Clutch discs and covers | KP | C-05 | 22-32 | clutch
clutch.hydraulic | แม่ปั๊มคลัตช์ | Clutch hydraulics | KH | C-06 | 26-38 | brake
drive | ระบบส่งกำลัง | Driveline
drive.gearbox | เกียร์ | Gearbox | DG | C-08 | 22-32 | clutch
drive.shaft | เพลากลาง | Propeller shaft | DS | C-09 | 25-36 | clutch
drive.axle | เฟืองท้ายและเพลาข้าง | Drive axle | DA | C-10 | 20-30 | clutch
brake | เบรก | Brakes
brake.lining | ผ้าเบรก | Linings and pads | BL | D-01 | 24-35 | brake
brake.drum | จานเบรก | Drums and discs | BD | D-03 | 20-28 | brake
brake.chamber | หม้อลมเบรก | Brake chambers | BC | D-04 | 26-38 | brake
brake.valve | วาล์วลมและดรายเออร์ | Air valves and dryers | BV | D-05 | 25-36 | brake
brake.hydraulic | เบรกน้ำมัน | Hydraulic brakes | BH | D-07 | 28-40 | brake
brake.part | ก้ามเบรกและอุปกรณ์ | Shoes, slack adjusters, camshafts | BP | D-08 | 26-38 | brake
steer | บังคับเลี้ยว | Steering
steer.rod | คันชักคันส่ง | Tie rods and drag links | SR | E-01 | 26-38 | chassis
steer.gear | พวงมาลัยเพาเวอร์ | Power steering | SG | E-02 | 22-32 | chassis
steer.kingpin | สลักคอม้า | King pins | SK | E-03 | 26-38 | chassis
susp | ช่วงล่าง | Suspension
susp.spring | แหนบ | Leaf springs | LS | E-05 | 22-32 | chassis
susp.bush | บู๊ชและทอร์คร็อด | Bushes and torque rods | LB | E-07 | 28-42 | rubber
susp.shock | โช้คอัพและถุงลม | Shock absorbers and air springs | LK | E-08 | 24-34 | chassis
wheel | ล้อ | Wheels
wheel.bearing | ลูกปืนล้อ | Wheel bearings | WB | E-10 | 24-36 | bearing
wheel.seal | ซีลล้อ | Wheel seals | WS | E-11 | 30-42 | bearing
wheel.stud | น็อตล้อและฝาดุม | Wheel studs and caps | WN | E-12 | 30-42 | chassis
elec | ไฟฟ้า | Electrical
elec.bulb | หลอดไฟ | Bulbs | QB | F-01 | 34-45 | electric
elec.lamp | โคมไฟ | Lamps | QL | F-02 | 26-40 | electric
elec.battery | แบตเตอรี่ | Batteries | QA | F-04 | 18-25 | battery
elec.start | ไดสตาร์ทและไดชาร์จ | Starters and alternators | QS | F-05 | 22-32 | electric
elec.switch | สวิตช์ รีเลย์ ฟิวส์ แตร | Switches, relays, fuses, horns | QW | F-06 | 30-42 | electric
elec.sensor | เซ็นเซอร์ | Sensors | QN | F-07 | 25-36 | electric
elec.wire | สายไฟและปลั๊ก | Wire and plugs | QT | F-08 | 28-40 | electric
aircon | แอร์ | Air conditioning
aircon.part | อะไหล่แอร์ | Air conditioning parts | AC | F-10 | 25-36 | electric
cab | หัวเก๋ง | Cab
cab.mirror | กระจกมองข้าง | Mirrors | NM | G-01 | 26-40 | body
cab.glass | กระจกและยางขอบ | Glass and rubbers | NG | G-03 | 22-32 | body
cab.wiper | ปัดน้ำฝน | Wipers and washers | NW | G-04 | 28-42 | body
cab.door | ประตู | Doors | ND | G-05 | 25-36 | body
cab.panel | กันชนและแผงหน้า | Bumpers and panels | NP | G-07 | 22-34 | body
cab.inside | เบาะและอุปกรณ์ในเก๋ง | Seats, tilt and interior | NI | G-09 | 22-34 | body
body | ตัวถังและกระบะ | Cargo body
body.cargo | อุปกรณ์กระบะและตู้ | Load and body gear | YB | H-01 | 26-40 | body
body.sign | แถบและป้ายสะท้อนแสง | Reflectors and marking | YR | H-02 | 32-45 | body
trailer | หางเทรลเลอร์ | Trailer
trailer.coupling | จานลากและคิงพิน | Fifth wheels and kingpins | TC | H-04 | 20-30 | trailer
trailer.landing | ขาช้าง | Landing gear | TL | H-05 | 20-30 | trailer
trailer.axle | เพลาหาง | Trailer axles | TA | H-06 | 20-32 | trailer
tyre | ยางและกระทะล้อ | Tyres and rims
tyre.tyre | ยางนอก | Tyres | UT | T-01 | 18-23 | tyre
tyre.tube | ยางในและจุ๊บลม | Tubes and valves | UU | T-03 | 25-38 | tyre
tyre.rim | กระทะล้อ | Rims | UR | T-04 | 20-30 | tyre
paint | สีและงานพ่น | Paint
paint.coat | สีพ่น | Topcoats | PC | P-01 | 24-35 | paint
paint.prep | สีรองพื้น สีโป๊ว ทินเนอร์ | Primers, putty, thinners | PP | P-02 | 24-35 | paint
paint.abrasive | กระดาษทรายและวัสดุขัด | Abrasives and masking | PA | P-03 | 28-42 | paint
hw | น็อต สาย ข้อต่อ | Hardware
hw.bolt | น็อตและโบลท์ | Bolts and nuts | HB | J-01 | 35-45 | hardware
hw.hose | สายและท่อ | Hoses and pipes | HH | J-03 | 30-42 | hardware
hw.fitting | ข้อต่อและเข็มขัด | Fittings and clamps | HF | J-04 | 32-45 | hardware
hw.seal | ซีลและโอริง | Seals and O-rings | HS | J-05 | 32-45 | bearing
shop | วัสดุสิ้นเปลือง | Shop supplies
shop.chemical | เคมีภัณฑ์ | Chemicals | VC | P-05 | 28-40 | paint
shop.supply | ของใช้ในอู่ | Workshop supplies | VS | P-06 | 28-42 | hardware
shop.weld | งานเชื่อมและเจียร | Welding and grinding | VW | P-07 | 25-38 | hardware
service | ค่าบริการ | Services
service.quick | งานบริการด่วน | Quick service
service.tyre | งานยาง | Tyre service
service.electric | งานไฟฟ้าและแอร์ | Electrical and A/C service
service.brake | งานเบรกและเครื่องล่าง | Brake and chassis service
"""


def _read() -> dict[str, DemoCategory]:
    tree = {}
    for line in filter(None, _TABLE.splitlines()):
        key, th, en, *leaf = (cell.strip() for cell in line.split("|"))
        if leaf:
            letters, rack, margin, supplier = leaf
            low, _, high = margin.partition("-")
            tree[key] = DemoCategory(key, th, en, letters, rack, int(low), int(high), supplier)
        else:
            tree[key] = DemoCategory(key, th, en)
    return tree


CATEGORIES: Final = _read()
"""Every category by its key, parents before children."""
