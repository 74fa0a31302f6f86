"""To whom somebody spoke: in comes a noun phrase, out comes whether it names listeners."""

from __future__ import annotations

from onrecord.resolve.adjuncts import Adjuncts, listed_here
from onrecord.resolve.lexicon import families, words
from onrecord.resolve.mentions import Sort
from onrecord.resolve.outlets import outlets_in

_PRONOUNS = frozenset({"him", "her", "them", "me", "us", "it", "you", "himself", "herself", "themselves"})


def is_told(adjuncts: Adjuncts, first: int, last: int) -> bool:
    """Whether a noun phrase right behind "told" is somebody who was told, no "story" and no pronoun."""
    head = adjuncts.folded[adjuncts.head(first, last)]
    return head not in listed_here("not_heard") and head not in _PRONOUNS and adjuncts.tokens[first].text[0].isalnum()


def is_audience(adjuncts: Adjuncts, first: int, last: int) -> bool:
    """Whether a noun phrase names people, a body or an outlet that can listen."""
    at = adjuncts.head(first, last)
    word = adjuncts.folded[at]
    if word in words("audiences") or word in families() or (word.endswith("s") and word[:-1] in families()):
        return True
    if outlets_in(adjuncts, first, last):
        return True
    numbers = adjuncts.cast.numbers(adjuncts.tokens[first].start, adjuncts.tokens[last - 1].stop)
    found = [adjuncts.cast.mentions[n] for n in numbers]
    whole = [m for m in found if m.end >= adjuncts.tokens[last - 1].end]
    return any(m.sort in {Sort.PERSON, Sort.ORGANISATION, Sort.PEOPLE} for m in whole)
