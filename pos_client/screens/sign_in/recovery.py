"""The owner's way back in: the recovery code, and a new PIN twice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Final

from core.errors import PosError, Rejected
from core.users.rules import check_new_pin
from pos_client.session import Session
from storage.ceremonies import recover
from storage.recovery_code import read_code

FIELDS: Final = ("owner", "code", "pin", "pin_again")


class RecoveryForm:
    """What is typed to come back; nothing changes before the code was found good."""

    def __init__(self, session: Session, entered: Callable[[str], Awaitable[object]], owner: str) -> None:
        self.session = session
        self._entered = entered
        self.typed: Mapping[str, str] = {**dict.fromkeys(FIELDS, ""), "owner": owner}
        self.faults: Mapping[str, PosError] = {}
        self.error: PosError | None = None
        self.wants: str | None = "code"
        """The field that the keyboard should go to."""
        self.busy = False

    def put(self, name: str, value: str) -> None:
        """A field was typed in, or an owner chosen; what was wrong with it is taken back until it is left."""
        self.typed = {**self.typed, name: value}
        self.faults = {other: error for other, error in self.faults.items() if other != name}

    def left(self, name: str) -> None:
        """A field was left: say what is wrong with what was typed."""
        error = self._fault(name) if self.typed[name] else None
        if error is not None:
            self.faults = {**self.faults, name: error}

    def _fault(self, name: str) -> PosError | None:
        typed = self.typed
        try:
            if name == "owner" and not typed["owner"]:
                raise Rejected("recovery.which_owner", field="owner")  # noqa: TRY301 - as the others come
            if name == "code":
                read_code(typed["code"])
            if name == "pin":
                check_new_pin(typed["pin"])
        except Rejected as error:
            return error
        if name == "pin_again" and typed["pin"] != typed["pin_again"]:
            return Rejected("pin.mismatch", field="pin_again")
        return None

    async def come_back(self) -> None:
        """Make a new stream of this device with the code and the new PIN, and sign the owner in."""
        if self.busy:
            return
        found = {name: self._fault(name) for name in FIELDS}
        self.faults = {name: error for name, error in found.items() if error is not None}
        self.error = None
        if self.faults:
            self.wants = next(iter(self.faults))
            return
        house, typed = self.session.house, self.typed
        self.busy = True
        try:
            await house.in_turn(partial(recover, house.store, typed["code"], typed["owner"], typed["pin"]))
        except PosError as error:
            self._refused(error)
            return
        finally:
            self.busy = False
        self.typed = dict.fromkeys(FIELDS, "")
        await self._entered(typed["owner"])

    def _refused(self, error: PosError) -> None:
        if error.field in FIELDS:
            self.faults, self.wants = {str(error.field): error}, error.field
        else:
            self.error = error
