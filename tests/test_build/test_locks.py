"""The locks say what pyproject.toml asks for, for every system, and nothing about where it was written."""

from __future__ import annotations

import re
import tomllib

import lock
import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.test_build.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
ENTRY = re.compile(
    r"(?m)^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;\\]+)(?: ; (?P<marker>[^\\]+))?(?P<hashes>(?: \\\n    --hash=\S+)+)$"
)


def text(name):
    return (ROOT / lock.REQUIREMENTS / f"{name}.txt").read_text("utf-8")


def versions(name):
    return {found["name"]: found["version"] for found in ENTRY.finditer(text(name))}


@pytest.mark.parametrize("name", lock.EXTRAS)
def test_a_lock_pins_every_direct_dependency_to_a_version_that_fits(name):
    wanted = list(PROJECT["dependencies"])
    for extra in lock.EXTRAS[name]:
        wanted += PROJECT["optional-dependencies"][extra]
    pinned = versions(name)
    for line in wanted:
        requirement = Requirement(line)
        version = pinned.get(canonicalize_name(requirement.name))
        assert version is not None, f"{line}: run python build/lock.py"
        assert requirement.specifier.contains(version), f"{line}: run python build/lock.py"


def test_the_lock_of_the_tests_is_the_lock_of_everything():
    assert set(lock.EXTRAS[lock.EVERYTHING]) == set(PROJECT["optional-dependencies"])


@pytest.mark.parametrize("name", lock.EXTRAS)
def test_a_lock_names_hashes_and_no_place(name):
    lines = [line for line in text(name).splitlines() if not line.lstrip().startswith("#")]
    entries = list(ENTRY.finditer(text(name)))
    assert sum(found[0].count("\n") + 1 for found in entries) == len(lines)  # nothing but pins, each with its hashes
    assert all(re.fullmatch(r"(?: \\\n    --hash=sha256:[0-9a-f]{64})+", found["hashes"]) for found in entries)
    assert not re.search(r"://|--(find-links|index-url|extra-index-url|trusted-host)|^[A-Z]:\\", text(name))


def test_what_ships_is_what_was_tested():
    tested = versions(lock.EVERYTHING)
    for name in lock.EXTRAS:
        assert versions(name).items() <= tested.items()
    assert versions("client").items() <= versions("web").items()
    assert versions("client").items() <= versions("desktop").items()


def test_markers_can_be_evaluated_here():
    for found in ENTRY.finditer(text(lock.EVERYTHING)):
        if found["marker"]:
            Requirement(f"x ; {found['marker']}").marker.evaluate(default_environment())


def test_the_workflow_runs_every_python_that_the_locks_are_for_and_may_do_little():
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 30
        assert job["permissions"] == {"contents": "read"}
    matrix = workflow["jobs"]["checks"]["strategy"]["matrix"]
    assert tuple(matrix["python"]) == lock.PYTHONS
    assert {row["python"] for row in matrix["include"]} == {lock.PYTHONS[0], lock.PYTHONS[-1]}
