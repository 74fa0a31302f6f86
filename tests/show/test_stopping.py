"""A run that is stopped from outside ends quietly, with the status that shells know, and leaves nothing behind."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAM = """
import signal
import invented
from onrecord import pipeline
from onrecord.show.cli import main
pipeline.page_reader = invented.reader
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""
"""What is started in the background of a script inherits that interrupts are ignored: here they count."""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Tell your process, please.")
    (folder / "b.txt").write_text("boom")
    (folder / "c.txt").write_text("hang")
    return folder


def onrecord(*arguments: str | Path) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path, "ONRECORD_SECONDS": "300"},
    )


@pytest.fixture
def hanging(news: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A run in the middle of its third page, and the number of its worker's process."""
    with onrecord("extract", news) as run:
        assert run.stdout
        assert run.stderr
        worker = json.loads(run.stdout.readline())["reader"]
        assert "boom" in run.stderr.readline()
        yield run, int(worker)


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_ends_quietly_with_its_workers(
    hanging: tuple[subprocess.Popen[str], int], number: signal.Signals, status: int
) -> None:
    run, worker = hanging
    run.send_signal(number)
    out, err = run.communicate()
    assert (run.returncode, out, err.strip()) == (status, "", "")
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_an_interrupted_run_leaves_no_half_file(news: Path, tmp_path: Path) -> None:
    with onrecord("extract", news, "-o", tmp_path / "out.jsonl") as run:
        assert run.stderr
        assert "boom" in run.stderr.readline()
        run.send_signal(signal.SIGINT)
    assert run.returncode == 130
    assert [path.name for path in tmp_path.iterdir()] == ["news"]


def test_when_nobody_reads_any_more_the_run_ends_quietly(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text(f"The story of {number}.")
    with onrecord("extract", tmp_path) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == ""
    assert run.returncode == 141
