"""What an approval and a command id are bound to: every field of a command, and of a secret only that there is one."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from typing import Any

import pytest

from core.commands import SECRET, Command, payload
from core.engine import payload_hash
from core.printing.commands import ClaimJob, PostponeJob
from core.registry import COMMANDS
from core.sales.carts import AddLine, RecallCart
from core.sales.complete import CompleteSale
from core.users.commands import AddUser

SAMPLES: dict[str, tuple[Any, Any]] = {
    "str": ("x", "y"),
    "int": (7, 8),
    "bool": (True, False),
    "tuple[str, ...]": (("CA",), ("CA", "MG")),
    "Mapping[int, int]": ({5: 5}, {5: 6}),
    "Mapping[str, tuple[str, ...]]": ({"00000": ("CA",)}, {"00000": ("CA", "MG")}),
    "Mapping[str, Any]": ({"x": [1]}, {"x": [2]}),
}
"""Two values of every type that a command's field has."""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_hash_tells_every_field_of_a_command_apart(command: type[Command]) -> None:
    fields = {f.name: f for f in dataclasses.fields(command)}  # type: ignore[arg-type]
    values = {name: SAMPLES[str(f.type).removesuffix(" | None")] for name, f in fields.items()}
    first = command(**{name: one for name, (one, _) in values.items()})
    for name, (_, other) in values.items():
        same = payload_hash(replace(first, **{name: other})) == payload_hash(first)  # type: ignore[type-var]
        assert same == bool(fields[name].metadata.get("secret")), name


def test_two_commands_with_the_same_fields_have_two_hashes() -> None:
    assert payload_hash(RecallCart(cart="x")) != payload_hash(CompleteSale(cart="x", total_satang=0))
    assert payload_hash(ClaimJob(job="x", printer="y")) != payload_hash(PostponeJob(job="x", error="y"))


def test_the_hash_says_nothing_about_a_secret_but_that_there_is_one() -> None:
    with_pin = AddUser(name_th="a", name_en="", nickname="", roles={}, pin="730194")
    assert payload(with_pin)["pin"] is True
    assert payload(replace(with_pin, pin=None))["pin"] is False
    assert payload_hash(with_pin) == payload_hash(replace(with_pin, pin="864209"))
    assert payload_hash(with_pin) != payload_hash(replace(with_pin, pin=None))
    assert "730194" not in repr(with_pin)


def test_every_pin_and_code_in_a_command_is_declared_a_secret_and_never_shown() -> None:
    for command in COMMANDS:
        for f in dataclasses.fields(command):  # type: ignore[arg-type]
            if f.name in {"pin", "badge"} or (f.name == "code" and "badge" in command.name):
                assert f.metadata.get("secret") == SECRET["secret"], (command.name, f.name)
                assert not f.repr, (command.name, f.name)


def test_half_a_surrogate_pair_has_a_hash_too() -> None:
    assert payload_hash(AddLine(part="\ud800")) != payload_hash(AddLine(part="\ud801"))
