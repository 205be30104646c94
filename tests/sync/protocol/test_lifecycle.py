"""Life cycles: one story of the moves of a subject, whatever came first and whoever made them."""

from __future__ import annotations

import itertools
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.protocol.lifecycle import (
    BINDING,
    IRREVERSIBLE,
    REVERSIBLE,
    Folded,
    Machine,
    Move,
    Node,
    Step,
    fold,
    follows,
    is_legal,
    load_machines,
)

TABLE = json.loads(
    (Path(__file__).parents[2] / "golden" / "vectors" / "state_machines.json").read_text(encoding="utf-8")
)
MACHINES = load_machines(TABLE)
JOB = Machine(
    "job",
    "OPEN",
    {
        (None, "create"): Step("OPEN", REVERSIBLE),
        (None, "arrive"): Step("WORK", REVERSIBLE),
        ("OPEN", "start"): Step("WORK", REVERSIBLE),
        ("OPEN", "arrive"): Step("WORK", REVERSIBLE),
        ("WORK", "done"): Step("READY", REVERSIBLE),
        ("READY", "reopen"): Step("WORK", REVERSIBLE),
        ("READY", "bill"): Step("BILLED", BINDING),
        ("OPEN", "cancel"): Step("VOID", IRREVERSIBLE),
        ("WORK", "cancel"): Step("VOID", IRREVERSIBLE),
        ("BILLED", "deliver"): Step("GONE", BINDING),
    },
)


def move(place: int, name: str, event: str, after: str | None, source: str | None, machine: Machine = JOB) -> Move:
    """A move at a place of the total order; where it leads is what the machine says, if it has it."""
    step = machine.legal.get((source, event))
    return Move(place.to_bytes(70), name, event, source, step.to if step else "NOWHERE", after)


def random_moves(seed: int, machine: Machine) -> list[Move]:
    """What several devices may write of one subject: mostly after a move they saw, now and then nonsense."""
    chance = random.Random(seed)
    events = sorted(machine.legal, key=repr)
    made: list[Move] = []
    places = chance.sample(range(1000), 16)
    for number in range(chance.randrange(13)):
        after = chance.choice([None, *made])
        state = after.to if after else machine.initial
        fitting = [e for e in events if e[0] == state or (after is None and e[0] is None)]
        source, event = chance.choice(fitting if fitting and chance.random() < 0.85 else events)
        tip = after.id if after else None
        if chance.random() < 0.08:
            tip = chance.choice(["not here", f"m{chance.randrange(13)}"])
        made.append(move(places[number], f"m{number}", event, tip, source, machine))
    return made


def legal_lines(machine: Machine, moves: list[Move]) -> dict[str, tuple[tuple[str, str], ...]]:
    """By move, the events and states from the root to it; only those that are legal all the way. Brute force."""
    lines: dict[str, tuple[tuple[str, str], ...]] = {}
    for _ in moves:
        for m in moves:
            before = () if m.after is None else lines.get(m.after)
            if before is None:
                continue
            state = before[-1][1] if before else machine.initial
            if (m.from_state == state or (not before and m.from_state is None)) and is_legal(machine, m):
                lines[m.id] = (*before, (m.event, m.to))
    return lines


def brute_fold(machine: Machine, moves: list[Move]) -> Folded:
    """The rule of the page over whole lines instead of a tree."""
    lines = legal_lines(machine, moves)
    by_line: dict[tuple[tuple[str, str], ...], list[Move]] = {}
    for m in moves:
        if m.id in lines:
            by_line.setdefault(lines[m.id], []).append(m)

    def level(line: tuple[tuple[str, str], ...]) -> int:
        return max(machine.legal[(m.from_state, m.event)].level for m in by_line[line])

    path: tuple[tuple[str, str], ...] = ()
    for weight in (BINDING, IRREVERSIBLE):
        for line in sorted((x for x in by_line if level(x) == weight), key=lambda x: min(m.key for m in by_line[x])):
            if line[: len(path)] == path:
                path = line
    while following := [x for x in by_line if x[:-1] == path]:
        path = min(following, key=lambda x: min(m.key for m in by_line[x]))
    steps = [by_line[path[: i + 1]] for i in range(len(path))]
    first = [min(step, key=lambda m: m.key) for step in steps]
    on_path = {m.id for step in steps for m in step}
    twice = [
        m.id
        for i, step in enumerate(steps)
        for m in step
        if level(path[: i + 1]) and m is not first[i]
    ]  # fmt: skip
    return Folded(
        path[-1][1] if path else machine.initial,
        tuple(Node(m.id, m.event, m.to, level(path[: i + 1])) for i, m in enumerate(first)),
        tuple(sorted(m.id for m in moves if m.id not in on_path)),
        tuple(sorted(twice)),
    )


