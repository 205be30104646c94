"""Runs vector files against the product: ``python -m tests.vectors FILE…``.

Prints every failure, then ``N passed, M failed, K not built``; the exit status is 0 where nothing failed, 1 where
something did, 2 where a file is none that we know.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.vectors_cases import access, domain, others, scanning, tax, thai
from tests.vectors_cases.case import Case

EXIT_FAILED, EXIT_UNKNOWN = 1, 2


class Reader(NamedTuple):
    """Makes cases of a file; a file under another name is known by the members that it must have."""

    cases: Callable[[Mapping[str, Any]], list[Case]]
    members: frozenset[str]


READERS: Mapping[str, Reader] = {
    "bahttext": Reader(thai.bahttext, frozenset({"policy", "variant", "vectors"})),
    "dates_be": Reader(thai.dates_be, frozenset({"thai_digits", "vectors"})),
    "domain_examples": Reader(domain.cases, frozenset({"conventions", "examples"})),
    "entries": Reader(others.entries, frozenset({"certificates", "entries", "signed_heads"})),
    "kedmanee": Reader(scanning.cases, frozenset({"qwerty_to_kedmanee", "kedmanee_to_qwerty"})),
    "permissions": Reader(access.cases, frozenset({"groups", "legend"})),
    "phones": Reader(others.phones, frozenset({"extension", "vectors"})),
    "plates": Reader(others.plates, frozenset({"prefix_classes", "vectors"})),
    "promptpay": Reader(others.promptpay, frozenset({"real_world_crc", "vectors"})),
    "state_machines": Reader(others.state_machines, frozenset({"machines"})),
    "taxid": Reader(thai.taxid, frozenset({"etax_id_18", "vectors"})),
    "thai_text": Reader(thai.thai_text, frozenset({"sort", "line_break"})),
    "vat_wht": Reader(tax.cases, frozenset({"vat_exclusive", "vat_inclusive"})),
}


class UnknownFile(Exception):
    """A file that cannot be read or is no vector file; the message is a sentence for the person who named it."""


def read_cases(path: Path) -> list[Case]:
    """The cases of one file.

    Raises:
        UnknownFile: it is missing, no JSON, or none of the files in ``READERS``.
    """
    try:
        doc = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnknownFile(f"{path}: cannot be read ({error.strerror}).") from error
    except ValueError as error:
        raise UnknownFile(f"{path}: is not JSON ({error}).") from error
    members = doc.keys() if isinstance(doc, dict) else set()
    by_name = READERS.get(path.stem)
    if by_name is not None and by_name.members <= members:
        return by_name.cases(doc)
    for reader in READERS.values():
        if reader.members <= members:
            return reader.cases(doc)
    raise UnknownFile(f"{path}: is none of the vector files {', '.join(READERS)}.")


def outcome(case: Case) -> tuple[str, str]:
    """``passed``, ``failed`` or ``not built``, and what went wrong."""
    if case.check is None:
        return "not built", ""
    try:
        case.check()
    except Exception as error:  # noqa: BLE001 - a case that breaks down is a failure to be told, not the end of the run
        return "failed", str(error) if isinstance(error, AssertionError) else f"{type(error).__name__}: {error}"
    return "passed", ""


def main(arguments: Sequence[str]) -> int:
    """Run the files named and return the exit status."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print("Name the vector files to run: python -m tests.vectors FILE…", file=sys.stderr)
        return 0 if arguments else EXIT_UNKNOWN
    counts: Counter[str] = Counter()
    try:
        for path in map(Path, arguments):
            for case in read_cases(path):
                verdict, why = outcome(case)
                counts[verdict] += 1
                if verdict == "failed":
                    print(f"{path.name}: {case.name}: {why}")
    except UnknownFile as error:
        print(error, file=sys.stderr)
        return EXIT_UNKNOWN
    print(f"{counts['passed']} passed, {counts['failed']} failed, {counts['not built']} not built")
    return EXIT_FAILED if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
