"""Who speaks in the record: every speaker with the names it goes by and how often it is quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import SpeakerKind
from onrecord.record.connection import Connection
from onrecord.record.words import NOTHING, parsed, writable


@dataclass(frozen=True, slots=True)
class RoleSeen:
    """What articles call a speaker, and when."""

    role: str
    first_day: str | None
    """Of the quotations in those articles: on which they can have been said, else were published; ISO 8601."""
    last_day: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """A speaker as the record knows it."""

    id: str
    name: str
    """The one most articles have, or a list or a person gave."""
    names: tuple[tuple[str, int], ...]
    """Every name, and how many quotations are under it; the most frequent first."""
    kind: SpeakerKind
    quotations: int
    articles: int
    first_day: str | None
    """The first day on which one of its quotations can have been said, else was published."""
    last_day: str | None
    roles: tuple[RoleSeen, ...] = ()
    """What articles call it, by the first day on which they do."""
    wikidata: str | None = None
    named: str | None = None
    """The judgement that gave it its name."""


def count(connection: Connection, name: str | None) -> int:
    """How many speakers there are of that name."""
    which, values = _named(name)
    return connection.number(f"SELECT count(*) FROM speakers WHERE {which}", values)


def speakers(connection: Connection, name: str | None = None, limit: int | None = None) -> Iterator[SpeakerEntry]:
    """Speakers one of whose names holds all words of `name`, or all; the most quoted first, then by name.

    `limit` keeps the first so many.
    """
    which, values = _named(name)
    sql = (
        f"SELECT id, (SELECT count(*) FROM who_said WHERE speaker = speakers.id) AS quoted FROM speakers WHERE {which} "
        f"ORDER BY quoted DESC, name, hash LIMIT ?"
    )
    with connection.reading():
        numbers = [number for number, _ in connection.rows(sql, (*values, -1 if limit is None else limit))]
    for number in numbers:
        with connection.reading():
            entry = [*_known(connection, number)]
        yield from entry


def by_name(connection: Connection) -> Iterator[SpeakerEntry]:
    """Every speaker, by name."""
    for (number,) in connection.rows("SELECT id FROM speakers ORDER BY name, hash").fetchall():
        yield from _known(connection, number)


def called(name: str) -> tuple[str, tuple[str, str, str, str]]:
    """A query for the numbers of the speakers one of whose names holds all words of `name`, or who is called so, or
    whose id it is, or was; and the values in it."""
    sql = (
        "SELECT speaker FROM profiles WHERE name IN (SELECT rowid FROM names_index WHERE names_index MATCH ?) "
        "UNION SELECT id FROM speakers WHERE name = ? COLLATE NOCASE UNION SELECT id FROM speakers WHERE hash = ? "
        "UNION SELECT speaker FROM profiles WHERE hash = ?"
    )
    plain = writable(name)
    return sql, (parsed(name).match or NOTHING, plain, plain, plain)


def _known(connection: Connection, number: int) -> Iterator[SpeakerEntry]:
    about = connection.one("SELECT hash, name, kind, wikidata, named FROM speakers WHERE id = ?", (number,))
    if about is None:  # taken out since it was found
        return
    key, name, kind, wikidata, named = about
    names = connection.rows(
        "SELECT (SELECT names.name FROM profiles JOIN names ON names.id = profiles.name WHERE profiles.id = profile) "
        "AS name, count(*) AS quoted FROM who_said WHERE speaker = ? GROUP BY 1 ORDER BY quoted DESC, 1",
        (number,),
    ).fetchall()
    figures = connection.one(
        "SELECT count(*), count(DISTINCT article), min(first_day), max(last_day) FROM quotations "
        "WHERE id IN (SELECT quotation FROM who_said WHERE speaker = ?)",
        (number,),
    )
    roles = _roles(connection, number)
    found = (tuple(names), SpeakerKind(kind), *(figures or (0, 0, None, None)), roles, wikidata, named)
    yield SpeakerEntry(key, name, *found)


def _roles(connection: Connection, number: int) -> tuple[RoleSeen, ...]:
    """Roles that differ in capitals alone are one, written as most articles have it."""
    sql = (  # the view is filtered by itself: joined to a table it would be made whole
        "SELECT value, min(first_day), max(last_day), count(DISTINCT quotations.article) "
        "FROM (SELECT profile, quotation FROM who_said WHERE speaker = ?) AS said "
        "JOIN profiles ON profiles.id = profile JOIN quotations ON quotations.id = quotation, json_each(roles) "
        "GROUP BY value"
    )
    groups: dict[str, list[RoleSeen]] = {}
    for row in connection.rows(sql, (number,)):
        groups.setdefault(row[0].casefold(), []).append(RoleSeen(*row))
    made = [_as_one(several) for several in groups.values()]
    return tuple(sorted(made, key=lambda seen: (seen.first_day or "", seen.last_day or "", seen.role)))


def _as_one(several: Sequence[RoleSeen]) -> RoleSeen:
    usual = min(several, key=lambda seen: (-seen.articles, seen.role)).role
    first = min((seen.first_day for seen in several if seen.first_day), default=None)
    last = max((seen.last_day for seen in several if seen.last_day), default=None)
    return RoleSeen(usual, first, last, sum(seen.articles for seen in several))


def _named(name: str | None) -> tuple[str, tuple[str, ...]]:
    """The condition on the table `speakers`, and the values in it."""
    if name is None:
        return "true", ()
    sql, values = called(name)
    return f"id IN ({sql})", values
