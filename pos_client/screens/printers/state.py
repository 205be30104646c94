"""The printers screen without a screen: setting printers up, and trying them out."""

from __future__ import annotations

from dataclasses import replace

from core.errors import PosError
from core.paper.sheets import printer_test_page
from core.printing.commands import UNKNOWN, DropJob, PrintPage, TryDrawer
from core.thai.dates import DateForm, bangkok_time, date_text
from pos_client.approving import Approving
from pos_client.config import PRINTER_ROUTE
from pos_client.devices import finding
from pos_client.devices.failures import Trouble
from pos_client.screens.printers.setup_state import Discover, Identify, SetupState
from pos_client.screens.printers.trial import Trial
from pos_client.session import Done, Session


class PrintersState(SetupState):
    """The printers of this device, and a trial of one of them at a time."""

    def __init__(
        self, session: Session, discover: Discover = finding.discover, identify: Identify = finding.identify
    ) -> None:
        super().__init__(session, discover, identify)
        self.trial: Trial | None = None
        self.approving = Approving(session, self._asked)
        self.asked = 0
        """Counts the changes of the question to a manager, so that it is drawn again."""
        self._trying = False

    def _asked(self) -> None:
        self.asked += 1

    async def load(self) -> None:
        """Look at settings and printers, and at what became of the trial."""
        await super().load()
        trial = self.trial
        if trial is not None and (trial.open or trial.step == "ask"):
            house = self.session.house
            job = await house.aside(lambda: house.printers.job(trial.job))
            if self.trial is trial:
                self.trial = trial.after(job)

    @property
    def trial_here(self) -> Trial | None:
        """The trial of the printer in the form."""
        return self.trial if self.trial is not None and self.trial.printer == self.current else None

    @property
    def trying(self) -> bool:
        """Whether a trial is under way, so that another one has to wait."""
        return self.trial is not None and self.trial.open

    async def try_page(self) -> None:
        """Print the test page on the printer in the form, and on no other."""
        held = self.printer
        if held is None or self._trying or self.trying or not self.may:
            return
        now = bangkok_time(self.session.now_ms())
        when = f"{date_text(now.date(), DateForm.SHORT, 'th')} {now:%H:%M}"
        page = printer_test_page(held.name, when, demo=self.session.house.demo).to_json()
        self._trying, self.error = True, None
        try:
            done = await self.session.attempt(PrintPage(route=PRINTER_ROUTE + held.id, page=page))
            await self._begun("page", held.id, done)
        finally:
            self._trying = False

    async def try_drawer(self) -> None:
        """Open the drawer on the printer in the form; without a sale that may need a manager."""
        held = self.printer
        if held is None or not held.drawer or self._trying or self.trying:
            return

        async def then(done: Done | PosError) -> None:
            await self._begun("drawer", held.id, done)

        self._trying, self.error = True, None
        try:
            command = TryDrawer(route=PRINTER_ROUTE + held.id)
            await self.approving.attempt(command, self.session.new_id(), then)
        finally:
            self._trying = False

    async def _begun(self, kind: str, printer: str, done: Done | PosError) -> None:
        if isinstance(done, PosError):
            self.error = done
            return
        self.trial = Trial(printer, "drawer" if kind == "drawer" else "page", done.value)
        await self.reload()

    async def saw(self, *, came: bool) -> None:
        """The person says whether the paper came out, or the drawer opened."""
        trial = self.trial
        if trial is None or trial.step != "ask":
            return
        self.trial = replace(trial, seen=came)
        if trial.state == UNKNOWN and trial.kind == "page":
            done = await self.session.attempt(DropJob(job=trial.job))  # nobody needs to look at it any more
            self.error = done if isinstance(done, PosError) else None
            if came and trial.error == Trouble.NOT_CONFIRMED:
                await self.learn()

    async def give_up(self) -> None:
        """Stop waiting for the page: it does not come out later."""
        trial = self.trial
        if trial is None or trial.step != "waiting":
            return
        done = await self.session.attempt(DropJob(job=trial.job))
        self.error = done if isinstance(done, PosError) else None
        await self.reload()

    def put_trial_away(self) -> None:
        """What it came to was read."""
        if not self.trying:
            self.trial = None
