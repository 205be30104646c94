"""What a failure becomes: a number for the user, everything else for the log."""

from __future__ import annotations

import asyncio
import logging

import flet as ft
import pytest
from flet.messaging.session import Session

from pos_client import guard
from tests.ui import Listening, Till, run


def test_the_same_fault_has_the_same_number_everywhere() -> None:
    one = guard.error_number("ValueError in <Thing at 0x7f00aa>")
    assert one == guard.error_number("ValueError in <Thing at 0x55ff01>")
    assert one != guard.error_number("KeyError in <Thing at 0x7f00aa>")
    assert len(one) == len("E-4F02AC")


def test_the_user_gets_the_number_and_the_log_the_traceback(caplog: pytest.LogCaptureFixture) -> None:
    async def scenario() -> None:
        till = await Till().show(lambda: ft.Text("x"))

        async def work(what: str) -> None:
            raise ValueError(what)

        guard.spawn(till.page, work, "the disk is gone")
        await till.settle()
        [number] = till.failures
        assert number in caplog.text
        assert "the disk is gone" in caplog.text
        assert "Traceback" in caplog.text

    with caplog.at_level(logging.ERROR):
        run(scenario())


def test_work_beside_the_screen_goes_on_while_the_browser_is_away() -> None:
    async def scenario() -> None:
        till = await Till().show(lambda: ft.Text("x"))
        await till.session.disconnect(60)
        done = []

        async def work() -> None:
            done.append(True)

        guard.spawner(till.page)(work)
        await till.settle()
        assert done == [True]

    run(scenario())


def test_a_screen_that_cannot_even_say_it_shows_the_number(caplog: pytest.LogCaptureFixture) -> None:
    async def scenario() -> None:
        connection = Listening()
        session = Session(connection)

        def cannot(number: str) -> None:
            raise RuntimeError(number)

        guard.install(session.page, cannot)
        session.error("boom")
        [(action, body)] = connection.sent
        assert action.name == "SESSION_CRASHED"
        assert b"boom" not in body

    with caplog.at_level(logging.ERROR):
        run(scenario())


def test_drawing_fails_again_and_again_without_stopping() -> None:
    class Broken(ft.Observable):
        turns = 0

    async def scenario() -> None:
        state = Broken()

        @ft.component
        def Screen(shown: Broken) -> ft.Control:
            if shown.turns % 2:
                raise ValueError(f"turn {shown.turns}")
            return ft.Text(f"drawn {shown.turns}")

        till = await Till().show(lambda: Screen(state))
        for turn in range(1, 7):
            state.turns = turn
            await till.settle()
        assert len(till.failures) == 3
        assert "drawn 6" in till.words()

    run(scenario())


def test_the_answer_of_a_part_that_is_gone_breaks_nothing_and_lets_go_who_waits() -> None:
    async def scenario() -> None:
        till = await Till().show(lambda: ft.Text("x"))
        gone, session = 999_999, till.session
        call = asyncio.ensure_future(session.invoke_method(gone, "focus", None, 5))
        await asyncio.sleep(0)
        [call_id] = session._Session__method_calls
        session.handle_invoke_method_results(gone, call_id, None, None)
        assert await call is None
        session.handle_invoke_method_results(gone, "nobody waits", None, None)
        assert till.failures == []

    run(scenario())
