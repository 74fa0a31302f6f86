"""Rows of the record become articles and quotations again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from onrecord.errors import NotThere
from onrecord.model import Article
from onrecord.record import rows
from onrecord.record.chosen import CHOSEN, chosen
from onrecord.record.connection import Connection
from onrecord.record.identity import identified
from onrecord.record.rows import ArticleRows, QuotationRows, Row, article_of

CANONICAL = "ORDER BY pages.name, pages.sha256"
"""The order of articles wherever they are listed: it depends on nothing but themselves."""
_PAGE = "SELECT pages.id, article_ids.id, pages.uri, pages.sha256, pages.media"
_DETAILS = {
    "spans": f"SELECT quotation, {', '.join(rows.SPAN)} FROM spans {{}} ORDER BY quotation, role, position",
    "speakers": "SELECT quotation, position, profiles.hash, names.name, profiles.kind, gender, roles FROM said_by "
    "JOIN profiles ON profiles.id = profile JOIN names ON names.id = profiles.name {} ORDER BY quotation, position",
    "candidates": "SELECT quotation, position, name, score FROM candidates {} ORDER BY quotation, position",
    "circumstances": "SELECT quotation, said_earliest, said_latest FROM circumstances {} ORDER BY quotation",
    "told": f"SELECT quotation, {', '.join(rows.TOLD)} FROM told {{}} ORDER BY quotation, position",
}


def as_read(connection: Connection, page: int) -> Article:
    """The article of a page with its quotations as the reader found them. Raises LookupError where it was removed."""
    for found, _ in _articles(connection, "WHERE pages.id = ?", (page,)):
        return found
    raise LookupError(f"page {page} has no article")


def article(connection: Connection, page: int) -> Article:
    """The article of a page with its quotations as the record knows them. Raises NotThere where it was removed."""
    with connection.reading():
        for found in _known(connection, "WHERE pages.id = ?", (page,)):
            return found
    raise NotThere(f"{connection.path} holds no article of page {page}: it was removed")


def articles(connection: Connection) -> Iterator[Article]:
    """Every article with its quotations as the record knows them, in canonical order."""
    return _known(connection, CANONICAL, ())


def _known(connection: Connection, which: str, values: tuple[object, ...]) -> Iterator[Article]:
    for found, numbers in _articles(connection, which, values):
        known = identified(connection, zip(numbers, found.quotations, strict=True))
        yield replace(found, quotations=tuple(known[number] for number in numbers))


def _articles(connection: Connection, which: str, values: tuple[object, ...]) -> Iterator[tuple[Article, list[int]]]:
    """Articles as the reader found them, each with the numbers of its quotations in this file."""
    found = connection.rows(
        f"{_PAGE} FROM pages JOIN article_ids ON article_ids.page = pages.id "
        f"JOIN articles ON articles.page = pages.id {which}",
        values,
    )
    for page, name, uri, sha256, media in found:
        made = article_of(article_rows(connection, page), name=name, uri=uri, sha256=sha256, media=media)
        yield made, _numbers(connection, page)


def article_rows(connection: Connection, page: int) -> ArticleRows:
    """All rows that a page gave, as they stand in the record. Raises LookupError where it has no article."""
    facts = connection.one(f"SELECT {', '.join(rows.ARTICLE)} FROM articles WHERE page = ?", (page,))
    if facts is None:
        raise LookupError(f"page {page} has no article")
    links = connection.rows(f"SELECT {', '.join(rows.LINK)} FROM links WHERE article = ? ORDER BY position", (page,))
    ids = _numbers(connection, page)
    found = quotations(connection, ids)
    return ArticleRows(cast(Row, facts), links.fetchall(), [found[number] for number in ids])


def _numbers(connection: Connection, page: int) -> list[int]:
    sql = "SELECT id FROM quotations WHERE article = ? ORDER BY position"
    return [number for (number,) in connection.rows(sql, (page,))]


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


def _grouped(connection: Connection, sql: str, numbers: str) -> dict[int, list[Row]]:
    """The rows of one table by their quotation."""
    groups: dict[int, list[Row]] = defaultdict(list)
    for number, *cells in connection.rows(sql.format(f"WHERE quotation IN {CHOSEN}"), (numbers,)):
        groups[number].append(tuple(cells))
    return groups
