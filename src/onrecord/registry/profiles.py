"""What the registry works on: profiles of speakers as articles tell them, and the entries of lists of known people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from onrecord.model import Gender, SpeakerKind
from onrecord.registry.lists import anywhere
from onrecord.registry.names import Name, block_of
from onrecord.resolve.layout import tokens_of
from onrecord.resolve.lexicon import fold, is_common, listed
from onrecord.resolve.lexicon import words as stops
from onrecord.resolve.places import is_people
from onrecord.resolve.roles import Role, role_of

NAMELESS_KINDS = frozenset({SpeakerKind.UNNAMED, SpeakerKind.DOCUMENT})
_SMALL = frozenset({"the", "of", "and", "for", "de", "la", "a", "an", "in", "on", "&"})


@dataclass(frozen=True)
class Profile:
    """A speaker by one name and description, as some articles have it."""

    id: int
    """Of whoever asks."""
    name: str
    kind: SpeakerKind
    gender: Gender = Gender.UNKNOWN
    roles: tuple[str, ...] = ()
    year: int | None = None
    """Of publication, where the name alone may not tell who it is."""
    where: frozenset[int] = frozenset()
    """The articles that have it, by numbers of whoever asks."""

    @property
    def articles(self) -> int:
        """How many articles have it."""
        return len(self.where)

    @property
    def order(self) -> tuple[str, str, tuple[str, ...], int]:
        """What orders the profiles of one kind, whatever their numbers."""
        return self.name, self.gender.value, self.roles, self.year or 0

    @cached_property
    def parts(self) -> Name:
        """The name taken apart."""
        return Name.of(self.name)

    @cached_property
    def told(self) -> tuple[Role, ...]:
        """The roles taken apart."""
        return tuple(role for words in self.roles if (role := _role(words)))


@lru_cache(maxsize=1 << 14)
def _role(words: str) -> Role:
    return role_of(tokens_of(words))


@dataclass(frozen=True, slots=True)
class Reference:
    """Whom somebody means who speaks of a speaker: a name of a kind, however it is written."""

    kind: SpeakerKind
    name: str

    @property
    def key(self) -> str:
        """The name as it is compared."""
        return Name.of(self.name).key

    @property
    def block(self) -> str:
        """Where its profiles are."""
        return block_of(self.name, self.kind)


def is_named(name: str, kind: SpeakerKind) -> bool:
    """Whether a name tells the same speaker in every article: "officials", "a spokesman", "the court", "the Foreign
    Ministry" do not."""
    words = [word for word in name.split() if word[0].isalnum() and word.lower() not in _SMALL]
    if kind in NAMELESS_KINDS or not words:
        return False
    capitals = [word[0].isupper() or word[0].isdigit() for word in words]
    if kind is SpeakerKind.GROUP:
        return all(capitals) and fold(words[0]) not in stops("stops") | stops("groups") and not _opens(words)
    if kind is SpeakerKind.ORGANISATION and {fold(word) for word in words} <= anywhere():
        return False
    return kind is SpeakerKind.PERSON or any(capitals)


def _opens(words: Sequence[str]) -> bool:
    """Whether a group is one common noun, with a capital because it opens a sentence: "Critics"."""
    word = fold(words[0])
    party = {word, word.removesuffix("s")} & {*listed("parties"), "democrat", "gop", "tory", "tories"}
    return len(words) == 1 and is_common(word) and not party and not is_people(words[0])
