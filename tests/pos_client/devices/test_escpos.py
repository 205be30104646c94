"""What the printer is told: the bytes that python-escpos sends too, and nothing that it would do by accident."""

from __future__ import annotations

import random
import re
import warnings
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.paper.raster import Raster, render
from core.paper.receipt import receipt_page
from core.paper.sheets import printer_test_page
from pos_client.devices import escpos
from pos_client.devices.papers import job_bytes
from tests.core.paper.samples import NARROW, WIDE, plain_lines, receipt

PAGES = {"receipt": receipt_page(receipt(plain_lines(3))), "test": printer_test_page("หน้าร้าน", "21/11/2569 10:44")}
REAL_TIME = re.compile(rb"\x10[\x04\x05\x14]")


@pytest.fixture(scope="module")
def oracle() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the oracle's own
        from escpos.printer import Dummy
    return Dummy(profile="TM-T20II")


def picture_of(raster: Raster) -> Any:
    """The dots that are sent, as the oracle takes them."""
    from PIL import Image

    step = escpos.BAND_ROWS * raster.stride
    rows = b"".join(escpos.scrub(raster.rows[at : at + step]) for at in range(0, len(raster.rows), step))
    return Image.frombytes("1", (raster.width, raster.height), rows, "raw", "1;I")


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("page", PAGES)
def test_a_picture_is_sent_byte_for_byte_as_python_escpos_sends_it(oracle: Any, page: str, width: int) -> None:
    raster = render(PAGES[page], width)
    oracle.clear()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        oracle.image(picture_of(raster), impl="bitImageRaster", fragment_height=escpos.BAND_ROWS)
    assert escpos.picture(raster) == oracle.output


def test_the_short_commands_are_the_oracle_s(oracle: Any) -> None:
    oracle.clear()
    oracle.hw("INIT")
    oracle.cut(feed=False)
    oracle.cashdraw([27, 112, 0, 25, 250])
    assert oracle.output == escpos.INIT + escpos.CUT + escpos.PULSE


def test_a_paper_is_a_fresh_start_a_picture_and_a_cut() -> None:
    raster = Raster(16, 2, b"\x80\x01\xff\x00")
    picture = b"\x1dv0\x00\x02\x00\x02\x00\x80\x01\xff\x00"
    assert job_bytes(raster, reports=False) == b"\x1b@" + picture + b"\x1dVB\x00"
    assert job_bytes(raster, reports=True) == b"\x1b@\x1da\xff" + picture + b"\x1dVB\x00"


ROWS = st.binary(max_size=300) | st.lists(st.sampled_from(b"\x10\x04\x05\x14\x06\x01\x00"), max_size=300).map(bytes)


@given(ROWS)
@example(b"\x10\x10\x04\x10\x14\x01\x00\x01")
def test_no_real_time_command_stands_among_the_dots_and_little_else_changes(rows: bytes) -> None:
    clean = escpos.scrub(rows)
    assert not REAL_TIME.search(clean)
    assert escpos.scrub(clean) == clean
    changed = [at for at in range(len(rows)) if rows[at] != clean[at]]
    assert changed == [found.end() - 1 for found in REAL_TIME.finditer(rows)]
    assert all((rows[at] ^ clean[at]).bit_count() == 1 for at in changed)


@given(st.integers(1, 104), st.integers(1, 300), st.integers(0, 1 << 32))
def test_no_real_time_command_stands_anywhere_in_a_job(stride: int, height: int, seed: int) -> None:
    rows = bytes(random.Random(seed).choices(b"\x10\x04\x05\x14\x00", k=stride * height))
    assert not REAL_TIME.search(job_bytes(Raster(stride * 8, height, rows), reports=True))


def test_white_completes_whatever_was_left_unfinished() -> None:
    assert escpos.fill(72) == b"\0" * (128 * 72 + 16) + escpos.INIT
