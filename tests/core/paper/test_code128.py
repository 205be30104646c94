"""Bar codes are what a reader reads, as short as they can be."""

from __future__ import annotations

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from core.paper.code128 import code128_modules, code128_values
from core.paper.raster import render
from core.paper.receipt import barcode_text, number_from_barcode, receipt_page
from tests.core.paper.samples import NARROW, WIDE, plain_lines, receipt

QUIET = "0" * 10


def _read(modules: str) -> list[str]:
    row = "".join(module * 2 for module in QUIET + modules + QUIET)
    picture = Image.frombytes("L", (len(row), 40), bytes(0 if dot == "1" else 255 for dot in row) * 40)
    return [found.text for found in zxingcpp.read_barcodes(picture) if found.format == zxingcpp.BarcodeFormat.Code128]


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=40))
def test_a_reader_reads_any_printable_ascii(text):
    assert _read(code128_modules(text)) == [text]


@pytest.mark.parametrize("first", range(0, 100, 10))
def test_a_reader_reads_all_pairs_of_digits(first):
    text = "".join(f"{pair:02d}" for pair in range(first, first + 10))
    assert len(code128_values(text)) == 11  # a start and ten pairs
    assert _read(code128_modules(text)) == [text]


def _shortest(text: str) -> int:
    """The least number of values by trying every way, for short texts."""
    reach = {("B", 0): 1, ("C", 0): 1}
    for at in range(len(text) + 1):
        for here, other in (("B", "C"), ("C", "B")):
            if (other, at) in reach:
                reach[here, at] = min(reach.get((here, at), 99), reach[other, at] + 1)
        if at < len(text):
            reach["B", at + 1] = min(reach.get(("B", at + 1), 99), reach["B", at] + 1)
        if at + 1 < len(text) and text[at : at + 2].isdigit():
            reach["C", at + 2] = min(reach.get(("C", at + 2), 99), reach["C", at] + 1)
    return min(reach["B", len(text)], reach["C", len(text)])


@given(st.text(st.sampled_from("A-0123456789"), min_size=1, max_size=20))
def test_no_symbol_is_longer_than_it_must_be(text):
    values = code128_values(text)
    assert len(values) == _shortest(text)


@pytest.mark.parametrize("number", ["RC00AA-6911-00001", "RC00AA-6911-100000", "IV01Z9-6912-99999"])
def test_a_scanned_bar_code_gives_the_number_back(number):
    assert number_from_barcode(barcode_text(number)) == number


@pytest.mark.parametrize(
    "code", ["", "8851234567890", "RC00AA-6911-00001", "RC00AA6911", "rc00AA691100001", "15607-2190"]
)
def test_another_bar_code_is_no_document_s(code):
    assert number_from_barcode(code) is None


@pytest.mark.parametrize("width", [WIDE, NARROW, 372, 432])
@pytest.mark.parametrize("number", ["RC00AA-6911-00001", "RC00AA-6911-100000", "RC00Z9-6912-99999"])
def test_the_number_of_a_receipt_is_read_from_its_paper(width, number):
    raster = render(receipt_page(receipt(plain_lines(2), number=number)), width)
    paper = Image.frombytes("1", (raster.width, raster.height), raster.rows, "raw", "1;I").convert("L")
    edged = Image.new("L", (raster.width + 48, raster.height), 255)  # a paper is wider than its print
    edged.paste(paper, (24, 0))
    found = [code.text for code in zxingcpp.read_barcodes(edged)]
    assert found == [barcode_text(number)] == [number.replace("-", "")]
