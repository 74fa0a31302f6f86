"""All rows that were read from a page: put into the tables and taken out again, in the transaction of the caller."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from onrecord.record import load, rows
from onrecord.record.connection import Connection
from onrecord.record.rows import ArticleRows, Row

INDEXES = ("contents_index", "names_index")
"""The full-text indexes."""
SEVERAL_NAMES = "(SELECT count(*) FROM speaker_names WHERE speaker = speakers.id) > 1"
USUAL_NAME = (
    "(SELECT speaker_names.name FROM speaker_names "
    "JOIN quotation_speakers ON quotation_speakers.name = speaker_names.id "
    "WHERE speaker = speakers.id GROUP BY speaker_names.id ORDER BY count(*) DESC, speaker_names.name LIMIT 1)"
)
"""In SQL about the table `speakers`."""
_OF_QUOTATIONS = ("spans", "quotation_speakers", "candidates", "circumstances", "contents")


def put(connection: Connection, page: int, run: int, made: ArticleRows, digest: str) -> set[int]:
    """Put in the article of a page; gives the numbers of the speakers that it quotes."""
    quoted = set()
    connection.insert("articles", ["page", "run", "digest", *rows.ARTICLE], (page, run, digest, *made.article))
    connection.insert_each("links", ["article", *rows.LINK], page, made.links)
    for quotation in made.quotations:
        number = connection.insert("quotations", ["article", *rows.QUOTATION], (page, *quotation.quotation))
        connection.insert("contents", ["quotation", "words"], (number, quotation.words))
        connection.insert_each("spans", ["quotation", *rows.SPAN], number, quotation.spans)
        connection.insert_each("candidates", ["quotation", *rows.CANDIDATE], number, quotation.candidates)
        connection.insert_each("circumstances", ["quotation", *rows.CIRCUMSTANCES], number, quotation.circumstances)
        names = [(place, *_name(connection, tuple(who))) for place, *who in quotation.speakers]
        quoted |= {speaker for _, _, speaker in names}
        places = [(place, name) for place, name, _ in names]
        connection.insert_each("quotation_speakers", ["quotation", "position", "name"], number, places)
    return quoted


def take_out(connection: Connection, page: int) -> set[int]:
    """Take out the article of a page, and names that nobody has any more; gives the numbers of speakers it quoted."""
    chosen = "(SELECT id FROM quotations WHERE article = ?)"
    sql = (
        "SELECT DISTINCT speaker_names.id, speaker FROM quotation_speakers "
        f"JOIN speaker_names ON speaker_names.id = quotation_speakers.name WHERE quotation IN {chosen}"
    )
    named = connection.rows(sql, (page,)).fetchall()
    for table in _OF_QUOTATIONS:
        connection.run(f"DELETE FROM {table} WHERE quotation IN {chosen}", (page,))
    for table, column in (("quotations", "article"), ("links", "article"), ("articles", "page")):
        connection.run(f"DELETE FROM {table} WHERE {column} = ?", (page,))
    for table, user, numbers in (
        ("speaker_names", "quotation_speakers WHERE name", [name for name, _ in named]),
        ("speakers", "speaker_names WHERE speaker", [speaker for _, speaker in named]),
    ):
        sql = f"DELETE FROM {table} WHERE id IN {load.CHOSEN} AND NOT EXISTS (SELECT 1 FROM {user} = {table}.id)"
        connection.run(sql, (load.chosen(numbers),))
    return {speaker for _, speaker in named}


def name_speakers(connection: Connection, numbers: Iterable[int]) -> None:
    """Give each of these speakers the name that it is quoted under most often."""
    connection.run(
        f"UPDATE speakers SET name = {USUAL_NAME} WHERE id IN {load.CHOSEN} AND {SEVERAL_NAMES}",
        (load.chosen(numbers),),
    )


def _name(connection: Connection, who: Row) -> tuple[int, int]:
    """The numbers of a speaker's name and of the speaker; what is new is made."""
    key, name, kind = who
    known = connection.one("SELECT id FROM speakers WHERE hash = ?", (key,))
    speaker = known[0] if known else connection.insert("speakers", ["hash", "name", "kind"], (key, name, kind))
    found = connection.one("SELECT id FROM speaker_names WHERE speaker = ? AND name = ?", (speaker, name))
    number = found[0] if found else connection.insert("speaker_names", ["speaker", "name"], (speaker, name))
    return cast(int, number), cast(int, speaker)
