"""The life cycles of the trade as data: which event leads from where to where, and which cannot be taken back.

They lie in ``lifecycles.json``. How concurrent moves merge is the protocol's part; who may move what is a permission.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def lifecycles() -> Mapping[str, Any]:
    """Per machine ``initial``, ``terminal``, ``derived_states`` and ``transitions``.

    A transition has ``from``, ``event``, ``to``, ``irreversible`` and, where it left the house, ``binding``.
    """
    loaded: Mapping[str, Any] = json.loads(
        resources.files("core").joinpath("lifecycles.json").read_text(encoding="utf-8")
    )
    return loaded


def initial_state(machine: str) -> str:
    """Where a subject of a machine stands that nobody moved yet."""
    return str(lifecycles()[machine]["initial"])
