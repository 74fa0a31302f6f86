"""One person, organisation or country of an article: what is known of it, and whether a mention can be it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from onrecord.model import Gender, SpeakerKind
from onrecord.resolve.gender import is_given_name
from onrecord.resolve.mentions import Mention, Sort
from onrecord.resolve.names import is_surname_of, same_foreign_name, same_full_name, same_spelling
from onrecord.resolve.roles import Held, Role


@dataclass(slots=True)
class Entity:
    """What an article tells of one of its cast; grows while the article is read."""

    kind: SpeakerKind
    mentions: list[int] = field(default_factory=list)
    """Numbers of its mentions in the order of the article."""
    keys: Counter[tuple[str, ...]] = field(default_factory=Counter)
    clues: Counter[Gender] = field(default_factory=Counter)
    roles: list[Role] = field(default_factory=list)
    name: str = ""
    certain: bool = False
    """Whether a title, a given name or a role says that it is a person."""
    generation: str | None = None
    gender: Gender = Gender.UNKNOWN
    """What the names, titles and roles agree on."""

    def tell(self, gender: Gender, weight: int = 1) -> None:
        """Adds a clue to the gender."""
        if gender is not Gender.UNKNOWN:
            self.clues[gender] += weight
            self.gender = max(self.clues, key=lambda told: self.clues[told])

    def likeness(self, description: Role) -> float:
        """How well a description fits the roles of this entity."""
        return Held(tuple(self.roles)).likeness(description)

    def contradicts(self, description: Role) -> bool:
        """Whether a description names another country, state or party than the roles of this entity."""
        return Held(tuple(self.roles)).contradicts(description)

    def agrees(self, mention: Mention) -> bool:
        """Whether gender and generation of a mention do not contradict."""
        genders = {self.gender, mention.gender} - {Gender.UNKNOWN}
        return len(genders) < 2 and mention.generation in {None, self.generation}


def kind_of(mention: Mention) -> SpeakerKind:
    """The kind of entity that a mention by itself makes."""
    kinds = {Sort.PLACE: SpeakerKind.COUNTRY, Sort.ORGANISATION: SpeakerKind.ORGANISATION}
    return kinds.get(mention.sort, SpeakerKind.PERSON)


def is_plain_name(mention: Mention) -> bool:
    """Whether even a headline's capitals show a name: a given name with one word behind it."""
    return len(mention.key) == 2 and is_given_name(mention.name[0])


def is_full(mention: Mention, entity: Entity) -> bool:
    """Whether a mention is an entity's full name, initials allowed."""
    return len(mention.key) > 1 and any(len(key) > 1 and same_full_name(mention.key, key) for key in entity.keys)


def is_surname(mention: Mention, entity: Entity) -> bool:
    """Whether a mention is the surname of a full name."""
    return any(is_surname_of(mention.key, key) for key in entity.keys)


def is_exact(mention: Mention, entity: Entity) -> bool:
    """Whether a mention repeats a name."""
    return bool(entity.keys[mention.key])


def is_first_name(mention: Mention, entity: Entity) -> bool:
    """Whether a mention is a given name, or a surname written first ("Mr. Ban" of "Ban Ki-moon")."""
    first_is_surname = bool(mention.lead) and not is_given_name(mention.name[0])
    return (
        len(mention.key) == 1
        and (first_is_surname or not mention.lead)
        and any(key[0] == mention.key[0] for key in entity.keys)
    )


def is_spelling(mention: Mention, entity: Entity) -> bool:
    """Whether a mention is another spelling of a name."""
    for key in entity.keys:
        surname = len(mention.key) == 1 and len(key) > 1 and same_spelling(mention.key[0], key[-1])
        if surname or same_foreign_name(mention.key, key):
            return True
    return False
