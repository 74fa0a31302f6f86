"""The record over the allsides articles: adding beside reading, searches while articles are added and after, size, and
how long each command takes in a process of its own."""

from __future__ import annotations

import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles

from bench.figures import Bound, Figure
from bench.memory import first_rows
from onrecord.api import Record

MOST_BEYOND = 10.0
MOST_WHILE_ADDING = 200.0
MOST_SEARCH = 100.0
MOST_COLD = 0.5
"""Ceilings: per cent of reading, milliseconds, milliseconds, seconds."""
SEED = 20261125
QUESTIONS = 200
RUNS = 5
PAUSE = 0.05
"""Seconds between two searches while articles are added."""


def measure(shared: Path, rows: int, out: Path) -> Iterator[Figure]:
    """Over the first `rows` rows of the allsides articles; 0 for all of them."""
    source = shared / "data/allsides/articles.jsonl.gz"
    pages = first_rows(source, rows, out / "allsides.jsonl.gz") if rows else source
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        yield from _adding(pages, path, Path(folder) / "read.jsonl")
        with Record(path) as record:
            size, (articles, quotations) = path.stat().st_size, record.size()
            yield Figure(
                f"size by thousand articles ({articles:,}; {quotations:,} quotations)", size / articles / 1e3, "MB"
            )
            yield from _searches(record)
        yield from _commands(pages, path, Path(folder))


def _adding(pages: Path, path: Path, lines: Path) -> Iterator[Figure]:
    """Reading alone, then reading into a record while somebody searches it."""
    jobs = ["--jobs", "2"]
    read_wall, read = _Run("extract", pages, "-o", lines, *jobs).seconds()
    with Record(path) as record:
        record.add([])  # there is something to search from the beginning
    adding = _Run("--record", path, "add", pages, *jobs)
    waits = _searched_meanwhile(adding, path)
    added_wall, added = adding.seconds()
    print(f"  reading {read_wall:,.0f} s ({read:,.0f} s of processor), adding {added_wall:,.0f} s ({added:,.0f} s)")
    yield Figure("adding beyond reading, processor time", 100 * (added - read) / read, "%", Bound.CEILING, MOST_BEYOND)
    yield Figure("adding beyond reading, by the clock", 100 * (added_wall - read_wall) / read_wall, "%")
    name = f"search while articles are added, p99 of {len(waits):,}"
    yield Figure(name, quantiles(waits, n=100)[98], "ms", Bound.CEILING, MOST_WHILE_ADDING)


def _searched_meanwhile(adding: _Run, path: Path) -> list[float]:
    """Milliseconds of searches, each by a connection of its own, as long as the other program adds."""
    waits: list[float] = []
    words = ["government", '"the people"', "president", "tax", "said"]
    while not adding.ended:
        begun = time.perf_counter()
        with Record(path) as record:
            list(record.quotes(about=words[len(waits) % len(words)], limit=100))
        waits.append(1e3 * (time.perf_counter() - begun))
        time.sleep(PAUSE)
    return waits


def _searches(record: Record) -> Iterator[Figure]:
    """Questions taken from what the record holds, words as often as they are said."""
    choice = random.Random(SEED)
    said = choice.choices([*record.quotes()], k=QUESTIONS)
    names = [citation.speakers[0].name for citation in said if citation.speakers]
    kinds: dict[str, Callable[[str], dict[str, str]]] = {
        "one word": lambda words: {"about": choice.choice(words.split())},
        "a phrase of four words": lambda words: {"about": f'"{" ".join(_some(words.split(), choice))}"'},
        "a speaker": lambda words: {"speaker": choice.choice(names)},
        "a speaker and a word": lambda words: {"speaker": choice.choice(names), "about": choice.choice(words.split())},
    }
    for kind, ask in kinds.items():
        waits = []
        for citation in said:
            filters = ask(citation.words)
            begun = time.perf_counter()
            list(record.quotes(limit=100, **filters))  # type: ignore[arg-type]
            waits.append(1e3 * (time.perf_counter() - begun))
        yield Figure(f"search for {kind}, p50", median(waits), "ms")
        yield Figure(f"search for {kind}, p95", quantiles(waits, n=20)[18], "ms", Bound.CEILING, MOST_SEARCH)


def _some(words: list[str], choice: random.Random) -> list[str]:
    at = choice.randrange(max(1, len(words) - 3))
    return words[at : at + 4]


def _commands(pages: Path, path: Path, folder: Path) -> Iterator[Figure]:
    """Every command in a process of its own: on the large record, those that go through all of it on the examples'."""
    with Record(path) as record:
        article = next(iter(record.quotes(limit=1))).article
    small = folder / "small.db"
    _Run("--record", small, "add", "examples/pages").seconds()
    large: dict[str, list[str | Path]] = {
        "quotes": ["quotes", "--about", "government"],
        "article": ["article", article],
        "speakers": ["speakers"],
    }
    little: dict[str, list[str | Path]] = {
        "add (nothing new)": ["add", "examples/pages"],
        "export": ["export", folder / "exported"],
        "verify": ["verify"],
    }
    for record_path, commands, which in ((path, large, "all articles"), (small, little, "example pages")):
        for name, words in commands.items():
            seconds = median(_Run("--record", record_path, *words).seconds()[0] for _ in range(RUNS))
            yield Figure(f"onrecord {name}, {which}", seconds, "s", Bound.CEILING, MOST_COLD)
    yield Figure("onrecord remove, example pages", median(_removals(small)), "s", Bound.CEILING, MOST_COLD)
    yield Figure(
        "onrecord remove, all articles", _Run("--record", path, "remove", article, "--why", "a test").seconds()[0], "s"
    )
    for name in ("verify", "export"):
        words = [name, *([folder / "exported"] if name == "export" else [])]
        yield Figure(f"onrecord {name}, all articles", _Run("--record", path, *words).seconds()[0], "s")


def _removals(small: Path) -> Iterator[float]:
    """Seconds of one removal, each from a copy."""
    for _ in range(RUNS):
        copy = small.with_name("copy.db")
        shutil.copyfile(small, copy)
        yield _Run("--record", copy, "remove", "01-hallam-courier", "--why", "a test").seconds()[0]


class _Run:
    """A run of the program, and when it began."""

    def __init__(self, *words: str | Path) -> None:
        self._processor, self._begun = _processor(), time.perf_counter()
        program = Path(sys.executable).parent / "onrecord"
        self._process = subprocess.Popen([program, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    @property
    def ended(self) -> bool:
        """Whether it has come to its end."""
        return self._process.poll() is not None

    def seconds(self) -> tuple[float, float]:
        """Its time by the clock, and the processor time of it and its workers, when it has ended.

        Raises RuntimeError where it failed altogether.
        """
        if self._process.wait() not in (0, 1):
            raise RuntimeError(f"{self._process.args!r} ended with {self._process.returncode}")
        return time.perf_counter() - self._begun, _processor() - self._processor


def _processor() -> float:
    """Of all processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
