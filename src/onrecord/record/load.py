"""Rows of the record become articles and quotations again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import cast

from onrecord.errors import NotThere
from onrecord.model import Article
from onrecord.record import rows
from onrecord.record.connection import Connection
from onrecord.record.rows import ArticleRows, QuotationRows, Row, article_of

CANONICAL = "ORDER BY pages.name, pages.sha256"
"""The order of articles wherever they are listed: it depends on nothing but themselves."""
CHOSEN = "(SELECT value FROM json_each(?))"
"""Any number of numbers in a query: the value is what `chosen` makes of them."""
_PAGE = "SELECT pages.id, article_ids.id, pages.uri, pages.sha256, pages.media"
_DETAILS = {
    "spans": f"SELECT quotation, {', '.join(rows.SPAN)} FROM spans {{}} ORDER BY quotation, role, position",
    "speakers": "SELECT quotation, position, speakers.hash, speaker_names.name, speakers.kind FROM quotation_speakers "
    "JOIN speaker_names ON speaker_names.id = quotation_speakers.name "
    "JOIN speakers ON speakers.id = speaker {} ORDER BY quotation, position",
    "candidates": "SELECT quotation, position, name, score FROM candidates {} ORDER BY quotation, position",
    "circumstances": "SELECT quotation, said_earliest, said_latest FROM circumstances {} ORDER BY quotation",
}


def article(connection: Connection, page: int) -> Article:
    """The article of a page with its quotations. Raises NotThere where it was removed."""
    with connection.reading():
        for found in _articles(connection, "WHERE pages.id = ?", (page,)):
            return found
    raise NotThere(f"{connection.path} holds no article of page {page}: it was removed")


def articles(connection: Connection) -> Iterator[Article]:
    """Every article with its quotations, in canonical order."""
    return _articles(connection, CANONICAL, ())


def _articles(connection: Connection, which: str, values: tuple[object, ...]) -> Iterator[Article]:
    found = connection.rows(
        f"{_PAGE} FROM pages JOIN article_ids ON article_ids.page = pages.id "
        f"JOIN articles ON articles.page = pages.id {which}",
        values,
    )
    for page, name, uri, sha256, media in found:
        yield article_of(article_rows(connection, page), name=name, uri=uri, sha256=sha256, media=media)


def article_rows(connection: Connection, page: int) -> ArticleRows:
    """All rows that a page gave, as they stand in the record. Raises LookupError where it has no article."""
    facts = connection.one(f"SELECT {', '.join(rows.ARTICLE)} FROM articles WHERE page = ?", (page,))
    if facts is None:
        raise LookupError(f"page {page} has no article")
    links = connection.rows(f"SELECT {', '.join(rows.LINK)} FROM links WHERE article = ? ORDER BY position", (page,))
    ids = [
        number
        for (number,) in connection.rows("SELECT id FROM quotations WHERE article = ? ORDER BY position", (page,))
    ]
    found = quotations(connection, ids)
    return ArticleRows(cast(Row, facts), links.fetchall(), [found[number] for number in ids])


def quotations(connection: Connection, ids: Iterable[int]) -> dict[int, QuotationRows]:
    """The rows of quotations by their numbers in this file."""
    numbers = chosen(ids)
    details = {name: _grouped(connection, sql, numbers) for name, sql in _DETAILS.items()}
    columns = ", ".join(rows.QUOTATION)
    found = connection.rows(
        f"SELECT id, coalesce(words, ''), {columns} FROM quotations LEFT JOIN contents ON quotation = id "
        f"WHERE id IN {CHOSEN}",
        (numbers,),
    )
    return {
        number: QuotationRows(quotation=tuple(cells), words=words, **{name: details[name][number] for name in _DETAILS})
        for number, words, *cells in found
    }


def chosen(numbers: Iterable[int]) -> str:
    """The value for CHOSEN."""
    return json.dumps([*numbers])


def _grouped(connection: Connection, sql: str, numbers: str) -> dict[int, list[Row]]:
    """The rows of one table by their quotation."""
    groups: dict[int, list[Row]] = defaultdict(list)
    for number, *cells in connection.rows(sql.format(f"WHERE quotation IN {CHOSEN}"), (numbers,)):
        groups[number].append(tuple(cells))
    return groups
