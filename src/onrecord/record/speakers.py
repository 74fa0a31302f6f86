"""Who speaks in the record: every speaker with the names it goes by and how often it is quoted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import SpeakerKind
from onrecord.record.connection import Connection
from onrecord.record.words import NOTHING, parsed, writable


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """A speaker as the record knows it."""

    id: str
    name: str
    """The one it is quoted under most often."""
    names: tuple[tuple[str, int], ...]
    """Every name, and how many quotations are under it; the most frequent first."""
    kind: SpeakerKind
    quotations: int
    articles: int
    first_day: str | None
    """The first day on which one of its quotations can have been said, else was published."""
    last_day: str | None


_QUOTED = (
    "quotation_speakers JOIN speaker_names ON speaker_names.id = quotation_speakers.name "
    "AND speaker_names.speaker = speakers.id"
)


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
        f"SELECT id, (SELECT count(*) FROM {_QUOTED}) AS quoted FROM speakers WHERE {which} "
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


def called(name: str) -> tuple[str, tuple[str, str]]:
    """A query for the numbers of the speakers one of whose names holds all words of `name`, or whose id it is; and the
    values in it."""
    sql = (
        "SELECT speaker FROM speaker_names WHERE id IN (SELECT rowid FROM names_index WHERE names_index MATCH ?) "
        "UNION SELECT id FROM speakers WHERE hash = ?"
    )
    return sql, (parsed(name).match or NOTHING, writable(name))


def _known(connection: Connection, number: int) -> Iterator[SpeakerEntry]:
    about = connection.one("SELECT hash, name, kind FROM speakers WHERE id = ?", (number,))
    if about is None:  # taken out since it was found
        return
    key, name, kind = about
    names = connection.rows(
        f"SELECT speaker_names.name, count(*) AS quoted FROM speakers JOIN {_QUOTED} WHERE speakers.id = ? "
        "GROUP BY speaker_names.id ORDER BY quoted DESC, speaker_names.name",
        (number,),
    ).fetchall()
    figures = connection.one(
        f"SELECT count(*), count(DISTINCT article), min(first_day), max(last_day) FROM speakers JOIN {_QUOTED} "
        "JOIN quotations ON quotations.id = quotation WHERE speakers.id = ?",
        (number,),
    )
    yield SpeakerEntry(key, name, tuple(names), SpeakerKind(kind), *(figures or (0, 0, None, None)))


def _named(name: str | None) -> tuple[str, tuple[str, ...]]:
    """The condition on the table `speakers`, and the values in it."""
    if name is None:
        return "true", ()
    sql, values = called(name)
    return f"id IN ({sql})", values
