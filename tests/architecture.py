"""The rules of the house that no linter knows, as functions from a parsed module to the places where it breaks them.

Each rule is given text or a syntax tree and returns sentences; test_architecture.py runs them over the project and
over small offenders, so that a rule that has stopped seeing anything is found too.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("core", "storage", "sync", "pos_client")

FILE_LINES_MAX = 400
FUNCTION_LINES_MAX = 60

# What core must be given and may not take: the time, ids and chance.
TAKERS = re.compile(
    r"(^|\.)(datetime\.(now|utcnow|today)|date\.today|time\.(time|monotonic|perf_counter|process_time)(_ns)?"
    r"|time\.(localtime|gmtime|ctime|sleep)|uuid\.uuid[1-8]|os\.urandom|getrandbits|token_(bytes|hex|urlsafe))$"
    r"|^(random|secrets)\."
)
TAKING_MODULES = frozenset({"random", "secrets"})
OUTSIDE_WORLD = frozenset(
    {"sqlite3", "socket", "ssl", "http", "urllib", "subprocess", "asyncio", "select", "ftplib", "smtplib"}
)
SQL = frozenset({"sqlite3", "sqlalchemy", "alembic"})
VAGUE_NAMES = frozenset({"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common", "data", "info"})

# A letter in brackets, so that this file does not contain what it looks for.
TRACES = re.compile(
    r"(?<![\w.])/([w]ork|[r]oot)/"  # folders of one machine
    r"|[p]ypi\.org|[p]ythonhosted|[n]pmjs\.|registry\.[n]pm"  # where parts come from is the machine's matter
    r"|\b[Ii]ssue #?\d"  # code explains itself
)


def modules(*tops: str) -> list[Path]:
    """Python files below these top-level names, sorted; a name may be a file."""
    found: list[Path] = []
    for top in tops:
        place = ROOT / top
        found += [place] if place.is_file() else sorted(place.rglob("*.py"))
    return [path for path in found if "__pycache__" not in path.parts]


def name_of(path: Path) -> str:
    """A path as the project writes it: relative, with slashes."""
    return path.relative_to(ROOT).as_posix()


def is_listed(name: str, patterns: Iterable[str]) -> bool:
    """Whether a relative path matches one of the patterns of a list of exceptions."""
    return any(PurePosixPath(name).match(pattern) for pattern in patterns)


def tracked_files() -> list[Path]:
    """Files that are in version control or would be; without git, everything but what tools make."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, timeout=60)
    if listed.returncode == 0:
        files = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    else:
        files = [path for path in ROOT.rglob("*") if not any(is_made(part) for part in path.relative_to(ROOT).parts)]
    return sorted(path for path in files if path.is_file())


def is_made(part: str) -> bool:
    """Whether a part of a path is a folder that tools make."""
    return (
        part in {"__pycache__", "dist", ".git"} or part.startswith(".venv") or part.endswith(("_cache", ".hypothesis"))
    )


def traces(text: str) -> Iterator[str]:
    """Words that belong to one machine, one registry or one tracker."""
    for number, line in enumerate(text.splitlines(), 1):
        for found in TRACES.finditer(line):
            yield f"line {number}: {found.group()}"


def long_functions(tree: ast.Module) -> Iterator[str]:
    """Functions of more than 60 lines, not counting their docstring."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            first = node.body[0]
            if ast.get_docstring(node) is not None:
                lines -= (first.end_lineno or first.lineno) - first.lineno + 1
            if lines > FUNCTION_LINES_MAX:
                yield f"{node.name}: {lines} lines"


def floats(tree: ast.Module) -> Iterator[str]:
    """Float literals, ``float(…)`` and true division, which makes floats; joining a path with a string is none."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield f"line {node.lineno}: {node.value}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float":
            yield f"line {node.lineno}: float()"
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and not _is_text(node.right):
            yield f"line {node.lineno}: /"
        elif isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Div):
            yield f"line {node.lineno}: /="


def taken(tree: ast.Module) -> Iterator[str]:
    """Calls that take the time, an id or chance from the machine, and the modules that only do that."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and TAKERS.search(dotted(node.func)):
            yield f"line {node.lineno}: {dotted(node.func)}()"
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if TAKERS.search(f"{node.module}.{alias.name}") or node.module in TAKING_MODULES:
                    yield f"line {node.lineno}: from {node.module} import {alias.name}"
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name in TAKING_MODULES:
                    yield f"line {node.lineno}: import {alias.name}"


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and full name of every module that is imported, wherever in the file; relative ones start with a dot."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." * node.level + (node.module or "")


def imports_of(tree: ast.Module, tops: Iterable[str]) -> Iterator[str]:
    """Imports of these top-level packages."""
    wanted = set(tops)
    for line, name in imported(tree):
        if name.split(".")[0] in wanted:
            yield f"line {line}: {name}"


def imports_beyond(tree: ast.Module, own: str) -> Iterator[str]:
    """Imports of anything but the standard library and ``own`` (a dotted package)."""
    for line, name in imported(tree):
        is_own = name == own or name.startswith((".", f"{own}."))
        if not is_own and name.split(".")[0] not in sys.stdlib_module_names:
            yield f"line {line}: {name}"


def undocumented(tree: ast.Module) -> Iterator[str]:
    """The module, public classes, functions and methods without a docstring; a setter speaks by its getter."""
    if ast.get_docstring(tree) is None:
        yield "the module"
    for owner in (tree, *(node for node in tree.body if isinstance(node, ast.ClassDef))):
        for node in owner.body:
            if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) or node.name.startswith("_"):
                continue
            is_setter = any(isinstance(mark, ast.Attribute) and mark.attr == "setter" for mark in node.decorator_list)
            if ast.get_docstring(node) is None and not is_setter:
                yield f"line {node.lineno}: {node.name}"


def lacks_future_annotations(tree: ast.Module) -> bool:
    """Whether a module with code in it does without ``from __future__ import annotations``."""
    code = [node for node in tree.body if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))]
    return bool(code) and not any(
        isinstance(node, ast.ImportFrom) and node.module == "__future__" and node.names[0].name == "annotations"
        for node in code
    )


def dotted(node: ast.expr) -> str:
    """``a.b.c`` as written, and nothing for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else node.attr
    return ""


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
