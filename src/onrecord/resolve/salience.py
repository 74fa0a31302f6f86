"""Who is in the reader's mind at a place of the text: the cast and its place in the text in, candidates out, the
likeliest first.

Names are mentions of their entities from the start; sources that were resolved, and the pronouns between them, become
mentions as the text is read. What is told of each candidate is in `clues`, what the clues weigh in `weights`.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.model import Gender
from onrecord.resolve.cast import Cast
from onrecord.resolve.clues import Anaphor, Event, Pair, Standing, Utterance
from onrecord.resolve.entities import Entity
from onrecord.resolve.gender import of_given_name
from onrecord.resolve.lexicon import fold, listed, words
from onrecord.resolve.mentions import Mention
from onrecord.resolve.weights import Weights, shipped

_SENTENCES, _EVENTS, _GOVERNED, _OPENING = 9, 60, 8, 3
_SUBJECTS = frozenset({"he", "she", "it", "who"})
_PRONOUNS = frozenset({"he", "him", "his", "she", "her"})

Range = tuple[int, int]
Fits = Callable[[Entity], bool]


@dataclass(frozen=True, slots=True)
class Scored:
    """An entity with its score as an antecedent, the higher the likelier, and the probability that it is meant."""

    entity: int
    score: float
    probability: float = 0.0


class Salience:
    """The mentions of a text in order, with what raises and lowers them."""

    def __init__(self, cast: Cast, utterances: Sequence[Utterance], weights: Weights | None = None) -> None:
        self.cast = cast
        self._weights = weights
        self._direct = sorted((u for u in utterances if u.direct), key=lambda u: u.content)
        self._reported = sorted((u for u in utterances if not u.direct), key=lambda u: u.content)
        self._sources = {u.source: u for u in (*self._direct, *self._reported) if u.source is not None}
        self._starts = sorted(self._sources)
        self._events: list[Event] = []
        for number, mention in enumerate(cast.mentions):
            owner = cast.owners[number]
            if owner is not None and not mention.headline:
                speaker = covering(self._starts, mention.start) is not None
                how = Standing(speaker or self._is_subject(mention), speaker, mention.possessive, named=True)
                self._events.append(self._event(mention.start, owner, how))
        self._events.sort()

    def _event(self, at: int, entity: int, how: Standing) -> Event:
        layout = self.cast.layout
        return Event(
            at,
            entity,
            layout.sentence(at),
            layout.paragraph(at),
            *how,
            self._holding(self._direct, at),
            self._holding(self._reported, at),
        )

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
        insort(self._events, self._event(at, entity, Standing(subject=True, speaker=True, owner=False)))

    def hear(self, at: int, word: str, entity: int) -> None:
        """Records that a pronoun that is no source means an entity."""
        how = Standing(subject=word in _SUBJECTS, speaker=False, owner=word in listed("owners"))
        insort(self._events, self._event(at, entity, how))

    def named_between(self, start: int, end: int, fits: Fits) -> bool:
        """Whether somebody fitting is mentioned between two places."""
        low, high = (bisect_left(self._events, at, key=lambda event: event.at) for at in (start, end))
        return any(fits(self.cast.entities[event.entity]) for event in self._events[low:high])

    def antecedents(self, at: int, fits: Fits, gender: Gender = Gender.UNKNOWN) -> list[Scored]:
        """The entities that a word at a place may mean, best first."""
        pairs = self.pairs(at, fits, gender)
        if not pairs:
            return []
        weights = self._weights or shipped()
        scores = weights.scores(pairs)
        shares = weights.probabilities(scores)
        ranked = (Scored(p.entity, s, share) for p, s, share in zip(pairs, scores, shares, strict=True))
        return sorted(ranked, key=lambda scored: (-scored.score, scored.entity))

    def pairs(self, at: int, fits: Fits, gender: Gender = Gender.UNKNOWN) -> list[Pair]:
        """A word at a place with each entity that it may mean, the last mentioned first."""
        anaphor = self.anaphor(at, gender)
        stop = bisect_left(self._events, at, key=lambda event: event.at)
        seen: dict[int, list[Event]] = {}
        for event in reversed(self._events[max(0, stop - _EVENTS) : stop]):
            if anaphor.sentence - event.sentence > _SENTENCES:
                break
            seen.setdefault(event.entity, []).append(event)
        entities = self.cast.entities
        fitting = [
            number
            for number in seen
            if fits(entities[number]) and (gender is Gender.UNKNOWN or _may_be(entities[number], gender))
        ]
        last = max((e for n in fitting for e in seen[n] if e.speaker), default=None)
        return [
            Pair(
                anaphor,
                number,
                tuple(seen[number]),
                rank,
                len(fitting),
                len(entities[number].mentions),
                entities[number].gender is not Gender.UNKNOWN,
                last is not None and last.entity == number,
            )
            for rank, number in enumerate(fitting)
        ]

    def anaphor(self, at: int, gender: Gender) -> Anaphor:
        """What is told of the word at a place."""
        layout = self.cast.layout
        number = layout.index(at)
        word = fold(layout.tokens[number].text) if number < len(layout.tokens) else ""
        sentence = layout.sentence_range(at)[0]
        source = covering(self._starts, at)
        return Anaphor(
            at,
            layout.sentence(at),
            layout.paragraph(at),
            gender,
            subject=word in _SUBJECTS,
            owner=word in listed("owners"),
            described=word not in listed("he_she_it") and word not in listed("owners"),
            opens=number - layout.index(sentence) < _OPENING,
            paragraph_opens=layout.paragraph_range(at)[0] == sentence,
            utterance=self._sources[source] if source else None,
            direct=self._holding(self._direct, at),
            reported=self._holding(self._reported, at),
        )

    def pronouns(self) -> list[tuple[int, str]]:
        """Where pronouns of one person stand that are no sources, with the word."""
        found = ((t.start, fold(t.text)) for t in self.cast.layout.tokens if len(t.text) < 4)
        return [(at, word) for at, word in found if word in _PRONOUNS and covering(self._starts, at) is None]

    @staticmethod
    def _holding(utterances: Sequence[Utterance], at: int) -> Utterance | None:
        """The last-starting of sorted utterances whose content holds a place."""
        number = bisect_left(utterances, at + 1, key=lambda u: u.content[0])
        return next((u for u in reversed(utterances[max(0, number - 3) : number]) if at < u.content[1]), None)


def _may_be(entity: Entity, gender: Gender) -> bool:
    """Whether an entity can have a gender: one of which nothing is told not against its given name."""
    if entity.gender is not Gender.UNKNOWN:
        return entity.gender is gender
    return of_given_name(entity.name.split()[0]) in {gender, Gender.UNKNOWN}


def covering(ranges: Sequence[Range], at: int) -> Range | None:
    """The last-starting of sorted ranges that holds a place."""
    number = bisect_left(ranges, (at + 1, 0)) - 1
    for start, end in reversed(ranges[max(0, number - 3) : number + 1]):
        if start <= at < end:
            return start, end
    return None
