"""How long `onrecord --help` takes: the median of ten runs."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.figures import Bound, Figure

RUNS = 10
CEILING_SECONDS = 0.3


def measure() -> Iterator[Figure]:
    """Of the installed program, its files once read."""
    program = Path(sys.executable).parent / "onrecord"
    _seconds(program)
    yield Figure("onrecord --help", median(_seconds(program) for _ in range(RUNS)), "s", Bound.CEILING, CEILING_SECONDS)


def _seconds(program: Path) -> float:
    start = time.perf_counter()
    subprocess.run([program, "--help"], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start
