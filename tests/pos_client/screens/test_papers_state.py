"""The papers screen without a screen: jobs that need somebody, receipts of any day, copies."""

from __future__ import annotations

import asyncio
from datetime import date

from core.printing.commands import DONE, FAILED, HOLD_AFTER_MS, UNKNOWN, ClaimJob, FinishJob, PostponeJob, TidyJobs
from pos_client.screens.papers.state import PapersState
from storage.queries.status import status
from tests.inside import at_once, inside, rows, value
from tests.shop import Shop
from tests.ui import run

DAY_MS = 86_400_000


def sold(shop: Shop, times: int = 1, **more: object) -> list[str]:
    """Sales of one part, a minute apart; gives the receipts' ids."""
    part = shop.part(f"P-{shop.count('part')}", qty=1000, price=10_000)
    if not shop.rows("SELECT 1 FROM shift"):
        shop.open_shift()
    issued = []
    for _ in range(times):
        issued.append(shop.sell(part, **more))  # type: ignore[arg-type]
        shop.wait(60_000)
    return issued


def paper(shop: Shop, issue: str, state: str, error: str | None = None) -> str:
    """Bring a receipt's original to a state; gives the job."""
    job = shop.value("SELECT id FROM print_job WHERE document = ? AND kind = 'ORIGINAL'", issue)
    shop.do(ClaimJob(job=job, printer="front"))
    shop.do(FinishJob(job=job, state=state, error=error))
    return str(job)


def test_the_screen_begins_with_the_jobs_where_one_of_them_waits(shop: Shop) -> None:
    [issue] = sold(shop)
    paper(shop, issue, UNKNOWN, "print.not_confirmed")

    async def scenario() -> None:
        async with inside(shop, shop_owner) as session:
            state = PapersState(session)
            await state.reload()
            assert state.leaf == "jobs"
            assert UNKNOWN in [job.state for job in state.jobs]
            state.choose("receipts")
            await state.reload()
            assert state.leaf == "receipts", "only the first look chooses"

    shop_owner = shop.owner
    run(scenario())


def test_without_open_jobs_it_begins_with_the_receipts(shop: Shop) -> None:
    owner = shop.owner
    [issue] = sold(shop)
    paper(shop, issue, DONE)

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            state = PapersState(session)
            await state.reload()
            assert state.leaf == "receipts"
            assert [row.number for row in state.rows] == ["RC00AA-6911-00001"]
            assert state.rows[0].paper == DONE
            assert {job.kind for job in state.settled} == {"ORIGINAL", "DRAWER"}

    run(scenario())


def test_what_nobody_knows_stands_before_what_waits(shop: Shop) -> None:
    owner = shop.owner
    first, second, third = sold(shop, 3)
    paper(shop, third, UNKNOWN, "print.not_confirmed")
    paper(shop, second, FAILED, "print.fault")
    waiting = shop.value("SELECT id FROM print_job WHERE document = ? AND kind = 'ORIGINAL'", first)
    shop.do(PostponeJob(job=waiting, error="print.paper_out"))

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            state = PapersState(session)
            await state.reload()
            assert [(job.document, job.state) for job in state.jobs] == [
                (third, "UNKNOWN"),
                (second, "FAILED"),
                (first, "QUEUED"),
            ]
            assert state.jobs[2].attempts == 1
            await state.try_now()
            assert state.jobs[2].next_try_ms == 0

    run(scenario())


def test_saying_that_the_paper_came_out_settles_it_without_a_copy(shop: Shop) -> None:
    technician = shop.user("TE")
    [issue] = sold(shop)
    paper(shop, issue, UNKNOWN)

    async def scenario() -> None:
        async with inside(shop, technician) as session:
            state = PapersState(session)
            await state.reload()
            await state.settle(state.jobs[0], printed=True)
            assert state.jobs == []
            assert state.error is None
            assert value(session, "SELECT count(*) FROM print_event") == 0

    run(scenario())


