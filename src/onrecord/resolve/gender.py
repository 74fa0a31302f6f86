"""Gender as the words tell it: by pronoun, form of address, noun or given name; unknown where they do not."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from onrecord.model import Gender
from onrecord.resolve.lexicon import fold, tagged, words


def of_noun(noun: str) -> Gender:
    """The gender of a pronoun or noun: "she", "spokeswoman"."""
    return Gender(tagged("gendered").get(fold(noun), "-"))


def of_title(title: str) -> Gender:
    """The gender of a form of address: "Mrs."."""
    return Gender(tagged("titles").get(fold(title), "-"))


def of_given_name(name: str) -> Gender:
    """The gender of a given name, unknown where both bear it or nobody that we know."""
    first = fold(name).split("-")[0]
    man, woman = first in words("male"), first in words("female")
    return Gender.UNKNOWN if man is woman else Gender.MAN if man else Gender.WOMAN


@lru_cache(maxsize=1 << 14)
def is_given_name(name: str) -> bool:
    """Whether a word is a given name."""
    folded = fold(name)
    parts = {folded, folded.split("-")[0]}
    return bool(parts & words("male") or parts & words("female"))


def agreed(genders: Iterable[Gender]) -> Gender:
    """The gender that most of the clues tell; the first one where as many tell the other."""
    clues = [gender for gender in genders if gender is not Gender.UNKNOWN]
    return max(clues, key=clues.count) if clues else Gender.UNKNOWN