MOVING = sorted(name for name, machine in MACHINES.items() if machine.legal)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(["job", *MOVING]))
def test_the_story_is_that_of_the_page_read_by_brute_force(seed: int, name: str) -> None:
    machine = MACHINES.get(name, JOB)
    moves = random_moves(seed, machine)
    assert fold(machine, moves) == brute_fold(machine, moves)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
def test_order_and_repetition_of_moves_say_nothing(seed: int) -> None:
    moves = random_moves(seed, JOB)
    mixed = random.Random(seed).sample(moves * 2, 2 * len(moves))
    assert fold(JOB, mixed) == fold(JOB, moves)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32))
def test_no_reversible_move_displaces_an_irreversible_one(seed: int) -> None:
    moves = random_moves(seed, JOB)
    found = fold(JOB, moves)
    lines = legal_lines(JOB, moves)
    key_of = {m.id: m.key for m in moves}
    for m in moves:
        level = JOB.legal[(m.from_state, m.event)].level if m.id in lines else REVERSIBLE
        if level and m.id in found.off_path:  # then something on the path is heavier, or as heavy and earlier
            weights = [(-n.level, key_of[n.id]) for n in found.path if n.level]
            assert weights
            assert min(weights) < (-level, m.key)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
def test_every_move_is_told_once(seed: int) -> None:
    moves = random_moves(seed, JOB)
    found = fold(JOB, moves)
    on_path = {n.id for n in found.path}
    assert not on_path & set(found.off_path)
    assert not set(found.twice) & (on_path | set(found.off_path))
    assert found.tip == (found.path[-1].id if found.path else None)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
def test_a_move_that_follows_the_tip_of_a_lone_line_extends_the_story(seed: int) -> None:
    chance = random.Random(seed)
    moves: list[Move] = []
    for number in range(8):
        found = fold(JOB, moves)
        fitting = [e for e in JOB.legal if e[0] == found.state or (found.tip is None and e[0] is None)]
        if not fitting:
            break
        source, event = chance.choice(fitting)
        following = move(number, f"m{number}", event, found.tip, source)
        assert follows(JOB, found.state, found.tip, following)
        assert not follows(JOB, found.state, "another", following)
        moves.append(following)
    assert [n.id for n in fold(JOB, moves).path] == [m.id for m in moves]


def test_a_subject_without_moves_is_in_its_initial_state() -> None:
    assert fold(JOB, []) == Folded("OPEN", (), (), ())


def test_creating_moves_stand_beside_those_from_the_initial_state() -> None:
    created = [move(1, "a", "create", None, None), move(2, "b", "start", "a", "OPEN")]
    assert fold(JOB, created).state == "WORK"
    directly = [move(1, "a", "arrive", None, "OPEN"), move(2, "b", "arrive", None, None)]
    assert fold(JOB, directly)[0::2] == ("WORK", ())
    late = [*created, move(3, "c", "create", "b", None)]
    assert fold(JOB, late).off_path == ("c",)


def test_paper_that_is_out_outweighs_an_earlier_cancellation() -> None:
    billed = [
        move(1, "a", "start", None, "OPEN"),
        move(5, "b", "done", "a", "WORK"),
        move(6, "c", "bill", "b", "READY"),
    ]
    found = fold(JOB, [*billed, move(2, "x", "cancel", "a", "WORK")])
    assert (found.state, found.off_path) == ("BILLED", ("x",))
    assert fold(JOB, [*billed[:2], move(2, "x", "cancel", "a", "WORK")]).state == "VOID"