def test_the_first_copy_is_the_cashiers_own_the_second_one_asks_a_manager(shop: Shop) -> None:
    cashier = shop.user("CA")
    manager = shop.user("MG", pin="258147", name="อรทัย")
    [issue] = sold(shop, user=cashier)
    paper(shop, issue, UNKNOWN)

    async def scenario() -> None:
        async with inside(shop, cashier) as session:
            state = PapersState(session)
            await state.reload()
            await state.settle(state.jobs[0], printed=False)
            assert [(job.kind, job.copy_no, job.state) for job in state.jobs] == [("COPY", 1, "QUEUED")]
            await state.show_of(state.jobs[0])
            assert state.opened is not None
            await state.reprint()
            assert state.approving.question is not None, "the second copy needs a manager"
            assert {p.id for p in state.approving.question.approvers} >= {manager}
            state.approving.choose_approver(manager)
            state.approving.choose_reason(state.approving.question.reasons[0])
            for digit in "258147":
                await state.approving.press(digit, at_once, lambda key: key)  # type: ignore[arg-type]
            assert state.approving.question is None
            assert state.printed_copy
            assert value(session, "SELECT max(copy_no) FROM print_event") == 2
            assert value(session, "SELECT count(*) FROM override") == 1

    run(scenario())


def test_two_taps_on_copy_make_one_and_the_next_tap_another(shop: Shop) -> None:
    owner = shop.owner
    [issue] = sold(shop)

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            state = PapersState(session)
            await state.reload()
            await state.open(state.rows[0])
            await asyncio.gather(state.reprint(), state.reprint())
            assert value(session, "SELECT count(*) FROM print_event") == 1
            await state.reprint()
            assert rows(session, "SELECT document, copy_no FROM print_event ORDER BY copy_no") == [
                (issue, 1),
                (issue, 2),
            ]
            assert state.shown[0].copies == 2

    run(scenario())


def test_a_job_that_another_tab_settled_says_so_and_the_list_is_fresh(shop: Shop) -> None:
    owner = shop.owner
    [issue] = sold(shop)
    paper(shop, issue, UNKNOWN)

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            state, other = PapersState(session), PapersState(session)
            await state.reload()
            await other.reload()
            await other.settle(other.jobs[0], printed=True)
            await state.settle(state.jobs[0], printed=False)
            assert state.error is not None
            assert state.error.key == "print.settled"
            assert state.jobs == []

    run(scenario())


def test_only_who_sets_up_the_device_gives_a_job_up(shop: Shop) -> None:
    auditor, cashier = shop.user("AU"), shop.user("CA", name="แอน")
    sold(shop)

    async def scenario() -> None:
        async with inside(shop, auditor) as session:
            state = PapersState(session)
            await state.reload()
            assert not state.may_drop(state.jobs[0])
            await state.drop(state.jobs[0])
            assert state.error is not None
            assert state.error.key == "denied.permission"
            await session.enter(cashier)
            assert state.may_drop(state.jobs[0])
            await state.drop(state.jobs[0])
            assert state.jobs == []
            assert state.settled[0].state == "DROPPED" or state.settled[1].state == "DROPPED"

    run(scenario())


def test_keys_answer_for_the_current_job_unless_they_were_part_of_a_scan(shop: Shop) -> None:
    owner = shop.owner
    first, second = sold(shop, 2)
    paper(shop, first, UNKNOWN)
    paper(shop, second, UNKNOWN)

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            state = PapersState(session)
            await state.reload()
            release = asyncio.Event()
            restore = state.snapshot()
            answering = asyncio.create_task(state.write("1", release.wait))  # type: ignore[arg-type]
            await asyncio.sleep(0)
            await restore()
            release.set()
            await answering
            assert len(state.jobs) == 2, "the digit belonged to a scan"
            state.move(1)
            await state.write("7", at_once)
            await state.write("1", at_once)
            assert [job.document for job in state.jobs] == [first]

    run(scenario())


def test_a_day_is_shown_fifty_at_a_time_and_earlier_days_by_their_date(shop: Shop) -> None:
    owner = shop.owner
    sold(shop, 3)
    shop.wait(2 * DAY_MS)
    sold(shop, 53)

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            state = PapersState(session)
            await state.reload()
            assert state.day == date(2026, 11, 23)
            assert len(state.rows) == 50
            assert state.more_rows
            assert state.rows[0].number == "RC00AA-6911-00056"
            await state.older_rows()
            assert [row.number[-5:] for row in state.rows] == ["00006", "00005", "00004"]
            assert not state.more_rows
            await state.first_rows()
            assert len(state.rows) == 50
            await state.turn(-1)
            assert (state.day, list(state.rows)) == (date(2026, 11, 22), [])
            await state.show_day(date(2026, 11, 21))
            assert len(state.rows) == 3
            await state.show_day(date(2031, 1, 1))
            assert state.day == date(2026, 11, 23), "days to come have no receipts"

    run(scenario())


