"""Random shops: what honest, careless and rogue streams may write in the same weeks, for tests of the merge.

A *pen* is a stream and what its writer has seen of others. Pens meet at random, so that edits, moves and issues are
sometimes concurrent; some pens are copied databases (forks), some write what their class may not, some what no version
knows.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.lifecycles import lifecycles
from storage.receive import Run
from sync.protocol.canonical import sha256_hex
from sync.protocol.entry import WireEntry, issue_hash
from sync.protocol.lifecycle import Move, fold, load_machines
from tests.shop import NOON
from tests.sim.authors import Author, Village, certificate_op, revocation_op

DAY_MS = 86_400_000
MACHINES = load_machines({"machines": lifecycles()})
VECTORS = json.loads((Path(__file__).parents[1] / "golden" / "vectors" / "entries.json").read_text(encoding="utf-8"))
PARTS, PARTIES, DRAFTS, JOBS = ("p0", "p1"), ("c0", "c1"), ("d0", "d1"), ("j0", "j1")
JOB_MACHINES = {"j0": "job_quick", "j1": "job_mechanical"}


class Pen:
    """A stream, its class, and what its writer knows."""

    def __init__(self, author: Author, cls: str, series: str) -> None:
        self.author = author
        self.cls = cls
        self.series = series
        self.writes: dict[tuple[str, str, str], tuple[int, int, str]] = {}
        self.moves: dict[str, dict[str, Move]] = {}

    def learn(self, other: Pen) -> None:
        """See everything that another has seen."""
        for key, stamp in other.writes.items():
            self.writes[key] = max(stamp, self.writes.get(key, stamp))
        for subject, moves in other.moves.items():
            self.moves.setdefault(subject, {}).update(moves)
        self.author.ms = max(self.author.ms, other.author.ms)

    def copy(self, after: int) -> Pen:
        """The pen of a copied database."""
        made = Pen(self.author.branch(after), self.cls, self.series)
        made.writes, made.moves = dict(self.writes), {s: dict(m) for s, m in self.moves.items()}
        return made


class History:
    """A random shop of so many entries."""

    def __init__(self, rng: random.Random, village: Village, entries: int) -> None:
        self.rng = rng
        self.village = village
        self.objects = list(village.objects)
        self.made = 0
        self.facts: list[str] = []
        self.refused: list[tuple[str, int]] = []
        classes = {name: (cls, series) for name, cls, series in village.CLASSES}
        self.root = Pen(village.root, "owner", "AA")
        self.pens = [self.root, *(Pen(getattr(village, n), *classes[n]) for n in classes)]
        for _ in range(entries):
            self._step()

    def _id(self, prefix: str) -> str:
        self.made += 1
        return f"{prefix}{self.made}"

    def _step(self) -> None:
        rng = self.rng
        pen = rng.choice(self.pens)
        if rng.random() < 0.4:
            pen.learn(rng.choice(self.pens))
        pen.author.ms += rng.choice((0, 0, 1, 50, 3_600_000))
        act = rng.random()
        if act < 0.03 and len(self.pens) < 9 and pen.author.seq > 1:
            self.pens.append(pen.copy(rng.randrange(1, pen.author.seq + 1)))
        elif act < 0.09:
            self._trust()
        elif act < 0.13:
            self._unsound(pen)
        else:
            self._entry(pen)

    # -- entries of rows

    def _entry(self, pen: Pen) -> None:
        makers: list[Callable[[Pen, list[Any], dict[int, dict[str, Any]]], None]] = [
            self._part, self._part, self._party, self._draft, self._draft, self._issue, self._stock, self._stock,
            self._money, self._move, self._move, self._move, self._rate, self._strange, self._settle,
        ]  # fmt: skip
        ops: list[Any] = []
        annexes: dict[int, dict[str, Any]] = {}
        for _ in range(self.rng.choice((1, 1, 2, 3))):
            self.rng.choice(makers)(pen, ops, annexes)
        stamp = (pen.author.ms + 1, 0, pen.author.stream)
        user = self.rng.choice((None, "u1"))
        entry_hash = pen.author.write(ops, annexes=annexes, user=user)
        for n, op in enumerate(ops):
            if op[0] == "put":
                for column in (*op[3], *annexes.get(n, {})):
                    pen.writes[op[1], op[2], column] = stamp
            if self.rng.random() < 0.1:
                self.refused.append((entry_hash, n))

    def _put(self, pen: Pen, ops: list[Any], name: str, record: str, columns: dict[str, Any], more: tuple[str, ...] = ()) -> None:  # fmt: skip
        base = {c: list(pen.writes[name, record, c]) for c in (*columns, *more) if (name, record, c) in pen.writes}
        if self.rng.random() < 0.05:
            base = {column: [NOON, 0, self.village.root.stream] for column in base}
        ops.append(["put", name, record, columns, base])

    def _part(self, pen: Pen, ops: list[Any], _annexes: dict[int, dict[str, Any]]) -> None:
        names = self.rng.sample(("brand", "name_en", "fits_en"), self.rng.randint(1, 2))
        self._put(pen, ops, "part", self.rng.choice(PARTS), {n: f"v{self.rng.randrange(9)}" for n in names})

    def _party(self, pen: Pen, ops: list[Any], annexes: dict[int, dict[str, Any]]) -> None:
        personal = {
            n: f"v{self.rng.randrange(9)}" for n in self.rng.sample(("phone", "name_th"), self.rng.randint(1, 2))
        }
        if self.rng.random() < 0.1:
            personal = {"phone": 5, "unknown": "x", "name_th": "ok"}  # type: ignore[dict-item]
        annexes[len(ops)] = personal
        columns = {"kind": self.rng.choice(("PERSON", "COMPANY"))} if self.rng.random() < 0.5 else {}
        self._put(pen, ops, "party", self.rng.choice(PARTIES), columns, tuple(personal))

    def _draft(self, pen: Pen, ops: list[Any], _annexes: dict[int, dict[str, Any]]) -> None:
        columns = {"title": f"t{self.rng.randrange(9)}", "total_satang": self.rng.randrange(9)}
        name = self.rng.choice(sorted(columns))
        self._put(pen, ops, "estimate", self.rng.choice(DRAFTS), {name: columns[name]})

    def _issue(self, pen: Pen, ops: list[Any], annexes: dict[int, dict[str, Any]]) -> None:
        rng = self.rng
        document = rng.choice((*DRAFTS, self._id("doc")))
        series = pen.series if rng.random() < 0.85 else "AA"
        seen = {c: list(s) for (name, record, c), s in pen.writes.items() if (name, record) == ("estimate", document)}
        row: dict[str, Any] = {
            "id": self._id("i") if rng.random() < 0.9 or not self.facts else rng.choice(self.facts),
            "document": document,
            "number": f"RC00{series}-69{rng.choice(('11', '12'))}-{rng.randrange(1, 5):05d}",
            "series": series,
            "date": f"2026-11-{rng.randrange(10, 30)}",
            "header": {},
            "lines": [],
            "seen": seen if rng.random() < 0.95 else rng.choice(([], 5, {"title": "x"}, {"title": [1, 2]})),
        }
        self.facts.append(row["id"])
        if rng.random() < 0.3:
            annexes[len(ops)] = {"buyer": {"name": "ก"}}
        ops.append(["append", "issue", {**row, "hash": issue_hash(row)}])

    def _stock(self, pen: Pen, ops: list[Any], _annexes: dict[int, dict[str, Any]]) -> None:
        rng = self.rng
        row = {
            "id": self._id("m") if rng.random() < 0.9 or not self.facts else rng.choice(self.facts),
            "part": rng.choice(PARTS),
            "branch": "00000",
            "value_satang": rng.randrange(-3, 4) * 100,
        }
        self.facts.append(row["id"])
        if rng.random() < 0.2:
            ops.append(["append", "cost_adjustment", {**row, "cause": "x"}])
            return
        qty = rng.randrange(-3, 4) * 1000 if rng.random() < 0.97 else rng.choice((1, -1)) * (2**53 - 1)
        more = {"kind": "SALE", "qty_milli": qty, "date": "2026-11-21", "location": rng.choice((None, "A"))}
        ops.append(["append", "stock_movement", {**row, **more}])

    def _money(self, pen: Pen, ops: list[Any], _annexes: dict[int, dict[str, Any]]) -> None:
        rng = self.rng
        amount = rng.randrange(1, 9) * 100
        if rng.random() < 0.5:
            row = {"id": self._id("k"), "shift": rng.choice(("s0", "s1")), "kind": "FLOAT", "amount_satang": amount}
            ops.append(["append", "cash_movement", row])
            return
        row = {"id": self._id("y"), "branch": "00000", "date": "2026-11-21", "tender": rng.choice(("CASH", "CARD"))}
        shift = {"shift": rng.choice(("s0", "s1"))} if rng.random() < 0.8 else {}
        ops.append(["append", "payment", {**row, "amount_satang": amount, "tendered_satang": amount, **shift}])

    def _move(self, pen: Pen, ops: list[Any], _annexes: dict[int, dict[str, Any]]) -> None:
        rng = self.rng
        job = rng.choice(JOBS)
        machine = MACHINES[JOB_MACHINES[job]]
        known = pen.moves.setdefault(job, {})
        story = fold(machine, known.values())
        after, state = story.tip, story.state
        if known and rng.random() < 0.1:
            after = rng.choice(sorted(known))
        legal = sorted((e, step.to) for (f, e), step in machine.legal.items() if f == state)
        if not legal:
            return
        event, to = rng.choice(legal)
        row = {"id": self._id("t"), "machine": machine.name, "subject": job, "event": event, "from": state, "to": to}
        if after is not None:
            row["after"] = after
        if rng.random() < 0.05:
            row["to"] = "NOWHERE"
        key = f"{pen.author.ms + 1:020d}".encode()
        known[row["id"]] = Move(key, row["id"], event, state, to, after)
        ops.append(["append", "transition", row])

    def _rate(self, pen: Pen, ops: list[Any], _annexes: dict[int, dict[str, Any]]) -> None:
        at = NOON + self.rng.choice((-DAY_MS, 1, 3_600_000, DAY_MS, 30 * DAY_MS))
        if self.rng.random() < 0.3:
            at = pen.author.ms + 2  # from now on
        self._put(pen, ops, "tax_rate", f"X@{at}", {"rate_bp": self.rng.randrange(900)})

    def _settle(self, pen: Pen, ops: list[Any], _annexes: dict[int, dict[str, Any]]) -> None:
        ops.append(["append", "settlement", {"id": self._id("e"), "item": "ab" * 32, "answer": "ok"}])

    def _strange(self, pen: Pen, ops: list[Any], annexes: dict[int, dict[str, Any]]) -> None:
        """Rows that are no row for this version, or that only a rogue would write."""
        rng = self.rng
        ops.append(
            rng.choice(
                (
                    ["append", "photo", {"id": self._id("x"), "sha256": "ab"}],
                    ["merge", "part", "p0", {"brand": "x"}],
                    ["append", "stock_movement", {"id": self._id("x"), "part": "p0"}],
                    ["append", "stock_movement", {"id": 5}],
                    ["append", "part", {"id": "p0", "brand": "x"}],
                    ["put", "part", "p0", {"brand": 5}, {}],
                    ["put", "part", "p0", {"colour": "red", "brand": "x"}, {}],
                    ["put", "part", "p0", {"brand": "x"}, {"brand": [1, 2]}],
                    ["put", "part", "a\0b", {"brand": "x"}, {}],
                    ["put", "user", "u1", {"roles": {"00000": ["OW"]}}, {}],
                    ["put", "tax_rate", "X@", {"rate_bp": 1}, {}],
                    ["put", "profile", "u1", {"language": "en"}, {}],
                    ["append", "cart", {"id": "x"}],
                    ["append", "entry", {"id": "x"}],
                    ["put"],
                )
            )
            if rng.random() < 0.9
            else ["append", "adoption", {"id": self._id("a"), "entry": "ab" * 32}]
        )
        op = ops[-1]
        if op[0] == "append" and len(op) == 3 and rng.random() < 0.5:
            annexes[len(ops) - 1] = {"phone": "081", "id": "x"}
        if op == ["put"]:
            ops.pop()

    # -- trust, and what is no row at all

    def _trust(self) -> None:
        rng, root = self.rng, self.root.author
        act = rng.random()
        if act < 0.3:
            stranger = self.village.stranger(self._id("stranger"))
            cls, block = rng.choice((("counter", "B"), ("technician", "C"), ("office", "D"), ("owner", "D")))
            series = block + rng.choice("ABCDEF")
            self._certify(rng.choice(self.pens).author, stranger, cls, series)
            self.pens.append(Pen(stranger, cls, series))
        elif act < 0.5:
            pen = rng.choice(self.pens[1:])
            cls, series = rng.choice(("counter", "technician", "office")), "E" + rng.choice("ABCDEF")
            self._certify(root, pen.author, cls, series)
        elif act < 0.7:
            pen = rng.choice(self.pens[1:])
            seq = rng.randrange(pen.author.seq + 1)
            last = (pen.author.stream, seq, pen.author.hashes[seq - 1] if seq else "0" * 64)
            revocation = root.revocation(f"device {pen.author.stream}", [last])
            self.objects.append(("revocation", revocation.wire()))
            root.write([revocation_op(revocation)])
        elif self.refused:
            entry, op = rng.choice(self.refused)
            row = {"id": self._id("a"), "entry": entry, **({"op": op} if rng.random() < 0.7 else {})}
            rng.choice(self.pens).author.write([["append", "adoption", row]])

    def _certify(self, issuer: Author, author: Author, cls: str, series: str) -> None:
        certificate = issuer.certificate(author, cls, series)
        self.objects.append(("certificate", certificate.wire()))
        issuer.write([certificate_op(certificate)])

    def _unsound(self, pen: Pen) -> None:
        rng, author = self.rng, pen.author
        act = rng.random()
        if act < 0.4:
            vector = rng.choice(VECTORS["quarantined"])
            author.raw(bytes.fromhex(vector["body_hex"]) if "body_hex" in vector else vector["body"].encode())
            return
        movement = {"id": self._id("m"), "part": "p0", "branch": "00000", "kind": "SALE", "qty_milli": 1000}
        ops = [["append", "stock_movement", {**movement, "value_satang": 1, "date": "2026-11-21"}]]
        if act < 0.6:
            author.write(ops, v=2, note={"later": [1]})
        elif act < 0.7:
            author.write(ops, weather="rain")
        else:
            late = (4_102_444_800_000, 0), (2**50, 5), (2**53 - 1, 2**53 - 1), (NOON - DAY_MS, 0), (NOON, 2**53 - 1)
            author.write(ops, stamp=list(rng.choice(late)), at_ms=NOON)

    # -- handing over

    def branches(self) -> list[Author]:
        """Every author, copied ones as well."""
        return [pen.author for pen in self.pens]

    def runs(self, rng: random.Random) -> list[Run]:
        """All entries cut anywhere; annexes of some runs come late, some never."""
        out: list[Run] = []
        for author in self.branches():
            for run in author.runs(rng):
                kept = tuple(self._without_lost(wire) for wire in run.entries)
                out.append(Run(kept, run.head))
                if rng.random() < 0.5:
                    out.append(Run(tuple(WireEntry(w.header, w.body) for w in kept), run.head))
        return out

    @staticmethod
    def _without_lost(wire: WireEntry) -> WireEntry:
        """Every seventh annex is nowhere any more."""
        return wire._replace(annexes=tuple(a for a in wire.annexes if int(sha256_hex(a)[:8], 16) % 7))
