"""What a speaker says again and again, on different occasions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.link.dates import full_date
from onrecord.model import Kind
from onrecord.record.connection import Connection
from onrecord.record.speakers import called
from onrecord.record.statements import HEAD

if TYPE_CHECKING:
    from onrecord.link.corpus import Utterance

_WORDS = (
    "SELECT quotations.id, hash, position, words, kind, first_day, last_day, "
    f"(said_earliest IS NOT NULL OR said_latest IS NOT NULL), coalesce({HEAD}, quotations.id), "
    "(SELECT coalesce(max('story ' || story), 'article ' || article) FROM told_in WHERE page = article) "
    "FROM quotations "
    "JOIN contents ON contents.quotation = quotations.id "
    "LEFT JOIN circumstances ON circumstances.quotation = quotations.id "
    "WHERE quotations.id IN (SELECT quotation FROM who_said WHERE speaker = ?) AND reports IS NOT 'thought' "
    "AND quotations.id NOT IN (SELECT quotation FROM judged WHERE rejected IS NOT NULL)"
)


@dataclass(frozen=True, slots=True)
class Refrain:
    """The same wording by one speaker on different occasions."""

    speaker: str
    """The speaker's id."""
    text: str
    """As it is most often said."""
    statements: tuple[str, ...]
    """Their ids, the earliest first."""
    days: tuple[str, ...]
    """The first day on which each of them can have been said, else of publication; those that are known, in order."""

    @property
    def id(self) -> str:
        """A hash of the speaker and the words."""
        return hashlib.sha256(f"{self.speaker}\n{self.text.casefold()}".encode()).hexdigest()[:16]


def of_speaker(connection: Connection, name: str) -> list[Refrain]:
    """The refrains of the speakers of that name or id, those of most statements first."""
    sql, values = called(name)
    with connection.reading():
        speakers = connection.rows(f"SELECT id, hash FROM speakers WHERE id IN ({sql}) ORDER BY name, hash", values)
        return [refrain for number, key in speakers.fetchall() for refrain in _refrains(connection, number, key)]


def every(connection: Connection) -> Iterator[Refrain]:
    """The refrains of all speakers, by name."""
    sql = (
        "SELECT id, hash FROM speakers WHERE kind <> 'unnamed' AND (SELECT count(*) FROM (SELECT 1 FROM who_said "
        "WHERE speaker = speakers.id LIMIT 2)) > 1 ORDER BY name, hash"
    )
    for number, key in connection.rows(sql).fetchall():
        yield from _refrains(connection, number, key)


def _refrains(connection: Connection, number: int, key: str) -> Iterator[Refrain]:
    from onrecord.link.refrains import refrains  # noqa: PLC0415  (needs NumPy, which other questions do without)
    from onrecord.link.weights import weight  # noqa: PLC0415

    rows = connection.rows(_WORDS, (number,)).fetchall()
    heads = {row[8] for row in rows}
    if len(heads) < 2:
        return
    of_head = {row[0]: (row[1], row[5]) for row in rows if row[0] in heads}
    of_head |= {head: _head(connection, head) for head in heads - of_head.keys()}
    told = {f"{row[1]} {row[2]:04}": row[8] for row in rows}
    for found in refrains(_utterances(rows), weight):
        named = {told[quotation] for quotation in found.quotations}
        ordered = sorted((of_head[head] for head in named), key=lambda head: (head[1] is None, head[1] or "", head[0]))
        yield Refrain(key, found.text, tuple(head for head, _ in ordered), tuple(day for _, day in ordered if day))


def _utterances(
    rows: Iterable[tuple[int, str, int, str, str, str | None, str | None, int, int, str]],
) -> Iterator[Utterance]:
    from onrecord.link.corpus import Dated, Utterance  # noqa: PLC0415  (as above)

    for _, hashed, position, words, kind, first, last, is_told, head, event in rows:
        days = (full_date(first), full_date(last))
        dated = Dated.TOLD if is_told else Dated.PUBLISHED
        yield Utterance(f"{hashed} {position:04}", str(head), words, Kind(kind), *days, dated, event)


def _head(connection: Connection, number: int) -> tuple[str, str | None]:
    hashed, day = connection.one("SELECT hash, first_day FROM quotations WHERE id = ?", (number,)) or ("", None)
    return hashed, day
