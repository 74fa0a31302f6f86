"""Who is in the reader's mind at a place of the text: the cast and its place in the text in, scored antecedents out.

The features are those of the classic pronoun resolvers (Lappin and Leass 1994): recency by sentence, subjecthood,
parallelism of speakers, embedding. The weights were set by hand while reading PolNeAR, not fitted.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import log

from onrecord.model import Gender
from onrecord.resolve.cast import Cast
from onrecord.resolve.entities import Entity
from onrecord.resolve.lexicon import fold, listed, words
from onrecord.resolve.mentions import Mention

_SENTENCES, _EVENTS, _GOVERNED = 9, 60, 8
_RECENCY, _PARAGRAPH, _SUBJECT, _SPEAKER, _OWNER, _QUOTED, _REPORTED, _FREQUENCY, _GUESSED = (
    0.8,
    0.4,
    1.0,
    1.0,
    0.6,
    2.0,
    0.7,
    0.35,
    0.5,
)

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """One mention of an entity, by name or by a word resolved before."""

    at: int
    entity: int
    subject: bool
    speaker: bool
    owner: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """An entity with its score as an antecedent; higher is likelier."""

    entity: int
    score: float


class Salience:
    """The mentions of a text in order, with what raises and lowers them."""

    def __init__(
        self, cast: Cast, sources: Iterable[Range], quoted: Iterable[Range], reported: Iterable[Range]
    ) -> None:
        self.cast = cast
        self._quoted, self._reported = sorted(quoted), sorted(reported)
        self._sources = sorted(sources)
        self._events: list[Event] = []
        for number, mention in enumerate(cast.mentions):
            owner = cast.owners[number]
            if owner is not None and not mention.headline:
                self._events.append(self._event(mention, owner))
        self._events.sort()

    def _event(self, mention: Mention, owner: int) -> Event:
        speaker = covering(self._sources, mention.start) is not None
        return Event(mention.start, owner, speaker or self._is_subject(mention), speaker, mention.possessive)

    def _is_subject(self, mention: Mention) -> bool:
        """Whether a name seems to be its clause's subject: nothing before it governs it and a verb may follow."""
        tokens, at = self.cast.layout.tokens, self.cast.layout.index(mention.start)
        limit = at - _GOVERNED
        while (
            at > max(0, limit)
            and tokens[at - 1].text[0].islower()
            and (tokens[at - 1].text == "the" or fold(tokens[at - 1].text) not in words("stops"))
        ):
            at -= 1
            if tokens[at].text.endswith(("ed", "ing")):
                return False
        before = tokens[at - 1].text.lower() if at else ""
        return not mention.possessive and before not in listed("governing_prepositions")

    def note(self, at: int, entity: int) -> None:
        """Records that a source means an entity, so that what follows can refer to it."""
        insort(self._events, Event(at, entity, subject=True, speaker=True, owner=False))

    def named_between(self, start: int, end: int, fits: Callable[[Entity], bool]) -> bool:
        """Whether somebody fitting is mentioned between two places."""
        low, high = (bisect_left(self._events, at, key=lambda event: event.at) for at in (start, end))
        return any(fits(self.cast.entities[event.entity]) for event in self._events[low:high])

    def antecedents(self, at: int, fits: Callable[[Entity], bool], gender: Gender = Gender.UNKNOWN) -> list[Scored]:
        """The entities that a word at a place may mean, best first."""
        layout = self.cast.layout
        sentence = layout.sentence(at)
        best: dict[int, float] = {}
        stop = bisect_left(self._events, at, key=lambda event: event.at)
        for event in reversed(self._events[max(0, stop - _EVENTS) : stop]):
            if sentence - layout.sentence(event.at) > _SENTENCES:
                break
            entity = self.cast.entities[event.entity]
            if fits(entity) and not (gender is not Gender.UNKNOWN and entity.gender not in {gender, Gender.UNKNOWN}):
                score = self._score(event, at, sentence, gender)
                best[event.entity] = max(best.get(event.entity, score), score)
        ranked = [
            Scored(entity, score + _FREQUENCY * log(1 + len(self.cast.entities[entity].mentions)))
            for entity, score in best.items()
        ]
        return sorted(ranked, key=lambda scored: (-scored.score, scored.entity))

    def _score(self, event: Event, at: int, sentence: int, gender: Gender) -> float:
        layout = self.cast.layout
        score = -_RECENCY * (sentence - layout.sentence(event.at))
        score -= _PARAGRAPH * (layout.paragraph(at) - layout.paragraph(event.at))
        score += _SUBJECT * event.subject + _SPEAKER * event.speaker - _OWNER * event.owner
        score -= _QUOTED * self._apart(self._quoted, event.at, at) + _REPORTED * self._apart(
            self._reported, event.at, at
        )
        if gender is not Gender.UNKNOWN and self.cast.entities[event.entity].gender is Gender.UNKNOWN:
            score -= _GUESSED
        return score

    @staticmethod
    def _apart(ranges: list[Range], inner: int, outer: int) -> bool:
        """Whether one place lies in a range that does not hold the other."""
        held = covering(ranges, inner)
        return held is not None and not held[0] <= outer < held[1]


def covering(ranges: list[Range], at: int) -> Range | None:
    """The last-starting of sorted ranges that holds a place."""
    number = bisect_left(ranges, (at + 1, 0)) - 1
    for start, end in reversed(ranges[max(0, number - 3) : number + 1]):
        if start <= at < end:
            return start, end
    return None
