"""Linking the articles of a record: time and memory for all of them, and for a hundred more, in the record as it is and
in one of many times as many articles, made from it by shifting dates and changing names and words."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache, partial
from pathlib import Path

from bench.figures import Bound, Figure
from bench.registry import record_of
from onrecord.link.weights import weight
from onrecord.model import Article, Container, Page, Quotation, Said, Span, Speaker
from onrecord.record import articles, load, pages, runs
from onrecord.record.connection import Connection
from onrecord.record.rows import rows_of

SOME = 100
"""Articles that are added."""
MOST_SECONDS = 10.0
"""Ceiling for linking those."""
_SHIFT = 9 * 366
"""Days by which each time the articles are later: longer than the record's own span."""
_TELLING = 3.0
"""Weight from which on a word can be changed."""
_WORD = re.compile(r"[A-Za-z]{4,}")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
_TOGETHER = 200
_LINK = """
import resource, sys, time
from pathlib import Path
from onrecord.record import linking, registry
from onrecord.record.connection import Connection
connection = Connection(Path(sys.argv[1]), create=False)
begun = time.perf_counter()
registry.settle_all(connection)
settled = time.perf_counter()
linking.link_all(connection)
ended = time.perf_counter()
print(settled - begun, ended - settled, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def measure(shared: Path, rows: int, kept: Path | None, times: int, out: Path) -> Iterator[Figure]:
    """Over the record at `kept`, else over one of the first `rows` rows of the allsides articles (0 for all); and over
    one of `times` as many."""
    with tempfile.TemporaryDirectory(dir=out) as folder:
        source = kept or record_of(shared, rows, Path(folder), out)
        seconds = {}
        for number in sorted({1, times}):
            path = Path(folder) / f"{number}.db"
            many = multiplied(source, path, range(number))
            _, seconds[number], memory = _linked(path)
            yield Figure(f"linking {many:,} articles", seconds[number], "s")
            yield Figure(f"memory of that, {many:,} articles", memory, "MB")
            multiplied(source, path, [number], SOME)
            settling, linking, _ = _linked(path)
            yield Figure(f"{SOME} more beside {many:,}: speakers", settling, "s")
            yield Figure(f"{SOME} more beside {many:,}: all", settling + linking, "s", Bound.CEILING, MOST_SECONDS)
        yield Figure(f"time at {times} times the articles", seconds[times] / seconds[1], "times")


def multiplied(source: Path, target: Path, variants: Sequence[int], most: int | None = None) -> int:
    """Put the articles of a record, or the first `most`, into another, once for each variant: 0 as they are, the others
    later and in other words. Gives how many there are."""
    with closing(Connection(source, create=False)) as here, closing(Connection(target, create=True)) as there:
        sql = "SELECT page FROM articles JOIN pages ON id = page ORDER BY sha256 LIMIT ?"
        numbers = [number for (number,) in here.rows(sql, (-1 if most is None else most,))]
        with there.writing():
            run = runs.begin(there, "add", [])
        for variant in variants:
            for at in range(0, len(numbers), _TOGETHER):
                made = [changed(load.as_read(here, number), variant) for number in numbers[at : at + _TOGETHER]]
                with there.writing():
                    for article in made:
                        _put(there, run, article)
        return len(numbers) * len(variants)


def _put(connection: Connection, run: int, article: Article) -> None:
    data = article.text.encode("utf-8", "replace")
    page = Page(article.id, article.uri, article.sha256, data, article.media, Container.FILE)
    cells = pages.row_of(page)
    columns = [*pages.COLUMNS, "run", "length", "bytes"]
    number = connection.insert("pages", columns, (*cells, run, len(data), pages.packed(data)))
    rows = rows_of(article)
    articles.put(connection, number, run, rows, pages.digest(cells, rows.digest()))


def changed(article: Article, variant: int) -> Article:
    """The article with its dates later and half of its telling words changed, each in the same way everywhere and to
    one of the same length, so that all spans hold."""
    if variant == 0:
        return article
    words = partial(_words, variant=variant)
    later = partial(_later, days=variant * _SHIFT)
    sha256 = hashlib.sha256(f"{article.sha256} {variant}".encode()).hexdigest()
    return replace(
        article,
        id=f"{article.id}-{variant}",
        uri=f"{article.uri}?{variant}",
        sha256=sha256,
        title=words(article.title) if article.title else None,
        text=words(article.text),
        published=later(article.published) if article.published else None,
        quotations=tuple(_quotation(one, sha256, words, later) for one in article.quotations),
    )


def _quotation(one: Quotation, sha256: str, words: Callable[[str], str], later: Callable[[str], str]) -> Quotation:
    def spans(several: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(replace(span, text=words(span.text)) for span in several)

    said = one.said
    if said:
        said = Said(said.earliest and later(said.earliest), said.latest and later(said.latest))
    return replace(
        one,
        id=hashlib.sha256(f"{one.id} {sha256}".encode()).hexdigest()[:16],
        content=spans(one.content),
        source=spans(one.source),
        cue=spans(one.cue),
        speakers=tuple(_speaker(who, words) for who in one.speakers),
        said=said,
        circumstances=(),
    )


def _speaker(who: Speaker, words: Callable[[str], str]) -> Speaker:
    name = words(who.name)
    same = who if name == who.name else replace(who, id=hashlib.sha256(f"{who.id} {name}".encode()).hexdigest()[:16])
    return replace(same, name=name, roles=tuple(words(role) for role in who.roles))


def _words(text: str, variant: int) -> str:
    return _WORD.sub(lambda found: _other(found[0], variant), text)


@lru_cache(maxsize=1 << 18)
def _other(word: str, variant: int) -> str:
    number = hashlib.sha256(f"{word.lower()} {variant}".encode()).digest()[0]
    if number % 2 or weight(word.lower()) < _TELLING:
        return word
    return "".join(_shifted(letter, variant) for letter in word)


def _shifted(letter: str, by: int) -> str:
    for letters in (_VOWELS, _CONSONANTS):
        if letter.lower() in letters:
            other = letters[(letters.index(letter.lower()) + by) % len(letters)]
            return other.upper() if letter.isupper() else other
    return letter


def _later(day: str, days: int) -> str:
    """The day so much later; a month or a year, or a day that is none, as it is."""
    try:
        return (date.fromisoformat(day[:10]) + timedelta(days)).isoformat() + day[10:]
    except ValueError:
        return day


def _linked(path: Path) -> tuple[float, float, float]:
    """Seconds for the speakers and for what belongs together, and peak megabytes, of a process that settles both."""
    done = subprocess.run([sys.executable, "-c", _LINK, path], capture_output=True, text=True, check=True)
    speakers, linking, memory = map(float, done.stdout.split())
    return speakers, linking, memory
