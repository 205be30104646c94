"""``kedmanee.json``: what a scanner types on a Thai keyboard, and back. Notes on the systems are no case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.barcodes import candidates
from core.keyboards import ThaiLayout, read_back, typed_on
from tests.vectors_cases.case import Case, equal


def cases(doc: Mapping[str, Any]) -> list[Case]:
    """One case a key and direction, for all layouts, and one for each character that could also be meant as it is."""
    kedmanee = ThaiLayout.KEDMANEE
    found = [_types(kedmanee, us, thai) for us, thai in doc["qwerty_to_kedmanee"].items()]
    found += [_reads(kedmanee, thai, us) for thai, us in doc["kedmanee_to_qwerty"].items()]
    for key in doc["keys"]:
        us, thai = "".join(key["us"]), "".join(key["kedmanee"])
        found.append(
            equal(f"key {key['xkb']}", lambda u=us, t=thai: (typed_on(kedmanee, u), read_back(kedmanee, t)), (thai, us))
        )
    for ascii_output, us in doc["ambiguous_ascii_outputs"].items():
        readings = [(ascii_output, "as-is"), (us, "kedmanee")]
        found.append(equal(f"ambiguous {ascii_output}", lambda c=ascii_output: candidates(c)[:2], readings))
    for us, differs in doc["variants"]["th(tis) TIS-820.2538 differs at"].items():
        found.append(_types(kedmanee, us, differs["kedmanee"]))
        found += [_types(ThaiLayout.TIS, us, differs["tis"]), _reads(ThaiLayout.TIS, differs["tis"], us)]
    found += [_reads(ThaiLayout.PATTACHOTE, thai, us) for thai, us in doc["variants"]["pattachote_to_qwerty"].items()]
    return found


def _types(layout: ThaiLayout, us: str, thai: str) -> Case:
    return equal(f"{layout} types {us}", lambda: typed_on(layout, us), thai)


def _reads(layout: ThaiLayout, thai: str, us: str) -> Case:
    return equal(f"{layout} reads {thai}", lambda: read_back(layout, thai), us)
