"""Which class of device may move which life cycle: a verdict, so it can only ever be widened by a new class."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.records import DeviceClass

_TECHNICIAN: Mapping[str, frozenset[str] | None] = {
    "labour_clock": None,  # every event
    "part_request": frozenset({"request", "receive", "return"}),
    "job_quick": frozenset({"start", "mark_done", "back_to_work"}),
    "job_mechanical": frozenset({"start", "work_done", "qc_fail", "qc_pass"}),
    "job_collision": frozenset(
        {
            "teardown",
            "start_body",
            "to_prep",
            "to_paint",
            "to_reassembly",
            "to_detail",
            "to_qc",
            "qc_fail_body",
            "qc_fail_paint",
        }
        | {"qc_fail_fit", "qc_pass"}
    ),
}
_COUNTER = frozenset(
    {
        "estimate",
        "job_quick",
        "job_mechanical",
        "job_collision",
        "part_request",
        "sales_document",
        "payment",
        "shift",
        "core",
    }
    | {"labour_clock"}
)


def may_move(device_class: DeviceClass, row: Mapping[str, Any], _user: str | None) -> bool:
    """Whether a stream of this class may write this transition.

    Technicians move clocks, the part requests they make, and job stages from in-repair to QC; counters also every other
    transition of jobs, documents, payments and shifts; offices purchasing and counts too (``PROTOCOL.md``, classes).
    """
    machine = str(row.get("machine"))
    if device_class.rank >= DeviceClass.OFFICE.rank:
        return True
    if device_class is DeviceClass.COUNTER:
        return machine in _COUNTER
    if device_class is DeviceClass.TECHNICIAN and machine in _TECHNICIAN:
        events = _TECHNICIAN[machine]
        return events is None or row.get("event") in events
    return False
