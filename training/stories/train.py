"""Fits the weights of the clues that two articles are on one event, prints their figures and writes them:
`python -m training.stories.train --data ../shared/data`. Three minutes on one core, fixed seeds.

The examples are the comparable pairs of labelled articles of AllSides; articles without a label may be on any event and
are left out. Figures are B-cubed of stories that neither weights nor threshold were chosen on, all articles grouped.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from onrecord.clean.article import clean
from onrecord.link.events import CLUES, FILE, Scorer, candidates, clues
from onrecord.link.gist import Gist, gist_of
from onrecord.link.stories import grouped
from onrecord.model import Page
from onrecord.read.decode import decode
from onrecord.read.limits import Limits
from onrecord.read.pages import pages
from training.stories.b_cubed import Figures, b_cubed

MODELS = Path(__file__).parents[2] / "src/onrecord/models"
HALVINGS = 3
_THRESHOLDS = tuple(k / 100 for k in range(10, 42, 2))
_RIDGE = 1.0

Pair = tuple[str, str]


class Articles:
    """The comparable pairs of all articles with their clues, and the gold stories."""

    def __init__(self, gists: Sequence[Gist], gold: Sequence[Sequence[str]]) -> None:
        self.gists = {gist.key: gist for gist in gists}
        self.gold = gold
        self.story = {key: number for number, keys in enumerate(gold) for key in keys}
        found = [((one.key, other.key), clues(one, other)) for one, other in candidates(gists)]
        self.pairs = [pair for pair, _ in found]
        self.clues = np.array([values for _, values in found])

    def fitted(self, stories: Collection[int]) -> Scorer:
        """The scorer of some gold stories, with the threshold that groups their articles best."""
        scorer = fit(*self._examples(stories))
        return max((replace(scorer, threshold=t) for t in _THRESHOLDS), key=lambda s: self.figures(s, stories).f)

    def _examples(self, stories: Collection[int]) -> tuple[np.ndarray, np.ndarray]:
        labels = [(self.story.get(one, -1), self.story.get(other, -2)) for one, other in self.pairs]
        rows = [n for n, (a, b) in enumerate(labels) if a in stories and b in stories]
        return self.clues[rows], np.array([labels[n][0] == labels[n][1] for n in rows], dtype=float)

    def figures(self, scorer: Scorer, stories: Collection[int]) -> Figures:
        """B-cubed of the articles of some gold stories, where all articles are grouped."""
        scores = zip(self.pairs, map(scorer.likeness, self.clues.tolist()), strict=True)
        days = {key: gist.day for key, gist in self.gists.items()}
        groups = grouped(days, {pair: score for pair, score in scores if score}, scorer.threshold)
        return b_cubed(self.gold, groups, {key for number in stories for key in self.gold[number]})


def fit(clues: np.ndarray, same: np.ndarray) -> Scorer:
    """Logistic regression with a small ridge, by Newton's method. `clues` (pairs, clues), `same` (pairs,) 0 or 1."""
    inputs = np.hstack([clues, np.ones((len(clues), 1))])
    ridge = np.diag([_RIDGE] * clues.shape[1] + [0.0])
    weights = np.zeros(inputs.shape[1])
    for _ in range(25):
        probabilities = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (probabilities - same) + ridge @ weights
        curve = (inputs * (probabilities * (1 - probabilities))[:, None]).T @ inputs + ridge
        weights -= np.linalg.solve(curve, slope)
    *each, bias = np.round(weights, 3).tolist()
    return Scorer(tuple(each), bias, 0.0)


def crossed(articles: Articles) -> list[Figures]:
    """Figures of the halves of the gold that a scorer was not fitted on, for several ways to halve it."""
    found = []
    for seed in range(HALVINGS):
        numbers = list(range(len(articles.gold)))
        random.Random(seed).shuffle(numbers)
        halves = [set(numbers[::2]), set(numbers[1::2])]
        found += [articles.figures(articles.fitted(a), b) for a, b in (halves, halves[::-1])]
    return found


def read(data: Path) -> Articles:
    """AllSides, cleaned as a record cleans it."""
    limits = Limits()
    cleaned = [clean(p, decode(p, limits)) for p in pages([data / "articles.jsonl.gz"], limits) if isinstance(p, Page)]
    gists = [gist_of(a.id, a.title, a.text, a.published) for a in cleaned]
    return Articles(gists, json.loads((data / "stories.json").read_text("utf8")))


def as_json(scorer: Scorer) -> dict[str, dict[str, float]]:
    """The content of the weights' file."""
    return {
        "clues": dict(zip(CLUES, scorer.weights, strict=True)),
        "linkage": {"bias": scorer.bias, "threshold": scorer.threshold},
    }


def main() -> None:
    """Fits and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds allsides")
    parser.add_argument("--out", type=Path, default=MODELS / FILE)
    args = parser.parse_args()
    articles = read(args.data / "allsides")
    print(f"{len(articles.gists):,} articles, {len(articles.pairs):,} pairs to decide", flush=True)
    halves = crossed(articles)
    print("held out:", *halves, f"mean F {sum(f.f for f in halves) / len(halves):.1f}", sep="\n  ", flush=True)
    every = range(len(articles.gold))
    scorer = articles.fitted(every)
    print("fitted on:", articles.figures(scorer, every), scorer)
    args.out.write_text(json.dumps(as_json(scorer), indent=1) + "\n", "utf8")


if __name__ == "__main__":
    main()
