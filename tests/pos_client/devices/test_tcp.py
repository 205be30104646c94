"""One connection to a printer: how long it waits, what it says of a failure, what it leaves behind."""

from __future__ import annotations

import random
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from core.paper.raster import Raster, render
from core.paper.receipt import receipt_page
from pos_client.devices import escpos
from pos_client.devices.failures import PrinterFailed, Trouble
from pos_client.devices.pace import Patience
from pos_client.devices.papers import job_bytes
from pos_client.devices.replies import Condition
from pos_client.devices.tcp import Connection
from tests.core.paper.samples import plain_lines, receipt
from tests.fakeprinter import FakePrinter
from tests.pos_client.devices.counter import CALM, HASTY, dots, free_port, printer_at, wait_until

RASTER = render(receipt_page(receipt(plain_lines(2))), 576)
JOB = job_bytes(RASTER, reports=True)
TAG = b"tag1"


@contextmanager
def on_the_line(
    printer: FakePrinter, patience: Patience = CALM.patience, answers: str = "pid", **more: Any
) -> Iterator[Connection]:
    line = Connection(printer_at(printer.port, answers=answers), patience, **more)
    line.open()
    try:
        yield line
    finally:
        line.close()


def failure(step: Callable[[], object]) -> tuple[Trouble, bool, bool]:
    with pytest.raises(PrinterFailed) as failed:
        step()
    return failed.value.trouble, failed.value.started, failed.value.torn


def test_a_job_is_confirmed_and_the_printer_is_left_in_good_order() -> None:
    with FakePrinter(speed=400_000) as printer:
        heard: list[Condition] = []
        with on_the_line(printer, on_condition=heard.append) as line:
            assert line.ask() == Condition()
            assert line.send(JOB, TAG) == "confirmed"
            assert printer.tickets == [dots(RASTER)]  # confirmed means: on paper
        wait_until(lambda: printer.idle)
        assert (printer.torn, printer.calls) == ([], 1)
        assert heard == [Condition()]


def test_several_jobs_go_over_one_line_each_with_its_own_confirmation() -> None:
    with FakePrinter() as printer, on_the_line(printer) as line:
        for number in range(5):
            line.ask()
            assert line.send(JOB, b"job%d" % number) == "confirmed"
            assert printer.tickets == [dots(RASTER)] * (number + 1)


def test_a_confirmation_of_another_job_is_none_of_ours() -> None:
    with FakePrinter() as printer, on_the_line(printer, HASTY.patience) as line:
        line.send(JOB, TAG)
        printer.set(no_process_id=True)
        assert failure(lambda: line.send(JOB, b"tag2")) == (Trouble.NOT_CONFIRMED, True, False)


def test_a_mute_printer_took_every_byte_when_it_is_delivered() -> None:
    with FakePrinter(mute=True, speed=400_000) as printer:
        with on_the_line(printer, answers="none") as line:
            assert line.ask() is None
            assert line.send(JOB, TAG) == "delivered"
        wait_until(lambda: printer.idle)
        assert printer.tickets == [dots(RASTER)]


def test_nobody_there_is_not_found_and_nothing_was_sent() -> None:
    line = Connection(printer_at(free_port()), CALM.patience)
    assert failure(line.open) == (Trouble.NOT_FOUND, False, False)
    line.close()


def test_a_call_that_nobody_takes_is_given_up_in_time() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        port = deaf.getsockname()[1]
        waiting = [socket.socket() for _ in range(3)]  # fill the queue of calls
        try:
            for call in waiting:
                call.setblocking(False)
                call.connect_ex(("127.0.0.1", port))
            line = Connection(printer_at(port), replace(HASTY.patience, connect_s=0.2))
            assert failure(line.open) == (Trouble.NOT_FOUND, False, False)
            line.close()
        finally:
            for call in waiting:
                call.close()


def test_one_that_takes_the_call_and_is_silent_gets_nothing_of_the_job() -> None:
    with FakePrinter(hang=True) as printer, on_the_line(printer, HASTY.patience) as line:
        assert failure(line.ask) == (Trouble.NO_ANSWER, False, False)
        assert printer.received == 0


def test_one_that_prints_for_another_host_is_silent_too() -> None:
    with FakePrinter() as printer, on_the_line(printer) as first:
        first.ask()
        with on_the_line(printer, HASTY.patience) as second:
            assert failure(second.ask) == (Trouble.NO_ANSWER, False, False)
        printer.set(busy="refuse")

        def third() -> None:
            with on_the_line(printer) as line:
                line.ask()

        assert failure(third) in {(Trouble.BROKEN, False, False), (Trouble.NOT_FOUND, False, False)}


@pytest.mark.parametrize("fault", ["rst_after", "fin_after", "power_cycle_after"])
def test_a_line_that_breaks_in_the_middle_is_a_torn_paper(fault: str) -> None:
    with FakePrinter(**{fault: 20_000}) as printer, on_the_line(printer) as line:
        assert failure(lambda: line.send(JOB, TAG)) == (Trouble.BROKEN, True, True)