def test_the_next_month_begins_its_numbers_anew_and_both_are_found(shop: Shop) -> None:
    owner = shop.owner
    sold(shop, 2)
    shop.wait(15 * DAY_MS)
    sold(shop, 1)

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            state = PapersState(session)
            await state.reload()
            assert [row.number for row in state.rows] == ["RC00AA-6912-00001"]
            await state.search("1")
            assert [row.number for row in state.shown] == ["RC00AA-6912-00001", "RC00AA-6911-00001"]
            await state.search("2")
            assert [row.number for row in state.shown] == ["RC00AA-6911-00002"]
            for typed in ("rc00aa-6911-00002", " RC00AA 6911 00002 ", "RC00AA691100002"):
                await state.search(typed)
                assert [row.number for row in state.shown] == ["RC00AA-6911-00002"], typed
            for typed in ("99", "0", "RC00AA-6911-00009", "x", "'; DROP TABLE issue; --", "😀", "1" * 40):
                await state.search(typed)
                assert list(state.shown) == [], typed
            await state.search("  ")
            assert state.found is None

    run(scenario())


def test_a_scanned_receipt_opens_with_its_picture(shop: Shop) -> None:
    owner = shop.owner
    issue = sold(shop, 2)[0]

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            state = PapersState(session)
            await state.reload()
            await state.heard("RC00AA691100001")
            assert state.leaf == "receipts"
            assert state.opened is not None
            assert state.opened.id == issue
            assert state.detail is not None
            assert {job.kind for job in state.detail.jobs} == {"ORIGINAL", "DRAWER"}
            assert state.picture == "ready"
            assert state.png is not None
            assert state.png.startswith(b"\x89PNG")
            assert state.back()
            assert state.opened is None
            await state.heard("8850000000010")
            assert state.unknown == "8850000000010"
            assert state.back()
            assert state.unknown is None
            assert not state.back()

    run(scenario())


def test_a_copy_by_who_may_not_make_one_writes_nothing(shop: Shop) -> None:
    technician = shop.user("TE")
    sold(shop)

    async def scenario() -> None:
        async with inside(shop, technician) as session:
            state = PapersState(session)
            await state.reload()
            await state.open(state.rows[0])
            await state.reprint()
            assert state.error is not None
            assert state.error.key == "denied.permission"
            assert value(session, "SELECT count(*) FROM print_event") == 0

    run(scenario())


def held(shop: Shop, issue: str, error: str | None = None) -> str:
    """A receipt's original that waited for its printer for more than an hour."""
    job = str(shop.value("SELECT id FROM print_job WHERE document = ? AND kind = 'ORIGINAL'", issue))
    if error:
        shop.do(PostponeJob(job=job, error=error))
    shop.wait(2 * HOLD_AFTER_MS)
    shop.do(TidyJobs(routes=("receipt",) if error else ()))
    return job


def test_a_paper_that_was_held_is_printed_when_somebody_still_wants_it(shop: Shop) -> None:
    cashier = shop.user("CA")
    [issue] = sold(shop)
    job = held(shop, issue, "print.paper_out")

    async def scenario() -> None:
        async with inside(shop, cashier) as session:
            state = PapersState(session)
            await state.reload()
            assert (state.leaf, [(j.id, j.state) for j in state.jobs]) == ("jobs", [(job, "HELD")])
            await state.release(state.jobs[0])
            assert state.error is None
            assert [(j.id, j.state, j.copy_no) for j in state.jobs] == [(job, "QUEUED", 0)], "it is the original still"

    run(scenario())


def test_a_shop_without_a_printer_is_not_asked_about_its_papers(shop: Shop) -> None:
    owner = shop.owner
    [issue] = sold(shop)
    job = held(shop, issue)

    async def scenario() -> None:
        async with inside(shop, owner) as session:
            state = PapersState(session)
            await state.reload()
            assert (state.leaf, list(state.jobs)) == ("receipts", [])
            assert job in [settled.id for settled in state.settled]
            found = await session.read(status, session.machine.device, session.machine.stream)
            assert (found.unsettled_jobs, found.waiting_jobs) == (0, 0)
            await state.open(state.rows[0])
            assert state.detail is not None
            original = next(j for j in state.detail.jobs if j.kind == "ORIGINAL")
            await state.release(original)
            assert [j.id for j in state.jobs] == [job]

    run(scenario())
