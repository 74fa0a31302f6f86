"""What a run adds to the record: pages with their articles, and how every other input ended.

Everything is written in short transactions, several inputs each. Whatever the order in which inputs come, in one run or
in several, the record comes to the same: the same bytes are one page, known by the first of its places (`key_of`).
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from onrecord.model import Article, Entry, Miss, Outcome, Page
from onrecord.record import articles, former, linking, load, pages, runs
from onrecord.record.changes import Change, changes
from onrecord.record.connection import Connection
from onrecord.record.inputs import enter
from onrecord.record.rows import ArticleRows, Row, rows_of
from onrecord.record.settling import settle_all
from onrecord.record.words import writable
from onrecord.run.misses import failed

_SIZE = 50
"""Inputs of one transaction at most."""
_BYTES = 8 << 20
"""Bytes of pages in one transaction at most."""
_SECONDS = 1.0
"""After which the next input ends a transaction, where inputs come slowly."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A page that the record holds, or held."""

    page: int
    cells: Row
    """Of pages.COLUMNS."""
    reader: str | None
    """The models that read it; None where it was removed."""
    removed: str | None
    """Why it was removed; None where it was not."""

    @property
    def key(self) -> pages.Key:
        """What orders it among the places of its bytes."""
        return pages.key_of(self.cells)


