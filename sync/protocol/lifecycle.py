"""Life cycles: which of the moves that devices made, without knowing of each other, form the one story of a subject.

A move names the move its maker saw last, so the moves of a subject form a tree. The tree is read in one way whatever
came first: what left paper, money, goods or a word in the world is on the path, then what cannot be taken back, then
the earliest. Everything else is kept and listed for a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

REVERSIBLE, IRREVERSIBLE, BINDING = 0, 1, 2
"""How much a move weighs in a merge."""


class Step(NamedTuple):
    """Where a legal move leads, and how much it weighs."""

    to: str
    level: int


@dataclass(frozen=True, slots=True)
class Machine:
    """One life cycle: ``legal`` maps ``(from, event)`` to a step; ``from`` is ``None`` for moves that create."""

    name: str
    initial: str
    legal: Mapping[tuple[str | None, str], Step]


class Move(NamedTuple):
    """One transition fact (or ``issue`` fact), with its place in the total order."""

    key: bytes
    id: str
    event: str
    from_state: str | None
    to: str
    after: str | None


class Node(NamedTuple):
    """One step of the path: equal moves after the same node are one; ``id`` is the earliest of them."""

    id: str
    event: str
    to: str
    level: int


class Folded(NamedTuple):
    """The story of one subject.

    ``off_path`` are ids of moves that did not come to count, ``twice`` those that did an irreversible step again; both
    sorted by id. The next move comes ``after`` the id of the last node.
    """

    state: str
    path: tuple[Node, ...]
    off_path: tuple[str, ...]
    twice: tuple[str, ...]

    @property
    def tip(self) -> str | None:
        """The id that the next move names as ``after``; ``None`` before the first."""
        return self.path[-1].id if self.path else None


def is_legal(machine: Machine, move: Move) -> bool:
    """Whether the machine has this move, wherever it stands."""
    step = machine.legal.get((move.from_state, move.event))
    return step is not None and step.to == move.to


def follows(machine: Machine, state: str, tip: str | None, move: Move) -> bool:
    """Whether a legal move continues right at the end of a path that ends in ``state`` with the move ``tip``."""
    if move.after != tip or not is_legal(machine, move):
        return False
    return move.from_state == state or (tip is None and move.from_state is None)


@dataclass(slots=True, eq=False)
class _Place:
    """A node of the tree while it grows; ``moves`` are the equal moves in it."""

    parent: _Place | None
    event: str
    to: str
    level: int
    moves: list[Move]

    @property
    def first(self) -> tuple[bytes, str]:
        """The place of the earliest move in the total order."""
        return min((move.key, move.id) for move in self.moves)


def fold(machine: Machine, moves: Iterable[Move]) -> Folded:
    """Read all moves of one subject; the same set gives the same story in any order.

    Binding nodes first, then the other irreversible ones, each kind in order of their earliest move: with all its
    ancestors a node is taken where it extends the path chosen so far. Then, from the end of that path, the child that
    is earliest, again and again. Of several rows with one id the lowest in the total order counts.
    """
    by_id: dict[str, Move] = {}
    for move in moves:
        known = by_id.get(move.id)
        if known is None or move.key < known.key:
            by_id[move.id] = move
    where = _tree(machine, by_id)
    places = set(where.values())
    path: list[_Place] = []
    for place in sorted(places, key=lambda p: (-p.level, p.first)):
        if place.level == REVERSIBLE:
            break
        line = _line(place)
        if line[: len(path)] == path:
            path = line
    children: dict[_Place | None, list[_Place]] = {}
    for place in places:
        children.setdefault(place.parent, []).append(place)
    while following := children.get(path[-1] if path else None):
        path.append(min(following, key=lambda p: p.first))
    on_path = set(path)
    return Folded(
        state=path[-1].to if path else machine.initial,
        path=tuple(Node(p.first[1], p.event, p.to, p.level) for p in path),
        off_path=tuple(sorted(i for i in by_id if where.get(i) not in on_path)),
        twice=tuple(sorted(m.id for p in path if p.level for m in p.moves if m.id != p.first[1])),
    )


def _tree(machine: Machine, moves: Mapping[str, Move]) -> dict[str, _Place]:
    """The node of every move that is legal where it stands; of others, and of what follows them, none.

    Walks from the roots on, so that neither a long life nor a circle of forged moves needs care.
    """
    followers: dict[str | None, list[Move]] = {}
    for move in moves.values():
        if is_legal(machine, move):
            followers.setdefault(move.after, []).append(move)
    where: dict[str, _Place] = {}
    nodes: dict[tuple[_Place | None, str, str], _Place] = {}
    todo: list[tuple[str | None, _Place | None]] = [(None, None)]
    while todo:
        after, parent = todo.pop()
        for move in followers.get(after, ()):
            state = parent.to if parent else machine.initial
            if move.from_state != state and (parent or move.from_state is not None):
                continue
            name = (parent, move.event, move.to)
            step = machine.legal[(move.from_state, move.event)]
            place = nodes.get(name)
            if place is None:
                place = nodes[name] = _Place(parent, move.event, move.to, step.level, [])
            place.level = max(place.level, step.level)
            place.moves.append(move)
            where[move.id] = place
            todo.append((move.id, place))
    return where


def _line(place: _Place) -> list[_Place]:
    """The nodes from the root to this one."""
    line = [place]
    while (parent := line[-1].parent) is not None:
        line.append(parent)
    line.reverse()
    return line


def load_machines(document: Mapping[str, Any]) -> dict[str, Machine]:
    """The machines of a table in the form of ``state_machines.json``, by name.

    Only what merging needs is read: ``initial``, ``derived_states`` and the transitions' ``from``, ``event``, ``to``,
    ``irreversible`` and ``binding``. A self-loop, and a transition into a state that follows from other facts, is no
    move. A transition out of such a derived state is a move from every stored state that can show as it: who makes
    the move writes the stored state and checks the derived one.
    """
    return {name: _machine(name, table) for name, table in document["machines"].items()}


def _machine(name: str, table: Mapping[str, Any]) -> Machine:
    derived = frozenset(table.get("derived_states", ()))
    stored = _stored_behind(table["transitions"], derived)
    legal: dict[tuple[str | None, str], Step] = {}
    for line in table["transitions"]:
        source, event, to = line["from"], line["event"], line["to"]
        if to in derived or source == to:
            continue
        level = BINDING if line.get("binding") else IRREVERSIBLE if line["irreversible"] else REVERSIBLE
        step = Step(to, level)
        for state in stored[source] if source in derived else (source,):
            if state == to:
                continue
            assert legal.setdefault((state, event), step) == step, f"{name}: {event} from {state} leads two ways"
    return Machine(name, table["initial"], legal)


def _stored_behind(transitions: Iterable[Mapping[str, Any]], derived: frozenset[str]) -> dict[str, list[str]]:
    """For every derived state the stored states that it can be shown instead of."""
    found: dict[str, set[str]] = {state: set() for state in derived}
    grew = True
    while grew:
        grew = False
        for line in transitions:
            if line["to"] not in derived or line["from"] is None:
                continue
            behind = found[line["from"]] if line["from"] in derived else {line["from"]}
            if not behind <= found[line["to"]]:
                found[line["to"]] |= behind
                grew = True
    return {state: sorted(behind) for state, behind in found.items()}
