"""What a person is told when something breaks, in both languages; and failures on which no sale may depend."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from core.errors import Rejected
from core.paper import faces, shaping
from core.paper.errors import PaperFontMissing
from core.paper.raster import render
from core.paper.sheets import void_note_page
from core.users.commands import AddUser
from storage.verify import verify
from tests.fakeprinter import FakePrinter
from tests.pos_client.devices.counter import Counter, free_port, one_printer, printer_at, wait_until
from tests.shop import NOON, Shop
from tests.storage.breaking import in_child, needs_fork

LOCALES = Path(__file__).parents[2] / "locales"
THAI = re.compile("[ก-๛]")

TOLD = {
    "a full disk": ("disk.full", "disk.failed", "disk.tripwire", "backup.second_full", "print.disk"),
    "a folder that cannot be written": ("disk.read_only", "folder.not_writable", "state.not_writable", "disk.cannot_open"),
    "a damaged database": ("database.damaged", "database.missing", "database.foreign", "database.newer", "keys.damaged"),
    "a second program": ("folder.in_use", "database.busy"),
    "a clock a year off": ("clock.behind_last", "clock.far_ahead", "clock.behind_build", "series.future_date"),
    "a missing font": ("paper.font_missing",),
    "a printer that answers garbage": ("print.no_answer", "print.fault", "print.not_confirmed", "print.failed"),
    "a payload that is none": ("command.malformed", "command.id_taken", "text.unreadable", "entry.too_large", "field.too_long"),
    "who may not": ("denied.sign_in", "denied.permission", "denied.needs_manager", "denied.own_approval", "denied.approver",
                    "denied.approval_over", "denied.device_class"),
    "a PIN": ("sign_in.wrong", "sign_in.locked", "sign_in.no_pin", "sign_in.unknown_badge", "pin.six_digits", "pin.too_easy"),
    "the owner's code": ("recovery.not_a_code", "recovery.wrong_letter", "recovery.not_this_shop", "recovery.not_an_owner"),
}  # fmt: skip


def sentences(language: str) -> dict[str, str]:
    with (LOCALES / language / "LC_MESSAGES" / "pos.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    return {str(m.id): str(m.string) for m in catalogue if m.id and not isinstance(m.id, (tuple, list))}


@pytest.mark.parametrize("what", TOLD)
def test_every_failure_has_a_sentence_in_both_languages(what: str) -> None:
    english, thai = sentences("en"), sentences("th")
    for key in TOLD[what]:
        assert len(english[key]) > 10, key
        assert not THAI.search(english[key]), key
        assert THAI.search(thai[key]), key
        assert "{" not in re.sub(r"{[a-z_]+}", "", english[key] + thai[key]), key


# -- what no sale depends on


@pytest.fixture
def counter(shop: Shop) -> Counter:
    return Counter(shop)


def sold_whole(counter: Counter, sales: int) -> None:
    """So many sales with so many numbers, and a journal in which nothing is missing."""
    shop = counter.shop
    assert [row[0] for row in shop.rows("SELECT number FROM issue ORDER BY number")] == [
        f"RC00AA-6911-{n:05d}" for n in range(1, sales + 1)
    ]
    assert verify(shop.folder / "data", shop.store.tripwire.mark).faults == []


def test_without_a_font_sales_go_on_and_paper_says_why_it_cannot_be_drawn(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = void_note_page("RC00AA-6911-00001", "21/11/2569 09:16")
    counter.sell()
    with monkeypatch.context() as broken:
        broken.setattr(faces, "load_fonts", lambda: shaping.load_fonts(tmp_path))
        faces.paper_faces.cache_clear()
        with pytest.raises(PaperFontMissing, match=r"paper\.font_missing"):
            render(page, 576)
        counter.sell()
        sold_whole(counter, 2)
    faces.paper_faces.cache_clear()
    assert render(page, 576).height > 0
    sold_whole(counter, 2)


def test_a_printer_that_answers_garbage_costs_no_sale_and_no_number(counter: Counter) -> None:
    port = free_port()
    issues = [counter.sell() for _ in range(2)]
    with FakePrinter(port=port, garbage=True) as printer, counter.printing(one_printer(printer_at(port))):
        issues.append(counter.sell())
        wait_until(lambda: counter.states("ORIGINAL") == ["DONE"] * 3, "the papers")
        assert [counter.on_paper(printer, issue) for issue in issues] == [1, 1, 1]
    sold_whole(counter, 3)


# -- a full disk where nothing can be mounted


@needs_fork
@pytest.mark.parametrize("room_kib", [0, 8, 40, 200])
def test_files_that_may_not_grow_refuse_in_words_and_the_next_start_sells_on(
    born: Path, tmp_path: Path, room_kib: int
) -> None:
    """What a user's quota does: the same on any POSIX machine and for anybody, in a child whose files are bounded."""
    import resource

    shop = Shop.copy_of(born, tmp_path / "shop")
    part = shop.part(qty=99)
    shop.open_shift()
    shop.sell(part)
    shop.close()

    def write_until_refused() -> int:
        held = Shop(tmp_path / "shop", seed=5, now_ms=NOON + 60_000)
        wal = held.store.database.path.with_name("shop.db-wal")
        most = max(held.store.database.path.stat().st_size, wal.stat().st_size) + room_kib * 1024
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        for n in range(5_000):
            try:
                held.do(AddUser(name_th=f"คน {n} " + "ก" * 70, name_en="x" * 80, nickname="", roles={}))
            except Rejected as refused:
                return 7 if refused.key in {"disk.full", "disk.failed", "disk.tripwire"} else 1
        return 2

    assert in_child(write_until_refused) == 7
    again = Shop(tmp_path / "shop", seed=6, now_ms=NOON + 120_000)
    issued = again.sell(part)
    assert again.value("SELECT number FROM issue WHERE id = ?", issued) == "RC00AA-6911-00002"
    added = "SELECT count(*) FROM entry WHERE instr(CAST(header AS TEXT), 'users.add')"
    assert again.count("user") == 1 + again.value(added)
    assert verify(again.folder / "data", again.store.tripwire.mark).faults == []
    again.close()
