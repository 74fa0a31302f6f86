"""`make torture`: the record under hardship, the long form. Prints a line for each trial and exits 1 where one fails.

python -m tests.torture [--kills 50]

Every trial compares the export, byte by byte, with that of a run that was left alone, and `verify` must find nothing.
"""

from __future__ import annotations

import argparse
import itertools
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "record"))

import hardship

EXAMPLES = Path("examples/pages")
PAGES = 400
SIZES = ("1m", "3m", "6m", "9m")
"""Of the small disk, one run each, before there is room."""


def main() -> int:
    """Runs all trials."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50, help="of each of the two trials that kill (50)")
    kills = parser.parse_args().kills
    failed = left_out = 0
    with tempfile.TemporaryDirectory(prefix="onrecord-torture-") as name:
        folder = Path(name)
        inputs = hardship.lay(folder / "inputs", PAGES)
        trials: dict[str, Callable[[Path], str]] = {
            f"{kills} kills, the models' reader, example pages": lambda path: killed(
                path, EXAMPLES, hardship.REAL, kills
            ),
            f"{kills} kills, a stand-in, {PAGES} pages": lambda path: killed(path, inputs, hardship.PROGRAM, kills),
            "a full disk four times, then room": lambda path: starved(path, inputs),
            "two that add at once, ten times": lambda path: together(path, inputs),
            "every order of three calls, one and two workers": lambda path: ordered(path, inputs),
        }
        for title, trial in trials.items():
            begun = time.perf_counter()
            try:
                told, ok = trial(folder / "record.db"), "ok"
            except PermissionError as error:
                told, ok = str(error), "NOT RUN"
                left_out += 1
            except AssertionError as error:
                told, ok = f"not the same: {error}", "FAILED"
                failed += 1
            hardship.discard(folder / "record.db")
            print(f"{title:<62} {ok:<7} {told} ({time.perf_counter() - begun:.0f} s)", flush=True)
    print(f"{failed} trials failed" if failed else "every record came out the same", end="")
    print(f"; {left_out} not run" if left_out else "")
    return 1 if failed else 0


def expected(path: Path, inputs: Path, program: str) -> dict[str, bytes]:
    """The export of a run that is left alone."""
    straight = path.with_name("straight.db")
    hardship.discard(straight)
    with hardship.add(straight, inputs, program=program, jobs=1) as run:
        run.communicate()
    return hardship.export(straight)


def killed(path: Path, inputs: Path, program: str, times: int) -> str:
    """Kills at random moments, each followed by a run on the same record."""
    wanted = expected(path, inputs, program)
    landed = hardship.kill_often(path, inputs, times, program=program, seed=20261125)
    assert hardship.export(path) == wanted, "after the kills"
    return f"{landed} of {times} kills found pages in the record"


def starved(path: Path, inputs: Path) -> str:
    """A disk that fills up. Raises PermissionError where none can be mounted."""
    wanted = expected(path, inputs, hardship.PROGRAM)
    place = path.with_name("disk")
    place.mkdir()
    reached = []
    with small_disk(place) as resize:
        for size in SIZES:
            resize(size)
            with hardship.add(place / path.name, inputs) as run:
                _, told = run.communicate()
            assert "full" in told, told
            assert "Traceback" not in told, told
            reached.append(hardship.pages_of(place / path.name))
        resize("256m")
        with hardship.add(place / path.name, inputs) as run:
            run.communicate()
        assert hardship.export(place / path.name) == wanted, "after the disk was full"
    return f"pages when it was full: {', '.join(map(str, reached))}"


@contextmanager
def small_disk(place: Path) -> Iterator[Callable[[str], None]]:
    """A disk in memory, and what sets its size. Raises PermissionError where none can be mounted."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZES[0]}", "tmpfs", str(place)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PermissionError(f"no disk can be mounted here ({done.stderr.strip()}); run as root")
    try:
        yield lambda size: subprocess.run(["mount", "-o", f"remount,size={size}", str(place)], check=True) and None
    finally:
        subprocess.run(["umount", str(place)], check=True)


def together(path: Path, inputs: Path) -> str:
    """Two runs at once."""
    wanted = expected(path, inputs, hardship.PROGRAM)
    for _ in range(10):
        hardship.discard(path)
        with hardship.add(path, inputs, jobs=1) as one, hardship.add(path, inputs, jobs=1) as other:
            told = [run.communicate()[1] for run in (one, other)]
        assert [one.returncode, other.returncode] == [1, 1], told  # one page of the inputs fails
        assert hardship.export(path) == wanted, "after two runs at once"
    return ""


def ordered(path: Path, inputs: Path) -> str:
    """The files in three calls."""
    wanted = expected(path, inputs, hardship.PROGRAM)
    files = sorted(inputs.iterdir())
    parts = [files[::3], files[1::3], files[2::3]]
    for jobs, order in itertools.product((1, 2), itertools.permutations(parts)):
        hardship.discard(path)
        for part in order:
            with hardship.add(path, *reversed(part), jobs=jobs) as run:
                run.communicate()
        assert hardship.export(path) == wanted, "in another order"
    return "12 records"


if __name__ == "__main__":
    sys.exit(main())
