"""The vectors command over the saved vector files, in this process."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests import vectors
from tests.vectors_cases.case import equal

GOLDEN = Path(__file__).parents[1] / "golden" / "vectors"
FILES = sorted(GOLDEN.glob("*.json"))
# What must be answered whole, and how much of the other files; a number only ever grows.
WHOLE = {
    "bahttext": 59,
    "dates_be": 81,
    "entries": 61,
    "kedmanee": 360,
    "permissions": 97,
    "taxid": 27,
    "thai_text": 14,
}
PARTLY = {"domain_examples": 31, "vat_wht": 44}
CATEGORIES = {"totals", "cash", "identifiers"}


def summary(capsys: pytest.CaptureFixture[str]) -> tuple[int, int, int]:
    last = capsys.readouterr().out.splitlines()[-1]
    match = re.fullmatch(r"(\d+) passed, (\d+) failed, (\d+) not built", last)
    assert match, last
    return int(match[1]), int(match[2]), int(match[3])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_in_a_vector_file_fails(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert vectors.main([str(path)]) == 0
    passed, failed, not_built = summary(capsys)
    assert failed == 0
    if path.stem in WHOLE:
        assert (passed, not_built) == (WHOLE[path.stem], 0)
    if path.stem in PARTLY:
        assert passed >= PARTLY[path.stem]


def test_whole_categories_of_the_domain_examples_are_answered() -> None:
    doc = json.loads((GOLDEN / "domain_examples.json").read_text(encoding="utf-8"))
    built = {case.name.split()[0] for case in vectors.read_cases(GOLDEN / "domain_examples.json") if case.check}
    wanted = {e["id"] for e in doc["examples"] if e["category"] in CATEGORIES or e["op"] == "moving_average"}
    assert wanted <= built


def test_every_saved_file_has_a_reader_of_its_own() -> None:
    assert {path.stem for path in FILES} <= vectors.READERS.keys()


def test_a_wrong_expectation_in_each_file_is_told_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoilt = {
        "bahttext": ("ศูนย์บาทถ้วน", "ศูนย์บาท"),
        "dates_be": ("21 พ.ย. 2569", "21 พ.ค. 2569"),
        "domain_examples": ('"grand_total": 1185239', '"grand_total": 1185240'),
        "kedmanee": ('"~": "%"', '"~": "&"'),
        "permissions": ('"CA": "A"', '"CA": "-"'),
        "taxid": ('"check": "5"', '"check": "6"'),
        "thai_text": ('"out": "แก้ว"', '"out": "แกว้"'),
        "vat_wht": ('"vat": "0.50"', '"vat": "0.51"'),
    }
    for name, (true, false) in spoilt.items():
        text = json.dumps(json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8")), ensure_ascii=False)
        assert true in text, name
        path = tmp_path / f"{name}.json"
        path.write_text(text.replace(true, false, 1), encoding="utf-8")
        assert vectors.main([str(path)]) == vectors.EXIT_FAILED, name
        told = capsys.readouterr().out.splitlines()
        assert told[0].startswith(f"{name}.json: "), name
        assert ", 0 failed" not in told[-1]


def test_a_file_under_another_name_is_known_by_what_is_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for source in FILES:
        path = tmp_path / f"my-{source.stem}.json"
        path.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
        assert [case.name for case in vectors.read_cases(path)] == [case.name for case in vectors.read_cases(source)]


def test_counts_of_all_files_add_up(capsys: pytest.CaptureFixture[str]) -> None:
    each = []
    for path in FILES:
        vectors.main([str(path)])
        each.append(summary(capsys))
    vectors.main([str(path) for path in FILES])
    assert summary(capsys) == tuple(map(sum, zip(*each, strict=True)))


@pytest.mark.parametrize("content", [None, "{", "[1]", '{"vectors": []}', '"text"'])
def test_an_unknown_file_is_told_in_a_sentence(
    content: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "strange.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    assert vectors.main([str(path)]) == vectors.EXIT_UNKNOWN
    told = capsys.readouterr()
    assert told.err.startswith(str(path))
    assert told.err.rstrip().endswith(".")
    assert told.out == ""


def test_a_call_without_files_says_what_it_wants(capsys: pytest.CaptureFixture[str]) -> None:
    assert vectors.main([]) == vectors.EXIT_UNKNOWN
    assert "FILE" in capsys.readouterr().err


def test_a_case_that_breaks_down_is_a_failure_with_its_reason() -> None:
    assert vectors.outcome(equal("division", lambda: 1 // 0, 1)) == (
        "failed",
        "ZeroDivisionError: integer division or modulo by zero",
    )
