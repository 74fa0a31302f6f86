"""An article while its sources are resolved: its cast, who is in the reader's mind, and who has spoken so far."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import islice

from onrecord.model import Candidate, Gender, SpeakerKind
from onrecord.resolve.answers import Answer, speaker
from onrecord.resolve.entities import Entity
from onrecord.resolve.gender import of_noun
from onrecord.resolve.lexicon import fold
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.places import place
from onrecord.resolve.salience import Salience, Scored

_CANDIDATES = 3
_BACK = 100
OPENING = 3
"""How many paragraphs open an article: there somebody may be described first and named later."""


class Scene:
    """What the answers of one article are found in; grows with each answer."""

    def __init__(self, salience: Salience) -> None:
        self.salience = salience
        self.cast = salience.cast
        self.spoken: list[tuple[int, Answer]] = []
        self._pronouns = deque(salience.pronouns())

    def read_to(self, at: int) -> None:
        """Takes in the pronouns before a place that are no sources: who is "he" there is in mind here."""
        while self._pronouns and self._pronouns[0][0] < at:
            place_, word = self._pronouns.popleft()
            scored = self.salience.antecedents(place_, is_person, of_noun(word))
            if scored:
                self.salience.hear(place_, word, scored[0].entity)

    def note(self, at: int, answer: Answer) -> None:
        """Remembers an answer, for what follows refers to it."""
        for entity in answer.entities:
            if entity is not None:
                self.salience.note(at, entity)
        if answer.speakers:
            self.spoken.append((at, answer))

    def of_entity(self, number: int) -> Answer:
        """The answer that is one entity of the cast; a state is no country."""
        entity = self.cast.entities[number]
        kind = SpeakerKind.ORGANISATION if is_state(entity) else entity.kind
        roles = tuple(dict.fromkeys(role.words for role in entity.roles))
        return Answer((speaker(entity.name, kind, entity.gender, roles),), entities=(number,))

    def choose(self, scored: Sequence[Scored]) -> Answer:
        """The answer that is the first of some entities, an empty one of none."""
        return self.of_entity(scored[0].entity) if scored else Answer()

    def candidates(self, at: int) -> tuple[Candidate, ...]:
        """The likeliest people at a place, with how likely each is meant."""
        scored = self.salience.antecedents(at, is_person)[:_CANDIDATES]
        return tuple(Candidate(self.cast.entities[s.entity].name, round(s.probability, 2)) for s in scored)

    def last_spoken(self, at: int, kinds: frozenset[SpeakerKind]) -> Answer | None:
        """The last answer of certain kinds, if it is of the cast or a document and within a paragraph's distance."""
        paragraph = self.cast.layout.paragraph(at)
        for place_, answer in islice(reversed(self.spoken), _BACK):
            if paragraph - self.cast.layout.paragraph(place_) > 1:
                return None
            kind = answer.speakers[0].kind
            if place_ < at and kind in kinds and (answer.entities[0] is not None or kind is SpeakerKind.DOCUMENT):
                return answer
        return None

    def possessor(self, phrase: Phrase) -> int | None:
        """The entity of the possessive pronoun that opens a phrase ("his lawyer")."""
        word = fold(phrase.tokens[0].text)
        scored = self.salience.antecedents(phrase.start, is_body if word == "its" else is_person, of_noun(word))
        return scored[0].entity if scored else None

    def first_place(self, number: int) -> int:
        """Where an entity is first named."""
        return self.cast.mentions[self.cast.entities[number].mentions[0]].start


def is_person(entity: Entity) -> bool:
    """A person by title, given name or role; a bare capitalised word is not one for a pronoun."""
    return entity.kind is SpeakerKind.PERSON and (entity.certain or entity.gender is not Gender.UNKNOWN)


def is_body(entity: Entity) -> bool:
    """What "it" can speak as: an organisation, a country, a state."""
    return entity.kind in {SpeakerKind.ORGANISATION, SpeakerKind.COUNTRY}


def is_country(entity: Entity) -> bool:
    """A country, no state."""
    known = place(entity.name) if entity.kind is SpeakerKind.COUNTRY else None
    return known is not None and known.country


def is_state(entity: Entity) -> bool:
    """A state of a country."""
    return entity.kind is SpeakerKind.COUNTRY and not is_country(entity)


def agree(one: Gender, other: Gender) -> bool:
    """Whether two genders can be one person's."""
    return one is other or Gender.UNKNOWN in {one, other}
