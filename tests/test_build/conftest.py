"""The scripts of build/ as the tests see them, and a small copy of the project that installs without any index."""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
SCRIPTS = ("bootstrap", "environment", "stages", "start", "test", "check", "lock")

sys.path.append(str(BUILD))  # at the end: build/test.py must not hide the library's own "test"


@pytest.fixture(scope="session")
def test_script():
    """build/test.py as a module, under a name that is free."""
    spec = importlib.util.spec_from_file_location("build_test", BUILD / "test.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_test"] = module
    spec.loader.exec_module(module)
    return module


class Checkout:
    """A copy of the scripts with a program that says what it was given and a lock of one small part."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.parts = folder / "parts"
        (folder / "build" / "requirements").mkdir(parents=True)
        self.parts.mkdir()
        for name in SCRIPTS:
            shutil.copy(BUILD / f"{name}.py", folder / "build")
        self.write_program('print("program", sys.argv[1:], part.VERSION, flush=True)')
        self.lock(self.make_part("1.0"))

    def write_program(self, line: str) -> None:
        (self.folder / "main.py").write_text(f"import sys, time\nimport part\n{line}\n", "utf-8")

    def make_part(self, version: str) -> str:
        """A wheel named ``part`` of this version; returns its line for a lock."""
        wheel = self.parts / f"part-{version}-py3-none-any.whl"
        info = f"part-{version}.dist-info"
        files = {
            "part.py": f'VERSION = "{version}"\n',
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: part\nVersion: {version}\n",
            f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        record = f"{info}/RECORD"
        rows = [f"{name},sha256={_digest(text)},{len(text)}" for name, text in files.items()]
        files[record] = "\n".join([*rows, f"{record},,"]) + "\n"
        with zipfile.ZipFile(wheel, "w") as archive:
            for name, text in files.items():
                archive.writestr(name, text)
        return f"part=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"

    def lock(self, line: str) -> None:
        for name in ("web", "desktop"):
            (self.folder / "build" / "requirements" / f"{name}.txt").write_text(line, "utf-8")

    def start(self, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run build/start.py to its end, with no index but the folder of parts."""
        return subprocess.run(
            self.command(*arguments),
            env=self.environ(**environ),
            check=False,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, str(self.folder / "build" / "start.py"), *arguments]

    def environ(self, **environ: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "DISPLAY", "FLET_"))}
        return {**kept, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.parts), "PYTHONIOENCODING": "utf-8", **environ}


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


@pytest.fixture
def checkout(tmp_path):
    return Checkout(tmp_path / "checkout")
