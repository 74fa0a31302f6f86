"""Measures the classifier of lines on hosts it has not seen: `python -m training.lines.validate --data ../shared/data`.

Prints body precision, recall and F (bags of words, as `score/clean.py` counts) for each fold and over all pages.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.clean.dump import assemble
from training.lines.data import Example, pages, words
from training.lines.fit import encode, fit
from training.lines.train import EPOCHS, SEEDS, bodies, extras

FOLDS = 5


def folds(examples: list[Example]) -> list[int]:
    """The fold of each example: all pages of a host are in the same."""
    hosts = sorted({example.host for example in examples})
    random.Random(1).shuffle(hosts)
    fold = {host: i % FOLDS for i, host in enumerate(hosts)}
    return [fold[example.host] for example in examples]


def figures(example: Example, probabilities: NDArray[np.float32]) -> tuple[float, float, float]:
    """Precision, recall and F of the body that the probabilities lead to."""
    found = assemble(example.text, list(example.blocks), probabilities)
    p, g = Counter(words(found.text(example.text))), Counter(words(example.body))
    both = (p & g).total()
    return both / max(1, p.total()), both / max(1, g.total()), 2 * both / max(1, p.total() + g.total())


def main() -> None:
    """Trains a network a fold and prints how it does on the pages left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds web, polnear and allsides")
    parser.add_argument("--folds", type=int, default=FOLDS, help="stop after so many folds")
    args = parser.parse_args()
    torch.set_num_threads(1)
    examples = list(pages(args.data / "web"))
    encoded, fold = [encode(example) for example in examples], folds(examples)
    clean = bodies(args.data)
    rows: list[tuple[float, float, float]] = []
    for k in range(args.folds):
        held = [i for i, f in enumerate(fold) if f == k]
        seen = [i for i, f in enumerate(fold) if f != k]
        rounds = extras([examples[i] for i in seen], clean)
        model = fit([encoded[i] for i in seen], rounds, EPOCHS, SEEDS)
        scores = [figures(examples[i], model.probabilities(encoded[i])) for i in held]
        rows += scores
        print(f"fold {k}: {len(held)} pages, body P R F {np.round(100 * np.mean(scores, axis=0), 1)}", flush=True)
    print(f"{len(rows)} pages: body P R F {np.round(100 * np.mean(rows, axis=0), 1)}")


if __name__ == "__main__":
    main()
