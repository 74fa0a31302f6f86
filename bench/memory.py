"""Peak memory of `onrecord extract --jobs 2`, summed over its processes (PSS: a shared page counts once)."""

from __future__ import annotations

import gzip
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.figures import Bound, Figure

CEILING_MB, WORKER_MB = 1000, 400
EVERY = 0.2
"""Seconds between two looks."""


def measure(shared: Path, rows: int, out: Path) -> Iterator[Figure]:
    """Over the first `rows` rows of the allsides articles; 0 for all of them (an hour on two cores)."""
    source = shared / "data/allsides/articles.jsonl.gz"
    pages = first_rows(source, rows, out / "allsides.jsonl.gz") if rows else source
    command = [sys.executable, "-m", "onrecord", "extract", str(pages), "-o", str(out / "memory.jsonl"), "--jobs", "2"]
    started = time.perf_counter()
    run = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    peak = worker = 0
    while run.poll() is None:
        parent, *workers = (_pss(process) for process in _family(run.pid))
        peak = max(peak, parent + sum(workers))
        worker = max([worker, *workers])
        time.sleep(EVERY)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} ended with {run.returncode}")
    print(f"  {'all' if not rows else f'the first {rows:,}'} rows in {time.perf_counter() - started:,.0f} s")
    yield Figure("peak memory of extract --jobs 2, all processes", peak / 1e6, "MB", Bound.CEILING, CEILING_MB)
    yield Figure("peak memory of a worker", worker / 1e6, "MB", Bound.CEILING, WORKER_MB)


def first_rows(source: Path, rows: int, target: Path) -> Path:
    """The first rows of a file of rows, as a file of its own."""
    with gzip.open(source, "rb") as lines, gzip.open(target, "wb") as kept:
        kept.writelines(islice(lines, rows))
    return target


def _family(root: int) -> list[int]:
    """The process and all below it."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended while we looked
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found = [root]
    for process in found:
        found += children.get(process, [])
    return found


def _pss(process: int) -> int:
    """Bytes of memory that the process holds; 0 where it has just ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
