"""What a person is by an article's words: in come descriptions ("the NATO chief", "a senior adviser to Mr. Roe"), out
come roles to compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache

from onrecord.model import Gender
from onrecord.resolve.gender import agreed, of_noun
from onrecord.resolve.layout import Token
from onrecord.resolve.lexicon import aliases, compounds, families, fold, listed, words
from onrecord.resolve.places import homeland, place_openers

_EXACT, _AKIN, _SHARED, _OTHER, _PROPER = 2.0, 1.0, 1.0, 0.3, 0.6


@dataclass(frozen=True)
class Role:
    """A description taken apart: the nouns that say what somebody is, and the words that say which one."""

    heads: frozenset[str]
    marks: frozenset[str]
    gender: Gender
    places: frozenset[str]
    """Those of the marks that are countries or states: another one contradicts them."""

    proper: frozenset[str] = frozenset()
    """Other marks written with a capital."""
    words: str = field(default="", compare=False)
    """The description as the article has it, without an article before it."""

    @cached_property
    def parties(self) -> frozenset[str]:
        """The parties among its words."""
        return frozenset(_meaning(word) for word in self.heads | self.marks) & listed("parties")

    def __bool__(self) -> bool:
        return bool(self.heads)


NO_ROLE = Role(frozenset(), frozenset(), Gender.UNKNOWN, frozenset())


def role_of(tokens: Sequence[Token]) -> Role:
    """The role that a description tells; an empty one where it tells none."""
    if not any(part in families() for token in tokens for part in fold(token.text).split("-")):
        return NO_ROLE
    joined = _joined([token for token in tokens if token.text[0].isalnum()])
    heads: set[str] = set()
    head_open = True
    candidate: str | None = None
    marks: list[tuple[str, bool]] = []
    for word, capital in joined:
        if word in listed("role_ends") or word == "and":
            heads |= {candidate} if candidate else set()
            candidate, head_open = None, word == "and"
        elif word in families() and head_open:
            if candidate:
                marks.append((candidate, capital))
            candidate = word
        elif word not in words("stops"):
            marks.append((word, capital))
    heads |= {candidate} if candidate else set()
    meanings = [_meaning(word) for word, _ in marks]
    proper = [_meaning(word) for word, capital in marks if capital]
    return Role(
        heads=frozenset(heads),
        marks=frozenset(meanings),
        gender=agreed(of_noun(word) for word in sorted(heads)),
        places=frozenset(word for word in meanings if homeland(word.replace("-", " "))),
        proper=frozenset(word for word in proper if not homeland(word.replace("-", " "))) - listed("parties"),
        words=_plain(tokens),
    )


def _plain(tokens: Sequence[Token]) -> str:
    """A description in its own words, without an opening article."""
    texts = [token.text for token in tokens]
    return " ".join(texts[1:] if texts[0].lower() in listed("articles") else texts)


def _joined(tokens: Sequence[Token]) -> list[tuple[str, bool]]:
    """Folded words with whether they have a capital; roles of several words as one where the lists know them as
    one."""
    folded = [(fold(part), token.capital) for token in tokens for part in _parts(token.text) if fold(part)]
    out: list[tuple[str, bool]] = []
    at = 0
    while at < len(folded):
        lengths = (3, 2) if folded[at][0] in _openers() else ()
        length = next((n for n in lengths if _one(folded[at : at + n])), 1)
        out.append(("-".join(word for word, _ in folded[at : at + length]), folded[at][1]))
        at += length
    return out


@cache
def _openers() -> frozenset[str]:
    """The folded words that a role or a place of several words can begin with: few do, and the rest is looked up."""
    return frozenset(words[0] for words in compounds()) | place_openers()


def _one(run: Sequence[tuple[str, bool]]) -> bool:
    """Whether words are one: a role of the lists or a place of two words."""
    together = tuple(word for word, _ in run)
    role = "-".join(together) in families() and together in compounds()
    return len(run) > 1 and (role or (run[0][1] and homeland(" ".join(together)) is not None))


def _parts(word: str) -> list[str]:
    """The parts of a hyphened role ("Secretary-General"), else the word."""
    return [word] if fold(word) in families() and "-" not in word else word.split("-") if word[0].isupper() else [word]


@lru_cache(maxsize=1 << 14)
def _meaning(word: str) -> str:
    home = homeland(word.replace("-", " ")) or homeland(word)
    return place_mark(home) if home else aliases().get(word, word)


@dataclass(frozen=True)
class Held:
    """All roles of somebody, taken together once: many descriptions are compared with them."""

    roles: tuple[Role, ...]

    def contradicts(self, description: Role) -> bool:
        """Whether a description names another country, state or party than these roles."""
        return any(
            told and known and not told & known
            for told, known in ((description.places, self._places), (description.parties, self._parties))
        )

    def likeness(self, description: Role) -> float:
        """How well a description fits somebody with these roles: 0 where it contradicts or no noun does, else higher is
        better."""
        if self.contradicts(description):
            return 0.0
        heads = self._heads.get(_lesser(description), frozenset())
        best = max((_fit(head, other) for head in description.heads for other in heads), default=0.0)
        if not best:
            return 0.0
        for mark in sorted(description.marks):  # in one order, so that the sum is the same in every process
            best += _SHARED if mark in self._words else -_PROPER if mark in description.proper else -_OTHER
        return max(best, 0.0)

    @cached_property
    def _places(self) -> frozenset[str]:
        return frozenset[str]().union(*(role.places for role in self.roles))

    @cached_property
    def _parties(self) -> frozenset[str]:
        return frozenset[str]().union(*(role.parties for role in self.roles))

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset[str]().union(*(role.marks | role.heads for role in self.roles))

    @cached_property
    def _heads(self) -> Mapping[frozenset[str], frozenset[str]]:
        """The nouns of the roles that the same words make lesser: a deputy's are no minister's."""
        found: dict[frozenset[str], frozenset[str]] = {}
        for role in self.roles:
            found[_lesser(role)] = found.get(_lesser(role), frozenset()) | role.heads
        return found


def _lesser(role: Role) -> frozenset[str]:
    return role.marks & listed("lesser_roles")


def place_mark(name: str) -> str:
    """A country or state as it stands among a role's marks."""
    return "-".join(fold(word) for word in name.split())


def _fit(head: str, other: str) -> float:
    if head == other:
        return _EXACT
    return _AKIN if families()[head] & families()[other] else 0.0
