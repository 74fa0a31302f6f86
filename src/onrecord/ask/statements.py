"""One utterance and how each outlet has it: its wordings, compared word by word with the fullest of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice

from onrecord.ask.citations import Citation, of_numbers
from onrecord.link.differences import Comparison, Difference, compare
from onrecord.link.earlier import earlier
from onrecord.link.tokens import Wording as Words
from onrecord.model import Kind, Said, Speaker, SpeakerKind
from onrecord.record import statements, stories
from onrecord.record.connection import Connection
from onrecord.record.stories import same_texts

NAMED = {SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.COUNTRY}
"""Kinds of speakers that a name tells."""
_CHUNK = 200
"""Statements that are fetched together."""
_LAST = "9999"
"""Orders what has no day behind what has one."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One quotation of a statement beside the fullest wording."""

    quotation: Citation
    comparison: Comparison | None
    """From the fullest wording to this one; None of that itself."""
    copy_of: str | None
    """The article whose text this one copies, of those that report the statement: the origin where it is told, else the
    first. The two count once."""

    @property
    def difference(self) -> Difference:
        """How far it differs from the fullest."""
        return self.comparison.difference if self.comparison else Difference.SAME


@dataclass(frozen=True, slots=True)
class First:
    """Which articles carried it first, as far as their dates tell."""

    articles: tuple[str, ...]
    """Ids; several where their dates do not tell which."""
    published: str


@dataclass(frozen=True, slots=True)
class Statement:
    """The same utterance in all quotations that report it."""

    wordings: tuple[Wording, ...]
    """The earliest first."""
    fullest: Citation
    """The longest of those that are in the speaker's own words: the others are compared with it."""

    @property
    def id(self) -> str:
        """That of its earliest quotation."""
        return self.wordings[0].quotation.id

    @property
    def quotations(self) -> tuple[Citation, ...]:
        """The quotations, the earliest first."""
        return tuple(wording.quotation for wording in self.wordings)

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who said it: those with a name before "officials" and "a statement", then whom most quotations name, then the
        fullest's."""
        named = Counter(quotation.speakers for quotation in self.quotations if quotation.speakers)

        def rank(speakers: tuple[Speaker, ...]) -> tuple[bool, int, bool]:
            return all(who.kind in NAMED for who in speakers), named[speakers], speakers == self.fullest.speakers

        return max(named, key=rank, default=())

    @property
    def said(self) -> Said | None:
        """The days on which it can have been said by all that tell; where they contradict each other, any of theirs."""
        told = [quotation.said for quotation in self.quotations if quotation.said]
        starts = [said.earliest for said in told if said.earliest]
        ends = [said.latest for said in told if said.latest]
        if not told:
            return None
        first, last = max(starts, default=None), min(ends, default=None)
        if first and last and first > last:  # an end that one of them leaves open is open
            first = min(starts) if len(starts) == len(told) else None
            last = max(ends) if len(ends) == len(told) else None
        return Said(first, last) if first or last else None

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who carried it, each once, copies of one text left out, the earliest first."""
        own = (wording.quotation for wording in self.wordings if not wording.copy_of)
        return tuple(dict.fromkeys(quotation.outlet or quotation.uri for quotation in own))

    @property
    def first(self) -> First | None:
        """Who carried it first; None where no article has a date."""
        dated = {q.article: q for q in self.quotations if q.published}
        if not dated:
            return None
        first = [q for q in dated.values() if not any(_before(other, q) for other in dated.values())]
        able = first or [*dated.values()]  # hours of several zones and days without an hour can go round in a circle
        return First(tuple(q.article for q in able), min((q.published or "" for q in able), key=len))


def statement(connection: Connection, name: str) -> Statement:
    """The statement that is called so (see `record.statements.find`). Raises NotThere."""
    numbers = statements.find(connection, name)
    with connection.reading():
        return _made(connection, [numbers])[0]


def said_by(
    connection: Connection, speaker: str, limit: int | None = None, *, newest: bool = False
) -> Iterator[Statement]:
    """The statements of a speaker by the day they were said."""
    return _all_of(connection, statements.said_by(connection, speaker, limit, newest=newest))


def told_in(connection: Connection, name: str) -> list[Statement]:
    """What two outlets and more of a story report, those of most outlets first, then by the day it was said. Raises
    NotThere."""
    with connection.reading():
        number = stories.find(connection, name)
        articles = {told.article for told in stories.numbered(connection, number).articles}
        found = [*_all_of(connection, statements.told_in(connection, number))]
    able = [each for each in found if _carried(each, articles) > 1]
    return sorted(able, key=lambda each: (-len(each.outlets), each.quotations[0].day or _LAST))


def _carried(statement: Statement, articles: Set[str]) -> int:
    """How many outlets carried a statement in some of these articles, copies of one text left out."""
    own = [w.quotation for w in statement.wordings if not w.copy_of and w.quotation.article in articles]
    return len({quotation.outlet or quotation.uri for quotation in own})


def every(connection: Connection) -> Iterator[Statement]:
    """All statements, in canonical order."""
    return _all_of(connection, statements.every(connection))


def _all_of(connection: Connection, found: Iterator[tuple[int, ...]]) -> Iterator[Statement]:
    while some := [*islice(found, _CHUNK)]:
        with connection.reading():
            made = _made(connection, some)
        yield from made


def _made(connection: Connection, several: Sequence[tuple[int, ...]]) -> list[Statement]:
    """Statements by the numbers of their quotations in the file, the earliest first; without those that were taken out
    since they were found."""
    quotations = of_numbers(connection, [number for numbers in several for number in numbers])
    several = [there for numbers in several if (there := tuple(filter(quotations.__contains__, numbers)))]
    texts = same_texts(connection, (number for numbers in several if len(numbers) > 1 for number in numbers))
    return [_statement({number: quotations[number] for number in numbers}, texts) for numbers in several]


def _statement(quotations: Mapping[int, Citation], texts: Mapping[int, tuple[int, bool]]) -> Statement:
    fullest = min(quotations.values(), key=lambda q: (q.kind is Kind.INDIRECT, -len(q.words)))
    words = Words.of(fullest.words, fullest.kind) if len(quotations) > 1 else None
    original: dict[int, str] = {}
    for number in sorted(filter(texts.__contains__, quotations), key=lambda number: not texts[number][1]):
        original.setdefault(texts[number][0], quotations[number].article)  # the origin, else the first
    wordings = []
    for number, quotation in quotations.items():
        copied = original[texts[number][0]] if number in texts else quotation.article
        other = None if quotation is fullest or words is None else Words.of(quotation.words, quotation.kind)
        comparison = compare(words, other) if words and other else None
        wordings.append(Wording(quotation, comparison, None if copied == quotation.article else copied))
    return Statement(tuple(wordings), fullest)


def _before(one: Citation, other: Citation) -> bool:
    """Whether the article of one is told to be published before that of the other."""
    same = one.outlet is not None and one.outlet == other.outlet
    return earlier(one.published, other.published, one_outlet=same)
