"""Opening a shift: a counted float in the drawer of this device."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from core.commands import Command, CommandType, needs
from core.errors import Rejected
from core.ports import Tx
from core.shifts.records import CashMovement, Shift
from core.shifts.rules import FACES_SATANG, counted_cash

PIECES_MAX = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenShift(Command):
    """Begin a shift with what lies in the drawer: pieces by face in satang. Gives the shift's id."""

    name: ClassVar[str] = "shifts.open"
    denominations: Mapping[int, int]


def open_shift(tx: Tx) -> Shift | None:
    """The shift that is open on this device's drawer."""
    newest = tx.last(Shift, drawer=tx.machine.device)
    return newest if newest is not None and tx.life("shift", newest.id).state == "OPEN" else None


def start_shift(tx: Tx, cmd: OpenShift) -> str:
    """Check that the drawer is free and the count makes sense; write shift and float."""
    if open_shift(tx) is not None:
        raise Rejected("shift.open_already")
    counted = {face: pieces for face, pieces in cmd.denominations.items() if pieces}
    if not set(counted) <= set(FACES_SATANG) or not all(0 < n <= PIECES_MAX for n in counted.values()):
        raise Rejected("shift.bad_count", field="denominations")
    shift = Shift(
        id=tx.new_id(),
        branch=tx.machine.branch,
        drawer=tx.machine.device,
        cashier=str(tx.actor.user),
        date=tx.today.isoformat(),
        at_ms=tx.now_ms,
        denominations={str(face): pieces for face, pieces in counted.items()},
    )
    tx.append(shift)
    tx.append(
        CashMovement(id=tx.new_id(), shift=shift.id, kind="FLOAT", amount_satang=counted_cash(counted), reason="")
    )
    return shift.id


COMMANDS = (CommandType(OpenShift, needs("shift.open_close"), start_shift),)
