"""Runs of `add` that are killed or starved of disk: what the tests do a few times, and `make torture` often."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import onrecord

HERE = Path(__file__).parent
PROGRAM = """
import kept
from onrecord import pipeline
from onrecord.record import adding
from onrecord.show.cli import main
pipeline.page_reader = kept.reader
adding.reader_name = lambda size: "first reader"
main()
"""
"""The program `onrecord` with the reader of `kept`."""
DYING = """
import os, signal
from onrecord.record import write
from onrecord.record.connection import Connection
write._SIZE = 10
left = {statements}
def dying(method):
    def run(*arguments):
        global left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        return method(*arguments)
    return run
Connection.insert = dying(Connection.insert)
Connection.run = dying(Connection.run)
"""
"""Before a program: it kills itself before the statement of that number, with ten inputs in a transaction."""
REAL = "from onrecord.show.cli import main; main()"


def lay(folder: Path, pages: int) -> Path:
    """Pages of several names and speakers, some of the same bytes, some that fail, some that are none."""
    folder.mkdir()
    for number in range(pages):
        what = number % (pages - 5)
        words = f"“Sentence {what} of many” said Speaker {what % 7}. 2024-01-{what % 28 + 1:02}\n"
        (folder / f"page{number:04}.txt").write_text(words * 60)
    (folder / "bad.txt").write_text("boom")
    (folder / "empty.txt").touch()
    return folder


def add(
    path: Path, *inputs: Path, program: str = PROGRAM, jobs: int = 2, bytes_: int | None = None
) -> subprocess.Popen[str]:
    """A run of `onrecord add`, begun; `bytes_` is the size that no file may grow beyond, as on a full disk."""
    if bytes_ is not None:
        program = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({bytes_}, {bytes_}))\n{program}"
    return subprocess.Popen(
        [sys.executable, "-c", program, "--record", str(path), "add", *map(str, inputs), "--jobs", str(jobs)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])},
    )


def kill_often(path: Path, inputs: Path, times: int, *, program: str = PROGRAM, seed: int = 0) -> int:
    """Kill `times` runs at random moments, then let one come to its end; gives how many had stored something.

    Where a run comes to its end before it is killed, the record is thrown away and made anew.
    """
    moment, longest, with_something = random.Random(seed), _seconds(path, inputs, program), 0
    for _ in range(times):
        with add(path, inputs, program=program) as run:
            try:
                run.wait(moment.uniform(0.1 * longest, longest))
            except subprocess.TimeoutExpired:
                run.send_signal(signal.SIGKILL)
                run.wait()
            else:
                discard(path)
        with_something += path.exists() and pages_of(path) > 0
    with add(path, inputs, program=program) as run:
        run.communicate()
    return with_something


def pages_of(path: Path) -> int:
    """How many pages a record holds, whatever has happened to it; `verify` must find nothing wrong."""
    try:
        with onrecord.open(path) as record:
            assert list(record.verify()) == []
            return record.size()[0]
    except onrecord.RecordError:  # killed before the file was made whole
        return 0


def discard(path: Path) -> None:
    """Throw a record away."""
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()


def export(path: Path) -> dict[str, bytes]:
    """All files of an export; `verify` must find nothing wrong."""
    with onrecord.open(path) as record:
        faults = list(record.verify())
        assert faults == []
        return {file.name: file.read_bytes() for file in record.export(path.with_suffix(".exported"))}


def _seconds(path: Path, inputs: Path, program: str) -> float:
    """How long a run takes that is left alone."""
    alone = path.with_name(f"alone {path.name}")
    begun = time.perf_counter()
    with add(alone, inputs, program=program) as run:
        run.communicate()
    discard(alone)
    return time.perf_counter() - begun
