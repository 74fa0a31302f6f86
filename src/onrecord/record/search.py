"""Questions about quotations: which of them hold the words, are by the speaker, from the outlet, of the days."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.model import Kind, Quotation
from onrecord.record import load
from onrecord.record.chosen import CHOSEN, chosen
from onrecord.record.connection import Connection
from onrecord.record.identity import identified
from onrecord.record.rows import quotation_of
from onrecord.record.speakers import called
from onrecord.record.words import parsed

_CHUNK = 200
"""Quotations that are fetched together."""


@dataclass(frozen=True, slots=True)
class Question:
    """What quotations are asked for; all that is given must hold."""

    speaker: str | None = None
    """Words of the speaker's name, or the speaker's id."""
    about: str | None = None
    """Words of what was said, phrases in double quotation marks (see words.py)."""
    since: str | None = None
    """First day (ISO 8601): of the days that it can have been said, else of publication, one must not be earlier."""
    until: str | None = None
    """Last day."""
    outlet: str | None = None
    """Words of the outlet's name."""
    kind: Kind | None = None
    confidence: float | None = None
    """At least."""
    thoughts: bool = False
    """Whether states of mind are asked for, too, beside what was said or written; and what people rejected."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A quotation that was asked for, and the article that it stands in."""

    quotation: Quotation
    uri: str
    title: str | None
    outlet: str | None
    published: str | None
    text: str
    """The article's body."""


def count(connection: Connection, question: Question) -> int:
    """How many quotations the question finds."""
    which, values = _conditions(connection, question)
    return connection.number(f"SELECT count(*) FROM quotations WHERE {which}", tuple(values))


def size(connection: Connection) -> tuple[int, int]:
    """How many pages and quotations the record holds."""
    return connection.number("SELECT count(*) FROM pages"), connection.number("SELECT count(*) FROM quotations")


def search(connection: Connection, question: Question, limit: int | None = None) -> Iterator[Hit]:
    """The quotations that the question finds, by the day they were said, undated ones last.

    On one day they stand by article, then in the order of reading. `limit` keeps the first so many.
    """
    which, values = _conditions(connection, question)
    sql = (
        f"SELECT quotations.id FROM quotations JOIN pages ON pages.id = article WHERE {which} "
        f"ORDER BY first_day IS NULL, first_day, pages.name, pages.sha256, position "
        f"LIMIT ?"
    )
    with connection.reading():
        # Numbers alone are held, so that reading them slowly does not hold up the log's checkpoints.
        found = iter([number for (number,) in connection.rows(sql, (*values, -1 if limit is None else limit))])
    while chunk := [*islice(found, _CHUNK)]:
        with connection.reading():
            several = [hit for _, hit in hits(connection, chunk)]
        yield from several


def hits(connection: Connection, numbers: Sequence[int]) -> Iterator[tuple[int, Hit]]:
    """Quotations by their numbers in this file, in that order, each with its article; without those taken out since."""
    made = load.quotations(connection, numbers)
    sql = (
        "SELECT quotations.id, article_ids.id, uri, title, outlet, published, text FROM quotations "
        "JOIN articles ON articles.page = article JOIN pages ON pages.id = article "
        f"JOIN article_ids ON article_ids.page = article WHERE quotations.id IN {CHOSEN}"
    )
    articles = {row[0]: row[1:] for row in connection.rows(sql, (chosen(numbers),))}
    there = [number for number in numbers if number in articles]  # not taken out since it was found
    found = identified(connection, ((number, quotation_of(made[number], articles[number][0])) for number in there))
    for number in there:
        yield number, Hit(found[number], *articles[number][1:])


def _conditions(connection: Connection, question: Question) -> tuple[str, list[object]]:
    """The question as SQL on the table `quotations`, and the values in it."""
    conditions, values = ["true"], list[object]()

    def add(condition: str, *more: object) -> None:
        conditions.append(condition)
        values.extend(more)

    if question.about is not None:
        words = parsed(question.about)
        if words.nothing:
            add("false")
        if words.match:
            add("quotations.id IN (SELECT rowid FROM contents_index WHERE contents_index MATCH ?)", words.match)
        if words.literal:
            there = "(SELECT words FROM contents WHERE quotation = quotations.id)"
            add(f"NOT EXISTS (SELECT 1 FROM json_each(?) WHERE NOT instr({there}, value))", json.dumps(words.literal))
    if question.speaker is not None:
        sql, names = called(question.speaker)
        add(f"quotations.id IN (SELECT quotation FROM who_said WHERE speaker IN ({sql}))", *names)
    if question.outlet is not None:
        outlets = _outlets(connection, question.outlet)
        marks = ", ".join("?" * len(outlets))
        add(f"article IN (SELECT page FROM articles WHERE outlet IN ({marks}))", *outlets)
    if question.since is not None:
        add("last_day >= ?", question.since)
    if question.until is not None:
        add("first_day <= ?", question.until)
    if question.kind is not None:
        add("kind = ?", question.kind.value)
    if question.confidence is not None:
        add("confidence >= ?", question.confidence)
    if not question.thoughts:
        add("reports IS NOT 'thought'")
        add("quotations.id NOT IN (SELECT quotation FROM judged WHERE rejected IS NOT NULL)")
    return " AND ".join(conditions), values


def _outlets(connection: Connection, name: str) -> list[str]:
    """The outlets whose name holds all words of `name`, whatever their case, accents and punctuation."""
    wanted = _folded(name)
    sql = "SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL"
    with connection.reading():
        names = [outlet for (outlet,) in connection.rows(sql)]
    return [outlet for outlet in names if wanted and wanted <= _folded(outlet)]


def _folded(name: str) -> set[str]:
    """Its words without case and accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return set(re.findall(r"\w+", plain))
