"""Makes, models and engines of the trucks that come to the shop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MAKES_TH: Final = {
    "Hino": "ฮีโน่",
    "Isuzu": "อีซูซุ",
    "UD": "ยูดี",
    "Nissan Diesel": "นิสสันดีเซล",
    "Fuso": "ฟูโซ่",
    "Scania": "สแกนเนีย",
    "Volvo": "วอลโว่",
    "Mercedes": "เบนซ์",
    "MAN": "แมน",
    "Sinotruk": "ซิโนทรัค",
    "Foton": "โฟตอน",
    "FAW": "FAW",
    "BPW": "BPW",
    "FUWA": "FUWA",
    "SAF": "SAF",
    "York": "York",
}
"""How a make is written in Thai; FAW and the axle makers keep their letters, as in the trade."""

_MODEL_WORDS_TH: Final = {
    "Dutro": "ดูโทร",
    "Mega": "เมก้า",
    "Victor": "วิคเตอร์",
    "X-Series": "เอ็กซ์ซีรี่ส์",
    "Kuzer": "คูเซอร์",
    "Croner": "โครเนอร์",
    "Quester": "เควสเตอร์",
    "Canter": "แคนเตอร์",
    "Super": "ซูเปอร์",
    "Great": "เกรท",
    "Axor": "แอ็กซอร์",
    "Actros": "แอ็คทรอส",
    "Arocs": "อารอคส์",
    "HOWO": "โฮโว่",
    "Auman": "ออแมน",
    "Aumark": "ออมาร์ค",
    "disc": "ดิสก์",
    **{f"{tons}T": f"{tons} ตัน" for tons in range(8, 17)},
}


def model_th(name: str) -> str:
    """A model's name as Thais write it; letters and figures of the maker stay."""
    return " ".join(_MODEL_WORDS_TH.get(word, word) for word in name.split(" "))


KIND_OF_MAKE: Final = {
    **dict.fromkeys(("Hino", "Isuzu", "UD", "Nissan Diesel", "Fuso"), "J"),
    **dict.fromkeys(("Scania", "Volvo", "Mercedes", "MAN"), "E"),
    **dict.fromkeys(("Sinotruk", "Foton", "FAW"), "C"),
    **dict.fromkeys(("BPW", "FUWA", "SAF", "York"), "A"),
}
"""Japanese, European, Chinese truck or axle maker: each has its own brands of spare parts."""


@dataclass(frozen=True, slots=True)
class Model:
    """One model generation. ``size``: L light, M medium, H heavy, A trailer axle; ``price_percent`` against FM1J."""

    make: str
    name: str
    engine: str
    years: str
    size: str
    price_percent: int


