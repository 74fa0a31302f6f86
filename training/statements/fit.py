"""Fits the weights of the scorer, and finds the threshold at which groups are right often enough."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from onrecord.link.pairs import FLOOR
from onrecord.link.quoted import told_days
from onrecord.link.relations import Relation
from onrecord.link.scorer import Scorer
from onrecord.link.statements import Member, statements
from onrecord.model import Part, Quotation
from training.statements.examples import Example
from training.statements.gold import Story, key_of

RIDGE = 3.0
OTHER_EVENTS = 0.1
"""What an example of two events weighs: there are many more of them than of marked ones."""
THRESHOLDS = tuple(k / 100 for k in range(10, 60, 2))
PRECISION = 0.79
"""That the threshold is chosen for."""


class Counts(NamedTuple):
    """Pairs across articles: grouped rightly, grouped, and of the gold."""

    right: int
    grouped: int
    gold: int

    @property
    def precision(self) -> float:
        """Of the pairs grouped; 1 where none is."""
        return self.right / self.grouped if self.grouped else 1.0

    @property
    def f(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.grouped + self.gold)

    def __str__(self) -> str:
        return f"P {100 * self.precision:.1f} R {100 * self.right / self.gold:.1f} F {100 * self.f:.1f}"


class Marks(NamedTuple):
    """A marked story with its candidates."""

    story: Story
    examples: Sequence[Example]

    def counts(self, scorer: Scorer, threshold: float) -> Counts:
        """What its statements are when they are grouped by a scorer."""
        groups = statements(members(self.story), chances(self.examples, scorer), threshold)
        body = {key_of(q) for article in self.story.articles for q in article.quotations if q.part is Part.BODY}
        group_of = self.story.group_of
        pairs = [
            (a.key, b.key)
            for group in groups
            for a, b in combinations([m for m in group if m.key in body], 2)
            if a.article != b.article
        ]
        right = sum(group_of.get(a, -1) == group_of.get(b, -2) for a, b in pairs)
        return Counts(right, len(pairs), len(list(self.story.pairs())))


def members(story: Story) -> list[Member]:
    """The quotations of a story."""
    every = ((article, place, q) for article in story.articles for place, q in enumerate(article.quotations))
    return [
        Member(key_of(q), article.id, article.published, place, q.speakers, _told(q)) for article, place, q in every
    ]


def _told(quotation: Quotation) -> tuple[int, int] | None:
    return told_days(quotation.said.earliest, quotation.said.latest) if quotation.said else None


def chances(examples: Sequence[Example], scorer: Scorer) -> Mapping[tuple[str, str], float]:
    """The pairs that are likely, with their probabilities."""
    found = ((each.one, each.other, scorer.chance(each.numbers, each.relation)) for each in examples)
    return {(one, other): chance for one, other, chance in found if chance >= FLOOR}


def total(counts: Sequence[Counts]) -> Counts:
    """Of several stories together."""
    return Counts(*(sum(column) for column in zip(*counts, strict=True)))


def fit(marked: Sequence[Example], others: Sequence[Example]) -> Scorer:
    """Logistic regression with a ridge on standardised numbers, by Newton's method; its threshold is 0."""
    marked = [each for each in marked if each.same is not None]
    examples = [*marked, *others]
    numbers = np.array([[*each.numbers, float(each.relation is Relation.SAME)] for each in examples])
    same = np.array([float(each.same is True) for each in examples])
    each_weighs = np.array([1.0] * len(marked) + [OTHER_EVENTS] * len(others))
    mean, spread = numbers[: len(marked)].mean(axis=0), numbers[: len(marked)].std(axis=0) + 1e-9
    inputs = np.hstack([(numbers - mean) / spread, np.ones((len(numbers), 1))])
    ridge = np.diag([RIDGE] * numbers.shape[1] + [0.0])
    weights = np.zeros(inputs.shape[1])
    for _ in range(30):
        probabilities = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ ((probabilities - same) * each_weighs) + ridge @ weights
        curve = (inputs * (probabilities * (1 - probabilities) * each_weighs)[:, None]).T @ inputs + ridge
        weights -= np.linalg.solve(curve, slope)
    plain = weights[:-1] / spread
    bias = float(weights[-1] - plain @ mean)
    *evidence, one_speaker = np.round(plain, 4).tolist()
    return Scorer(tuple(evidence), round(bias, 4), one_speaker, 0.0)
