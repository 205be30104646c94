"""Finding a person: in which order they stand, by the first letters typed, by a search."""

from __future__ import annotations

from collections.abc import Sequence

from core.keyboards import ThaiLayout, typed_on
from core.permissions import Role
from core.thai.text import normalise
from storage.queries.people import PersonRow

COUNTER_FIRST: tuple[Role, ...] = (
    Role.CASHIER,
    Role.ADVISOR,
    Role.PARTS_CLERK,
    Role.MANAGER,
    Role.OWNER,
    Role.TECHNICIAN,
    Role.ACCOUNTANT,
    Role.AUDITOR,
)
"""Who is most likely to stand at a counter."""


def chief_role(person: PersonRow) -> Role | None:
    """The one role that stands below a person's name; ``None`` where this version knows none of theirs."""
    return next((role for role in COUNTER_FIRST if role in person.roles), None)


def in_order(people: Sequence[PersonRow]) -> list[PersonRow]:
    """People in the order of the tiles: those of the counter first, each group as they joined.

    The order depends on nothing that changes during a day: a tile must not move under a finger.
    """
    ranks = {role: rank for rank, role in enumerate(COUNTER_FIRST)}
    last = len(ranks)

    def rank(person: PersonRow) -> tuple[int, str]:
        role = chief_role(person)
        return (ranks[role] if role is not None else last, person.id)

    return sorted(people, key=rank)


def first_of(people: Sequence[PersonRow], letters: str) -> PersonRow | None:
    """The first person whose name or nickname begins with these keys, on an American or a Thai keyboard.

    A key event tells the key and not the letter that its layout makes of it, so both are tried.
    """
    plain = letters.isascii() and letters.isprintable()
    begins = tuple(normalise(text) for text in (letters, typed_on(ThaiLayout.KEDMANEE, letters) if plain else letters))
    if not all(begins):
        return None
    return next((p for p in people if any(normalise(name).startswith(begins) for name in _names(p))), None)


def searched(people: Sequence[PersonRow], text: str) -> list[PersonRow]:
    """People in whose names the text occurs, whatever its case; all of them for an empty one."""
    wanted = normalise(text)
    return [p for p in people if any(wanted in normalise(name) for name in _names(p))]


def _names(person: PersonRow) -> tuple[str, ...]:
    return tuple(name for name in (person.name_th, person.name_en, person.nickname) if name)
