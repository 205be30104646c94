"""The shape of the project: imports point one way, files stay small, core takes nothing from the machine.

The rules are in architecture.py. Exceptions are listed here by name, each with its reason.
"""

from __future__ import annotations

import ast
import functools
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import architecture as rules

GENERATED = {"storage/migrations/versions/*.py": "frozen; one statement a table"}
LONG_FILES: dict[str, str] = {**GENERATED}
LONG_FUNCTIONS = {  # file and function
    "pos_client/ui/kit/forms.py: Field": "a component, whose hooks must stand in one function",
    "pos_client/ui/kit/override.py: Override": "a component, whose hooks must stand in one function",
    "pos_client/ui/kit/scan.py: ScanField": "a component, whose hooks must stand in one function",
}
ANNOTATED_AT_ONCE = {
    "storage/migrations/**/*.py": "Alembic's own form",
    "storage/migrations/*.py": "Alembic's own form",
}
FLOATS = {
    "core/paper/graphics.py": "dots to millimetres, as a ruler prints them",
    "core/paper/shaping.py": "outlines of letters in font units",
}
SQL_OUTSIDE_STORAGE: dict[str, str] = {}
BEYOND_CORE = {
    "core/paper/*.py": {"PIL"},
    "core/paper/**/*.py": {"PIL"},
    "core/paper/wrapping.py": {"budoux"},  # where a Thai line may break
}
LINT_LIMIT_S = 60
MAIN = ["main.py"] if (rules.ROOT / "main.py").exists() else []


@functools.cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def offences(paths: list[Path], rule: Callable[[ast.Module], Iterator[str]], exceptions: object = ()) -> list[str]:
    """Where the rule is broken, over all files but the exceptions."""
    return [
        f"{rules.name_of(path)}: {place}"
        for path in paths
        if not rules.is_listed(rules.name_of(path), exceptions)
        for place in rule(parsed(path))
    ]


def states() -> list[Path]:
    return [path for path in rules.modules("pos_client/screens") if path.name == "state.py"]


# Sizes and names


def test_no_file_is_longer_than_400_lines():
    found = {
        rules.name_of(path): len(path.read_text("utf-8").splitlines())
        for path in rules.modules(*rules.PACKAGES, "build")
    }
    assert {
        name: lines
        for name, lines in found.items()
        if lines > rules.FILE_LINES_MAX and not rules.is_listed(name, LONG_FILES)
    } == {}


def test_no_function_is_longer_than_60_lines():
    found = offences(rules.modules(*rules.PACKAGES, "build"), rules.long_functions, GENERATED)
    assert [place for place in found if place.rsplit(":", 1)[0] not in LONG_FUNCTIONS] == []


def test_no_module_has_a_name_that_says_nothing():
    assert [rules.name_of(path) for path in rules.modules(*rules.PACKAGES) if path.stem in rules.VAGUE_NAMES] == []


def test_every_module_postpones_its_annotations():
    paths = rules.modules(*rules.PACKAGES, *MAIN)
    found = [rules.name_of(path) for path in paths if rules.lacks_future_annotations(parsed(path))]
    assert [name for name in found if not rules.is_listed(name, ANNOTATED_AT_ONCE)] == []


def test_the_build_folder_is_no_package_and_holds_nothing_flet_would_take_for_its_client():
    build = rules.ROOT / "build"
    assert not (build / "__init__.py").exists()  # it would hide the build tool of that name
    programs = [
        rules.name_of(path)
        for system in ("linux", "windows", "macos")
        for path in (build / system).glob("*")
        if path.is_file() and (path.suffix in {".exe", ".app"} or path.stat().st_mode & 0o100)
    ]
    assert programs == []


def test_nothing_tells_of_one_machine_one_registry_or_one_tracker():
    found = []
    for path in rules.tracked_files():
        content = path.read_bytes()
        if b"\0" not in content[:4096]:
            found += [f"{rules.name_of(path)}: {place}" for place in rules.traces(content.decode("utf-8", "replace"))]
    assert found == []


