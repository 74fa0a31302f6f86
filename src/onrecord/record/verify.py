"""Whether a record can be trusted: every page hashed again, every span looked up again, nothing missing, indexes whole.

What is broken is told, one fault after another; a part of the file that cannot be read ends only its own check.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import cast

from onrecord.errors import OnrecordError, RecordBusy, RecordDamaged, RecordError
from onrecord.model import Article, Media, Page, Part, Span
from onrecord.read.decode import decode
from onrecord.read.limits import Limits
from onrecord.record import judgements, linking, load, pages, registry
from onrecord.record.articles import INDEXES
from onrecord.record.connection import Connection
from onrecord.record.migrations import objects
from onrecord.record.rows import ArticleRows, Row, article_of

_MOST = 100
"""Faults of the file's structure that are told; one broken page of it can break many rows."""


class _Undo(Exception):
    """Ends a transaction that was never meant to be kept."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it must be."""

    where: str
    """The article's or page's id, or the part of the file."""
    what: str


def verify(connection: Connection) -> Iterator[Fault]:
    """Every fault of a record, none where it can be trusted."""
    checks: dict[str, Callable[[Connection], Iterator[Fault]]] = {
        "structure": _structure,
        "schema": _schema,
        "references": _references,
        "indexes": _indexes,
        "inputs": _inputs,
        "speakers": _speakers,
        "judgements": _judgements,
        "groups": _groups,
        "pages": _pages,
    }
    for what, check in checks.items():
        yield from _guarded(connection, what, partial(check, connection))


def _guarded(connection: Connection, what: str, check: Callable[[], Iterator[Fault]]) -> Iterator[Fault]:
    """The faults that a check finds, and one more where the file is too broken to go on with it."""
    try:
        yield from check()
    except RecordBusy:
        raise
    except (sqlite3.Error, OnrecordError, ValueError, LookupError, TypeError) as error:
        yield Fault(str(connection.path), f"the check of its {what} broke off: {error}")


def _structure(connection: Connection) -> Iterator[Fault]:
    for (line,) in connection.rows(f"PRAGMA integrity_check({_MOST})"):
        if line != "ok":
            yield Fault(str(connection.path), f"the file is damaged: {line}")


def _schema(connection: Connection) -> Iterator[Fault]:
    """Whether all tables, indexes, triggers and views are there; what others added is theirs."""
    there = {(kind, name): sql for kind, name, sql in connection.rows("SELECT type, name, sql FROM sqlite_master")}
    for (kind, name), sql in sorted(objects().items()):
        if (kind, name) not in there:
            yield Fault(str(connection.path), f"its {kind} {name} is missing")
        elif there[kind, name] != sql:
            yield Fault(str(connection.path), f"its {kind} {name} was changed")


def _references(connection: Connection) -> Iterator[Fault]:
    for table, row, other, _ in connection.rows("PRAGMA foreign_key_check"):
        yield Fault(table, f"row {row or '?'} refers to a row of {other} that is missing")


