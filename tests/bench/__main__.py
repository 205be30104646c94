"""Measures what must be fast, each beside a floor taken in the same run: ``python -m tests.bench [NAME…] --json FILE``.

Prints a table, then one summary line. The status is 1 where a target was missed, 2 where a bench could not run.
"""

from __future__ import annotations

import argparse
import importlib
import json
import platform
import sqlite3
import sys
from pathlib import Path
from typing import Final

from tests.bench.measure import Figure

BENCHES: Final = ("sale", "history", "apply", "start", "receipt", "screen")
"""Modules of this package, in the order of the table; each has ``run() -> list[Figure]``."""


def main(arguments: list[str]) -> int:
    """Run the benches named, all where none is."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, with their details")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.names) - set(BENCHES))
    if unknown:
        parser.error(f"no bench named {', '.join(unknown)}; there are {', '.join(BENCHES)}")
    figures: list[Figure] = []
    failed: list[str] = []
    for name in options.names or BENCHES:
        try:
            found = importlib.import_module(f"tests.bench.{name}").run()
        except Exception as error:  # noqa: BLE001 - the other benches still have something to say
            print(f"{name}: could not run: {error!r}", file=sys.stderr)
            failed.append(name)
            continue
        for figure in found:
            print(row(figure), flush=True)
        figures += found
    if options.json:
        options.json.write_text(json.dumps(as_json(figures), indent=1) + "\n", encoding="utf-8")
    missed = [figure.name for figure in figures if not figure.ok]
    print(f"bench: {len(figures)} measured, {len(missed)} over target, {len(failed)} could not run")
    return 2 if failed else 1 if missed else 0


def row(figure: Figure) -> str:
    """A line of the table, with the details below it."""
    verdict = "ok" if figure.ok else "OVER"
    head = (
        f"{figure.what:<64} {figure.value:>10.2f} {figure.unit:<6} floor {figure.floor:>10.2f}  "
        f"ratio {figure.ratio:>5.2f}  {figure.target:<28} {verdict}"
    )
    details = "  ".join(f"{key} {_short(value)}" for key, value in figure.detail.items())
    return f"{head}\n    {details}" if details else head


def _short(value: object) -> str:
    return f"{value:,.4g}" if isinstance(value, float) else str(value)


def as_json(figures: list[Figure]) -> dict[str, object]:
    """All figures, and the machine they were taken on."""
    return {
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": f"{platform.system()} {platform.machine()}",
        "figures": [figure.as_json() for figure in figures],
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
