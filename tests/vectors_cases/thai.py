"""``bahttext.json``, ``taxid.json``, ``dates_be.json``, ``thai_text.json``: words, ids, dates, spelling, order, breaks.

What these files say about other libraries is no case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from core.errors import Rejected
from core.thai.baht import baht_text
from core.thai.breaks import segments
from core.thai.dates import DateForm, buddhist_year, date_text, parse_date
from core.thai.digits import arabic_digits, thai_digits
from core.thai.tax_id import (
    TaxIdKind,
    branch_text,
    electronic_tax_id,
    format_tax_id,
    is_branch_code,
    is_tax_id,
    plain_tax_id,
    tax_id_check_digit,
    tax_id_kind,
)
from core.thai.text import normalise, sort_key
from tests.vectors_cases.case import Case, equal

Doc = Mapping[str, Any]

KINDS = {"moa": TaxIdKind.JURISTIC, "pin": TaxIdKind.PERSON}


def bahttext(doc: Doc) -> list[Case]:
    """One case an amount."""
    return [equal(v["amount"], lambda v=v: baht_text(v["satang"]), v["expected"]) for v in doc["vectors"]]


def taxid(doc: Doc) -> list[Case]:
    """One case an id, a branch in each language, and an id with its branch."""
    found = [_one_id(v) for v in doc["vectors"]]
    for key, language in (("print", "th"), ("print_en", "en")):
        found += [
            equal(
                f"{key} {code}", lambda c=code, lang=language: (is_branch_code(c), branch_text(c, lang)), (True, text)
            )
            for code, text in doc["branch"][key].items()
        ]
    found += [
        equal(f"TXID {v['TXID']}", lambda v=v: electronic_tax_id(v["taxid"], v["branch"]), v["TXID"])
        for v in doc["etax_id_18"]
    ]
    return found


def _one_id(vector: Doc) -> Case:
    text = vector["id"]
    if not vector["valid"]:
        return equal(text, lambda: is_tax_id(text), expected=False)

    def actual() -> object:
        formatted = format_tax_id(text)
        return (
            is_tax_id(formatted),
            plain_tax_id(formatted),
            tax_id_check_digit(text[:12]),
            tax_id_kind(text),
            formatted,
        )

    return equal(text, actual, (True, text, vector["check"], KINDS[vector["kind"]], vector["formatted"]))


def dates_be(doc: Doc) -> list[Case]:
    """One case a form of a day, what typing it back gives, and the three traps."""
    return [
        *(case for vector in doc["vectors"] for case in _one_day(vector)),
        *(
            equal(f"digits {arabic}", lambda a=arabic, t=thai: (thai_digits(a), arabic_digits(t)), (thai, arabic))
            for arabic, thai in doc["thai_digits"].items()
        ),
        equal("trap: a two-digit year is Buddhist", lambda: parse_date("21/11/69"), date(2026, 11, 21)),
        equal(
            "trap: leap years are common years",
            lambda: [_typed("29/2/2567"), _typed("29/2/2569")],
            ["2024-02-29", None],
        ),
        equal(
            "trap: 2400 to 2700 is Buddhist, 1900 to 2100 common",
            lambda: [_typed(f"1/1/{year}") for year in (2399, 2400, 2700, 2701, 1899, 1900, 2100, 2101)],
            [None, "1857-01-01", "2157-01-01", None, None, "1900-01-01", "2100-01-01", None],
        ),
    ]


def _one_day(vector: Doc) -> list[Case]:
    iso, day = vector["iso"], date.fromisoformat(vector["iso"])
    typed = ("short", "short2", "abbr", "long", "long_era")  # a two-digit year is read, and never written
    return [
        equal(f"{iso} be_year", lambda: buddhist_year(day.year), vector["be_year"]),
        *(equal(f"{iso} {form}", lambda form=form: date_text(day, form, "th"), vector[form]) for form in DateForm),
        *(equal(f"{iso} typed as {key}", lambda key=key: parse_date(vector[key]), day) for key in typed),
    ]


def _typed(text: str) -> str | None:
    try:
        return parse_date(text).isoformat()
    except Rejected:
        return None


def thai_text(doc: Doc) -> list[Case]:
    """The order of a list, one case a spelling, and the places where a text may break."""
    order = doc["sort"]
    found = [equal("sort", lambda: sorted(order["input"], key=sort_key), order["expected"])]
    found += [
        equal(f"normalise {v['in']!r}", lambda v=v: (normalise(v["in"]), normalise(v["out"])), (v["out"], v["out"]))
        for v in doc["normalise_before_index_and_query"]
    ]
    for vector in doc["line_break"]:
        text, words = vector["text"], vector["icu"]
        found.append(_break(f"line_break {text}", text, lambda t=text: segments(t)))
        found.append(_break(f"line_break {text} by words", text, lambda t=text, w=words: segments(t, lambda _: w)))
    return found


FORBIDDEN_BREAKS = {
    "inside a cluster: before a mark or a vowel that follows": (r".", r"[ะ-ฺๅ็-๎]"),
    "inside a cluster: behind a vowel that leads": (r"[เ-ไ]", r"[ก-ฮ]"),
    "inside a number": (r"[0-9.,]", r"[0-9]"),
    "inside a number, before its comma or point": (r"[0-9]", r"[.,]"),
    "inside a code, before its hyphen": (r"\S", r"-"),
    "inside a code, behind its hyphen": (r"-", r"\S"),
    "inside a word of Latin letters": (r"[A-Za-z0-9]", r"[A-Za-z0-9]"),
}


def _break(name: str, text: str, actual: Callable[[], list[str]]) -> Case:
    """The rule, said a second time: what may stand on the two sides of a break."""

    def check() -> None:
        pieces = actual()
        assert "".join(pieces) == text, f"{pieces!r} is another text"
        for before, after in pairwise(pieces):
            for what, (left, right) in FORBIDDEN_BREAKS.items():
                broken = re.fullmatch(left, before[-1]) and re.fullmatch(right, after[0])
                assert not broken, f"a break {what}: {before!r} | {after!r}"

    return Case(name, check)