def _indexes(connection: Connection) -> Iterator[Fault]:
    """Whether the full-text indexes hold what their tables hold: SQLite compares, in a transaction that is undone."""
    if not connection.writable:
        return
    for index in INDEXES:
        try:
            with suppress(_Undo), connection.writing():  # waits for another writer, as a reader would not
                connection.run(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
                raise _Undo
        except RecordBusy:
            raise
        except RecordError:
            yield Fault(index, "the full-text index does not hold what its table holds: searches can miss words")


def _inputs(connection: Connection) -> Iterator[Fault]:
    """Whether each page has the input that brought it, and each run as many inputs as it counted."""
    sql = (
        "SELECT article_ids.id FROM article_ids JOIN pages ON pages.id = page WHERE 1 <> "
        "(SELECT count(*) FROM inputs WHERE page = pages.id AND outcome = 'stored' AND inputs.uri = pages.uri)"
    )
    for (name,) in connection.rows(sql):
        yield Fault(name, "the input that brought it is missing")
    for table, column in (("inputs", "first_seen"), ("changes", "changes")):
        sql = (
            f"SELECT id, runs.{column}, (SELECT count(*) FROM {table} WHERE run = runs.id) AS found FROM runs "
            f"WHERE found <> runs.{column}"
        )
        for run, counted, found in connection.rows(sql):
            yield Fault(f"run {run}", f"it counted {counted} {table}, and {found} are there")
    sql = "SELECT coalesce(max(seq), 0), (SELECT count(*) FROM runs) FROM sqlite_sequence WHERE name = 'runs'"
    made, there = connection.one(sql) or (0, 0)
    if made != there:
        yield Fault("runs", f"{made} were made, and {there} are there")


def _speakers(connection: Connection) -> Iterator[Fault]:
    sql = (
        "SELECT names.name FROM profiles JOIN names ON names.id = profiles.name "
        "WHERE NOT EXISTS (SELECT 1 FROM said_by WHERE profile = profiles.id) "
        "AND NOT EXISTS (SELECT 1 FROM judged_speakers WHERE profile = profiles.id)"
    )
    for (name,) in connection.rows(sql):
        yield Fault(name, "this speaker says nothing: a quotation of theirs is missing")
    for name, what in registry.faults(connection):
        yield Fault(name, what)


def _judgements(connection: Connection) -> Iterator[Fault]:
    for where, what in judgements.faults(connection):
        yield Fault(where, what)


def _groups(connection: Connection) -> Iterator[Fault]:
    for where, what in linking.faults(connection):
        yield Fault(where, what)


def _pages(connection: Connection) -> Iterator[Fault]:
    for (number,) in connection.rows("SELECT id FROM pages ORDER BY id").fetchall():
        with connection.reading():
            found = [*_guarded(connection, f"page {number}", partial(_page, connection, number))]
        yield from found


def _page(connection: Connection, number: int) -> Iterator[Fault]:
    columns = ", ".join(f"pages.{column}" for column in pages.COLUMNS)
    name, digest, removed, data, length, *cells = connection.one(
        f"SELECT article_ids.id, digest, removals.page IS NOT NULL, bytes, length, {columns} FROM pages "
        "JOIN article_ids ON article_ids.page = pages.id LEFT JOIN articles ON articles.page = pages.id "
        "LEFT JOIN removals ON removals.page = pages.id WHERE pages.id = ?",
        (number,),
    ) or ("", None, 1, None, 0)
    name = cast(str, name)
    if removed:
        if data is not None or digest is not None:
            yield Fault(name, "it was removed, and some of it is still there")
        return
    if data is None or digest is None:
        yield Fault(name, f"its {'bytes' if data is None else 'article'} is missing".replace("bytes is", "bytes are"))
        return
    row = cast(Row, tuple(cells))
    try:
        page = pages.page_of(row, cast(bytes, data))
    except RecordDamaged as error:
        yield Fault(name, str(error))
        return
    if len(page.data) != length:
        yield Fault(name, f"its bytes are {len(page.data)}, and {length} are said to be there")
    rows = load.article_rows(connection, number)
    yield from _article(name, page, rows, unchanged=pages.digest(row, rows.digest()) == digest)


def _article(name: str, page: Page, rows: ArticleRows, *, unchanged: bool) -> Iterator[Fault]:
    """What is wrong with an article whose page is as it was."""
    article = article_of(rows, name=name, uri=page.uri, sha256=page.sha256, media=page.media)
    text = decode(page, Limits()).text if page.media is Media.TEXT else None
    found = [*_texts(article, text), *_spans(article, rows)]
    if not found and not unchanged:
        found = ["a row of it is missing or was changed: its digest differs"]
    for what in found:
        yield Fault(name, what)


def _texts(article: Article, text: str | None) -> Iterator[str]:
    """Whether the body stands in the input where its segments say."""
    for part in article.segments:
        if (
            text is None
            or article.text[part.start : part.end] != text[part.origin : part.origin + part.end - part.start]
        ):
            yield f"its text from {part.start} to {part.end} does not stand in the input at {part.origin}"
    for link in article.via:
        if link.start is not None and not article.text[link.start : link.end]:
            yield f"the name {link.name!r} does not stand at {link.start}"


def _spans(article: Article, rows: ArticleRows) -> Iterator[str]:
    for quotation, row in zip(article.quotations, rows.quotations, strict=True):
        for span in (*quotation.content, *quotation.source, *quotation.cue):
            yield from _span(article, quotation.id, span, quotation.part)
        if quotation.said and quotation.said.words:
            yield from _span(article, quotation.id, quotation.said.words, Part.BODY)
        for told in quotation.circumstances:
            if told.words:
                yield from _span(article, quotation.id, told.words, Part.BODY)
        if row.words != quotation.words:
            yield f"the words of quotation {quotation.id} are not those of its spans"


def _span(article: Article, quotation: str, span: Span, part: Part) -> Iterator[str]:
    text = article.text if part is Part.BODY else article.title or ""
    if not span.text or text[span.start : span.end] != span.text:
        yield f"{span.text!r} of quotation {quotation} does not stand at {span.start} to {span.end}"
    elif article.span(span.start, span.end, part).origin != span.origin:
        yield f"{span.text!r} of quotation {quotation} has another place in the input than its text"
