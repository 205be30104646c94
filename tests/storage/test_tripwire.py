"""Two slots in one small file: what is read after a torn write, a full disk, a tidied folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Rejected
from storage.tripwire import Mark, Tripwire

SLOT = 2048


def mark(seq: int) -> Mark:
    return Mark("01998877-0000-7000-8000-000000000000", "ab" * 16, seq, f"{seq:064x}", {"RC": f"RC00AA-6911-{seq:05d}"})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "tripwire"


def written(path: Path, *seqs: int) -> Tripwire:
    wire = Tripwire(path)
    wire.read()
    for seq in seqs:
        wire.write(mark(seq))
    return wire


def test_nothing_is_read_where_nothing_was_written(path: Path) -> None:
    assert Tripwire(path).read() is None


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_the_newest_mark_is_read_after_any_number_of_writes(path: Path, count: int) -> None:
    wire = written(path, *range(1, count + 1))
    assert wire.mark == mark(count)
    wire.close()
    again = Tripwire(path)
    assert again.read() == mark(count)
    again.write(mark(count + 1))
    again.close()
    assert Tripwire(path).read() == mark(count + 1)


@pytest.mark.parametrize("filler", [b"\x00", b"\xff", b"x", None])
def test_a_write_torn_at_any_byte_leaves_the_mark_before_it(path: Path, filler: bytes | None) -> None:
    written(path, 1, 2, 3).close()
    whole = path.read_bytes()
    at = (4 % 2) * SLOT  # where the fourth write goes
    written(path, 4).close()
    newest = path.read_bytes()[at : at + SLOT]
    for length in (0, 1, 63, 64, 65, 100, 200, newest.rindex(b"4")):  # the last byte that differs
        rest = whole[at + length : at + SLOT] if filler is None else filler * (SLOT - length)
        torn = whole[:at] + newest[:length] + rest + whole[at + SLOT :]
        path.write_bytes(torn)
        assert Tripwire(path).read() == mark(3), length


@given(st.integers(0, 2 * SLOT), st.binary(max_size=40))
def test_bytes_changed_behind_our_back_never_give_a_mark_that_was_not_written(
    tmp_path_factory: pytest.TempPathFactory, at: int, junk: bytes
) -> None:
    path = tmp_path_factory.mktemp("junk") / "tripwire"
    written(path, 1, 2).close()
    content = path.read_bytes()
    path.write_bytes((content[:at] + junk + content[at + len(junk) :])[: 2 * SLOT])
    assert Tripwire(path).read() in (mark(1), mark(2), None)


@pytest.mark.parametrize("content", [b"", b"{}", b"\x00" * 4096, b"\n" * 4096, b"x" * 100_000])
def test_a_file_that_is_no_tripwire_holds_nothing_and_can_be_written(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    wire = Tripwire(path)
    assert wire.read() is None
    wire.write(mark(1))
    wire.close()
    assert Tripwire(path).read() == mark(1)


def test_the_file_has_its_full_size_from_the_first_mark_on(path: Path) -> None:
    """A disk that fills up later takes every further mark: nothing has to grow."""
    wire = written(path, 1)
    assert path.stat().st_size == 2 * SLOT
    blocks = getattr(path.stat(), "st_blocks", 8)
    for seq in range(2, 9):
        wire.write(mark(seq))
    assert path.stat().st_size == 2 * SLOT
    assert getattr(path.stat(), "st_blocks", 8) == blocks
    wire.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows deletes no file that is open")
def test_a_mark_is_never_written_into_a_file_that_was_tidied_away(path: Path) -> None:
    wire = written(path, 1, 2)
    path.unlink()
    wire.write(mark(3))
    assert Tripwire(path).read() == mark(3)
    path.unlink()
    path.parent.rmdir()
    wire.write(mark(4))
    assert Tripwire(path).read() == mark(4)
    wire.close()


def test_a_mark_that_cannot_be_written_is_told_and_the_one_before_holds(path: Path) -> None:
    wire = written(path, 1)
    wire.close()
    path.rename(path.with_name("elsewhere"))
    path.mkdir()  # a folder in its place: nobody, root included, writes that
    with pytest.raises(Rejected, match=r"disk\.tripwire"):
        wire.write(mark(2))
    assert wire.mark == mark(1)
    path.rmdir()
    path.with_name("elsewhere").rename(path)
    wire.write(mark(2))
    wire.close()
    assert Tripwire(path).read() == mark(2)


def test_the_same_mark_again_costs_no_write(path: Path) -> None:
    wire = written(path, 5)
    before = path.read_bytes()
    wire.write(mark(5))
    wire.close()
    assert path.read_bytes() == before


def test_forgetting_leaves_nothing(path: Path) -> None:
    wire = written(path, 1)
    wire.forget()
    assert not path.exists()
    assert wire.read() is None
    wire.forget()


def test_all_series_of_a_busy_device_fit_into_a_slot(path: Path) -> None:
    numbers = {f"{a}{b}": f"{a}{b}00AA-6911-999999999999" for a in "ABCDEFG" for b in "ABCDE"}
    many = Mark("0" * 36, "f" * 32, 2**53 - 1, "f" * 64, numbers)
    wire = Tripwire(path)
    wire.write(many)
    wire.close()
    assert Tripwire(path).read() == many
