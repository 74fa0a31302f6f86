"""All that one speaker said as numbers: quotations in, their words out one after the other, each with its place, its
statement and the days of that.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from onrecord.link.recurring import EVER, SEPARATOR, Ints, Texts
from onrecord.link.tokens import Range, own_ranges
from onrecord.model import Kind

_TOKEN = re.compile(r"[^\W_]+(?:['.,][^\W_]+)*|[.!?…;:\n()\[\]\"”“]|--|–|—")
_PLAIN = str.maketrans("’‘`´", "''''")


class Dated(StrEnum):
    """What tells the day of a quotation."""

    TOLD = "told"
    """Words of the article ("on Monday")."""
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Utterance:
    """One quotation of a speaker; the days are None where they are unknown."""

    quotation: str
    statement: str
    text: str
    kind: Kind
    earliest: date | None
    latest: date | None
    dated: Dated = Dated.PUBLISHED
    event: str | None = None
    """What its article is about: where a day is unknown, quotations of two events can be of two occasions."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A speaker's quotations in canonical order and all of their words. `W` words."""

    utterances: Sequence[Utterance]
    vocabulary: Sequence[str]
    """Number of a word -> the word in small letters; 0 ends a sentence."""
    texts: Texts
    owners: Sequence[int]
    """(W,) the utterance that a word is of."""
    places: Sequence[Range]
    """(W,) where it stands in the utterance's text, in code points."""

    @staticmethod
    def of(utterances: Iterable[Utterance]) -> Corpus:
        """The corpus that utterances make, in whatever order they come."""
        known = sorted(utterances, key=lambda one: one.quotation)
        numbers: dict[str, int] = {"": SEPARATOR}
        flat, owners, places, own = list[int](), list[int](), list[Range](), list[bool]()
        for owner, one in enumerate(known):
            marked = own_ranges(one.text, one.kind)
            for start, end, word in words_in(one.text):
                flat.append(numbers.setdefault(word, len(numbers)))
                owners.append(owner)
                places.append((start, end))
                own.append(any(a <= start < b for a, b in marked))
        days = _days(known)[np.array(owners, dtype=np.int64)]
        words = np.array(flat, dtype=np.int64)
        texts = Texts(words, days[:, 0], days[:, 1], days[:, 2], np.array(own, dtype=np.bool_))
        return Corpus(known, list(numbers), texts, owners, places)

    def said(self, owner: int) -> list[int]:
        """The numbers of all words of an utterance, in order."""
        first, last = bisect_left(self.owners, owner), bisect_right(self.owners, owner)
        return [int(word) for word in self.texts.words[first:last]]


def _days(utterances: Sequence[Utterance]) -> Ints:
    """(U, 3): the number of each utterance's statement, and the first and last day of all that is of it."""
    numbers = {name: at for at, name in enumerate(sorted({one.statement for one in utterances}))}
    of = np.array([numbers[one.statement] for one in utterances], dtype=np.int64)
    first, last = np.full(len(numbers), EVER, dtype=np.int64), np.full(len(numbers), -EVER, dtype=np.int64)
    np.minimum.at(first, of, [one.earliest.toordinal() if one.earliest else -EVER for one in utterances])
    np.maximum.at(last, of, [one.latest.toordinal() if one.latest else EVER for one in utterances])
    return np.stack([of, first[of], last[of]], axis=1)


def words_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Words in small letters with their places; an empty word where a sentence or the text ends."""
    for found in _TOKEN.finditer(text.translate(_PLAIN)):
        word = found[0]
        yield found.start(), found.end(), word.lower().replace(".", "") if word[0].isalnum() else ""
    yield len(text), len(text), ""