# What a package may use


def test_core_uses_the_standard_library_and_only_its_paper_draws():
    found = []
    for path in rules.modules("core"):
        allowed = {
            name
            for pattern, names in BEYOND_CORE.items()
            if rules.is_listed(rules.name_of(path), [pattern])
            for name in names
        }
        found += [
            f"{rules.name_of(path)}: {place}"
            for place in rules.imports_beyond(parsed(path), "core")
            if place.split()[-1].split(".")[0] not in allowed
        ]
    assert found == []


def test_core_reaches_for_nothing_outside_the_process():
    assert offences(rules.modules("core"), lambda tree: rules.imports_of(tree, rules.OUTSIDE_WORLD)) == []


def test_the_protocol_uses_the_standard_library_only():
    assert offences(rules.modules("sync/protocol"), lambda tree: rules.imports_beyond(tree, "sync.protocol")) == []


def test_only_storage_speaks_sql():
    others = rules.modules("core", "sync", "pos_client", "build", *MAIN)
    assert offences(others, lambda tree: rules.imports_of(tree, rules.SQL), SQL_OUTSIDE_STORAGE) == []


def test_core_calculates_in_whole_numbers():
    assert offences(rules.modules("core"), rules.floats, FLOATS) == []


def test_core_takes_no_time_no_ids_and_no_chance_from_the_machine():
    assert offences(rules.modules("core"), rules.taken) == []


def test_the_state_of_a_screen_knows_no_flet():
    assert offences(states(), lambda tree: rules.imports_of(tree, ["flet"])) == []


def test_the_state_of_a_screen_says_what_each_of_its_actions_does():
    assert offences(states(), rules.undocumented) == []


# The rules themselves

OFFENDERS = {
    "a float": (rules.floats, "vat = 1.07"),
    "a division": (rules.floats, "half = total / 2"),
    "a division in place": (rules.floats, "total /= 2"),
    "a conversion": (rules.floats, "price = float(text)"),
    "the clock": (rules.taken, "import datetime\nnow = datetime.datetime.now(datetime.UTC)"),
    "the clock by its class": (rules.taken, "from datetime import datetime\nnow = datetime.utcnow()"),
    "the day": (rules.taken, "from datetime import date\nday = date.today()"),
    "the seconds": (rules.taken, "import time\nstarted = time.time_ns()"),
    "the seconds by name": (rules.taken, "from time import monotonic"),
    "an id": (rules.taken, "import uuid\nname = uuid.uuid4()"),
    "an id by name": (rules.taken, "from uuid import uuid4"),
    "chance": (rules.taken, "import random"),
    "chance by name": (rules.taken, "from secrets import token_hex"),
    "sql": (lambda tree: rules.imports_of(tree, rules.SQL), "def f():\n    from sqlalchemy import select"),
    "a stranger": (lambda tree: rules.imports_beyond(tree, "core"), "import httpx"),
    "a neighbour": (lambda tree: rules.imports_beyond(tree, "sync.protocol"), "from sync.client import engine"),
    "a long function": (rules.long_functions, "def f():\n" + "    x = 1\n" * 61),
    "silence": (rules.undocumented, '"""Words."""\nclass A:\n    """Words."""\n    async def pay(self): ...'),
}


@pytest.mark.parametrize("name", OFFENDERS)
def test_a_rule_sees_its_offender(name):
    rule, text = OFFENDERS[name]
    assert list(rule(ast.parse(text)))


def test_a_rule_leaves_the_honest_alone():
    honest = ast.parse(
        '"""Words."""\nfrom __future__ import annotations\nfrom core import money\n'
        'here = folder / "a" / f"{b}"\nhalf = total // 2\n'
        'def f(now, new_id):\n    """Words."""\n    return uuid7(now, bits), now.date(), self.time(), "1.07"\n'
    )
    assert not list(rules.floats(honest))
    assert not list(rules.taken(honest))
    assert not list(rules.imports_beyond(honest, "core"))
    assert not list(rules.undocumented(honest))
    assert not rules.lacks_future_annotations(honest)