def test_a_line_that_breaks_while_it_is_put_in_order_has_begun_no_paper() -> None:
    with FakePrinter(rst_after=5_000) as printer, on_the_line(printer) as line:
        sent = failure(lambda: line.send(JOB, TAG, before=escpos.fill(72) * 10))
        assert sent == (Trouble.BROKEN, False, False)
        wait_until(lambda: printer.idle)
        assert printer.papers() == []


def test_a_line_that_breaks_after_the_last_byte_may_be_a_whole_paper() -> None:
    with FakePrinter(rst_after=len(JOB) + 3) as printer, on_the_line(printer) as line:
        trouble, started, torn = failure(lambda: line.send(JOB, TAG))
        assert (trouble, started, torn) == (Trouble.BROKEN, True, False)


def test_a_stall_is_noticed_and_nothing_comes_out_later() -> None:
    with FakePrinter(stall_after=10_000, stall_s=0.8) as printer:
        with on_the_line(printer, HASTY.patience) as line:
            assert failure(lambda: line.send(JOB, TAG)) == (Trouble.STALLED, True, True)
        wait_until(lambda: printer.idle)
        assert printer.received == 10_000


def test_one_that_says_that_it_waits_for_paper_is_waited_for() -> None:
    heard: list[Condition] = []
    with FakePrinter(paper_out_after_rows=100) as printer:

        def new_roll(condition: Condition) -> None:
            heard.append(condition)
            if condition.paper_out:
                roll.start()

        roll = threading.Timer(2 * HASTY.patience.stall_s, lambda: printer.set(paper="ok"))
        with on_the_line(printer, HASTY.patience, on_condition=new_roll) as line:
            assert line.send(JOB, TAG) == "confirmed"
        roll.join()
        assert printer.tickets == [dots(RASTER)]
        assert [condition.paper_out for condition in heard] == [False, True, False]


def test_one_that_waits_for_paper_for_ever_is_given_up_in_the_end() -> None:
    patience = replace(HASTY.patience, hands_s=0.3)
    with FakePrinter(paper_out_after_rows=100) as printer, on_the_line(printer, patience) as line:
        assert failure(lambda: line.send(JOB, TAG)) == (Trouble.PAPER_OUT, True, True)


def test_one_that_does_not_report_is_asked_while_it_is_silent() -> None:
    heard: list[Condition] = []
    with FakePrinter(paper_out_after_rows=100, no_asb=True, buffer=1 << 20, window=1 << 20) as printer:

        def new_roll(condition: Condition) -> None:
            heard.append(condition)
            if condition.paper_out:
                printer.set(paper="ok")

        with on_the_line(printer, on_condition=new_roll) as line:
            assert line.send(JOB, TAG) == "confirmed"
        assert any(condition.paper_out for condition in heard)
        assert printer.tickets == [dots(RASTER)]


@pytest.mark.parametrize("faults", [{"hang": True}, {"paper_out_after_rows": 10}, {"no_process_id": True}])
def test_every_wait_ends_at_once_when_it_is_given_up(faults: dict[str, Any]) -> None:
    forever = Patience(look_s=0.01, answer_s=600, stall_s=600)
    given_up = threading.Event()
    with FakePrinter(**faults) as printer, on_the_line(printer, forever, given_up=given_up.is_set) as line:
        threading.Timer(0.1, given_up.set).start()
        trouble, started, _ = failure(lambda: (line.ask(), line.send(JOB, TAG)))
        assert (trouble, started) == (Trouble.STOPPED, "hang" not in faults)


def test_a_drawer_pulse_that_is_not_confirmed_in_time_is_given_up() -> None:
    with FakePrinter(no_process_id=True) as printer, on_the_line(printer) as line:
        sent = failure(lambda: line.send(escpos.PULSE, TAG, within_s=0.1))
        assert sent == (Trouble.NOT_CONFIRMED, True, False)


def test_any_picture_arrives_whole_although_it_looks_like_commands() -> None:
    noise = random.Random(7)
    rows = bytes(noise.choices(b"\x10\x04\x01\x02\x05\x14\x00\x1b\x1dp@", k=72 * 700))
    raster = Raster(576, 700, rows)
    with FakePrinter() as printer, on_the_line(printer) as line:
        assert line.send(job_bytes(raster, reports=True), TAG) == "confirmed"
        assert printer.tickets == [dots(raster)]
        assert printer.kicks == []


@pytest.mark.parametrize("seed", range(4))
def test_noise_instead_of_answers_never_hangs_and_never_confirms(seed: int) -> None:
    noise = random.Random(seed)

    def answer(server: socket.socket) -> None:
        caller, _ = server.accept()
        with caller:
            caller.settimeout(5)
            try:
                while caller.recv(65536):
                    said = noise.randbytes(noise.randrange(1, 40))
                    caller.sendall(said.replace(b"\x37", b"\x36"))
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=answer, args=(server,))
        thread.start()
        line = Connection(printer_at(server.getsockname()[1]), replace(HASTY.patience, hands_s=0.3))
        line.open()
        try:
            _, started, _ = failure(lambda: (line.ask(), line.send(JOB, TAG)))
        finally:
            line.close()
            thread.join(10)
    assert started in {True, False}
