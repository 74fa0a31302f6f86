"""How long the program takes to start: to its help, and to the first article with each reader. Medians."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.figures import Bound, Figure
from onrecord.model import Size

RUNS = 10
HELP_SECONDS, ARTICLE_SECONDS = 0.3, 1.5
PAGE = Path("examples/pages/hallam-fire/01-hallam-courier.html")


def measure() -> Iterator[Figure]:
    """Of the installed program, its files once read."""
    yield Figure("onrecord --help", _seconds("--help"), "s", Bound.CEILING, HELP_SECONDS)
    for size in Size:
        seconds = _seconds("extract", str(PAGE), "--reader", size)
        yield Figure(f"from nothing to the first article, {size}", seconds, "s", Bound.CEILING, ARTICLE_SECONDS)


def _seconds(*words: str) -> float:
    """The median of RUNS runs, after one that does not count."""
    command = [str(Path(sys.executable).parent / "onrecord"), *words]
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - start)
    return median(times[1:])
