"""Where each subject stands in its life cycle: folded from its moves, whatever came first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from storage.attention import DONE_TWICE, MOVE_LOST, Attention
from storage.facts import FactRow
from storage.statements import TableSql
from sync.protocol.lifecycle import Machine, Move, fold, is_legal

Subject = tuple[str, str]
"""Machine and id of what is moved."""

_DOCUMENTS, _ISSUE = "sales_document", "issue"
"""An issue is its own ``issue`` move in this machine; no transition is written beside it."""


class Lives:
    """Keeps the ``life`` table and the items of moves that do not stand."""

    def __init__(
        self, sql: TableSql, machines: Mapping[str, Machine], attention: Attention, transition: Mapping[str, int]
    ) -> None:
        self._sql = sql
        self._machines = machines
        self._attention = attention
        self._at = transition

    def fits(self, row: Sequence[Any]) -> bool:
        """Whether a transition is a move that this version's machines have, wherever it stands."""
        at = self._at
        machine = self._machines.get(row[at["machine"]])
        move = Move(b"", row[0], row[at["event"]], row[at["from"]], row[at["to"]], row[at["after"]])
        return machine is not None and is_legal(machine, move)

    def subjects(self, rows: Iterable[FactRow]) -> set[Subject]:
        """The subjects that transitions move."""
        at = self._at
        return {(row[at["machine"]], row[at["subject"]]) for row in rows}

    def refold(self, cur: sqlite3.Cursor, subjects: Iterable[Subject]) -> None:
        """Fold the moves of these subjects again and renew their rows and items."""
        lost: dict[str, list[list[str]]] = {}
        twice: dict[str, list[list[str]]] = {}
        for machine_name, subject in sorted(subjects):
            key = f"{machine_name}:{subject}"
            lost[key], twice[key] = [], []
            machine = self._machines.get(machine_name)
            issues = self._issues(cur, machine_name, subject)
            moves = [*self._moves(cur, machine_name, subject), *issues]
            if machine is None or not moves:
                cur.execute(self._sql.delete, (machine_name, subject))
                continue
            folded = fold(machine, moves)
            cur.execute(self._sql.upsert, (machine_name, subject, folded.state, folded.tip))
            lost[key] = [[move] for move in folded.off_path]
            issued = {move.id for move in issues}  # made twice they are an item of their own
            twice[key] = [[move] for move in folded.twice if move not in issued]
        if lost:
            self._attention.replace(cur, MOVE_LOST, lost)
            self._attention.replace(cur, DONE_TWICE, twice)

    @staticmethod
    def _moves(cur: sqlite3.Cursor, machine: str, subject: str) -> list[Move]:
        rows: list[tuple[Any, ...]] = cur.execute(
            'SELECT entry_key, id, event, "from", "to", "after" FROM transition WHERE machine = ? AND subject = ?',
            (machine, subject),
        ).fetchall()
        return [Move(*row) for row in rows]

    def _issues(self, cur: sqlite3.Cursor, machine: str, subject: str) -> list[Move]:
        """Issues of a document as the moves that they are."""
        if machine != _DOCUMENTS:
            return []
        initial = self._machines[machine].initial
        to = self._machines[machine].legal[initial, _ISSUE].to
        rows = cur.execute("SELECT entry_key, id FROM issue WHERE document = ?", (subject,)).fetchall()
        return [Move(key, issue, _ISSUE, initial, to, None) for key, issue in rows]
