"""Measures the scorer of statements on marked stories that it was not fitted on: `python -m
training.statements.crossvalidate RECORD --data ../shared/data`; RECORD holds the articles of AllSides.

The stories are parted into folds at random, several times. A table tells precision and F of pairs across articles at
each threshold, as shared/score/links.py counts them; pairs that no quotation was found for are missed.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import mean, pstdev

from onrecord.api import Record
from training.statements.examples import Example, of_story, of_two_events
from training.statements.fit import PRECISION, THRESHOLDS, Counts, Marks, fit, total
from training.statements.gold import read_stories

FOLDS, SEEDS = 7, 5
PAIRS = 600
"""Of articles on two events."""


def read(allsides: Path, record: Record) -> tuple[list[Marks], list[Example]]:
    """The marked stories with their candidates, and the candidates of articles on two events."""
    stories = read_stories(allsides, record)
    return [Marks(s, of_story(s)) for s in stories], of_two_events(allsides, record, stories, PAIRS)


def crossvalidated(marks: Sequence[Marks], others: Sequence[Example], seed: int) -> Mapping[float, Counts]:
    """Counts of all stories at each threshold, each story grouped by the scorer of the other folds."""
    found: dict[float, list[Counts]] = {threshold: [] for threshold in THRESHOLDS}
    for left_out in folds(len(marks), seed):
        rest = [each for n, story in enumerate(marks) if n not in left_out for each in story.examples]
        scorer = fit(rest, others)
        for threshold, counts in found.items():
            counts += [marks[n].counts(scorer, threshold) for n in left_out]
    return {threshold: total(counts) for threshold, counts in found.items()}


def folds(size: int, seed: int) -> Iterator[list[int]]:
    """The numbers below `size`, parted at random."""
    numbers = list(range(size))
    random.Random(seed).shuffle(numbers)
    return (numbers[fold::FOLDS] for fold in range(FOLDS))


def best_threshold(runs: Sequence[Mapping[float, Counts]]) -> float:
    """The threshold of the best mean F among those of enough mean precision."""
    exact = [t for t in THRESHOLDS if mean(run[t].precision for run in runs) >= PRECISION]
    return max(exact or THRESHOLDS[-1:], key=lambda t: mean(run[t].f for run in runs))


def table(runs: Sequence[Mapping[float, Counts]]) -> Iterator[str]:
    """A line for each threshold: means over the runs, and how far they spread."""
    for threshold in THRESHOLDS:
        precisions = [100 * run[threshold].precision for run in runs]
        scores = [100 * run[threshold].f for run in runs]
        figures = (f"{name} {mean(each):.1f} ±{pstdev(each):.1f}" for name, each in (("P", precisions), ("F", scores)))
        yield "  ".join((f"{threshold:.2f}", *figures))


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="the folder that holds allsides")
    args = parser.parse_args()
    with Record(args.record) as record:
        marks, others = read(args.data / "allsides", record)
    runs = [crossvalidated(marks, others, seed) for seed in range(SEEDS)]
    print(*table(runs), sep="\n")
    chosen = best_threshold(runs)
    print(
        f"SUMMARY threshold {chosen} precision {100 * mean(run[chosen].precision for run in runs):.1f}"
        f" statements {100 * mean(run[chosen].f for run in runs):.1f}"
    )


if __name__ == "__main__":
    main()
