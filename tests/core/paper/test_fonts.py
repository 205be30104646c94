"""A font file that is not the one that was installed is named in words, and never drawn with."""

from __future__ import annotations

import shutil

import pytest

from core.errors import Rejected
from core.paper.errors import PaperFontMissing
from core.paper.faces import Face, FaceSet
from core.paper.layout import layout
from core.paper.page import Page, TextBlock
from core.paper.raster import render
from core.paper.shaping import FONT_FOLDER, PaperFont, load_fonts

FILES = ["faces.json", "olpos_paper_500.ttf", "olpos_paper_700.json"]


@pytest.fixture
def folder(tmp_path):
    """A copy of the installed fonts that may be damaged."""
    shutil.copytree(FONT_FOLDER, tmp_path / "paper")
    return tmp_path / "paper"


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file_is_named(folder, file):
    (folder / file).unlink()
    with pytest.raises(PaperFontMissing) as refused:
        load_fonts(folder)
    assert isinstance(refused.value, Rejected)
    assert (refused.value.key, refused.value.params) == ("paper.font_missing", {"file": file})


@pytest.mark.parametrize("file", FILES)
def test_a_cut_off_file_is_named(folder, file):
    (folder / file).write_bytes((folder / file).read_bytes()[:200])
    with pytest.raises(PaperFontMissing) as refused:
        load_fonts(folder)
    assert refused.value.params == {"file": file}


@pytest.mark.parametrize("file", FILES[1:])
def test_one_wrong_bit_is_found(folder, file):
    content = bytearray((folder / file).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / file).write_bytes(content)
    with pytest.raises(PaperFontMissing):
        load_fonts(folder)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"faces": {}}', b'{"faces": {"500": {}}}', b"\xff"])
def test_a_list_of_fonts_that_says_nothing_is_named(folder, content):
    (folder / "faces.json").write_bytes(content)
    with pytest.raises(PaperFontMissing):
        load_fonts(folder)


def test_a_font_that_cannot_be_read_is_a_missing_font():
    table = {"units": 1000, "high": 1000, "low": -300, "clusters": {}, "advances": {}}
    with pytest.raises(PaperFontMissing):
        Face(PaperFont(b"no font", table), 24)


def test_other_fonts_can_be_given(folder):
    faces = FaceSet(load_fonts(folder))
    page = Page((TextBlock("ทดสอบ"),))
    assert render(page, 576, faces) == render(page, 576)
    assert layout(page, 576, faces).height == layout(page, 576).height


def test_a_licence_lies_beside_the_fonts():
    for licence in (FONT_FOLDER / "OFL.txt", FONT_FOLDER.parent / "fonts" / "Sarabun_OFL.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text()
