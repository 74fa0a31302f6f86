"""Grouping the speakers of a record: time and memory for all of them, at half and at twice the articles, and after a
hundred articles were added."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bench.figures import Bound, Figure
from bench.memory import first_rows
from onrecord.api import Record

MOST_GROWTH = 2.6
"""Ceiling for the time at twice the articles."""
SOME = 100
"""Articles that are added to a record of many."""
_HALF = (
    "DELETE FROM said_by WHERE quotation IN (SELECT id FROM quotations WHERE article % 2); "
    "DELETE FROM profiles WHERE NOT EXISTS (SELECT 1 FROM said_by WHERE profile = profiles.id)"
)
_TWICE = (
    "INSERT INTO quotations (hash, article, position, part, kind, confidence) "
    "SELECT hash, -article, position, part, kind, confidence FROM quotations; "
    "INSERT INTO said_by SELECT other.id, said_by.position, profile FROM said_by JOIN quotations AS one "
    "ON one.id = quotation JOIN quotations AS other ON other.article = -one.article AND other.position = one.position"
)
_ALL = "INSERT OR IGNORE INTO unsettled SELECT DISTINCT block FROM profiles WHERE block <> ''"
_SOME = (
    "INSERT OR IGNORE INTO unsettled SELECT DISTINCT block FROM profiles JOIN said_by ON profile = profiles.id "
    "JOIN quotations ON quotations.id = quotation WHERE block <> '' AND quotations.article IN "
    f"(SELECT page FROM articles ORDER BY digest LIMIT {SOME})"
)
_SETTLE = """
import resource, sys, time
from pathlib import Path
from onrecord.record.connection import Connection
from onrecord.record.registry import settle
connection = Connection(Path(sys.argv[1]), create=False)
begun = time.perf_counter()
with connection.writing():
    settle(connection)
print(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def measure(shared: Path, rows: int, kept: Path | None, out: Path) -> Iterator[Figure]:
    """Over the record at `kept`, else over one of the first `rows` rows of the allsides articles (0 for all)."""
    with tempfile.TemporaryDirectory() as folder:
        path = kept or record_of(shared, rows, Path(folder), out)
        with closing(sqlite3.connect(path)) as file:
            articles, profiles, speakers = (
                file.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                for table in ("articles", "profiles", "speakers")
            )
        print(f"  {articles:,} articles, {profiles:,} profiles, {speakers:,} speakers")
        seconds = {}
        for name, change in (("half the articles", _HALF), ("all", ""), ("twice the articles", _TWICE)):
            seconds[name], memory = _settled(path, Path(folder) / "copy.db", f"{change}; {_ALL}")
            yield Figure(f"grouping all speakers, {name}", seconds[name], "s")
            yield Figure(f"memory of that, {name}", memory, "MB")
        growth = seconds["twice the articles"] / seconds["all"]
        yield Figure("time at twice the articles", growth, "times", Bound.CEILING, MOST_GROWTH)
        added, _ = _settled(path, Path(folder) / "copy.db", _SOME)
        yield Figure(f"grouping again after {SOME} articles", added, "s")


def record_of(shared: Path, rows: int, folder: Path, out: Path) -> Path:
    """A record of the first `rows` rows of the allsides articles, 0 for all."""
    source = shared / "data/allsides/articles.jsonl.gz"
    pages = first_rows(source, rows, out / "allsides.jsonl.gz") if rows else source
    with Record(folder / "bench.db") as record:
        record.add(pages, jobs=2)
    return folder / "bench.db"


def _settled(path: Path, copy: Path, script: str) -> tuple[float, float]:
    """Seconds and peak megabytes of a process that groups the speakers of a changed copy."""
    with closing(sqlite3.connect(path)) as file, closing(sqlite3.connect(copy)) as target:
        file.backup(target)
        target.executescript(f"PRAGMA foreign_keys = OFF; {script}; PRAGMA wal_checkpoint(TRUNCATE)")
    done = subprocess.run([sys.executable, "-c", _SETTLE, copy], capture_output=True, text=True, check=True)
    copy.unlink()
    seconds, memory = map(float, done.stdout.split())
    return seconds, memory
