"""The scripts that people type: an old Python, the choice of window or browser, missing parts, stages, the ledger."""

from __future__ import annotations

import ast
import datetime as dt
import os
import subprocess
import sys
import types
from pathlib import Path

import pytest
import stages
import start
from bootstrap import OutOfTime, Stop, run
from stages import Outcome, Stage

from tests.test_build.conftest import BUILD, ROOT

ENTRIES = ("bootstrap", "start", "test", "check", "lock")
HERE = types.SimpleNamespace(python=Path(sys.executable))


# An old Python


@pytest.mark.parametrize("name", ENTRIES)
def test_an_old_python_can_read_the_script(name):
    tree = ast.parse((BUILD / f"{name}.py").read_text("utf-8"), feature_version=(3, 6))
    assert not any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in tree.body)


@pytest.mark.parametrize("name", ENTRIES[1:])
def test_a_script_asks_for_the_version_before_anything_else_of_ours(name):
    tree = ast.parse((BUILD / f"{name}.py").read_text("utf-8"))
    ours = {path.stem for path in BUILD.glob("*.py")}
    first = next(node.module for node in tree.body if isinstance(node, ast.ImportFrom) and node.module in ours)
    assert first == "bootstrap"


def test_an_old_python_gets_a_sentence():
    pretend = "import sys; sys.version_info = (3, 6, 15, 'final', 0); sys.argv = ['build/start.py']; import bootstrap"
    done = subprocess.run(
        [sys.executable, "-c", pretend], cwd=BUILD, check=False, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 2
    assert done.stderr.startswith("This needs Python 3.11 or newer, and this one is ")
    assert done.stderr.strip().endswith("build/start.py")


# Window or browser


def computer(platform="linux", home=Path("nowhere"), is_wsl=False, **environ):
    return start.Computer(platform, environ, home, is_wsl)


def choose(where, flet="1.0.5", web=False, desktop=False):
    return start.choose_view(where, flet, web=web, desktop=desktop)


def test_without_a_display_it_is_the_browser_and_says_so():
    view = choose(computer())
    assert view.option == "--web"
    assert "no display" in view.reason


def test_without_the_client_it_is_the_browser_and_says_so():
    for where in (computer(DISPLAY=":0"), computer("win32"), computer(is_wsl=True)):
        view = choose(where)
        assert view.option == "--web"
        assert "desktop client 1.0.5 is not on this computer" in view.reason


@pytest.mark.parametrize(("platform", "flavor", "binary"), [("linux", "light", "flet"), ("win32", "full", "flet.exe")])
def test_with_a_display_and_the_client_of_this_version_it_is_a_window(tmp_path, platform, flavor, binary):
    client = tmp_path / ".flet" / "client" / f"flet-desktop-{flavor}-1.0.5" / "flet"
    client.mkdir(parents=True)
    here = computer(platform, tmp_path, DISPLAY=":0")
    assert choose(here).option == "--web"  # the folder alone is no client, and Flet would not fetch it again
    (client / binary).touch()
    assert choose(here).option == "--desktop"
    assert choose(here, flet="1.0.6").option == "--web"
    assert choose(here, flet=None).option == "--web"
    assert choose(here, web=True).option == "--web"


def test_a_client_named_by_the_environment_counts_when_it_is_there(tmp_path):
    archive = tmp_path / "client with a space.tar.gz"
    archive.touch()
    (tmp_path / "flet").touch()
    assert choose(computer(DISPLAY=":0", FLET_CLIENT_URL=archive.as_uri())).option == "--desktop"
    assert choose(computer(DISPLAY=":0", FLET_CLIENT_URL=archive.as_uri() + ".gone")).option == "--web"
    assert choose(computer(DISPLAY=":0", FLET_CLIENT_URL="https://example.com/client.tar.gz")).option == "--web"
    assert choose(computer(DISPLAY=":0", FLET_VIEW_PATH=str(tmp_path))).option == "--desktop"
    assert choose(computer(DISPLAY=":0", FLET_VIEW_PATH=str(tmp_path / "gone"))).option == "--web"


def test_a_window_that_was_asked_for_is_never_silently_a_browser():
    with pytest.raises(Stop, match="No window can be opened: this computer has no display") as stop:
        choose(computer(), desktop=True)
    assert stop.value.status == 2


def test_the_version_of_the_client_is_that_of_the_lock(tmp_path):
    requirements = tmp_path / "build" / "requirements"
    requirements.mkdir(parents=True)
    (requirements / "desktop.txt").write_text("flet==1.0.5 \\\n", "utf-8")
    assert start.flet_version(tmp_path) is None
    (requirements / "desktop.txt").write_text("flet==1.0.5 \\\nflet-desktop==1.0.5 \\\n", "utf-8")
    assert start.flet_version(tmp_path) == "1.0.5"


# What the system must bring


def test_what_is_missing_is_named_with_the_line_to_type(test_script, monkeypatch):
    monkeypatch.setattr(test_script, "find", lambda _part: None)
    monkeypatch.setattr(test_script, "runs_as_root", lambda: False)
    monkeypatch.setattr(test_script, "WINDOWS", False)
    monkeypatch.setattr(test_script.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(Stop) as stop:
        test_script.install_system_parts()
    assert stop.value.status == 2
    assert stop.value.sentence.endswith("sudo apt-get install --yes --no-install-recommends chromium fonts-thai-tlwg")


def test_where_there_is_no_apt_the_parts_are_named(test_script, monkeypatch):
    monkeypatch.setattr(test_script, "find", lambda _part: None)
    monkeypatch.setattr(test_script, "WINDOWS", True)
    with pytest.raises(Stop, match="by hand") as stop:
        test_script.install_system_parts()
    assert "tests/e2e" in stop.value.sentence
    assert "sudo" not in stop.value.sentence


def test_a_part_is_found_as_a_command_or_as_a_file(test_script, tmp_path):
    (tmp_path / "font.ttf").touch()
    assert test_script.find(test_script.Part("font", (str(tmp_path / "font.ttf"),), "x")) == str(tmp_path / "font.ttf")
    assert test_script.find(test_script.Part("none", ("no-such-command", str(tmp_path / "gone")), "x")) is None


# Stages


def test_stages_end_at_the_first_failure_and_the_table_tells_all(capfd):
    run_of = [Stage("good", ("-c", "")), Stage("bad", ("-c", "raise SystemExit(3)")), Stage("never", ("-c", ""))]
    status, outcomes = stages.run_stages(HERE, run_of, 60)
    assert status == 3
    assert [outcome.verdict for outcome in outcomes] == [stages.PASSED, stages.FAILED, stages.NOT_RUN]
    assert "Failed: bad." in capfd.readouterr().out


def test_stages_end_when_the_time_for_all_of_them_is_over(capfd):
    status, outcomes = stages.run_stages(HERE, [Stage("endless", ("-c", "import time; time.sleep(600)"))], 1)
    assert status == stages.STATUS_OUT_OF_TIME
    assert outcomes[0].verdict == stages.TOO_LATE
    assert "'endless' was still running" in capfd.readouterr().out


def test_a_selection_by_hand_may_leave_a_stage_without_tests_and_nothing_else_may():
    empty = ("-c", f"raise SystemExit({stages.NO_TESTS})", "pytest")
    assert stages.run_stages(HERE, [Stage("tests", empty, may_be_empty=True)], 60)[0] == 0
    assert stages.run_stages(HERE, [Stage("tests", empty)], 60)[0] == stages.NO_TESTS
    assert all(not stage.may_be_empty for stage in stages.whole())
    assert [stage.may_be_empty for stage in stages.whole(["-k", "money"])].count(True) == 2


def test_the_last_line_of_a_proof_is_kept(capfd):
    proof = Stage("kills", ("-c", "print('kills 5, lost 0'); print()"), is_proof=True)
    assert stages.run_stages(HERE, [proof], 60)[1][0].last_line == "kills 5, lost 0"
    assert "kills 5, lost 0" in capfd.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="process groups are POSIX; Windows ends the tree by taskkill")
def test_a_command_out_of_time_is_ended_with_its_children(tmp_path):
    alive = tmp_path / "alive"
    os.mkfifo(alive)
    child = f"import time; stream = open({str(alive)!r}, 'w'); time.sleep(600)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    reader = os.open(alive, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with pytest.raises(OutOfTime):
            run([sys.executable, "-c", parent], 2)
        os.set_blocking(reader, True)
        assert os.read(reader, 1) == b""  # the only writer is gone
    finally:
        os.close(reader)


# The ledger


def test_the_ledger_gets_a_row_for_every_proof_that_ran(test_script, tmp_path):
    ledger = tmp_path / "LEDGER.md"
    proof = Stage("kills", ("-m", "tests.kills", "--runs", "5000"), is_proof=True)
    ended = [
        Outcome(Stage("style", ()), stages.PASSED, 1),
        Outcome(proof, stages.PASSED, 90, "kills 5000 | lost 0"),
        Outcome(proof, stages.NOT_RUN, 0),
    ]
    when = dt.datetime(2026, 11, 21, 9, 5, tzinfo=dt.UTC)
    test_script.write_ledger(ledger, ended, when)
    test_script.write_ledger(ledger, ended, when)
    lines = ledger.read_text("utf-8").splitlines()
    rows = [line for line in lines if "tests.kills" in line]
    assert len(rows) == 2
    assert rows[0].startswith("| 2026-11-21 09:05 | ")
    assert rows[0].endswith(" | `python -m tests.kills --runs 5000` | passed | 1.5 | kills 5000 / lost 0 |")
    assert {line.count("|") for line in lines if line.startswith("|")} == {8}


def test_what_the_workflows_run_is_what_people_type():
    assert os.access(ROOT / ".ci" / "run", os.X_OK) or os.name == "nt"
    assert "python3 build/test.py" in (ROOT / ".ci" / "run").read_text("utf-8")