def test_traces_are_seen_and_words_that_look_alike_are_not():
    seen = ["/wo" + "rk/main", "~ /ro" + "ot/x", "https://py" + "pi.org", "see iss" + "ue #12", "Iss" + "ue 3"]
    assert [len(list(rules.traces(text))) for text in seen] == [1] * len(seen)
    assert not list(rules.traces("network/work/ homework/ issue a receipt, issued 3 times ./work/"))


# Import contracts: each holds, and each is proven by a deliberate break

CONTRACTS = tomllib.loads((rules.ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]

# contract → the module that breaks it and what it imports, every one of which must be named
BREAKS = {
    "layers": {"core/offence.py": ["storage", "pos_client"], "storage/offence.py": ["pos_client"]},
    "core-plain": {
        "core/offence.py": [
            *("storage", "sync", "pos_client", "flet", "sqlalchemy"),
            *("alembic", "sqlite3", "httpx", "socket", "cryptography"),
        ],
    },
    "core-pictures": {"core/offence.py": ["PIL"]},
    "protocol-alone": {
        "sync/protocol/offence.py": ["core", "storage", "pos_client", "sqlalchemy", "flet", "cryptography", "httpx"],
    },
    "one-writer": {"pos_client/offence.py": ["storage.tx", "storage.schema", "storage.apply"]},
    "states-plain": {"pos_client/screens/offence/state.py": ["flet"]},
    "states-ask": {"pos_client/offence.py": ["sqlalchemy", "sqlite3", "storage.schema"]},
    "screens-apart": {"pos_client/screens/offence/view.py": ["pos_client.screens.victim"]},
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The packages and the contracts in a folder of their own, with two empty screens to offend with."""
    folder = tmp_path_factory.mktemp("packages")
    shutil.copy(rules.ROOT / "pyproject.toml", folder)
    for package in rules.PACKAGES:
        for path in rules.modules(package):
            copied = folder / rules.name_of(path)
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copied)
    for name in ("pos_client/screens", "pos_client/screens/offence", "pos_client/screens/victim"):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "__init__.py").touch()
    for name in ("state", "view"):
        (folder / f"pos_client/screens/offence/{name}.py").touch()
    # A contract may protect a module that is yet to be written; that the real ones exist, the stage "imports" checks.
    for contract in CONTRACTS:
        for module in contract.get("protected_modules", []):
            place = folder / module.replace(".", "/")
            if not place.is_dir():
                place.with_suffix(".py").touch()
    return folder


def lint(folder, *contracts):
    words = [word for contract in contracts for word in ("--contract", contract)]
    check = "from importlinter.cli import lint_imports_command as check; check()"
    command = [sys.executable, "-c", check, "--no-logo", "--no-cache", *words]
    done = subprocess.run(
        command, cwd=folder, check=False, capture_output=True, text=True, encoding="utf-8", timeout=LINT_LIMIT_S
    )
    return done.returncode, done.stdout + done.stderr


def test_imports_point_the_right_way(copy):
    status, report = lint(copy)
    assert status == 0, report


def test_every_contract_has_its_break():
    assert set(BREAKS) == {contract["id"] for contract in CONTRACTS}


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract["id"])
def test_a_deliberate_break_is_named_by_its_contract(contract, copy, tmp_path):
    folder = tmp_path / "broken"
    shutil.copytree(copy, folder)
    named = []
    for module, imports in BREAKS[contract["id"]].items():
        (folder / module).write_text("".join(f"import {name}\n" for name in imports), "utf-8")
        offender = module.removesuffix(".py").replace("/", ".")
        named += [f"{offender} -> {name} (l.{line})" for line, name in enumerate(imports, 1)]
    status, report = lint(folder, contract["id"])
    assert status == 1
    assert f"{contract['name']} BROKEN" in report
    assert [chain for chain in named if chain not in report] == []
