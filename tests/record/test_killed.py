"""Hardship in the middle of a run: whatever happens, the same command again comes to the same record."""

from __future__ import annotations

import signal
from pathlib import Path

import hardship
import pytest

import onrecord
from onrecord.model import Outcome

PAGES = 60


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    return hardship.lay(tmp_path / "inputs", PAGES)


@pytest.fixture
def expected(tmp_path: Path, inputs: Path) -> dict[str, bytes]:
    with onrecord.open(tmp_path / "straight.db") as record:
        assert record.add(inputs).outcomes[Outcome.STORED] == PAGES - 5
    return hardship.export(tmp_path / "straight.db")


def test_killed_at_any_statement_it_keeps_what_it_had_and_converges(
    path: Path, inputs: Path, expected: dict[str, bytes]
) -> None:
    held = []
    for statements in (1, 400, 40000, 40001, 60000):
        program = hardship.DYING.format(statements=statements) + hardship.PROGRAM
        with hardship.add(path, inputs, program=program) as run:
            run.communicate()
        assert run.returncode == -signal.SIGKILL
        held.append(hardship.pages_of(path))
    assert held == sorted(held)
    assert 0 == held[0] < held[2] < held[3] < held[-1] < PAGES - 5, "most were killed after a transaction or more"
    with hardship.add(path, inputs) as run:
        run.communicate()
    assert hardship.export(path) == expected


def test_on_a_full_disk_it_says_so_keeps_what_it_has_and_converges_when_there_is_room(
    path: Path, inputs: Path, expected: dict[str, bytes]
) -> None:
    for size in (40_000, 250_000):
        with hardship.add(path, inputs, bytes_=size) as run:
            _, told = run.communicate()
        assert run.returncode == 1
        assert f"Error: {path}" in told
        assert "full" in told
        assert "Traceback" not in told
        hardship.pages_of(path)
    with hardship.add(path, inputs) as run:
        run.communicate()
    assert hardship.export(path) == expected


def test_two_that_add_at_once_both_come_to_their_end_and_to_the_same_record(
    path: Path, inputs: Path, expected: dict[str, bytes]
) -> None:
    with hardship.add(path, inputs, jobs=1) as one, hardship.add(path, inputs, jobs=1) as other:
        told = [run.communicate()[1] for run in (one, other)]
    assert [one.returncode, other.returncode] == [1, 1], told  # one page fails
    assert all(f"{PAGES + 2} inputs" in words for words in told)
    assert hardship.export(path) == expected
