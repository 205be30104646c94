"""Who looks at the folder after a kill, from outside, and tells what is lost, half, twice or skipped."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from core.documents.numbers import parse_document_number
from core.errors import PosError
from storage.verify import verify
from tests.kills_parts.cashier import MINUTE_MS, retry
from tests.kills_parts.mortal import Evidence
from tests.shop import NOON, Shop

_HALF = {
    "a sale without lines": "SELECT id FROM sale WHERE NOT EXISTS (SELECT 1 FROM sale_line WHERE sale = sale.id)",
    "a line without sale": "SELECT id FROM sale_line AS l WHERE NOT EXISTS (SELECT 1 FROM sale WHERE id = l.sale)",
    "a line without movement": (
        "SELECT id FROM sale_line AS l WHERE NOT EXISTS "
        "(SELECT 1 FROM stock_movement WHERE source = l.id AND qty_milli = -l.qty_milli)"
    ),
    "a sale without document": (
        "SELECT id FROM sale AS s WHERE NOT EXISTS (SELECT 1 FROM issue WHERE json_extract(header, '$.sale') = s.id)"
    ),
    "a document without payment": (
        "SELECT id FROM issue AS i WHERE NOT EXISTS (SELECT 1 FROM payment_allocation AS a JOIN payment AS p "
        "ON p.id = a.payment JOIN life AS l ON l.subject = p.id AND l.state = 'CLEARED' WHERE a.document = i.document)"
    ),
    "more documents than sales": "SELECT 1 WHERE (SELECT count(*) FROM issue) <> (SELECT count(*) FROM sale)",
    "more payments than sales": "SELECT 1 WHERE (SELECT count(*) FROM payment) <> (SELECT count(*) FROM sale)",
    "a document without print job": (
        "SELECT id FROM issue AS i WHERE NOT EXISTS (SELECT 1 FROM print_job WHERE document = i.id AND kind = 'ORIGINAL')"
    ),
    "a sold cart that is still there": (
        "SELECT id FROM cart AS c WHERE EXISTS (SELECT 1 FROM done_command WHERE id = c.command_id)"
    ),
}


@dataclass
class Found:
    """What went wrong, by the five things that may not happen."""

    counts: Counter[str] = field(default_factory=Counter)
    words: list[str] = field(default_factory=list)

    def add(self, what: str, words: str) -> None:
        self.counts[what] += 1
        self.words.append(f"{what}: {words}")


def look(folder: Path, day: int, found: Found) -> None:
    """Start the program again, repeat the last tap, look at everything; then from outside with ``verify``."""
    try:
        shop = Shop(folder, seed=500_000 + day, now_ms=NOON + day * MINUTE_MS + 1)
    except PosError as error:
        found.add("lost", f"it does not start: {error}")
        return
    seen = Evidence(folder / "evidence")
    if shop.opened.new_stream is not None:
        found.add("skipped", f"a crash alone opened the spare stream: {shop.opened.new_stream}")
    _whole(shop, found)
    _shown(shop, seen, found)
    _again(shop, seen, found)
    _whole(shop, found)
    mark = shop.store.tripwire.mark
    shop.close()
    for what, where in verify(folder / "data", mark).faults:
        found.add("half", f"verify: {what} at {where}")


def _whole(shop: Shop, found: Found) -> None:
    """Every sale has all of its parts, every number is there once, none is missing."""
    for words, query in _HALF.items():
        for row in shop.rows(query):
            found.add("half", f"{words}: {row[0]}")
    numbers = Counter(row[0] for row in shop.rows("SELECT number FROM issue"))
    used: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, times in numbers.items():
        if times > 1:
            found.add("twice", f"number {number}")
        parsed = parse_document_number(number)
        assert parsed is not None
        used[parsed.series, parsed.period].append(parsed.seq)
    for series, seqs in used.items():
        if sorted(seqs) != list(range(1, len(seqs) + 1)):
            found.add("skipped", f"series {series}: {sorted(seqs)[-5:]}")
    drawer = shop.rows("SELECT expected_satang FROM drawer_total")
    cash = shop.rows(
        "SELECT (SELECT coalesce(sum(amount_satang), 0) FROM payment) + "
        "(SELECT coalesce(sum(amount_satang), 0) FROM cash_movement)"
    )
    if drawer and drawer != cash:
        found.add("half", f"the drawer says {drawer}, the payments {cash}")


def _shown(shop: Shop, seen: Evidence, found: Found) -> None:
    """What somebody saw is there; no paper came out twice without a mark."""
    numbers = {row[0] for row in shop.rows("SELECT number FROM issue")}
    papers: Counter[str] = Counter()
    for words in seen.read():
        if words[0] == "screen" and words[1] not in numbers:
            found.add("lost", f"the screen showed {words[1]}")
        if words[0] == "paper":
            if words[1] not in numbers:
                found.add("printed_missing", words[1])
            papers[words[1]] += words[2] == "1"
    for number, times in papers.items():
        if times > 1:
            found.add("twice", f"{times} originals of {number}")


def _again(shop: Shop, seen: Evidence, found: Found) -> None:
    """The last tap again gives the sale that was made, or makes it now: one in any case."""
    intents = [words for words in seen.read() if words[0] == "intent"]
    if not intents:
        return
    before = shop.count("sale")
    made = _entries(shop, intents[-1][3])
    try:
        issued = retry(shop, intents[-1])
    except PosError as error:
        found.add("lost", f"the tap again is refused: {error}")
        return
    seen.note(f"screen {shop.value('SELECT number FROM issue WHERE id = ?', issued)}")
    if shop.count("sale") != before + 1 - made or _entries(shop, intents[-1][3]) != 1:
        found.add("twice", f"the tap {intents[-1][3]} made {shop.count('sale') - before + made} sales")


def _entries(shop: Shop, command_id: str) -> int:
    """How many entries carry this command id."""
    headers = [json.loads(row[0]) for row in shop.rows("SELECT header FROM entry ORDER BY no DESC LIMIT 5")]
    return sum(header["command_id"] == command_id for header in headers)
