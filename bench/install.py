"""The wheel by itself in an empty environment: how much room it takes, and that it reads a page without a network."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Bound, Figure

CEILING_MB = 350
PAGE = Path("examples/pages/isk-accord/01-border-herald.html")
NO_SOCKETS = """\
import socket

def refused(*_, **__):
    raise OSError("there is no network here")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refused
"""


def measure(out: Path) -> Iterator[Figure]:
    """Builds the wheel, installs it with its run-time dependencies as locked, and reads one example page."""
    home = out / "empty"
    shutil.rmtree(home, ignore_errors=True)
    print("  building the wheel and installing it into an empty environment ...", flush=True)
    wheel = _wheel(out / "wheel")
    venv.create(home, with_pip=True)
    before = _megabytes(home)
    # The lock's versions without its hashes: as constraints they pin without asking for the test tools.
    constraints = out / "constraints.txt"
    pinned = [line.split(" ")[0] for line in Path("requirements.lock").read_text("utf-8").splitlines() if "==" in line]
    constraints.write_text("\n".join(pinned), "utf-8")
    _run(str(home / "bin/python"), "-m", "pip", "install", "-q", str(wheel), "-c", str(constraints))
    yield Figure("the wheel", wheel.stat().st_size / 1e6, "MB")
    yield Figure("run-time installation", _megabytes(home) - before, "MB", Bound.CEILING, CEILING_MB)
    yield Figure("quotations read with no network", _offline(home, out), "", Bound.FLOOR, 1)


def _wheel(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    _run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(folder), ".")
    (wheel,) = folder.glob("onrecord-*.whl")
    return wheel


def _offline(home: Path, out: Path) -> int:
    """How many quotations the page gives in a network of its own without any device, else with sockets that refuse."""
    line = out / "offline.jsonl"
    command = [str(home.absolute() / "bin/onrecord"), "extract", str(PAGE.absolute()), "-o", str(line.absolute())]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    if _can_unshare():
        command = ["unshare", "--net", "--map-root-user", *command]
        print("  reading a page in a network namespace without devices ...", flush=True)
    else:
        block = out / "no-sockets"
        block.mkdir(exist_ok=True)
        (block / "sitecustomize.py").write_text(NO_SOCKETS, "utf-8")
        environment["PYTHONPATH"] = str(block.absolute())
        print("  reading a page with sockets that refuse (no network namespaces here) ...", flush=True)
    line.unlink(missing_ok=True)
    subprocess.run(command, env=environment, cwd=out, check=True)
    return len(json.loads(line.read_text("utf-8"))["quotations"])


def _can_unshare() -> bool:
    if shutil.which("unshare") is None:
        return False
    tried = subprocess.run(["unshare", "--net", "--map-root-user", "true"], check=False, capture_output=True)
    return tried.returncode == 0


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink()) / 1e6


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
