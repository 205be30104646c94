"""Who works in the demo shop: staff of every role, with PINs and badges that the documentation may print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pos_client.demo.chance import Chance
from pos_client.demo.identifiers import mobile_phone

DEMO_PINS: Final = {
    "cashier": "111001",
    "cashier2": "111002",
    "mechanic": "222001",
    "painter": "222002",
    "electrician": "222003",
    "advisor": "333001",
    "parts": "444001",
    "manager": "555001",
    "accountant": "666001",
    "auditor": "777001",
    "owner": "999001",
}
"""PIN by staff key, good for the demo shop only; the first three digits stand for the role."""

_BADGE_LETTERS: Final = "23456789ACDEFGHJKLMNPQRTUVWXY"
_BADGE_LENGTH: Final = 10


@dataclass(frozen=True, slots=True)
class DemoUser:
    """One member of staff. ``roles`` are role codes at the head office, ``language`` th or en, ``badge`` a Code 128."""

    key: str
    first_th: str
    last_th: str
    first_en: str
    last_en: str
    nickname_th: str
    nickname_en: str
    roles: tuple[str, ...]
    phone: str
    language: str
    pin: str
    badge: str

    @property
    def name_th(self) -> str:
        """First and last name in Thai."""
        return f"{self.first_th} {self.last_th}"

    @property
    def name_en(self) -> str:
        """First and last name in English."""
        return f"{self.first_en} {self.last_en}"


_TABLE: Final = """
owner | โอฬาร เลิศวัฒนา | Olarn Lertwattana | โอ | O | OW | th
manager | อรทัย เลิศวัฒนา | Orathai Lertwattana | อร | Orn | MG | th
cashier | สมหญิง ศรีสุข | Somying Srisuk | หญิง | Ying | CA | th
cashier2 | กาญจนา ทองดี | Kanchana Thongdee | แอน | Ann | CA PC | th
advisor | วิชัย รักงาน | Wichai Rakngan | ชัย | Chai | SA | th
parts | นภา พูนทรัพย์ | Napa Poonsap | นภ | Nop | PC | th
mechanic | สมชาย แก้วใส | Somchai Kaewsai | เล็ก | Lek | TE | th
painter | ประทีป มีชัย | Prateep Meechai | ทีป | Teep | TE | th
electrician | ซอ วิน | Zaw Win | วิน | Win | TE | en
accountant | พรทิพย์ บุญมา | Pornthip Boonma | ทิพย์ | Thip | AC | th
auditor | ธนากร ไพศาล | Thanakorn Paisan | กร | Korn | AU | en
"""


def people(seed: int) -> tuple[DemoUser, ...]:
    """All staff, the owner first. Names and PINs are always the same; the seed makes the badges."""
    chance = Chance(seed, "people")
    staff: list[DemoUser] = []
    for line in filter(None, _TABLE.splitlines()):
        key, name_th, name_en, nick_th, nick_en, roles, language = (cell.strip() for cell in line.split("|"))
        first_th, last_th = name_th.split(" ")
        first_en, last_en = name_en.split(" ")
        staff.append(
            DemoUser(
                key=key,
                first_th=first_th,
                last_th=last_th,
                first_en=first_en,
                last_en=last_en,
                nickname_th=nick_th,
                nickname_en=nick_en,
                roles=tuple(roles.split()),
                phone=mobile_phone(len(staff) + 1),
                language=language,
                pin=DEMO_PINS[key],
                badge="OL-" + "".join(chance.pick(_BADGE_LETTERS) for _ in range(_BADGE_LENGTH)),
            )
        )
    return tuple(staff)
