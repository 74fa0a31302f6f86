"""Whether two articles are on one event: two gists in, how likely it is out, decided from the two alone.

A logistic regression on six clues, fitted by `training/stories` on AllSides' groups of articles on one event.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import chain
from math import exp, sqrt

from onrecord.errors import ModelError
from onrecord.link.gist import Gist, cosine, same_weekdays

FILE = "stories.json"
CLUES = ("terms", "title", "days", "undated", "weekdays", "no weekdays")
WINDOW = 4
"""Days: two articles published further apart are on two events."""
SHARED, SHARED_UNDATED = 1, 3
"""How many of their keys two articles must share to be compared, where both are dated and where one is not: then it
meets the articles of all days."""
LEAST = 0.02
"""A likeness below counts as none."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """The weights of the clues in the order of `CLUES`, and what all pairs start from."""

    weights: tuple[float, ...]
    bias: float
    threshold: float
    """The mean likeness from which on groups are one story."""

    def likeness(self, clues: Sequence[float]) -> float:
        """The probability of one event, to four decimals so that it is the same on every machine; 0 below `LEAST`."""
        score = self.bias + sum(weight * clue for weight, clue in zip(self.weights, clues, strict=True))
        probability = round(1 / (1 + exp(-score)), 4)
        return probability if probability >= LEAST else 0.0


def likeness(one: Gist, other: Gist) -> float:
    """How likely two articles are on one event, 0 to 1; 0 where they are not comparable."""
    return shipped().likeness(clues(one, other)) if comparable(one, other) else 0.0


def clues(one: Gist, other: Gist) -> tuple[float, ...]:
    """In the order of `CLUES`: the roots of the cosines of terms and of titles, the days between, whether one is
    undated, how alike the weekdays are that both name, and whether one names none."""
    apart = _days_apart(one, other)
    weekdays = same_weekdays(_weekdays(one, apart), _weekdays(other, apart))
    return (
        sqrt(cosine(one.terms, other.terms)),
        sqrt(cosine(one.title, other.title)),
        float(apart or 0),
        float(apart is None),
        weekdays or 0.0,
        float(weekdays is None),
    )


def _weekdays(gist: Gist, apart: int | None) -> Sequence[int]:
    """How often each weekday is named. Where another article is undated, one that names none means those of news: the
    day of its publication and the day before."""
    if apart is not None or gist.day is None or any(gist.weekdays):
        return gist.weekdays
    published = date.fromordinal(gist.day).weekday()
    return tuple(int(weekday in {published, (published - 1) % 7}) for weekday in range(7))


def comparable(one: Gist, other: Gist) -> bool:
    """Whether two articles are candidates: within the window, as far as they are dated, and with enough keys shared."""
    apart = _days_apart(one, other)
    return (apart is None or apart <= WINDOW) and len({*one.keys} & {*other.keys}) >= needed(one, other)


def needed(one: Gist, other: Gist) -> int:
    """How many keys two articles must share to be compared."""
    return SHARED_UNDATED if one.day is None or other.day is None else SHARED


def _days_apart(one: Gist, other: Gist) -> int | None:
    return None if one.day is None or other.day is None else abs(one.day - other.day)


def candidates(gists: Iterable[Gist]) -> Iterator[tuple[Gist, Gist]]:
    """The comparable pairs, each once, found by their keys: a dated article meets those of its window and the undated
    ones, an undated one all."""
    ordered = sorted(gists, key=lambda gist: (gist.day is not None, gist.day or 0, gist.key))
    holding: dict[tuple[str, int | None], list[int]] = defaultdict(list)
    for number, gist in enumerate(ordered):
        days = (None,) if gist.day is None else (None, *range(gist.day - WINDOW, gist.day + 1))
        shared = Counter(chain.from_iterable(holding.get((word, day), ()) for word in gist.keys for day in days))
        for other, count in shared.items():
            if count >= needed(ordered[other], gist):
                yield ordered[other], gist
        for word in gist.keys:
            holding[word, gist.day].append(number)


@cache
def shipped() -> Scorer:
    """The weights that are shipped, read once a process. Raises ModelError where they are missing."""
    try:
        return of_json(json.loads(files("onrecord.models").joinpath(FILE).read_text("utf-8")))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the weights of the clues of stories cannot be read ({error}); reinstall onrecord") from error


def of_json(raw: Mapping[str, Mapping[str, float]]) -> Scorer:
    """The scorer of a file's content. Raises KeyError where a weight is missing."""
    return Scorer(tuple(raw["clues"][name] for name in CLUES), raw["linkage"]["bias"], raw["linkage"]["threshold"])
