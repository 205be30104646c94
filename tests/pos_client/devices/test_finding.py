"""Setting a printer up: found on the network, asked once, tried."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest

from core.paper.raster import render
from core.paper.sheets import printer_test_page
from pos_client.devices.failures import PrinterFailed, Trouble
from pos_client.devices.finding import discover, identify, own_network, print_page
from pos_client.devices.pace import Patience
from tests.fakeprinter import FakePrinter
from tests.pos_client.devices.counter import CALM, dots, free_port, printer_at, wait_until

SHORT = Patience(connect_s=2, answer_s=0.4, stall_s=0.3, ask_again_s=5, drain_s=0.1, look_s=0.01)
PAGE = printer_test_page("หน้าร้าน", "21/11/2569 10:44")


@pytest.mark.parametrize(
    ("faults", "answers", "name"),
    [
        ({}, "pid", "FAKE-80"),
        ({"no_process_id": True}, "gsr", "FAKE-80"),
        ({"no_process_id": True, "no_status": True}, "none", "FAKE-80"),
        ({"mute": True}, "none", ""),
        ({"hang": True}, "none", ""),
    ],
)
def test_a_printer_says_once_how_it_confirms_and_prints_nothing(
    faults: dict[str, Any], answers: str, name: str
) -> None:
    with FakePrinter(**faults) as printer:
        found = identify(printer.host, printer.port, patience=SHORT)
        assert (found.answers, found.name) == (answers, name)
        assert printer.papers() == []
        assert printer.kicks == []


@pytest.mark.parametrize(
    ("faults", "trouble"), [({"paper": "out"}, Trouble.PAPER_OUT), ({"cover_open": True}, Trouble.COVER_OPEN)]
)
def test_one_that_is_not_ready_is_not_taken_for_a_mute_one(faults: dict[str, Any], trouble: Trouble) -> None:
    with FakePrinter(**faults) as printer:
        with pytest.raises(PrinterFailed) as failed:
            identify(printer.host, printer.port, patience=SHORT)
        assert failed.value.trouble is trouble


def test_noise_does_not_upset_the_question() -> None:
    with FakePrinter(garbage=True) as printer:
        assert identify(printer.host, printer.port, patience=SHORT).answers in {"pid", "gsr", "none"}


def test_nobody_there_is_said() -> None:
    with pytest.raises(PrinterFailed) as failed:
        identify("127.0.0.1", free_port(), patience=SHORT)
    assert failed.value.trouble is Trouble.NOT_FOUND


def test_every_printer_of_a_network_is_found_and_none_gets_a_byte() -> None:
    port = free_port()
    hosts = ["127.0.0.3", "127.0.0.20", "127.0.0.253"]
    with ExitStack() as stack:
        printers = [stack.enter_context(FakePrinter(host=host, port=port)) for host in hosts]
        assert discover("127.0.0.0/24", port) == hosts
        wait_until(lambda: all(printer.calls == 1 and printer.idle for printer in printers))
        assert [printer.received for printer in printers] == [0, 0, 0]


def test_a_network_without_printers_has_none() -> None:
    assert discover("127.0.0.0/24", free_port()) == []
    around = own_network()
    assert around is None or around.endswith("/24")


def test_a_first_page_is_printed_without_a_shop() -> None:
    with FakePrinter() as printer:
        assert print_page(printer_at(printer.port), PAGE, patience=CALM.patience) == "confirmed"
        assert printer.tickets == [dots(render(PAGE, 576))]


def test_a_first_page_that_cannot_be_printed_says_why() -> None:
    with FakePrinter(paper="out") as printer:
        with pytest.raises(PrinterFailed) as failed:
            print_page(printer_at(printer.port), PAGE, patience=replace(SHORT, answer_s=5))
        assert (failed.value.trouble, failed.value.started) == (Trouble.PAPER_OUT, False)
