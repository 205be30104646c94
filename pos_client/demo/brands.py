"""Brands on the shelves: whose barcode range, how their numbers look, how dear they are, what they make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Brand:
    """One brand.

    ``company`` is the seven-digit company range of its barcodes (885 = Thailand). ``pattern`` is the form of its part
    numbers, ``#`` a digit; empty for a maker whose numbers the tables spell out. ``kinds`` says for which makes it
    works (J, E, C, A as in ``KIND_OF_MAKE``), ``price_percent`` compares it with the genuine part, ``groups`` are the
    kinds of goods it makes.
    """

    name: str
    company: str
    pattern: str
    kinds: str
    price_percent: int
    groups: tuple[str, ...]


_TABLE: Final = """
Hino Genuine | 885 | | | 100 |
Isuzu Genuine | 885 | | | 100 |
UD Genuine | 885 | | | 100 |
Nissan Diesel Genuine | 49 | | | 100 |
Fuso Genuine | 885 | | | 100 |
Scania | 73 | | | 100 |
Volvo | 73 | | | 100 |
Mercedes | 40 | | | 100 |
MAN | 40 | | | 100 |
Sinotruk | 69 | | | 100 |
Foton | 885 | | | 100 |
FAW | 69 | | | 100 |
BPW | 40 | | | 100 |
FUWA | 69 | | | 100 |
SAF | 40 | | | 100 |
York | 88 | | | 100 |
Used Japan | - | | J | 35 | body gear used
TPT | 885 | TP-###### | JECA | 38 | rubber lining drum electric lamp cooling steer susp body shaft gear brakehyd hose
KNK | 885 | KNK###### | JCA | 34 | rubber drum seal electric lamp body shaft susp steer hose cooling gasket
Yuan Da | 885 | YD-##### | J | 42 | rubber air clutch piston valve body lamp cooling steer
Longrun | 69 | LR###### | JCA | 28 | lining drum clutch gear steer cooling body seal susp electric air
Sakura | 885 | SK-##### | JEC | 45 | filter
Union | 49 | UN-#####J | J | 52 | filter
Micro | 49 | MT-##### | J | 50 | filter
JS Asakashi | 49 | JS##### | J | 46 | filter
Fleetguard | 885 | FG##### | JEC | 62 | filter
Donaldson | 885 | P5##### | JEC | 65 | filter
Mann | 40 | W ### ## | E | 70 | filter
Hengst | 40 | E##### | E | 64 | filter
Bosch | 40 | 0 986 ### ### | JE | 68 | filter electric fuel brakehyd
RBI | 885 | RB-###### | J | 46 | rubber
Sampa | 86 | 0##.### | EA | 48 | rubber susp body steer lining
Febi | 40 | 1##### | E | 52 | rubber steer cooling gasket hose brakehyd body
TBK | 885 | TBK##### | JA | 55 | lining air
Nisshinbo | 885 | NB-##### | J | 58 | lining
Akebono | 885 | AK-##### | J | 62 | lining
Textar | 40 | 29####### | E | 66 | lining
Knorr-Bremse | 40 | K0##### | EA | 80 | air lining
Wabco | 40 | 43# ### ### 0 | EA | 82 | air
Haldex | 40 | 8####D | | 60 |
IPC | 885 | D-##### | J | 60 | drum
TSE | 885 | TSE##### | JEA | 50 | air
Nabco | 49 | 47#-##### | J | 78 | air brakehyd
Seiken | 885 | SK####### | J | 48 | brakehyd
JKC | 885 | 13-##### | J | 50 | brakehyd
Aisin | 885 | AS-##### | J | 66 | clutch cooling brakehyd
Exedy | 885 | EXD##### | J | 68 | clutch
Valeo | 33 | 8##### | JE | 64 | clutch electric
Sachs | 40 | 3400 ### ### | E | 75 | clutch susp
NPR | 49 | SDN###### | J | 70 | ring
RIK | 49 | 2##### | J | 66 | ring
TP Gasket | 885 | TPG-##### | J | 45 | gasket ring
Stone | 49 | ST##### | J | 55 | gasket
Elring | 40 | ###.### | E | 68 | gasket seal
Victor Reinz | 40 | 61-#####-00 | E | 70 | gasket
Izumi | 49 | IZ-##### | J | 64 | piston
Art | 49 | AR##### | J | 68 | piston
Mahle | 40 | 0## ## ## | E | 74 | piston ring metal valve
Taiho | 49 | TH-##### | J | 66 | metal
NDC | 49 | ND##### | J | 62 | metal
Fuji Oozx | 49 | FZ-##### | J | 62 | valve
Denso | 885 | DN######-#### | JE | 76 | electric fuel cooling
Bosch Rexim | 885 | REX-##### | J | 40 | fuel
Zexel | 49 | 10####-#### | J | 70 | fuel
Delphi | 50 | 28###### | EC | 72 | fuel
Mobiletron | 47 | MB-##### | JE | 45 | electric
Nikko | 49 | 0-35000-#### | J | 74 |
Sawafuji | 49 | 0101-602-#### | J | 74 |
Hella | 40 | 1E# ### ###-### | E | 74 | lamp electric
Stanley | 885 | ST-##### | J | 62 | lamp
Koito | 885 | 100-##### | J | 72 | lamp
Depo | 47 | 2##-#### | JE | 40 | lamp panel
T.RAD | 885 | TR-##### | J | 66 | cooling
GMB | 885 | GW#####A | J | 55 | cooling shaft
Behr | 40 | 8MK 376 ###-### | E | 76 | cooling
Koyorad | 49 | PL###### | J | 60 | cooling
555 | 49 | SE-##### | J | 62 | steer
CTR | 88 | CE####### | JE | 54 | steer
Lemförder | 40 | 3##### 01 | E | 72 | steer rubber
TRW | 40 | JTR#### | E | 74 |
NHK | 885 | NHK##### | J | 68 | susp
KYB | 49 | 44##### | J | 60 | shock
Tokico | 49 | E##### | J | 62 | shock
Monroe | 885 | T#####M | JE | 56 | shock
Matsuba | 885 | UJ-##### | J | 46 | shaft
MGM | 885 | MGM##### | J | 44 | gear
ZF | 40 | 0#######-S | E | 82 | gear
NOK | 49 | AZ#####E | J | 58 | seal
Musashi | 49 | M##### | J | 52 | seal
Corteco | 40 | 12######B | EA | 60 | seal
AGC | 885 | AGC-##### | JE | 62 | glass
PMK | 885 | PMK##### | JE | 48 | glass
Fuyao | 69 | FY-##### | JEC | 36 | glass
JOST | 40 | | | 100 |
Firestone | 885 | | | 62 |
Continental | 40 | | | 70 |
Contitech | 40 | | | 66 |
Goodyear | 885 | | | 60 |
Bando | 885 | | | 60 |
Mitsuboshi | 885 | | | 62 |
Gates | 885 | | | 68 |
Dayco | 885 | | | 58 |
Futaba | 49 | | | 50 |
Tama | 49 | | | 55 |
Three Bond | 885 | | | 60 |
IHI | 49 | | | 90 |
Holset | 50 | | | 90 |
JTEKT | 49 | | | 80 |
Koyo | 49 | | | 70 |
NTN | 49 | | | 70 |
NSK | 49 | | | 70 |
Nachi | 49 | | | 62 |
SKF | 73 | | | 95 |
FAG | 40 | | | 92 |
Timken | 885 | | | 88 |
ZWZ | 69 | | | 30 |
NAK | 47 | | | 45 |
TTO | 47 | | | 40 |
GTB | 885 | | | 50 |
Philips | 87 | | | 60 |
Osram | 40 | | | 60 |
Narva | 40 | | | 50 |
Eagleye | 885 | | | 34 |
3K | 885 | | | 60 |
GS | 885 | | | 66 |
FB | 885 | | | 60 |
Panasonic | 885 | | | 70 |
Amaron | 89 | | | 68 |
Boliden | 885 | | | 52 |
Pacific | 49 | | | 50 |
Yazaki | 885 | | | 60 |
3M | 885 | | | 80 |
Isringhausen | 40 | | | 90 |
Power-Packer | 87 | | | 90 |
Bridgestone | 885 | | | 100 |
Michelin | 885 | | | 118 |
Goodride | 69 | | | 62 |
Double Coin | 69 | | | 66 |
Linglong | 885 | | | 64 |
Otani | 885 | | | 74 |
Deestone | 885 | | | 70 |
Maxxis | 885 | | | 80 |
Yokohama | 885 | | | 98 |
Dunlop | 885 | | | 90 |
Apollo | 89 | | | 76 |
Bandag | 885 | | | 36 |
Alcoa | 59 | | | 100 |
Nippon | 885 | | | 70 |
TOA | 885 | | | 55 |
Jotun | 885 | | | 72 |
Nason | 885 | | | 80 |
Sikkens | 87 | | | 130 |
Norton | 885 | | | 62 |
Kovax | 49 | | | 78 |
Mirka | 64 | | | 90 |
Würth | 40 | | | 90 |
WD-40 | 885 | | | 80 |
Loctite | 885 | | | 90 |
Sika | 885 | | | 80 |
Kobe | 885 | | | 60 |
Yawata | 885 | | | 58 |
YFS | 885 | | | 40 |
Kinki | 885 | | | 46 |
Tong Heng | 885 | | | 34 |
SMC | 49 | | | 80 |
Festo | 40 | | | 90 |
Airtac | 885 | | | 45 |
Toyox | 49 | | | 80 |
Eaton | 885 | | | 74 |
Yokohama Hose | 885 | | | 70 |
Norma | 40 | | | 60 |
ABA | 73 | | | 66 |
Jolly | 885 | | | 32 |
PTT | 885 | | | 80 |
Shell | 885 | | | 96 |
Castrol | 885 | | | 94 |
Bangchak | 885 | | | 72 |
Caltex | 885 | | | 90 |
Mobil | 885 | | | 98 |
Valvoline | 885 | | | 86 |
PT Max | 885 | | | 68 |
"""


def _read() -> dict[str, Brand]:
    brands: dict[str, Brand] = {}
    for line in filter(None, _TABLE.splitlines()):
        name, gs1, pattern, kinds, percent, groups = (cell.strip() for cell in line.split("|"))
        # 47 apart keeps two brands of one country apart whatever is added at the end of the table
        own = str(1_117 + 47 * len(brands)).zfill(7)
        company = "" if gs1 == "-" else gs1 + own[len(gs1) :]
        brands[name] = Brand(name, company, pattern, kinds, int(percent), tuple(groups.split()))
    return brands


BRANDS: Final = _read()
"""All brands by name; their order is permanent, barcodes hang on it."""


def makers_of(groups: str, kind: str) -> tuple[Brand, ...]:
    """The aftermarket brands of some groups of goods (with spaces between) for a kind of make (J, E, C or A)."""
    wanted = set(groups.split())
    return tuple(b for b in BRANDS.values() if wanted.intersection(b.groups) and kind in b.kinds)
