"""The steps of a print job: what may follow what, and what time and a missing printer do to those that wait."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.commands import Command
from core.errors import Rejected
from core.printing.commands import (
    COPY,
    DRAWER,
    DRAWER_LIFE_MS,
    EXPIRED,
    FAILED,
    HELD,
    HOLD_AFTER_MS,
    NO_PRINTER,
    ORIGINAL,
    QUEUED,
    STOPPED,
    ClaimJob,
    DropJob,
    FinishJob,
    PostponeJob,
    RecoverJobs,
    ReleaseJob,
    ResolveJob,
    RetryNow,
    TidyJobs,
    tidied,
)
from core.printing.records import PrintJob
from tests.shop import NOON, Shop

BOTH = ("receipt", "drawer")


def sold(shop: Shop) -> tuple[str, str]:
    """The drawer's and the receipt's job of a sale."""
    part = shop.part(qty=5)
    shop.open_shift()
    shop.sell(part)
    [(drawer,)] = shop.rows("SELECT id FROM print_job WHERE kind = ?", DRAWER)
    [(paper,)] = shop.rows("SELECT id FROM print_job WHERE kind = ?", ORIGINAL)
    return drawer, paper


def job(shop: Shop, job_id: str) -> tuple[str, str | None, int, int]:
    found: tuple[str, str | None, int, int] = shop.row(
        "SELECT state, error, attempts, next_try_ms FROM print_job WHERE id = ?", job_id
    )
    return found


def commands(shop: Shop, *given: Command) -> list[str]:
    return [shop.do(command) for command in given]


def test_a_job_is_claimed_once(shop: Shop) -> None:
    _, paper = sold(shop)
    assert commands(shop, *[ClaimJob(job=paper, printer="front")] * 2) == [paper, ""]


def test_a_drawer_pulse_that_is_overdue_cannot_be_claimed(shop: Shop) -> None:
    drawer, _ = sold(shop)
    shop.wait(DRAWER_LIFE_MS + 1)
    assert shop.do(ClaimJob(job=drawer, printer="front")) == ""
    assert job(shop, drawer)[0] == EXPIRED


def test_a_drawer_pulse_is_not_tried_twice(shop: Shop) -> None:
    drawer, _ = sold(shop)
    shop.do(PostponeJob(job=drawer, error="print.not_found"))
    assert job(shop, drawer)[:2] == (FAILED, "print.not_found")


def test_a_paper_that_never_began_waits_longer_after_every_try(shop: Shop) -> None:
    _, paper = sold(shop)
    waits = []
    for _ in range(8):
        shop.do(PostponeJob(job=paper, error="print.not_found"))
        waits.append((job(shop, paper)[3] - shop.clock()) // 1000)
    assert waits == [1, 2, 4, 8, 15, 30, 30, 30]
    shop.do(RetryNow())
    assert job(shop, paper)[3] == 0


def test_after_a_crash_papers_are_unknown_and_pulses_over(shop: Shop) -> None:
    drawer, paper = sold(shop)
    commands(shop, ClaimJob(job=drawer, printer="front"), ClaimJob(job=paper, printer="front"), RecoverJobs())
    assert job(shop, drawer)[:2] == (EXPIRED, STOPPED)
    assert job(shop, paper)[:2] == ("UNKNOWN", STOPPED)


def test_without_a_printer_papers_wait_and_say_so_and_pulses_are_over(shop: Shop) -> None:
    drawer, paper = sold(shop)
    shop.do(TidyJobs(routes=()))
    assert job(shop, drawer)[:2] == (EXPIRED, NO_PRINTER)
    assert job(shop, paper) == (QUEUED, NO_PRINTER, 0, 0)
    shop.do(TidyJobs(routes=BOTH))
    assert job(shop, paper)[:2] == (QUEUED, NO_PRINTER)


def test_a_paper_that_waited_an_hour_is_held_until_a_person_wants_it_as_an_original(shop: Shop) -> None:
    _, paper = sold(shop)
    shop.wait(HOLD_AFTER_MS)
    shop.do(TidyJobs(routes=BOTH))
    assert job(shop, paper)[0] == QUEUED
    shop.wait(1)
    shop.do(TidyJobs(routes=BOTH))
    assert job(shop, paper)[0] == HELD
    assert shop.do(ClaimJob(job=paper, printer="front")) == ""
    shop.do(ReleaseJob(job=paper))
    shop.do(TidyJobs(routes=BOTH))
    assert job(shop, paper) == (QUEUED, None, 0, 0)
    assert shop.do(ClaimJob(job=paper, printer="front")) == paper


def test_a_paper_that_failed_before_its_first_byte_can_be_wanted_again(shop: Shop) -> None:
    _, paper = sold(shop)
    commands(shop, ClaimJob(job=paper, printer="front"), FinishJob(job=paper, state=FAILED, error="paper.font_missing"))
    shop.do(ReleaseJob(job=paper))
    assert job(shop, paper) == (QUEUED, None, 0, 0)


@pytest.mark.parametrize("state", ["UNKNOWN", "DONE", "SENDING"])
def test_a_paper_that_may_be_out_is_never_wanted_again_unmarked(shop: Shop, state: str) -> None:
    _, paper = sold(shop)
    shop.do(ClaimJob(job=paper, printer="front"))
    if state != "SENDING":
        shop.do(FinishJob(job=paper, state=state))
    with pytest.raises(Rejected, match="print.not_waiting"):
        shop.do(ReleaseJob(job=paper))
    if state == "UNKNOWN":
        shop.do(ResolveJob(job=paper, printed=False))
        assert shop.row("SELECT kind, copy_no FROM print_job WHERE state = 'QUEUED' AND kind <> 'DRAWER'") == (COPY, 1)


def test_a_pulse_is_never_wanted_again(shop: Shop) -> None:
    drawer, _ = sold(shop)
    shop.do(PostponeJob(job=drawer, error="print.not_found"))
    with pytest.raises(Rejected, match="print.not_waiting"):
        shop.do(ReleaseJob(job=drawer))


def test_a_held_paper_can_be_given_up(shop: Shop) -> None:
    _, paper = sold(shop)
    shop.wait(HOLD_AFTER_MS + 1)
    commands(shop, TidyJobs(routes=BOTH), DropJob(job=paper))
    assert job(shop, paper)[0] == "DROPPED"


JOBS = st.builds(
    PrintJob,
    id=st.just("j"),
    kind=st.sampled_from((ORIGINAL, COPY, DRAWER)),
    route=st.sampled_from(BOTH),
    created_ms=st.integers(NOON - 2 * HOLD_AFTER_MS, NOON + HOLD_AFTER_MS),
    expires_ms=st.none() | st.integers(NOON - 10_000, NOON + 10_000),
    error=st.sampled_from((None, NO_PRINTER, "print.not_found")),
)


@given(JOBS, st.sets(st.sampled_from(BOTH)), st.integers(0, 2 * HOLD_AFTER_MS))
def test_tidying_twice_is_tidying_once_and_never_brings_a_job_on_its_way(
    before: PrintJob, routes: set[str], later_ms: int
) -> None:
    after = tidied(before, NOON + later_ms, routes)
    assert tidied(after, NOON + later_ms, routes) == after or after.state != QUEUED
    assert after.state in ({QUEUED, EXPIRED} if before.kind == DRAWER else {QUEUED, HELD})
    assert replace(after, state=QUEUED, error=None) == replace(before, error=None)
    if before.kind == DRAWER and before.route not in routes:
        assert after.state == EXPIRED
