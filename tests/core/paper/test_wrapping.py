"""Lines fit, break where Thai breaks, and lose nothing but the spaces at their ends."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import budoux
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.paper.faces import paper_faces
from core.paper.shaping import printable
from core.paper.wrapping import _fill, _Piece, thai_splitter, wrap

ROOT = Path(__file__).resolve().parents[3]
BUDOUX = budoux.load_default_thai_parser()
FACE = paper_faces().face(24, bold=False)
thai = st.text(st.sampled_from("กขคงจชซญฐดตถทนบปผฝพฟมยรลวสหอฮะาเแโใไำิีึืุู่้๊๋์ั็ๆฯ "), min_size=20, max_size=90)
latin = st.text(st.sampled_from("abcWXYZ0123456789-/.,() "), min_size=10, max_size=60)
odd = st.text(max_size=12) | st.sampled_from(["🚚後", "เ" * 40, "W" * 40, "1.", "ฯลฯ.", "\u0301\u0302"])
mixed = st.builds("".join, st.lists(thai | latin | odd, min_size=2, max_size=5))


@given(mixed, st.sampled_from([312, 376, 568]), st.booleans())
def test_no_line_is_wider_than_its_paper_and_no_character_is_lost(text, width, balanced):
    lines = wrap(printable(text), width, FACE.width, balanced=balanced)
    assert all(FACE.width(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == printable(text).replace("\n", "").replace(" ", "")


@given(thai | latin)
@example("กกกกกกกกกกกกกกกกกขคะ")
def test_words_end_where_the_model_s_own_program_ends_them(text):
    assert "".join(thai_splitter()(text)) == text
    assert [word for word in thai_splitter()(text) if word] == BUDOUX.parse(text)


@given(mixed)
def test_balancing_takes_no_line_more(text):
    plain = wrap(printable(text), 376, FACE.width)
    assert len(wrap(printable(text), 376, FACE.width, balanced=True)) <= len(plain)


@given(st.lists(st.tuples(st.integers(1, 100), st.booleans()), min_size=1, max_size=30))
@example([(60, True), (30, False), (80, False)])  # what is carried over to the next line leaves too little room
def test_lines_are_filled_with_whole_pieces_in_order(sizes):
    pieces = [
        _Piece(f"{no} " if spaced else f"{no}", bare, bare + 5 * spaced) for no, (bare, spaced) in enumerate(sizes)
    ]
    lines = _fill(pieces, 100)
    assert [piece for line in lines for piece in line] == pieces
    assert all(sum(piece.full for piece in line[:-1]) + line[-1].bare <= 100 for line in lines)


def test_thai_breaks_between_words():
    text = "ค่าแรงถอดประกอบห้องเกียร์และเปลี่ยนชุดคลัตช์พร้อมเจียรจานฟลายวีล"
    lines = wrap(text, 376, FACE.width)
    assert "".join(lines) == text
    assert len(lines) > 1
    words = thai_splitter()(text)
    ends = {sum(map(len, words[: no + 1])) for no in range(len(words))}
    assert all(len("".join(lines[: no + 1])) in ends for no in range(len(lines)))


def test_a_space_is_a_better_place_than_the_middle_of_a_phrase():
    name = "บริษัท โอ.แอล. เซอร์วิส แอนด์ ทรานสปอร์ต อีควิปเมนท์ จำกัด"
    face = paper_faces().face(29, bold=True)
    for line in wrap(name, 568, face.width)[:-1]:
        assert name.startswith(line + " ") or f" {line} " in name


@pytest.mark.parametrize("code", ["1-87830-995-0", "8-98159693-0", "RC00AA-6911-00001", "1,234,567.00", "15W-40"])
def test_a_code_stays_on_one_line(code):
    for before in range(1, 30):
        lines = wrap("ก" * before + " " + code + " ข", 376, FACE.width)
        assert any(code in line for line in lines)


def test_hard_spaces_hold_a_part_number_together():
    for before in range(1, 30):
        lines = wrap("ก" * before + " ME\u00a0034605", 376, FACE.width)
        assert any("ME\u00a0034605" in line for line in lines)


def test_line_ends_of_the_text_are_kept():
    assert wrap("บ้านเลขที่ 1\nกรุงเทพฯ\n", 376, FACE.width) == ["บ้านเลขที่ 1", "กรุงเทพฯ", ""]
    assert wrap("", 376, FACE.width) == [""]
    assert wrap("   ", 4, FACE.width) == [""]


_IN_CHILD = """
import sys
sys.path[:0] = {paths!r}
sys.modules.update({hidden!r})
from core.paper.wrapping import thai_splitter
splitter = thai_splitter()
print(None if splitter is None else "|".join(splitter("น้ำมันเครื่องดีเซล")))
"""


def _split_in_child(paths: list[str], hidden: dict[str, None], tmp_path: Path) -> str:
    script = tmp_path / "child.py"
    script.write_text(_IN_CHILD.format(paths=paths, hidden=hidden), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-X", "utf8", str(script)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        encoding="utf-8",
    )
    return done.stdout.strip()


def test_the_word_model_is_read_out_of_a_zip(tmp_path):
    package = Path(budoux.__file__).parent
    archive = tmp_path / "packages.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for file in package.rglob("*"):
            if file.suffix in {".py", ".json"}:
                packed.write(file, Path("budoux") / file.relative_to(package))
    assert _split_in_child([str(archive), str(ROOT)], {}, tmp_path) == "น้ำมัน|เครื่อง|ดี|เซล"


def test_paper_breaks_between_letters_where_the_word_model_is_missing(tmp_path):
    assert _split_in_child([str(ROOT)], {"budoux": None}, tmp_path) == "None"