def test_one_irreversible_step_made_on_two_devices_is_one_and_told() -> None:
    twice = [
        move(1, "a", "start", None, "OPEN"), move(2, "b", "done", "a", "WORK"),
        move(4, "c", "bill", "b", "READY"), move(3, "d", "bill", "b", "READY"), move(5, "e", "deliver", "c", "BILLED"),
    ]  # fmt: skip
    found = fold(JOB, twice)
    assert [n.id for n in found.path] == ["a", "b", "d", "e"]
    assert (found.state, found.twice, found.off_path) == ("GONE", ("c",), ())


def test_a_move_that_says_another_state_than_the_machine_is_off_the_path() -> None:
    lying = move(1, "a", "start", None, "OPEN")._replace(to="GONE")
    assert fold(JOB, [lying, move(2, "b", "deliver", "a", "GONE")]).off_path == ("a", "b")


def test_of_two_rows_with_one_id_the_lower_in_the_total_order_counts() -> None:
    low, high = move(1, "a", "start", None, "OPEN"), move(2, "a", "cancel", None, "OPEN")
    for both in ([low, high], [high, low]):
        assert fold(JOB, both).state == "WORK"


def test_circles_and_very_long_lives_need_no_stack() -> None:
    circle = [move(1, "a", "done", "b", "WORK"), move(2, "b", "reopen", "a", "READY")]
    assert fold(JOB, circle) == Folded("OPEN", (), ("a", "b"), ())
    life = [move(0, "m0", "start", None, "OPEN")]
    for number, (event, source) in enumerate(
        itertools.islice(itertools.cycle([("done", "WORK"), ("reopen", "READY")]), 5000), 1
    ):
        life.append(move(number, f"m{number}", event, f"m{number - 1}", source))
    assert len(fold(JOB, life).path) == 5001


def lines_of(name: str) -> list[dict[str, Any]]:
    return list(TABLE["machines"][name]["transitions"])


@pytest.mark.parametrize("name", sorted(MACHINES))
def test_every_transition_of_the_tables_is_a_move_unless_it_is_a_loop_or_derived(name: str) -> None:
    derived = set(TABLE["machines"][name].get("derived_states", ()))
    machine = MACHINES[name]
    events = set()
    for line in lines_of(name):
        step = machine.legal.get((line["from"], line["event"]))
        if line["to"] in derived or line["from"] == line["to"]:
            assert step is None or step.to != line["to"]
        elif line["from"] in derived:
            events.add((line["event"], line["to"]))
            assert step is None
        else:
            level = (BINDING if line.get("binding") else IRREVERSIBLE) if line["irreversible"] else REVERSIBLE
            assert step == Step(line["to"], level)
    written = {(line["from"], line["event"]) for line in lines_of(name)}
    added = {key: step for key, step in machine.legal.items() if key not in written}
    assert {(event, step.to) for (_, event), step in added.items()} <= events
    assert not any(source in derived or step.to in derived for (source, _), step in machine.legal.items())


def test_what_leads_out_of_a_derived_state_is_a_move_from_the_states_behind_it() -> None:
    assert MACHINES["estimate"].legal[("SENT", "fulfil")] == Step("FULFILLED", IRREVERSIBLE)
    order = MACHINES["purchase_order"].legal
    assert order[("SENT", "match_invoice")] == order[("CONFIRMED", "match_invoice")] == Step("MATCHED", BINDING)
    assert MACHINES["sales_document"].legal[("ISSUED", "convert_to_full")] == Step("REPLACED", BINDING)
    assert MACHINES["labour_clock"].legal == {}


def test_a_way_back_from_a_derived_state_to_the_state_behind_it_is_no_move() -> None:
    lines = [("A", "b", "B"), ("B", "c", "C"), ("C", "a", "A"), ("C", "d", "D")]
    transitions = [{"from": f, "event": e, "to": t, "irreversible": False} for f, e, t in lines]
    table = {"machines": {"m": {"initial": "A", "derived_states": ["B", "C"], "transitions": transitions}}}
    assert load_machines(table)["m"].legal == {("A", "d"): Step("D", REVERSIBLE)}
