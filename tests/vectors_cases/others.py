"""Files that the product does not answer yet, counted by their own cases, and the entries, whose cases sync has."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.vectors_cases.case import Case, not_built

ENTRIES_CASES = Path(__file__).parents[1] / "sync" / "protocol" / "entries_vectors.py"


def entries(doc: Mapping[str, Any]) -> list[Case]:
    """The cases of ``entries.json`` as the protocol's own tests read it: pairs of a name and a check that raises."""
    if not ENTRIES_CASES.exists():
        kinds = ("certificates", "revocations", "entries", "signed_heads", "erasures", "quarantined", "refused")
        return not_built(f"{kind} {number}" for kind in kinds for number in range(len(doc.get(kind, ()))))
    spec = importlib.util.spec_from_file_location("tests.sync.protocol.entries_vectors", ENTRIES_CASES)
    assert spec is not None, "a file that exists has a spec"
    assert spec.loader is not None, "and a loader"
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return [Case(name, check) for name, check in module.vector_cases(doc)]


def state_machines(doc: Mapping[str, Any]) -> list[Case]:
    """One case a transition."""
    return not_built(
        f"{name} {transition['event']}"
        for name, machine in doc["machines"].items()
        for transition in machine["transitions"]
    )


def phones(doc: Mapping[str, Any]) -> list[Case]:
    """One case a number."""
    return not_built(vector["input"] for vector in doc["vectors"])


def plates(doc: Mapping[str, Any]) -> list[Case]:
    """One case a plate."""
    return not_built(f"{vector['input']} {vector['province']}" for vector in doc["vectors"])


def promptpay(doc: Mapping[str, Any]) -> list[Case]:
    """One case a payload."""
    lists = ("vectors", "real_world_crc", "negative")
    return not_built(f"{key} {number}" for key in lists for number in range(len(doc.get(key, ()))))
