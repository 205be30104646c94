"""Looking over a data folder from outside: every hash, link and signature, and whether the tables fit the journal.

Reads only; a fault is named by stream and number. The file is somebody else's work until it is proven to be ours, so
no stage trusts what another has not looked at, and one that breaks is a fault of its own and never the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from core.errors import PosError
from core.records import Registry
from core.registry import RECORDS
from storage.database import FILE_NAME, connect, told_in_words
from storage.keystore import TRIPWIRE_NAME
from storage.tripwire import Mark, Tripwire
from storage.upgrade import integrity_fault
from storage.verify_journal import check_chains, check_heads, check_identity, check_tripwire
from storage.verify_report import SENTENCES, Report, faults_of
from storage.verify_shape import check_cells, check_shape
from storage.verify_tables import check_tables

__all__ = ["SENTENCES", "Report", "faults_of", "look_over", "verify"]


def look_over(folder: Path, state: Path, registry: Registry = RECORDS) -> Report:
    """Check a data folder with the tripwire of its state folder, where that is on this device."""
    report = Report()
    path, mark = state / TRIPWIRE_NAME, None
    try:
        mark = Tripwire(path).read()
        if mark is None and path.exists():
            report.fault("tripwire", path)
    except (OSError, ValueError, LookupError, TypeError):
        report.fault("tripwire", path)
    return _verify(folder, mark, registry, report)


def verify(folder: Path, mark: Mark | None, registry: Registry = RECORDS) -> Report:
    """Check a data folder; ``mark`` is its tripwire, where this device has it. Whatever is wrong is in the report."""
    return _verify(folder, mark, registry, Report())


def _verify(folder: Path, mark: Mark | None, registry: Registry, report: Report) -> Report:
    path = folder / FILE_NAME
    with _stage(report, path):
        if not path.is_file() or path.stat().st_size == 0:
            report.fault("nothing", path)
            return report
        with closing(connect(path, writes=False)) as connection:
            connection.text_factory = lambda text: text.decode("utf-8", "replace")  # torn text is still looked at
            broken = integrity_fault(connection)
            if broken is not None:
                report.fault("file", broken)
                return report
            cur = connection.cursor()
            cur.execute("BEGIN")  # one moment of it: a program may go on selling
            readable, known = False, None
            with _stage(report, "sqlite_master"):
                readable = check_shape(cur, registry, report)
            if not readable:
                return report
            with _stage(report, "tables"):
                check_cells(cur, registry, report)
            with _stage(report, "trust_object"):
                known = check_identity(cur, report)
            with _stage(report, "entry"):
                check_chains(cur, known, registry, report)
            with _stage(report, "signed_head"):
                check_heads(cur, known, report)
            with _stage(report, "tripwire"):
                check_tripwire(cur, known, mark, report)
            if report.found:
                return report
        with _stage(report, "tables"):
            check_tables(path, registry, report)
    return report


@contextmanager
def _stage(report: Report, where: object) -> Iterator[None]:
    """One look at one thing: where it breaks, that is a fault, and the others go on.

    Any exception: what a changed file makes of the code that reads it cannot be listed, and on a whole file a bug of
    ours shows as a fault that is not there.
    """
    try:
        with told_in_words():
            yield
    except PosError as error:
        report.refused(error, where)
    except Exception as error:  # noqa: BLE001
        report.fault("unread", where, type(error).__name__)
