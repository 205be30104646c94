"""How a machine gets what the program needs: first and later starts, and every way in which it can go wrong."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
import time
import venv

import environment
import pytest
import start
from bootstrap import Stop

posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows protects files in use by itself and knows no SIGKILL")


@contextlib.contextmanager
def mute_index():
    """An index that takes every connection and never answers."""
    taken = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def take():
            with contextlib.suppress(OSError):
                while True:
                    taken.append(server.accept()[0])

        threading.Thread(target=take, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/simple", taken
        finally:
            with contextlib.suppress(OSError):
                server.shutdown(socket.SHUT_RDWR)
            for connection in taken:
                connection.close()


def pretend_ready(checkout):
    """An environment with the part in it that claims to be whole; quick, since nothing is installed."""
    made = environment.Environment(".venv", start.LOCKS, root=checkout.folder)
    venv.create(made.folder)
    packages = next(made.folder.rglob("site-packages"))
    (packages / "part.py").write_text('VERSION = "1.0"\n', "utf-8")
    made._write_state(made._wanted())
    return made


def until(happened, limit_s=60):
    """Wait for another process; fails after the limit."""
    deadline = time.monotonic() + limit_s
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_the_first_start_installs_later_ones_only_start_and_a_new_lock_installs_again(checkout):
    first = checkout.start("--web", "--demo", "--port", "8600")
    assert first.returncode == 0, first.stderr
    assert first.stdout.startswith("Preparing .venv")
    assert first.stdout.endswith("program ['--web', '--demo', '--port', '8600'] 1.0\n")

    later = checkout.start("verify", "--data", "x", PIP_FIND_LINKS="")
    assert (later.returncode, later.stdout) == (0, "program ['verify', '--data', 'x'] 1.0\n")

    checkout.lock(checkout.make_part("2.0"))
    renewed = checkout.start("--web")
    assert "Preparing" in renewed.stdout
    assert renewed.stdout.endswith("program ['--web'] 2.0\n")


def test_an_index_out_of_reach_and_a_wrong_part_are_told_in_a_sentence(checkout):
    unreachable = checkout.start(PIP_NO_INDEX="0", PIP_FIND_LINKS="", PIP_INDEX_URL="http://127.0.0.1:9/simple")
    assert unreachable.returncode == 1
    assert unreachable.stderr.startswith("The package index could not be reached.")
    assert "Traceback" not in unreachable.stderr

    checkout.lock(f"part==1.0 --hash=sha256:{'0' * 64}\n")
    wrong = checkout.start()
    assert wrong.returncode == 1
    assert wrong.stderr.startswith("A part that arrived is not the one in the lock")


def test_an_environment_of_somebody_else_is_left_alone(tmp_path):
    assert environment.Environment(".venv", [], root=tmp_path).folder == tmp_path / ".venv"
    (tmp_path / ".venv").mkdir()  # empty: a start that ended before its first file
    assert environment.Environment(".venv", [], root=tmp_path).folder == tmp_path / ".venv"
    (tmp_path / ".venv" / "pyvenv.cfg").write_text("theirs", "utf-8")
    assert environment.Environment(".venv", [], root=tmp_path).folder == tmp_path / ".venv-own"


@posix_only
def test_a_start_killed_in_the_middle_leaves_nothing_that_the_next_cannot_mend(checkout):
    with mute_index() as (index, taken):
        killed = subprocess.Popen(
            checkout.command("--web"),
            env=checkout.environ(PIP_NO_INDEX="0", PIP_FIND_LINKS="", PIP_INDEX_URL=index),
            stdout=subprocess.DEVNULL,
        )
        until(lambda: taken)  # pip is waiting for its first answer
        killed.kill()
        killed.wait()
        claim = environment.Claim(checkout.folder / ".venv-setup" / ".venv.claim")
        assert not claim.take()  # pip lives on and still holds its claim, so nobody works beside it
    until(claim.take)
    claim.release()
    folder = checkout.folder / ".venv"
    assert json.loads((folder / environment.STATE_FILE).read_text("utf-8")) == {"state": "making"}
    left = folder / "lib" / "left-over"
    left.touch()  # half a part, say, which pip would take for a whole one
    assert checkout.start("--web").stdout.endswith("program ['--web'] 1.0\n")
    assert not left.exists()
    assert list((checkout.folder / ".venv-setup").glob("old-*")) == []


@posix_only
def test_a_running_program_keeps_its_environment(checkout, monkeypatch):
    checkout.write_program('print("up", flush=True); sys.stdin.read()')
    pretend_ready(checkout)
    program = subprocess.Popen(
        checkout.command("--web"),
        env=checkout.environ(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with program:
        until(lambda: program.stdout.readline() == "up\n")
        checkout.lock("part==2.0\n")
        monkeypatch.setattr(environment, "BUSY_WAIT_S", 0)
        beside = environment.Environment(".venv", ["web", "desktop"], root=checkout.folder)
        with pytest.raises(Stop, match="The program still runs"):
            beside.prepare()
        program.stdin.close()
    assert program.returncode == 0


@posix_only
def test_an_install_that_takes_too_long_is_ended_with_all_it_started(checkout, monkeypatch, capsys):
    with mute_index() as (index, taken):
        for name, value in {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_INDEX_URL": index}.items():
            monkeypatch.setenv(name, value)
        made = environment.Environment(".venv", ["web"], root=checkout.folder, limit_s=2)
        with pytest.raises(Stop, match="Stopped: fetching the parts took longer"):
            made.prepare()
        assert taken
    claim = environment.Claim(checkout.folder / ".venv-setup" / ".venv.claim")
    until(claim.take)  # no child of the installer is left
    claim.release()


def test_the_parts_count_once_however_many_locks_name_them(tmp_path):
    (tmp_path / "a.txt").write_text("part==1 \\\n    --hash=sha256:0\n# via part==1\nother==2\n", "utf-8")
    (tmp_path / "b.txt").write_text("part==1\n", "utf-8")
    assert environment._count_parts([tmp_path / "a.txt", tmp_path / "b.txt"]) == 2


def test_a_python_without_the_venv_part_gets_the_line_to_type(monkeypatch):
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(Stop, match=rf"sudo apt-get install python3\.{sys.version_info[1]}-venv") as stop:
        environment._require_venv_module()
    assert stop.value.status == 2


def test_a_full_disk_is_told_before_what_it_caused():
    assert environment._reason(["ERROR: [Errno 28] No space left on device", "x"]).startswith("The disk is full")
    assert "strange" in environment._reason(["something strange", ""])


@posix_only
def test_claims_are_shared_by_many_or_held_by_one(tmp_path):
    one, other = (environment.Claim(tmp_path / "claim") for _ in range(2))
    assert one.share()
    assert other.share()
    assert not other.take()  # and gives up its share
    assert one.take()
    assert not other.share()
    assert one.share()
    assert other.share()
    one.release()
    assert other.take()
    other.release()


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / ".venv-setup").write_text("in the way", "utf-8")
    with pytest.raises(Stop, match="Nothing can be written") as stop:
        environment.Environment(".venv", [], root=tmp_path).prepare()
    assert stop.value.status == 2


def test_an_environment_is_ready_only_in_its_place_for_its_python_and_its_locks(checkout):
    made = pretend_ready(checkout)
    assert made._is_ready()
    for name in made._wanted():
        made._write_state({**made._wanted(), name: "other"})
        assert not made._is_ready()
    made._write_state(made._wanted())
    locks = checkout.folder / "build" / "requirements"
    (locks / "web.txt").write_bytes((locks / "web.txt").read_bytes().replace(b"\n", b"\r\n"))
    assert made._is_ready()
    (locks / "web.txt").write_text("part==2.0\n", "utf-8")
    assert not made._is_ready()
