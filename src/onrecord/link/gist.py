"""What of an article is compared with others to find those on the same event: its title, text and day in, a gist out
that is small enough to be kept beside the article.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log, sqrt

from onrecord.link.dates import ordinal
from onrecord.link.weights import weight, words_of

_READ = 400
"""Words of the body whose frequencies count: what comes later is background, which articles on other events share."""
_TERMS = 100
_TITLE = 2
"""A word of the title counts as so many of the body."""
_UNIT = 1000
KEYS = 30
"""How many of its terms an article is looked up by."""
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Gist:
    """The terms of an article, as vectors of length 1,000 (rounded to whole numbers, so that no order of adding them up
    changes a sum), and the days that it tells."""

    key: str
    """Of the article; orders gists."""
    day: int | None
    """On which it was published: `date.toordinal`; None where no full date is known."""
    terms: Mapping[str, int]
    """Its heaviest words, the heaviest first, each with its weight."""
    title: Mapping[str, int]
    """The words of its title, in the same way."""
    weekdays: tuple[int, ...]
    """How often it names Monday, Tuesday and so on: news tells its days by them."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The words that it is looked up by."""
        return tuple(self.terms)[:KEYS]

    def as_json(self) -> str:
        """The gist as text, without key and day; about a kilobyte."""
        return json.dumps([self.terms, self.title, self.weekdays], separators=(",", ":"))

    @classmethod
    def of_json(cls, key: str, day: int | None, text: str) -> Gist:
        """The gist that `as_json` wrote."""
        terms, title, weekdays = json.loads(text)
        return cls(key, day, terms, title, tuple(weekdays))


def gist_of(key: str, title: str | None, text: str, published: str | None) -> Gist:
    """The gist of an article: `text` its body, `published` ISO 8601 of any precision.

    A word weighs (1 + ln count) times its inverse document frequency (Salton and Buckley 1988).
    """
    heading, body = words_of(title or ""), words_of(text)
    counts = Counter(body[:_READ])
    for word in heading:
        counts[word] += _TITLE
    named = Counter(body)
    return Gist(
        key=key,
        day=ordinal(published),
        terms=_vector({word: (1 + log(n)) * weight(word) for word, n in counts.items()}, _TERMS),
        title=_vector({word: weight(word) for word in heading}, _TERMS),
        weekdays=tuple(named[name] for name in _DAYS),
    )


def _vector(weights: Mapping[str, float], most: int) -> dict[str, int]:
    """The heaviest words, ties by the alphabet, scaled to the length 1,000."""
    heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:most]
    length = sqrt(sum(value * value for _, value in heaviest)) or 1.0
    return {word: round(_UNIT * value / length) for word, value in heaviest}


def cosine(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    """How alike two vectors of a gist are, 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return min(1.0, sum(value * other[word] for word, value in one.items() if word in other) / _UNIT**2)


def same_weekdays(one: Sequence[int], other: Sequence[int]) -> float | None:
    """How alike the weekdays are that two articles name, 0 to 1; None where one names none."""
    product = sum(_damped(a) * _damped(b) for a, b in zip(one, other, strict=True))
    lengths = [sqrt(sum(_damped(n) ** 2 for n in counts)) for counts in (one, other)]
    return min(1.0, product / (lengths[0] * lengths[1])) if all(lengths) else None


@cache
def _damped(count: int) -> float:
    return log(1 + count)
