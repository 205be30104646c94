"""PROTOCOL.md is true: its examples run, its tables are the code's."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

from sync.protocol import limits
from sync.protocol.body import Quarantine
from sync.protocol.canonical import Flaw
from sync.protocol.header import _TYPES, Fault
from sync.protocol.trust import ADOPT_PREFIX, TRUST_TYPES, SignedHead
from sync.protocol.verdict import Verdict

PAGE = (Path(__file__).parents[3] / "sync" / "protocol" / "PROTOCOL.md").read_text(encoding="utf-8")


def table(first_heading: str) -> list[list[str]]:
    """The rows of the table whose first column has this heading, cells stripped."""
    lines = PAGE.split(f"\n| {first_heading} |")[1].splitlines()[2:]
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split(" |")])
    return rows


def names(cell: str) -> list[str]:
    return re.findall(r"`([^`]*)`", cell)


def test_the_examples_run() -> None:
    blocks = re.findall(r"```pycon\n(.*?)```", PAGE, flags=re.DOTALL)
    assert len(blocks) >= 9
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "PROTOCOL.md", "PROTOCOL.md", 0)
    told: list[str] = []
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
    runner.run(test, out=told.append)
    assert runner.summarize(verbose=False).failed == 0, "".join(told)


def test_every_flaw_fault_and_verdict_is_explained() -> None:
    assert [names(row[0])[0] for row in table("flaw")] == [str(flaw) for flaw in Flaw]
    assert [names(row[0])[0] for row in table("fault")] == [str(fault) for fault in Fault]
    assert {names(row[0])[0] for row in table("verdict")} == {str(verdict) for verdict in Verdict}


def test_grounds_of_quarantine_stand_in_the_order_in_which_they_are_found() -> None:
    assert [names(row[0])[0] for row in table("ground")] == [str(ground) for ground in Quarantine]


def test_every_header_member_is_explained() -> None:
    listed = [name for row in table("header member") for name in names(row[0])]
    assert sorted(listed) == sorted([*_TYPES, "batch"])


def test_every_limit_is_listed_with_its_value() -> None:
    listed = {names(row[0])[0]: int(row[1]) for row in table("name")}
    assert listed == {name: value for name, value in vars(limits).items() if name.isupper()}


def test_every_prefix_is_listed() -> None:
    listed = {names(row[1])[0].replace("\\n", "\n").encode() for row in table("object")}
    assert listed == {kind.PREFIX for kind in (*TRUST_TYPES.values(), SignedHead)} | {ADOPT_PREFIX}
