"""All rows that were read from a page: put into the tables and taken out again, in the transaction of the caller."""

from __future__ import annotations

from typing import cast

from onrecord.model import Status
from onrecord.record import judgements, linking, profiles, rows
from onrecord.record.connection import Connection
from onrecord.record.rows import ArticleRows

INDEXES = ("contents_index", "names_index")
"""The full-text indexes."""
_OF_QUOTATIONS = ("spans", "said_by", "judged_speakers", "judged", "candidates", "circumstances", "told", "contents")


def put(connection: Connection, page: int, run: int, made: ArticleRows, digest: str) -> None:
    """Put in the article of a page; judgements about its quotations find them again."""
    (sha256,) = connection.one("SELECT sha256 FROM pages WHERE id = ?", (page,)) or ("",)
    published = cast(str | None, made.article[rows.ARTICLE.index("published")])
    connection.insert("articles", ["page", "run", "digest", *rows.ARTICLE], (page, run, digest, *made.article))
    connection.insert_each("links", ["article", *rows.LINK], page, made.links)
    for quotation in made.quotations:
        number = connection.insert("quotations", ["article", *rows.QUOTATION], (page, *quotation.quotation))
        connection.insert("contents", ["quotation", "words"], (number, quotation.words))
        connection.insert_each("spans", ["quotation", *rows.SPAN], number, quotation.spans)
        connection.insert_each("candidates", ["quotation", *rows.CANDIDATE], number, quotation.candidates)
        connection.insert_each("circumstances", ["quotation", *rows.CIRCUMSTANCES], number, quotation.circumstances)
        connection.insert_each("told", ["quotation", *rows.TOLD], number, quotation.told)
        said_by = [
            (place, profiles.put(connection, tuple(who), page, sha256, published)) for place, *who in quotation.speakers
        ]
        connection.insert_each("said_by", ["quotation", "position", "profile"], number, said_by)
    judgements.attach(connection, page, sha256)
    if made.article[rows.ARTICLE.index("status")] == Status.READ:
        linking.arrived(connection, page)


def take_out(connection: Connection, page: int) -> None:
    """Take out the article of a page, and speakers that say nothing any more."""
    chosen = "(SELECT id FROM quotations WHERE article = ?)"
    used = profiles.used(connection, page)
    linking.forget(connection, page)
    for table in _OF_QUOTATIONS:
        connection.run(f"DELETE FROM {table} WHERE quotation IN {chosen}", (page,))
    for table, column in (("quotations", "article"), ("links", "article"), ("articles", "page")):
        connection.run(f"DELETE FROM {table} WHERE {column} = ?", (page,))
    profiles.let_go(connection, used)
