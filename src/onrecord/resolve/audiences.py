"""To whom somebody spoke: in comes a noun phrase, out comes whether it names listeners."""

from __future__ import annotations

from onrecord.resolve.lexicon import families, words
from onrecord.resolve.mentions import Sort
from onrecord.resolve.outlets import outlets_in
from onrecord.resolve.wording import Wording, small

_PRONOUNS = frozenset({"him", "her", "them", "it", "you", "himself", "herself", "themselves"})


def is_told(wording: Wording, first: int, last: int) -> bool:
    """Whether a noun phrase right behind "told" is somebody who was told, no "story", no pronoun but the reporter's."""
    head = wording.folded[wording.head(first, last)]
    return head not in small("not_heard") and head not in _PRONOUNS and wording.tokens[first].text[0].isalnum()


def is_audience(wording: Wording, first: int, last: int) -> bool:
    """Whether a noun phrase names people, a body or an outlet that can listen."""
    at = wording.head(first, last)
    word = wording.folded[at]
    if word in words("audiences") or word in families() or (word.endswith("s") and word[:-1] in families()):
        return True
    if outlets_in(wording, first, last):
        return True
    numbers = wording.cast.numbers(wording.tokens[first].start, wording.tokens[last - 1].stop)
    found = [wording.cast.mentions[n] for n in numbers]
    whole = [m for m in found if m.end >= wording.tokens[last - 1].end]
    return any(m.sort in {Sort.PERSON, Sort.ORGANISATION, Sort.PEOPLE} for m in whole)
