"""A name taken apart, and where it is filed: in comes a name as articles write it, out come its words as they are
compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model import SpeakerKind
from onrecord.registry.lists import bodies, family_first, nicknames
from onrecord.registry.spelling import skeleton
from onrecord.resolve.lexicon import fold, listed

_HYPHEN = re.compile(r"[-–‐‑/]")
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])+\.?\Z|[A-Z]{2}\Z")
_LEFT_OUT = frozenset({"the", "of", "and", "for", "on", "in", "&", "to", "at", "u.s", "us"})
_LEGAL = frozenset({"inc", "corp", "co", "company", "corporation", "llc", "ltd", "plc", "ag", "gmbh", "sa", "lp"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name's folded words."""

    words: tuple[str, ...]
    """Hyphens and initials apart, generation left out: ("h", "r", "mcmaster")."""
    generation: str | None
    """ "jr", "iii" and the like."""
    last: tuple[str, ...]
    """The surname's words: those of the last word, or of the first in names that put the family first."""

    @staticmethod
    @lru_cache(maxsize=1 << 14)
    def of(name: str) -> Name:
        """The name as its words are compared."""
        whole = [word for word in name.split() if fold(word) and fold(word) != "the"]
        generation = None
        if len(whole) > 1 and fold(whole[-1]).strip(",") in listed("generations"):
            generation = fold(whole.pop()).strip(",")
        apart = [_parts(word, last=word is whole[-1]) for word in whole]
        words = [parts for parts in apart if parts] or [(name.casefold(),)]
        last = words[0] if _family_first(words) else words[-1]
        return Name(tuple(part for word in words for part in word), generation, last)

    @property
    def key(self) -> str:
        """The name in one way of writing."""
        return " ".join(self.words) + (f" {self.generation}" if self.generation else "")

    @property
    def short(self) -> bool:
        """Whether it is a surname, or a given name, alone."""
        return self.words == self.last

    @property
    def given(self) -> tuple[str, ...]:
        """The words that are not the surname."""
        size = len(self.last)
        return self.words[size:] if self.words[:size] == self.last and not self.short else self.words[:-size]


def _parts(word: str, *, last: bool) -> tuple[str, ...]:
    if _INITIALS.match(word) and not last and word.lower() not in family_first():
        return tuple(letter.lower() for letter in word if letter.isalpha())
    return tuple(part for piece in _HYPHEN.split(word) if (part := fold(piece).strip(",")))


def _family_first(words: list[tuple[str, ...]]) -> bool:
    """Whether the family stands first ("Xi Jinping"): a family name of the list, and no given name we know."""
    return len(words) in {2, 3} and words[0][0] in family_first() and words[-1][-1] not in family_first()


def body_words(name: str) -> tuple[str, ...]:
    """An organisation's name in one way of writing: "Justice Department", "U.S. Department of Justice" and "DOJ" come
    to the same."""
    folded = [fold(word).strip(",") for word in name.split()]
    words = [word for word in folded if word and word not in _LEGAL]
    known = bodies().get(" ".join(word for word in words if word != "the"))
    if known:
        words = known.split()
    while len(words) > 1 and words[0] in {"the", "us", "u.s", "american", "united"} and words[1] != "states":
        if words[0] in {"american", "united"}:
            break
        words = words[1:]
    words = ["department" if word == "dept" else word for word in words]
    if len(words) > 2 and words[-1] in {"administration", "campaign"}:
        words = words[-2:]  # "Donald Trump campaign" is the Trump campaign
    if len(words) > 1 and words[-1] in {"department", "ministry"}:
        words = [words[-1], *words[:-1]]
    return tuple(word for word in words if word not in _LEFT_OUT) or tuple(words) or (name.casefold(),)


@lru_cache(maxsize=1 << 14)
def block_of(name: str, kind: SpeakerKind) -> str:
    """The part of the registry that a name is compared within: people by surname, bodies by initials."""
    if kind is SpeakerKind.ORGANISATION:
        words = body_words(name)
        return skeleton("".join(word[0] for word in words) if len(words) > 1 else words[0])
    if kind is SpeakerKind.PERSON:
        return skeleton(Name.of(name).last[-1])
    return f"* {' '.join(fold(word) for word in name.split() if fold(word) != 'the')}"


def same_given(one: str, other: str) -> bool:
    """Whether two given names are one: the same, a short form of the other, or differently spelt."""
    if one == other or nicknames(one) & nicknames(other):
        return True
    return min(len(one), len(other)) > 3 and skeleton(one) == skeleton(other)


def same_initial(one: str, other: str) -> bool:
    """Whether one is the other's initial."""
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and long.startswith(short)