_TABLE: Final = """
Hino | Dutro WU410 | W04D | 2000-2006 | L | 55
Hino | 300 XZU600 | N04C | 2007-2016 | L | 60
Hino | 300 XZU710 | N04C | 2007-2016 | L | 64
Hino | 300 XZU650 | N04C | 2017-2025 | L | 66
Hino | 300 XZU720 | N04C | 2017-2025 | L | 68
Hino | FB4J | J05C | 1999-2003 | M | 68
Hino | FF173 | H07C | 1992-2003 | M | 70
Hino | 500 FC9J | J05E | 2004-2016 | M | 78
Hino | 500 FG8J | J08E | 2004-2016 | M | 92
Hino | 500 FL8J | J08E | 2004-2016 | M | 96
Hino | 500 FM8J | J08E | 2004-2016 | H | 98
Hino | 500 FM1J | J08E | 2004-2016 | H | 100
Hino | Mega FG1J | J08C | 1998-2003 | M | 84
Hino | Mega FM3M | K13C | 1996-2003 | H | 105
Hino | Mega FM2P | P11C | 2004-2016 | H | 115
Hino | Victor FC9JL | J05E | 2017-2025 | M | 86
Hino | Victor FG8JR | J08E | 2017-2025 | M | 98
Hino | Victor FM8JN | J08E | 2017-2025 | H | 106
Hino | Victor FM2PN | A09C | 2018-2025 | H | 120
Hino | 700 SS1E | E13C | 2005-2018 | H | 150
Hino | 700 FS1E | E13C | 2005-2018 | H | 148
Isuzu | NKR | 4JB1 | 1990-2006 | L | 48
Isuzu | NLR130 | 4JJ1 | 2008-2016 | L | 55
Isuzu | NLR150 | 4JJ1 | 2017-2025 | L | 58
Isuzu | NMR130 | 4JJ1 | 2008-2016 | L | 58
Isuzu | NPR66 | 4HF1 | 1997-2007 | L | 58
Isuzu | NPR150 | 4HK1 | 2008-2016 | L | 64
Isuzu | NPR150 X-Series | 4HK1 | 2017-2025 | L | 68
Isuzu | NQR175 | 4HK1 | 2008-2020 | L | 68
Isuzu | FSR | 6BG1 | 1990-2000 | M | 66
Isuzu | FTR | 6HE1 | 1996-2007 | M | 74
Isuzu | FRR190 | 4HK1 | 2008-2016 | M | 78
Isuzu | FRR210 | 4HK1 | 2017-2025 | M | 82
Isuzu | FTR240 | 6HK1 | 2008-2022 | M | 88
Isuzu | FVM | 6HE1 | 1996-2007 | H | 86
Isuzu | FVM240 | 6HK1 | 2008-2016 | H | 96
Isuzu | FVM240 X-Series | 6HK1 | 2017-2025 | H | 102
Isuzu | FVZ | 6SD1 | 1996-2007 | H | 94
Isuzu | FVZ300 | 6HK1 | 2008-2022 | H | 104
Isuzu | FXZ360 | 6UZ1 | 2012-2025 | H | 125
Isuzu | FYH360 | 6UZ1 | 2014-2025 | H | 130
Isuzu | GVR300 | 6HK1 | 2008-2022 | H | 108
Isuzu | GXZ360 | 6UZ1 | 2012-2025 | H | 132
Isuzu | EXZ | 6WF1 | 2006-2018 | H | 140
UD | Kuzer RKE | GH5E | 2019-2025 | M | 82
UD | Croner LKE | GH5E | 2018-2025 | M | 88
UD | Croner PKE | GH8E | 2018-2025 | M | 98
UD | Quester CKE | GH8E | 2014-2025 | H | 120
UD | Quester CWE | GH8E | 2014-2025 | H | 126
UD | Quester GWE | GH11E | 2014-2025 | H | 138
Nissan Diesel | PKC212 | FE6 | 2003-2013 | M | 80
Nissan Diesel | CK87 | FE6 | 1990-2002 | M | 72
Nissan Diesel | CWM454 | PF6 | 1996-2010 | H | 104
Nissan Diesel | CWA45 | PE6 | 1990-2005 | H | 98
Fuso | Canter FE84 | 4D34 | 2003-2011 | L | 60
Fuso | Canter FE85 | 4M50 | 2007-2014 | L | 66
Fuso | Canter FEB71 | 4P10 | 2014-2022 | L | 72
Fuso | FK417 | 6D15 | 1988-2000 | M | 66
Fuso | FM657 | 6D16 | 1995-2010 | M | 82
Fuso | FN527 | 6D16 | 1992-2008 | H | 88
Fuso | FN62F | 6M60 | 2008-2018 | H | 104
Fuso | FJ2528 | 6S20 | 2016-2025 | H | 108
Fuso | FZ4928 | 6S20 | 2016-2025 | H | 118
Fuso | Super Great FV | 6M70 | 2003-2016 | H | 130
Scania | P124 | DSC12 | 1997-2006 | H | 165
Scania | P360 | DC09 | 2012-2022 | H | 180
Scania | P410 | DC13 | 2012-2022 | H | 190
Scania | G410 | DC13 | 2014-2025 | H | 198
Scania | R500 | DC13 | 2018-2025 | H | 215
Volvo | FM9 | D9A | 2002-2006 | H | 165
Volvo | FM12 | D12D | 1999-2005 | H | 172
Volvo | FMX400 | D11C | 2012-2022 | H | 188
Volvo | FM440 | D13A | 2006-2013 | H | 190
Volvo | FH460 | D13K | 2014-2025 | H | 210
Mercedes | Axor 1840 | OM457 | 2004-2013 | H | 172
Mercedes | Actros 2640 | OM501 | 2004-2014 | H | 196
Mercedes | Arocs 3342 | OM470 | 2015-2025 | H | 212
MAN | CLA 26.280 | D0836 | 2010-2018 | H | 160
MAN | TGS 33.400 | D2066 | 2008-2018 | H | 188
MAN | TGX 26.440 | D2676 | 2012-2025 | H | 205
Sinotruk | HOWO 371 | WD615 | 2008-2020 | H | 70
Sinotruk | HOWO A7 | D12 | 2012-2025 | H | 78
Foton | Auman EST | ISGe4 | 2015-2025 | H | 84
Foton | Aumark C | ISF3.8 | 2014-2025 | L | 50
FAW | J5M | CA6DL | 2010-2020 | H | 68
FAW | J6P | CA6DM | 2015-2025 | H | 76
BPW | SH 8T | - | 2000-2012 | A | 100
BPW | ECO 12T | - | 2005-2025 | A | 115
FUWA | 13T | - | 2005-2025 | A | 60
FUWA | 16T | - | 2005-2025 | A | 66
SAF | 9T disc | - | 2008-2025 | A | 110
SAF | 11T | - | 2000-2015 | A | 112
York | 13T | - | 2002-2018 | A | 72
"""


def _read() -> tuple[Model, ...]:
    models = []
    for line in filter(None, _TABLE.splitlines()):
        make, name, engine, years, size, percent = (cell.strip() for cell in line.split("|"))
        models.append(Model(make, name, engine, years, size, int(percent)))
    return tuple(models)


MODELS: Final = _read()
"""All models, grouped by make."""


def engines() -> tuple[Model, ...]:
    """One entry per make and engine: the first model that has it stands for all."""
    seen: dict[tuple[str, str], Model] = {}
    for model in MODELS:
        if model.engine != "-":
            seen.setdefault((model.make, model.engine), model)
    return tuple(seen.values())