@dataclass(frozen=True, slots=True)
class Step:
    """What the writing of one input came to."""

    entry: Entry
    found: Article | None = None
    """The article that was stored or read again, as it was read; None for every other input."""
    version: bool = False
    """Whether it is a new version of a page that the record has."""
    changes: tuple[Change, ...] = ()
    """What a second reading changed."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """A page's article made ready for the tables, before the transaction begins."""

    article: Article
    rows: ArticleRows
    digest: str
    packed: bytes


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An input whose end is known and not yet written."""

    page: Page | None
    answer: _Reading | Miss | None
    """None for a page that the record has."""


class Writer:
    """The one that adds to a record, for the length of a run."""

    def __init__(self, connection: Connection, what: str, paths: Sequence[str]) -> None:
        self._connection = connection
        self._waiting: list[_Waiting] = []
        self._written = time.monotonic()
        with connection.writing():
            self._run = runs.begin(connection, what, paths)

    def standing(self, sha256: str) -> Standing | None:
        """What the record holds of these bytes."""
        with self._connection.translated():
            return self._standing(sha256)

    def add(self, page: Page | None, answer: Article | Miss | None) -> list[Step]:
        """Note how an input ended: a page with its article, with the reason why it has none, with None where the record
        has it; or no page, with the reason. Gives what became of those that this call wrote, in order: none, or many.
        """
        ready = _ready(cast(Page, page), answer) if isinstance(answer, Article) else answer
        self._waiting.append(_Waiting(page, ready))
        size = sum(len(one.page.data) for one in self._waiting if one.page)
        since = time.monotonic() - self._written
        return self.flush() if len(self._waiting) >= _SIZE or size >= _BYTES or since >= _SECONDS else []

    def flush(self) -> list[Step]:
        """Write what waits."""
        if not self._waiting:
            return []
        with self._connection.writing():
            done = [self._write(one) for one in self._waiting]
            self._count(done)
        linking.compare_all(self._connection)
        self._waiting = []
        self._written = time.monotonic()
        return done

    def finish(self) -> list[Step]:
        """Write what waits, say who the speakers are, and note that the run has come to its end."""
        done = self.flush()
        settle_all(self._connection)
        with self._connection.writing():
            runs.end(self._connection, self._run)
        return done

    def stop(self) -> None:
        """Write what waits of a run that was stopped in the middle, and say who the speakers are."""
        self.flush()
        settle_all(self._connection)

    def _write(self, one: _Waiting) -> Step:
        if one.page is None:
            miss = cast(Miss, one.answer)
            return self._missed(None, Entry(writable(miss.uri), miss.outcome, writable(miss.why)))
        standing = self._standing(one.page.sha256)
        if standing and standing.removed is not None:
            return self._refused(standing, one.page)
        if isinstance(one.answer, Miss):
            return self._missed(one.page, Entry(one.page.uri, Outcome.FAILED, writable(one.answer.why)))
        return self._again(standing, one.page, one.answer) if standing else self._new(one.page, one.answer)

    def _missed(self, page: Page | None, entry: Entry) -> Step:
        enter(self._connection, self._run, entry, page)
        return Step(entry)

    def _refused(self, standing: Standing, page: Page) -> Step:
        """A page that was taken down."""
        self._entered(page, Outcome.ALREADY_THERE, standing.page)
        return Step(Entry(page.uri, Outcome.SKIPPED, f"{page.uri} was removed: {standing.removed}"))

    def _new(self, page: Page, reading: _Reading | None) -> Step:
        made = cast(_Reading, reading)  # what the record lacks was read: pages never leave it
        cells = pages.row_of(page)
        columns = [*pages.COLUMNS, "run", "length", "bytes"]
        number = self._connection.insert("pages", columns, (*cells, self._run, len(page.data), made.packed))
        self._put(number, cells, made)
        return Step(self._entered(page, Outcome.STORED, number), made.article, version=self._is_version(page))

    def _again(self, standing: Standing, page: Page, reading: _Reading | None) -> Step:
        """A page that the record has: its place may be the first, its reader may be another."""
        number = standing.page
        entry = self._entered(page, Outcome.ALREADY_THERE, number)
        first = pages.key_of(pages.row_of(page)) < standing.key
        if reading is None or not (first or reading.article.reader != standing.reader):
            return Step(entry)
        before, ids = load.as_read(self._connection, number), former.of_article(self._connection, number)
        articles.take_out(self._connection, number)
        self._put(number, pages.row_of(page) if first else standing.cells, reading)
        former.read_again(self._connection, number, ids)
        found = changes(before, reading.article) if reading.article.reader != standing.reader else ()
        for change in found:
            told = [json.dumps(one, ensure_ascii=False) if one else None for one in (change.before, change.after)]
            cells = (self._run, number, change.quotation, change.what.value, *told)
            self._connection.insert("changes", ["run", "page", "hash", "what", "before", "after"], cells)
        self._connection.run("UPDATE runs SET changes = changes + ? WHERE id = ?", (len(found), self._run))
        return Step(self._moved(number, page, entry) if first else entry, reading.article, changes=found)

    def _moved(self, number: int, page: Page, entry: Entry) -> Entry:
        """Know a page by another place of its bytes: of all places, that one counts as stored."""
        columns = ", ".join(f"{column} = ?" for column in pages.COLUMNS)
        self._connection.run(f"UPDATE pages SET {columns} WHERE id = ?", (*pages.row_of(page), number))
        self._connection.run(
            "UPDATE inputs SET outcome = CASE uri WHEN ? THEN 'stored' ELSE 'already there' END WHERE page = ?",
            (page.uri, number),
        )
        return replace(entry, article=self._id(number))

    def _put(self, number: int, page: Row, reading: _Reading) -> None:
        digest = pages.digest(page, reading.digest)
        articles.put(self._connection, number, self._run, reading.rows, digest)

    def _entered(self, page: Page, outcome: Outcome, number: int) -> Entry:
        """The entry of an input whose bytes the record has, noted."""
        entry = Entry(page.uri, outcome, None, self._id(number))
        if enter(self._connection, self._run, entry, page, number):
            linking.found_at(self._connection, number, pages.address(page))
        return entry

    def _id(self, number: int) -> str:
        """The article's id."""
        found = self._connection.one("SELECT id FROM article_ids WHERE page = ?", (number,))
        return str(found[0]) if found else ""

    def _is_version(self, page: Page) -> bool:
        sql = "SELECT 1 FROM inputs WHERE address = ? AND sha256 <> ? AND page IS NOT NULL"
        return self._connection.one(sql, (pages.address(page), page.sha256)) is not None

    def _standing(self, sha256: str) -> Standing | None:
        columns = ", ".join(f"pages.{column}" for column in pages.COLUMNS)
        found = self._connection.one(
            f"SELECT pages.id, articles.reader, removals.why, {columns} FROM pages "
            "LEFT JOIN articles ON articles.page = pages.id LEFT JOIN removals ON removals.page = pages.id "
            "WHERE sha256 = ?",
            (sha256,),
        )
        if found is None:
            return None
        number, reader, removed, *cells = found
        return Standing(number, tuple(cells), reader, removed)

    def _count(self, done: list[Step]) -> None:
        counts = [sum(one.entry.outcome is outcome for one in done) for outcome in Outcome]
        columns = ", ".join(f"{outcome.name.lower()} = {outcome.name.lower()} + ?" for outcome in Outcome)
        self._connection.run(f"UPDATE runs SET {columns} WHERE id = ?", (*counts, self._run))


def _ready(page: Page, article: Article) -> _Reading | Miss:
    """The article made ready; a Miss where it holds what no file of text can."""
    try:
        made = rows_of(article)
        return _Reading(article, made, made.digest(), pages.packed(page.data))
    except RecursionError:
        return failed(page, "its fields are nested too deep; take them out of the row")
    except UnicodeEncodeError as error:
        return failed(page, f"half a surrogate pair stands in what was read ({error.reason}); mend the page")
